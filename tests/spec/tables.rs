//! Tables of known answers: `tests/tables/*.csv`, and every CSV in the folder named by `EXTRA_TABLES`.
//! A row that fails is printed on one line; a row that cannot be read fails, it is not skipped.

use crate::documents::paper_of;
use crate::support::{cumbria, england, files};
use case_review::calendar::{period::Period, words};
use case_review::document::text;
use case_review::reasoning::{answers::Answers, outcome::Outcome, proof::named_answers};
use case_review::{compiled, procedure::Procedure, reasoning::rulebook::Rulebook};
use std::path::{Path, PathBuf};

pub struct Row<'a> {
    headers: &'a csv::StringRecord,
    cells: &'a csv::StringRecord,
}

impl Row<'_> {
    pub fn get(&self, column: &str) -> Result<&str, String> {
        let at = self.headers.iter().position(|header| header.trim_start_matches('\u{feff}') == column);
        at.and_then(|at| self.cells.get(at)).ok_or_else(|| format!("has no column {column}"))
    }
}

/// Runs every row of every table of one kind. Prints one line a failed row, and a total.
pub fn run(kind: &str, check: impl Fn(&Row) -> Result<(), String>) {
    let (mut rows, mut failed) = (0, 0);
    for path in tables(kind) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(&path).expect("a readable table");
        let headers = reader.headers().expect("a header row").clone();
        for record in reader.records() {
            rows += 1;
            let verdict = match &record {
                Ok(cells) => check(&Row { headers: &headers, cells }),
                Err(error) => Err(error.to_string()),
            };
            if let Err(why) = verdict {
                failed += 1;
                let id = record.as_ref().ok().and_then(|cells| cells.get(0)).unwrap_or("?");
                println!("{}: row {id}: {why}", path.file_name().unwrap_or_default().to_string_lossy());
            }
        }
    }
    println!("{kind}: {rows} rows, {failed} failed");
    assert!(rows > 0, "no rows of kind {kind}");
    assert_eq!(failed, 0, "{kind}: {failed} of {rows} rows failed");
}

fn tables(kind: &str) -> Vec<PathBuf> {
    let mut folders = vec![files("tests/tables", ".csv")];
    if let Some(extra) = std::env::var_os("EXTRA_TABLES").filter(|folder| !folder.is_empty()) {
        folders.push(files(Path::new(&extra), ".csv"));
    }
    let named = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(kind));
    folders.into_iter().flatten().filter(named).collect()
}

/// The columns are the facts and the conclusions of the edition, with `_` for `-`.
pub fn criteria(procedure: &Procedure, book: &Rulebook, row: &Row) -> Result<Answers, String> {
    let column = |id: &str| row.get(&id.replace('-', "_"));
    let pairs = procedure.facts.iter().map(|fact| Ok((fact.id.to_string(), column(&fact.id)?.to_string())));
    let answers = named_answers(procedure, &pairs.collect::<Result<Vec<_>, String>>()?)?;
    let outcome = Outcome::of(book, &answers);
    for (at, conclusion) in procedure.conclusions.iter().enumerate() {
        let (expected, found) = (column(&conclusion.id)?, outcome.standing(at).id(conclusion));
        if expected != found {
            return Err(format!("{} should be {expected}, is {found}", conclusion.id));
        }
    }
    Ok(answers)
}

fn deadline(row: &Row) -> Result<(), String> {
    let table = compiled::BANK_HOLIDAYS;
    let days = table.working_days(row.get("division")?).map_err(|error| error.to_string())?;
    let period: Period = row.get("period")?.parse().map_err(|error: case_review::calendar::CalendarError| error.to_string())?;
    let trigger = words::from_iso(row.get("trigger")?).ok_or("trigger is not a date")?;
    let due = period.ends(trigger, &days).map_err(|error| error.to_string())?;
    if due.to_string() != row.get("due")? {
        return Err(format!("due should be {}, is {due}", row.get("due")?));
    }
    let act_by = row.get("act_by")?;
    if !act_by.is_empty() {
        let found = days.on_or_before(due).map_err(|error| error.to_string())?;
        if found.to_string() != act_by {
            return Err(format!("act by should be {act_by}, is {found}"));
        }
    }
    Ok(())
}

#[test]
fn criteria_tables() {
    let (procedure, book) = cumbria();
    run("criteria", |row| criteria(procedure, book, row).map(|_| ()));
}

/// A row of England also names words that its result has to show.
#[test]
fn england_tables() {
    let (procedure, book) = england();
    run("england", |row| {
        let walk = book.walk(&criteria(procedure, book, row)?);
        let plain = text::render(&paper_of((procedure, book), &walk, None)).split_whitespace().collect::<Vec<_>>().join(" ");
        let shows = row.get("shows")?;
        if plain.contains(shows) { Ok(()) } else { Err(format!("“{shows}” is not in the result: {plain}")) }
    });
}

#[test]
fn deadline_tables() {
    run("deadlines", deadline);
}

#[test]
fn a_row_that_is_wrong_or_unknown_fails() {
    let headers = csv::StringRecord::from(vec!["id", "period", "trigger", "division", "due", "act_by"]);
    let check = |cells: [&str; 6], expected: &str| {
        let cells = csv::StringRecord::from(cells.to_vec());
        let found = deadline(&Row { headers: &headers, cells: &cells }).expect_err("the row should fail");
        assert!(found.contains(expected), "{found}");
    };
    check(["x", "5 working days", "2019-09-02", "england-and-wales", "2019-09-10", ""], "due should be 2019-09-10, is 2019-09-09");
    check(
        ["x", "7 days before", "2023-05-15", "england-and-wales", "2023-05-08", "2023-05-08"],
        "act by should be 2023-05-08, is 2023-05-05",
    );
    check(["x", "5 working days", "2019-09-02", "wales", "2019-09-09", ""], "“wales” is not a division");
    check(["x", "5 fortnights", "2019-09-02", "scotland", "2019-09-09", ""], "“5 fortnights” is not a period");
    check(["x", "5 working days", "2011-09-02", "scotland", "2011-09-09", ""], "known here only from 1 January 2012 to 31 December 2028");
    check(["x", "5 working days", "2028-12-29", "england-and-wales", "", ""], "known here only from 1 January 1995 to 31 December 2028");
}
