//! The tree and the table that the rules come to, against the combinations one by one.

use crate::support::cumbria;
use case_review::compiled;
use case_review::kept::{Kept, List};
use case_review::reasoning::{
    answers::{Answers, MOST_FACTS},
    outcome::Outcome,
    rulebook::{ConclusionShape, FactShape, Node, Rulebook},
    table::Piece,
    tree::Next,
};
use std::collections::BTreeSet;

pub fn all(book: &Rulebook) -> Vec<Answers> {
    let mut found = Vec::new();
    book.every_combination(false, &mut |answers| found.push(answers));
    found
}

pub fn definite(book: &Rulebook) -> Vec<Answers> {
    let known = |answers: &Answers, fact: usize| answers.get(fact).is_some_and(|answer| book.facts[fact].unknown >> answer & 1 == 0);
    all(book).into_iter().filter(|answers| (0..book.facts.len()).all(|fact| known(answers, fact))).collect()
}

/// Every walk, whole and broken off after each answer.
pub fn walks(book: &Rulebook) -> Vec<Answers> {
    let mut found = vec![Answers::NONE];
    for given in all(book) {
        let walk = book.walk(&given);
        let so_far = walk.asked.iter().scan(Answers::NONE, |answers, fact| {
            *answers = answers.with(*fact, walk.answers.get(*fact).expect("an answer"));
            Some(*answers)
        });
        so_far.for_each(|answers| {
            if !found.contains(&answers) {
                found.push(answers)
            }
        });
    }
    found
}

/// The same numbers every time.
fn below(seed: &mut u64, most: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize % most
}

/// A rulebook that nobody wrote: `facts` questions of up to four answers, rules put together by chance, two conclusions.
pub fn invented(seed: u64, facts: usize) -> Rulebook {
    fn node(seed: &mut u64, shapes: &[FactShape], depth: usize) -> Node {
        let parts = |seed: &mut u64| List::new((0..2).map(|_| node(seed, shapes, depth - 1)).collect());
        match if depth == 0 { 9 } else { below(seed, 10) } {
            0..=2 => Node::All(parts(seed)),
            3..=5 => Node::Any(parts(seed)),
            6 => Node::Not(Kept::new(node(seed, shapes, depth - 1))),
            7 => Node::Unless(Kept::new(node(seed, shapes, depth - 1))),
            _ => {
                let fact = below(seed, shapes.len());
                let known = ((1 << shapes[fact].answers) - 1) & !shapes[fact].unknown;
                Node::Answer { fact, is: (1 + below(seed, 7) as u16) & known, unknown: shapes[fact].unknown }
            }
        }
    }
    let mut seed = seed.wrapping_mul(7_919) + 1;
    let shape = |answers: usize| FactShape { answers, unknown: 1 << (answers - 1), distinct: List::new((0..answers - 1).collect()) };
    let shapes: Vec<FactShape> = (0..facts).map(|_| shape(3 + below(&mut seed, 2))).collect();
    let rules = (0..3).map(|_| node(&mut seed, &shapes, 4)).collect();
    let conclusion = |results: &[Option<usize>]| ConclusionShape { results: List::new(results.to_vec()), either: List::default() };
    let conclusions = vec![conclusion(&[Some(0), None]), conclusion(&[Some(1), Some(2), None])];
    Rulebook { facts: List::new(shapes), rules: List::new(rules), conclusions: List::new(conclusions) }
}

fn books() -> Vec<Rulebook> {
    compiled::RULEBOOKS.iter().cloned().chain((0..40).map(|seed| invented(seed, 5))).collect()
}

#[test]
fn every_path_of_the_tree_is_the_walk_of_the_questions() {
    for book in books() {
        let tree = book.tree(true);
        for (at, asking) in tree.questions.iter().enumerate() {
            for branch in &asking.branches {
                if let Next::Ask(to) = branch.to {
                    assert!(to > at && tree.questions[to].fact > asking.fact, "questions stand in order");
                }
            }
            assert!(tree.questions.iter().skip(at + 1).all(|other| other != asking), "the same question twice");
        }
        for given in all(&book) {
            let (path, walk) = (tree.path(&given), book.walk(&given));
            let asked: Vec<usize> = path.taken.iter().map(|(at, _)| tree.questions[*at].fact).collect();
            assert_eq!(asked, walk.asked);
            assert_eq!(path.at, Next::End(Outcome::of(&book, &walk.answers)));
        }
    }
}

#[test]
fn the_tree_stays_small() {
    let (_, book) = cumbria();
    assert!(book.tree(true).questions.iter().all(|asking| asking.branches.len() > 1), "no idle question");
    let sizes = [false, true].map(|unknown| book.tree(unknown).questions.len());
    assert_eq!(sizes, [8, 20], "without and with what is not known");
    for seed in 0..10 {
        let (book, now) = (invented(seed, 7), std::time::Instant::now());
        let (questions, took) = (book.tree(true).questions.len(), now.elapsed());
        println!("invented, 7 facts: {questions} questions in {took:?}, {} rows", book.table().rows.len());
        assert!(questions < 100);
    }
}

fn within(piece: &Piece, answers: &Answers) -> bool {
    (0..MOST_FACTS).all(|fact| answers.get(fact).is_none_or(|answer| piece[fact] >> answer & 1 == 1))
}

#[test]
fn the_rows_of_the_table_are_disjoint_and_together_everything() {
    for book in books() {
        let table = book.table();
        let mut counts = vec![0; table.rows.len()];
        for answers in definite(&book) {
            let pieces = table.rows.iter().enumerate().flat_map(|(at, row)| row.pieces.iter().map(move |piece| (at, piece)));
            let found: Vec<usize> = pieces.filter(|(_, piece)| within(piece, &answers)).map(|(at, _)| at).collect();
            assert_eq!(found.len(), 1, "{answers:?} falls into one piece of one row");
            assert_eq!(table.rows[found[0]].outcome, Outcome::of(&book, &answers));
            assert_eq!(table.row(&answers), Some(found[0]));
            counts[found[0]] += 1;
            for row in 0..table.rows.len() {
                let covered = table.cover(row).iter().any(|piece| within(piece, &answers));
                assert_eq!(covered, row == found[0], "what is shown of a row is the row");
            }
        }
        assert_eq!(counts, (0..table.rows.len()).map(|row| table.count(row)).collect::<Vec<_>>());
        assert_eq!(counts.iter().sum::<usize>(), definite(&book).len());
    }
}

#[test]
fn the_table_of_cumbria_is_the_nine_rows_of_the_source() {
    let (procedure, book) = cumbria();
    let table = book.table();
    let is = |answers: &Answers, id: &str, wanted: &str| {
        let fact = procedure.facts.iter().position(|fact| fact.id == id).expect("a fact");
        answers.get(fact).is_some_and(|at| procedure.facts[fact].answer[at].id == wanted)
    };
    // R1 to R9 as they stand in the domain notes, said again.
    let source = |answers: &Answers| {
        let is = |id: &str, wanted: &str| is(answers, id, wanted);
        let (died, harmed, suspected) = (is("outcome", "died"), is("outcome", "seriously-harmed"), !is("abuse-or-neglect", "neither"));
        let listed = is("looked-after", "yes") || is("regulated-setting", "yes");
        match (died, harmed, suspected, listed, is("custody-or-detention", "yes")) {
            (false, false, ..) => (1, "no", "not-required"),
            (true, _, true, ..) => (2, "yes", "must"),
            (_, true, true, ..) if is("no-interagency-concern", "no") => (3, "yes", "must"),
            (_, true, true, ..) => (4, "yes", "not-required"),
            (_, true, false, ..) => (5, "no", "not-required"),
            (.., true, true) => (6, "yes", "should-always"),
            (.., true, false) => (7, "yes", "not-required"),
            (.., false, true) => (8, "no", "should-always"),
            (.., false, false) => (9, "no", "not-required"),
        }
    };
    let mut matched: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    for answers in definite(book) {
        let (name, notifiable, review) = source(&answers);
        let row = table.row(&answers).expect("a row");
        let outcome = table.rows[row].outcome;
        assert_eq!([0, 1].map(|at| outcome.standing(at).id(&procedure.conclusions[at])), [notifiable, review], "R{name}");
        matched.insert((name, row, table.count(row)));
    }
    println!("source, row, combinations: {matched:?}");
    assert_eq!(matched.iter().map(|(.., count)| *count).collect::<Vec<_>>(), [48, 32, 16, 16, 16, 6, 6, 2, 2]);
    assert_eq!(matched.iter().map(|(_, row, _)| *row).collect::<BTreeSet<_>>().len(), 9, "one row for each");
    assert_eq!(table.rows.len(), 9);
}
