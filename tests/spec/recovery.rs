//! A printed code is read back whatever way it is typed, and a slip is found in its group.

use crate::support::fill;
use case_review::storage::recovery::{Code, CodeError};
use std::collections::BTreeSet;

const SIGNS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn check(typed: &str, expected: Result<&Code, CodeError>) {
    let read = Code::read(typed);
    assert!(read.as_ref().err() == expected.as_ref().err().copied().as_ref(), "{typed}: {:?}", read.err());
    assert!(read.ok().as_ref() == expected.ok(), "{typed}");
}

#[test]
fn forgives_how_it_is_typed() {
    let code = Code::new(fill);
    let text = code.text();
    assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [5; 8]);
    check(&text, Ok(&code));
    check(&text.to_lowercase(), Ok(&code));
    check(&text.replace('-', ""), Ok(&code));
    check(&text.replace('-', "  \n"), Ok(&code));
    check(&text.replace('-', " – "), Ok(&code));
    check(&text.replace('0', "O").replace('1', "I"), Ok(&code));
    check(&text.to_lowercase().replace('0', "o").replace('1', "l"), Ok(&code));
}

#[test]
fn says_which_group() {
    let code = Code::new(fill);
    let text = code.text();
    check("", Err(CodeError::Length(0)));
    check(&text[..text.len() - 6], Err(CodeError::Length(35)));
    check(&format!("{}-00000", *text), Err(CodeError::Length(45)));
    check(&text.replacen('-', "U", 1), Err(CodeError::Sign(2)));
    check(&format!("{}?", *text), Err(CodeError::Sign(9)));
    assert!(CodeError::Group(3).to_string().starts_with("Group 3 of the recovery code is not right."));
}

#[test]
fn every_slip_is_found_where_it_is() {
    let mut slips = 0;
    for _ in 0..50 {
        let text = Code::new(fill).text();
        let groups: Vec<&str> = text.split('-').collect();
        let mut slip = |number: usize, group: &str| {
            let changed: Vec<&str> = (0..8).map(|at| if at == number { group } else { groups[at] }).collect();
            check(&changed.join("-"), Err(CodeError::Group(number + 1)));
            slips += 1;
        };
        for (number, group) in groups.iter().enumerate() {
            for at in 0..5 {
                for sign in SIGNS.chars().filter(|sign| !group[at..].starts_with(*sign)) {
                    slip(number, &format!("{}{sign}{}", &group[..at], &group[at + 1..]));
                }
            }
            for at in (0..4).filter(|at| group.as_bytes()[*at] != group.as_bytes()[at + 1]) {
                let mut signs = group.as_bytes().to_vec();
                signs.swap(at, at + 1);
                slip(number, &String::from_utf8(signs).expect("ASCII"));
            }
        }
        for (one, other) in (0..8).flat_map(|one| (one + 1..8).map(move |other| (one, other))) {
            let mut swapped = groups.clone();
            swapped.swap(one, other);
            check(&swapped.join("-"), Err(CodeError::Group(one + 1)));
            slips += 1;
        }
    }
    println!("{slips} slips, all found in their group");
}

#[test]
fn each_store_has_a_key_of_its_own() {
    let (code, other) = (Code::new(fill), Code::new(fill));
    let keys: BTreeSet<[u8; 32]> =
        [(&code, [1; 16]), (&code, [2; 16]), (&other, [1; 16])].map(|(code, store)| code.key(store).0).into_iter().collect();
    assert_eq!(keys.len(), 3);
    assert_eq!(code.key([1; 16]).0, Code::read(&code.text()).ok().expect("reads").key([1; 16]).0);
    let printed: BTreeSet<String> = (0..1000).map(|_| Code::new(fill).text().to_string()).collect();
    assert_eq!(printed.len(), 1000);
}
