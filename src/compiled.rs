//! What the build compiled in: the editions and the bank holidays.

use crate::{calendar::bank_holidays::BankHolidays, procedure::Procedure};

/// Every edition, in order of id. Empty only if the build was broken, which `tests/spec/procedure.rs` refuses.
pub fn editions() -> Vec<Procedure> {
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/editions.bin"))).unwrap_or_default()
}

pub fn bank_holidays() -> BankHolidays {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/bank_holidays.bin"));
    postcard::from_bytes(packed).unwrap_or(BankHolidays { names: Vec::new(), divisions: Vec::new() })
}
