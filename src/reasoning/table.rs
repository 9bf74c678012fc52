//! The decision table of an edition over its definite answers, worked out from the rules: as few rows as the tree has ends.

use super::{
    answers::{Answers, MOST_FACTS},
    outcome::Outcome,
    rulebook::Rulebook,
    tree::Next,
};

/// For each fact the answers that fit, as bits. A combination fits if each of its answers does.
pub type Piece = [u16; MOST_FACTS];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What falls under it; no combination falls under two pieces.
    pub pieces: Vec<Piece>,
    pub outcome: Outcome,
}

/// Its rows are disjoint, and together every combination of definite answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Row>,
    /// Every definite answer of every fact.
    pub all: Piece,
}

impl Rulebook {
    pub fn table(&self) -> Table {
        let mut all = [0; MOST_FACTS];
        self.facts.iter().enumerate().for_each(|(fact, shape)| all[fact] = ((1 << shape.answers) - 1) & !shape.unknown);
        let tree = self.tree(false);
        let mut reaching: Vec<Vec<Piece>> = vec![Vec::new(); tree.questions.len()];
        let mut rows = Vec::new();
        match tree.first {
            Next::Ask(first) => reaching[first].push(all),
            Next::End(outcome) => rows.push(Row { pieces: vec![all], outcome }),
        }
        // Every branch leads to a later question, so what reaches a question is complete when its turn comes.
        for (at, asking) in tree.questions.iter().enumerate() {
            for branch in &asking.branches {
                let mut pieces = reaching[at].clone();
                pieces.iter_mut().for_each(|piece| piece[asking.fact] = branch.answers);
                match branch.to {
                    Next::Ask(to) => pieces.into_iter().for_each(|piece| join(&mut reaching[to], piece)),
                    Next::End(outcome) => rows.push(Row { pieces, outcome }),
                }
            }
        }
        Table { rows, all }
    }
}

/// Adds a piece; two that differ in one fact only become one.
fn join(pieces: &mut Vec<Piece>, mut piece: Piece) {
    let apart = |one: &Piece, other: &Piece| (0..MOST_FACTS).filter(|fact| one[*fact] != other[*fact]).count() == 1;
    while let Some(at) = pieces.iter().position(|known| apart(known, &piece)) {
        let known = pieces.remove(at);
        (0..MOST_FACTS).for_each(|fact| piece[fact] |= known[fact]);
    }
    pieces.push(piece);
}

impl Table {
    /// The row of these answers; `None` if they leave open which.
    pub fn row(&self, answers: &Answers) -> Option<usize> {
        let fits = |piece: &Piece| {
            (0..MOST_FACTS).all(|fact| match answers.get(fact) {
                Some(answer) => piece[fact] >> answer & 1 == 1 || piece[fact] == self.all[fact],
                None => piece[fact] == self.all[fact],
            })
        };
        (0..self.rows.len()).find(|row| self.cover(*row).iter().any(fits))
    }

    /// How many combinations fall under a row.
    pub fn count(&self, row: usize) -> usize {
        let size = |piece: &Piece| piece.iter().map(|bits| bits.count_ones() as usize).filter(|size| *size > 0).product::<usize>();
        self.rows[row].pieces.iter().map(size).sum()
    }

    /// A row in as few words as it takes: each piece with every condition dropped that the other rows do not need. These pieces
    /// may overlap.
    pub fn cover(&self, row: usize) -> Vec<Piece> {
        let others = || self.rows.iter().enumerate().filter(|(at, _)| *at != row).flat_map(|(_, other)| &other.pieces);
        let apart = |one: &Piece, other: &Piece| (0..MOST_FACTS).any(|fact| one[fact] & other[fact] == 0 && self.all[fact] != 0);
        let mut cover: Vec<Piece> = Vec::new();
        for piece in &self.rows[row].pieces {
            let mut wide = *piece;
            for fact in 0..MOST_FACTS {
                let mut wider = wide;
                wider[fact] = self.all[fact];
                if others().all(|other| apart(&wider, other)) {
                    wide = wider;
                }
            }
            if !cover.contains(&wide) {
                cover.push(wide);
            }
        }
        cover
    }
}
