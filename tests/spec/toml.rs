//! Our reader of TOML beside the crate `toml`: the same values for every file of an edition, and nothing accepted that the crate
//! refuses.

use crate::support::{files, text};
use ::toml::{Table, Value as Theirs};
use case_review::procedure::toml::{self as ours, Kind, Value};

/// The same value, as the crate has it. Numbers that are not whole and dates are never ours.
fn theirs(value: &Value) -> Theirs {
    match &value.kind {
        Kind::Text(text) => Theirs::String(text.clone()),
        Kind::Whole(number) => Theirs::Integer(*number),
        Kind::Flag(flag) => Theirs::Boolean(*flag),
        Kind::List(items) => Theirs::Array(items.iter().map(theirs).collect()),
        Kind::Table(table) => Theirs::Table(table.iter().map(|(key, value)| (key.clone(), theirs(value))).collect()),
    }
}

/// Whether ours accepts it. What it accepts, the crate reads as the same.
fn same(text: &str) -> bool {
    let Ok(value) = ours::parse(text) else { return false };
    let expected = text.parse::<Table>().unwrap_or_else(|error| panic!("only ours accepts {text:?}: {error}"));
    assert_eq!(theirs(&value), Theirs::Table(expected), "{text:?}");
    true
}

fn editions() -> Vec<String> {
    let found: Vec<_> = ["src/procedure", "tests/editions"].into_iter().flat_map(|folder| files(folder, ".toml")).collect();
    assert!(found.len() >= 20, "{} files", found.len());
    found.into_iter().map(text).collect()
}

#[test]
fn every_file_of_an_edition_is_read_as_the_crate_reads_it() {
    for text in editions() {
        assert!(same(&text) && same(&text.replace('\n', "\r\n")) && same(&format!("\u{feff}{text}")));
    }
}

const ACCEPTED: [&str; 34] = [
    "",
    "# nothing",
    "a = 1",
    "a = +1\nb = -0\nc = 9223372036854775807\nd = -9223372036854775808",
    "a-b_1 = true # yes\n1 = false",
    "\"a b\" = 'c'\n'd.e' = \"f\"\n\"\" = \"\"",
    "a = 'C:\\new'",
    r#"a = "\" \\ \n \r \t""#,
    "a = \"\"\"\nb\"\" c\"\"\"\"\"",
    "a = \"\"\"b \\\n\n   c\\  \n d\"\"\"",
    "a = \"\"\"b\r\nc \\\r\n  d\"\"\"",
    "a = '''\nb''c\\'''''",
    "a = ''''''\nb = \"\"\"\"\"\"",
    "a = []",
    "a = [1, # one\n 2,\n]",
    "a = [[1], [\"b\", {}], {c = []}]",
    "a = {}",
    "a = {b = 1, c = {d = \"e\"}}",
    "a = {\n  b = 1, # one\n  c = 2,\n}",
    "[a]\n[b]",
    "[a]\nb = 1\n[a.c]\nd = 2",
    "[a.b.c]\nd = 1\n[a.b]\ne = 2\n[a]\nf = 3",
    "[ a . \"b.c\" ]\nd = 1",
    "[[a]]\nb = 1\n[[a]]\nb = 2",
    "[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\nc = 2\n[[a]]\n[[a.b]]",
    "[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2",
    "[[a.b]]\n[a]\nc = 1",
    "[a]\n[[a.b]]\n[a.b.c]",
    "a = \"é ✓ 𝄞\" # ü",
    "a\t=\t1\t",
    "\r\n\r\na = 1\r\n",
    "\u{feff}a = 1",
    "a = \"tab\there\"",
    "a = \"'\"\nb = '\"'",
];

const REFUSED: [&str; 64] = [
    "a",
    "a =",
    "= 1",
    "a = 1 b = 2",
    "a = 1, b = 2",
    "a = 1\na = 2",
    "a = 1\n\"a\" = 2",
    "a = {b = 1, b = 2}",
    "a = {}\n[a]",
    "a = {}\n[a.b]",
    "a = []\n[[a]]",
    "a = [{}]\n[a.b]",
    "a = 1\n[a]",
    "a = 1\n[a.b]",
    "[a]\n[a]",
    "[a]\nb = 1\n[a.b]",
    "[a]\n[[a]]",
    "[[a]]\n[a]",
    "[[a]]\n[a.b]\n[a.b]",
    "[[a]]\n[a.b]\n[[a.b]]",
    "[a.b]\n[[a]]",
    "[[a]]\nb = []\n[[a.b]]",
    "[]",
    "[[]]",
    "[a",
    "[a]]",
    "[[a]",
    "[ [a] ]",
    "[a.]",
    "[.a]",
    "[a..b]",
    "[a] b = 1",
    "a = [1",
    "a = [1 2]",
    "a = [,]",
    "a = [1,,2]",
    "a = {b = 1",
    "a = {,}",
    "a = {b}",
    "a = {b = 1 c = 2}",
    "a = \"b",
    "a = 'b",
    "a = \"b\nc\"",
    "a = \"\"\"b",
    "a = \"\"\"b\"\"\"\"\"\"",
    "a = '''b\"\"\"",
    "\"\"\"a\"\"\" = 1",
    "a = \"\\q\"",
    "a = \"\\",
    "a = \"\u{0}\"",
    "a = '\u{7f}'",
    "# \u{1}",
    "a = 1\rb = 2",
    "a = tru",
    "a = True",
    "a = 01",
    "a = +-1",
    "a = 9223372036854775808",
    "a = -",
    "é = 1",
    "a = “b”",
    "a = 1 # b\u{0}c",
    "a = \"\"\"\u{8}\"\"\"",
    "a = \"\"\"b\rc\"\"\"",
];

/// TOML, and no edition needs it.
const NOT_OURS: [&str; 10] = [
    "a.b = 1",
    "a = {b.c = 1}",
    "a = 1.5",
    "a = 1_000",
    "a = 0xff",
    "a = inf",
    "a = 2026-11-22",
    "a = 07:30:00",
    "a = \"\\u0041\"",
    "a = \"\\b\"",
];

#[test]
fn what_an_edition_may_use_is_accepted_and_nothing_else() {
    for text in ACCEPTED {
        assert!(same(text), "{text:?}: {:?}", ours::parse(text).map(|value| value.kind));
    }
    for text in REFUSED {
        assert!(!same(text) && text.parse::<Table>().is_err(), "{text:?}");
    }
    for text in NOT_OURS {
        assert!(!same(text) && text.parse::<Table>().is_ok(), "{text:?}");
    }
}

#[test]
fn what_is_too_deep_or_too_wide_is_refused_where_it_begins() {
    let told = |text: &str| ours::parse(text).map(|_| ()).map_err(|wrong| (wrong.what.clone(), wrong.at));
    let deep = |levels: usize| format!("a = 1\nb = {}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(same(&deep(63)));
    assert_eq!(told(&deep(100_000)), Err(("expected at most 64 lists and tables inside one another".to_string(), 10 + 64)));
    let header = |levels: usize| format!("a = 1\n[{}]", vec!["b"; levels].join("."));
    assert!(same(&header(64)));
    assert_eq!(told(&header(65)), Err(("expected at most 64 lists and tables inside one another".to_string(), 6)));
    let wide = |keys: usize| (0..keys).rev().map(|key| format!("k{key:06} = 1\n")).collect::<String>();
    assert!(same(&wide(200)));
    assert_eq!(told(&wide(100_000)), Err(("expected at most 200 keys in a table".to_string(), 200 * 12)));
}

/// Cut anywhere, and with letters changed, doubled and moved: never a panic, and never a value that the crate has otherwise.
#[test]
fn a_damaged_text_is_refused_or_read_as_the_crate_reads_it() {
    let mut seeds: Vec<String> = editions().into_iter().map(|text| text.chars().take(900).collect()).collect();
    seeds.extend(ACCEPTED.map(str::to_string));
    seeds.extend([ACCEPTED[1..].join("\n[[next]]\n"), ACCEPTED[19..28].join("\n")]);
    let mut state = 11_u64;
    let mut pick = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    const BITS: [&str; 26] = [
        "\"", "'", "\"\"\"", "'''", "[", "]", "[[", "]]", "{", "}", ",", ".", "=", "#", "\\", "\n", "\r\n", "\r", " ", "a", "0", "-", "é",
        "\u{0}", "true", "[a.b]\n",
    ];
    let (mut read, mut refused) = (0, 0);
    for round in 0..40_000 {
        let mut letters: Vec<char> = seeds[round % seeds.len()].chars().collect();
        for _ in 0..=pick(3) {
            let at = pick(letters.len() + 1);
            let to = letters.len().min(at + pick(4));
            let bit: Vec<char> = match pick(5) {
                0 => Vec::new(),
                1 => letters[pick(letters.len() + 1).min(at)..at].iter().copied().take(12).collect(),
                _ => BITS[pick(BITS.len())].chars().collect(),
            };
            letters.splice(at..to, bit);
        }
        if same(&letters.into_iter().collect::<String>()) { read += 1 } else { refused += 1 }
    }
    println!("{read} read, {refused} refused");
    assert!(read > 4_000 && refused > 10_000, "{read} read, {refused} refused");
}
