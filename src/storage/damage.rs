//! What is wrong with a part of the store: which part, how, and when it was written as far as is known.

use crate::case::log::CaseId;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What names the pages of the list.
    Root,
    /// A page of the list, with the number of its cases.
    Page { number: u32, cases: u32 },
    /// What finds a case by its id.
    Head,
    /// The case's line in the list.
    Row,
    /// An entry of the case, numbered from 1, out of so many, and the times of the readable ones before and after it, in seconds
    /// since 1970.
    Entry { number: u32, of: u32, after: Option<i64>, before: Option<i64> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Missing,
    /// Altered, put elsewhere, put back from earlier, or sealed with another key.
    DoesNotOpen,
    /// It opens, and is not the one that belongs here.
    NotTheOne,
    /// Nothing names it.
    Extra,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage {
    /// `None` where it is the list's and not a case's.
    pub case: Option<CaseId>,
    pub part: Part,
    pub fault: Fault,
}

impl Damage {
    pub fn of(case: CaseId, part: Part, fault: Fault) -> Self {
        Damage { case: Some(case), part, fault }
    }

    pub fn list(part: Part, fault: Fault) -> Self {
        Damage { case: None, part, fault }
    }

    /// For the reader, who sees the case's reference and the times beside it.
    pub fn sentence(&self) -> String {
        let part = match self.part {
            Part::Root => "The list of cases".to_string(),
            Part::Page { cases: 1, .. } => "A part of the list, with 1 case,".to_string(),
            Part::Page { cases, .. } => format!("A part of the list, with {cases} cases,"),
            Part::Head => "The index card of a case".to_string(),
            Part::Row => "The line of a case in the list".to_string(),
            Part::Entry { number, of, .. } => format!("Entry {number} of {of}"),
        };
        let fault = match self.fault {
            Fault::Missing => "is missing",
            Fault::DoesNotOpen => "has been altered and cannot be read",
            Fault::NotTheOne => "is not the one that belongs there",
            Fault::Extra => "is there although nothing names it",
        };
        format!("{part} {fault}.")
    }
}
