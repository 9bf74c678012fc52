//! Why a backup cannot be read, as a sentence for the person who has it.

use crate::storage::{
    kdf::KdfError,
    limits::{self, Refused},
};
use std::fmt;

/// Where in the file. Cases are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Start,
    Case(usize),
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupError {
    NotABackup,
    /// Made by a later version of this guide, in this format.
    Later(u8),
    TooLarge,
    TooManyCases,
    CaseTooLarge(usize),
    Work(KdfError),
    /// It stops within this part.
    EndsEarly(Part),
    /// Something follows its end.
    GoesOn,
    /// Another passphrase, or an altered start.
    DoesNotOpen,
    Altered(Part),
    /// A case of another id stands there twice.
    Twice(usize),
    Entry {
        case: usize,
        entry: usize,
        why: Refused,
    },
    /// What was just written does not read as what was given.
    NotReadBack,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Part::Start => f.write_str("its start"),
            Part::Case(case) => write!(f, "case {case}"),
            Part::End => f.write_str("its end"),
        }
    }
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            BackupError::NotABackup => f.write_str("This file is not a backup from this guide."),
            BackupError::Later(format) => {
                write!(f, "This backup was made by another version of this guide (format {format}). Reload the page to use the latest.")
            }
            BackupError::TooLarge => write!(f, "This file is larger than {} MB, which no backup may be.", limits::FILE >> 20),
            BackupError::TooManyCases => write!(f, "A backup holds at most {} cases, and this would be more.", limits::CASES),
            BackupError::CaseTooLarge(case) => {
                write!(f, "Case {case} is larger than {} KB, which no case in a backup may be.", limits::CASE >> 10)
            }
            BackupError::Work(error) => write!(f, "This backup cannot be used. {error}"),
            BackupError::EndsEarly(part) => write!(f, "This backup stops in {part}. It was not saved or copied completely."),
            BackupError::GoesOn => f.write_str("Something was added after the end of this backup."),
            BackupError::DoesNotOpen => {
                f.write_str("The passphrase is not the one that this backup was made with, or the start of the file was altered.")
            }
            BackupError::Altered(part) => write!(f, "This backup was altered or damaged in {part}. Nothing was taken from it."),
            BackupError::Twice(case) => {
                write!(f, "Case {case} of this backup is one that stands before it already. Nothing was taken from it.")
            }
            BackupError::Entry { case, entry, why } => {
                write!(f, "Entry {entry} of case {case} cannot be used: {why}. Nothing was taken from this backup.")
            }
            BackupError::NotReadBack => f.write_str("The backup was made but did not read as your cases. It was not saved. Try again."),
        }
    }
}
