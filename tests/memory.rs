//! Aligned forms: what `align` writes and `convert` turns into another.

mod cost;
mod place;

use cost::grows_in_proportion;
use cotejo::bitext::{file, from_pairs};
use cotejo::format::Format;
use cotejo::language::Languages;
use cotejo::memory::{Provenance, TranslationUnit, tmx, units, write_all, xliff};
use cotejo::side::Sides;
use cotejo::text::code::{Code, Coded, Role};
use place::{Place, code, err};
use proptest::prelude::*;

const ARTICLE: &str = "\
OBJECTIVE\n\nShame was measured in 12 clinics. It fell by 5 % after the course.\n\n\
OBJETIVO\n\nLa vergüenza se midió en 12 clínicas. Disminuyó un 5 % tras el curso.\n";

fn unit(id: &str, source: &str, target: &str, note: &str) -> TranslationUnit {
    TranslationUnit {
        provenance: Provenance { created: Some("20260102T030405Z".into()), ..Default::default() },
        properties: [("x-document", "a & b"), ("x-bead", "2-1"), ("note", note)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        ..TranslationUnit::new(id.to_owned(), tags(), source, target)
    }
}

fn tags() -> Languages {
    Languages::new("en".parse().unwrap(), "es-MX".parse().unwrap())
}

fn to_tmx(units: &[TranslationUnit]) -> String {
    tmx::write(units, &tags().source, None).text
}

fn written(units: &[TranslationUnit], format: &str) -> String {
    let mut bytes = Vec::new();
    let writer = Format::of_units(format).unwrap().unit_writer(&mut bytes, &tags(), None);
    write_all(writer.unwrap().unwrap(), units).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn to_xliff(units: &[TranslationUnit]) -> String {
    written(units, "xliff")
}

/// What breaks naive writers: markup, quotes, CDATA ends, marks of direction, emoji, decomposed letters.
const ODD: &str = "[a-z <>&\"'|,;\\]\\[\u{200f}\u{202b}\u{1f600}e\u{301}\u{e9}]{1,30}]]>";

proptest! {
    #[test]
    fn tmx_and_xliff_hold_each_other(texts in prop::collection::vec((ODD, ODD, ODD), 1..5)) {
        let units: Vec<_> = (0..).zip(&texts).map(|(id, (a, b, c))| unit(&format!("u{id}"), a, b, c)).collect();
        let there = tmx::read(&to_tmx(&xliff::read(&to_xliff(&units)).unwrap())).unwrap();
        prop_assert_eq!(&there, &units);
        let back = xliff::read(&to_xliff(&tmx::read(&to_tmx(&units)).unwrap())).unwrap();
        prop_assert_eq!(&back, &units);
    }

    #[test]
    fn a_bitext_holds_the_texts_and_codes_of_a_memory(texts in prop::collection::vec((ODD, ODD), 1..5)) {
        let bold = |text: &str| {
            let code = |at, role, data: &str| Code {
                at,
                role,
                name: "b".into(),
                kind: "bold".into(),
                data: data.into(),
            };
            vec![code(0, Role::Open, "<b>"), code(text.len(), Role::Close, "</b>")]
        };
        let coded = |(id, (a, b)): (usize, &(String, String))| {
            let unit = unit(&format!("u{id}"), a.trim(), b.trim(), "n");
            TranslationUnit { codes: Sides::new(bold(&unit.source), bold(&unit.target)), ..unit }
        };
        let memory = tmx::read(&to_tmx(&texts.iter().enumerate().map(coded).collect::<Vec<_>>())).unwrap();
        let side = |text: &str, codes: &[Code]| Coded { text: text.into(), codes: codes.to_vec(), ..Coded::default() };
        let sides = memory.iter().map(|unit| {
            (side(&unit.source, &unit.codes.source), side(&unit.target, &unit.codes.target))
        });
        let kept = file::read(file::write(&from_pairs("m", tags(), sides)).as_bytes()).unwrap();
        let segs = |units: &[TranslationUnit]| {
            to_tmx(units).lines().filter(|line| line.contains("<seg>")).map(str::to_owned).collect::<Vec<_>>()
        };
        prop_assert_eq!(segs(&units(&kept, None)), segs(&memory));
    }

    #[test]
    fn tables_hold_the_texts_and_what_has_a_column(texts in prop::collection::vec((ODD, ODD), 1..5), comma: bool) {
        let place = Place::new();
        let units: Vec<_> = (0..).zip(&texts).map(|(id, (a, b))| unit(&format!("u{id}"), a.trim(), b.trim(), "n")).collect();
        let format = if comma { "csv" } else { "tsv" };
        place.write(&format!("t.{format}"), written(&units, format));
        let output = place.run(&["convert", if comma { "t.csv" } else { "t.tsv" }, "back.tmx", "-q"]);
        prop_assert_eq!(code(&output), 0, "{}", err(&output));
        let mut expected = units;
        for unit in &mut expected {
            unit.provenance = Provenance::default();
        }
        prop_assert_eq!(tmx::read(&std::fs::read_to_string(place.path("back.tmx")).unwrap()).unwrap(), expected);
    }
}

#[test]
fn every_form_comes_back_as_the_memory_it_was() {
    let place = Place::new();
    place.write("article.txt", ARTICLE);
    place.out(&["align", "article.txt", "-f", "tmx", "-o", "all.tmx", "-q"]);
    let memory = tmx::read(&std::fs::read_to_string(place.path("all.tmx")).unwrap()).unwrap();
    assert_eq!(memory.len(), 3);
    for (form, keeps) in
        [("xlf", true), ("tsv", true), ("csv", true), ("jsonl", false), ("cotejo.json", true)]
    {
        let file = format!("x.{form}");
        if form == "cotejo.json" {
            place.out(&["align", "article.txt", "-f", "json", "-o", &file, "-q"]);
        } else {
            place.out(&["convert", "all.tmx", &file, "-q"]);
        }
        place.out(&["convert", &file, "back.tmx", "-q"]);
        let back = tmx::read(&std::fs::read_to_string(place.path("back.tmx")).unwrap()).unwrap();
        let known = |units: &[TranslationUnit]| {
            let mut units = units.to_vec();
            units.iter_mut().filter(|_| !keeps).for_each(|unit| unit.properties.clear());
            units
        };
        assert_eq!(known(&back), known(&memory), "{form}");
    }
}

#[test]
fn align_writes_every_form() {
    let place = Place::new();
    place.write("article.txt", ARTICLE);
    let out = |form: &str| place.out(&["align", "article.txt", "-q", "-f", form]);
    assert!(out("xliff").contains("<target>Disminuyó un 5 % tras el curso.</target>"));
    assert!(out("texts").contains("\tOBJECTIVE\tOBJETIVO\tarticle.txt\t1 5\t1-1\theading\t"));
    assert!(out("csv").starts_with("id,en,es,document,place,kind,block,confidence,review\n"));
    assert!(out("markdown").contains("| OBJECTIVE | OBJETIVO | 1-1 |"));
    assert!(out("ladder").starts_with("0\t0\t") && out("ladder").ends_with("\n3\t3\t1\n"));
    place.out(&["align", "article.txt", "-q", "-f", "moses", "-o", "corpus"]);
    let text = |name: &str| std::fs::read_to_string(place.path(name)).unwrap();
    assert_eq!(text("corpus.en").lines().next(), Some("OBJECTIVE"));
    assert_eq!(text("corpus.es").lines().next(), Some("OBJETIVO"));
}

#[test]
fn units_are_left_out_as_asked() {
    let place = Place::new();
    place.write("article.txt", ARTICLE);
    place.out(&["align", "article.txt", "-f", "tmx", "-o", "all.tmx", "-q"]);
    let count = |args: &[&str]| {
        place.out(&[&["convert", "all.tmx", "some.tmx", "-q"], args].concat());
        tmx::read(&std::fs::read_to_string(place.path("some.tmx")).unwrap()).unwrap().len()
    };
    assert_eq!(count(&[]), 3);
    assert_eq!(count(&["--no-headings"]), 2);
    assert_eq!(count(&["--only", "2-1"]), 0);
    place.write("twice.csv", "en,es\nOne.,Uno.\nOne.,Uno.\nOne.,Un.\n");
    let once = place.out(&["convert", "twice.csv", "-", "--to", "tsv", "--dedupe", "-q"]);
    assert_eq!(once.lines().count(), 3);
    // and turned round
    let back = place.out(&[
        "convert", "all.tmx", "-", "--to", "jsonl", "--source", "es", "--target", "en", "-q",
    ]);
    assert!(back.lines().all(|line| line.contains("\"pairs\"")), "{back}");
}

#[test]
fn aligned_files_of_other_tools_are_checked_as_they_stand() {
    let place = Place::new();
    place.write(
        "job.xlf",
        "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"es\" original=\"a\" datatype=\"x\"><body>\
         <trans-unit id=\"1\"><source>Shame fell in 12 nurses.</source><target>La vergüenza bajó en 21 enfermeras.</target></trans-unit>\
         </body></file></xliff>",
    );
    let output = place.run(&["check", "job.xlf"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("number-mismatch"));
}

#[test]
fn broken_and_hostile_files_are_refused_and_nothing_is_written() {
    let place = Place::new();
    let nested = format!("<tmx>{}", "<a>".repeat(100_000));
    let words = "word ".repeat(7 << 20);
    let long_text =
        format!("<tmx><header srclang=\"en\"/>\n<body><tu><tuv xml:lang=\"en\"><seg>{words}");
    let long_line = format!(
        "{{\"pairs\": [{{\"en\": \"a\", \"es\": \"b\"}}]}}\n{{\"en\": \"{words}\", \"es\": \"b\"}}\n"
    );
    for (name, text, what) in [
        (
            "bomb.tmx",
            "<!DOCTYPE tmx [<!ENTITY a \"aaaa\">]>\n<tmx><header srclang=\"en\"/><body><tu>\n<tuv xml:lang=\"en\"><seg>&a;</seg></tuv></tu></body></tmx>",
            "line 3",
        ),
        (
            "file.xlf",
            "<!DOCTYPE xliff [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<xliff srcLang=\"en\" trgLang=\"es\"><file><unit id=\"1\"><segment><source>&a;</source><target>b</target></segment></unit></file></xliff>",
            "line 2",
        ),
        ("deep.tmx", &nested, "cut off"),
        ("long.tmx", &long_text, "line 2: this text or tag is longer than the 32 MB"),
        ("long.jsonl", &long_line, "line 2: this line is longer than the 32 MB"),
        (
            "half.tmx",
            "<tmx><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"es\"><seg>b</seg></tuv></tu>\n<tu>",
            "line 2",
        ),
        ("none.tmx", "<tmx/>", "no translation unit"),
        ("plain.txt", "Not aligned.", "not aligned yet"),
        ("scan.pdf", "%PDF-1.7\n", "this is a PDF"),
        (
            "old.doc",
            "PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "this is an OpenDocument sheet (.ods)",
        ),
        ("odd.bin", "a\u{1}\u{2}\u{0}b", "this is a binary file"),
    ] {
        place.write(name, text);
        // of these a part can be read
        let strict = ["long.jsonl", "half.tmx"].contains(&name).then_some("--strict");
        let args: Vec<&str> = ["convert", name, "out.tmx"].into_iter().chain(strict).collect();
        let output = place.run(&args);
        assert_eq!(code(&output), 2, "{name}");
        assert!(err(&output).contains(what), "{name}: {}", err(&output));
        let left = std::fs::read_dir(place.path(".")).unwrap().flatten();
        let names: Vec<_> = left
            .map(|file| file.file_name())
            .filter(|file| file.to_string_lossy().contains("out"))
            .collect();
        assert!(names.is_empty(), "{names:?}");
    }
    // a DTD from the network is never fetched, and does not matter
    place.write("dtd.tmx", "<!DOCTYPE tmx SYSTEM \"http://127.0.0.1:9/tmx14.dtd\"><tmx><header srclang=\"en\"/><body><tu tuid=\"1\"><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"es\"><seg>b</seg></tuv></tu><tu tuid=\"1\"><tuv xml:lang=\"en\"><seg>c</seg></tuv><tuv xml:lang=\"es\"><seg>d</seg></tuv></tu></body></tmx>");
    let ids = place.out(&["convert", "dtd.tmx", "-", "--to", "tmx", "-q"]);
    assert!(ids.contains("tuid=\"1\"") && ids.contains("tuid=\"1-2\""), "{ids}");
}

#[test]
fn encodings_are_known_by_their_bytes() {
    let place = Place::new();
    let memory = "<?xml version=\"1.0\" encoding=\"ENC\"?><tmx><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>year</seg></tuv><tuv xml:lang=\"es\"><seg>año</seg></tuv></tu></body></tmx>";
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(memory.replace("ENC", "UTF-16").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin: Vec<u8> = memory.replace("ENC", "ISO-8859-1").chars().map(|c| c as u8).collect();
    for (name, bytes) in [
        ("wide.tmx", wide),
        ("latin.tmx", latin),
        ("utf8.tmx", memory.replace("ENC", "utf-8").into_bytes()),
    ] {
        std::fs::write(place.path(name), bytes).unwrap();
        assert!(
            place.out(&["convert", name, "-", "--to", "tsv", "-q"]).contains("\tyear\taño"),
            "{name}"
        );
    }
}

#[test]
fn a_tag_or_a_name_that_lies_is_noticed_and_the_text_decides() {
    let place = Place::new();
    let (en, es) = (
        "The nurses of the ward felt the shame that they had hidden for years.",
        "Las enfermeras de la sala sintieron la vergüenza que habían ocultado por años.",
    );
    let said = |args: &[&str]| err(&place.run(&[&["check", "--fail-on", "never"], args].concat()));
    place.write("swapped.tsv", format!("en\tes\n{es}\t{en}\n"));
    assert!(
        said(&["swapped.tsv"]).contains("what is tagged as en is in es"),
        "{}",
        said(&["swapped.tsv"])
    );
    assert!(!said(&["swapped.tsv", "--source", "en", "--target", "es"]).contains("tagged"));
    place.write("same.tsv", format!("en\tes\n{en}\t{en}\n"));
    assert!(said(&["same.tsv"]).contains("tagged as es is in en, as the other side is"));
    place.write("right.tsv", format!("en\tes\n{en}\t{es}\n"));
    assert!(!said(&["right.tsv"]).contains("tagged"));
    // one sentence of several was not translated, or into a third language
    let foreign = "As mães da aldeia ficaram muito contentes com as parteiras que não dormiam.";
    place.write(
        "one.tsv",
        format!("en\tes\nLunch was late.\tLa comida fue tarde.\n{en}\t{foreign}\n"),
    );
    assert!(!said(&["one.tsv"]).contains("tagged"));
    place.write("x.en.txt", es);
    place.write("x.es.txt", en);
    assert!(
        said(&["x.en.txt", "x.es.txt"]).contains("x.en.txt: its name says en, its text is in es")
    );
}

#[test]
fn a_memory_in_three_languages_gives_any_two_of_them() {
    let place = Place::new();
    let tuv = |tag: &str, text: &str| format!("<tuv xml:lang=\"{tag}\"><seg>{text}</seg></tuv>");
    let unit = [tuv("en", "one"), tuv("es", "uno"), tuv("fr", "un")].concat();
    place
        .write("m.tmx", format!("<tmx><header srclang=\"en\"/><body><tu>{unit}</tu></body></tmx>"));
    for (source, target, row) in
        [("en", "fr", "\tone\tun\t"), ("es", "fr", "\tuno\tun\t"), ("fr", "es", "\tun\tuno\t")]
    {
        let args =
            ["convert", "m.tmx", "-", "--to", "tsv", "-q", "--source", source, "--target", target];
        assert!(place.out(&args).contains(row), "{source} {target}");
    }
    let output = place.run(&["convert", "m.tmx", "x.tsv"]);
    assert!(
        err(&output).contains("2 units between other languages were left out"),
        "{}",
        err(&output)
    );
    let output = place.run(&["convert", "m.tmx", "y.tsv", "--source", "en", "--target", "pt"]);
    assert!(code(&output) == 2 && err(&output).contains("none of its units is in en and pt"));
    assert!(!place.path("y.tsv").exists());
}

#[test]
fn inline_codes_come_back_from_xliff_as_they_were() {
    let place = Place::new();
    // paired, standing alone, crossing, highlighted, copied
    place.write("m.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\
        <tu tuid=\"a\"><tuv xml:lang=\"en\"><seg>the <bpt i=\"1\" x=\"5\" type=\"bold\">&lt;b></bpt>self<ept i=\"1\">&lt;/b></ept> <it pos=\"begin\">&lt;i></it>rose<ph x=\"6\">&lt;br/></ph></seg></tuv>\
        <tuv xml:lang=\"es\"><seg>el <bpt i=\"2\" x=\"5\" type=\"bold\">&lt;b></bpt><hi type=\"term\">yo</hi><ept i=\"2\">&lt;/b></ept> <ph x=\"6\">&lt;br/></ph>subió</seg></tuv></tu>\
        <tu tuid=\"b\"><tuv xml:lang=\"en\"><seg><bpt i=\"1\">[</bpt>x<bpt i=\"2\">(</bpt>y<ept i=\"1\">]</ept>z<ept i=\"2\">)</ept></seg></tuv>\
        <tuv xml:lang=\"es\"><seg>q</seg></tuv></tu>\
        <tu tuid=\"c\"><tuv xml:lang=\"en\"><seg>a<ph x=\"1\">&lt;br/></ph></seg></tuv>\
        <tuv xml:lang=\"es\"><seg>b<ph x=\"1\">&lt;br/></ph>c<ph x=\"1\">&lt;br/></ph></seg></tuv></tu></body></tmx>");
    for (from, to) in [("m.tmx", "own.tmx"), ("own.tmx", "there.xlf"), ("there.xlf", "back.tmx")] {
        let output = place.run(&["convert", from, to]);
        assert!(code(&output) == 0 && !err(&output).contains("left out"), "{}", err(&output));
    }
    assert_eq!(
        std::fs::read_to_string(place.path("back.tmx")).unwrap(),
        std::fs::read_to_string(place.path("own.tmx")).unwrap()
    );
    assert!(
        std::fs::read_to_string(place.path("there.xlf"))
            .unwrap()
            .contains("<ph id=\"3\" dataRef=\"d4\"/>subió")
    );
    // and from a bitext, by way of its file
    let segs = |name: &str| {
        let memory = std::fs::read_to_string(place.path(name)).unwrap();
        memory.lines().filter(|line| line.contains("<seg>")).map(str::to_owned).collect::<Vec<_>>()
    };
    place.out(&["run", "own.tmx", "-o", "out", "--quiet"]);
    assert_eq!(segs("out/own.tmx"), segs("own.tmx"));
    place.out(&["align", "out/own.cotejo.json", "-f", "tmx", "-o", "again.tmx", "--quiet"]);
    assert_eq!(segs("again.tmx"), segs("own.tmx"));
    let told = place.out(&["validate", "own.tmx", "there.xlf"]);
    assert!(told.contains("0 errors, 0 warnings"), "{told}");
}

#[test]
fn what_a_reader_passes_over_is_counted() {
    let place = Place::new();
    place.write("m.tmx", "<tmx><header srclang=\"en\"/><body>\
        <tu><tuv xml:lang=\"en\"><seg>a<ph>x</ph>b</seg></tuv><tuv xml:lang=\"es\"><seg>c</seg></tuv></tu>\
        <tu><tuv xml:lang=\"en\"><seg>d</seg></tuv><tuv xml:lang=\"es\"><seg> </seg></tuv></tu></body></tmx>");
    let said = err(&place.run(&["convert", "m.tmx", "m.tsv"]));
    assert!(said.contains("1 inline code was left out"), "{said}");
    assert!(said.contains("1 unit without a translation was left out"), "{said}");
    // 1.2 may name its target language at the text alone
    place.write("job.xlf", "<xliff version=\"1.2\"><file source-language=\"en\" original=\"a\" datatype=\"x\"><body>\
        <trans-unit id=\"1\"><source>one <g id=\"1\">x</g></source><target xml:lang=\"es\">uno x</target></trans-unit>\
        <trans-unit id=\"2\"><source>two</source></trans-unit></body></file></xliff>");
    let output = place.run(&["convert", "job.xlf", "job.tsv"]);
    let said = err(&output);
    assert!(
        said.contains("2 inline codes")
            && said.contains("1 unit without")
            && said.contains("(1 unit)"),
        "{said}"
    );
}

#[test]
fn texts_within_codes_are_kept_as_the_codes_and_counted() {
    let place = Place::new();
    place.write("m.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu>\
        <tuv xml:lang=\"en\"><seg>a<ph x=\"1\">&lt;img alt=\"<sub>the <hi>cat</hi></sub>\"></ph></seg></tuv>\
        <tuv xml:lang=\"es\"><seg>b<ph x=\"1\">&lt;img alt=\"<sub>el gato</sub>\"></ph></seg></tuv></tu></body></tmx>");
    place.write("m.xlf", "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"es\" original=\"a\" datatype=\"x\"><body><trans-unit id=\"1\">\
        <source>a<ph id=\"1\">&lt;img alt=\"<sub>the cat</sub>\"></ph></source>\
        <target>b<ph id=\"1\">&lt;img alt=\"<sub>el <g id=\"2\">gato</g></sub>\"></ph></target></trans-unit></body></file></xliff>");
    for file in ["m.tmx", "m.xlf"] {
        let said = err(&place.run(&["convert", file, "out.tmx"]));
        assert!(said.contains("2 texts within inline codes (sub) became part"), "{file}: {said}");
        let written = std::fs::read_to_string(place.path("out.tmx")).unwrap();
        for code in ["the cat", "el gato"] {
            let code = format!("<ph x=\"1\">&lt;img alt=&quot;{code}&quot;&gt;</ph>");
            assert!(written.contains(&code), "{file}: {written}");
        }
        let said = err(&place.run(&["convert", "out.tmx", "again.tmx"]));
        assert!(!said.contains("sub"), "{said}");
    }
}

#[test]
fn a_mark_at_the_start_and_standard_input_are_read() {
    let place = Place::new();
    let line = "{\"id\": 1, \"pairs\": [{\"en\": \"One.\", \"es\": \"Uno.\"}]}\n";
    place.write("m.jsonl", format!("\u{feff}{line}"));
    assert!(place.out(&["convert", "m.jsonl", "-", "--to", "tsv", "-q"]).contains("1\tOne.\tUno."));
    let mut child = place
        .command(&["convert", "-", "out.tsv", "--from", "jsonl", "-q"])
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), line.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    assert!(std::fs::read_to_string(place.path("out.tsv")).unwrap().contains("1\tOne.\tUno."));
}

#[test]
fn long_segments_pass_through_every_form() {
    let place = Place::new();
    let long = "vergüenza & 😀 ".repeat(7_000);
    let units = [unit("1", &long, &long, "n")];
    place.write("long.tmx", to_tmx(&units));
    for form in ["xlf", "csv", "tsv", "jsonl"] {
        let file = format!("long.{form}");
        place.out(&["convert", "long.tmx", &file, "-q"]);
        place.out(&["convert", &file, "back.tmx", "-q"]);
        let back = tmx::read(&std::fs::read_to_string(place.path("back.tmx")).unwrap()).unwrap();
        assert_eq!(
            (back[0].source.trim(), back[0].target.trim()),
            (long.trim(), long.trim()),
            "{form}"
        );
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_holds_what_a_table_holds() {
    let place = Place::new();
    place.write("article.txt", ARTICLE);
    place.out(&["align", "article.txt", "-f", "csv", "-o", "x.csv", "-q"]);
    place.out(&["align", "article.txt", "-f", "xlsx", "-o", "x.xlsx", "-q"]);
    place.out(&["convert", "x.xlsx", "back.csv", "-q"]);
    place.out(&["convert", "x.csv", "again.csv", "-q"]);
    let text = |name: &str| std::fs::read_to_string(place.path(name)).unwrap();
    assert_eq!(text("back.csv"), text("again.csv"));
    place.out(&["convert", "x.xlsx", "back.xlsx", "-q"]);
    let bytes = std::fs::read(place.path("back.xlsx")).unwrap();
    place.out(&["convert", "x.csv", "again.xlsx", "-q"]);
    assert_eq!(std::fs::read(place.path("again.xlsx")).unwrap(), bytes);
    assert!(place.out(&["align", "x.xlsx", "-f", "tsv", "-q"]).contains("1\t1\t1-1"));
    // a cell has its limits, and nothing is cut
    let long = "a".repeat(40_000);
    place.write("long.csv", format!("en,es\n{long},b\n"));
    let output = place.run(&["convert", "long.csv", "long.xlsx"]);
    assert!(code(&output) == 2 && err(&output).contains("does not fit"), "{}", err(&output));
    assert!(!place.path("long.xlsx").exists());
    for end in (0..bytes.len()).step_by(101) {
        place.write("cut.xlsx", &bytes[..end]);
        assert_eq!(code(&place.run(&["convert", "cut.xlsx", "cut.csv"])), 2, "{end}");
    }
}

#[test]
fn the_cost_of_codes_and_of_copies_of_an_id_grows_in_proportion() {
    let many = |size: usize, code: &str| -> String {
        (0..size).map(|number| code.replace('#', &number.to_string())).collect()
    };
    let tmx = |seg: String| {
        let text = format!(
            "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu tuid=\"a\"><tuv xml:lang=\"en\"><seg>{seg}</seg></tuv><tuv xml:lang=\"es\"><seg>{seg}</seg></tuv></tu></body></tmx>"
        );
        tmx::read(&text).unwrap()
    };
    let xliff = |text: String| {
        let text = format!(
            "<xliff version=\"2.1\" srcLang=\"en\" trgLang=\"es\"><file id=\"f\"><unit id=\"u\"><segment><source>{text}</source><target>{text}</target></segment></unit></file></xliff>"
        );
        xliff::read(&text).unwrap()
    };
    let crossing =
        |size| many(size, "<bpt i=\"#\" x=\"#\">#</bpt>") + "x" + &many(size, "<ept i=\"#\"/>");
    let nameless = |size| many(size, "<ph>#</ph>") + "x" + &many(size, "<it pos=\"end\"/>");
    let nested = |size| many(size, "<pc id=\"#\">") + "x" + &"</pc>".repeat(size);
    let alike = |size| "<g>".repeat(size) + "x" + &"</g>".repeat(size);
    let units: [&dyn Fn(usize) -> Vec<TranslationUnit>; 5] = [
        &|size| tmx(crossing(size)),
        &|size| tmx(nameless(size)),
        &|size| xliff(nested(size)),
        &|size| xliff(alike(size)),
        &|size| vec![unit("one", "a", "b", "c"); size],
    ];
    for units in units {
        grows_in_proportion(1_250, |size| {
            let units = units(size);
            assert!(to_tmx(&units).len() > size && to_xliff(&units).len() > size);
        });
    }
}

/// A column of a table is a property; texts in further languages and in columns without a name are counted.
#[test]
fn no_column_of_a_table_vanishes_unsaid() {
    let place = Place::new();
    let lost = |count: usize| match count {
        1 => "1 text in a column without a name or of a further language was left out".to_owned(),
        _ => {
            format!("{count} texts in columns without a name or of further languages were left out")
        }
    };
    for (table, kept, said) in [
        (
            "en,es,Client,Comment\nA dose.,Una dosis.,Acme,c\n",
            &["<prop type=\"Client\">Acme", "<note>c"][..],
            String::new(),
        ),
        (
            "en;es;Nota;Sala\nA dose.;Una dosis.;c;4\n",
            &["<note>c", "<prop type=\"Sala\">4"],
            String::new(),
        ),
        ("en,es,fr\nA dose.,Una dosis.,Une dose.\nAn arm.,Un brazo.,\n", &[], lost(1)),
        ("en,es,en,es\nA dose.,Una dosis.,Two.,Dos.\n", &[], lost(2)),
        ("en,es,,x\nA dose.,Una dosis.,seen,y\n", &["<prop type=\"x\">y"], lost(1)),
    ] {
        place.write("m.csv", table);
        let output = place.run(&["convert", "m.csv", "-", "--to", "tmx"]);
        let out = String::from_utf8(output.stdout.clone()).unwrap();
        assert!(kept.iter().all(|kept| out.contains(kept)), "{table}: {out}");
        assert_eq!(err(&output).trim(), said, "{table}");
        let imported = place.run(&["memory", "import", "k.tm", "m.csv"]);
        assert!(err(&imported).contains(&said), "{table}: {}", err(&imported));
    }
}

/// Pairs of JSON lines of which a side is missing are counted, and kept where there is a place for them.
#[test]
fn pairs_without_a_side_are_counted() {
    let place = Place::new();
    let pairs = r#"[{"en": "A dose.", "es": "Una dosis."}, {"en": "Only."}, {"en": 5, "es": "b"}, {"en": " ", "es": "c"}]"#;
    place.write("p.jsonl", format!("{{\"id\": 1, \"pairs\": {pairs}}}\n"));
    let tmx = place.run(&["convert", "p.jsonl", "-", "--to", "tmx"]);
    assert!(err(&tmx).contains("3 units without a translation were left out"), "{}", err(&tmx));
    let csv = place.run(&["convert", "p.jsonl", "-", "--to", "csv"]);
    assert_eq!(
        (String::from_utf8(csv.stdout.clone()).unwrap().lines().count(), err(&csv)),
        (5, String::new())
    );
}

/// What was guarded against spreadsheets is read as it was.
#[test]
fn an_apostrophe_before_a_formula_is_no_part_of_the_text() {
    let place = Place::new();
    place.write("m.csv", "en,es\n- one item,- un punto\n=2,=2\n'-itis' ends it,Acaba en '-itis'\n");
    let plain = place.out(&["convert", "m.csv", "-", "--to", "csv", "-q"]);
    for form in ["csv", "tsv"] {
        let guarded = format!("g.{form}");
        place.out(&["convert", "m.csv", &guarded, "--for-excel", "-q"]);
        assert!(std::fs::read_to_string(place.path(&guarded)).unwrap().contains("'- one item"));
        assert_eq!(place.out(&["convert", &guarded, "-", "--to", "csv", "-q"]), plain);
    }
}

#[test]
fn a_spreadsheet_finds_no_formula() {
    let place = Place::new();
    let formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "Plain = text."];
    let pairs: Vec<_> =
        formulas.iter().map(|text| serde_json::json!({ "en": text, "es": "x" })).collect();
    place.write("f.jsonl", serde_json::json!({ "id": "=id", "pairs": pairs }).to_string());
    let as_it_is = place.out(&["convert", "f.jsonl", "-", "--to", "csv", "-q"]);
    let harmless = place.out(&["convert", "f.jsonl", "-", "--to", "csv", "-q", "--for-excel"]);
    let cells = |table: &str| -> Vec<String> {
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        rows.records().map(|row| row.unwrap()[1].to_owned()).collect()
    };
    assert_eq!(cells(&as_it_is), formulas);
    let expected = ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "Plain = text."];
    assert_eq!(cells(&harmless), expected);
    let aligned = place.out(&["align", "f.jsonl", "-f", "csv", "-q", "--for-excel"]);
    assert!(!aligned.contains(",=") && aligned.contains("'=1+1"), "{aligned}");
    let row = |n: usize| format!("=a{n}\ten\t=shame {n}\t @note\n=a{n}\tes\tplain\t\n");
    let rows: String = (0..3).map(row).collect();
    place.write("g.tsv", format!("concept\tlanguage\tterm\tnote\n{rows}"));
    let table = place.out(&["glossary", "convert", "g.tsv", "-", "--to", "csv", "--for-excel"]);
    assert!(table.contains("\n'=a0,en,'=shame 0,") && table.contains(",'@note"), "{table}");
    // other formats hold no formulas
    for args in [
        &["convert", "f.jsonl", "out.tmx", "--for-excel"][..],
        &["glossary", "convert", "g.tsv", "g.toml", "--for-excel"],
    ] {
        let output = place.run(args);
        assert!(code(&output) == 2 && err(&output).contains("--for-excel goes with csv"));
    }
}
