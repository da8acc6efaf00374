//! Each refusal says what to do next.

use std::fs;
use std::process::Command;

/// Each row: what is called for, and the next step that is named.
const REFUSALS: &[(&str, &str)] = &[
    ("check nothere.txt", "look at its name and its folder"),
    ("check pears.tsv", "did you mean pairs.tsv?"),
    ("validate nothere.tmx", "look at its name and its folder"),
    ("convert nothere.tmx out.tsv", "look at its name and its folder"),
    ("check empty.txt", "save its text into it, or leave it out"),
    (
        "check english.txt",
        "name the lines with --source-lines and --target-lines, or give two texts",
    ),
    ("check binary.txt", "save it as plain text first"),
    ("check broken.docx", "open it in its program and save it again"),
    ("check broken.cotejo.json", "make it anew with `cotejo run`"),
    (
        "check pairs.tsv -g terms.csv",
        "it must have concept, language and term, or name two languages",
    ),
    ("check pairs.tsv -g pair.tsv", "did you mean pairs.tsv?"),
    ("check pairs.tsv --baseline none.tsv", "write it with check --update-baseline"),
    ("check pairs.tsv --baseline terms.csv", "write the baseline anew with --update-baseline"),
    ("check pairs.tsv --rule foo=off", "`cotejo rules` lists them"),
    ("check pairs.tsv --rule omission", "write a rule and a severity"),
    ("check pairs.tsv --model pairs.tsv", "`cotejo learn` writes models"),
    ("check pairs.tsv --lexicon terms.csv", "begin with a row of two language codes"),
    ("check pairs.tsv --source xx", "write one such as en, es or es-MX"),
    ("check pairs.tsv -o findings.zip", "or name the format with -f"),
    ("check pairs.tsv -o findings.doc", "or name the format with -f"),
    ("align pairs.tsv -o beads.pdf", "or name the format with -f"),
    ("align pairs.tsv -o beads.json", "which is not written here; end it in .tsv"),
    ("align pairs.tsv -o beads.html", "another format (web page)"),
    ("validate .", "name the files in it"),
    ("segment .", "name the files in it"),
    ("convert . x.tmx", "name the files in it"),
    ("glossary lint .", "name the files in it"),
    ("check pairs.tsv --source en-UK", "write en-GB"),
    ("check pairs.tsv --target es-SP", "or a country behind it as in es-MX"),
    ("segment english.txt --lang sp", "write one such as en, es or es-MX"),
    ("convert pairs.tsv x.tmx --source en-EN --target es", "or a country behind it"),
    ("align english.txt spanish.txt --source fr --target es", "name the languages of both"),
    ("check pairs.tsv -f junit -f sarif", "give the others files"),
    ("check pairs.tsv --terms -f junit", "--terms goes with text and json"),
    ("align pairs.tsv -f tsv -o pairs.tsv", "choose another place"),
    ("run pairs.tsv -o pairs.tsv", "name one for what is written"),
    ("fix english.txt -o y.txt", "`cotejo run` makes"),
    ("explain foo", "possible values"),
];

#[test]
fn each_refusal_names_a_next_step() {
    let dir = tempfile::tempdir().unwrap();
    for (name, content) in [
        ("empty.txt", ""),
        (
            "english.txt",
            "Only English here, in one language, and nothing else at all to be found.\n",
        ),
        (
            "spanish.txt",
            "Aquí solo hay español, en una lengua, y no hay nada más que se pueda encontrar.\n",
        ),
        ("binary.txt", "\0\u{1}\u{2}"),
        ("broken.docx", "PK\u{3}\u{4} no archive"),
        ("broken.cotejo.json", "{\"a\":"),
        ("pairs.tsv", "id\ten\tes\n1\tShame fell.\tLa culpa bajó.\n"),
        ("terms.csv", "word,meaning\nshame,x\n"),
    ] {
        fs::write(dir.path().join(name), content).unwrap();
    }
    let mut silent = Vec::new();
    for (command, wanted) in REFUSALS {
        let output = Command::new(env!("CARGO_BIN_EXE_cotejo"))
            .args(command.split(' '))
            .current_dir(dir.path())
            .env("LC_ALL", "C")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.code() != Some(2) || !said.contains(wanted) {
            silent.push(format!("{command}: {wanted:?} is not in {said:?} ({})", output.status));
        }
    }
    assert_eq!(silent, [""; 0], "{}", silent.join("\n"));
}
