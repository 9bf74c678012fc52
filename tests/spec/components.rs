//! Our components against the fixtures that GOV.UK Frontend publishes with its own. What differs, and why, is listed in
//! `tests/tables/govuk_differences.csv`; a difference that no fixture shows any more fails as well.

use crate::support::text;
use case_review::calendar::typed_date::{Part, TypedDate};
use case_review::ui::components::{
    back_link::back_link,
    button,
    date_input::{DateQuestion, date_input},
    details::details,
    error_message::error_message,
    error_summary::{Problem, error_summary},
    fieldset::{Legend, fieldset},
    file_upload::file_upload,
    header::header,
    hint::hint,
    input::{Field, input},
    inset_text::inset_text,
    radios::{Choice, Question, radios},
    skip_link::skip_link,
    summary_list::{Action, Row, summary_list},
    table::{Cell, Rows, table},
    warning_text::warning_text,
};
use case_review::ui::html::{Html, el, nothing};
use ego_tree::NodeRef;
use leptos::prelude::{Owner, RwSignal};
use scraper::{Html as Parsed, Node};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;

const COMPONENTS: [&str; 17] = [
    "back-link",
    "button",
    "date-input",
    "details",
    "error-message",
    "error-summary",
    "fieldset",
    "file-upload",
    "generic-header",
    "hint",
    "input",
    "inset-text",
    "radios",
    "skip-link",
    "summary-list",
    "table",
    "warning-text",
];

struct Difference {
    component: String,
    kind: String,
    name: String,
}

fn differences() -> Vec<Difference> {
    let rows = text("tests/tables/govuk_differences.csv");
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    let row = |record: csv::StringRecord| {
        assert!(record.get(3).is_some_and(|reason| reason.len() > 10), "a reason in {record:?}");
        Difference { component: record[0].into(), kind: record[1].into(), name: record[2].into() }
    };
    reader.records().map(|record| row(record.expect("a readable row"))).collect()
}

#[test]
fn every_visible_fixture_renders_as_the_original_does() {
    let differences = differences();
    let used: RefCell<BTreeSet<usize>> = RefCell::default();
    let (mut compared, mut left_out, mut wrong) = (0, 0, Vec::new());
    for component in COMPONENTS {
        let path = format!("node_modules/govuk-frontend/dist/govuk/components/{component}/fixtures.json");
        let fixtures: Value = serde_json::from_str(&text(&path)).expect("readable fixtures");
        for fixture in fixtures["fixtures"].as_array().expect("a list").iter().filter(|fixture| fixture["hidden"] != true) {
            let options = &fixture["options"];
            let differs = differences.iter().enumerate().find(|(_, it)| {
                let fixture = it.kind == "fixture" && fixture["name"] == it.name.as_str();
                it.component == component && (fixture || it.kind == "option" && has_option(options, &it.name, true))
            });
            if let Some((at, _)) = differs {
                used.borrow_mut().insert(at);
                left_out += 1;
                continue;
            }
            compared += 1;
            let ignore = |kind: &str, attribute: &str| {
                let found = differences
                    .iter()
                    .position(|it| (it.component == "*" || it.component == component) && it.kind == kind && it.name == attribute);
                found.is_some_and(|at| {
                    used.borrow_mut().insert(at);
                    true
                })
            };
            let owner = Owner::new();
            let ours = owner.with(|| render(component, options)).text();
            let found = canonical(&ours, &|attribute| ignore("ours", attribute));
            let expected = canonical(fixture["html"].as_str().expect("markup"), &|attribute| ignore("theirs", attribute));
            if found != expected {
                wrong.push(format!("{component}: {}\n  ours:   {found}\n  theirs: {expected}", fixture["name"]));
            }
        }
    }
    println!("{compared} fixtures compared, {left_out} left out for listed reasons, {} differ", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let stale: Vec<&str> =
        differences.iter().enumerate().filter(|(at, _)| !used.borrow().contains(at)).map(|(_, it)| it.name.as_str()).collect();
    assert!(stale.is_empty(), "listed as different, and no fixture shows it: {stale:?}");
    assert!(compared > 70, "only {compared} compared");
}

/// Whether an option is used anywhere but at the top of `classes`, which every component takes.
fn has_option(options: &Value, name: &str, top: bool) -> bool {
    let (key, value) = name.split_once('=').map_or((name, None), |(key, value)| (key, Some(value)));
    match options {
        Value::Object(map) => map.iter().any(|(found, inside)| {
            let here = found == key
                && value.is_none_or(|value| inside.as_bool() == Some(value == "true"))
                && !(top && ["classes", "id", "name", "html"].contains(&key));
            let legend = found == "legend";
            here || (!legend && has_option(inside, name, false))
        }),
        Value::Array(list) => list.iter().any(|inside| has_option(inside, name, false)),
        _ => false,
    }
}

fn render(component: &str, options: &Value) -> Html {
    let string = |key: &str| options[key].as_str().map(str::to_string);
    let class = kept(options["classes"].as_str().unwrap_or_default());
    let words = || content(options);
    match component {
        "back-link" => back_link("#", class).into(),
        "button" => {
            let name = string("name");
            match (options["href"].as_str(), options["isStartButton"] == true) {
                (Some(href), _) => button::link(words(), href).into(),
                (None, true) => start_button(words()),
                (None, false) => button::submit(words(), class).attr_if("name", name).into(),
            }
        }
        "date-input" => {
            let id = string("id").unwrap_or_default();
            let prefix = string("namePrefix");
            let value = |part: Part| {
                let key = prefix.as_ref().map_or(part.name().to_string(), |prefix| format!("{prefix}-{}", part.name()));
                options["values"][key].as_i64().map(|number| number.to_string()).unwrap_or_default()
            };
            let typed = TypedDate { day: value(Part::Day), month: value(Part::Month), year: value(Part::Year) };
            let labels = Part::ALL.map(|part| options[part.name()]["label"].as_str().map(str::to_string));
            let question = DateQuestion {
                id,
                name_prefix: prefix,
                legend: legend(&options["fieldset"]["legend"]),
                hint: options["hint"]["text"].as_str().map(str::to_string),
                error: options["errorMessage"]["text"].as_str().map(str::to_string),
                at_fault: Part::ALL.into_iter().filter(|part| options[part.name()]["error"] == true).collect(),
                labels: if labels.iter().all(Option::is_some) { Some(labels.map(Option::unwrap_or_default)) } else { None },
            };
            date_input(question, RwSignal::new(typed), nothing()).into()
        }
        "details" => details(string("summaryText").unwrap_or_default(), words())
            .attr_if("id", string("id"))
            .flag("open", options["open"] == true)
            .into(),
        "error-message" if options["visuallyHiddenText"] == "" => el("p").class("govuk-error-message").with(words()).into(),
        "error-message" => error_message(None, words()).into(),
        "error-summary" => {
            let line = |item: &Value| Problem {
                text: item["text"].as_str().unwrap_or_default().to_string(),
                field: item["href"].as_str().map(|href| href.trim_start_matches('#').to_string()),
            };
            error_summary(options["errorList"].as_array().into_iter().flatten().map(line).collect()).into()
        }
        "fieldset" => fieldset(legend(&options["legend"]), None, nothing()).into(),
        "file-upload" => file_upload(Field {
            id: string("id").or(string("name")).unwrap_or_default(),
            name: string("name").unwrap_or_default(),
            label: options["label"]["text"].as_str().unwrap_or_default().to_string(),
            hint: options["hint"]["text"].as_str().map(str::to_string),
            error: options["errorMessage"]["text"].as_str().map(str::to_string),
            ..Field::default()
        })
        .into(),
        "generic-header" => {
            let name = options["logoHtml"].as_str().map_or_else(|| Html::from(string("logoText")), raw);
            header(name, options["url"].as_str().unwrap_or("/"), class, nothing()).into()
        }
        "hint" => hint(None, words(), class).into(),
        "input" => {
            let field = Field {
                id: string("id").or(string("name")).unwrap_or_default(),
                name: string("name").unwrap_or_default(),
                label: options["label"]["text"].as_str().unwrap_or_default().to_string(),
                hint: options["hint"]["text"].as_str().map(str::to_string),
                error: options["errorMessage"]["text"].as_str().map(str::to_string),
                class,
            };
            input(field, RwSignal::new(string("value").unwrap_or_default())).into()
        }
        "inset-text" => inset_text(words()).into(),
        "radios" => {
            let mut choices: Vec<Choice> = Vec::new();
            let mut divider = None;
            let mut checked = None;
            for item in options["items"].as_array().into_iter().flatten() {
                if let Some(text) = item["divider"].as_str() {
                    divider = Some(text.to_string());
                    continue;
                }
                if item["checked"] == true || (options["value"].is_string() && options["value"] == item["value"]) {
                    checked = Some(choices.len());
                }
                let words = |value: &Value| value.as_str().map(str::to_string);
                choices.push(Choice {
                    value: words(&item["value"]).unwrap_or_default(),
                    text: words(&item["text"]).unwrap_or_default(),
                    hint: words(&item["hint"]["text"]),
                    divider: divider.take(),
                });
            }
            let name = string("name").unwrap_or_default();
            let question = Question {
                id: string("idPrefix").unwrap_or_else(|| name.clone()),
                name,
                legend: options["fieldset"]["legend"].is_object().then(|| legend(&options["fieldset"]["legend"])),
                hint: options["hint"]["text"].as_str().map(str::to_string),
                error: options["errorMessage"]["text"].as_str().map(str::to_string),
                choices,
                class,
            };
            radios(question, RwSignal::new(checked), nothing()).into()
        }
        "skip-link" => skip_link(kept(options["href"].as_str().unwrap_or_default().trim_start_matches('#')), words()).into(),
        "summary-list" => {
            let action = |item: &Value| Action {
                href: item["href"].as_str().unwrap_or_default().to_string(),
                text: item["text"].as_str().unwrap_or_default().to_string(),
                hidden: item["visuallyHiddenText"].as_str().unwrap_or_default().to_string(),
            };
            let row = |row: &Value| Row {
                key: content(&row["key"]),
                value: content(&row["value"]),
                actions: row["actions"]["items"].as_array().into_iter().flatten().map(action).collect(),
            };
            summary_list(options["rows"].as_array().into_iter().flatten().map(row).collect(), class).into()
        }
        "table" => {
            let cell =
                |cell: &Value| Cell { text: cell["text"].as_str().unwrap_or_default().to_string(), numeric: cell["format"] == "numeric" };
            let cells = |row: &Value| row.as_array().into_iter().flatten().map(cell).collect::<Vec<_>>();
            let rows = Rows {
                caption: string("caption"),
                caption_class: kept(options["captionClasses"].as_str().unwrap_or_default()),
                head: cells(&options["head"]),
                rows: options["rows"].as_array().into_iter().flatten().map(cells).collect(),
                first_cell_is_header: options["firstCellIsHeader"] == true,
            };
            table(rows, class).into()
        }
        "warning-text" => warning_text(words()).into(),
        other => panic!("no adapter for {other}"),
    }
}

/// The fixture is a button; ours is a link, because it leads to a page.
fn start_button(words: Html) -> Html {
    let link = Html::from(button::start(words, "")).text();
    let inside = link.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</a>")).map(|(inside, _)| inside).unwrap_or_default();
    raw(&format!("<button type=\"submit\" class=\"govuk-button govuk-button--start\">{inside}</button>"))
}

fn legend(options: &Value) -> Legend {
    Legend {
        text: options["text"].as_str().unwrap_or_default().to_string(),
        class: kept(options["classes"].as_str().unwrap_or_default()),
        caption: None,
        is_page_heading: options["isPageHeading"] == true,
    }
}

fn content(options: &Value) -> Html {
    match (options["html"].as_str(), options["text"].as_str()) {
        (Some(html), _) => raw(html),
        (None, Some(text)) => text.to_string().into(),
        (None, None) => nothing(),
    }
}

/// A test may keep what it names for as long as it runs.
fn kept(text: &str) -> &'static str {
    Box::leak(text.to_string().into_boxed_str())
}

/// Markup as our own values, for the fixtures that pass markup in.
fn raw(html: &str) -> Html {
    let parsed = Parsed::parse_fragment(html);
    let top = parsed.tree.root().children().next().expect("a root");
    Html::Many(top.children().filter_map(value).collect())
}

fn value(node: NodeRef<'_, Node>) -> Option<Html> {
    match node.value() {
        Node::Text(text) => Some(text.to_string().into()),
        Node::Element(element) => {
            let start = element.attrs().fold(el(kept(element.name())), |made, (name, value)| made.attr(kept(name), value.to_string()));
            Some(start.each(node.children().filter_map(value)).into())
        }
        _ => None,
    }
}

/// Elements with their attributes in order, text with its space folded, and what is ignored left out.
fn canonical(html: &str, ignored: &dyn Fn(&str) -> bool) -> String {
    let parsed = Parsed::parse_fragment(html);
    let top = parsed.tree.root().children().next().expect("a root");
    top.children().map(|node| write(node, ignored)).collect()
}

fn write(node: NodeRef<'_, Node>, ignored: &dyn Fn(&str) -> bool) -> String {
    match node.value() {
        Node::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Node::Element(element) => {
            let mut attributes: Vec<String> = element
                .attrs()
                .filter(|(name, _)| !ignored(name))
                .map(|(name, value)| match name {
                    "class" => {
                        format!("class={}", value.split_whitespace().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" "))
                    }
                    _ => format!("{name}={}", value.split_whitespace().collect::<Vec<_>>().join(" ")),
                })
                .collect();
            attributes.sort();
            let inside: String = node.children().map(|child| write(child, ignored)).collect();
            format!("<{} {}>{inside}</>", element.name(), attributes.join(" "))
        }
        _ => String::new(),
    }
}
