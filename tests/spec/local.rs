//! An edition that no Rust knows: invented, loaded from its folder and from one file, used on every page; and files that are refused.

use crate::support::{date, files, root, text};
use case_review::case::timeline::Dated;
use case_review::compiled;
use case_review::document::text as plain;
use case_review::procedure::{
    digest::sha256,
    load::{self, FILES, OPTIONAL, Source},
    one_file::{self, MOST_BYTES},
};
use case_review::reasoning::rulebook::Rulebook;
use case_review::ui::workspace::{DateAnswer, Guide, Origin, Workspace};
use case_review::ui::{layout, local, pages, route::Route};
use leptos::prelude::{Owner, Set};

const FOLDER: &str = "tests/editions/invented";

/// As the line in README makes it.
fn one_file() -> String {
    FILES.iter().chain([&OPTIONAL]).map(|file| format!("#= {file}\n{}", text(format!("{FOLDER}/{file}")))).collect()
}

fn guide() -> Guide {
    local::read(one_file().as_bytes()).expect("a whole edition")
}

fn workspace(guide: Guide) -> Workspace {
    let workspace = Workspace::new(Guide::load().expect("an edition"), date("2026-05-06"));
    workspace.choose(guide);
    workspace
}

#[test]
fn no_line_of_rust_knows_the_invented_edition() {
    let edition = text(format!("{FOLDER}/edition.toml"));
    assert!(edition.contains("thornybrook"));
    for path in files("src", ".rs").into_iter().chain([root().join("build.rs")]) {
        assert!(!text(&path).to_lowercase().contains("thornybrook"), "{}", path.display());
    }
    assert!(compiled::PROCEDURES.iter().all(|procedure| procedure.edition.id != "thornybrook_windows"));
}

#[test]
fn it_is_read_checked_and_proved_from_its_folder() {
    let procedure = load::edition(&Source::read(&root().join(FOLDER)).expect("readable")).expect("a whole edition");
    let book = Rulebook::new(&procedure).expect("whole");
    let census = book.census(&procedure);
    assert_eq!((census.combinations, census.failed_claims[0]), (36, 1));
    let standings: Vec<(&str, usize)> = census.standings[0].iter().map(|(id, count)| (id.as_str(), *count)).collect();
    assert_eq!(standings, [("no", 18), ("yes", 12), ("open", 6)]);
    assert!(procedure.edition.local.is_empty(), "a folder of the build is not local");
}

#[test]
fn from_one_file_it_is_the_same_and_marked() {
    let (guide, bytes) = (guide(), one_file());
    let Origin::Local { digest } = guide.origin() else { panic!("marked as local") };
    assert_eq!(*digest, *sha256(bytes.as_bytes()));
    let folder = load::edition(&Source::read(&root().join(FOLDER)).expect("readable")).expect("whole");
    assert_eq!(format!("{:?}", folder.facts), format!("{:?}", guide.procedure.facts));
    assert_eq!(format!("{:?}", folder.duties), format!("{:?}", guide.procedure.duties));
    assert!(compiled::PROCEDURES.iter().all(|it| it.edition.id != guide.procedure.edition.id));
    assert!(Guide::all().all(|guide| guide.origin() == Origin::Released));
    // As programs on Windows write it.
    let windows = format!("\u{feff}{}", bytes.replace('\n', "\r\n"));
    assert!(local::read(windows.as_bytes()).is_ok());
}

#[test]
fn every_page_and_paper_of_it_says_first_that_it_is_local() {
    let guide = guide();
    let short = &sha256(one_file().as_bytes())[..12];
    let notice = format!("Local rules, not checked by the makers of this guide: Thornybrook School window rule (invented), file {short}.");
    Owner::new().with(|| {
        let workspace = workspace(guide);
        assert_eq!(workspace.fact(1), Some(0));
        for (fact, answer) in [(0, 0), (1, 0), (2, 2)] {
            assert!(pages::view(Route::Question(fact + 1), workspace).text().contains(&*guide.procedure.facts[fact].question));
            workspace.give(fact, answer);
        }
        workspace.aware.set(DateAnswer { passed: true, date: Some(date("2026-05-01")), ..DateAnswer::default() });
        let paper = workspace.result().expect("a result");
        assert_eq!((paper.title.as_str(), paper.summary[0].as_str()), ("The match stops, and the window is reported", notice.as_str()));
        let printed = plain::render(&paper).split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "Whoever stood nearest must tell the caretaker. By Wednesday 6 May 2026.",
            "Not known counts against whoever stood nearest.",
            "Tell the caretaker",
            "If the wind were shown to have done it",
            &format!("Rules version 3 (local rules {short}, not checked by the makers of this guide), checked 1 May 2026."),
        ] {
            assert!(printed.contains(part), "{part}\n{printed}");
        }
        workspace.diary.date("aware", Some(Dated { date: date("2026-05-01"), planned: false }));
        workspace.diary.date("told", Some(Dated { date: date("2026-05-05"), planned: false }));
        let overview = pages::view(Route::Dates, workspace).text();
        assert!(overview.contains("Monday 1 June 2026") && overview.contains("Friday 5 June 2026"), "both readings of the month");
        assert!(pages::view(Route::DatesLimit(2), workspace).text().contains("local rules"), "the account of a date");
        for route in
            [Route::Start, Route::Question(1), Route::Result, Route::Dates, Route::DatesLimit(1), Route::About, Route::Local, Route::Risk]
        {
            workspace.route.set(route);
            let html = layout::view(workspace).text();
            let (at, heading) = (html.find(&notice).expect("the notice"), html.find("<h1").expect("a heading"));
            assert!(at < heading, "{route:?}");
        }
        workspace.choose(Guide::load().expect("an edition"));
        assert!(!workspace.has_answers(), "answers to other questions are forgotten");
        assert!(!layout::view(workspace).text().contains("Local rules"));
    });
}

#[test]
fn a_malformed_file_is_refused_with_each_place() {
    let whole = one_file();
    let check = |old: &str, new: &str, expected: &[&str]| {
        assert!(whole.contains(old), "{old}");
        let found = local::read(whole.replacen(old, new, 1).as_bytes()).expect_err("it should be refused").join("\n");
        expected.iter().for_each(|part| assert!(found.contains(part), "{part} is not in:\n{found}"));
    };
    let facts = whole.lines().position(|line| line == "#= facts.toml").expect("a marker") + 1;
    check(
        "unknown = true\n",
        "",
        &["facts.toml:9: fact.0.answer: expected exactly one answer", &format!("(line {} of the whole file)", facts + 9)],
    );
    check("hint = \"Any", "hnt = \"Any", &["facts.toml:34: unknown field `hnt`, expected one of"]);
    check("id = \"damage\"", "id = \"damage", &["facts.toml:2: invalid"]);
    check(
        "damage = [\"broken\", \"cracked\"]",
        "glass = [\"broken\"]",
        &["criteria.toml:7: rule.0.test: expected a fact of facts.toml, not “glass”"],
    );
    check(
        "answers = { damage = \"cracked\" }",
        "answers = { damage = \"whole\" }",
        &["criteria.toml:9: rule.0.example.0.gives: expected gives = \"not-met\""],
    );
    check("period = \"2 working days\"", "period = \"two days\"", &["time_limits.toml:24: time_limit.0.period: expected a period"]);
    check("england-and-wales", "thornybrook", &["edition.toml:6: division: expected one of england-and-wales, "]);
    check(
        "when = { report = \"no\", match = \"stops\" }",
        "when = { report = \"no\", match = \"open\" }",
        &["outcomes.toml:", "expected a headline for report = no, match = stops"],
    );
    check("excused = \"no\" }\ngives", "excused = \"not-known\", ball = \"no\" }\ngives", &["practice.toml:4: duplicate key"]);
    check(", excused = \"no\" }\ngives", " }\ngives", &["practice.toml:4: scenario.0.answers: expected an answer to “excused”, since"]);
    check("gives = { report = \"yes\"", "gives = { report = \"open\"", &["practice.toml:5: scenario.0.gives: expected report = \"yes\""]);
    check("#= duties.toml", "# duties.toml", &["the file: expected a line “#= duties.toml” and below it"]);
    check("#= duties.toml", "#= deeds.toml", &["line 269: expected one of edition.toml, facts.toml, ", "not “deeds.toml”"]);
    check("#= duties.toml", "#= facts.toml", &["line 269: expected “#= facts.toml” once, and it stands on line 20"]);
    check("#= edition.toml", "id = 1", &["line 1: expected the line “#= edition.toml”"]);
    check("It is whole", "It is \u{202e}whole", &["line 41: expected no letter that turns the direction of writing"]);
    check("It is whole", "It is \\u0000whole", &["line 41: expected each letter as itself"]);
    check("ended = \"\"", "ended = \"\"\nlocal = \"\"", &["edition.toml:12: unknown field `local`"]);
}

#[test]
fn a_hostile_file_is_refused_and_soon() {
    let whole = one_file();
    let started = std::time::Instant::now();
    let refused = |what: &str, bytes: &[u8], expected: &str| {
        let found = local::read(bytes).expect_err(what).join("\n");
        assert!(found.contains(expected), "{what}: {}", found.chars().take(600).collect::<String>());
        assert!(found.lines().count() <= 107, "{what}: {} lines", found.lines().count());
    };
    refused("empty", b"", "expected a line “#= edition.toml”");
    refused("large", &vec![b'#'; MOST_BYTES + 1], "at most 1000000 bytes");
    refused("binary", &[b"#= edition.toml\n\n".as_slice(), &[0xff, 0xfe, 0]].concat(), "line 3: expected text in UTF-8");
    refused("no markers", "x = 1\n".repeat(1000).as_bytes(), "line 1: expected the line");
    let spelt = format!("#= edition.toml\n{}", "# \\u0041\n".repeat(50_000));
    refused("letters spelt out", spelt.as_bytes(), "line 2: expected each letter as itself");
    let marker = |of: &str, with: &str| whole.replacen(of, &format!("{of}\n{with}"), 1);
    for (open, close) in [("[", "]"), ("{ a = ", " }"), ("{ not = ", " }")] {
        let deep = format!("x = {}1{}\n", open.repeat(50_000), close.repeat(50_000));
        refused("deep", marker("#= facts.toml", &deep).as_bytes(), "facts.toml:1: ");
    }
    let dotted = format!("{}a = 1\n", "a.".repeat(50_000));
    refused("dotted", marker("#= facts.toml", &dotted).as_bytes(), "facts.toml:1: ");
    let fact = &text(format!("{FOLDER}/facts.toml"));
    let many = |count: usize| (0..count).map(|at| fact.replace("id = \"damage\"", &format!("id = \"damage{at}\""))).collect::<String>();
    refused(
        "200 facts",
        whole.replacen(fact, &format!("{fact}{}", many(66)), 1).as_bytes(),
        "fact: expected at most 16 questions, not 201",
    );
    refused("14 facts", whole.replacen(fact, &format!("{fact}{}", many(4)), 1).as_bytes(), "would take too long");
    // Rules that each use the one above twice: their work doubles with every one.
    let rule = |at: usize| {
        let above = if at == 0 { "damaged".to_string() } else { format!("r{}", at - 1) };
        let example = ["met", "not-met", "open"].map(|gives| format!("{{ name = \"x\", answers = {{}}, gives = \"{gives}\" }}")).join(", ");
        format!(
            "[[rule]]\nid = \"r{at}\"\nsays = \"x\"\nbecause = \"x\"\ncite = \"1\"\nquote = \"x\"\ntest = {{ all = [{{ rule = \"{above}\" }}, {{ rule = \"{above}\" }}] }}\nexample = [{example}]\n"
        )
    };
    let doubling: String = (0..200).map(rule).collect();
    refused("doubling", whole.replacen("[[claim]]", &format!("{doubling}\n[[claim]]"), 1).as_bytes(), "would take too long");
    let events: String = (0..9_000)
        .map(|at| format!("[[event]]\nid = \"e{at}\"\nname = \"x\"\nstarts = \"x\"\nquestion = \"x\"\nfollows = [\"z\"]\n"))
        .collect();
    refused(
        "events",
        whole.replacen("[[time_limit]]", &format!("{events}\n[[time_limit]]"), 1).as_bytes(),
        "at most 500 entries, not 9003",
    );
    let follows = format!("follows = [{}]", "\"aware\", ".repeat(50_000));
    assert!(local::read(whole.replacen("follows = [\"aware\"]", &follows, 1).as_bytes()).is_ok());
    let five: String = (0..4).map(|at| format!("[[conclusion]]\nid = \"c{at}\"\nname = \"x\"\nsubject = \"x\"\ncite = \"1\"\nresult = []\nopen = {{ label = \"x\", says = \"x\" }}\n")).collect();
    refused(
        "6 conclusions",
        whole.replacen("[[headline]]", &format!("{five}\n[[headline]]"), 1).as_bytes(),
        "at most 4 conclusions, not 6",
    );
    let results = "  { id = \"z\", rule = \"reportable\", force = \"must\", label = \"x\", says = \"x\" },\n".repeat(30);
    refused("32 results", whole.replacen("result = [\n", &format!("result = [\n{results}"), 1).as_bytes(), "at most 16 results, not 32");
    let wrong = "answers = { damage = \"cracked\" }";
    let examples = format!("{{ name = \"x\", {wrong}, gives = \"open\" }},\n").repeat(5_000);
    refused(
        "5,000 wrong examples",
        whole.replacen("example = [\n", &format!("example = [\n{examples}"), 1).as_bytes(),
        "and 4900 more problems",
    );
    println!("refused in {} ms", started.elapsed().as_millis());
}

/// Cut anywhere and with any letter changed, a file is read or refused; it never stops the program.
#[test]
fn a_damaged_file_never_stops_the_program() {
    let whole = one_file();
    let (mut refused, mut read) = (0, 0);
    let mut put = |bytes: &[u8]| match local::read(bytes) {
        Ok(_) => read += 1,
        Err(problems) => {
            assert!(!problems.is_empty());
            refused += 1;
        }
    };
    for end in (0..whole.len()).step_by(97) {
        put(&whole.as_bytes()[..end]);
    }
    let mut state = 7_u32;
    for _ in 0..400 {
        let mut bytes = whole.clone().into_bytes();
        for _ in 0..3 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (state >> 8) as usize % bytes.len();
            bytes[at] = [b'"', b'[', b'=', b'\n', b'0', 0xff, b'}', b'#'][(state >> 5) as usize % 8];
        }
        put(&bytes);
    }
    println!("{refused} refused, {read} read");
    assert!(refused > 200);
}

#[test]
fn the_digest_is_that_of_the_standard() {
    // FIPS 180-4 and NIST's examples, and every length around the edge of a block.
    let check = |bytes: &[u8], expected: &str| assert_eq!(sha256(bytes), expected);
    check(b"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check(b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check(b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    check(&[b'a'; 1_000_000], "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    let lengths: String = (0..=130).map(|length| sha256(&vec![b'x'; length])).collect();
    check(lengths.as_bytes(), "87aca1c44bc7ba8897768170211f0a02063de70801131ff86c7edb9ce32c6a50");
}

#[test]
fn the_released_editions_are_far_below_the_limits_and_read_the_same_from_one_file() {
    for folder in std::fs::read_dir(root().join("src/procedure")).expect("readable").flatten().filter(|entry| entry.path().is_dir()) {
        let there = FILES.iter().chain([&OPTIONAL]).filter(|file| folder.path().join(file).exists());
        let whole: String = there.map(|file| format!("#= {file}\n{}", text(folder.path().join(file)))).collect();
        assert!(whole.len() < MOST_BYTES / 5, "{} bytes", whole.len());
        let source = one_file::read(whole.as_bytes()).expect("whole");
        let found = load::edition(&source).expect("whole");
        let compiled = compiled::PROCEDURES.iter().find(|procedure| procedure.edition.id == found.edition.id).expect("compiled in");
        assert_eq!(format!("{found:?}"), format!("{compiled:?}"));
    }
}
