//! A TOML table kept as pairs in the order of its keys: `{ outcome = "died" }` becomes `[("outcome", "died")]`.

use crate::kept::{List, Text};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

pub fn deserialize<'de, V: Deserialize<'de>, D: Deserializer<'de>>(input: D) -> Result<List<(Text, V)>, D::Error> {
    let table = BTreeMap::<String, V>::deserialize(input)?;
    Ok(List::new(table.into_iter().map(|(key, value)| (Text::new(key), value)).collect()))
}

/// The same for a list of tables, each of which is one alternative.
pub mod alternatives {
    use super::super::conclusion::Situation;
    use crate::kept::List;
    use serde::{Deserialize, Deserializer};

    #[derive(Deserialize)]
    #[serde(transparent)]
    struct One(#[serde(deserialize_with = "super::deserialize")] Situation);

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<List<Situation>, D::Error> {
        Ok(List::new(Vec::<One>::deserialize(input)?.into_iter().map(|one| one.0).collect()))
    }
}
