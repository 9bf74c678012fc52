//! What a walk over every combination of answers found, as paper, and each combination as a row of a table.

use super::{Block, Item, Section, csv, list};
use crate::procedure::{Procedure, rule::Gives};
use crate::reasoning::{
    answers::Answers,
    outcome::{Outcome, Standing},
    patterns::{Pattern, conditions},
    proof::{Fault, failed_examples},
    rulebook::Rulebook,
    survey::Survey,
};

/// What was found, for a walk that came to its end.
pub fn sections(survey: &Survey) -> Vec<Section> {
    let procedure = survey.procedure;
    let conclusions = (0..procedure.conclusions.len()).flat_map(|at| [Block::Heading(name(procedure, at)), counts(survey, at)]);
    let faults = failed_examples(procedure, survey.book);
    let examples: usize = procedure.rules.iter().map(|rule| rule.example.len()).sum();
    let mut checks =
        vec![Block::Paragraph(format!("{} worked examples run, {} passed.", number(examples), number(examples - faults.len())))];
    checks.extend((!faults.is_empty()).then(|| items(faults.iter().map(|fault| Item::text(in_words(procedure, fault))))));
    let missing = &survey.census.without_headline;
    checks.push(Block::Paragraph(match missing.len() {
        0 => "Every combination has a headline.".to_string(),
        many => format!("{} without a headline:", of(many, "kind of result is", "kinds of result are")),
    }));
    checks.extend((!missing.is_empty()).then(|| items(missing.iter().map(Item::text))));
    let mut claims: Vec<Block> = (0..procedure.claims.len()).flat_map(|at| claim(survey, at)).collect();
    if claims.is_empty() {
        claims.push(Block::Paragraph("The edition records no such claim.".to_string()));
    }
    [
        section("How often each result arises", conclusions.collect()),
        section("Worked examples and headlines", checks),
        section("What the text claims of its own rules", claims),
    ]
    .into()
}

/// How much of this is not as the edition says: examples, claims and headlines. None is expected.
pub fn faults(survey: &Survey) -> usize {
    let claims = survey.procedure.claims.iter().zip(&survey.census.failed_claims);
    let wrong = claims.filter(|(claim, failed)| claim.holds != (**failed == 0)).count();
    wrong + failed_examples(survey.procedure, survey.book).len() + survey.census.without_headline.len()
}

fn section(heading: &str, blocks: Vec<Block>) -> Section {
    Section { heading: heading.to_string(), blocks }
}

fn items(items: impl Iterator<Item = Item>) -> Block {
    Block::List { numbered: false, items: items.collect() }
}

fn name(procedure: &Procedure, conclusion: usize) -> String {
    procedure.conclusions[conclusion].name.to_string()
}

/// Every standing that the edition names, those that never arise as well.
fn counts(survey: &Survey, at: usize) -> Block {
    let conclusion = &survey.procedure.conclusions[at];
    let results = (0..conclusion.result.len()).map(|nth| Standing::Result(nth as u8));
    let standings = results.chain((0..conclusion.either.len()).map(|nth| Standing::Either(nth as u8))).chain([Standing::Open]);
    let row = |standing: Standing| {
        let found = survey.census.standings[at].iter().find(|(id, _)| id == standing.id(conclusion));
        vec![standing.label(conclusion).to_string(), number(found.map_or(0, |(_, count)| *count))]
    };
    Block::Table {
        caption: format!("{}: how often each result arises", conclusion.name),
        headers: ["Result", "Combinations"].map(str::to_string).to_vec(),
        rows: standings.map(row).collect(),
    }
}

fn claim(survey: &Survey, at: usize) -> Vec<Block> {
    let (claim, failed, patterns) = (&survey.procedure.claims[at], survey.census.failed_claims[at], survey.failing[at].found());
    let lead = if failed == 0 { "Holds.".to_string() } else { format!("Fails in {} of {}.", number(failed), number(survey.total)) };
    let known = match (claim.holds, failed == 0) {
        (true, true) => "",
        (false, false) => " The edition says so itself, and the reader of such a case is warned.",
        _ => " The edition says otherwise: one of the two is an error.",
    };
    let text = format!("{}.{known}", claim.says);
    let mut blocks = vec![items([Item { lead, text, cite: claim.cite.to_string(), quote: claim.quote.to_string() }].into_iter())];
    if failed > 0 {
        let say = of(patterns.len(), "pattern of answers", "patterns of answers");
        blocks.push(Block::Heading(format!("Where it fails: {say}")));
        blocks.push(items(patterns.iter().map(|pattern| Item::text(pattern_in_words(survey.procedure, survey.book, pattern)))));
    }
    blocks
}

/// `Looked after child: “No” or “Not known yet”`; what is not named does not matter.
pub fn pattern_in_words(procedure: &Procedure, book: &Rulebook, pattern: &Pattern) -> String {
    let condition = |(fact, answers): (usize, Vec<usize>)| {
        let fact = &procedure.facts[fact];
        let labels: Vec<String> = answers.iter().map(|answer| format!("“{}”", fact.answer[*answer].label)).collect();
        format!("{}: {}", fact.short, list(&labels, "or"))
    };
    let conditions: Vec<String> = conditions(book, pattern).into_iter().map(condition).collect();
    if conditions.is_empty() { "Whatever the answers are".to_string() } else { conditions.join("; ") }
}

fn in_words(procedure: &Procedure, fault: &Fault) -> String {
    let word = |gives: Gives| gives.word().replace('-', " ");
    let (rule, example) = (&procedure.rules[fault.rule], &procedure.rules[fault.rule].example[fault.example]);
    let found = match &fault.found {
        Ok(found) => format!("is {}", word(*found)),
        Err(expected) => format!("cannot be run: expected {expected}"),
    };
    format!("“{}”, of the rule “{}”: should be {}, {found}", example.name, rule.says, word(example.gives))
}

fn of(many: usize, one: &str, more: &str) -> String {
    format!("{} {}", number(many), if many == 1 { one } else { more })
}

/// `1,296`
pub fn number(value: usize) -> String {
    if value < 1_000 { value.to_string() } else { format!("{},{:03}", number(value / 1_000), value % 1_000) }
}

/// The full table as a file for a spreadsheet: the answers, where each conclusion stands, the headline.
#[derive(Debug, Clone)]
pub struct Table {
    pub text: String,
}

impl Table {
    pub fn new(procedure: &Procedure) -> Self {
        let mut text = csv::MARK.to_string();
        let facts = procedure.facts.iter().map(|fact| fact.short.as_str());
        let conclusions = procedure.conclusions.iter().map(|conclusion| conclusion.name.as_str());
        csv::row(&mut text, facts.chain(conclusions).chain(["Headline"]));
        Table { text }
    }

    pub fn add(&mut self, procedure: &Procedure, answers: &Answers, outcome: &Outcome) {
        let answer = |(at, fact): (usize, &'static crate::procedure::fact::Fact)| {
            answers.get(at).and_then(|answer| fact.answer.all().get(answer)).map_or("", |answer| answer.label.as_str())
        };
        let facts = procedure.facts.all().iter().enumerate().map(answer);
        let standings = procedure.conclusions.iter().enumerate().map(|(at, conclusion)| outcome.standing(at).label(conclusion));
        let headline = outcome.headline(procedure).map_or("", |headline| headline.title.as_str());
        csv::row(&mut self.text, facts.chain(standings).chain([headline]));
    }
}
