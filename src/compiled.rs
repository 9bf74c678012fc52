//! What the build compiled in: every edition in order of id, the rulebook of each, and the bank holidays.
//!
//! `build.rs` prints these as Rust from the rule files, so the browser has nothing to read.

pub use calendar::BANK_HOLIDAYS;
pub use procedures::PROCEDURES;
pub use rulebooks::RULEBOOKS;
pub use signposts::SIGNPOSTS;

/// The edition with that id, if the build carries it.
pub fn procedure(id: &str) -> Option<&'static crate::procedure::Procedure> {
    PROCEDURES.iter().find(|procedure| procedure.edition.id == *id)
}

mod procedures {
    use crate::kept::{Kept, List, Text};
    use crate::procedure::Procedure;
    use crate::procedure::conclusion::{Conclusion, ConclusionResult, Either, Force::*, Headline, Wording};
    use crate::procedure::confidence::{Confidence::*, Unverified};
    use crate::procedure::duty::{Duty, Note, Stage::*};
    use crate::procedure::edition::{Edition, Gap, InForce};
    use crate::procedure::fact::{Definition, Fact, FactAnswer, FactNote};
    use crate::procedure::practice::Scenario;
    use crate::procedure::rule::{Claim, Example, Gives::*, Rule, Test::*};
    use crate::procedure::time_limit::{Event, Reading, TimeLimit};

    include!(concat!(env!("OUT_DIR"), "/procedures.rs"));
}

mod rulebooks {
    use crate::kept::{Kept, List};
    use crate::reasoning::rulebook::{ConclusionShape, FactShape, Node::*, Rulebook};

    include!(concat!(env!("OUT_DIR"), "/rulebooks.rs"));
}

mod calendar {
    use crate::calendar::bank_holidays::{BankHolidays, Division, Holiday};
    use crate::kept::{List, Text};

    include!(concat!(env!("OUT_DIR"), "/bank_holidays.rs"));
}

mod signposts {
    use crate::kept::{List, Text};
    use crate::procedure::signpost::{Point, Signpost, Signposts};

    include!(concat!(env!("OUT_DIR"), "/signposts.rs"));
}
