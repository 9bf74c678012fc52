//! What is known of the other nations, with sources. A signpost: nothing is worked out here.

use super::{bullets, columns, heading, link, paragraph, subheading};
use crate::compiled::SIGNPOSTS;
use crate::procedure::signpost::{Point, Signpost};
use crate::ui::components::inset_text::inset_text;
use crate::ui::html::{Html, el};
use crate::ui::route::Route;

pub fn view() -> Html {
    let nation = |signpost: &'static Signpost| -> Html {
        [
            subheading(signpost.name.as_str()),
            paragraph(format!("An incident there may lead to {}. Ask {}.", signpost.review, signpost.ask)),
            bullets(signpost.point.iter().map(point)),
        ]
        .into()
    };
    columns([
        heading("Wales, Scotland and Northern Ireland"),
        paragraph(
            "Each has its own law and its own kind of review. This guide has no rules for them and works nothing out; this is what is known here, and from where.",
        ),
        inset_text(paragraph(
            "Check all of it with the body that is named: laws change, and some of this rests on second-hand text and says so.",
        ))
        .into(),
        SIGNPOSTS.signpost.iter().map(nation).collect::<Vec<_>>().into(),
        link(Route::Edition, "Which rules apply"),
    ])
}

fn point(point: &'static Point) -> Html {
    let check = if point.check { "; check with the body named above" } else { "" };
    [Html::from(point.text), " ".into(), el("span").class("app-cite").with(format!("({}{check})", point.source)).into()].into()
}
