//! The decisions: each rule as an expression, each conclusion and the headline as a table.

use super::{diagram::Node, feel, requirements, xml::Xml};
use crate::document::Item;
use crate::procedure::Procedure;
use crate::reasoning::{
    outcome::Standing,
    rulebook::{ConclusionShape, Rulebook},
};

/// A table in which the first row that fits decides.
#[derive(Default)]
struct Table {
    /// For each column: its heading, what it looks at, the values that this can have.
    inputs: Vec<(String, String, String)>,
    /// The name of the type of what comes out, and its values if they are few.
    output: (String, Option<String>),
    /// For each row: its cells, what comes out, and where that is written.
    rows: Vec<(Vec<String>, String, String)>,
}

const ANY: &str = "-";

pub fn write(xml: &mut Xml, procedure: &Procedure, book: &Rulebook, nodes: &[Node]) {
    for node in nodes.iter().filter(|node| !node.is_input()) {
        let rule = procedure.rules.iter().find(|rule| feel::name("rule", &rule.id) == node.name);
        let conclusion = procedure.conclusions.iter().position(|it| feel::name("conclusion", &it.id) == node.name);
        let (kind, table) = match (rule, conclusion) {
            (Some(_), _) => ("boolean".to_string(), None),
            (None, Some(at)) => (feel::name("standing", &procedure.conclusions[at].id), Some(conclusion_table(procedure, book, at))),
            (None, None) => ("string".to_string(), Some(headline_table(procedure, book))),
        };
        xml.open("decision", &[("id", &node.name), ("name", &node.name), ("label", &node.label)]);
        xml.text("description", &[], &format!("{}. {}", node.label, node.note));
        xml.empty("variable", &[("id", &format!("{}_value", node.name)), ("name", &node.name), ("typeRef", &kind)]);
        requirements(xml, nodes, node);
        if let Some(rule) = rule {
            let id = format!("{}_expression", node.name);
            xml.within("literalExpression", &[("id", &id), ("typeRef", "boolean")], &feel::expression(procedure, &rule.test));
        }
        if let Some(table) = table {
            table.write(xml, &node.name);
        }
        xml.close();
    }
}

/// Every standing that a conclusion can have.
pub fn standings(book: &Rulebook, conclusion: usize) -> Vec<Standing> {
    let shape = &book.conclusions[conclusion];
    let results = (0..shape.results.len()).map(|at| Standing::Result(at as u8));
    results.chain((0..shape.either.len()).map(|at| Standing::Either(at as u8))).chain([Standing::Open]).collect()
}

fn conclusion_table(procedure: &Procedure, book: &Rulebook, at: usize) -> Table {
    let (conclusion, shape) = (&procedure.conclusions[at], &book.conclusions[at]);
    let values: Vec<&str> = standings(book, at).iter().map(|standing| standing.id(conclusion)).collect();
    let mut table = Table { output: (feel::name("standing", &conclusion.id), Some(feel::texts(&values))), ..Table::default() };
    for rule in shape.results.iter().flatten().map(|rule| &procedure.rules[*rule]) {
        let name = feel::name("rule", &rule.id);
        let look = format!("if {name} = null then \"not known\" else if {name} then \"met\" else \"not met\"");
        table.inputs.push((rule.says.to_string(), look, feel::texts(&["met", "not met", "not known"])));
    }
    let mut rows = Vec::new();
    paths(shape, 0, &[], 0, &mut rows);
    rows.retain(|(_, standing)| *standing != Standing::Open);
    rows.push((Vec::new(), Standing::Open));
    for (mut cells, standing) in rows {
        cells.resize(table.inputs.len(), ANY.to_string());
        let rule = match standing {
            Standing::Result(result) => shape.results[usize::from(result)].map(|rule| &procedure.rules[rule]),
            Standing::Either(_) | Standing::Open => None,
        };
        let (cite, quote) = rule.map_or((conclusion.cite, ""), |rule| (rule.cite, rule.quote.as_str()));
        let cited = Item { cite: cite.to_string(), quote: quote.to_string(), ..Item::default() }.citation();
        table.rows.push((cells, feel::text(standing.id(conclusion)), format!("{}. {cited}", standing.label(conclusion))));
    }
    table
}

/// The ways through the rules of a conclusion, as [`Rulebook::standing`] goes them, each with its end.
fn paths(shape: &ConclusionShape, at: usize, cells: &[String], candidates: u16, found: &mut Vec<(Vec<String>, Standing)>) {
    let here = candidates | 1 << at;
    if shape.results[at].is_none() {
        return found.push((cells.to_vec(), shape.standing(here)));
    }
    let with = |word: &str| [cells, &[feel::text(word)]].concat();
    found.push((with("met"), shape.standing(here)));
    paths(shape, at + 1, &with("not met"), candidates, found);
    paths(shape, at + 1, &with("not known"), here, found);
}

fn headline_table(procedure: &Procedure, book: &Rulebook) -> Table {
    let mut table = Table { output: ("string".to_string(), None), ..Table::default() };
    for (at, conclusion) in procedure.conclusions.iter().enumerate() {
        let values: Vec<&str> = standings(book, at).iter().map(|standing| standing.id(conclusion)).collect();
        table.inputs.push((conclusion.name.to_string(), feel::name("conclusion", &conclusion.id), feel::texts(&values)));
    }
    for headline in &procedure.headlines {
        let cell = |id: &str| headline.when.iter().find(|(of, _)| of == id).map_or(ANY.to_string(), |(_, standing)| feel::text(standing));
        let cells = procedure.conclusions.iter().map(|conclusion| cell(&conclusion.id)).collect();
        table.rows.push((cells, feel::text(&headline.title), headline.summary.to_string()));
    }
    table
}

impl Table {
    fn write(&self, xml: &mut Xml, of: &str) {
        let id = |rest: String| format!("{of}_{rest}");
        xml.open("decisionTable", &[("id", &id("table".to_string())), ("hitPolicy", "FIRST"), ("outputLabel", of)]);
        for (at, (label, look, values)) in self.inputs.iter().enumerate() {
            xml.open("input", &[("id", &id(format!("input_{at}"))), ("label", label)]);
            xml.within("inputExpression", &[("id", &id(format!("look_{at}"))), ("typeRef", "string")], look);
            xml.within("inputValues", &[("id", &id(format!("values_{at}")))], values);
            xml.close();
        }
        xml.open("output", &[("id", &id("output".to_string())), ("name", of), ("typeRef", &self.output.0)]);
        if let Some(values) = &self.output.1 {
            xml.within("outputValues", &[("id", &id("output_values".to_string()))], values);
        }
        xml.close();
        xml.empty("annotation", &[("name", "Says")]);
        for (at, (cells, gives, says)) in self.rows.iter().enumerate() {
            xml.open("rule", &[("id", &id(format!("row_{at}")))]);
            xml.text("description", &[], says);
            for (nth, cell) in cells.iter().enumerate() {
                xml.within("inputEntry", &[("id", &id(format!("row_{at}_{nth}")))], cell);
            }
            xml.within("outputEntry", &[("id", &id(format!("row_{at}_output")))], gives);
            xml.within("annotationEntry", &[], says);
            xml.close();
        }
        xml.close();
    }
}
