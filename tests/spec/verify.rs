//! Checking it yourself: the walk over all combinations in steps, what it finds, the table, and the file for modelling tools.

use crate::support::cumbria;
use case_review::compiled;
use case_review::document::{Document, csv as sheet, dmn, survey as paper, survey::Table, text};
use case_review::document::{capital, cited};
use case_review::kept::{List, Text};
use case_review::procedure::{Procedure, rule::Gives};
use case_review::reasoning::{
    answers::Answers,
    patterns::{Pattern, Patterns, conditions},
    proof::failed_examples,
    rulebook::Rulebook,
    survey::Survey,
};
use std::collections::BTreeSet;

fn walked<'a>(procedure: &'a Procedure, book: &'a Rulebook) -> (Survey<'a>, Table) {
    let (mut survey, mut table) = (Survey::new(procedure, book), Table::new(procedure));
    while let Some((answers, outcome)) = survey.step() {
        table.add(procedure, &answers, &outcome);
    }
    (survey, table)
}

fn as_text(survey: &Survey) -> String {
    let plain = text::render(&Document { sections: paper::sections(survey), ..Document::default() });
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The edition with its rules changed, as no build would let it through.
fn broken(change: impl Fn(&mut Vec<case_review::procedure::rule::Rule>)) -> (Procedure, Rulebook) {
    let mut procedure = cumbria().0.clone();
    let mut rules = procedure.rules.to_vec();
    change(&mut rules);
    procedure.rules = List::new(rules);
    let book = Rulebook::new(&procedure).expect("rules that can be resolved");
    (procedure, book)
}

#[test]
fn the_numbered_combinations_are_all_combinations_in_their_order() {
    for (procedure, book) in compiled::PROCEDURES.iter().zip(compiled::RULEBOOKS) {
        let mut all: Vec<Answers> = Vec::new();
        book.every_combination(false, &mut |answers| all.push(answers));
        assert_eq!(book.combinations(), all.len());
        for (number, answers) in all.iter().enumerate() {
            assert_eq!(book.combination(number), *answers, "{}: {number}", procedure.edition.id);
        }
        println!("{}: {} combinations", procedure.edition.id, all.len());
    }
}

/// By brute force: every combination is in as many patterns as it should be.
fn covers(book: &Rulebook, patterns: &[Pattern], belongs: &dyn Fn(&Answers) -> bool) {
    let mut count = 0;
    book.every_combination(false, &mut |answers| {
        let inside = |pattern: &&Pattern| {
            (0..book.facts.len()).all(|fact| pattern[fact] >> answers.get(fact).expect("complete") & 1 == 1)
                && conditions(book, pattern).iter().all(|(fact, is)| is.contains(&answers.get(*fact).expect("complete")))
        };
        let found = patterns.iter().filter(inside).count();
        assert_eq!(found, usize::from(belongs(&answers)), "{answers:?}");
        count += found;
    });
    println!("{count} combinations in {} patterns", patterns.len());
}

#[test]
fn patterns_hold_exactly_the_combinations_that_were_put_in() {
    for (procedure, book) in compiled::PROCEDURES.iter().zip(compiled::RULEBOOKS) {
        let (survey, _) = walked(procedure, book);
        for claim in 0..procedure.claims.len() {
            covers(book, survey.failing[claim].found(), &|answers| book.claim_fails(procedure, claim, answers));
        }
        for rule in 0..procedure.rules.len() {
            let met = |answers: &Answers| book.truth(rule, answers) == case_review::reasoning::truth::Truth::Met;
            // A set that no rule makes, all, and none.
            let odd = |answers: &Answers| (0..book.facts.len()).filter_map(|fact| answers.get(fact)).sum::<usize>() % (rule + 2) == 1;
            for set in [&met as &dyn Fn(&Answers) -> bool, &odd, &|_| true, &|_| false] {
                let mut patterns = Patterns::new(book);
                (0..book.combinations()).map(|number| book.combination(number)).for_each(|it| patterns.add(book, &it, set(&it)));
                covers(book, patterns.found(), set);
            }
        }
    }
}

#[test]
fn stopping_and_going_on_finds_the_same_as_one_walk() {
    let (procedure, book) = cumbria();
    let mut survey = Survey::new(procedure, book);
    for steps in [1, 7, 500, 787, 1] {
        (0..steps).for_each(|_| assert!(survey.step().is_some()));
        survey = survey.clone();
    }
    assert_eq!((survey.done(), survey.step()), (1_296, None));
    assert_eq!(survey.census, book.census(procedure));
    assert_eq!(survey.failing, walked(procedure, book).0.failing);
}

#[test]
fn what_was_found_is_said_with_counts_claims_and_patterns() {
    let (procedure, book) = cumbria();
    let (survey, _) = walked(procedure, book);
    let text = as_text(&survey);
    for part in [
        "NOTIFIABLE INCIDENT: - Notifiable",
        "Notifiable Combinations: 414",
        "Not notifiable on the written criteria Combinations: 423",
        "Cannot say yet Combinations: 459",
        "Must be carried out Combinations: 270",
        "Should always be carried out Combinations: 27",
        "Required; on which ground is open Combinations: 27",
        "another review should be considered Combinations: 540",
        "Cannot say yet Combinations: 432",
        "30 worked examples run, 30 passed.",
        "Every combination has a headline.",
        "Holds. A case that meets regulation 5(2) is also a notifiable incident. [Section 1.1: “if an incident",
        "Fails in 24 of 1,296. Every case in which a review is required is also a notifiable incident. The edition says so itself",
        "Where it fails: 1 pattern of answers: - What happened to the child: “The child died”; Abuse or neglect: “No, neither known nor suspected” or “Not known yet”; Looked after child: “No” or “Not known yet”; Regulated setting or service: “No” or “Not known yet, or not sure if it counts”; Custody or detention: “Yes, at least one of these applies”",
    ] {
        assert!(text.to_lowercase().contains(&part.to_lowercase()), "{part} is not in:\n{text}");
    }
    assert_eq!(paper::faults(&survey), 0);
    let silent = Procedure { claims: List::default(), ..procedure.clone() };
    assert!(as_text(&walked(&silent, book).0).contains("The edition records no such claim."));
}

#[test]
fn a_broken_rule_is_found_and_said() {
    let custody = |rule: &case_review::procedure::rule::Rule| rule.id == "died-in-custody-or-detention";
    let looked = |rule: &case_review::procedure::rule::Rule| rule.id == "looked-after-child-died";
    let (procedure, book) = broken(|rules| {
        let test = rules.iter().find(|rule| looked(rule)).expect("the rule").test.clone();
        rules.iter_mut().filter(|rule| custody(rule)).for_each(|rule| rule.test = test.clone());
    });
    let (survey, _) = walked(&procedure, &book);
    assert_eq!(survey.census.failed_claims, [0, 0], "every looked after child who died is notifiable");
    let faults = failed_examples(&procedure, &book);
    assert_eq!(faults.iter().map(|fault| (fault.rule, fault.example)).collect::<BTreeSet<_>>().len(), faults.len());
    assert!(faults.iter().any(|fault| fault.found == Ok(Gives::Open)), "{faults:?}");
    assert_eq!(paper::faults(&survey), faults.len() + 1);
    let text = as_text(&survey);
    assert!(text.contains(&format!("30 worked examples run, {} passed.", 30 - faults.len())), "{text}");
    assert!(text.contains("The edition says otherwise: one of the two is an error."), "{text}");
    assert!(text.contains("“a natural death in a young offender institution”, of the rule"), "{text}");
}

#[test]
fn the_full_table_has_a_row_for_every_combination_and_no_cell_that_runs() {
    for (procedure, book) in compiled::PROCEDURES.iter().zip(compiled::RULEBOOKS) {
        let (_, table) = walked(procedure, book);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row as long as the first")).collect();
        assert_eq!(rows.len(), book.combinations() + 1);
        assert_eq!(rows[0].len(), procedure.facts.len() + procedure.conclusions.len() + 1);
        assert_eq!(rows.iter().map(|row| row.iter().collect::<Vec<_>>()).collect::<BTreeSet<_>>().len(), rows.len(), "no row twice");
        assert!(rows.iter().flatten().all(|cell| !cell.is_empty() && !cell.starts_with(['=', '+', '-', '@', '\'', '\t'])));
    }
    let mut procedure = cumbria().0.clone();
    let mut facts = procedure.facts.to_vec();
    facts[0].short = Text("=1+1");
    let mut answers = facts[0].answer.to_vec();
    answers[0].label = Text("@SUM(A1)");
    facts[0].answer = List::new(answers);
    procedure.facts = List::new(facts);
    let (_, table) = walked(&procedure, cumbria().1);
    assert!(table.text.starts_with("\u{feff}\"'=1+1\",") && table.text.contains("\r\n\"'@SUM(A1)\","));
    let mut row = String::new();
    sheet::row(&mut row, ["a", "-1"].into_iter());
    assert_eq!(row, "\"a\",\"'-1\"\r\n");
}

#[test]
fn large_numbers_are_grouped() {
    for (value, expected) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_296, "1,296"), (1_002_003, "1,002,003")] {
        assert_eq!(paper::number(value), expected);
    }
}

/// The names of all elements, if every one is closed where it should be.
fn elements(xml: &str) -> Vec<&str> {
    let (mut open, mut all) = (Vec::new(), Vec::new());
    for part in xml.split('<').skip(2) {
        let (tag, rest) = part.split_once('>').expect("a tag that ends");
        assert!(!rest.contains(['>', '"']), "a text that was not escaped: {rest}");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => {
                let name = tag.split([' ', '/']).next().expect("a name");
                all.push(name);
                if !tag.ends_with('/') {
                    open.push(name);
                }
            }
        }
    }
    assert_eq!(open, [""; 0]);
    all
}

#[test]
fn the_model_has_every_question_rule_and_conclusion_with_its_paragraph() {
    for (procedure, book) in compiled::PROCEDURES.iter().zip(compiled::RULEBOOKS) {
        let xml = dmn::file(procedure, book);
        let count = |name: &str| elements(&xml).iter().filter(|element| **element == name).count();
        let decisions = procedure.rules.len() + procedure.conclusions.len() + 1;
        assert_eq!((count("inputData"), count("decision")), (procedure.facts.len(), decisions));
        assert_eq!(count("textAnnotation"), procedure.facts.len() + decisions);
        assert_eq!(count("dmndi:DMNShape"), 2 * (procedure.facts.len() + decisions));
        assert_eq!(count("dmndi:DMNEdge"), count("association") + count("informationRequirement"));
        for rule in &procedure.rules {
            let cite = match rule.quote.is_empty() {
                true => capital(&cited(&rule.cite)),
                false => format!("{}: “{}”", capital(&cited(&rule.cite)), rule.quote),
            };
            assert!(xml.contains(&format!("<text>{cite}</text>")), "{cite}");
        }
        let ids: Vec<&str> = xml.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "no id twice");
        for part in xml.split("ref=\"#").skip(1).filter_map(|part| part.split('"').next()) {
            assert!(ids.contains(&part), "{part}");
        }
    }
}

#[test]
fn what_is_hostile_in_an_edition_is_escaped_in_the_model() {
    let (mut procedure, book) = broken(|rules| rules[0].quote = Text("a < b && \"c\" > d ]]> \u{7}\u{fffe}é"));
    let mut headlines = procedure.headlines.to_vec();
    headlines[0].title = Text("a \"word\" \\ <b>");
    procedure.headlines = List::new(headlines);
    let xml = dmn::file(&procedure, &book);
    elements(&xml);
    assert!(xml.contains("Section 1.1, first bullet: “a &lt; b &amp;&amp; &quot;c&quot; &gt; d ]]&gt; é”"), "{xml}");
    assert!(xml.contains("&quot;a \\&quot;word\\&quot; \\\\ &lt;b&gt;&quot;"), "quoted for FEEL first, then for XML");
}
