//! The log: copies become one whatever is merged first, contradictions are found and settled, and nothing can be altered unseen.

use crate::vault::{Random, generate::author};
use case_review::case::{
    event::Event,
    log::{Broken, CaseId, EntryId, Log, Recorded},
};

const CASE: CaseId = CaseId([5; 16]);

fn answered(answer: usize) -> Event {
    Event::Answered { fact: "known".to_string(), answer: Some(answer.to_string()) }
}

fn started(writers: usize) -> Vec<Log> {
    let mut log = Log::new(CASE);
    log.record(0, author(), Event::Ruled { edition: "any".to_string() });
    vec![log; writers]
}

fn ids(entries: &[&Recorded]) -> Vec<EntryId> {
    entries.iter().map(|one| one.id).collect()
}

fn merged(one: &Log, other: &Log) -> Log {
    let mut both = one.clone();
    both.merge(other).expect("copies of one case");
    both
}

/// What a copy says of the case, which must not depend on how it came about.
fn says(log: &Log) -> (Vec<EntryId>, Vec<EntryId>, Vec<Vec<EntryId>>) {
    (ids(&log.in_order()), ids(&log.current("answer known")), log.conflicts().iter().map(|one| ids(one)).collect())
}

/// The same said slowly: by the entries alone.
fn slowly(log: &Log) -> (Vec<EntryId>, Vec<EntryId>, Vec<Vec<EntryId>>) {
    let entries = log.entries();
    let at = |id: &EntryId| entries.iter().position(|one| one.id == *id).unwrap();
    fn knew(entries: &[Recorded], later: usize, earlier: usize, at: &dyn Fn(&EntryId) -> usize) -> bool {
        entries[later].entry.after.iter().any(|id| at(id) == earlier || knew(entries, at(id), earlier, at))
    }
    let (mut waiting, mut order): (Vec<&Recorded>, Vec<&Recorded>) = (entries.iter().collect(), Vec::new());
    waiting.sort_by_key(|one| (one.entry.at, one.id));
    while !waiting.is_empty() {
        let next = waiting.iter().position(|one| one.entry.after.iter().all(|id| order.iter().any(|placed| placed.id == *id))).unwrap();
        order.push(waiting.remove(next));
    }
    let current = |slot: &str| {
        let about: Vec<usize> = (0..entries.len()).filter(|one| entries[*one].entry.event.slot().as_deref() == Some(slot)).collect();
        let holds = |one: &&usize| !about.iter().any(|later| knew(entries, *later, **one, &at));
        let mut current: Vec<&Recorded> = about.iter().filter(holds).map(|one| &entries[*one]).collect();
        current.sort_by_key(|one| (one.entry.at, one.id));
        current
    };
    let contested = |slot: &&str| current(slot).windows(2).any(|pair| pair[0].entry.event != pair[1].entry.event);
    let conflicts = ["answer known", "rules"].iter().filter(|slot| contested(slot)).map(|slot| ids(&current(slot))).collect();
    (ids(&order), ids(&current("answer known")), conflicts)
}

/// Every way in which so many writers record and merge in so many steps; clocks that go backwards; now and then the same said twice.
fn every_way(copies: &[Log], steps: usize, check: &mut dyn FnMut(&[Log])) {
    check(copies);
    if steps == 0 {
        return;
    }
    for one in 0..copies.len() {
        for other in 0..copies.len() {
            let mut next = copies.to_vec();
            if one == other {
                next[one].record(steps as i64, author(), answered(steps % 2 + one.min(1)));
            } else {
                next[one].merge(&copies[other]).expect("copies of one case");
            }
            every_way(&next, steps - 1, check);
        }
    }
}

#[test]
fn copies_become_one_whatever_is_merged_first() {
    let mut ways = (0, 0);
    let mut check = |copies: &[Log]| {
        let (first, second) = (&copies[0], &copies[1]);
        let both = merged(first, second);
        assert!(says(&both) == says(&merged(second, first)), "which of two copies is merged into which");
        assert!(merged(&both, second) == both && merged(&both, first) == both, "merging twice");
        assert!(says(&both) == slowly(&both), "the index and the entries");
        if let Some(third) = copies.get(2) {
            assert!(says(&merged(&both, third)) == says(&merged(first, &merged(second, third))), "which two are merged first");
        }
        let mut settled = both.clone();
        settled.record(99, author(), answered(9));
        assert!(settled.conflicts().is_empty() && settled.current("answer known").len() == 1, "settled by who knows both");
        ways = (ways.0 + 1, ways.1 + usize::from(!both.conflicts().is_empty()));
    };
    every_way(&started(2), 6, &mut check);
    every_way(&started(3), 4, &mut check);
    println!("{} ways, {} with a contradiction", ways.0, ways.1);
    assert!(ways.0 > 10_000 && ways.1 > 1_000);
}

fn stored() -> Vec<Vec<u8>> {
    let mut log = started(1).remove(0);
    (0..5).for_each(|answer| log.record(answer as i64, author(), answered(answer)));
    log.entries().iter().map(|one| one.bytes.clone()).collect()
}

#[test]
fn what_was_altered_is_refused_by_its_number() {
    let check = |alter: &dyn Fn(&mut Vec<Vec<u8>>), broken: Option<Broken>| {
        let mut bytes = stored();
        alter(&mut bytes);
        assert_eq!(Log::read(CASE, bytes).err(), broken);
    };
    check(&|_| (), None);
    check(&|bytes| drop(bytes.remove(0)), Some(Broken::NotLinked(1)));
    check(&|bytes| drop(bytes.remove(2)), Some(Broken::NotLinked(3)));
    check(&|bytes| bytes.swap(0, 1), Some(Broken::NotLinked(1)));
    check(&|bytes| bytes.swap(3, 4), Some(Broken::NotLinked(4)));
    check(&|bytes| bytes.push(bytes[5].clone()), Some(Broken::Twice(7)));
    check(&|bytes| bytes.push(bytes[0].clone()), Some(Broken::NotLinked(7)));
    check(&|bytes| bytes[1].push(b' '), Some(Broken::NotLinked(3)));
    check(&|bytes| bytes[1].truncate(9), Some(Broken::NotReadable(2)));
    assert!(Log::read(CaseId([6; 16]), stored()).is_err(), "another case's entries");
}

#[test]
fn any_bit_of_any_entry_is_noticed() {
    let (bytes, whole) = (stored(), Log::read(CASE, stored()).expect("a log"));
    for (entry, at, bit) in (0..6).flat_map(|entry| (0..bytes[entry].len()).flat_map(move |at| (0..8).map(move |bit| (entry, at, bit)))) {
        let mut flipped = bytes.clone();
        flipped[entry][at] ^= 1 << bit;
        let read = Log::read(CASE, flipped).map(|log| log.last().map(|last| last.id));
        // The last one's id is what the list keeps.
        assert!(read != Ok(whole.last().map(|last| last.id)), "bit {bit} of byte {at} of entry {entry}");
    }
}

#[test]
fn copies_of_other_cases_are_not_merged() {
    let (mut mine, mut theirs) = (started(1).remove(0), Log::new(CASE));
    theirs.record(1, author(), answered(1));
    assert_eq!(mine.merge(&theirs), Err(Broken::NotLinked(1)));
    assert_eq!(Log::new(CaseId([6; 16])).merge(&mine), Err(Broken::NotLinked(1)));
    assert_eq!(Log::new(CASE).merge(&mine), Ok(1));
}

#[test]
fn a_log_with_gaps_shows_the_rest_and_invents_no_contradiction() {
    let mut readable = Log::read(CASE, stored()).expect("a log").entries().to_vec();
    let last = readable[5].id;
    readable.drain(2..4);
    let log = Log::salvage(CASE, readable);
    assert!(log.entries().len() == 4 && log.in_order().len() == 4 && log.conflicts().is_empty());
    assert_eq!(ids(&log.current("answer known")), [last]);
}

/// With the quadratic walk this took minutes.
#[test]
fn long_logs_of_two_writers_stay_quick() {
    let (mut copies, mut random) = (started(2), Random(3));
    for step in 0..2_000 {
        let one = random.below(2);
        copies[one].record(step, author(), answered(random.below(3)));
        if random.below(10) == 0 {
            let other = copies[1 - one].clone();
            copies[one].merge(&other).expect("copies of one case");
        }
    }
    let both = merged(&copies[0], &copies[1]);
    assert!(both.entries().len() == 2_001 && says(&both) == says(&merged(&copies[1], &copies[0])));
    let before: usize = both.entries().iter().map(|one| both.replaced(one.id).len()).sum();
    assert!(before >= 1_999);
}
