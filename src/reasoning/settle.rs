//! What would settle an open conclusion: the smallest findings that each do, and the smallest sets of questions that must.

use super::{answers::Answers, outcome::Standing, rulebook::Rulebook};

/// Answers which, once found, settle a conclusion however the rest turns out. No answer in it can be spared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Fact and answer, in the edition's order.
    pub answers: Vec<(usize, usize)>,
    pub standing: Standing,
}

/// Called with the answers so completed, and the pairs that complete them.
type Visit<'a> = &'a mut dyn FnMut(Answers, &[(usize, usize)]);

impl Rulebook {
    /// The minimal findings for an open conclusion, shortest first. Empty when it is not open.
    pub fn findings(&self, conclusion: usize, answers: &Answers) -> Vec<Finding> {
        let mut found: Vec<Finding> = Vec::new();
        if self.standing(conclusion, answers) != Standing::Open {
            return found;
        }
        for facts in subsets(&self.unanswered(conclusion, answers)) {
            self.each(&facts, *answers, &mut Vec::new(), &mut |completed, pairs| {
                let standing = self.standing(conclusion, &completed);
                let minimal = || !found.iter().any(|known| known.answers.iter().all(|pair| pairs.contains(pair)));
                if standing != Standing::Open && minimal() {
                    found.push(Finding { answers: pairs.to_vec(), standing });
                }
            });
        }
        found
    }

    /// The minimal sets of facts whose answers, whatever they are, settle an open conclusion. Empty when it is not open.
    pub fn settling_sets(&self, conclusion: usize, answers: &Answers) -> Vec<Vec<usize>> {
        let mut found: Vec<Vec<usize>> = Vec::new();
        if self.standing(conclusion, answers) != Standing::Open {
            return found;
        }
        for facts in subsets(&self.unanswered(conclusion, answers)) {
            if found.iter().any(|known| known.iter().all(|fact| facts.contains(fact))) {
                continue;
            }
            let mut settles = true;
            self.each(&facts, *answers, &mut Vec::new(), &mut |completed, _| {
                settles &= self.standing(conclusion, &completed) != Standing::Open;
            });
            if settles {
                found.push(facts);
            }
        }
        found
    }

    /// Facts without a definite answer that can still move this conclusion.
    fn unanswered(&self, conclusion: usize, answers: &Answers) -> Vec<usize> {
        let open = |fact: &usize| match answers.get(*fact) {
            None => true,
            Some(answer) => self.facts[*fact].unknown >> answer & 1 == 1,
        };
        let blank = (0..self.facts.len()).filter(open).fold(*answers, |blank, fact| blank.without(fact));
        let reachable = self.reachable_for(conclusion, &blank);
        (0..self.facts.len()).filter(|fact| reachable >> fact & 1 == 1).collect()
    }

    fn each(&self, facts: &[usize], answers: Answers, pairs: &mut Vec<(usize, usize)>, visit: Visit) {
        match facts.split_first() {
            None => visit(answers, pairs),
            Some((fact, rest)) => {
                for answer in &*self.facts[*fact].distinct {
                    pairs.push((*fact, *answer));
                    self.each(rest, answers.with(*fact, *answer), pairs, visit);
                    pairs.pop();
                }
            }
        }
    }
}

/// Every non-empty subset, smallest first, each in the order of `facts`.
pub(super) fn subsets(facts: &[usize]) -> Vec<Vec<usize>> {
    let picked = |bits: u32| facts.iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, fact)| *fact).collect();
    let of_size = |size: usize| (1..1u32 << facts.len()).filter(move |bits| bits.count_ones() as usize == size).map(picked);
    (1..=facts.len()).flat_map(of_size).collect()
}
