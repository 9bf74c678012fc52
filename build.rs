//! Reads the rule files and the bank holidays, and prints them as Rust. A malformed file stops the build with file, line and key.

#![allow(dead_code, reason = "the modules are the library's own; the build uses a part of them")]

#[path = "src/calendar/mod.rs"]
mod calendar;
#[path = "src/kept.rs"]
mod kept;
#[path = "src/procedure/mod.rs"]
mod procedure;
#[path = "src/reasoning/mod.rs"]
mod reasoning;

use reasoning::rulebook::Rulebook;
use std::{env, error::Error, fmt::Debug, fs, path::Path};

const EDITIONS: &str = "src/procedure";
const SIGNPOSTS: &str = "src/procedure/signposts.toml";
const BANK_HOLIDAYS: &str = "src/calendar/bank_holidays.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/kept.rs");
    println!("cargo::rerun-if-changed=src/calendar");
    println!("cargo::rerun-if-changed=src/procedure");
    println!("cargo::rerun-if-changed=src/reasoning");
    let out = env::var("OUT_DIR")?;
    let mut problems = Vec::new();

    let mut editions = Vec::new();
    for folder in fs::read_dir(EDITIONS)?.collect::<Result<Vec<_>, _>>()? {
        if folder.file_type()?.is_dir() {
            let source = procedure::load::Source::read(&folder.path()).map_err(|error| format!("{}: {error}", folder.path().display()))?;
            match procedure::load::edition(&source) {
                Ok(edition) => editions.push(edition),
                Err(found) => problems.extend(found.into_iter().map(|line| format!("{}/{line}", folder.path().display()))),
            }
        }
    }
    editions.sort_by_key(|procedure| procedure.edition.id.as_str());
    let books: Vec<Rulebook> = editions.iter().flat_map(Rulebook::new).collect();
    print(&out, "procedures", "PROCEDURES: &[Procedure]", &editions)?;
    print(&out, "rulebooks", "RULEBOOKS: &[Rulebook]", &books)?;

    match procedure::signpost::Signposts::parse(&fs::read_to_string(SIGNPOSTS)?) {
        Ok(signposts) => print(&out, "signposts", "SIGNPOSTS: &Signposts", &signposts)?,
        Err(error) => problems.push(format!("{SIGNPOSTS}: {error}")),
    }

    match calendar::load::bank_holidays(&fs::read_to_string(BANK_HOLIDAYS)?) {
        Ok(table) => print(&out, "bank_holidays", "BANK_HOLIDAYS: &BankHolidays", &table)?,
        Err(found) => problems.extend(found.into_iter().map(|line| format!("src/calendar/{line}"))),
    }

    for problem in &problems {
        println!("cargo::error={problem}");
    }
    Ok(())
}

/// The `Debug` form of these types is Rust (see `kept.rs`).
fn print(folder: &str, file: &str, declaration: &str, value: &impl Debug) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(Path::new(folder).join(format!("{file}.rs")), format!("pub static {declaration} = &{value:?};\n"))?)
}
