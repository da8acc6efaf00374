use super::*;
use crate::document::plain;

const EN: &str = "Shame was measured in 40 nurses who worked in two hospitals of the region. Compassion training \
    reduced self-criticism and anxiety after eight sessions, and the effects were maintained.";
const ES: &str = "Se midió la vergüenza en 40 enfermeras que trabajaban en dos hospitales de la región. El entrenamiento \
    en compasión redujo la autocrítica y la ansiedad tras ocho sesiones, y los efectos se mantuvieron.";

const BODY: &str = "La compasión se ha estudiado poco en las salas de los hospitales, y menos entre quienes trabajan \
    de noche. Este trabajo se ocupa de ella en dos de la región.";

fn find_in(text: &str) -> Result<Sides<Document>, NoPair> {
    let blocks = plain::read(text.as_bytes()).unwrap().blocks;
    find("t", &blocks, Sides::default()).map(|found| found.pair)
}

fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|block| block.text.as_str()).collect()
}

#[test]
fn the_pair_is_found_with_and_without_headings() {
    let keywords = ("Keywords: shame; nurses", "Palabras clave: vergüenza; enfermeras");
    let titles = (
        "Compassion training for hospital nurses",
        "Entrenamiento en compasión para enfermeras hospitalarias",
    );
    for text in [
        format!("{EN}\n\n{ES}"),
        format!("{ES}\n\n{EN}"),
        format!("Abstract\n{EN}\n{}\n\nResumen\n{ES}\n{}", keywords.0, keywords.1),
        format!("Resumen\n{ES}\n\nAbstract\n{EN}\n\n{}\n\n{}", keywords.1, keywords.0),
        format!("Resumen\n{ES}\n\nAbstract\n{EN}\n\n{}\n\n{}", keywords.0, keywords.1),
        format!(
            "{}\n\nAna Pérez\n\n{EN}\n\n{}\n\n{}\n\n{ES}\n\n{}",
            titles.0, keywords.0, titles.1, keywords.1
        ),
        format!(
            "{}\n\n{}\n\nAbstract\n\n{EN}\n\n{}\n\n{}\n\nResumen\n\n{ES}",
            titles.0, keywords.0, titles.1, keywords.1
        ),
        format!("{}\n\n{}\n\nAbstract\n\n{EN}\n\nResumen\n\n{ES}", keywords.0, keywords.1),
        format!("{}\n\nResumen\n\n{ES}\n\nAbstract\n\n{EN}\n\n{}", keywords.1, keywords.0),
        format!(
            "Palabras clave\n\nvergüenza; enfermeras; salas\n\nResumen\n\n{ES}\n\nAbstract\n\n{EN}\n\n{}",
            keywords.0
        ),
        format!(
            "Resumen\n\n{ES}\n\n© 2021 Ward\n\n{}\n\nAbstract\n\n{EN}\n\n© 2021 Ward\n\n{}",
            keywords.1, keywords.0
        ),
        format!(
            "Resumen\n\n{ES}\n\n© 2021 Ward\n\n{}\n\n{}\n\nAbstract\n\n{EN}\n\nIntroducción\n\n{BODY}",
            keywords.1, keywords.0
        ),
        format!(
            "{}\n\n{}\n\nResumen\n\n{ES}\n\nAbstract\n\n{EN}\n\nIntroduction\n\nMany authors have written about compassion in the ward.",
            titles.1, titles.0
        ),
    ] {
        let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let (source, target) = (texts(&pair.source), texts(&pair.target));
        assert!(source.contains(&EN) && target.contains(&ES), "{text}");
        assert_eq!(source.len(), target.len(), "{text}");
        assert_eq!(source.contains(&titles.0), text.contains(titles.0));
        assert_eq!(target.contains(&keywords.1), text.contains(keywords.1));
        assert!(!source.contains(&"Abstract") && !source.contains(&"Ana Pérez"));
    }
}

/// A few words hardly tell their language: what is below a heading of an abstract belongs to it.
#[test]
fn short_sentences_below_headings_are_not_lost() {
    for (en, es) in [
        (
            "We asked 57 midwives during nine months.",
            "Preguntamos a 57 matronas durante nueve meses.",
        ),
        ("Eight sessions, once a week.", "Ocho sesiones, una por semana."),
        ("Interviews with 12 patients.", "Entrevistas a 12 pacientes."),
        ("No differences between groups.", "Sin diferencias entre grupos."),
    ] {
        let text = format!(
            "Resumen\n\nObjetivo\n\nConocer el descanso de las matronas que trabajan de noche.\n\nMétodo\n\n{es}\n\n\
            Resultados\n\nLas que tenían un cuarto tranquilo dormían dos horas más.\n\nAbstract\n\nObjective\n\n\
            To learn about the rest of midwives who work by night.\n\nMethod\n\n{en}\n\nResults\n\n\
            Those with a quiet room slept two hours more."
        );
        let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert!(texts(&pair.source).contains(&en) && texts(&pair.target).contains(&es), "{text}");
        assert_eq!(pair.map(|text| text.blocks.len()), Sides { source: 6, target: 6 }, "{text}");
    }
}

#[test]
fn lists_within_abstracts_are_not_lost() {
    for [en, es] in [
        [["- how they rested;", "- what they ate."], ["- cómo descansaban;", "- qué comían."]],
        [["how they rested", "what they ate"], ["cómo descansaban", "qué comían"]],
        [["1) how they rested,", "2) what they ate"], ["1) cómo descansaban,", "2) qué comían"]],
        [["how they rested; and", "food"], ["cómo descansaban; y", "comida"]],
    ] {
        let [en, es] = [en, es].map(|items| items.join("\n\n"));
        let text = format!(
            "Abstract\nWe asked the nurses of two wards three things:\n\n{en}\n\nMost of them slept well.\n\n\
             Resumen\nPreguntamos tres cosas a las enfermeras de dos plantas:\n\n{es}\n\nCasi todas dormían bien.\n"
        );
        let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let last = |document: &Document| document.blocks.last().unwrap().text.as_str().to_owned();
        let lasts =
            [&pair.source, &pair.target].map(|document| (document.blocks.len(), last(document)));
        assert_eq!(
            lasts,
            [(4, "Most of them slept well.".into()), (4, "Casi todas dormían bien.".into())],
            "{text}"
        );
    }
}

#[test]
fn a_title_of_two_lines_introduces_no_list() {
    let text = format!(
        "{EN}\n\nUn paseo por los corredores del hospital que nadie más recorre:\nuna crónica\n\n{ES}\n"
    );
    let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(pair.target.blocks[0].text.as_str(), ES);
}

#[test]
fn titles_are_found_in_both_languages_or_left_out_with_a_note() {
    let (en, es) = ("How the old sleep in the city", "El sueño de los viejos en la urbe");
    let abstracts = format!("Abstract\n{EN}\n\nResumen\n{ES}");
    let swapped = format!("Resumen\n{ES}\n\nAbstract\n{EN}");
    for (text, is_found, is_noted) in [
        (format!("{en}\n\n{es}\n\n{abstracts}"), true, false),
        (format!("{es}\n\n{en}\n\n{abstracts}"), true, false),
        (format!("{es}\n\n{en}\n\nAna Pérez Gil\nBea Ruiz\n\n{swapped}"), true, false),
        (format!("{es}\n\nAna Pérez\n\n{en}\n\nBea Ruiz\n\n{swapped}"), true, false),
        (format!("{es}\n\n{swapped}"), false, true),
        (format!("{en}\n\n{abstracts}"), false, true),
        (abstracts.clone(), false, false),
    ] {
        let blocks = plain::read(text.as_bytes()).unwrap().blocks;
        let Found { pair, notes } = find("t", &blocks, Sides::default()).unwrap();
        let found = (texts(&pair.source), texts(&pair.target));
        assert_eq!(found.0.contains(&en), is_found, "{text}");
        assert_eq!(found.1.contains(&es), is_found, "{text}");
        assert_eq!(!notes.is_empty(), is_noted, "{notes:?}");
    }
}

#[test]
fn abstracts_under_headings_outweigh_what_is_more_alike() {
    let alike = (
        "The questionnaire of compassion, vergonzosa and culpable, has 40 items for hospital personnel in the region of Valencia.",
        "El cuestionario de compasión, vergonzosa y culpable, tiene 40 ítems para el personal hospitalario de la región de Valencia.",
    );
    let text =
        format!("Abstract\n{EN}\n\nResumen\n{ES}\n\nIntroducción\n{}\n\n{}", alike.1, alike.0);
    let pair = find_in(&text).unwrap();
    assert!(texts(&pair.source).contains(&EN) && texts(&pair.target).contains(&ES));
}

#[test]
fn sections_under_headings_of_any_wording_are_of_the_abstract() {
    let text = "ABSTRACT\n\nAIMS AND SETTING\nTo ask nurses about shame.\n\nHOW IT WAS DONE\nForty nurses of \
        two wards were asked.\n\nRESULTS\nShame fell after eight sessions.\n\nKEYWORDS\n\nshame\n\nward nurses\n\n\
        RESUMEN\n\nOBJETIVO Y ÁMBITO\nPreguntar a las enfermeras por la vergüenza.\n\nCÓMO SE HIZO\nSe preguntó a \
        cuarenta enfermeras de dos salas.\n\nRESULTADOS\nLa vergüenza bajó tras ocho sesiones.\n\nPALABRAS CLAVE\n\n\
        vergüenza\n\nenfermeras de sala\n\nINTRODUCCIÓN\n\nMucho se ha escrito de la vergüenza en las salas.";
    let pair = find_in(text).unwrap();
    let (source, target) = (texts(&pair.source), texts(&pair.target));
    assert_eq!(source.first(), Some(&"AIMS AND SETTING"), "{source:?}");
    assert_eq!(target.first(), Some(&"OBJETIVO Y ÁMBITO"), "{target:?}");
    assert!(target.contains(&"CÓMO SE HIZO"), "{target:?}");
    assert_eq!((source.last(), target.last()), (Some(&"ward nurses"), Some(&"enfermeras de sala")));
}

#[test]
fn a_title_in_a_third_language_is_no_title_of_the_two() {
    let titles = [
        "Vergüenza, culpa y cuidado: un estudio en dos salas",
        "Shame, guilt and care: a study of two wards",
        "Vergonha, culpa e cuidado: um estudo em duas salas",
    ];
    let pt = "A vergonha foi medida em 40 enfermeiras que trabalhavam em dois hospitais da região. O treino em compaixão \
        reduziu a autocrítica e a ansiedade após oito sessões, e os efeitos mantiveram-se.";
    let text =
        format!("{}\n\nResumen\n{ES}\n\nAbstract\n{EN}\n\nResumo\n{pt}", titles.join("\n\n"));
    let pair = find_in(&text).unwrap();
    assert_eq!((texts(&pair.source)[0], texts(&pair.target)[0]), (titles[1], titles[0]));
}

#[test]
fn scraps_of_references_are_no_pair() {
    let references = [
        "[1] A. Reed and B. Lowe, The ageing of widows and of their dogs, 2nd ed. London: Press, 2011.",
        "[2] River Council, “What is it to be old?” Online, available: https://example.org/old, Accessed: May 2, 2024.",
        "Hill, C. (2015). On the loneliness of those who live in the city. J. Old Age 12(3), 4-9.",
    ];
    for heading in ["Bibliografía", "Referencias", "References"] {
        for reference in references {
            let text = format!("{ES}\n\n{heading}\n\n{reference}\n");
            assert!(find_in(&text).is_err(), "{text}");
        }
    }
}

#[test]
fn one_language_is_not_enough() {
    assert!(matches!(find_in(EN), Err(NoPair::OneLanguage(_))));
}

#[test]
fn two_pairs_are_not_guessed_between() {
    let again = (EN.replace("Shame", "Guilt"), ES.replace("vergüenza", "culpa"));
    let text =
        format!("Abstract\n{EN}\nResumen\n{ES}\nAbstract\n{}\nResumen\n{}", again.0, again.1);
    let Err(NoPair::Several(candidates)) = find_in(&text) else { panic!("a guess") };
    assert_eq!(candidates.len(), 4);
}

/// In German each noun has a capital, and few other languages name so many things in a row.
#[test]
fn german_with_many_nouns_is_running_text() {
    let de = "Busse fahren nachts durch Dörfer und Städte. Fahrer brauchen Pausen, Essen und Schlaf. Viele hatten keine \
              Pausen und kein Essen.";
    let en = "Buses run through villages and towns at night. Drivers need breaks, food and sleep. Many had no breaks and no \
              food.";
    for text in [format!("Kurzfassung\n{de}\n\nAbstract\n{en}"), format!("{en}\n\n{de}")] {
        let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!((texts(&pair.source), texts(&pair.target)), (vec![en], vec![de]));
    }
}

/// A first word of both that is the heading of abstracts is no part of them; of one alone it may be.
#[test]
fn labels_without_a_sign_are_those_of_both() {
    for (en, es, is_label) in [
        ("Abstract", "Resumen", true),
        ("ABSTRACT", "Resumen |", true),
        ("Abstract\t", "[Resumen]", true),
        ("", "Resumen", false),
    ] {
        let text = format!("{en} {EN}\n\n{es} {ES}");
        let pair = find_in(text.trim_start()).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(texts(&pair.target) == [ES], is_label, "{text}");
        assert_eq!(texts(&pair.source), [EN], "{text}");
    }
}

/// A few words under a heading are in its language, and those of a list in that of the list.
#[test]
fn items_under_a_heading_are_in_its_language() {
    let en = [
        "Old clocks lose minutes each week.",
        "We timed 26 clocks.",
        "Oil made most of them right again.",
    ];
    let es = [
        "Los relojes pierden minutos.",
        "Cronometramos 26 relojes.",
        "El aceite los puso en hora.",
    ];
    let text =
        format!("== Abstract ==\n\n{}\n\n== Resumen ==\n\n{}", en.join("\n\n"), es.join("\n\n"));
    let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((texts(&pair.source), texts(&pair.target)), (en.to_vec(), es.to_vec()));
}

/// What a page puts between two parts of an abstract with keywords is left out, and a note says so; sentences of many names
/// are of the abstract.
#[test]
fn an_abstract_goes_on_behind_what_its_page_puts_within_it() {
    let rest = [
        "The Shame Scale and the Brief Sleep Inventory were used.",
        "Nurses who slept little felt more shame at work, and those who slept enough felt less of it. Rest is to be \
         recommended to all of them.",
    ];
    let resto = [
        "Se utilizó la Escala de Vergüenza y el Inventario Breve del Sueño.",
        "Las enfermeras que dormían poco sentían más vergüenza en el trabajo, y las que dormían bastante, menos. El descanso \
         se recomienda a todas.",
    ];
    let text = |between: &str| {
        format!(
            "Resumen\n\n{ES}\n\n{}\n\n{between}{}\n\nPalabras clave: vergüenza; sueño\n\nAbstract\n\n{EN}\n\n{}\n\n{}\n\n\
             Keywords: shame; sleep\n",
            resto[0], resto[1], rest[0], rest[1]
        )
    };
    for (between, notes) in [
        ("", 0),
        ("Hospital General de la Costa, Lima, Perú\n\nCorrespondencia: Eva Mora\n\n", 2),
        ("Rev Sueño. 2021;9(2):33-40\n\nMora E, et al.\n\n", 2),
        ("Cómo citar este artículo: Mora E. Sueño. 2021;9(2):33-40.\n\n", 1),
    ] {
        let blocks = plain::read(text(between).as_bytes()).unwrap().blocks;
        let found = find("t", &blocks, Sides::default()).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(texts(&found.pair.source), [EN, rest[0], rest[1], "Keywords: shame; sleep"]);
        let target = [ES, resto[0], resto[1], "Palabras clave: vergüenza; sueño"];
        assert_eq!(texts(&found.pair.target), target, "{between}");
        assert!(found.notes.len() <= notes, "{between}");
    }
}

/// A caption is of the page, and is told; the abstract goes on behind it.
#[test]
fn captions_within_an_abstract_are_left_out() {
    let rest = "Nurses who slept little felt more shame at work than the others did.";
    let resto =
        "Las enfermeras que dormían poco sentían más vergüenza en el trabajo que las demás.";
    for (caption, leyenda) in [
        ("Figure 1. Shame by week.", "Tabla 2. La muestra"),
        ("Table II: Scores of both hospitals", "Gráfico 1. Las sesiones."),
        ("Fig. 3", "Figura 3 – La muestra de ambos hospitales"),
    ] {
        let text = format!(
            "Abstract\n\n{EN}\n\n{caption}\n\n{rest}\n\nResumen\n\n{ES}\n\n{leyenda}\n\n{resto}\n\n\
             Introducción\n\n{BODY}"
        );
        let blocks = plain::read(text.as_bytes()).unwrap().blocks;
        let found = find("t", &blocks, Sides::default()).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(texts(&found.pair.source), [EN, rest], "{caption}");
        assert_eq!(texts(&found.pair.target), [ES, resto], "{leyenda}");
        assert_eq!(found.notes.len(), 2, "{caption}");
    }
    // a sentence about a table is none
    let about = "Table 2 shows that nurses who slept little felt more shame at work.";
    let sobre = "La tabla 2 muestra que quienes dormían poco sentían más vergüenza.";
    let text = format!("Abstract\n\n{EN}\n\n{about}\n\nResumen\n\n{ES}\n\n{sobre}\n");
    let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(texts(&pair.source), [EN, about]);
}

/// With a bullet each, above or below the abstract.
#[test]
fn keywords_may_stand_in_a_list() {
    let (en, es) = (["• shame", "• nurses", "• sleep"], ["• vergüenza", "• enfermeras", "• sueño"]);
    let (above, arriba) = (en.join("\n"), es.join("\n"));
    for text in [
        format!("Keywords\n{above}\n\nAbstract\n{EN}\n\nPalabras clave\n{arriba}\n\nResumen\n{ES}"),
        format!("Abstract\n{EN}\n\nKeywords\n{above}\n\nResumen\n{ES}\n\nPalabras clave\n{arriba}"),
    ] {
        let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        for (document, wanted) in [(&pair.source, en), (&pair.target, es)] {
            let texts = texts(document);
            assert_eq!(texts[texts.len() - 3..], wanted, "{text}");
        }
    }
}

/// Behind a heading there may be a remark, and a short abstract may name many places.
#[test]
fn headings_with_remarks_and_short_abstracts_of_places_are_known() {
    let en = "We compared the wards of Quito and Cuenca with those of Lima. Sleep was worse there.";
    let es = "Comparamos las salas de Quito y de Cuenca con las de Lima. Allí se dormía peor.";
    for (heading, titular) in
        [("Abstract", "Resumen"), ("ABSTRACT (revised version)", "Resumen (segunda versión)")]
    {
        let pair = find_in(&format!("{heading}\n\n{en}\n\n{titular}\n\n{es}\n"));
        let pair = pair.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((texts(&pair.source), texts(&pair.target)), (vec![en], vec![es]));
    }
}
