//! A group of controls with the question as its legend; the legend is the page's heading where there is one question.

use super::classes;
use crate::ui::html::{Element, Html, el};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Legend {
    pub text: String,
    pub class: &'static str,
    /// Above the heading, smaller.
    pub caption: Option<String>,
    pub is_page_heading: bool,
}

impl Legend {
    /// The question of a page that asks one thing.
    pub fn heading(text: impl Into<String>, caption: impl Into<String>) -> Self {
        Legend { text: text.into(), class: "govuk-fieldset__legend--l", caption: Some(caption.into()), is_page_heading: true }
    }
}

pub fn fieldset(legend: Legend, described_by: Option<String>, content: impl Into<Html>) -> Element {
    let caption = legend.caption.map(|caption| el("span").class("govuk-caption-l").with(caption));
    let text: Html = if legend.is_page_heading {
        el("h1").class("govuk-fieldset__heading").attr("tabindex", "-1").with(legend.text).into()
    } else {
        legend.text.into()
    };
    let legend = el("legend").class(classes(&["govuk-fieldset__legend", legend.class])).with(caption).with(text);
    el("fieldset").class("govuk-fieldset").attr_if("aria-describedby", described_by).with(legend).with(content)
}
