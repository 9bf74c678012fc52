//! Cases kept on this device: the list of them, and what is done with all of them.

mod add;
mod backup;
mod code;
mod form;
mod import;
pub mod keep;
mod list;
mod open;
mod passphrase;
mod reference;
mod set_up;
mod states;
mod unlock;
mod who;
mod wipe;

use crate::ui::html::{Html, el};
use crate::ui::vault::{State, Vault};
use crate::ui::{route::Route, workspace::Workspace};
use leptos::prelude::*;

/// A page of the kept cases, or what stands in its place while they are locked, not there, or cannot be. The build puts it, and what
/// only it needs, into a third file, loaded when the first of these pages is opened (`.ci/split.mjs`).
#[inline(never)]
pub fn view(route: Route, workspace: Workspace) -> Html {
    let vault = workspace.vault;
    keep::carry(workspace);
    match vault.state.get() {
        State::Unasked => {
            vault.look();
            states::looking()
        }
        State::Off => states::off(),
        State::Unavailable(error) => states::unavailable(vault, &error),
        State::Lost if matches!(route, Route::CasesSetUp | Route::CasesImport) => set_up::view(vault, route),
        State::Lost => states::lost(),
        State::Empty if matches!(route, Route::CasesSetUp | Route::CasesAdd | Route::CasesImport) => set_up::view(vault, route),
        State::Empty => states::empty(),
        State::Locked | State::Broken(_) if route == Route::CasesWipe => wipe::view(vault),
        State::Broken(sentence) => states::broken(vault, &sentence),
        State::Locked => unlock::view(vault, route),
        State::Unlocked => match vault.desk().code.get() {
            Some(code) => code::view(vault, &code),
            None => unlocked(route, workspace),
        },
    }
}

fn unlocked(route: Route, workspace: Workspace) -> Html {
    let vault = workspace.vault;
    match route {
        Route::CasesAdd => add::view(workspace),
        Route::CasesBackup => backup::view(vault),
        Route::CasesImport => import::view(vault),
        Route::CasesWipe => wipe::view(vault),
        inside if inside.in_case() && untrack(|| vault.file()).is_some() => open::view(inside, workspace),
        _ => list::view(workspace),
    }
}

/// What is being done, for as long as it takes.
fn progress(vault: Vault) -> Html {
    let say = move || vault.desk().busy.get().map(|text| el("p").class("govuk-body app-progress").with(text));
    el("div").id("progress").attr("role", "status").attr("aria-live", "polite").live(say).into()
}
