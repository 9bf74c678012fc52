//! Cases told as events (`tests/stories/*.toml`), walked through every page of the case and compared with what those pages said
//! when somebody last read them (`tests/stories/*.txt`). `UPDATE=1 cargo test --test spec stories` writes them anew.

use crate::pages::check;
use crate::support::{date, files, root};
use case_review::case::{
    case_file::CaseFile,
    decision::Decision,
    event::Event,
    log::{Author, CaseId},
};
use case_review::document::{audit_trail, text};
use case_review::ui::{
    layout,
    route::Route,
    vault::State,
    workspace::{Guide, Workspace},
};
use chrono::NaiveDate;
use leptos::prelude::{Owner, Set};
use scraper::{ElementRef, Html};
use serde::Deserialize;
use std::{collections::BTreeMap, path::Path};

/// One case. Its first entry is that it was opened under `edition`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    about: String,
    edition: String,
    today: String,
    entry: Vec<Told>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    /// `2026-11-02 09:30`, in Coordinated Universal Time.
    at: String,
    /// `Business manager, AB`
    by: String,
    /// Which copy of the case it was recorded in. A copy begins as what “ours” is then.
    #[serde(default = "ours")]
    copy: String,
    event: Option<Event>,
    /// What the answers so far say, recorded on that day.
    #[serde(default)]
    decided: Option<String>,
    /// Takes another copy in.
    #[serde(default)]
    merge: Option<String>,
}

fn ours() -> String {
    "ours".to_string()
}

pub struct Case {
    pub name: String,
    pub about: String,
    pub file: CaseFile,
    pub today: NaiveDate,
}

/// Every story, in order of name.
pub fn stories() -> Vec<Case> {
    files("tests/stories", ".toml").iter().map(|path| tell(path)).collect()
}

fn tell(path: &Path) -> Case {
    let source = std::fs::read_to_string(path).expect("a readable file");
    let story: Story = toml::from_str(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let first = story.entry.first().expect("an entry");
    let file = CaseFile::open(CaseId([7; 16]), seconds(&first.at), author(&first.by), &story.edition);
    let mut copies = BTreeMap::from([(ours(), file)]);
    for told in &story.entry {
        let base = copies["ours"].clone();
        let other = told.merge.as_ref().map(|name| copies[name].log.clone());
        let copy = copies.entry(told.copy.clone()).or_insert(base);
        if let Some(other) = other {
            copy.log.merge(&other).expect("copies of one case");
        }
        let (at, by) = (seconds(&told.at), author(&told.by));
        let decided = told.decided.as_ref().map(|day| {
            let guide = Guide::edition(copy.edition()).expect("an edition");
            Decision::taken(guide.procedure, guide.book, &copy.answers(guide.procedure), date(day)).into()
        });
        for event in told.event.clone().into_iter().chain(decided) {
            copy.log.record(at, by.clone(), event);
        }
    }
    let name = path.file_stem().expect("a name").to_string_lossy().to_string();
    Case { name, about: story.about, file: copies["ours"].clone(), today: date(&story.today) }
}

fn seconds(at: &str) -> i64 {
    let (day, time) = at.split_once(' ').expect("a day and a time");
    let (hour, minute) = time.split_once(':').expect("hours and minutes");
    let days = (date(day) - date("1970-01-01")).num_days();
    days * 86_400 + hour.parse::<i64>().expect("hours") * 3_600 + minute.parse::<i64>().expect("minutes") * 60
}

fn author(by: &str) -> Author {
    let (role, initials) = by.split_once(", ").unwrap_or((by, ""));
    Author { role: role.to_string(), initials: initials.to_string() }
}

/// A page with the case open.
pub fn page(case: &Case, route: Route) -> String {
    Owner::new().with(|| {
        let workspace = workspace(case);
        workspace.route.set(route);
        layout::view(workspace).text()
    })
}

pub fn workspace(case: &Case) -> Workspace {
    let workspace = Workspace::new(Guide::load().expect("an edition"), case.today);
    workspace.vault.state.set(State::Unlocked);
    workspace.vault.open(case.file.clone());
    workspace
}

/// What a reader reads between header and footer, a line for each paragraph, cell or control.
fn words(html: &str) -> String {
    let page = Html::parse_fragment(html);
    let main = page.select(&scraper::Selector::parse("main").expect("a selector")).next().expect("one main");
    let mut lines = Vec::new();
    read(main, &mut lines);
    lines.join("\n")
}

const BLOCKS: [&str; 16] =
    ["h1", "h2", "h3", "p", "strong", "li", "dt", "dd", "th", "td", "button", "label", "legend", "caption", "desc", "title"];
const INSIDE: [&str; 9] = ["p", "li", "dt", "dd", "th", "td", "button", "label", "legend"];

fn read(element: ElementRef, lines: &mut Vec<String>) {
    for node in element.children() {
        let Some(child) = ElementRef::wrap(node) else {
            let text = node.value().as_text().map(|text| text.trim().to_string()).unwrap_or_default();
            lines.extend((!text.is_empty()).then_some(text));
            continue;
        };
        let tag = child.value().name();
        let inside = child.descendants().skip(1).filter_map(ElementRef::wrap).any(|it| INSIDE.contains(&it.value().name()));
        let button = tag == "a" && child.attr("role") == Some("button");
        if !button && (inside || !BLOCKS.contains(&tag)) {
            read(child, lines);
            continue;
        }
        let text = child.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        let mark = match tag {
            "h1" => "# ",
            "h2" => "\n## ",
            "h3" => "### ",
            "li" | "dd" => "- ",
            "td" => "  | ",
            "button" | "a" => "[button] ",
            _ => "",
        };
        lines.extend((!text.is_empty()).then(|| format!("{mark}{text}")));
    }
}

/// The pages of a story as text, and the same as paper.
fn told(case: &Case) -> String {
    let mut parts = vec![case.about.clone()];
    let conflicts = (!case.file.log.conflicts().is_empty()).then_some((Route::CaseSettle, "ENTRIES THAT CONTRADICT EACH OTHER"));
    let pages = [(Route::Case, "CASE"), (Route::CaseRecord, "RECORD"), (Route::CaseResult, "RESULT")];
    for (route, name) in pages.into_iter().chain(conflicts) {
        parts.push(format!("==== {name} ====\n\n{}", words(&page(case, route))));
    }
    parts.push(format!("==== AUDIT TRAIL ====\n\n{}", text::render(&audit_trail::paper(&case.file, case.today))));
    let dates = Owner::new().with(|| workspace(case).case.with(|schedule| text::render(&schedule.paper(case.file.reference()))));
    parts.push(format!("==== DATES ====\n\n{}", dates.unwrap_or_default()));
    format!("{}\n", parts.join("\n\n").trim_end())
}

/// Compares a story with its text, or writes the text.
fn check_story(case: &Case) {
    let path = root().join("tests/stories").join(format!("{}.txt", case.name));
    let found = told(case);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &found).expect("a writable file");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = found.lines().zip(kept.lines()).position(|(found, kept)| found != kept);
    let line = differs.unwrap_or(found.lines().count().min(kept.lines().count()));
    let (found_line, kept_line) = (found.lines().nth(line), kept.lines().nth(line));
    assert!(found == kept, "{}, line {}: found {found_line:?}, kept {kept_line:?}. UPDATE=1 writes it anew", case.name, line + 1);
}

#[test]
fn every_story_reads_as_it_did() {
    let stories = stories();
    assert!(stories.len() >= 4);
    stories.iter().for_each(check_story);
    println!("{} stories, {} entries", stories.len(), stories.iter().map(|case| case.file.log.entries().len()).sum::<usize>());
}

#[test]
fn every_page_of_every_story_is_well_formed() {
    let mut seen = 0;
    for case in stories() {
        let guide = Guide::edition(case.file.edition()).expect("an edition");
        let events = (1..=guide.procedure.events.len()).map(Route::CaseEvent);
        let limits = (1..=guide.procedure.time_limits.len()).map(Route::CaseLimit);
        for route in ROUTES.into_iter().chain(events).chain(limits) {
            let html = page(&case, route);
            check(&format!("{}: {route:?}", case.name), &html);
            let named = route == Route::CaseCalendar || route == Route::CaseWhatIf || matches!(route, Route::CaseLimit(_));
            assert!(named || html.contains(case.file.reference()), "{}: {route:?} names the case", case.name);
            assert!(
                !route.title().contains(case.file.reference()) && !route.href().contains(case.file.reference()),
                "neither title nor address does"
            );
            seen += 1;
        }
    }
    println!("{seen} pages");
}

pub const ROUTES: [Route; 10] = [
    Route::Case,
    Route::CaseRecord,
    Route::CaseCalendar,
    Route::CaseReference,
    Route::CaseNote,
    Route::CaseAudit,
    Route::CaseSettle,
    Route::CaseResult,
    Route::CaseRules,
    Route::CaseWhatIf,
];

#[test]
fn what_is_kept_of_a_story_can_be_read_again() {
    for case in stories() {
        let stored: Vec<Vec<u8>> = case.file.log.entries().iter().map(|recorded| recorded.bytes.clone()).collect();
        let read = case_review::case::log::Log::read(case.file.log.case, stored);
        assert!(read.is_ok_and(|log| log == case.file.log), "{}", case.name);
    }
}
