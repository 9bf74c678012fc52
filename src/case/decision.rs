//! The answers on which something was decided, kept by name with the edition, so that they can be read under another one.
//! What it says under its own edition stays what it was: reading it elsewhere changes nothing in it.

use crate::procedure::Procedure;
use crate::reasoning::{answers::Answers, outcome::Outcome, rulebook::Rulebook};
use chrono::NaiveDate;

/// A snapshot. Names and not positions, because another edition has others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub edition: String,
    pub version: String,
    pub date: NaiveDate,
    /// Fact and answer, in the order of the edition.
    pub answers: Vec<(String, String)>,
    /// What it said then: the headline, and each conclusion with its label.
    pub title: String,
    pub results: Vec<(String, String)>,
}

/// A decision read under an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Under {
    /// Those answers that the edition has as well.
    pub answers: Answers,
    pub outcome: Outcome,
    /// The fact and the answer of those that it has not, by name.
    pub not_carried: Vec<(String, String)>,
    /// The question that this edition would have to ask first, if any, because it could still change the outcome.
    pub then_asks: Option<usize>,
}

impl Decision {
    pub fn taken(procedure: &Procedure, book: &Rulebook, answers: &Answers, date: NaiveDate) -> Self {
        let given = procedure.facts.iter().enumerate().filter_map(|(at, fact)| {
            let answer = &fact.answer[answers.get(at)?];
            Some((fact.id.to_string(), answer.id.to_string()))
        });
        let outcome = Outcome::of(book, answers);
        let results = procedure.conclusions.iter().enumerate();
        Decision {
            edition: procedure.edition.id.to_string(),
            version: procedure.edition.version.to_string(),
            date,
            answers: given.collect(),
            title: outcome.headline(procedure).map_or_else(String::new, |headline| headline.title.to_string()),
            results: results.map(|(at, it)| (it.name.to_string(), outcome.standing(at).label(it).to_string())).collect(),
        }
    }

    /// What an edition makes of the same answers.
    pub fn under(&self, procedure: &Procedure, book: &Rulebook) -> Under {
        let (mut answers, mut not_carried) = (Answers::NONE, Vec::new());
        for (fact, answer) in &self.answers {
            let at = procedure.facts.iter().position(|known| known.id == **fact);
            let found = at.and_then(|at| Some((at, procedure.facts[at].answer.iter().position(|known| known.id == **answer)?)));
            match found {
                Some((at, answer)) => answers = answers.with(at, answer),
                None => not_carried.push((fact.clone(), answer.clone())),
            }
        }
        Under { answers, outcome: Outcome::of(book, &answers), not_carried, then_asks: book.next_question(&answers) }
    }
}
