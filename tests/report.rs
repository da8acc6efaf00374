//! The reports of `cotejo check`, as the programs and people see them that read them.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const EN: &str =
    "Shame was measured in ten clinics. Self-criticism fell by 12%. Shame rose in both groups.";
const ES: &str = "La vergüenza se midió en 11 clínicas. La autocrítica disminuyó un 12 %. El pudor aumentó en ambos grupos.";

fn cotejo(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    command.env("LC_ALL", "C");
    command.args(args).arg("--quiet").current_dir(dir).env("COLUMNS", "100").output().unwrap()
}

/// What `check` prints of a document, with findings or without.
fn check(dir: &Path, args: &[&str]) -> String {
    let output = cotejo(dir, &[&["check", "--fail-on", "never"], args].concat());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A folder with two documents, one of them with findings, and a glossary in which `pudor` is admitted.
fn documents() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| fs::write(dir.path().join(name), text).unwrap();
    write("a.txt", format!("{EN}\n\n{ES}\n"));
    // of other sentences, or one of them would be translated in two ways
    let english = EN.replace("clinics", "wards").replace("groups", "towns");
    let spanish = ES.replace("11 clínicas", "10 salas").replace("El pudor", "La vergüenza");
    let spanish = spanish.replace("ambos grupos", "ambas ciudades");
    write("b.txt", format!("{english}\n\n{spanish}\n"));
    write(
        "terms.csv",
        "concept,language,term,status,note\nshame,en,shame,,\nshame,es,vergüenza,,\nshame,es,pudor,admitted,\n".into(),
    );
    dir
}

#[test]
fn terms_are_counted_over_all_documents() {
    let dir = documents();
    let terms = ["-g", "terms.csv", "--terms"];
    let shown = check(dir.path(), &[&["a.txt", "b.txt"][..], &terms].concat());
    let table = shown.find("one term, one translation").unwrap();
    insta::assert_snapshot!("terms", &shown[table..]);

    // without --terms the findings are an array, with it one half of an object
    let json = ["a.txt", "b.txt", "-f", "json", "-g", "terms.csv"];
    let findings: Value = serde_json::from_str(&check(dir.path(), &json)).unwrap();
    let both = check(dir.path(), &[&json[..], &["--terms"]].concat());
    let both: Value = serde_json::from_str(&both).unwrap();
    assert!(findings.is_array());
    assert_eq!(both["findings"], findings);
    let shame = &both["terms"][0];
    assert_eq!((&shame["concept"], &shame["varies"]), (&"shame".into(), &true.into()));
    let pudor = &shame["target"][1];
    assert_eq!((&pudor["term"], &pudor["status"]), (&"pudor".into(), &"admitted".into()));
    assert_eq!((&pudor["count"], &pudor["documents"]), (&1.into(), &1.into()));
    assert_eq!(
        (&pudor["example"]["document"], &pudor["example"]["bead"]),
        (&"a.txt".into(), &3.into())
    );

    let refused = cotejo(dir.path(), &["check", "a.txt", "--terms", "-f", "sarif"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn several_documents_have_a_total_and_many_a_line_each() {
    let dir = documents();
    let text = check(dir.path(), &["a.txt", "b.txt"]);
    assert!(text.contains("number-mismatch"));
    let total = text.lines().last().unwrap();
    let expected = "2 documents, 6 beads: 2 errors, 0 warnings, 0 infos; worst: a.txt (2 errors)";
    assert_eq!(total, expected);
    assert!(!check(dir.path(), &["a.txt"]).contains("1 document"));

    for name in ["c.txt", "d.txt"] {
        fs::copy(dir.path().join("a.txt"), dir.path().join(name)).unwrap();
    }
    let all = ["a.txt", "b.txt", "c.txt", "d.txt"];
    let lines = check(dir.path(), &all);
    assert_eq!(lines.lines().count(), 5, "{lines}");
    assert!(
        lines.lines().zip(all).all(|(line, name)| line.starts_with(&format!("{name}: 3 beads")))
    );
    let command = Command::new(env!("CARGO_BIN_EXE_cotejo"))
        .env("LC_ALL", "C")
        .args(["check", "--verbose"])
        .args(all)
        .current_dir(dir.path())
        .output();
    let verbose = String::from_utf8(command.unwrap().stdout).unwrap();
    assert!(verbose.contains("number-mismatch") && verbose.lines().count() > 30);
    // a file has it all
    check(dir.path(), &[&all[..], &["-o", "all.txt"]].concat());
    let file = fs::read_to_string(dir.path().join("all.txt")).unwrap();
    assert_eq!(file, verbose);
    // and so it is with what `run` prints
    let run = cotejo(dir.path(), &[&["run"], &all[..], &["-o", "out"]].concat());
    let printed = String::from_utf8(run.stdout).unwrap();
    assert_eq!(printed, lines, "{printed}");
}

/// Each row: a format, and what it has of an input that failed and of one of which a part could not be read.
#[test]
fn every_report_has_every_input_that_failed() {
    let dir = documents();
    fs::write(dir.path().join("c.txt"), "Too short.\n").unwrap();
    let lines = "{\"en\": \"Shame fell.\", \"es\": \"La vergüenza bajó.\"}\nGuilt\n";
    fs::write(dir.path().join("d.jsonl"), lines).unwrap();
    for (format, parts) in [
        ("text", &["\nc.txt: not read: ", "\nd.jsonl:2: not read: ", "; not read: 2\n"][..]),
        ("json", &["\"document\": \"c.txt\"", "\"document\": \"d.jsonl:2\"", "input-failed"]),
        (
            "junit",
            &[
                "errors=\"2\"",
                "<testsuite name=\"c.txt\"",
                "<error message=\"c.txt: ",
                "d.jsonl:2: ",
            ],
        ),
        (
            "sarif",
            &[
                "\"executionSuccessful\": false",
                "\"text\": \"c.txt: ",
                "\"uri\": \"c.txt\"",
                "d.jsonl:2: ",
            ],
        ),
        ("html", &["Not read", "<bdi>c.txt</bdi>", "<bdi>d.jsonl:2</bdi>"]),
        ("github", &["::error file=c.txt,title=not read::c.txt: ", "file=d.jsonl%3A2,"]),
    ] {
        let args = ["check", "a.txt", "c.txt", "d.jsonl", "-f", format];
        let output = cotejo(dir.path(), &args);
        assert_eq!(output.status.code(), Some(3), "{format}");
        let report = String::from_utf8(output.stdout).unwrap();
        for part in parts {
            assert!(report.contains(part), "{format} lacks {part}: {report}");
        }
        let never = cotejo(dir.path(), &[&args[..], &["--fail-on", "never"]].concat());
        assert_eq!(never.status.code(), Some(2), "{format}");
        let whole = check(dir.path(), &["a.txt", "-f", format]);
        for sign in ["executionSuccessful", "Not read", "not read", "input-failed"] {
            assert!(!whole.contains(sign), "{format}: {sign}");
        }
    }
}

#[test]
fn several_reports_come_of_one_run() {
    let dir = documents();
    let read = |name: &str| fs::read_to_string(dir.path().join(name)).unwrap();
    let alone = |format: &str| check(dir.path(), &["a.txt", "-f", format]);
    let files = ["a.txt", "-f", "sarif=a.sarif", "-f", "junit=b.xml"];
    // --quiet leaves the text out, and a report without a file is printed
    assert_eq!(check(dir.path(), &files), "");
    assert_eq!((read("a.sarif"), read("b.xml")), (alone("sarif"), alone("junit")));
    assert_eq!(check(dir.path(), &[&files[..], &["-f", "json"]].concat()), alone("json"));
    assert_eq!(check(dir.path(), &[&files[..], &["-o", "text.txt"]].concat()), "");
    assert_eq!(read("text.txt"), alone("text"));
    let loud = Command::new(env!("CARGO_BIN_EXE_cotejo"))
        .env("LC_ALL", "C")
        .args(["check", "a.txt", "-f", "html=c.html"])
        .current_dir(dir.path())
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(loud.stdout).unwrap(), alone("text"));
    assert_eq!(read("c.html"), alone("html"));
    for (args, says) in [
        (&["-f", "json", "-f", "sarif"][..], "only one report can be printed"),
        (&["-f", "json=a.json", "-f", "sarif=a.json"], "a.json"),
        (&["-f", "sarif=a.txt"], "this is an input"),
        (&["-f", "pdf=a.pdf"], "possible values"),
        (&["-f", "xlsx"], "name a file with -o"),
        (&["-f", "docx"], "name a file with -o"),
    ] {
        let refused = cotejo(dir.path(), &[&["check", "a.txt"], args].concat());
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(refused.status.code() == Some(2) && said.contains(says), "{args:?}: {said}");
    }
}

#[test]
fn annotations_are_beside_the_lines_of_files() {
    let dir = documents();
    let shown = check(dir.path(), &["a.txt", "-f", "github"]);
    let first = shown.lines().next().unwrap();
    let expected = "::error file=a.txt,line=3,endLine=3,col=26,endColumn=28,title=number-mismatch::“ten” in the source, \
                    “11” in the target%0A";
    assert!(first.starts_with(expected), "{first}");
    // a record is in no file
    let pairs = serde_json::json!({"id": "x", "pairs": [{"en": "In ten clinics.", "es": "En 11 clínicas."}]});
    fs::write(dir.path().join("pairs.jsonl"), format!("{pairs}\n")).unwrap();
    let shown = check(dir.path(), &["pairs.jsonl", "-f", "github"]);
    assert!(shown.starts_with("::error title=number-mismatch::x, bead 1: “ten”"), "{shown}");
}

#[test]
fn recurring_word_groups_that_vary_are_told() {
    let dir = tempfile::tempdir().unwrap();
    let rows = [
        "The aortic valve was narrow.\tLa válvula aórtica era estrecha.\nSurgery of the aortic valve.\tCirugía de la válvula aórtica.\n",
        "The aortic valve was stiff.\tLa valva aórtica era rígida.\nRepair of the aortic valve.\tArreglo de la valva aórtica.\n",
    ];
    for (name, rows) in ["a", "b"].into_iter().zip(rows) {
        let mut table = String::from("en\tes\n");
        for number in 10..40 {
            table.push_str(&format!("In year {number} it rained.\tEn el año {number} llovió.\n"));
        }
        table.push_str(rows);
        fs::write(dir.path().join(name).with_extension("tsv"), table).unwrap();
    }
    let inputs = ["a.tsv", "b.tsv", "--no-clinical"];
    let shown = check(dir.path(), &[&inputs[..], &["--terms"]].concat());
    let groups = shown.find("in no glossary").unwrap();
    insta::assert_snapshot!("word_groups", &shown[groups..]);

    let json = check(dir.path(), &[&inputs[..], &["--terms", "-f", "json"]].concat());
    let json: Value = serde_json::from_str(&json).unwrap();
    let valve = &json["word_groups"][0];
    assert_eq!((&valve["group"], &valve["documents"]), (&"aortic valve".into(), &2.into()));
    let last = &valve["translations"][1]["example"];
    assert_eq!((&last["document"], &last["bead"]), (&"b.tsv".into(), &31.into()));

    let page = check(dir.path(), &[&inputs[..], &["-f", "html"]].concat());
    let link = page.split("\" title=\"b.tsv, bead 31\"><bdi>valva aórtica</bdi>").next().unwrap();
    let anchor = &link[link.rfind("href=\"#").unwrap() + 7..];
    let bead = &page[page.find(&format!("id=\"{anchor}\"")).expect("a link to a bead")..];
    let bead = bead.split("</li>").next().unwrap();
    assert!(bead.contains("The aortic valve was stiff."), "{anchor}");
}

#[test]
fn what_is_found_in_a_table_is_on_the_line_of_its_row() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    // the first row is on two lines, of a workbook one
    write(
        "t.csv",
        "en,es\n\"Shame\nfell.\",\"La vergüenza\ncayó.\"\n\nTen nurses slept.,Nueve enfermeras durmieron.\n",
    );
    cotejo(dir.path(), &["convert", "t.csv", "t.xlsx"]);
    write("t.tsv", "en\tes\r\nTen nurses slept.\tNueve enfermeras durmieron.\r\n");
    for (file, line, region) in [("t.csv", 6, true), ("t.tsv", 2, true), ("t.xlsx", 3, false)] {
        let report = |format: &str| check(dir.path(), &[file, "-f", format]);
        let findings: Value = serde_json::from_str(&report("json")).unwrap();
        assert_eq!(findings[0]["source"]["line"], line, "{file}");
        assert_eq!(findings[0]["target"]["line"], line, "{file}");
        assert!(report("text").contains(&format!("--> {file}:{line}:1\n")), "{file}");
        assert!(report("junit").contains(&format!("\n{file}:{line}: Ten nurses")), "{file}");
        let annotation = report("github");
        assert_eq!(
            annotation.contains(&format!(",line={line},endLine={line},col=")),
            region,
            "{file}"
        );
        let log: Value = serde_json::from_str(&report("sarif")).unwrap();
        let found = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        assert_eq!(found["startLine"].as_u64(), region.then_some(line), "{file}");
    }
}

#[test]
fn what_is_found_in_a_memory_is_on_the_lines_of_its_texts() {
    let tmx = "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" \
               o-tmf=\"t\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>\n<body>\n<tu>\n\
               <tuv xml:lang=\"es\">\n<seg>Nueve enfermeras durmieron.</seg></tuv>\n\
               <tuv xml:lang=\"en\"><seg>Ten nurses slept.</seg></tuv></tu></body></tmx>";
    let broken = tmx.replace("<body>", "<body><tu><tuv xml:lang=\"en\"><seg>a <b</seg></tuv></tu>");
    let segments = "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n<file \
                    original=\"a\" datatype=\"x\" source-language=\"en\" target-language=\"es\"><body>\n\
                    <trans-unit id=\"1\"><source>It was late. Ten nurses slept.</source>\n<seg-source>\
                    <mrk mtype=\"seg\" mid=\"1\">It was late.</mrk>\n<mrk mtype=\"seg\" mid=\"2\">Ten nurses \
                    slept.</mrk></seg-source>\n<target>\n<mrk mtype=\"seg\" mid=\"1\">Era tarde.</mrk>\n\
                    <mrk mtype=\"seg\" mid=\"2\">Nueve enfermeras durmieron.</mrk></target></trans-unit>\n\
                    </body></file></xliff>";
    for (name, text, source, target) in
        [("a.tmx", tmx, 6, 5), ("b.tmx", &broken, 6, 5), ("a.xlf", segments, 5, 8)]
    {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(name), text).unwrap();
        let report = |format: &str| {
            let output = cotejo(dir.path(), &["check", name, "-f", format]);
            String::from_utf8(output.stdout).unwrap()
        };
        let findings: Value = serde_json::from_str(&report("json")).unwrap();
        let lines = (&findings[0]["source"]["line"], &findings[0]["target"]["line"]);
        assert_eq!(lines, (&source.into(), &target.into()), "{name}");
        assert!(report("text").contains(&format!("--> {name}:{source}:1\n")), "{name}");
        assert!(report("github").contains(&format!(",line={target},")), "{name}");
    }
}

#[test]
fn what_is_not_to_be_translated_lacks_no_translation() {
    let unit = |attributes: &str, target: &str| {
        format!(
            "<trans-unit id=\"1\"><source>It was late.</source><target>Era tarde.</target></trans-unit>\
             <trans-unit id=\"2\" {attributes}><source>The nurses of the ward slept well.</source>{target}</trans-unit>"
        )
    };
    let same = "<target>The nurses of the ward slept well.</target>";
    for (units, findings) in [
        (unit("", ""), 1),
        (unit("", same), 1),
        (unit("translate=\"no\"", ""), 0),
        (unit("translate=\"no\"", same), 0),
        (unit("xmlns:q=\"MQXliff\" q:locked=\"locked\"", "<target/>"), 0),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let text = format!(
            "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"a\" datatype=\"x\" \
             source-language=\"en\" target-language=\"es\"><body>{units}</body></file></xliff>"
        );
        fs::write(dir.path().join("a.xlf"), text).unwrap();
        let report = check(dir.path(), &["a.xlf", "-f", "json"]);
        let found: Vec<Value> = serde_json::from_str(&report).unwrap();
        assert_eq!(found.len(), findings, "{units}: {report}");
    }
}

#[test]
fn sarif_leads_to_lines_columns_and_bytes() {
    let dir = documents();
    let log: Value = serde_json::from_str(&check(dir.path(), &["a.txt", "-f", "sarif"])).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let result = &run["results"][0];
    let rule = result["ruleIndex"].as_u64().unwrap() as usize;
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    assert_eq!((&result["ruleId"], &result["level"]), (&"number-mismatch".into(), &"error".into()));
    let related = &result["relatedLocations"][0];
    assert_eq!(related["physicalLocation"]["artifactLocation"]["uri"], "a.txt");
    let region = &related["physicalLocation"]["region"];
    let number = |name: &str| region[name].as_u64().unwrap() as usize;
    let line = number("startLine");
    let text = fs::read_to_string(dir.path().join("a.txt")).unwrap();
    let column: String =
        text.lines().nth(line - 1).unwrap().chars().skip(number("startColumn") - 1).collect();
    assert!(line == 3 && column.starts_with("11 clínicas"), "{region}");
    let bytes = number("byteOffset")..number("byteOffset") + number("byteLength");
    assert_eq!((&text[bytes], &region["snippet"]["text"]), ("11", &"11".into()));
    assert_eq!(related["logicalLocations"][0]["fullyQualifiedName"], "a.txt/bead 1");
    // what is certain can be put right by a program
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "a.txt");
    assert_eq!(change["replacements"][0]["deletedRegion"], *region);
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "10");
}

#[test]
fn a_finding_is_known_again_wherever_it_stands() {
    let dir = documents();
    let fingerprint = |args: &[&str]| {
        let log: Value =
            serde_json::from_str(&check(dir.path(), &[args, &["-f", "sarif"]].concat())).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let number = results.into_iter().find(|result| result["ruleId"] == "number-mismatch");
        number.unwrap()["partialFingerprints"]["cotejo/v1"].as_str().unwrap().to_owned()
    };
    let before = fingerprint(&["a.txt"]);
    let later = format!("\nGuilt fell too. {EN}\n\n\nTambién bajó la culpa. {ES}\n")
        .replace("La vergüenza", "La  vergüenza");
    fs::write(dir.path().join("later.txt"), &later).unwrap();
    assert_eq!(fingerprint(&["later.txt"]), before);
    fs::write(dir.path().join("other.txt"), later.replace("ten clinics", "nine clinics")).unwrap();
    assert_ne!(fingerprint(&["other.txt"]), before);
}

#[test]
fn sarif_claims_no_place_that_is_not_there() {
    let dir = documents();
    let pairs = serde_json::json!({"id": "x", "pairs": [{"en": "In ten clinics.", "es": "En 11 clínicas."}]});
    fs::write(dir.path().join("pairs.jsonl"), format!("{pairs}\n")).unwrap();
    cotejo(dir.path(), &["run", "a.txt", "-o", "made"]);
    fs::write(
        dir.path().join("moved.cotejo.json"),
        fs::read(dir.path().join("made/a.cotejo.json")).unwrap(),
    )
    .unwrap();
    let first = |inputs: &[&str]| {
        let args = [inputs, &["-f", "sarif"]].concat();
        let log: Value = serde_json::from_str(&check(dir.path(), &args)).unwrap();
        log["runs"][0]["results"][0]["locations"][0].clone()
    };
    let location = |input: &str| first(&[input]);
    // a record has no file, a memory has the text on a line of its own; a bitext leads to what it was made from if that is
    // given
    assert!(location("pairs.jsonl")["physicalLocation"].is_null());
    let memory = location("made/a.tmx");
    assert_eq!(memory["physicalLocation"]["artifactLocation"]["uri"], "made/a.tmx");
    assert!(memory["physicalLocation"]["region"]["startLine"].is_u64());
    let both = ["moved.cotejo.json", "a.txt"];
    assert_eq!(first(&both), location("a.txt"));
    assert!(location("moved.cotejo.json")["physicalLocation"].is_null());
    let other = "Something else was found in the hospitals by now.\n\nAlgo distinto se encontró en los hospitales hasta ahora.\n";
    fs::write(dir.path().join("a.txt"), other).unwrap();
    assert!(first(&both)["physicalLocation"]["region"].is_null());
}

#[test]
fn junit_fails_as_the_exit_status_does() {
    let dir = documents();
    let report = |fail_on: &str| {
        let args =
            ["check", "a.txt", "b.txt", "-g", "terms.csv", "-f", "junit", "--fail-on", fail_on];
        let output = cotejo(dir.path(), &args);
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (status, xml) = report("warning");
    assert_eq!(status, Some(1));
    // a test for each rule there is; those without findings are empty
    let empty = |line: &&str| !line.ends_with("\"/>");
    let told: Vec<&str> = xml.lines().filter(empty).collect();
    let tests = |documents: usize| format!(" tests=\"{}\"", documents * cotejo::check::RULES.len());
    let told = told.join("\n").replace(&tests(1), "").replace(&tests(2), "");
    insta::assert_snapshot!("junit", told);
    assert_eq!(report("error").1.matches("<failure").count(), 1);
    let (status, xml) = report("never");
    assert_eq!((status, xml.matches("<failure").count()), (Some(0), 0));
}

#[test]
fn the_page_needs_nothing_else_and_holds_any_text() {
    let dir = documents();
    let page = check(dir.path(), &["a.txt", "b.txt", "-g", "terms.csv", "-f", "html"]);
    for outside in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    for (what, times) in
        [("<section class=\"document\"", 2), ("<li class=\"bead", 6), ("<li class=\"finding ", 3)]
    {
        assert_eq!(page.matches(what).count(), times, "{what}");
    }
    assert!(page.contains("lang=\"en\"") && page.contains("lang=\"es\""));
    // each link leads somewhere: to a term's counterpart, an example, a document; or it is a filter
    let links = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    let places: Vec<&str> = links.filter(|link| !link.contains('=')).collect();
    assert!(places.len() > 20);
    for place in places {
        assert!(page.contains(&format!("id=\"{place}\"")), "{place}");
    }

    let odd = serde_json::json!({"id": "<b>\"&'", "pairs": [
        {"en": "Shame </script><script>1</script> & \u{1}\u{202e}", "es": "vergüenza </style><img onerror=1> {{ 1 + 1 }} 😀"},
    ]});
    fs::write(dir.path().join("odd.jsonl"), format!("{odd}\n")).unwrap();
    let page = check(dir.path(), &["odd.jsonl", "-f", "html"]);
    assert!(page.contains("{{ 1 + 1 }} 😀"));
    assert_eq!(page.matches("<script>").count(), 1);
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(!page.contains("<img") && !page.contains('\u{1}') && page.contains('␁'));

    // nothing to report is a report too
    assert!(check(dir.path(), &["b.txt", "-f", "html"]).contains("Nothing was found."));
}

#[test]
fn addresses_in_the_page_are_those_of_the_run_before() {
    let dir = documents();
    let addresses = |args: &[&str]| {
        let page = check(dir.path(), &[args, &["-f", "html"]].concat());
        let beads = page.split("<li class=\"bead").skip(1);
        let id =
            |bead: &str| bead.split("id=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        beads.map(id).collect::<Vec<String>>()
    };
    let before = addresses(&["a.txt"]);
    assert_eq!(before.len(), 3);
    // whatever is added before them, in other documents or in their own
    let with_other = addresses(&["b.txt", "a.txt"]);
    assert_eq!(with_other[with_other.len() - before.len()..], before);
    let text = fs::read_to_string(dir.path().join("a.txt")).unwrap();
    let later = text.replace(EN, &format!("Guilt fell too. {EN}"));
    fs::write(dir.path().join("a.txt"), later.replace(ES, &format!("También bajó la culpa. {ES}")))
        .unwrap();
    let after = addresses(&["a.txt"]);
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().all(|address| after.contains(address)), "{before:?} {after:?}");
}

#[test]
fn the_head_of_the_page_says_how_it_was_made() {
    let dir = documents();
    fs::write(dir.path().join("cotejo.toml"), "[rules]\nomission = \"off\"\n").unwrap();
    let head = |args: &[&str]| {
        let page = check(dir.path(), &[&["a.txt", "-f", "html"], args].concat());
        let made = page.split("<dl class=\"made\">").nth(1).unwrap().split("</dl>").next().unwrap();
        let words: Vec<&str> = made.split('<').filter_map(|part| part.split('>').nth(1)).collect();
        words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let version = env!("CARGO_PKG_VERSION");
    for (args, wanted) in [
        (
            &[][..],
            format!(
                "Languages en → es Glossaries the one that ships Configuration cotejo.toml Version cotejo {version}"
            ),
        ),
        (
            &["--date", "20260131T120000Z", "-g", "terms.csv", "--no-clinical", "--no-config"],
            format!(
                "Date 2026-01-31 12:00 UTC Languages en → es Glossaries terms.csv Configuration none Version cotejo {version}"
            ),
        ),
        (
            &["--no-clinical", "--no-config", "--ui", "es"],
            format!(
                "Lenguas en → es Glosarios ninguno Configuración ninguna Versión cotejo {version}"
            ),
        ),
    ] {
        assert_eq!(head(args), wanted, "{args:?}");
    }
}

#[test]
fn run_writes_the_page_of_all_its_inputs() {
    let dir = documents();
    let output =
        cotejo(dir.path(), &["run", "a.txt", "b.txt", "-o", "out", "--report", "out/report.html"]);
    assert!(output.status.success());
    let page = fs::read_to_string(dir.path().join("out/report.html")).unwrap();
    assert_eq!(page, check(dir.path(), &["a.txt", "b.txt", "-f", "html"]));
    let output = cotejo(dir.path(), &["run", "a.txt", "--report", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(fs::read_to_string(dir.path().join("a.txt")).unwrap().starts_with(EN));
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_is_the_same_each_time() {
    let dir = documents();
    let write = |name: &str| {
        check(dir.path(), &["a.txt", "b.txt", "-f", "xlsx", "-o", name]);
        fs::read(dir.path().join(name)).unwrap()
    };
    let workbook = write("one.xlsx");
    assert!(workbook.starts_with(b"PK"));
    assert_eq!(workbook, write("two.xlsx"));
    assert_eq!(cotejo(dir.path(), &["check", "a.txt", "-f", "xlsx"]).status.code(), Some(2));
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_is_in_the_language_that_is_asked_for() {
    let dir = documents();
    let unzip = |part: &str| {
        let file = fs::File::open(dir.path().join("w.xlsx")).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        std::io::read_to_string(archive.by_name(part).unwrap()).unwrap()
    };
    for (language, sheets, texts) in [
        ("en", ["Findings", "Word groups"], ["Severity", "Suggestion", "admitted"]),
        ("es", ["Hallazgos", "Grupos de palabras"], ["Gravedad", "Propuesta", "admitido"]),
    ] {
        check(
            dir.path(),
            &["a.txt", "-g", "terms.csv", "-f", "xlsx", "-o", "w.xlsx", "--ui", language],
        );
        let (book, strings) = (unzip("xl/workbook.xml"), unzip("xl/sharedStrings.xml"));
        assert!(sheets.iter().all(|name| book.contains(&format!("name=\"{name}\""))), "{book}");
        assert!(texts.iter().all(|text| strings.contains(&format!(">{text}<"))), "{strings}");
    }
}

/// A Word document with comments: of the article if it is one itself, else of its beads.
#[test]
fn comments_go_into_the_article_or_beside_its_beads() {
    let dir = documents();
    let unzip = |name: &str, part: &str| {
        let file = fs::File::open(dir.path().join(name)).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        std::io::read_to_string(archive.by_name(part).unwrap()).unwrap()
    };
    let count = |name: &str| unzip(name, "word/comments.xml").matches("<w:comment ").count();
    let findings = |input: &str| {
        let found: Vec<Value> =
            serde_json::from_str(&check(dir.path(), &[input, "-f", "json"])).unwrap();
        found.len()
    };
    let inputs = ["check", "a.txt", "b.txt", "missing.txt", "-f", "docx", "-o", "beads.docx"];
    assert_eq!(cotejo(dir.path(), &inputs).status.code(), Some(3));
    assert_eq!(count("beads.docx"), findings("a.txt") + findings("b.txt"));
    assert!(unzip("beads.docx", "word/document.xml").contains("missing.txt: "));
    // the beads are an article of two columns, in which the same is found
    check(dir.path(), &["a.txt", "-f", "docx", "-o", "one.docx"]);
    let found = findings("one.docx");
    assert!(found >= 1);
    check(
        dir.path(),
        &["one.docx", "-f", "docx", "-o", "again.docx", "--date", "20260131T120000Z"],
    );
    assert_eq!(count("again.docx"), count("one.docx") + found);
    assert_eq!(
        unzip("again.docx", "word/comments.xml").matches("2026-01-31T12:00:00Z").count(),
        found
    );
    let text = |name| cotejo(dir.path(), &["segment", name]).stdout;
    assert_eq!(text("one.docx"), text("again.docx"));
    let refused = cotejo(dir.path(), &["check", "one.docx", "-f", "docx", "-o", "one.docx"]);
    assert_eq!(refused.status.code(), Some(2));
}
