//! The front door: what goes in, what comes out; and no reader panics, whatever is done to a file.
//!
//! `.ci/fuzz.sh` tries thousands on each. A damage that once made one panic stays in `tests/damage/proptest-regressions`.

use super::{Cotejo, FetchFile, Options, Reading};
use crate::align::{Alignment, Bead};
use crate::bitext::{Bitext, file, from_pairs, from_rows, record, table};
use crate::check::Finding;
use crate::check::baseline::Baseline;
use crate::document::article::{Article, ArticlePart};
use crate::document::{bilingual, docx, html, jats, latex, markdown, odt, plain, pubmed, rtf};
use crate::format::{FORMATS, Format};
use crate::glossary;
use crate::language::{LanguageTag, Languages};
use crate::memory::{tmx, xliff};
use crate::segment::{SplitRules, segment};
use crate::text::code::Coded;
use crate::text::xml::{self, BadXml};
use crate::validate::{Encoding, mend, validate};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{FileFailurePersistence, RngSeed, TestCaseResult, TestRunner};
use std::fmt;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

/// What means something to one format or another, or to none.
const ODD: [&[u8]; 28] = [
    b"<",
    b">",
    b"&",
    b"\"",
    b"'",
    b"\\",
    b"{",
    b"}",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"<!DOCTYPE a [",
    b"&#0;",
    b"&#xFFFFFFFFF;",
    b"&a;",
    b"\0",
    b"\t",
    b"\r",
    b"\n\n",
    b"\x0c",
    b"\xff",
    b"\xef\xbb\xbf",
    "\u{301}".as_bytes(),
    "\u{200f}".as_bytes(),
    "\u{1f600}".as_bytes(),
    "\u{ad}\n".as_bytes(),
    b"-1",
    b"99999999999999999999999",
];

/// Where the damages are kept that made a reader fail.
const SEEDS: &str = "tests/damage/proptest-regressions";

/// What is done to a file at a place.
#[derive(Clone, Debug)]
enum Damage {
    Set(Index, u8),
    Insert(Index, usize),
    Leave(Index, usize),
    /// Puts a stretch of the file elsewhere once more.
    Repeat(Index, usize, Index),
    End(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        3 => (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        6 => (at(), 0..ODD.len()).prop_map(|(at, odd)| Damage::Insert(at, odd)),
        3 => (at(), 1..60_usize).prop_map(|(at, length)| Damage::Leave(at, length)),
        6 => (at(), 1..200_usize, at()).prop_map(|(at, length, to)| Damage::Repeat(at, length, to)),
        1 => at().prop_map(Damage::End),
    ]
}

/// The bytes of a file, shown as far as they are text.
struct Damaged(Vec<u8>);

impl fmt::Debug for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(&self.0))
    }
}

fn damaged(file: &[u8], damages: &[Damage]) -> Damaged {
    let mut bytes = file.to_vec();
    for damage in damages {
        let size = bytes.len() + 1;
        let stretch = |at: &Index, length: &usize| {
            let start = at.index(size);
            start..(start + length).min(size - 1)
        };
        match damage {
            Damage::Set(at, byte) => {
                bytes.get_mut(at.index(size)).into_iter().for_each(|there| *there = *byte);
            }
            Damage::Insert(at, odd) => {
                let at = at.index(size);
                bytes.splice(at..at, ODD[*odd].iter().copied());
            }
            Damage::Leave(at, length) => drop(bytes.drain(stretch(at, length))),
            Damage::Repeat(at, length, to) => {
                let copy = bytes[stretch(at, length)].to_vec();
                let to = to.index(size);
                bytes.splice(to..to, copy);
            }
            Damage::End(at) => bytes.truncate(at.index(size)),
        }
    }
    Damaged(bytes)
}

/// Reads `file` damaged again and again: as often as proptest is told, or for `COTEJO_FUZZ_SECONDS`.
fn fuzz(file: &[u8], read: impl Fn(&[u8]) -> TestCaseResult) {
    let seconds = std::env::var("COTEJO_FUZZ_SECONDS").unwrap_or_default();
    let end = Instant::now() + Duration::from_secs(seconds.parse().unwrap_or(0));
    read(file).unwrap();
    for run in 0.. {
        let config = ProptestConfig::default();
        let config = ProptestConfig {
            failure_persistence: Some(Box::new(FileFailurePersistence::Direct(SEEDS))),
            rng_seed: match config.rng_seed {
                RngSeed::Fixed(seed) => RngSeed::Fixed(seed + run),
                RngSeed::Random => RngSeed::Random,
            },
            ..config
        };
        let files =
            prop::collection::vec(damage(), 1..8).prop_map(|damages| damaged(file, &damages));
        let run = TestRunner::new(config).run(&files, |Damaged(bytes)| read(&bytes));
        run.unwrap_or_else(|failed| panic!("{failed}"));
        if Instant::now() >= end {
            break;
        }
    }
}

/// A test a file: `read` is tried on `tests/damage/FILE`.
macro_rules! readers {
    ($($name:ident: $file:literal, $read:expr;)*) => {
        $(#[test]
        fn $name() {
            fuzz(include_bytes!(concat!("../../tests/damage/", $file)), $read);
        })*
    };
}

readers! {
    text: "article.txt", |bytes| article(&plain::FORMAT, bytes);
    columns: "columns.txt", |bytes| article(&plain::FORMAT, bytes);
    markdown: "article.md", |bytes| article(&markdown::FORMAT, bytes);
    html: "article.html", |bytes| article(&html::FORMAT, bytes);
    rtf: "article.rtf", |bytes| article(&rtf::FORMAT, bytes);
    latex: "article.tex", |bytes| article(&latex::FORMAT, bytes);
    docx: "document.xml", |bytes| article(&docx::FORMAT, &archive("word/document.xml", bytes));
    odt: "content.xml", |bytes| article(&odt::FORMAT, &archive("content.xml", bytes));
    jats: "jats.xml", |bytes| xml_article(jats::read, bytes);
    pubmed: "pubmed.xml", |bytes| xml_article(pubmed::read, bytes);
    tmx: "memory.tmx", memory;
    xliff_1: "memory1.xliff", memory;
    xliff_2: "memory2.xliff", memory;
    csv: "pairs.csv", pairs;
    tsv: "pairs.tsv", pairs;
    json_lines: "records.jsonl", records;
    bitext_file: "bitext.json", bitext;
    baseline_file: "baseline.tsv", baseline;
    glossary_toml: "glossary.toml", terms;
    glossary_table: "glossary.csv", terms;
    glossary_two_columns: "terms.csv", terms;
    glossary_side_by_side: "side-by-side.csv", terms;
    glossary_without_header: "omegat.txt", terms;
    glossary_multiterm: "termbase.xml", terms;
    glossary_mesh: "mesh.xml", terms;
    glossary_umls: "names.rrf", terms;
    glossary_snomed: "descriptions.txt", terms;
    glossary_thesaurus: "thesaurus.csv", terms;
    glossary_tbx_2: "glossary2.tbx", terms;
    glossary_tbx_3: "glossary3.tbx", terms;
}

#[test]
fn zip() {
    let part = include_bytes!("../../tests/damage/document.xml");
    fuzz(&archive("word/document.xml", part), |bytes| {
        article(&odt::FORMAT, bytes)?;
        article(&docx::FORMAT, bytes)
    });
}

#[cfg(feature = "xlsx")]
#[test]
fn xlsx() {
    use crate::memory::{UnitWriter, workbook, write_all};
    let units = tmx::read(include_str!("../../tests/damage/memory.tmx")).unwrap();
    let mut bytes = Cursor::new(Vec::new());
    let tags = ["en", "es"].map(|tag| tag.parse().unwrap());
    let [source, target] = tags;
    let languages = (source, target).into();
    let writer = workbook::Writer::new(&mut bytes, &languages, crate::format::Head::default());
    let writer: Box<dyn UnitWriter + '_> = Box::new(writer.unwrap());
    write_all(writer, &units).unwrap();
    fuzz(&bytes.into_inner(), sheet);
}

#[cfg(feature = "xlsx")]
#[test]
fn xlsx_sheet() {
    let relation = |kind: &str, part: &str| {
        format!("<Relationship Id=\"{kind}\" Type=\"x/{kind}\" Target=\"{part}\"/>")
    };
    let relations =
        [relation("worksheet", "sheet.xml"), relation("sharedStrings", "strings.xml")].concat();
    fuzz(include_bytes!("../../tests/damage/sheet.xml"), |bytes| {
        sheet(&archives(&[
            ("xl/workbook.xml", b"<workbook><sheet r:id=\"worksheet\"/></workbook>"),
            ("xl/_rels/workbook.xml.rels", format!("<x>{relations}</x>").as_bytes()),
            ("xl/strings.xml", b"<sst><si><t>en</t></si><si><t>es</t></si></sst>"),
            ("xl/sheet.xml", bytes),
        ]))
    });
}

#[cfg(feature = "xlsx")]
fn sheet(bytes: &[u8]) -> TestCaseResult {
    match crate::memory::workbook::as_table(bytes) {
        Ok(table) => pairs(table.as_bytes()),
        Err(_) => Ok(()),
    }
}

fn archive(part: &str, bytes: &[u8]) -> Vec<u8> {
    archives(&[(part, bytes)])
}

fn archives(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, bytes) in parts {
        writer.start_file(*part, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An article of any format: what is found in it is split into sentences without loss of order, and lies in it, or in
/// what it unpacks to.
fn article(format: &Format, bytes: &[u8]) -> TestCaseResult {
    (format.tables)(bytes);
    let Ok(text) = format.text(bytes, None) else { return Ok(()) };
    let plain = plain::blocks(&text);
    let is_zipped = [&docx::FORMAT, &odt::FORMAT].contains(&format);
    let end = if is_zipped { 1 << 20 } else { bytes.len() };
    let found = bilingual::find("a", &plain.blocks, Default::default());
    if let Ok(bilingual::Found { pair, .. }) = found {
        for document in [&pair.source, &pair.target] {
            for segment in segment(document, &SplitRules::default()).segments {
                let place = segment.text.source(0..segment.text.len());
                prop_assert!(place.start <= place.end && place.end <= end);
            }
        }
    }
    Ok(())
}

fn xml_article(
    read: impl Fn(&crate::text::source_text::SourceText) -> Result<Article, BadXml>,
    bytes: &[u8],
) -> TestCaseResult {
    let Ok(text) = xml::decode(bytes) else { return Ok(()) };
    let Ok(article) = read(&text) else { return Ok(()) };
    for part in [ArticlePart::Abstract, ArticlePart::Body, ArticlePart::All] {
        let Ok(taken) = article.pair("a", Default::default(), part) else { continue };
        for document in [&taken.pair.source, &taken.pair.target] {
            for segment in segment(document, &SplitRules::default()).segments {
                let place = segment.text.source(0..segment.text.len());
                prop_assert!(place.start <= place.end && place.end <= bytes.len());
            }
        }
    }
    Ok(())
}

fn memory(bytes: &[u8]) -> TestCaseResult {
    let text = String::from_utf8_lossy(bytes);
    for units in [tmx::read(&text), xliff::read(&text)].into_iter().flatten() {
        let written = tmx::write(&units, &"en".parse().unwrap(), None);
        prop_assert_eq!(tmx::read(&written.text).unwrap().len(), units.len());
        let tags = Languages::new("en".parse().unwrap(), "es".parse().unwrap());
        let coded = |text: &str, codes: &[_]| Coded {
            text: text.into(),
            codes: codes.to_vec(),
            ..Coded::default()
        };
        let sides = units.iter().map(|unit| {
            (coded(&unit.source, &unit.codes.source), coded(&unit.target, &unit.codes.target))
        });
        let kept = from_pairs("m", tags, sides);
        prop_assert!(file::read(file::write(&kept).as_bytes()).is_ok());
    }
    checked(&text)
}

/// What a mended copy has left cannot be mended.
fn checked(text: &str) -> TestCaseResult {
    validate(text, Encoding::Utf8);
    let (copy, _) = mend(text, Encoding::Utf8);
    let left = validate(&copy, Encoding::Utf8).unwrap_or_default();
    prop_assert!(left.iter().all(|fault| fault.mend.is_none()), "{:?}\n{}", left, copy);
    Ok(())
}

fn pairs(bytes: &[u8]) -> TestCaseResult {
    let text = String::from_utf8_lossy(bytes);
    let Ok(rows) = table::Rows::new(text.as_bytes(), Default::default()) else { return Ok(()) };
    let _ = from_rows::bitext("", rows.languages.clone(), rows, &SplitRules::default());
    Ok(())
}

fn records(bytes: &[u8]) -> TestCaseResult {
    for line in String::from_utf8_lossy(bytes).lines() {
        let _ = record::read(line, Default::default());
    }
    Ok(())
}

/// What is read is written and read again.
fn bitext(bytes: &[u8]) -> TestCaseResult {
    if let Ok(bitext) = file::read(bytes) {
        let again = file::read(file::write(&bitext).as_bytes());
        prop_assert_eq!(again.map_err(|error| error.to_string()), Ok(bitext));
    }
    Ok(())
}

fn baseline(bytes: &[u8]) -> TestCaseResult {
    if let Ok(read) = String::from_utf8_lossy(bytes).parse::<Baseline>() {
        prop_assert_eq!(read.to_string().parse().ok(), Some(read));
    }
    Ok(())
}

/// A glossary that is read is written in every form.
fn terms(bytes: &[u8]) -> TestCaseResult {
    if let Some(glossary) = glossary::read(bytes).ok().filter(|read| !read.concepts.is_empty()) {
        for format in FORMATS.iter().filter(|format| format.takes_glossaries()) {
            let written = format.glossary(&glossary).text;
            let again = glossary::read(written.as_bytes());
            prop_assert!(again.is_ok(), "{:?}\n{}", again.err(), written);
        }
    }
    checked(&String::from_utf8_lossy(bytes))
}

/// What a checker is asked for by each direction of one pair of texts.
#[test]
fn a_bitext_is_checked_in_its_own_direction() {
    let terms = "concept\tlanguage\tterm\nshame\ten\tshame\nshame\tes\tvergüenza\n";
    let glossaries = vec![("terms.tsv".into(), terms.into())];
    let options = Options { clinical: false, glossaries, ..Options::default() };
    let cotejo = Cotejo::new(options).unwrap();
    let [en, es] = ["en", "es"].map(LanguageTag::known);
    let (english, spanish) = ("Shame fell.", "La culpa disminuyó.");
    let there = from_pairs("there", (en.clone(), es.clone()), [(english, spanish)]);
    let back = from_pairs("back", (es, en), [("La vergüenza disminuyó.", "Guilt fell.")]);
    let found = |bitext: &Bitext| -> Vec<String> {
        let findings = cotejo.check(bitext).into_iter();
        let text = |finding: Finding| {
            let place = finding.source?;
            Some(bitext.source.segments[place.segment].as_str()[place.range].to_owned())
        };
        findings.filter(|finding| finding.rule == "term-missing").filter_map(text).collect()
    };
    assert_eq!(found(&there), ["Shame"]);
    // Spanish terms are looked for in the Spanish text, English ones in the English
    assert_eq!(found(&back), ["vergüenza"]);
    assert_eq!(found(&there), ["Shame"]);
}

#[test]
fn bytes_of_any_kind_give_bitexts() {
    const EN: &str = "Shame and self-criticism were measured in twelve clinics.";
    const ES: &str = "La vergüenza y la autocrítica se midieron en 12 clínicas.";
    let cotejo = Cotejo::new(Options::default()).unwrap();
    let tmx = tmx::write(
        &cotejo.units(&from_pairs("m", tags(), [(EN, ES)]), None),
        &LanguageTag::known("en"),
        None,
    );
    let records = format!("{{\"en\": \"{EN}\", \"es\": \"{ES}\"}}\n").repeat(2);
    for (name, bytes, count, is_aligned) in [
        ("a.txt", format!("{EN}\n\n{ES}"), 1, false),
        ("a.tsv", format!("en\tes\n{EN}\t{ES}\n"), 1, true),
        ("a.tmx", tmx.text, 1, true),
        ("a.jsonl", records, 2, false),
    ] {
        let read = cotejo.read(name, bytes.as_bytes(), &Reading::default()).unwrap();
        assert_eq!(read.len(), count, "{name}");
        for mut loaded in read {
            assert_eq!(loaded.bitext.is_aligned(), is_aligned, "{name}");
            cotejo.align(&mut loaded.bitext);
            let units = cotejo.units(&loaded.bitext, None);
            assert!(units.iter().all(|unit| (&*unit.source, &*unit.target) == (EN, ES)), "{name}");
            assert_eq!(cotejo.explain(&loaded.bitext).len(), loaded.bitext.alignment.beads.len());
        }
    }
    let reading = Reading::default();
    let pair = cotejo.read_pair(("en", EN.as_bytes()), ("es", ES.as_bytes()), &reading).unwrap();
    assert_eq!(pair.bitext.languages(), tags());
    let error = cotejo.read("a.txt", EN.as_bytes(), &reading).unwrap_err();
    assert_eq!(error.document, "a.txt");
    assert!(error.what.to_string().starts_with("only one language was found (en)"), "{error}");
}

/// An included file is read where it is named, if the caller fetches it.
#[test]
fn included_files_are_followed_only_if_they_are_fetched() {
    const EN: &str = "Shame and self-criticism were measured in twelve clinics.";
    const ES: &str = "La vergüenza y la autocrítica se midieron en 12 clínicas.";
    let main = format!(
        "\\documentclass{{article}}\n\\begin{{document}}\n{EN}\n\n% \\input{{no}}\n\\input{{es}}\n\\end{{document}}\n"
    );
    let cotejo = Cotejo::new(Options::default()).unwrap();
    let read = |fetch| {
        let reading = Reading { fetch, ..Reading::default() };
        cotejo.read("main.tex", main.as_bytes(), &reading).map(|mut read| read.remove(0).bitext)
    };
    assert!(
        read(None).unwrap_err().what.to_string().starts_with("only one language was found (en)")
    );
    let fetch =
        FetchFile::new(|main, name| ((main, name) == ("main.tex", "es.tex")).then(|| ES.into()));
    let target = read(Some(fetch)).unwrap().target.segments.remove(0);
    assert_eq!((target.as_str(), target.text.lines()), (ES, (6, 6)));
    assert_eq!(&main[target.text.source(0..target.text.len())], "\\input{es}");
}

fn tags() -> Languages {
    Languages::new(LanguageTag::known("en"), LanguageTag::known("es"))
}

#[test]
fn a_bitext_covers_each_segment_once() {
    let texts = from_pairs("x", tags(), [("One.", "Uno."), ("Two.", "Dos.")]);
    let bead = |source, target| Bead::new(source, target, 0.5);
    let unsure = Bead { confidence: 1.5, ..bead(1..2, 1..2) };
    for (beads, fault) in [
        (vec![bead(0..1, 1..2), bead(1..2, 0..1)], ""), // moved beads cross
        (vec![bead(0..2, 0..2)], ""),
        (
            vec![bead(0..1, 0..1), bead(1..3, 1..2)],
            "bead 2 ends behind segment 3 of the source, which has 2; end it at 2 or before",
        ),
        (
            vec![bead(0..1, 0..1), bead(1..2, 0..2)],
            "beads 1 and 2 both have segment 1 of the target (“Uno.”); take it out of one of them",
        ),
        (vec![bead(0..1, 0..1), unsure], "bead 2 has a confidence that is not from 0 to 1"),
        (
            vec![bead(0..1, 0..1), bead(1..2, 1..1)],
            "segment 2 of the target (“Dos.”) is in no bead; add it to one, or as a bead whose other side is empty",
        ),
    ] {
        let (source, target) = (texts.source.clone(), texts.target.clone());
        let made = Bitext::new("x", source, target, Alignment { beads });
        let said = made.err().map_or_else(String::new, |bad| bad.to_string());
        assert!(said.starts_with(fault) && said.is_empty() == fault.is_empty(), "{fault}: {said}");
    }
}

/// A memory, a table or a record with a text of many megabytes: that one is named, the others are read.
#[test]
fn a_text_that_nobody_wrote_is_left_out() {
    let endless = "a word and so on ".repeat(200_000);
    let cotejo = Cotejo::new(Options::default()).unwrap();
    let texts = ["Shame was measured.", &endless, "It fell."];
    let unit = |text: &str| {
        format!(
            "<tu><tuv xml:lang='en'><seg>{text}</seg></tuv><tuv xml:lang='es'><seg>Bajó.</seg></tuv></tu>"
        )
    };
    let memory = format!(
        "<tmx version='1.4'><header srclang='en'/><body>{}</body></tmx>",
        texts.map(unit).concat()
    );
    let table = format!("en\tes\n{}", texts.map(|text| format!("{text}\tBajó.\n")).concat());
    for (name, file, fault) in [
        ("a.tmx", memory, "line 1: a text is 3 MB long, and no more than 2 MB are read as one"),
        ("a.tsv", table, "row 3: a text is 3 MB long, and no more than 2 MB are read as one"),
    ] {
        let read = cotejo.read(name, file.as_bytes(), &Reading::default()).unwrap().remove(0);
        assert_eq!(read.bitext.alignment.beads.len(), 2, "{name}");
        assert_eq!(read.unread.messages(), [fault], "{name}");
    }
    let pair = format!(r#"{{"pairs": [{{"en": "{endless}", "es": "Bajó."}}]}}"#);
    let record = cotejo.read("a.jsonl", pair.as_bytes(), &Reading::default()).unwrap_err();
    assert!(record.what.to_string().contains("pair 1: a text is 3 MB long"), "{record}");
    let endless = endless.repeat(3);
    let text = format!("Abstract\n\nShame.\n\nResumen\n\n{endless}");
    for (name, file) in [("a.txt", text), ("a.rtf", format!("{{\\rtf1 {endless}\\par}}"))] {
        let refused = cotejo.read(name, file.as_bytes(), &Reading::default()).unwrap_err();
        assert!(refused.what.to_string().contains("8 MB"), "{refused}");
    }
}
