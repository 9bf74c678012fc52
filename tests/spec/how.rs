//! The page that shows the tree, the table and the criteria.

use crate::support::cumbria;
use crate::tree::{all, definite, walks};
use case_review::calendar::words;
use case_review::compiled;
use case_review::document::how::table_rows;
use case_review::kept::Text;
use case_review::procedure::confidence::Confidence;
use case_review::reasoning::{answers::Answers, outcome::Outcome};
use case_review::ui::{
    pages,
    route::Route,
    workspace::{Guide, Workspace},
};
use leptos::prelude::Owner;
use scraper::{ElementRef, Html, Selector};

fn workspace(guide: Guide, answers: &Answers) -> Workspace {
    let workspace = Workspace::new(guide, words::from_iso("2026-11-23").expect("a date"));
    (0..guide.book.facts.len()).for_each(|fact| answers.get(fact).into_iter().for_each(|answer| workspace.give(fact, answer)));
    workspace
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
