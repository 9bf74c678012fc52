//! A case as its log tells it. Nothing of it is kept but the log: answers, dates, decisions and what comes next are read from it.

use super::{
    decision::Decision,
    diary::Diary,
    event::Event,
    log::{Author, CaseId, EntryId, Log, Recorded},
    timeline::{Dated, Timeline},
};
use crate::calendar::{
    CalendarError,
    bank_holidays::BankHolidays,
    closures::{Closure, Closures},
    words,
};
use crate::procedure::Procedure;
use crate::reasoning::answers::Answers;
use chrono::NaiveDate;

#[derive(Clone, PartialEq, Eq)]
pub struct CaseFile {
    pub log: Log,
}

/// What is recorded of an event of the edition.
#[derive(Clone, PartialEq, Eq)]
pub struct Happened {
    pub dated: Dated,
    pub role: String,
    pub note: String,
    pub recorded: EntryId,
}

impl CaseFile {
    /// A new case under an edition.
    pub fn open(case: CaseId, at: i64, by: Author, edition: &str) -> Self {
        let mut log = Log::new(case);
        log.record(at, by, Event::Ruled { edition: edition.to_string() });
        CaseFile { log }
    }

    /// What holds of a slot. Where entries contradict each other it is the last in order, until somebody settles which holds.
    fn holds(&self, slot: &str) -> Option<&Recorded> {
        self.log.current(slot).pop()
    }

    pub fn reference(&self) -> &str {
        match self.holds("reference").map(|recorded| &recorded.entry.event) {
            Some(Event::Referenced { reference }) => reference,
            _ => "",
        }
    }

    /// The id of the edition that the case is read under.
    pub fn edition(&self) -> &str {
        match self.holds("rules").map(|recorded| &recorded.entry.event) {
            Some(Event::Ruled { edition }) => edition,
            _ => "",
        }
    }

    pub fn closed(&self) -> bool {
        matches!(self.holds("closed").map(|recorded| &recorded.entry.event), Some(Event::Closed { closed: true }))
    }

    /// Answers to facts that the edition has; others stay in the log.
    pub fn answers(&self, procedure: &Procedure) -> Answers {
        procedure.facts.iter().enumerate().fold(Answers::NONE, |answers, (at, fact)| {
            let Some(Event::Answered { answer: Some(given), .. }) =
                self.holds(&format!("answer {}", fact.id)).map(|recorded| &recorded.entry.event)
            else {
                return answers;
            };
            let position = fact.answer.iter().position(|known| known.id == **given);
            position.map_or(answers, |position| answers.with(at, position))
        })
    }

    /// What is recorded of an event, unless it was taken back.
    pub fn happened(&self, event: &str) -> Option<Happened> {
        let holds = self.holds(&format!("event {event}"))?;
        match &holds.entry.event {
            Event::Happened { on: Some(on), planned, role, note, .. } => Some(Happened {
                dated: Dated { date: words::from_iso(on)?, planned: *planned },
                role: role.clone(),
                note: note.clone(),
                recorded: holds.id,
            }),
            _ => None,
        }
    }

    /// Events with a date that an edition does not know, by id: they stay in the log, and nothing is counted from them there.
    pub fn not_carried(&self, procedure: &Procedure) -> Vec<String> {
        let ids = self.log.entries().iter().filter_map(|recorded| match &recorded.entry.event {
            Event::Happened { event, .. } => Some(event.as_str()),
            _ => None,
        });
        let mut ids: Vec<String> =
            ids.filter(|id| procedure.event(id).is_none() && self.happened(id).is_some()).map(str::to_string).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The dates of the case, as the deadlines are counted from them.
    ///
    /// # Errors
    /// As [`Diary::new`].
    pub fn diary(&self, procedure: &Procedure, table: &BankHolidays) -> Result<Diary, CalendarError> {
        let mut diary = match self.holds("calendar").map(|recorded| &recorded.entry.event) {
            Some(Event::Counted { division, closures }) => {
                let closures = closures.iter().filter_map(|(date, by)| Some(Closure { date: words::from_iso(date)?, by: by.clone() }));
                Diary::new(division, closures.fold(Closures::default(), Closures::with), table)?
            }
            _ => Diary::new(&procedure.edition.division, Closures::default(), table)?,
        };
        let events = procedure.events.iter().filter_map(|event| Some((event.id, self.happened(&event.id)?.dated)));
        diary.timeline = events.fold(Timeline::default(), |timeline, (event, dated)| timeline.dated(&event, dated));
        for limit in procedure.time_limits.all() {
            if let Some(Event::Read { reading: Some(chosen), .. }) =
                self.holds(&format!("reading {}", limit.id)).map(|recorded| &recorded.entry.event)
            {
                diary.choose(limit, limit.reading.iter().find(|reading| reading.id == **chosen).map(|reading| reading.id));
            }
        }
        Ok(diary)
    }

    /// The first date, in the readings in use, by which something is still to be done; `None` when nothing is, or the case is closed.
    pub fn next(&self, procedure: &Procedure, table: &BankHolidays) -> Option<NaiveDate> {
        let diary = self.diary(procedure, table).ok().filter(|_| !self.closed())?;
        let deadlines = diary.deadlines(procedure, table).ok()?;
        let open = deadlines.iter().filter(|deadline| !deadline.limit.retention && deadline.met.is_none_or(|met| met.planned));
        open.filter_map(|deadline| Some(deadline.in_use(diary.chosen(deadline.limit).as_deref())?.state.due()?.date)).min()
    }

    /// The event of the edition that happened last, by date.
    pub fn latest<'a>(&self, procedure: &'a Procedure) -> Option<(&'a str, NaiveDate)> {
        let dated = procedure.events.all().iter().filter_map(|event| Some((event.name.as_str(), self.happened(&event.id)?.dated)));
        dated.filter(|(_, dated)| !dated.planned).map(|(name, dated)| (name, dated.date)).max_by_key(|(_, date)| *date)
    }

    /// What was decided, in order, each as it was said then.
    pub fn decisions(&self) -> Vec<Decision> {
        let taken = |recorded: &Recorded| match &recorded.entry.event {
            Event::Decided { edition, version, date, answers, title, results } => Some(Decision {
                edition: edition.clone(),
                version: version.clone(),
                date: words::from_iso(date)?,
                answers: answers.clone(),
                title: title.clone(),
                results: results.clone(),
            }),
            _ => None,
        };
        self.log.in_order().into_iter().filter_map(taken).collect()
    }
}

impl From<Decision> for Event {
    fn from(decision: Decision) -> Self {
        let Decision { edition, version, date, answers, title, results } = decision;
        Event::Decided { edition, version, date: date.to_string(), answers, title, results }
    }
}
