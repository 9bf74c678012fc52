//! Why a rule is met, not met or open: a tree that follows the rules down to the answers.

use super::{
    answers::Answers,
    rulebook::{Node, Rulebook},
    truth::Truth,
};

/// One rule with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub rule: usize,
    pub truth: Truth,
    /// Met only because an answer is not known, and the text presumes against whoever would say no.
    pub presumed: bool,
    /// The rules that this one is made of.
    pub parts: Vec<Reason>,
    /// The facts that this rule tests itself, with what each contributes.
    pub facts: Vec<(usize, Truth)>,
}

impl Reason {
    /// The rules at the bottom of the tree, in order: those that test facts and not other rules.
    pub fn criteria(&self) -> Vec<&Reason> {
        if self.parts.is_empty() { vec![self] } else { self.parts.iter().flat_map(Reason::criteria).collect() }
    }
}

impl Rulebook {
    pub fn reason(&self, rule: usize, answers: &Answers) -> Reason {
        let mut reason = Reason { rule, truth: self.truth(rule, answers), presumed: false, parts: Vec::new(), facts: Vec::new() };
        self.gather(&self.rules[rule], answers, &mut reason);
        reason
    }

    fn gather(&self, node: &Node, answers: &Answers, into: &mut Reason) {
        match node {
            Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| self.gather(part, answers, into)),
            Node::Not(part) => self.gather(part, answers, into),
            Node::Unless(part) => {
                into.presumed |= into.truth == Truth::Met && self.evaluate(part, answers) == Truth::NotKnown;
                let from = into.facts.len();
                self.gather(part, answers, into);
                into.facts[from..].iter_mut().for_each(|(_, truth)| *truth = truth.unless());
            }
            Node::Rule(rule) => into.parts.push(self.reason(*rule, answers)),
            Node::Answer { fact, .. } => into.facts.push((*fact, self.evaluate(node, answers))),
        }
    }
}
