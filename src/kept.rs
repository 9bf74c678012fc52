//! Texts and lists that are kept for as long as the program runs, because the editions that they belong to are.
//!
//! They can be copied freely. Their `Debug` form is Rust: the build prints an edition with it, and the browser receives the
//! edition as data that needs no reading. An edition that is read there from a file is leaked: it is used for as long as the tab is
//! open, a reader loads few, and none is larger than [`crate::procedure::one_file::MOST_BYTES`].

use serde::{Deserialize, Deserializer};
use std::{borrow::Borrow, fmt, ops::Deref};

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Text(pub &'static str);

#[derive(PartialEq, Eq)]
pub struct List<T: 'static>(pub &'static [T]);

/// One value, where a type contains itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Kept<T: 'static>(pub &'static T);

impl Text {
    pub fn new(text: String) -> Self {
        Text(Box::leak(text.into_boxed_str()))
    }

    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl<T> List<T> {
    pub fn new(items: Vec<T>) -> Self {
        List(Box::leak(items.into_boxed_slice()))
    }

    /// The items for as long as the program runs, not only for as long as the list is borrowed.
    pub fn all(self) -> &'static [T] {
        self.0
    }
}

impl<T> Kept<T> {
    pub fn new(item: T) -> Self {
        Kept(Box::leak(Box::new(item)))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

// Written out, because a derived copy would ask the same of T.
impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0
    }
}

impl<T> Deref for Kept<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List(&[])
    }
}

impl<T> IntoIterator for &List<T> {
    type Item = &'static T;
    type IntoIter = std::slice::Iter<'static, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self.0
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.to_string()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({:?})", self.0)
    }
}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "List(&{:?})", self.0)
    }
}

impl<T: fmt::Debug> fmt::Debug for Kept<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kept(&{:?})", self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        String::deserialize(input).map(Text::new)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Vec::deserialize(input).map(List::new)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Kept<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        T::deserialize(input).map(Kept::new)
    }
}
