//! Which text this is, where and when it held, and what its reader must know about it.

use super::confidence::Unverified;
use super::reader::record;
use crate::kept::{List, Text};

#[derive(Debug, Clone)]
pub struct Edition {
    pub id: Text,
    pub name: Text,
    pub version: Text,
    /// ISO date on which a person last checked these files against the source.
    pub checked: Text,
    /// The division whose bank holidays count.
    pub division: Text,
    pub in_force: InForce,
    /// The nation for which it holds.
    pub place: Text,
    /// To whom it applied in that time, for choosing between editions.
    pub applies: Text,
    pub source: Text,
    /// First sentence of every result, when the edition has ended. Empty while it is in force.
    pub ended: Text,
    /// What the text could not settle, said on every result. Empty if there is nothing of the kind.
    pub unsettled: Text,
    /// One line for the start page and every result.
    pub banner: Text,
    /// Who decides, since the product does not.
    pub decides: Text,
    pub status: List<Text>,
    pub gap: List<Gap>,
    pub unverified: List<Unverified>,
    pub clauses: List<Text>,
    /// SHA-256 of the file that it was read from in the browser; empty for an edition that the build carries.
    pub local: Text,
}

#[derive(Debug, Clone)]
pub struct InForce {
    pub from: Text,
    /// ISO date of the last day, or empty.
    pub to: Text,
}

/// Where the text contradicts itself, or is silent.
#[derive(Debug, Clone)]
pub struct Gap {
    pub text: Text,
    pub cite: Text,
    pub clauses: List<Text>,
}

record!(Edition { id, name, version, checked, division, in_force, place, applies, source, ended, banner, decides, status; unsettled, gap, unverified, clauses, ..local });
record!(InForce { from, to });
record!(Gap { text, cite; clauses });

impl Edition {
    /// Marks it as read from a file. The version is printed on every paper, table and calendar entry, so all of them say it; the id
    /// goes into what a calendar tells entries apart by, so it may not be that of a released edition.
    #[must_use]
    pub fn marked(self, digest: String) -> Self {
        let short = short(&digest);
        let id = Text::new(format!("local_{short}"));
        let version = Text::new(format!("{} (local rules {short}, not checked by the makers of this guide)", self.version));
        Edition { id, version, local: Text::new(digest), ..self }
    }

    /// First sentence of every result made with rules from a file.
    pub fn notice(&self) -> Option<String> {
        let what = format!("Local rules, not checked by the makers of this guide: {}, file {}.", self.name, short(&self.local));
        (!self.local.is_empty()).then_some(what)
    }
}

/// Enough of a digest to tell two files apart by eye.
fn short(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}
