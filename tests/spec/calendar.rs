//! Counting, and dates as people type them. The known answers are in `tests/tables/deadlines*.csv`.

use crate::support::date;
use case_review::calendar::{
    account::{Account, Role},
    closures::{Closure, Closures},
    period::{Period, Unit},
    typed_date::TypedDate,
    words,
    working_days::{Closed, WorkingDays},
};
use case_review::{calendar::load, compiled};
use chrono::{Datelike, Days, NaiveDate};

fn weekday_and_not_listed(days: &WorkingDays, day: NaiveDate) -> bool {
    let holiday = days.division.holidays.iter().any(|holiday| days.table.date(holiday.day) == Some(day));
    day.weekday().num_days_from_monday() < 5 && !holiday
}

/// Every date of a division's table, but for a margin at both ends.
fn dates(days: &WorkingDays, margin: u64) -> impl Iterator<Item = NaiveDate> {
    let (from, to) = (days.table.date(days.division.from), days.table.date(days.division.known_to));
    let (first, last) = (from.expect("a date") + Days::new(margin), to.expect("a date") - Days::new(margin));
    first.iter_days().take_while(move |day| *day < last)
}

/// Some closures of an office: the days between Christmas and New Year, a training day, a weekend, and a bank holiday.
fn closures() -> Closures {
    let days = ["2019-12-27", "2019-12-30", "2019-12-31", "2020-01-04", "2019-08-26", "2024-06-12", "2024-06-13", "2019-12-27"];
    days.iter().fold(Closures::default(), |closures, day| closures.with(Closure { date: date(day), by: "the office".to_string() }))
}

/// The definition, day by day: what the fast count has to equal.
fn slow(days: &WorkingDays, from: NaiveDate, count: u32, back: bool) -> NaiveDate {
    let (mut day, mut left) = (from, count);
    while left > 0 {
        day = if back { day - Days::new(1) } else { day + Days::new(1) };
        left -= u32::from(days.why_closed(day).is_none());
    }
    day
}

#[test]
fn the_fast_count_equals_the_definition_on_every_day_of_the_tables() {
    let table = compiled::BANK_HOLIDAYS;
    let mut checked = 0;
    for division in &table.divisions {
        let open = table.working_days(&division.id).expect("a known division");
        let effective = closures().effective(&open);
        // A weekend and a bank holiday take nothing away; the August one is no holiday in Scotland.
        assert_eq!(effective.all().len(), if division.id == "scotland" { 6 } else { 5 });
        for days in [open, open.closing(&effective)] {
            for day in dates(&days, 40) {
                assert_eq!(open.why_closed(day).is_none(), weekday_and_not_listed(&days, day), "{day} in {}", division.id);
                assert_eq!(days.why_closed(day).is_none(), days.is_working(day), "{day} in {}", division.id);
                for count in [1, 5, 7, 15] {
                    assert_eq!(
                        days.after(day, count).expect("covered"),
                        slow(&days, day, count, false),
                        "{day} + {count} in {}",
                        division.id
                    );
                    assert_eq!(
                        days.before(day, count).expect("covered"),
                        slow(&days, day, count, true),
                        "{day} - {count} in {}",
                        division.id
                    );
                    checked += 2;
                }
            }
        }
    }
    println!("{checked} counts, {} divisions", table.divisions.len());
    assert_eq!(table.divisions.len(), 3);
}

#[test]
fn the_account_of_a_date_ends_where_the_count_ends_and_numbers_every_day() {
    let table = compiled::BANK_HOLIDAYS;
    let mut checked = 0;
    for division in &table.divisions {
        let open = table.working_days(&division.id).expect("a known division");
        let effective = closures().effective(&open);
        let days = open.closing(&effective);
        for day in dates(&days, 400) {
            for text in ["5 working days", "7 working days before", "8 days before", "1 week before", "1 month", "6 months"] {
                let period: Period = text.parse().expect("a period");
                let account = Account::of(period, day, &days).expect("covered");
                let last = account.days.last().expect("a day");
                assert_eq!((account.date, last.date), (period.ends(day, &days).expect("covered"), account.date), "{text} from {day}");
                assert_eq!(account.days[0].role, Role::Trigger);
                let numbers: Vec<u32> =
                    account.days.iter().filter_map(|it| if let Role::Counted(n) = it.role { Some(n) } else { None }).collect();
                let expected = match period.unit {
                    Unit::Month => 0,
                    Unit::Week => u32::from(period.count) * 7,
                    Unit::Day | Unit::WorkingDay => u32::from(period.count),
                };
                assert_eq!(numbers, (1..=expected).collect::<Vec<_>>(), "{text} from {day}");
                assert!(account.days.iter().all(|it| !matches!(it.role, Role::Skipped(_)) || !days.is_working(it.date)));
                assert_eq!(account.days.len() as i64, (account.date - day).num_days().abs() + 1);
                assert_eq!(account.stepped_over.len() as i64, (account.date - account.act_by.date).num_days());
                checked += 1;
            }
        }
    }
    println!("{checked} accounts");
}

#[test]
fn an_account_names_each_day_that_it_skips() {
    let table = compiled::BANK_HOLIDAYS;
    let open = table.working_days("england-and-wales").expect("a known division");
    let effective = closures().effective(&open);
    let days = open.closing(&effective);
    let account = Account::of("5 working days".parse().expect("a period"), date("2019-12-24"), &days).expect("covered");
    let skipped: Vec<String> = account
        .days
        .iter()
        .filter_map(|day| match &day.role {
            Role::Skipped(Closed::Weekend(_)) => Some(format!("{} weekend", day.date)),
            Role::Skipped(Closed::BankHoliday(name)) => Some(format!("{} {name}", day.date)),
            Role::Skipped(Closed::Office(by)) => Some(format!("{} closed by {by}", day.date)),
            Role::Trigger | Role::Counted(_) | Role::Within | Role::End => None,
        })
        .collect();
    let expected = [
        "2019-12-25 Christmas Day",
        "2019-12-26 Boxing Day",
        "2019-12-27 closed by the office",
        "2019-12-28 weekend",
        "2019-12-29 weekend",
        "2019-12-30 closed by the office",
        "2019-12-31 closed by the office",
        "2020-01-01 New Year’s Day",
        "2020-01-04 weekend",
        "2020-01-05 weekend",
    ];
    assert_eq!(skipped, expected);
    assert_eq!(account.date, date("2020-01-08"));
}

#[test]
fn a_month_ends_on_its_last_day_where_it_has_no_such_day() {
    let days = compiled::BANK_HOLIDAYS.working_days("england-and-wales").expect("a known division");
    let account = Account::of("1 month".parse().expect("a period"), date("2020-01-31"), &days).expect("covered");
    let rule = account.month.expect("months");
    assert_eq!((rule.wanted_day, rule.found, rule.has_such_a_day()), (31, date("2020-02-29"), false));
    assert_eq!(account.act_by.date, date("2020-02-28"));
    assert_eq!(account.stepped_over, [(date("2020-02-29"), Closed::Weekend(chrono::Weekday::Sat))]);
}

#[test]
fn the_latest_start_and_the_earliest_end_are_the_best_there_are() {
    let table = compiled::BANK_HOLIDAYS;
    let mut checked = 0;
    for division in &table.divisions {
        let open = table.working_days(&division.id).expect("a known division");
        let effective = closures().effective(&open);
        for days in [open, open.closing(&effective)] {
            for day in dates(&days, 500).step_by(3) {
                for text in ["5 working days", "1 month", "6 months", "7 days", "1 week"] {
                    let period: Period = text.parse().expect("a period");
                    let ends = |start: NaiveDate| period.ends(start, &days).expect("covered");
                    let start = period.latest_start(day, &days).expect("covered");
                    assert!(ends(start) <= day && ends(start + Days::new(1)) > day, "{text} to {day} started on {start}");
                    checked += 1;
                }
                for text in ["7 working days before", "7 days before", "1 week before", "1 month before"] {
                    let period: Period = text.parse().expect("a period");
                    let ends = |trigger: NaiveDate| period.ends(trigger, &days).expect("covered");
                    let end = period.earliest_end(day, &days).expect("covered");
                    assert!(ends(end) >= day && ends(end - Days::new(1)) < day, "{text} {end}, ready on {day}");
                    checked += 1;
                }
            }
        }
    }
    println!("{checked} starts and ends");
}

#[test]
fn beyond_the_table_only_the_weekend_is_looked_at_and_it_says_so() {
    let days = compiled::BANK_HOLIDAYS.working_days("england-and-wales").expect("a known division");
    let check = |day: &str, expected: &str, provisional: bool| {
        let found = days.act_by(date(day));
        assert_eq!((found.date, found.provisional), (date(expected), provisional), "{day}");
    };
    check("2028-12-31", "2028-12-29", false);
    check("2029-01-01", "2029-01-01", true);
    check("2029-01-06", "2029-01-05", true);
    check("2029-01-07", "2029-01-05", true);
    check("1994-12-31", "1994-12-30", true);
    assert!(days.between(date("2028-12-20"), date("2029-01-05")).is_err());
    assert_eq!(days.between(date("2028-12-20"), date("2028-12-29")), Ok(5));
    assert_eq!(days.between(date("2028-12-29"), date("2028-12-20")), Ok(0));
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
