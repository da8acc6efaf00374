//! Corpora: compressed records, rows that hold errors, and runs that go on where they were interrupted.

mod place;

use place::{Place, code, err};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

/// So many rows, of which one in 400 is bad, and the next but one has other numbers in its translation.
fn rows(count: usize) -> String {
    let row = |number| match number % 400 {
        399 => format!("{{\"id\": {number}, \"en\": \"One.\"}}\n"),
        397 => format!(
            "{{\"id\": {number}, \"en\": \"Eight nurses left the trial.\", \
             \"es\": \"Seis enfermeras dejaron el ensayo.\"}}\n"
        ),
        _ => format!(
            "{{\"id\": {number}, \"en\": \"Shame fell in {number} clinics. Compassion rose.\", \
             \"es\": \"La vergüenza disminuyó en {number} clínicas. La compasión aumentó.\"}}\n"
        ),
    };
    (0..count).map(row).collect()
}

const ALIGN: [&str; 5] = ["align", "r.jsonl", "-f", "json", "-q"];
const CHECK: [&str; 5] = ["check", "r.jsonl", "-f", "jsonl", "-q"];
const RESUME: [&str; 3] = ["-o", "out.jsonl", "--resume"];

#[test]
fn a_bad_row_is_a_record_with_its_error() {
    let place = Place::new();
    place.write("r.jsonl", rows(402));
    let output = place.run(&ALIGN);
    assert_eq!(code(&output), 2);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), &lines[398]["name"]), (402, &"398".into()));
    assert_eq!(lines[399]["name"], "r.jsonl:400");
    assert!(lines[399]["error"].as_str().unwrap().starts_with("wants a text under each"));
    // whoever reads it learns what it was
    place.write("again.jsonl", text.lines().nth(399).unwrap());
    let said = err(&place.run(&["check", "again.jsonl"]));
    assert!(said.contains("holds what was wrong with a record: wants a text"), "{said}");
}

#[test]
fn rows_of_a_table_may_be_documents() {
    let place = Place::new();
    let [en, es] =
        ["Shame fell. Compassion rose.", "La vergüenza disminuyó. La compasión aumentó."];
    place.write("t.tsv", format!("id\ten\tes\na\t{en}\t{es}\nb\tOne.\nc\t{en}\t{es}\td\n"));
    place.write("r.jsonl", format!("{{\"id\": \"a\", \"en\": \"{en}\", \"es\": \"{es}\"}}\n"));
    let output = place.run(&["align", "t.tsv", "--documents", "-f", "json", "-q"]);
    let lines: Vec<String> =
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(lines[0].clone() + "\n", place.out(&ALIGN));
    assert!(
        lines[1].contains("t.tsv:3") && lines[1].contains("\"error\":\"wants a text"),
        "{lines:?}"
    );
    assert!(
        lines[2].contains("t.tsv:4") && lines[2].contains("this row has 4 columns"),
        "{lines:?}"
    );
    let checked = place.run(&["check", "t.tsv", "--documents", "-f", "json"]);
    assert_eq!(code(&checked), 2, "{}", err(&checked));
}

#[test]
fn checking_gives_a_row_for_each_document() {
    let place = Place::new();
    place.write("r.jsonl", rows(400));
    let output = place.run(&CHECK);
    assert_eq!(code(&output), 3, "findings, and a bad row");
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 400);
    assert_eq!(text.lines().next(), Some(r#"{"name":"0","findings":[]}"#));
    let array: serde_json::Value =
        serde_json::from_slice(&place.run(&["check", "r.jsonl", "-f", "json", "-q"]).stdout)
            .unwrap();
    assert_eq!((&lines[397]["name"], &lines[397]["findings"][0]), (&"397".into(), &array[0]));
    assert_eq!(lines[399]["name"], "r.jsonl:400");
    assert!(lines[399]["error"].as_str().unwrap().starts_with("wants a text under each"));
    assert!(lines[399].get("findings").is_none());
    // beside other reports, each in a file
    place.run(&["check", "r.jsonl", "-q", "-f", "jsonl=rows.jsonl", "-f", "json=array.json"]);
    assert_eq!(fs::read_to_string(place.path("rows.jsonl")).unwrap(), text);
    let beside: serde_json::Value =
        serde_json::from_slice(&fs::read(place.path("array.json")).unwrap()).unwrap();
    assert_eq!(beside, array);
    // in a folder they are no input
    fs::remove_file(place.path("array.json")).unwrap();
    let of_folder = place.run(&["check", ".", "-f", "jsonl", "-q"]).stdout;
    assert_eq!(of_folder.split(|byte| *byte == b'\n').count(), 400 + 1);
}

#[test]
fn a_document_that_is_read_in_part_has_its_error_beside_its_findings() {
    let place = Place::new();
    let unit = |texts: &str| format!("<tu>{texts}</tu>");
    let [en, es] = [
        "<tuv xml:lang='en'><seg>Eight nurses left.</seg></tuv>",
        "<tuv xml:lang='es'><seg>Se fueron seis enfermeras.</seg></tuv>",
    ];
    let units =
        [unit(&[en, es].concat()), unit("<tuv xml:lang='en'><seg>One.</b></seg></tuv>")].concat();
    place.write(
        "m.tmx",
        format!("<tmx version='1.4'><header srclang='en'/><body>{units}</body></tmx>"),
    );
    let output = place.run(&["check", "m.tmx", "absent.txt", "-f", "jsonl"]);
    assert_eq!(code(&output), 3);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert_eq!(lines[0]["findings"][0]["rule"], "number-mismatch");
    assert_eq!(
        lines[0]["error"],
        "line 1: ill-formed document: expected `</seg>`, but `</b>` was found"
    );
    assert_eq!(lines[1]["name"], "absent.txt");
}

#[test]
fn compressed_records_are_read_from_files_and_from_standard_input() {
    let place = Place::new();
    let text = rows(20);
    place.write("r.jsonl", &text);
    for (command, format) in [("align", "json"), ("check", "jsonl")] {
        let as_it_is = place.out(&[command, "r.jsonl", "-f", format, "-q"]);
        for (name, tool) in [("r.jsonl.gz", "gzip"), ("r.jsonl.zst", "zstd")] {
            let mut pack = Command::new(tool);
            pack.args(["-kq", "r.jsonl"]).current_dir(place.dir.path());
            if pack.status().map_or(true, |status| !status.success()) {
                eprintln!("{tool} is not installed: left out");
                continue;
            }
            assert_eq!(place.out(&[command, name, "-f", format, "-q"]), as_it_is, "{name}");
            let args = [command, "-", "--from", "jsonl", "-f", format, "-q"];
            let mut started = place.command(&args);
            let piped = started.stdin(fs::File::open(place.path(name)).unwrap()).output().unwrap();
            assert_eq!(String::from_utf8(piped.stdout).unwrap(), as_it_is, "{name}");
            fs::remove_file(place.path(name)).unwrap();
        }
    }
}

/// Kills a run when 400 rows are in its journal.
fn interrupt(place: &Place, args: &[&str]) {
    let mut started = place.command(args).stderr(Stdio::null()).spawn().unwrap();
    let journal = || fs::read_to_string(place.path("out.jsonl.part.journal")).unwrap_or_default();
    while journal().lines().count() < 3 && started.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    started.kill().unwrap();
    started.wait().unwrap();
    assert!(place.path("out.jsonl.part").exists() && !place.path("out.jsonl").exists());
}

#[test]
fn a_killed_run_goes_on_with_no_row_twice_or_lost() {
    for (command, status) in [(ALIGN, 2), (CHECK, 3)] {
        let place = Place::new();
        // the bad row and the finding are among the first, which the second run does not see
        place.write("r.jsonl", rows(400) + &rows(397));
        let whole = place.run(&command);
        assert_eq!(code(&whole), status);
        let args = [&command[..], &RESUME].concat();
        interrupt(&place, &args);
        // half a row
        let part = fs::OpenOptions::new().append(true).open(place.path("out.jsonl.part"));
        part.unwrap().write_all(b"{\"cotejo\":1,").unwrap();
        let output = place.run(&args);
        assert_eq!(code(&output), status, "rows before tell of it: {}", err(&output));
        assert_eq!(fs::read(place.path("out.jsonl")).unwrap(), whole.stdout);
        assert_eq!(place.files(), ["out.jsonl", "r.jsonl"]);
    }
}

#[test]
fn other_options_and_inputs_are_refused() {
    let place = Place::new();
    place.write("r.jsonl", rows(3));
    place.write("out.jsonl.part", "");
    place.write("out.jsonl.part.journal", "cotejo journal 1 0000000000000000\n");
    let refused = |args: &[&str], why: &str| {
        let output = place.run(args);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains(why), "{}", err(&output));
    };
    for command in [ALIGN, CHECK] {
        refused(&[&command[..], &RESUME].concat(), "was begun with other options or inputs");
        refused(&[&command[..], &["--resume"]].concat(), "--output");
    }
    refused(
        &["align", "r.jsonl", "-o", "o.tmx", "-f", "tmx", "--resume"],
        "--resume goes with -f json",
    );
    refused(
        &["align", "-", "--from", "jsonl", "-f", "json", "-o", "o", "--resume"],
        "--resume is for files",
    );
    for formats in
        [&["-f", "json"][..], &["-f", "jsonl=rows.jsonl"], &["-f", "jsonl", "-f", "html=a.html"]]
    {
        let args = [&["check", "r.jsonl", "-o", "out", "--resume"], formats].concat();
        refused(&args, "--resume goes with -f jsonl");
    }
}

#[test]
fn what_findings_depend_on_is_known_again() {
    let place = Place::new();
    place.write("r.jsonl", rows(800));
    place.write("terms.tsv", "concept\tlanguage\tterm\nshame\ten\tshame\nshame\tes\tvergüenza\n");
    place.write("c.toml", "[rules]\nterm-missing = \"error\"\n");
    let args = [&CHECK[..], &RESUME].concat();
    interrupt(&place, &args);
    for other in [
        &["-g", "terms.tsv"][..],
        &["--no-clinical"],
        &["--rule", "omission=off"],
        &["--config", "c.toml"],
        &["--fail-on", "never"],
        &["--ui", "es"],
        &["--force"],
        &["--min-confidence", "0.5"],
    ] {
        let said = err(&place.run(&[&args[..], other].concat()));
        assert!(said.contains("out.jsonl.part.journal"), "{other:?}: {said}");
    }
    assert_eq!(code(&place.run(&args)), 3);
    assert_eq!(fs::read_to_string(place.path("out.jsonl")).unwrap().lines().count(), 800);
}
