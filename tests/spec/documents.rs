//! The self-check paper, for every walk: it says what the reasoning says, whole, and as one neutral tree.

use crate::support::{cumbria, editions};
use case_review::calendar::words;
use case_review::compiled::BANK_HOLIDAYS;
use case_review::document::{Block, Document, self_check, text};
use case_review::procedure::Procedure;
use case_review::reasoning::{outcome::Standing, proof::named_answers, questions::Walk, rulebook::Rulebook};

fn paper(walk: &Walk, aware: Option<&str>) -> Document {
    paper_of(cumbria(), walk, aware)
}

pub fn paper_of((procedure, book): (&Procedure, &Rulebook), walk: &Walk, aware: Option<&str>) -> Document {
    let days = BANK_HOLIDAYS.working_days(&procedure.edition.division).expect("a known division");
    let today = words::from_iso("2026-11-23").expect("a date");
    self_check::result(&self_check::SelfCheck { procedure, book, walk, days: &days, aware: aware.and_then(words::from_iso), today })
}

fn walk(answers: &str) -> Walk {
    let (procedure, book) = cumbria();
    let pairs: Vec<(&str, &str)> = answers.split_whitespace().filter_map(|pair| pair.split_once('=')).collect();
    book.walk(&named_answers(procedure, &pairs).expect("known ids"))
}

#[test]
fn every_paper_states_its_conclusions_and_what_would_settle_or_change_them() {
    for (procedure, book) in editions() {
        let mut papers = 0;
        book.every_combination(false, &mut |answers| {
            let walk = book.walk(&answers);
            let paper = paper_of((procedure, book), &walk, None);
            let plain = text::render(&paper);
            papers += 1;
            let ended = paper.summary[0].contains("no longer in force");
            assert_eq!(ended, !procedure.edition.in_force.to.is_empty(), "the first sentence says whether the edition has ended");
            let unsettled = procedure.edition.unsettled;
            assert!(unsettled.is_empty() || paper.summary.iter().any(|text| *text == *unsettled), "what the text could not settle");
            assert_eq!(
                plain.matches("Unverified:").count(),
                procedure.edition.unverified.len(),
                "and what was not verified, said to be so"
            );
            assert!(!paper.sections[0].blocks.contains(&Block::List { numbered: true, items: Vec::new() }), "something to do next");
            for (at, conclusion) in procedure.conclusions.iter().enumerate() {
                let standing = book.standing(at, &walk.answers);
                let heading = Block::Heading(format!("{}: {}", conclusion.name, standing.label(conclusion)));
                assert!(paper.sections.iter().any(|section| section.blocks.contains(&heading)), "{heading:?}");
                if standing == Standing::Open {
                    assert!(
                        plain.contains(
                            &format!("To settle {}", conclusion.subject).split_whitespace().take(5).collect::<Vec<_>>().join(" ")
                        ),
                        "{plain}"
                    );
                }
            }
            assert!(plain.lines().all(|line| line.chars().count() <= 78), "lines are short");
            assert!(!plain.contains("  \n") && !plain.contains(".."), "{plain}");
        });
        println!("{}: {papers} papers", procedure.edition.id);
    }
}

#[test]
fn the_gap_shows_both_results_and_the_warning_to_notify_anyway() {
    let plain = text::render(&paper(
        &walk("outcome=died abuse-or-neglect=neither looked-after=no regulated-setting=no custody-or-detention=yes"),
        None,
    ));
    for part in ["Not notifiable on the written criteria", "Should always be carried out", "WARNING: Notify anyway.", "cautious course"] {
        assert!(plain.contains(part), "{part} is not in:\n{plain}");
    }
    let other = text::render(&paper(&walk("outcome=died abuse-or-neglect=neither looked-after=yes custody-or-detention=yes"), None));
    assert!(!other.contains("WARNING"), "{other}");
}

#[test]
fn dates_stand_with_their_counting_rule() {
    let notified = walk("outcome=seriously-harmed abuse-or-neglect=suspected no-interagency-concern=not-known");
    let check = |aware: &str, expected: &[&str]| {
        let plain = text::render(&paper(&notified, Some(aware))).split_whitespace().collect::<Vec<_>>().join(" ");
        for part in expected {
            assert!(plain.contains(part), "{part} is not in:\n{plain}");
        }
    };
    check(
        "2025-06-02",
        &[
            "By Monday 9 June 2025.",
            "5 working days after Monday 2 June 2025, not counting that day or weekends; no bank holiday falls in between",
        ],
    );
    check("2019-08-23", &["By Monday 2 September 2019.", "not counting that day, weekends or Monday 26 August 2019 (Summer bank holiday)"]);
    check(
        "2019-12-24",
        &[
            "Friday 3 January 2020",
            "Wednesday 25 December 2019 (Christmas Day), Thursday 26 December 2019 (Boxing Day) or Wednesday 1 January 2020 (New Year’s Day)",
        ],
    );
    check("2019-08-23", &["By: 1 month", "Starts when the partnership is notified", "Starts when the Chair decides"]);
}

#[test]
fn a_presumption_is_reported_as_such() {
    let plain = text::render(&paper(&walk("outcome=seriously-harmed abuse-or-neglect=known no-interagency-concern=not-known"), None));
    assert!(plain.contains("Not known is treated as no definitive evidence"), "{plain}");
    let known = text::render(&paper(&walk("outcome=seriously-harmed abuse-or-neglect=known no-interagency-concern=no"), None));
    assert!(!known.contains("Not known is treated"), "{known}");
}

#[test]
fn a_change_that_leaves_one_conclusion_standing_says_so() {
    let plain = text::render(&paper(&walk("outcome=died abuse-or-neglect=suspected looked-after=yes"), None));
    assert!(plain.contains("If abuse or neglect were ruled out:"), "{plain}");
    let looked_after =
        text::render(&paper(&walk("outcome=died abuse-or-neglect=not-known looked-after=yes custody-or-detention=no"), None));
    let flat = looked_after.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains("If abuse or neglect were ruled out: as now, this is a notifiable incident")
            || flat.contains("If abuse or neglect were ruled out"),
        "{flat}"
    );
}
