//! Backwards and forwards from one date: by when everything before it must happen, and what would then follow, if every step
//! takes all the time that the procedure gives it. Nothing here changes a case.

use crate::calendar::{CalendarError, period::Period, working_days::WorkingDays};
use crate::procedure::{
    Procedure,
    time_limit::{Event, TimeLimit},
};
use chrono::NaiveDate;

/// One event of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'a> {
    pub event: &'a Event,
    /// The latest date before the chosen one; the date on which it would follow after it.
    pub date: Result<NaiveDate, CalendarError>,
    /// The time limit that fixes it; `None` where only the order of events does.
    pub limit: Option<&'a TimeLimit>,
}

/// The reading in use of a time limit, by id; `None` to keep to all of them, which is the cautious way.
pub type Chosen<'a> = &'a dyn Fn(&TimeLimit) -> Option<String>;

struct Planner<'a, 'b> {
    procedure: &'a Procedure,
    days: &'b WorkingDays<'b>,
    chosen: Chosen<'b>,
    steps: Vec<Option<Step<'a>>>,
}

/// What must have happened by when, so that `event` can be on `date`: the latest dates, last first.
pub fn backwards<'a>(procedure: &'a Procedure, event: usize, date: NaiveDate, chosen: Chosen, days: &WorkingDays) -> Vec<Step<'a>> {
    let mut planner = Planner::new(procedure, event, date, chosen, days);
    for at in (0..event).rev() {
        planner.steps[at] = planner.latest(at);
    }
    planner.steps.into_iter().take(event).rev().flatten().collect()
}

/// What would follow from `event` on `date`, in order.
pub fn forwards<'a>(procedure: &'a Procedure, event: usize, date: NaiveDate, chosen: Chosen, days: &WorkingDays) -> Vec<Step<'a>> {
    let mut planner = Planner::new(procedure, event, date, chosen, days);
    for at in event + 1..procedure.events.len() {
        planner.steps[at] = planner.following(at);
    }
    planner.steps.into_iter().skip(event + 1).flatten().collect()
}

impl<'a, 'b> Planner<'a, 'b> {
    fn new(procedure: &'a Procedure, event: usize, date: NaiveDate, chosen: Chosen<'b>, days: &'b WorkingDays<'b>) -> Self {
        let mut steps: Vec<Option<Step>> = procedure.events.iter().map(|_| None).collect();
        steps[event] = Some(Step { event: &procedure.events.all()[event], date: Ok(date), limit: None });
        Planner { procedure, days, chosen, steps }
    }

    fn date(&self, id: &str) -> Option<NaiveDate> {
        self.steps.iter().flatten().find(|step| step.event.id == *id)?.date.clone().ok()
    }

    /// The periods of a limit in the readings to keep to, each with the event that starts it.
    fn periods(&self, limit: &'a TimeLimit) -> impl Iterator<Item = (Period, &'a str)> + use<'a> {
        let chosen = (self.chosen)(limit);
        let kept = limit.reading.all().iter().filter(move |reading| chosen.as_deref().is_none_or(|id| reading.id == *id));
        kept.filter_map(|reading| Some((reading.period.parse().ok()?, reading.from.as_str())))
    }

    /// The earliest of the dates that what comes after allows.
    fn latest(&self, at: usize) -> Option<Step<'a>> {
        let event = &self.procedure.events.all()[at];
        let mut step = None;
        for later in self.procedure.events.iter().filter(|later| later.follows.iter().any(|id| *id == *event.id.as_str())) {
            keep(&mut step, event, self.date(&later.id).map(Ok), None, |new, old| new < old);
        }
        for limit in self.procedure.time_limits.all() {
            for (period, from) in self.periods(limit) {
                let date = match period.before {
                    false if event.id == *from => self.date(&limit.met_by).map(|met| period.latest_start(met, self.days)),
                    true if event.id == *limit.met_by => self.date(from).map(|trigger| period.ends(trigger, self.days)),
                    _ => None,
                };
                keep(&mut step, event, date, Some(limit), |new, old| new <= old);
            }
        }
        step
    }

    /// The latest of the dates that what comes before leads to; of the readings of one limit, the cautious one.
    fn following(&self, at: usize) -> Option<Step<'a>> {
        let event = &self.procedure.events.all()[at];
        let mut step = None;
        for first in event.follows.all() {
            keep(&mut step, event, self.date(first).map(Ok), None, |new, old| new > old);
        }
        for limit in self.procedure.time_limits.all() {
            let mut of_limit = None;
            for (period, from) in self.periods(limit) {
                match period.before {
                    false if event.id == *limit.met_by => {
                        let date = self.date(from).map(|trigger| period.ends(trigger, self.days));
                        keep(&mut of_limit, event, date, Some(limit), |new, old| new < old);
                    }
                    true if event.id == *from => {
                        let date = self.date(&limit.met_by).map(|done| period.earliest_end(done, self.days));
                        keep(&mut of_limit, event, date, Some(limit), |new, old| new > old);
                    }
                    _ => {}
                }
            }
            keep(&mut step, event, of_limit.map(|of_limit| of_limit.date), Some(limit), |new, old| new >= old);
        }
        step
    }
}

/// Puts a date in place of the one so far if it is `better`; a date that cannot be counted takes the place of any.
fn keep<'a>(
    step: &mut Option<Step<'a>>,
    event: &'a Event,
    date: Option<Result<NaiveDate, CalendarError>>,
    limit: Option<&'a TimeLimit>,
    better: impl Fn(NaiveDate, NaiveDate) -> bool,
) {
    let Some(date) = date else { return };
    let replaces = match (&date, step.as_ref().map(|step| &step.date)) {
        (_, None) | (Err(_), Some(Ok(_))) => true,
        (Ok(new), Some(Ok(old))) => better(*new, *old),
        (_, Some(Err(_))) => false,
    };
    if replaces {
        *step = Some(Step { event, date, limit });
    }
}
