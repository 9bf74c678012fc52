//! Whether an edition is well formed. Finds all problems, not the first.
//!
//! Names inside rules and conclusions are resolved, and refused, by [`crate::reasoning::rulebook`]; whether the examples are
//! right is proved by [`crate::reasoning::proof`].

use super::{Problem, Procedure, conclusion::Situation, confidence, rule::Gives};
use crate::calendar::{period::Period, words};
use crate::kept::{List, Text};

/// Every problem that can be seen without reasoning.
pub fn check(procedure: &Procedure) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut expect = |holds: bool, file: &'static str, place: &str, expected: &str| {
        if !holds {
            problems.push(Problem::new(file, place, expected));
        }
    };
    let iso = |text: &str| words::from_iso(text).is_some();
    let edition = &procedure.edition;
    expect(iso(&edition.checked), "edition.toml", "checked", "a date such as 2026-11-22");
    expect(iso(&edition.in_force.from), "edition.toml", "in_force.from", "a date such as 2019-08-01");
    let end = &edition.in_force.to;
    expect(end.is_empty() || iso(end), "edition.toml", "in_force.to", "a date, or nothing while the edition is in force");
    expect(end.is_empty() == edition.ended.is_empty(), "edition.toml", "ended", "a sentence if in_force.to has a date, and none if not");

    for (at, fact) in procedure.facts.iter().enumerate() {
        let unknown: Vec<bool> = fact.answer.iter().map(|answer| answer.unknown).collect();
        let (last, others) = unknown.split_last().unwrap_or((&false, &[]));
        expect(
            *last && !others.contains(&true),
            "facts.toml",
            &format!("fact.{at}.answer"),
            "exactly one answer with unknown = true, the last",
        );
        for (nth, answer) in fact.answer.iter().enumerate() {
            let place = format!("fact.{at}.answer.{nth}");
            expect(
                answer.unknown || !answer.supposing.is_empty(),
                "facts.toml",
                &place,
                "supposing = “…”, to complete a sentence that begins with “if”",
            );
            expect(
                answer.unknown != answer.find_out.is_empty(),
                "facts.toml",
                &place,
                "find_out on the answer that is not known, and there only",
            );
        }
        unique(&mut fact.answer.iter().map(|answer| &answer.id), "facts.toml", &format!("fact.{at}.answer"), &mut expect);
    }
    for (at, rule) in procedure.rules.iter().enumerate() {
        for gives in [Gives::Met, Gives::NotMet, Gives::Open] {
            let found = rule.example.iter().any(|example| example.gives == gives);
            expect(found, "criteria.toml", &format!("rule.{at}.example"), "at least one example that is met, one not met and one open");
        }
    }
    for (at, claim) in procedure.claims.iter().enumerate() {
        for (key, id) in [("if", &claim.premise), ("then", &claim.consequence)] {
            expect(procedure.rule(id).is_some(), "criteria.toml", &format!("claim.{at}.{key}"), &format!("a rule, not “{id}”"));
        }
        expect(
            claim.holds == claim.warning.is_empty(),
            "criteria.toml",
            &format!("claim.{at}"),
            "a warning if the claim does not hold, and none if it does",
        );
    }
    for (at, limit) in procedure.time_limits.iter().enumerate() {
        for (key, id) in [("from", &limit.from), ("met_by", &limit.met_by)] {
            expect(procedure.event(id).is_some(), "time_limits.toml", &format!("time_limit.{at}.{key}"), &format!("an event, not “{id}”"));
        }
        let period: Result<Period, _> = limit.period.parse();
        expect(
            period.is_ok(),
            "time_limits.toml",
            &format!("time_limit.{at}.period"),
            "a period such as “5 working days” or “7 days before”",
        );
        expect(
            limit.literal().is_some(),
            "time_limits.toml",
            &format!("time_limit.{at}.reading"),
            "one reading with the limit’s own period and event",
        );
        unique(&mut limit.reading.iter().map(|reading| &reading.id), "time_limits.toml", &format!("time_limit.{at}.reading"), &mut expect);
        for (nth, reading) in limit.reading.iter().enumerate() {
            let place = format!("time_limit.{at}.reading.{nth}");
            // What is wrong with the limit itself has been told above.
            let period = reading.period.is_empty() || reading.period == limit.period || reading.period.parse::<Period>().is_ok();
            expect(period, "time_limits.toml", &format!("{place}.period"), "a period such as “5 working days”, or nothing");
            let from = &reading.from;
            let event = *from == limit.from || procedure.event(from).is_some();
            expect(event, "time_limits.toml", &format!("{place}.from"), &format!("an event, not “{from}”"));
        }
    }
    for (at, event) in procedure.events.iter().enumerate() {
        let earlier = |id: &Text| procedure.events.iter().take(at).any(|event| event.id == *id.as_str());
        let follows = format!("event.{at}.follows");
        expect(event.follows.iter().all(earlier), "time_limits.toml", &follows, "events that stand above this one");
    }
    for (at, duty) in procedure.duties.iter().enumerate() {
        let by = duty.by.is_empty() || procedure.time_limit(&duty.by).is_some();
        expect(by, "duties.toml", &format!("duty.{at}.by"), &format!("a time limit, not “{}”", duty.by));
        situations(procedure, &duty.when, "duties.toml", &format!("duty.{at}.when"), &mut expect);
    }
    for (at, note) in procedure.notes.iter().enumerate() {
        situations(procedure, &note.when, "duties.toml", &format!("note.{at}.when"), &mut expect);
    }
    for (at, headline) in procedure.headlines.iter().enumerate() {
        let one = headline.when.iter().map(|(id, standing)| (*id, List::new(vec![*standing]))).collect();
        situations(procedure, &[List::new(one)], "outcomes.toml", &format!("headline.{at}.when"), &mut expect);
    }
    unique(&mut procedure.facts.iter().map(|it| &it.id), "facts.toml", "fact", &mut expect);
    unique(&mut procedure.rules.iter().map(|it| &it.id), "criteria.toml", "rule", &mut expect);
    unique(&mut procedure.claims.iter().map(|it| &it.id), "criteria.toml", "claim", &mut expect);
    unique(&mut procedure.conclusions.iter().map(|it| &it.id), "outcomes.toml", "conclusion", &mut expect);
    unique(&mut procedure.events.iter().map(|it| &it.id), "time_limits.toml", "event", &mut expect);
    unique(&mut procedure.time_limits.iter().map(|it| &it.id), "time_limits.toml", "time_limit", &mut expect);
    unique(&mut procedure.duties.iter().map(|it| &it.id), "duties.toml", "duty", &mut expect);
    unique(&mut procedure.notes.iter().map(|it| &it.id), "duties.toml", "note", &mut expect);
    confidence::refused(procedure, &mut expect);
    problems
}

pub(super) type Expect<'a> = &'a mut dyn FnMut(bool, &'static str, &str, &str);

fn unique(ids: &mut dyn Iterator<Item = &Text>, file: &'static str, list: &str, expect: Expect) {
    let mut seen: Vec<&Text> = Vec::new();
    for (at, id) in ids.enumerate() {
        expect(!id.is_empty() && !seen.contains(&id), file, &format!("{list}.{at}.id"), "an id that no other entry of the list has");
        seen.push(id);
    }
}

fn situations(procedure: &Procedure, alternatives: &[Situation], file: &'static str, place: &str, expect: Expect) {
    for (id, standings) in alternatives.iter().flatten() {
        let Some(conclusion) = procedure.conclusion(id) else {
            expect(false, file, place, &format!("a conclusion, not “{id}”"));
            continue;
        };
        let known = |standing: &Text| {
            *standing == "open"
                || conclusion.result.iter().any(|it| it.id == *standing)
                || conclusion.either.iter().any(|it| it.id == *standing)
        };
        for standing in standings {
            expect(known(standing), file, place, &format!("a standing of “{id}”, not “{standing}”"));
        }
    }
}
