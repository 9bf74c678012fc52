//! The statement that the publisher completes. The publisher answers for it, so we claim nothing on its behalf.

use super::{bullets, columns, heading, paragraph, subheading};
use crate::ui::html::Html;
use crate::ui::publisher::{CONTACT, LAST_TESTED, PUBLISHER, RESPONSE_DAYS, STATEMENT_PREPARED};

pub fn view() -> Html {
    columns([
        heading("Accessibility statement"),
        paragraph(format!("This guide is published by {PUBLISHER}. It wants as many people as possible to be able to use it.")),
        paragraph("You should be able to:"),
        bullets([
            "change text size and colours, on the page “Display: text size and contrast” or with your device’s own settings",
            "zoom to 400% without text spilling off the screen",
            "use every page with a keyboard alone",
            "use every page with a screen reader or speech recognition software",
        ]),
        subheading("How accessible this guide is"),
        paragraph(
            "It is built to meet the Web Content Accessibility Guidelines version 2.2, level AA. Every page is tested automatically in light, dark, high visibility and forced colours, and on a narrow screen. It has not yet been tested with people who use assistive technology. Known problems: none found by those tests.",
        ),
        subheading("Reporting problems and contact"),
        paragraph(format!(
            "If you find a problem, or need this information in another format, contact {CONTACT}. You will have an answer within {RESPONSE_DAYS} days."
        )),
        subheading("Enforcement"),
        paragraph(
            "The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with how your complaint is answered, contact the Equality Advisory and Support Service.",
        ),
        subheading("Preparation of this statement"),
        paragraph(format!("Prepared on {STATEMENT_PREPARED}. The guide was last tested on {LAST_TESTED} by {PUBLISHER}.")),
    ])
}
