//! TOML, as far as the files of an edition use it, with the place of every value.
//!
//! Our own, because the browser reads such files too: the parser of the crate `toml` takes 50 KB compressed there, and this takes
//! a few. What it accepts is read as that crate reads it (`tests/spec/toml.rs`); dates, fractions and dotted keys, which no
//! edition needs, are refused.

use super::letters::{Fault, Letters, fault};

/// How far values and headers may stand inside one another.
const DEEPEST: usize = 64;

/// The most keys of one table; each is put in its place among the others.
const MOST_KEYS: usize = 200;

/// Keys and their values, in the order of the keys.
#[derive(Debug, Clone, Default)]
pub struct Table(Vec<(String, Value)>);

/// A value and where it begins. Its key, if it has one, stands on the same line.
#[derive(Debug, Clone)]
pub struct Value {
    pub at: usize,
    pub kind: Kind,
    by: By,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Text(String),
    Whole(i64),
    Flag(bool),
    List(Vec<Value>),
    Table(Table),
}

/// What a value was made by, which says whether a header may add to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// It stands after an equals sign, or inside such a value: nothing may be added.
    Sign,
    /// `[a]` or `[[a]]`.
    Header,
    /// The `a` of `[a.b]`, for which `[a]` may still come.
    Path,
}

/// # Errors
/// If the text is not TOML, or has what is not read here.
pub fn parse(text: &str) -> Result<Value, Fault> {
    let mut letters = Letters::of(text);
    let mut root = Table::EMPTY;
    let mut table = &mut root;
    loop {
        letters.lines();
        match letters.next() {
            None => return Ok(Value { at: 0, kind: Kind::Table(root), by: By::Header }),
            Some(b'[') => table = header(&mut letters, &mut root)?,
            Some(_) => pair(&mut letters, table, 0)?,
        }
        letters.end_of_line()?;
    }
}

/// The table that a header opens: new, or in a list the next one.
fn header<'t>(letters: &mut Letters, root: &'t mut Table) -> Result<&'t mut Table, Fault> {
    let at = letters.at();
    let listed = letters.take("[[");
    let close = if listed { "]]" } else { "]" };
    if !listed {
        letters.must("[")?;
    }
    let mut table = root;
    for _ in 0..DEEPEST {
        letters.blanks();
        let name = letters.key()?;
        letters.blanks();
        if letters.take(".") {
            table = table.entry(&name, || Value::table(at, By::Path), at)?.inside(at)?;
            continue;
        }
        letters.must(close)?;
        let empty = || if listed { Value { at, kind: Kind::List(Vec::new()), by: By::Header } } else { Value::table(at, By::Path) };
        let value = table.entry(&name, empty, at)?;
        match (&mut value.kind, value.by) {
            (Kind::List(items), By::Header) if listed => items.push(Value::table(at, By::Header)),
            (Kind::Table(_), By::Path) if !listed => (value.at, value.by) = (at, By::Header),
            _ => return fault(format!("duplicate key `{name}`"), at),
        }
        return value.inside(at);
    }
    too_deep(at)
}

fn pair(letters: &mut Letters, table: &mut Table, depth: usize) -> Result<(), Fault> {
    let at = letters.at();
    let key = letters.key()?;
    letters.blanks();
    letters.must("=")?;
    letters.blanks();
    let value = value(letters, depth)?;
    match table.find(&key) {
        Err(place) => table.insert(place, &key, value, at).map(|_| ()),
        Ok(_) => fault(format!("duplicate key `{key}`"), at),
    }
}

fn value(letters: &mut Letters, depth: usize) -> Result<Value, Fault> {
    let at = letters.at();
    if depth == DEEPEST {
        return too_deep(at);
    }
    let kind = match letters.next() {
        Some(quote @ (b'"' | b'\'')) => Kind::Text(letters.text(quote)?),
        Some(b'[') => {
            let mut items = Vec::new();
            between(letters, "[", "]", &mut |letters| value(letters, depth + 1).map(|item| items.push(item)))?;
            Kind::List(items)
        }
        Some(b'{') => {
            let mut table = Table::EMPTY;
            between(letters, "{", "}", &mut |letters| pair(letters, &mut table, depth + 1))?;
            Kind::Table(table)
        }
        _ => match letters.word() {
            "true" => Kind::Flag(true),
            "false" => Kind::Flag(false),
            word => whole(word)
                .map_or_else(|| fault("expected a text in quotation marks, a list, a table, true, false or a whole number", at), Ok)?,
        },
    };
    Ok(Value { at, kind, by: By::Sign })
}

/// Items with commas between them, over as many lines as they take.
fn between(letters: &mut Letters, open: &str, close: &str, item: &mut dyn FnMut(&mut Letters) -> Result<(), Fault>) -> Result<(), Fault> {
    letters.must(open)?;
    loop {
        letters.lines();
        if letters.take(close) {
            return Ok(());
        }
        item(letters)?;
        letters.lines();
        if !letters.take(",") {
            return letters.must(close);
        }
    }
}

fn whole(word: &str) -> Option<Kind> {
    let digits = word.strip_prefix(['+', '-']).unwrap_or(word);
    let padded = digits.len() > 1 && digits.starts_with('0');
    word.parse().ok().filter(|_| !padded).map(Kind::Whole)
}

fn too_deep<T>(at: usize) -> Result<T, Fault> {
    fault(format!("expected at most {DEEPEST} lists and tables inside one another"), at)
}

impl Value {
    /// What is read where a value is missing.
    pub const NOTHING: Value = Value { at: 0, kind: Kind::Whole(0), by: By::Sign };

    fn table(at: usize, by: By) -> Self {
        Value { at, kind: Kind::Table(Table::EMPTY), by }
    }

    /// The table to which a header adds: of a list the last.
    fn inside(&mut self, at: usize) -> Result<&mut Table, Fault> {
        match &mut self.kind {
            Kind::Table(table) if self.by != By::Sign => Ok(table),
            Kind::List(items) if self.by != By::Sign && !items.is_empty() => {
                let last = items.len() - 1;
                items[last].inside(at)
            }
            _ => fault("expected a table to which a header can add", at),
        }
    }
}

impl Table {
    pub const EMPTY: Table = Table(Vec::new());

    pub fn get(&self, key: &str) -> Option<&Value> {
        self.find(key).ok().map(|place| &self.0[place].1)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, (String, Value)> {
        self.0.iter()
    }

    /// Where the key is, or where it would be.
    fn find(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }

    fn insert(&mut self, place: usize, key: &str, value: Value, at: usize) -> Result<&mut Value, Fault> {
        if self.0.len() == MOST_KEYS {
            return fault(format!("expected at most {MOST_KEYS} keys in a table"), at);
        }
        self.0.insert(place, (key.to_string(), value));
        Ok(&mut self.0[place].1)
    }

    fn entry(&mut self, key: &str, empty: impl Fn() -> Value, at: usize) -> Result<&mut Value, Fault> {
        match self.find(key) {
            Ok(place) => Ok(&mut self.0[place].1),
            Err(place) => self.insert(place, key, empty(), at),
        }
    }
}
