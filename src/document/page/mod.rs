//! What pages do to a text: lines broken anywhere, words cut by hyphens, running heads and page numbers between.

mod furniture;
pub(super) mod line_numbers;
mod stamps;
mod woven;
mod wraps;

use super::{LineNote, keywords_label};
use crate::language::{PACKS, heading_class, likeliest_pack};
use crate::text::fold;
use crate::text::source_text::SourceText;
use crate::text::words::words;
use crate::wording::note;
use furniture::leave_out_furniture;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use woven::{Unwoven, unwoven};
use wraps::{begins_item, goes_on, is_broken_name, is_broken_word, is_of_word, wrap_width, wraps};

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// The paragraphs of a text: wrapped lines joined, as well as words and sentences that a line, column or page broke;
/// with notes on what was left out, running heads and page numbers.
pub(super) fn paragraphs(text: &SourceText) -> (Vec<SourceText>, Vec<LineNote>) {
    let vocabulary = Vocabulary { text: text.as_str(), words: OnceCell::new() };
    let mut lines = lines(text);
    let mut notes = leave_out_furniture(&mut lines);
    let mut paragraphs: Vec<SourceText> = Vec::new();
    let groups = lines.chunk_by(|_, next| !next.is_after_blank()).collect();
    let Unwoven { groups, rests, first_lines } = unwoven(groups);
    let woven = |line| LineNote { line, what: note!("columns-in-turn") };
    notes.extend(first_lines.into_iter().map(woven));
    for (place, group) in groups.into_iter().enumerate() {
        let is_rest = rests.contains(&place);
        let wrap_width = wrap_width(group);
        let has_list = group.iter().any(|line| ends_in_list_sign(&line.text));
        let mut pieces: Vec<SourceText> = Vec::new();
        let mut last_line = "";
        let mut items = 0;
        for Line { text: line, .. } in group {
            let is_item = begins_item(line.as_str(), items, pieces.is_empty());
            items = if is_item { items + 1 } else { items };
            let is_in_list = has_list && goes_on_with_list(&paragraphs, &pieces, line.as_str());
            match pieces.last_mut() {
                Some(piece)
                    if !is_item && (is_in_list || wraps(last_line, line.as_str(), wrap_width)) =>
                {
                    join(piece, line, &vocabulary)
                }
                _ => pieces.push(line.clone()),
            }
            last_line = line.as_str();
        }
        for (at, piece) in pieces.into_iter().enumerate() {
            let is_open = paragraphs.last().is_some_and(ends_in_list_sign);
            let is_in_list = is_open && goes_on_with_list(&[], &paragraphs, piece.as_str());
            match paragraphs.last_mut() {
                Some(last)
                    if is_in_list
                        || is_rest && at == 0
                        || goes_on(last.as_str(), piece.as_str()) =>
                {
                    join(last, &piece, &vocabulary)
                }
                _ => paragraphs.push(piece),
            }
        }
    }
    (paragraphs, notes)
}

/// Behind these an item of a list follows.
const LIST_SIGNS: [char; 2] = [';', ','];

fn ends_in_list_sign(text: &SourceText) -> bool {
    text.as_str().ends_with(LIST_SIGNS)
}

/// Whether the last piece is a list of keywords, by its label or the heading before it, and `next` no other part of the text.
fn goes_on_with_list(paragraphs: &[SourceText], pieces: &[SourceText], next: &str) -> bool {
    const LONGEST_ITEM: usize = 8;
    let mut before = pieces.iter().rev().chain(paragraphs.iter().rev()).map(SourceText::as_str);
    let (Some(piece), heading) = (before.next(), before.next()) else { return false };
    if pieces.is_empty() {
        return false;
    }
    let has_label = keywords_label(piece).is_some_and(|label| label < piece.len());
    let is_below_heading =
        heading.is_some_and(|heading| heading_class(heading) == Some("keywords"));
    let begins_part = heading_class(next).is_some()
        || keywords_label(next).is_some()
        || next.split_whitespace().count() > LONGEST_ITEM && !next.contains(LIST_SIGNS);
    (has_label || is_below_heading && heading_class(piece).is_none()) && !begins_part
}

/// A line that is not blank.
struct Line {
    text: SourceText,
    /// What comes before it.
    before: Break,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    #[default]
    Line,
    BlankLine,
    Page,
}

impl Line {
    fn is_after_blank(&self) -> bool {
        self.before >= Break::BlankLine
    }
}

fn lines(text: &SourceText) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut at, mut before) = (0, Break::Line);
    let mut all = text.as_str().split(['\n', '\u{c}', '\u{2029}']).peekable();
    let mut is_quoted = false;
    while let Some(line) = all.next() {
        // the lines of a letter that is answered
        let is_sign = line.starts_with('>');
        is_quoted = is_sign && (is_quoted || all.peek().is_some_and(|next| next.starts_with('>')));
        let signs = line.len() - line.trim_start_matches(['>', ' ']).len();
        let start = if is_quoted { signs } else { 0 };
        let piece = text.slice(at + start..at + line.len()).trimmed();
        at += line.len();
        if piece.is_empty() {
            before = before.max(Break::BlankLine);
        } else {
            lines.push(Line { text: piece, before: std::mem::take(&mut before) });
        }
        let end = text.as_str()[at..].chars().next();
        at += end.map_or(0, char::len_utf8);
        if end == Some('\u{c}') {
            before = Break::Page;
        }
    }
    lines
}

/// Lays `next` behind `text`: with a blank, or without where a word was broken.
fn join(text: &mut SourceText, next: &SourceText, vocabulary: &Vocabulary<'_>) {
    if is_broken_word(text.as_str(), next.as_str()) && !is_suspended(next.as_str()) {
        let left = text.as_str().trim_end_matches(HYPHENS);
        if text.as_str().ends_with('\u{ad}') || !vocabulary.is_compound(left, next.as_str()) {
            let len = left.len();
            text.truncate(len);
        }
    } else if !is_broken_name(text.as_str(), next.as_str()) {
        let end = text.source(text.len() - 1..text.len()).end;
        let line = text.line(text.len() - 1) as u32;
        // the next line may be further up in the source, and this one at the end of the file
        let after = next.source(0..0).start;
        text.push(" ", end..after.clamp(end, end + 1), line);
    }
    text.append(next);
}

/// Whether the hyphen before `next` waits for the rest of its word: `pre-` of `pre- and post-treatment`.
fn is_suspended(next: &str) -> bool {
    let word = next.split(|c: char| !is_of_word(c)).next().unwrap_or("");
    likeliest_pack(next).is_some_and(|pack| pack.is_conjunction(word))
}

/// How often the text has each of its words, counted when a first broken word needs it.
struct Vocabulary<'t> {
    text: &'t str,
    words: OnceCell<FxHashMap<String, u32>>,
}

impl Vocabulary<'_> {
    /// Whether the hyphen between the end of `left` and the start of `right` belongs to the word.
    fn is_compound(&self, left: &str, right: &str) -> bool {
        let first = fold::case(left.rsplit(|c: char| !is_of_word(c)).next().unwrap_or(left));
        let rest = fold::case(right.split(|c: char| !is_of_word(c)).next().unwrap_or(right));
        let counts = self.words.get_or_init(|| {
            let mut counts = FxHashMap::default();
            let mut last: Option<(usize, String)> = None;
            for word in words(self.text) {
                let key = fold::case(word.text).into_owned();
                if let Some((end, before)) = &last
                    && self.text[*end..word.at] == *"-"
                {
                    *counts.entry([before.as_str(), "-", &key].concat()).or_insert(0) += 1;
                }
                *counts.entry(key.clone()).or_insert(0) += 1;
                last = Some((word.range().end, key));
            }
            counts
        });
        let count = |word: String| counts.get(&word).copied().unwrap_or(0);
        let (solid, hyphened) =
            (count([&*first, &*rest].concat()), count([&*first, "-", &*rest].concat()));
        if solid != hyphened {
            return hyphened > solid;
        }
        PACKS.iter().any(|pack| pack.keeps_hyphen(&first))
    }
}

#[cfg(test)]
mod tests {
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
            (
                "trans-\ndiagnostic; a transdiagnostic view",
                "transdiagnostic; a transdiagnostic view",
            ),
            ("Sauer-\nZavala", "Sauer-Zavala"),
            ("2013-\n2014", "2013-2014"),
            ("la efi-\n\n27\n\n\u{c}Revista de Psicoterapia\n\ncacia", "la eficacia"),
            ("pre-\nand post-treatment", "pre- and post-treatment"),
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
            [
                "Compassion is being studied more and more in psychotherapy and beyond.",
                "Shame is not."
            ]
        );
        assert_eq!(
            read("Keywords: shame,\nself-criticism\nPalabras clave: culpa"),
            ["Keywords: shame, self-criticism", "Palabras clave: culpa"]
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
            read(
                "Un título de dos lenguas en España\nA title in two languages in Spain\nAna Pérez"
            ),
            [
                "Un título de dos lenguas en España",
                "A title in two languages in Spain",
                "Ana Pérez"
            ]
        );
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
}
