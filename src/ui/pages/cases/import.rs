//! A backup that the reader has: what it holds, what differs from what is kept here, and taking it in. Nothing changes before that.

use super::{
    form::{Faults, Wrong, about, checked},
    progress,
};
use crate::ui::browser::{self, Chosen};
use crate::ui::components::{
    button,
    file_upload::file_upload,
    input::Field,
    inset_text::inset_text,
    secret_input::secret_input,
    table::{table, text_rows},
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::pages::{columns, heading, paragraph, wide};
use crate::ui::route::Route;
use crate::ui::vault::{
    Vault,
    copies::{Difference, Preview},
};
use leptos::prelude::*;
use zeroize::Zeroizing;

const FILE: &str = "backup";
const PASSPHRASE: &str = "backup-passphrase";
/// Bytes of a file that is read at all.
const MOST: usize = 8 << 20;

pub fn view(vault: Vault) -> Html {
    let found = el("div").live(move || vault.desk().preview.get().map_or_else(nothing, |preview| result(vault, &preview)));
    let done = el("div").attr("role", "status").live(move || vault.desk().notice.get().map(|text| paragraph(el("strong").with(text))));
    [
        columns([
            heading("Check or take in a backup"),
            done.into(),
            paragraph(
                "Choose a backup to see what it holds and how it differs from what is kept here. Nothing is changed until you say so.",
            ),
            ask(vault),
            progress(vault),
        ]),
        wide(found),
    ]
    .into()
}

fn ask(vault: Vault) -> Html {
    let (typed, shown, faults) = (RwSignal::new(String::new()), RwSignal::new(false), Faults::new(Route::CasesImport.title()));
    let check = move || {
        // What stands there is of the file before, and reading this one takes its time.
        vault.desk().preview.set(None);
        vault.desk().notice.set(None);
        if typed.with_untracked(String::is_empty) {
            return vec![about(PASSPHRASE, "Enter the passphrase of the backup")];
        }
        browser::read_file(FILE, MOST, move |chosen| match chosen {
            Chosen::Nothing => faults.show(vec![about(FILE, "Choose a backup")]),
            Chosen::TooLarge => faults.show(vec![about(FILE, "The file is larger than a backup of this guide can be")]),
            Chosen::Unreadable => {
                faults.show(vec![about(FILE, "The file could not be read. It may have been moved or be open in another program")])
            }
            Chosen::Bytes(bytes) => vault.look_into(bytes, Zeroizing::new(typed.get_untracked()), move |field, refused| {
                faults.show(vec![about(if field { PASSPHRASE } else { FILE }, refused)]);
            }),
        });
        Vec::new()
    };
    // Drawn in place: a browser does not let a page fill in again which file was chosen.
    let draw = move |wrong: &Wrong| {
        let file = Field {
            id: FILE.to_string(),
            name: FILE.to_string(),
            label: "The backup".to_string(),
            hint: Some("A file whose name ends in .crbackup. It is read on this device and sent nowhere".to_string()),
            error: wrong.with(FILE),
            ..Field::default()
        };
        let passphrase = Field {
            id: PASSPHRASE.to_string(),
            name: PASSPHRASE.to_string(),
            label: "Its passphrase".to_string(),
            error: wrong.with(PASSPHRASE),
            ..Field::default()
        };
        [file_upload(file), secret_input(passphrase, typed, shown, Some(Vec::new())), button::submit("Check the backup", "")].into()
    };
    checked(faults, draw, check)
}

fn result(vault: Vault, preview: &Preview) -> Html {
    let row = |(reference, difference): &(String, Difference)| vec![reference.clone(), difference.sentence()];
    let rows = preview.cases.iter().map(row).collect();
    let head = ["Case", "Beside what is kept here"].map(str::to_string).to_vec();
    let cases = if preview.cases.len() == 1 { "1 case".to_string() } else { format!("{} cases", preview.cases.len()) };
    let changes = preview.cases.iter().any(|(_, difference)| *difference != Difference::Same);
    let take = button::action("Take in what is new", "").on("click", move |_| vault.take_in());
    let verdict = if changes {
        "Taking it in adds what is new. Nothing that is kept here is removed or replaced, and where entries contradict each other both stay until somebody settles it."
    } else {
        "Everything in it is kept here already: taking it in would change nothing."
    };
    [
        el("h2").class("govuk-heading-m").id("found").attr("tabindex", "-1").with(format!("The backup is whole and holds {cases}")).into(),
        if preview.made.is_empty() { nothing() } else { paragraph(format!("Made {}.", preview.made)) },
        table(text_rows("What the backup holds, case by case", head, rows), "app-stack").into(),
        inset_text(paragraph(verdict)).into(),
        if changes { take.into() } else { nothing() },
    ]
    .into()
}
