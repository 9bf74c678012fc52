//! What the list of cases shows of one, and what proves that nothing of the case is missing.

use super::binary::{Reader, Writer};
use crate::case::log::{CaseId, EntryId};
use chrono::{Datelike, NaiveDate};

#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    pub case: CaseId,
    /// The next date that something is due, in the reading in use; `None` if nothing is.
    pub next: Option<NaiveDate>,
    /// As it was typed, at most 60 characters.
    pub reference: String,
    /// The last thing that happened, in the edition's words, at most 120 characters.
    pub status: String,
    pub closed: bool,
    /// Some entries contradict each other and a person has to settle which holds.
    pub conflicts: bool,
    /// Entries in the log, and the one that was written last.
    pub length: u32,
    pub last: EntryId,
    /// Minutes since 1970, of the last entry and of the last backup that held all of them.
    pub changed: u32,
    pub backed_up: Option<u32>,
}

/// Where a row stands in the list: what is closed last, then by the next date, none last, then by id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position(pub [u8; 21]);

const CLOSED: u8 = 1;
const CONFLICTS: u8 = 2;
const DATED: u8 = 4;
const BACKED_UP: u8 = 8;

impl Row {
    pub fn position(&self) -> Position {
        let mut position = [0xff; 21];
        position[0] = self.closed.into();
        if let Some(next) = self.next {
            // With the sign turned, numbers below nought stand first.
            position[1..5].copy_from_slice(&(next.num_days_from_ce() as u32 ^ 1 << 31).to_be_bytes());
        }
        position[5..].copy_from_slice(&self.case.0);
        Position(position)
    }

    /// With its texts no longer than they may be.
    pub fn fitted(mut self) -> Self {
        for (text, most) in [(&mut self.reference, 60), (&mut self.status, 120)] {
            text.truncate(text.char_indices().nth(most).map_or(text.len(), |(at, _)| at));
        }
        self
    }

    /// Whether a head and a row of the list say the same. Backups are noted in the list alone: to note one, no head is written again.
    pub fn agrees(&self, head: &Row) -> bool {
        Row { backed_up: None, ..self.clone() } == Row { backed_up: None, ..head.clone() }
    }

    pub fn write(&self, to: &mut Writer) {
        let flag = |set: bool, flag: u8| if set { flag } else { 0 };
        to.bytes(&[flag(self.closed, CLOSED)
            | flag(self.conflicts, CONFLICTS)
            | flag(self.next.is_some(), DATED)
            | flag(self.backed_up.is_some(), BACKED_UP)]);
        to.bytes(&self.case.0);
        self.next.iter().for_each(|next| to.bytes(&next.num_days_from_ce().to_be_bytes()));
        to.text(&self.reference);
        to.text(&self.status);
        to.number(self.length.into());
        to.bytes(&self.last.0);
        to.number(self.changed.into());
        self.backed_up.iter().for_each(|minutes| to.number((*minutes).into()));
    }

    pub fn read(from: &mut Reader) -> Option<Self> {
        let flags = from.byte().filter(|flags| *flags < 16)?;
        let set = |flag: u8| flags & flag != 0;
        Some(Row {
            case: CaseId(from.array()?),
            next: if set(DATED) { Some(NaiveDate::from_num_days_from_ce_opt(i32::from_be_bytes(from.array()?))?) } else { None },
            reference: from.text()?,
            status: from.text()?,
            closed: set(CLOSED),
            conflicts: set(CONFLICTS),
            length: from.small()?,
            last: EntryId(from.array()?),
            changed: from.small()?,
            backed_up: if set(BACKED_UP) { Some(from.small()?) } else { None },
        })
    }
}
