//! A case as paper: one neutral tree of title, sections, tables and citations, made once and rendered to the page, to print
//! and to [`text`]. Word and other outputs are one more renderer each. Nothing here knows HTML or a browser.

pub mod account;
pub mod audit_trail;
pub mod compare;
pub mod csv;
pub mod deadlines;
pub mod dmn;
pub mod decision;
pub mod entry;
pub mod how;
pub mod icalendar;
pub mod outputs;
pub mod reasons;
pub mod schedule;
pub mod self_check;
pub mod survey;
pub mod text;
pub mod timeline;
pub mod what_if;

use crate::procedure::{Procedure, confidence::Unverified};

/// A whole paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// What kind of paper it is, above the title.
    pub caption: String,
    pub title: String,
    /// The paragraphs that stand with the title.
    pub summary: Vec<String>,
    /// What must not be missed, before anything else.
    pub warnings: Vec<String>,
    pub sections: Vec<Section>,
    /// Source, version, and what the paper is not.
    pub colophon: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub heading: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A subheading within the section.
    Heading(String),
    Paragraph(String),
    List {
        numbered: bool,
        items: Vec<Item>,
    },
    Table {
        caption: String,
        headers: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Answers(Vec<Answered>),
    /// What only some readers need: behind its title on a page, after it on paper.
    Folded {
        title: String,
        blocks: Vec<Block>,
    },
}

/// `lead` stands out; `cite` says where it is written, `quote` in which words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    pub lead: String,
    pub text: String,
    pub cite: String,
    pub quote: String,
}

/// A question with its answer. The page adds a way to change it, by the place of the question in the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub place: Place,
    pub question: String,
    pub answer: String,
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Position in the walk, from 0.
    Question(usize),
    /// The date of awareness.
    Date,
}

impl Item {
    pub fn text(text: impl Into<String>) -> Self {
        Item { text: text.into(), ..Item::default() }
    }

    /// The citation as it stands after the text: `Section 1.2: “must always trigger an SCR”`.
    pub fn citation(&self) -> String {
        let section = capital(&cited(&self.cite));
        match (self.cite.is_empty(), self.quote.is_empty()) {
            (true, _) => String::new(),
            (false, true) => section,
            (false, false) => format!("{section}: “{}”", self.quote),
        }
    }
}

/// A source inside a sentence: a bare number is a section of the procedure, `section 1.2`; any other stands as it is.
pub fn cited(cite: &str) -> String {
    if cite.starts_with(|c: char| c.is_ascii_digit()) { format!("section {cite}") } else { cite.to_string() }
}

/// What an edition could not verify, folded; nothing if there is none.
pub fn unverified(procedure: &Procedure) -> Option<Section> {
    let item = |it: &Unverified| Item { lead: "Unverified:".to_string(), text: it.text.into(), cite: it.source.into(), ..Item::default() };
    let items: Vec<Item> = procedure.edition.unverified.iter().map(item).collect();
    let blocks = vec![Block::List { numbered: false, items }];
    let folded = Block::Folded { title: "Said elsewhere, not verified and not counted".to_string(), blocks };
    let heading = "What we could not verify".to_string();
    (!procedure.edition.unverified.is_empty()).then(|| Section { heading, blocks: vec![folded] })
}

/// The same text beginning with a capital. Plain letters only: the tables for all alphabets would be a tenth of the download.
pub fn capital(text: &str) -> String {
    first_letter(text, |letter| letter.to_ascii_uppercase())
}

/// The same text beginning with a small letter, to stand inside a sentence.
pub fn lower(text: &str) -> String {
    first_letter(text, |letter| letter.to_ascii_lowercase())
}

fn first_letter(text: &str, change: impl Fn(char) -> char) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().map(change).chain(letters).collect()
}

/// `a`, `a and b`, `a, b and c`
pub fn list(words: &[String], joined_by: &str) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {joined_by} {last}", others.join(", ")),
    }
}
