//! A set of combinations of answers in few words: facts that do not matter are left out, answers that do the same stand together.

use super::{
    answers::{Answers, MOST_FACTS},
    rulebook::Rulebook,
};

/// For each fact, the answers that belong to it, as bits. Every combination of one answer from each belongs to the set.
pub type Pattern = [u16; MOST_FACTS];

/// Fed with every combination in the order of [`Rulebook::combination`]; merges as it goes, so that nothing is left for the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns {
    /// For each fact, what was found so far under the answers that now stand before it: patterns over it and the facts after it.
    levels: Vec<Vec<Pattern>>,
}

impl Patterns {
    pub fn new(book: &Rulebook) -> Self {
        Patterns { levels: vec![Vec::new(); book.facts.len() + 1] }
    }

    /// The next combination, and whether it belongs to the set.
    pub fn add(&mut self, book: &Rulebook, answers: &Answers, belongs: bool) {
        if belongs && let Some(last) = self.levels.last_mut() {
            last.push([0; MOST_FACTS]);
        }
        for fact in (0..book.facts.len()).rev() {
            let answer = answers.get(fact).unwrap_or_default();
            self.fold(fact, answer);
            if answer + 1 < book.facts[fact].answers {
                return;
            }
        }
    }

    /// Takes what was found under one answer to a fact up to that fact: an equal pattern of an earlier answer takes it in.
    fn fold(&mut self, fact: usize, answer: usize) {
        for mut pattern in std::mem::take(&mut self.levels[fact + 1]) {
            match self.levels[fact].iter_mut().find(|known| known[fact + 1..] == pattern[fact + 1..]) {
                Some(known) => known[fact] |= 1 << answer,
                None => {
                    pattern[fact] = 1 << answer;
                    self.levels[fact].push(pattern);
                }
            }
        }
    }

    /// The patterns, once every combination was added. No combination belongs to two.
    pub fn found(&self) -> &[Pattern] {
        &self.levels[0]
    }
}

/// The facts that matter to a pattern, each with the answers that belong to it.
pub fn conditions(book: &Rulebook, pattern: &Pattern) -> Vec<(usize, Vec<usize>)> {
    let answers = |fact: usize| (0..book.facts[fact].answers).filter(|answer| pattern[fact] >> answer & 1 == 1).collect::<Vec<_>>();
    let facts = (0..book.facts.len()).map(|fact| (fact, answers(fact)));
    facts.filter(|(fact, answers)| answers.len() < book.facts[*fact].answers).collect()
}
