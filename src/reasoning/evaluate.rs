//! The truth of one rule for some answers. No allocation, so that all combinations can be walked.

use super::{
    answers::Answers,
    rulebook::{Node, Rulebook},
    truth::Truth,
};

impl Rulebook {
    /// Whether a rule is met on these answers, and if it is open, whether because of what was never asked.
    pub fn truth(&self, rule: usize, answers: &Answers) -> Truth {
        self.evaluate(&self.rules[rule], answers)
    }

    pub(super) fn evaluate(&self, node: &Node, answers: &Answers) -> Truth {
        match node {
            Node::All(parts) => Truth::all(parts.iter().map(|part| self.evaluate(part, answers))),
            Node::Any(parts) => Truth::any(parts.iter().map(|part| self.evaluate(part, answers))),
            Node::Not(part) => self.evaluate(part, answers).inverse(),
            Node::Unless(part) => self.evaluate(part, answers).unless(),
            Node::Rule(rule) => self.truth(*rule, answers),
            Node::Answer { fact, is, unknown } => match answers.get(*fact) {
                None => Truth::NotAsked,
                Some(answer) if unknown >> answer & 1 == 1 => Truth::NotKnown,
                Some(answer) if is >> answer & 1 == 1 => Truth::Met,
                Some(_) => Truth::NotMet,
            },
        }
    }
}
