//! `cotejo align`: marks for review, words learned and kept, explanations.

mod place;

use place::{Place, code, err, sample};
use std::fmt::Write;

/// Two made-up languages in step: every German sentence has its French one.
fn german_and_french(sentences: usize) -> (String, String) {
    let nouns = [
        ("Gletscher", "glacier"),
        ("Führer", "guide"),
        ("Hütte", "cabane"),
        ("Gipfel", "sommet"),
        ("Seil", "corde"),
        ("Schnee", "neige"),
        ("Wand", "paroi"),
        ("Sturm", "tempête"),
        ("Morgen", "matin"),
        ("Weg", "chemin"),
        ("Tal", "vallée"),
    ];
    let verbs =
        [("sieht", "voit"), ("verlässt", "quitte"), ("sucht", "cherche"), ("fürchtet", "craint")];
    let (mut german, mut french) = (String::new(), String::new());
    for i in 0..sentences {
        let (a, verb) = (nouns[i * 7 % nouns.len()], verbs[i % verbs.len()]);
        let b = nouns[(i * i + 3) % nouns.len()];
        let _ = writeln!(german, "Der {} {} {} im Jahr {}.", a.0, verb.0, b.0, 1800 + i);
        let _ = writeln!(french, "Le {} {} {} en {}.", a.1, verb.1, b.1, 1800 + i);
    }
    (german, french)
}

#[test]
fn a_bead_is_explained() {
    let place = Place::new();
    place.write("article.txt", sample());
    insta::assert_snapshot!("explain", place.out(&["align", "article.txt", "-q", "--explain=7"]));
    let all = place.out(&["align", "article.txt", "-q", "--explain"]);
    assert_eq!(all.matches("confidence").count(), 10);
    let output = place.run(&["align", "article.txt", "--explain=11"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("its beads are numbered from 1 to 10"), "{}", err(&output));
}

#[test]
fn doubtful_beads_are_marked_in_every_output() {
    let place = Place::new();
    place.write("article.txt", sample());
    let marked = |args: &[&str]| {
        place.out(&[&["align", "article.txt", "-q", "--min-confidence", "0.99"], args].concat())
    };
    let rows = marked(&["-f", "tsv"]);
    let doubtful: Vec<&str> = rows.lines().filter(|row| row.contains("\treview")).collect();
    assert_eq!(doubtful.len(), 3, "{rows}");
    assert_eq!(marked(&["-f", "json"]).matches("\"review\": true").count(), 3);
    // a bead without a counterpart is no translation unit
    assert_eq!(marked(&["-f", "tmx"]).matches("<prop type=\"x-review\">").count(), 2);
    assert_eq!(marked(&[]).matches("?").count(), 3);
    assert!(!place.out(&["align", "article.txt", "-q", "-f", "tsv"]).contains("review"));
}

#[test]
fn the_words_of_a_language_without_a_lexicon_are_learned_and_kept() {
    let place = Place::new();
    let (german, french) = german_and_french(130);
    place.write("de.txt", &german);
    place.write("fr.txt", &french);
    let align = |more: &[&str]| {
        let args = [
            "align",
            "de.txt",
            "fr.txt",
            "--sentences",
            "--source",
            "de",
            "--target",
            "fr",
            "-f",
            "tsv",
        ];
        let output = place.run(&[&args, more].concat());
        assert_eq!(code(&output), 0, "{}", err(&output));
        (String::from_utf8(output.stdout.clone()).unwrap(), err(&output))
    };
    let (rows, said) = align(&["--lexicon-out", "words.tsv"]);
    assert!(said.contains("pairs of words, de and fr, from 1"), "{said}");
    let words = std::fs::read_to_string(place.path("words.tsv")).unwrap();
    assert!(
        words.starts_with("de\tfr\tstrength\n") && words.contains("gletscher\tglacier\t"),
        "{words}"
    );
    // kept words are used as they were learned, and nothing is learned again
    let (again, said) = align(&["--lexicon", "words.tsv"]);
    assert_eq!(again, rows);
    assert!(!said.contains("learned"), "{said}");
    assert!(!align(&["--induce", "never"]).1.contains("learned"));
}

#[test]
fn many_documents_teach_together() {
    let place = Place::new();
    let (german, french) = german_and_french(140);
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (german, french) = (lines(&german), lines(&french));
    let records: Vec<String> = german
        .chunks(7)
        .zip(french.chunks(7))
        .map(|(de, fr)| format!("{{\"de\": {:?}, \"fr\": {:?}}}", de.join("\n\n"), fr.join("\n\n")))
        .collect();
    place.write("all.jsonl", records.join("\n"));
    let output = place.run(&["align", "all.jsonl", "-f", "tsv"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(err(&output).contains("learned"), "{}", err(&output));
    assert_eq!(output.stdout, place.run(&["align", "all.jsonl", "-f", "tsv"]).stdout);
}

#[test]
fn a_lexicon_with_a_fault_is_refused_with_its_line() {
    let place = Place::new();
    place.write("article.txt", sample());
    place.write("words.tsv", "en\tes\nshame\n");
    let output = place.run(&["align", "article.txt", "--lexicon", "words.tsv"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("words.tsv: line 2: write a word"), "{}", err(&output));
}
