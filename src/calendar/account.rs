//! How a date was counted, day by day. The date itself comes from [`Period::ends`], which does not loop; a test holds the two equal.

use super::{
    CalendarError,
    period::{Period, Unit},
    working_days::{ActBy, Closed, WorkingDays},
};
use chrono::{Datelike, Days, NaiveDate};

/// From the trigger to the date, and back to the last working day before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub period: Period,
    pub trigger: NaiveDate,
    /// The literal date.
    pub date: NaiveDate,
    /// Every day from the trigger to the date, in the order in which they are counted: backwards for a period that counts back.
    pub days: Vec<Day>,
    /// How the month was found, for a period in months.
    pub month: Option<MonthRule>,
    pub act_by: ActBy,
    /// The closed days from the date back to the day by which to act.
    pub stepped_over: Vec<(NaiveDate, Closed)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    pub date: NaiveDate,
    pub role: Role,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The day of the event, which is not counted.
    Trigger,
    Counted(u32),
    /// Not a working day, and so not counted.
    Skipped(Closed),
    /// Inside a period of months, whose days are not counted one by one.
    Within,
    /// The end of a period of months.
    End,
}

/// The corresponding date: the same day of the month, or the month's last day where it has no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRule {
    pub wanted_day: u32,
    pub found: NaiveDate,
}

impl MonthRule {
    pub fn has_such_a_day(&self) -> bool {
        self.found.day() == self.wanted_day
    }
}

impl Account {
    /// # Errors
    /// As [`Period::ends`].
    ///
    /// # Example: three substitute days in one count
    /// 5 working days from 23 December 2021 in England and Wales: six weekend days and 27 December, 28 December and 3 January are
    /// skipped, and 4 January 2022 is day 5 (D-010).
    pub fn of(period: Period, trigger: NaiveDate, days: &WorkingDays) -> Result<Self, CalendarError> {
        let date = period.ends(trigger, days)?;
        let act_by = days.act_by(date);
        let month = (period.unit == Unit::Month).then(|| MonthRule { wanted_day: trigger.day(), found: date });
        let mut account = Account { period, trigger, date, days: Vec::new(), month, act_by, stepped_over: Vec::new() };
        account.days.push(Day { date: trigger, role: Role::Trigger });
        let (mut day, mut counted) = (trigger, 0);
        while day != date {
            day = if period.before { day - Days::new(1) } else { day + Days::new(1) };
            let role = match (period.unit, days.why_closed(day)) {
                (Unit::WorkingDay, Some(closed)) => Role::Skipped(closed),
                (Unit::Month, _) if day == date => Role::End,
                (Unit::Month, _) => Role::Within,
                (Unit::WorkingDay | Unit::Day | Unit::Week, _) => {
                    counted += 1;
                    Role::Counted(counted)
                }
            };
            account.days.push(Day { date: day, role });
        }
        let mut back = date;
        while back > act_by.date {
            account.stepped_over.extend(days.why_closed(back).map(|closed| (back, closed)));
            back = back - Days::new(1);
        }
        Ok(account)
    }
}
