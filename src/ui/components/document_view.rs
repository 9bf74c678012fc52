//! A [`Document`] on the page, and so on paper: what is printed is what is shown, without the controls.

use super::details::details;
use super::summary_list::{Action, Row, summary_list};
use super::{
    table::{table, text_rows},
    warning_text::warning_text,
};
use crate::document::{Answered, Block, Document, Item, Place, Section};
use crate::ui::html::{Html, el, nothing};
use crate::ui::route::Route;

/// The title with its summary and warnings.
pub fn head(paper: &Document) -> Html {
    let mut summary = paper.summary.iter().cloned();
    let first = summary.next().map(|text| el("p").class("govuk-body").with(el("strong").with(text)));
    let outcome = el("div")
        .class("app-outcome")
        .id("outcome")
        .with(el("span").class("govuk-caption-l").with(paper.caption.clone()))
        .with(el("h1").class("govuk-heading-l").attr("tabindex", "-1").with(paper.title.clone()))
        .with(first)
        .each(summary.map(|text| el("p").class("govuk-body").with(text)));
    let warnings: Vec<Html> = paper.warnings.iter().map(|text| warning_text(text.clone()).into()).collect();
    [Html::from(outcome), warnings.into()].into()
}

/// Its sections, each under a heading.
pub fn body(sections: Vec<Section>) -> Html {
    Html::Many(sections.into_iter().map(|part| section(part, nothing())).collect())
}

/// One section, with something of the page's own below its heading.
pub fn section(section: Section, own: Html) -> Html {
    let heading = el("h2").class("govuk-heading-m").with(section.heading).into();
    [heading, own, blocks(section.blocks)].into()
}

/// What stands in a section or a column.
pub fn blocks(blocks: Vec<Block>) -> Html {
    Html::Many(blocks.into_iter().map(block).collect())
}

fn block(block: Block) -> Html {
    match block {
        Block::Heading(text) => el("h3").class("govuk-heading-s").with(text).into(),
        Block::Paragraph(text) => el("p").class("govuk-body").with(text).into(),
        Block::List { numbered: true, items } => {
            el("ol").class("govuk-list govuk-list--number govuk-list--spaced").each(items.into_iter().map(item)).into()
        }
        Block::List { numbered: false, items } => {
            el("ul").class("govuk-list govuk-list--bullet govuk-list--spaced").each(items.into_iter().map(item)).into()
        }
        Block::Table { caption, headers, rows } => table(text_rows(caption, headers, rows), "app-stack").into(),
        Block::Folded { title, blocks: folded } => details(title, folded.into_iter().map(self::block).collect::<Vec<_>>()).into(),
        Block::Answers(answers) => summary_list(answers.into_iter().map(row).collect(), "").into(),
    }
}

fn item(item: Item) -> Html {
    let citation = item.citation();
    let mut line = el("li");
    if !item.lead.is_empty() {
        line = line.with(el("strong").with(item.lead)).with(" ");
    }
    line = line.with(item.text);
    if !citation.is_empty() {
        line = line.with(" ").with(el("span").class("app-cite").with(format!("({citation})")));
    }
    line.into()
}

fn row(answered: Answered) -> Row {
    let route = match answered.place {
        Place::Question(at) => Route::Question(at + 1),
        Place::Date => Route::Date,
    };
    let action = Action { href: route.href(), text: "Change".to_string(), hidden: format!("the answer to: {}", answered.question) };
    let note = (!answered.note.is_empty()).then(|| el("p").class("govuk-hint").with(answered.note));
    Row { key: answered.question.into(), value: [answered.answer.into(), Html::from(note)].into(), actions: vec![action] }
}
