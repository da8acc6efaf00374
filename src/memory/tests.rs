//! What each writer cannot hold.

use super::{
    TranslationUnit, UnitWriter, json_lines, markdown, moses, table, tmx, write_all, xliff,
};
use crate::language::{LanguageTag, Languages};

fn unit(id: &str, source: &str, target: &str, note: &str) -> TranslationUnit {
    TranslationUnit {
        id: id.to_owned(),
        languages: Languages::new(LanguageTag::known("en"), LanguageTag::known("es-MX")),
        source: source.to_owned(),
        target: target.to_owned(),
        codes: Default::default(),
        created: Some("20260102T030405Z".into()),
        properties: [("x-document", "a & b"), ("x-bead", "2-1"), ("note", note)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
    }
}

#[test]
fn what_a_form_cannot_hold_is_counted() {
    let units = [unit("1", "a\tb\nc", "d\u{1}", "e")];
    let lost = |writer: Box<dyn UnitWriter>| write_all(writer, &units).unwrap().messages();
    let sink = std::io::sink;
    let tags = || Languages::new(LanguageTag::known("en"), LanguageTag::known("es-MX"));
    let other = Languages { target: LanguageTag::known("es"), ..tags() };
    for (writer, told) in [
        (
            Box::new(tmx::Writer::new(sink(), tags().source, None)) as Box<dyn UnitWriter>,
            &["1 characters that XML forbids were left out"][..],
        ),
        (
            Box::new(xliff::Writer::new(sink(), other)),
            &["1 language tags became those of the file"],
        ),
        (
            Box::new(table::Writer::new(sink(), tags(), b'\t')),
            &[
                "2 line breaks and tabs within texts became blanks",
                "1 properties were left out: the format has no place for them",
                "1 dates were left out: the format has no place for them",
            ],
        ),
        (
            Box::new(markdown::Writer::new(sink(), tags())),
            &[
                "2 line breaks and tabs within texts became blanks",
                "2 properties were left out: the format has no place for them",
                "1 dates were left out: the format has no place for them",
            ],
        ),
        (
            Box::new(moses::Writer::new(sink(), sink())),
            &[
                "2 line breaks and tabs within texts became blanks",
                "3 properties were left out: the format has no place for them",
                "1 dates were left out: the format has no place for them",
            ],
        ),
        (
            Box::new(json_lines::Writer::new(sink())),
            &[
                "3 properties were left out: the format has no place for them",
                "1 dates were left out: the format has no place for them",
            ],
        ),
    ] {
        assert_eq!(lost(writer), told);
    }
}
