//! Corpora: compressed records, rows that hold errors, and runs that go on where they were interrupted.

mod place;

use place::{Place, code, err};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

/// So many rows, of which one in 400 is bad.
fn rows(count: usize) -> String {
    let row = |number| match number % 400 {
        399 => format!("{{\"id\": {number}, \"en\": \"One.\"}}\n"),
        _ => format!(
            "{{\"id\": {number}, \"en\": \"Shame fell in {number} clinics. Compassion rose.\", \
             \"es\": \"La vergüenza disminuyó en {number} clínicas. La compasión aumentó.\"}}\n"
        ),
    };
    (0..count).map(row).collect()
}

const ALIGN: [&str; 5] = ["align", "r.jsonl", "-f", "json", "-q"];
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
fn compressed_records_are_read_from_files_and_from_standard_input() {
    let place = Place::new();
    let text = rows(20);
    place.write("r.jsonl", &text);
    let as_it_is = place.out(&ALIGN);
    for (name, tool) in [("r.jsonl.gz", "gzip"), ("r.jsonl.zst", "zstd")] {
        let mut pack = Command::new(tool);
        pack.args(["-kq", "r.jsonl"]).current_dir(place.dir.path());
        if pack.status().map_or(true, |status| !status.success()) {
            eprintln!("{tool} is not installed: left out");
            continue;
        }
        assert_eq!(place.out(&["align", name, "-f", "json", "-q"]), as_it_is, "{name}");
        let args = ["align", "-", "--from", "jsonl", "-f", "json", "-q"];
        let mut command = place.command(&args);
        let piped = command.stdin(fs::File::open(place.path(name)).unwrap()).output().unwrap();
        assert_eq!(String::from_utf8(piped.stdout).unwrap(), as_it_is, "{name}");
        fs::remove_file(place.path(name)).unwrap();
    }
}

#[test]
fn a_killed_run_goes_on_with_no_row_twice_or_lost() {
    let place = Place::new();
    place.write("r.jsonl", rows(450));
    let whole = place.run(&ALIGN);
    let args = [&ALIGN[..], &RESUME].concat();
    let mut started = place.command(&args).stderr(Stdio::null()).spawn().unwrap();
    let journal = || fs::read_to_string(place.path("out.jsonl.part.journal")).unwrap_or_default();
    while journal().lines().count() < 2 && started.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    started.kill().unwrap();
    started.wait().unwrap();
    assert!(place.path("out.jsonl.part").exists() && !place.path("out.jsonl").exists());
    // half a row
    let part = fs::OpenOptions::new().append(true).open(place.path("out.jsonl.part"));
    part.unwrap().write_all(b"{\"cotejo\":1,").unwrap();
    let output = place.run(&args);
    assert_eq!(code(&output), 2, "rows hold errors: {}", err(&output));
    assert_eq!(fs::read(place.path("out.jsonl")).unwrap(), whole.stdout);
    assert_eq!(place.files(), ["out.jsonl", "r.jsonl"]);
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
    refused(&[&ALIGN[..], &RESUME].concat(), "was begun with other options or inputs");
    refused(
        &["align", "r.jsonl", "-o", "o.tmx", "-f", "tmx", "--resume"],
        "--resume goes with -f json",
    );
    refused(
        &["align", "-", "--from", "jsonl", "-f", "json", "-o", "o", "--resume"],
        "--resume is for files",
    );
    refused(&[&ALIGN[..], &["--resume"]].concat(), "--output");
}
