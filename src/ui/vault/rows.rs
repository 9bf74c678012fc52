//! The list read for the page that is shown: page by page of the store, the first rows at once, and never all of them held.

use super::{
    Vault,
    listing::{Listing, Order, PAGE, View, wants_backup},
    session::say,
    words,
};
use crate::calendar::london;
use crate::storage::{
    best::{Best, By},
    row::Row,
    store::Cursor,
};
use crate::ui::{clock, events};
use leptos::prelude::*;

/// The rows of one page, out of all that come by.
enum Page {
    /// As they lie: those before the page are passed over.
    AsKept {
        skip: usize,
        rows: Vec<Row>,
    },
    Sorted(Best),
}

impl Page {
    fn of(view: &View) -> Self {
        let by = match view.order {
            Order::Next => return Page::AsKept { skip: view.page * PAGE, rows: Vec::new() },
            Order::Reference => By::Reference,
            Order::Changed => By::Changed,
            Order::BackedUp => By::BackedUp,
        };
        Page::Sorted(Best::new(by, (view.page + 1) * PAGE))
    }

    fn add(&mut self, row: Row) {
        match self {
            Page::AsKept { skip, .. } if *skip > 0 => *skip -= 1,
            Page::AsKept { rows, .. } if rows.len() < PAGE => rows.push(row),
            Page::AsKept { .. } => {}
            Page::Sorted(best) => best.add([row]),
        }
    }

    /// What can be shown before all have come by.
    fn so_far(&self) -> Vec<Row> {
        match self {
            Page::AsKept { rows, .. } => rows.clone(),
            Page::Sorted(_) => Vec::new(),
        }
    }

    fn whole(self, page: usize) -> Vec<Row> {
        match self {
            Page::AsKept { rows, .. } => rows,
            Page::Sorted(best) => best.into_rows().into_iter().skip(page * PAGE).collect(),
        }
    }
}

impl Vault {
    /// Shows the list in another way.
    pub fn show(self, view: View) {
        let desk = self.desk();
        if desk.view.get_untracked() != view {
            desk.view.set(view);
            self.list_again();
        }
    }

    /// Reads the list for the page that is about to be drawn.
    pub fn show_list(self) {
        if cfg!(target_arch = "wasm32") {
            self.list_again();
        }
    }

    pub(super) fn list_again(self) {
        let Some(session) = self.session() else { return };
        let desk = self.desk();
        let ticket = desk.ticket.get() + 1;
        desk.ticket.set(ticket);
        let (view, today) = (desk.view.get_untracked(), clock::today());
        let now = u32::try_from(clock::seconds(clock::now()) / 60).unwrap_or(u32::MAX);
        events::spawn(Box::pin(async move {
            let (mut cursor, mut page) = (Cursor::default(), Page::of(&view));
            let mut listing = Listing { total: session.store.len(), searching: true, ..Listing::default() };
            let mut last = 0;
            loop {
                let found = session.store.rows(&mut cursor).await;
                if desk.ticket.get() != ticket {
                    return;
                }
                let part = match found {
                    Ok(Some(part)) => part,
                    Ok(None) => break,
                    Err(error) => {
                        desk.notice.set(Some(say(&error)));
                        break;
                    }
                };
                listing.damaged.extend(part.damage.iter().map(|damage| format!("{}{}", damage.sentence(), words::between(damage))));
                for row in part.rows {
                    last = last.max(row.changed);
                    listing.closed += usize::from(row.closed);
                    listing.unsaved += usize::from(wants_backup(&row, now));
                    if view.fits(&row, today) {
                        listing.found += 1;
                        page.add(row);
                    }
                }
                // The first results show at once; later pages change only the numbers.
                let rows = page.so_far();
                if !rows.is_empty() && listing.rows.len() < rows.len() {
                    listing.rows = rows;
                    desk.listing.set(listing.clone());
                }
            }
            listing.rows = page.whole(view.page);
            listing.searching = false;
            listing.last = (last > 0).then(|| london::moment(i64::from(last) * 60));
            desk.listing.set(listing);
        }));
    }
}
