//! What each writer cannot hold.

use super::{
    Provenance, TranslationUnit, json_lines, markdown, moses, table, tmx, write_all, xliff,
};
use crate::format::Writes;
use crate::language::{LanguageTag, Languages};
use std::io::sink;

fn unit(id: &str, source: &str, target: &str, note: &str) -> TranslationUnit {
    TranslationUnit {
        provenance: Provenance { created: Some("20260102T030405Z".into()), ..Default::default() },
        properties: [("x-document", "a & b"), ("x-bead", "2-1"), ("note", note)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        ..TranslationUnit::new(
            id.to_owned(),
            Languages::new(LanguageTag::known("en"), LanguageTag::known("es-MX")),
            source,
            target,
        )
    }
}

#[test]
fn what_a_form_cannot_hold_is_counted() {
    let units = [unit("1", "a\tb\nc", "d\u{1}", "e")];
    let tags = Languages::new(LanguageTag::known("en"), LanguageTag::known("es-MX"));
    let other = Languages { target: LanguageTag::known("es"), ..tags.clone() };
    for (format, languages, expected) in [
        (&tmx::FORMAT, &tags, &["1 character that XML forbids was left out"][..]),
        (&xliff::FORMAT, &other, &["1 language tag became that of the file"]),
        (&table::TSV, &tags, &["1 date was left out: the format has no place for it"]),
        (
            &markdown::FORMAT,
            &tags,
            &[
                "2 line breaks and tabs within texts became blanks",
                "2 properties were left out: the format has no place for them",
                "1 date was left out: the format has no place for it",
            ],
        ),
        (
            &moses::FORMAT,
            &tags,
            &[
                "2 line breaks and tabs within texts became blanks",
                "3 properties were left out: the format has no place for them",
                "1 date was left out: the format has no place for it",
            ],
        ),
        (
            &json_lines::FORMAT,
            &tags,
            &[
                "3 properties were left out: the format has no place for them",
                "1 date was left out: the format has no place for it",
            ],
        ),
    ] {
        let writer = match &format.write {
            Some(Writes::TwoFiles(write)) => write(Box::new(sink()), Box::new(sink())),
            _ => format.unit_writer(sink(), languages, None).unwrap().unwrap(),
        };
        let lost = write_all(writer, &units).unwrap();
        let said: Vec<String> = lost.messages().iter().map(ToString::to_string).collect();
        assert_eq!(said, expected, "{}", format.title);
    }
}
