//! The holidays and the triggers, and the ways of counting that ours is measured against.

use case_review::{
    calendar::{
        bank_holidays::{BankHolidays, Division, Holiday, table_day},
        closures::{Closure, Closures},
        working_days::WorkingDays,
    },
    kept::{List, Text},
};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::HashSet;

pub const DIVISION: &str = "made-up";
/// So early that 10,000 working days, some 40 years, still end inside the table.
const TRIGGERS: (i32, i32) = (1905, 2036);

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real date")
}

fn first() -> NaiveDate {
    date(1900, 1, 1)
}

fn last() -> NaiveDate {
    date(2078, 12, 31)
}

/// Eight weekdays a year, in order: they fall about as they do in England and Wales, with Easter held still.
fn holidays() -> Vec<NaiveDate> {
    let moved_off = |day: NaiveDate, taken: Option<NaiveDate>| {
        day.iter_days().find(|day| is_weekday(*day) && Some(*day) != taken).expect("a later weekday")
    };
    let last_monday = |year, month| {
        NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 5)
            .or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 4))
            .expect("a Monday")
    };
    let one_year = |year| {
        let friday = NaiveDate::from_weekday_of_month_opt(year, 4, Weekday::Fri, 2).expect("a Friday");
        let christmas = moved_off(date(year, 12, 25), None);
        [
            moved_off(date(year, 1, 1), None),
            friday,
            friday + Days::new(3),
            NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 1).expect("a Monday"),
            last_monday(year, 5),
            last_monday(year, 8),
            christmas,
            moved_off(date(year, 12, 26), Some(christmas)),
        ]
    };
    let mut days: Vec<NaiveDate> = (first().year()..=last().year()).flat_map(one_year).collect();
    days.sort();
    days
}

fn is_weekday(day: NaiveDate) -> bool {
    day.weekday().num_days_from_monday() < 5
}

/// Everything that a contestant may prepare before the clock starts.
pub struct World {
    pub holidays: Vec<NaiveDate>,
    pub triggers: Vec<NaiveDate>,
    table: BankHolidays,
    closures: Closures,
    set: HashSet<NaiveDate>,
    closed_set: HashSet<NaiveDate>,
    /// Whether each day from the first one on is a working day.
    working: Vec<bool>,
    /// How many working days there are up to and including each day.
    upto: Vec<u16>,
    /// The day on which each working day falls.
    nth: Vec<u16>,
}

impl World {
    pub fn new(triggers: usize) -> Self {
        let holidays = holidays();
        let day = |date| table_day(date).expect("a day of the table");
        let rows = holidays.iter().map(|date| Holiday { day: day(*date), name: 0 }).collect();
        let text = |text: &str| Text::new(text.to_string());
        let division = Division {
            id: text(DIVISION),
            name: text("nowhere"),
            source: text("made up for this measurement"),
            from: day(first()),
            known_to: day(last()),
            holidays: List::new(rows),
        };
        let set: HashSet<NaiveDate> = holidays.iter().copied().collect();
        let working: Vec<bool> =
            first().iter_days().take_while(|day| *day <= last()).map(|day| is_weekday(day) && !set.contains(&day)).collect();
        let (mut upto, mut nth) = (Vec::new(), vec![0]);
        for (at, works) in working.iter().enumerate() {
            if *works {
                nth.push(at as u16);
            }
            upto.push((nth.len() - 1) as u16);
        }
        let closed = ["1999-12-29", "1999-12-30", "2010-06-08", "2019-12-27", "2019-12-30", "2020-02-14"];
        let closed = closed.map(|day| day.parse::<NaiveDate>().expect("a date"));
        let closures = closed.iter().fold(Closures::default(), |all, date| all.with(Closure { date: *date, by: "the office".to_string() }));
        World {
            triggers: random_days(triggers),
            table: BankHolidays { names: List::new(vec![text("holiday")]), divisions: List::new(vec![division]) },
            closures,
            closed_set: set.iter().copied().chain(closed).collect(),
            set,
            holidays,
            working,
            upto,
            nth,
        }
    }

    pub fn days(&self) -> WorkingDays<'_> {
        self.table.working_days(DIVISION).expect("the division")
    }

    pub fn closures(&self) -> &Closures {
        &self.closures
    }

    /// Two look-ups in tables that hold the answer to every question: what no count from dates to dates can beat.
    pub fn floor(&self, trigger: NaiveDate, count: u32) -> NaiveDate {
        let at = (trigger.num_days_from_ce() - FIRST) as usize;
        NaiveDate::from_num_days_from_ce_opt(self.floor_in_numbers(at as u16, count) as i32 + FIRST).expect("a date")
    }

    /// The same between day numbers, without making a date of the answer.
    pub fn floor_in_numbers(&self, at: u16, count: u32) -> u16 {
        self.nth[usize::from(self.upto[usize::from(at)]) + count as usize]
    }

    /// As most people write it.
    pub fn loop_over_set(&self, trigger: NaiveDate, count: u32) -> NaiveDate {
        day_by_day(trigger, count, |day| is_weekday(day) && !self.set.contains(&day))
    }

    pub fn loop_over_set_and_closures(&self, trigger: NaiveDate, count: u32) -> NaiveDate {
        day_by_day(trigger, count, |day| is_weekday(day) && !self.closed_set.contains(&day))
    }

    /// The fastest loop that we could write.
    pub fn loop_over_bools(&self, trigger: NaiveDate, count: u32) -> NaiveDate {
        let mut at = (trigger.num_days_from_ce() - FIRST) as usize;
        let mut left = count;
        while left > 0 {
            at += 1;
            left -= u32::from(self.working[at]);
        }
        NaiveDate::from_num_days_from_ce_opt(at as i32 + FIRST).expect("a date")
    }
}

/// The first day as a day of the common era: 1 January 1900.
pub const FIRST: i32 = 693_596;

fn day_by_day(trigger: NaiveDate, count: u32, works: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    let (mut day, mut left) = (trigger, count);
    while left > 0 {
        day = day + Days::new(1);
        left -= u32::from(works(day));
    }
    day
}

/// The same days on every run (xorshift, from a fixed seed).
fn random_days(count: usize) -> Vec<NaiveDate> {
    let from = date(TRIGGERS.0, 1, 1);
    let span = (date(TRIGGERS.1, 12, 31) - from).num_days() as u64;
    let mut seed: u32 = 777;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        u64::from(seed)
    };
    (0..count).map(|_| from + Days::new(next() % span)).collect()
}
