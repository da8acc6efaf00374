//! The rules as a person reads of them: listed, explained, in docs/rules.md.

mod place;

use place::Place;
use std::fs;
use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cotejo")).env("LC_ALL", "C").args(args).output().unwrap()
}

fn out(args: &[&str]) -> String {
    let output = run(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_page_of_the_rules_is_current() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    assert_eq!(
        fs::read_to_string(page).unwrap_or_default(),
        out(&["generate", "rules"]),
        "write it anew: cargo run -- generate rules > docs/rules.md"
    );
}

#[test]
fn a_rule_is_listed_and_explained() {
    let list = out(&["rules"]);
    let line = list.lines().find(|line| line.starts_with("term-missing ")).unwrap();
    assert!(
        line.contains("error")
            && line.ends_with("a term of the source that the target has no term for")
    );
    let objects: serde_json::Value = serde_json::from_str(&out(&["rules", "-f", "json"])).unwrap();
    assert_eq!(objects.as_array().unwrap().len(), list.lines().count());
    insta::assert_snapshot!("explain_term_missing", out(&["explain", "term-missing"]));

    let unknown = run(&["explain", "term-mising"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("'term-missing'"));
}

#[test]
fn one_segment_translated_in_two_ways_is_found_across_inputs() {
    let place = Place::new();
    let record = |id: &str, es: &str| {
        let pair = format!(r#"{{"en": "The tide came in twice a day.", "es": "{es}"}}"#);
        format!("{{\"id\": \"{id}\", \"pairs\": [{pair}]}}\n")
    };
    let [high, rose] = ["La marea subía dos veces al día.", "El mar crecía dos veces al día."];
    place.write(
        "a.jsonl",
        [record("one", high), "no record\n".into(), record("two", high)].concat(),
    );
    place.write("b.jsonl", record("three", rose));
    let found = |args: &[&str]| {
        let output = place.run(args);
        let text = String::from_utf8(output.stdout).unwrap();
        text.matches("of one translates the same segment in another way").count()
    };
    assert_eq!(found(&["check", "a.jsonl"]), 0);
    for args in [["check", "a.jsonl", "b.jsonl"], ["run", "a.jsonl", "b.jsonl"]] {
        assert_eq!(found(&[&args[..], &["--verbose"]].concat()), 1, "{args:?}");
    }
    let rows = place.run(&["check", "a.jsonl", "b.jsonl", "-f", "jsonl"]);
    assert!(!String::from_utf8(rows.stdout).unwrap().contains("segment-inconsistent"));
}
