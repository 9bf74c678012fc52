//! The arrangements now in force in England: against table 2.6 of rules.md, said again here, and against the facts that it cites.

use crate::documents::paper_of;
use crate::support::{date, diary, england};
use case_review::case::deadlines::State;
use case_review::compiled::BANK_HOLIDAYS;
use case_review::document::{Block, account, deadlines::Schedule, text};
use case_review::procedure::confidence::Confidence;
use case_review::reasoning::proof::named_answers;
use std::collections::{BTreeMap, BTreeSet};

const UNKNOWN: &str = "not-known";

#[derive(Clone, Copy)]
struct Case<'a> {
    outcome: &'a str,
    under_18: &'a str,
    abuse: &'a str,
    place: &'a str,
    looked_after: &'a str,
    care_leaver: &'a str,
}

/// Table 2.6 in plain words, for definite answers: notification, rapid review, local review, child death review.
fn table(case: Case) -> [&'static str; 4] {
    let abuse = case.abuse == "known" || case.abuse == "suspected";
    let (died, harmed, child) = (case.outcome == "died", case.outcome == "seriously-harmed", case.under_18 == "yes");
    let serious = abuse && (harmed || died && child);
    let local = if serious { "partners-decide" } else { "not-raised" };
    let death = if died && child { "follows" } else { "none" };
    if serious && case.place == "in-area" {
        return ["must-area", "required", local, death];
    }
    if serious && case.place == "outside-england" {
        return ["must-outside", "required", local, death];
    }
    if serious && case.place == "elsewhere" {
        return ["other-area", "other-area", local, death];
    }
    if died && child && case.looked_after == "yes" {
        return ["looked-after", "not-required", local, death];
    }
    if died && case.care_leaver == "yes" {
        return ["care-leaver", "not-required", local, death];
    }
    ["none", "not-required", local, death]
}

/// What several ends come to, which a person would say without the rule files.
fn together(conclusion: usize, ends: &BTreeSet<&'static str>) -> &'static str {
    let within = |ids: &[&str]| ends.iter().all(|end| ids.contains(end));
    if let (1, Some(only)) = (ends.len(), ends.first()) {
        return only;
    }
    if conclusion == 0 && !ends.contains("none") {
        if within(&["must-area", "must-outside", "other-area"]) {
            return "must-place-open";
        }
        if within(&["must-area", "must-outside", "looked-after"]) {
            return "must-or-looked-after";
        }
        return "ground-open";
    }
    if conclusion == 1 && within(&["required", "other-area"]) {
        return "required-place-open";
    }
    "open"
}

const OUTCOMES: [&str; 3] = ["died", "seriously-harmed", "neither"];
const ABUSE: [&str; 3] = ["known", "suspected", "neither"];
const PLACES: [&str; 3] = ["in-area", "outside-england", "elsewhere"];
const YES_NO: [&str; 2] = ["yes", "no"];

/// Every case that the given answers leave possible: of those not known, each.
fn cases(given: Case) -> Vec<Case> {
    fn of<'a>(given: &'a str, all: &[&'a str]) -> Vec<&'a str> {
        if given == UNKNOWN { all.to_vec() } else { vec![given] }
    }
    let mut found = Vec::new();
    for outcome in of(given.outcome, &OUTCOMES) {
        for under_18 in of(given.under_18, &YES_NO) {
            for abuse in of(given.abuse, &ABUSE) {
                for place in of(given.place, &PLACES) {
                    for looked_after in of(given.looked_after, &YES_NO) {
                        for care_leaver in of(given.care_leaver, &YES_NO) {
                            found.push(Case { outcome, under_18, abuse, place, looked_after, care_leaver });
                        }
                    }
                }
            }
        }
    }
    found
}

/// Every combination of answers, “not known yet” among them.
fn combinations() -> Vec<Case<'static>> {
    let or_unknown = |all: &[&'static str]| all.iter().copied().chain([UNKNOWN]).collect::<Vec<&str>>();
    let mut found = Vec::new();
    for outcome in or_unknown(&OUTCOMES) {
        for under_18 in or_unknown(&YES_NO) {
            for abuse in or_unknown(&ABUSE) {
                for place in or_unknown(&PLACES) {
                    for looked_after in or_unknown(&YES_NO) {
                        for care_leaver in or_unknown(&YES_NO) {
                            found.push(Case { outcome, under_18, abuse, place, looked_after, care_leaver });
                        }
                    }
                }
            }
        }
    }
    found
}

fn stated(case: Case) -> Vec<&'static str> {
    let (procedure, book) = england();
    let pairs = [
        ("outcome", case.outcome),
        ("under-18", case.under_18),
        ("abuse-or-neglect", case.abuse),
        ("where", case.place),
        ("looked-after", case.looked_after),
        ("care-leaver", case.care_leaver),
    ];
    let answers = named_answers(procedure, &pairs).expect("known ids");
    procedure.conclusions.all().iter().enumerate().map(|(at, conclusion)| book.standing(at, &answers).id(conclusion)).collect()
}

#[test]
fn every_combination_is_as_table_2_6_has_it() {
    let mut counts: [BTreeMap<&str, usize>; 4] = Default::default();
    let (mut all, mut wrong) = (0, 0);
    for given in combinations() {
        all += 1;
        let ends: Vec<[&str; 4]> = cases(given).into_iter().map(table).collect();
        let expected = [0, 1, 2, 3].map(|at| together(at, &ends.iter().map(|end| end[at]).collect()));
        let found = stated(given);
        if found != expected {
            wrong += 1;
            let Case { outcome, under_18, abuse, place, looked_after, care_leaver } = given;
            println!("{outcome} {under_18} {abuse} {place} {looked_after} {care_leaver}: {found:?}, not {expected:?}");
        }
        found.iter().zip(&mut counts).for_each(|(id, count)| *count.entry(id).or_default() += 1);
    }
    counts.iter().for_each(|count| println!("{count:?} of {all}"));
    assert_eq!((all, wrong), (1_728, 0));
    let expected = [("not-required", 864), ("open", 576), ("other-area", 72), ("required", 144), ("required-place-open", 72)];
    assert_eq!(counts[1], expected.into());
}

#[test]
fn the_six_rows_partition_the_definite_combinations() {
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    let anything =
        Case { outcome: UNKNOWN, under_18: UNKNOWN, abuse: UNKNOWN, place: UNKNOWN, looked_after: UNKNOWN, care_leaver: UNKNOWN };
    for case in cases(anything) {
        assert_eq!(stated(case), table(case));
        *rows.entry(table(case)[0]).or_default() += 1;
    }
    println!("{rows:?}");
    let expected = [("care-leaver", 21), ("looked-after", 6), ("must-area", 24), ("must-outside", 24), ("none", 117), ("other-area", 24)];
    assert_eq!(rows, expected.into());
}

/// A local review is never more than something to decide, whatever the answers are.
#[test]
fn no_local_review_is_automatic() {
    let (procedure, _) = england();
    let review = procedure.conclusion("local-review").expect("the conclusion");
    for result in &review.result {
        assert!(["may", ""].contains(&result.force.word()), "{}", result.id);
    }
    for duty in procedure.duties.iter().filter(|duty| duty.id == "local-review") {
        assert_eq!(duty.force.word(), "may");
        for part in ["improvements", "themes recur", "two or more agencies", "national Panel has considered it"] {
            assert!(duty.does.contains(part), "{part}");
        }
    }
}

/// `reading state` of one time limit, one after the other.
fn readings(events: &[(&str, &str)], id: &str) -> String {
    let diary = diary(events);
    let all = diary.deadlines(england().0, BANK_HOLIDAYS).expect("a known division");
    let deadline = all.iter().find(|deadline| deadline.limit.id == *id).expect("a time limit");
    let shown = deadline.readings.iter().map(|counted| match &counted.state {
        State::Due(due) => format!("{} {}", counted.reading.id, due.date),
        State::NotStarted | State::Promptly(_) | State::Refused(_) => format!("{} -", counted.reading.id),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// CE1 to CE5, CE7 and CE9; CE10 is a duty without a date, CE6 and CE8 are not counted.
#[test]
fn the_time_limits_are_those_of_the_table() {
    let check = |events: &[(&str, &str)], id: &str, expected: &str| assert_eq!(readings(events, id), expected, "{id}");
    let aware: &[(&str, &str)] = &[("aware", "2026-03-27")];
    for id in ["notify-panel", "tell-partners", "notify-looked-after", "notify-care-leaver"] {
        // Good Friday is 3 April 2026 and Easter Monday 6 April.
        check(aware, id, "literal 2026-04-07");
    }
    check(aware, "rapid-review", "aware 2026-04-21, sent -");
    check(&[("aware", "2026-06-01"), ("notified", "2026-06-08")], "rapid-review", "aware 2026-06-22, sent 2026-06-29");
    check(&[("notified", "2026-06-08")], "rapid-review", "sent 2026-06-29, aware -");
    check(&[("published", "2026-10-15")], "advance-copy", "clear 2026-10-07, seventh 2026-10-08");
    check(&[("published", "2026-10-15")], "keep-published", "literal 2027-10-15");
    let (procedure, _) = england();
    assert_eq!(procedure.time_limits.len(), 7, "nothing else is counted");
    assert!(procedure.time_limits.iter().all(|limit| !limit.period.contains("6 months") && !limit.period.contains("7 working days")));
}

#[test]
fn both_readings_of_the_rapid_review_stand_on_the_result_and_its_doubt_is_said() {
    let (procedure, book) = england();
    let answers = [("outcome", "seriously-harmed"), ("abuse-or-neglect", "suspected"), ("where", "in-area")];
    let walk = book.walk(&named_answers(procedure, &answers).expect("known ids"));
    let paper = paper_of((procedure, book), &walk, Some("2026-06-01"));
    let plain = text::render(&paper).split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "By Monday 8 June 2026.",
        "Time limit: 15 working days. From the day on which the local authority became aware: Monday 22 June 2026.",
        "Starts when the notification is sent",
        "The number of days is from guidance: GOV.UK",
        "Cambridgeshire and Peterborough, and Havering (check with your partnership).",
        "check with your partnership",
        "never automatic",
        "Unverified: A local child safeguarding practice review is published no later than six months",
    ] {
        assert!(plain.contains(part), "{part} is not in:\n{plain}");
    }
    let folded = |block: &Block| matches!(block, Block::Folded { .. });
    assert_eq!(paper.sections.iter().flat_map(|section| &section.blocks).filter(|block| folded(block)).count(), 1);
}

#[test]
fn what_is_of_medium_confidence_says_so_wherever_it_is_shown() {
    let (procedure, _) = england();
    let said = |of: Confidence, text: &str| {
        assert_eq!(of == Confidence::Medium, text.to_lowercase().contains("check with your partnership"), "{text}")
    };
    procedure.rules.iter().for_each(|it| said(it.confidence, &it.says));
    procedure.duties.iter().for_each(|it| said(it.confidence, &it.does));
    procedure.notes.iter().for_each(|it| said(it.confidence, &it.text));
    procedure.facts.iter().flat_map(|fact| &fact.note).for_each(|it| said(it.confidence, &it.text));
    procedure.facts.iter().flat_map(|fact| &fact.definition).for_each(|it| said(it.confidence, &it.after));
    for conclusion in &procedure.conclusions {
        for result in conclusion.result.iter().filter(|result| !result.rule.is_empty()) {
            let rule = procedure.rule(&result.rule).expect("its rule");
            said(rule.confidence, &result.label);
            said(rule.confidence, &result.says);
        }
    }
    let diary = diary(&[("aware", "2026-06-01")]);
    let (days, deadlines) = (diary.days(BANK_HOLIDAYS).expect("known"), diary.deadlines(procedure, BANK_HOLIDAYS).expect("known"));
    let schedule = Schedule { procedure, diary: &diary, days: &days, deadlines: &deadlines, today: date("2026-06-01") };
    let paper = schedule.paper("");
    assert_eq!(paper.summary[0], procedure.edition.unsettled.as_str(), "the paper of the deadlines begins with it");
    let Some(Block::Table { rows, .. }) = paper.sections[1].blocks.first() else { panic!("a table of time limits") };
    for (limit, row) in procedure.time_limits.iter().zip(rows) {
        said(limit.confidence, &row[0]);
    }
    for deadline in &deadlines {
        said(deadline.limit.confidence, &account::paper(procedure, deadline, &days, date("2026-06-01")).summary.join(" "));
    }
}
