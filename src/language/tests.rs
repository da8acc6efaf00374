//! For each language without a lexicon a small abstract: its sentences, its headings and its numbers.

use super::{LanguageTag, PACKS, has_lexicon, heading_class, pack};
use crate::segment::sentences;
use crate::text::fold;
use crate::text::number::{Written, numbers};
use std::collections::BTreeSet;

struct Sample {
    language: &'static str,
    /// A bar where a sentence ends.
    text: &'static str,
    headings: &'static [(&'static str, &'static str)],
    /// The numbers of the text that are no articles.
    numbers: &'static [f64],
}

const SAMPLES: &[Sample] = &[
    Sample {
        language: "fr",
        text: "Le Dr. Martin et coll. ont suivi soixante-douze infirmières, p. ex. Luce et Anne.| \
            Quatre-vingt-dix-sept patients (cf. Tab. 2) ont répondu, soit 45,5 %.| \
            Vingt et un ont refusé.| Cent vingt mois plus tard, quatre-vingts restaient.",
        headings: &[
            ("Résumé", "abstract"),
            ("Mots-clés :", "keywords"),
            ("But", "objective"),
            ("But de l’étude", "objective"),
            ("Patients et méthodes", "participants"),
            ("RÉSULTATS", "results"),
        ],
        numbers: &[72.0, 97.0, 2.0, 45.5, 21.0, 120.0, 80.0],
    },
    Sample {
        language: "it",
        text: "Il prof. Neri e la dott.ssa Verdi hanno seguito ventitré infermieri (cfr. Fig. 1).| \
            Il campione, ad es. Anna, aveva quarantotto anni.| Trecento hanno risposto, il 12,5 %.",
        headings: &[
            ("Riassunto", "abstract"),
            ("Parole chiave:", "keywords"),
            ("Scopo dello studio", "objective"),
            ("Materiali e metodi", "methods"),
            ("CONCLUSIONI", "conclusions"),
        ],
        numbers: &[23.0, 1.0, 48.0, 300.0, 12.5],
    },
    Sample {
        language: "de",
        text: "Am 5. Mai begann die 2. Phase, z. B. mit Dr. Klein, d. h. im 19. Jahrhundert.| \
            Zweiundvierzig Pflegende (vgl. Abb. 3) nahmen teil, u. a. Frauen.| \
            Die Zahl stieg auf 12.| Danach sank sie um 3,5 %.| Von dreihundert blieb die Hälfte.",
        headings: &[
            ("Zusammenfassung", "abstract"),
            ("Schlüsselwörter:", "keywords"),
            ("Hintergrund", "background"),
            ("Material und Methoden", "methods"),
            ("Schlussfolgerungen", "conclusions"),
        ],
        numbers: &[5.0, 2.0, 19.0, 42.0, 3.0, 12.0, 3.5, 300.0],
    },
    Sample {
        language: "ca",
        text: "La Dra. Puig va seguir vint-i-dues infermeres (cf. Fig. 2).| \
            Trenta-cinc, p. ex. Maria, tenien dolor, el 45,5 %.| Dos-cents van respondre, aprox. 12 per grup.",
        headings: &[
            ("Resum", "abstract"),
            ("Paraules clau:", "keywords"),
            ("Objectiu de l'estudi", "objective"),
            ("Mètodes", "methods"),
            ("Conclusions", "conclusions"),
        ],
        numbers: &[22.0, 2.0, 35.0, 45.5, 200.0, 12.0],
    },
    Sample {
        language: "gl",
        text: "A Dra. Souto seguiu vinte e dúas enfermeiras (cf. Fig. 2).| \
            Trinta e cinco, p. ex. Uxía, tiñan dor, o 45,5 %.| Douscentas contestaron, aprox. 12 por grupo.",
        headings: &[
            ("Resumo", "abstract"),
            ("Palabras chave:", "keywords"),
            ("Obxectivos", "objective"),
            ("Metodoloxía", "methods"),
            ("Conclusións", "conclusions"),
        ],
        numbers: &[22.0, 2.0, 35.0, 45.5, 200.0, 12.0],
    },
];

#[test]
fn sentences_headings_and_numbers_of_an_abstract_are_found() {
    for Sample { language, text, headings, numbers: expected } in SAMPLES {
        let pack = pack(&LanguageTag::known(language)).unwrap();
        let wanted: Vec<&str> = text.split('|').map(str::trim).collect();
        let text = text.replace('|', "");
        let found: Vec<&str> =
            sentences(&text, Some(pack)).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, wanted, "{language}");
        for (heading, class) in *headings {
            assert_eq!(pack.heading_class(heading), Some(*class), "{language}: {heading}");
        }
        let found = numbers(&text, Some(pack.numbers()));
        let values: Vec<f64> = found
            .iter()
            .filter(|number| number.written != Written::Loose)
            .flat_map(|number| number.readings.iter().take(1))
            .collect();
        assert_eq!(&values, expected, "{language}: {found:?}");
    }
}

#[test]
fn french_counts_in_twenties() {
    let pack = pack(&LanguageTag::known("fr")).unwrap();
    for (words, value) in [
        ("dix-sept", 17.0),
        ("soixante et onze", 71.0),
        ("soixante-dix-neuf", 79.0),
        ("quatre-vingts", 80.0),
        ("quatre-vingt-un", 81.0),
        ("quatre-vingt-onze", 91.0),
        ("cent quatre-vingt-douze", 192.0),
        ("deux cent vingt-quatre", 224.0),
        ("trois mille quatre cents", 3400.0),
    ] {
        let found = numbers(words, Some(pack.numbers()));
        assert_eq!(found.len(), 1, "{words}: {found:?}");
        assert!(
            found[0].readings.iter().any(|own| (own - value).abs() < 1e-9),
            "{words}: {found:?}"
        );
    }
}

#[test]
fn a_heading_is_no_word_of_a_language_with_a_lexicon_unless_it_is_a_heading_there() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/glossary/lexicon");
    let mut known: BTreeSet<String> = BTreeSet::new();
    for pair in std::fs::read_dir(folder).unwrap() {
        for table in std::fs::read_dir(pair.unwrap().path()).unwrap() {
            let text = std::fs::read_to_string(table.unwrap().path()).unwrap();
            known.extend(
                text.lines().skip(1).flat_map(|line| line.split(['\t', ','])).map(fold::accents),
            );
        }
    }
    let (with_lexicon, others): (Vec<_>, Vec<_>) =
        PACKS.iter().partition(|pack| has_lexicon(&pack.tag()));
    for pack in others {
        for (class, heading) in pack.heading_rows() {
            let shared = with_lexicon.iter().find_map(|pack| pack.heading_class(heading));
            let is_word = known.contains(&fold::accents(heading));
            // the one is a heading of French only, the other has an accent in French
            assert!(
                !is_word || shared == Some(class) || ["but", "résumé"].contains(&heading),
                "{}: {heading}",
                pack.code
            );
        }
    }
    assert_eq!(heading_class("But"), None);
    assert_eq!(heading_class("Résumé"), Some("abstract"));
}
