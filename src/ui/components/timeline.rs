//! What has happened and what is due, drawn against time, and the same as a list. The drawing needs room and is left out on a phone;
//! states differ by fill, by line and by word, not only by colour.

use super::flow_chart::text::lines;
use crate::calendar::words::{self, MONTHS};
use crate::document::timeline::{Kind, Mark, sentence};
use crate::ui::html::{Element, Html, el};
use chrono::{Datelike, Months, NaiveDate};

const WIDTH: i32 = 960;
/// Where names end, and where time begins and ends. Beyond it there is room for a word beside the last mark.
const NAMES: i32 = 296;
const LEFT: i32 = 312;
const RIGHT: i32 = 836;
const HEAD: i32 = 34;
const LINE: i32 = 17;
/// As many as have room for a month with its year.
const MOST_TICKS: i64 = 7;

/// The time that is drawn: whole months, around every mark.
pub struct Scale {
    first: NaiveDate,
    days: i64,
    /// Months from one line to the next.
    step: u32,
}

impl Scale {
    /// `None` if there is nothing to draw.
    pub fn of(marks: &[Mark]) -> Option<Self> {
        let first = marks.iter().map(|mark| mark.from.min(mark.date)).min()?.with_day(1)?;
        let end = marks.last()?.date.with_day(1)?.checked_add_months(Months::new(1))?;
        let months = i64::from(end.year() - first.year()) * 12 + i64::from(end.month()) - i64::from(first.month());
        let step = [1, 2, 3, 6].into_iter().find(|step| months / step <= MOST_TICKS);
        let step = step.unwrap_or_else(|| 12 * (months / 12 / MOST_TICKS + 1));
        Some(Scale { first, days: (end - first).num_days().max(1), step: u32::try_from(step).ok()? })
    }

    /// How far to the right a day stands; a day outside stands at the edge.
    pub fn x(&self, date: NaiveDate) -> i32 {
        let days = (date - self.first).num_days().clamp(0, self.days);
        LEFT + i32::try_from(days * i64::from(RIGHT - LEFT) / self.days).unwrap_or(0)
    }

    fn ticks(&self) -> impl Iterator<Item = NaiveDate> + use<'_> {
        let months = (0..).map(|at| at * self.step).map_while(|months| self.first.checked_add_months(Months::new(months)));
        months.take_while(|month| (*month - self.first).num_days() <= self.days)
    }
}

/// The drawing; nothing if nothing has a date.
pub fn timeline(marks: &[Mark], today: NaiveDate) -> Option<Element> {
    let scale = Scale::of(marks)?;
    let mut rows: Vec<Element> = Vec::new();
    let mut y = HEAD;
    for mark in marks {
        let name = lines(&mark.what, NAMES, 15);
        let height = 11 + LINE * name.len() as i32;
        let first = y + LINE;
        let name = name.into_iter().enumerate();
        rows.extend(name.map(|(at, line)| label(NAMES, first + at as i32 * LINE, "app-time__name", line)));
        rows.extend(draw(mark, &scale, y + height / 2));
        y += height;
    }
    let ticks: Vec<NaiveDate> = scale.ticks().collect();
    let grid = ticks.iter().map(|tick| path("app-time__grid", scale.x(*tick), HEAD - 8, y));
    let heads = ticks.iter().enumerate().map(|(at, tick)| {
        label(scale.x(*tick) + 4, HEAD - 16, "app-time__tick", month(*tick, at.checked_sub(1).map(|before| ticks[before])))
    });
    let now = scale.x(today);
    let inside = scale.first <= today && (today - scale.first).num_days() <= scale.days;
    let word = match (inside, today < scale.first) {
        (true, _) => format!("Today, {}", words::date(today)),
        (false, true) => format!("← Today is earlier: {}", words::date(today)),
        (false, false) => format!("Today is later: {} →", words::date(today)),
    };
    let (at, anchor) =
        if now > (LEFT + RIGHT) / 2 { (now - 6, "app-time__today app-time__today--before") } else { (now + 6, "app-time__today") };
    let line = inside.then(|| path("app-time__now", now, HEAD - 8, y + 22));
    let drawing = el("svg")
        .class("app-time")
        .attr("viewBox", format!("0 0 {WIDTH} {}", y + 26))
        .attr("role", "img")
        .attr("aria-labelledby", "timeline-title timeline-desc")
        .with(el("title").id("timeline-title").with("Timeline of the case"))
        .with(el("desc").id("timeline-desc").with(sentence(marks)))
        .each(grid)
        .each(heads)
        .with(line)
        .each(rows)
        .with(label(at, y + 18, anchor, word));
    Some(drawing)
}

/// `Jun 2025` where a year begins to be shown, else `Jul`.
fn month(month: NaiveDate, before: Option<NaiveDate>) -> String {
    let name = &MONTHS[month.month0() as usize][..3];
    if before.is_some_and(|before| before.year() == month.year()) { name.to_string() } else { format!("{name} {}", month.year()) }
}

/// A dot for what happens, a bar to what is due, and the word beside it.
fn draw(mark: &Mark, scale: &Scale, middle: i32) -> Vec<Element> {
    let class = match mark.kind {
        Kind::Happened => "app-time__happened",
        Kind::Planned => "app-time__planned",
        Kind::Met => "app-time__met",
        Kind::Late => "app-time__late",
        Kind::ToCome => "app-time__to-come",
    };
    let end = scale.x(mark.date);
    let (x, width, height, round) = if mark.due() {
        let start = scale.x(mark.from).min(end - 12);
        (start, end - start, 16, 2)
    } else {
        (end - 7, 14, 14, 7)
    };
    let number = |number: i32| number.to_string();
    let shape = el("rect").class(class).attr("x", number(x)).attr("y", number(middle - height / 2)).attr("width", number(width));
    let shape = shape.attr("height", number(height)).attr("rx", number(round));
    let word = (!mark.briefly.is_empty()).then(|| label(x + width + 7, middle + 5, "app-time__word", mark.briefly.clone()));
    [shape].into_iter().chain(word).collect()
}

fn path(class: &'static str, x: i32, top: i32, bottom: i32) -> Element {
    el("path").class(class).attr("d", format!("M{x} {top}V{bottom}"))
}

fn label(x: i32, y: i32, class: &'static str, text: impl Into<Html>) -> Element {
    el("text").class(class).attr("x", x.to_string()).attr("y", y.to_string()).with(text)
}

/// The same in words, in order, with today in its place.
pub fn timeline_list(marks: &[Mark], today: NaiveDate) -> Element {
    let item = |mark: &Mark| {
        let class = match mark.kind {
            Kind::Happened | Kind::Met => "app-timeline--done",
            Kind::Late => "app-timeline--late",
            Kind::Planned | Kind::ToCome => "",
        };
        let what = if mark.due() { format!("Due: {}", mark.what) } else { mark.what.clone() };
        let says = (!mark.says.is_empty()).then(|| el("span").class("app-timeline__says").with(mark.says.clone()));
        let date = el("span").class("app-timeline__date").with(words::weekday_and_date(mark.date));
        el("li").class(class).with(date).with(" ").with(what).with(" ").with(says)
    };
    let past = marks.iter().take_while(|mark| mark.date < today).count();
    let now = el("li").class("app-timeline--today").with(format!("Today, {}", words::weekday_and_date(today)));
    let (before, after) = marks.split_at(past);
    el("ol").class("app-timeline").each(before.iter().map(item)).with(now).each(after.iter().map(item))
}
