//! How sure an edition is of what it says, and what it could not verify.

use super::duty::{Duty, Note};
use super::fact::{Definition, Fact, FactNote};
use super::reader::{Faults, Read, Value, one_of, record};
use super::{Procedure, check::Expect, rule::Rule};
use crate::kept::{List, Text};

/// How well an entry was read in its source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Confidence {
    /// In a primary text: a statute, a regulation, an official page.
    #[default]
    High,
    /// In a secondary text only, such as a local procedure: said wherever the entry is shown.
    Medium,
    /// In none. Refused by the loader: such a thing stands in an edition as [`Unverified`] and nowhere else.
    Low,
}

/// What is said to be so and could not be read: shown folded, never counted, and no result rests on it.
#[derive(Debug, Clone)]
pub struct Unverified {
    pub text: Text,
    /// Where it comes from all the same.
    pub source: Text,
    pub clauses: List<Text>,
}

record!(Unverified { text, source; clauses });

impl Read for Confidence {
    fn read(value: &Value, faults: &mut Faults) -> Self {
        one_of(value, faults, &[("high", Confidence::High), ("medium", Confidence::Medium), ("low", Confidence::Low)])
    }
}

impl Confidence {
    /// What the reader is told to do about it; nothing where the source was read.
    pub fn advice(self) -> &'static str {
        match self {
            Confidence::High => "",
            Confidence::Medium | Confidence::Low => "check with your partnership",
        }
    }

    /// How it was read, as a sentence. The advice stands in the entry itself, where [`advised`] put it.
    pub fn basis(self) -> &'static str {
        match self {
            Confidence::High => "Read in the source itself.",
            Confidence::Medium | Confidence::Low => "Read in a secondary source only.",
        }
    }

    /// Sentences with that advice after them. The loader adds it, so that no page can leave it out.
    #[must_use]
    pub fn said(self, sentences: Text) -> Text {
        match self {
            Confidence::High => sentences,
            Confidence::Medium | Confidence::Low => Text::new(format!("{sentences} Check with your partnership.").trim_start().to_string()),
        }
    }

    /// The same for a clause, which stands inside a sentence.
    #[must_use]
    pub fn said_within(self, clause: Text) -> Text {
        match self {
            Confidence::High => clause,
            Confidence::Medium | Confidence::Low => Text::new(format!("{clause} ({})", self.advice())),
        }
    }
}

/// The edition with that advice in every text of medium confidence. A time limit says it beside its terms.
#[must_use]
pub fn advised(procedure: Procedure) -> Procedure {
    let definition = |it: &Definition| Definition { after: it.confidence.said(it.after), ..it.clone() };
    let fact_note = |it: &FactNote| FactNote { text: it.confidence.said(it.text), ..it.clone() };
    let fact = |it: &Fact| Fact { definition: each(it.definition, definition), note: each(it.note, fact_note), ..it.clone() };
    let rule = |it: &Rule| Rule { says: it.confidence.said_within(it.says), ..it.clone() };
    let duty = |it: &Duty| Duty { does: it.confidence.said(it.does), ..it.clone() };
    let note = |it: &Note| Note { text: it.confidence.said(it.text), ..it.clone() };
    Procedure {
        facts: each(procedure.facts, fact),
        rules: each(procedure.rules, rule),
        duties: each(procedure.duties, duty),
        notes: each(procedure.notes, note),
        ..procedure
    }
}

fn each<T>(items: List<T>, change: impl Fn(&T) -> T) -> List<T> {
    List::new(items.iter().map(change).collect())
}

/// Refuses every entry that is of low confidence and is counted all the same.
pub fn refused(procedure: &Procedure, expect: Expect) {
    let mut high = |of: Confidence, file: &'static str, place: String| {
        let expected = "high or medium: what could not be read stands under [[unverified]] in edition.toml";
        expect(of != Confidence::Low, file, &format!("{place}.confidence"), expected);
    };
    for (at, fact) in procedure.facts.iter().enumerate() {
        fact.definition.iter().enumerate().for_each(|(nth, it)| high(it.confidence, "facts.toml", format!("fact.{at}.definition.{nth}")));
        fact.note.iter().enumerate().for_each(|(nth, it)| high(it.confidence, "facts.toml", format!("fact.{at}.note.{nth}")));
    }
    procedure.rules.iter().enumerate().for_each(|(at, it)| high(it.confidence, "criteria.toml", format!("rule.{at}")));
    procedure.time_limits.iter().enumerate().for_each(|(at, it)| high(it.confidence, "time_limits.toml", format!("time_limit.{at}")));
    procedure.duties.iter().enumerate().for_each(|(at, it)| high(it.confidence, "duties.toml", format!("duty.{at}")));
    procedure.notes.iter().enumerate().for_each(|(at, it)| high(it.confidence, "duties.toml", format!("note.{at}")));
}
