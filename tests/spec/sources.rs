//! What the edition of England rests on: every entry names its facts of rules.md, is no surer than they are, and quotes only them.

use crate::support::{england, files, root};
use case_review::procedure::confidence::Confidence;
use std::collections::{BTreeMap, BTreeSet};

/// Facts of rules.md that the edition does not carry: the regime before, national reviews, and what only says when a text came out.
const NOT_CARRIED: [&str; 9] = ["E-03", "E-04", "E-05", "E-06", "E-08", "E-09", "E-30", "E-36", "E-57"];

/// `E-13` → `H`: the confidence of every fact in the tables of rules.md.
fn confidences(rules: &str) -> BTreeMap<String, String> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let id = cells.first()?.to_string();
        let ours = id.strip_prefix("E-").or(id.strip_prefix("CE"))?.chars().all(|c| c.is_ascii_digit());
        ours.then(|| (id, cells.last().map_or(String::new(), |cell| cell.replace('*', ""))))
    };
    rules.lines().filter_map(row).collect()
}

/// Every entry with the facts that it rests on, its confidence and its quotation.
fn entries() -> Vec<(String, Vec<&'static str>, Confidence, &'static str)> {
    let (procedure, _) = england();
    let of = |clauses: case_review::kept::List<case_review::kept::Text>| clauses.all().iter().map(|id| id.as_str()).collect::<Vec<_>>();
    let mut found = Vec::new();
    procedure.rules.iter().for_each(|it| found.push((it.id.to_string(), of(it.clauses), it.confidence, it.quote.as_str())));
    procedure.time_limits.iter().for_each(|it| found.push((it.id.to_string(), of(it.clauses), it.confidence, it.quote.as_str())));
    let ours = |force: &str| force == "good practice";
    let duties = procedure.duties.iter().filter(|it| !ours(it.force.word()));
    duties.for_each(|it| found.push((it.id.to_string(), of(it.clauses), it.confidence, it.quote.as_str())));
    procedure.notes.iter().for_each(|it| found.push((it.id.to_string(), of(it.clauses), it.confidence, "")));
    for fact in &procedure.facts {
        fact.note.iter().for_each(|it| found.push((it.title.to_string(), of(it.clauses), it.confidence, "")));
        fact.definition.iter().for_each(|it| found.push((it.title.to_string(), of(it.clauses), it.confidence, "")));
    }
    found
}

#[test]
fn every_entry_rests_on_a_fact_and_is_no_surer_than_it() {
    let (procedure, _) = england();
    for (id, clauses, ..) in entries() {
        assert!(!clauses.is_empty(), "{id} rests on nothing");
    }
    let Ok(rules) = std::fs::read_to_string(root().join("../shared/domain/rules.md")) else {
        println!("rules.md is not beside the project: nothing compared");
        return;
    };
    let known = confidences(&rules);
    let mut carried: BTreeSet<&str> = BTreeSet::new();
    for (id, clauses, confidence, _) in entries() {
        let marks: Vec<&str> =
            clauses.iter().map(|clause| known.get(*clause).unwrap_or_else(|| panic!("{id}: no fact {clause}")).as_str()).collect();
        match confidence {
            Confidence::High => assert!(marks.iter().all(|mark| mark.contains('H')), "{id} is surer than {clauses:?} {marks:?}"),
            Confidence::Medium => assert!(marks.iter().any(|mark| mark.contains('M')), "{id} could be sure: {clauses:?} {marks:?}"),
            Confidence::Low => panic!("{id} is low and counted"),
        }
        carried.extend(clauses);
    }
    let edition = &procedure.edition;
    carried.extend(edition.clauses.all().iter().map(|id| id.as_str()));
    edition.gap.iter().for_each(|gap| carried.extend(gap.clauses.all().iter().map(|id| id.as_str())));
    for it in &edition.unverified {
        let low = it.clauses.iter().all(|clause| known.get(clause.as_str()).is_some_and(|mark| mark.contains('L')));
        assert!(low && !it.clauses.is_empty() && !it.source.is_empty(), "{}", it.text);
        carried.extend(it.clauses.all().iter().map(|id| id.as_str()));
    }
    procedure.facts.iter().for_each(|fact| carried.extend(fact.clauses.all().iter().map(|id| id.as_str())));
    let missing: Vec<&String> = known.keys().filter(|id| !carried.contains(id.as_str()) && !NOT_CARRIED.contains(&id.as_str())).collect();
    println!("{} facts known, {} carried, {} left out by name", known.len(), carried.len(), NOT_CARRIED.len());
    assert!(missing.is_empty(), "not carried: {missing:?}");

    let plain = |text: &str| text.replace('*', "").replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ");
    let rules = plain(&rules);
    let quotes: Vec<&str> = entries().into_iter().map(|(.., quote)| quote).filter(|quote| !quote.is_empty()).collect();
    for quote in &quotes {
        assert!(rules.contains(&plain(quote)), "not in rules.md: {quote}");
    }
    // Words in quotation marks inside sentences are the source's as well, but for our own phrases.
    let ours = ["check with your partnership", "the national panel", "not known yet"];
    let mut inside = 0;
    for file in files("src/procedure/england_practice_reviews", ".toml") {
        for quote in std::fs::read_to_string(&file).expect("readable").split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
            inside += 1;
            let known = ours.contains(&quote.to_lowercase().as_str()) || rules.to_lowercase().contains(&plain(quote).to_lowercase());
            assert!(known, "{}: not in rules.md: “{quote}”", file.display());
        }
    }
    println!("{} quotes compared, and {inside} inside sentences", quotes.len());
}
