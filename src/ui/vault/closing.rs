//! Wiping: one case, or everything in this browser.

use super::{
    Vault, mark,
    session::{NAME, say},
};
use crate::case::log::CaseId;
use crate::storage::{
    idb::{Found, Idb},
    shelf::{Shelf, ShelfError},
    store::Cursor,
};
use crate::ui::tabs::Message;
use crate::ui::{browser, events, route::Route};
use leptos::prelude::*;

/// The page that is left behind (`src/ui/wiped.html`). A server can send it with a header that clears more than a page may.
const WIPED: &str = "wiped.html";
/// How often the browser is asked again while another tab still holds what is to be wiped.
const TRIES: usize = 5;

impl Vault {
    /// Wipes the case with that reference; of several, only the one that is open.
    pub fn wipe_case(self, reference: String, done: impl Fn(Option<String>) + 'static) {
        let Some(session) = self.session() else { return };
        self.busily(
            "Wiping the case.",
            Box::pin(async move {
                let (mut cursor, mut found): (Cursor, Vec<CaseId>) = (Cursor::default(), Vec::new());
                loop {
                    match session.store.rows(&mut cursor).await {
                        Ok(Some(part)) => found.extend(part.rows.iter().filter(|row| row.reference == reference).map(|row| row.case)),
                        Ok(None) => break,
                        Err(error) => return done(Some(say(&error))),
                    }
                }
                let open = self.open_id();
                let case = match (&found[..], open) {
                    ([], _) => return done(Some("No case here has that reference. Type it exactly as it stands in the list".to_string())),
                    ([one], _) => *one,
                    (several, Some(open)) if several.contains(&open) => open,
                    _ => {
                        return done(Some(
                            "More than one case has that reference. Open the one to wipe first, then come back here".to_string(),
                        ));
                    }
                };
                if let Err(error) = session.store.remove(case).await {
                    return done(Some(say(&error)));
                }
                session.testify();
                if open == Some(case) {
                    self.desk().held.borrow_mut().take();
                    self.close();
                }
                self.tell(Message::Changed);
                self.desk().notice.set(Some("The case was wiped from this device.".to_string()));
                done(None);
            }),
        );
    }

    /// Wipes everything, in all tabs, and leaves.
    pub fn wipe_all(self, refused: impl Fn(String) + 'static) {
        self.busily(
            "Wiping everything.",
            Box::pin(async move {
                self.desk().session.borrow_mut().take();
                self.tell(Message::Wiped);
                let mut last = ShelfError::OtherVersion;
                for _ in 0..TRIES {
                    match wipe().await {
                        Ok(()) => {
                            mark::forget();
                            return self.leave_wiped();
                        }
                        Err(error) => last = error,
                    }
                    events::wait(300).await;
                }
                refused(match last {
                    ShelfError::OtherVersion => {
                        "Another tab of this guide does not let go of the cases. Close all other tabs of it, then try again".to_string()
                    }
                    other => format!("The browser did not wipe the cases. {}", super::words::unavailable(&other)),
                });
            }),
        );
    }

    /// Away from everything that was on the page.
    pub(super) fn leave_wiped(self) {
        let desk = self.desk();
        desk.session.borrow_mut().take();
        desk.typed.set(false);
        self.saved.set(super::Saved::Nothing);
        self.close();
        // A single file has no other page beside it.
        if browser::root_attribute("data-single").is_some() {
            browser::replace_hash(&Route::Cases.href());
            return events::reload();
        }
        events::leave(WIPED);
    }
}

async fn wipe() -> Result<(), ShelfError> {
    match Idb::open(NAME).await {
        Ok(Found::There(idb)) => idb.destroy().await,
        Ok(Found::Nothing | Found::Lost) => Ok(()),
        Err(error) => Err(error),
    }
}
