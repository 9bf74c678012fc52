//! The run over every combination: started, stopped, gone on with, and given away.

use crate::document::survey::{Table, faults, number};
use crate::reasoning::survey::Survey;
use crate::ui::workspace::Guide;
use crate::ui::{browser, slices};
use leptos::prelude::*;

pub const BUTTON: &str = "run";
pub const PROGRESS: &str = "progress";
pub const FOUND: &str = "found";
/// At most so many combinations in one frame, even where the clock says that there is time for more.
const MOST: usize = 500;
const PARTS: [&str; 4] = ["Checking.", "A quarter is checked.", "Half is checked.", "Three quarters are checked."];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Ready,
    Running,
    Stopped,
    Done,
}

pub struct Work {
    pub survey: Survey<'static>,
    table: Table,
}

/// Belongs to the page that is drawn, and goes with it.
#[derive(Clone, Copy)]
pub struct Run {
    pub guide: Guide,
    pub phase: RwSignal<Phase>,
    /// What is said while it runs, and when it ends.
    pub said: RwSignal<String>,
    pub work: StoredValue<Option<Work>>,
    /// Counts the starts, so that frames of an earlier one end.
    turn: StoredValue<u32>,
}

impl Run {
    pub fn new(guide: Guide) -> Self {
        Run {
            guide,
            phase: RwSignal::new(Phase::Ready),
            said: RwSignal::new(String::new()),
            work: StoredValue::new(None),
            turn: StoredValue::new(0),
        }
    }

    pub fn done(self) -> usize {
        self.work.try_with_value(|work| work.as_ref().map_or(0, |work| work.survey.done())).unwrap_or_default()
    }

    /// Begins, or goes on where it was stopped.
    pub fn start(self) {
        let Guide { procedure, book, .. } = self.guide;
        if self.phase.get_untracked() != Phase::Stopped {
            self.work.set_value(Some(Work { survey: Survey::new(procedure, book), table: Table::new(procedure) }));
        }
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        self.said.set(PARTS[0].to_string());
        self.phase.set(Phase::Running);
        browser::focus_when_drawn(BUTTON);
        slices::each_frame(move |in_time| self.turn.try_get_value() == Some(turn) && self.slice(in_time));
    }

    /// Some more combinations; whether there are any left.
    fn slice(self, in_time: &dyn Fn() -> bool) -> bool {
        let Guide { procedure, book, .. } = self.guide;
        let step = |work: &mut Option<Work>| {
            let Some(Work { survey, table }) = work else { return false };
            for _ in 0..MOST {
                match survey.step() {
                    Some((answers, outcome)) => table.add(procedure, &answers, &outcome),
                    None => return false,
                }
                if !in_time() {
                    break;
                }
            }
            true
        };
        let more = self.work.try_update_value(step).unwrap_or_default();
        let (done, total) = (self.done(), book.combinations());
        browser::set_attribute(PROGRESS, "value", &done.to_string());
        if more {
            let part = PARTS.get(done * PARTS.len() / total).filter(|part| self.said.with_untracked(|said| said != **part));
            part.into_iter().for_each(|part| self.said.set(part.to_string()));
        } else {
            self.phase.set(Phase::Done);
            self.said.set(format!("All {} combinations are checked.", number(done)));
            browser::focus_when_drawn(FOUND);
        }
        more
    }

    pub fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.phase.set(Phase::Stopped);
        let (done, total) = (number(self.done()), number(self.guide.book.combinations()));
        self.said.set(format!("Stopped after {done} of {total} combinations. A part shows nothing: go on to the end."));
        browser::focus_when_drawn(BUTTON);
    }

    pub fn verdict(self) -> String {
        match self.work.with_value(|work| work.as_ref().map_or(0, |work| faults(&work.survey))) {
            0 => "Everything is as the edition says.".to_string(),
            1 => "One thing is not as the edition says.".to_string(),
            many => format!("{} things are not as the edition says.", number(many)),
        }
    }

    pub fn give_table(self) {
        let name = format!("{}.csv", self.guide.procedure.edition.id);
        self.work.with_value(|work| {
            if let Some(work) = work {
                browser::download(&name, "text/csv;charset=utf-8", &work.table.text);
            }
        });
    }
}
