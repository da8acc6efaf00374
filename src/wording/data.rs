//! English that does not stand in a catalogue, in Spanish: what the tables that ship say, as notes of the glossary, and errors,
//! which are worded where their types are.

use super::UiLanguage;
use super::message::Argument;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A text in English. One that nobody translated is the same in every language.
pub(crate) struct Data<'t>(pub &'t str);

impl From<Data<'_>> for Argument {
    fn from(Data(text): Data<'_>) -> Self {
        Argument::Data(text.to_owned())
    }
}

/// What stands between the parts of a text, each of which has a translation.
const BETWEEN: &str = "; ";
/// Words that are taken over as they are.
const TAKEN_OVER: char = '…';

/// Texts and their translations.
struct Translations {
    whole: FxHashMap<&'static str, &'static str>,
    /// Those with words that are taken over; the first that fits counts.
    patterns: Vec<Pattern>,
}

struct Pattern {
    text: &'static str,
    translated: &'static str,
    /// Whether the words that are taken over may have a translation themselves.
    is_nested: bool,
}

static SPANISH: LazyLock<Translations> = LazyLock::new(|| {
    let errors = rows(include_str!("es/errors.tsv")).map(|row| (row, true));
    let data = rows(include_str!("es/data.tsv")).map(|row| (row, false));
    Translations::new(errors.chain(data))
});

/// A text in a language, as far as there is one in it.
pub(crate) fn in_language(text: &str, language: UiLanguage) -> Cow<'_, str> {
    match language {
        UiLanguage::English => text.into(),
        UiLanguage::Spanish => SPANISH.of_lines(text).into(),
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = table.lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
}

impl Translations {
    fn new(rows: impl Iterator<Item = ((&'static str, &'static str), bool)>) -> Self {
        let mut translations = Translations { whole: FxHashMap::default(), patterns: Vec::new() };
        for ((text, translated), is_nested) in rows {
            if text.contains(TAKEN_OVER) {
                translations.patterns.push(Pattern { text, translated, is_nested });
            } else {
                translations.whole.insert(text, translated);
            }
        }
        translations
    }

    /// A text, each line of which has a translation or stays as it is.
    fn of_lines(&self, text: &str) -> String {
        let lines = text.split('\n').map(|line| {
            let (blanks, words) = line.split_at(line.len() - line.trim_start().len());
            self.of_text(words).map_or_else(|| line.to_owned(), |words| blanks.to_owned() + &words)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The translation of a text: as it is, by a pattern for all its parts, part by part, or by one whose words may be several
    /// parts. Nothing where a part has none.
    fn of_text(&self, text: &str) -> Option<String> {
        let of_parts = || {
            let parts: Option<Vec<String>> =
                text.split(BETWEEN).map(|part| self.of_pattern(part, false)).collect();
            Some(parts?.join(BETWEEN))
        };
        let of_all = || self.of_pattern(text, true);
        of_all().or_else(of_parts).or_else(|| self.of_pattern(text, false))
    }

    /// The translation of a text that is there as it is, or by the first pattern that fits; `of_several` asks for those of
    /// several parts.
    fn of_pattern(&self, text: &str, of_several: bool) -> Option<String> {
        if let Some(translated) = self.whole.get(text) {
            return Some((*translated).to_owned());
        }
        let mut patterns = self.patterns.iter();
        patterns.find_map(|pattern| {
            if of_several && !pattern.text.contains(BETWEEN) {
                return None;
            }
            let words = taken_over(pattern.text, text)?;
            if !pattern.is_nested && words.iter().any(|words| words.contains(BETWEEN)) {
                return None;
            }
            let mut words = words.into_iter();
            let mut pieces = pattern.translated.split(TAKEN_OVER);
            let first = pieces.next().unwrap_or_default().to_owned();
            let filled = pieces.fold(first, |text, piece| {
                let words = words.next().unwrap_or_default();
                // what is quoted is no English of ours
                let is_ours = pattern.is_nested && !text.ends_with(['“', '«', '"']);
                let translated = if is_ours { self.of_text(words) } else { None };
                text + translated.as_deref().unwrap_or(words) + piece
            });
            Some(filled)
        })
    }
}

/// The words of a text where a pattern has them taken over, if it fits.
fn taken_over<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut pieces = pattern.split(TAKEN_OVER);
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut pieces = pieces.peekable();
    let mut words = Vec::new();
    while let Some(piece) = pieces.next() {
        let end = match pieces.peek() {
            Some(_) => rest.find(piece)?,
            None => rest.strip_suffix(piece)?.len(),
        };
        words.push(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    words.iter().all(|words| !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::clinical;
    use crate::language::{LanguageTag, pack};
    use regex::Regex;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    #[test]
    fn parts_are_translated_one_by_one_and_a_text_as_a_whole_or_not_at_all() {
        for (text, spanish) in [
            ("library means books", "library means books"),
            ("calque", "calco"),
            ("calque of bias; write sesgo", "calco de «bias»; escriba «sesgo»"),
            ("calque of bias; our house says sesgo", "calque of bias; our house says sesgo"),
            ("write sesgo or error", "escriba «sesgo» o «error»"),
            ("write a, b or c", "escriba «a», «b» o «c»"),
            ("write ", "write "),
            ("ropa is clothing", "la ropa es el vestido"),
        ] {
            assert_eq!(in_language(text, UiLanguage::Spanish), spanish);
            assert_eq!(in_language(text, UiLanguage::English), text);
        }
    }

    #[test]
    fn errors_are_translated_with_what_they_hold() {
        for (text, spanish) in [
            ("there is nothing to undo", "no hay nada que deshacer"),
            (
                "TOML parse error at line 2, column 6\n  |\nunknown variant `a`, expected `b` or `c`",
                "error de TOML en la línea 2, columna 6\n  |\nvalor desconocido: `a`; se espera `b` o `c`",
            ),
            (
                "cannot be written: Permission denied (os error 13)",
                "no puede escribirse: permiso denegado",
            ),
            (
                "there is no segment 9 of the target; there are 4",
                "no hay ningún segmento 9 (traducción); hay 4",
            ),
            (
                "its text is damaged: line 3: it was cut off; open it in its program and save it again",
                "su texto está dañado: línea 3: está cortado; ábralo en su programa y guárdelo de nuevo",
            ),
            (
                "line 1: a row has five cells; write the baseline anew with --update-baseline",
                "línea 1: una fila tiene cinco celdas; escriba de nuevo la línea base con --update-baseline",
            ),
            (
                "“fear” is preferred here and “worry” in a",
                "«fear» es preferido aquí y «worry» en a",
            ),
            (
                "row 2: has 3 cells, and the header 2; a text may hold no tab",
                "fila 2: tiene 3 celdas, y la cabecera 2; un texto no puede contener tabuladores",
            ),
            (
                "only one language was found (en)\n  lines 1-3 (en, 40 words): A source…",
                "solo se encontró una lengua («en»)\n  líneas 1-3 («en», 40 palabras): A source…",
            ),
            (
                "column 8: </b> stands where </seg> must, of line 1; close what was opened last first",
                "columna 8: </b> está donde debe ir </seg>, de la línea 1; cierre primero lo último que se abrió",
            ),
            (
                "<sc> 1 has no <ec> after it in the target of its unit; add <ec startRef=\"1\"/>; or write \
                 isolated=\"yes\" where that is in another unit",
                "a <sc> 1 no lo sigue ningún <ec> (traducción) en su unidad; añada <ec startRef=\"1\"/>; o escriba \
                 isolated=\"yes\" si está en otra unidad",
            ),
            (
                "text after the root element; only comments may stand there; delete it, or put it into the root",
                "texto después del elemento raíz; ahí solo pueden ir comentarios; bórrelo, o póngalo dentro de la raíz",
            ),
            (
                "unknown column \"termm\" (is it \"term\"?); there are concept, term",
                "columna desconocida \"termm\" (¿es \"term\"?); existen concept, term",
            ),
            (
                "segment 1 of the source (“source”) is in no bead; add it to one, or as a bead whose other side is empty",
                "el segmento 1 (original: «source») no está en ninguna correspondencia; añádalo a una, o como \
                 correspondencia con el otro lado vacío",
            ),
        ] {
            assert_eq!(in_language(text, UiLanguage::Spanish), spanish);
        }
    }

    /// The texts of the code, without the signs that Rust needs around them.
    fn code(folder: &Path, code: &mut String) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                self::code(&entry, code);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                code.push_str(&fs::read_to_string(entry).unwrap());
            }
        }
    }

    #[test]
    fn errors_are_those_of_the_code() {
        let mut all = include_str!("../validate/xliff/constraints.tsv").to_owned();
        code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
        let all = Regex::new(r"\\\n\s*").unwrap().replace_all(&all, "").replace("\\\"", "\"");
        // the words of a message may stand in places of their own
        let apart = Regex::new("…|; |this is |> |, in <|” |“").unwrap();
        let is_there = |piece: &str| all.contains(piece.trim_end_matches(' '));
        let lacking: Vec<&str> = rows(include_str!("es/errors.tsv"))
            .map(|(text, _)| text)
            .filter(|text| !apart.split(text).all(is_there))
            .collect();
        assert!(lacking.is_empty(), "no code says {lacking:#?}");
    }

    #[test]
    fn what_lists_say_is_in_spanish() {
        let constraints = include_str!("../validate/xliff/constraints.tsv").lines().skip(1);
        let mut texts: BTreeSet<String> =
            constraints.filter_map(|row| row.split('\t').nth(3)).map(str::to_owned).collect();
        for format in crate::format::FORMATS {
            texts.extend([format.help, format.title].map(str::to_owned));
        }
        #[cfg(feature = "memory")]
        texts.extend(crate::store::REASONS.iter().map(|reason| reason.what.to_owned()));
        // what is called the same in both languages
        let same = ["", "JATS", "JUnit", "LaTeX", "Markdown", "Moses", "PubMed XML", "RTF"];
        let same = [&same[..], &["SARIF", "SNOMED CT", "TBX", "TMX", "UMLS", "XLIFF"]].concat();
        texts.retain(|text| !same.contains(&text.as_str()));
        let lacking: Vec<&String> =
            texts.iter().filter(|text| SPANISH.of_text(text).is_none()).collect();
        assert!(lacking.is_empty(), "src/wording/es/errors.tsv lacks {lacking:#?}");
    }

    #[test]
    fn every_type_of_error_is_in_spanish() {
        let mut all = String::new();
        code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
        let all = Regex::new(r"\\\n\s*").unwrap().replace_all(&all, "");
        let texts = Regex::new(r#"#\[error\(\s*"((?:[^"\\]|\\.)*)""#).unwrap();
        let hole = Regex::new(r"\{[^}]*\}").unwrap();
        let texts = texts.captures_iter(&all).map(|found| found[1].replace("\\\"", "\""));
        // a number, a word, or nothing
        let filled =
            |text: &str| ["7", "before", ""].map(|with| hole.replace_all(text, with).into_owned());
        // what clients of LanguageTool know is said to them as that says it
        let of_language_tool =
            ["parameter", "LanguageTool", "Your text", "enabledOnly"].map(str::to_owned);
        let lacking: Vec<String> = texts
            .filter(|text| filled(text)[2].len() > 2)
            .filter(|text| !of_language_tool.iter().any(|word| text.contains(word)))
            .filter(|text| filled(text).iter().all(|text| SPANISH.of_text(text).is_none()))
            .collect();
        assert!(lacking.is_empty(), "src/wording/es/errors.tsv lacks {lacking:#?}");
    }

    #[test]
    fn what_findings_say_of_the_tables_that_ship_is_in_spanish() {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let glossary = clinical::glossary();
        let terms = glossary.concepts.iter().flat_map(|concept| &concept.terms);
        let notes = terms.filter(|term| !term.is_accepted());
        let notes = notes.filter_map(|term| term.note.clone());
        let calques = pack(&es).unwrap().calques().rows().iter().map(|row| row.why.to_owned());
        let headings = pack(&en).unwrap().heading_rows().map(|(class, _)| class.to_owned());
        let texts: BTreeSet<String> = notes.chain(calques).chain(headings).collect();
        let lacking: Vec<&String> =
            texts.iter().filter(|text| SPANISH.of_text(text).is_none()).collect();
        assert!(lacking.is_empty(), "src/wording/es/data.tsv lacks {lacking:#?}");
    }
}
