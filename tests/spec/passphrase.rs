//! What may be a passphrase, and the words that are offered.

use crate::support::fill;
use case_review::storage::passphrase::{OFFERED, Weak, check as judge, offer, prepare, words};
use std::collections::{BTreeMap, BTreeSet};

fn check(typed: &str, expected: Result<(), Weak>) {
    let known = ["LSCP-2025-0042-CUMBRIA", ""];
    assert_eq!(judge(&prepare(typed, str::to_string), &known), expected, "{typed}");
}

#[test]
fn only_the_most_obvious_is_refused() {
    check("badger apron lemon tweed orbit quill", Ok(()));
    check("fifteen letters", Ok(()));
    check("Llanfair-pwll ŷ ô ẅ", Ok(()));
    check("fourteen signs", Err(Weak::Short(14)));
    check("   fourteen   signs   ", Err(Weak::Short(14)));
    check("", Err(Weak::Short(0)));
    check(&"long ".repeat(201), Err(Weak::Long));
    check("aaaaaaaaaaaaaaaa", Err(Weak::Pattern));
    check("a a a a a a a a a a", Err(Weak::Pattern));
    check("Abababababababab", Err(Weak::Pattern));
    check("password password", Err(Weak::Pattern));
    check("123456789012345", Err(Weak::Pattern));
    check("9876543210987654", Err(Weak::Pattern));
    check("abcdefghijklmnopq", Err(Weak::Pattern));
    check("qwertyuiopasdfgh", Err(Weak::Pattern));
    check("!!!!!!!!!!!!!!!!", Err(Weak::Pattern));
    check("LSCP-2025-0042-CUMBRIA", Err(Weak::Known));
    check("lscp 2025 0042 cumbria", Err(Weak::Known));
    check("LSCP-2025-0042-CUMBRIA LSCP-2025-0042-CUMBRIA", Err(Weak::Known));
    check("LSCP-2025-0042-CUMBRIA and a kettle", Ok(()));
}

#[test]
fn the_same_words_are_the_same_passphrase() {
    let check = |typed: &str, expected: &str| assert_eq!(prepare(typed, str::to_string).as_str(), expected);
    check("  badger   apron\tlemon\n", "badger apron lemon");
    check("badger\u{a0}apron", "badger apron");
    check("Badger apron", "Badger apron");
    // What the browser's normalisation gives is what counts.
    assert_eq!(prepare("ﬁg  ①", |_| " fig 1".to_string()).as_str(), "fig 1");
}

/// Sounds like another word of the language, or belongs in no case of harm to a child.
const NOT: &str = "bear bare pear pair sea see son sun knight night flower flour hair hare steel steal boy buoy belt hit hurt kill knife rope \
    blood bruise burn child baby infant mother father brother sister uncle touch tickle bed bath pond drown grave coffin drug drunk beer wine";

#[test]
fn a_thousand_and_twenty_four_words_that_are_told_apart() {
    let all: Vec<&str> = words().collect();
    let distinct: BTreeSet<&str> = all.iter().copied().collect();
    let starts: BTreeSet<&str> = all.iter().map(|word| &word[..word.len().min(4)]).collect();
    assert_eq!([all.len(), distinct.len(), starts.len()], [1024; 3]);
    assert!(all.is_sorted() && all.iter().all(|word| (3..=6).contains(&word.len()) && word.bytes().all(|sign| sign.is_ascii_lowercase())));
    let begins = |one: &&str| all.iter().find(|other| *other != one && other.starts_with(*one));
    assert_eq!(all.iter().find_map(begins), None);
    let wrong: Vec<&str> = NOT.split_whitespace().filter(|word| distinct.contains(word)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn offered_words_always_pass_and_come_equally_often() {
    let known: BTreeSet<&str> = words().collect();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let rounds = 20_000;
    for _ in 0..rounds {
        let offered = offer(fill);
        assert_eq!(judge(&prepare(&offered, str::to_string), &["LSCP-2025"]), Ok(()), "{}", *offered);
        assert_eq!(offered.split(' ').count(), OFFERED);
        offered.split(' ').for_each(|word| *times.entry(word.to_string()).or_default() += 1);
    }
    assert!(times.keys().all(|word| known.contains(word.as_str())) && times.len() == 1024);
    let expected = (rounds * OFFERED) as f64 / 1024.0;
    let chi: f64 = times.values().map(|found| (*found as f64 - expected).powi(2) / expected).sum();
    println!("{rounds} offers: chi-squared {chi:.0} for 1023 degrees of freedom");
    assert!((860.0..1200.0).contains(&chi), "{chi}");
}
