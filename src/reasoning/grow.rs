//! Works the decision tree of any edition out from its rules: asks what is asked next, takes every answer, and joins what goes on
//! in the same way. What was met before is not walked again, so the work grows with the tree and not with the combinations.

use super::{
    answers::Answers,
    outcome::Outcome,
    rulebook::{Node, Rulebook},
    tree::{Asking, Branch, Next, Tree},
    truth::Truth,
};

impl Rulebook {
    /// The whole tree; without `unknown`, that of the definite answers alone.
    pub fn tree(&self, unknown: bool) -> Tree {
        let mut grower = Grower { book: self, unknown, questions: Vec::new(), seen: Vec::new() };
        let first = grower.grow(&Answers::NONE);
        Tree { first, questions: grower.questions }.arranged(&|_| true, &|_, _| true)
    }

    /// What is left of the rules once these answers are put in. Where it is the same, everything after it is.
    fn residue(&self, answers: &Answers) -> Vec<Truth> {
        let mut left = Vec::new();
        for conclusion in &self.conclusions {
            conclusion.results.iter().flatten().for_each(|rule| self.trace(&self.rules[*rule], answers, &mut left));
        }
        left
    }

    fn trace(&self, node: &Node, answers: &Answers, left: &mut Vec<Truth>) {
        let truth = self.evaluate(node, answers);
        left.push(truth);
        if !truth.is_open() {
            return;
        }
        match node {
            Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| self.trace(part, answers, left)),
            Node::Not(part) | Node::Unless(part) => self.trace(part, answers, left),
            Node::Rule(rule) => self.trace(&self.rules[*rule], answers, left),
            Node::Answer { .. } => {}
        }
    }
}

struct Grower<'a> {
    book: &'a Rulebook,
    unknown: bool,
    questions: Vec<Asking>,
    seen: Vec<(Vec<Truth>, Next)>,
}

impl Grower<'_> {
    fn grow(&mut self, answers: &Answers) -> Next {
        let residue = self.book.residue(answers);
        if let Some((_, known)) = self.seen.iter().find(|(seen, _)| *seen == residue) {
            return *known;
        }
        let next = match self.book.next_question(answers) {
            None => Next::End(Outcome::of(self.book, &self.ended(answers))),
            Some(fact) => self.ask(fact, answers),
        };
        self.seen.push((residue, next));
        next
    }

    /// Among definite answers, what was not asked is filled in: it makes no difference, and leaves nothing open.
    fn ended(&self, answers: &Answers) -> Answers {
        let left = (0..self.book.facts.len()).filter(|fact| !self.unknown && answers.get(*fact).is_none());
        left.fold(*answers, |filled, fact| filled.with(fact, (!self.book.facts[fact].unknown).trailing_zeros() as usize))
    }

    fn ask(&mut self, fact: usize, answers: &Answers) -> Next {
        let shape = &self.book.facts[fact];
        let wanted = |answer: &usize| self.unknown || shape.unknown >> answer & 1 == 0;
        let answered: Vec<usize> = (0..shape.answers).filter(wanted).collect();
        let mut branches: Vec<Branch> = Vec::new();
        for answer in answered {
            let to = self.grow(&answers.with(fact, answer));
            match branches.iter_mut().find(|branch| branch.to == to) {
                Some(branch) => branch.answers |= 1 << answer,
                None => branches.push(Branch { answers: 1 << answer, to }),
            }
        }
        // Among definite answers a question may be idle that is asked only for what is not known.
        if let ([only], false) = (&branches[..], self.unknown) {
            return only.to;
        }
        let asking = Asking { fact, branches };
        let at = self.questions.iter().position(|known| *known == asking).unwrap_or(self.questions.len());
        if at == self.questions.len() {
            self.questions.push(asking);
        }
        Next::Ask(at)
    }
}
