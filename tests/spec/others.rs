//! The engine on other people's rules: the decision tables of a package, the three-valued vectors of a test kit, and one criterion
//! that two other engines work out as well (`tests/oracle/three_valued.mjs`).

use crate::support::{cumbria, files};
use crate::tables;
use case_review::kept::{Kept, List};
use case_review::procedure::Procedure;
use case_review::procedure::load::{self, Source};
use case_review::reasoning::{
    answers::Answers,
    proof::named_answers,
    rulebook::{FactShape, Node, Rulebook},
    truth::Truth,
};
use std::path::Path;

const TABLES: usize = 20;
const ROWS: usize = 1_698;

/// Each table as `tests/oracle/tables.py` wrote it: an edition, and its rows as answers with the outcome that the package gives.
struct Table {
    procedure: Procedure,
    book: Rulebook,
    rows: Vec<(Answers, String)>,
}

impl Table {
    fn read(path: &Path) -> Self {
        let folder = path.parent().expect("a folder");
        let source = Source::read(folder).expect("the files of an edition");
        let procedure = load::edition(&source).unwrap_or_else(|problems| panic!("{}: {}", folder.display(), problems.join("\n")));
        let book = Rulebook::new(&procedure).expect("names that were resolved before");
        let mut reader = csv::Reader::from_path(path).expect("a readable table");
        let facts = reader.headers().expect("a header row").clone();
        let row = |cells: csv::StringRecord| {
            let mut pairs: Vec<(&str, &str)> = facts.iter().zip(&cells).collect();
            let (_, end) = pairs.pop().expect("an outcome in the last column");
            (named_answers(&procedure, &pairs).expect("known ids"), end.to_string())
        };
        let rows = reader.records().map(|record| row(record.expect("a readable row"))).collect();
        Table { procedure, book, rows }
    }

    fn named(&self, answers: &Answers) -> String {
        let facts = self.procedure.facts.iter().enumerate();
        let given = facts.filter_map(|(at, fact)| Some(format!("{} = {}", fact.id, fact.answer[answers.get(at)?].id)));
        given.collect::<Vec<_>>().join(", ")
    }

    fn found(&self, answers: &Answers) -> &str {
        self.book.standing(0, answers).id(&self.procedure.conclusions[0])
    }

    /// The outcome of every row that these answers leave possible, or open if there are two.
    fn expected(&self, answers: &Answers) -> &str {
        let fits = |(row, _): &&(Answers, String)| {
            self.book.facts.iter().enumerate().all(|(fact, shape)| match answers.get(fact) {
                Some(answer) if shape.unknown >> answer & 1 == 0 => row.get(fact) == Some(answer),
                _ => true,
            })
        };
        let mut ends = self.rows.iter().filter(fits).map(|(_, end)| end);
        let first = ends.next().expect("a row for every combination");
        if ends.all(|end| end == first) { first } else { "open" }
    }
}

/// Every row, and every combination in which some answers are not known or were not asked.
#[test]
fn decision_tables() {
    let Some(folder) = std::env::var_os("OTHER_EDITIONS").filter(|folder| !folder.is_empty()) else {
        println!("OTHER_EDITIONS names no folder: nothing compared; .ci/oracle names one");
        return;
    };
    let (mut count, mut rows, mut partial, mut failed) = (0, 0, 0, 0);
    for path in files(Path::new(&folder), "rows.csv") {
        let table = Table::read(&path);
        let mut wrong = Vec::new();
        for (answers, expected) in &table.rows {
            if table.found(answers) != expected {
                wrong.push(format!("{} should be {expected}, is {}", table.named(answers), table.found(answers)));
            }
        }
        let mut combinations = 0;
        table.book.every_combination(true, &mut |answers| {
            combinations += 1;
            let (expected, found) = (table.expected(&answers), table.found(&answers));
            if expected != found {
                wrong.push(format!("{} should be {expected}, is {found}", table.named(&answers)));
            }
        });
        wrong.iter().take(3).for_each(|line| println!("{}: {line}", table.procedure.edition.id));
        count += 1;
        rows += table.rows.len();
        partial += combinations - table.rows.len();
        failed += wrong.len();
    }
    println!("decision tables: {count} tables, {rows} rows, {partial} partial combinations, {failed} failed");
    assert!(count >= TABLES && rows >= ROWS, "{count} tables and {rows} rows; at least {TABLES} and {ROWS} are expected");
    assert_eq!(failed, 0);
}

/// The operators as nodes of a rulebook. What is null there is, here, asked and not known, or not asked.
#[test]
fn three_valued_vectors_of_the_dmn_test_kit() {
    tables::run("kleene", |row| {
        let operands: Vec<&str> = row.get("operands")?.split_whitespace().collect();
        let leaf = |fact: usize| Node::Answer { fact, is: 0b001, unknown: 0b100 };
        let leaves = || List::new((0..operands.len()).map(leaf).collect());
        let node = match row.get("operator")? {
            "and" | "all" => Node::All(leaves()),
            "or" | "any" => Node::Any(leaves()),
            "not" => Node::Not(Kept::new(leaf(0))),
            other => return Err(format!("{other} is not an operator")),
        };
        let facts = operands.iter().map(|_| FactShape { answers: 3, unknown: 0b100, distinct: List::default() }).collect();
        let book = Rulebook { facts: List::new(facts), rules: List::new(vec![node]), conclusions: List::default() };
        for (null, open) in [(Some(2), Truth::NotKnown), (None, Truth::NotAsked)] {
            let mut answers = Answers::NONE;
            for (fact, operand) in operands.iter().enumerate() {
                let answer = match *operand {
                    "true" => Some(0),
                    "false" => Some(1),
                    "null" => null,
                    other => return Err(format!("{other} is not a truth value")),
                };
                answers = answer.map_or(answers, |answer| answers.with(fact, answer));
            }
            let expected = match row.get("expected")? {
                "true" => Truth::Met,
                "false" => Truth::NotMet,
                "null" => open,
                other => return Err(format!("{other} is not a truth value")),
            };
            let found = book.truth(0, &answers);
            if found != expected {
                return Err(format!("should be {expected:?}, is {found:?}"));
            }
        }
        Ok(())
    });
}

/// One criterion over four inputs, of which a child who did not die was not harmed either.
#[test]
fn three_valued_cases_of_a_notifiable_incident() {
    let (procedure, book) = cumbria();
    let at = procedure.conclusions.iter().position(|conclusion| conclusion.id == "notifiable").expect("that conclusion");
    tables::run("three_valued", |row| {
        let given = [
            ("outcome", row.get("died")?, ["died", "neither"]),
            ("abuse-or-neglect", row.get("abuse_or_neglect")?, ["suspected", "neither"]),
            ("looked-after", row.get("looked_after")?, ["yes", "no"]),
            ("regulated-setting", row.get("regulated_setting")?, ["yes", "no"]),
        ];
        let answer = |said: &str, [yes, no]: [&'static str; 2]| match said {
            "yes" => Ok(yes),
            "no" => Ok(no),
            "not-known" => Ok("not-known"),
            other => Err(format!("{other} is not an answer")),
        };
        let asked: Vec<(&str, &str)> =
            given.iter().map(|(fact, said, ids)| Ok((*fact, answer(said, *ids)?))).collect::<Result<_, String>>()?;
        let known: Vec<(&str, &str)> = asked.iter().copied().filter(|(_, answer)| *answer != "not-known").collect();
        for pairs in [asked, known] {
            let found = book.standing(at, &named_answers(procedure, &pairs)?).id(&procedure.conclusions[at]);
            if found != row.get("notifiable")? {
                return Err(format!("should be {}, is {found} for {pairs:?}", row.get("notifiable")?));
            }
        }
        Ok(())
    });
}
