//! What is written is read, what others write is read, and what is bad is refused.

use super::{Writer, read};
use crate::language::{LanguageTag, Languages};
use crate::memory::{Provenance, TranslationUnit, write_all};
use proptest::prelude::*;

fn unit(id: &str, document: &str, source: &str, target: &str) -> TranslationUnit {
    TranslationUnit {
        provenance: Provenance { created: Some("20260102T030405Z".into()), ..Default::default() },
        properties: vec![("x-document".into(), document.into()), ("note".into(), "a < b".into())],
        ..TranslationUnit::new(
            id.to_owned(),
            Languages::new(LanguageTag::known("en"), LanguageTag::known("es-MX")),
            source,
            target,
        )
    }
}

fn write(units: &[TranslationUnit]) -> String {
    let mut bytes = Vec::new();
    let tags = Languages::new(LanguageTag::known("en"), LanguageTag::known("es-MX"));
    write_all(Box::new(Writer::new(&mut bytes, &tags).unwrap()), units).unwrap();
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #[test]
    fn what_is_written_is_read(texts in prop::collection::vec(("(a|ñ b|[\\PC ]{0,5})", "d[12]", "x[\\PC\\t\\n\\r\\x01<>&\"'\\]]{1,40}", "y.{1,40}"), 0..6)) {
        let units: Vec<_> = texts.iter().map(|(id, document, source, target)| unit(id, document, source, target)).collect();
        prop_assert_eq!(read(&write(&units)).unwrap(), units);
    }
}

#[test]
fn both_generations_are_read() {
    let old = "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"a.docx\" source-language=\"en\" target-language=\"es\" datatype=\"plaintext\"><body>
        <trans-unit id=\"1\"><source>the <g id=\"1\">self</g><x id=\"2\"/></source><seg-source><mrk mtype=\"seg\">no</mrk></seg-source><target>el <bpt id=\"3\">&lt;b></bpt>yo<ept id=\"3\"/></target><alt-trans><source>no</source><target>no</target></alt-trans><note>mind</note></trans-unit>
        <trans-unit id=\"2\"><source>untranslated</source></trans-unit></body></file></xliff>";
    let new = "<x:xliff xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"es\"><x:file id=\"f\"><x:unit id=\"u\"><x:originalData><x:data id=\"d\">no</x:data></x:originalData>
        <x:segment><x:source>the <x:pc id=\"1\">self</x:pc><x:ph id=\"2\"/></x:source><x:target>el yo</x:target></x:segment><x:ignorable><x:source> </x:source></x:ignorable>
        <x:segment><x:source>b<x:cp hex=\"001F\"/></x:source><x:target>c</x:target></x:segment></x:unit></x:file></x:xliff>";
    let pairs = |text: &str| {
        let units = read(text).unwrap();
        units.into_iter().map(|unit| (unit.id, unit.source, unit.target)).collect::<Vec<_>>()
    };
    let own = |id: &str, source: &str, target: &str| (id.into(), source.into(), target.into());
    assert_eq!(pairs(old), [own("1", "the self", "el yo")]);
    assert_eq!(pairs(new), [own("u", "the self", "el yo"), own("u-2", "b\u{1f}", "c")]);
    let properties = &read(old).unwrap()[0].properties;
    assert_eq!(
        properties[..],
        [("x-document", "a.docx"), ("note", "mind")].map(|(a, b)| (a.into(), b.into()))
    );
}

#[test]
fn a_code_without_data_is_what_is_shown_for_it() {
    let file = |source: &str| {
        format!(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"es\"><file \
             id=\"f\"><unit id=\"u\"><originalData><data id=\"d\">data</data></originalData><segment><source>a{source}\
             </source><target>b</target></segment></unit></file></xliff>"
        )
    };
    for (source, data) in [
        ("<ph id=\"1\" disp=\"{n}\" equiv=\"N\"/>", &["{n}"][..]),
        ("<ph id=\"1\" equiv=\"N\"/>", &["N"]),
        ("<ph id=\"1\" dataRef=\"d\" disp=\"{n}\"/>", &["data"]),
        ("<x id=\"1\" equiv-text=\"{n}\"/>", &["{n}"]),
        ("<pc id=\"1\" dispStart=\"[\" dispEnd=\"]\">c</pc>", &["[", "]"]),
        (
            "<pc id=\"1\" dataRefStart=\"d\" dataRefEnd=\"d\" equivStart=\"[\" equivEnd=\"]\">c</pc>",
            &["data", "data"],
        ),
        ("<ph id=\"1\"/>", &[""]),
    ] {
        let units = read(&file(source)).unwrap();
        let found: Vec<&str> = units[0].codes.source.iter().map(|code| &*code.data).collect();
        assert_eq!(found, data, "{source}");
    }
}

#[test]
fn comments_of_tools_are_notes_of_their_segments() {
    let file = |start: &str, unit: &str| {
        format!(
            "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\" \
             xmlns:q=\"MQXliff\">{start}<file original=\"a\" datatype=\"x\" source-language=\"en\" target-language=\"es\"><body>{unit}</body></file></xliff>"
        )
    };
    let definitions = "<sdl:doc-info><sdl:cmt-defs><sdl:cmt-def id=\"c1\"><sdl:Comments><sdl:Comment user=\"a\">which one?</sdl:Comment>\
                       <sdl:Comment user=\"b\"> the cup </sdl:Comment></sdl:Comments></sdl:cmt-def></sdl:cmt-defs></sdl:doc-info>";
    let segments = "<trans-unit id=\"1\"><source>Wash it. Dry it.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">Wash it.</mrk> \
                    <mrk mtype=\"seg\" mid=\"2\">Dry it.</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">Lávelo.</mrk> <mrk mtype=\"seg\" \
                    mid=\"2\"><mrk mtype=\"x-sdl-comment\" sdl:cid=\"c1\">Séquelo</mrk>.</mrk></target></trans-unit>";
    let commented = "<trans-unit id=\"1\"><source>Wash it.</source><target>Lávelo.</target><q:comments><q:comment id=\"1\">soap?</q:comment>\
                     <q:comment id=\"2\"/></q:comments></trans-unit><trans-unit id=\"2\"><source>Dry it.</source><target>Séquelo.</target></trans-unit>";
    for (text, notes) in [
        (file(definitions, segments), [None, Some("which one?\nthe cup")]),
        (file("", segments), [None, None]),
        (file("", commented), [Some("soap?"), None]),
    ] {
        let units = read(&text).unwrap();
        let found: Vec<Option<&str>> = units.iter().map(|unit| unit.property("note")).collect();
        assert_eq!(found, notes, "{text}");
        assert!(units.iter().all(|unit| !unit.target.contains("soap")));
    }
}

#[test]
fn faults_are_refused_with_their_line() {
    let file = |body: &str| {
        format!("<xliff version=\"2.1\" srcLang=\"en\" trgLang=\"es\">\n{body}</xliff>")
    };
    let segment = "<file><unit id=\"1\"><segment><source>a</source><target>&b;</target></segment></unit></file>";
    for (text, line, what) in [
        (file(segment), 2, "&b;"),
        (file("<file><unit id=\"1\"><segment><source><cp hex=\"xyz\"/></source></segment></unit></file>"), 2, "no character"),
        ("<xliff version=\"2.1\"><file><unit id=\"1\"><segment><source>a</source>\n<target>b</target></segment></unit></file></xliff>".into(), 2, "source language"),
        ("<tmx/>".into(), 1, "no <xliff>"),
    ] {
        let error = read(&text).unwrap_err();
        assert!(error.starts_with(&format!("line {line}: ")) && error.contains(what), "{error}");
    }
    let whole = write(&[unit("1", "d", "a & b", "c")]);
    for end in (0..whole.trim_end().len()).filter(|end| whole.is_char_boundary(*end)) {
        assert!(read(&whole[..end]).is_err(), "cut at {end}");
    }
}

/// Many codes may refer to the same original data, and each has it of its own.
#[test]
fn the_original_data_of_a_text_is_bounded() {
    let read_with = |size: usize, count: usize| {
        let data = "x".repeat(size);
        let codes: String =
            (0..count).map(|at| format!("<ph id=\"{at}\" dataRef=\"d\"/>")).collect();
        read(&format!(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"es\">\
             <file id=\"f\"><unit id=\"u\"><originalData><data id=\"d\">{data}</data></originalData><segment>\
             <source>Shame.{codes}</source><target>Vergüenza.</target></segment></unit></file></xliff>"
        ))
    };
    assert_eq!(read_with(100, 3000).unwrap()[0].codes.source.len(), 3000);
    assert!(read_with(5 << 20, 1).is_ok());
    assert!(read_with(1 << 20, 3000).unwrap_err().contains("original data"));
}
