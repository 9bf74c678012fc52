//! An edition with its names resolved: what the reasoning works on.

use super::answers::MOST_FACTS;
use crate::procedure::{Problem, Procedure, conclusion::Conclusion, fact::Fact, rule::Test};

/// Facts, rules and conclusions by their position in the [`Procedure`].
#[derive(Debug, Clone)]
pub struct Rulebook {
    pub facts: Vec<FactShape>,
    pub rules: Vec<Node>,
    pub conclusions: Vec<ConclusionShape>,
}

/// The answers that a question takes, as bits.
#[derive(Debug, Clone)]
pub struct FactShape {
    pub answers: usize,
    pub unknown: u16,
    /// One answer for each group that no rule tells apart, “not known” left out.
    pub distinct: Vec<usize>,
}

#[derive(Debug, Clone)]
pub enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Unless(Box<Node>),
    Rule(usize),
    Answer { fact: usize, is: u16, unknown: u16 },
}

#[derive(Debug, Clone)]
pub struct ConclusionShape {
    /// The rule of each result; `None` for what is left.
    pub results: Vec<Option<usize>>,
    /// The results of each “either”, as bits.
    pub either: Vec<u16>,
}

impl Rulebook {
    /// # Errors
    /// Every name that cannot be resolved, with its place in the edition's files. A rule may refer only to rules above
    /// it, so rules cannot go in circles.
    pub fn new(procedure: &Procedure) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        if procedure.facts.len() > MOST_FACTS {
            problems.push(Problem::new("facts.toml", "fact", format!("at most {MOST_FACTS} questions")));
        }
        let mut book = Rulebook { facts: procedure.facts.iter().map(shape).collect(), rules: Vec::new(), conclusions: Vec::new() };
        for (at, rule) in procedure.rules.iter().enumerate() {
            match book.node(procedure, &rule.test, at) {
                Ok(node) => book.rules.push(node),
                Err(expected) => {
                    problems.push(Problem::new("criteria.toml", &format!("rule.{at}.test"), expected));
                    book.rules.push(Node::Any(Vec::new()));
                }
            }
        }
        for (at, conclusion) in procedure.conclusions.iter().enumerate() {
            match conclusion_shape(procedure, conclusion) {
                Ok(found) => book.conclusions.push(found),
                Err((place, expected)) => problems.push(Problem::new("outcomes.toml", &format!("conclusion.{at}.{place}"), expected)),
            }
        }
        for fact in 0..book.facts.len() {
            book.facts[fact].distinct = book.distinct(fact);
        }
        if problems.is_empty() { Ok(book) } else { Err(problems) }
    }

    fn node(&self, procedure: &Procedure, test: &Test, above: usize) -> Result<Node, String> {
        let each = |parts: &[Test]| parts.iter().map(|part| self.node(procedure, part, above)).collect::<Result<Vec<_>, _>>();
        match test {
            Test::All(parts) => Ok(Node::All(each(parts)?)),
            Test::Any(parts) => Ok(Node::Any(each(parts)?)),
            Test::Not(part) => Ok(Node::Not(Box::new(self.node(procedure, part, above)?))),
            Test::Unless(part) => Ok(Node::Unless(Box::new(self.node(procedure, part, above)?))),
            Test::Rule(id) => {
                let found = procedure.rules[..above].iter().position(|rule| rule.id == *id);
                found.map(Node::Rule).ok_or_else(|| format!("a rule that stands above this one, not “{id}”"))
            }
            Test::Answer(pairs) => match pairs.as_slice() {
                [(id, is)] => {
                    let fact = procedure.facts.iter().position(|fact| fact.id == *id);
                    let fact = fact.ok_or_else(|| format!("a fact of facts.toml, not “{id}”"))?;
                    Ok(Node::Answer { fact, is: bits(&procedure.facts[fact], is)?, unknown: self.facts[fact].unknown })
                }
                _ => Err("one fact in each answer test".to_string()),
            },
        }
    }

    /// Two answers are alike when every leaf of every rule treats them alike.
    fn distinct(&self, fact: usize) -> Vec<usize> {
        let mut leaves = Vec::new();
        self.rules.iter().for_each(|node| node.leaves(fact, &mut leaves));
        let signature = |answer: usize| leaves.iter().map(|is| is >> answer & 1).collect::<Vec<u16>>();
        let shape = &self.facts[fact];
        let mut distinct: Vec<usize> = Vec::new();
        for answer in (0..shape.answers).filter(|answer| shape.unknown >> answer & 1 == 0) {
            if distinct.iter().all(|known| signature(*known) != signature(answer)) {
                distinct.push(answer);
            }
        }
        distinct
    }
}

impl Node {
    fn leaves(&self, fact: usize, into: &mut Vec<u16>) {
        match self {
            Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| part.leaves(fact, into)),
            Node::Not(part) | Node::Unless(part) => part.leaves(fact, into),
            Node::Rule(_) => {}
            Node::Answer { fact: of, is, .. } => {
                if *of == fact {
                    into.push(*is);
                }
            }
        }
    }
}

fn shape(fact: &Fact) -> FactShape {
    let unknown = fact.answer.iter().enumerate().filter(|(_, answer)| answer.unknown).fold(0, |bits, (at, _)| bits | 1 << at);
    FactShape { answers: fact.answer.len(), unknown, distinct: Vec::new() }
}

fn bits(fact: &Fact, ids: &[String]) -> Result<u16, String> {
    ids.iter().try_fold(0, |bits, id| match fact.answer.iter().position(|answer| answer.id == *id && !answer.unknown) {
        Some(at) => Ok(bits | 1 << at),
        None => Err(format!("a definite answer of “{}”, not “{id}”", fact.id)),
    })
}

fn conclusion_shape(procedure: &Procedure, conclusion: &Conclusion) -> Result<ConclusionShape, (String, String)> {
    let last = conclusion.result.len().wrapping_sub(1);
    let results = conclusion.result.iter().enumerate().map(|(at, result)| match (result.rule.as_str(), at == last) {
        ("", true) => Ok(None),
        ("", false) => Err((format!("result.{at}"), "a rule, since only the last result may do without".to_string())),
        (_, true) => Err((format!("result.{at}.rule"), "no rule on the last result: it is what is left".to_string())),
        (id, false) => match procedure.rules.iter().position(|rule| rule.id == id) {
            Some(rule) => Ok(Some(rule)),
            None => Err((format!("result.{at}.rule"), format!("a rule of criteria.toml, not “{id}”"))),
        },
    });
    let either = conclusion.either.iter().enumerate().map(|(at, either)| {
        either.of.iter().try_fold(0, |bits, id| match conclusion.result.iter().position(|result| result.id == *id) {
            Some(result) => Ok(bits | 1 << result),
            None => Err((format!("either.{at}.of"), format!("a result of this conclusion, not “{id}”"))),
        })
    });
    Ok(ConclusionShape { results: results.collect::<Result<_, _>>()?, either: either.collect::<Result<_, _>>()? })
}
