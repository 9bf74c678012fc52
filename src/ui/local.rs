//! An edition that a publisher loads from a file: read, checked and proved in the browser as the build does it with its own.
//!
//! Nothing of it is stored: it is gone with the tab.

use super::workspace::Guide;
use crate::calendar::words;
use crate::compiled;
use crate::kept::Kept;
use crate::procedure::{Procedure, digest, load, one_file};
use crate::reasoning::rulebook::Rulebook;

/// What a file holds.
///
/// # Errors
/// Everything that is wrong with it, one problem a line.
pub fn read(bytes: &[u8]) -> Result<Guide, Vec<String>> {
    let source = one_file::read(bytes)?;
    let procedure = load::edition(&source)?;
    let divisions = compiled::BANK_HOLIDAYS.divisions;
    if !divisions.iter().any(|division| division.id == *procedure.edition.division) {
        let known: Vec<&str> = divisions.iter().map(|division| division.id.as_str()).collect();
        return Err(vec![source.problem("edition.toml", "division", format!("one of {}", known.join(", ")))]);
    }
    let procedure = Procedure { edition: procedure.edition.marked(digest::sha256(bytes)), ..procedure };
    let book = Rulebook::new(&procedure).map_err(|problems| problems.into_iter().map(|it| it.expected).collect::<Vec<_>>())?;
    // Kept for as long as the tab: one program holds editions of the build and from files alike (see `one_file::MOST_BYTES`).
    Ok(Guide { procedure: Kept::new(procedure).0, book: Kept::new(book).0, holidays: compiled::BANK_HOLIDAYS })
}

/// What the page says of it, as rows of a list.
pub fn account(guide: Guide) -> Vec<(&'static str, String)> {
    let Guide { procedure, book, .. } = guide;
    let edition = &procedure.edition;
    let date = |iso: &str| words::from_iso(iso).map(words::date).unwrap_or_default();
    let to = if edition.in_force.to.is_empty() { "with no end".to_string() } else { format!("to {}", date(&edition.in_force.to)) };
    let division = guide.days().map_or_else(String::new, |days| days.division.name.to_string());
    let examples: usize = procedure.rules.iter().map(|rule| rule.example.len()).sum();
    let census = book.census(procedure);
    let standings = procedure.conclusions.iter().zip(&census.standings).map(|(conclusion, standings)| {
        let counts: Vec<String> = standings.iter().map(|(id, count)| format!("{id} {count}")).collect();
        format!("{}: {}", conclusion.name, counts.join(", "))
    });
    let standings = standings.collect::<Vec<_>>().join(". ");
    vec![
        ("Name", edition.name.to_string()),
        ("Version", edition.version.to_string()),
        ("Source", edition.source.to_string()),
        ("In force", format!("from {} {to}", date(&edition.in_force.from))),
        ("Bank holidays", division),
        ("Questions", procedure.facts.len().to_string()),
        ("Rules", procedure.rules.len().to_string()),
        ("Time limits", procedure.time_limits.len().to_string()),
        ("Worked examples", format!("{examples} run: each gives what the file says")),
        ("Combinations of answers", format!("{} walked. {standings}", census.combinations)),
        ("Digest (SHA-256)", edition.local.to_string()),
    ]
}
