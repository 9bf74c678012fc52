//! Today, as a civil date in London: the only place that asks the time.

use crate::calendar::words;
use chrono::NaiveDate;
use js_sys::{Date, Object, Reflect};

/// Today in Europe/London, whatever the zone of the device. Falls back on the device's own date where the engine knows no zones.
pub fn today() -> NaiveDate {
    let now = Date::new_0();
    london(&now)
        .unwrap_or_else(|| NaiveDate::from_ymd_opt(now.get_full_year() as i32, now.get_month() + 1, now.get_date()).unwrap_or_default())
}

/// The Swedish way of writing a date is the ISO one.
fn london(now: &Date) -> Option<NaiveDate> {
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &"Europe/London".into()).ok()?;
    words::from_iso(&String::from(now.to_locale_date_string("sv-SE", &options)))
}
