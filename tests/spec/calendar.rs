//! Counting, and dates as people type them. The known answers are in `tests/tables/deadlines*.csv`.

use case_review::calendar::{period::Period, typed_date::TypedDate, words, working_days::WorkingDays};
use case_review::{calendar::load, compiled};
use chrono::{Datelike, Days, NaiveDate};

fn date(text: &str) -> NaiveDate {
    words::from_iso(text).unwrap_or_else(|| panic!("{text} is not a date"))
}

/// The definition, day by day: what the fast count has to equal.
fn slow(days: &WorkingDays, from: NaiveDate, count: u32, back: bool) -> NaiveDate {
    let (mut day, mut left) = (from, count);
    while left > 0 {
        day = if back { day - Days::new(1) } else { day + Days::new(1) };
        let holiday = days.division.holidays.iter().any(|holiday| days.table.date(holiday.day) == Some(day));
        left -= u32::from(day.weekday().num_days_from_monday() < 5 && !holiday);
    }
    day
}

#[test]
fn the_fast_count_equals_the_definition_on_every_day_of_the_tables() {
    let table = compiled::BANK_HOLIDAYS;
    let mut checked = 0;
    for division in &table.divisions {
        let days = table.working_days(&division.id).expect("a known division");
        let (mut day, end) =
            (table.date(division.from).expect("a date") + Days::new(40), table.date(division.known_to).expect("a date") - Days::new(40));
        while day < end {
            for count in [1, 5, 7, 15] {
                assert_eq!(days.after(day, count).expect("covered"), slow(&days, day, count, false), "{day} + {count} in {}", division.id);
                assert_eq!(days.before(day, count).expect("covered"), slow(&days, day, count, true), "{day} - {count} in {}", division.id);
                checked += 2;
            }
            day = day + Days::new(1);
        }
    }
    println!("{checked} counts, {} divisions", table.divisions.len());
    assert_eq!(table.divisions.len(), 3);
}

#[test]
fn a_count_of_ten_thousand_working_days_equals_the_definition() {
    let table = compiled::BANK_HOLIDAYS;
    let days = table.working_days("england-and-wales").expect("a known division");
    let counts = [250, 2_000, 8_000];
    for count in counts {
        assert_eq!(days.after(date("1995-04-28"), count).expect("covered"), slow(&days, date("1995-04-28"), count, false));
    }
    assert!(days.after(date("1995-04-28"), 10_000).is_err(), "2034 lies beyond the table and is refused");
}

#[test]
fn a_period_prints_as_it_is_read() {
    let check = |text: &str| assert_eq!(text.parse::<Period>().expect("a period").to_string(), text);
    for text in
        ["5 working days", "1 working day", "1 month", "6 months", "7 days before", "1 week before", "12 months", "7 working days before"]
    {
        check(text);
    }
    for text in ["", "days", "five days", "5 fortnights", "-1 days", "5  days", "70000 days", "5 days after"] {
        assert!(text.parse::<Period>().is_err(), "{text} should not be a period");
    }
}

#[test]
fn dates_are_read_as_people_type_them() {
    let check = |day: &str, month: &str, year: &str, expected: &str| {
        let typed = TypedDate { day: day.into(), month: month.into(), year: year.into() };
        let found = match typed.read() {
            Ok(None) => "nothing".to_string(),
            Ok(Some(date)) => date.to_string(),
            Err(problem) => problem.to_string(),
        };
        assert_eq!(found, expected, "{day}|{month}|{year}");
    };
    check("2", "6", "2025", "2025-06-02");
    check("02", "06", "2025", "2025-06-02");
    check(" 2 ", " jun ", " 2025 ", "2025-06-02");
    check("2", "June", "2025", "2025-06-02");
    check("2", "SEPT", "2025", "2025-09-02");
    check("2 jun 2025", "", "", "2025-06-02");
    check("2nd June 2025", "", "", "2025-06-02");
    check("2/6/2025", "", "", "2025-06-02");
    check("2.6.2025", "", "", "2025-06-02");
    check("2025-06-02", "", "", "2025-06-02");
    check("", "", "2 June 2025", "2025-06-02");
    check("29", "2", "2024", "2024-02-29");
    check("", "", "", "nothing");
    check("31", "2", "2025", "must be a real date");
    check("29", "2", "2023", "must be a real date");
    check("0", "6", "2025", "must be a real date");
    check("2", "13", "2025", "must be a real date");
    check("2", "ju", "2025", "must be a real date");
    check("two", "6", "2025", "must be a real date");
    check("2", "6", "25", "must have a year of 4 numbers");
    check("2", "", "", "must include a month and year");
    check("", "6", "2025", "must include a day");
    check("2", "6", "", "must include a year");
    check("2/6", "", "", "must include a month and year");
    check("1 2", "3", "2025", "must be a real date");
    check("👶", "6", "2025", "must be a real date");
    check("99999999999999999999", "6", "2025", "must be a real date");
}

#[test]
fn dates_are_written_in_words() {
    assert_eq!(words::weekday_and_date(date("2025-06-09")), "Monday 9 June 2025");
    assert_eq!(words::from_iso("2025-6-9"), None);
}

#[test]
fn a_malformed_row_of_bank_holidays_names_its_line() {
    let good = "holiday = [\n  { date = \"2019-08-26\", in = \"E\", name = \"Summer bank holiday\" },\n]\n[[division]]\nid = \"e\"\nletter = \"E\"\nname = \"E\"\nfrom = \"1995-01-01\"\nknown_to = \"2028-12-31\"\nsource = \"s\"\n";
    assert!(load::bank_holidays(good).is_ok());
    let check = |old: &str, new: &str, expected: &str| {
        let found = load::bank_holidays(&good.replacen(old, new, 1)).expect_err("malformed").join("; ");
        assert!(found.contains(expected), "{found}");
    };
    check("2019-08-26", "2019-08-36", "bank_holidays.toml:2: expected a real date");
    check("2019-08-26", "2019-08-25", "bank_holidays.toml:2: expected a weekday");
    check("2019-08-26", "1994-08-26", "bank_holidays.toml:2: expected `in` to name divisions whose years hold");
    check("in = \"E\"", "in = \"EW\"", "not “W”");
    check("in = \"E\"", "inn = \"E\"", "bank_holidays.toml:2: expected unknown field `inn`");
}
