//! A decision under another edition, and scenarios: what would be otherwise, and what makes the difference.

use crate::pages::{answer, check, walks};
use crate::support::{cumbria, date};
use crate::variants::{DETAINED, HARMED, original, plain, variant, workspace};
use case_review::case::decision::Decision;
use case_review::document::{decision, what_if};
use case_review::reasoning::{answers::Answers, outcome::Outcome, proof::named_answers};
use case_review::ui::{pages::what_if as page, route::Route};
use leptos::prelude::{GetUntracked, Owner, Set};

#[test]
fn a_decision_reads_the_same_under_its_own_edition_and_keeps_what_it_said() {
    let (procedure, book) = cumbria();
    let (other, detained) = (variant(HARMED), variant(DETAINED));
    for walk in walks(cumbria().1) {
        let taken = Decision::taken(procedure, book, &walk.answers, date("2019-09-02"));
        let kept = taken.clone();
        let own = taken.under(procedure, book);
        assert_eq!((own.answers, own.outcome, own.then_asks), (walk.answers, Outcome::of(book, &walk.answers), None));
        assert!(own.not_carried.is_empty());
        let there = taken.under(other.procedure, other.book);
        assert_eq!(there.outcome, Outcome::of(other.book, &walk.answers));
        let lost = taken.under(detained.procedure, detained.book).not_carried;
        assert_eq!(lost.len(), usize::from(walk.answers.get(5).is_some()), "{lost:?}");
        assert_eq!(taken, kept, "and nothing in it has changed");
    }
}

#[test]
fn a_decision_under_a_newer_edition_shows_both_results_and_what_was_not_carried_over() {
    let (procedure, book) = cumbria();
    let answers = [("outcome", "died"), ("abuse-or-neglect", "neither"), ("looked-after", "yes"), ("custody-or-detention", "yes")];
    let answers = named_answers(procedure, &answers).expect("answers");
    let taken = Decision::taken(procedure, book, &answers, date("2019-09-02"));
    let newer = variant(DETAINED);
    let under = taken.under(newer.procedure, newer.book);
    let own = plain(decision::recorded(procedure, &taken));
    assert!(own.contains("no longer in force") && own.contains("Serious case review: Should always be carried out"), "{own}");
    let there = plain(decision::under(&taken, procedure, newer.procedure, &under));
    for part in [
        "Not carried over, because it does not ask this, or not so: - Custody or detention: “Yes, at least one of these applies”",
        "It would ask you more, first: Did the child die in custody or detention?",
        "Serious case review: Cannot say yet",
    ] {
        assert!(there.contains(part), "{part} is not in {there}");
    }
    let outcome = Outcome::of(book, &answers);
    let differ = plain(decision::differences(procedure, &outcome, newer.procedure, &under.outcome));
    assert!(differ.contains("The same under both: Notifiable incident."), "{differ}");
    assert!(differ.contains("Serious case review: “Should always be carried out” under Cumbria serious"), "{differ}");
}

#[test]
fn what_makes_the_difference_does_so_alone_and_nothing_in_it_can_be_spared() {
    let (_, book) = cumbria();
    let all = walks(cumbria().1);
    let with = |from: &Answers, to: &Answers, facts: &[usize]| {
        facts.iter().fold(*from, |some, fact| to.get(*fact).map_or(some.without(*fact), |answer| some.with(*fact, answer)))
    };
    for from in &all {
        for to in all.iter().step_by(7) {
            let then = Outcome::of(book, &to.answers);
            let sets = book.decisive(&from.answers, &to.answers);
            assert_eq!(sets.is_empty(), Outcome::of(book, &from.answers) == then);
            for set in sets {
                assert_eq!(Outcome::of(book, &with(&from.answers, &to.answers, &set)), then);
                for spared in 0..set.len() {
                    let fewer: Vec<usize> = set.iter().enumerate().filter(|(at, _)| *at != spared).map(|(_, fact)| *fact).collect();
                    assert_ne!(Outcome::of(book, &with(&from.answers, &to.answers, &fewer)), then);
                }
            }
        }
    }
}

#[test]
fn a_scenario_says_what_makes_the_difference_and_touches_no_answer() {
    let (procedure, book) = cumbria();
    Owner::new().with(|| {
        let workspace = workspace();
        let given = named_answers(
            procedure,
            &[("outcome", "seriously-harmed"), ("abuse-or-neglect", "suspected"), ("no-interagency-concern", "not-known")],
        );
        answer(workspace, &book.walk(&given.expect("answers")));
        let result = || case_review::ui::pages::view(Route::Result, workspace).text();
        let before = (workspace.walk.get_untracked(), result());
        let scenario = page::Scenario::new("A", original(), before.0.answers);
        assert!(scenario.view().text().contains("Nothing is changed yet"));
        scenario.answers[2].set(Some(0));
        let html = scenario.view().text();
        check("scenario", &format!("<h1></h1>{html}"));
        assert!(html.contains("What makes the difference: “Definitive evidence of no concerns about joint working”."), "{html}");
        assert!(html.contains("Not required; another review should be considered (was “Must be carried out”)"));
        assert!(html.contains("Notifiable (as answered)"));
        scenario.answers[1].set(Some(0));
        assert!(scenario.view().text().contains("The change to “Abuse or neglect” adds nothing to it."));
        scenario.answers[0].set(Some(0));
        let html = scenario.view().text();
        assert!(
            html.contains("The result is as answered") && !html.contains("a-no-interagency-concern"),
            "a question that is not asked is not shown"
        );
        assert_eq!((workspace.walk.get_untracked(), result()), before, "the self-check is as it was");
    });
    let none = what_if::scenario(procedure, book, &Answers::NONE, &Answers::NONE.with(0, 0));
    assert!(plain(none).contains("One more answer could change this: Is abuse or neglect of the child known or suspected?"));
}
