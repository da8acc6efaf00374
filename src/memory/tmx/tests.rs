//! What is written is read, and what is bad is refused.

use super::{read, write};
use crate::language::{LanguageTag, Languages};
use crate::memory::{Provenance, TranslationUnit};
use crate::text::xml;
use proptest::prelude::*;

fn unit(id: usize, source: &str, target: &str) -> TranslationUnit {
    TranslationUnit {
        provenance: Provenance { created: Some("20260102T030405Z".into()), ..Default::default() },
        properties: vec![("x-document".into(), source.to_owned())],
        ..TranslationUnit::new(
            format!("u{id}"),
            Languages::new(LanguageTag::known("en"), LanguageTag::known("es-MX")),
            source,
            target,
        )
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(texts in prop::collection::vec(("x[\\PC\\t\\n\\r<>&\"'\\]]{1,40}", "y\\PC{1,40}"), 0..6)) {
        let units: Vec<_> = texts.iter().enumerate().map(|(id, (source, target))| unit(id, source, target)).collect();
        let written = write(&units, &LanguageTag::known("en"), None);
        prop_assert_eq!(written.dropped, texts.iter().flat_map(|(s, t)| s.chars().chain(s.chars()).chain(t.chars())).filter(|c| !xml::is_xml(*c)).count());
        prop_assert_eq!(read(&written.text).unwrap(), units);
    }
}

#[test]
fn forbidden_characters_are_dropped_and_counted() {
    let written = write(&[unit(1, "a\u{1}b", "c\u{ffff}")], &LanguageTag::known("en"), None);
    assert_eq!(written.dropped, 3); // the property holds the source once more
    assert_eq!(read(&written.text).unwrap()[0].source, "ab");
}

#[test]
fn what_is_left_of_nothing_is_blank() {
    let text = |source: &str| {
        format!(
            "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>{source}</seg></tuv>\
             <tuv xml:lang=\"es\"><seg>yo</seg></tuv></tu></body></tmx>"
        )
    };
    assert_eq!(read(&text("\u{e}a")).unwrap().len(), 1);
    assert_eq!(read(&text("\u{e} ")).unwrap(), []); // written again, it would have no text
}

#[test]
fn a_file_that_was_cut_off_is_refused_wherever_the_cut_is() {
    let written = write(&[unit(1, "a & b", "c")], &LanguageTag::known("en"), None).text;
    let whole = written.trim_end().len();
    for end in (0..whole).filter(|end| written.is_char_boundary(*end)) {
        assert!(read(&written[..end]).is_err(), "cut at {end}");
    }
    assert!(read(&written).is_ok());
}

#[test]
fn codes_are_kept_apart_and_entities_refused() {
    let text = "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"es\"><seg>el <bpt i=\"1\">&lt;b></bpt>yo<ept i=\"1\"/></seg></tuv><tuv xml:lang=\"en\"><seg>the <hi>self</hi></seg></tuv></tu></body></tmx>";
    let units = read(text).unwrap();
    assert_eq!((units[0].source.as_str(), units[0].target.as_str()), ("the self", "el yo"));
    // each answers the code of its name, or stands alone where its other end does not stand in the text
    let text = "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>the <bpt i=\"1\" x=\"5\" type=\"bold\">&lt;b></bpt>self<ept i=\"1\">&lt;/b></ept> <it pos=\"begin\">&lt;i></it>rose<ph x=\"6\">&lt;br/></ph></seg></tuv>\
        <tuv xml:lang=\"es\"><seg>el <bpt i=\"2\" x=\"5\" type=\"bold\">&lt;b></bpt><hi type=\"term\">yo</hi><ept i=\"2\">&lt;/b></ept> <ph x=\"6\">&lt;br/></ph>subió</seg></tuv></tu></body></tmx>";
    let units = read(text).unwrap();
    assert_eq!(
        (units[0].source.as_str(), units[0].target.as_str()),
        ("the self rose", "el yo subió")
    );
    let written = write(&units, &LanguageTag::known("en"), None).text;
    for seg in [
        "<seg>the <bpt i=\"1\" x=\"1\" type=\"bold\">&lt;b&gt;</bpt>self<ept i=\"1\">&lt;/b&gt;</ept> <it pos=\"begin\">&lt;i&gt;</it>rose<ph x=\"3\">&lt;br/&gt;</ph></seg>",
        "<seg>el <bpt i=\"1\" x=\"1\" type=\"bold\">&lt;b&gt;</bpt><hi type=\"term\">yo</hi><ept i=\"1\">&lt;/b&gt;</ept> <ph x=\"3\">&lt;br/&gt;</ph>subió</seg>",
    ] {
        assert!(written.contains(seg), "{written}");
    }
    let again = write(&read(&written).unwrap(), &LanguageTag::known("en"), None).text;
    assert_eq!(again, written);
    let bomb = "<!DOCTYPE tmx [<!ENTITY a \"aaaa\">]>\n<tmx><body><tu>\n<tuv xml:lang=\"en\"><seg>&a;</seg></tuv></tu></body></tmx>";
    let error = read(bomb).unwrap_err();
    assert!(error.starts_with("line 3: "), "{error}");
    assert!(error.contains("&a;"));
}

/// Each variant is paired with all others, which grows with the square.
#[test]
fn two_wordings_in_one_language_are_no_translations_of_each_other() {
    for (tags, pairs) in [
        (&["en", "es", "es"][..], &["en 0 es 1", "en 0 es 2"][..]),
        (&["es", "es", "en"], &["en 2 es 0", "en 2 es 1"]),
        (
            &["en", "es", "es", "fr"],
            &["en 0 es 1", "en 0 es 2", "en 0 fr 3", "es 1 fr 3", "es 2 fr 3"],
        ),
        (&["en", "en"], &[]),
        (&["en", "es-ES", "es-MX"], &["en 0 es-ES 1", "en 0 es-MX 2", "es-ES 1 es-MX 2"]),
    ] {
        let variant =
            |(at, tag): (usize, &&str)| format!("<tuv xml:lang='{tag}'><seg>{at}</seg></tuv>");
        let variants: String = tags.iter().enumerate().map(variant).collect();
        let memory = format!(
            "<tmx version='1.4'><header srclang='en'/><body><tu>{variants}</tu></body></tmx>"
        );
        let units = read(&memory).unwrap();
        let pair = |unit: &TranslationUnit| {
            let Languages { source, target } = &unit.languages;
            format!("{source} {} {target} {}", unit.source, unit.target)
        };
        assert_eq!(units.iter().map(pair).collect::<Vec<_>>(), pairs, "{tags:?}");
    }
}

#[test]
fn a_unit_has_a_bounded_number_of_variants() {
    let read_variants = |count: usize, text: &str| {
        let variant = |at| format!("<tuv xml:lang=\"en-x-a{at}\"><seg>{text}</seg></tuv>");
        let variants: String = (0..count).map(variant).collect();
        read(&format!("<tmx><body><tu tuid=\"u\">{variants}</tu></body></tmx>"))
    };
    assert_eq!(read_variants(100, "Shame.").unwrap().len(), 100 * 99 / 2);
    let long = "shame ".repeat(1 << 18);
    assert_eq!(read_variants(2, &long).unwrap().len(), 1);
    for (count, text) in [(201, "Shame."), (10_000, "Shame."), (10, &long)] {
        let refusal = read_variants(count, text).unwrap_err();
        assert!(refusal.contains("split the unit"), "{refusal}");
    }
}
