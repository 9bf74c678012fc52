//! The list in pages against a plain sorted list, and its bytes.

use crate::vault::Random;
use case_review::{
    case::log::{CaseId, EntryId},
    storage::{
        best::{Best, By},
        list::{Edit, Root, read_rows, write_rows},
        row::Row,
        witness::{Testimony, Witness, compare},
    },
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

fn row(random: &mut Random) -> Row {
    let mut case = [0; 16];
    case[..8].copy_from_slice(&random.next().to_le_bytes());
    Row {
        case: CaseId(case),
        next: (random.below(5) > 0).then(|| NaiveDate::default() + Days::new(random.below(300) as u64)),
        reference: format!("2026-{:05}", random.below(99_999)),
        status: "Notified".to_string(),
        closed: random.below(8) == 0,
        conflicts: random.below(9) == 0,
        length: random.below(400) as u32,
        last: EntryId([random.below(256) as u8; 32]),
        changed: random.next() as u32,
        backed_up: (random.below(2) == 0).then(|| random.next() as u32),
    }
}

/// Pages as bytes, with the root that names them.
#[derive(Default)]
struct Paged {
    root: Root,
    pages: BTreeMap<u32, Vec<u8>>,
    most_touched: usize,
}

impl Paged {
    fn page(&self, number: u32) -> Vec<Row> {
        read_rows(&self.pages[&number]).expect("a page")
    }

    fn rows(&self) -> Vec<Row> {
        self.root.leaves.iter().flat_map(|leaf| self.page(leaf.number)).collect()
    }

    fn edit(&mut self, out: Option<&Row>, into: Option<Row>) {
        let edit = Edit { out: out.iter().map(|row| row.position()).collect(), into: into.into_iter().collect() };
        let touched = self.root.touched(&edit);
        self.most_touched = self.most_touched.max(touched.len());
        let loaded = touched.into_iter().map(|leaf| (leaf, self.page(self.root.leaves[leaf].number))).collect();
        let mut seal = |number: u32, rows: &[Row]| {
            assert!(!rows.is_empty() && rows.len() <= 256, "a page of {} rows", rows.len());
            self.pages.insert(number, write_rows(rows));
            [number as u8; 16]
        };
        let (root, freed) = self.root.edited(edit, loaded, 1, &mut seal).expect("an edit");
        freed.iter().for_each(|number| assert!(self.pages.remove(number).is_some(), "a page freed twice"));
        self.root = Root::read(&root.write()).expect("a root");
        assert!(self.root == root && self.pages.len() == root.leaves.len());
    }
}

#[test]
fn twenty_thousand_edits_against_a_plain_list() {
    let (mut paged, mut plain, mut random) = (Paged::default(), BTreeMap::new(), Random(1));
    for step in 0..20_000 {
        // It grows, stays as it is, and shrinks to nothing.
        let grows = [70, 45, 20][step / 6_700];
        let out = plain.iter().nth(random.below(plain.len().max(1))).map(|(_, row): (_, &Row)| row.clone());
        match out {
            Some(out) if random.below(100) >= grows => {
                let into = (random.below(3) == 0 && step < 13_400).then(|| Row { case: out.case, ..row(&mut random) });
                plain.remove(&out.position());
                plain.extend(into.clone().map(|row| (row.position(), row)));
                paged.edit(Some(&out), into);
            }
            _ if step < 13_400 => {
                let into = row(&mut random);
                plain.insert(into.position(), into.clone());
                paged.edit(None, Some(into));
            }
            _ => {}
        }
        assert_eq!(paged.root.len(), plain.len());
        if step % 250 == 0 || step == 19_999 {
            assert!(paged.rows() == plain.values().cloned().collect::<Vec<Row>>(), "step {step}");
        }
        if step == 13_000 {
            println!("{} rows on {} pages, at most {} touched", plain.len(), paged.pages.len(), paged.most_touched);
        }
    }
    assert!(paged.most_touched <= 4, "{}", paged.most_touched);
}

#[test]
fn an_edit_that_does_not_fit_is_refused() {
    let mut random = Random(2);
    let (here, absent) = (row(&mut random), row(&mut random));
    let mut paged = Paged::default();
    paged.edit(None, Some(here.clone()));
    let check = |out: &[&Row], into: &[&Row], fits: bool| {
        let edit = Edit { out: out.iter().map(|row| row.position()).collect(), into: into.iter().copied().cloned().collect() };
        let loaded = BTreeMap::from([(0, vec![here.clone()])]);
        assert_eq!(paged.root.edited(edit, loaded, 1, &mut |_, _| [0; 16]).is_some(), fits);
    };
    check(&[], &[&absent], true);
    check(&[&here], &[&here], true);
    check(&[&absent], &[], false);
    check(&[], &[&here], false);
    check(&[], &[&absent, &absent], false);
}

#[test]
fn bytes_that_are_not_a_list_are_refused() {
    let mut random = Random(3);
    let rows: Vec<Row> = (0..5).map(|_| row(&mut random)).collect();
    let mut paged = Paged::default();
    rows.iter().for_each(|row| paged.edit(None, Some(row.clone())));
    let (page, root) = (write_rows(&rows), paged.root.write());
    assert!(read_rows(&page).is_some_and(|read| read == rows) && Root::read(&root).is_some());
    let cut = |bytes: &[u8]| (0..bytes.len()).map(|at| bytes[..at].to_vec()).collect::<Vec<_>>();
    assert!(cut(&page).iter().all(|bytes| read_rows(bytes).is_none()) && cut(&root).iter().all(|bytes| Root::read(bytes).is_none()));
    let longer = |bytes: &[u8]| [bytes, &[0]].concat();
    assert!(read_rows(&longer(&page)).is_none() && Root::read(&longer(&root)).is_none());
    let newer = |bytes: &[u8]| [&[2], &bytes[1..]].concat();
    assert!(read_rows(&newer(&page)).is_none() && Root::read(&newer(&root)).is_none());
}

#[test]
fn texts_are_cut_to_what_fits_by_the_letter() {
    let long = Row { reference: "é".repeat(70), status: "ß".repeat(130), ..row(&mut Random(4)) }.fitted();
    assert_eq!((long.reference.chars().count(), long.status.chars().count()), (60, 120));
}

#[test]
fn the_best_few_under_another_order_are_those_of_a_sorted_list() {
    let mut random = Random(5);
    let rows: Vec<Row> = (0..5_000).map(|_| row(&mut random)).collect();
    for by in [By::Reference, By::Changed, By::BackedUp] {
        let mut best = Best::new(by, 20);
        rows.chunks(256).for_each(|page| best.add(page.to_vec()));
        let mut sorted = rows.clone();
        match by {
            By::Reference => sorted.sort_by(|a, b| (&a.reference, a.position()).cmp(&(&b.reference, b.position()))),
            By::Changed => sorted.sort_by_key(|row| (std::cmp::Reverse(row.changed), row.position())),
            By::BackedUp => sorted.sort_by_key(|row| (row.backed_up, row.position())),
        }
        assert!(best.into_rows() == sorted[..20], "{by:?}");
    }
}

#[test]
fn a_witness_tells_lost_from_never_there() {
    let seen = Witness { handle: [0, 1, 2, 3, 4, 5, 6, 255], generation: 12, count: 3 };
    let check = |found: Option<Witness>, store: Option<(u64, Option<u32>)>, expected: Testimony| {
        assert_eq!(compare(found.as_ref(), store), expected);
    };
    check(None, None, Testimony::Fresh);
    check(None, Some((1, None)), Testimony::WitnessLost);
    check(Some(seen), None, Testimony::StoreLost);
    check(Some(seen), Some((12, None)), Testimony::Agrees);
    check(Some(seen), Some((12, Some(3))), Testimony::Agrees);
    check(Some(seen), Some((13, Some(0))), Testimony::Agrees);
    check(Some(seen), Some((12, Some(2))), Testimony::StoreOlder);
    check(Some(seen), Some((11, None)), Testimony::StoreOlder);
    assert_eq!(seen.encode(), "1.00010203040506ff.12.3");
    assert_eq!(Witness::decode(&seen.encode()), Some(seen));
    for text in
        ["", "1", "2.00010203040506ff.12.3", "1.ff.12.3", "1.00010203040506ff.+12.3", "1.00010203040506ff.12.3.4", "1.0001020304é06ff.1.3"]
    {
        assert_eq!(Witness::decode(text), None, "{text}");
    }
}
