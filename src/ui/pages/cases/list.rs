//! The list of cases: which is due next, what was changed, what has no backup yet.

use crate::calendar::words;
use crate::case::log::CaseId;
use crate::document::deadlines::status_words;
use crate::storage::row::Row;
use crate::ui::components::{
    button,
    input::{Field, input},
    select::{Select, select},
    warning_text::warning_text,
};
use crate::ui::html::{Element, Html, el, nothing};
use crate::ui::pages::{bullets, columns, heading, link, paragraph, subheading, wide};
use crate::ui::vault::{
    Vault,
    guard::{CHORD, MINUTES},
    listing::{self, Listing, Order, PAGE, View, Which},
};
use crate::ui::{clock, route::Route, workspace::Workspace};
use chrono::NaiveDate;
use leptos::prelude::*;

pub fn view(workspace: Workspace) -> Html {
    let vault = workspace.vault;
    vault.show_list();
    let table = el("div").id("list").live(move || {
        let listing = vault.desk().listing.get();
        table(workspace, &listing)
    });
    [
        columns([heading("Cases on this device"), above(vault)]),
        wide([actions(), filters(vault), count(vault), table.into(), pages(vault)]),
        columns([below(vault)]),
    ]
    .into()
}

/// What came of the last thing done, what is damaged, and what has no backup.
fn above(vault: Vault) -> Html {
    let say = move || {
        let desk = vault.desk();
        let notice = desk.notice.get().map(|text| el("p").class("govuk-body").with(el("strong").with(text)));
        let Listing { unsaved, damaged, last, .. } = desk.listing.get();
        let remind = (unsaved > 0).then(|| {
            let cases = if unsaved == 1 { "1 case has".to_string() } else { format!("{unsaved} cases have") };
            let link = el("a").class("govuk-link").attr("href", Route::CasesBackup.href()).with("Back up now");
            warning_text([
                format!("{cases} changed since the last backup, which is more than a week ago or was never made. ").into(),
                Html::from(link),
                ".".into(),
            ])
        });
        let last = last.map(|moment| {
            paragraph(format!("Last saved here: {moment}. If you saved later than that, this is an older copy of your cases."))
        });
        let damaged = (!damaged.is_empty()).then(|| {
            Html::from([
                Html::from(warning_text("A part of what is kept here is damaged. Nothing was deleted, and the rest can be used.")),
                bullets(damaged),
                paragraph("Download a backup of what can be read, and compare it with your last one."),
            ])
        });
        Html::from([Html::from(notice), damaged.into(), remind.into(), last.into()])
    };
    el("div").id("said").attr("role", "status").live(say).into()
}

fn actions() -> Html {
    let other = |route: Route, text: &'static str| button::link(text, &route.href()).class("govuk-button govuk-button--secondary");
    el("div")
        .class("app-actions app-no-print")
        .with(button::link("Add a case", &Route::CasesAdd.href()))
        .with(other(Route::CasesBackup, "Back up"))
        .with(other(Route::CasesImport, "Check or take in a backup"))
        .into()
}

/// Each change shows at once.
fn filters(vault: Vault) -> Html {
    let View { order, search, which, .. } = vault.desk().view.get_untracked();
    let search = RwSignal::new(search);
    let order = RwSignal::new(Order::ALL.iter().position(|it| it.0 == order).unwrap_or(0));
    let which = RwSignal::new(Which::ALL.iter().position(|it| it.0 == which).unwrap_or(0));
    Effect::new(move |before: Option<()>| {
        let view =
            View { order: Order::ALL[order.get()].0, search: search.get().trim().to_string(), which: Which::ALL[which.get()].0, page: 0 };
        if before.is_some() {
            vault.show(view);
        }
    });
    let by = Field {
        id: "search".to_string(),
        name: "search".to_string(),
        label: "Search by reference".to_string(),
        class: "govuk-input--width-20",
        ..Field::default()
    };
    let sort = Select {
        id: "order".to_string(),
        name: "order".to_string(),
        label: "Sort by".to_string(),
        choices: Order::ALL.iter().map(|(_, value, text)| (value.to_string(), text.to_string())).collect(),
    };
    let show = Select {
        id: "which".to_string(),
        name: "which".to_string(),
        label: "Show".to_string(),
        choices: Which::ALL.iter().map(|(_, value, text)| (value.to_string(), text.to_string())).collect(),
    };
    el("div")
        .class("app-filter app-no-print")
        .attr("role", "search")
        .attr("aria-label", "Cases")
        .with(input(by, search))
        .with(select(sort, order))
        .with(select(show, which))
        .into()
}

fn count(vault: Vault) -> Html {
    let say = move || {
        let (listing, view) = (vault.desk().listing.get(), vault.desk().view.get());
        said(&listing, &view)
    };
    el("p").class("govuk-body").id("count").attr("role", "status").attr("aria-live", "polite").live(say).into()
}

fn said(listing: &Listing, view: &View) -> String {
    let Listing { found, total, searching, .. } = listing;
    let more = if *searching { " Still looking through the rest." } else { "" };
    let of = |number: usize| if number == 1 { "1 case".to_string() } else { format!("{number} cases") };
    match (*found, *total) {
        (_, 0) => String::new(),
        (0, _) if *searching => "Looking.".to_string(),
        (0, total) => format!("No case fits, of {} kept here.", of(total)),
        (found, total) if found > PAGE => {
            let first = view.page * PAGE + 1;
            let all = if found == total { of(found) } else { format!("{} that fit, out of {total}", of(found)) };
            format!("Showing {first} to {} of {all}.{more}", (first + PAGE - 1).min(found))
        }
        (found, total) if found == total => format!("{}.{more}", of(found)),
        (found, total) => format!("{found} of {}.{more}", of(total)),
    }
}

fn table(workspace: Workspace, listing: &Listing) -> Html {
    if listing.total == 0 {
        return paragraph(if listing.searching { "Reading the list." } else { "No cases yet. Add the first one." });
    }
    if listing.rows.is_empty() {
        return if listing.searching { nothing() } else { paragraph("Try a shorter search, or show closed cases as well.") };
    }
    let headers = ["Reference", "Next date", "Status", "Last change", "Last backup"]
        .map(|text| el("th").attr("scope", "col").class("govuk-table__header").with(text));
    let head = el("thead").class("govuk-table__head").with(el("tr").class("govuk-table__row").each(headers));
    let body = el("tbody").class("govuk-table__body").each(listing.rows.iter().map(|item| row(workspace, item)));
    let caption = el("caption").class("govuk-table__caption govuk-visually-hidden").with("Cases kept on this device");
    el("table").class("govuk-table app-stack app-cases").with(caption).with(head).with(body).into()
}

fn row(workspace: Workspace, row: &Row) -> Element {
    let (vault, case) = (workspace.vault, row.case);
    let reference = if row.reference.is_empty() { "Without a reference".to_string() } else { row.reference.clone() };
    let open = el("a").class("govuk-link").attr("href", Route::Case.href()).with(reference).on("click", move |event| {
        event.prevent_default();
        open_case(vault, case);
    });
    let cell = |label: &'static str, content: Html| {
        // On a narrow screen the headings of the columns are not seen.
        let label = el("span").class("app-cases__label").attr("aria-hidden", "true").with(label);
        el("td").class("govuk-table__cell").with(label).with(content)
    };
    let next = match row.next {
        _ if row.closed => "Closed".into(),
        None => "Nothing due".into(),
        Some(date) => next(workspace, date),
    };
    let conflicts =
        row.conflicts.then(|| el("span").class("app-status app-status--late app-cases__note").with("Entries contradict each other"));
    let status = if row.status.is_empty() { "Nothing recorded yet".to_string() } else { row.status.clone() };
    let backed_up: Html = match row.backed_up {
        None => el("strong").with("Never").into(),
        Some(minutes) => day(minutes).into(),
    };
    el("tr")
        .class("govuk-table__row")
        .with(el("th").attr("scope", "row").class("govuk-table__header").with(open))
        .with(cell("Next date", next))
        .with(cell("Status", [Html::from(status), " ".into(), conflicts.into()].into()))
        .with(cell("Last change", day(row.changed).into()))
        .with(cell("Last backup", backed_up))
}

/// The date, and in words how near it is.
fn next(workspace: Workspace, date: NaiveDate) -> Html {
    let days = workspace.guide().days();
    let status = listing::standing(date, days.as_ref(), workspace.today);
    let class = if date < workspace.today { "app-status app-status--late app-cases__note" } else { "app-status app-cases__note" };
    [Html::from(words::weekday_and_date(date)), " ".into(), el("span").class(class).with(status_words(status)).into()].into()
}

/// Without the day of the week, which matters for what is to come and not for what was.
fn day(minutes: u32) -> String {
    let day = clock::day_of(minutes);
    day.split_once(' ').map_or(String::new(), |(_, date)| date.to_string())
}

fn open_case(vault: Vault, case: CaseId) {
    vault.fetch(case);
}

fn pages(vault: Vault) -> Html {
    let draw = move || {
        let (listing, view) = (vault.desk().listing.get(), vault.desk().view.get());
        let last = listing.found.div_ceil(PAGE).saturating_sub(1);
        if last == 0 {
            return nothing();
        }
        let to = |page: usize, text: &'static str| {
            let view = View { page, ..view.clone() };
            button::action(text, "govuk-button--secondary").on("click", move |_| {
                vault.show(view.clone());
                crate::ui::browser::focus_id("count");
            })
        };
        let before = (view.page > 0).then(|| to(view.page - 1, "Previous page"));
        let after = (view.page < last).then(|| to(view.page + 1, "Next page"));
        let here = el("span").class("govuk-body app-pages__here").with(format!("Page {} of {}", view.page + 1, last + 1));
        el("nav").class("app-actions app-pages").attr("aria-label", "Pages of the list").with(before).with(here).with(after).into()
    };
    el("div").class("app-no-print").live(move || -> Html { draw() }).into()
}

/// When the cases lock, and the way to erase them.
fn below(vault: Vault) -> Html {
    let minutes = vault.desk().minutes.get_untracked();
    let chosen = RwSignal::new(MINUTES.iter().position(|known| *known == minutes).unwrap_or(0));
    Effect::new(move |_| vault.desk().minutes.set(MINUTES[chosen.get()]));
    let choices = MINUTES.iter().map(|minutes| {
        let text = if *minutes == 1 { "1 minute".to_string() } else { format!("{minutes} minutes") };
        (minutes.to_string(), text)
    });
    let after = Select {
        id: "lock-after".to_string(),
        name: "lock-after".to_string(),
        label: "Lock when nobody has touched the page for".to_string(),
        choices: choices.collect(),
    };
    let note = format!(
        "They also lock a minute after you turn to another tab or window, when you leave or reload the page, and when you press {CHORD}. What is typed and not saved is lost then."
    );
    el("div")
        .class("app-no-print")
        .with(subheading("Locking and wiping"))
        .with(select(after, chosen))
        .with(paragraph(note))
        .with(link(Route::CasesWipe, "Wipe one case, or everything"))
        .into()
}
