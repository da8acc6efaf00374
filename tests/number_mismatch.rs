//! What counts as the same number: pairs that agree, and pairs that differ with what is marked in them.

use cotejo::bitext::{Bitext, from_pairs};
use cotejo::check::Finding;
use cotejo::{Cotejo, Options};
use proptest::prelude::*;
use std::sync::LazyLock;

const AGREE: &str = include_str!("numbers/agree.tsv");
const DIFFER: &str = include_str!("numbers/differ.tsv");

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.skip(1).map(|line| line.split('\t').collect())
}

fn bitext(languages: &str, pairs: &[(&str, &str)]) -> Bitext {
    let (source, target) = languages.split_once('-').unwrap();
    let languages = (source.parse().unwrap(), target.parse().unwrap());
    from_pairs("row", languages, pairs.iter().map(|pair| (pair.0.to_owned(), pair.1.to_owned())))
}

fn findings(bitext: &Bitext) -> Vec<Finding> {
    static COTEJO: LazyLock<Cotejo> = LazyLock::new(|| {
        let mut options = Options::default();
        options.clinical = false;
        Cotejo::new(options).unwrap()
    });
    let mut findings = COTEJO.check(bitext);
    findings.retain(|finding| finding.rule == "number-mismatch");
    findings
}

/// The findings as rows have them: `35 → 53; 45 →`.
fn marked(bitext: &Bitext) -> String {
    let shown = findings(bitext).into_iter().map(|finding| {
        let source = finding
            .source
            .map(|place| &bitext.source.segments[place.segment].as_str()[place.range]);
        let target = finding
            .target
            .map(|place| &bitext.target.segments[place.segment].as_str()[place.range]);
        format!("{} → {}", source.unwrap_or(""), target.unwrap_or("")).trim().to_owned()
    });
    shown.collect::<Vec<_>>().join("; ")
}

/// What a person is told of a pair.
fn said(pair: &(&str, &str)) -> String {
    let told = findings(&bitext("en-es", &[*pair])).into_iter().map(|finding| {
        let suggestion = finding
            .suggestion
            .map_or(String::new(), |suggestion| format!("\n  help: {suggestion}"));
        format!("{}\n  note: {}{suggestion}\n", finding.message, finding.why)
    });
    format!("{}\n{}\n{}", pair.0, pair.1, told.collect::<String>())
}

#[test]
fn numbers_that_agree_are_passed_over() {
    let wrong: Vec<String> = rows(AGREE)
        .filter_map(|row| {
            let found = marked(&bitext(row[0], &[(row[1], row[2])]));
            (!found.is_empty()).then(|| format!("{} | {}: {found}", row[1], row[2]))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn numbers_that_differ_are_found_with_both_places() {
    let wrong: Vec<String> = rows(DIFFER)
        .filter_map(|row| {
            let found = marked(&bitext(row[0], &[(row[1], row[2])]));
            (found != row[3]).then(|| format!("{} | {}: {found}, not {}", row[1], row[2], row[3]))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_differs_is_said_and_what_to_write() {
    let pairs = [
        ("We saw 35 nurses.", "Vimos a 53 enfermeras."),
        ("We saw twelve nurses.", "Vimos a diez enfermeras."),
        ("We saw twelve nurses.", "Vimos a 10 enfermeras."),
        ("We saw 12,500 nurses.", "Vimos a 12.000 enfermeras."),
        ("The p value was .04.", "El valor de p fue 0,4."),
        ("The fourth week was hard.", "La tercera semana fue dura."),
        ("The 4th week was hard.", "La 3.ª semana fue dura."),
        ("Half of them left.", "Un tercio de ellos se fue."),
        ("It began in March 2020.", "Comenzó en mayo de 2020."),
        ("The PHQ-9 was used.", "Se usó el PHQ-8."),
        ("The result was clear (p < 0.05).", "El resultado fue claro (p > 0,05)."),
        ("More than 30 nurses answered.", "Respondieron menos de 30 enfermeras."),
        ("The result was clear (p < 0.05).", "El resultado fue claro (p 0,05)."),
        ("The correlation was r = -0.43.", "La correlación fue r = 0,43."),
        ("The correlation was r = 0.43.", "La correlación fue r = −0,43."),
        ("They took 5 mg.", "Tomaron 5 g."),
        ("It lasted 6 weeks.", "Duró 6 meses."),
        ("It lasted 6 days.", "Duró 6 h."),
        ("It cost $50.", "Costó 50 euros."),
        ("In all, 45% left.", "En total, se fueron 45."),
        ("It fell from 81.5 to 72.4.", "Bajó de 72,4 a 81,5."),
        ("Ages were 10 to 19 years.", "Las edades se registraron."),
        ("Nurses left.", "Se fueron 45 enfermeras."),
    ];
    insta::assert_snapshot!(pairs.iter().map(said).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_document_shows_its_style_in_all_its_segments() {
    let pairs = [
        ("We saw 1500 nurses.", "Vimos a 1.500 enfermeras."),
        ("The ratio was 0.5.", "La razón fue de 0,5."),
    ];
    assert_eq!(marked(&bitext("en-es", &pairs)), "");
    let pairs = [
        ("We saw 1.5 nurses.", "Vimos a 1.500 enfermeras."),
        ("The ratio was 0.5.", "La razón fue de 0,5."),
    ];
    assert_eq!(marked(&bitext("en-es", &pairs)), "1.5 → 1.500");
}

proptest! {
    #[test]
    fn a_text_agrees_with_itself(
        text in "(\\PC|[0-9.,:/%()<>=±−–-]|[a-z]|[0-9]{1,3}| (two|half|third|and a half|of|every|million|XX|mg|years|May) ){0,30}",
    ) {
        prop_assert_eq!(marked(&bitext("en-en", &[(&text, &text)])), "");
    }
}
