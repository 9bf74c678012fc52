//! The drawing of the tree: nothing over anything else, and every way arrives.

use crate::tree::{invented, walks};
use case_review::compiled;
use case_review::document::how::{Leads, Step, Way, steps};
use case_review::kept::Text;
use case_review::reasoning::tree::{Asking, Branch, Next, Tree};
use case_review::ui::components::flow_chart::layout::{Block, Chart, Kind, WIDTH, chart};

fn overlap(one: (i32, i32), other: (i32, i32)) -> i32 {
    one.1.min(other.1) - one.0.max(other.0)
}

/// No box over another or past the edge, no line through a box or along a line that leads elsewhere, and every way arrives.
fn sound(name: &str, steps: &[Step], chart: &Chart) {
    let sides = |block: &Block| ((block.x, block.x + block.width), (block.y, block.y + block.height));
    for (at, block) in chart.blocks.iter().enumerate() {
        let (x, y) = sides(block);
        assert!(x.0 >= 0 && x.1 <= WIDTH && y.0 >= 0 && y.1 <= chart.height, "{name}: past the edge: {block:?}");
        for other in &chart.blocks[at + 1..] {
            assert!(overlap(x, sides(other).0) <= 0 || overlap(y, sides(other).1) <= 0, "{name}: {block:?} over {other:?}");
        }
    }
    type Part = (Option<usize>, (i32, i32), (i32, i32));
    let parts: Vec<Part> = chart
        .wires
        .iter()
        .flat_map(|wire| wire.points.windows(2).map(|ends| (wire.to, (ends[0].0, ends[1].0), (ends[0].1, ends[1].1))))
        .map(|(to, x, y)| (to, (x.0.min(x.1), x.0.max(x.1)), (y.0.min(y.1), y.0.max(y.1))))
        .collect();
    for (at, (to, x, y)) in parts.iter().enumerate() {
        assert!(x.0 == x.1 || y.0 == y.1, "{name}: a line aslant");
        for block in &chart.blocks {
            let (across, down) = sides(block);
            let inside = x.1 > across.0 && x.0 < across.1 && y.1 > down.0 && y.0 < down.1;
            assert!(!inside, "{name}: a line {x:?} {y:?} through {block:?}");
        }
        for (other, ox, oy) in parts[at + 1..].iter().filter(|(other, ..)| other != to) {
            let along = (x == ox && x.0 == x.1 && overlap(*y, *oy) > 0) || (y == oy && y.0 == y.1 && overlap(*x, *ox) > 0);
            assert!(!along, "{name}: lines to {to:?} and {other:?} lie on one another at {x:?} {y:?}");
        }
    }
    // From the bottom of each answer, line after line, to the top of the question or end.
    let of = |kind: Kind| chart.blocks.iter().filter(move |block| block.kind == kind);
    let asked = |step: usize| of(Kind::Question).find(|block| block.lines[0].starts_with(&format!("{}.", step + 1))).expect("its box");
    let ways: Vec<(usize, &Way)> = steps.iter().enumerate().flat_map(|(at, step)| step.ways.iter().map(move |way| (at, way))).collect();
    for (at, way) in &ways {
        let (question, nth) = (asked(*at), steps[*at].ways.iter().position(|it| it == *way).expect("itself") as i32);
        let cell = question.width / steps[*at].ways.len() as i32;
        let under = question.x + nth * cell + cell / 2;
        let box_of = of(Kind::Answer).find(|it| it.x <= under && under < it.x + it.width && it.y == question.y + question.height);
        let target = if let Leads::To(to) = way.leads { Some(to) } else { None };
        let mut place = (under, box_of.map(|it| it.y + it.height).expect("a box for the answer"));
        loop {
            let wire = chart
                .wires
                .iter()
                .find(|wire| wire.to == target && wire.points[0] == place)
                .unwrap_or_else(|| panic!("{name}: no way on from {place:?} to {target:?}"));
            place = *wire.points.last().expect("an end");
            if wire.arrow {
                break;
            }
        }
        let arrived = match target {
            Some(to) => vec![asked(to)],
            None => of(Kind::End).collect(),
        };
        assert!(arrived.iter().any(|block| block.y == place.1 && block.x < place.0 && place.0 < block.x + block.width), "{name}: {way:?}");
    }
}

/// Steps of a tree without an edition, to be drawn.
fn bare(tree: &Tree) -> Vec<Step> {
    let way = |(nth, branch): (usize, &Branch)| Way {
        answers: format!("“answer {nth}”"),
        leads: match branch.to {
            Next::Ask(to) => Leads::To(to),
            Next::End(_) => Leads::End("the end of it, in so many words".to_string(), None),
        },
        yours: false,
    };
    let ways = |asking: &Asking| asking.branches.iter().enumerate().map(way).collect();
    let step = |asking| Step {
        question: Text("What is the question here?"),
        cite: "1".to_string(),
        ways: ways(asking),
        passed: false,
        next: false,
    };
    tree.questions.iter().map(step).collect()
}

#[test]
fn a_drawing_is_sound_whatever_the_path_and_whatever_the_rules() {
    let mut drawings = 0;
    for (procedure, book) in compiled::PROCEDURES.iter().zip(compiled::RULEBOOKS) {
        let (tree, table) = (book.tree(true), book.table());
        for answers in walks(book) {
            let steps = steps(procedure, book, &tree.drawn(book, &answers), &table, &answers);
            sound(&format!("{answers:?}"), &steps, &chart(&steps));
            drawings += 1;
        }
    }
    for seed in 0..200 {
        let steps = bare(&invented(seed, 4 + seed as usize % 4).tree(false));
        sound(&format!("invented {seed}, {} questions", steps.len()), &steps, &chart(&steps));
        drawings += 1;
    }
    println!("{drawings} drawings");
}
