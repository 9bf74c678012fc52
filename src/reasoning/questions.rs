//! What to ask next, and which earlier answers still apply.

use super::{
    answers::Answers,
    outcome::Outcome,
    rulebook::{Node, Rulebook},
};

/// The questions in the order in which these answers lead through them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// Asked and answered, in order.
    pub asked: Vec<usize>,
    /// The answers to those, and no others.
    pub answers: Answers,
    /// Still to ask; `None` when nothing that could be asked would change the outcome.
    pub next: Option<usize>,
    /// Answered once, and set aside because a later change made them irrelevant. They come back when it is undone.
    pub parked: Vec<usize>,
    /// Never needed for this outcome.
    pub not_needed: Vec<usize>,
}

impl Rulebook {
    /// Walks from the first question, taking the answers that were given, until one is missing or none is needed.
    pub fn walk(&self, given: &Answers) -> Walk {
        let mut walk = Walk { asked: Vec::new(), answers: Answers::NONE, next: None, parked: Vec::new(), not_needed: Vec::new() };
        loop {
            walk.next = self.next_question(&walk.answers);
            match walk.next.map(|fact| (fact, given.get(fact))) {
                Some((fact, Some(answer))) => {
                    walk.asked.push(fact);
                    walk.answers = walk.answers.with(fact, answer);
                }
                Some((_, None)) | None => break,
            }
        }
        for fact in (0..self.facts.len()).filter(|fact| !walk.asked.contains(fact)) {
            match given.get(fact) {
                Some(_) => walk.parked.push(fact),
                None if walk.next != Some(fact) => walk.not_needed.push(fact),
                None => {}
            }
        }
        walk
    }

    /// The first fact, in the edition's order, that was not asked and whose answer could still change the outcome.
    pub fn next_question(&self, answers: &Answers) -> Option<usize> {
        let reachable = self.reachable(answers);
        (0..self.facts.len()).find(|fact| reachable >> fact & 1 == 1 && self.matters(*fact, answers, reachable))
    }

    /// Whether two answers to `fact` can lead to two outcomes, however the other open questions are answered.
    /// Exact, by enumeration of the facts that are `reachable`: at most the product of their answers.
    fn matters(&self, fact: usize, answers: &Answers, reachable: u16) -> bool {
        let others: Vec<usize> = (0..self.facts.len()).filter(|other| *other != fact && reachable >> other & 1 == 1).collect();
        self.any_completion(&others, *answers, &|completion| {
            let first = Outcome::of(self, &completion.with(fact, 0));
            (1..self.facts[fact].answers).any(|answer| Outcome::of(self, &completion.with(fact, answer)) != first)
        })
    }

    fn any_completion(&self, open: &[usize], answers: Answers, found: &dyn Fn(Answers) -> bool) -> bool {
        match open.split_first() {
            None => found(answers),
            Some((fact, rest)) => {
                (0..self.facts[*fact].answers).any(|answer| self.any_completion(rest, answers.with(*fact, answer), found))
            }
        }
    }

    /// The facts, as bits, that were not asked and stand in an open part of a rule that could still decide a conclusion.
    /// A fact outside cannot matter; one inside need not.
    fn reachable(&self, answers: &Answers) -> u16 {
        (0..self.conclusions.len()).fold(0, |bits, conclusion| bits | self.reachable_for(conclusion, answers))
    }

    /// The same for one conclusion.
    pub(super) fn reachable_for(&self, conclusion: usize, answers: &Answers) -> u16 {
        let rules = self.conclusions[conclusion].results.iter().flatten();
        rules.fold(0, |bits, rule| bits | self.open_facts(&self.rules[*rule], answers))
    }

    fn open_facts(&self, node: &Node, answers: &Answers) -> u16 {
        if !self.evaluate(node, answers).is_open() {
            return 0;
        }
        match node {
            Node::All(parts) | Node::Any(parts) => parts.iter().fold(0, |bits, part| bits | self.open_facts(part, answers)),
            Node::Not(part) | Node::Unless(part) => self.open_facts(part, answers),
            Node::Rule(rule) => self.open_facts(&self.rules[*rule], answers),
            Node::Answer { fact, .. } => match answers.get(*fact) {
                None => 1 << fact,
                Some(_) => 0,
            },
        }
    }
}
