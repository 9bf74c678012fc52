//! What the first version stored. Every later one must read it; these files are never written again.

use crate::backup::event;
use crate::support::{derive, fill, root, text};
use case_review::case::{
    event::Event,
    log::{Author, CaseId, Log},
};
use case_review::storage::{
    header::Header,
    kdf::Kdf,
    limits,
    passphrase::{offer, prepare},
    recovery::Code,
    seal::{self, Kind, Place},
};
use std::{collections::BTreeSet, fmt::Write, fs};

const EVENTS: &str = "tests/vectors/events-1.json";
const STORE: &str = "tests/vectors/store-1";

/// A new kind of event does not compile until it stands here; it goes into a file of its own, `events-2.json`.
fn kind(event: &Event) -> &'static str {
    match event {
        Event::Ruled { .. } => "ruled",
        Event::Referenced { .. } => "referenced",
        Event::Answered { .. } => "answered",
        Event::Happened { .. } => "happened",
        Event::Counted { .. } => "counted",
        Event::Read { .. } => "read",
        Event::Decided { .. } => "decided",
        Event::Noted { .. } => "noted",
        Event::Closed { .. } => "closed",
    }
}

fn every_kind() -> Log {
    let mut log = Log::new(CaseId([1; 16]));
    let by = |at: usize| Author { role: "chair".to_string(), initials: if at == 0 { "AB".to_string() } else { "Ö".to_string() } };
    // Several of each, since what is in them is drawn.
    (0..36).for_each(|at| log.record(1_750_000_000 + at as i64, by(at), event(at % 9)));
    log
}

#[test]
#[ignore = "writes the committed files"]
fn pin() {
    let folder = root().join(STORE);
    assert!(!folder.exists(), "they are pinned already");
    let log = every_kind();
    let lines: Vec<&str> = log.entries().iter().map(|one| std::str::from_utf8(&one.bytes).expect("UTF-8")).collect();
    fs::write(root().join(EVENTS), format!("[\n{}\n]\n", lines.join(",\n"))).expect("written");

    fs::create_dir_all(&folder).expect("a folder");
    let (passphrase, code) = (offer(fill), Code::new(fill));
    let kdf = Kdf::with(19 * 1024, 1, 1, [8; 16]).expect("within limits");
    let (first, key) = Header::new(&derive(&passphrase, &kdf), kdf, fill);
    let second = first.with_recovery(&key, &code, fill);
    for header in [&first, &second] {
        fs::write(folder.join(String::from_utf8_lossy(header.key()).as_ref()), header.encode()).expect("written");
    }
    fs::write(folder.join("secrets.txt"), format!("{}\n{}\n", *passphrase, *code.text())).expect("written");
    let mut places = String::new();
    for (at, one) in log.entries().iter().enumerate() {
        let place = format!("entry/{at}");
        let envelope = seal::seal(
            &key,
            &Place { store: first.store(), kind: Kind::Entry, key: place.as_bytes(), number: at as u64 },
            &one.bytes,
            fill,
        );
        fs::write(folder.join(format!("{at}.envelope")), envelope).expect("written");
        writeln!(places, "{at}.envelope\t{place}\t{at}").expect("memory");
    }
    fs::write(folder.join("places.tsv"), places).expect("written");
}

#[test]
fn entries_of_the_first_version() {
    let file = text(EVENTS);
    let stored = file.lines().filter(|line| line.starts_with('{')).map(|line| line.trim_end_matches(',').as_bytes().to_vec());
    let log = limits::log(CaseId([1; 16]), stored.collect()).ok().expect("reads for ever");
    let kinds: BTreeSet<&str> = log.entries().iter().map(|one| kind(&one.entry.event)).collect();
    assert_eq!((log.entries().len(), kinds.len()), (36, 9));
    for one in log.entries() {
        assert_eq!(one.bytes, serde_json::to_vec(&one.entry).expect("writes"), "what is written has changed");
    }
}

#[test]
fn a_store_of_the_first_version() {
    let read = |name: &str| fs::read(root().join(STORE).join(name)).expect("pinned");
    let secrets = text(format!("{STORE}/secrets.txt"));
    let [passphrase, code] = secrets.lines().collect::<Vec<_>>()[..] else { panic!("two lines") };
    let header = Header::choose(Some(&read("header.a")), Some(&read("header.b"))).ok().expect("a header");
    assert_eq!(header.revision(), 2);
    let key = header.unlock(&derive(&prepare(passphrase, str::to_string), header.kdf())).ok().expect("unlocks");
    let by_code = header.unlock_with_code(&Code::read(code).ok().expect("a code")).ok().expect("unlocks");
    assert_eq!(key.0, by_code.0);
    let mut stored = Vec::new();
    for line in text(format!("{STORE}/places.tsv")).lines() {
        let [file, place, number] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let place = Place { store: header.store(), kind: Kind::Entry, key: place.as_bytes(), number: number.parse().expect("a number") };
        stored.push(seal::open(&key, &place, &read(file)).ok().expect("opens").to_vec());
    }
    assert!(Log::read(CaseId([1; 16]), stored).is_ok_and(|log| log.entries().len() == 36));
}
