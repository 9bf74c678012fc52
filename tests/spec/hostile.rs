//! Backups that somebody altered, without the passphrase and with it: refused with a sentence, or what they were.

use crate::backup::{AT, KEK, author, event, kdf, log, open, random, sealed};
use crate::support::{below, fill};
use case_review::case::log::{CaseId, Log};
use case_review::storage::{
    backup::{BackupError, Part},
    kdf::KdfError,
    limits::Refused,
    seal::{self, Key, Kind, Place},
};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, panic::catch_unwind};

/// A file as the specification says, from parts that only somebody with the passphrase can make.
fn forged(count: u32, texts: &[Vec<u8>], manifest: &[u8], store: [u8; 16]) -> Vec<u8> {
    let (id, key) = (random(), Key(random()));
    let mut file = [&b"CRBACKUP\x01"[..], &id, &count.to_le_bytes(), &kdf().encode()].concat();
    let lock = Place { store: id, kind: Kind::BackupKey, key: &file, number: 0 };
    let wrapped = seal::seal(&KEK, &lock, &key.0, fill);
    file.extend(wrapped);
    let store = if store == [0; 16] { id } else { store };
    for (at, text) in texts.iter().map(Vec::as_slice).chain([manifest]).enumerate() {
        let key_of = if at < texts.len() { &b"case"[..] } else { b"manifest" };
        let envelope = seal::seal(&key, &Place { store, kind: Kind::Backup, key: key_of, number: at as u64 }, text, fill);
        file.extend((envelope.len() as u32).to_le_bytes());
        file.extend(envelope);
    }
    file
}

fn case_text(id: [u8; 16], entries: &[&[u8]]) -> Vec<u8> {
    entries.iter().fold(id.to_vec(), |text, entry| [&text[..], &(entry.len() as u32).to_le_bytes(), entry].concat())
}

/// A whole backup of cases with these entries, each case's manifest line as it should be.
fn crafted(cases: &[(u8, &[&[u8]])]) -> Vec<u8> {
    let texts: Vec<Vec<u8>> = cases.iter().map(|(id, entries)| case_text([*id; 16], entries)).collect();
    let mut manifest = AT.to_le_bytes().to_vec();
    for (text, (id, entries)) in texts.iter().zip(cases) {
        manifest.extend([&[*id; 16][..], &(entries.len() as u32).to_le_bytes(), &Sha256::digest(text)].concat());
    }
    forged(cases.len() as u32, &texts, &manifest, [0; 16])
}

fn entry(event: &str) -> String {
    format!(r#"{{"after":[],"at":{AT},"by":{{"role":"chair","initials":"AB"}},"event":{event}}}"#)
}

#[test]
fn what_a_holder_of_the_passphrase_may_not_put_in() {
    let check = |json: &str, expected: Option<Refused>| {
        let found = open(&crafted(&[(1, &[entry(r#"{"closed":{"closed":true}}"#).as_bytes()]), (2, &[json.as_bytes()])]), &KEK).err();
        assert_eq!(found, expected.map(|why| BackupError::Entry { case: 2, entry: 1, why }), "{}", &json[..json.len().min(200)]);
        if let Some(error) = found {
            assert!(error.to_string().starts_with("Entry 1 of case 2 cannot be used: "), "{error}");
        }
    };
    let event = |json: &str| entry(json);
    let note = |text: &str| event(&format!(r#"{{"noted":{{"note":"{text}"}}}}"#));
    let happened = |on: &str| event(&format!(r#"{{"happened":{{"event":"aware","on":{on},"planned":false,"role":"","note":""}}}}"#));
    let unreadable = Some(Refused::NotReadable);
    check(&note("an ordinary one"), None);
    check(&note("two\\nlines\\tand a tab"), None);
    check(&note("<img src=x onerror=alert(1)>"), None);
    check(&note(&"x".repeat(20 << 10)), None);
    check(&note(&"x".repeat((20 << 10) + 1)), Some(Refused::Long("the note")));
    check(&note("\\u0000"), Some(Refused::Hidden("the note")));
    check(&note("\\r"), Some(Refused::Hidden("the note")));
    check(&note("\\u009b"), Some(Refused::Hidden("the note")));
    check(&note("\\u202egpj.exe"), Some(Refused::Hidden("the note")));
    check(&note("\u{2066}x"), Some(Refused::Hidden("the note")));
    check(&note("\\ud800"), unreadable);
    check(&note("a\nraw line"), unreadable);
    check(&event(r#"{"referenced":{"reference":"two\nlines"}}"#), Some(Refused::Hidden("the reference")));
    check(&event(r#"{"referenced":{"reference":"\u202dA"}}"#), Some(Refused::Hidden("the reference")));
    check(&event(r#"{"noted":{"note":"","more":1}}"#), unreadable);
    check(&event(r#"{"noted":{"note":"","__proto__":{}}}"#), unreadable);
    check(&event(r#"{"noted":{"note":"a","note":"b"}}"#), unreadable);
    check(&event(r#"{"noted":{"note":"a"},"closed":{"closed":true}}"#), unreadable);
    check(&event(r#"{"deleted":{}}"#), unreadable);
    check(&event(r#"{"__proto__":{}}"#), unreadable);
    check(&event("null"), unreadable);
    check(&note("").replace(r#""at""#, r#""at":1,"at""#), unreadable);
    check(&note("").replace(r#""after""#, r#""__proto__":{},"after""#), unreadable);
    check(&note("").replace("[]", &"[".repeat(20_000)), Some(Refused::Deep));
    check(&note("").replace("[]", &format!("{}{}", "[".repeat(16), "]".repeat(16))), Some(Refused::Deep));
    check(&note("").replace("[]", &format!("{}{}", "[".repeat(15), "]".repeat(15))), unreadable);
    check(&note(&"[{".repeat(100)), None);
    check(&note("").replace("[]", r#"["00"]"#), unreadable);
    check(&note("").replace("[]", &format!(r#"["{}"]"#, "0".repeat(64))), Some(Refused::NotLinked));
    check(&note("").replace(&AT.to_string(), "1e400"), unreadable);
    check(&note("").replace(&AT.to_string(), "NaN"), unreadable);
    check(&note("").replace(&AT.to_string(), &i64::MAX.to_string()), Some(Refused::Date));
    check(&note("").replace(&AT.to_string(), "-2208988801"), Some(Refused::Date));
    check(&happened("null"), None);
    check(&happened(r#""1900-01-01""#), None);
    check(&happened(r#""1899-12-31""#), Some(Refused::Date));
    check(&happened(r#""2101-01-01""#), Some(Refused::Date));
    check(&happened(r#""2025-02-30""#), Some(Refused::Date));
    check(&happened(r#""NaN""#), Some(Refused::Date));
    check(&event(r#"{"counted":{"division":"x","closures":[["soon","us"]]}}"#), Some(Refused::Date));
    check(&format!("\u{feff}{}", note("")), unreadable);
    check(&format!("{}{}", note(""), note("")), unreadable);
    check("", unreadable);
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let check = |bytes: &[u8], expected: BackupError| {
        assert_eq!(open(bytes, &KEK).err(), Some(expected));
        assert!(expected.to_string().ends_with('.'), "{expected}");
    };
    let (one, other) = (entry(r#"{"closed":{"closed":true}}"#), entry(r#"{"closed":{"closed":false}}"#));
    let (one, other) = (one.as_bytes(), other.as_bytes());
    check(&crafted(&[(1, &[one]), (1, &[other])]), BackupError::Twice(2));
    check(&crafted(&[(1, &[one, other])]), BackupError::Entry { case: 1, entry: 2, why: Refused::NotLinked });
    let text = case_text([1; 16], &[one]);
    let line = [&[1; 16][..], &1_u32.to_le_bytes(), &Sha256::digest(&text)].concat();
    let manifest = [&AT.to_le_bytes()[..], &line].concat();
    assert!(open(&forged(1, std::slice::from_ref(&text), &manifest, [0; 16]), &KEK).is_ok());
    check(&forged(1, std::slice::from_ref(&text), &manifest, [9; 16]), BackupError::Altered(Part::Case(1)));
    check(&forged(1, std::slice::from_ref(&text), &[&manifest[..], &line].concat(), [0; 16]), BackupError::Altered(Part::End));
    check(&forged(1, std::slice::from_ref(&text), &manifest[..8], [0; 16]), BackupError::Altered(Part::End));
    check(&forged(1, std::slice::from_ref(&text), b"", [0; 16]), BackupError::Altered(Part::End));
    check(&forged(1, &[text[..15].to_vec()], &manifest, [0; 16]), BackupError::Altered(Part::Case(1)));
    check(&forged(1, &[[&text[..], &u32::MAX.to_le_bytes()].concat()], &manifest, [0; 16]), BackupError::Altered(Part::Case(1)));
    check(&forged(501, &[], b"", [0; 16]), BackupError::TooManyCases);
    check(&forged(u32::MAX, &[], b"", [0; 16]), BackupError::TooManyCases);
    check(&forged(1, &[vec![0; (200 << 10) + 1]], b"", [0; 16]), BackupError::CaseTooLarge(1));
    check(&forged(1, &[vec![0; (201 << 10) + 1]], b"", [0; 16]), BackupError::CaseTooLarge(1));
    let file = sealed(&[log(1)]);
    let with = |at: usize, bytes: &[u8]| [&file[..at], bytes, &file[at + bytes.len()..]].concat();
    check(&with(30, &u32::MAX.to_le_bytes()), BackupError::Work(KdfError::TooMuch));
    check(&with(30, &1_u32.to_le_bytes()), BackupError::Work(KdfError::TooLittle));
    check(&with(34, &u32::MAX.to_le_bytes()), BackupError::Work(KdfError::TooMuch));
    check(&with(29, &[2]), BackupError::Work(KdfError::Unknown));
    check(&with(8, &[2]), BackupError::Later(2));
    check(&with(1134, &u32::MAX.to_le_bytes()), BackupError::CaseTooLarge(1));
    check(b"PK\x03\x04", BackupError::NotABackup);
    check(&vec![0; (8 << 20) + 1], BackupError::TooLarge);
}

/// A file that somebody without the passphrase could have made of a good one.
pub fn mutated(good: &[u8], another: &[u8]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..=below(3) {
        let length = bytes.len().max(1);
        let (from, size) = (below(length), 1 + below(64.min(length)));
        let to = (from + size).min(bytes.len());
        match below(9) {
            0 => bytes.iter_mut().skip(from).take(1).for_each(|byte| *byte ^= 1 << below(8)),
            1 => bytes.truncate(from),
            2 => drop(bytes.splice(to..to, good[from.min(good.len())..to.min(good.len())].to_vec())),
            3 => drop(bytes.drain(from..to)),
            // The numbers that are not sealed, most of them absurd.
            4 => {
                let at = [8, 25, 29, 30, 34, 38, 1134, 1134 + 4 + 1076, 1134 + 4 + 2100][below(9)];
                let number = [0, 1, 499, 500, 501, 1076, u32::MAX, u32::MAX / 2, 1 << 20, 19 * 1024][below(10)];
                bytes.iter_mut().skip(at).zip(number.to_le_bytes()).for_each(|(byte, new)| *byte = new);
            }
            5 => (0..size).for_each(|at| bytes.iter_mut().skip(from + at).take(1).for_each(|byte| *byte = below(256) as u8)),
            // Parts of another file with the same passphrase.
            6 => bytes.iter_mut().zip(another).skip(1024 * below(4)).take(1080).for_each(|(byte, new)| *byte = *new),
            7 => {
                let by = size % bytes.len().max(1);
                bytes.rotate_left(by);
            }
            _ => bytes.extend(random::<40>()),
        }
    }
    bytes
}

#[test]
fn mutated_files_open_as_what_they_were_or_not_at_all() {
    let files = if std::env::var_os("SLOW").is_some() { 100_000 } else { 3_000 };
    let seeds: Vec<(Vec<u8>, Vec<Log>)> =
        (0..20).map(|_| (0..1 + below(3)).map(|_| log(below(5))).collect::<Vec<_>>()).map(|cases| (sealed(&cases), cases)).collect();
    let (mut panics, mut same, mut refused) = (0, 0, BTreeMap::<String, usize>::new());
    for _ in 0..files {
        let (good, cases) = &seeds[below(seeds.len())];
        let bytes = mutated(good, &seeds[below(seeds.len())].0);
        match catch_unwind(|| open(&bytes, &KEK)) {
            Err(_) => panics += 1,
            Ok(Ok(opened)) => {
                assert!(bytes == *good && opened == *cases, "another file was accepted");
                same += 1;
            }
            Ok(Err(error)) => {
                *refused.entry(format!("{error:?}").split(['(', ' ']).next().unwrap_or_default().to_string()).or_default() += 1
            }
        }
    }
    println!("{files} mutated files: {panics} panics, 0 accepted that differ, {same} unchanged; refused {refused:?}");
    assert_eq!(panics, 0);
    assert!(same < files / 10 && refused.len() >= 8, "the mutations reach little: {refused:?}");
}

/// The same with the passphrase: the sealed text itself is altered. What opens must be a case that can be written again.
#[test]
fn mutated_entries_open_as_cases_or_not_at_all() {
    let files = if std::env::var_os("SLOW").is_some() { 100_000 } else { 3_000 };
    let (mut panics, mut opened, mut refused) = (0, 0, BTreeMap::<String, usize>::new());
    for _ in 0..files {
        let mut log = Log::new(CaseId([1; 16]));
        log.record(AT, author(), event(below(9)));
        let good = log.entries()[0].bytes.clone();
        let bytes = mutated(&good, &entry(r#"{"__proto__":{"closed":true}}"#).into_bytes());
        let file = crafted(&[(1, &[&bytes])]);
        match catch_unwind(|| open(&file, &KEK)) {
            Err(_) => panics += 1,
            Ok(Ok(cases)) => {
                assert!(open(&sealed(&cases), &KEK) == Ok(cases));
                opened += 1;
            }
            Ok(Err(error)) => *refused.entry(format!("{error:?}").split("why: ").last().unwrap_or_default().to_string()).or_default() += 1,
        }
    }
    println!("{files} mutated entries: {panics} panics, {opened} still cases; refused {refused:?}");
    assert_eq!(panics, 0);
}
