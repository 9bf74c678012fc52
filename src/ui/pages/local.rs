//! Rules from a file: what is wrong with them line by line, or what they are and a button to use them.

use super::{columns, heading, paragraph, subheading};
use crate::procedure::one_file::MOST_BYTES;
use crate::ui::browser::{self, Chosen};
use crate::ui::components::{
    button,
    error_summary::{self, Problem, error_summary},
    file_upload::file_upload,
    form::form,
    input::Field,
    summary_list::{Row, summary_list},
    warning_text::warning_text,
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::local;
use crate::ui::route::Route;
use crate::ui::workspace::{Guide, Origin, Workspace};
use leptos::prelude::*;

const FIELD: &str = "rules-file";
const FOUND: &str = "local-found";

/// What the last file came to.
#[derive(Clone)]
enum Found {
    Nothing,
    /// A sentence for the field, and what is wrong in the file, if it is that.
    Refused(&'static str, Vec<String>),
    Whole(Guide),
}

pub fn view(workspace: Workspace) -> Html {
    let found = RwSignal::new(Found::Nothing);
    let check = move || browser::read_file(FIELD, MOST_BYTES, move |chosen| tell(found, weigh(chosen)));
    columns([
        heading("Load rules from a file"),
        paragraph(
            "For publishers: try an edition of the rules before it is released, or use your own. The file is read on this device, sent nowhere, and forgotten when this tab is closed.",
        ),
        in_use(workspace),
        paragraph("Load a file only if you know who wrote it. The guide will say what the file says. Its makers have not checked it."),
        el("div").live(move || draw(workspace, &found.get(), check)).into(),
        paragraph(
            "A file holds the parts of an edition, each under a line with its name, such as “#= facts.toml”. It is checked as the guide’s own rules are: every name, every worked example, every combination of answers.",
        ),
    ])
}

fn weigh(chosen: Chosen) -> Found {
    match chosen {
        Chosen::Nothing => Found::Refused("Select a file of rules", Vec::new()),
        Chosen::TooLarge => Found::Refused("The file must be smaller than 1 MB", Vec::new()),
        Chosen::Unreadable => Found::Refused("The file could not be read. Select it again", Vec::new()),
        Chosen::Bytes(bytes) if bytes.is_empty() => Found::Refused("The file is empty", Vec::new()),
        Chosen::Bytes(bytes) => match local::read(&bytes) {
            Ok(guide) => Found::Whole(guide),
            Err(problems) => Found::Refused("The file cannot be used until its problems are mended", problems),
        },
    }
}

fn tell(found: RwSignal<Found>, news: Found) {
    let title = Route::Local.title();
    let (title, focus) = match news {
        Found::Refused(..) => (format!("Error: {title}"), error_summary::ID),
        Found::Nothing | Found::Whole(_) => (title, FOUND),
    };
    found.set(news);
    browser::set_title(&title);
    browser::focus_when_drawn(focus);
}

fn draw(workspace: Workspace, found: &Found, check: impl Fn() + 'static) -> Html {
    let (error, problems) = match found {
        Found::Refused(error, problems) => (Some(error.to_string()), problems.clone()),
        Found::Nothing | Found::Whole(_) => (None, Vec::new()),
    };
    let first = error.clone().map(|text| Problem { text, field: Some(FIELD.to_string()) });
    let lines = problems.into_iter().map(|text| Problem { text, field: None });
    let summary = first.map(|first| error_summary(std::iter::once(first).chain(lines).collect()));
    let question = Field {
        id: FIELD.to_string(),
        name: FIELD.to_string(),
        label: "File of rules".to_string(),
        hint: Some("A text file of at most 1 MB".to_string()),
        error,
        ..Field::default()
    };
    let form = form([Html::from(file_upload(question)), button::submit("Check the file", "govuk-button--secondary").into()], check);
    let whole = match found {
        Found::Whole(guide) => Some(show(workspace, *guide)),
        Found::Nothing | Found::Refused(..) => None,
    };
    [Html::from(summary), form.into(), whole.into()].into()
}

fn show(workspace: Workspace, guide: Guide) -> Html {
    let rows = local::account(guide).into_iter().map(|(key, value)| Row { key: key.into(), value: value.into(), actions: Vec::new() });
    let using = button::action("Use these rules", "").on("click", move |_| {
        workspace.choose(guide);
        browser::go(&Route::Start.href());
    });
    [
        el("h2").class("govuk-heading-m").id(FOUND).attr("tabindex", "-1").with("The file can be used").into(),
        Html::from(summary_list(rows.collect(), "app-local-account")),
        warning_text("Marked as local: not checked by the makers of this guide.").into(),
        paragraph("To be sure that it is the file that somebody sent you, compare the digest with theirs. Using these rules clears your answers and dates. Every page and paper will say first that the rules are local."),
        using.into(),
    ]
    .into()
}

/// Which local rules are in use, and the way back.
fn in_use(workspace: Workspace) -> Html {
    let Origin::Local { digest } = workspace.guide().origin() else { return nothing() };
    let stop = move |_| {
        if let Some(guide) = Guide::load() {
            workspace.choose(guide);
        }
        browser::focus_heading();
    };
    [
        subheading("In use now"),
        paragraph(format!("{}. The digest (SHA-256) of its file is:", workspace.guide().procedure.edition.name)),
        el("p").class("govuk-body app-digest").with(digest).into(),
        button::action("Stop using local rules", "govuk-button--secondary").on("click", stop).into(),
        subheading("Another file"),
    ]
    .into()
}
