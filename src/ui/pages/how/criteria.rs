//! Which criterion gives which result, every criterion with its words, its making and its worked examples, every definition, and
//! what could not be verified: each with its source and how it was read.

use super::super::{bullets, minor_heading, paragraph, subheading};
use crate::document::{Item, capital, list, unverified};
use crate::kept::Text;
use crate::procedure::conclusion::Conclusion;
use crate::procedure::confidence::Confidence;
use crate::procedure::rule::{Example, Gives, Rule, Test};
use crate::procedure::{
    Procedure,
    fact::{Definition, Fact},
};
use crate::ui::components::{details::details, document_view::body};
use crate::ui::html::{Html, el, nothing};

pub fn view(procedure: &'static Procedure) -> Html {
    let results: Vec<Html> = procedure.conclusions.iter().map(|conclusion| results(procedure, conclusion)).collect();
    let rules: Vec<Html> = procedure.rules.iter().enumerate().map(|(at, rule)| criterion(procedure, at, rule)).collect();
    let definitions: Vec<Html> = procedure.facts.iter().flat_map(|fact| &fact.definition).map(definition).collect();
    [
        subheading("Which criterion gives which result"),
        paragraph("The criteria are tried in this order, and the first that is met decides."),
        results.into(),
        subheading("Every criterion"),
        rules.into(),
        if definitions.is_empty() { nothing() } else { subheading("Every definition") },
        definitions.into(),
        body(unverified(procedure).into_iter().collect()),
    ]
    .into()
}

fn results(procedure: &Procedure, conclusion: &Conclusion) -> Html {
    let line = |result: &crate::procedure::conclusion::ConclusionResult| match number(procedure, &result.rule) {
        Some(number) => format!("If criterion {number} is met: {}.", result.says),
        None => format!("If none is met: {}.", result.says),
    };
    [
        minor_heading(format!("{} ({})", conclusion.name, citation(conclusion.cite, Text::default()))),
        bullets(conclusion.result.iter().map(line)),
    ]
    .into()
}

fn citation(cite: Text, quote: Text) -> String {
    Item { cite: cite.into(), quote: quote.into(), ..Item::default() }.citation()
}

/// `Section 1.1: “…”. Read in the source itself.`
fn source(cite: Text, quote: Text, confidence: Confidence) -> Html {
    paragraph(format!("{}. {}", citation(cite, quote), confidence.basis()))
}

fn definition(it: &Definition) -> Html {
    let after = if it.after.is_empty() { nothing() } else { paragraph(it.after) };
    [
        minor_heading(it.title),
        paragraph(it.lead),
        bullets(it.bullets.iter().copied()),
        after,
        source(it.cite, Text::default(), it.confidence),
    ]
    .into()
}

fn criterion(procedure: &'static Procedure, at: usize, rule: &'static Rule) -> Html {
    let presumption = if rule.presumption.is_empty() { nothing() } else { paragraph(rule.presumption) };
    let hidden = el("span").class("govuk-visually-hidden").with(format!(" of criterion {}", at + 1));
    let examples = bullets(rule.example.iter().map(|example| worked(procedure, example)));
    [
        minor_heading(format!("{}. {}", at + 1, rule.says)),
        source(rule.cite, rule.quote, rule.confidence),
        el("div").class("govuk-body app-test").with("It is met by ").with(built(procedure, &rule.test)).into(),
        presumption,
        details([Html::from("Worked examples"), hidden.into()], examples).into(),
    ]
    .into()
}

/// How a criterion is made, as a phrase and the parts of it.
fn built(procedure: &Procedure, test: &Test) -> Html {
    let parts = |words: &'static str, parts: &[Test]| -> Html {
        let parts = parts.iter().map(|part| el("li").with(built(procedure, part)));
        [words.into(), Html::from(el("ul").class("govuk-list govuk-list--bullet").each(parts))].into()
    };
    match test {
        Test::All(tests) => parts("all of these:", tests),
        Test::Any(tests) => parts("any one of these:", tests),
        Test::Not(test) => [Html::from("not: "), built(procedure, test)].into(),
        Test::Unless(test) => [Html::from("unless this is shown (not known is not shown): "), built(procedure, test)].into(),
        Test::Rule(id) => {
            let says = procedure.rule(id).map_or("", |rule| &rule.says);
            format!("criterion {}: {}", number(procedure, id).unwrap_or_default(), crate::document::lower(says)).into()
        }
        Test::Answer(pairs) => {
            let said = pairs.iter().map(|(id, is)| {
                let labels: Vec<String> = is.iter().map(|answer| format!("“{}”", label(procedure.fact(id), answer))).collect();
                format!("{}: {}", name(procedure.fact(id)), list(&labels, "or"))
            });
            said.collect::<Vec<_>>().join("; ").into()
        }
    }
}

/// `Met: a baby dies of an inflicted injury. (What happened to the child: “The child died”)`
fn worked(procedure: &Procedure, example: &Example) -> Html {
    let gives = match example.gives {
        Gives::Met => "Met",
        Gives::NotMet => "Not met",
        Gives::Open => "Open",
    };
    let given = procedure.facts.iter().filter_map(|fact| {
        let (_, answer) = example.answers.iter().find(|(id, _)| *id == fact.id)?;
        Some(format!("{}: “{}”", fact.short, label(Some(fact), answer)))
    });
    let given = given.collect::<Vec<_>>().join("; ");
    [el("strong").with(gives).into(), Html::from(format!(": {}. {given}.", capital(&example.name)))].into()
}

fn number(procedure: &Procedure, rule: &Text) -> Option<usize> {
    procedure.rules.iter().position(|known| known.id == *rule).map(|at| at + 1)
}

fn name(fact: Option<&Fact>) -> Text {
    fact.map(|fact| fact.short).unwrap_or_default()
}

fn label(fact: Option<&Fact>, answer: &Text) -> Text {
    fact.and_then(|fact| fact.answer.iter().find(|known| known.id == *answer)).map(|known| known.label).unwrap_or_default()
}
