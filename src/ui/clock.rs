//! Today, as a civil date in London, and the moment for a file's stamp: the only place that asks the time.

use crate::calendar::words;
use crate::document::icalendar::Moment;
use chrono::{Days, NaiveDate};
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

/// Now, in Coordinated Universal Time.
pub fn now() -> Moment {
    let seconds = (Date::now() / 1000.0) as u64;
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
    Moment { date: epoch.checked_add_days(Days::new(seconds / 86_400)).unwrap_or(epoch), seconds: (seconds % 86_400) as u32 }
}

/// For measuring how long something takes: the moment in milliseconds, as the device counts them.
pub fn milliseconds() -> f64 {
    Date::now()
}

/// Minutes since 2020: a number that only rises, for what is given out at a later time to stand above the earlier.
pub fn minutes(moment: Moment) -> u32 {
    let start = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
    u32::try_from((moment.date - start).num_days().max(0)).unwrap_or(0) * 1440 + moment.seconds / 60
}

/// Seconds since 1970, for the log of a case.
pub fn seconds(moment: Moment) -> i64 {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
    (moment.date - epoch).num_days() * 86_400 + i64::from(moment.seconds)
}

/// The day in London of a moment in minutes since 1970.
pub fn day_of(minutes: u32) -> String {
    let moment = crate::calendar::london::moment(i64::from(minutes) * 60);
    moment.split_once(", ").map_or(String::new(), |(day, _)| day.to_string())
}
