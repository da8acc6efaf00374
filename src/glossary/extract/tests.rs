//! What is found in small corpora, and how it is written.

use super::*;
use crate::glossary::{Draft, table as tables};
use crate::text::fold;

/// Whether two words begin alike: what is known beforehand of the words of these tests.
fn alike(source: &str, target: &str) -> f32 {
    let [source, target] = [source, target].map(fold::accents);
    f32::from(u8::from(source.get(..2).is_some_and(|start| target.starts_with(start))))
}

fn candidates(beads: &[(&str, &str)], known: &Glossary) -> Vec<Candidate> {
    let [source, target] = ["en", "es"].map(LanguageTag::known);
    let beads: Vec<(String, String)> =
        beads.iter().map(|(source, target)| ((*source).to_owned(), (*target).to_owned())).collect();
    let settings =
        Settings { source: &source, target: &target, least_count: 2, words_agree: &alike };
    extract(&beads, &settings, known)
}

fn summary(candidates: &[Candidate]) -> Vec<String> {
    candidates
        .iter()
        .map(|one| {
            let counts = (one.source_count, one.target_count, one.joint_count);
            format!("{} = {} {counts:?}", one.source, one.target)
        })
        .collect()
}

const BEADS: [(&str, &str); 8] = [
    (
        "The aortic valve of the patients was narrow.",
        "La válvula aórtica de los pacientes era estrecha.",
    ),
    ("Surgery of the aortic valve is safe.", "La cirugía de la válvula aórtica es segura."),
    ("We measured the ventricular function.", "Medimos la función ventricular."),
    ("A low ventricular function is a risk.", "Una función ventricular baja es un riesgo."),
    (
        "Ventricular functions recovered slowly.",
        "Las funciones ventriculares se recuperaron lentamente.",
    ),
    ("The patient went home.", "El paciente se fue a casa."),
    ("Nurses gave the pills.", "Las enfermeras dieron las pastillas."),
    ("It rained all day.", "Llovió todo el día."),
];

#[test]
fn noun_groups_of_the_same_beads_are_candidates() {
    assert_eq!(
        summary(&candidates(&BEADS, &Glossary::default())),
        [
            "ventricular function = función ventricular (3, 3, 3)",
            "aortic valve = válvula aórtica (2, 2, 2)",
            "patient = paciente (2, 2, 2)",
        ]
    );
}

#[test]
fn what_is_joined_by_and_is_one_term_where_its_parts_are_none() {
    let corpus = |en: &str, es: &str| -> Vec<(String, String)> {
        let bead = |(start, end): (&str, &str), (inicio, fin): (&str, &str)| {
            (format!("{start} {en} {end}"), format!("{inicio} {es} {fin}"))
        };
        vec![
            bead(("The", "was long."), ("La", "fue larga.")),
            bead(("We studied the", "of nurses."), ("Estudiamos la", "de enfermeras.")),
            bead(("Effects of the", "were seen."), ("Se vieron efectos de la", ".")),
            bead(("They were in the", "group."), ("Estaban en la", "sin más.")),
        ]
    };
    for (en, es, is_whole) in [
        ("acceptance and commitment therapy", "terapia de aceptación y compromiso", true),
        ("fruit and vegetable intake", "ingesta de fruta y verdura", true),
        ("cost and benefit analysis", "análisis de coste y beneficio", true),
        ("muscle and skeletal pain", "molestia de músculo y esqueleto", true),
        ("anxiety and guilt", "ansiedad y culpa", false),
    ] {
        let mut beads = corpus(en, es);
        beads.extend(BEADS.map(|(en, es)| (en.to_owned(), es.to_owned())));
        let beads: Vec<(&str, &str)> = beads.iter().map(|(en, es)| (&**en, &**es)).collect();
        let found = candidates(&beads, &Glossary::default());
        let is_found = found.iter().any(|one| one.source == en && one.target == es);
        assert_eq!(is_found, is_whole, "{en}: {:?}", summary(&found));
        let part = en.split(' ').next().unwrap();
        assert!(!is_whole || found.iter().all(|one| one.source != part), "{en}");
    }
}

#[test]
fn the_example_is_the_shortest_bead_that_has_both() {
    let found = candidates(&BEADS, &Glossary::default());
    assert_eq!(found[1].example_source, "Surgery of the aortic valve is safe.");
}

#[test]
fn what_the_glossary_has_is_left_out_in_any_form() {
    let own = "en\tes\nventricular function\tfunción ventricular\naortic valve\taorta\n";
    let glossary = tables::read(own).and_then(Draft::finish).unwrap();
    let found = summary(&candidates(&BEADS, &glossary));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("aortic valve = válvula aórtica"));
}

#[test]
fn a_reviewed_table_is_a_glossary() {
    let [en, es] = ["en", "es"].map(LanguageTag::known);
    let text = table(&candidates(&BEADS, &Glossary::default()), &en, &es);
    insta::assert_snapshot!(text, @r"
    en	es	score	source_count	target_count	joint_count	example_en	example_es
    ventricular function	función ventricular	10.6	3	3	3	We measured the ventricular function.	Medimos la función ventricular.
    aortic valve	válvula aórtica	9.0	2	2	2	Surgery of the aortic valve is safe.	La cirugía de la válvula aórtica es segura.
    patient	paciente	9.0	2	2	2	The patient went home.	El paciente se fue a casa.
    ");
    let glossary = Draft::read(text.as_bytes()).and_then(Draft::finish).unwrap();
    assert_eq!(glossary.concepts.len(), 3);
    assert_eq!(glossary.concepts[0].terms[1].text, "función ventricular");
}

#[test]
fn what_one_group_is_called_in_several_ways_is_told() {
    let rendered = |valve: &'static str| {
        [
            ("The aortic valve was narrow.", format!("La {valve} era estrecha.")),
            (
                "Surgery of the aortic valve is safe.",
                format!("La cirugía de la {valve} es segura."),
            ),
        ]
    };
    let varied = |ways: &[&'static str], known: &Glossary| {
        let [source, target] = ["en", "es"].map(LanguageTag::known);
        let owned = |pair: (&str, String)| (pair.0.to_owned(), pair.1);
        let mut beads: Vec<_> = ways.iter().flat_map(|way| rendered(way)).map(owned).collect();
        beads.extend(BEADS[2..].iter().map(|(en, es)| ((*en).to_owned(), (*es).to_owned())));
        let settings =
            Settings { source: &source, target: &target, least_count: 2, words_agree: &alike };
        let summary = variation(&beads, &settings, known).into_iter().map(|own| {
            let ways = own.translations.iter().map(|way| {
                assert_eq!(&beads[way.beads[0]].1[way.place.clone()], way.target);
                format!("{} {:?}", way.target, way.beads)
            });
            format!("{} {:?}: {}", own.source, own.beads, ways.collect::<Vec<_>>().join(", "))
        });
        summary.collect::<Vec<_>>()
    };
    let none = Glossary::default();
    assert_eq!(
        varied(&["válvula aórtica", "valva aórtica"], &none),
        ["aortic valve [0, 1, 2, 3]: válvula aórtica [0, 1], valva aórtica [2, 3]"]
    );
    // in one way only, by the same words, by terms that a glossary looks after
    let glossary = tables::read("en\tes\naortic valve\tválvula\n").and_then(Draft::finish).unwrap();
    for (ways, known) in [
        (&["válvula aórtica"][..], &none),
        (&["válvula aórtica", "válvula"], &none),
        (&["válvula aórtica", "valva aórtica"], &glossary),
    ] {
        assert_eq!(varied(ways, known), [""; 0], "{ways:?}");
    }
}

#[test]
fn languages_without_data_have_candidates_too() {
    let beads = [
        ("Kasvu oli nopea.", "A növekedés gyors."),
        ("Kasvu jatkui.", "A növekedés folytatódott."),
        ("Nyt kasvu!", "Most a növekedés!"),
    ];
    let beads: Vec<(String, String)> = beads
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .chain((0..9).map(|i| (format!("x{i}"), format!("y{i}"))))
        .collect();
    let [source, target] = ["fi", "hu"].map(LanguageTag::known);
    let agree = |source: &str, target: &str| {
        f32::from(u8::from(source == "kasvu" && target == "növekedés"))
    };
    let settings =
        Settings { source: &source, target: &target, least_count: 2, words_agree: &agree };
    assert_eq!(
        summary(&extract(&beads, &settings, &Glossary::default())),
        ["kasvu = növekedés (3, 3, 3)"]
    );
}
