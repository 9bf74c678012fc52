//! Which dates a change has moved.

use super::deadlines::{Deadline, Due};
use crate::procedure::time_limit::{Reading, TimeLimit};

/// One date before and after. `None` where it could not be counted, or had not started.
#[derive(Debug, Clone, PartialEq)]
pub struct Move<'a> {
    pub limit: &'a TimeLimit,
    pub reading: &'a Reading,
    pub old: Option<Due>,
    pub new: Option<Due>,
}

/// Every reading of every time limit whose date, or whose day to act by, is not what it was.
pub fn moves<'a>(before: &[Deadline<'a>], after: &[Deadline<'a>]) -> Vec<Move<'a>> {
    let old = |limit: &TimeLimit, reading: &Reading| {
        let deadline = before.iter().find(|deadline| deadline.limit.id == *limit.id.as_str())?;
        deadline.readings.iter().find(|counted| counted.reading.id == *reading.id.as_str())?.state.due().cloned()
    };
    let key = |due: &Option<Due>| due.as_ref().map(|due| (due.date, due.act_by));
    let all = after.iter().flat_map(|deadline| deadline.readings.iter().map(|counted| (deadline.limit, counted)));
    all.map(|(limit, counted)| Move {
        limit,
        reading: counted.reading,
        old: old(limit, counted.reading),
        new: counted.state.due().cloned(),
    })
    .filter(|moved| key(&moved.old) != key(&moved.new))
    .collect()
}
