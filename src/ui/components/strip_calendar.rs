//! An account drawn as a calendar, week under week. The list beside it says the same; each state differs by line and word, not
//! only by colour.

use crate::calendar::{
    account::{Account, Role},
    words,
    working_days::Closed,
};
use crate::ui::html::{Element, Html, el};
use chrono::{Datelike, Days, NaiveDate};

const MARGIN: i32 = 34;
const WIDTH: i32 = 46;
const HEIGHT: i32 = 46;
const HEAD: i32 = 26;
/// Weeks at each end of a long period; those between are counted and not drawn.
const ENDS: i64 = 3;

pub fn strip_calendar(account: &Account) -> Html {
    let days = account.days.iter().map(|day| day.date).chain([account.act_by.date]);
    let (first, last) = days.fold((account.trigger, account.trigger), |(first, last), day| (first.min(day), last.max(day)));
    let start = first - Days::new(first.weekday().num_days_from_monday().into());
    let weeks = (last - start).num_days() / 7 + 1;
    let mut rows: Vec<Element> = Vec::new();
    let mut y = HEAD;
    for week in 0..weeks {
        if weeks > 2 * ENDS + 1 && week == ENDS {
            let left_out = weeks - 2 * ENDS;
            rows.push(label(MARGIN + 7 * WIDTH / 2, y + HEIGHT / 2 + 4, "app-strip__word", format!("{left_out} weeks between")));
            y += HEIGHT;
        }
        if weeks > 2 * ENDS + 1 && (ENDS..weeks - ENDS).contains(&week) {
            continue;
        }
        rows.extend(row(account, start + Days::new(week as u64 * 7), y, week == 0));
        y += HEIGHT;
    }
    let heads = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].into_iter().enumerate();
    let heads = heads.map(|(at, name)| label(MARGIN + at as i32 * WIDTH + WIDTH / 2, HEAD - 8, "app-strip__word", name));
    let key = "Dashed: the day of the event, not counted. A number: a day that is counted. Crossed out: not counted. Thick line: the date.";
    let drawing = el("svg")
        .class("app-strip")
        .attr("viewBox", format!("0 0 {} {}", MARGIN + 7 * WIDTH, y + 2))
        .attr("role", "img")
        .attr("aria-label", alternative(account))
        .each(heads)
        .each(rows);
    [Html::from(drawing), el("p").class("app-colophon").with(key).into()].into()
}

/// The drawing in one sentence.
fn alternative(account: &Account) -> String {
    let skipped = account.days.iter().filter(|day| matches!(day.role, Role::Skipped(_))).count();
    format!(
        "Calendar of the count from {} to {}: {} on the way, {skipped} not counted. The list below says the same.",
        words::weekday_and_date(account.trigger),
        words::weekday_and_date(account.date),
        account.period
    )
}

fn row(account: &Account, monday: NaiveDate, y: i32, first: bool) -> Vec<Element> {
    let mut cells = Vec::new();
    let days: Vec<NaiveDate> = monday.iter_days().take(7).collect();
    // The month stands before the first week that is drawn, and before the first whole week of each month.
    let drawn: Vec<&NaiveDate> = days.iter().filter(|day| mark(account, **day).is_some()).collect();
    let of_first = drawn.first().filter(|_| first).or(drawn.iter().find(|day| day.day() <= 7));
    if let Some(day) = of_first {
        cells.push(label(0, y + 19, "app-strip__month", &words::MONTHS[day.month0() as usize][..3]));
        cells.push(label(0, y + 35, "app-strip__month", day.year().to_string()));
    }
    for (at, day) in days.into_iter().enumerate() {
        let Some((class, word, crossed)) = mark(account, day) else { continue };
        let x = MARGIN + at as i32 * WIDTH;
        let (w, h) = (WIDTH - 6, HEIGHT - 6);
        let rect = el("rect").class(class).attr("x", (x + 3).to_string()).attr("y", (y + 3).to_string());
        cells.push(rect.attr("width", w.to_string()).attr("height", h.to_string()).attr("rx", "3"));
        if crossed {
            let line = format!("M{} {}L{} {}", x + 7, y + HEIGHT - 7, x + WIDTH - 7, y + 7);
            cells.push(el("path").class("app-strip__cross").attr("d", line));
        }
        cells.push(label(x + WIDTH / 2, y + 20, "app-strip__day", day.day().to_string()));
        cells.push(label(x + WIDTH / 2, y + 36, "app-strip__word", word));
    }
    cells
}

/// Class, word and whether it is crossed out; `None` for a day that the account does not touch.
fn mark(account: &Account, date: NaiveDate) -> Option<(&'static str, String, bool)> {
    let found = account.days.iter().find(|day| day.date == date);
    let end = date == account.date;
    if date == account.act_by.date && !end {
        let number = found.and_then(|day| if let Role::Counted(number) = day.role { Some(number) } else { None });
        return Some(("app-strip__act", number.map_or_else(|| "act by".to_string(), |number| number.to_string()), false));
    }
    let (class, word, crossed) = match &found?.role {
        Role::Trigger => ("app-strip__trigger", "event".to_string(), false),
        Role::Counted(number) => ("app-strip__counted", number.to_string(), false),
        Role::Skipped(Closed::Weekend(_)) => ("app-strip__skipped", "–".to_string(), true),
        Role::Skipped(Closed::BankHoliday(_)) => ("app-strip__skipped", "holiday".to_string(), true),
        Role::Skipped(Closed::Office(_)) => ("app-strip__skipped", "closed".to_string(), true),
        Role::Within => ("app-strip__within", String::new(), false),
        Role::End => ("app-strip__end", "date".to_string(), false),
    };
    Some((if end { "app-strip__end" } else { class }, word, crossed))
}

fn label(x: i32, y: i32, class: &'static str, text: impl Into<Html>) -> Element {
    el("text").class(class).attr("x", x.to_string()).attr("y", y.to_string()).with(text)
}
