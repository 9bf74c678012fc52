//! An edition as a file for decision modelling tools: DMN 1.3, with every question, rule, conclusion and headline, and a drawing.
//!
//! What is not known is a value like any other: each question takes its own answer for it, a rule that is open is `null`, and a
//! conclusion or headline takes over from the rules by a table in which the first row that fits decides.

mod decisions;
mod diagram;
mod feel;
mod xml;

use crate::procedure::{Procedure, fact::Fact};
use crate::reasoning::rulebook::Rulebook;
use diagram::Node;
use xml::Xml;

/// Names of languages, not addresses: nothing is fetched from them.
const MODEL: &str = "https://www.omg.org/spec/DMN/20191111/MODEL/";
const DMNDI: &str = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
const DC: &str = "http://www.omg.org/spec/DMN/20180521/DC/";
const DI: &str = "http://www.omg.org/spec/DMN/20180521/DI/";

/// The whole file.
pub fn file(procedure: &Procedure, book: &Rulebook) -> String {
    let edition = &procedure.edition;
    let nodes = diagram::nodes(procedure);
    let mut xml = Xml::new();
    let id = feel::name("edition", &edition.id);
    let namespace = format!("urn:case-review:{}:{}", edition.id, edition.version);
    xml.open(
        "definitions",
        &[
            ("xmlns", MODEL),
            ("xmlns:dmndi", DMNDI),
            ("xmlns:dc", DC),
            ("xmlns:di", DI),
            ("id", &id),
            ("name", &edition.name),
            ("namespace", &namespace),
            ("exporter", "Case Review"),
        ],
    );
    xml.text("description", &[], &about(procedure));
    for fact in &procedure.facts {
        let meaning: Vec<String> = fact.answer.iter().map(|answer| format!("{}: {}", answer.id, answer.label)).collect();
        let values: Vec<&str> = fact.answer.iter().map(|answer| answer.id.as_str()).collect();
        kind(&mut xml, &feel::name("answer", &fact.id), &meaning, &values);
    }
    for (at, conclusion) in procedure.conclusions.iter().enumerate() {
        let standings = decisions::standings(book, at);
        let meaning: Vec<String> = standings.iter().map(|it| format!("{}: {}", it.id(conclusion), it.label(conclusion))).collect();
        let values: Vec<&str> = standings.iter().map(|it| it.id(conclusion)).collect();
        kind(&mut xml, &feel::name("standing", &conclusion.id), &meaning, &values);
    }
    procedure.facts.iter().for_each(|fact| input(&mut xml, fact));
    decisions::write(&mut xml, procedure, book, &nodes);
    diagram::notes(&mut xml, &nodes);
    diagram::draw(&mut xml, &nodes);
    xml.finish()
}

/// What a reader of the file alone must know.
fn about(procedure: &Procedure) -> String {
    let edition = &procedure.edition;
    let lines = [
        edition.ended.to_string(),
        edition.banner.to_string(),
        format!("Support for judgement, not a decision. {}", edition.decides),
        format!("Source: {}. Rules version {}, checked {}.", edition.source, edition.version, edition.checked),
        "Give every input one of its values; “not known” is one of them. A rule is true if it is met, false if it is not, and null if that is not known.".to_string(),
    ];
    lines.iter().filter(|line| !line.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// A text that takes only these values.
fn kind(xml: &mut Xml, name: &str, meaning: &[String], values: &[&str]) {
    xml.open("itemDefinition", &[("id", name), ("name", name)]);
    xml.text("description", &[], &meaning.join("\n"));
    xml.text("typeRef", &[], "string");
    xml.within("allowedValues", &[("id", &format!("{name}_values"))], &feel::texts(values));
    xml.close();
}

fn input(xml: &mut Xml, fact: &Fact) {
    let name = feel::name("fact", &fact.id);
    xml.open("inputData", &[("id", &name), ("name", &name), ("label", &fact.question)]);
    xml.text("description", &[], &format!("{} {}", fact.question, fact.source));
    xml.empty("variable", &[("id", &format!("{name}_value")), ("name", &name), ("typeRef", &feel::name("answer", &fact.id))]);
    xml.close();
}

/// The requirements of a decision.
fn requirements(xml: &mut Xml, nodes: &[Node], node: &Node) {
    for needed in node.needs.iter().map(|needed| &nodes[*needed]) {
        xml.open("informationRequirement", &[("id", &diagram::edge(node, needed))]);
        let tag = if needed.is_input() { "requiredInput" } else { "requiredDecision" };
        xml.empty(tag, &[("href", &format!("#{}", needed.name))]);
        xml.close();
    }
}
