//! Two editions, or two versions of one, over the facts that both ask: where their results differ, in the fewest fact patterns.
//!
//! A fact, an answer, a conclusion and a standing are the same in both when they have the same id. What only one edition asks
//! counts as not asked there.

use super::{
    answers::Answers,
    cube::{Cube, Pattern},
    outcome::{Outcome, Standing},
    rulebook::Rulebook,
};
use crate::procedure::Procedure;

/// More than these are not compared: it would keep the page waiting.
pub const MOST_COMBINATIONS: usize = 10_000;

/// An edition with its names resolved.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    pub procedure: &'a Procedure,
    pub book: &'a Rulebook,
}

/// A fact that both ask, by its position in each, with the answers that both take, likewise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    pub fact: [usize; 2],
    pub answers: Vec<[usize; 2]>,
}

/// What one side says of a subject. The id tells whether it is the same; label and force are for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    pub id: &'a str,
    pub label: &'a str,
    pub force: &'static str,
}

/// Fact patterns that lead to the same pair of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    pub said: [Said<'a>; 2],
    pub combinations: usize,
    /// Empty where both say the same.
    pub patterns: Vec<Pattern>,
}

/// A conclusion that both reach, or the headline of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject<'a> {
    /// Position in each; `None`: the headline.
    pub conclusion: Option<[usize; 2]>,
    /// In how many combinations the sides differ.
    pub changed: usize,
    pub groups: Vec<Group<'a>>,
}

#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    pub sides: [Side<'a>; 2],
    pub facts: Vec<Shared>,
    pub combinations: usize,
    /// In how many at least one conclusion differs. The headline does not count: it may say the same in other words.
    pub changed: usize,
    /// The conclusions in the order of the first side, then the headline. Empty if there are too many combinations.
    pub subjects: Vec<Subject<'a>>,
}

/// What both take: the facts with their answers.
pub fn shared(sides: &[Side; 2]) -> Vec<Shared> {
    let [first, second] = sides.map(|side| side.procedure.facts.all());
    let both = first.iter().enumerate().filter_map(|(at, fact)| {
        let other = second.iter().position(|other| other.id == fact.id)?;
        let pair = |(at, answer): (usize, &crate::procedure::fact::FactAnswer)| {
            Some([at, second[other].answer.iter().position(|known| known.id == answer.id)?])
        };
        Some(Shared { fact: [at, other], answers: fact.answer.iter().enumerate().filter_map(pair).collect() })
    });
    both.filter(|shared| !shared.answers.is_empty()).collect()
}

impl<'a> Comparison<'a> {
    pub fn of(sides: [Side<'a>; 2]) -> Self {
        let facts = shared(&sides);
        let combinations = facts.iter().fold(1, |product: usize, shared| product.saturating_mul(shared.answers.len()));
        let mut comparison = Comparison { sides, facts, combinations, changed: 0, subjects: subjects(&sides) };
        if combinations > MOST_COMBINATIONS {
            comparison.subjects.clear();
            return comparison;
        }
        let mut kinds: Vec<Vec<u16>> = comparison.subjects.iter().map(|_| Vec::with_capacity(combinations)).collect();
        for at in 0..combinations {
            let answers = comparison.answers(at);
            let outcomes = [0, 1].map(|side| Outcome::of(sides[side].book, &answers[side]));
            let mut any = false;
            for (subject, kinds) in comparison.subjects.iter_mut().zip(&mut kinds) {
                let said = subject.said(&sides, &outcomes);
                let differs = said[0].id != said[1].id;
                subject.changed += usize::from(differs);
                any |= differs && subject.conclusion.is_some();
                let group = subject.group(said);
                kinds.push(if differs { group as u16 + 1 } else { 0 });
            }
            comparison.changed += usize::from(any);
        }
        let sizes: Vec<usize> = comparison.facts.iter().map(|shared| shared.answers.len()).collect();
        for (subject, kinds) in comparison.subjects.iter_mut().zip(&kinds).filter(|(subject, _)| subject.changed > 0) {
            for (kind, pattern) in (Cube { sizes: &sizes, kinds }).patterns() {
                subject.groups[usize::from(kind) - 1].patterns.push(pattern);
            }
        }
        comparison
    }

    /// One of the combinations, as answers to each side; the last fact changes first.
    pub fn answers(&self, combination: usize) -> [Answers; 2] {
        let (mut answers, mut left) = ([Answers::NONE; 2], combination);
        for shared in self.facts.iter().rev() {
            let pair = shared.answers[left % shared.answers.len()];
            left /= shared.answers.len();
            answers = [0, 1].map(|side| answers[side].with(shared.fact[side], pair[side]));
        }
        answers
    }
}

impl<'a> Subject<'a> {
    pub fn said(&self, sides: &[Side<'a>; 2], outcomes: &[Outcome; 2]) -> [Said<'a>; 2] {
        [0, 1].map(|side| {
            let procedure = sides[side].procedure;
            match self.conclusion {
                Some(at) => {
                    let (conclusion, standing) = (&procedure.conclusions[at[side]], outcomes[side].standing(at[side]));
                    let force = match standing {
                        Standing::Result(at) => conclusion.result[usize::from(at)].force.word(),
                        Standing::Either(_) | Standing::Open => "",
                    };
                    Said { id: standing.id(conclusion), label: standing.label(conclusion), force }
                }
                None => {
                    let title = outcomes[side].headline(procedure).map_or("No headline", |headline| &headline.title);
                    Said { id: title, label: title, force: "" }
                }
            }
        })
    }

    /// The position of the group with this pair of results, which gains one combination.
    fn group(&mut self, said: [Said<'a>; 2]) -> usize {
        let known = self.groups.iter().position(|group| group.said == said);
        let at = known.unwrap_or_else(|| {
            self.groups.push(Group { said, combinations: 0, patterns: Vec::new() });
            self.groups.len() - 1
        });
        self.groups[at].combinations += 1;
        at
    }
}

fn subjects<'a>(sides: &[Side<'a>; 2]) -> Vec<Subject<'a>> {
    let [first, second] = sides.map(|side| side.procedure.conclusions.all());
    let both =
        first.iter().enumerate().filter_map(|(at, conclusion)| Some([at, second.iter().position(|other| other.id == conclusion.id)?]));
    both.map(Some).chain([None]).map(|conclusion| Subject { conclusion, changed: 0, groups: Vec::new() }).collect()
}
