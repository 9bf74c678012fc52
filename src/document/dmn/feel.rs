//! The rules in FEEL, the expression language of DMN, in which “and”, “or” and “not” know a third value as ours do: `null`.

use crate::procedure::{Procedure, rule::Test};

/// A name that every tool takes: `fact_abuse_or_neglect`. What stands before the id keeps questions, rules and conclusions apart.
pub fn name(kind: &str, id: &str) -> String {
    format!("{kind}_{}", id.replace('-', "_"))
}

/// `"met"`
pub fn text(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `"met","not met"`
pub fn texts(values: &[&str]) -> String {
    values.iter().map(|value| text(value)).collect::<Vec<_>>().join(",")
}

/// What a rule tests: true, false, or null where it is not known.
pub fn expression(procedure: &Procedure, test: &Test) -> String {
    let each =
        |parts: &[Test], word: &str| parts.iter().map(|part| format!("({})", expression(procedure, part))).collect::<Vec<_>>().join(word);
    match test {
        Test::All(parts) => each(parts, "\nand "),
        Test::Any(parts) => each(parts, "\nor "),
        Test::Not(part) => format!("not({})", expression(procedure, part)),
        // Null is not true: what was asked and is not known counts as not shown.
        Test::Unless(part) => format!("if ({}) = true then false else true", expression(procedure, part)),
        Test::Rule(id) => name("rule", id),
        Test::Answer(pairs) => pairs.iter().map(|(id, is)| answer(procedure, id, &|known| is.iter().any(|it| it == known))).collect(),
    }
}

/// One of some answers; not so for the other definite answers; null for anything else.
fn answer(procedure: &Procedure, id: &str, fits: &dyn Fn(&str) -> bool) -> String {
    let fact = name("fact", id);
    let definite = procedure.fact(id).into_iter().flat_map(|fact| &fact.answer).filter(|answer| !answer.unknown);
    let (met, not): (Vec<&str>, Vec<&str>) = definite.map(|answer| answer.id.as_str()).partition(|id| fits(id));
    let is = |ids: &[&str]| match ids {
        [] => "false".to_string(),
        ids => ids.iter().map(|id| format!("{fact} = {}", text(id))).collect::<Vec<_>>().join(" or "),
    };
    format!("if {} then true else if {} then false else null", is(&met), is(&not))
}

/// The facts and rules that a test refers to, by name.
pub fn needs(test: &Test, found: &mut Vec<String>) {
    let name = match test {
        Test::All(parts) | Test::Any(parts) => return parts.iter().for_each(|part| needs(part, found)),
        Test::Not(part) | Test::Unless(part) => return needs(part, found),
        Test::Rule(id) => name("rule", id),
        Test::Answer(pairs) => pairs.iter().map(|(id, _)| name("fact", id)).collect(),
    };
    if !found.contains(&name) {
        found.push(name);
    }
}
