//! Records of JSON lines: two texts to align, pairs that are aligned, or a bitext on one line.

use super::{Bitext, file};
use crate::language::{LanguageTag, PACKS};
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
    let object = value.as_object().ok_or("this line is no JSON object")?;
    if object.contains_key("cotejo") {
        let bitext = file::read(line.as_bytes()).map_err(|error| error.to_string())?;
        return Ok(Record::Bitext(Box::new(bitext)));
    }
    let id = match object.get("id") {
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let Some(pairs) = object.get("pairs") else {
        let mut texts = texts(object);
        let (source, target) = languages(&texts, wanted)?;
        let mut take = |tag: LanguageTag| {
            let at = texts.iter().position(|(language, _)| same(language, &tag)).unwrap_or(0);
            (tag, texts.swap_remove(at).1)
        };
        return Ok(Record::Texts { id, source: take(source), target: take(target) });
    };
    let pairs = pairs.as_array().ok_or("\"pairs\" is no list")?;
    let mut found: Option<(LanguageTag, LanguageTag)> = None;
    let mut read = Vec::with_capacity(pairs.len());
    for (number, pair) in (1..).zip(pairs) {
        let object = pair.as_object().ok_or_else(|| format!("pair {number} is no object"))?;
        let texts = texts(object);
        let languages = match &found {
            Some(languages) => languages.clone(),
            None => languages(&texts, wanted).map_err(|what| format!("pair {number} {what}"))?,
        };
        let text = |tag: &LanguageTag| {
            texts.iter().find(|(language, _)| same(language, tag)).map(|(_, text)| text.clone())
        };
        read.push((text(&languages.0).unwrap_or_default(), text(&languages.1).unwrap_or_default()));
        found = Some(languages);
    }
    let languages = found.ok_or("\"pairs\" is empty")?;
    Ok(Record::Pairs { id, languages, pairs: read })
}

/// The texts under keys that are language codes.
fn texts(object: &Map<String, Value>) -> Vec<(LanguageTag, String)> {
    let texts = object.iter().filter(|(key, _)| *key != "id" && *key != "pairs");
    texts.filter_map(|(key, value)| Some((key.parse().ok()?, value.as_str()?.to_owned()))).collect()
}

fn same(a: &LanguageTag, b: &LanguageTag) -> bool {
    a.primary() == b.primary()
}

fn languages(
    texts: &[(LanguageTag, String)],
    wanted: (Option<&LanguageTag>, Option<&LanguageTag>),
) -> Result<(LanguageTag, LanguageTag), String> {
    let there = |tag: &LanguageTag| {
        texts.iter().map(|(language, _)| language).find(|language| same(language, tag))
    };
    let shipped: Vec<LanguageTag> =
        PACKS.iter().filter_map(|pack| there(&pack.tag()).cloned()).collect();
    // the known ones among all that look like codes, else all
    let mut known: Vec<LanguageTag> = shipped;
    if known.len() < 2 {
        known = texts.iter().map(|(language, _)| language.clone()).collect();
    }
    let other = |tag: &LanguageTag| known.iter().find(|language| !same(language, tag)).cloned();
    let found = match wanted {
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
    fn faults_are_named() {
        for (line, message) in [
            ("{", "this line is no JSON"),
            ("[]", "this line is no JSON object"),
            (r#"{"en": "One."}"#, "wants a text under each of two language codes"),
            (r#"{"pairs": []}"#, "\"pairs\" is empty"),
            (r#"{"pairs": [3]}"#, "pair 1 is no object"),
        ] {
            let Err(error) = read(line, (None, None)) else { panic!("{line}") };
            assert!(error.starts_with(message), "{error}");
        }
    }
}
