//! The account of one date: each day that was counted, each that was not and why, and the rules that were used.

use super::{Block, Document, Item, Section, capital, cited, deadlines};
use crate::calendar::{
    account::{Account, Day, MonthRule, Role},
    period::{Period, Unit},
    words,
    working_days::{Closed, WorkingDays},
};
use crate::case::deadlines::{Counted, Deadline, State};
use crate::procedure::Procedure;
use chrono::{Datelike, NaiveDate};

/// The account of one reading, if it has a date.
pub fn of(counted: &Counted, days: &WorkingDays) -> Option<Account> {
    let due = counted.state.due()?;
    let period: Period = counted.reading.period.parse().ok()?;
    Account::of(period, due.trigger.date, days).ok()
}

/// How one reading of a time limit is counted.
pub fn blocks(procedure: &Procedure, counted: &Counted, days: &WorkingDays) -> Vec<Block> {
    let Some(account) = of(counted, days) else { return vec![Block::Paragraph(not_counted(procedure, counted))] };
    let event = procedure.event(&counted.reading.from).map_or("", |event| &event.name);
    let mut blocks = vec![Block::Paragraph(sentence(&account, event))];
    let items: Vec<Item> = account.days.iter().filter_map(|day| line(day, event, days)).collect();
    blocks.push(Block::List { numbered: false, items });
    if let Some(rule) = account.month {
        blocks.push(Block::Paragraph(month(&account, rule)));
    }
    if let Some(due) = counted.state.due() {
        blocks.extend(last_working_day(&account, due.act_by.is_none(), days));
    }
    blocks
}

/// The whole of it as paper.
pub fn paper(procedure: &Procedure, deadline: &Deadline, days: &WorkingDays, today: NaiveDate) -> Document {
    let limit = deadline.limit;
    let section = |counted: &Counted| {
        let heading = match (deadline.readings.len(), counted.state.due()) {
            (1, _) => "The count".to_string(),
            (_, Some(due)) => format!("{}: {}", counted.reading.name, words::weekday_and_date(due.date)),
            (_, None) => counted.reading.name.to_string(),
        };
        let why = (!counted.reading.why.is_empty()).then(|| Block::Paragraph(counted.reading.why.to_string()));
        Section { heading, blocks: why.into_iter().chain(blocks(procedure, counted, days)).collect() }
    };
    let from = if limit.source.is_empty() { limit.cite } else { limit.source };
    let quote = (!limit.quote.is_empty()).then(|| format!("{}: “{}”", capital(&cited(&from)), limit.quote));
    // The quotation has already said where it stands; a source or a doubt beside it has not been said yet.
    let (owed, basis) = (deadlines::owed(limit), deadlines::basis(limit));
    let basis = if quote.is_some() && basis == cited(&limit.cite) { owed } else { format!("{owed}. {}", capital(&basis)) };
    let mut sections: Vec<Section> = deadline.readings.iter().map(section).collect();
    sections.push(Section { heading: "The rules of counting".to_string(), blocks: vec![rules(deadline, days)] });
    Document {
        caption: "How a date is counted".to_string(),
        title: limit.name.to_string(),
        summary: quote.into_iter().chain([format!("{basis}. {}", limit.note)]).collect(),
        warnings: Vec::new(),
        sections,
        colophon: deadlines::colophon(procedure, today),
    }
}

fn not_counted(procedure: &Procedure, counted: &Counted) -> String {
    match &counted.state {
        State::Refused(error) => format!("{}. Count it by hand and check it with your partnership.", capital(&error.to_string())),
        State::Promptly(dated) => {
            format!("It runs from {}, and no number of days is given.", words::weekday_and_date(dated.date))
        }
        State::NotStarted | State::Due(_) => {
            let starts = procedure.event(&counted.reading.from).map_or("", |event| &event.starts);
            format!("It cannot start yet. It starts when {starts}.")
        }
    }
}

/// `5 working days after Friday 23 August 2019, when …, is Monday 2 September 2019.`
fn sentence(account: &Account, event: &str) -> String {
    let (period, trigger, date) = (account.period, words::weekday_and_date(account.trigger), words::weekday_and_date(account.date));
    let after = if account.period.before { "" } else { " after" };
    format!("{period}{after} {trigger} ({}) is {date}.", super::lower(event))
}

fn line(day: &Day, event: &str, days: &WorkingDays) -> Option<Item> {
    let text = match &day.role {
        Role::Trigger => format!("not counted: the day of the event ({})", super::lower(event)),
        Role::Counted(number) => format!("day {number}"),
        Role::Skipped(closed) => format!("not counted: {}", why(closed, days)),
        Role::Within => return None,
        Role::End => "the end of the period".to_string(),
    };
    Some(Item { lead: format!("{}:", words::weekday_and_date(day.date)), text, ..Item::default() })
}

/// `Easter Monday, bank holiday in England and Wales`
pub fn why(closed: &Closed, days: &WorkingDays) -> String {
    match closed {
        Closed::Weekend(weekday) => words::weekday(*weekday).to_string(),
        Closed::BankHoliday(name) => format!("{name}, bank holiday in {}", days.division.name),
        Closed::Office(by) => format!("closed by {by}; not a bank holiday"),
    }
}

fn month(account: &Account, rule: MonthRule) -> String {
    let found = words::date(rule.found);
    match rule.has_such_a_day() {
        true => format!("A month is a calendar month, so the period of {} ends on the same day of the month: {found}.", account.period),
        false => format!(
            "A month is a calendar month, so the period of {} ends on the same day of the month; {} {} has no day {}, so it ends on its last day: {found}.",
            account.period,
            words::MONTHS[rule.found.month0() as usize],
            rule.found.year(),
            rule.wanted_day
        ),
    }
}

fn last_working_day(account: &Account, retention: bool, days: &WorkingDays) -> Option<Block> {
    if retention {
        return None;
    }
    let act_by = words::weekday_and_date(account.act_by.date);
    if account.act_by.provisional {
        return Some(Block::Paragraph(format!(
            "Bank holidays are not known for {}, so only the weekend was looked at: provisionally, act by {act_by}.",
            account.date.year()
        )));
    }
    let closed: Vec<String> =
        account.stepped_over.iter().map(|(day, closed)| format!("{} ({})", words::weekday_and_date(*day), why(closed, days))).collect();
    (!closed.is_empty()).then(|| {
        Block::Paragraph(format!(
            "The date is not moved forward because an office is closed on it. The last working day on or before it is {act_by}; it steps back over {}.",
            super::list(&closed, "and")
        ))
    })
}

/// With their authority (rules.md, 4.1).
fn rules(deadline: &Deadline, days: &WorkingDays) -> Block {
    let units: Vec<Unit> =
        deadline.readings.iter().filter_map(|counted| Some(counted.reading.period.parse::<Period>().ok()?.unit)).collect();
    let mut items = vec![Item {
        text: "The day of the event is not counted.".to_string(),
        cite: "Dodds v Walker [1981] 1 WLR 1027".to_string(),
        ..Item::default()
    }];
    if units.contains(&Unit::Month) {
        items.push(Item {
            text: "A month is a calendar month and ends on the corresponding date, or on the last day of a month that has no such day."
                .to_string(),
            cite: "Dodds v Walker [1981] 1 WLR 1027".to_string(),
            ..Item::default()
        });
    }
    if units.iter().any(|unit| matches!(unit, Unit::Day | Unit::Week)) {
        items.push(Item::text("Days and weeks are calendar days: weekends and bank holidays count."));
    }
    if units.contains(&Unit::WorkingDay) {
        items.push(Item {
            text: "No source defines “working day” for these duties. Used here: a weekday that is not Christmas Day, Boxing Day, Good Friday or a bank holiday.".to_string(),
            cite: "SI 2006/1738, regulation 2".to_string(),
            ..Item::default()
        });
    }
    items.push(Item::text(
        "A date on which offices are closed is not moved to the next open day: that rule is for acts that only an open court office allows, and these can be done on any day. The last working day before it is shown instead.",
    ));
    let known_to = days.table.date(days.division.known_to).map(words::date).unwrap_or_default();
    items.push(Item::text(format!("Bank holidays in {} are known here to {known_to}: {}.", days.division.name, days.division.source)));
    Block::List { numbered: false, items }
}
