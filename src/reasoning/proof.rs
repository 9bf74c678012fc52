//! Whether an edition is what it says of itself: its examples, its claims and its headlines, over every combination of answers.

use super::{answers::Answers, outcome::Outcome, rulebook::Rulebook, survey::Survey, truth::Truth};
use crate::procedure::{Problem, Procedure, rule::Gives};

/// The most missing headlines that are looked for.
const MOST_HEADLINES: usize = 100;

/// What walking every complete combination of answers found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Census {
    pub combinations: usize,
    /// For each conclusion by position: its standings by id, in order of first sight, with how often each arose.
    pub standings: Vec<Vec<(String, usize)>>,
    /// For each claim by position: in how many combinations it fails.
    pub failed_claims: Vec<usize>,
    /// Combinations of standings that have no headline.
    pub without_headline: Vec<String>,
}

impl Rulebook {
    /// Visits every combination of answers. With `partial`, “not asked” is one more answer to each question.
    pub fn every_combination(&self, partial: bool, visit: &mut dyn FnMut(Answers)) {
        fn step(book: &Rulebook, fact: usize, answers: Answers, partial: bool, visit: &mut dyn FnMut(Answers)) {
            if fact == book.facts.len() {
                return visit(answers);
            }
            if partial {
                step(book, fact + 1, answers, partial, visit);
            }
            for answer in 0..book.facts[fact].answers {
                step(book, fact + 1, answers.with(fact, answer), partial, visit);
            }
        }
        step(self, 0, Answers::NONE, partial, visit);
    }

    /// Whether a claim fails for these answers: what it starts from is met, and what it concludes is not, or not surely.
    pub fn claim_fails(&self, procedure: &Procedure, claim: usize, answers: &Answers) -> bool {
        let truth = |id: &str| {
            let rule = procedure.rules.iter().position(|rule| rule.id == *id);
            rule.map(|rule| self.truth(rule, answers))
        };
        let claim = &procedure.claims[claim];
        truth(&claim.premise) == Some(Truth::Met) && truth(&claim.consequence) != Some(Truth::Met)
    }

    pub fn census(&self, procedure: &Procedure) -> Census {
        let mut survey = Survey::new(procedure, self);
        while survey.step().is_some() {}
        survey.census
    }
}

impl Census {
    pub(super) fn new(procedure: &Procedure) -> Self {
        Census {
            combinations: 0,
            standings: vec![Vec::new(); procedure.conclusions.len()],
            failed_claims: vec![0; procedure.claims.len()],
            without_headline: Vec::new(),
        }
    }

    /// One more combination, and what follows from it.
    pub(super) fn count(&mut self, procedure: &Procedure, outcome: &Outcome) {
        self.combinations += 1;
        for (at, conclusion) in procedure.conclusions.iter().enumerate() {
            let id = outcome.standing(at).id(conclusion);
            match self.standings[at].iter_mut().find(|(known, _)| known == id) {
                Some((_, count)) => *count += 1,
                None => self.standings[at].push((id.to_string(), 1)),
            }
        }
        if self.without_headline.len() < MOST_HEADLINES && outcome.headline(procedure).is_none() {
            let ids = procedure.conclusions.iter().enumerate().map(|(at, c)| format!("{} = {}", c.id, outcome.standing(at).id(c)));
            let ids = ids.collect::<Vec<_>>().join(", ");
            if !self.without_headline.contains(&ids) {
                self.without_headline.push(ids);
            }
        }
    }
}

/// A worked example that does not give what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// By position, the example within the rule.
    pub rule: usize,
    pub example: usize,
    /// What the rule gives instead, or what is wrong with the answers.
    pub found: Result<Gives, String>,
}

/// Runs every worked example. None is expected to be returned.
pub fn failed_examples(procedure: &Procedure, book: &Rulebook) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (rule, of) in procedure.rules.iter().enumerate() {
        for (example, said) in of.example.iter().enumerate() {
            let found = named_answers(procedure, &said.answers).map(|answers| gives(book.truth(rule, &answers)));
            if found != Ok(said.gives) {
                faults.push(Fault { rule, example, found });
            }
        }
    }
    faults
}

/// Every example that does not give what it says, every claim that does not hold or fail as declared, every missing headline.
pub fn prove(procedure: &Procedure, book: &Rulebook) -> Vec<Problem> {
    let mut problems = Vec::new();
    for Fault { rule, example, found } in failed_examples(procedure, book) {
        let place = format!("rule.{rule}.example.{example}");
        problems.push(match found {
            Err(expected) => Problem::new("criteria.toml", &format!("{place}.answers"), expected),
            Ok(found) => {
                let name = procedure.rules[rule].example[example].name;
                let expected = format!("gives = \"{}\" for “{name}”, since that is what the rule gives", found.word());
                Problem::new("criteria.toml", &format!("{place}.gives"), expected)
            }
        });
    }
    let census = book.census(procedure);
    for (at, claim) in procedure.claims.iter().enumerate() {
        if claim.holds != (census.failed_claims[at] == 0) {
            let expected = format!("holds = {}, since it fails in {} combinations", !claim.holds, census.failed_claims[at]);
            problems.push(Problem::new("criteria.toml", &format!("claim.{at}.holds"), expected));
        }
    }
    problems.extend(census.without_headline.iter().map(|ids| Problem::new("outcomes.toml", "headline", format!("a headline for {ids}"))));
    problems
}

/// Answers by name, as examples and tables write them.
///
/// # Errors
/// A sentence that names the fact or answer that the edition does not have.
pub fn named_answers<S: AsRef<str>>(procedure: &Procedure, pairs: &[(S, S)]) -> Result<Answers, String> {
    pairs.iter().try_fold(Answers::NONE, |answers, (id, answer)| {
        let (id, answer) = (id.as_ref(), answer.as_ref());
        let fact = procedure.facts.iter().position(|fact| fact.id == *id).ok_or_else(|| format!("a fact of facts.toml, not “{id}”"))?;
        let found = procedure.facts[fact].answer.iter().position(|known| known.id == *answer);
        Ok(answers.with(fact, found.ok_or_else(|| format!("an answer of “{id}”, not “{answer}”"))?))
    })
}

fn gives(truth: Truth) -> Gives {
    match truth {
        Truth::Met => Gives::Met,
        Truth::NotMet => Gives::NotMet,
        Truth::NotKnown | Truth::NotAsked => Gives::Open,
    }
}
