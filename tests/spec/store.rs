//! Saves are complete or not at all, whatever the browser does; two tabs lose nothing; and a save costs the same in a store of any size.

use crate::vault::{Turns, by_turns, create, fill, generate, generate::case, key, open, shelf, wait};
use case_review::{
    case::{
        event::Event,
        log::{CaseId, Log},
    },
    storage::{
        error::StoreError,
        memory::{Count, Failure, Memory},
        row::Row,
        shelf::{Change, Shelf, ShelfError},
        store::{Cursor, Save, Store},
    },
};
use chrono::Days;
use std::{cell::Cell, rc::Rc};

fn note(log: &mut Log, note: &str) {
    let at = log.entries().len() as i64;
    log.record(at, generate::author(), Event::Noted { note: note.to_string() });
}

/// Everything that a store says: its rows in order, and each case's entries.
fn says<S: Shelf>(store: &Store<S>) -> Vec<(Row, Log)> {
    let listing = wait(store.page(0, usize::MAX)).expect("a list");
    assert!(listing.damage.is_empty());
    let case = |row: Row| {
        let loaded = wait(store.load(row.case)).expect("a case");
        assert!(loaded.damage.is_empty() && loaded.row == row);
        (row, loaded.log)
    };
    listing.rows.into_iter().map(case).collect()
}

fn small(cases: u32) -> (Rc<Memory>, Store<Rc<Memory>>) {
    let shelf = shelf();
    let store = create(shelf.clone());
    for batch in generate::batches(1, cases, 100) {
        wait(store.append_many(&generate::saves(&batch))).expect("saved");
    }
    (shelf, store)
}

#[test]
fn what_was_saved_is_there_after_opening_again() {
    let (shelf, store) = small(300);
    let again = open(shelf).expect("a store");
    assert_eq!((again.len(), again.generation()), (300, store.generation()));
    let said = says(&again);
    assert!(said.windows(2).all(|pair| pair[0].0.position() < pair[1].0.position()));
    assert!(said.iter().zip(says(&store)).all(|(one, other)| *one == other));
    for n in 0..300 {
        let (made, loaded) = (case(1, n), wait(again.load(case(1, n).log.case)).expect("a case"));
        assert!(loaded.log == made.log && loaded.row == made.row);
    }
    let (mut cursor, mut scanned) = (Cursor::default(), Vec::new());
    while let Some(listing) = wait(again.rows(&mut cursor)).expect("rows") {
        scanned.extend(listing.rows);
    }
    assert!(scanned.iter().eq(said.iter().map(|(row, _)| row)));
    for (at, count) in [(0, 1), (0, 50), (250, 50), (299, 50), (300, 1), (0, 0)] {
        let rows = wait(again.page(at, count)).expect("a page").rows;
        assert!(rows.iter().eq(said.iter().skip(at).take(count).map(|(row, _)| row)), "{count} from {at}");
    }
    assert_eq!(wait(again.check_all(|_, _| true)).expect("checked"), []);
}

/// Every kind of change, to be done to a store of a few cases.
type Does = fn(&Store<Rc<Memory>>) -> Result<(), StoreError>;

const CHANGES: [(&str, Does); 5] = [
    ("an entry", |store| {
        let (mut log, row) = (case(1, 3).log, case(1, 3).row);
        let base = row.length;
        note(&mut log, "Synthetic.");
        wait(store.append(&log, Row { next: row.next.map(|next| next + Days::new(400)), ..row }, base)).map(drop)
    }),
    ("a case", |store| wait(store.append(&case(1, 900).log, case(1, 900).row, 0)).map(drop)),
    ("an import", |store| wait(store.append_many(&generate::saves(&generate::batches(2, 80, 80).next().unwrap()))).map(drop)),
    ("a removal", |store| wait(store.remove(case(1, 5).log.case))),
    ("a backup", |store| wait(store.set_backed_up(&[(case(1, 2).row.case, case(1, 2).row.length)], 77)).map(drop)),
];

#[test]
fn a_save_that_fails_changes_nothing_and_the_next_one_works() {
    use ShelfError::*;
    let mut tried = 0;
    for (name, does) in CHANGES {
        for (error, written) in [
            (Full, false),
            (Gone, false),
            (OtherVersion, false),
            (Unavailable, false),
            (TimedOut, false),
            (TimedOut, true),
            (NotDurable, false),
            (Refused("UnknownError".to_string()), true),
            (Clash, false),
        ] {
            for call in 0.. {
                let (shelf, store) = small(6);
                let (before, calls) = (says(&store), shelf.count().calls);
                shelf.fail(call, Failure { error: error.clone(), written });
                let result = does(&store);
                if shelf.count().calls - calls <= call {
                    break;
                }
                tried += 1;
                shelf.heal();
                let now = says(&open(shelf.clone()).expect("a store"));
                match result {
                    Ok(()) => assert!(now != before, "{name} said to be saved and is not: {error:?} at call {call}"),
                    Err(StoreError::Shelf(told)) => {
                        assert!(told == error, "another error than the browser's");
                        assert!(now == before, "{name} said not to be saved and is: {error:?} at call {call}");
                        does(&store).expect("the next save");
                    }
                    Err(other) => panic!("{other:?}"),
                }
                does_once(&store, name, &says(&open(shelf.clone()).expect("a store")));
                assert!(says(&store) != before && wait(store.check_all(|_, _| true)).expect("checked").is_empty());
            }
        }
    }
    println!("{tried} failures injected");
    assert!(tried > 100);
}

/// To save again what was saved changes nothing.
fn does_once(store: &Store<Rc<Memory>>, name: &str, before: &[(Row, Log)]) {
    let again = CHANGES.iter().find(|(one, _)| *one == name).unwrap().1(store);
    assert!(again.is_ok() || name == "a removal");
    assert!(says(store) == before, "{name} twice");
}

#[test]
fn two_tabs_lose_nothing_and_hear_of_every_conflict() {
    let shelf = shelf();
    let first = create(Turns(shelf.clone()));
    let second = open(Turns(shelf.clone())).expect("a store");
    for n in 0..6 {
        wait(first.append(&case(1, n).log, case(1, n).row, 0)).expect("saved");
    }
    let conflicts = Cell::new(0);
    // What a page does: load, record, save; on a conflict merge and save again.
    let tab = async |store: &Store<Turns>, name: &str| {
        for save in 0..1_000 {
            let made = case(1, save % 6);
            let loaded = store.load(made.log.case).await.expect("a case");
            let (mut log, mut base) = (loaded.log, loaded.row.length);
            note(&mut log, &format!("{name}{save}"));
            loop {
                match store.append(&log, made.row.clone(), base).await {
                    Ok(_) => break,
                    Err(StoreError::Changed(newer)) => {
                        conflicts.set(conflicts.get() + 1);
                        base = newer.row.length;
                        let mut both = newer.log;
                        both.merge(&log).expect("copies of one case");
                        log = both;
                    }
                    Err(StoreError::Busy) => {}
                    Err(error) => panic!("{error:?}"),
                }
            }
        }
    };
    by_turns(vec![Box::pin(tab(&first, "a")), Box::pin(tab(&second, "b"))], 9);
    let said = says(&open(shelf).expect("a store"));
    let mut notes: Vec<String> = Vec::new();
    for event in said.iter().flat_map(|(_, log)| log.entries()).map(|one| &one.entry.event) {
        if let Event::Noted { note } = event {
            notes.push(note.clone());
        }
    }
    notes.sort();
    let mut expected: Vec<String> = (0..1_000).flat_map(|save| [format!("a{save}"), format!("b{save}")]).collect();
    expected.sort();
    println!("2,000 saves of two tabs, {} conflicts", conflicts.get());
    assert!(notes == expected && conflicts.get() > 50);
}

#[test]
fn a_stale_copy_is_refused_with_the_newer_one() {
    let (shelf, store) = small(3);
    let other = open(shelf.clone()).expect("a store");
    let made = case(1, 1);
    let (mut mine, mut theirs) = (made.log.clone(), made.log.clone());
    note(&mut mine, "mine");
    note(&mut theirs, "theirs");
    wait(other.append(&theirs, made.row.clone(), made.row.length)).expect("saved");
    let Err(StoreError::Changed(newer)) = wait(store.append(&mine, made.row.clone(), made.row.length)) else { panic!("overwritten") };
    assert!(newer.log == theirs && newer.row.length == made.row.length + 1);
    wait(other.remove(made.log.case)).expect("removed");
    assert!(matches!(wait(store.append(&mine, made.row.clone(), made.row.length)), Err(StoreError::NoCase)));
    assert!(matches!(wait(store.append_many(&[saving(&made), saving(&made)])), Err(StoreError::Twice)));
    assert!(matches!(wait(Store::create(shelf.clone(), [0; 16], key(), fill, Change::default())), Err(StoreError::StoreExists)));
    wait(other.write_also(&[(b"meta".to_vec(), b"header".to_vec())])).expect("written");
    assert!(wait(store.refresh()).expect("read") && wait(shelf.get(b"meta")).unwrap().is_some());
    wait(shelf.destroy()).expect("destroyed");
    assert!(matches!(wait(store.refresh()), Err(StoreError::NoStore)));
}

fn saving(made: &generate::Synthetic) -> Save<'_> {
    Save { log: &made.log, row: made.row.clone(), base: 0 }
}

#[test]
fn a_backup_counts_for_what_it_held() {
    let (_, store) = small(300);
    let (made, other) = (case(1, 7), case(1, 8));
    let backed_up = |case: CaseId| wait(store.load(case)).expect("a case").row.backed_up;
    let cases = [(made.row.case, made.row.length), (other.row.case, other.row.length - 1)];
    assert_eq!(wait(store.set_backed_up(&cases, made.row.changed)).expect("noted"), 1);
    assert_eq!((backed_up(made.row.case), backed_up(other.row.case)), (Some(made.row.changed), None));
    let mut log = made.log.clone();
    note(&mut log, "Synthetic.");
    wait(store.append(&log, made.row.clone(), made.row.length)).expect("saved");
    assert_eq!(backed_up(made.row.case), Some(made.row.changed - 1), "in the same minute, and without the new entry");
}

#[test]
fn every_error_has_a_sentence_and_a_way_on() {
    use ShelfError::*;
    let shelf = [Clash, Full, Gone, OtherVersion, Unavailable, TimedOut, NotDurable, Refused("UnknownError".to_string())];
    let own = [StoreError::Busy, StoreError::Damaged(vec![]), StoreError::NoCase, StoreError::Twice, StoreError::NoStore];
    for error in shelf.map(StoreError::Shelf).into_iter().chain(own).chain([StoreError::StoreExists, StoreError::Older]) {
        assert!(error.sentence().ends_with('.') && error.advice().ends_with('.'), "{error:?}");
    }
    assert!(StoreError::Shelf(Full).advice().contains("share"), "a full disk is often a full share");
}

fn difference(after: Count, before: Count) -> Count {
    Count {
        calls: after.calls - before.calls,
        records_read: after.records_read - before.records_read,
        bytes_read: after.bytes_read - before.bytes_read,
        records_written: after.records_written - before.records_written,
        bytes_written: after.bytes_written - before.bytes_written,
    }
}

/// Of the first page, and of one entry that moves its case in the list, the mean of 50.
fn cost(cases: u32) -> (Count, [usize; 5]) {
    let (shelf, seed) = (shelf(), 1);
    let store = create(shelf.clone());
    for batch in generate::batches(seed, cases, 5_000) {
        wait(store.append_many(&generate::saves(&batch))).expect("saved");
    }
    let before = shelf.count();
    wait(open(shelf.clone()).expect("a store").page(0, 50)).expect("a page");
    let first = difference(shelf.count(), before);
    let before = shelf.count();
    for n in 0..50 {
        let made = case(seed, n * (cases / 50));
        let mut log = made.log.clone();
        note(&mut log, "Synthetic.");
        wait(store.append(&log, Row { next: made.row.next.map(|next| next + Days::new(7)), ..made.row }, made.log.entries().len() as u32))
            .expect("saved");
    }
    let all = difference(shelf.count(), before);
    (first, [all.calls, all.records_read, all.bytes_read, all.records_written, all.bytes_written].map(|sum| sum / 50))
}

fn flat(sizes: &[u32]) {
    let costs: Vec<(Count, [usize; 5])> = sizes.iter().map(|cases| cost(*cases)).collect();
    for (cases, (first, save)) in sizes.iter().zip(&costs) {
        println!("{cases} cases: first page {first:?}; a save [calls, records read, bytes read, records written, bytes written] {save:?}");
    }
    let (small, large) = (&costs[0], &costs[costs.len() - 1]);
    assert!(large.0.calls == 2 && large.0.records_read == 2, "the root with the generation, and one page");
    assert!(large.1[0] <= small.1[0] + 1 && large.1[1] <= small.1[1] + 1, "calls of a save");
    // Pages are between a quarter and all full, so that a store's size alone does not say which of two has the larger ones.
    for (name, small, large) in
        [("first page", small.0.bytes_read, large.0.bytes_read), ("read", small.1[2], large.1[2]), ("written", small.1[4], large.1[4])]
    {
        assert!(large < 4 * small && large < 128 * 1024, "{name}: {small} to {large} bytes");
    }
}

#[test]
fn a_save_and_the_first_page_cost_the_same_in_a_large_store() {
    flat(&[1_000, 10_000]);
}

#[test]
#[ignore = "half a minute"]
fn a_save_and_the_first_page_cost_the_same_up_to_a_hundred_thousand() {
    flat(&[1_000, 10_000, 100_000]);
}
