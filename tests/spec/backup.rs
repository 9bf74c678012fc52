//! Backups come back whole or not at all, and another program can read them (`backup.md`, `tests/oracle/backup.py`).

use crate::hostile::mutated;
use crate::support::{below, date, derive, fill, root};
use case_review::case::{
    event::Event,
    log::{Author, CaseId, Log},
};
use case_review::storage::{
    backup::{BackupError, Part, inspect, name, write},
    kdf::Kdf,
    limits::Refused,
    seal::Key,
};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

pub const KEK: Key = Key([5; 32]);
pub const AT: i64 = 1_750_000_000;

pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

pub fn kdf() -> Kdf {
    Kdf::with(19 * 1024, 1, 1, random()).expect("within limits")
}

fn text(of: &[&str]) -> String {
    of[below(of.len())].to_string()
}

/// One event of any kind, with texts that programs stumble over.
pub fn event(kind: usize) -> Event {
    let note = || {
        text(&[
            "",
            "Spoke to the school.",
            "Ünïcode: ŷ ô 日本 \u{1f469}\u{200d}\u{1f467}",
            "two\nlines\tand a tab",
            "\"quoted\" \\ </script>",
        ])
    };
    let pair = |one: &str, other: &str| (one.to_string(), other.to_string());
    match kind {
        0 => Event::Ruled { edition: "england_practice_reviews".to_string() },
        1 => Event::Referenced { reference: text(&["2025-0042", "", "Fell / 7"]) },
        2 => Event::Answered { fact: "outcome".to_string(), answer: [None, Some("died".to_string())][below(2)].clone() },
        3 => {
            let on = [None, Some("1900-01-01".to_string()), Some("2100-12-31".to_string())][below(3)].clone();
            Event::Happened { event: "aware".to_string(), on, planned: below(2) == 1, role: text(&["", "chair"]), note: note() }
        }
        4 => Event::Counted { division: "england-and-wales".to_string(), closures: vec![pair("2025-12-29", "the partnership")] },
        5 => Event::Read { limit: "rapid-review".to_string(), reading: [None, Some("strict".to_string())][below(2)].clone() },
        6 => Event::Decided {
            edition: "england_practice_reviews".to_string(),
            version: "2025-03".to_string(),
            date: "2025-06-02".to_string(),
            answers: vec![pair("outcome", "died"), pair("known", "not-known")],
            title: "A review must be considered".to_string(),
            results: vec![pair("notify", "must")],
        },
        7 => Event::Noted { note: note() },
        _ => Event::Closed { closed: below(2) == 1 },
    }
}

pub fn author() -> Author {
    Author { role: text(&["chair", ""]), initials: text(&["AB", "Ö"]) }
}

pub fn log(entries: usize) -> Log {
    let mut log = Log::new(CaseId(random()));
    (0..entries).for_each(|at| log.record(AT + at as i64, author(), event(below(9))));
    log
}

fn cases() -> Vec<Log> {
    (0..below(4)).map(|_| log(below(6))).collect()
}

pub fn open(bytes: &[u8], kek: &Key) -> Result<Vec<Log>, BackupError> {
    inspect(bytes)?.open(kek).map(|opened| opened.cases)
}

pub fn sealed(cases: &[Log]) -> Vec<u8> {
    write(cases, AT, &KEK, kdf(), fill).ok().expect("within limits")
}

#[test]
fn what_was_written_is_what_is_read() {
    for _ in 0..50 {
        let cases = cases();
        let bytes = sealed(&cases);
        let found = inspect(&bytes).ok().expect("a backup");
        let opened = found.open(&KEK).ok().expect("opens");
        assert!(opened.cases == cases && opened.at == AT && found.count() == cases.len());
        assert!(open(&bytes, &Key([6; 32])).err() == Some(BackupError::DoesNotOpen));
    }
    assert_ne!(sealed(&[]), sealed(&[]));
}

#[test]
fn cut_anywhere_it_is_refused_with_a_sentence() {
    let bytes = sealed(&[log(3), log(1)]);
    for length in 0..bytes.len() {
        let error = open(&bytes[..length], &KEK).err().unwrap_or_else(|| panic!("{length} bytes open"));
        assert!(matches!(error, BackupError::EndsEarly(_)), "{length}: {error:?}");
        let sentence = error.to_string();
        assert!(sentence.starts_with("This backup stops in ") && sentence.ends_with('.'), "{sentence}");
    }
    println!("{} cuts, 0 opened", bytes.len());
    assert_eq!(open(&bytes[..60], &KEK).err(), Some(BackupError::EndsEarly(Part::Start)));
    assert_eq!(open(&bytes[..bytes.len() - 1080 - 1], &KEK).err(), Some(BackupError::EndsEarly(Part::Case(2))));
    assert_eq!(open(&[&bytes[..], b"x"].concat(), &KEK).err(), Some(BackupError::GoesOn));
}

#[test]
fn nothing_is_written_that_could_not_be_read() {
    let check = |cases: &[Log], expected: Option<BackupError>| assert_eq!(write(cases, AT, &KEK, kdf(), fill).err(), expected);
    let noted = |note: &str| {
        let mut log = log(0);
        log.record(AT, author(), Event::Noted { note: note.to_string() });
        log
    };
    check(&[noted("a note"), noted("\u{202e}")], Some(BackupError::Entry { case: 2, entry: 1, why: Refused::Hidden("the note") }));
    check(&vec![log(0); 2], Some(BackupError::Twice(2)));
    check(&(0..500).map(|_| log(0)).collect::<Vec<_>>(), None);
    check(&(0..501).map(|_| log(0)).collect::<Vec<_>>(), Some(BackupError::TooManyCases));
    let mut large = log(0);
    (0..11).for_each(|_| large.record(AT, author(), Event::Noted { note: "x".repeat(20 << 10) }));
    check(&[large], Some(BackupError::CaseTooLarge(1)));
    let mut many = Vec::new();
    for _ in 0..46 {
        let mut log = log(0);
        (0..9).for_each(|_| log.record(AT, author(), Event::Noted { note: "x".repeat(20 << 10) }));
        many.push(log);
    }
    check(&many, Some(BackupError::TooLarge));
}

#[test]
fn the_name_of_the_file_says_the_day_and_nothing_else() {
    let name = name(date("2025-06-02"), fill);
    let letters = name.strip_prefix("case-review-backup-20250602-").and_then(|rest| rest.strip_suffix(".crbackup"));
    assert!(letters.is_some_and(|letters| letters.len() == 4 && letters.bytes().all(|sign| sign.is_ascii_lowercase())), "{name}");
}

const PASSPHRASES: [&str; 4] =
    ["badger apron lemon tweed orbit quill", "fifteen letters", "Llanfair-pwll ŷ ô ẅ 日本", "a \"quoted\" \\ 'one' $HOME"];

/// What a reader has to find: the cases' ids and entries, one after the other, hashed.
fn found(cases: &[Log]) -> String {
    let mut sum = Sha256::new();
    for log in cases {
        sum.update(log.case.0);
        log.entries().iter().for_each(|one| sum.update(&one.bytes));
    }
    let sum: String = sum.finalize().iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("memory");
        text
    });
    format!("{} {} {sum}", cases.len(), cases.iter().map(|log| log.entries().len()).sum::<usize>())
}

/// Files that another program should read or refuse, and `index.tsv`, which says which.
fn generate(folder: &Path, count: usize) {
    fs::create_dir_all(folder).expect("a folder");
    let keys: Vec<(Kdf, Key)> =
        PASSPHRASES.map(|passphrase| (kdf(), passphrase)).map(|(kdf, passphrase)| (kdf, derive(passphrase, &kdf))).to_vec();
    let mut index = String::new();
    for at in 0..count {
        let (which, cases) = (at % 4, cases());
        let (kdf, key) = &keys[which];
        let mut bytes = write(&cases, AT, key, *kdf, fill).ok().expect("within limits");
        let mut expected = found(&cases);
        if at % 5 == 4 {
            let good = bytes.clone();
            while bytes == good {
                bytes = mutated(&good, &good);
            }
            expected = "refused".to_string();
        }
        fs::write(folder.join(format!("{at:04}.crbackup")), bytes).expect("written");
        writeln!(index, "{at:04}.crbackup\t{}\t{expected}", PASSPHRASES[which]).expect("memory");
    }
    fs::write(folder.join("index.tsv"), index).expect("written");
}

/// For `tests/oracle/backup.py`, into the folder that `BACKUPS` names.
#[test]
fn written_for_another_program() {
    if let Some(folder) = std::env::var_os("BACKUPS") {
        let count = if std::env::var_os("SLOW").is_some() { 1000 } else { 50 };
        generate(Path::new(&folder), count);
        println!("{count} backups written");
    }
}

/// Once. These files must open for ever: never write them again.
#[test]
#[ignore = "writes the committed files"]
fn pin() {
    let folder = root().join("tests/vectors/backup");
    assert!(!folder.exists(), "they are pinned already");
    generate(&folder, 200);
}

#[test]
fn pinned_files_open_for_ever() {
    let folder = root().join("tests/vectors/backup");
    let index = fs::read_to_string(folder.join("index.tsv")).expect("pinned files");
    let mut keys: BTreeMap<Vec<u8>, Key> = BTreeMap::new();
    let (mut opened, mut refused) = (0, 0);
    for line in index.lines() {
        let [file, passphrase, expected] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let bytes = fs::read(folder.join(file)).expect("a file");
        let outcome = inspect(&bytes).and_then(|sealed| {
            let of = [passphrase.as_bytes(), &sealed.kdf().encode()].concat();
            sealed.open(keys.entry(of).or_insert_with(|| derive(passphrase, sealed.kdf())))
        });
        let outcome = outcome.map_or("refused".to_string(), |opened| found(&opened.cases));
        assert_eq!(outcome, expected, "{file}");
        if outcome == "refused" { refused += 1 } else { opened += 1 }
    }
    println!("{opened} pinned backups open, {refused} are refused");
    assert_eq!((opened, refused), (160, 40));
}
