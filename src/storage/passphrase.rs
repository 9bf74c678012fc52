//! What a person types to open the store: what may be one, and words offered to those who have none in mind.
//!
//! The same passphrase can reach us in several ways: composed or not, in wide or narrow letters, with a space too many. [`prepare`]
//! makes them one. The tables of Unicode's NFKC are large, and every browser has them, so that step is an argument:
//! `String.prototype.normalize("NFKC")`.

use super::Fill;
use zeroize::{Zeroize, Zeroizing};

/// Characters.
pub const SHORTEST: usize = 15;
/// Bytes. Nobody remembers more; a pasted document is a mistake.
pub const LONGEST: usize = 1000;
/// Words offered: 60 bits.
pub const OFFERED: usize = 6;

/// 1,024 words of three to six letters, in order; the first four letters tell them apart.
const WORDS: &str = include_str!("words.txt");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// So many signs.
    Short(usize),
    Long,
    /// A few signs over and over, or in the order of the keyboard, the alphabet or the figures.
    Pattern,
    /// The case's reference, or the partnership's name: what stands on the desk.
    Known,
}

/// As it goes into the key: in Unicode's NFKC, without spaces around it and with one between words.
pub fn prepare(typed: &str, nfkc: impl FnOnce(&str) -> String) -> Zeroizing<String> {
    let whole = Zeroizing::new(nfkc(typed));
    // As long as it could be, so that growing leaves no copies behind.
    let mut prepared = Zeroizing::new(String::with_capacity(whole.len()));
    for word in whole.split_whitespace() {
        if !prepared.is_empty() {
            prepared.push(' ');
        }
        prepared.push_str(word);
    }
    prepared
}

/// Whether a prepared passphrase may be used. `known` are texts that others could know to belong to this store. Only the most obvious
/// is refused; six offered words always pass.
///
/// # Errors
/// [`Weak`].
pub fn check(prepared: &str, known: &[&str]) -> Result<(), Weak> {
    let length = prepared.chars().count();
    if length < SHORTEST {
        return Err(Weak::Short(length));
    }
    if prepared.len() > LONGEST {
        return Err(Weak::Long);
    }
    let plain = plain(prepared);
    let few = (1..=8).any(|first| plain.len() >= first && repeats(&plain, &plain[..first]));
    if few || ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890"].iter().any(|row| runs(&plain, row)) {
        return Err(Weak::Pattern);
    }
    if known.iter().map(|text| self::plain(text)).any(|known| !known.is_empty() && repeats(&plain, &known)) {
        return Err(Weak::Known);
    }
    Ok(())
}

/// Small letters and figures only: capitals and hyphens make no known text unknown.
fn plain(text: &str) -> Zeroizing<Vec<char>> {
    Zeroizing::new(text.chars().filter(|sign| !sign.is_whitespace() && !sign.is_ascii_punctuation()).flat_map(char::to_lowercase).collect())
}

/// Nothing but the one, over and over.
fn repeats(text: &[char], one: &[char]) -> bool {
    text.chunks(one.len()).all(|chunk| one.starts_with(chunk))
}

/// Each sign is the next of the row, forwards or backwards, from anywhere and round again.
fn runs(text: &[char], row: &str) -> bool {
    let row: Vec<char> = row.chars().collect();
    let next = |from: char, to: char| row.iter().position(|sign| *sign == from).is_some_and(|at| row[(at + 1) % row.len()] == to);
    let steps = |test: &dyn Fn(char, char) -> bool| text.windows(2).filter(|pair| test(pair[0], pair[1])).count();
    // One break is allowed: the row of figures begins with 1 or with 0.
    text.len() < 2 + steps(&next).max(steps(&|from, to| next(to, from)))
}

pub fn words() -> impl Iterator<Item = &'static str> {
    WORDS.lines()
}

/// Six words. Ten random bits choose one of 1,024, each as often as any other.
pub fn offer(fill: Fill) -> Zeroizing<String> {
    let mut random = [0; 2 * OFFERED];
    fill(&mut random);
    let mut offered = Zeroizing::new(String::with_capacity(7 * OFFERED));
    for two in random.chunks(2) {
        if !offered.is_empty() {
            offered.push(' ');
        }
        offered.push_str(words().nth((usize::from(two[0]) << 8 | usize::from(two[1])) % 1024).unwrap_or_default());
    }
    random.zeroize();
    offered
}

impl std::fmt::Display for Weak {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Weak::Short(0) => {
                write!(f, "Enter a passphrase of {SHORTEST} characters or more. A few words are easier to remember than one long one.")
            }
            Weak::Short(found) => write!(
                f,
                "The passphrase must have {SHORTEST} characters or more. This one has {found}. A few words are easier to remember than one long one."
            ),
            Weak::Long => f.write_str("The passphrase is too long. Use a few words."),
            Weak::Pattern => f.write_str("The passphrase is a pattern that is tried first. Use a few words that do not belong together."),
            Weak::Known => f.write_str("The passphrase is a reference that others know. Use a few words that do not belong together."),
        }
    }
}
