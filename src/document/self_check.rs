//! The result of a self-check: what the written criteria say, why, what is open, what would change it, and what to do by when.

use super::{Answered, Block, Document, Item, Place, Section, reasons::Reading, schedule, unverified};
use crate::calendar::{words, working_days::WorkingDays};
use crate::case::deadlines::{Deadline, State, deadlines};
use crate::case::timeline::Timeline;
use crate::kept::Text;
use crate::procedure::{Procedure, conclusion::Force, duty::Duty};
use crate::reasoning::{outcome::Outcome, questions::Walk, rulebook::Rulebook};
use chrono::NaiveDate;

/// The event that the optional date question asks for.
pub const AWARE: &str = "aware";

/// What the paper is made from.
#[derive(Clone, Copy)]
pub struct SelfCheck<'a> {
    pub procedure: &'a Procedure,
    pub book: &'a Rulebook,
    pub walk: &'a Walk,
    pub days: &'a WorkingDays<'a>,
    /// When the local authority became aware, if that was answered.
    pub aware: Option<NaiveDate>,
    pub today: NaiveDate,
}

/// Whether a date of awareness would date anything for this outcome; otherwise it is not asked for.
pub fn asks_for_date(procedure: &Procedure, book: &Rulebook, walk: &Walk) -> bool {
    let outcome = Outcome::of(book, &walk.answers);
    let from_awareness = |duty: &Duty| procedure.time_limit(&duty.by).is_some_and(|limit| limit.from == AWARE);
    procedure.duties.iter().any(|duty| from_awareness(duty) && outcome.fits(procedure, &duty.when))
}

/// The whole paper.
pub fn result(check: &SelfCheck) -> Document {
    let SelfCheck { procedure, book, walk, .. } = *check;
    let outcome = Outcome::of(book, &walk.answers);
    let edition = &procedure.edition;
    let headline = outcome.headline(procedure);
    let (title, summary) = headline.map_or(("", ""), |it| (&it.title, &it.summary));
    let reading = Reading { procedure, book, answers: &walk.answers };
    let said = |text: Text| if text.is_empty() { None } else { Some(String::from(text)) };
    let (ended, unsettled) = (said(edition.ended), said(edition.unsettled));
    let decides = format!("This is what the written criteria say. {}", edition.decides);

    let timeline = check.aware.iter().fold(Timeline::default(), |timeline, date| timeline.with(AWARE, *date));
    let all = deadlines(procedure, &timeline, check.days);
    let duties: Vec<&Duty> = procedure.duties.iter().filter(|duty| outcome.fits(procedure, &duty.when)).collect();
    let dated: Vec<Deadline> = all.iter().filter(|deadline| duties.iter().any(|duty| duty.by == deadline.limit.id)).cloned().collect();

    let steps = duties.iter().map(|duty| step(duty, &all)).collect();
    let mut sections = vec![section("What to do next", vec![Block::List { numbered: true, items: steps }])];
    if !dated.is_empty() {
        sections.push(section("Dates that follow", schedule::blocks(procedure, &dated, check.days, check.today)));
    }
    sections.push(section("Why we say this", reading.why()));
    let open = reading.not_settled();
    if !open.is_empty() {
        sections.push(section("What is not settled", open));
    }
    sections.push(section("What would change this result", reading.what_would_change(walk)));
    sections.push(section("Your answers", vec![Block::Answers(answers(check))]));
    let notes: Vec<Item> = procedure
        .notes
        .iter()
        .filter(|note| outcome.fits(procedure, &note.when))
        .map(|note| Item { lead: format!("{}:", note.title), text: note.text.into(), cite: note.cite.into(), ..Item::default() })
        .collect();
    if !notes.is_empty() {
        sections.push(section("Where the procedure is unclear", vec![Block::List { numbered: false, items: notes }]));
    }
    sections.extend(unverified(procedure));
    let fails = |claim: &usize| book.claim_fails(procedure, *claim, &walk.answers) && !procedure.claims[*claim].holds;
    let warnings = (0..procedure.claims.len()).filter(fails).map(|claim| procedure.claims[claim].warning.into());
    Document {
        caption: "Self-check result".to_string(),
        title: title.to_string(),
        summary: edition.notice().into_iter().chain(ended).chain([summary.to_string()]).chain(unsettled).chain([decides]).collect(),
        warnings: warnings.collect(),
        sections,
        colophon: vec![
            format!("Support for professional judgement, not a decision. {}", edition.decides),
            format!(
                "Source: {}. Rules version {}, checked {}.",
                edition.source,
                edition.version,
                words::from_iso(&edition.checked).map(words::date).unwrap_or_default()
            ),
            edition.banner.into(),
        ],
    }
}

fn section(heading: &str, blocks: Vec<Block>) -> Section {
    Section { heading: heading.to_string(), blocks }
}

/// `The local authority should report the incident … By Monday 9 June 2025.`
fn step(duty: &Duty, all: &[Deadline]) -> Item {
    let deadline = all.iter().find(|deadline| deadline.limit.id == duty.by);
    let by = match deadline.map(|deadline| (deadline.literal(), deadline.limit)) {
        Some((State::Due(due), _)) => format!(" By {}.", words::weekday_and_date(due.act_by.map_or(due.date, |day| day.date))),
        Some((State::NotStarted | State::Promptly(_) | State::Refused(_), limit)) => format!(" Time limit: {}.", limit.period),
        None => String::new(),
    };
    let others: String = deadline.map(schedule::others).unwrap_or_default().iter().map(|other| format!(" {other}.")).collect();
    let source = deadline.filter(|deadline| !deadline.limit.source.is_empty()).map_or_else(String::new, |deadline| {
        let source = deadline.limit.confidence.said_within(deadline.limit.source);
        format!(" The number of days is from guidance: {source}.")
    });
    let (lead, after) = match duty.force {
        Force::GoodPractice => (format!("{}:", duty.who), " Our advice, not the procedure’s words."),
        Force::CautiousCourse => (format!("{} should", duty.who), " The cautious course, not the procedure’s words."),
        Force::Unsaid => (duty.who.into(), ""),
        force => (format!("{} {}", duty.who, force.word()), ""),
    };
    let cite = if duty.force == Force::GoodPractice { String::new() } else { duty.cite.into() };
    Item { lead, text: format!("{}{by}{others}{source}{after}", duty.does), cite, ..Item::default() }
}

fn answers(check: &SelfCheck) -> Vec<Answered> {
    let procedure = check.procedure;
    let given = check.walk.asked.iter().enumerate().map(|(at, fact)| {
        let fact_data = &procedure.facts[*fact];
        let answer = check.walk.answers.get(*fact).map(|answer| &fact_data.answer[answer]);
        Answered {
            place: Place::Question(at),
            question: fact_data.question.into(),
            answer: answer.map_or_else(String::new, |answer| answer.label.into()),
            note: answer.filter(|answer| answer.unknown).map_or_else(String::new, |_| presumption(check, *fact)),
        }
    });
    let date = Answered {
        place: Place::Date,
        question: DATE_QUESTION.to_string(),
        answer: check.aware.map_or_else(|| "Not answered".to_string(), words::weekday_and_date),
        note: String::new(),
    };
    let asked = asks_for_date(procedure, check.book, check.walk);
    given.chain(asked.then_some(date)).collect()
}

pub const DATE_QUESTION: &str = "When did the local authority become aware of the incident?";

/// What the text presumes when this answer is not known, if a rule that is met rests on it.
fn presumption(check: &SelfCheck, fact: usize) -> String {
    let rules = 0..check.procedure.rules.len();
    let presumed = rules
        .map(|rule| check.book.reason(rule, &check.walk.answers))
        .find(|reason| reason.presumed && reason.facts.iter().any(|(of, _)| *of == fact));
    presumed.map_or_else(String::new, |reason| check.procedure.rules[reason.rule].presumption.into())
}
