//! What to do when a child is at risk now. The guide itself tells nobody.

use super::{bullets, columns, heading, paragraph, subheading};
use crate::ui::html::{Html, el};
use crate::ui::publisher::{CHILDLINE, EMERGENCY, NSPCC, POLICE};

pub fn view() -> Html {
    columns([
        heading("If a child is at risk now"),
        el("div")
            .class("app-emergency")
            .with(paragraph(el("strong").with(format!("If a child is in immediate danger, call {EMERGENCY}."))))
            .into(),
        paragraph(format!(
            "If a child may be at risk but it is not an emergency, contact the children’s social care team where the child lives, or the police on {POLICE}. You do not need to be sure."
        )),
        subheading("Advice"),
        bullets([
            format!("NSPCC helpline, for adults worried about a child: {NSPCC}"),
            format!("Childline, for children and young people: {CHILDLINE}"),
        ]),
        paragraph("This guide has not told anyone. Filling in a self-check is not a referral."),
    ])
}

/// The box on the start page and on every result.
pub fn callout() -> Html {
    let strong = el("strong").with(format!("If this child, or another child, is in immediate danger, call {EMERGENCY}."));
    let rest = format!(
        " If a child may be at risk but it is not an emergency, contact the children’s social care team where the child lives, or the police on {POLICE}. This guide has not told anyone."
    );
    el("div").class("app-emergency").with(paragraph([strong.into(), Html::from(rest)])).into()
}
