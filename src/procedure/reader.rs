//! From TOML to the types of an edition, with the place of whatever does not fit.
//!
//! Not by serde: what it derives for these types took 80 KB compressed in the browser, and this takes an eighth. Each type says
//! with [`record`] which keys it must and may have; any other key is refused.

use crate::kept::{Kept, List, Text};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong, and where in the text it begins. Boxed, because every value that is read may be one.
pub type Fault = Box<Wrong>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    pub what: String,
    pub at: usize,
}

/// One value, with its place.
pub type Value<'i> = Spanned<DeValue<'i>>;

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
    let table = DeTable::parse(text);
    let table = table.map_err(|error| Wrong { what: error.message().to_string(), at: error.span().map_or(0, |span| span.start) })?;
    T::read(Spanned::new(table.span(), DeValue::Table(table.into_inner())))
}

/// A table whose keys are all known, to be taken out one by one.
pub struct Fields<'i> {
    table: DeTable<'i>,
    at: usize,
}

impl<'i> Fields<'i> {
    /// # Errors
    /// If the value is not a table, or has a key that is not among `known`.
    #[inline(never)]
    pub fn of(value: Value<'i>, known: &[&str]) -> Result<Self, Fault> {
        let at = value.span().start;
        let DeValue::Table(table) = value.into_inner() else { return fault("expected a table", at) };
        match table.iter().find(|(key, _)| !known.contains(&&**key.get_ref())) {
            Some((key, _)) => fault(format!("unknown field `{}`, expected one of {}", key.get_ref(), ticked(known)), key.span().start),
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
    fn take(&mut self, key: &str) -> Option<Value<'i>> {
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
    let at = value.span().start;
    match value.into_inner() {
        DeValue::Array(items) => Ok(items.into_iter().collect()),
        _ => fault("expected a list", at),
    }
}

/// The key and the value of a table that has one.
///
/// # Errors
/// If it has none, or more.
pub fn only(value: Value) -> Result<(Cow<str>, Value), Fault> {
    let at = value.span().start;
    let DeValue::Table(table) = value.into_inner() else { return fault("expected a table with one key", at) };
    let mut entries = table.into_iter();
    match (entries.next(), entries.next()) {
        (Some((key, value)), None) => Ok((key.into_inner(), value)),
        _ => fault("expected one key", at),
    }
}

/// One of several names.
///
/// # Errors
/// If it is another.
pub fn one_of<T: Copy>(value: Value, names: &[(&str, T)]) -> Result<T, Fault> {
    let at = value.span().start;
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
        let at = value.span().start;
        match value.into_inner() {
            DeValue::String(text) => Ok(Text::new(text.into_owned())),
            _ => fault("expected text in quotation marks", at),
        }
    }
}

impl Read for bool {
    fn read(value: Value) -> Result<Self, Fault> {
        match value.get_ref() {
            DeValue::Boolean(it) => Ok(*it),
            _ => fault("expected true or false", value.span().start),
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
        Ok((Text::new(key.into_owned()), V::read(value)?))
    }

    fn list(value: Value) -> Result<Vec<Self>, Fault> {
        let at = value.span().start;
        let DeValue::Table(table) = value.into_inner() else { return fault("expected a table", at) };
        let mut found = Vec::new();
        for (key, value) in table {
            found.push((Text::new(key.into_inner().into_owned()), V::read(value)?));
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
