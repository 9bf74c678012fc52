//! Where the boxes and lines of a flow chart go. Nothing is placed by hand: steps stand in rows below those that lead to them,
//! a line that passes a row has a lane of its own in it, and between two rows every target has a height of its own to turn at.

use super::rows::{Item, Open, cell_width, levels, place};
use super::text::lines;
use crate::document::how::{Leads, Step};

pub const WIDTH: i32 = 960;
pub const LINE: i32 = 18;
pub const TITLE: i32 = 15;
pub const TYPE: i32 = 14;
const PAD: i32 = 8;
/// Between the heights at which lines turn, and above an arrow.
const TRACK: i32 = 12;
const ARROW: i32 = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Question,
    Answer,
    End,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub kind: Kind,
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
    pub lines: Vec<String>,
    /// On the reader's path.
    pub yours: bool,
}

/// A line from an answer towards a step, in straight parts. Without an arrow, it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wire {
    pub points: Vec<(i32, i32)>,
    pub arrow: bool,
    pub yours: bool,
    /// The step that it leads to; `None` for an end.
    pub to: Option<usize>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    pub blocks: Vec<Block>,
    pub wires: Vec<Wire>,
    pub height: i32,
}

pub fn chart(steps: &[Step]) -> Chart {
    let level = levels(steps);
    let rows = level.iter().max().map_or(0, |last| last + 1);
    let cell = cell_width(steps, &level, rows);
    let mut chart = Chart { height: 2, ..Chart::default() };
    let mut open: Vec<Open> = vec![Vec::new(); steps.len()];
    for row in 0..rows {
        let items = place(steps, &level, row, cell, &open);
        let top = channel(&mut chart, &items, &mut open);
        let (lanes, here): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|item| item.lane);
        // The lines to a lane end at its top; one goes on from there, and may be joined by others of this row.
        let passing: Vec<bool> = lanes.iter().map(|item| std::mem::take(&mut open[item.step]).iter().any(|(.., yours)| *yours)).collect();
        let bottom = boxes(&mut chart, steps, &here, top, &mut open);
        for (item, yours) in lanes.into_iter().zip(passing) {
            let (step, points) = (item.step, vec![(item.entry, top), (item.entry, bottom)]);
            chart.wires.push(Wire { points, arrow: false, yours, to: Some(step) });
            open[step].push((item.entry, bottom, yours));
        }
        chart.height = bottom;
    }
    chart.height += 4;
    chart
}

/// Brings every line that is open down to the items of the next row. Returns the top of that row.
fn channel(chart: &mut Chart, items: &[Item], open: &mut [Open]) -> i32 {
    let from = chart.height;
    if open.iter().all(Vec::is_empty) {
        return from;
    }
    // Of lines that go the same way, the one furthest ahead turns first: so they do not cross.
    let mut tracks: Vec<usize> = Vec::new();
    for item in items.iter().filter(|item| open[item.step].iter().any(|(x, ..)| *x != item.entry)) {
        if open[item.step].iter().all(|(x, ..)| *x <= item.entry) {
            tracks.insert(0, item.step);
        } else {
            tracks.push(item.step);
        }
    }
    let top = from + tracks.len() as i32 * TRACK + ARROW;
    for item in items {
        let track = tracks.iter().position(|step| *step == item.step).map_or(0, |at| at as i32 + 1);
        for (x, y, yours) in std::mem::take(&mut open[item.step]) {
            let turn = from + track * TRACK;
            let points =
                if x == item.entry { vec![(x, y), (x, top)] } else { vec![(x, y), (x, turn), (item.entry, turn), (item.entry, top)] };
            chart.wires.push(Wire { points, arrow: !item.lane, yours, to: Some(item.step) });
            if item.lane {
                open[item.step].push((item.entry, top, yours));
            }
        }
    }
    top
}

/// The steps of a row, each question over its answers and each end below the answer that leads there. Returns the bottom.
fn boxes(chart: &mut Chart, steps: &[Step], items: &[&Item], top: i32, open: &mut [Open]) -> i32 {
    let title = |item: &Item| {
        let step = &steps[item.step];
        let mut title = lines(&format!("{}. {}", item.step + 1, step.question), item.width * 9 / 10 - 2 * PAD, TITLE);
        title.extend(step.next.then(|| "your next question".to_string()));
        title
    };
    let cell = |item: &Item| item.width / (steps[item.step].ways.len() as i32).max(1);
    let mut tall = [0; 3];
    let mut made: Vec<Block> = Vec::new();
    let mut block = |kind: Kind, x: i32, width: i32, lines: Vec<String>, yours: bool| {
        tall[kind as usize] = tall[kind as usize].max(lines.len() as i32 * LINE + 2 * PAD);
        made.push(Block { kind, x, y: 0, width, height: 0, lines, yours });
    };
    for item in items {
        let (step, cell) = (&steps[item.step], cell(item));
        block(Kind::Question, item.left, item.width, title(item), step.passed || step.next);
        for (nth, way) in step.ways.iter().enumerate() {
            let x = item.left + nth as i32 * cell;
            let mut answer = lines(&way.answers, cell - 2 * PAD, TYPE);
            if let Leads::To(_) = way.leads {
                answer.push(way.leads());
            }
            answer.extend(way.yours.then(|| "your answer".to_string()));
            block(Kind::Answer, x, cell, answer, way.yours);
            if let Leads::End(..) = &way.leads {
                let mut end = lines(&way.leads(), cell - 3 * PAD, TYPE);
                end.extend(way.yours.then(|| "your result".to_string()));
                block(Kind::End, x + PAD / 2, cell - PAD, end, way.yours);
            }
        }
    }
    let starts = [top, top + tall[0], top + tall[0] + tall[1] + ARROW];
    for block in &mut made {
        (block.y, block.height) = (starts[block.kind as usize], tall[block.kind as usize]);
    }
    let answered = top + tall[0] + tall[1];
    for item in items {
        for (nth, way) in steps[item.step].ways.iter().enumerate() {
            let x = item.left + nth as i32 * cell(item) + cell(item) / 2;
            match way.leads {
                Leads::To(to) => open[to].push((x, answered, way.yours)),
                Leads::End(..) => {
                    chart.wires.push(Wire { points: vec![(x, answered), (x, starts[2])], arrow: true, yours: way.yours, to: None });
                }
            }
        }
    }
    chart.blocks.extend(made);
    if tall[2] > 0 { starts[2] + tall[2] } else { answered }
}
