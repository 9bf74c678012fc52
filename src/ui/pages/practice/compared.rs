//! What the reader said of a case beside what the rules say, with the reasons, and how the case was read.

use super::options;
use crate::document::{Block, Section, reasons::Reading};
use crate::reasoning::answers::Answers;
use crate::ui::components::{
    document_view,
    summary_list::{Row, summary_list},
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::pages::{bullets, paragraph};
use crate::ui::workspace::Guide;

/// Whether the answers are the same throughout, and all that is said of them.
pub fn told(guide: Guide, answers: &Answers, chosen: &[Option<usize>]) -> (bool, Html) {
    let Guide { procedure, book, .. } = guide;
    let mut same = true;
    let rows = procedure.conclusions.iter().enumerate().map(|(at, conclusion)| {
        let standing = book.standing(at, answers);
        let said = chosen.get(at).copied().flatten().and_then(|choice| options(conclusion).get(choice).copied());
        let (id, label) = said.unwrap_or_default();
        same &= id == standing.id(conclusion);
        let both = [format!("You said: {label}"), format!("The rules say: {}", standing.label(conclusion))];
        Row { key: conclusion.name.into(), value: both.map(paragraph).into(), actions: Vec::new() }
    });
    let compared = summary_list(rows.collect(), "").into();
    let why = Reading { procedure, book, answers }.why().into_iter().map(of_the_case).collect();
    let why = document_view::section(Section { heading: "Why".to_string(), blocks: why }, nothing());
    let read = Html::from([el("h2").class("govuk-heading-m").with("How the case was read").into(), bullets(reading(guide, answers))]);
    (same, [compared, why, read].into())
}

/// The reasons speak to the reader of a check; here the answers are those of the case.
fn of_the_case(block: Block) -> Block {
    match block {
        Block::List { numbered, mut items } => {
            items.iter_mut().for_each(|item| item.text = item.text.replace("You answered", "The case was read as"));
            Block::List { numbered, items }
        }
        other => other,
    }
}

/// `What happened to the child: The child died`
pub fn reading(guide: Guide, answers: &Answers) -> Vec<String> {
    let facts = guide.procedure.facts.iter().enumerate();
    facts.filter_map(|(at, fact)| Some(format!("{}: {}", fact.short, fact.answer[answers.get(at)?].label))).collect()
}
