//! Synthetic cases, the same for the same seed: for tests and benches of stores with up to 100,000 of them. Nobody's data.
//!
//! `batches(seed, count, size)` gives them by the batch; `saves(&batch)` is what `Store::append_many` takes.

use super::Random;
use case_review::{
    case::{
        event::Event,
        log::{Author, CaseId, EntryId, Log},
    },
    storage::{row::Row, store::Save},
};
use chrono::{Days, NaiveDate};

pub struct Synthetic {
    pub log: Log,
    pub row: Row,
}

const EVENTS: [(&str, &str); 4] = [
    ("incident-known", "Serious incident known"),
    ("notified", "Notified"),
    ("rapid-review", "Rapid review held"),
    ("decided", "Decision recorded"),
];

pub fn author() -> Author {
    Author { role: "Coordinator".to_string(), initials: "AB".to_string() }
}

/// The n-th case of a seed, from 0, with two to five entries.
pub fn case(seed: u64, n: u32) -> Synthetic {
    let mut random = Random(seed ^ (u64::from(n) << 20));
    let mut id = [0; 16];
    id[..8].copy_from_slice(&random.next().to_le_bytes());
    id[8..].copy_from_slice(&random.next().to_le_bytes());
    let mut log = Log::new(CaseId(id));
    let (year, mut at) = (2026 - n / 20_000, 1_767_000_000 + random.below(20_000_000) as i64);
    let reference = format!("{year}-{:05}", n % 20_000 + 1);
    log.record(at, author(), Event::Ruled { edition: "cumbria_scr_2019".to_string() });
    log.record(at, author(), Event::Referenced { reference: reference.clone() });
    let done = random.below(EVENTS.len());
    let day = NaiveDate::default() + Days::new(20_450 + random.below(400) as u64);
    for (event, _) in &EVENTS[..done] {
        at += 3600;
        let (event, on, role) = (event.to_string(), Some(day.to_string()), "Chair".to_string());
        log.record(at, author(), Event::Happened { event, on, planned: false, role, note: "Synthetic.".to_string() });
    }
    let row = Row {
        case: log.case,
        next: (random.below(8) > 0).then(|| day + Days::new(random.below(90) as u64)),
        reference,
        status: done.checked_sub(1).map_or("Opened", |last| EVENTS[last].1).to_string(),
        closed: random.below(10) == 0,
        conflicts: false,
        length: log.entries().len() as u32,
        last: log.last().map_or(EntryId::default(), |last| last.id),
        changed: (at / 60) as u32,
        backed_up: None,
    };
    Synthetic { log, row }
}

pub fn batches(seed: u64, count: u32, size: u32) -> impl Iterator<Item = Vec<Synthetic>> {
    (0..count).step_by(size as usize).map(move |from| (from..count.min(from + size)).map(|n| case(seed, n)).collect())
}

pub fn saves(batch: &[Synthetic]) -> Vec<Save<'_>> {
    batch.iter().map(|one| Save { log: &one.log, row: one.row.clone(), base: 0 }).collect()
}
