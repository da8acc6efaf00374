//! Records of JSON lines: two texts to align, pairs that are aligned, or a bitext on one line.

use super::{Bitext, file};
use crate::language::{LanguageTag, Languages, best_known_first, choose};
use crate::side::{Side, Sides};
use crate::text::encoding::check_length;
use rustc_hash::FxHashMap;
use serde_json_borrow::{ObjectAsVec, Value};
use std::borrow::Cow;

/// What a line holds.
pub(crate) enum Record {
    /// `{"id": …, "en": "…", "es": "…"}`
    Texts { id: Option<String>, source: (LanguageTag, String), target: (LanguageTag, String) },
    /// `{"id": …, "pairs": [{"en": "…", "es": "…"}, …]}`
    Pairs { id: Option<String>, languages: Languages, pairs: Vec<(String, String)> },
    /// What `align -f json` writes for several inputs.
    Bitext(Box<Bitext>),
}

/// Reads a line. `wanted` are source and target where the user named them; otherwise English and Spanish, or
/// the two languages that there are. The error says what is wrong.
pub(crate) fn read(line: &str, wanted: Sides<Option<&LanguageTag>>) -> Result<Record, String> {
    let value: Value<'_> =
        serde_json::from_str(line).map_err(|error| format!("this line is no JSON: {error}"))?;
    let Value::Object(object) = value else {
        return Err("this line is no JSON object".into());
    };
    let mut fields = fields(object);
    let place =
        |fields: &Fields<'_>, name: &str| fields.iter().position(|(field, _)| field == name);
    if place(&fields, "cotejo").is_some() {
        let bitext = file::read(line.as_bytes()).map_err(|error| error.to_string())?;
        return Ok(Record::Bitext(Box::new(bitext)));
    }
    if let ([_, _], Some(error)) =
        (&fields[..], place(&fields, "error").and_then(|at| fields[at].1.as_str()))
    {
        return Err(format!("holds what was wrong with a record: {error}"));
    }
    let id = match place(&fields, "id").map(|at| &fields[at].1) {
        Some(Value::Str(id)) => Some(id.to_string()),
        Some(Value::Number(id)) => Some(serde_json::Number::from(*id).to_string()),
        _ => None,
    };
    // the direction, where the names of the texts do not tell it
    let source = place(&fields, "source").and_then(|at| fields[at].1.as_str()?.parse().ok());
    let wanted = match wanted.iter().any(Option::is_some) {
        true => wanted,
        false => Sides::new(source.as_ref(), None),
    };
    match place(&fields, "pairs").map(|at| fields.swap_remove(at).1) {
        Some(Value::Array(list)) if list.is_empty() => Err("\"pairs\" is empty".into()),
        Some(Value::Array(list)) => {
            let (languages, pairs) = pairs(list, wanted)?;
            Ok(Record::Pairs { id, languages, pairs })
        }
        Some(_) => Err("\"pairs\" is no list".into()),
        None => {
            let [source, target] = texts(&fields, wanted)?;
            Ok(Record::Texts { id, source, target })
        }
    }
}

/// The texts under two keys that are language codes.
fn texts(
    fields: &Fields<'_>,
    wanted: Sides<Option<&LanguageTag>>,
) -> Result<[(LanguageTag, String); 2], String> {
    let texts = fields.iter().filter(|(name, _)| !is_no_text(name));
    let text = |(name, value): &(Cow<'_, str>, Value<'_>)| -> Option<(LanguageTag, String)> {
        Some((name.parse().ok()?, value.as_str()?.to_owned()))
    };
    let texts: Vec<(LanguageTag, String)> = texts.filter_map(text).collect();
    let tags: Vec<&LanguageTag> = texts.iter().map(|(tag, _)| tag).collect();
    let Languages { source, target } = languages(&tags, wanted)?;
    Ok([source, target].map(|tag| {
        let same = texts.iter().find(|(language, _)| language.is_same_language(&tag));
        let text = same.map(|(_, text)| text.clone()).unwrap_or_default();
        (tag, text)
    }))
}

/// The pairs of a list, and their languages.
fn pairs(
    pairs: Vec<Value<'_>>,
    wanted: Sides<Option<&LanguageTag>>,
) -> Result<(Languages, Vec<(String, String)>), String> {
    // a pair may lack a side, and with it the language of that side
    let mut read: Vec<Sides<Option<Cow<'_, str>>>> = vec![Sides::default(); pairs.len()];
    let mut keys = Keys::default();
    let mut texts = Vec::with_capacity(2 * pairs.len());
    for (number, pair) in pairs.into_iter().enumerate() {
        let Value::Object(pair) = pair else {
            return Err(format!("pair {} is no object", number + 1));
        };
        for (key, value) in fields(pair) {
            if let (Value::Str(text), false) = (value, is_no_text(&key)) {
                check_length(&text).map_err(|what| format!("pair {}: {what}", number + 1))?;
                texts.push((number, keys.place(key), text));
            }
        }
    }
    let tags: Vec<&LanguageTag> = keys.tags.iter().flatten().collect();
    let languages = languages(&tags, wanted)?;
    let side = |tag: &Option<LanguageTag>| {
        let tag = tag.as_ref()?;
        Side::BOTH.into_iter().find(|side| tag.is_same_language(&languages[*side]))
    };
    let sides: Vec<Option<Side>> = keys.tags.iter().map(side).collect();
    for (number, key, text) in texts {
        if let Some(side) = sides[key] {
            read[number][side].get_or_insert(text);
        }
    }
    if let Some(number) = read.iter().position(|pair| pair.iter().all(Option::is_none)) {
        let Languages { source, target } = languages;
        return Err(format!("pair {} has no text in {source} or {target}", number + 1));
    }
    let owned = |text: Option<Cow<'_, str>>| text.map(Cow::into_owned).unwrap_or_default();
    let pairs = read.into_iter().map(|pair| (owned(pair.source), owned(pair.target))).collect();
    Ok((languages, pairs))
}

type Fields<'l> = Vec<(Cow<'l, str>, Value<'l>)>;

/// The fields of an object in the order of their names; of several with one name the last counts.
fn fields(object: ObjectAsVec<'_>) -> Fields<'_> {
    let mut fields = object.into_vec();
    fields.reverse();
    fields.sort_by(|(a, _), (b, _)| a.cmp(b));
    fields.dedup_by(|(a, _), (b, _)| a == b);
    fields
}

/// Whether a field of this name is none of a language.
fn is_no_text(name: &str) -> bool {
    name == "id" || name == "pairs"
}

/// The keys of texts in the pairs of a record, each once.
#[derive(Default)]
struct Keys<'l> {
    places: FxHashMap<Cow<'l, str>, usize>,
    /// For each key, in the order in which they are first met, the language that it names, if it does.
    tags: Vec<Option<LanguageTag>>,
}

impl<'l> Keys<'l> {
    fn place(&mut self, key: Cow<'l, str>) -> usize {
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        self.tags.push(key.parse().ok());
        self.places.insert(key, self.tags.len() - 1);
        self.tags.len() - 1
    }
}

/// Source and target among the languages of the texts.
pub(super) fn languages(
    tags: &[&LanguageTag],
    wanted: Sides<Option<&LanguageTag>>,
) -> Result<Languages, String> {
    // what has three letters may be no code, as `doi`
    let is_named =
        |tag: &LanguageTag| wanted.iter().flatten().any(|named| named.is_same_language(tag));
    let languages = tags.iter().copied();
    let languages = languages.filter(|tag| tag.primary().len() == 2 || is_named(tag));
    choose(&best_known_first(languages), wanted).ok_or_else(|| {
        "wants a text under each of two language codes, as {\"id\": …, \"en\": …, \"es\": …}".into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_told_apart() {
        let none = Sides::default();
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
    fn of_several_texts_for_a_side_one_counts() {
        for (pair, english) in [
            // the last of one name, as JSON is read elsewhere
            (r#"{"en": "One.", "en": "Two.", "es": "Uno."}"#, "Two."),
            // the first in the order of the names
            (r#"{"en-GB": "Two.", "es": "Uno.", "en": "One."}"#, "One."),
            (r#"{"en": "\u201cOne.\u201d", "es": "Uno."}"#, "“One.”"),
        ] {
            let line = format!(r#"{{"id": 7.0, "pairs": [{pair}]}}"#);
            let Ok(Record::Pairs { id, pairs, .. }) = read(&line, Sides::default()) else {
                panic!("{line}")
            };
            assert_eq!(id.as_deref(), Some("7.0"));
            assert_eq!(pairs, [(english.to_owned(), "Uno.".to_owned())]);
        }
    }

    #[test]
    fn many_keys_are_no_burden() {
        crate::cost::grows_in_proportion(10_000, |size| {
            let keys: String = (0..size).map(|key| format!("\"k{key}\": \"\", ")).collect();
            let line = format!(r#"{{"pairs": [{{{keys}"en": "One.", "es": "Uno."}}]}}"#);
            let Ok(Record::Pairs { pairs, .. }) = read(&line, Sides::default()) else {
                panic!("pairs")
            };
            assert_eq!(pairs, [("One.".into(), "Uno.".into())]);
        });
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
            let Err(error) = read(line, Sides::default()) else { panic!("{line}") };
            assert!(error.starts_with(message), "{error}");
        }
    }
}
