//! The rows of a flow chart: which step stands in which, and where in it.

use super::layout::WIDTH;
use crate::document::how::{Leads, Step};

/// The most answers side by side, and the widest that one is drawn.
const ABREAST: i32 = 6;
const WIDEST: i32 = 230;
const GAP: i32 = 28;
const LANE: i32 = 20;
const PAD: i32 = 8;
/// The least distance of lines that lead to different places.
const APART: i32 = 6;

/// A step, or the lane of the lines to a step further down.
pub struct Item {
    pub step: usize,
    pub lane: bool,
    pub left: i32,
    pub width: i32,
    pub entry: i32,
}

/// Where a line comes down: from which point, and whether it is the reader's.
pub type Open = Vec<(i32, i32, bool)>;

fn span(step: &Step) -> i32 {
    (step.ways.len() as i32).max(2)
}

fn targets(step: &Step) -> impl Iterator<Item = usize> {
    step.ways.iter().filter_map(|way| if let Leads::To(to) = way.leads { Some(to) } else { None })
}

/// The row of each step: below every step that leads to it, and where there is room.
pub fn levels(steps: &[Step]) -> Vec<usize> {
    let mut level = vec![0; steps.len()];
    let mut load: Vec<i32> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        loop {
            load.resize(load.len().max(level[at] + 1), 0);
            if load[level[at]] == 0 || load[level[at]] + span(step) <= ABREAST {
                break;
            }
            level[at] += 1;
        }
        load[level[at]] += span(step);
        targets(step).for_each(|to| level[to] = level[to].max(level[at] + 1));
    }
    level
}

/// As wide as the fullest row allows.
pub fn cell_width(steps: &[Step], level: &[usize], rows: usize) -> i32 {
    let mut width = WIDEST;
    for row in 0..rows {
        let (mut cells, mut free) = (0, WIDTH - 4 + GAP);
        for (at, step) in steps.iter().enumerate() {
            if level[at] == row {
                cells += span(step);
                free -= GAP;
            } else if level[at] > row && (0..at).any(|from| level[from] < row && targets(&steps[from]).any(|to| to == at)) {
                free -= LANE + GAP;
            }
        }
        width = width.min(free / cells.max(1));
    }
    width
}

/// Each as near as may be below what leads to it, from left to right and then back from the right edge.
pub fn place(steps: &[Step], level: &[usize], row: usize, cell: i32, open: &[Open]) -> Vec<Item> {
    let mut items: Vec<(i32, Item)> = Vec::new();
    for step in 0..steps.len() {
        let lane = level[step] > row && !open[step].is_empty();
        if level[step] != row && !lane {
            continue;
        }
        let wanted = match open[step].len() as i32 {
            0 => WIDTH / 2,
            many => open[step].iter().map(|(x, ..)| x).sum::<i32>() / many,
        };
        let width = if lane { LANE } else { span(&steps[step]) * cell };
        let at = items.iter().position(|(other, _)| *other > wanted).unwrap_or(items.len());
        items.insert(at, (wanted, Item { step, lane, left: wanted - width / 2, width, entry: 0 }));
    }
    let mut items: Vec<Item> = items.into_iter().map(|(_, item)| item).collect();
    let mut edge = 2;
    for item in &mut items {
        item.left = item.left.max(edge);
        edge = item.left + item.width + GAP;
    }
    let mut edge = WIDTH - 2;
    for item in items.iter_mut().rev() {
        item.left = item.left.min(edge - item.width);
        edge = item.left - GAP;
    }
    enter(&mut items, open);
    items
}

/// Where lines enter: straight below one of its own if it can be, and never below one that leads elsewhere.
fn enter(items: &mut [Item], open: &[Open]) {
    for item in items {
        let inside = |x: &i32| *x > item.left + PAD && *x < item.left + item.width - PAD;
        let own = &open[item.step];
        let middle = item.left + item.width / 2;
        let foreign = |x: i32| (0..open.len()).any(|step| step != item.step && open[step].iter().any(|(at, ..)| (at - x).abs() < APART));
        let tries = [0, 7, -7, 16, -16, 32, -32, 64, -64].map(|off| middle + off);
        let clear = tries.into_iter().find(|x| (item.left..item.left + item.width).contains(x) && !foreign(*x));
        item.entry = own.iter().map(|(x, ..)| *x).find(inside).or(clear).unwrap_or(middle);
    }
}
