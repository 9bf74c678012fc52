//! The tree and the table that the rules come to, against the combinations one by one; and the page that shows them.

use crate::support::cumbria;
use case_review::calendar::words;
use case_review::compiled;
use case_review::document::how::{Leads, Step, Way, steps, table_rows};
use case_review::kept::{Kept, List, Text};
use case_review::procedure::confidence::Confidence;
use case_review::reasoning::{
    answers::{Answers, MOST_FACTS},
    outcome::Outcome,
    rulebook::{ConclusionShape, FactShape, Node, Rulebook},
    table::Piece,
    tree::{Next, Tree},
};
use case_review::ui::components::flow_chart::layout::{Block, Chart, Kind, WIDTH, chart};
use case_review::ui::{
    pages,
    route::Route,
    workspace::{Guide, Workspace},
};
use leptos::prelude::Owner;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;

fn all(book: &Rulebook) -> Vec<Answers> {
    let mut found = Vec::new();
    book.every_combination(false, &mut |answers| found.push(answers));
    found
}

fn definite(book: &Rulebook) -> Vec<Answers> {
    let known = |answers: &Answers, fact: usize| answers.get(fact).is_some_and(|answer| book.facts[fact].unknown >> answer & 1 == 0);
    all(book).into_iter().filter(|answers| (0..book.facts.len()).all(|fact| known(answers, fact))).collect()
}

/// The same numbers every time.
fn below(seed: &mut u64, most: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize % most
}

/// A rulebook that nobody wrote: `facts` questions of up to four answers, rules put together by chance, two conclusions.
fn invented(seed: u64, facts: usize) -> Rulebook {
    fn node(seed: &mut u64, shapes: &[FactShape], depth: usize) -> Node {
        let parts = |seed: &mut u64| List::new((0..2).map(|_| node(seed, shapes, depth - 1)).collect());
        match if depth == 0 { 9 } else { below(seed, 10) } {
            0..=2 => Node::All(parts(seed)),
            3..=5 => Node::Any(parts(seed)),
            6 => Node::Not(Kept::new(node(seed, shapes, depth - 1))),
            7 => Node::Unless(Kept::new(node(seed, shapes, depth - 1))),
            _ => {
                let fact = below(seed, shapes.len());
                let known = ((1 << shapes[fact].answers) - 1) & !shapes[fact].unknown;
                Node::Answer { fact, is: (1 + below(seed, 7) as u16) & known, unknown: shapes[fact].unknown }
            }
        }
    }
    let mut seed = seed.wrapping_mul(7_919) + 1;
    let shape = |answers: usize| FactShape { answers, unknown: 1 << (answers - 1), distinct: List::new((0..answers - 1).collect()) };
    let shapes: Vec<FactShape> = (0..facts).map(|_| shape(3 + below(&mut seed, 2))).collect();
    let rules = (0..3).map(|_| node(&mut seed, &shapes, 4)).collect();
    let conclusion = |results: &[Option<usize>]| ConclusionShape { results: List::new(results.to_vec()), either: List::default() };
    let conclusions = vec![conclusion(&[Some(0), None]), conclusion(&[Some(1), Some(2), None])];
    Rulebook { facts: List::new(shapes), rules: List::new(rules), conclusions: List::new(conclusions) }
}

fn books() -> Vec<Rulebook> {
    compiled::RULEBOOKS.iter().cloned().chain((0..40).map(|seed| invented(seed, 5))).collect()
}

#[test]
fn every_path_of_the_tree_is_the_walk_of_the_questions() {
    for book in books() {
        let tree = book.tree(true);
        for (at, asking) in tree.questions.iter().enumerate() {
            for branch in &asking.branches {
                if let Next::Ask(to) = branch.to {
                    assert!(to > at && tree.questions[to].fact > asking.fact, "questions stand in order");
                }
            }
            assert!(tree.questions.iter().skip(at + 1).all(|other| other != asking), "the same question twice");
        }
        for given in all(&book) {
            let (path, walk) = (tree.path(&given), book.walk(&given));
            let asked: Vec<usize> = path.taken.iter().map(|(at, _)| tree.questions[*at].fact).collect();
            assert_eq!(asked, walk.asked);
            assert_eq!(path.at, Next::End(Outcome::of(&book, &walk.answers)));
        }
    }
}

#[test]
fn the_tree_stays_small() {
    let (_, book) = cumbria();
    assert!(book.tree(true).questions.iter().all(|asking| asking.branches.len() > 1), "no idle question");
    let sizes = [false, true].map(|unknown| book.tree(unknown).questions.len());
    assert_eq!(sizes, [8, 20], "without and with what is not known");
    for seed in 0..10 {
        let (book, now) = (invented(seed, 7), std::time::Instant::now());
        let (questions, took) = (book.tree(true).questions.len(), now.elapsed());
        println!("invented, 7 facts: {questions} questions in {took:?}, {} rows", book.table().rows.len());
        assert!(questions < 100);
    }
}

fn within(piece: &Piece, answers: &Answers) -> bool {
    (0..MOST_FACTS).all(|fact| answers.get(fact).is_none_or(|answer| piece[fact] >> answer & 1 == 1))
}

#[test]
fn the_rows_of_the_table_are_disjoint_and_together_everything() {
    for book in books() {
        let table = book.table();
        let mut counts = vec![0; table.rows.len()];
        for answers in definite(&book) {
            let pieces = table.rows.iter().enumerate().flat_map(|(at, row)| row.pieces.iter().map(move |piece| (at, piece)));
            let found: Vec<usize> = pieces.filter(|(_, piece)| within(piece, &answers)).map(|(at, _)| at).collect();
            assert_eq!(found.len(), 1, "{answers:?} falls into one piece of one row");
            assert_eq!(table.rows[found[0]].outcome, Outcome::of(&book, &answers));
            assert_eq!(table.row(&answers), Some(found[0]));
            counts[found[0]] += 1;
            for row in 0..table.rows.len() {
                let covered = table.cover(row).iter().any(|piece| within(piece, &answers));
                assert_eq!(covered, row == found[0], "what is shown of a row is the row");
            }
        }
        assert_eq!(counts, (0..table.rows.len()).map(|row| table.count(row)).collect::<Vec<_>>());
        assert_eq!(counts.iter().sum::<usize>(), definite(&book).len());
    }
}

#[test]
fn the_table_of_cumbria_is_the_nine_rows_of_the_source() {
    let (procedure, book) = cumbria();
    let table = book.table();
    let is = |answers: &Answers, id: &str, wanted: &str| {
        let fact = procedure.facts.iter().position(|fact| fact.id == id).expect("a fact");
        answers.get(fact).is_some_and(|at| procedure.facts[fact].answer[at].id == wanted)
    };
    // R1 to R9 as they stand in the domain notes, said again.
    let source = |answers: &Answers| {
        let is = |id: &str, wanted: &str| is(answers, id, wanted);
        let (died, harmed, suspected) = (is("outcome", "died"), is("outcome", "seriously-harmed"), !is("abuse-or-neglect", "neither"));
        let listed = is("looked-after", "yes") || is("regulated-setting", "yes");
        match (died, harmed, suspected, listed, is("custody-or-detention", "yes")) {
            (false, false, ..) => (1, "no", "not-required"),
            (true, _, true, ..) => (2, "yes", "must"),
            (_, true, true, ..) if is("no-interagency-concern", "no") => (3, "yes", "must"),
            (_, true, true, ..) => (4, "yes", "not-required"),
            (_, true, false, ..) => (5, "no", "not-required"),
            (.., true, true) => (6, "yes", "should-always"),
            (.., true, false) => (7, "yes", "not-required"),
            (.., false, true) => (8, "no", "should-always"),
            (.., false, false) => (9, "no", "not-required"),
        }
    };
    let mut matched: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    for answers in definite(book) {
        let (name, notifiable, review) = source(&answers);
        let row = table.row(&answers).expect("a row");
        let outcome = table.rows[row].outcome;
        assert_eq!([0, 1].map(|at| outcome.standing(at).id(&procedure.conclusions[at])), [notifiable, review], "R{name}");
        matched.insert((name, row, table.count(row)));
    }
    println!("source, row, combinations: {matched:?}");
    assert_eq!(matched.iter().map(|(.., count)| *count).collect::<Vec<_>>(), [48, 32, 16, 16, 16, 6, 6, 2, 2]);
    assert_eq!(matched.iter().map(|(_, row, _)| *row).collect::<BTreeSet<_>>().len(), 9, "one row for each");
    assert_eq!(table.rows.len(), 9);
}

fn workspace(guide: Guide, answers: &Answers) -> Workspace {
    let workspace = Workspace::new(guide, words::from_iso("2026-11-23").expect("a date"));
    (0..guide.book.facts.len()).for_each(|fact| answers.get(fact).into_iter().for_each(|answer| workspace.give(fact, answer)));
    workspace
}

/// Every walk, whole and broken off after each answer.
fn walks(book: &Rulebook) -> Vec<Answers> {
    let mut found = vec![Answers::NONE];
    for given in all(book) {
        let walk = book.walk(&given);
        let so_far = walk.asked.iter().scan(Answers::NONE, |answers, fact| {
            *answers = answers.with(*fact, walk.answers.get(*fact).expect("an answer"));
            Some(*answers)
        });
        so_far.for_each(|answers| {
            if !found.contains(&answers) {
                found.push(answers)
            }
        });
    }
    found
}

fn words_of(element: &ElementRef) -> String {
    element
        .text()
        .collect::<Vec<_>>()
        .join(" ")
        .replace(['–', '\u{a0}'], " ")
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_drawing_and_the_list_say_the_same_in_the_same_words() {
    let select = |selector: &str| Selector::parse(selector).expect("a selector");
    let mut seen = 0;
    for guide in Guide::all() {
        for answers in walks(guide.book) {
            let page = Html::parse_fragment(&Owner::new().with(|| pages::view(Route::How, workspace(guide, &answers)).text()));
            let group =
                |class: &str| -> Vec<String> { page.select(&select(&format!(".app-flow .{class}"))).map(|it| words_of(&it)).collect() };
            let list = page.select(&select("ol.app-flow-list")).next().expect("a list");
            let questions: Vec<String> = list
                .select(&select("ol > li > strong:first-child"))
                .enumerate()
                .map(|(at, it)| format!("{}. {}", at + 1, words_of(&it)))
                .collect();
            let mut drawn: Vec<String> = group("app-flow__question").iter().map(|it| it.replace(" your next question", "")).collect();
            let number = |text: &String| text.split('.').next().and_then(|it| it.parse::<usize>().ok());
            drawn.sort_by_key(number);
            assert_eq!(drawn, questions);
            // Every way is in the list as the answers, a colon, and where they lead; the drawing has the same in one box or two.
            let tidy = |text: String| text.replace(" your answer and result", "").replace(" your answer", "").replace(" your result", "");
            let mut listed: Vec<String> = list.select(&select("ul > li")).map(|it| tidy(words_of(&it)).replace("”: ", "” ")).collect();
            let (ends, cells) = (group("app-flow__end"), group("app-flow__answer"));
            let (go, stop): (Vec<String>, Vec<String>) = cells.into_iter().map(tidy).partition(|cell| cell.contains(" go to "));
            let ends = stop.into_iter().zip(ends.into_iter().map(tidy)).map(|(cell, end)| format!("{cell} {end}"));
            let mut drawn: Vec<String> = go.into_iter().chain(ends).collect();
            [&mut listed, &mut drawn].into_iter().for_each(|texts| texts.sort());
            assert_eq!(drawn, listed, "{answers:?}");
            // The path is marked in both, and as long as the walk.
            let asked = guide.book.walk(&answers).asked.len();
            assert_eq!(page.select(&select(".app-flow__answer.app-flow--yours")).count(), asked);
            assert_eq!(list.select(&select("ul > li > strong")).count(), asked);
            seen += 1;
        }
    }
    println!("{seen} drawings");
}

#[test]
fn whoever_follows_the_list_by_its_words_comes_to_the_result() {
    let select = |selector: &str| Selector::parse(selector).expect("a selector");
    for guide in Guide::all() {
        let (procedure, table, definite) = (guide.procedure, guide.book.table(), definite(guide.book));
        let page = Html::parse_fragment(&Owner::new().with(|| pages::view(Route::How, workspace(guide, &Answers::NONE)).text()));
        let list = page.select(&select("details ol.app-flow-list")).next().expect("the list with every answer");
        let text = |element: ElementRef| element.text().collect::<String>();
        let read = |step: ElementRef| {
            let question = text(step.select(&select("strong")).next().expect("a question"));
            (question, step.select(&select("li")).map(text).collect::<Vec<String>>())
        };
        let steps: Vec<(String, Vec<String>)> = list.select(&select("ol > li")).map(read).collect();
        for given in all(guide.book) {
            let mut at = 1;
            let mut asked = 0;
            let end = loop {
                asked += 1;
                assert!(asked <= procedure.facts.len(), "no end");
                let (question, ways) = &steps[at - 1];
                let fact = procedure.facts.iter().position(|fact| fact.question.as_str() == question).expect("a question of the edition");
                let label = format!("“{}”", procedure.facts[fact].answer[given.get(fact).expect("an answer")].label);
                let (_, leads) = ways
                    .iter()
                    .filter_map(|way| way.rsplit_once("”: "))
                    .find(|(answers, _)| format!("{answers}”").contains(&label))
                    .expect("a way");
                match leads.strip_prefix("go to ") {
                    Some(number) => at = number.parse().expect("a number"),
                    None => break leads.replace('\u{a0}', " "),
                }
            };
            let outcome = Outcome::of(guide.book, &given);
            let title = outcome.headline(procedure).expect("a headline").title.as_str();
            let row = end.rsplit_once(" (row ").map(|(_, row)| row.trim_end_matches(')'));
            assert!(end.starts_with(title), "{given:?}: {end}");
            // A definite end names its row; another may, if what is not known leads to the same.
            let row = row.map(|row| row.parse::<usize>().expect("a number") - 1);
            assert!(row.is_none_or(|row| table.rows[row].outcome == outcome), "{given:?}");
            if definite.contains(&given) {
                assert_eq!(row, table.row(&given), "{given:?}");
            }
        }
    }
}

#[test]
fn a_row_is_said_in_as_few_words_as_it_takes() {
    let (procedure, book) = cumbria();
    let rows = table_rows(procedure, &book.table(), None);
    assert_eq!(rows[0][..2], ["Row 1", "What happened to the child: “Neither of these”"].map(str::to_string));
    let [listed, custody] =
        ["Looked after child: “Yes” or Regulated setting or service: “Yes”", "Custody or detention: “Yes, at least one of these applies”"];
    let first = "What happened to the child: “The child died”\nAbuse or neglect: “No, neither known nor suspected”";
    assert_eq!(rows[5][1], format!("{first}\n{listed}\n{custody}"));
    assert_eq!(rows[5][4], "6 of 144 combinations");
}

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
    let way = |(nth, branch): (usize, &case_review::reasoning::tree::Branch)| Way {
        answers: format!("“answer {nth}”"),
        leads: match branch.to {
            Next::Ask(to) => Leads::To(to),
            Next::End(_) => Leads::End("the end of it, in so many words".to_string(), None),
        },
        yours: false,
    };
    let ways = |asking: &case_review::reasoning::tree::Asking| asking.branches.iter().enumerate().map(way).collect();
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

#[test]
fn every_criterion_stands_on_the_page_with_its_words_and_examples() {
    for guide in Guide::all() {
        let page = Html::parse_fragment(&Owner::new().with(|| pages::view(Route::How, workspace(guide, &Answers::NONE)).text()));
        let text: String = page.root_element().text().collect();
        for rule in &guide.procedure.rules {
            let examples = rule.example.iter().map(|example| example.name.as_str()[1..].to_string());
            for part in [rule.says, rule.cite, rule.quote].map(|part| part.to_string()).into_iter().chain(examples) {
                assert!(text.to_lowercase().contains(&part.to_lowercase()), "{part}");
            }
        }
        assert!(text.contains(guide.procedure.edition.ended.as_str()) && text.contains(guide.procedure.edition.name.as_str()));
    }
}

/// Each criterion and definition of every edition with its source and how it was read, on the page that shows them; and what was read
/// nowhere, folded and called unverified, there and where the guide tells of its source.
#[test]
fn every_entry_says_how_it_was_read_and_what_was_not_read_is_folded() {
    let has = |text: &str, part: Text| text.to_lowercase().contains(&part.to_lowercase());
    for guide in Guide::all() {
        Owner::new().with(|| {
            let workspace = Workspace::new(guide, words::from_iso("2026-11-22").expect("a date"));
            let pages = [Route::How, Route::About].map(|route| Html::parse_fragment(&pages::view(route, workspace).text()));
            let texts = |page: &Html, selector: &str| -> Vec<String> {
                page.select(&Selector::parse(selector).expect("valid")).map(|it| it.text().collect::<String>()).collect()
            };
            let edition = &guide.procedure.edition;
            let paragraphs = texts(&pages[0], "p.govuk-body");
            let rules = guide.procedure.rules.iter().map(|rule| (rule.cite, rule.confidence));
            let definitions = guide.procedure.facts.iter().flat_map(|fact| &fact.definition).map(|it| (it.cite, it.confidence));
            let entries: Vec<_> = rules.chain(definitions).collect();
            for (cite, confidence) in &entries {
                let says = match confidence {
                    Confidence::High => ". Read in the source itself.",
                    _ => ". Read in a secondary source only.",
                };
                assert!(paragraphs.iter().any(|text| has(text, *cite) && text.ends_with(says)), "{cite}: {says}\n{paragraphs:#?}");
            }
            assert_eq!(paragraphs.iter().filter(|text| text.contains(". Read in ")).count(), entries.len());
            for page in &pages {
                let folded = texts(page, "details li").into_iter().filter(|text| text.starts_with("Unverified: ")).collect::<Vec<_>>();
                let all = texts(page, "main li, li").into_iter().filter(|text| text.starts_with("Unverified: ")).count();
                assert_eq!((folded.len(), all), (edition.unverified.len(), edition.unverified.len()), "{}", edition.id);
                for it in &edition.unverified {
                    assert!(folded.iter().any(|text| has(text, it.text) && has(text, it.source)), "{}", it.text);
                }
            }
        });
    }
    let medium = |id: &str| {
        let procedure = compiled::PROCEDURES.iter().find(|procedure| procedure.edition.id == *id).expect("an edition");
        procedure.rules.iter().filter(|rule| rule.confidence == Confidence::Medium).count()
    };
    assert_eq!((medium("england_practice_reviews"), medium("cumbria_scr_2019")), (1, 0));
}
