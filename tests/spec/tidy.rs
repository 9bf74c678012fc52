//! The habits that a reader relies on, checked.

use crate::support::{files, root, text};

/// In the order in which a case travels; each may use only those before it.
const MODULES: [&str; 9] = ["kept", "calendar", "procedure", "reasoning", "compiled", "case", "document", "storage", "ui"];

#[test]
fn modules_use_only_those_before_them() {
    for (at, module) in MODULES.iter().enumerate() {
        let below = &MODULES[at + 1..];
        for path in files("src", ".rs").into_iter().filter(|path| belongs(path, module)) {
            let source = text(&path);
            for forbidden in below {
                // The loader proves an edition as it reads it, for the build and for a file that is loaded in the browser.
                if *module == "procedure" && *forbidden == "reasoning" && (path.ends_with("load.rs") || only_in_docs(&source, forbidden)) {
                    continue;
                }
                assert!(only_in_docs(&source, forbidden), "{} looks down to {forbidden}", path.display());
            }
        }
    }
}

fn belongs(path: &std::path::Path, module: &str) -> bool {
    let inside = path.strip_prefix(root().join("src")).expect("inside src");
    inside.starts_with(module) || inside.to_string_lossy() == format!("{module}.rs")
}

fn only_in_docs(source: &str, module: &str) -> bool {
    source.lines().filter(|line| !line.trim_start().starts_with("//")).all(|line| !line.contains(&format!("crate::{module}::")))
}

#[test]
fn the_map_names_the_modules_in_that_order() {
    let map = text("src/lib.rs");
    let found: Vec<&str> = map.lines().filter_map(|line| line.strip_prefix("pub mod ")).filter_map(|rest| rest.split(';').next()).collect();
    assert_eq!(found, MODULES);
}

#[test]
fn web_crates_stay_in_the_pages() {
    for path in files("src", ".rs").into_iter().filter(|path| !belongs(path, "ui") && !in_idb(path)) {
        for forbidden in ["web_sys", "js_sys", "wasm_bindgen", "leptos", "gloo_"] {
            assert!(only_code(&text(&path)).all(|line| !line.contains(forbidden)), "{} uses {forbidden}", path.display());
        }
    }
}

/// The one place in `storage` that knows a browser.
fn in_idb(path: &std::path::Path) -> bool {
    path.ends_with("src/storage/idb.rs") || path.parent().is_some_and(|folder| folder.ends_with("src/storage/idb"))
}

fn only_code(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn every_file_says_what_it_is_and_stays_small() {
    for path in files("src", ".rs") {
        let source = text(&path);
        assert!(source.starts_with("//!"), "{} says nothing about itself", path.display());
        assert!(source.lines().count() <= 300, "{} has {} lines", path.display(), source.lines().count());
    }
}

#[test]
fn only_one_file_makes_controls_and_none_sets_markup_or_styles() {
    for path in files("src/ui", ".rs") {
        let source = text(&path);
        for tag in ["el(\"input\")", "el(\"textarea\")", "el(\"select\")", "inner_html", "insert_adjacent_html", "\"style\""] {
            assert!(only_code(&source).all(|line| !line.contains(tag)), "{} has {tag}", path.display());
        }
    }
}

#[test]
fn only_the_clock_asks_the_time_and_only_the_browser_file_touches_the_document() {
    for path in files("src", ".rs").into_iter().filter(|path| !path.ends_with("clock.rs")) {
        for forbidden in ["Date::new", "Local::now", "Utc::now", "SystemTime", "Instant::now"] {
            assert!(only_code(&text(&path)).all(|line| !line.contains(forbidden)), "{} asks the time", path.display());
        }
    }
}

/// Names of markup languages, which nothing fetches: each in the one file that writes the language.
const NAMESPACES: [(&str, &str); 6] = [
    ("src/ui/html.rs", "http://www.w3.org/2000/svg"),
    ("src/ui/components/button.rs", "http://www.w3.org/2000/svg"),
    ("src/document/dmn/mod.rs", "https://www.omg.org/spec/DMN/20191111/MODEL/"),
    ("src/document/dmn/mod.rs", "https://www.omg.org/spec/DMN/20191111/DMNDI/"),
    ("src/document/dmn/mod.rs", "http://www.omg.org/spec/DMN/20180521/DC/"),
    ("src/document/dmn/mod.rs", "http://www.omg.org/spec/DMN/20180521/DI/"),
];

#[test]
fn no_address_of_another_site_stands_in_the_pages() {
    for path in files("src", ".rs").into_iter().chain(files("src", ".toml")).chain(files("src", ".js")).chain(files("style", ".scss")) {
        let found: Vec<String> = text(&path)
            .lines()
            .filter(|line| {
                // Names under .invalid can never exist: with them the guide lets a browser try what it must refuse.
                let line = line.replace("://example.invalid/", "").replace("://case-review.invalid/", "");
                line.contains("://") && !NAMESPACES.iter().any(|(file, name)| path.ends_with(file) && line.contains(&format!("\"{name}\"")))
            })
            .map(str::to_string)
            .collect();
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
}

#[test]
fn words_that_we_do_not_use() {
    for path in files("src", ".rs").into_iter().chain(files("src", ".toml")) {
        for line in text(&path).lines() {
            for word in ["fatality", "deceased", "Congratulations", "eligible"] {
                assert!(!line.contains(word), "{}: {word}", path.display());
            }
        }
    }
}
