//! A TOML table kept as pairs in the order of its keys: `{ outcome = "died" }` becomes `[("outcome", "died")]`.
//! Packed, it is a plain list, so that the browser carries no map.

use serde::{Deserialize, Deserializer, de::MapAccess, de::Visitor};
use std::{fmt, marker::PhantomData};

pub fn deserialize<'de, V: Deserialize<'de>, D: Deserializer<'de>>(input: D) -> Result<Vec<(String, V)>, D::Error> {
    struct Pairs<V>(PhantomData<V>);

    impl<'de, V: Deserialize<'de>> Visitor<'de> for Pairs<V> {
        type Value = Vec<(String, V)>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a table of ids")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                pairs.push(pair);
            }
            Ok(pairs)
        }
    }

    if input.is_human_readable() { input.deserialize_map(Pairs(PhantomData)) } else { Vec::deserialize(input) }
}

/// The same for a list of tables, each of which is one alternative.
pub mod alternatives {
    use super::super::conclusion::Situation;
    use serde::{Deserialize, Deserializer};

    #[derive(Deserialize)]
    #[serde(transparent)]
    struct One(#[serde(deserialize_with = "super::deserialize")] Situation);

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<Situation>, D::Error> {
        Ok(Vec::<One>::deserialize(input)?.into_iter().map(|one| one.0).collect())
    }
}
