//! Two editions over what both ask. The second is often a variant of the first.

use crate::pages::{answer, check, walks};
use crate::support::cumbria;
use crate::variants::{Changes, DETAINED, HARMED, original, plain, variant, workspace};
use case_review::document::{Block, Section, compare as words};
use case_review::reasoning::{
    compare::{Comparison, Side, Subject},
    cube::Cube,
    outcome::Outcome,
    proof::named_answers,
};
use case_review::ui::{
    pages::{compare, what_if},
    workspace::Guide,
};
use leptos::prelude::Owner;
use std::collections::BTreeSet;

fn side(guide: Guide) -> Side<'static> {
    Side { procedure: guide.procedure, book: guide.book }
}

/// One answer and one standing have other names.
const PROVED: Changes<'static> = &[
    ("facts.toml", "id = \"known\"", "id = \"proved\""),
    ("criteria.toml", "[\"known\", ", "[\"proved\", "),
    ("criteria.toml", "abuse-or-neglect = \"known\"", "abuse-or-neglect = \"proved\""),
    ("outcomes.toml", "\"should-always\"", "\"always\""),
    ("duties.toml", "\"should-always\"", "\"always\""),
];

/// Answers that both take, by name, without any help of the comparison.
fn named_combinations(sides: [Side<'static>; 2]) -> Vec<Vec<(&'static str, &'static str)>> {
    let mut found = vec![Vec::new()];
    for fact in sides[0].procedure.facts.all() {
        let Some(other) = sides[1].procedure.fact(&fact.id) else { continue };
        let shared: Vec<&'static str> =
            fact.answer.all().iter().filter(|it| other.answer.iter().any(|known| known.id == it.id)).map(|it| it.id.as_str()).collect();
        found = found
            .into_iter()
            .flat_map(|known: Vec<(&str, &str)>| {
                shared.iter().map(move |answer| [known.clone(), vec![(fact.id.as_str(), *answer)]].concat())
            })
            .collect();
    }
    found
}

/// Every subject against every combination by name: a pattern fits exactly if the sides differ, none twice, and says what each says.
fn covers_exactly(comparison: &Comparison<'static>) {
    let sides = comparison.sides;
    let combinations = named_combinations(sides);
    assert_eq!(combinations.len(), comparison.combinations);
    let fits = |subject: &Subject<'static>, names: &[(&str, &str)]| -> Vec<usize> {
        let all = subject.groups.iter().enumerate().flat_map(|(at, group)| group.patterns.iter().map(move |pattern| (at, pattern)));
        all.filter(|(_, pattern)| {
            comparison.facts.iter().enumerate().all(|(nth, shared)| {
                let fact = &sides[0].procedure.facts[shared.fact[0]];
                let (_, answer) = names.iter().find(|(id, _)| fact.id == *id).expect("a shared fact");
                let position = shared.answers.iter().position(|pair| fact.answer[pair[0]].id == *answer).expect("a shared answer");
                pattern.answers(nth) >> position & 1 == 1
            })
        })
        .map(|(at, _)| at)
        .collect()
    };
    let mut changed = 0;
    for names in &combinations {
        let outcomes = [0, 1].map(|at| Outcome::of(sides[at].book, &named_answers(sides[at].procedure, names).expect("answers of both")));
        let mut any = false;
        for subject in &comparison.subjects {
            let said = subject.said(&sides, &outcomes);
            let found = fits(subject, names);
            if said[0].id == said[1].id {
                assert!(found.is_empty(), "{names:?}");
            } else {
                assert_eq!(found.len(), 1, "{names:?}");
                assert_eq!(subject.groups[found[0]].said, said, "{names:?}");
                any |= subject.conclusion.is_some();
            }
        }
        changed += usize::from(any);
    }
    assert_eq!(changed, comparison.changed);
    for group in comparison.subjects.iter().flat_map(|subject| &subject.groups) {
        for (at, pattern) in group.patterns.iter().enumerate() {
            for other in &group.patterns[..at] {
                let differ = (0..comparison.facts.len()).filter(|fact| pattern.answers(*fact) != other.answers(*fact)).count();
                assert!(differ > 1, "two patterns that could be one");
            }
        }
    }
}

fn table(sections: &[Section], part: &str) -> Vec<Vec<String>> {
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Table { caption, rows, .. } if caption.starts_with(part) => Some(rows.clone()),
            _ => None,
        })
        .flatten()
        .collect()
}
#[test]
fn an_edition_does_not_differ_from_itself() {
    let same = Comparison::of([side(original()), side(variant(&[("edition.toml", "version = \"2019.08\"", "version = \"2019.09\"")]))]);
    covers_exactly(&same);
    assert_eq!((same.combinations, same.changed), (1296, 0));
    let sections = words::sections(&same);
    assert!(plain(sections[1].blocks.clone()).contains("Nothing: every result is the same in all 1,296 combinations."));
    assert!(sections[2].heading.contains("different in 0 of"));
}

#[test]
fn two_versions_differ_in_the_patterns_that_were_changed_and_in_no_other() {
    let changed = Comparison::of([side(original()), side(variant(HARMED))]);
    covers_exactly(&changed);
    let sections = words::sections(&changed);
    let rows: BTreeSet<String> = table(&sections, "Notifiable incident").into_iter().map(|row| row.join(" | ")).collect();
    let harmed = "What happened to the child: “The child was seriously harmed”; Abuse or neglect: ";
    let expected = [
        "“No, neither known nor suspected”; Looked after child: “Yes” | Not notifiable on the written criteria | Notifiable",
        "“Not known yet”; Looked after child: “Yes” | Cannot say yet | Notifiable",
        "“No, neither known nor suspected”; Looked after child: “Not known yet” | Not notifiable on the written criteria | Cannot say yet",
    ];
    assert_eq!(rows, expected.map(|row| format!("{harmed}{row}")).into());
    // Three patterns, and the three facts that they do not name: 3 × 3 × 3 × 3.
    assert_eq!(changed.changed, 81);
    assert!(table(&sections, "Serious case review").is_empty(), "the review is as it was");
}

#[test]
fn what_only_one_edition_has_is_said_and_counts_as_not_asked() {
    let comparison = Comparison::of([side(original()), side(variant(DETAINED))]);
    covers_exactly(&comparison);
    assert_eq!(comparison.combinations, 432, "five facts of six");
    let said = plain(words::sections(&comparison).into_iter().flat_map(|section| section.blocks).collect());
    for part in [
        "Only A asks about “Custody or detention”. It counts as not asked, so a result under A can be open that an answer would settle.",
        "Only B asks about “Custody or detention”.",
        "The same, put in other words: “Notifiable” (should) under A, “To be notified” (should) under B.",
        "every result is the same in all 432 combinations",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    let comparison = Comparison::of([side(original()), side(variant(PROVED))]);
    covers_exactly(&comparison);
    assert_eq!(comparison.combinations, 972, "one answer of 24 is not shared");
    let sections = words::sections(&comparison);
    assert!(plain(sections[0].blocks.clone()).contains("Only A takes “Yes, known” as an answer about “Abuse or neglect”."));
    let rows = table(&sections, "Serious case review");
    assert!(rows.iter().all(|row| row[1] == row[2]), "another id and the same label: both are shown");
    assert!(!rows.is_empty());
    let comparison = Comparison::of([side(variant(HARMED)), side(variant(PROVED))]);
    covers_exactly(&comparison);
}

#[test]
fn more_combinations_than_can_be_compared_at_once_are_said_to_be_too_many() {
    let fact = |id: &str| {
        let answer = |at: &str| format!("{{ id = \"{at}\", label = \"{at}\", supposing = \"{at}\" }}");
        let last = "{ id = \"not-known\", label = \"Not known\", unknown = true, find_out = \"it\" }";
        let answers = ["a", "b", "c"].map(answer).join(", ");
        format!(
            "[[fact]]\nid = \"{id}\"\nquestion = \"?\"\nshort = \"{id}\"\nhint = \"\"\ncite = \"1\"\nsource = \"\"\nanswer = [{answers}, {last}]\n"
        )
    };
    let first = "# The questions, in the order in which they are asked.";
    let more = variant(&[("facts.toml", first, &format!("{}{}#", fact("one"), fact("two")))]);
    let comparison = Comparison::of([side(more), side(more)]);
    assert_eq!((comparison.combinations, comparison.changed, comparison.subjects.len()), (20_736, 0, 0));
    let sections = words::sections(&comparison);
    assert_eq!(sections.len(), 1);
    assert!(plain(sections[0].blocks.clone()).contains("20,736 combinations of answers, too many to compare here."));
    let more = variant(&[("facts.toml", first, &format!("{}#", fact("one")))]);
    let start = std::time::Instant::now();
    assert_eq!(Comparison::of([side(more), side(original())]).combinations, 1296, "only one asks it");
    println!("1,296 combinations in {:?}", start.elapsed());
    let start = std::time::Instant::now();
    assert_eq!(Comparison::of([side(more), side(more)]).combinations, 5184);
    println!("5,184 combinations in {:?}", start.elapsed());
}

#[test]
fn patterns_cover_any_set_of_combinations_once() {
    let sizes = [3, 2, 4, 3];
    let mut seed = 7_u64;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    for round in 0..200 {
        let kinds: Vec<u16> = (0..72).map(|_| if random() % 10 < round % 10 { 0 } else { 1 + (random() % 2) as u16 }).collect();
        let found = Cube { sizes: &sizes, kinds: &kinds }.patterns();
        for (at, kind) in kinds.iter().enumerate() {
            let digits = [at / 24, at / 12 % 2, at / 3 % 4, at % 3];
            let fits: Vec<u16> = found
                .iter()
                .filter(|(_, pattern)| digits.iter().enumerate().all(|(fact, digit)| pattern.answers(fact) >> digit & 1 == 1))
                .map(|(kind, _)| *kind)
                .collect();
            assert_eq!(fits, if *kind == 0 { vec![] } else { vec![*kind] });
        }
        for (at, (kind, pattern)) in found.iter().enumerate() {
            for (_, other) in found[..at].iter().filter(|(known, _)| known == kind) {
                let differ = (0..4).filter(|fact| pattern.answers(*fact) != other.answers(*fact)).count();
                assert!(differ > 1, "two patterns that could be one");
            }
        }
    }
    let whole = Cube { sizes: &sizes, kinds: &[1; 72] }.patterns();
    assert_eq!(whole.len(), 1, "whatever the answers");
    assert!(Cube { sizes: &sizes, kinds: &[0; 72] }.patterns().is_empty());
}

#[test]
fn both_pages_are_well_formed_for_every_result() {
    let guides = vec![original(), variant(HARMED), variant(DETAINED)];
    for (at, walk) in walks(cumbria().1).iter().enumerate() {
        Owner::new().with(|| {
            let workspace = workspace();
            answer(workspace, walk);
            let second = if at % 2 == 0 { vec![guides[0], guides[1]] } else { vec![guides[2], guides[0], guides[1]] };
            let html = compare::page(workspace, second).text();
            check("compare", &html);
            assert!(html.contains("Your answers and their result stay as they are"));
            assert!(html.find("no longer in force") < html.find("You answered the questions of this one"));
            check("what if", &what_if::view(workspace).text());
        });
    }
    Owner::new().with(|| {
        let html = compare::page(workspace(), guides.clone()).text();
        check("compare, nothing answered", &html);
        assert!(html.contains("You have not answered anything in this tab."));
        let html = compare::page(workspace(), vec![original()]).text();
        assert!(html.contains("There is no other to compare it with."));
    });
}
