//! The editions: that each is whole, that nothing of the source is lost, and that a malformed file is refused with its line.

use crate::support::{cumbria, editions, files, root, text};
use case_review::compiled;
use case_review::procedure::load::{self, Source};
use std::collections::BTreeSet;

#[test]
fn every_folder_is_compiled_in() {
    let folders = std::fs::read_dir(root().join("src/procedure"))
        .expect("readable")
        .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().is_dir()))
        .count();
    assert_eq!(compiled::PROCEDURES.len(), folders);
    assert!(!compiled::BANK_HOLIDAYS.divisions.is_empty());
}

#[test]
fn every_criterion_definition_and_time_limit_of_the_source_is_carried() {
    let carried: BTreeSet<String> = files("src/procedure/cumbria_scr_2019", ".toml").iter().flat_map(|path| clauses(&text(path))).collect();
    let table = text("tests/tables/clauses.csv");
    let wanted: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let missing: Vec<&&str> = wanted.iter().filter(|clause| !carried.contains(**clause)).collect();
    println!("{} clauses wanted, {} carried in all, {} missing", wanted.len(), carried.len(), missing.len());
    assert!(wanted.len() >= 30);
    assert!(missing.is_empty(), "no entry carries {missing:?}");
}

/// Quoted list items: `clauses = ["S-001", "S-002"]`.
fn clauses(text: &str) -> Vec<String> {
    text.split('"').filter(|word| word.len() == 5 && word.starts_with("S-")).map(str::to_string).collect()
}

#[test]
fn every_quote_is_short_and_every_entry_cites_its_source() {
    for (procedure, _) in editions() {
        let quotes = procedure.rules.iter().map(|it| (it.cite, it.quote)).chain(procedure.time_limits.iter().map(|it| (it.cite, it.quote)));
        for (cite, quote) in quotes.chain(procedure.claims.iter().map(|it| (it.cite, it.quote))) {
            assert!(!cite.is_empty() && quote.len() < 160, "{cite}: {quote}");
            // The 2019 text was read whole; of the law in force only some words were.
            if procedure.edition.id == "cumbria_scr_2019" {
                assert!(cite.starts_with("1.") && !quote.is_empty(), "{cite}");
            }
        }
        let others = procedure.duties.iter().map(|it| it.cite).chain(procedure.notes.iter().map(|it| it.cite));
        assert!(others.chain(procedure.facts.iter().map(|it| it.cite)).all(|cite| !cite.is_empty()));
    }
}

#[test]
fn a_malformed_edition_is_refused_with_file_line_key_and_what_was_expected() {
    let source = Source::read(&root().join("src/procedure/cumbria_scr_2019")).expect("readable");
    assert!(load::edition(&source).is_ok());
    let check = |file: &str, old: &str, new: &str, expected: &[&str]| {
        let changed = source.with(file, old, new);
        let found = load::edition(&changed).expect_err("the edition should be refused").join("\n");
        for part in expected {
            assert!(found.contains(part), "{part} is not in:\n{found}");
        }
    };
    check("facts.toml", "hint = ", "hnt = ", &["facts.toml:", "unknown field `hnt`", "expected one of"]);
    check("facts.toml", "question = \"What happened to the child?\"\n", "", &["facts.toml:3:", "missing field `question`"]);
    check("facts.toml", "unknown = true\n", "", &["facts.toml:", "fact.0.answer", "unknown = true, the last"]);
    check("facts.toml", "id = \"looked-after\"", "id = \"outcome\"", &["fact.3.id: expected an id that no other entry"]);
    check(
        "criteria.toml",
        "abuse-or-neglect = [\"known\", \"suspected\"]",
        "abuse = [\"known\"]",
        &["criteria.toml:11: rule.0.test: expected a fact of facts.toml, not “abuse”"],
    );
    check(
        "criteria.toml",
        "[\"known\", \"suspected\"]",
        "[\"known\", \"not-known\"]",
        &["a definite answer of “abuse-or-neglect”, not “not-known”"],
    );
    check(
        "criteria.toml",
        "{ rule = \"died-with-abuse-or-neglect\" }",
        "{ rule = \"review-required\" }",
        &["rule.4.test: expected a rule that stands above this one"],
    );
    check("criteria.toml", "{ all = ", "{ every = ", &["criteria.toml:11:", "unknown variant `every`"]);
    check(
        "criteria.toml",
        "{ outcome = \"died\", abuse-or-neglect = \"known\" }",
        "{ outcome = \"neither\" }",
        &["criteria.toml:13: rule.0.example.0.gives: expected gives = \"not-met\""],
    );
    check("criteria.toml", "holds = false", "holds = true", &["claim.1", "and none if it does"]);
    check(
        "criteria.toml",
        "then = \"notifiable-incident\"\nholds = true",
        "then = \"review-required\"\nholds = false\nwarning = \"x\"",
        &["claim.0.holds: expected holds = true"],
    );
    check(
        "outcomes.toml",
        "when = { notifiable = \"no\", review = \"open\" }",
        "when = { notifiable = \"no\", review = \"must\" }",
        &["headline: expected a headline for notifiable = no, review = open"],
    );
    check("outcomes.toml", "review = \"must\" }", "review = \"perhaps\" }", &["a standing of “review”, not “perhaps”"]);
    check(
        "time_limits.toml",
        "period = \"1 month\"",
        "period = \"1 moon\"",
        &["time_limits.toml:", "time_limit.1.period: expected a period such as"],
    );
    check("time_limits.toml", "from = \"decided\"", "from = \"divided\"", &["time_limit.2.from: expected an event, not “divided”"]);
    check("time_limits.toml", "force = \"normally\"", "force = \"soon\"", &["unknown variant `soon`"]);
    check("duties.toml", "by = \"notify\"", "by = \"tell\"", &["expected a time limit, not “tell”"]);
    check("edition.toml", "checked = \"2026-11-22\"", "checked = \"yesterday\"", &["edition.toml:5: checked: expected a date"]);
    check("edition.toml", "id = ", "id == ", &["edition.toml:2:"]);
    let low = "stage = \"notify\"\nconfidence = \"low\"";
    check("duties.toml", "stage = \"notify\"", low, &["duties.toml:7: duty.0.confidence: expected high or medium", "[[unverified]]"]);
}

/// The project keeps its own list of clauses and its own short quotes. Where the source itself is at hand, beside the project,
/// they are held against it.
#[test]
fn the_clauses_and_quotes_are_those_of_the_source_at_hand() {
    let domain = root().join("../shared/domain");
    let (Ok(rules), Ok(seed)) = (std::fs::read_to_string(domain.join("rules.md")), std::fs::read_to_string(domain.join("seed.txt"))) else {
        println!("the source is not beside the project: nothing compared");
        return;
    };
    let typed = |line: &str| {
        let mut cells = line.split('|').map(str::trim).skip(1);
        let (id, kind) = (cells.next()?, cells.nth(1)?);
        let wanted = ["CRIT", "DEF", "DL", "RET"].iter().any(|known| kind.starts_with(known));
        (id.starts_with("S-") && wanted).then(|| id.to_string())
    };
    let source: BTreeSet<String> = rules.lines().filter_map(typed).collect();
    let ours: BTreeSet<String> =
        text("tests/tables/clauses.csv").lines().skip(1).filter_map(|line| Some(line.split(',').next()?.to_string())).collect();
    assert_eq!(ours, source);

    let plain = |text: &str| text.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let seed = plain(&seed);
    let (procedure, _) = cumbria();
    let quotes = procedure.rules.iter().map(|it| it.quote).chain(procedure.time_limits.iter().map(|it| it.quote));
    let quotes: Vec<_> =
        quotes.chain(procedure.claims.iter().map(|it| it.quote)).chain(procedure.duties.iter().map(|it| it.quote)).collect();
    for quote in &quotes {
        assert!(seed.contains(&plain(quote)), "not in the source: {quote}");
    }
    println!("{} clauses and {} quotes compared", source.len(), quotes.len());
}
