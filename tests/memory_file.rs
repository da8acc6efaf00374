//! `cotejo memory`: a translation memory in one file.
#![cfg(feature = "memory")]

mod place;

use cotejo::memory::tmx;
use place::{Place, code, err};

const TMX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
<tu tuid="1" creationdate="20240101T000000Z" creationid="ana"><prop type="x-document">a.txt</prop><tuv xml:lang="en"><seg>Shame was measured in 12 clinics.</seg></tuv><tuv xml:lang="es"><seg>La vergüenza se midió en 12 clínicas.</seg></tuv></tu>
<tu tuid="2"><note>check</note><tuv xml:lang="en"><seg>It fell after the programme.</seg></tuv><tuv xml:lang="es"><seg>Disminuyó tras el programa.</seg></tuv></tu>
<tu tuid="3"><tuv xml:lang="en"><seg>It fell after the programme.</seg></tuv><tuv xml:lang="es"><seg>Bajó después del programa.</seg></tuv></tu>
</body></tmx>
"#;

fn place() -> Place {
    let place = Place::new();
    place.write("a.tmx", TMX);
    place
}

fn units(place: &Place, file: &str) -> Vec<cotejo::memory::TranslationUnit> {
    tmx::read(&std::fs::read_to_string(place.path(file)).unwrap()).unwrap()
}

#[test]
fn a_memory_is_made_counted_and_written() {
    let place = place();
    place.write("b.csv", "id,en,es\n9,Nobody knew.,Nadie lo sabía.\n");
    let output = place.run(&["memory", "import", "m.tm", "a.tmx", "b.csv"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(
        err(&output),
        "a.tmx: 3 new units, 1 of the new ones with another translation than one that was there\nb.csv: 1 new unit\n"
    );
    let stats = place.out(&["memory", "stats", "m.tm"]);
    assert!(stats.starts_with("        4  units\n"), "{stats}");
    assert!(stats.contains("        3  in a.tmx\n        1  in b.csv\n"), "{stats}");
    place.out(&["memory", "export", "m.tm", "out.tmx", "-q"]);
    let (before, after) = (units(&place, "a.tmx"), units(&place, "out.tmx"));
    assert_eq!(after[..3], before[..]);
    assert_eq!((after.len(), after[3].id.as_str()), (4, "9"));
    let files = place.files();
    assert!(files.iter().all(|file| !file.contains("-wal")), "one file: {files:?}");
}

#[test]
fn a_memory_is_taken_into_another() {
    let place = place();
    place.out(&["memory", "import", "a.tm", "a.tmx", "-q"]);
    place.out(&["memory", "import", "b.tm", "a.tm", "-q"]);
    place.out(&["memory", "export", "b.tm", "b.tmx", "-q"]);
    assert_eq!(units(&place, "b.tmx"), units(&place, "a.tmx"));
    place.out(&["memory", "export", "b.tm", "b.csv", "-q", "--source", "es", "--target", "en"]);
    let table = std::fs::read_to_string(place.path("b.csv")).unwrap();
    assert!(table.starts_with("id,es,en,"), "{table}");
}

#[test]
fn what_is_no_memory_is_refused() {
    let place = place();
    place.write("text.tm", "This is a text and no memory, however it is called.");
    place.out(&["memory", "import", "newer.tm", "a.tmx", "-q"]);
    let mut newer = std::fs::read(place.path("newer.tm")).unwrap();
    newer[63] = 9; // the user version of SQLite's header
    place.write("newer.tm", newer);
    for (memory, what) in [
        ("none.tm", "there is no such memory"),
        ("text.tm", "no memory of cotejo"),
        ("newer.tm", "newer version of cotejo"),
    ] {
        let output = place.run(&["memory", "stats", memory]);
        assert_eq!(code(&output), 2, "{memory}");
        assert!(err(&output).contains(what), "{memory}: {}", err(&output));
    }
    let output = place.run(&["memory", "import", "text.tm", "a.tmx"]);
    assert!(err(&output).contains("no memory of cotejo"), "{}", err(&output));
    let text = std::fs::read_to_string(place.path("text.tm")).unwrap();
    assert!(text.starts_with("This is a text"), "left as it is");
}

#[test]
fn a_file_is_taken_in_whole_or_not_at_all() {
    let place = place();
    place.write(
        "broken.tmx",
        TMX.replace("<seg>It fell after the programme.</seg>", "<seg>It &fell;</seg>"),
    );
    let output = place.run(&["memory", "import", "m.tm", "broken.tmx"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("the rest was taken in: 1"), "{}", err(&output));
    let output = place.run(&["memory", "import", "strict.tm", "broken.tmx", "--strict"]);
    assert_eq!(code(&output), 2);
    assert!(!place.path("strict.tm").exists());
    let output = place.run(&["memory", "import", "m.tm", "none.tmx", "a.tmx"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("none.tmx"), "{}", err(&output));
    assert!(
        place.out(&["memory", "stats", "m.tm"]).starts_with("        3  units"),
        "the other file is in"
    );
}

#[test]
fn two_first_imports_at_once_make_one_memory() {
    let place = place();
    place.write("b.csv", "id,en,es\n9,Nobody knew.,Nadie lo sabía.\n");
    for round in 0..5 {
        let memory = format!("{round}.tm");
        let imports = ["a.tmx", "b.csv"]
            .map(|file| place.command(&["memory", "import", &memory, file, "-q"]).spawn().unwrap());
        for mut import in imports {
            assert!(import.wait().unwrap().success(), "{round}");
        }
        let stats = place.out(&["memory", "stats", &memory]);
        assert!(stats.starts_with("        4  units\n"), "{stats}");
    }
}

/// A limit on the size of files is as near to a full disk as a test comes.
#[cfg(unix)]
#[test]
fn a_first_import_without_room_leaves_no_file() {
    let place = place();
    let row =
        |number: usize| format!("{number},Nurse {number} slept.,La enfermera {number} durmió.\n");
    place.write("many.csv", "id,en,es\n".to_owned() + &(0..2000).map(row).collect::<String>());
    let program = env!("CARGO_BIN_EXE_cotejo");
    for blocks in [0, 1, 8, 16, 64, 128] {
        let script =
            format!("trap '' XFSZ; ulimit -f {blocks}; '{program}' memory import m.tm many.csv");
        let mut shell = std::process::Command::new("sh");
        let output = shell.args(["-c", &script]).current_dir(place.dir.path()).output().unwrap();
        assert_eq!(code(&output), 2, "{blocks}: {}", err(&output));
        assert_eq!(place.files(), ["a.tmx", "many.csv"], "{blocks}");
    }
}

#[test]
fn a_sentence_or_a_file_is_looked_up() {
    let place = place();
    place.out(&["memory", "import", "m.tm", "a.tmx", "-q"]);
    let shown = place.out(&["memory", "lookup", "m.tm", "Shame was measured in 14 clinics."]);
    assert_eq!(
        shown,
        "Shame was measured in 14 clinics.\n  83 % only numbers differ   unit 1, a.txt, 20240101, ana\n       \
         Shame was measured in [-12-]{+14+} clinics.\n       La vergüenza se midió en 12 clínicas.\n       \
         La vergüenza se midió en 14 clínicas.   (numbers put right)\n\n"
    );
    // a word alone is looked up, too, unless it is like the name of a file
    assert_eq!(place.out(&["memory", "lookup", "m.tm", "Fear."]), "Fear.\n   no match\n\n");
    let refused = place.run(&["memory", "lookup", "m.tm", "none.txt"]);
    assert!(err(&refused).contains("none.txt"), "{}", err(&refused));
    let shown =
        place.out(&["memory", "lookup", "m.tm", "Disminuyó tras el programa.", "-f", "tsv"]);
    assert!(
        shown.contains("\t100\tDisminuyó tras el programa.\tIt fell after the programme.\t"),
        "{shown}"
    );
    place.write(
        "new.txt",
        "Shame was measured in 12 clinics. It fell after the programme. It rose.\n",
    );
    let json = place.out(&["memory", "lookup", "m.tm", "new.txt", "-f", "json", "--source", "en"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let percents = |at: usize| -> Vec<u64> {
        let matches = json[at]["matches"].as_array().unwrap();
        matches.iter().map(|found| found["percent"].as_u64().unwrap()).collect()
    };
    // the document goes on after the second sentence
    assert_eq!([percents(0), percents(1), percents(2)], [vec![100], vec![100, 100], vec![]]);
    place.out(&[
        "memory",
        "lookup",
        "m.tm",
        "new.txt",
        "-f",
        "tmx",
        "-o",
        "found.tmx",
        "--source",
        "en",
    ]);
    assert_eq!(units(&place, "found.tmx").len(), 3);
    let output = place.run(&["memory", "lookup", "m.tm", "nofile.txt"]);
    assert_eq!(code(&output), 2, "{}", err(&output));
}

#[test]
fn a_text_is_counted_by_how_much_of_it_was_translated_before() {
    let place = place();
    place.out(&["memory", "import", "m.tm", "a.tmx", "-q"]);
    place.write("new.txt", "Shame was measured in 12 clinics.\nShame was measured in 14 clinics.\nNobody knew.\nNobody knew.\n");
    let shown = place.out(&[
        "memory",
        "lookup",
        "m.tm",
        "new.txt",
        "--leverage",
        "--sentences",
        "--source",
        "en",
    ]);
    for line in [
        "100                  1         6      37",
        "75-84                1         6      37",
        "repetitions          1         2      12",
        "none                 1         2      12",
        "total                4        16     100",
    ] {
        assert!(shown.contains(line), "{shown}");
    }
}

#[test]
fn words_and_phrases_are_found_with_their_translations() {
    let place = place();
    place.write("b.csv", "id,en,es\n1,The clinic closed.,La clínica cerró.\n2,Fell it?,¿Bajó?\n");
    place.out(&["memory", "import", "m.tm", "a.tmx", "b.csv", "-q"]);
    let found = |args: &[&str]| -> (Vec<i64>, usize) {
        let all = [&["memory", "search", "m.tm"], args, &["-f", "json"]].concat();
        let json: serde_json::Value = serde_json::from_str(&place.out(&all)).unwrap();
        let hits = json["hits"].as_array().unwrap();
        let numbers = hits.iter().map(|hit| hit["unit"].as_i64().unwrap()).collect();
        (numbers, json["translations"].as_array().unwrap().len())
    };
    for (args, expected) in [
        (&["it fell"][..], (vec![2, 3], 2)),
        (&["it fell", "--words"], (vec![2, 3, 5], 3)),
        (&["clinic"], (vec![4], 1)),
        (&["clinic", "--forms", "--in", "en"], (vec![1, 4], 2)),
        (&["clínicas", "--forms", "--in", "es"], (vec![1, 4], 2)),
        (&["clínicas", "--in", "en"], (vec![], 0)),
        (&["tras|después", "--regex"], (vec![2, 3], 1)),
        (&["fell", "-m", "1"], (vec![2], 1)),
        (&["nothing of the kind"], (vec![], 0)),
    ] {
        assert_eq!(found(args), expected, "{args:?}");
    }
    let shown = place.out(&["memory", "search", "m.tm", "it fell"]);
    assert!(
        shown.starts_with(
            "unit 2, a.tmx\n  en     It fell after the programme.\n  es     Disminuyó"
        ),
        "{shown}"
    );
    assert!(shown.ends_with("2 hits\n"), "{shown}");
}

#[test]
fn memories_are_merged_and_the_preferred_translation_is_kept() {
    let place = place();
    place.write(
        "b.tmx",
        TMX.replace("Bajó después", "Cayó después")
            .replace("<tu tuid=\"3\">", "<tu tuid=\"3\" changedate=\"20250101T000000Z\">"),
    );
    place.out(&["memory", "import", "a.tm", "a.tmx", "-q"]);
    let before = std::fs::read(place.path("a.tm")).unwrap();
    place.out(&["memory", "merge", "a.tm", "b.tmx", "-o", "all.tm", "-q"]);
    assert!(place.out(&["memory", "stats", "all.tm"]).starts_with("        4  units\n"));
    let again = place.run(&["memory", "merge", "a.tm", "b.tmx", "-o", "all.tm"]);
    assert!(err(&again).contains("--force"), "{}", err(&again));
    for (rule, kept) in
        [("newest", "Cayó después del programa."), ("first", "Disminuyó tras el programa.")]
    {
        let output = format!("{rule}.tm");
        place.out(&["memory", "merge", "a.tm", "b.tmx", "-o", &output, "--prefer", rule, "-q"]);
        let shown =
            place.out(&["memory", "lookup", &output, "It fell after the programme.", "-f", "tsv"]);
        assert!(shown.contains(kept) && shown.lines().count() == 2, "{rule}: {shown}");
        let removed = units(&place, &format!("{rule}.removed.tmx"));
        assert_eq!(removed.len(), 2, "{rule}");
        assert!(removed.iter().all(|unit| unit.property("x-removed").is_some()));
    }
    assert_eq!(std::fs::read(place.path("a.tm")).unwrap(), before, "inputs stay as they are");
    assert!(
        err(&place.run(&["memory", "merge", "a.tm", "-o", "a.tm", "--force"])).contains("a.tm")
    );
}

#[test]
fn units_are_edited_and_deleted_with_a_log() {
    let place = place();
    place.out(&["memory", "import", "m.tm", "a.tmx", "-q"]);
    let date = ["--date", "20260102T030405Z"];
    place.out(
        &[&["memory", "edit", "m.tm", "2", "--new-target", "Cayó tras el programa."], &date[..]]
            .concat(),
    );
    place.out(&[&["memory", "delete", "m.tm", "3"], &date[..]].concat());
    let shown =
        place.out(&["memory", "lookup", "m.tm", "It fell after the programme.", "-f", "tsv"]);
    assert_eq!(shown.lines().count(), 2, "{shown}");
    assert!(shown.contains("Cayó tras el programa.\t\t4\ta.tmx\t20260102T030405Z"), "{shown}");
    let log = place.out(&["memory", "log", "m.tm"]);
    assert!(
        log.contains("20260102T030405Z  edit unit 2\n") && log.contains("delete unit 3"),
        "{log}"
    );
    assert!(log.contains("Disminuyó tras el programa."), "{log}");
    assert_eq!(code(&place.run(&["memory", "delete", "m.tm", "99"])), 2);
}

#[test]
fn a_check_tells_what_was_translated_otherwise_before() {
    let place = place();
    place.out(&["memory", "import", "m.tm", "a.tmx", "-q"]);
    place.write(
        "new.csv",
        "id,en,es\n1,Shame was measured in 12 clinics.,La vergüenza se evaluó en 12 clínicas.\n\
         2,It fell after the programme.,Bajó después del programa.\n\
         3,Shame was measured in 14 clinics.,La vergüenza se evaluó en 14 clínicas.\n",
    );
    let check = [
        "check",
        "new.csv",
        "--memory",
        "m.tm",
        "-f",
        "json",
        "--no-clinical",
        "--fail-on",
        "never",
    ];
    let findings: serde_json::Value = serde_json::from_str(&place.out(&check)).unwrap();
    let all = findings.as_array().unwrap_or_else(|| findings["findings"].as_array().unwrap());
    let found: Vec<_> = (all.iter())
        .filter(|finding| finding["rule"] == "memory-differs")
        .map(|finding| (finding["bead"].as_u64().unwrap(), finding["severity"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [(1, "warning"), (3, "info")], "{all:?}");
    let output = place.run(&["check", "new.csv", "--memory", "none.tm"]);
    assert!(err(&output).contains("no such memory"), "{}", err(&output));
}

#[test]
fn a_run_remembers_what_people_confirmed() {
    let place = Place::new();
    place.write("en.txt", "Shame fell. Sleep rose.\n");
    place.write("es.txt", "La vergüenza disminuyó. El sueño mejoró.\n");
    let row = "1,Shame fell.,La vergüenza disminuyó.,confirmed\n2,Sleep rose.,El sueño mejoró.,\n";
    place.write("pins.csv", format!("id,en,es,status\n{row}"));
    let run = ["run", "en.txt", "es.txt", "--memory", "m.tm", "--remember", "-q"];
    place.out(&run);
    assert!(
        place.out(&["memory", "stats", "m.tm"]).starts_with("        0  units"),
        "nobody confirmed any"
    );
    place.out(&[&run[..], &["--pins", "pins.csv"]].concat());
    let stats = place.out(&["memory", "stats", "m.tm"]);
    assert!(stats.starts_with("        1  units"), "{stats}");
}

/// Others read while one writes, and what is killed leaves whole files only.
#[test]
fn a_memory_survives_readers_writers_and_kills() {
    let place = place();
    place.out(&["memory", "import", "m.tm", "a.tmx", "-q"]);
    let tu = |at: usize| {
        format!(
            "<tu><tuv xml:lang=\"en\"><seg>Nurse {at} slept well in ward {}.</seg></tuv>\
             <tuv xml:lang=\"es\"><seg>La enfermera {at} durmió bien en la planta {}.</seg></tuv></tu>",
            at % 7,
            at % 7
        )
    };
    let many: String = (0..1000).map(tu).collect();
    place.write("many.tmx", TMX.replace("</body>", &format!("{many}</body>")));
    for wait in [5, 30, 70] {
        let mut writer =
            place.command(&["memory", "import", "m.tm", "many.tmx", "-q"]).spawn().unwrap();
        let mut reader = place
            .command(&["memory", "stats", "m.tm"])
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let _ = writer.kill();
        writer.wait().unwrap();
        assert!(reader.wait().unwrap().success());
        let stats = place.out(&["memory", "stats", "m.tm"]);
        let units: usize = stats.split_whitespace().next().unwrap().parse().unwrap();
        assert!([3, 1003].contains(&units), "{units} after {wait} ms");
    }
    place.out(&["memory", "import", "m.tm", "many.tmx", "-q"]);
    let found = place.out(&[
        "memory",
        "lookup",
        "m.tm",
        "Nurse 999 slept well in ward 5.",
        "-f",
        "tsv",
        "-m",
        "1",
    ]);
    assert!(found.contains("\tLa enfermera 999 durmió"), "{found}");
}

#[test]
fn what_does_not_belong_is_taken_out_with_the_reason() {
    let place = Place::new();
    let good = (0..30).map(|at| {
        format!("g{at},The nurses of ward {at} were asked how they had slept.,Se preguntó a las enfermeras de la planta {at} cómo habían dormido.\n")
    });
    let bad = "same,The patients were seen in the ward.,The patients were seen in the ward.\n\
        swapped,La paciente fue vista en la planta por la enfermera.,The patient was seen in the ward by the nurse.\n\
        broken,The patient was seen.,La paciente fue vista en la prÃ¡ctica.\n\
        symbols,12 % (3),12 % (3)\n\
        misaligned,The programme lasted for a year and cost little money.,Las familias de los niños enfermos dejaron el hospital.\n";
    place.write("m.csv", format!("id,en,es\n{}{bad}", good.collect::<String>()));
    place.out(&["memory", "import", "m.tm", "m.csv", "-q"]);
    let before = std::fs::read(place.path("m.tm")).unwrap();
    let shown = place.out(&["memory", "clean", "m.tm", "--dry-run"]);
    assert!(shown.contains("1  swapped") && shown.ends_with("5  in all\n"), "{shown}");
    assert!(place.files().iter().all(|file| !file.contains("removed")));
    place.out(&["memory", "clean", "m.tm", "-o", "clean.tm"]);
    let mut reasons: Vec<_> = (units(&place, "clean.removed.tmx").iter())
        .map(|unit| {
            (
                unit.id.clone(),
                unit.property("x-removed").unwrap().split(':').next().unwrap().to_owned(),
            )
        })
        .collect();
    reasons.sort();
    let reasons: Vec<_> =
        reasons.iter().map(|(id, reason)| (id.as_str(), reason.as_str())).collect();
    let expected = [
        ("broken", "broken"),
        ("misaligned", "misaligned"),
        ("same", "same"),
        ("swapped", "swapped"),
        ("symbols", "no-words"),
    ];
    assert_eq!(reasons, expected);
    assert!(place.out(&["memory", "stats", "clean.tm"]).starts_with("       30  units"));
    assert_eq!(std::fs::read(place.path("m.tm")).unwrap(), before, "the memory stays as it is");
}

#[test]
fn empty_targets_of_xliff_are_filled() {
    let place = place();
    place.out(&["memory", "import", "m.tm", "a.tmx", "-q"]);
    let file = |targets: [&str; 5]| {
        let sources = [
            "Shame was measured in 12 clinics.",
            "It fell after the programme.",
            "Shame was measured in 15 clinics.",
            "Nobody knows this.",
            "Shame was measured in 12 clinics.",
        ];
        let segment = |(source, target): (&str, &str)| match target.split_once('|') {
            None => format!("<segment><source>{source}</source></segment>"),
            Some((said, target)) => {
                format!(
                    "<segment{said}><source>{source}</source><target>{target}</target></segment>"
                )
            }
        };
        let segments: String = sources.into_iter().zip(targets).map(segment).collect();
        format!(
            "\u{feff}<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en-GB\" trgLang=\"es-MX\">\r\n\
             <file id=\"f\"><unit id=\"u\">{segments}</unit></file></xliff>"
        )
    };
    let exact = " state=\"translated\" subState=\"cotejo:exact-match\"|La vergüenza se midió en 12 clínicas.";
    let several = " state=\"initial\" subState=\"cotejo:exact-match\"|Bajó después del programa.";
    let fuzzy =
        " state=\"initial\" subState=\"cotejo:fuzzy-match\"|La vergüenza se midió en 15 clínicas.";
    let own = "|Como antes.";
    place.write("a.xlf", file(["", "", "", "", own]));
    let fill = |more: &[&str]| {
        let shown = place
            .out(&[&["memory", "pretranslate", "m.tm", "a.xlf", "-o", "b.xlf"], more].concat());
        (shown, std::fs::read_to_string(place.path("b.xlf")).unwrap())
    };
    let (shown, filled) = fill(&[]);
    assert_eq!(filled, file([exact, several, "", "", own]));
    let words = |band: &str| {
        let line = shown.lines().find(|line| line.starts_with(band)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap()
    };
    assert_eq!((words("100 "), words("none"), words("total")), (2, 2, 4), "{shown}");
    let (_, filled) = fill(&["--threshold", "80"]);
    assert_eq!(filled, file([exact, several, fuzzy, "", own]));
    place.out(&["validate", "b.xlf"]);
    for (input, what) in [("a.tmx", "only the targets of XLIFF"), ("none.xlf", "none.xlf")] {
        let output = place.run(&["memory", "pretranslate", "m.tm", input, "-o", "c.xlf"]);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains(what), "{}", err(&output));
    }
    place.write("no.xlf", file(["", "", "", "", own]).replace(" trgLang=\"es-MX\"", ""));
    let unnamed = ["memory", "pretranslate", "m.tm", "no.xlf", "-o", "c.xlf"];
    assert!(err(&place.run(&unnamed)).contains("--target"));
    place.out(&[&unnamed[..], &["--target", "es-MX"]].concat());
    place.out(&["validate", "c.xlf"]);
}

/// Of two sentences without a word that anyone knows, the memory says which was translated.
#[test]
fn what_a_memory_knows_speaks_for_a_bead() {
    let place = Place::new();
    place.write("en.txt", "Zorbish plim.\nKrandle voot.\nThe nurses slept well.\n");
    place.write("es.txt", "Kaltos brinan.\nLas enfermeras durmieron bien.\n");
    for (known, expected) in [
        ("Zorbish plim.,Kaltos brinan.", "1\t1"),
        ("Krandle voot.,Kaltos brinan.", "2\t1"),
        // what joins two segments
        ("Zorbish plim. Krandle voot.,Kaltos brinan.", "1,2\t1"),
    ] {
        place.write("known.csv", format!("id,en,es\n1,{known}\n"));
        place.out(&["memory", "import", "m.tm", "known.csv", "-q"]);
        let align = ["align", "en.txt", "es.txt", "--sentences", "--memory", "m.tm", "-q"];
        let rows = place.out(&[&align[..], &["-f", "tsv"]].concat());
        let is_expected = |row: &str| row.starts_with(&format!("{expected}\t"));
        assert!(rows.lines().any(is_expected), "{known}: {rows}");
        let why = place.out(&[&align[..], &["--explain"]].concat());
        assert_eq!(why.matches("the memory has the same pair").count(), 1, "{why}");
        std::fs::remove_file(place.path("m.tm")).unwrap();
    }
    let files = place.files();
    assert!(files.iter().all(|file| !file.contains("-wal")), "one file: {files:?}");
}

#[test]
fn folders_are_taken_in() {
    let place = place();
    place.write("all/b.csv", "id,en,es\n9,Nobody knew.,Nadie lo sabía.\n");
    place.write("all/deep/a.tmx", TMX);
    place.write("all/notes.csv", "who,when\nana,2024\n");
    place.write("all/notes.txt", "Nothing aligned.");
    let output = place.run(&["memory", "import", "all/m.tm", "all"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let said = err(&output);
    assert!(
        said.contains("all/notes.csv: left out") && said.contains("all/deep/a.tmx: 3 new units"),
        "{said}"
    );
    assert!(place.out(&["memory", "stats", "all/m.tm"]).starts_with("        4  units"));
    place.write("none/notes.txt", "Nothing aligned.");
    let output = place.run(&["memory", "import", "m.tm", "none"]);
    assert!(err(&output).contains("holds nothing aligned"), "{}", err(&output));
}
