//! Combinations of answers as the fewest patterns: what is alike is said once, and a fact that does not matter is left out.

use super::answers::MOST_FACTS;

/// For each fact, by position, the answers that fit, as bits. A combination fits if each of its answers does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern([u16; MOST_FACTS]);

impl Pattern {
    pub fn answers(&self, fact: usize) -> u16 {
        self.0[fact]
    }

    /// The only fact in which two patterns differ.
    fn only_difference(&self, other: &Pattern) -> Option<usize> {
        let mut facts = (0..MOST_FACTS).filter(|fact| self.0[*fact] != other.0[*fact]);
        match (facts.next(), facts.next()) {
            (Some(fact), None) => Some(fact),
            _ => None,
        }
    }
}

/// The combinations of some facts in order, the first fact changing slowest, each with its kind. Kind 0 is left out of the patterns.
pub struct Cube<'a> {
    /// How many answers each fact has.
    pub sizes: &'a [usize],
    pub kinds: &'a [u16],
}

/// From here on only two orders are tried, so that it stays quick.
const MANY: usize = 2_000;

impl Cube<'_> {
    /// Patterns that fit every combination of a kind but 0 once, and no other. Merged in several orders of the facts, and the
    /// shortest list is taken: no two of it can be said as one, though a still shorter list is not ruled out.
    pub fn patterns(&self) -> Vec<(u16, Pattern)> {
        let facts: Vec<usize> = (0..self.sizes.len()).collect();
        let mut best = self.cover(&facts, 0);
        let turns = if self.kinds.len() > MANY { 1 } else { facts.len() };
        for turn in 0..turns {
            let turned: Vec<usize> = facts[turn..].iter().chain(&facts[..turn]).copied().collect();
            let back: Vec<usize> = turned.iter().rev().copied().collect();
            for order in [turned, back] {
                let found = self.cover(&order, 0);
                if found.len() < best.len() {
                    best = found;
                }
            }
        }
        best
    }

    /// Patterns for the combinations that begin at `from` and differ only in the facts of `order`. What is alike for several
    /// answers to the first of them is one pattern, and the others were merged before it.
    fn cover(&self, order: &[usize], from: usize) -> Vec<(u16, Pattern)> {
        let Some((fact, rest)) = order.split_first() else {
            let kind = self.kinds[from];
            return if kind == 0 { Vec::new() } else { vec![(kind, Pattern([0; MOST_FACTS]))] };
        };
        let step: usize = self.sizes[fact + 1..].iter().product();
        let mut found: Vec<(u16, Pattern)> = Vec::new();
        for answer in 0..self.sizes[*fact] {
            for (kind, mut pattern) in self.cover(rest, from + answer * step) {
                let alike = |(known, other): &&mut (u16, Pattern)| *known == kind && other.only_difference(&pattern) == Some(*fact);
                match found.iter_mut().find(alike) {
                    Some((_, known)) => known.0[*fact] |= 1 << answer,
                    None => {
                        pattern.0[*fact] = 1 << answer;
                        found.push((kind, pattern));
                    }
                }
            }
        }
        found
    }
}
