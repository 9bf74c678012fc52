//! Properties of the criteria, over every combination of answers and over the partial ones.

use crate::support::{cumbria, editions};
use case_review::procedure::Procedure;
use case_review::reasoning::{
    answers::Answers,
    outcome::{Outcome, Standing},
    proof::named_answers,
    rulebook::Rulebook,
};
use std::collections::BTreeSet;

fn all(book: &Rulebook, partial: bool) -> Vec<Answers> {
    let mut found = Vec::new();
    book.every_combination(partial, &mut |answers| found.push(answers));
    found
}

/// Every way to answer the questions among `open`, definite or not.
fn completions(book: &Rulebook, answers: Answers, open: &[usize], definite: bool) -> Vec<Answers> {
    open.iter().fold(vec![answers], |grown, fact| {
        let options = (0..book.facts[*fact].answers).filter(|answer| !definite || book.facts[*fact].unknown >> answer & 1 == 0);
        options.flat_map(|answer| grown.iter().map(move |known| known.with(*fact, answer))).collect()
    })
}

fn unasked(book: &Rulebook, answers: &Answers) -> Vec<usize> {
    (0..book.facts.len()).filter(|fact| answers.get(*fact).is_none()).collect()
}

fn position(procedure: &Procedure, id: &str) -> usize {
    procedure.facts.iter().position(|fact| fact.id == id).expect("a fact of that id")
}

#[test]
fn the_counts_over_all_combinations_are_those_of_the_source() {
    let (procedure, book) = cumbria();
    let census = book.census(procedure);
    for (at, conclusion) in procedure.conclusions.iter().enumerate() {
        let counts: Vec<String> = census.standings[at].iter().map(|(id, count)| format!("{count} {id}")).collect();
        println!("{}: {} of {}", conclusion.id, counts.join(", "), census.combinations);
    }
    let check = |at: usize, expected: &[(&str, usize)]| {
        let found: BTreeSet<(&str, usize)> = census.standings[at].iter().map(|(id, count)| (id.as_str(), *count)).collect();
        assert_eq!(found, expected.iter().copied().collect());
    };
    assert_eq!(census.combinations, 1_296);
    check(0, &[("yes", 414), ("no", 423), ("open", 459)]);
    check(1, &[("not-required", 540), ("must", 270), ("should-always", 27), ("required-ground-open", 27), ("open", 432)]);
}

#[test]
fn nine_rows_partition_the_definite_combinations() {
    let (procedure, book) = cumbria();
    let [out, an, def, lac, reg, cus] =
        ["outcome", "abuse-or-neglect", "no-interagency-concern", "looked-after", "regulated-setting", "custody-or-detention"]
            .map(|id| position(procedure, id));
    let mut rows = [0; 9];
    let facts: Vec<usize> = (0..book.facts.len()).collect();
    for answers in completions(book, Answers::NONE, &facts, true) {
        let is = |fact: usize, id: &str| answers.get(fact).is_some_and(|at| procedure.facts[fact].answer[at].id == id);
        let suspected = !is(an, "neither");
        let listed = is(lac, "yes") || is(reg, "yes");
        let (row, notifiable, review) = match (is(out, "died"), is(out, "seriously-harmed"), suspected) {
            (false, false, _) => (1, "no", "not-required"),
            (true, _, true) => (2, "yes", "must"),
            (_, true, true) if !is(def, "yes") => (3, "yes", "must"),
            (_, true, true) => (4, "yes", "not-required"),
            (_, true, false) => (5, "no", "not-required"),
            (true, _, false) => match (listed, is(cus, "yes")) {
                (true, true) => (6, "yes", "should-always"),
                (true, false) => (7, "yes", "not-required"),
                (false, true) => (8, "no", "should-always"),
                (false, false) => (9, "no", "not-required"),
            },
        };
        rows[row - 1] += 1;
        let outcome = Outcome::of(book, &answers);
        let found = [0, 1].map(|at| outcome.standing(at).id(&procedure.conclusions[at]).to_string());
        assert_eq!(found, [notifiable, review], "row R{row}");
    }
    println!("R1 to R9: {rows:?}");
    assert_eq!(rows, [48, 32, 16, 16, 16, 6, 6, 2, 2]);
}

/// An outcome is stated if, and only if, every completion of the unknown answers agrees, or lies within one “either”. `unless` is
/// asked and answered: not known stays not known there, because the source resolves it.
#[test]
fn an_outcome_is_stated_exactly_when_every_completion_agrees() {
    for (procedure, book) in editions() {
        let presumed = procedure.facts.iter().position(|fact| fact.id == "no-interagency-concern");
        for answers in all(book, false) {
            let open: Vec<usize> = (0..book.facts.len())
                .filter(|fact| Some(*fact) != presumed && answers.get(*fact).is_some_and(|at| book.facts[*fact].unknown >> at & 1 == 1))
                .collect();
            let blank = open.iter().fold(answers, |blank, fact| blank.without(*fact));
            let ends = completions(book, blank, &open, true);
            for (at, conclusion) in procedure.conclusions.iter().enumerate() {
                let ends: BTreeSet<&str> = ends.iter().map(|end| book.standing(at, end).id(conclusion)).collect();
                let either = conclusion.either.iter().find(|either| ends.iter().all(|end| either.of.iter().any(|id| id == end)));
                let expected = match ends.len() {
                    1 => ends.first().expect("one"),
                    _ => either.map_or("open", |either| &either.id),
                };
                assert_eq!(book.standing(at, &answers).id(conclusion), expected, "{}: {answers:?}", conclusion.id);
            }
        }
    }
}

#[test]
fn answering_one_more_question_never_reverses_a_settled_standing() {
    for (procedure, book) in editions() {
        let mut steps = 0;
        for answers in all(book, true) {
            let before = Outcome::of(book, &answers);
            for fact in unasked(book, &answers) {
                for after in completions(book, answers, &[fact], false) {
                    steps += 1;
                    let after = Outcome::of(book, &after);
                    for at in 0..book.conclusions.len() {
                        let of = |either: u8| book.conclusions[at].either[usize::from(either)];
                        match (before.standing(at), after.standing(at)) {
                            (Standing::Open, _) => {}
                            (Standing::Either(either), Standing::Result(result)) => assert!(of(either) >> result & 1 == 1, "left it"),
                            (Standing::Either(was), Standing::Either(is)) => assert_eq!(of(is) & !of(was), 0, "widened it"),
                            (was, is) => assert_eq!(was, is),
                        }
                    }
                }
            }
        }
        println!("{}: {steps} single steps over {} partial combinations", procedure.edition.id, all(book, true).len());
    }
}

#[test]
fn the_next_question_is_the_first_that_can_still_change_the_outcome() {
    for (_, book) in editions() {
        let mut asked_somewhere = BTreeSet::new();
        for answers in all(book, true) {
            let open = unasked(book, &answers);
            // By brute force over all open questions, not only those that the evaluator calls reachable.
            let matters = |fact: usize| {
                let others: Vec<usize> = open.iter().copied().filter(|other| *other != fact).collect();
                completions(book, answers, &others, false).iter().any(|rest| {
                    let ends: Vec<Outcome> = completions(book, *rest, &[fact], false).iter().map(|end| Outcome::of(book, end)).collect();
                    ends.iter().any(|end| *end != ends[0])
                })
            };
            let expected = open.iter().copied().find(|fact| matters(*fact));
            assert_eq!(book.next_question(&answers), expected, "{answers:?}");
            asked_somewhere.extend(expected);
        }
        assert_eq!(asked_somewhere.len(), book.facts.len(), "every fact is asked somewhere");
    }
}

#[test]
fn a_walk_asks_no_more_than_it_must_and_ends_where_full_answers_would() {
    for (procedure, book) in editions() {
        let most = if procedure.edition.id == "cumbria_scr_2019" { 5 } else { book.facts.len() };
        let mut paths = BTreeSet::new();
        for given in all(book, false) {
            let walk = book.walk(&given);
            assert_eq!(walk.next, None);
            assert!(walk.asked.len() <= most, "{} questions", walk.asked.len());
            assert_eq!(Outcome::of(book, &walk.answers), Outcome::of(book, &given), "what was not asked would not have changed it");
            paths.insert(walk.asked.iter().map(|fact| (*fact, given.get(*fact))).collect::<Vec<_>>());
        }
        println!("{}: {} distinct paths through the self-check", procedure.edition.id, paths.len());
    }
}

/// The first headline that fits is the one shown, so each must come before the others somewhere.
#[test]
fn every_headline_is_shown_somewhere() {
    for (procedure, book) in editions() {
        let mut shown = BTreeSet::new();
        for answers in all(book, true).into_iter().chain(all(book, false)) {
            let headline = Outcome::of(book, &answers).headline(procedure);
            shown.extend(procedure.headlines.iter().position(|known| headline.is_some_and(|it| std::ptr::eq(it, known))));
        }
        let idle: Vec<&str> =
            (0..procedure.headlines.len()).filter(|at| !shown.contains(at)).map(|at| procedure.headlines[at].title.as_str()).collect();
        assert!(idle.is_empty(), "{}: {idle:?}", procedure.edition.id);
    }
}

#[test]
fn an_answer_set_aside_comes_back_when_the_change_is_undone() {
    let (procedure, book) = cumbria();
    let pairs = |pairs: &[(&str, &str)]| {
        let pairs: Vec<(String, String)> = pairs.iter().map(|(id, answer)| (id.to_string(), answer.to_string())).collect();
        named_answers(procedure, &pairs).expect("known ids")
    };
    let first = pairs(&[("outcome", "died"), ("abuse-or-neglect", "neither"), ("looked-after", "yes"), ("custody-or-detention", "no")]);
    let (outcome, looked_after, custody) =
        (position(procedure, "outcome"), position(procedure, "looked-after"), position(procedure, "custody-or-detention"));
    assert_eq!(book.walk(&first).parked, [0; 0]);
    let changed = book.walk(&first.with(outcome, 1));
    assert_eq!(changed.parked, [looked_after, custody]);
    assert_eq!(changed.answers.get(looked_after), None, "a parked answer does not count");
    assert_eq!(book.walk(&first.with(outcome, 1).with(outcome, 0)), book.walk(&first));
}

#[test]
fn what_would_settle_it_does_and_nothing_in_it_can_be_spared() {
    let mut checked = 0;
    for (_, book) in editions() {
        for answers in all(book, true) {
            for conclusion in 0..book.conclusions.len() {
                let open = book.standing(conclusion, &answers) == Standing::Open;
                let findings = book.findings(conclusion, &answers);
                assert_eq!(findings.is_empty(), !open, "{answers:?}");
                for finding in findings {
                    let apply = |skip: Option<usize>| {
                        let kept = finding.answers.iter().enumerate().filter(|(at, _)| Some(*at) != skip);
                        kept.fold(answers, |grown, (_, (fact, answer))| grown.with(*fact, *answer))
                    };
                    assert_eq!(book.standing(conclusion, &apply(None)), finding.standing);
                    for spared in 0..finding.answers.len() {
                        assert_eq!(book.standing(conclusion, &apply(Some(spared))), Standing::Open, "{answers:?} {finding:?}");
                    }
                    checked += 1;
                }
                for set in book.settling_sets(conclusion, &answers) {
                    let blank = set.iter().fold(answers, |blank, fact| blank.without(*fact));
                    let ends = completions(book, blank, &set, true);
                    assert!(ends.iter().all(|end| book.standing(conclusion, end) != Standing::Open));
                    for spared in &set {
                        let fewer: Vec<usize> = set.iter().copied().filter(|fact| fact != spared).collect();
                        let still = fewer.iter().fold(answers, |blank, fact| blank.without(*fact));
                        assert!(completions(book, still, &fewer, true).iter().any(|end| book.standing(conclusion, end) == Standing::Open));
                    }
                }
            }
        }
    }
    println!("{checked} findings checked");
}

#[test]
fn turning_an_answer_leads_where_it_is_said_to_and_idle_answers_lead_nowhere() {
    for (_, book) in editions() {
        for given in all(book, false) {
            let walk = book.walk(&given);
            let now = Outcome::of(book, &walk.answers);
            for turn in book.turns(&walk.answers) {
                assert_eq!(Outcome::of(book, &walk.answers.with(turn.fact, turn.answer)), turn.outcome);
                assert_ne!(turn.outcome, now);
            }
            for fact in book.idle(&walk.answers) {
                let definite = completions(book, walk.answers, &[fact], true);
                assert!(definite.iter().all(|end| Outcome::of(book, end) == now), "{given:?}");
            }
        }
    }
}

#[test]
fn every_case_under_regulation_5_2_is_notifiable_and_the_custody_rule_is_the_only_gap() {
    let (procedure, book) = cumbria();
    let census = book.census(procedure);
    for (claim, failed) in procedure.claims.iter().zip(&census.failed_claims) {
        println!("{}: fails in {failed} of {}", claim.id, census.combinations);
    }
    let custody = procedure.rules.iter().position(|rule| rule.id == "died-in-custody-or-detention").expect("the rule");
    let gap = procedure.claims.iter().position(|claim| !claim.holds).expect("the claim that fails");
    for answers in all(book, false).iter().filter(|answers| book.claim_fails(procedure, gap, answers)) {
        assert_eq!(book.truth(custody, answers), case_review::reasoning::truth::Truth::Met);
    }
}
