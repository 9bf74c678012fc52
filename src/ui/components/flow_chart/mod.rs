//! The decision tree as a flow chart. The list below it says the same in the same words; the reader's path differs by the
//! thickness of its lines and by words, not by colour.

pub mod layout;
mod rows;
pub mod text;

use crate::document::how::{Leads, Step, Way};
use crate::ui::html::{Element, Html, el};
use layout::{Block, Kind, LINE, WIDTH, Wire, chart};

pub fn flow_chart(steps: &[Step]) -> Html {
    let chart = chart(steps);
    let mut drawing = el("svg")
        .class("app-flow")
        .attr("viewBox", format!("0 0 {WIDTH} {}", chart.height))
        .attr("role", "img")
        .attr("aria-label", alternative(steps));
    // What is the reader's is drawn last, over the lines that it shares with others.
    for yours in [false, true] {
        for wire in chart.wires.iter().filter(|it| it.yours == yours) {
            drawing = drawing.with(line(wire));
        }
        for block in chart.blocks.iter().filter(|it| it.yours == yours) {
            drawing = drawing.with(draw(block));
        }
    }
    drawing.into()
}

/// The drawing in one sentence.
fn alternative(steps: &[Step]) -> String {
    let yours = if steps.iter().any(|step| step.passed) { ", with yours marked" } else { "" };
    format!(
        "Flow chart of {} questions, from each answer to the next question or to a result{yours}; the list below says the same.",
        steps.len()
    )
}

fn draw(block: &Block) -> Element {
    let class = match block.kind {
        Kind::Question => "app-flow__question",
        Kind::Answer => "app-flow__answer",
        Kind::End => "app-flow__end",
    };
    let number = |number: i32| number.to_string();
    let rect = el("rect").attr("x", number(block.x)).attr("y", number(block.y));
    let rect = rect.attr("width", number(block.width)).attr("height", number(block.height));
    let rect = if block.kind == Kind::End { rect.attr("rx", "14") } else { rect };
    let middle = block.x + block.width / 2;
    let first = block.y + (block.height - block.lines.len() as i32 * LINE) / 2 + LINE - 5;
    let lines = block.lines.iter().enumerate();
    let lines = lines.map(|(at, line)| el("text").attr("x", number(middle)).attr("y", number(first + at as i32 * LINE)).with(line.clone()));
    el("g").class(with_yours(class, block.yours)).with(rect).each(lines)
}

fn line(wire: &Wire) -> Element {
    let mut path = String::new();
    let last = wire.points.len().saturating_sub(1);
    for (at, (x, y)) in wire.points.iter().enumerate() {
        // Short of the point of the arrow, which a thick line would blunt.
        let y = if wire.arrow && at == last { y - 6 } else { *y };
        path.push_str(&format!("{}{x} {y}", if at == 0 { "M" } else { "L" }));
    }
    let tip = wire.points.last().filter(|_| wire.arrow);
    let tip = tip.map(|(x, y)| el("path").class("app-flow__tip").attr("d", format!("M{x} {y}l-6-10h12z")));
    el("g").class(with_yours("app-flow__line", wire.yours)).with(el("path").attr("d", path)).with(tip)
}

fn with_yours(class: &'static str, yours: bool) -> String {
    super::classes(&[class, if yours { "app-flow--yours" } else { "" }])
}

/// The same steps as a numbered list.
pub fn flow_list(steps: &[Step]) -> Html {
    let mark = |yours: bool, words: &'static str| yours.then(|| el("strong").with(format!(" – {words}")));
    let way = |way: &Way| {
        let end = if matches!(way.leads, Leads::End(..)) { "your answer and result" } else { "your answer" };
        el("li").with(format!("{}: {}", way.answers, way.leads())).with(mark(way.yours, end))
    };
    let step = |step: &Step| {
        let question = el("strong").with(step.question).into();
        let cite = el("span").class("app-cite").with(format!(" ({})", step.cite)).into();
        let ways = el("ul").class("govuk-list govuk-list--bullet").each(step.ways.iter().map(way)).into();
        el("li").each::<Html>([question, cite, mark(step.next, "your next question").into(), ways])
    };
    el("ol").class("govuk-list govuk-list--number govuk-list--spaced app-flow-list").each(steps.iter().map(step)).into()
}
