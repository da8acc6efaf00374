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

#[test]
fn a_report_in_spanish() {
    let output = run("check pairs.tsv --ui es", &[], None);
    insta::assert_snapshot!(out(&output), @r"
    error[number-mismatch]: «12» en el original, «21» en la traducción
     --> pairs.tsv:2:19
      |
    2 | The shame fell in 12 clinics.
      |                   ^^
      |
     ::: pairs.tsv:2:27
      |
    2 | La vergüenza disminuyó en 21 clínicas.
      |                           --
      |
      = motivo: ninguno de los dos textos tiene la cifra del otro, ni en guarismos ni en letra
      = propuesta: escriba «12»

    pairs.tsv: 1 correspondencia (1 1-1), confianza mínima 1,00; 1 error, 0 avisos, 0 notas
    ");
}

#[test]
fn failures_help_and_rules_are_in_spanish_and_rows_for_programs_are_not() {
    let err = |output: Output| String::from_utf8(output.stderr).unwrap();
    let es = [("LC_MESSAGES", "es_CO.UTF-8")];
    let missing = err(run("check no.txt pairs.tsv --quiet", &es, None));
    assert!(missing.contains("error: no.txt: no existe ese archivo o carpeta"), "{missing}");
    let json = out(&run("check no.txt pairs.tsv --quiet -f json", &es, None));
    assert!(json.contains("No such file") && !json.contains("no existe"), "{json}");
    let wrong = err(run("check --bogus", &es, None));
    assert!(wrong.contains("no se esperaba el argumento '--bogus'"), "{wrong}");
    let help = out(&run("check --help", &es, None));
    assert!(help.starts_with("Comprueba la terminología"), "{help}");
    let rules = out(&run("rules", &es, None));
    assert!(rules.contains("un segmento del original, o una parte de él, sin equivalente"));
    assert!(
        out(&run("explain omission", &es, None)).contains("**aviso**: un segmento del original")
    );
}

#[test]
fn what_stands_in_tables_and_in_the_code_is_in_spanish_too() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    let alone = "Este texto está solo en español y no tiene ninguna traducción con la que pueda alinearse. ";
    write("alone.txt", &alone.repeat(3));
    fs::write(dir.path().join("image.txt"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    write("r.jsonl", "{\"id\": 1, \"en\": \"One.\"}\n");
    write("calque.tsv", "en\tes\nEventually, they slept.\tEventualmente, durmieron.\n");
    write("blanks.tsv", "en\tes\nIt fell twice.\tBajó dos  veces.\n");
    write("art.tsv", "en\tes\nThe state of the art.\tEl estado del arte.\n");
    write("terms.tsv", "concept\tlanguage\tterm\nfear\ten\tfear  itself\n");
    write(
        "m.tmx",
        "<tmx version='1.4'><header/><body><tu><tuv xml:lang='en'><seg/></tuv></tu></body></tmx>",
    );
    for (args, said) in [
        (
            "check alone.txt",
            "solo se encontró una lengua («es»)\n  líneas 1-1 («es», 48 palabras): Este",
        ),
        ("check image.txt", "es una imagen (PNG); reconozca antes su texto"),
        ("check r.jsonl", "r.jsonl:1: hace falta un texto bajo cada uno de dos códigos de lengua"),
        ("check calque.tsv", "motivo: «eventualmente» significa «quizá» o «a veces»"),
        (
            "check art.tsv",
            "escriba «estado de la cuestión», «situación actual» o «últimos avances»",
        ),
        (
            "glossary lint terms.tsv",
            "aviso[stray-blank]: «fear  itself» tiene dos espacios seguidos",
        ),
        ("glossary lint terms.tsv", "propuesta: escriba «fear itself»"),
        ("validate m.tmx", "<header> no tiene creationtool\n"),
        ("check art.tsv --min-confidence 7", "'--min-confidence <P>': escriba un número de 0 a 1"),
        ("check art.tsv --rule x=off", "no hay ninguna regla \"x\"; `cotejo rules` las enumera"),
        ("memory stats art.tsv", "no es una memoria de cotejo"),
        ("fix blanks.tsv --dry-run", "1 corrección por aplicar; no se escribió nada"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
        let output =
            command.args(args.split(' ')).args(["--ui", "es"]).current_dir(dir.path()).output();
        let output = output.unwrap();
        let all = out(&output) + &String::from_utf8(output.stderr).unwrap();
        assert!(all.contains(said), "{args}: {said}: {all}");
    }
}
