//! The lists of formats in the documentation.

use std::fs;
use std::process::Command;

/// The part of a page that a command makes.
fn part(page: &str, command: &str) -> String {
    let text = fs::read_to_string(format!("{}/{page}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let begin = format!("<!-- made by `cotejo {command}` -->\n");
    let (_, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("{page} has no {begin}"));
    rest.split_once("<!-- end -->").unwrap().0.to_owned()
}

#[test]
fn the_lists_of_formats_are_current() {
    for (page, command) in
        [("docs/formats.md", "generate formats"), ("README.md", "generate formats-in-short")]
    {
        let output = Command::new(env!("CARGO_BIN_EXE_cotejo"))
            .env("LC_ALL", "C")
            .args(command.split(' '))
            .output();
        let list = String::from_utf8(output.unwrap().stdout).unwrap();
        assert_eq!(part(page, command), list, "put what `cotejo {command}` prints into {page}");
    }
}

#[test]
fn every_format_is_listed_once_in_its_group() {
    let output = Command::new(env!("CARGO_BIN_EXE_cotejo"))
        .env("LC_ALL", "C")
        .arg("formats")
        .output()
        .unwrap();
    let list = String::from_utf8(output.stdout).unwrap();
    for name in ["odt", "bitext", "tmx", "tbx3", "sarif", "lexicon", "ladder"] {
        let lines = list.lines().filter(|line| line.starts_with(&format!("  {name} ")));
        assert_eq!(lines.count(), 1, "{name}: {list}");
    }
}
