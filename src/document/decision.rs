//! One set of answers under two editions: what each says, what could not be carried over, and where they differ.

use super::{
    Block, Item,
    compare::{name, quoted},
    list,
};
use crate::calendar::words;
use crate::case::decision::{Decision, Under};
use crate::compiled;
use crate::procedure::Procedure;
use crate::reasoning::outcome::Outcome;

/// The result of an edition in one column, its end first if it has ended.
pub fn result(procedure: &Procedure, outcome: &Outcome) -> Vec<Block> {
    let title = outcome.headline(procedure).map_or_else(String::new, |headline| headline.title.to_string());
    let results = procedure.conclusions.iter().enumerate().map(|(at, it)| (it.name.as_str(), outcome.standing(at).label(it)));
    column(procedure, title, results.map(|(name, label)| item(name, label)).collect())
}

/// What was decided, in the words of then.
pub fn recorded(procedure: &Procedure, decision: &Decision) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(name(procedure))];
    blocks.extend(column(procedure, decision.title.clone(), decision.results.iter().map(|(name, label)| item(name, label)).collect()));
    blocks.push(Block::Paragraph("You answered the questions of this one.".to_string()));
    blocks
}

/// A decision of a case as it was taken, with the answers of then. It is never worked out again.
pub fn taken(decision: &Decision) -> Vec<Block> {
    let of = compiled::procedure(&decision.edition);
    let edition = of.map_or(decision.edition.as_str(), |of| of.edition.name.as_str());
    let mut blocks = vec![Block::Heading(format!("As recorded on {}", words::date(decision.date)))];
    blocks.push(Block::Paragraph(format!("{edition}, rules version {}.", decision.version)));
    blocks.extend(of.filter(|of| !of.edition.ended.is_empty()).map(|of| Block::Paragraph(of.edition.ended.to_string())));
    let results = decision.results.iter().map(|(name, label)| item(name, label));
    blocks.push(Block::List { numbered: false, items: [item("Result", &decision.title)].into_iter().chain(results).collect() });
    let answers = decision.answers.iter().map(|(fact, answer)| by_name(of, fact, answer)).collect();
    blocks.push(Block::Paragraph("On these answers:".to_string()));
    blocks.push(Block::List { numbered: false, items: answers });
    blocks
}

/// What an edition says now about the answers of a decision.
pub fn now(decision: &Decision, procedure: &Procedure, read: &Under) -> Vec<Block> {
    let mut blocks = vec![Block::Heading("What the rules in use say now".to_string()), Block::Paragraph(format!("{}.", name(procedure)))];
    blocks.extend(result(procedure, &read.outcome));
    blocks.extend(carried(decision, compiled::procedure(&decision.edition), procedure, read));
    blocks
}

/// The same answers read under another edition.
pub fn under(decision: &Decision, of: &Procedure, procedure: &Procedure, under: &Under) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(name(procedure))];
    blocks.extend(result(procedure, &under.outcome));
    blocks.extend(carried(decision, Some(of), procedure, under));
    blocks
}

/// Which answers an edition has no place for, and what it would ask first.
pub fn carried(decision: &Decision, of: Option<&Procedure>, procedure: &Procedure, under: &Under) -> Vec<Block> {
    let lost: Vec<Item> = under.not_carried.iter().map(|(fact, answer)| by_name(of, fact, answer)).collect();
    let mut blocks = vec![Block::Paragraph(match (decision.answers.len(), lost.len()) {
        (_, 0) => "All your answers are carried over.".to_string(),
        (all, none) if all == none => "None of your answers can be carried over: it asks none of these questions, or not so.".to_string(),
        _ => "Not carried over, because it does not ask this, or not so:".to_string(),
    })];
    if !lost.is_empty() {
        blocks.push(Block::List { numbered: false, items: lost });
    }
    if let Some(fact) = under.then_asks {
        blocks.push(Block::Paragraph(format!("It would ask you more, first: {}", procedure.facts[fact].question)));
    }
    blocks
}

/// Where the two results differ, conclusion by conclusion.
pub fn differences(of: &Procedure, own: &Outcome, procedure: &Procedure, other: &Outcome) -> Vec<Block> {
    let (mut differ, mut same) = (Vec::new(), Vec::new());
    for (at, conclusion) in of.conclusions.iter().enumerate() {
        let Some(there) = procedure.conclusions.iter().position(|it| it.id == conclusion.id) else {
            differ.push(Item {
                lead: format!("{}:", conclusion.name),
                text: format!("{} says nothing about it.", name(procedure)),
                ..Item::default()
            });
            continue;
        };
        let (ours, theirs) = (own.standing(at), other.standing(there));
        let (label, other_label) = (ours.label(conclusion), theirs.label(&procedure.conclusions[there]));
        if ours.id(conclusion) == theirs.id(&procedure.conclusions[there]) {
            same.push(conclusion.name.to_string());
        } else {
            let text = format!("{} under {}; {} under {}.", quoted(label), name(of), quoted(other_label), name(procedure));
            differ.push(Item { lead: format!("{}:", conclusion.name), text, ..Item::default() });
        }
    }
    for conclusion in procedure.conclusions.iter().filter(|it| of.conclusion(&it.id).is_none()) {
        let text = format!("only {} says something about it.", name(procedure));
        differ.push(Item { lead: format!("{}:", conclusion.name), text, ..Item::default() });
    }
    let mut blocks = Vec::new();
    if !same.is_empty() {
        blocks.push(Block::Paragraph(format!("The same under both: {}.", list(&same, "and"))));
    }
    if !differ.is_empty() {
        blocks.push(Block::Paragraph("Different:".to_string()));
        blocks.push(Block::List { numbered: false, items: differ });
    }
    blocks
}

/// The same, where the two conclude about the same things at all.
pub fn differences_if_any(of: &Procedure, own: &Outcome, procedure: &Procedure, other: &Outcome) -> Vec<Block> {
    let shared = of.conclusions.iter().any(|it| procedure.conclusion(&it.id).is_some());
    if shared { differences(of, own, procedure, other) } else { Vec::new() }
}

fn column(procedure: &Procedure, title: String, results: Vec<Item>) -> Vec<Block> {
    let ended = &procedure.edition.ended;
    let first = (!ended.is_empty()).then(|| Block::Paragraph(ended.to_string()));
    let items = [item("Result", &title)].into_iter().chain(results).collect();
    first.into_iter().chain([Block::List { numbered: false, items }]).collect()
}

fn item(name: &str, label: &str) -> Item {
    Item { lead: format!("{name}:"), text: label.to_string(), ..Item::default() }
}

/// An answer by name, in the words of the edition that it was given under, or by its ids where the build does not carry that.
fn by_name(of: Option<&Procedure>, fact: &str, answer: &str) -> Item {
    let found = of.and_then(|of| of.fact(fact));
    let label = found.and_then(|fact| fact.answer.iter().find(|known| known.id == *answer));
    let short = found.map_or(fact, |fact| &fact.short);
    Item::text(format!("{short}: {}", quoted(label.map_or(answer, |answer| &answer.label))))
}
