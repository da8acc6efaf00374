//! Which of a few languages a text is in.

use super::stopwords::{StopwordCounts, place};
use super::tag::iso_639_2;
use super::{LanguageTag, PACKS, Pack, has_lexicon, pack};
use crate::text::script;
use crate::text::words::words;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use whatlang::{Detector, Lang, Script};

/// The likeliest of `among` for `text`, or `None` where it has too little to go by.
///
/// The detector never answers "none of these", so a text in a third language is taken for the nearest;
/// callers that must know better compare its stop words.
pub(crate) fn detect(text: &str, among: &[LanguageTag]) -> Option<LanguageTag> {
    if !text.chars().any(char::is_alphabetic) {
        return None;
    }
    // more text would only cost time
    const ENOUGH: usize = 400;
    let end = text.char_indices().nth(ENOUGH).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    if let Some(script) = other_script(text) {
        return by_letters(text, among.iter().filter(|tag| is_written_in(tag, script)));
    }
    let found = by_letters(text, among.iter())?;
    let stopwords = StopwordCounts::of(text);
    if let Some(closer) = by_stopwords(&stopwords, &found, among) {
        return Some(closer);
    }
    // where there are many to choose from, one without a lexicon must have more stop words than each with one
    let rivals = among.iter().filter(|tag| has_lexicon(tag));
    let is_doubtful = among.len() > 2
        && !has_lexicon(&found)
        && rivals.clone().any(|tag| stopwords.get(tag) >= stopwords.get(&found));
    if is_doubtful { by_letters(text, rivals) } else { Some(found) }
}

/// What is known of the language that a text was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Its words are of that language.
    None,
    /// Its letters are of another, of which nothing else is known.
    Other(LanguageTag),
    /// Its words are of no language that is known.
    Unknown,
}

/// Whether a text is in the language that it was taken for among those of which we know more than their letters. Few words
/// tell nothing.
///
/// The text comes in parts, so that no more of it is read than needed.
pub(crate) fn doubt<'t>(parts: impl Iterator<Item = &'t str>, found: &LanguageTag) -> Doubt {
    const FEWEST: usize = 15;
    const ENOUGH: f64 = 0.3;
    const ENOUGH_WITH_LEXICON: f64 = 0.2;
    const FEW: f64 = 0.06;
    const LONGEST: usize = 2000;
    let text: String = parts.flat_map(|part| part.chars().chain(['\n'])).take(LONGEST).collect();
    let count = words(&text).filter(|word| word.text.chars().all(char::is_alphabetic)).count();
    let share = StopwordCounts::of(&text).get(found) as f64 / count.max(1) as f64;
    let enough = if has_lexicon(found) { ENOUGH_WITH_LEXICON } else { ENOUGH };
    if count < FEWEST || share >= enough || !pack(found).is_some_and(Pack::has_stopwords) {
        return Doubt::None;
    }
    let by_letters = whatlang::detect(&text).filter(|info| info.is_reliable());
    let code = by_letters.and_then(|info| LanguageTag::shortest(info.lang().code()).ok());
    match code {
        Some(other) if place(&other).is_none() && !other.is_same_language(found) => {
            Doubt::Other(other)
        }
        Some(_) => Doubt::None,
        None if share < FEW => Doubt::Unknown,
        None => Doubt::None,
    }
}

/// The script of a text that is not in Latin letters. A few Greek letters are signs and no text.
fn other_script(text: &str) -> Option<Script> {
    const FEWEST: f64 = 4.0;
    let script = whatlang::detect_script(text).filter(|script| *script != Script::Latin)?;
    let letters: String = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).collect();
    (script::length(&letters) >= FEWEST).then_some(script)
}

fn is_written_in(tag: &LanguageTag, script: Script) -> bool {
    if matches!(script, Script::Mandarin | Script::Hiragana | Script::Katakana) {
        return matches!(tag.primary(), "zh" | "ja"); // which of them decides the share of syllables
    }
    DETECTED.get(tag.primary()).is_some_and(|lang| script.langs().contains(lang))
}

/// The language that the letters of a text are most like.
fn by_letters<'t>(text: &str, among: impl Iterator<Item = &'t LanguageTag>) -> Option<LanguageTag> {
    let known: Vec<(Lang, &LanguageTag)> =
        among.filter_map(|tag| Some((*DETECTED.get(tag.primary())?, tag))).collect();
    let allowed = known.iter().map(|(lang, _)| *lang).collect();
    let found = Detector::with_allowlist(allowed).detect(text)?;
    known.iter().find(|(lang, _)| *lang == found.lang()).map(|(_, tag)| (*tag).clone())
}

/// A language that has clearly more of the words for its stop words than the one found by its letters. Letters do
/// not distinguish some close languages, Galician among them; between two languages with a lexicon they suffice.
fn by_stopwords(
    stopwords: &StopwordCounts,
    found: &LanguageTag,
    among: &[LanguageTag],
) -> Option<LanguageTag> {
    const CLEARLY_MORE: usize = 3;
    place(found)?;
    let most = among.iter().rev().max_by_key(|tag| (stopwords.get(tag), has_lexicon(tag)))?;
    let is_clear = stopwords.get(most) >= stopwords.get(found) + CLEARLY_MORE;
    (is_clear && !(has_lexicon(found) && has_lexicon(most))).then(|| most.clone())
}

/// Whether two lines are in two languages, as a title and its translation. Few words may seem to be in a language that is
/// close to their own: their stop words must not speak for that of the other line.
pub(crate) fn are_in_two_languages(one: &str, other: &str) -> bool {
    const FEWEST: usize = 5;
    let among = prose_languages();
    let language = |text: &str| {
        (text.split_whitespace().count() >= FEWEST).then(|| detect(text, &among)).flatten()
    };
    let is_rather = |text: &str, own: &LanguageTag, other: &LanguageTag| {
        let stopwords = StopwordCounts::of(text);
        let others = stopwords.get(other);
        others == 0 || stopwords.get(own) > others
    };
    let (Some(first), Some(second)) = (language(one), language(other)) else { return false };
    first != second && is_rather(one, &first, &second) && is_rather(other, &second, &first)
}

/// The languages that prose is distinguished between: those of [`PACKS`], and others that their script sets apart.
pub(crate) fn prose_languages() -> Vec<LanguageTag> {
    const OTHERS: [&str; 16] = [
        "be", "bg", "bn", "gu", "he", "hy", "ka", "km", "ko", "mr", "pa", "sr", "ta", "te", "th",
        "ur",
    ];
    let others = OTHERS.iter().map(|code| LanguageTag::known(code));
    let mut tags: Vec<LanguageTag> = PACKS.iter().map(|pack| pack.tag()).chain(others).collect();
    tags.sort();
    tags
}

/// The languages of the detector, which has codes of three letters (ISO 639-3), by their shortest code.
static DETECTED: LazyLock<FxHashMap<&'static str, Lang>> = LazyLock::new(|| {
    let long = iso_639_2().filter_map(|(three, two)| Some((two, Lang::from_code(three)?)));
    let same = Lang::all().iter().map(|lang| (lang.code(), *lang));
    // ISO 639-3 has codes for the standard forms of these
    same.chain(long).chain([("zh", Lang::Cmn), ("fa", Lang::Pes)]).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_another_script_is_in_a_language_of_that_script() {
        for (code, text) in [
            ("ru", "Медсёстры отделения спали по шесть часов и чувствовали стыд."),
            ("uk", "Медсестри відділення спали по шість годин і відчували сором."),
            ("el", "Οι νοσοκόμες του τμήματος κοιμήθηκαν έξι ώρες."),
            ("ar", "نامت ممرضات القسم ست ساعات وشعرن بالخجل."),
            ("fa", "پرستاران بخش شش ساعت خوابیدند و شرمنده بودند."),
            ("hi", "वार्ड की नर्सें छह घंटे सोईं और शर्मिंदा थीं।"),
            ("zh", "病房的护士睡了六个小时，感到羞愧。"),
            ("ja", "病棟の看護師は六時間眠り、恥ずかしく思った。"),
            ("he", "האחיות במחלקה ישנו שש שעות והתביישו."),
            ("ko", "병동 간호사들은 여섯 시간을 자고 부끄러워했다."),
            ("th", "พยาบาลในหอผู้ป่วยนอนหลับหกชั่วโมง"),
        ] {
            let found = detect(text, &prose_languages());
            assert_eq!(found.as_ref().map(LanguageTag::as_str), Some(code), "{text}");
            assert_eq!(detect(text, &[LanguageTag::known("en")]), None, "{text}");
        }
        assert_eq!(
            detect("α β (p < .05) of the model", &prose_languages()).unwrap().as_str(),
            "en"
        );
    }

    #[test]
    fn a_text_is_taken_for_none_but_its_own_language() {
        for (code, texts) in [
            (
                "en",
                &[
                    "Shame in nurses",
                    "Compassion in clinical care",
                    "A trial of brief therapy",
                    "Pain, anxiety and depression after total knee replacement",
                    "Die-hard beliefs about man and war in the elderly",
                    "No era in medicine has seen as many trials per annum.",
                    "The patients who took part were asked whether they would do so again.",
                ][..],
            ),
            (
                "es",
                &[
                    "Vergüenza y autocrítica",
                    "Terapia breve en adultos",
                    "Dolor crónico en mujeres mayores",
                    "Efecto de la meditación sobre el dolor",
                    "Calidad de vida y salud mental en cuidadores de personas con demencia",
                    "El estudio se realizó en dos hospitales.",
                    "Los pacientes que participaron en el estudio no tenían dolor al alta.",
                    "Se observa una mejora de la memoria en tres casos.",
                ],
            ),
            (
                "pt",
                &[
                    "Vergonha e autocrítica",
                    "Terapia breve em adultos",
                    "Dor crônica em mulheres idosas",
                    "Efeito da meditação na dor",
                    "Qualidade de vida e saúde mental de cuidadores de pessoas com demência",
                    "O estudo foi realizado em dois hospitais.",
                    "Os pacientes que participaram do estudo não tinham dor na alta.",
                    "A escala de compaixão e a de vergonha foram usadas nos grupos.",
                ],
            ),
            (
                "ca",
                &[
                    "Els pacients que van participar en l'estudi no tenien dolor a l'alta.",
                    "L'estudi es va fer amb les infermeres de dos hospitals, i els resultats són bons.",
                ],
            ),
            (
                "gl",
                &[
                    "Os pacientes que participaron no estudo non tiñan dor cando saíron do hospital.",
                    "A vergoña das enfermeiras é unha emoción que tamén ten relación coa autocrítica.",
                ],
            ),
            ("de", &["Die Patienten, die an der Studie teilnahmen, hatten keine Schmerzen."]),
            ("fr", &["Les patients qui ont participé à l'étude n'avaient pas de douleurs."]),
            ("it", &["I pazienti che hanno partecipato allo studio non avevano dolore."]),
        ] {
            for text in texts {
                let found = detect(text, &prose_languages()).unwrap();
                let is_short = text.split(' ').count() < 9 && !text.ends_with('.');
                // few words may be of a language or of another, but of none that has no lexicon
                let allowed = if is_short { &["en", "es", "pt"][..] } else { &[code] };
                assert!(allowed.contains(&found.as_str()), "{found}: {text}");
            }
        }
    }
}
