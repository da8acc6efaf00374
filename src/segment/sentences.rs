//! Sentence bounds: those of UAX #29, less the full stops of abbreviations and what is within brackets and quotation
//! marks, plus ends that UAX #29 does not know: without a blank, with a reference mark, before the item of a list.

use super::enclosed::Enclosed;
use super::lists::lists;
use super::stop::ends_sentence;
use crate::language::Pack;
use regex::Regex;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

/// Reference marks right behind a stop: `in 2010.[1] The`, `of care.1,2 We`, `a trial.¹ The`.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = concat!(
        r"^(?:(?:\[[^\[\]]{1,30}\])+(?: \[\d[\d,– -]*\])*|(?: \[\d[\d,– -]*\])+|\(\d{1,3}(?:[,–-]\d{1,3})*\)| ?[¹²³⁰⁴-⁹]+(?:[,⁻–-][¹²³⁰⁴-⁹]+)*|",
        r"\d{1,3}(?:, ?\d{1,3}|[–-]\d{1,3})*\s)\s*"
    );
    Regex::new(pattern).expect("a valid pattern")
});

/// What stands in brackets with the stop behind them is no sentence: `“It fell.” (Smith, 2010, p. 5). Then`.
static BRACKETED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\([^()]{3,80}[^().?!]\)\.(?:\s|$)").expect("a valid pattern"));

/// The places of the sentences of a paragraph. In order, none empty, blanks at the ends left out; all that is
/// not white space is in exactly one.
pub(crate) fn sentences(text: &str, pack: Option<&Pack>) -> Vec<Range<usize>> {
    split(text, pack, &[])
}

/// The same with further abbreviations, each with its full stop.
pub(super) fn split(
    text: &str,
    pack: Option<&Pack>,
    abbreviations: &[&BTreeSet<String>],
) -> Vec<Range<usize>> {
    let enclosed = Enclosed::find(text);
    let lists = lists(text);
    let more = MoreEnds::find(text);
    let mut bounds: Vec<usize> = uax29_bounds(text)
        .map(|at| enclosed.behind_closing_signs(text, before_opening_signs(text, at)))
        .collect();
    bounds.retain(|at| more.mark_at(*at).is_none());
    bounds.extend(more.bounds.iter().chain(&lists.starts));
    bounds.extend(more.marks.iter().map(|mark| mark.end));
    bounds.sort_unstable();
    bounds.dedup();
    let mut start = 0;
    bounds.retain(|end| {
        let is_end = || {
            // a reference mark is no part of what it follows
            let stop = more.mark_before(*end).map_or(*end, |mark| mark.start);
            let is_inside = enclosed.contains(stop)
                || lists.is_behind_label(text[..*end].trim_end().len())
                || BRACKETED.is_match(&text[*end..])
                || stop == *end && is_within_name(&text[start..*end], &text[*end..]);
            !is_inside && ends_sentence(&text[start..stop], &text[*end..], pack, abbreviations)
        };
        let is_kept = lists.begins_item(*end) || is_end();
        start = if is_kept { *end } else { start };
        is_kept
    });
    between(text, bounds)
}

/// The place before the opening signs that end at a place, which UAX #29 counts to the sentence before: `。「`.
fn before_opening_signs(text: &str, at: usize) -> usize {
    const OPENING: [char; 5] = ['「', '『', '（', '《', '【'];
    text[..at].trim_end_matches(OPENING).len()
}

/// The stretches between places of a text, in order, without the blanks at their ends; empty ones left out.
pub(super) fn between(text: &str, places: Vec<usize>) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut stretches = Vec::with_capacity(places.len() + 1);
    for end in places.into_iter().chain([text.len()]) {
        let piece = &text[start..end];
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let at = start + piece.len() - piece.trim_start().len();
            stretches.push(at..at + trimmed.len());
        }
        start = end;
    }
    stretches
}

/// Ends that UAX #29 does not know, in order.
#[derive(Default)]
struct MoreEnds {
    bounds: Vec<usize>,
    /// Reference marks with the blanks behind them, each an end.
    marks: Vec<Range<usize>>,
}

impl MoreEnds {
    fn find(text: &str) -> MoreEnds {
        let mut more = MoreEnds::default();
        for (at, sign) in text.match_indices(['.', '?', '!', '…', ';', '\u{37e}']) {
            let stop = at + sign.len();
            let (before, after) = (&text[..at], &text[stop..]);
            if matches!(sign, ";" | "\u{37e}") {
                more.bounds.extend(greek_beginning(before, after).map(|place| stop + place));
                continue;
            }
            let closing = after.len() - after.trim_start_matches(['”', '’', '»', '"']).len();
            if let Some(mark) = reference_mark(&text[..at], &after[closing..], closing > 0) {
                more.marks.push(stop + closing..stop + closing + mark);
            } else if let Some(place) =
                glued(before, after).or_else(|| beginning(before, sign, after))
            {
                more.bounds.push(stop + place);
            }
        }
        more
    }

    /// The mark that a place is within.
    fn mark_at(&self, at: usize) -> Option<&Range<usize>> {
        let after = self.marks.partition_point(|mark| mark.start <= at);
        self.marks[..after].last().filter(|mark| at < mark.end)
    }

    /// The mark that ends at a place.
    fn mark_before(&self, at: usize) -> Option<&Range<usize>> {
        self.marks.binary_search_by_key(&at, |mark| mark.end).ok().map(|place| &self.marks[place])
    }
}

/// How long the reference mark is that follows a stop, with the blanks behind it, if a sentence begins there.
fn reference_mark(before: &str, after: &str, is_behind_quotation: bool) -> Option<usize> {
    const SHORTEST_WORD: usize = 3;
    let first = after.chars().next()?;
    if first.is_alphabetic()
        || !before.ends_with(|c: char| c.is_alphanumeric() || ")]%”’»\"".contains(c))
    {
        return None;
    }
    let mark = REFERENCE.find(after)?;
    let begins = after[mark.end()..].trim_start_matches(['“', '«', '¿', '¡', '(', '"']);
    // digits may be decimals, or count the parts of a section, if not behind a word
    let letters = before.chars().rev().take_while(|c| c.is_lowercase()).count();
    let is_plain = first.is_ascii_digit();
    let is_behind_word =
        is_behind_quotation || letters >= SHORTEST_WORD || before.ends_with([')', ']', '%']);
    (begins.starts_with(char::is_uppercase) && (!is_plain || is_behind_word)).then_some(mark.end())
}

/// Where a sentence begins that has no blank before it: `por dengue.Insectos capturados`.
fn glued(before: &str, after: &str) -> Option<usize> {
    let word = after.trim_start_matches(['¿', '¡']);
    let mut letters = word.chars();
    if !letters.next()?.is_uppercase() || !letters.next()?.is_lowercase() {
        return None;
    }
    let mut last = before.chars().rev();
    let (one, two, three) = (last.next()?, last.next()?, last.next()?);
    let is_small = |c: char| c.is_lowercase();
    let is_end = [one, two, three].into_iter().all(is_small)
        || ")]%".contains(one) && (is_small(two) || two.is_numeric());
    is_end.then_some(0)
}

/// Where a sentence begins behind a stop and a blank that UAX #29 has none for: at a dash before a capital, a capital
/// behind an ellipsis of one sign, a name that begins with a small letter (`mRNA`), a number (`48% of nurses`).
fn beginning(before: &str, sign: &str, after: &str) -> Option<usize> {
    let behind = after.trim_start_matches(['”', '’', '»', ')', ']']);
    let rest = behind.trim_start();
    if rest.len() == behind.len() || rest.is_empty() {
        return None;
    }
    let undashed = rest.trim_start_matches(['-', '–', '—', '•']);
    let word = undashed.trim_start_matches(|c: char| c.is_whitespace() || "¿¡“«(".contains(c));
    let begins = if undashed.len() < rest.len() || sign == "…" {
        word.starts_with(char::is_uppercase)
            && !before.ends_with(|c: char| c.is_whitespace() || "[(".contains(c))
    } else {
        is_small_name(rest)
            && before.ends_with(|c: char| c.is_lowercase() || c.is_numeric() || ")]%".contains(c))
            || is_counted(rest) && ends_in_whole_word(before)
    };
    begins.then_some(after.len() - rest.len())
}

/// Where a sentence begins behind a semicolon, which in Greek asks.
fn greek_beginning(before: &str, after: &str) -> Option<usize> {
    let is_greek =
        |c: char| c.is_alphabetic() && matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}');
    let rest = after.trim_start();
    let is_question =
        before.ends_with(is_greek) && rest.starts_with(|c| is_greek(c) && c.is_uppercase());
    (is_question && rest.len() < after.len()).then_some(after.len() - rest.len())
}

/// Whether a capital or a digit is the second to fourth sign of a first word that begins with a small letter: `mRNA`, `pH`,
/// `p53`; or a hyphen the second: `β-blockers`.
fn is_small_name(text: &str) -> bool {
    const LONGEST: usize = 3;
    let small = text.chars().take_while(|c| c.is_lowercase()).count();
    let next = text.chars().nth(small);
    let is_sign = |c: char| c.is_uppercase() || c.is_ascii_digit() || c == '-' && small == 1;
    (1..=LONGEST).contains(&small) && next.is_some_and(is_sign)
}

/// Whether a text begins with a number and what it counts: `48% of`, `1.250 casos`, `25 (62,5 %) eran`.
fn is_counted(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
    let number = &text[..text.len() - rest.len()];
    let rest = rest.trim_start();
    let counted = rest.strip_prefix('%').unwrap_or(rest).trim_start();
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.ends_with(|c: char| c.is_ascii_digit())
        && counted.len() < text.len() - number.len()
        && counted.starts_with(|c: char| c.is_lowercase() || c == '(')
}

/// Whether what stands before a stop is longer than most abbreviations, or a closing sign.
fn ends_in_whole_word(before: &str) -> bool {
    const SHORTEST: usize = 4;
    let letters = before.chars().rev().take_while(|c| c.is_lowercase()).count();
    letters >= SHORTEST || before.ends_with([')', ']', '%'])
}

/// Whether a place without a blank is within a name: a mail or web address, a file name, `.NET`.
fn is_within_name(left: &str, right: &str) -> bool {
    const ENDINGS: [&str; 6] = ["com", "org", "net", "edu", "gov", "js"];
    let left = left.rsplit(char::is_whitespace).next().unwrap_or(left);
    let right = right.split(char::is_whitespace).next().unwrap_or(right);
    if left.is_empty() || right.is_empty() {
        return false;
    }
    let holds = |signs: &str| left.contains(signs) || right.contains(signs);
    let ending = right.trim_end_matches(|c: char| !c.is_alphanumeric());
    left.trim_start_matches(['(', '[', '"', '“', '«']) == "."
        || ["@", "://", "_", "\\"].into_iter().any(holds)
        || left.starts_with("www.")
        || left.starts_with("10.") && holds("/")
        || right.contains('/') && !right.ends_with('/')
        || ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}
/// Where UAX #29 has sentence bounds, the start and the end of the text left out.
///
/// A bound needs a terminator or the end of a line, and what comes between that and the next letter decides on it:
/// only there the full algorithm is asked.
fn uax29_bounds(text: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    let next_stretch = move || {
        // from the word with the sign to the first word after it that has a letter and no terminator
        let sign = at + sign_that_may_end(&text[at..])?;
        let start = text[at..sign].rfind(' ').map_or(at, |blank| at + blank + 1);
        at = sign;
        for (index, word) in text[sign..].split_inclusive(' ').enumerate() {
            at += word.len();
            let settles = || word.bytes().any(|b| b.is_ascii_alphabetic());
            if index > 0 && settles() && sign_that_may_end(word).is_none() {
                break;
            }
        }
        Some(start..at)
    };
    std::iter::from_fn(next_stretch).flat_map(|stretch| {
        let bounds = text[stretch.clone()].split_sentence_bound_indices().skip(1);
        bounds.map(move |(at, _)| stretch.start + at)
    })
}

/// The place of the first sign that may end a sentence or a line: any but letters, and the commonest signs that do
/// not.
fn sign_that_may_end(text: &str) -> Option<usize> {
    let may_end = |(at, byte): (usize, &u8)| match byte {
        b'.' | b'!' | b'?' => true,
        0xc0.. => text[at..].chars().next().is_some_and(|c| !c.is_alphabetic()),
        _ => byte.is_ascii_control(),
    };
    text.as_bytes().iter().enumerate().position(may_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LanguageTag, pack};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bounds_are_those_of_the_full_algorithm(
            text in "([a-zA-Zñé0-9.,;:?!()«»“”'’%\\-]{1,4}|[.?!…]|[ \n\r\t\u{85}\u{a0}\u{301}\u{ad}。]|\\PC){0,40}"
        ) {
            let full: Vec<usize> = text.split_sentence_bound_indices().map(|(at, _)| at).skip(1).collect();
            prop_assert_eq!(uax29_bounds(&text).collect::<Vec<_>>(), full);
        }
    }

    fn split(language: &str, marked: &str) {
        let text = marked.replace(" | ", " ").replace('|', "");
        let found: Vec<&str> = sentences(&text, pack(&LanguageTag::known(language)))
            .into_iter()
            .map(|range| &text[range])
            .collect();
        let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn spanish_sentences() {
        for marked in [
            "La Dra. Gómez lo describió. | Nadie lo repitió.",
            "Según García et al. Ramírez, la pauta i.v. cada 12 h bastó. | Después, no.",
            "Se aisló E. coli en 3 casos. | También M. leprae.",
            "Duró aprox. 30 min. | Luego descansaron.",
            "Viajó a EE. UU. en 2010. | Volvió pronto.",
            "Hubo quejas, p. ej. Luisa, pocas. | Fin.",
            "Ansiedad, estrés, etc. | Al final mejoraron.",
            "Analizado con SPSS v. 11.5 en casa. | Bien.",
            "Murió por dengue.|Insectos capturados en casa.",
            "¿Qué es la compasión? | ¡Una virtud! | Eso dicen.",
        ] {
            split("es", marked);
        }
    }

    #[test]
    fn sentences_of_a_language_that_nothing_is_known_of() {
        for marked in ["Viz obr. 2 a tab. 3. | Pak konec.", "Bylo jich mnoho. | 12 Žen odešlo."] {
            split("cs", marked);
        }
    }

    #[test]
    fn sentences_of_other_scripts() {
        for (language, marked) in [
            (
                "ru",
                "Ольга жила в г. Киев. | Она уехала в 2019 г. | А. С. Попов остался (см. рис. 2).",
            ),
            ("uk", "Чи так? | Так! | Це сталося у 2019 р. | Потім дощ."),
            ("el", "Η νοσοκόμα έφυγε. | Γιατί; | Κανείς δεν ξέρει."),
            ("ar", "قال د. سمير ذلك. | هل نام؟ | نعم، نام."),
            ("fa", "پرستار خوابید. | آیا بیدار شد؟ | بله."),
            ("hi", "डॉ. राव आए। | क्या वे गए? | हाँ।"),
            ("zh", "护士睡了六小时。|她醒了吗？|他说：“醒了。”|好！"),
            ("ja", "看護師は眠った。|目は覚めたか？|はい。|よし！"),
            ("ja", "「はい。」|ところが、彼は来なかった。"),
            ("ja", "「行こう。」|なぜなら、もう遅い。|「はい。」と彼は言った。"),
            ("pl", "Wszystko jest ok. | Ona śpi."),
            ("tr", "Dün iyi bir av. | Bugün geldi."),
            ("ko", "간호사가 잤다. | 깨었는가? | 그렇다."),
            ("he", "האחות ישנה. | האם התעוררה? | כן."),
        ] {
            split(language, marked);
        }
    }

    #[test]
    fn sentences_of_the_listed_strings() {
        for (language, strings) in
            [("en", include_str!("sentences.en.txt")), ("es", include_str!("sentences.es.txt"))]
        {
            for marked in strings.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
            {
                split(language, marked);
            }
        }
    }

    #[test]
    fn english_sentences() {
        for marked in [
            "It was computed using R. | The code is open.",
            "J. Smith and A. B. Jones wrote it. | We read it.",
            "Patients with hepatitis B. | Results were mixed.",
            "Smith et al. found more. | So did we.",
            "See Fig. 2 and Eq. 3 there. | Then stop.",
            "The value (p < .05) was low. | It rose.",
            "The use of MS. | Furthermore, none.",
            "Objective. To describe shame. | Methods. We asked.",
            "It is below the U.S. Average. | In the U.S. | The end.",
            "Mean age was 34.5 years. | Half were women.",
            "Acceptance vs. Avoidance was studied. | It held.",
        ] {
            split("en", marked);
        }
    }
}
