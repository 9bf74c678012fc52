//! A [`Document`] on the page, and so on paper: what is printed is what is shown, without the controls.

use super::{summary_list::{Action, Row, SummaryList}, table::{Cell, Rows, Table}, warning_text::WarningText};
use crate::document::{Answered, Block, Document, Item, Place, Section};
use crate::ui::route::Route;
use leptos::prelude::*;

/// The title with its summary and warnings.
#[component]
pub fn DocumentHead(paper: Document) -> impl IntoView {
    let (first, rest) = (paper.summary.first().cloned(), paper.summary.into_iter().skip(1));
    view! {
        <div class="app-outcome" id="outcome">
            <span class="govuk-caption-l">{paper.caption}</span>
            <h1 class="govuk-heading-l" tabindex="-1">{paper.title}</h1>
            {first.map(|text| view! { <p class="govuk-body"><strong>{text}</strong></p> })}
            {rest.map(|text| view! { <p class="govuk-body">{text}</p> }).collect_view()}
        </div>
        {paper.warnings.into_iter().map(|text| view! { <WarningText text/> }).collect_view()}
    }
}

/// Its sections, each under a heading.
#[component]
pub fn DocumentBody(sections: Vec<Section>) -> impl IntoView {
    let section = |section: Section| {
        view! {
            <h2 class="govuk-heading-m">{section.heading}</h2>
            {section.blocks.into_iter().map(block).collect_view()}
        }
    };
    sections.into_iter().map(section).collect_view()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading(text) => view! { <h3 class="govuk-heading-s">{text}</h3> }.into_any(),
        Block::Paragraph(text) => view! { <p class="govuk-body">{text}</p> }.into_any(),
        Block::List { numbered, items } => {
            let items = items.into_iter().map(item).collect_view();
            if numbered {
                view! { <ol class="govuk-list govuk-list--number govuk-list--spaced">{items}</ol> }.into_any()
            } else {
                view! { <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{items}</ul> }.into_any()
            }
        }
        Block::Table { caption, headers, rows } => {
            let cell = |text: String| Cell { text, numeric: false };
            let rows = Rows {
                caption: Some(caption),
                caption_class: "govuk-visually-hidden",
                head: headers.into_iter().map(cell).collect(),
                rows: rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
                first_cell_is_header: true,
            };
            view! { <Table rows class="app-stack app-stack--text"/> }.into_any()
        }
        Block::Answers(answers) => view! { <SummaryList rows=answers.into_iter().map(row).collect()/> }.into_any(),
    }
}

fn item(item: Item) -> AnyView {
    let citation = item.citation();
    let citation = (!citation.is_empty()).then(|| view! { " " <span class="app-cite">{format!("({citation})")}</span> });
    let lead = (!item.lead.is_empty()).then(|| view! { <strong>{item.lead}</strong> " " });
    view! { <li>{lead} {item.text} {citation}</li> }.into_any()
}

fn row(answered: Answered) -> Row {
    let route = match answered.place {
        Place::Question(at) => Route::Question(at + 1),
        Place::Date => Route::Date,
    };
    let action = Action { href: route.href(), text: "Change".to_string(), hidden: format!("the answer to: {}", answered.question) };
    Row { key: answered.question, value: answered.answer, note: answered.note, actions: vec![action] }
}
