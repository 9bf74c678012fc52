//! The audit trail of a case: every entry of its log, what it replaced, and which contradict each other.

use super::{
    Block, Document, Section,
    entry::{Said, edition_name, in_words, short_id, when, who},
    list,
};
use crate::calendar::words;
use crate::case::{
    case_file::CaseFile,
    log::{EntryId, Recorded},
};
use chrono::NaiveDate;

const HEADERS: [&str; 6] = ["No.", "When", "Who", "What", "In place of", "Id"];

/// The whole of it as paper.
pub fn paper(file: &CaseFile, today: NaiveDate) -> Document {
    let lines = lines(file);
    let (count, contested) = (lines.len(), file.log.conflicts().len());
    let contradicts = match contested {
        0 => None,
        1 => {
            Some("Entries about one thing contradict each other. Until somebody records which holds, the last of them is used.".to_string())
        }
        more => Some(format!(
            "Entries about {more} things contradict each other. Until somebody records which holds, the last of them is used."
        )),
    };
    let reference = file.reference();
    Document {
        caption: if reference.is_empty() { "Case".to_string() } else { format!("Case {reference}") },
        title: "Audit trail".to_string(),
        summary: vec![
            format!("{count} {}, in order. Nothing is ever changed or taken out: a correction is one more entry.", if count == 1 { "entry" } else { "entries" }),
            "The chain of entries was verified when the case was opened: each names those before it by a number made from their whole content, so that a change to any of them would show.".to_string(),
        ],
        warnings: contradicts.into_iter().collect(),
        sections: vec![Section {
            heading: "Entries".to_string(),
            blocks: vec![Block::Table {
                caption: "Every entry of the case".to_string(),
                headers: HEADERS.map(str::to_string).to_vec(),
                rows: lines,
            }],
        }],
        colophon: vec![
            "Times are those of London. An id is the beginning of the entry’s SHA-256: it is the same in every copy of the case.".to_string(),
            format!("Rules in use: {}. Made on {}.", edition_name(file.edition()), words::date(today)),
        ],
    }
}

/// The same for a spreadsheet, with a row of headings.
pub fn rows(file: &CaseFile) -> Vec<Vec<String>> {
    let mut rows = vec![HEADERS.map(str::to_string).to_vec()];
    rows.extend(lines(file));
    rows
}

fn lines(file: &CaseFile) -> Vec<Vec<String>> {
    let said = in_words(&file.log);
    let conflicts = file.log.conflicts();
    let number = |id: EntryId| said.iter().position(|(recorded, _)| recorded.id == id).map_or(0, |at| at + 1);
    let line = |(at, (recorded, says)): (usize, &(&Recorded, Said))| {
        let contested = conflicts.iter().find(|group| group.iter().any(|one| one.id == recorded.id));
        let others = contested.into_iter().flatten().filter(|one| one.id != recorded.id).map(|one| number(one.id).to_string());
        let others: Vec<String> = others.collect();
        let sign = if others.is_empty() { String::new() } else { format!(" [contradicts entry {}]", list(&others, "and")) };
        let replaced = file.log.replaced(recorded.id);
        let replaced: Vec<String> = said.iter().filter(|(one, _)| replaced.iter().any(|old| old.id == one.id)).map(old(&number)).collect();
        vec![
            (at + 1).to_string(),
            when(recorded),
            who(&recorded.entry.by),
            format!("{}{sign}", says.line()),
            replaced.join("; "),
            short_id(&recorded.id),
        ]
    };
    said.iter().enumerate().map(line).collect()
}

/// `entry 3: Friday 23 August 2019`
fn old<'a>(number: &'a impl Fn(EntryId) -> usize) -> impl Fn(&(&Recorded, Said)) -> String + 'a {
    move |(recorded, said)| format!("entry {}: {}", number(recorded.id), said.says)
}
