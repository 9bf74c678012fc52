//! All that is wrong, at the top; each line leads to its field.

use crate::ui::browser;
use crate::ui::html::{Element, el};

/// One line: what to do, and the id of the control it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub text: String,
    pub field: Option<String>,
}

/// The id by which the page finds it, to move the focus there when it appears.
pub const ID: &str = "error-summary";

pub fn error_summary(problems: Vec<Problem>) -> Element {
    let list = el("ul").class("govuk-list govuk-error-summary__list").each(problems.into_iter().map(line));
    let alert = el("div")
        .attr("role", "alert")
        .with(el("h2").class("govuk-error-summary__title").with("There is a problem"))
        .with(el("div").class("govuk-error-summary__body").with(list));
    el("div").class("govuk-error-summary").id(ID).attr("tabindex", "-1").with(alert)
}

fn line(problem: Problem) -> Element {
    match problem.field {
        None => el("li").with(problem.text),
        Some(field) => {
            let link = el("a").attr("href", format!("#{field}")).with(problem.text);
            // The fragment is the route's, so the link moves the focus itself.
            el("li").with(link.on("click", move |event| {
                event.prevent_default();
                browser::focus_id(&field);
            }))
        }
    }
}
