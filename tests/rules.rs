//! The rules as a person reads of them: listed, explained, in docs/rules.md.

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
