//! Records of JSON lines: two texts to align, pairs that are aligned, or a bitext on one line.

use super::{Bitext, Side, file};
use crate::language::{LanguageTag, PACKS};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

/// What a line holds.
pub enum Record {
    /// `{"id": …, "en": "…", "es": "…"}`
    Texts { id: Option<String>, source: (LanguageTag, String), target: (LanguageTag, String) },
    /// `{"id": …, "pairs": [{"en": "…", "es": "…"}, …]}`
    Pairs {
        id: Option<String>,
        languages: (LanguageTag, LanguageTag),
        pairs: Vec<(String, String)>,
    },
    /// What `align -f json` writes for several inputs.
    Bitext(Box<Bitext>),
}

/// Reads a line. `wanted` are source and target where the user named them; otherwise English and Spanish, or
/// the two languages that there are. The error says what is wrong.
pub fn read(
    line: &str,
    wanted: (Option<&LanguageTag>, Option<&LanguageTag>),
) -> Result<Record, String> {
    let value: Value =
        serde_json::from_str(line).map_err(|error| format!("this line is no JSON: {error}"))?;
    let Value::Object(mut object) = value else {
        return Err("this line is no JSON object".into());
    };
    if object.contains_key("cotejo") {
        let bitext = file::read(line.as_bytes()).map_err(|error| error.to_string())?;
        return Ok(Record::Bitext(Box::new(bitext)));
    }
    let id = match object.get("id") {
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let Some(pairs) = object.remove("pairs") else {
        let texts = texts(&object);
        let tags: Vec<&LanguageTag> = texts.iter().map(|(tag, _)| tag).collect();
        let (source, target) = languages(&tags, wanted)?;
        let text = |tag: LanguageTag| {
            let text = text_in(&texts, &tag).unwrap_or_default();
            (tag, text)
        };
        return Ok(Record::Texts { id, source: text(source), target: text(target) });
    };
    let Value::Array(pairs) = pairs else { return Err("\"pairs\" is no list".into()) };
    if pairs.is_empty() {
        return Err("\"pairs\" is empty".into());
    }
    // a pair may lack a side, and with it the language of that side
    let mut keys = Keys::default();
    let pairs: Vec<Vec<(usize, String)>> = (1..)
        .zip(pairs)
        .map(|(number, pair)| match pair {
            Value::Object(pair) => Ok(keys.texts(pair)),
            _ => Err(format!("pair {number} is no object")),
        })
        .collect::<Result<_, _>>()?;
    let tags: Vec<&LanguageTag> = keys.tags.iter().flatten().collect();
    let languages = languages(&tags, wanted)?;
    let side = |tag: &Option<LanguageTag>| {
        let tag = tag.as_ref()?;
        let sides = [(&languages.0, Side::Source), (&languages.1, Side::Target)];
        sides.into_iter().find(|(language, _)| same(tag, language)).map(|(_, side)| side)
    };
    let sides: Vec<Option<Side>> = keys.tags.iter().map(side).collect();
    let mut read = Vec::with_capacity(pairs.len());
    for (number, texts) in (1..).zip(pairs) {
        let mut pair = [None, None];
        for (key, text) in texts {
            if let Some(side) = sides[key] {
                pair[side as usize].get_or_insert(text);
            }
        }
        let [source, target] = pair;
        if source.is_none() && target.is_none() {
            return Err(format!("pair {number} has no text in {} or {}", languages.0, languages.1));
        }
        read.push((source.unwrap_or_default(), target.unwrap_or_default()));
    }
    Ok(Record::Pairs { id, languages, pairs: read })
}

/// The keys of texts in the pairs of a record, each once.
#[derive(Default)]
struct Keys {
    places: FxHashMap<String, usize>,
    /// For each key, in the order in which they are first met, the language that it names, if it does.
    tags: Vec<Option<LanguageTag>>,
}

impl Keys {
    /// The texts of a pair, each with the place of its key.
    fn texts(&mut self, pair: Map<String, Value>) -> Vec<(usize, String)> {
        let texts = pair.into_iter().filter_map(|(key, value)| match value {
            Value::String(text) if key != "id" && key != "pairs" => Some((self.place(key), text)),
            _ => None,
        });
        texts.collect()
    }

    fn place(&mut self, key: String) -> usize {
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        self.tags.push(key.parse().ok());
        self.places.insert(key, self.tags.len() - 1);
        self.tags.len() - 1
    }
}

type Texts = Vec<(LanguageTag, String)>;

fn text_in(texts: &Texts, tag: &LanguageTag) -> Option<String> {
    texts.iter().find(|(language, _)| same(language, tag)).map(|(_, text)| text.clone())
}

/// The texts under keys that are language codes.
fn texts(object: &Map<String, Value>) -> Texts {
    let texts = object.iter().filter(|(key, _)| *key != "id" && *key != "pairs");
    texts.filter_map(|(key, value)| Some((key.parse().ok()?, value.as_str()?.to_owned()))).collect()
}

pub(super) fn same(a: &LanguageTag, b: &LanguageTag) -> bool {
    a.primary() == b.primary()
}

/// Source and target among the languages of the texts.
pub(super) fn languages(
    tags: &[&LanguageTag],
    wanted: (Option<&LanguageTag>, Option<&LanguageTag>),
) -> Result<(LanguageTag, LanguageTag), String> {
    let there = |tag: &LanguageTag| {
        tags.iter().find(|language| same(language, tag)).map(|language| (*language).clone())
    };
    // those with a pack first; of the rest only what has two letters, for many a key looks like a code (`doi`)
    let mut known: Vec<LanguageTag> = PACKS.iter().filter_map(|pack| there(&pack.tag())).collect();
    for tag in tags.iter().filter(|tag| tag.primary().len() == 2) {
        if !known.iter().any(|known| same(known, tag)) {
            known.push((*tag).clone());
        }
    }
    let other = |tag: &LanguageTag| known.iter().find(|language| !same(language, tag)).cloned();
    let found = match wanted {
        (Some(source), Some(target)) if same(source, target) => None,
        (Some(source), Some(target)) => {
            there(source).and(there(target)).map(|_| (source.clone(), target.clone()))
        }
        (Some(source), None) => there(source).and_then(|_| Some((source.clone(), other(source)?))),
        (None, Some(target)) => there(target).and_then(|_| Some((other(target)?, target.clone()))),
        (None, None) if known.len() >= 2 => Some((known[0].clone(), known[1].clone())),
        (None, None) => None,
    };
    found.ok_or_else(|| {
        "wants a text under each of two language codes, as {\"id\": …, \"en\": …, \"es\": …}".into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_told_apart() {
        let none = (None, None);
        let Ok(Record::Texts { id, source, target }) =
            read(r#"{"id": 7, "ES": "Uno.", "en-GB": "One.", "doi": "x"}"#, none)
        else {
            panic!("two texts")
        };
        assert_eq!(
            (id.as_deref(), source.0.as_str(), source.1.as_str()),
            (Some("7"), "en-GB", "One.")
        );
        assert_eq!((target.0.as_str(), target.1.as_str()), ("es", "Uno."));
        let Ok(Record::Pairs { pairs, .. }) =
            read(r#"{"pairs": [{"en": "One.", "es": "Uno."}, {"en": "Two."}]}"#, none)
        else {
            panic!("pairs")
        };
        assert_eq!(pairs, [("One.".into(), "Uno.".into()), ("Two.".into(), String::new())]);
    }

    #[test]
    fn many_keys_are_no_burden() {
        let keys: String = (0..200_000).map(|key| format!("\"k{key}\": \"\", ")).collect();
        let line = format!(r#"{{"pairs": [{{{keys}"en": "One.", "es": "Uno."}}]}}"#);
        let start = std::time::Instant::now();
        let Ok(Record::Pairs { pairs, .. }) = read(&line, (None, None)) else { panic!("pairs") };
        assert_eq!(pairs, [("One.".into(), "Uno.".into())]);
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }

    #[test]
    fn faults_are_named() {
        for (line, message) in [
            ("{", "this line is no JSON"),
            ("[]", "this line is no JSON object"),
            (r#"{"en": "One."}"#, "wants a text under each of two language codes"),
            (r#"{"pairs": []}"#, "\"pairs\" is empty"),
            (r#"{"pairs": [3]}"#, "pair 1 is no object"),
            (
                r#"{"en": "One.", "en-GB": "One.", "doi": "x"}"#,
                "wants a text under each of two language codes",
            ),
            (
                r#"{"pairs": [{"en": "One."}, {"es": "Uno."}, {"pt": "Um."}]}"#,
                "pair 3 has no text in en or es",
            ),
        ] {
            let Err(error) = read(line, (None, None)) else { panic!("{line}") };
            assert!(error.starts_with(message), "{error}");
        }
    }
}
