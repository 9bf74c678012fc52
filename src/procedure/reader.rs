//! From TOML to the types of an edition, with the place of whatever does not fit.
//!
//! Not by serde: what it derives for these types took 80 KB compressed in the browser, and this takes a tenth. Each type says
//! with [`record`] which keys it must and may have; any other key is refused. Reading goes on after a fault, with something in
//! the place of what is wrong, and only the first fault is told: a way out at every value would double the code.

use super::letters::{Fault, Wrong};
use super::toml::{self, Kind, Table};
use crate::kept::{Kept, List, Text};

pub use super::toml::Value;

/// The first of what is wrong.
#[derive(Default)]
pub struct Faults {
    first: Option<Fault>,
}

impl Faults {
    // Not inlined, like others below: they are called from everywhere.
    #[inline(never)]
    pub fn note(&mut self, what: &str, at: usize) {
        self.first.get_or_insert_with(|| Box::new(Wrong { what: what.to_string(), at }));
    }

    /// A name that is not one of those.
    #[inline(never)]
    pub fn unknown(&mut self, kind: &str, word: &str, names: &[&str], at: usize) {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        self.note(&format!("unknown {kind} `{word}`, expected one of {}", names.join(", ")), at);
    }
}

pub trait Read: Sized {
    /// What the value says; if it is not of this type, something in its place.
    fn read(value: &Value, faults: &mut Faults) -> Self;

    /// The same for a list of them.
    fn list(value: &Value, faults: &mut Faults) -> Vec<Self> {
        items(value, faults).iter().map(|item| Self::read(item, faults)).collect()
    }
}

/// # Errors
/// If the text is not TOML, or not of this type.
pub fn read<T: Read>(text: &str) -> Result<T, Fault> {
    let (value, mut faults) = (toml::parse(text)?, Faults::default());
    let found = T::read(&value, &mut faults);
    faults.first.map_or(Ok(found), Err)
}

/// A table whose keys are all known.
pub struct Fields<'v> {
    table: &'v Table,
    at: usize,
    faults: &'v mut Faults,
}

impl<'v> Fields<'v> {
    #[inline(never)]
    pub fn of(value: &'v Value, known: &[&str], faults: &'v mut Faults) -> Self {
        let table = entries(value, faults);
        if let Some((key, value)) = table.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            faults.unknown("field", key, known, value.at);
        }
        Fields { table, at: value.at, faults }
    }

    pub fn must<T: Read>(&mut self, key: &str) -> T {
        let value = self.find(key);
        T::read(value, self.faults)
    }

    pub fn may<T: Read + Default>(&mut self, key: &str) -> T {
        self.table.get(key).map_or_else(T::default, |value| T::read(value, self.faults))
    }

    #[inline(never)]
    fn find(&mut self, key: &str) -> &'v Value {
        static NOTHING: Value = Value::NOTHING;
        let found = self.table.get(key);
        if found.is_none() {
            self.faults.note(&format!("missing field `{key}`"), self.at);
        }
        found.unwrap_or(&NOTHING)
    }
}

#[inline(never)]
fn items<'v>(value: &'v Value, faults: &mut Faults) -> &'v [Value] {
    let Kind::List(items) = &value.kind else {
        faults.note("expected a list", value.at);
        return &[];
    };
    items
}

#[inline(never)]
fn entries<'v>(value: &'v Value, faults: &mut Faults) -> &'v Table {
    static EMPTY: Table = Table::EMPTY;
    let Kind::Table(table) = &value.kind else {
        faults.note("expected a table", value.at);
        return &EMPTY;
    };
    table
}

/// The key and the value of a table that has one.
pub fn only<'v>(value: &'v Value, faults: &mut Faults) -> Option<(&'v str, &'v Value)> {
    let mut entries = entries(value, faults).iter();
    let (Some((key, inside)), None) = (entries.next(), entries.next()) else {
        faults.note("expected one key", value.at);
        return None;
    };
    Some((key, inside))
}

/// One of several names.
pub fn one_of<T: Copy>(value: &Value, faults: &mut Faults, names: &[(&str, T)]) -> T {
    let word = text(value, faults);
    let named = names.iter().find(|(name, _)| *name == word);
    if named.is_none() {
        faults.unknown("variant", word, &names.iter().map(|(name, _)| *name).collect::<Vec<_>>(), value.at);
    }
    named.unwrap_or(&names[0]).1
}

#[inline(never)]
fn text<'v>(value: &'v Value, faults: &mut Faults) -> &'v str {
    let Kind::Text(text) = &value.kind else {
        faults.note("expected text in quotation marks", value.at);
        return "";
    };
    text
}

impl Read for Text {
    #[inline(never)]
    fn read(value: &Value, faults: &mut Faults) -> Self {
        Text::new(text(value, faults).to_string())
    }
}

impl Read for bool {
    fn read(value: &Value, faults: &mut Faults) -> Self {
        let Kind::Flag(it) = value.kind else {
            faults.note("expected true or false", value.at);
            return false;
        };
        it
    }
}

impl<T: Read> Read for List<T> {
    fn read(value: &Value, faults: &mut Faults) -> Self {
        List::new(T::list(value, faults))
    }
}

impl<T: Read> Read for Kept<T> {
    fn read(value: &Value, faults: &mut Faults) -> Self {
        Kept::new(T::read(value, faults))
    }
}

/// A table kept as pairs in the order of its keys: `{ outcome = "died" }` becomes `[("outcome", "died")]`.
impl<V: Read> Read for (Text, V) {
    fn read(value: &Value, faults: &mut Faults) -> Self {
        let (key, value) = only(value, faults).unwrap_or(("", value));
        (Text::new(key.to_string()), V::read(value, faults))
    }

    fn list(value: &Value, faults: &mut Faults) -> Vec<Self> {
        entries(value, faults).iter().map(|(key, value)| (Text::new(key.to_string()), V::read(value, faults))).collect()
    }
}

/// The keys of a type: those that it must have, and after the semicolon those that it may. `key => field` where they differ.
macro_rules! record {
    (@key $key:literal $field:ident) => { $key };
    (@key $field:ident) => { stringify!($field) };
    ($name:ident { $($must:ident $(= $key:literal)?),* $(; $($may:ident),*)? $(, ..$rest:ident)? }) => {
        impl $crate::procedure::reader::Read for $name {
            #[inline(never)]
            fn read(value: &$crate::procedure::reader::Value, faults: &mut $crate::procedure::reader::Faults) -> Self {
                let known = [$(record!(@key $($key)? $must),)* $($(stringify!($may),)*)?];
                let mut fields = $crate::procedure::reader::Fields::of(value, &known, faults);
                $name {
                    $($must: fields.must(record!(@key $($key)? $must)),)*
                    $($($may: fields.may(stringify!($may)),)*)?
                    $($rest: Default::default(),)?
                }
            }
        }
    };
}
pub(crate) use record;
