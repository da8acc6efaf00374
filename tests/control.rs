//! What a person says once and for all: cotejo.toml, severities, suppressions, a baseline.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    /// A folder `project` with a text that has two findings, an error and a warning.
    fn new() -> Self {
        let place = Place { dir: tempfile::tempdir().unwrap() };
        place.write("project/texts/a.jsonl", TEXT);
        place
    }

    fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.dir.path().join(name)).unwrap()
    }

    fn run(&self, args: &[&str]) -> Output {
        self.run_in(".", args)
    }

    fn run_in(&self, folder: &str, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
        command.env("LC_ALL", "C");
        command.args(args).current_dir(self.dir.path().join(folder)).output().unwrap()
    }

    /// What `check -f json` finds, as `rule severity`, with the exit status.
    fn check(&self, args: &[&str]) -> (Vec<String>, i32) {
        let output = self.run(&[&["check", "-f", "json"], args].concat());
        let findings: serde_json::Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{args:?}: {}", err(&output)));
        let told = findings.as_array().unwrap().iter().map(|finding| {
            [finding["rule"].as_str().unwrap(), finding["severity"].as_str().unwrap()].join(" ")
        });
        (told.collect(), output.status.code().unwrap())
    }
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const TEXT: &str = "{\"id\": \"a\", \"pairs\": [{\"en\": \"Eight nurses left.\", \"es\": \"Se fueron de de allí seis enfermeras.\"}]}\n";
const A: &str = "project/texts/a.jsonl";

#[test]
fn rules_have_the_severity_that_is_asked_for() {
    let place = Place::new();
    let both = ["repeated-word warning", "number-mismatch error"].map(str::to_owned);
    let sorted = |(mut told, code): (Vec<String>, i32)| {
        told.sort();
        told.reverse();
        (told, code)
    };
    assert_eq!(sorted(place.check(&[A])), (both.to_vec(), 1));
    let (told, code) =
        place.check(&[A, "--rule", "number-mismatch=off", "--rule", "repeated-word=info"]);
    assert_eq!((&told[..], code), (&["repeated-word info".to_owned()][..], 0));
    let shown = place.run(&["run", A, "-o", "out", "--rule", "number-mismatch=off"]).stdout;
    assert!(!String::from_utf8(shown).unwrap().contains("number-mismatch"));
    for (rule, said) in [
        ("numbers=off", "there is no rule \"numbers\""),
        ("number-mismatch=silent", "write error, warning, info or off"),
        ("number-mismatch", "as term-missing=warning"),
    ] {
        let output = place.run(&["check", A, "--rule", rule]);
        assert!(output.status.code() == Some(2) && err(&output).contains(said), "{}", err(&output));
    }
}

#[test]
fn the_configuration_above_the_input_is_used() {
    let place = Place::new();
    place.write(
        "project/cotejo.toml",
        "glossaries = [\"terms/own.tsv\"]\nfail-on = \"warning\"\n\n[rules]\nnumber-mismatch = \"off\"\n",
    );
    place.write("project/terms/own.tsv", "en\tes\nnurse\tenfermero de guardia\n");
    let (told, code) = place.check(&[A]);
    assert_eq!(
        (told, code),
        (vec!["term-missing error".into(), "repeated-word warning".into()], 1)
    );
    // options overrule it
    let (told, _) =
        place.check(&[A, "--rule", "number-mismatch=info", "--rule", "term-missing=off"]);
    assert!(told.contains(&"number-mismatch info".to_owned()) && told.len() == 2, "{told:?}");
    assert_eq!(place.check(&[A, "--rule", "term-missing=off", "--fail-on", "error"]).1, 0);
    let (told, _) = place.check(&[A, "--no-config"]);
    assert!(told.contains(&"number-mismatch error".to_owned()));
    place.write("other.toml", "[rules]\nrepeated-word = \"error\"\n");
    let (told, _) = place.check(&[A, "--config", "other.toml"]);
    assert!(told.contains(&"repeated-word error".to_owned()), "{told:?}");

    // inputs of two projects have no one configuration
    place.write("elsewhere/b.jsonl", TEXT);
    let output = place.run(&["check", A, "elsewhere/b.jsonl"]);
    assert!(output.status.code() == Some(2), "{}", err(&output));
    assert!(
        err(&output).contains("different configurations (none, project/cotejo.toml)"),
        "{}",
        err(&output)
    );
}

#[test]
fn languages_of_the_configuration_hold_where_none_is_named() {
    let place = Place::new();
    place.write("cotejo.toml", "source = \"es\"\ntarget = \"en\"\n");
    let memory = |args: &[&str]| {
        String::from_utf8(place.run(&[&["align", A, "-f", "tmx"], args].concat()).stdout).unwrap()
    };
    assert!(memory(&[]).contains("srclang=\"es\""));
    assert!(memory(&["--source", "en"]).contains("srclang=\"en\""));
    assert!(memory(&["--no-config"]).contains("srclang=\"en\""));
}

#[test]
fn faults_of_a_configuration_are_named_with_their_line() {
    let place = Place::new();
    for (text, said) in [
        ("[rules]\nnumbers = \"off\"\n", "project/cotejo.toml: TOML parse error at line 2"),
        ("glossary = \"a\"\n", "unknown field `glossary`"),
        ("[[suppress]]\nrule = \"omission\"\ntarget = \"x\"\n", "missing field `reason`"),
        ("glossaries = [\"none.tsv\"]\n", "project/none.tsv: No such file"),
        ("baseline = \"none.tsv\"\n", "project/none.tsv: there is no such baseline"),
    ] {
        place.write("project/cotejo.toml", text);
        let output = place.run(&["check", A]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(said), "{}", err(&output));
    }
    let output = place.run(&["check", A, "--config", "none.toml"]);
    assert!(err(&output).contains("none.toml: No such file"), "{}", err(&output));
}

#[test]
fn suppressions_survive_another_alignment_and_are_missed_when_unused() {
    let place = Place::new();
    place.write(
        "project/cotejo.toml",
        "[[suppress]]\nrule = \"number-mismatch\"\nsource = \"EIGHT\"\ndocument = \"a\"\nreason = \"two had stayed\"\n\n\
         [[suppress]]\nrule = \"repeated-word\"\ntarget = \"la la\"\nreason = \"a song\"\n\n\
         [[suppress]]\nrule = \"repeated-word\"\ndocument = \"b\"\nreason = \"another text\"\n",
    );
    let (told, code) = place.check(&[A]);
    assert_eq!((&told[..], code), (&["repeated-word warning".to_owned()][..], 0));
    let said = err(&place.run(&["check", A]));
    assert!(
        said.contains("project/cotejo.toml:7: this suppression of repeated-word is not needed"),
        "{said}"
    );
    assert_eq!(said.matches("this suppression").count(), 1, "{said}");
    assert_eq!(err(&place.run(&["check", A, "--quiet"])), "");
    let other =
        TEXT.replace("[{", "[{\"en\": \"Shame fell.\", \"es\": \"La vergüenza disminuyó.\"}, {");
    place.write(A, &other);
    assert_eq!(place.check(&[A]).0, ["repeated-word warning"]);
}

#[test]
fn only_what_is_new_counts_against_a_baseline() {
    let place = Place::new();
    let output = place.run(&["check", A, "--update-baseline", "accepted.tsv", "-f", "json"]);
    assert_eq!(
        (output.status.code(), &output.stdout[..]),
        (Some(0), &b"[]\n"[..]),
        "{}",
        err(&output)
    );
    assert!(err(&output).contains("wrote accepted.tsv, findings accepted: 2"), "{}", err(&output));
    insta::assert_snapshot!("baseline", place.read("accepted.tsv"));

    assert_eq!(place.check(&[A, "--baseline", "accepted.tsv"]), (vec![], 0));
    place.write(A, &TEXT.replace("seis enfermeras", "seis enfermeras enfermeras de de"));
    let (told, _) = place.check(&[A, "--baseline", "accepted.tsv"]);
    assert_eq!(told, ["repeated-word warning", "repeated-word warning"]);
    // the configuration may name it
    place.write("project/cotejo.toml", "baseline = \"../accepted.tsv\"\n");
    assert_eq!(place.check(&[A]).0.len(), 2);

    place.write("bad.tsv", "rule\n");
    let output = place.run(&["check", A, "--baseline", "bad.tsv"]);
    assert!(err(&output).contains("bad.tsv: line 1: this is no baseline"), "{}", err(&output));
    // an input that fails is no obstacle: what was accepted in it stays
    let lost = "none.txt\taddition\t\t“texto”\t1\n";
    place.write("accepted.tsv", &(place.read("accepted.tsv") + lost));
    let output = place.run(&["check", A, "none.txt", "--update-baseline", "accepted.tsv"]);
    assert!(output.status.code() == Some(2), "{}", err(&output));
    assert!(err(&output).contains("1 of them in documents that were not checked now are kept"));
    let updated = place.read("accepted.tsv");
    assert!(updated.lines().count() == 5 && updated.contains(lost), "{updated}");
    // so does what was accepted in documents that are not checked now
    let output = place.run(&["check", A, "--update-baseline", "accepted.tsv"]);
    assert!(err(&output).contains("1 of them in documents"), "{}", err(&output));
    assert_eq!(place.read("accepted.tsv"), updated);
    let output = place.run(&["check", A, "--update-baseline", A]);
    assert!(err(&output).contains("this is an input"), "{}", err(&output));
}

/// A baseline and a configuration name documents from their own folder.
#[test]
fn what_was_accepted_is_so_wherever_cotejo_is_started() {
    let place = Place::new();
    place.write("project/texts/b.csv", "en,es\nIt fell.,Cayó  de nuevo.\n");
    place.run(&["check", "project", "--update-baseline", "project/accepted.tsv", "-q"]);
    assert!(place.read("project/accepted.tsv").contains("\ntexts/b.csv\t"));
    let whole = place.dir.path().join("project/texts/b.csv");
    let tries = [
        (".", "project/texts", "project/accepted.tsv"),
        ("project", "texts/b.csv", "accepted.tsv"),
        ("project/texts", "./b.csv", "../accepted.tsv"),
        ("project", whole.to_str().unwrap(), "accepted.tsv"),
    ];
    for (folder, input, baseline) in tries {
        let args = ["check", input, "--baseline", baseline, "-f", "json"];
        let output = place.run_in(folder, &args);
        assert_eq!(output.stdout, b"[]\n", "{folder} {input}: {}", err(&output));
    }
    let printed = place.run_in("project", &["check", "texts", "--suppressions", "-q"]);
    let printed = String::from_utf8(printed.stdout).unwrap();
    place.write("project/cotejo.toml", &printed[printed.find("[[suppress]]").unwrap()..]);
    for (folder, input, _) in tries {
        let output = place.run_in(folder, &["check", input, "-f", "json"]);
        assert_eq!(output.stdout, b"[]\n", "{folder} {input}: {}", err(&output));
    }
}

/// Two blanks are known by the words beside them, and what is no term by its document.
#[test]
fn a_suppression_that_is_copied_takes_out_its_own_finding_alone() {
    let place = Place::new();
    let rows = |more: &str| {
        format!(
            "en,es\nIt rained in May.,Llovió  en mayo.\nThe left arm.,El brazo derecho.\n{more}"
        )
    };
    place.write("a.csv", &rows(""));
    place.write("b.csv", &rows(""));
    let printed = place.run(&["check", "a.csv", "--suppressions", "-q", "--fail-on", "never"]);
    let printed = String::from_utf8(printed.stdout).unwrap();
    let entries = &printed[printed.find("[[suppress]]").unwrap()..];
    assert!(entries.contains("target = \"Llovió en\""), "{printed}");
    place.write("cotejo.toml", entries);
    assert_eq!(place.check(&["a.csv"]).0, [] as [&str; 0]);
    place.write("a.csv", &rows("The end.,El  fin.\nThe dot.,El punto .\n"));
    assert_eq!(
        place.check(&["a.csv"]).0,
        ["double-space warning", "space-before-punctuation info"]
    );
    assert_eq!(place.check(&["b.csv"]).0.len(), 2);
}

#[test]
fn a_configuration_that_was_found_is_announced() {
    let place = Place::new();
    for (config, says) in [
        ("", "cotejo.toml: this configuration is used"),
        ("[rules]\nomission = \"off\"", "it switches off the rule omission"),
        ("clinical = false", "it switches off the glossary that ships"),
        ("fail-on = \"never\"", "it switches off exit status 1"),
        (
            "[[suppress]]\nrule = \"omission\"\ntarget = \"x\"\nreason = \"y\"",
            "it switches off the findings of a suppression",
        ),
    ] {
        place.write("cotejo.toml", config);
        for command in ["check", "run", "align"] {
            let said = err(&place.run(&[command, A]));
            assert!(said.contains(says), "{command}: {said}");
        }
        for choice in [&["--no-config"][..], &["-q"], &["--config", "cotejo.toml"]] {
            let said = err(&place.run(&[&["check", A], choice].concat()));
            assert!(!said.contains("this configuration is used"), "{choice:?}: {said}");
        }
    }
}

#[test]
fn what_suppresses_the_findings_is_printed_to_be_copied() {
    let place = Place::new();
    let output = place.run(&["check", A, "--suppressions"]);
    let printed = String::from_utf8(output.stdout).unwrap();
    let (_, entries) = printed.split_once("with a reason of your own:\n").unwrap();
    place.write("copied.toml", entries);
    assert_eq!(place.check(&[A, "--config", "copied.toml"]), (vec![], 0));
    let refused = place.run(&["check", A, "--suppressions", "-f", "json"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn a_configuration_to_fill_in_is_written_once() {
    let place = Place::new();
    assert_eq!(place.run(&["init"]).status.code(), Some(0));
    assert!(place.read("cotejo.toml").contains("#fail-on = \"error\""));
    place.check(&[A]);
    let again = place.run(&["init"]);
    assert!(again.status.code() == Some(2) && err(&again).contains("is there already"));
}
