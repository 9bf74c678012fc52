//! Which text this is, where and when it held, and what its reader must know about it.

use super::confidence::Unverified;
use crate::kept::{List, Text};
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
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
    #[serde(default)]
    pub unsettled: Text,
    /// One line for the start page and every result.
    pub banner: Text,
    /// Who decides, since the product does not.
    pub decides: Text,
    pub status: List<Text>,
    #[serde(default)]
    pub gap: List<Gap>,
    #[serde(default)]
    pub unverified: List<Unverified>,
    #[serde(default)]
    pub clauses: List<Text>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    pub from: Text,
    /// ISO date of the last day, or empty.
    pub to: Text,
}

/// Where the text contradicts itself, or is silent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    pub text: Text,
    pub cite: Text,
    #[serde(default)]
    pub clauses: List<Text>,
}
