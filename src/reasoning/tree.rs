//! The decision tree of an edition (`grow.rs` works it out): which question comes after which answer, and where it ends.
//!
//! Answers that lead to the same place are one branch, and places from which everything goes the same way are one question, so
//! the tree is as small as the rules allow. Questions stand in the order of the edition: every branch leads to a later one.

use super::{answers::Answers, outcome::Outcome, rulebook::Rulebook};

/// What comes after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A question of the tree, by position.
    Ask(usize),
    End(Outcome),
}

/// Answers to one question, as bits, that lead to the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Branch {
    pub answers: u16,
    pub to: Next,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    pub fact: usize,
    pub branches: Vec<Branch>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    pub first: Next,
    pub questions: Vec<Asking>,
}

/// Where some answers lead in a tree: the question and branch of each step, and what comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    pub taken: Vec<(usize, usize)>,
    pub at: Next,
}

impl Tree {
    /// Follows the answers as far as they go.
    pub fn path(&self, answers: &Answers) -> Path {
        let mut path = Path { taken: Vec::new(), at: self.first };
        while let Next::Ask(at) = path.at {
            let asking = &self.questions[at];
            let given = answers.get(asking.fact);
            let Some(branch) = given.and_then(|answer| asking.branches.iter().position(|it| it.answers >> answer & 1 == 1)) else { break };
            path.taken.push((at, branch));
            path.at = asking.branches[branch].to;
        }
        path
    }

    /// The part that can be drawn: every branch of a definite answer, and of the others only those that these answers take.
    #[must_use]
    pub fn drawn(&self, book: &Rulebook, answers: &Answers) -> Tree {
        let path = self.path(answers);
        let definite = |at: usize, branch: usize| {
            let asking = &self.questions[at];
            asking.branches[branch].answers & !book.facts[asking.fact].unknown != 0
        };
        let mut plain = vec![false; self.questions.len()];
        if let Next::Ask(first) = self.first {
            plain[first] = true;
        }
        for (at, asking) in self.questions.iter().enumerate() {
            for (nth, branch) in asking.branches.iter().enumerate() {
                if let Next::Ask(to) = branch.to {
                    plain[to] |= plain[at] && definite(at, nth);
                }
            }
        }
        let passed = |at: usize| path.at == Next::Ask(at) || path.taken.iter().any(|(on, _)| *on == at);
        self.arranged(&|at| plain[at] || passed(at), &|at, nth| plain[at] && definite(at, nth) || path.taken.contains(&(at, nth)))
    }

    /// The questions and branches that are kept, in the order of the edition's questions.
    pub(super) fn arranged(&self, kept: &dyn Fn(usize) -> bool, branch_kept: &dyn Fn(usize, usize) -> bool) -> Tree {
        let mut order: Vec<usize> = Vec::new();
        for at in (0..self.questions.len()).filter(|at| kept(*at)) {
            let later = order.iter().position(|other| self.questions[*other].fact > self.questions[at].fact);
            order.insert(later.unwrap_or(order.len()), at);
        }
        let place = |next: Next| match next {
            Next::Ask(at) => Next::Ask(order.iter().position(|known| *known == at).unwrap_or(0)),
            end @ Next::End(_) => end,
        };
        let asking = |at: &usize| {
            let branches = self.questions[*at].branches.iter().enumerate().filter(|(nth, _)| branch_kept(*at, *nth));
            let branches = branches.map(|(_, branch)| Branch { to: place(branch.to), ..*branch }).collect();
            Asking { fact: self.questions[*at].fact, branches }
        };
        Tree { first: place(self.first), questions: order.iter().map(asking).collect() }
    }
}
