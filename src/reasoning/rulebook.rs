//! An edition with its names resolved: what the reasoning works on.

use crate::kept::{Kept, List, Text};
use crate::procedure::{Problem, Procedure, conclusion::Conclusion, fact::Fact, rule::Test};

/// Facts, rules and conclusions by their position in the [`Procedure`].
#[derive(Debug, Clone)]
pub struct Rulebook {
    pub facts: List<FactShape>,
    pub rules: List<Node>,
    pub conclusions: List<ConclusionShape>,
}

/// The answers that a question takes, as bits.
#[derive(Debug, Clone)]
pub struct FactShape {
    pub answers: usize,
    pub unknown: u16,
    /// One answer for each group that no rule tells apart, “not known” left out.
    pub distinct: List<usize>,
}

#[derive(Debug, Clone)]
pub enum Node {
    All(List<Node>),
    Any(List<Node>),
    Not(Kept<Node>),
    Unless(Kept<Node>),
    Rule(usize),
    Answer { fact: usize, is: u16, unknown: u16 },
}

#[derive(Debug, Clone)]
pub struct ConclusionShape {
    /// The rule of each result; `None` for what is left.
    pub results: List<Option<usize>>,
    /// The results of each “either”, as bits.
    pub either: List<u16>,
}

impl Rulebook {
    /// # Errors
    /// Every name that cannot be resolved, with its place in the edition's files. A rule may refer only to rules above
    /// it, so rules cannot go in circles. That the edition is within its [`super::limits`] was looked at before.
    pub fn new(procedure: &Procedure) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let shapes: Vec<FactShape> = procedure.facts.iter().map(shape).collect();
        let (mut rules, mut conclusions) = (Vec::new(), Vec::new());
        for (at, rule) in procedure.rules.iter().enumerate() {
            match node(procedure, &shapes, &rule.test, at) {
                Ok(node) => rules.push(node),
                Err(expected) => problems.push(Problem::new("criteria.toml", &format!("rule.{at}.test"), expected)),
            }
        }
        for (at, conclusion) in procedure.conclusions.iter().enumerate() {
            match conclusion_shape(procedure, conclusion) {
                Ok(found) => conclusions.push(found),
                Err((place, expected)) => problems.push(Problem::new("outcomes.toml", &format!("conclusion.{at}.{place}"), expected)),
            }
        }
        let facts = shapes.into_iter().enumerate().map(|(fact, shape)| FactShape { distinct: distinct(fact, &shape, &rules), ..shape });
        let book = Rulebook { facts: List::new(facts.collect()), rules: List::new(rules), conclusions: List::new(conclusions) };
        if problems.is_empty() { Ok(book) } else { Err(problems) }
    }
}

fn node(procedure: &Procedure, shapes: &[FactShape], test: &Test, above: usize) -> Result<Node, String> {
    let one = |part: &Test| node(procedure, shapes, part, above);
    let each = |parts: &[Test]| parts.iter().map(one).collect::<Result<Vec<_>, _>>().map(List::new);
    match test {
        Test::All(parts) => Ok(Node::All(each(parts)?)),
        Test::Any(parts) => Ok(Node::Any(each(parts)?)),
        Test::Not(part) => Ok(Node::Not(Kept::new(one(part)?))),
        Test::Unless(part) => Ok(Node::Unless(Kept::new(one(part)?))),
        Test::Rule(id) => {
            let found = procedure.rules[..above].iter().position(|rule| rule.id == *id);
            found.map(Node::Rule).ok_or_else(|| format!("a rule that stands above this one, not “{id}”"))
        }
        Test::Answer(pairs) => match pairs.all() {
            [(id, is)] => {
                let fact = procedure.facts.iter().position(|fact| fact.id == *id);
                let fact = fact.ok_or_else(|| format!("a fact of facts.toml, not “{id}”"))?;
                Ok(Node::Answer { fact, is: bits(&procedure.facts[fact], is)?, unknown: shapes[fact].unknown })
            }
            _ => Err("one fact in each answer test".to_string()),
        },
    }
}

/// Two answers are alike when every leaf of every rule treats them alike.
fn distinct(fact: usize, shape: &FactShape, rules: &[Node]) -> List<usize> {
    let mut leaves = Vec::new();
    rules.iter().for_each(|node| node.leaves(fact, &mut leaves));
    let signature = |answer: usize| leaves.iter().map(|is| is >> answer & 1).collect::<Vec<u16>>();
    let mut distinct: Vec<usize> = Vec::new();
    for answer in (0..shape.answers).filter(|answer| shape.unknown >> answer & 1 == 0) {
        if distinct.iter().all(|known| signature(*known) != signature(answer)) {
            distinct.push(answer);
        }
    }
    List::new(distinct)
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
    FactShape { answers: fact.answer.len(), unknown, distinct: List::default() }
}

fn bits(fact: &Fact, ids: &[Text]) -> Result<u16, String> {
    ids.iter().try_fold(0, |bits, id| match fact.answer.iter().position(|answer| answer.id == *id && !answer.unknown) {
        Some(at) => Ok(bits | 1 << at),
        None => Err(format!("a definite answer of “{}”, not “{id}”", fact.id)),
    })
}

fn conclusion_shape(procedure: &Procedure, conclusion: &Conclusion) -> Result<ConclusionShape, (String, String)> {
    let last = conclusion.result.len().wrapping_sub(1);
    let results = conclusion.result.iter().enumerate().map(|(at, result)| match (&*result.rule, at == last) {
        ("", true) => Ok(None),
        ("", false) => Err((format!("result.{at}"), "a rule, since only the last result may do without".to_string())),
        (_, true) => Err((format!("result.{at}.rule"), "no rule on the last result: it is what is left".to_string())),
        (id, false) => match procedure.rules.iter().position(|rule| rule.id == *id) {
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
    let (results, either): (Vec<_>, Vec<_>) = (results.collect::<Result<_, _>>()?, either.collect::<Result<_, _>>()?);
    Ok(ConclusionShape { results: List::new(results), either: List::new(either) })
}
