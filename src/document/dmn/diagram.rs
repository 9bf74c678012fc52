//! What needs what, and the drawing of it: questions on the left, then the rules, the conclusions, and the headline on the right,
//! each with a note of where it is written. Everything stands on a grid, so that a line that passes a column has a way between the rows.

use super::{feel, xml::Xml};
use crate::document::Item;
use crate::procedure::Procedure;

/// Room at the top, where viewers put the name of the model.
const TOP: usize = 140;
const WIDTH: usize = 260;
const HEIGHT: usize = 60;
const NOTE: usize = 100;
const EDGE: usize = 10;
const GUTTER: usize = 140;
const PITCH: usize = HEIGHT + EDGE + NOTE + 40;

/// A question or a decision.
pub struct Node {
    pub name: String,
    pub label: String,
    /// Where it is written, and in which words.
    pub note: String,
    /// By position among the nodes.
    pub needs: Vec<usize>,
    column: usize,
    row: usize,
}

impl Node {
    pub fn is_input(&self) -> bool {
        self.column == 0
    }

    fn left(&self) -> usize {
        40 + self.column * (WIDTH + GUTTER)
    }

    fn top(&self) -> usize {
        TOP + self.row * PITCH
    }

    fn note_name(&self) -> String {
        format!("note_{}", self.name)
    }
}

/// The name of the line between two.
pub fn edge(node: &Node, needed: &Node) -> String {
    format!("{}_needs_{}", node.name, needed.name)
}

pub fn nodes(procedure: &Procedure) -> Vec<Node> {
    let cited = |cite: &str, quote: &str| Item { cite: cite.to_string(), quote: quote.to_string(), ..Item::default() }.citation();
    let mut nodes: Vec<Node> = Vec::new();
    let mut add = |kind: &str, id: &str, label: &str, note: String, needs: &[String]| {
        let needs: Vec<usize> = (0..nodes.len()).filter(|at| needs.contains(&nodes[*at].name)).collect();
        let column = needs.iter().map(|at| nodes[*at].column + 1).max().unwrap_or(usize::from(kind != "fact"));
        nodes.push(Node { name: feel::name(kind, id), label: label.to_string(), note, needs, column, row: 0 });
    };
    for fact in &procedure.facts {
        add("fact", &fact.id, &fact.short, format!("{} {}", fact.question, cited(&fact.cite, "")), &[]);
    }
    for rule in &procedure.rules {
        let mut needs = Vec::new();
        feel::needs(&rule.test, &mut needs);
        add("rule", &rule.id, &rule.says, cited(&rule.cite, &rule.quote), &needs);
    }
    for conclusion in &procedure.conclusions {
        let needs: Vec<String> = conclusion.result.iter().map(|result| feel::name("rule", &result.rule)).collect();
        add("conclusion", &conclusion.id, &conclusion.name, cited(&conclusion.cite, ""), &needs);
    }
    let needs: Vec<String> = procedure.conclusions.iter().map(|conclusion| feel::name("conclusion", &conclusion.id)).collect();
    add("headline", &procedure.edition.id, "Headline", format!("Support for judgement. {}", procedure.edition.decides), &needs);
    place(&mut nodes);
    nodes
}

/// Conclusions stand in one column, and each column in the middle of the height.
fn place(nodes: &mut [Node]) {
    let last = nodes.last().map_or(0, |node| node.column);
    nodes.iter_mut().filter(|node| node.name.starts_with("conclusion_")).for_each(|node| node.column = last - 1);
    let count = |nodes: &[Node], column: usize| nodes.iter().filter(|node| node.column == column).count();
    let most = (0..=last).map(|column| count(nodes, column)).max().unwrap_or_default();
    for column in 0..=last {
        let first = (most - count(nodes, column)) / 2;
        nodes.iter_mut().filter(|node| node.column == column).enumerate().for_each(|(at, node)| node.row = first + at);
    }
}

pub fn notes(xml: &mut Xml, nodes: &[Node]) {
    for node in nodes {
        xml.within("textAnnotation", &[("id", &node.note_name())], &node.note);
    }
    for node in nodes {
        xml.open("association", &[("id", &format!("{}_line", node.note_name())), ("associationDirection", "None")]);
        xml.empty("sourceRef", &[("href", &format!("#{}", node.name))]);
        xml.empty("targetRef", &[("href", &format!("#{}", node.note_name()))]);
        xml.close();
    }
}

pub fn draw(xml: &mut Xml, nodes: &[Node]) {
    xml.open("dmndi:DMNDI", &[]);
    xml.open("dmndi:DMNDiagram", &[("id", "diagram"), ("name", "What needs what")]);
    for node in nodes {
        shape(xml, &node.name, node.left(), node.top(), HEIGHT);
        shape(xml, &node.note_name(), node.left(), node.top() + HEIGHT + EDGE, NOTE);
    }
    for node in nodes {
        let middle = node.left() + WIDTH / 2;
        line(xml, &format!("{}_line", node.note_name()), &[(middle, node.top() + HEIGHT), (middle, node.top() + HEIGHT + EDGE)]);
        for needed in node.needs.iter().map(|at| &nodes[*at]) {
            let (from, to) = ((needed.left() + WIDTH, needed.top() + HEIGHT / 2), (node.left(), node.top() + HEIGHT / 2));
            let between = needed.top() + PITCH - 20;
            let (out, into) = (from.0 + GUTTER / 2, to.0 - GUTTER / 4);
            let around = [from, (out, from.1), (out, between), (into, between), (into, to.1), to];
            let straight = [from, to];
            let points: &[_] = if node.column == needed.column + 1 { &straight } else { &around };
            line(xml, &edge(node, needed), points);
        }
    }
    xml.close();
    xml.close();
}

fn shape(xml: &mut Xml, of: &str, x: usize, y: usize, height: usize) {
    xml.open("dmndi:DMNShape", &[("id", &format!("{of}_shape")), ("dmnElementRef", of)]);
    let [x, y, width, height] = [x, y, WIDTH, height].map(|number| number.to_string());
    xml.empty("dc:Bounds", &[("height", &height), ("width", &width), ("x", &x), ("y", &y)]);
    xml.close();
}

fn line(xml: &mut Xml, of: &str, points: &[(usize, usize)]) {
    xml.open("dmndi:DMNEdge", &[("id", &format!("{of}_edge")), ("dmnElementRef", of)]);
    for (x, y) in points {
        xml.empty("di:waypoint", &[("x", &x.to_string()), ("y", &y.to_string())]);
    }
    xml.close();
}
