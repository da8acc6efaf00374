//! `cotejo glossary` as a person uses it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Place { dir: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs `cotejo` with words of one line.
    fn run(&self, line: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
        command.env("LC_ALL", "C");
        command.args(line.split(' ')).current_dir(self.dir.path()).env("COLUMNS", "100");
        command.output().unwrap()
    }

    /// Standard output of a run that must succeed.
    fn out(&self, line: &str) -> String {
        let output = self.run(line);
        assert!(output.status.success(), "{line}: {}", err(&output));
        out(&output)
    }
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("not ended by a signal")
}

const TERMS: &str = "\
concept\tlanguage\tterm\tstatus\tpart_of_speech\ttype\tnote
shame\ten\tshame\tpreferred\tnoun\tfullForm\t
shame\tes\tvergüenza\tpreferred\tnoun\tfullForm\t
shame\tes\tpena\tdeprecated\tnoun\tfullForm\tregional; “pena” is sorrow elsewhere
blood pressure\ten\tblood pressure\tpreferred\tnoun\tfullForm\t
blood pressure\ten\tBP\tadmitted\tnoun\tacronym\t
blood pressure\tes\ttensión arterial\tpreferred\tnoun\tfullForm\t
WHO\ten\tWorld Health Organization\tpreferred\tproperNoun\tfullForm\t
WHO\tes\tOrganización Mundial de la Salud\tpreferred\tproperNoun\tfullForm\t
";

const FAULTY: &str = "\
concept\tlanguage\tterm\tstatus
shame\ten\tshame\t
shame\tes\tvergüenza \tbest
guilt\tklingonese\tculpa\t
pride\ten\tpride\t
pride\ten\tPride\tadmitted
";

#[test]
fn lint_names_the_place_and_what_to_do() {
    let place = Place::new();
    place.write("faulty.tsv", FAULTY);
    let output = place.run("glossary lint faulty.tsv");
    assert_eq!(code(&output), 1, "{}", err(&output));
    insta::assert_snapshot!("lint", out(&output));

    let json = place.run("glossary lint faulty.tsv -f json");
    let findings: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let last = findings.as_array().unwrap().last().unwrap();
    assert_eq!((&last["lint"], &last["line"]), (&"duplicate-term".into(), &6.into()));
    assert_eq!((&last["concept"], &last["term"]), (&"pride".into(), &"Pride".into()));
}

#[test]
fn the_status_of_lint_is_that_of_check() {
    let place = Place::new();
    place.write("good.tsv", TERMS);
    place.write("warned.csv", "en,es\nshame,vergüenza\nshame (social,vergüenza social\n");
    place.write("faulty.tsv", FAULTY);
    place.write("none.tbx", "<tmx/>");
    for (line, status) in [
        ("glossary lint good.tsv", 0),
        ("glossary lint warned.csv", 0),
        ("glossary lint warned.csv --fail-on warning", 1),
        ("glossary lint faulty.tsv --fail-on never", 0),
        ("glossary lint good.tsv none.tbx", 2),
        ("glossary lint missing.tsv", 2),
        ("glossary lint", 2),
    ] {
        assert_eq!(code(&place.run(line)), status, "{line}");
    }
}

#[test]
fn a_glossary_goes_through_every_form_and_back() {
    let place = Place::new();
    place.write("terms.tsv", TERMS);
    for step in [
        "terms.tsv a.toml",
        "a.toml b.tbx --to tbx2",
        "b.tbx c.csv",
        "c.csv d.toml",
        "d.toml back.tsv",
    ] {
        let output = place.run(&format!("glossary convert {step}"));
        assert_eq!(err(&output), "", "{step}");
    }
    assert_eq!(place.read("back.tsv"), TERMS);
    assert!(place.read("b.tbx").contains("<martif type=\"TBX-Basic\""));
    assert_eq!(place.out("glossary convert b.tbx - --to tsv"), TERMS);
}

#[test]
fn what_a_form_cannot_hold_is_named() {
    let place = Place::new();
    place.write("terms.tsv", TERMS);
    let output = place.run("glossary convert terms.tsv terms.tbx");
    assert_eq!(
        err(&output),
        "warning: terms.tbx: not held by this form: part_of_speech properNoun, written as noun (of WHO)\n"
    );
    place.write(
        "own.toml",
        "subject = \"emotions\"\n[[concept]]\nid = \"shame\"\ndefinition.en = \"x\"\nterms.en = [{ term = \"shame\" }]\n",
    );
    let output = place.run("glossary convert own.toml own.csv");
    assert_eq!(
        err(&output),
        "warning: own.csv: not held by this form: subject (of shame)\n\
         warning: own.csv: not held by this form: definition.en (of shame)\n"
    );
    assert_eq!(code(&output), 0);
}

#[test]
fn what_cannot_be_converted_says_why_and_writes_nothing() {
    let place = Place::new();
    place.write("terms.tsv", TERMS);
    place.write("faulty.tsv", FAULTY);
    place.write(
        "bomb.tbx",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE tbx [<!ENTITY a \"b\">]>\n<tbx>&a;</tbx>",
    );
    place.write("empty.tsv", "concept\tlanguage\tterm\n");
    for (line, message) in [
        (
            "glossary convert terms.tsv out.html",
            "another format (web page), which is not written here",
        ),
        ("glossary convert terms.tsv terms.tsv", "would be written over"),
        (
            "glossary convert faulty.tsv out.tbx --strict",
            "row 3, column status: unknown variant `best`",
        ),
        ("glossary convert bomb.tbx out.tsv", "line 2: the file brings a DTD of its own"),
        ("glossary convert empty.tsv out.tbx --to tbx2", "has no terms"),
        ("glossary convert none.tsv out.tbx", "No such file"),
    ] {
        let output = place.run(line);
        assert_eq!(code(&output), 2, "{line}");
        assert!(err(&output).contains(message), "{line}: {}", err(&output));
    }
    assert!(!place.path("out.tbx").exists() && !place.path("out.tsv").exists());
}

#[test]
fn stats_count_by_language() {
    let place = Place::new();
    place.write("terms.tsv", TERMS);
    insta::assert_snapshot!("stats", place.out("glossary stats terms.tsv"));
    let stats: serde_json::Value =
        serde_json::from_str(&place.out("glossary stats terms.tsv -f json")).unwrap();
    assert_eq!(stats["languages"]["es"]["deprecated"], 1);
}

const PAIRS: &str = "\
{\"pairs\": [{\"en\": \"The aortic valve was narrow.\", \"es\": \"La válvula aórtica era estrecha.\"},\
 {\"en\": \"We replaced the aortic valve.\", \"es\": \"Sustituimos la válvula aórtica.\"},\
 {\"en\": \"Shame fell.\", \"es\": \"La vergüenza disminuyó.\"},\
 {\"en\": \"They felt shame.\", \"es\": \"Sentían vergüenza.\"},\
 {\"en\": \"Nobody died.\", \"es\": \"Nadie murió.\"},\
 {\"en\": \"It was cold.\", \"es\": \"Hacía frío.\"}]}\n";

#[test]
fn candidates_once_reviewed_are_a_glossary() {
    let place = Place::new();
    place.write("pairs.jsonl", PAIRS);
    place.out("glossary extract pairs.jsonl -o candidates.tsv");
    let table = place.read("candidates.tsv");
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 2, "the shipped glossary has shame: {table}");
    assert!(rows[1].starts_with("aortic valve\tválvula aórtica\t"), "{table}");

    place.write(
        "text.jsonl",
        "{\"pairs\": [{\"en\": \"An aortic valve.\", \"es\": \"Una válvula mitral.\"}]}\n",
    );
    let output = place.run("check text.jsonl -g candidates.tsv --no-clinical -f json");
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("\"concept\": \"aortic valve\""), "{}", out(&output));

    let json: serde_json::Value =
        serde_json::from_str(&place.out("glossary extract pairs.jsonl -f json -g candidates.tsv"))
            .unwrap();
    assert_eq!(json, serde_json::json!([]));
}

#[test]
fn every_form_is_read_wherever_a_glossary_is() {
    let place = Place::new();
    place.write(
        "text.jsonl",
        "{\"pairs\": [{\"en\": \"Shame fell.\", \"es\": \"La pena disminuyó.\"}]}\n",
    );
    place.write("terms.tsv", TERMS);
    place.write(
        "decs.csv",
        "DeCS ID,English,Synonyms,Español\nD1,Shame,Disgrace|Ashamedness,Vergüenza\n",
    );
    place.out("glossary convert terms.tsv terms.tbx");
    place.out("glossary convert terms.tsv old.tbx --to tbx2");
    for (glossary, rule) in [
        ("terms.tbx", "term-deprecated"),
        ("old.tbx", "term-deprecated"),
        ("decs.csv", "term-missing"),
    ] {
        let output = place.run(&format!("check text.jsonl -g {glossary} --no-clinical -f json"));
        assert_eq!(code(&output), 1, "{glossary}: {}", err(&output));
        assert!(out(&output).contains(rule), "{glossary}: {}", out(&output));
    }
}

#[test]
fn the_manual_has_the_commands_below_commands() {
    let place = Place::new();
    let manual = place.out("man");
    assert!(manual.contains("glossary\\-lint") && manual.contains("least\\-count"), "{manual}");
}
