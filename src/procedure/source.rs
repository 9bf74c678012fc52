//! The texts of an edition's files, and where in them a problem lies.

use super::letters::Wrong;
use super::toml::{self, Kind, Value};
use super::{Problem, reader};

/// The most problems that are told of one file: whoever meets more mends these first.
pub const MOST_PROBLEMS: usize = 100;

/// The text of one edition's files.
#[derive(Debug, Clone)]
pub struct Source {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
pub struct Part {
    pub name: &'static str,
    pub text: String,
    /// The lines above it in the one file that holds them all; 0 for a file of its own.
    pub before: usize,
}

impl Source {
    pub fn new(parts: Vec<Part>) -> Self {
        Source { parts }
    }

    /// # Errors
    /// If one of the [`super::load::FILES`] cannot be read.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn read(folder: &std::path::Path) -> std::io::Result<Self> {
        use super::load::{FILES, OPTIONAL};
        let read = |name: &'static str| Ok(Part { name, text: std::fs::read_to_string(folder.join(name))?, before: 0 });
        let more = folder.join(OPTIONAL).exists().then_some(OPTIONAL);
        Ok(Source { parts: FILES.into_iter().chain(more).map(read).collect::<std::io::Result<_>>()? })
    }

    /// The same source with `old` replaced once by `new` in one file: how the tests break it.
    #[must_use]
    pub fn with(&self, file: &str, old: &str, new: &str) -> Self {
        let change =
            |part: &Part| Part { text: if part.name == file { part.text.replacen(old, new, 1) } else { part.text.clone() }, ..*part };
        Source { parts: self.parts.iter().map(change).collect() }
    }

    fn part(&self, file: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == file)
    }

    fn text(&self, file: &str) -> &str {
        self.part(file).map_or("", |part| &part.text)
    }

    /// # Errors
    /// What is wrong with the file, as one line.
    pub(super) fn parse<T: reader::Read>(&self, file: &'static str) -> Result<T, Vec<String>> {
        reader::read(self.text(file)).map_err(|fault| self.of(file, &fault))
    }

    #[inline(never)]
    fn of(&self, file: &'static str, fault: &Wrong) -> Vec<String> {
        let text = self.text(file);
        let line = line_of(text, fault.at);
        let excerpt: String = text.lines().nth(line - 1).unwrap_or_default().trim().chars().take(120).collect();
        vec![self.at(file, line, &format!("{} (at `{excerpt}`)", fault.what))]
    }

    /// The line that tells of something wrong which only the caller can know.
    pub fn problem(&self, file: &'static str, place: &str, expected: impl Into<String>) -> String {
        self.told(&[Problem::new(file, place, expected)]).concat()
    }

    /// Each problem as a line, `file:line: key: expected …`, file by file, and how many are left out.
    pub(super) fn told(&self, problems: &[Problem]) -> Vec<String> {
        let told = problems.iter().take(MOST_PROBLEMS);
        let of = |(part, whole): (&Part, Option<Value>)| {
            let mine = told.clone().filter(|problem| problem.file == part.name);
            let line = |problem: &Problem| {
                let line = whole.as_ref().map_or(1, |whole| locate(&part.text, whole, &problem.path));
                self.at(part.name, line, &format!("{}: expected {}", problem.path.join("."), problem.expected))
            };
            mine.map(line).collect::<Vec<_>>()
        };
        let lines = self.parts.iter().map(|part| (part, toml::parse(&part.text).ok())).flat_map(of);
        let more = problems.len().saturating_sub(MOST_PROBLEMS);
        lines.chain((more > 0).then(|| format!("and {more} more problems"))).collect()
    }

    /// `file:line: …`, and the line of the whole file if there is one.
    fn at(&self, file: &str, line: usize, what: &str) -> String {
        match self.part(file).map_or(0, |part| part.before) {
            0 => format!("{file}:{line}: {what}"),
            before => format!("{file}:{line}: {what} (line {} of the whole file)", before + line),
        }
    }
}

/// The line of the deepest part of the path that exists.
fn locate(text: &str, whole: &Value, path: &[String]) -> usize {
    let mut value = whole;
    for step in path {
        let next = match &value.kind {
            Kind::Table(table) => table.get(step.as_str()),
            Kind::List(items) => step.parse().ok().and_then(|nth: usize| items.get(nth)),
            _ => None,
        };
        let Some(next) = next else { break };
        value = next;
    }
    line_of(text, value.at)
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
