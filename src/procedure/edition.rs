//! Which text this is, where and when it held, and what its reader must know about it.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    pub id: String,
    pub name: String,
    pub version: String,
    /// ISO date on which a person last checked these files against the source.
    pub checked: String,
    /// The division whose bank holidays count.
    pub division: String,
    pub in_force: InForce,
    pub source: String,
    /// First sentence of every result, when the edition has ended. Empty while it is in force.
    pub ended: String,
    /// One line for the start page and every result.
    pub banner: String,
    /// Who decides, since the product does not.
    pub decides: String,
    pub status: Vec<String>,
    #[serde(default)]
    pub gap: Vec<Gap>,
    #[serde(default)]
    pub clauses: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    pub from: String,
    /// ISO date of the last day, or empty.
    pub to: String,
}

/// Where the text contradicts itself, or is silent.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    pub text: String,
    pub cite: String,
    #[serde(default)]
    pub clauses: Vec<String>,
}
