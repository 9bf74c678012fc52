//! Reads the rule files and the bank holidays, and packs them. A malformed file stops the build with file, line and key.

#![allow(dead_code, reason = "the modules are the library's own; the build uses a part of them")]

#[path = "src/calendar/mod.rs"]
mod calendar;
#[path = "src/procedure/mod.rs"]
mod procedure;
#[path = "src/reasoning/mod.rs"]
mod reasoning;

use serde::Serialize;
use std::{env, error::Error, fs, path::Path};

const EDITIONS: &str = "src/procedure";
const BANK_HOLIDAYS: &str = "src/calendar/bank_holidays.toml";

fn main() -> Result<(), Box<dyn Error>> {
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
    editions.sort_by(|a, b| a.edition.id.cmp(&b.edition.id));
    pack(&editions, &out, "editions")?;

    match calendar::load::bank_holidays(&fs::read_to_string(BANK_HOLIDAYS)?) {
        Ok(table) => pack(&table, &out, "bank_holidays")?,
        Err(found) => problems.extend(found.into_iter().map(|line| format!("src/calendar/{line}"))),
    }

    for problem in &problems {
        println!("cargo::error={problem}");
    }
    Ok(())
}

fn pack(what: &impl Serialize, folder: &str, name: &str) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(Path::new(folder).join(format!("{name}.bin")), postcard::to_stdvec(what)?)?)
}
