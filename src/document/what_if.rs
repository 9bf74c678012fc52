//! Other answers than those that were given: what they would lead to, and which of them makes the difference.

use super::{Block, Item, compare::quoted, decision::result, list};
use crate::procedure::Procedure;
use crate::reasoning::{answers::Answers, outcome::Outcome, rulebook::Rulebook};

/// The answers as they were given, with the result.
pub fn answered(procedure: &Procedure, book: &Rulebook, given: &Answers) -> Vec<Block> {
    let mut blocks = result(procedure, &Outcome::of(book, given));
    let item = |(at, fact): (usize, &crate::procedure::fact::Fact)| {
        let answer = &fact.answer[given.get(at)?];
        Some(Item { lead: format!("{}:", fact.short), text: answer.label.to_string(), ..Item::default() })
    };
    let items: Vec<Item> = procedure.facts.iter().enumerate().filter_map(item).collect();
    if items.is_empty() {
        blocks.push(Block::Paragraph("You have not answered anything.".to_string()));
    } else {
        blocks.push(Block::Heading("Your answers".to_string()));
        blocks.push(Block::List { numbered: false, items });
    }
    blocks
}

/// One scenario: its result beside the one as answered, and why it is another.
pub fn scenario(procedure: &Procedure, book: &Rulebook, given: &Answers, others: &Answers) -> Vec<Block> {
    let changed = book.changed(given, others);
    let (now, then) = (Outcome::of(book, given), Outcome::of(book, others));
    let mut blocks = result(procedure, &then);
    if let Some(Block::List { items, .. }) = blocks.last_mut() {
        // The first is the headline.
        for (at, (item, conclusion)) in items.iter_mut().skip(1).zip(&procedure.conclusions).enumerate() {
            let was = now.standing(at);
            let note = if was == then.standing(at) { "as answered".to_string() } else { format!("was {}", quoted(was.label(conclusion))) };
            item.text = format!("{} ({note})", item.text);
        }
    }
    let names = |facts: &[usize]| list(&facts.iter().map(|fact| quoted(&procedure.facts[*fact].short)).collect::<Vec<_>>(), "and");
    let decisive = book.decisive(given, others);
    let without: Vec<usize> = changed.iter().copied().filter(|fact| !decisive.iter().flatten().any(|known| known == fact)).collect();
    let sets: Vec<String> = decisive
        .iter()
        .map(|set| match set.len() {
            1 if decisive.len() == 1 => names(set),
            1 => format!("{} alone", names(set)),
            _ => format!("{} together", names(set)),
        })
        .collect();
    let why = match (changed.is_empty(), sets.is_empty()) {
        (true, _) => "Nothing is changed yet. Choose another answer below.".to_string(),
        (false, true) => format!("The result is as answered: the change to {} makes no difference.", names(&changed)),
        (false, false) if without.is_empty() => format!("What makes the difference: {}.", list(&sets, "or")),
        (false, false) => {
            format!("What makes the difference: {}. The change to {} adds nothing to it.", list(&sets, "or"), names(&without))
        }
    };
    blocks.push(Block::Paragraph(why));
    if let (false, Some(fact)) = (changed.is_empty(), book.next_question(others)) {
        blocks.push(Block::Paragraph(format!("One more answer could change this: {}", procedure.facts[fact].question)));
    }
    blocks
}
