//! The edition of Cumbria as it might have been: variants of it, each with some words replaced.

use crate::support::{date, root};
use case_review::compiled;
use case_review::document::{Block, Document, Section, text};
use case_review::procedure::load::{self, Source};
use case_review::reasoning::rulebook::Rulebook;
use case_review::ui::workspace::{Guide, Workspace};

pub type Changes<'a> = &'a [(&'a str, &'a str, &'a str)];

/// The edition of Cumbria with every occurrence of some words replaced.
pub fn variant(changes: Changes) -> Guide {
    let folder = root().join("src/procedure/cumbria_scr_2019");
    // The cases for practice are proved with the edition, and a variant gives other answers to them.
    let cases = std::fs::read_to_string(folder.join("practice.toml")).expect("readable");
    let mut source = Source::read(&folder).expect("readable").with("practice.toml", &cases, "");
    for (file, old, new) in changes {
        assert!(!new.contains(old), "would go on for ever");
        let before = format!("{source:?}");
        while {
            let next = source.with(file, old, new);
            let changed = format!("{next:?}") != format!("{source:?}");
            source = next;
            changed
        } {}
        assert_ne!(format!("{source:?}"), before, "{old} is not in {file}");
    }
    let procedure = load::edition(&source).unwrap_or_else(|problems| panic!("{}", problems.join("\n")));
    let book = Rulebook::new(&procedure).expect("a rulebook");
    Guide { procedure: Box::leak(Box::new(procedure)), book: Box::leak(Box::new(book)), holidays: compiled::BANK_HOLIDAYS }
}

pub fn original() -> Guide {
    Guide::edition("cumbria_scr_2019").expect("the edition")
}

/// With that edition in use, whichever the build would take.
pub fn workspace() -> Workspace {
    Workspace::new(original(), date("2026-11-23"))
}

/// A looked after child who was seriously harmed is notifiable as well.
pub const HARMED: Changes<'static> = &[
    ("criteria.toml", "{ outcome = \"seriously-harmed\", looked-after = \"yes\" }", "{ outcome = \"neither\", looked-after = \"yes\" }"),
    (
        "criteria.toml",
        "{ outcome = [\"died\"] } }, { answer = { looked-after",
        "{ outcome = [\"died\", \"seriously-harmed\"] } }, { answer = { looked-after",
    ),
    ("edition.toml", "version = \"2019.08\"", "version = \"2020.01\""),
];
/// Asks about custody under another name, and puts one result in other words.
pub const DETAINED: Changes<'static> = &[
    ("facts.toml", "id = \"custody-or-detention\"", "id = \"detained\""),
    ("criteria.toml", "custody-or-detention = ", "detained = "),
    ("outcomes.toml", "label = \"Notifiable\"", "label = \"To be notified\""),
    ("edition.toml", "id = \"cumbria_scr_2019\"", "id = \"variant\""),
    ("edition.toml", "name = \"Cumbria serious", "name = \"A variant of the Cumbria serious"),
];

/// The words of these blocks, on one line.
pub fn plain(blocks: Vec<Block>) -> String {
    let section = Section { heading: String::new(), blocks };
    text::render(&Document { sections: vec![section], ..Default::default() }).split_whitespace().collect::<Vec<_>>().join(" ")
}
