//! Inputs of a size or shape that a careless aligner takes forever for. Slow without optimisation; run with
//! `cargo test --release --test large -- --ignored`.

mod cost;
mod place;

use cost::grows_in_proportion;
use cotejo::{Cotejo, Options, Reading};
use place::{Place, code, err};

/// Aligns two texts given a segment a line, and gives the number of beads.
fn beads(source: &str, target: &str) -> usize {
    let place = Place::new();
    place.write("en.txt", source);
    place.write("es.txt", target);
    let args = [
        "align",
        "en.txt",
        "es.txt",
        "--sentences",
        // some of these are no translations
        "--force",
        "--source",
        "en",
        "--target",
        "es",
        "-f",
        "tsv",
    ];
    let output = place.run(&args);
    assert_eq!(code(&output), 0, "{}", err(&output));
    String::from_utf8(output.stdout).unwrap().lines().count()
}

#[test]
#[ignore = "slow without optimisation"]
fn sentences_that_are_all_the_same() {
    grows_in_proportion(1_250, |size| {
        let source = "Shame was measured in ten clinics.\n".repeat(size);
        let target = "La vergüenza se midió en diez clínicas.\n".repeat(size);
        assert_eq!(beads(&source, &target), size);
    });
}

#[test]
#[ignore = "slow without optimisation"]
fn one_sentence_of_five_megabytes() {
    grows_in_proportion(25_000, |size| {
        let source = "shame and guilt in nurses, ".repeat(size) + "again.\n";
        let target = "vergüenza y culpa en enfermeras, ".repeat(size) + "otra vez.\n";
        assert_eq!(beads(&source, &target), 1);
    });
}

#[test]
#[ignore = "slow without optimisation"]
fn fifty_thousand_against_one() {
    grows_in_proportion(6_250, |size| {
        let source: String = (0..size).map(|n| format!("Nurse {n} spoke of shame.\n")).collect();
        assert!(beads(&source, "La enfermera 7 habló de la vergüenza.\n") >= size - 8);
    });
}

#[test]
fn nothing_against_a_thousand() {
    let target: String = (0..1_000).map(|n| format!("La enfermera {n} habló.\\n")).collect();
    let record = format!("{{\"en\": \"\", \"es\": \"{target}\"}}");
    let mut reading = Reading::default();
    reading.sentences = true;
    let cotejo = Cotejo::new(Options::default()).unwrap();
    let mut bitext = cotejo.read("a.jsonl", record.as_bytes(), &reading).unwrap().remove(0).bitext;
    cotejo.align(&mut bitext);
    let alignment = bitext.alignment;
    assert_eq!(alignment.beads.len(), 1_000);
    assert!(alignment.beads.iter().all(|bead| bead.is_null() && bead.confidence == 1.0));
}
