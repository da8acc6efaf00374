//! What is made of the lines of pages.

use super::furniture::is_page_mark;
use super::*;

fn read(text: &str) -> Vec<String> {
    paragraphs(&SourceText::from_source(text)).0.iter().map(|p| p.as_str().to_owned()).collect()
}

#[test]
fn broken_words_are_joined() {
    for (broken, whole) in [
        ("la efi-\n\ncacia de la compasión", "la eficacia de la compasión"),
        ("la efi-\ncacia", "la eficacia"),
        ("shame and self-\ncriticism fell", "shame and self-criticism fell"),
        (
            "a self-criticism scale; self-\ncriticism fell",
            "a self-criticism scale; self-criticism fell",
        ),
        ("trans-\ndiagnostic; a transdiagnostic view", "transdiagnostic; a transdiagnostic view"),
        ("Sauer-\nZavala", "Sauer-Zavala"),
        ("2013-\n2014", "2013-2014"),
        ("la efi-\n\n27\n\n\u{c}Revista de Psicoterapia\n\ncacia", "la eficacia"),
        ("pre-\nand post-treatment", "pre- and post-treatment"),
        ("the pre-\nand postoperative phase", "the pre- and postoperative phase"),
        ("a pri-\nor permission of the judge", "a prior permission of the judge"),
        ("la fase pre-\ny posoperatoria", "la fase pre- y posoperatoria"),
        ("con la consistencia in-\nterna de la escala", "con la consistencia interna de la escala"),
        ("the in-\nternal parts of it", "the internal parts of it"),
        ("a hospital and its in-\nhospital care", "a hospital and its in-hospital care"),
        ("measured with the\nPage 2 of 14\nUCLA scale", "measured with the UCLA scale"),
        ("la efi-\n- 3 -\ncacia", "la eficacia"),
        ("Sleep fell.\n\niv\n\nPain rose.", "Sleep fell.|Pain rose."),
        ("la efi-\n\nPérez-López et al.\n\ncacia", "la eficacia"),
        (
            "Sleep fell.\n\n3\n\n\u{c}Rey et al.\n\nPain rose in all of the nurses of the wards who slept as\n\n4\n\n\u{c}Rey et al.\n\nthey had.",
            "Sleep fell.|Pain rose in all of the nurses of the wards who slept as they had.",
        ),
        ("soft\u{ad}\nened", "softened"),
        ("autocri\u{301}-\n\ntica", "autocri\u{301}tica"),
    ] {
        assert_eq!(read(broken).join("|"), whole, "{broken:?}");
    }
}

#[test]
fn the_signs_of_a_quoted_letter_are_no_text() {
    for (text, paragraphs) in [
        (
            "> Pain fell in the\n> wards of the city.\n>\n> > Sleep did, too.\n",
            &["Pain fell in the wards of the city.", "Sleep did, too."][..],
        ),
        ("> 5 mg was enough.\nLess was not.", &["> 5 mg was enough.", "Less was not."]),
    ] {
        assert_eq!(read(text), paragraphs);
    }
}

#[test]
fn page_numbers_are_told_from_text() {
    for mark in [
        "12",
        "- 12 -",
        "Page 3 of 12",
        "PÁGINA 3",
        "pág. 3 de 12",
        "3/12",
        "p.4",
        "12 p.",
        "|3|",
        "Seite 4 von 9",
    ] {
        assert!(is_page_mark(mark), "{mark}");
    }
    for text in
        ["page", "12345", "3 de", "3 of them", "12 patients", "Table 3", "3.5 de 12 x", "12p."]
    {
        assert!(!is_page_mark(text), "{text}");
    }
}

#[test]
fn wrapped_lines_are_one_paragraph_and_others_are_not() {
    assert_eq!(
        read(
            "Compassion is being studied more and more\nin psychotherapy and beyond.\n\nShame is not."
        ),
        ["Compassion is being studied more and more in psychotherapy and beyond.", "Shame is not."]
    );
    assert_eq!(
        read("Keywords: shame,\nself-criticism\nPalabras clave: culpa"),
        ["Keywords: shame, self-criticism", "Palabras clave: culpa"]
    );
    assert_eq!(
        read("AIM: To ask all of the nurses. METHODS:\nWe sent letters.\n_____\nSleep fell."),
        ["AIM: To ask all of the nurses. METHODS: We sent letters.", "Sleep fell."]
    );
    assert_eq!(
        read("OBJECTIVE\nTo describe a programme.\nMETHODS\nWe asked nurses."),
        ["OBJECTIVE", "To describe a programme.", "METHODS", "We asked nurses."]
    );
}

#[test]
fn keywords_on_several_lines_are_one_list() {
    for (text, paragraphs) in [
        ("Palabras clave: sueño; noche;\ndolor;\nsalas\nAbstract\nPain fell.", 3),
        ("PALABRAS CLAVE\nSueño;\nCuidados\nnocturnos;\nDolor\n\nSe midió el dolor.", 3),
        ("Keywords:\n\nSleep,\n\nNight care,\n\nPain\n\nPain fell.", 3),
        ("Keywords\nSleep\nNight care\nPain", 4),
    ] {
        assert_eq!(read(text).len(), paragraphs, "{:?}", read(text));
    }
}

#[test]
fn the_items_of_a_list_stay_apart() {
    for text in [
        "-pain in the left knee for ten years\n-Swelling: none\n-Fever: none",
        "• fewer days in the ward\n• less pain at home\n• no more falls",
        "We wished to know whether nurses sleep\n1. Enough in the summer of that year\n2. Better than last year",
    ] {
        assert_eq!(read(text), text.split('\n').collect::<Vec<_>>());
    }
    for text in [
        "Nurses of the ward slept less than others\n- as they had in other years -\nand were more tired by day.",
        "The effect on sleep by night and day was large in group\n2. The others slept as they had slept before, and were\nnot tired at all.",
    ] {
        assert_eq!(read(text), [text.replace('\n', " ")]);
    }
}

/// Lines of a proportional font are of many widths, and a word that was joined to one makes it longer.
#[test]
fn the_widest_line_is_not_the_width_of_all() {
    for text in [
        "We asked the nurses of the night shift in all of the wards that take part in the regional programme\n\
         of rest how they slept. Those of the hospital of San\nMateo slept well; the others said that they\n\
         hardly slept, and that the houses of the Red\nCross was loud at all hours of the night.",
        "Preguntamos por el sueño a las enfermeras del turno de noche de todas las salas del hospital y de las demás que participan en el programa del centro\n\
         que dirige la doctora. Las del edificio de la\nCruz Roja dormían mal, y las que vivían en\n\
         el barrio dormían bien, como las de la calle\nMayor, donde apenas hay coches por la noche y se duerme mejor.",
        "The scale was filled in by the nurses of\nthe ward, who had worked there for many years and knew all of the others, and by\n\
         those of the hospital of the city, named after\nSaint Anne, who had not.",
    ] {
        let whole = read(text);
        assert_eq!(whole, [text.replace('\n', " ")], "{text}");
    }
    // what is narrow by itself stays apart
    for text in [
        "Ana Prado\nRosa Campo\nDepartment of nursing\nHospital of San Mateo",
        "Aims\nMethods\nResults",
    ] {
        assert_eq!(read(text).len(), text.lines().count(), "{text}");
    }
}

#[test]
fn a_title_in_capitals_may_take_two_lines() {
    for (text, paragraphs) in [
        ("BALCONIES AND BEES: HOW FAR INSECTS FLY\nIN TWO SMALL TOWNS\nANA PRADO", 2),
        ("EL VUELO DE LAS ABEJAS Y SU ESTUDIO EN LOS\nPUEBLOS\nANA PRADO", 2),
        ("JOURNAL OF BEES\nTHE FLIGHT OF BEES IN TWO TOWNS\nANA PRADO", 3),
        ("EL VUELO DE LAS ABEJAS EN DOS PUEBLOS DEL SUR\nTHE FLIGHT OF BEES IN TWO TOWNS", 2),
    ] {
        assert_eq!(read(text).len(), paragraphs, "{:?}", read(text));
    }
}

#[test]
fn no_paragraph_begins_within_brackets_or_a_measure() {
    for text in [
        "The skin was warm (33.2 ± 0.1\n°C) before.",
        "It fell in the group of nurses (n =\n14) and rose in others.",
        "Half of them, or 50\n% in all, slept.",
        "They were few (see Table 2 and\nFigure 3) in all years.",
        "Drivers with a quiet room made fewer errors\n(12 against 19) and braked less hard. The\neffect was larger in winter.",
    ] {
        assert_eq!(read(text), [text.replace('\n', " ")]);
    }
    let text = "Ana Prado (Lund)\nRosa Campo (Vigo)";
    assert_eq!(read(text).len(), 2);
}

/// However wide the lines are, and whatever the next begins with.
#[test]
fn a_sentence_that_has_begun_within_a_line_goes_on() {
    for (text, paragraphs) in [
        (
            "They spoke with 14 of the midwives during one winter.\nNearly all liked it, but slept badly. \"You get used to it,\" said one;\n\"you never do,\" said another.",
            2,
        ),
        ("Trees on drip bore more fruit. Drip used\n2,150 L a tree, and furrow more.", 1),
        // over the end of a page, whose first line is no head
        (
            "The course was short. The volunteers read to 32 patients each day of the week\u{c}\
             (mean age 71.4 years). Results: Of the 32 patients of the ward, 27 heard at least ten of\n\
             them and were glad of it.",
            1,
        ),
        ("Ana Prado, Dr. phil.; Rosa Campo, M.D.\nHospital of San Mateo", 2),
        ("Sleep and rest on the wards: a study\nAna Prado", 2),
    ] {
        assert_eq!(read(text).len(), paragraphs, "{:?}", read(text));
    }
}

#[test]
fn what_is_no_page_furniture_stays() {
    for text in [
        "Item 1.\nItem 2.\nItem 3.",
        "Yes, often\nYes, often\nYes, often",
        "Born in\n\n2020\n\nIn Spain.",
        "The sample was of\n35\nnurses",
    ] {
        let words = read(text).join(" ").split_whitespace().count();
        assert_eq!(words, text.split_whitespace().count(), "{text:?}");
    }
    assert_eq!(
        read("Un título de dos lenguas en España\nA title in two languages in Spain\nAna Pérez"),
        ["Un título de dos lenguas en España", "A title in two languages in Spain", "Ana Pérez"]
    );
}

#[test]
fn a_text_in_capitals_is_no_list_of_names() {
    let text = "BEES FLEW FAR FROM THE BALCONIES. NONE OF THEM WAS\nSEEN AT NIGHT IN THE TWO TOWNS. THE ROOFS HAD MORE\n\
                FLOWERS THAN THE STREETS AND THEIR GARDENS DID. NO\nHIVE WAS LOST.";
    assert_eq!(read(text), [text.replace('\n', " ")]);
}

/// A few words of a line may seem to be in a language that is close to its own.
#[test]
fn lines_of_one_text_are_in_one_language() {
    let text = "El vuelo de las abejas ocupa a los vecinos desde hace un siglo.\n\
        Contamos a 88 abejas de dos colmenas con un contador de arena nuevo.\n\
        Se anotó un vuelo de más de 8 km en 17 de las abejas. El calor y la\n\
        falta de flores se asociaron con él. Los paneles de sombra en la ruta\nredujeron su alcance en algunos días de agosto, pero en los demás no\nse vio nada nuevo.";
    assert_eq!(read(text), [text.replace('\n', " ")]);
}

#[test]
fn a_line_that_ends_in_an_abbreviation_goes_on() {
    for text in [
        "Herons stood still, e.g.\nthe grey ones.",
        "They were counted by Dr.\nMora.",
        "Vieron garzas, p.\nej. grises.",
    ] {
        assert_eq!(read(text), [text.replace('\n', " ")]);
    }
    assert_eq!(read("It lasted a year.\nHerons left.").len(), 2);
}

#[test]
fn a_sentence_broken_by_a_page_goes_on() {
    assert_eq!(
        read("There are several skills that can be included by\n\nthe therapist in a session."),
        ["There are several skills that can be included by the therapist in a session."]
    );
}

#[test]
fn spans_survive_joining() {
    let text = SourceText::from_source("la efi-\n\ncacia de");
    let joined = &paragraphs(&text).0[0];
    assert_eq!(joined.source(3..11), 3..14);
    assert_eq!(joined.lines(), (1, 3));
    // the last line of a file, before the first of the next column
    let mut text = SourceText::default();
    for (piece, place, line) in [("end of it,", 20..30, 3), ("\nhead", 0..5, 1)] {
        text.push(piece, place, line);
    }
    let joined = &paragraphs(&text).0[0];
    assert_eq!((joined.as_str(), joined.source(0..15)), ("end of it, head", 20..30));
}

/// What is left out stands between bars in the text.
#[test]
fn what_pages_put_within_a_text_is_left_out() {
    const WRAPPED: [&str; 2] = [
        "Herons were counted in nine marshes of the\ncoast at dawn and again at dusk. Most of them\nstood in",
        "shallow water. Few were seen with young\nbefore the rains of May.",
    ];
    let [first, second] = WRAPPED;
    for between in [
        "\n\n1 Marsh Institute. Department of Birds.\n2 Universidad de la Costa.\n\n",
        "\n\nCorrespondence: Ada Mora, ada@marsh.example\n\n",
        "\n\nRecibido: 3 de mayo de 2011 / Aceptado: 7 de julio de 2011\n\n",
        "\n\n© 2011 The Marsh Press. This is an article with a\nlicence of its own.\nE-mail: ada@marsh.example\n\n",
        "\n\nMarsh Lett. 2011;4(2):17-23                  18\n\n",
        "\n\n17\nA. Mora et al.\nMarsh Lett. 2011;4(2):17-23\n\n",
    ] {
        let text = format!("{first}{between}{second}\n");
        assert_eq!(read(&text), [[first, second].join(" ").replace('\n', " ")], "{text}");
    }
    // no sentence is broken there
    let title = "Herons of the coast and their young";
    for head in ["Herons of the coast / A. Mora", "Marsh Lett. 2011;4(2):18"] {
        let text = format!(
            "{title}\n\nHerons were counted at dawn.\n\u{c}{head}\nMost stood still in the water, and few of them had young.\n"
        );
        let last = "Most stood still in the water, and few of them had young.";
        assert_eq!(read(&text), [title, "Herons were counted at dawn.", last]);
    }
}

/// A manuscript is printed with a blank line between any two; a paragraph of it with more.
#[test]
fn double_spacing_ends_no_paragraph() {
    let lines = [
        "The nurses of the ward slept less in winter, as",
        "Moreno and Ruiz had described. We asked 48 of",
        "Vigo and Lugo how they slept. They said that",
        "Mondays were worst, and that the noise of the",
        "street kept them awake until the morning.",
    ];
    let text = lines.join("\n\n") + "\n\n\n" + &lines.join("\n\n");
    assert_eq!(read(&text), [lines.join(" "), lines.join(" ")]);
    // titles and short paragraphs
    let apart = [
        "The sleep of nurses",
        "El sueño de las enfermeras",
        "Ana Prado",
        "Abstract",
        "They slept little.",
        "and woke early",
        "Resumen",
        "Dormían poco.",
    ];
    assert_eq!(read(&apart.join("\n\n")).len(), apart.len());
}

/// Notes at the foot of a page stand behind a sign or a number, above the number of the page.
#[test]
fn notes_at_the_foot_of_a_page_are_left_out() {
    let (before, behind) = ("The nurses slept little in winter.", "They slept more in spring.");
    for note in ["¹ Paid for by the town.", "* Thanks to Ana Prado.", "[1] See the annex,\nif any."]
    {
        let text = format!("{before}\n\n\n{note}\n\n   9\n\u{c}{behind}\n");
        assert_eq!(read(&text), [before, behind], "{note}");
    }
    // at the end of a page a text may have a list, too
    let text = format!("{before}\n\nThey woke up at six.\n\n   9\n\u{c}{behind}\n");
    assert_eq!(read(&text).len(), 3);
}

/// What stands right below a text at the end of a page goes on with it, and the next page with that.
#[test]
fn the_last_lines_of_a_page_are_kept() {
    for (line, last, next) in [
        ("We counted the visits to", "540 flowers at dawn", "and at noon. They were few."),
        ("They slept little. The nurses looked after", "the old", "and the young of the town."),
        ("The trial took three winters in the valley of", "", "Asturias. It was short."),
        ("It was short. The vets of the town looked after", "", "150 cows and some goats."),
    ] {
        let below = if last.is_empty() { String::new() } else { format!("\n{last}") };
        let text = format!("{line}{below}\n\n33\n\n\u{c}{next}\n");
        let wanted = [line, last, next].join(" ").replace("  ", " ");
        assert_eq!(read(&text), [wanted], "{line}");
    }
}

/// The names of the authors, or of the journal, that stand at the head of a page alone.
#[test]
fn names_at_the_head_of_a_page_are_left_out() {
    let before = "The nurses of the ward slept little in winter, and woke early.";
    let behind = "They slept more in spring, and most of all in the weeks of leave.";
    for head in ["ANA PRADO SOTO", "Rev. Esp. Sueño. 2020"] {
        let text = format!("Ana Prado Soto¹\n\n{before}\n\n   9\n\u{c}{head}\n\n{behind}\n");
        assert_eq!(read(&text), ["Ana Prado Soto¹", before, behind], "{head}");
    }
}
