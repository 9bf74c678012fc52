//! The reasoning in words: why, what is not settled, and what would change it.

use super::{Block, Item, capital, list, lower};
use crate::procedure::Procedure;
use crate::reasoning::{answers::Answers, outcome::Standing, questions::Walk, reason::Reason, rulebook::Rulebook, truth::Truth};

/// An edition and the answers to it, which every sentence here speaks of.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub procedure: &'a Procedure,
    pub book: &'a Rulebook,
    pub answers: &'a Answers,
}

impl Reading<'_> {
    /// Why each conclusion stands where it stands: the criteria that are met, that are open, and that are not met.
    pub fn why(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (at, conclusion) in self.procedure.conclusions.iter().enumerate() {
            let standing = self.book.standing(at, self.answers);
            blocks.push(Block::Heading(format!("{}: {}", conclusion.name, standing.label(conclusion))));
            blocks.push(Block::List { numbered: false, items: self.criteria(at, standing) });
        }
        blocks
    }

    fn criteria(&self, conclusion: usize, standing: Standing) -> Vec<Item> {
        let results = &self.book.conclusions[conclusion].results;
        let needed = match standing {
            Standing::Result(at) => &results[..=usize::from(at)],
            Standing::Either(_) | Standing::Open => &results[..],
        };
        let reasons: Vec<Reason> = needed.iter().flatten().map(|rule| self.book.reason(*rule, self.answers)).collect();
        let mut items = Vec::new();
        let mut not_met: Vec<&Reason> = Vec::new();
        for reason in &reasons {
            let criteria = reason.criteria();
            items.extend(criteria.iter().filter(|it| it.truth == Truth::Met).map(|it| self.met(it)));
            if reason.truth != Truth::Met {
                items.extend(criteria.iter().filter(|it| it.truth.is_open()).map(|it| self.open(it)));
                not_met.extend(criteria.iter().filter(|it| it.truth == Truth::NotMet));
            }
        }
        items.extend(self.not_met(&not_met));
        items
    }

    fn met(&self, reason: &Reason) -> Item {
        let rule = &self.procedure.rules[reason.rule];
        let presumption = if reason.presumed { format!(" {}", rule.presumption) } else { String::new() };
        Item { lead: "Met:".to_string(), text: format!("{}.{presumption}", rule.says), cite: rule.cite.into(), quote: rule.quote.into() }
    }

    fn open(&self, reason: &Reason) -> Item {
        let rule = &self.procedure.rules[reason.rule];
        let said = |wanted: Truth, words: &str| {
            let names: Vec<String> = reason.facts.iter().filter(|(_, truth)| *truth == wanted).map(|(fact, _)| self.fact(*fact)).collect();
            if names.is_empty() { None } else { Some(format!("{words}: {}", list(&names, "and"))) }
        };
        let why: Vec<String> = [said(Truth::NotKnown, "not known"), said(Truth::NotAsked, "not asked")].into_iter().flatten().collect();
        Item {
            lead: "Open:".to_string(),
            text: format!("{} ({}).", rule.says, why.join("; ")),
            cite: rule.cite.into(),
            quote: String::new(),
        }
    }

    /// One line for the criteria that the same answer rules out, so that the list stays short.
    fn not_met(&self, reasons: &[&Reason]) -> Vec<Item> {
        let mut groups: Vec<(String, Vec<&Reason>)> = Vec::new();
        for reason in reasons {
            let Some((fact, _)) = reason.facts.iter().copied().find(|(_, truth)| *truth == Truth::NotMet) else { continue };
            let answer = self.answers.get(fact).map_or(String::new(), |answer| self.procedure.facts[fact].answer[answer].label.into());
            let because = format!("{}: {answer}", self.procedure.facts[fact].short);
            match groups.iter_mut().find(|(known, _)| *known == because) {
                Some((_, group)) => group.push(reason),
                None => groups.push((because, vec![reason])),
            }
        }
        let item = |(because, group): (String, Vec<&Reason>)| {
            let rules = group.iter().map(|reason| &self.procedure.rules[reason.rule]);
            let says: Vec<String> = rules.clone().map(|rule| lower(&rule.says)).collect();
            let mut cites: Vec<String> = rules.map(|rule| rule.cite.into()).collect();
            cites.dedup();
            Item {
                lead: "Not met:".to_string(),
                text: format!("{}. You answered “{because}”.", capital(&says.join("; "))),
                cite: cites.join("; "),
                quote: String::new(),
            }
        };
        groups.into_iter().map(item).collect()
    }

    /// For each open conclusion: what to find out, and where each finding leads.
    pub fn not_settled(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (at, conclusion) in self.procedure.conclusions.iter().enumerate() {
            let findings = self.book.findings(at, self.answers);
            if findings.is_empty() {
                continue;
            }
            let sets = self.book.settling_sets(at, self.answers);
            let sets: Vec<String> =
                sets.iter().map(|set| list(&set.iter().map(|fact| self.finding_out(*fact)).collect::<Vec<_>>(), "and")).collect();
            blocks.push(Block::Paragraph(format!("To settle {}, find out {}.", conclusion.subject, list(&sets, "or"))));
            let item = |finding: &crate::reasoning::settle::Finding| {
                let ifs: Vec<String> = finding.answers.iter().map(|(fact, answer)| self.supposing(*fact, *answer)).collect();
                Item {
                    lead: format!("If {}:", list(&ifs, "and")),
                    text: format!("{}.", finding.standing.says(conclusion)),
                    ..Item::default()
                }
            };
            blocks.push(Block::List { numbered: false, items: findings.iter().map(item).collect() });
        }
        blocks
    }

    /// What turning each answer would do, and which answers and questions make no difference.
    pub fn what_would_change(&self, walk: &Walk) -> Vec<Block> {
        let mut items: Vec<Item> = Vec::new();
        // What an answer that is not known could turn out to be is said where it is not settled.
        let said = |fact: usize| {
            (0..self.procedure.conclusions.len())
                .any(|at| self.book.findings(at, self.answers).iter().any(|it| it.answers.iter().any(|(of, _)| *of == fact)))
        };
        for turn in self.book.turns(self.answers).into_iter().filter(|turn| !said(turn.fact)) {
            let turned = Reading { answers: &self.answers.with(turn.fact, turn.answer), ..*self };
            let mut says: Vec<String> = Vec::new();
            for (at, conclusion) in self.procedure.conclusions.iter().enumerate() {
                let (now, then) = (self.book.standing(at, self.answers), turn.outcome.standing(at));
                let still = if now == then { "as now, " } else { "" };
                says.push(format!("{still}{}{}", then.says(conclusion), turned.because(at, then)));
            }
            let ask = match turn.then_asks {
                Some(fact) => format!(" The next question would be {}.", self.finding_out(fact)),
                None => String::new(),
            };
            let (supposing, text) = (self.supposing(turn.fact, turn.answer), format!("{}.{ask}", says.join("; ")));
            match items.iter_mut().find(|item| item.text == text) {
                Some(same) => same.lead = format!("{}, or if {supposing}:", same.lead.trim_end_matches(':')),
                None => items.push(Item { lead: format!("If {supposing}:"), text, ..Item::default() }),
            }
        }
        let mut blocks = vec![Block::List { numbered: false, items }];
        let name =
            |facts: &[usize]| list(&facts.iter().map(|fact| format!("“{}”", self.procedure.facts[*fact].short)).collect::<Vec<_>>(), "and");
        let idle = self.book.idle(self.answers);
        if !idle.is_empty() {
            blocks.push(Block::Paragraph(format!("Another answer to {} alone would not change this result.", name(&idle))));
        }
        if !walk.not_needed.is_empty() {
            blocks.push(Block::Paragraph(format!(
                "We asked no more because no answer to {} could change this result.",
                name(&walk.not_needed)
            )));
        }
        blocks.retain(|block| *block != Block::List { numbered: false, items: Vec::new() });
        blocks
    }

    /// ` because …` with the criteria that make a result stand; nothing for one that stands because none is met.
    fn because(&self, conclusion: usize, standing: Standing) -> String {
        let Standing::Result(at) = standing else { return String::new() };
        let Some(rule) = self.book.conclusions[conclusion].results[usize::from(at)] else { return String::new() };
        let reason = self.book.reason(rule, self.answers);
        let met = reason.criteria().into_iter().filter(|it| it.truth == Truth::Met);
        let because: Vec<String> = met.map(|it| self.procedure.rules[it.rule].because.into()).collect();
        if because.is_empty() { String::new() } else { format!(", because {}", list(&because, "and")) }
    }

    fn fact(&self, fact: usize) -> String {
        lower(&self.procedure.facts[fact].short)
    }

    fn finding_out(&self, fact: usize) -> String {
        self.procedure.facts[fact].not_known().map_or_else(String::new, |answer| answer.find_out.into())
    }

    fn supposing(&self, fact: usize, answer: usize) -> String {
        self.procedure.facts[fact].answer[answer].supposing.into()
    }
}
