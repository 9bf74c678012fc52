//! How an answer is worked out, in words: the decision tree as numbered steps, and the decision table.

use super::{Item, capital, list};
use crate::kept::Text;
use crate::procedure::Procedure;
use crate::reasoning::{
    answers::Answers,
    outcome::Outcome,
    rulebook::Rulebook,
    table::{Piece, Table},
    tree::{Next, Tree},
};

/// A question of the tree. It is numbered by its place, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub question: Text,
    /// `Section 1.1`
    pub cite: String,
    pub ways: Vec<Way>,
    /// The reader has been here, or is asked this next.
    pub passed: bool,
    pub next: bool,
}

/// The answers that lead on together, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub answers: String,
    pub leads: Leads,
    pub yours: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// Another step, by position.
    To(usize),
    /// The headline, and the row of the table that says the same in full.
    End(String, Option<usize>),
}

impl Way {
    /// `go to 4`, or the outcome.
    pub fn leads(&self) -> String {
        match &self.leads {
            Leads::To(step) => format!("go to {}", step + 1),
            Leads::End(says, Some(row)) => format!("{says} (row\u{a0}{})", row + 1),
            Leads::End(says, None) => says.clone(),
        }
    }
}

/// The tree, with the path of these answers marked, and at each end the row of the table that is the same.
pub fn steps(procedure: &Procedure, book: &Rulebook, tree: &Tree, table: &Table, answers: &Answers) -> Vec<Step> {
    let path = tree.path(answers);
    let begun = !path.taken.is_empty();
    let mut definite = vec![None; tree.questions.len()];
    if let Next::Ask(first) = tree.first {
        definite[first] = Some(Answers::NONE);
    }
    let mut steps = Vec::new();
    for (at, asking) in tree.questions.iter().enumerate() {
        let mut ways = Vec::new();
        for (nth, branch) in asking.branches.iter().enumerate() {
            let known = branch.answers & !book.facts[asking.fact].unknown;
            let so_far =
                definite[at].filter(|_| known != 0).map(|before: Answers| before.with(asking.fact, known.trailing_zeros() as usize));
            let leads = match branch.to {
                Next::Ask(to) => {
                    definite[to] = definite[to].or(so_far);
                    Leads::To(to)
                }
                Next::End(outcome) => Leads::End(end(procedure, outcome), so_far.and_then(|answers| table.row(&answers))),
            };
            ways.push(Way { answers: answered(procedure, asking.fact, branch.answers), leads, yours: path.taken.contains(&(at, nth)) });
        }
        let fact = &procedure.facts[asking.fact];
        let passed = path.taken.iter().any(|(on, _)| *on == at);
        let cite = Item { cite: fact.cite.into(), ..Item::default() }.citation();
        steps.push(Step { question: fact.question, cite, ways, passed, next: begun && path.at == Next::Ask(at) });
    }
    steps
}

/// The headline of an outcome, which is shorter than what its conclusions say one by one: the table has those.
fn end(procedure: &Procedure, outcome: Outcome) -> String {
    outcome.headline(procedure).map_or_else(String::new, |headline| headline.title.into())
}

/// The row of the table at which the reader's path ends.
pub fn your_row(steps: &[Step]) -> Option<usize> {
    steps.iter().flat_map(|step| &step.ways).filter(|way| way.yours).find_map(|way| match way.leads {
        Leads::End(_, row) => row,
        Leads::To(_) => None,
    })
}

/// `“Yes, known” or “Yes, suspected”`
fn answered(procedure: &Procedure, fact: usize, answers: u16) -> String {
    let labels = procedure.facts[fact].answer.iter().enumerate().filter(|(at, _)| answers >> at & 1 == 1);
    list(&labels.map(|(_, answer)| format!("“{}”", answer.label)).collect::<Vec<_>>(), "or")
}

pub fn table_head(procedure: &Procedure) -> Vec<String> {
    let mut head = vec!["Row".to_string(), "When".to_string()];
    head.extend(procedure.conclusions.iter().map(|conclusion| conclusion.name.to_string()));
    head.push("How many".to_string());
    head
}

/// The rows of the decision table; each condition of a row on a line of its own.
pub fn table_rows(procedure: &Procedure, table: &Table, yours: Option<usize>) -> Vec<Vec<String>> {
    let all: usize = (0..table.rows.len()).map(|row| table.count(row)).sum();
    let row = |at: usize| {
        let mine = if yours == Some(at) { "\nyour answers" } else { "" };
        let outcome = table.rows[at].outcome;
        let says = procedure.conclusions.iter().enumerate().map(|(nth, conclusion)| capital(outcome.standing(nth).says(conclusion)));
        let mut cells = vec![format!("Row {}{mine}", at + 1), when(procedure, table, at)];
        cells.extend(says);
        cells.push(format!("{} of {all} combinations", table.count(at)));
        cells
    };
    (0..table.rows.len()).map(row).collect()
}

/// What all pieces of a row share, in order; where they part, one or the other.
fn when(procedure: &Procedure, table: &Table, row: usize) -> String {
    let cover = table.cover(row);
    let said = |fact: usize, piece: &Piece| {
        let name = procedure.facts[fact].short;
        (piece[fact] != table.all[fact]).then(|| format!("{name}: {}", answered(procedure, fact, piece[fact])))
    };
    let shared = |fact: usize| cover.iter().all(|piece| piece[fact] == cover[0][fact]);
    let facts = 0..procedure.facts.len();
    let mut lines: Vec<String> = Vec::new();
    let mut parted = false;
    for fact in facts.clone() {
        if shared(fact) {
            lines.extend(said(fact, &cover[0]));
        } else if !parted {
            parted = true;
            let own = |piece: &Piece| {
                let own: Vec<String> = facts.clone().filter(|fact| !shared(*fact)).filter_map(|fact| said(fact, piece)).collect();
                list(&own, "and")
            };
            lines.push(list(&cover.iter().map(own).collect::<Vec<_>>(), "or"));
        }
    }
    if lines.is_empty() { "Whatever the answers".to_string() } else { lines.join("\n") }
}
