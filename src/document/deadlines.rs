//! Deadlines in words, the same on the page, in the copied table, in the file for a spreadsheet and in the calendar.

use super::{Block, Document, Item, Section, capital, cited, list, unverified};
use crate::calendar::{words, working_days::WorkingDays};
use crate::case::{
    deadlines::{Counted, Deadline, Due, State},
    diary::Diary,
    moves::Move,
    status::{self, Status},
    timeline::Dated,
};
use crate::procedure::{
    Procedure,
    conclusion::Force,
    edition::Edition,
    time_limit::{Event, TimeLimit},
};
use chrono::NaiveDate;

/// What every sentence here needs.
#[derive(Clone, Copy)]
pub struct Schedule<'a> {
    pub procedure: &'a Procedure,
    pub diary: &'a Diary,
    pub days: &'a WorkingDays<'a>,
    pub deadlines: &'a [Deadline<'a>],
    pub today: NaiveDate,
}

/// One reading of a time limit, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `Cautious reading: seven clear days`, or nothing where there is one reading.
    pub reading: String,
    pub by: String,
    /// What must be known beside the date, in sentences.
    pub notes: Vec<String>,
}

impl<'a> Schedule<'a> {
    /// The reading in use: the one that was chosen, or the cautious one.
    pub fn in_use<'b>(&self, deadline: &'b Deadline<'a>) -> Option<&'b Counted<'a>> {
        deadline.in_use(self.diary.chosen(deadline.limit).as_deref())
    }

    pub fn status(&self, deadline: &Deadline) -> Status {
        self.in_use(deadline).map_or(Status::CannotStart, |counted| status::status(deadline, &counted.state, self.days, self.today))
    }

    /// Every reading of a time limit, the one in use first. Those that have not started share a line while another has.
    pub fn lines(&self, deadline: &Deadline<'a>) -> Vec<Line> {
        let in_use = self.in_use(deadline).map(|counted| counted.reading);
        let dated = deadline.readings.iter().any(|counted| counted.state.due().is_some());
        let (mut first, mut others, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
        for (at, counted) in deadline.readings.iter().enumerate() {
            let used = Some(counted.reading) == in_use && dated;
            if dated && !used && counted.state == State::NotStarted {
                waiting.push(super::lower(&counted.reading.name));
                continue;
            }
            let line = Line { reading: self.reading(deadline, at, used), by: self.by(counted), notes: self.notes(counted) };
            let group = if used { &mut first } else { &mut others };
            let open = counted.state.due().and_then(|due| Some((due.if_open?, due.date)));
            match open {
                Some((open, date)) if open < date => {
                    let counted = if line.reading.is_empty() {
                        "Counted with your own closed days".to_string()
                    } else {
                        format!("{}, with your own closed days", line.reading.replacen("Cautious", "Earliest", 1))
                    };
                    group.push(without_closures("Cautious reading", open));
                    group.push(Line { reading: counted, ..line });
                }
                Some((open, _)) => group.extend([line, without_closures("Other reading", open)]),
                None => group.push(line),
            }
        }
        first.append(&mut others);
        if !waiting.is_empty() {
            let reading = if waiting.len() == 1 { "Other reading, not started" } else { "Other readings, not started" };
            first.push(Line { reading: reading.to_string(), by: super::capital(&list(&waiting, "or")), notes: Vec::new() });
        }
        first
    }

    fn reading(&self, deadline: &Deadline, at: usize, used: bool) -> String {
        let counted = &deadline.readings[at];
        if deadline.readings.len() == 1 {
            return String::new();
        }
        let cautious = deadline.in_use(None).map(|counted| counted.reading) == Some(counted.reading);
        let chosen = self.diary.chosen(deadline.limit).is_some();
        let dated = deadline.readings.iter().any(|counted| counted.state.due().is_some());
        let kind = match (&counted.state, used && chosen, cautious) {
            (State::Promptly(_), ..) => "Also asked",
            (_, true, true) => "Cautious reading, chosen by you",
            (_, true, false) => "Reading chosen by you",
            (State::Due(_), false, true) => "Cautious reading",
            _ if !dated => "Reading",
            _ => "Other reading",
        };
        format!("{kind}: {}", super::lower(&counted.reading.name))
    }

    fn by(&self, counted: &Counted) -> String {
        match &counted.state {
            State::NotStarted => {
                let starts = self.procedure.event(&counted.reading.from).map_or("", |event| &event.starts);
                let period = if counted.reading.period.is_empty() { String::new() } else { format!("{}; ", counted.reading.period) };
                capital(&format!("{period}starts when {starts}"))
            }
            State::Promptly(_) => "As soon as it can be done; no number of days is given".to_string(),
            State::Refused(error) => format!("Cannot be counted: {error}"),
            State::Due(due) => words::weekday_and_date(due.date),
        }
    }

    fn notes(&self, counted: &Counted) -> Vec<String> {
        let State::Due(due) = &counted.state else { return Vec::new() };
        let mut notes = Vec::new();
        notes.extend(act_by(due));
        if due.trigger.planned {
            notes.push("Counted from a planned date.".to_string());
        }
        notes
    }

    /// The next thing to do: the earliest date that is not met, whether it is still to come or late.
    pub fn next_due(&self) -> Option<(&'a Deadline<'a>, &'a Due)> {
        use Status::{Due, LastWorkingDayPassed, Late, Planned};
        let open = |it: &&Deadline| matches!(self.status(it), Due { .. } | LastWorkingDayPassed | Late { .. } | Planned { .. });
        let dated = self.deadlines.iter().filter(open).filter_map(|it| Some((it, self.in_use(it)?.state.due()?)));
        dated.min_by_key(|(_, due)| due.date)
    }

    /// The sentence for it.
    pub fn next(&self) -> Option<String> {
        let (deadline, due) = self.next_due()?;
        let date = words::weekday_and_date(due.act_by.map_or(due.date, |act_by| act_by.date));
        Some(format!("{}: {date}. {}.", deadline.limit.name, status_words(self.status(deadline))))
    }

    /// Where the bank holidays come from and how far they are known. Stands on every result.
    pub fn calendar(&self) -> String {
        let known_to = self.days.table.date(self.days.division.known_to).map(words::date).unwrap_or_default();
        format!(
            "Working days leave out weekends and bank holidays in {}, known here to {known_to} ({}). No source defines “working day” for these duties; this is the usual meaning (SI 2006/1738, regulation 2).{}",
            self.days.division.name,
            self.days.division.source,
            match self.diary.closures().all().len() {
                0 => String::new(),
                1 => " 1 closed day of your own is left out as well.".to_string(),
                more => format!(" {more} closed days of your own are left out as well."),
            }
        )
    }

    pub fn events(&self) -> Vec<(&'a Event, Option<Dated>)> {
        self.procedure.events.all().iter().map(|event| (event, self.diary.timeline.get(&event.id))).collect()
    }

    /// The whole schedule as paper, for the clipboard.
    pub fn paper(&self, reference: &str) -> Document {
        let edition = &self.procedure.edition;
        let happened = self.events().into_iter().filter_map(|(event, dated)| {
            let dated = dated?;
            Some(Item { lead: format!("{}:", event.name), text: event_date(dated), ..Item::default() })
        });
        let row = |deadline: &Deadline<'a>| {
            let by = self.lines(deadline).into_iter().map(|line| {
                let reading = if line.reading.is_empty() { String::new() } else { format!("{}: ", line.reading) };
                format!("{reading}{}. {}", line.by, line.notes.join(" ")).trim_end().to_string()
            });
            vec![title(deadline.limit), by.collect::<Vec<_>>().join(" "), status_words(self.status(deadline))]
        };
        let headers = ["Time limit", "By", "Status"].map(str::to_string).to_vec();
        let table = Block::Table { caption: "Time limits".to_string(), headers, rows: self.deadlines.iter().map(row).collect() };
        Document {
            caption: if reference.is_empty() { "Deadlines".to_string() } else { format!("Deadlines, reference {reference}") },
            title: edition.name.to_string(),
            summary: edition.notice().into_iter().chain(status(edition)).chain(self.next()).collect(),
            warnings: Vec::new(),
            sections: [
                Section { heading: "Events".to_string(), blocks: vec![Block::List { numbered: false, items: happened.collect() }] },
                Section { heading: "Time limits".to_string(), blocks: vec![table, Block::Paragraph(self.calendar())] },
            ]
            .into_iter()
            .chain(unverified(self.procedure))
            .collect(),
            colophon: colophon(self.procedure, self.today),
        }
    }
}

/// What must be known of an edition before anything that it says: that it has ended, and what it could not settle.
pub fn status(edition: &Edition) -> impl Iterator<Item = String> + use<> {
    [edition.ended, edition.unsettled].into_iter().filter(|text| !text.is_empty()).map(String::from)
}

/// The date as if the office were not closed on days of its own.
fn without_closures(kind: &str, open: NaiveDate) -> Line {
    let notes = vec!["No source says that a local closure stops the clock.".to_string()];
    Line { reading: format!("{kind}: without your own closed days"), by: words::weekday_and_date(open), notes }
}

/// What every paper about dates ends with.
pub fn colophon(procedure: &Procedure, today: NaiveDate) -> Vec<String> {
    let edition = &procedure.edition;
    vec![
        format!("Support for your judgement, not a decision. {}", edition.decides),
        format!("Source: {}. Rules version {}. Worked out on {}.", edition.source, edition.version, words::date(today)),
    ]
}

/// `Act by Friday 30 August 2019, the last working day before it.`
pub fn act_by(due: &Due) -> Option<String> {
    let act_by = due.act_by?;
    match (act_by.date == due.date, act_by.provisional) {
        (true, false) => None,
        (false, false) => Some(format!("Act by {}, the last working day before it.", words::weekday_and_date(act_by.date))),
        (_, true) => Some(format!(
            "Act by {} (provisional: bank holidays are not known for that year, so only the weekend was looked at).",
            words::weekday_and_date(act_by.date)
        )),
    }
}

/// `Friday 23 August 2019 (planned)`
pub fn event_date(dated: Dated) -> String {
    format!("{}{}", words::weekday_and_date(dated.date), if dated.planned { " (planned)" } else { "" })
}

/// `Notify Ofsted, DfE and the partnership (should, promptly; section 1.1)`
pub fn title(limit: &TimeLimit) -> String {
    format!("{} ({})", limit.name, terms(limit))
}

/// `should, promptly; section 1.1`
pub fn terms(limit: &TimeLimit) -> String {
    let also = if limit.also.is_empty() { String::new() } else { format!(", {}", limit.also) };
    let force = match limit.force {
        Force::Unsaid => String::new(),
        force => format!("{}{also}; ", force.word()),
    };
    format!("{force}{}", basis(limit))
}

/// `section 16C(1), Children Act 2004; the time from guidance: GOV.UK`
pub fn basis(limit: &TimeLimit) -> String {
    let source = if limit.source.is_empty() { String::new() } else { format!("the time from guidance: {}", limit.source) };
    let parts = [cited(&limit.cite), source, limit.confidence.advice().to_string()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// `The local authority to Ofsted and the Department for Education`
pub fn owed(limit: &TimeLimit) -> String {
    let to: Vec<String> = limit.to.iter().map(ToString::to_string).collect();
    if to.is_empty() { limit.who.to_string() } else { format!("{} to {}", limit.who, list(&to, "and")) }
}

pub fn status_words(status: Status) -> String {
    let days = |count: i64| format!("{count} day{}", if count == 1 { "" } else { "s" });
    let late = |count: i64| if count == 0 { String::new() } else { format!(", {} late", days(count)) };
    match status {
        Status::CannotStart => "Cannot start yet".to_string(),
        Status::NoDate => "No date".to_string(),
        Status::Done { on, late: by } => format!("Done on {}{}", words::date(on), late(by)),
        Status::Planned { on, late: by } => format!("Planned for {}{}", words::date(on), late(by)),
        Status::Due { days: 0, .. } => "Due today".to_string(),
        Status::Due { working_days: Some(1), .. } => "Due in 1 working day".to_string(),
        Status::Due { working_days: Some(count), .. } => format!("Due in {count} working days"),
        Status::Due { working_days: None, days: count } => format!("Due in {}", days(count)),
        Status::LastWorkingDayPassed => "The last working day to act on has passed".to_string(),
        Status::Late { days: count } => format!("{} late", days(count)),
        Status::Keep { days: 0 } => "Keep to the end of today".to_string(),
        Status::Keep { days: count } => format!("Keep for {} more", days(count)),
        Status::Kept => "The time has passed".to_string(),
    }
}

/// `Chair’s decision: was Monday 2 March 2026, now Tuesday 3 March 2026`
pub fn moved(moved: &Move) -> String {
    let name = match moved.limit.reading.len() {
        1 => moved.limit.name.to_string(),
        _ => format!("{} ({})", moved.limit.name, super::lower(&moved.reading.name)),
    };
    let say = |due: &Due| {
        let act_by = due.act_by.filter(|act_by| act_by.date != due.date);
        let act_by = act_by.map_or_else(String::new, |act_by| format!(", to act on by {}", words::weekday_and_date(act_by.date)));
        format!("{}{act_by}", words::weekday_and_date(due.date))
    };
    match (&moved.old, &moved.new) {
        (None, Some(new)) => format!("{name}: now {}", say(new)),
        (Some(old), None) => format!("{name}: was {}, now has no date", say(old)),
        (Some(old), Some(new)) => format!("{name}: was {}, now {}", say(old), say(new)),
        (None, None) => name,
    }
}
