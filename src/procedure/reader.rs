//! From TOML to the types of an edition, with the place of whatever does not fit.
//!
//! Not by serde: what it derives for these types took 80 KB compressed in the browser, and this takes an eighth. Each type says
//! with [`record`] which keys it must and may have; any other key is refused.

use super::toml::{self, Kind, Table};
use crate::kept::{Kept, List, Text};

/// What is wrong, and where in the text it begins. Boxed, because every value that is read may be one.
pub type Fault = Box<Wrong>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    pub what: String,
    pub at: usize,
}

pub use super::toml::Value;

pub trait Read: Sized {
    /// # Errors
    /// If the value is not of this type.
    fn read(value: Value) -> Result<Self, Fault>;

    /// # Errors
    /// As [`Read::read`], for a list of them.
    fn list(value: Value) -> Result<Vec<Self>, Fault> {
        let mut found = Vec::new();
        for item in items(value)? {
            found.push(Self::read(item)?);
        }
        Ok(found)
    }
}

/// # Errors
/// If the text is not TOML, or not of this type.
pub fn read<T: Read>(text: &str) -> Result<T, Fault> {
    T::read(toml::parse(text)?)
}

/// A table whose keys are all known, to be taken out one by one.
pub struct Fields {
    table: Table,
    at: usize,
}

impl Fields {
    /// # Errors
    /// If the value is not a table, or has a key that is not among `known`.
    #[inline(never)]
    pub fn of(value: Value, known: &[&str]) -> Result<Self, Fault> {
        let at = value.at;
        let Kind::Table(table) = value.kind else { return fault("expected a table", at) };
        match table.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            Some((key, value)) => fault(format!("unknown field `{key}`, expected one of {}", ticked(known)), value.at),
            None => Ok(Fields { table, at }),
        }
    }

    // Not inlined, like the others below: they are called from everywhere.

    /// # Errors
    /// If the key is missing, or its value is not of this type.
    #[inline(never)]
    pub fn must<T: Read>(&mut self, key: &str) -> Result<T, Fault> {
        match self.take(key) {
            Some(value) => T::read(value),
            None => fault(format!("missing field `{key}`"), self.at),
        }
    }

    /// # Errors
    /// If the value is not of this type.
    #[inline(never)]
    pub fn may<T: Read + Default>(&mut self, key: &str) -> Result<T, Fault> {
        match self.take(key) {
            Some(value) => T::read(value),
            None => Ok(T::default()),
        }
    }

    #[inline(never)]
    fn take(&mut self, key: &str) -> Option<Value> {
        self.table.remove(key)
    }
}

/// # Errors
/// Always.
#[inline(never)]
pub fn fault<T>(what: impl Into<String>, at: usize) -> Result<T, Fault> {
    Err(Box::new(Wrong { what: what.into(), at }))
}

#[inline(never)]
fn items(value: Value) -> Result<Vec<Value>, Fault> {
    let at = value.at;
    match value.kind {
        Kind::List(items) => Ok(items),
        _ => fault("expected a list", at),
    }
}

/// The key and the value of a table that has one.
///
/// # Errors
/// If it has none, or more.
pub fn only(value: Value) -> Result<(String, Value), Fault> {
    let at = value.at;
    let Kind::Table(table) = value.kind else { return fault("expected a table with one key", at) };
    let mut entries = table.into_iter();
    match (entries.next(), entries.next()) {
        (Some((key, value)), None) => Ok((key, value)),
        _ => fault("expected one key", at),
    }
}

/// One of several names.
///
/// # Errors
/// If it is another.
pub fn one_of<T: Copy>(value: Value, names: &[(&str, T)]) -> Result<T, Fault> {
    let at = value.at;
    let word = Text::read(value)?;
    match names.iter().find(|(name, _)| word == *name) {
        Some((_, named)) => Ok(*named),
        None => unknown(&word, &names.iter().map(|(name, _)| *name).collect::<Vec<_>>(), at),
    }
}

/// # Errors
/// Always: a name that is not one of those.
pub fn unknown<T>(word: &str, names: &[&str], at: usize) -> Result<T, Fault> {
    fault(format!("unknown variant `{word}`, expected one of {}", ticked(names)), at)
}

fn ticked(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

impl Read for Text {
    #[inline(never)]
    fn read(value: Value) -> Result<Self, Fault> {
        let at = value.at;
        match value.kind {
            Kind::Text(text) => Ok(Text::new(text)),
            _ => fault("expected text in quotation marks", at),
        }
    }
}

impl Read for bool {
    fn read(value: Value) -> Result<Self, Fault> {
        match value.kind {
            Kind::Flag(it) => Ok(it),
            _ => fault("expected true or false", value.at),
        }
    }
}

impl<T: Read> Read for List<T> {
    fn read(value: Value) -> Result<Self, Fault> {
        T::list(value).map(List::new)
    }
}

impl<T: Read> Read for Kept<T> {
    fn read(value: Value) -> Result<Self, Fault> {
        T::read(value).map(Kept::new)
    }
}

/// A table kept as pairs in the order of its keys: `{ outcome = "died" }` becomes `[("outcome", "died")]`.
impl<V: Read> Read for (Text, V) {
    fn read(value: Value) -> Result<Self, Fault> {
        let (key, value) = only(value)?;
        Ok((Text::new(key), V::read(value)?))
    }

    fn list(value: Value) -> Result<Vec<Self>, Fault> {
        let at = value.at;
        let Kind::Table(table) = value.kind else { return fault("expected a table", at) };
        let mut found = Vec::new();
        for (key, value) in table {
            found.push((Text::new(key), V::read(value)?));
        }
        Ok(found)
    }
}

/// The keys of a type: those that it must have, and after the semicolon those that it may. `key => field` where they differ.
macro_rules! record {
    (@key $key:literal $field:ident) => { $key };
    (@key $field:ident) => { stringify!($field) };
    ($name:ident { $($must:ident $(= $key:literal)?),* $(; $($may:ident),*)? $(, ..$rest:ident)? }) => {
        impl $crate::procedure::reader::Read for $name {
            #[inline(never)]
            fn read(value: $crate::procedure::reader::Value) -> Result<Self, $crate::procedure::reader::Fault> {
                let known = [$(record!(@key $($key)? $must),)* $($(stringify!($may),)*)?];
                let mut fields = $crate::procedure::reader::Fields::of(value, &known)?;
                Ok($name {
                    $($must: fields.must(record!(@key $($key)? $must))?,)*
                    $($($may: fields.may(stringify!($may))?,)*)?
                    $($rest: Default::default(),)?
                })
            }
        }
    };
}
pub(crate) use record;
