//! What would change the result: each answer turned, one at a time.

use super::{answers::Answers, outcome::Outcome, rulebook::Rulebook, settle::subsets};

/// One answer turned into another, and where that leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub fact: usize,
    pub answer: usize,
    pub outcome: Outcome,
    /// The question that would then have to be asked first, if any, because it could still change that outcome.
    pub then_asks: Option<usize>,
}

impl Rulebook {
    /// Every turn of one definite answer that changes the outcome. Answers that no rule tells apart are one.
    pub fn turns(&self, answers: &Answers) -> Vec<Turn> {
        let now = Outcome::of(self, answers);
        let mut turns = Vec::new();
        for fact in 0..self.facts.len() {
            let Some(given) = answers.get(fact) else { continue };
            for answer in self.facts[fact].distinct.iter().copied().filter(|answer| *answer != given) {
                let turned = answers.with(fact, answer);
                let outcome = Outcome::of(self, &turned);
                if outcome != now {
                    turns.push(Turn { fact, answer, outcome, then_asks: self.next_question(&turned) });
                }
            }
        }
        turns
    }

    /// The facts whose answer was given and could be anything without changing the outcome.
    pub fn idle(&self, answers: &Answers) -> Vec<usize> {
        let turns = self.turns(answers);
        (0..self.facts.len()).filter(|fact| answers.get(*fact).is_some() && turns.iter().all(|turn| turn.fact != *fact)).collect()
    }

    /// The facts that were answered otherwise.
    pub fn changed(&self, answers: &Answers, others: &Answers) -> Vec<usize> {
        (0..self.facts.len()).filter(|fact| answers.get(*fact) != others.get(*fact)).collect()
    }

    /// Which of the other answers make the difference: the smallest sets of them that alone lead to the outcome that they all
    /// lead to. Empty if it is the same outcome.
    pub fn decisive(&self, answers: &Answers, others: &Answers) -> Vec<Vec<usize>> {
        let (now, then) = (Outcome::of(self, answers), Outcome::of(self, others));
        let mut found: Vec<Vec<usize>> = Vec::new();
        if now == then {
            return found;
        }
        for facts in subsets(&self.changed(answers, others)) {
            if found.iter().any(|known| known.iter().all(|fact| facts.contains(fact))) {
                continue;
            }
            let some = facts.iter().fold(*answers, |some, fact| match others.get(*fact) {
                Some(answer) => some.with(*fact, answer),
                None => some.without(*fact),
            });
            if Outcome::of(self, &some) == then {
                found.push(facts);
            }
        }
        found
    }
}
