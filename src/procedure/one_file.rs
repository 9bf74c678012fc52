//! An edition in one file: the texts of its files one after another, each under a line such as `#= facts.toml`.
//!
//! The marker is a comment of TOML, so that nothing has to be escaped; README gives the one line that makes such a file.
//! What a publisher hands over is checked before it is read: its size, its letters, its markers.

use super::load::{FILES, OPTIONAL};
use super::source::{MOST_PROBLEMS, Part, Source};

/// The most that is read, in bytes. The texts of an edition are kept for as long as the program runs (see [`crate::kept`]);
/// a tab reads few of them, and this bounds each. The longest edition that the build carries is a tenth of it.
pub const MOST_BYTES: usize = 1_000_000;
const MARKER: &str = "#= ";

/// The parts of a file, each with the line on which it begins.
///
/// # Errors
/// Every problem as one line, with its place in the whole file.
pub fn read(bytes: &[u8]) -> Result<Source, Vec<String>> {
    if bytes.len() > MOST_BYTES {
        return Err(vec![format!("the file: expected at most {MOST_BYTES} bytes")]);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        vec![format!("line {line}: expected text in UTF-8")]
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut problems = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if problems.len() < MOST_PROBLEMS
            && let Some(expected) = letters(line)
        {
            problems.push(format!("line {}: expected {expected}", at + 1));
        }
        match (line.strip_prefix(MARKER), parts.last_mut()) {
            (Some(name), _) => match begin(name.trim(), at + 1, &parts) {
                Ok(part) => parts.push(part),
                Err(expected) => return Err(vec![format!("line {}: expected {expected}", at + 1)]),
            },
            (None, Some(part)) => part.text.push_str(line),
            (None, None) if line.trim().is_empty() => {}
            (None, None) => {
                return Err(vec![format!("line {}: expected the line “{MARKER}{}”, or that of another of its files", at + 1, FILES[0])]);
            }
        }
    }
    let missing = FILES.iter().filter(|file| parts.iter().all(|part| part.name != **file));
    problems.extend(missing.map(|file| format!("the file: expected a line “{MARKER}{file}” and below it the text of that file")));
    if problems.is_empty() { Ok(Source::new(parts)) } else { Err(problems) }
}

fn begin(name: &str, line: usize, parts: &[Part]) -> Result<Part, String> {
    let known = FILES.into_iter().chain([OPTIONAL]).find(|file| *file == name);
    let known = known.ok_or_else(|| format!("one of {} after “{MARKER}”, not “{name}”", FILES.join(", ")))?;
    if let Some(first) = parts.iter().find(|part| part.name == known) {
        return Err(format!("“{MARKER}{known}” once, and it stands on line {}", first.before));
    }
    Ok(Part { name: known, text: String::new(), before: line })
}

/// Letters that could make a text look like another one: what turns the direction of writing, written or spelt out.
fn letters(line: &str) -> Option<&'static str> {
    let turns = |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if line.contains(turns) {
        return Some("no letter that turns the direction of writing");
    }
    let spelt = ["\\u", "\\U", "\\x", "\\e"].iter().any(|escape| line.contains(escape));
    spelt.then_some("each letter as itself, not spelt out with a backslash")
}
