//! What the rules conclude: for each conclusion one of its results, one of its “either”, or open.

use super::{
    answers::Answers,
    rulebook::{ConclusionShape, Rulebook},
    truth::Truth,
};
use crate::procedure::conclusion::{Conclusion, Situation};
use crate::procedure::{Procedure, conclusion::Headline};

/// The most conclusions that an edition may have.
pub const MOST_CONCLUSIONS: usize = 4;

/// Where one conclusion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A result, by position.
    Result(u8),
    /// One of several results, and which does not matter here.
    Either(u8),
    Open,
}

/// Where all conclusions stand, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Outcome([Standing; MOST_CONCLUSIONS]);

impl Standing {
    pub fn id(self, conclusion: &Conclusion) -> &str {
        match self {
            Standing::Result(at) => &conclusion.result[usize::from(at)].id,
            Standing::Either(at) => &conclusion.either[usize::from(at)].id,
            Standing::Open => "open",
        }
    }

    pub fn label(self, conclusion: &Conclusion) -> &str {
        match self {
            Standing::Result(at) => &conclusion.result[usize::from(at)].label,
            Standing::Either(at) => &conclusion.either[usize::from(at)].label,
            Standing::Open => &conclusion.open.label,
        }
    }

    /// The standing as a clause: `this is a notifiable incident`.
    pub fn says(self, conclusion: &Conclusion) -> &str {
        match self {
            Standing::Result(at) => &conclusion.result[usize::from(at)].says,
            Standing::Either(at) => &conclusion.either[usize::from(at)].says,
            Standing::Open => &conclusion.open.says,
        }
    }
}

impl Outcome {
    pub fn of(book: &Rulebook, answers: &Answers) -> Outcome {
        let mut outcome = Outcome([Standing::Open; MOST_CONCLUSIONS]);
        for conclusion in 0..book.conclusions.len() {
            outcome.0[conclusion] = book.standing(conclusion, answers);
        }
        outcome
    }

    pub fn standing(&self, conclusion: usize) -> Standing {
        self.0[conclusion]
    }

    /// Whether each conclusion that the situation names stands as it says; one alternative is enough, none never fits.
    pub fn fits(&self, procedure: &Procedure, alternatives: &[Situation]) -> bool {
        alternatives.iter().any(|situation| {
            situation.iter().all(|(id, standings)| {
                let at = procedure.conclusions.iter().position(|conclusion| conclusion.id == *id);
                at.is_some_and(|at| standings.iter().any(|standing| standing == self.0[at].id(&procedure.conclusions[at])))
            })
        })
    }

    /// The headline of this combination: the first whose `when` fits. A conclusion that it does not name may stand as it likes. An
    /// edition without one for a combination that can arise does not build.
    pub fn headline<'a>(&self, procedure: &'a Procedure) -> Option<&'a Headline> {
        procedure.headlines.iter().find(|headline| {
            procedure.conclusions.iter().enumerate().all(|(at, conclusion)| {
                headline.when.iter().all(|(id, standing)| *id != conclusion.id || standing == self.0[at].id(conclusion))
            })
        })
    }
}

impl Rulebook {
    /// Tries the results in order. A result stays a candidate while its rule is open; the first whose rule is met ends the search.
    pub fn standing(&self, conclusion: usize, answers: &Answers) -> Standing {
        let shape = &self.conclusions[conclusion];
        let mut candidates: u16 = 0;
        for (at, rule) in shape.results.iter().enumerate() {
            let truth = match rule {
                Some(rule) => self.truth(*rule, answers),
                None => Truth::Met,
            };
            match truth {
                Truth::NotMet => {}
                Truth::NotKnown | Truth::NotAsked => candidates |= 1 << at,
                Truth::Met => {
                    candidates |= 1 << at;
                    break;
                }
            }
        }
        shape.standing(candidates)
    }
}

impl ConclusionShape {
    /// Where it stands while these results, as bits, can still be what it comes to.
    pub fn standing(&self, candidates: u16) -> Standing {
        if candidates.is_power_of_two() {
            return Standing::Result(candidates.trailing_zeros() as u8);
        }
        match self.either.iter().position(|either| candidates & !either == 0) {
            Some(at) => Standing::Either(at as u8),
            None => Standing::Open,
        }
    }
}
