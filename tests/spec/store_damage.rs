//! What is damaged is named, the rest can be read, nothing wrong is ever shown as right, and nothing is deleted.

use crate::vault::{ID, create, fill, generate, generate::Synthetic, key, open, shelf, wait};
use case_review::{
    case::{
        event::Event,
        log::{CaseId, Log},
    },
    storage::{
        damage::{Damage, Fault, Part},
        error::StoreError,
        memory::Memory,
        row::Row,
        store::{Store, rebuild},
    },
};
use std::{collections::BTreeMap, rc::Rc, sync::LazyLock};

type Records = BTreeMap<Vec<u8>, Vec<u8>>;

/// The shortest first: each of their bytes is flipped.
static MADE: LazyLock<Vec<Synthetic>> = LazyLock::new(|| {
    let mut made: Vec<Synthetic> = (0..600).map(|n| generate::case(1, n)).collect();
    made.sort_by_key(|one| one.row.length);
    made
});

fn small(cases: usize) -> (Rc<Memory>, Store<Rc<Memory>>) {
    let shelf = shelf();
    let store = create(shelf.clone());
    wait(store.append_many(&generate::saves(&MADE[..cases]))).expect("saved");
    (shelf, store)
}

fn made(case: CaseId) -> &'static Synthetic {
    MADE.iter().find(|made| made.log.case == case).expect("a case of ours")
}

/// All damage that a store that is opened now names, the root's too.
fn damage(shelf: &Rc<Memory>) -> Vec<Damage> {
    match open(shelf.clone()) {
        Ok(store) => wait(store.check_all(|_, _| true)).expect("checked"),
        Err(StoreError::Damaged(damage)) => damage,
        Err(error) => panic!("{error:?}"),
    }
}

/// Whatever is shown is what was saved; says whether all of it is.
fn shows_nothing_wrong(shelf: &Rc<Memory>, cases: usize) -> bool {
    let Ok(store) = open(shelf.clone()) else { return false };
    assert_eq!(store.len(), cases, "an empty or shorter list without a word");
    let (mut whole, listing) = (true, wait(store.page(0, usize::MAX)).expect("a list"));
    assert!(!listing.rows.is_empty() || !listing.damage.is_empty());
    for made in &MADE[..cases] {
        whole &= listing.rows.contains(&made.row);
        match wait(store.load(made.log.case)) {
            Ok(loaded) if loaded.damage.is_empty() => assert!(loaded.log == made.log && loaded.row == made.row),
            Ok(loaded) => {
                whole = false;
                assert!(loaded.log.entries().iter().all(|one| made.log.entries().contains(one)), "an entry that nobody wrote");
            }
            Err(StoreError::Damaged(_)) => whole = false,
            Err(error) => panic!("{error:?}"),
        }
    }
    assert!(listing.rows.iter().all(|row| made(row.case).row == *row), "a row that nobody wrote");
    whole
}

#[test]
fn every_byte_of_a_store_flipped_is_named() {
    let (shelf, _) = small(2);
    assert!(damage(&shelf).is_empty() && shows_nothing_wrong(&shelf, 2));
    let records: Vec<(Vec<u8>, usize)> = shelf.alter(|map, _| map.iter().map(|(key, value)| (key.clone(), value.len())).collect());
    let mut flipped = 0;
    for (key, length) in records {
        for at in 0..length {
            let flip = |map: &mut Records, _: &mut u64| map.get_mut(&key).unwrap()[at] ^= 1 << (at % 8);
            shelf.alter(flip);
            // The whole look once every few bytes, the naming each time.
            assert!(!damage(&shelf).is_empty(), "byte {at} of {key:?}");
            if at % 16 == 0 || at < 80 {
                assert!(!shows_nothing_wrong(&shelf, 2), "byte {at} of {key:?} is shown as whole");
            }
            shelf.alter(flip);
            flipped += 1;
        }
    }
    println!("{flipped} bytes flipped");
    assert!(damage(&shelf).is_empty());
}

/// What names a kind of record: the first letter of its key.
fn of(map: &Records, kind: u8) -> Vec<Vec<u8>> {
    map.keys().filter(|key| key[0] == kind).cloned().collect()
}

#[test]
fn what_is_put_back_swapped_deleted_or_added_is_found() {
    let check = |name: &str, alter: &dyn Fn(&mut Records, &mut u64, &Records)| {
        let (shelf, store) = small(3);
        let old = shelf.alter(|map, _| map.clone());
        // Each record changes: an entry more, then as before but for the generation.
        let made = &MADE[1];
        let mut log = made.log.clone();
        log.record(9, generate::author(), Event::Closed { closed: false });
        wait(store.append(&log, made.row.clone(), made.row.length)).expect("saved");
        assert!(damage(&shelf).is_empty(), "{name}");
        let rows = wait(store.page(0, 3)).expect("a list").rows;
        shelf.alter(|map, generation| alter(map, generation, &old));
        let found = damage(&shelf);
        assert!(!found.is_empty(), "{name}");
        assert!(found.iter().all(|one| one.sentence().ends_with('.')));
        if let Ok(store) = open(shelf) {
            assert_eq!(store.len(), 3, "{name}: an empty list");
            assert!(wait(store.page(0, 3)).expect("a list").rows.iter().all(|row| rows.contains(row)), "{name}: an older row");
        }
    };
    for kind in *b"rphe" {
        let letter = kind as char;
        check(&format!("{letter} deleted"), &|map, _, _| drop(map.remove(&of(map, kind)[0])));
        check(&format!("{letter} added"), &|map, _, _| {
            let key = of(map, kind)[0].clone();
            let value = map[&key].clone();
            let stray = [&key[..key.len() - 1], &[key[key.len() - 1] ^ 0x55]].concat();
            if kind == b'r' {
                map.insert(key, value[1..].to_vec())
            } else {
                map.insert(stray, value)
            };
        });
    }
    for kind in *b"rph" {
        check(&format!("{} put back", kind as char), &|map, _, old| {
            let changed = of(old, kind).into_iter().find(|key| map[key] != old[key]).expect("one that was written again");
            map.insert(changed.clone(), old[&changed].clone());
        });
    }
    for kind in *b"he" {
        check(&format!("{} swapped", kind as char), &|map, _, _| {
            let keys = of(map, kind);
            let (first, last) = (map[&keys[0]].clone(), map[&keys[keys.len() - 1]].clone());
            map.insert(keys[0].clone(), last);
            map.insert(keys[keys.len() - 1].clone(), first);
        });
    }
    check("the generation put back", &|_, generation, _| *generation -= 1);
    check("root and pages put back", &|map, _, old| {
        old.iter().filter(|(key, _)| key[0] != b'e').for_each(|(key, value)| drop(map.insert(key.clone(), value.clone())))
    });
    check("a case without its row", &|map, _, _| map.retain(|key, _| key[0] != b'h'));
    check("rows without their entries", &|map, _, _| map.retain(|key, _| key[0] != b'e'));
    check("a key that is nobody's", &|map, _, _| drop(map.insert(b"h1".to_vec(), vec![1])));
    check("a page that nothing names", &|map, _, _| drop(map.insert(b"p12".to_vec(), vec![1])));
}

/// A case removed and taken in again, with what others wrote: entries of the first time chain as well, and are not those of the second.
#[test]
fn an_entry_of_an_earlier_life_in_the_same_place_is_found() {
    let shelf = shelf();
    let store = create(shelf.clone());
    let made = &MADE[0];
    // Two that know nothing of each other, put together.
    let with = |notes: [i64; 2]| {
        let mut log = made.log.clone();
        for at in notes {
            let mut copy = made.log.clone();
            copy.record(at, generate::author(), Event::Noted { note: at.to_string() });
            log.merge(&copy).expect("copies of one case");
        }
        log
    };
    wait(store.append(&with([1, 2]), made.row.clone(), 0)).expect("saved");
    let old = shelf.alter(|map, _| map.clone());
    wait(store.remove(made.log.case)).expect("removed");
    wait(store.append(&with([3, 4]), made.row.clone(), 0)).expect("saved");
    assert!(damage(&shelf).is_empty());
    let keys = shelf.alter(|map, _| of(map, b'e'));
    for key in &keys[keys.len() - 2..] {
        let new = shelf.alter(|map, _| map.insert(key.clone(), old[key].clone()).unwrap());
        assert!(damage(&shelf).iter().any(|one| matches!(one.part, Part::Entry { .. }) && one.fault == Fault::NotTheOne));
        shelf.alter(|map, _| map.insert(key.clone(), new));
    }
    assert!(damage(&shelf).is_empty());
}

#[test]
fn a_damaged_entry_is_named_and_the_rest_is_given() {
    let (shelf, store) = small(600);
    let made = MADE.iter().find(|made| made.row.length == 5).expect("a longer case");
    let kept = shelf.alter(|map, _| map.clone());
    let key = wait(store.sealed(made.row.case)).expect("sealed")[3].0.clone();
    shelf.alter(|map, _| map.get_mut(&key).unwrap()[50] ^= 1);
    let loaded = wait(store.load(made.row.case)).expect("the rest");
    let times = |at: usize| Some(made.log.entries()[at].entry.at);
    let part = Part::Entry { number: 3, of: 5, after: times(1), before: times(3) };
    assert_eq!(loaded.damage, [Damage::of(made.row.case, part, Fault::DoesNotOpen)]);
    assert_eq!(loaded.damage[0].sentence(), "Entry 3 of 5 has been altered and cannot be read.");
    assert!(loaded.row == made.row && loaded.log.entries().len() == 4);
    let mut log = loaded.log;
    log.record(1, generate::author(), Event::Closed { closed: true });
    assert!(wait(store.append(&log, made.row.clone(), 4)).is_err(), "nothing is recorded in a damaged case");
    assert!(
        MADE[..40]
            .iter()
            .filter(|other| other.row.case != made.row.case)
            .all(|other| wait(store.load(other.row.case)).expect("a case").damage.is_empty())
    );
    assert_eq!(wait(store.sealed(made.row.case)).expect("sealed").len(), 6, "head and entries are kept as they are");
    shelf.alter(|map, _| *map.get_mut(&key).unwrap() = kept[&key].clone());
    assert!(shelf.alter(|map, _| *map == kept));
}

fn describe(log: &Log) -> Row {
    made(log.case).row.clone()
}

#[test]
fn a_damaged_list_is_rebuilt_from_heads_and_entries_and_only_when_asked() {
    let check = |name: &str, alter: &dyn Fn(&mut Records), named: usize| {
        let (shelf, store) = small(600);
        shelf.alter(|map, _| alter(map));
        drop(store);
        assert!(!damage(&shelf).is_empty(), "{name}");
        let before = shelf.alter(|map, _| map.clone());
        let survey = wait(rebuild::survey(&shelf, ID, &key(), fill, describe, |_, _| true)).expect("a survey");
        assert!(shelf.alter(|map, _| *map == before), "{name}: a survey writes nothing");
        assert_eq!((survey.rows.len(), survey.damage.len()), (600, named), "{name}");
        let store = wait(Store::rebuild_list(shelf.clone(), ID, key(), fill, survey)).expect("rebuilt");
        assert!(store.len() == 600 && damage(&shelf).is_empty() && shows_nothing_wrong(&shelf, 600), "{name}");
        assert!(of(&before, b'e').iter().all(|key| shelf.alter(|map, _| map.get(key) == before.get(key))), "{name}: entries stay");
    };
    check("the root", &|map| drop(map.remove(&b"r"[..])), 0);
    check("a page", &|map| map.get_mut(&of(map, b'p')[1]).unwrap()[99] ^= 1, 0);
    check("a head", &|map| map.get_mut(&of(map, b'h')[1]).unwrap()[99] ^= 1, 1);
    check("heads", &|map| map.retain(|key, _| key[0] != b'h'), 600);
}

#[test]
fn with_a_page_lost_the_other_pages_and_its_own_cases_can_be_read() {
    let (shelf, store) = small(600);
    let rows = wait(store.page(0, usize::MAX)).expect("a list").rows;
    let page = shelf.alter(|map, _| of(map, b'p'))[1].clone();
    shelf.alter(|map, _| map.remove(&page));
    let listing = wait(store.page(0, usize::MAX)).expect("the rest");
    assert!(listing.rows.len() == 450 && listing.damage.len() == 1 && store.len() == 600, "{}", listing.rows.len());
    let lost: Vec<CaseId> = rows.iter().filter(|row| !listing.rows.contains(row)).map(|row| row.case).collect();
    for case in &lost {
        let loaded = wait(store.load(*case)).expect("by its head");
        assert!(loaded.log.entries().len() == loaded.row.length as usize && loaded.damage == listing.damage);
    }
    assert!(matches!(wait(store.remove(lost[0])), Err(StoreError::Damaged(_))), "nothing is written to a damaged list");
}
