//! The walk over every combination of answers, one step at a time, so that it can stop and go on: a browser must not stand still.

use super::{answers::Answers, outcome::Outcome, patterns::Patterns, proof::Census, rulebook::Rulebook};
use crate::procedure::Procedure;

impl Rulebook {
    /// How many complete combinations of answers there are.
    pub fn combinations(&self) -> usize {
        self.facts.iter().map(|fact| fact.answers).product()
    }

    /// One of them by its number from 0: a number whose figures are the answers, the last fact counting fastest.
    pub fn combination(&self, number: usize) -> Answers {
        let mut left = number;
        (0..self.facts.len()).rev().fold(Answers::NONE, |answers, fact| {
            let answer = left % self.facts[fact].answers;
            left /= self.facts[fact].answers;
            answers.with(fact, answer)
        })
    }
}

/// How far the walk has come, and what it found on the way.
#[derive(Debug, Clone)]
pub struct Survey<'a> {
    pub procedure: &'a Procedure,
    pub book: &'a Rulebook,
    pub total: usize,
    pub census: Census,
    /// For each claim by position: where it fails.
    pub failing: Vec<Patterns>,
}

impl<'a> Survey<'a> {
    pub fn new(procedure: &'a Procedure, book: &'a Rulebook) -> Self {
        let failing = vec![Patterns::new(book); procedure.claims.len()];
        Survey { procedure, book, total: book.combinations(), census: Census::new(procedure), failing }
    }

    /// How many combinations were looked at.
    pub fn done(&self) -> usize {
        self.census.combinations
    }

    /// Looks at the next combination; `None` after the last.
    pub fn step(&mut self) -> Option<(Answers, Outcome)> {
        if self.done() == self.total {
            return None;
        }
        let answers = self.book.combination(self.done());
        let outcome = Outcome::of(self.book, &answers);
        self.census.count(self.procedure, &outcome);
        for (claim, failing) in self.failing.iter_mut().enumerate() {
            let fails = self.book.claim_fails(self.procedure, claim, &answers);
            self.census.failed_claims[claim] += usize::from(fails);
            failing.add(self.book, &answers, fails);
        }
        Some((answers, outcome))
    }
}
