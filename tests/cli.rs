//! The program as a person uses it: what goes in, what comes out, what is said when it cannot be done.

mod place;

use place::{Place, code, err, sample};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use unicode_normalization::UnicodeNormalization;

const EN: &str = "Shame was measured in ten clinics. Self-criticism fell by 12%. Compassion rose in both groups.";
const ES: &str = "La vergüenza se midió en 10 clínicas. La autocrítica disminuyó un 12 %. La compasión aumentó en ambos grupos.";

#[test]
fn an_input_that_is_named_twice_is_read_once() {
    let place = place::Place::new();
    place.write("a.tsv", "en\tes\nTen nurses slept.\tNueve enfermeras durmieron.\n");
    place.write("g/b.tsv", "en\tes\nTen nurses slept.\tNueve enfermeras durmieron.\n");
    for (inputs, named, count) in [
        (&["a.tsv", "a.tsv"][..], "a.tsv: is named twice, and read once\n", 1),
        (&["a.tsv", "./a.tsv"], "./a.tsv: is named twice, and read once\n", 1),
        (&["g", "a.tsv", "g/b.tsv"], "g/b.tsv: is named twice, and read once\n", 2),
        (&["a.tsv", "g/b.tsv"], "", 2),
    ] {
        let output = place.run(&[&["check", "--no-clinical", "-f", "json"], inputs].concat());
        assert_eq!(place::err(&output), named, "{inputs:?}");
        let found = String::from_utf8(output.stdout).unwrap();
        assert_eq!(found.matches("number-mismatch").count(), count, "{inputs:?}");
    }
}

#[test]
fn the_sample_is_aligned_checked_and_written() {
    let place = Place::new();
    place.write("article.txt", sample());
    let output = place.run(&["run", "article.txt", "-o", "out"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    insta::assert_snapshot!("run_sample", String::from_utf8(output.stdout.clone()).unwrap());
    insta::assert_snapshot!("run_sample_said", err(&output));
    assert_eq!(place.files(), ["article.txt", "out/article.cotejo.json", "out/article.tmx"]);
    let memory = fs::read_to_string(place.path("out/article.tmx")).unwrap();
    assert_eq!(memory.matches("<tu ").count(), 9);
    assert!(
        memory.contains("la autocrítica disminuyeron"),
        "the word that the page broke is whole"
    );

    // the same input gives the same bytes, also with a date where one is set
    let again = place.run(&["run", "article.txt", "-o", "again"]);
    assert_eq!(again.stdout, output.stdout);
    assert_eq!(fs::read(place.path("again/article.tmx")).unwrap(), memory.as_bytes());
    let mut dated = place.command(&["run", "article.txt", "-o", "dated"]);
    assert!(dated.env("SOURCE_DATE_EPOCH", "1700000000").output().unwrap().status.success());
    assert!(
        fs::read_to_string(place.path("dated/article.tmx"))
            .unwrap()
            .contains("creationdate=\"20231114T221320Z\"")
    );
}

#[test]
fn an_article_reads_alike_in_every_encoding() {
    let place = Place::new();
    let text = sample();
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        ["\u{feff}", &text].concat().encode_utf16().flat_map(order).collect()
    };
    // typographic signs have other places in Windows-1252; what has none there is left out of this text
    let latin: Vec<u8> = text
        .chars()
        .filter_map(|c| match c {
            '–' => Some(0x96),
            '—' => Some(0x97),
            '‘' => Some(0x91),
            '’' => Some(0x92),
            '“' => Some(0x93),
            '”' => Some(0x94),
            c => u8::try_from(u32::from(c)).ok(),
        })
        .collect();
    let segments = |bytes: Vec<u8>| -> String {
        place.write("a.txt", bytes);
        place.out(&["align", "a.txt", "-f", "tmx"]).nfc().filter(|c| *c != '\u{a0}').collect()
    };
    let without_ids = |memory: String| -> Vec<String> {
        memory.lines().filter(|line| line.contains("<seg>")).map(str::to_owned).collect()
    };
    let plain = without_ids(segments(text.clone().into_bytes()));
    assert_eq!(plain.len(), 18);
    for (name, bytes) in [
        ("mark", ["\u{feff}", &text].concat().into_bytes()),
        ("CRLF", text.replace('\n', "\r\n").into_bytes()),
        ("NFD", text.nfd().collect::<String>().into_bytes()),
        ("UTF-16LE", utf16(u16::to_le_bytes)),
        ("UTF-16BE", utf16(u16::to_be_bytes)),
        ("Windows-1252", latin),
    ] {
        assert_eq!(without_ids(segments(bytes)), plain, "{name}");
    }
}

#[test]
fn what_cannot_be_done_is_said_and_leaves_nothing_behind() {
    let place = Place::new();
    place.write("empty.txt", "");
    place.write(
        "english.txt",
        format!(
            "{EN} The effect was large and it was maintained for a year in most of the clinics."
        ),
    );
    place.write("binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0");
    place.write("good.txt", format!("{EN}\n\n{ES}\n"));
    place.write("terms.tsv", "concept\tlanguage\tterm\tstatus\nshame\ten\tshame\tbest\n");
    place.write("terms.toml", "[[concept]]\nid = \"shame\"\nterms.en = [{ word = \"shame\" }]\n");
    place.write("broken.cotejo.json", "{\"cotejo\": 1, \"name\": ");
    place.write("broken.jsonl", "{\"id\": 1, \"en\": \"One.\"}\n");
    place.write("entity.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>&x;</seg></tuv></tu></body></tmx>");
    place.write("cut.tmx", "<tmx version=\"1.4\">\n<header srclang=\"en\"/>\n<body>");
    place.write("paper.pdf", "%PDF-1.7 text");
    fs::create_dir(place.path("folder")).unwrap();
    place.write("long.txt", vec![b'a'; 40 << 20]);
    place.write("huge.txt", vec![b'a'; 200 << 20]);
    let before = place.files();
    for (args, said) in [
        (&["run", "empty.txt"][..], "empty.txt: the file is empty"),
        (&["run", "english.txt"], "english.txt: only one language was found (en)"),
        (&["run", "binary.txt"], "binary.txt: this is a program; give a document"),
        (&["run", "missing.txt"], "missing.txt: No such file"),
        (&["run", "folder"], "folder: this folder holds no text"),
        (&["run", "long.txt"], "long.txt: line 1 is 40 MB long"),
        (&["run", "huge.txt"], "huge.txt: is 200 MB, and no more than 64 MB"),
        (&["run", "good.txt", "-o", "good.txt/out"], "good.txt/out/good.tmx: cannot be written"),
        (&["run", "good.txt", "-o", "good.txt"], "good.txt: is no folder"),
        (
            &["align", "good.txt", "-f", "tmx", "-o", "good.txt"],
            "good.txt: this is an input, and would be written over",
        ),
        (
            &["run", "good.txt", "--source", "es", "--target", "es-MX"],
            "source and target are both es",
        ),
        (&["run", "good.txt", "--source", "fr", "--target", "es"], "there is no text in fr"),
        (
            &["run", "good.txt", "english.txt", "--source-lines", "1-1", "--target-lines", "3-3"],
            "are for one input",
        ),
        (&["align", "good.txt", "--sentences"], "with --sentences give two texts"),
        (&["align", "cut.tmx"], "cut.tmx: line 3: the file ends within an element"),
        // "read" without pdftotext, and "cannot read" with it
        (&["run", "paper.pdf"], "read"),
        (
            &["run", "good.txt", "-g", "terms.tsv", "--strict"],
            "terms.tsv: row 2, column status: unknown variant `best`, expected one of",
        ),
        (
            &["check", "good.txt", "-g", "terms.toml"],
            "terms.toml: TOML parse error at line 3, column 15",
        ),
        (&["check", "good.txt", "-g", "none.tsv"], "none.tsv: No such file"),
        (
            &["run", "good.txt", "--source-lines", "7-9", "--target-lines", "3-3"],
            "good.txt: lines 7-9 hold no text",
        ),
        (
            &["run", "good.txt", "--source-lines", "9-7", "--target-lines", "3-3"],
            "write line numbers, the first not after the last",
        ),
        (&["run", "good.txt", "--source", "english"], "is no language tag"),
        (&["run", "good.txt", "--date", "yesterday"], "write a date of UTC as"),
        (&["align", "good.txt", "--format", "docx"], "invalid value 'docx'"),
        (
            &["align", "good.txt", "-f", "tsv", "-o", "good.txt/a.tsv"],
            "good.txt/a.tsv: cannot be written",
        ),
        (&["check", "broken.cotejo.json"], "broken.cotejo.json: this is no bitext file"),
        (
            &["check", "broken.jsonl"],
            "broken.jsonl:1: wants a text under each of two language codes",
        ),
        (
            &["check", "entity.tmx"],
            "entity.tmx: line 1: the entity &x; is not one of XML's own five",
        ),
        (&["segment", "missing.txt"], "missing.txt: No such file"),
        (&["eval", "folder"], "name the folder after its languages"),
        (&["frobnicate"], "unrecognized subcommand"),
    ] {
        let output = place.run(args);
        assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
        assert!(err(&output).contains(said), "{args:?} says {:?}", err(&output));
        assert_eq!(place.files(), before, "{args:?}");
    }
}

#[test]
fn two_pairs_in_one_text_are_listed_and_lines_overrule() {
    let place = Place::new();
    let other = (
        EN.replace("Shame", "Guilt").replace("ten", "six"),
        ES.replace("vergüenza", "culpa").replace("10", "6"),
    );
    place.write(
        "two.txt",
        format!("Abstract\n{EN}\nResumen\n{ES}\nAbstract\n{}\nResumen\n{}\n", other.0, other.1),
    );
    let output = place.run(&["run", "two.txt"]);
    assert_eq!(code(&output), 2);
    insta::assert_snapshot!("several_candidates", err(&output));
    let beads = place.out(&[
        "align",
        "two.txt",
        "--source-lines",
        "6-6",
        "--target-lines",
        "8-8",
        "-f",
        "tmx",
    ]);
    assert!(
        beads.contains("Guilt was measured in six clinics.")
            && beads.contains("La culpa se midió en 6 clínicas.")
    );
    assert!(!beads.contains("Shame"));
}

#[test]
fn one_bad_input_does_not_stop_the_others() {
    let place = Place::new();
    for name in ["b", "a", "c"] {
        place.write(&format!("in/{name}.txt"), format!("{EN}\n\n{ES}\n"));
    }
    place.write("in/aa.txt", "");
    let output = place.run(&["run", "in", "-o", "out"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("aa.txt: the file is empty"));
    assert_eq!(
        place.files()[4..],
        [
            "out/a.cotejo.json",
            "out/a.tmx",
            "out/b.cotejo.json",
            "out/b.tmx",
            "out/c.cotejo.json",
            "out/c.tmx"
        ]
    );
    let shown = String::from_utf8(output.stdout).unwrap();
    let summaries: Vec<&str> = shown
        .lines()
        .filter(|line| line.contains("least confidence"))
        .map(|line| &line[..8])
        .collect();
    assert_eq!(summaries, ["in/a.txt", "in/b.txt", "in/c.txt"]);
}

#[test]
fn two_texts_and_folders_of_pairs_are_aligned() {
    let place = Place::new();
    place.write("x.en.txt", EN);
    place.write("x.es.txt", ES);
    place.write("deep/7/en.txt", EN);
    place.write("deep/7/es.txt", ES);
    assert_eq!(place.out(&["align", "x.en.txt", "x.es.txt", "-f", "tsv"]).lines().count(), 3);
    // the other way round it is the other direction
    let reverse = place.out(&["align", "x.es.txt", "x.en.txt", "-f", "tmx"]);
    assert!(reverse.contains("srclang=\"es\""));
    let output = place.run(&["run", "deep", "-o", "out", "--quiet"]);
    assert!(output.status.success());
    assert!(place.path("out/7.tmx").is_file(), "{:?}", place.files());
    let same = place.run(&["align", "x.en.txt", "x.en.txt"]);
    assert_eq!(code(&same), 2);
    assert!(err(&same).contains("both texts are in en"), "{}", err(&same));
}

#[test]
fn the_name_of_the_output_says_the_format() {
    let place = Place::new();
    place.write("a.txt", format!("{EN}\n\n{ES}\n"));
    for (command, name, format) in [
        ("align", "a.tmx", "tmx"),
        ("align", "a.tsv", "tsv"),
        ("align", "a.csv", "csv"),
        ("align", "a.cotejo.json", "json"),
        ("align", "a.out", "table"),
        ("check", "a.html", "html"),
        ("check", "a.sarif", "sarif"),
        ("check", "a.xml", "junit"),
        ("check", "a.out", "text"),
    ] {
        for (option, file) in [(&[][..], name), (&["-f", format][..], "named")] {
            place.run(&[&[command, "a.txt", "-q", "-o", file][..], option].concat());
        }
        let read = |file: &str| std::fs::read_to_string(place.path(file)).unwrap();
        assert_eq!(read(name), read("named"), "{command} {name}");
    }
}

#[test]
fn the_forms_of_an_alignment_agree() {
    let place = Place::new();
    place.write("a.txt", format!("{EN}\n\n{ES}\n"));
    let rows = place.out(&["align", "a.txt", "-f", "tsv"]);
    let cells: Vec<Vec<&str>> = rows.lines().map(|row| row.split('\t').collect()).collect();
    assert!(
        cells
            .iter()
            .zip(1..)
            .all(|(row, index)| row[..3] == [&index.to_string()[..], &index.to_string(), "1-1"]),
        "{rows}"
    );
    assert!(cells.iter().all(|row| row[3].parse::<f64>().unwrap() > 0.9), "{rows}");

    place.out(&["align", "a.txt", "-f", "json", "-o", "a.cotejo.json"]);
    assert_eq!(place.out(&["align", "a.cotejo.json", "-f", "tsv"]), rows);
    let findings = |input: &str| place.run(&["check", input, "-f", "json"]).stdout;
    assert_eq!(findings("a.cotejo.json"), findings("a.txt"));

    place.out(&["align", "a.txt", "-f", "tmx", "-o", "a.tmx"]);
    assert_eq!(place.out(&["align", "a.tmx", "-f", "tsv"]).lines().count(), 3);
    place.write(
        "a.jsonl",
        format!(
            "{}\n{}\n",
            serde_json::json!({"id": "x", "en": EN, "es": ES}),
            serde_json::json!({"id": "y", "en": EN, "es": ES})
        ),
    );
    let both = place.out(&["align", "a.jsonl", "-f", "json"]);
    let names: Vec<String> = both
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["name"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(names, ["x", "y"]);
}

#[test]
fn findings_lead_back_to_the_bytes_and_set_the_exit_status() {
    let place = Place::new();
    let text = format!("{EN}\r\n\r\n{}\r\n", ES.replace("10 clínicas", "11 clínicas"));
    place.write("a.txt", &text);
    let output = place.run(&["check", "a.txt", "-f", "json"]);
    assert_eq!(code(&output), 1);
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(findings.as_array().unwrap().len(), 1, "{findings:#}");
    let finding = &findings[0];
    assert_eq!(
        (finding["rule"].as_str(), finding["severity"].as_str(), finding["bead"].as_u64()),
        (Some("number-mismatch"), Some("error"), Some(1))
    );
    for (side, found, line) in [("source", "ten", 1), ("target", "11", 3)] {
        let span = &finding[side];
        let (start, end) =
            (span["start"].as_u64().unwrap() as usize, span["end"].as_u64().unwrap() as usize);
        assert_eq!(
            (&text[start..end], span["text"].as_str(), span["line"].as_u64()),
            (found, Some(found), Some(line))
        );
    }
    assert_eq!(code(&place.run(&["check", "a.txt", "--fail-on", "never"])), 0);
    place.write("clean.txt", format!("{EN}\n\n{ES}\n"));
    assert_eq!(code(&place.run(&["check", "clean.txt", "--fail-on", "warning"])), 0);
    assert_eq!(place.out(&["check", "clean.txt", "-f", "json"]), "[]\n");
}

#[test]
fn a_glossary_of_ones_own_overrules_the_shipped_one() {
    let place = Place::new();
    place.write("a.jsonl", "{\"id\": \"1\", \"pairs\": [{\"en\": \"Shame fell.\", \"es\": \"La vergüenza disminuyó.\"}]}\n");
    let own = "concept,language,term,status,note\nshame,en,shame,,\nshame,es,pudor,,\nshame,es,vergüenza,deprecated,house style\n";
    place.write("own.csv", own);
    assert_eq!(place.out(&["check", "a.jsonl", "-f", "json"]), "[]\n");
    let output = place.run(&["check", "a.jsonl", "-g", "own.csv"]);
    assert_eq!(code(&output), 1);
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("house style") && shown.contains("write “pudor”"), "{shown}");
}

#[test]
fn output_is_plain_where_it_goes_to_no_terminal_and_a_closed_pipe_is_no_error() {
    let place = Place::new();
    place.write("a.txt", format!("{EN}\n\n{}\n", ES.replace("12 %", "21 %")));
    let output = place.run(&["run", "a.txt"]);
    assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
    let mut child = place
        .command(&["run", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn what_is_there_is_kept() {
    let place = Place::new();
    place.write("x/a.txt", format!("{EN}\n\n{ES}\n"));
    place.write("y/a.txt", format!("{EN}\n\n{ES}\n"));
    place.write("z/a-2.txt", format!("{EN}\n\n{ES}\n"));
    place.out(&["run", "x/a.txt", "y/a.txt", "z/a-2.txt", "-o", "out", "-q"]);
    assert_eq!(
        place.files().iter().filter(|name| name.ends_with(".tmx")).count(),
        3,
        "{:?}",
        place.files()
    );
    // run again in its own output, a folder gives the same
    place.out(&["run", "x", "-o", "x", "-q"]);
    let before = place.files();
    place.out(&["run", "x", "-o", "x", "-q"]);
    assert_eq!(place.files(), before);
    // so does a folder of a pair
    place.write("p/a.en.txt", EN);
    place.write("p/a.es.txt", ES);
    place.out(&["run", "p", "-o", "p", "-q"]);
    let before = place.files();
    place.out(&["run", "p", "-o", "p", "-q"]);
    assert_eq!(place.files(), before);
    // a memory is not written over by what is made of it
    let memory = fs::read(place.path("x/a.tmx")).unwrap();
    assert_eq!(code(&place.run(&["run", "x/a.tmx", "-o", "x"])), 2);
    place.write("w/a.tmx", &memory);
    assert_eq!(code(&place.run(&["run", "w", "-o", "w"])), 2);
    assert_eq!(fs::read(place.path("w/a.tmx")).unwrap(), memory);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a.tmx", place.path("x/link.tmx")).unwrap();
        place.out(&["align", "y/a.txt", "-f", "tmx", "-o", "x/link.tmx"]);
        assert!(fs::symlink_metadata(place.path("x/link.tmx")).unwrap().is_symlink());
        std::os::unix::fs::symlink("../y", place.path("y/loop")).unwrap();
        assert_eq!(place.out(&["align", "y", "-f", "tsv"]).lines().count(), 3);
    }
}

#[test]
fn standard_input_is_read() {
    use std::io::Write;
    let place = Place::new();
    let mut child = place
        .command(&["run", "-", "--quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(format!("{EN}\n\n{ES}\n").as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(place.files(), ["stdin.cotejo.json", "stdin.tmx"]);
}

#[test]
fn segments_are_printed_a_line_each() {
    let place = Place::new();
    place.write("es.txt", "OBJETIVO\nDescribir la ansie-\ndad. La Dra. Gómez lo hizo.\n");
    assert_eq!(
        place.out(&["segment", "es.txt", "--lang", "es"]),
        "OBJETIVO\nDescribir la ansiedad.\nLa Dra. Gómez lo hizo.\n"
    );
}

#[test]
fn gold_is_scored() {
    let place = Place::new();
    let set = "gold/en-es/1";
    place.write(&format!("{set}/en.sent"), EN.replace(". ", ".\n"));
    place.write(&format!("{set}/es.sent"), ES.replace(". ", ".\n"));
    place.write(&format!("{set}/gold.tsv"), "1\t1\tOK\n2\t2\tOK\n3\t3\tOK\n");
    let shown = place.out(&["eval", "gold/en-es", "--write", "predicted"]);
    assert!(shown.starts_with("strict      P 1.0000  R 1.0000  F1 1.0000\n"), "{shown}");
    assert_eq!(fs::read_to_string(place.path("predicted/1.tsv")).unwrap().lines().count(), 3);
}

#[test]
fn a_model_of_the_user_aligns() {
    let place = Place::new();
    let shipped = include_str!("../src/weights.tsv");
    // no pair is as likely as two gaps
    let apart = shipped.replace("\none-to-one\t", "\none-to-one\t-99");
    place.write("apart.tsv", &apart);
    place.write("broken.tsv", apart.replace("\nlength\t", "\nlongness\t"));
    place.write("a.en.txt", EN);
    place.write("a.es.txt", ES);
    let kinds = |model: &[&str]| {
        let shown =
            place.out(&[&["align", "a.en.txt", "a.es.txt", "-f", "tsv", "-q"], model].concat());
        shown.lines().filter(|line| line.contains("\t1-1\t")).count()
    };
    assert!(kinds(&[]) > 0);
    assert_eq!(kinds(&["--model", "apart.tsv"]), 0);
    for command in ["align", "check", "run"] {
        let told = err(&place.run(&[command, "a.en.txt", "a.es.txt", "--model", "broken.tsv"]));
        assert!(told.contains("broken.tsv: length has no weight"), "{told}");
    }
}

#[test]
fn help_completions_and_the_manual_are_there() {
    let place = Place::new();
    for command in ["run", "align", "check", "segment", "eval"] {
        assert!(
            place.out(&[command, "--help"]).contains("Example"),
            "{command} teaches by example"
        );
    }
    assert!(place.out(&["completions", "bash"]).contains("_cotejo"));
    assert!(place.out(&["man"]).starts_with(".ie"));
    assert!(Path::new(env!("CARGO_BIN_EXE_cotejo")).is_file());
}

#[test]
fn a_table_of_pairs_is_checked_as_it_stands() {
    let place = Place::new();
    place.write("pairs.tsv", "id\ten\tes\n1\tShame fell by 12%.\tLa vergüenza bajó un 21 %.\n");
    let output = place.run(&["check", "pairs.tsv", "-f", "json"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("number-mismatch"));
    let alignment = place.run(&["check", "pairs.csv"]);
    assert_eq!(code(&alignment), 2);
}

/// The texts of a folder, side by side, and what is said of it.
fn texts_of_folder(files: &[(&str, &str)], args: &[&str]) -> (String, String) {
    let place = Place::new();
    files.iter().for_each(|(name, content)| drop(place.write(&format!("in/{name}"), content)));
    let output = place.run(&[&["align", "in", "-f", "texts"], args].concat());
    (String::from_utf8(output.stdout.clone()).unwrap(), err(&output))
}

#[test]
fn a_folder_is_read_in_every_format() {
    const EN: &str = "The ward is quiet at night.";
    const ES: &str = "La planta está tranquila por la noche.";
    let xliff = format!(
        "<xliff version=\"2.1\" srcLang=\"en\" trgLang=\"es\"><file id=\"f\"><unit id=\"1\"><segment>\
         <source>{EN}</source><target>{ES}</target></segment></unit></file></xliff>"
    );
    let table = |sign: &str| format!("en{sign}es\n{EN}{sign}{ES}\n");
    let article = format!("Abstract\n\n{EN} {EN}\n\nResumen\n\n{ES} {ES}\n");
    for (name, content) in [
        ("a.xliff", xliff.clone()),
        ("a.sdlxliff", xliff.clone()),
        ("a.mxliff", xliff),
        ("a.tsv", table("\t")),
        ("a.CSV", table(",")),
        ("a.markdown", article),
    ] {
        for others in [&[][..], &[("b.txt", EN)]] {
            let (texts, said) =
                texts_of_folder(&[others, &[(name, content.as_str())]].concat(), &[]);
            assert!(texts.contains(&format!("{EN}\t{ES}")), "{name}: {texts}{said}");
        }
    }
}

#[test]
fn a_folder_names_the_tables_that_it_leaves_out() {
    let pairs = "en\tes\nOne.\tUno.\n";
    let (texts, said) = texts_of_folder(&[("a.tsv", pairs), ("b.tsv", "x\ty\n1\t2\n")], &[]);
    assert!(texts.contains("One.\tUno."), "{texts}{said}");
    assert_eq!(
        said.matches("in/b.tsv: left out: the first row wants two languages").count(),
        1,
        "{said}"
    );

    // a glossary is no text, and what cotejo wrote is not read again
    let place = Place::new();
    place.write("in/a.txt", format!("{EN}\n\n{ES}\n"));
    place.write("in/terms.tsv", "en\tes\nshame\tvergüenza\n");
    let units = |args: &[&str]| {
        place.out(&[&["align", "in", "-f", "texts"], args].concat()).lines().count()
    };
    assert_eq!(
        units(&[]),
        5,
        "a header, three beads, and the table that nobody names as a glossary"
    );
    place.write("in/cotejo.toml", "glossaries = [\"terms.tsv\"]\n");
    assert_eq!(units(&[]), 4);
    for format in ["tmx", "xliff", "texts", "csv", "markdown", "json"] {
        let name = format!(
            "in/all.{}",
            format.replace("texts", "tsv").replace("xliff", "xlf").replace("markdown", "md")
        );
        let name = name.replace("json", "cotejo.json");
        place.out(&["align", "in", "-f", format, "-o", &name]);
        assert_eq!(units(&["-q"]), 4, "{name}");
    }
    for (format, name) in
        [("html", "in/report.html"), ("junit", "in/report.xml"), ("sarif", "in/a.sarif")]
    {
        place.run(&["check", "in", "-f", format, "-o", name]);
        assert_eq!(units(&["-q"]), 4, "{name}");
    }
    place.out(&["glossary", "extract", "in", "-o", "in/candidates.tsv"]);
    place.out(&["align", "in", "--lexicon-out", "in/words.tsv", "-q"]);
    assert_eq!(units(&["-q"]), 4, "{:?}", place.files());
}

#[test]
fn the_texts_of_any_two_languages_are_a_pair() {
    const PT: &str =
        "As enfermeiras dormiam mal durante as noites, e dormiam pior nas noites de verão.";
    const EN: &str =
        "The nurses slept badly at night, and slept worse during the nights of the summer.";
    const ES: &str =
        "Las enfermeras dormían mal por las noches, y dormían peor en las noches de verano.";
    let all = [("x.en.txt", EN), ("x.es.txt", ES), ("x.pt.txt", PT)];
    for (files, args, wanted, left_out) in [
        (&[all[0], all[2]][..], &[][..], (EN, PT), None),
        (&all[1..], &[], (ES, PT), None),
        (&all[1..], &["--source", "pt", "--target", "es"], (PT, ES), None),
        (&[("en.txt", EN), ("pt.txt", PT)], &[], (EN, PT), None),
        (&all, &[], (EN, ES), Some("x.pt.txt")),
        (&all, &["--source", "pt"], (PT, EN), Some("x.es.txt")),
        (&all, &["--source", "en", "--target", "pt"], (EN, PT), Some("x.es.txt")),
    ] {
        let (texts, said) = texts_of_folder(files, args);
        assert!(texts.contains(&format!("{}\t{}", wanted.0, wanted.1)), "{args:?}: {texts}{said}");
        let named: Vec<&str> = said.lines().filter(|line| line.contains("left out")).collect();
        assert_eq!(named.len(), usize::from(left_out.is_some()), "{said}");
        assert!(left_out.is_none_or(|name| named[0].contains(&format!("in/{name}: "))), "{said}");
    }
}

#[test]
fn without_pdftotext_a_pdf_is_refused_with_what_to_install() {
    let place = Place::new();
    place.write("paper.pdf", "%PDF-1.7 text");
    let output = place.command(&["run", "paper.pdf"]).env("PATH", "").output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("install it (poppler-utils)"), "{}", err(&output));
}

#[test]
fn no_sequence_of_a_text_reaches_a_terminal() {
    const HARM: &str = "\u{1b}[2J\u{1b}[31m\u{1b}]0;x\u{7}\u{9b}1m\u{202e}\u{7f}";
    let place = Place::new();
    let texts =
        (format!("Shame {HARM} fell by 12%."), format!("La vergüenza {HARM} disminuyó un 13 %."));
    let record = serde_json::json!({ "id": format!("id{HARM}"), "pairs": [{ "en": texts.0, "es": texts.1 }] });
    let name = "n\u{1b}[2J\u{202e}.jsonl";
    place.write(name, format!("{record}\nno JSON\n"));
    place.write(
        "g.tsv",
        format!(
            "concept\tlanguage\tterm\tstatus\nx{HARM}\ten\tshame\tbest{HARM}\nx\tes\tmiedo\t\n"
        ),
    );
    place.write("m.tmx", format!("<tmx><header srclang=\"en\"/><body><tu><x{HARM}>"));
    let is_harm = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t') || ('\u{202a}'..='\u{202e}').contains(&c)
    };
    for args in [
        &["run", name, "-o", "out", "-g", "g.tsv"][..],
        &["check", name, "-g", "g.tsv"],
        &["check", name, "--terms"],
        &["align", name],
        &["align", name, "--explain"],
        &["align", &format!("none{HARM}")],
        &["align", name, "--part", &format!("x{HARM}")],
        &["convert", "m.tmx", "out.csv"],
        &["validate", "m.tmx"],
        &["glossary", "lint", "g.tsv"],
    ] {
        let output = place.run(args);
        for shown in [&output.stdout, &output.stderr] {
            let shown = String::from_utf8_lossy(shown);
            assert!(!shown.contains(is_harm), "{args:?}: {shown:?}");
        }
        // where colours are shown, they are ours
        let output = place.command(args).env("CLICOLOR_FORCE", "1").output().unwrap();
        for shown in [&output.stdout, &output.stderr] {
            let shown = String::from_utf8_lossy(shown);
            assert!(
                !shown.contains("\u{1b}[2J") && !shown.contains("\u{1b}]"),
                "{args:?}: {shown:?}"
            );
            assert!(!shown.contains("Shame \u{1b}"), "{args:?}: {shown:?}");
        }
    }
    // data stays what it is
    assert!(
        place
            .run(&["align", name, "-f", "csv", "-q"])
            .stdout
            .windows(4)
            .any(|four| four == b"\x1b[2J")
    );
}

#[test]
fn the_bead_to_explain_stands_behind_a_blank_or_an_equals_sign() {
    let place = Place::new();
    place.write("a.en.txt", EN);
    place.write("a.es.txt", ES);
    for explain in [&["--explain", "2"][..], &["--explain=2"]] {
        let args = [&["align", "a.en.txt", "a.es.txt"], explain].concat();
        let out = place.out(&args);
        assert!(out.contains("bead 2") && !out.contains("bead 1"), "{args:?}: {out}");
    }
    assert!(place.out(&["align", "a.en.txt", "a.es.txt", "--explain"]).contains("bead 3"));
}
