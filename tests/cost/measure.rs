//! Compares the answers, takes the times, and says whether the goals are met.

use crate::world::{FIRST, World};
use case_review::calendar::{
    account::Account,
    period::{Period, Unit},
};
use chrono::{Datelike, NaiveDate};
use serde_json::json;
use std::{
    env, fs,
    hint::black_box,
    process::ExitCode,
    time::{Duration, Instant},
};

const LENGTHS: [u32; 4] = [5, 15, 250, 10_000];
/// Where each length stands in a row.
const FIVE: usize = 0;
const YEAR: usize = 2;
const LONGEST: usize = 3;

const OURS: &str = "ours";
const FLOOR: &str = "floor: two look-ups, dates in and out";
const LOOP: &str = "chrono loop, HashSet";

/// Nanoseconds a count, one for each length; `None` where a contestant was not asked.
struct Row {
    name: String,
    times: [Option<f64>; 4],
}

/// Counts so many of the triggers, from one on, and gives a number that depends on every answer.
type Batch<'a> = Box<dyn Fn(usize, usize, u32) -> u64 + 'a>;

struct Contestant<'a> {
    name: &'static str,
    lengths: &'a [u32],
    batch: Batch<'a>,
}

pub fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let after = |flag: &str| arguments.windows(2).filter(|pair| pair[0] == flag).map(|pair| pair[1].clone()).collect::<Vec<_>>();
    let short = arguments.iter().any(|argument| argument == "--short");
    let world = World::new(if short { 512 } else { 4096 });
    if let Some(file) = after("--cases").first() {
        fs::write(file, cases(&world)).expect("the cases written");
        return ExitCode::SUCCESS;
    }
    let compared = compare(&world);
    println!("{compared} answers compared, all equal.");
    let mut rows = race(&world, if short { 15 } else { 61 }, Duration::from_micros(if short { 200 } else { 1000 }));
    rows.extend(after("--beside").iter().flat_map(|file| beside(file)));
    print(&rows);
    if verdicts(&rows, short) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Every contestant against the loop over a set, on every trigger and length; the number of answers compared.
fn compare(world: &World) -> usize {
    let effective = world.closures().effective(&world.days());
    assert_eq!(effective.all().len(), world.closures().all().len(), "every closure takes a working day away");
    let (ours, closed) = (world.days(), world.days().closing(&effective));
    let mut compared = 0;
    for length in LENGTHS {
        for trigger in &world.triggers {
            let number = (trigger.num_days_from_ce() - FIRST) as u16;
            let wanted = world.loop_over_set(*trigger, length);
            let said = [
                ours.after(*trigger, length).expect("covered"),
                world.loop_over_bools(*trigger, length),
                world.floor(*trigger, length),
                NaiveDate::from_num_days_from_ce_opt(i32::from(world.floor_in_numbers(number, length)) + FIRST).expect("a date"),
            ];
            assert_eq!(said, [wanted; 4], "{length} working days from {trigger}");
            assert_eq!(
                closed.after(*trigger, length).expect("covered"),
                world.loop_over_set_and_closures(*trigger, length),
                "{length} working days from {trigger} with closures"
            );
            compared += said.len() + 1;
        }
    }
    compared
}

/// The contestants take turns in every round, so that a busy moment of the machine falls on all of them.
fn race(world: &World, rounds: usize, sample: Duration) -> Vec<Row> {
    let effective = world.closures().effective(&world.days());
    let (ours, closed) = (world.days(), world.days().closing(&effective));
    let numbers: Vec<u16> = world.triggers.iter().map(|day| (day.num_days_from_ce() - FIRST) as u16).collect();
    let contestants = [
        of(OURS, world, move |day, count| ours.after(day, count).expect("covered")),
        of("ours, six closures", world, move |day, count| closed.after(day, count).expect("covered")),
        of(FLOOR, world, |day, count| world.floor(day, count)),
        Contestant {
            name: "floor: the same on day numbers",
            lengths: &LENGTHS,
            batch: Box::new(move |from, many, count| sum(&numbers, from, many, |day| u64::from(world.floor_in_numbers(day, count)))),
        },
        of("loop over a table of bools", world, |day, count| world.loop_over_bools(day, count)),
        of(LOOP, world, |day, count| world.loop_over_set(day, count)),
        Contestant {
            name: "ours, with the account of every day",
            lengths: &LENGTHS[..=YEAR],
            batch: Box::new(move |from, many, count| {
                let period = Period { count: count as u16, unit: Unit::WorkingDay, before: false };
                sum(&world.triggers, from, many, |day| Account::of(period, day, &ours).expect("covered").days.len() as u64)
            }),
        },
    ];
    let heats: Vec<(usize, usize, usize)> = contestants
        .iter()
        .enumerate()
        .flat_map(|(who, contestant)| {
            contestant.lengths.iter().enumerate().map(move |(at, length)| (who, at, batch_size(&contestant.batch, *length, sample)))
        })
        .collect();
    let mut samples = vec![[const { Vec::new() }; 4]; contestants.len()];
    for round in 0..rounds {
        for (who, at, many) in &heats {
            let start = Instant::now();
            black_box((contestants[*who].batch)(round * many, *many, LENGTHS[*at]));
            samples[*who][*at].push(start.elapsed().as_nanos() as f64 / *many as f64);
        }
    }
    contestants.iter().zip(samples).map(|(contestant, times)| Row { name: contestant.name.to_string(), times: times.map(middle) }).collect()
}

fn of<'a>(name: &'static str, world: &'a World, count: impl Fn(NaiveDate, u32) -> NaiveDate + 'a) -> Contestant<'a> {
    let batch = move |from: usize, many: usize, length: u32| sum(&world.triggers, from, many, |day| count(day, length).ordinal().into());
    Contestant { name, lengths: &LENGTHS, batch: Box::new(batch) }
}

/// Hides each trigger from the compiler, so that no answer is prepared ahead. Both lengths are powers of two, so that turns fit.
fn sum<T: Copy>(triggers: &[T], from: usize, many: usize, count: impl Fn(T) -> u64) -> u64 {
    let from = from % triggers.len();
    let turn = &triggers[from..from + many.min(triggers.len())];
    let mut sum = 0;
    for _ in 0..many.div_ceil(triggers.len()) {
        for trigger in turn {
            sum ^= count(black_box(*trigger));
        }
    }
    sum
}

/// As many counts as fill one sample.
fn batch_size(batch: &Batch, length: u32, sample: Duration) -> usize {
    let mut many = 1;
    loop {
        let start = Instant::now();
        black_box(batch(0, many, length));
        if start.elapsed() >= sample {
            return many;
        }
        many *= 2;
    }
}

fn middle(mut samples: Vec<f64>) -> Option<f64> {
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied()
}

/// The holidays, the triggers and the right answers, for the contestants in other languages.
fn cases(world: &World) -> String {
    let answers =
        |count| world.triggers.iter().map(move |day| world.loop_over_set(*day, count)).map(|day| day.to_string()).collect::<Vec<_>>();
    let text = |days: &[NaiveDate]| days.iter().map(NaiveDate::to_string).collect::<Vec<_>>();
    let answers: Vec<_> = LENGTHS.iter().map(|count| json!({ "count": count, "ends": answers(*count) })).collect();
    json!({ "holidays": text(&world.holidays), "triggers": text(&world.triggers), "answers": answers }).to_string()
}

/// One row a line: the name, then a time for each length, between tabs; `-` where there is none.
fn beside(file: &str) -> Vec<Row> {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let row = |line: &str| {
        let mut parts = line.split('\t');
        Row { name: parts.next().unwrap_or_default().to_string(), times: [(); 4].map(|()| parts.next().and_then(|time| time.parse().ok())) }
    };
    text.lines().map(row).collect()
}

fn print(rows: &[Row]) {
    println!("\n{:<45}{}", "ns a count, by working days", LENGTHS.map(|length| format!("{length:>13}")).concat());
    for row in rows {
        println!("{:<45}{}", row.name, row.times.map(|time| time.map_or(format!("{:>13}", "-"), |time| format!("{time:>13.1}"))).concat());
    }
    println!();
}

/// Whether every goal is met. The short form asks for less, so that a busy machine does not fail it.
fn verdicts(rows: &[Row], short: bool) -> bool {
    let times = |name: &str| rows.iter().find(|row| row.name == name).expect("measured").times.map(|time| time.expect("measured"));
    let (ours, floor, looped) = (times(OURS), times(FLOOR), times(LOOP));
    let to_floor = ours.iter().zip(floor).map(|(ours, floor)| ours / floor).fold(0.0, f64::max);
    let growth = ours[LONGEST] / ours[FIVE];
    let ahead = looped[YEAR] / ours[YEAR];
    for row in rows.iter().filter(|row| row.name.contains("loop") && row.name != LOOP) {
        let ahead = row.times[YEAR].map_or(0.0, |time| time / ours[YEAR]);
        println!("   ahead of the {} at 250: {ahead:.0}", row.name);
    }
    let mut goals = vec![
        ("10,000 working days to 5", growth, if short { "at most 2" } else { "at most 1.2" }, growth <= if short { 2.0 } else { 1.2 }),
        (
            "ahead of the chrono loop at 250",
            ahead,
            if short { "at least 20" } else { "over 100" },
            ahead > if short { 20.0 } else { 100.0 },
        ),
    ];
    if !short {
        goals.insert(0, ("to the floor, at the worst length", to_floor, "at most 2", to_floor <= 2.0));
    }
    for (what, figure, goal, met) in &goals {
        println!("G9 {what}: {figure:.2}, goal {goal}, {}", if *met { "met" } else { "NOT MET" });
    }
    goals.iter().all(|goal| goal.3)
}
