//! A comparison of two editions in words: what both ask, which fact patterns change the outcome, and what only one has.

use super::{Block, Item, Section, list};
use crate::kept::Text;
use crate::procedure::Procedure;
use crate::reasoning::compare::{Comparison, Said, Subject};
use crate::reasoning::cube::Pattern;

/// The sides are called so wherever both are spoken of.
pub const LETTERS: [&str; 2] = ["A", "B"];

/// What is compared; what changes, conclusion by conclusion; and, last, the headlines.
pub fn sections(comparison: &Comparison) -> Vec<Section> {
    let Comparison { facts, combinations, changed, subjects, .. } = comparison;
    let section = |heading: String, blocks| Section { heading, blocks };
    let mut sections = vec![section("What is compared".to_string(), compared(comparison))];
    let (Some((headline, conclusions)), false) = (subjects.split_last(), facts.is_empty()) else { return sections };
    let sum = match (conclusions.is_empty(), changed) {
        (true, _) => "They reach no conclusion in common; only their headlines can be compared.".to_string(),
        (false, 0) => format!("Nothing: every result is the same in all {} combinations.", count(*combinations)),
        (false, _) => format!("In {} of {} combinations at least one result differs.", count(*changed), count(*combinations)),
    };
    let mut changes = vec![Block::Paragraph(sum)];
    for subject in conclusions {
        changes.push(Block::Heading(comparison.name(subject)));
        changes.extend(comparison.blocks(subject));
    }
    sections.push(section("What changes".to_string(), changes));
    let heading = format!("The headlines: different in {} of {} combinations", count(headline.changed), count(*combinations));
    let mut blocks = vec![Block::Paragraph(
        "The headline says all that an edition concludes in one sentence. It can differ because a result does, or because the edition puts the same in other words.".to_string(),
    )];
    blocks.extend(comparison.blocks(headline));
    sections.push(section(heading, blocks));
    sections
}

/// `Name of the edition, rules version 2019.08`
pub fn name(procedure: &Procedure) -> String {
    format!("{}, rules version {}", procedure.edition.name, procedure.edition.version)
}

fn compared(comparison: &Comparison) -> Vec<Block> {
    let Comparison { sides, facts, combinations, .. } = comparison;
    let side = |at: usize| {
        let ended = &sides[at].procedure.edition.ended;
        Item { lead: format!("{}:", LETTERS[at]), text: format!("{}. {ended}", name(sides[at].procedure)), ..Item::default() }
    };
    let both: Vec<String> = facts.iter().map(|it| quoted(&sides[0].procedure.facts[it.fact[0]].short)).collect();
    let what = match both.is_empty() {
        true => "They ask nothing in common, so their results cannot be compared.".to_string(),
        false if comparison.subjects.is_empty() => {
            format!("Both ask about {}: {} combinations of answers, too many to compare here.", list(&both, "and"), count(*combinations))
        }
        false => format!(
            "Both ask about {}. All {} combinations of the answers that both take are compared.",
            list(&both, "and"),
            count(*combinations)
        ),
    };
    let items = |items: Vec<Item>| Block::List { numbered: false, items };
    let mut blocks = vec![items(vec![side(0), side(1)]), Block::Paragraph(what)];
    let only = only(comparison);
    if !only.is_empty() {
        blocks.push(items(only.into_iter().map(Item::text).collect()));
    }
    blocks
}

/// What only one of them asks, takes as an answer or concludes.
fn only(comparison: &Comparison) -> Vec<String> {
    let Comparison { sides, facts, .. } = comparison;
    let mut items: Vec<String> = Vec::new();
    for at in [0, 1] {
        let (own, other) = (sides[at].procedure, sides[1 - at].procedure);
        let alone = |fact: &usize| facts.iter().all(|it| it.fact[at] != *fact);
        let asked: Vec<String> = (0..own.facts.len()).filter(alone).map(|fact| quoted(&own.facts[fact].short)).collect();
        if !asked.is_empty() {
            items.push(format!(
                "Only {0} asks about {1}. It counts as not asked, so a result under {0} can be open that an answer would settle.",
                LETTERS[at],
                list(&asked, "and")
            ));
        }
        for it in facts {
            let (fact, others) = (&own.facts[it.fact[at]], &other.facts[it.fact[1 - at]].answer);
            let own_answers = fact.answer.iter().filter(|answer| others.iter().all(|other| other.id != answer.id));
            let answers: Vec<String> = own_answers.map(|answer| quoted(&answer.label)).collect();
            if !answers.is_empty() {
                let (answers, asked) = (list(&answers, "and"), quoted(&fact.short));
                items.push(format!("Only {} takes {answers} as an answer about {asked}. It is left out.", LETTERS[at]));
            }
        }
        let reached = own.conclusions.iter().filter(|it| other.conclusion(&it.id).is_none());
        let reached: Vec<String> = reached.map(|it| quoted(&it.name)).collect();
        if !reached.is_empty() {
            items.push(format!("Only {} says something about {}.", LETTERS[at], list(&reached, "and")));
        }
    }
    items
}

impl Comparison<'_> {
    /// Of a conclusion that both reach; both names where they differ.
    fn name(&self, subject: &Subject) -> String {
        let Some(at) = subject.conclusion else { return "Headline".to_string() };
        let [first, second]: [Text; 2] = [0, 1].map(|side| self.sides[side].procedure.conclusions[at[side]].name);
        if first == second { first.into() } else { format!("{first} (A), {second} (B)") }
    }

    fn blocks(&self, subject: &Subject) -> Vec<Block> {
        let mut rows = Vec::new();
        for group in &subject.groups {
            let said = group.said.map(|said| said.label.to_string());
            rows.extend(group.patterns.iter().map(|pattern| [self.words(pattern)].into_iter().chain(said.clone()).collect::<Vec<_>>()));
        }
        let mut blocks = Vec::new();
        match subject.changed {
            0 => blocks.push(Block::Paragraph("The same in every combination.".to_string())),
            changed => {
                let sum = format!(
                    "Different in {} of {} combinations. Each row is one pattern of answers; what it does not name makes no difference.",
                    count(changed),
                    count(self.combinations)
                );
                blocks.push(Block::Paragraph(sum));
                let headers = ["Answers", "Under A", "Under B"].map(str::to_string).to_vec();
                blocks.push(Block::Table { caption: format!("{}: what changes", self.name(subject)), headers, rows });
            }
        }
        let put = |said: Said| if said.force.is_empty() { quoted(said.label) } else { format!("{} ({})", quoted(said.label), said.force) };
        for group in subject.groups.iter().filter(|group| group.said[0].id == group.said[1].id && group.said[0] != group.said[1]) {
            let [first, second] = group.said.map(put);
            blocks.push(Block::Paragraph(format!("The same, put in other words: {first} under A, {second} under B.")));
        }
        blocks
    }

    /// `Abuse or neglect: “Yes, known” or “Yes, suspected”; Looked after child: “No”`, in the words of the first side.
    pub fn words(&self, pattern: &Pattern) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (at, shared) in self.facts.iter().enumerate() {
            let fact = &self.sides[0].procedure.facts[shared.fact[0]];
            let label = |answer: &[usize; 2]| quoted(&fact.answer[answer[0]].label);
            let fits = |wanted: u16| shared.answers.iter().enumerate().filter(move |(nth, _)| pattern.answers(at) >> nth & 1 == wanted);
            let (with, without): (Vec<String>, Vec<String>) =
                (fits(1).map(|(_, answer)| label(answer)).collect(), fits(0).map(|(_, answer)| label(answer)).collect());
            match without.as_slice() {
                [] => {}
                [one] if with.len() > 2 => parts.push(format!("{}: any answer but {one}", fact.short)),
                _ => parts.push(format!("{}: {}", fact.short, list(&with, "or"))),
            }
        }
        if parts.is_empty() { "Whatever the answers".to_string() } else { parts.join("; ") }
    }
}

pub(super) fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// `1,296`
fn count(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}
