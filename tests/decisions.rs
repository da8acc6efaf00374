//! What people decide on an alignment: taken over by the next run, given by a file, and never lost.

mod place;

use cotejo::bitext::{Bitext, Operation, Side, file};
use place::{Place, code, err};
use serde_json::Value;

const EN: [&str; 4] = [
    "The orchard was flooded twice.",
    "Nobody picked the pears.",
    "The farmer sold two horses.",
    "His daughter kept the third one.",
];
const ES: [&str; 4] = [
    "El huerto se inundó dos veces.",
    "Nadie recogió las peras.",
    "El granjero vendió dos caballos.",
    "Su hija se quedó con el tercero.",
];

fn place() -> Place {
    let place = Place::new();
    write(&place, &EN, &ES);
    place
}

fn write(place: &Place, source: &[&str], target: &[&str]) {
    place.write("a.en.txt", source.join("\n"));
    place.write("a.es.txt", target.join("\n"));
}

fn run(place: &Place, options: &[&str]) -> String {
    let args = ["run", "a.en.txt", "a.es.txt", "--sentences", "--no-clinical", "-o", "out"];
    let output = place.run(&[&args, options].concat());
    assert!(output.status.success(), "{}", err(&output));
    err(&output)
}

const BITEXT: &str = "out/a.en.cotejo.json";

/// Edits the bitext file as a person would.
fn edit(place: &Place, change: impl Fn(&mut Vec<Value>)) {
    let mut bitext: Value =
        serde_json::from_str(&std::fs::read_to_string(place.path(BITEXT)).unwrap()).unwrap();
    change(bitext["alignment"].as_array_mut().unwrap());
    place.write(BITEXT, serde_json::to_string_pretty(&bitext).unwrap());
}

/// The second sentence is said to have no counterpart, and the next two to be one.
fn correct(beads: &mut Vec<Value>) {
    let bead = |source: [usize; 2], target: [usize; 2]| {
        let range = |[start, end]: [usize; 2]| serde_json::json!({"start": start, "end": end});
        serde_json::json!({
            "source": range(source), "target": range(target), "confidence": 1, "status": "corrected", "note": "so it is"
        })
    };
    beads.splice(1..3, [bead([1, 2], [1, 1]), bead([2, 3], [1, 3])]);
}

fn rows(place: &Place) -> String {
    let out = place.out(&["align", BITEXT, "-f", "tsv"]);
    let row = |line: &str| line.split('\t').take(2).collect::<Vec<_>>().join("=");
    out.lines().map(row).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_next_run_takes_decisions_over() {
    let place = place();
    run(&place, &[]);
    assert_eq!(rows(&place), "1=1 2=2 3=3 4=4");
    edit(&place, correct);
    // as often as one likes, also where the text around them has changed
    for (source, target, expected) in [
        (&EN[..], &ES[..], "1=1 2=- 3=2,3 4=4"),
        (&EN[..], &ES[..], "1=1 2=- 3=2,3 4=4"),
        (
            &["A new beginning is here.", EN[0], EN[1], EN[2], EN[3]],
            &["Aquí hay un comienzo nuevo.", ES[0], ES[1], ES[2], ES[3]],
            "1=1 2=2 3=- 4=3,4 5=5",
        ),
    ] {
        write(&place, source, target);
        let said = run(&place, &[]);
        assert!(said.contains("out/a.en.cotejo.json: 2 decisions taken over"), "{said}");
        assert_eq!(rows(&place), expected);
    }
    assert!(std::fs::read_to_string(place.path(BITEXT)).unwrap().contains("so it is"));
    // the memory is of the corrected alignment
    let memory = std::fs::read_to_string(place.path("out/a.en.tmx")).unwrap();
    assert!(
        memory.contains("<seg>Nadie recogió las peras. El granjero vendió dos caballos.</seg>")
    );
}

#[test]
fn a_decision_that_fits_no_more_is_named_and_kept() {
    let place = place();
    run(&place, &[]);
    edit(&place, correct);
    run(&place, &[]);
    let corrected = std::fs::read(place.path(BITEXT)).unwrap();
    let source = [EN[0], EN[1], "The farmer sold a horse and a cow.", EN[3]];
    write(&place, &source, &ES);
    let said = run(&place, &["-q"]);
    for wanted in [
        "the decision on bead 3 fits no more: “The farmer sold two horses.” | “Nadie recogió las peras.",
        "as it was is kept as out/a.en.cotejo.json.~",
    ] {
        assert!(said.contains(wanted), "{said}");
    }
    let kept = place.files().into_iter().filter(|name| name.contains(".cotejo.json.~"));
    assert!(
        kept.map(|name| std::fs::read(place.path(&name)).unwrap()).any(|file| file == corrected)
    );
    assert!(rows(&place).contains("2=-"));
}

/// Does operations to the bitext file, as the page does.
fn operate(place: &Place, operations: impl IntoIterator<Item = Operation>) {
    let mut bitext = bitext(place);
    for operation in operations {
        bitext.apply(operation, Some("2026-05-04T10:00:00Z".into())).unwrap();
    }
    place.write(BITEXT, file::write(&bitext));
}

fn bitext(place: &Place) -> Bitext {
    file::read(&std::fs::read(place.path(BITEXT)).unwrap()).unwrap()
}

fn texts(place: &Place, side: Side) -> Vec<String> {
    let bitext = bitext(place);
    bitext.side(side).segments.iter().map(|segment| segment.as_str().to_owned()).collect()
}

/// The second sentence is split, and the third edited; the last two of the target become one.
fn change_segments() -> [Operation; 3] {
    [
        Operation::SplitSegment { side: Side::Source, segment: 1, at: "Nobody picked ".len() },
        Operation::Edit {
            side: Side::Source,
            segment: 3,
            text: "The farmer sold both horses.".into(),
        },
        Operation::JoinSegments { side: Side::Target, segment: 2 },
    ]
}

#[test]
fn what_was_done_to_segments_is_done_again() {
    let daughter = EN[3];
    let changed = ["Nobody picked", "the pears.", "The farmer sold both horses.", daughter];
    for (source, expected, said) in [
        // unchanged, or only moved in its file
        (
            EN.join("\n"),
            vec![EN[0], changed[0], changed[1], changed[2], changed[3]],
            "2 decisions taken over",
        ),
        (
            format!("\n\n{}", EN.join("\n\n")),
            vec![EN[0], changed[0], changed[1], changed[2], changed[3]],
            "2 decisions taken over",
        ),
        // with others between
        (
            [EN[0], "It rained.", EN[1], EN[2], EN[3]].join("\n"),
            vec![EN[0], "It rained.", changed[0], changed[1], changed[2], changed[3]],
            "2 decisions and 3 changes of segments taken over",
        ),
        // changed by the author
        (
            [EN[0], EN[1], "The farmer sold a horse.", EN[3]].join("\n"),
            vec![EN[0], changed[0], changed[1], "The farmer sold a horse.", changed[3]],
            "the change of a segment of the source fits no more: “The farmer sold two horses.”",
        ),
        (
            [EN[0], "Everybody picked pears.", EN[2], EN[3]].join("\n"),
            vec![EN[0], "Everybody picked pears.", changed[2], changed[3]],
            "the change of a segment of the source fits no more: “Nobody picked the pears.”",
        ),
    ] {
        let place = place();
        run(&place, &[]);
        operate(&place, change_segments());
        run(&place, &[]);
        let before = std::fs::read(place.path(BITEXT)).unwrap();
        place.write("a.en.txt", &source);
        // as often as one likes
        let mut written = Vec::new();
        for turn in 0..2 {
            let heard = run(&place, &[]);
            assert!(turn > 0 || heard.contains(said), "{heard}");
            let before =
                std::mem::replace(&mut written, std::fs::read(place.path(BITEXT)).unwrap());
            assert!(turn == 0 || before == written, "nothing changes the second time");
            assert_eq!(texts(&place, Side::Source), expected, "{heard}");
            assert_eq!(texts(&place, Side::Target)[2], format!("{} {}", ES[2], ES[3]));
        }
        let after = bitext(&place);
        let kept = place.files().into_iter().filter(|name| name.contains(".cotejo.json.~"));
        let kept: Vec<_> = kept.map(|name| std::fs::read(place.path(&name)).unwrap()).collect();
        let goes_on = said == "2 decisions taken over";
        let done = after.history.iter().flat_map(|history| &history.operations);
        let done: Vec<_> = done.map(|done| done.operation.clone()).collect();
        assert!(!goes_on || done.starts_with(&change_segments()));
        assert!(goes_on || kept.contains(&before), "the old file is kept");
        // what is written leads back to the source as it is now
        let first = &after.source.segments.last().unwrap().text;
        assert_eq!(&source[first.source(0..first.len())], daughter);
        // and all can be undone
        let mut undone = after;
        while undone.can_undo() {
            undone.apply(Operation::Undo, None).unwrap();
        }
        let texts: Vec<&str> =
            undone.source.segments.iter().map(|segment| segment.as_str()).collect();
        assert_eq!(texts, source.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>());
    }
}

#[test]
fn a_history_is_taken_from_a_file_that_is_named() {
    let place = place();
    run(&place, &[]);
    operate(&place, change_segments());
    std::fs::rename(place.path(BITEXT), place.path("mended.cotejo.json")).unwrap();
    run(&place, &["--pins", "mended.cotejo.json"]);
    assert_eq!(texts(&place, Side::Source).len(), 5);
    assert!(bitext(&place).can_undo());
    // of what came aligned, too
    place.out(&["align", BITEXT, "-f", "json", "-o", "again.cotejo.json"]);
    assert_eq!(
        file::read(&std::fs::read(place.path("again.cotejo.json")).unwrap()).unwrap(),
        bitext(&place)
    );
    place.write("pairs.tsv", format!("en\tes\n{}\t{}\n{}\t{}\n", EN[0], ES[0], EN[1], ES[1]));
    let run = |place: &Place| place.run(&["run", "pairs.tsv", "--no-clinical", "-o", "out"]);
    run(&place);
    let path = place.path("out/pairs.cotejo.json");
    let mut pairs = file::read(&std::fs::read(&path).unwrap()).unwrap();
    pairs.apply(Operation::Merge { bead: 0 }, None).unwrap();
    place.write("out/pairs.cotejo.json", file::write(&pairs));
    run(&place);
    assert_eq!(file::read(&std::fs::read(&path).unwrap()).unwrap(), pairs);
}

#[test]
fn a_note_stays() {
    let place = place();
    run(&place, &[]);
    operate(&place, [Operation::Note { bead: 1, text: "ask the author".into() }]);
    for (source, is_there) in
        [(&EN[..], true), (&[EN[1], EN[0], EN[2], EN[3]], true), (&[EN[0], EN[2], EN[3]], false)]
    {
        write(&place, source, &ES);
        let said = run(&place, &[]);
        let notes =
            bitext(&place).alignment.beads.iter().filter(|bead| bead.note.is_some()).count();
        assert_eq!(notes == 1, is_there, "{said}");
        assert!(
            said.contains(if is_there { "1 decision taken over" } else { "(ask the author)" }),
            "{said}"
        );
    }
}

#[test]
fn whoever_starts_anew_keeps_the_decisions_beside() {
    let place = place();
    run(&place, &[]);
    edit(&place, correct);
    run(&place, &[]);
    let corrected = std::fs::read(place.path(BITEXT)).unwrap();
    run(&place, &["--fresh"]);
    assert_eq!(rows(&place), "1=1 2=2 3=3 4=4");
    let files = place.files();
    let last = files.iter().filter(|name| name.contains(".cotejo.json.~")).max().unwrap();
    assert_eq!(std::fs::read(place.path(last)).unwrap(), corrected);
    // nothing was decided in the new one: nothing more is kept
    run(&place, &["--fresh"]);
    assert_eq!(place.files(), files);
    // other commands keep them, too
    edit(&place, correct);
    place.out(&["align", "a.en.txt", "a.es.txt", "--sentences", "-f", "tsv", "-o", BITEXT]);
    assert_eq!(place.files().len(), files.len() + 1);
}

/// Each row: how an alignment is written, and what a person changes in it.
#[test]
fn a_corrected_file_gives_the_pins() {
    let name = |extension: &str| format!("sheet.{extension}");
    for (format, extension, from, to) in [
        ("tsv", "tsv", "2\t2\t1-1\t", "2\t-\t\t"),
        ("tsv", "txt", "2\t2\t1-1\t", "2\t-\t\t"),
        ("ladder", "ladder", "1\t1\t", "1\t1\t"),
        (
            "csv",
            "csv",
            ",Nobody picked the pears.,Nadie recogió las peras.,",
            ",Nobody picked the pears.,,",
        ),
        ("texts", "tsv", "\tNadie recogió las peras.\t", "\t\t"),
        ("markdown", "md", " | Nadie recogió las peras. | ", " |  | "),
        ("xlsx", "xlsx", "", ""),
        ("tmx", "tmx", "", ""),
        ("json", "cotejo.json", "", ""),
    ] {
        let place = place();
        let sheet = name(extension);
        let texts = ["align", "a.en.txt", "a.es.txt", "--sentences"];
        place.out(&[&texts[..], &["-f", format, "-o", &sheet]].concat());
        let automatic = place.out(&[&texts[..], &["-f", "tsv"]].concat());
        let around = || place.run(&[&texts[..], &["-f", "tsv", "--pins", &sheet]].concat());
        let unchanged = around();
        assert_eq!(
            String::from_utf8_lossy(&unchanged.stdout),
            automatic,
            "{format}: {}",
            err(&unchanged)
        );
        assert!(
            err(&unchanged).contains("4 beads taken as they are, 0 of them corrected"),
            "{format}: {}",
            err(&unchanged)
        );
        if from == to {
            continue;
        }
        let written = std::fs::read_to_string(place.path(&sheet)).unwrap();
        assert!(written.contains(from), "{format}: {written}");
        place.write(&sheet, written.replace(from, to));
        let corrected = around();
        let out = String::from_utf8_lossy(&corrected.stdout).into_owned();
        assert!(out.contains("\n2\t-\t1-0\t1.0000\n-\t2\t0-1\t"), "{format}: {out}");
        assert!(
            err(&corrected).contains("4 beads taken as they are, 1 of them corrected"),
            "{}",
            err(&corrected)
        );
    }
}

#[test]
fn a_worksheet_has_each_segment_and_comes_back_as_it_was() {
    for (format, extension) in [("csv", "csv"), ("texts", "tsv"), ("xlsx", "xlsx")] {
        let place = place();
        run(&place, &[]);
        edit(&place, correct);
        run(&place, &[]);
        let sheet = format!("sheet.{extension}");
        place.out(&["align", BITEXT, "-f", format, "-o", &sheet]);
        let rows = |input: &str| {
            let out = place.out(&["align", input, "-f", "csv"]);
            // but for the names and lines of documents
            let row = |line: &str| {
                let cells: Vec<&str> = line.split(',').collect();
                [&cells[..3], &cells[5..]].concat().join(",")
            };
            out.lines().map(row).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(rows(&sheet), rows(BITEXT), "{format}");
        let back = rows(&sheet);
        assert!(
            back.contains("1-2") && back.contains("corrected") && back.contains("so it is"),
            "{back}"
        );
        // what is aligned and has no counterpart is not untranslated
        let said =
            String::from_utf8(place.run(&["check", &sheet, "--no-clinical"]).stdout).unwrap();
        assert!(!said.contains("[untranslated]"), "{said}");
    }
}

#[test]
fn what_is_wrong_with_pins_is_said_by_its_row() {
    for (pins, status, said) in [
        ("1,3\t1\n", 2, "row 1 names segments of the source that are no neighbours"),
        (
            "1\t1\n2\t9\n",
            2,
            "row 2 names segment 9 of the target, which has 4; its numbers are those of other segments",
        ),
        (
            "1\t1\n1\t2\n",
            2,
            "pins.tsv: rows 1 and 2 both have segment 1 of the source; leave it in one of them",
        ),
        ("0\t0\t1\n1\t1\t1\n", 2, "the ladder ends with 1 and 1 segments, the texts have 4 and 4"),
        ("0\t0\t1\n2\t1\t1\n1\t1\t1\n", 2, "line 3: rungs begin with 0 and 0 and never go back"),
        (
            "en\tes\nThe orchard was flooded twice.\tEl huerto se inundó dos veces.\nThe barn burned.\tX.\n",
            0,
            "row 3: its texts are no segments of this input, and it was left out",
        ),
        (
            "en\tes\n\nThe orchard was flooded twice.\tEl huerto se inundó dos veces.\nThe orchard was flooded twice.\tEl huerto se inundó dos veces.\n",
            0,
            "row 4: rows above it have its segments already, and it was left out",
        ),
        (
            "en\tes\tEstado\nThe orchard was flooded twice.\tEl huerto se inundó dos veces.\tvisto\n",
            0,
            "row 2: “visto” is no status, and was left out; write confirmed or corrected",
        ),
        (
            "en\tes\nEl huerto se inundó dos veces.\tThe orchard was flooded twice.\n",
            2,
            "pins.tsv: no row has the texts of segments of a.en.txt + a.es.txt: its two columns of texts are exchanged",
        ),
        (
            "en\tes\nThe orchard was flooded twice.\tEl huerto se inund√≥ dos veces.\n",
            2,
            "is it a table of this document, with its letters and accents as they are there?",
        ),
        ("The orchard was flooded.\n", 2, "the first row wants two languages"),
    ] {
        let place = place();
        place.write("pins.tsv", pins);
        let output =
            place.run(&["align", "a.en.txt", "a.es.txt", "--sentences", "--pins", "pins.tsv"]);
        assert_eq!(code(&output), status, "{pins}: {}", err(&output));
        assert!(err(&output).contains(said), "{pins}: {}", err(&output));
    }
    let other = "# b.txt\n1\t1\n# c.txt\n1\t1\n";
    let place = place();
    place.write("pins.tsv", other);
    let none = place.run(&["align", "a.en.txt", "a.es.txt", "--sentences", "--pins", "pins.tsv"]);
    assert!(
        err(&none).contains("has beads of several documents, none of which is a.en.txt + a.es.txt")
    );
    place.write("pins.txt", "The orchard was flooded.\n");
    let none = place.run(&["align", "a.en.txt", "a.es.txt", "--sentences", "--pins", "pins.txt"]);
    assert!(err(&none).contains("pins.txt: holds no alignment"), "{}", err(&none));
    place.write("pins.tsv", "1\t1\n");
    let many = place.run(&["align", "a.en.txt", "a.es.txt", "a.en.txt", "--pins", "pins.tsv"]);
    assert!(err(&many).contains("--pins is for one input"), "{}", err(&many));
    let over = place.run(&[
        "align", "a.en.txt", "a.es.txt", "--pins", "pins.tsv", "-f", "tsv", "-o", "pins.tsv",
    ]);
    assert!(err(&over).contains("this is the file of --pins"), "{}", err(&over));
}

/// A worksheet in Markdown is read back as it was written, with what people decided; one row is enough.
#[test]
fn a_worksheet_in_markdown_brings_decisions_back() {
    let place = place();
    run(&place, &[]);
    edit(&place, |beads| beads[1]["status"] = "confirmed".into());
    edit(&place, |beads| beads[1]["note"] = "seen | twice".into());
    let sheet = place.out(&["align", BITEXT, "-f", "markdown"]);
    assert!(sheet.starts_with("| en | es | kind | confidence | status | note |\n|---|"), "{sheet}");
    let row = sheet.lines().find(|line| line.contains("confirmed")).unwrap();
    let one = format!(
        "| en | es | kind | confidence | Estado | Nota |\n|---|---|---|---|---|---|\n{row}\n"
    );
    for (name, sheet) in [("whole.md", sheet.clone()), ("one.md", one)] {
        place.write(name, sheet);
        std::fs::remove_dir_all(place.path("out")).unwrap();
        run(&place, &["--pins", name]);
        let bitext = std::fs::read_to_string(place.path(BITEXT)).unwrap();
        let bitext: Value = serde_json::from_str(&bitext).unwrap();
        let bead = &bitext["alignment"][1];
        assert_eq!(
            (&bead["status"], &bead["note"]),
            (&"confirmed".into(), &"seen | twice".into()),
            "{name}"
        );
    }
}

#[test]
fn decisions_come_back_from_every_form_that_holds_them() {
    let place = place();
    run(&place, &[]);
    edit(&place, |beads| beads[1]["status"] = "confirmed".into());
    edit(&place, |beads| beads[2]["note"] = "seen, twice".into());
    let kept = std::fs::read(place.path(BITEXT)).unwrap();
    let mut forms = vec!["d.cotejo.json", "d.tmx", "d.xlf", "d.csv", "d.md"];
    forms.extend(cfg!(feature = "xlsx").then_some("d.xlsx"));
    for form in forms {
        place.write(BITEXT, &kept);
        place.out(&["align", BITEXT, "-o", form]);
        std::fs::remove_dir_all(place.path("out")).unwrap();
        run(&place, &["--pins", form]);
        let bitext = std::fs::read_to_string(place.path(BITEXT)).unwrap();
        let bitext: Value = serde_json::from_str(&bitext).unwrap();
        let [first, second] = [1, 2].map(|at| &bitext["alignment"][at]);
        assert_eq!(first["status"], "confirmed", "{form}");
        assert_eq!(second["note"], "seen, twice", "{form}");
    }
}

/// What was decided before stays beside what a file says, but where somebody decided otherwise there.
#[test]
fn pins_join_the_decisions_that_are_there() {
    let place = place();
    run(&place, &[]);
    let texts = ["align", "a.en.txt", "a.es.txt", "--sentences", "-f", "csv"];
    let sheet = place.out(&texts);
    edit(&place, |beads| beads[0]["status"] = "confirmed".into());
    edit(&place, |beads| beads[0]["note"] = "seen".into());
    // the second bead is corrected in a sheet that knows nothing of the first
    let row = ",Nobody picked the pears.,Nadie recogió las peras.,";
    assert!(sheet.contains(row), "{sheet}");
    place.write("sheet.csv", sheet.replace(row, ",Nobody picked the pears.,,"));
    let said = run(&place, &["--pins", "sheet.csv"]);
    assert!(said.contains("1 decision taken over"), "{said}");
    let decided = || {
        let bitext = std::fs::read_to_string(place.path(BITEXT)).unwrap();
        let bitext: Value = serde_json::from_str(&bitext).unwrap();
        let beads = bitext["alignment"].as_array().unwrap().clone();
        beads
            .iter()
            .map(|bead| format!("{} {}", bead["status"], bead["note"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(decided()[..3], ["confirmed seen", "corrected null", "null null"]);
    // and the other way round: the sheet decides otherwise on what was decided
    let pears = "Nobody picked the pears.,Nadie recogió las peras.,confirmed";
    place.write("sheet.csv", format!("en,es,status\n{pears}\n"));
    let said = run(&place, &["--pins", "sheet.csv"]);
    assert!(said.contains("takes the place of “Nobody picked the pears.” | “”"), "{said}");
    assert_eq!(rows(&place), "1=1 2=2 3=3 4=4");
    assert_eq!(decided()[..2], ["confirmed seen", "confirmed null"]);
}

#[test]
fn a_run_replaces_what_align_wrote() {
    let place = place();
    std::fs::create_dir(place.path("out")).unwrap();
    place.out(&["align", "a.en.txt", "a.es.txt", "--sentences", "-o", BITEXT]);
    run(&place, &[]);
}

/// As many segments as before do not make them the same.
#[test]
fn numbers_of_other_segments_are_no_pins() {
    let place = place();
    let texts = ["align", "a.en.txt", "a.es.txt", "--sentences", "-f", "tsv"];
    place.out(&[&texts[..], &["-o", "pins.tsv"]].concat());
    let pins = std::fs::read_to_string(place.path("pins.tsv")).unwrap();
    let pinned = || place.run(&[&texts[..], &["--pins", "pins.tsv"]].concat());
    // of several documents, the rows of this one are taken
    place.write(
        "pins.tsv",
        format!("# b.txt\n7\t9\n# a.en.txt + a.es.txt\n{pins}# c.txt\n1,2\t1\n"),
    );
    assert!(err(&pinned()).contains("4 beads taken as they are"), "{}", err(&pinned()));
    place.write("pins.tsv", &pins);
    let other: Vec<&str> = [&["A line that is new."], &EN[..3]].concat();
    write(&place, &other, &ES);
    let refused = pinned();
    assert_eq!(code(&refused), 2);
    assert!(
        err(&refused).contains("pins.tsv: its numbers are those of other segments")
            && err(&refused).contains("cotejo align … -f csv"),
        "{}",
        err(&refused)
    );
}

/// A wrong bead of a corrected file is named as outputs count, and how to mend it; aligning again would lose the rest.
#[test]
fn a_corrected_file_that_does_not_fit_says_where() {
    let place = place();
    run(&place, &[]);
    for (change, said) in [
        (
            (|beads| drop(beads.remove(1))) as fn(&mut Vec<Value>),
            "segment 2 of the source (“Nobody picked the pears.”) is in no bead; add it to one",
        ),
        (
            |beads| beads[1]["target"]["start"] = 0.into(),
            "beads 1 and 2 both have segment 1 of the target (“El huerto se inundó dos veces.”)",
        ),
        (
            |beads| beads[3]["source"]["end"] = 7.into(),
            "bead 4 ends behind segment 7 of the source, which has 4",
        ),
    ] {
        run(&place, &["--fresh", "--force"]);
        edit(&place, change);
        let output = place.run(&["check", BITEXT]);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains(said), "{}", err(&output));
        assert!(!err(&output).contains("again"), "{}", err(&output));
    }
}
