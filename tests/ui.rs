//! `--ui`: what people read, in their language.

use std::fs;
use std::process::{Command, Output};

const TEXT: &str = "The shame fell in 12 clinics.\tLa vergüenza disminuyó en 21 clínicas.\n";

/// Runs cotejo on a table of one pair, in an environment of these variables.
fn run(args: &str, variables: &[(&str, &str)], config: Option<&str>) -> Output {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("pairs.tsv"), format!("en\tes\n{TEXT}")).unwrap();
    config.into_iter().for_each(|text| fs::write(dir.path().join("cotejo.toml"), text).unwrap());
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let variables = variables.iter().copied();
    command.envs(variables).env("COLUMNS", "100").current_dir(dir.path());
    command.args(args.split(' ')).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn findings_are_worded_in_the_language_of_the_option_the_configuration_or_the_locale() {
    let spanish = "ninguno de los dos textos tiene la cifra del otro";
    let english = "neither side has the other's number";
    let es = [("LANG", "es_ES.UTF-8")];
    let in_file = Some("ui = \"es\"\n");
    for (args, variables, config, wanted) in [
        ("check pairs.tsv", &[][..], None, english),
        ("check pairs.tsv", &es, None, spanish),
        ("check pairs.tsv --ui en", &es, None, english),
        ("--ui es check pairs.tsv", &[], None, spanish),
        ("check --ui=es pairs.tsv", &[], None, spanish),
        ("check pairs.tsv", &[], in_file, spanish),
        ("check pairs.tsv --ui en", &[], in_file, english),
        ("check pairs.tsv -f html", &es, None, spanish),
    ] {
        let output = run(args, variables, config);
        assert!(out(&output).contains(wanted), "{args} {variables:?} {config:?}: {output:?}");
    }
}

#[test]
fn data_for_programs_is_in_english_unless_it_is_asked_for() {
    let es = [("LC_ALL", "es_MX.UTF-8")];
    for format in ["json", "sarif", "junit", "github"] {
        let english = run(&format!("check pairs.tsv -f {format}"), &[], None);
        assert!(out(&english).contains("neither side has"), "{format}");
        let of_locale = run(&format!("check pairs.tsv -f {format}"), &es, None);
        assert_eq!(out(&of_locale), out(&english), "{format}");
        let asked = run(&format!("check pairs.tsv -f {format} --ui es"), &[], None);
        assert!(out(&asked).contains("ninguno de los dos textos"), "{format}");
    }
}
