//! What a program wants to have checked: the parameters of `/v2/check`.

use super::kinds::Kind;
use super::languages::{known, languages};
use crate::check::Finding;
use crate::document::{Block, BlockKind, bilingual};
use crate::language::LanguageTag;
use crate::text::source_text::SourceText;
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};

/// No text has more characters.
pub(super) const LONGEST: usize = 50_000;

/// A text to be checked.
#[derive(Debug)]
pub(super) struct Request {
    /// What the program sent, with its markup.
    pub sent: String,
    /// The text without markup, traced to what was sent.
    pub text: SourceText,
    pub language: LanguageTag,
    /// The text that it translates.
    pub source: Option<String>,
    pub source_language: Option<LanguageTag>,
    pub wanted: Wanted,
}

/// Which findings a program wants.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    enabled_rules: BTreeSet<String>,
    disabled_rules: BTreeSet<String>,
    enabled_categories: BTreeSet<String>,
    disabled_categories: BTreeSet<String>,
    /// Whether only what is enabled is wanted.
    enabled_only: bool,
}

/// Why nothing can be checked.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum BadRequest {
    #[error("Missing 'text' or 'data' parameter")]
    NoText,
    #[error("Set only 'text' or 'data' parameter, not both")]
    TwoTexts,
    #[error("Could not parse JSON from 'data' parameter: {0}")]
    BadData(String),
    #[error("Missing 'language' parameter, e.g. 'language=es' or 'language=es-MX'")]
    NoLanguage,
    #[error(
        "'{0}' is not a language code known to LanguageTool. Supported language codes are: {codes}",
        codes = languages().map(|(code, _)| code).collect::<Vec<_>>().join(", ")
    )]
    UnknownLanguage(String),
    #[error(
        "Your text exceeds the limit of {LONGEST} characters (it's {0} characters). Please submit a shorter text"
    )]
    TooLong(usize),
    #[error("You cannot specify disabled rules or categories using enabledOnly=true")]
    DisabledAndEnabledOnly,
    #[error("You must specify enabled rules or categories when using enabledOnly=true")]
    NothingEnabled,
}

/// A text with markup, which is not checked.
#[derive(Deserialize)]
struct Data {
    annotation: Vec<Annotation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Annotation {
    text: Option<String>,
    markup: Option<String>,
    /// What stands in the text where the markup is.
    interpret_as: Option<String>,
}

impl Request {
    /// Reads parameters as forms write them.
    pub(super) fn read(parameters: &[u8]) -> Result<Self, BadRequest> {
        let mut values: HashMap<String, String> = HashMap::new();
        for (name, value) in form_urlencoded::parse(parameters) {
            values.entry(name.into_owned()).or_insert(value.into_owned());
        }
        let mut take = |name: &str| values.remove(name);
        let (sent, text) = match (take("text"), take("data")) {
            (Some(text), None) => {
                let traced = SourceText::from_source(&text);
                (text, traced)
            }
            (None, Some(data)) => annotated(&data)?,
            (Some(_), Some(_)) => return Err(BadRequest::TwoTexts),
            (None, None) => return Err(BadRequest::NoText),
        };
        let source = take("srctext").filter(|source| !source.trim().is_empty());
        for text in [Some(&sent), source.as_ref()].into_iter().flatten() {
            let count = text.chars().count();
            if count > LONGEST {
                return Err(BadRequest::TooLong(count));
            }
        }
        let language = take("language").filter(|language| !language.is_empty());
        let language = language_of(&language.ok_or(BadRequest::NoLanguage)?, &text)?;
        // a program may translate from any language
        let source_language = take("motherTongue").and_then(|tag| known(&tag));
        let wanted = Wanted::read(&mut take)?;
        Ok(Request { sent, text, language, source, source_language, wanted })
    }
}

/// The language of a tag, or that which a text is in.
fn language_of(tag: &str, text: &SourceText) -> Result<LanguageTag, BadRequest> {
    if tag == "auto" {
        let found = main_language(text.as_str()).and_then(|found| known(found.as_str()));
        return Ok(found.unwrap_or_else(|| LanguageTag::known("es")));
    }
    known(tag).ok_or_else(|| BadRequest::UnknownLanguage(tag.to_owned()))
}

/// The language that a text is in, if it can be told.
pub(super) fn main_language(text: &str) -> Option<LanguageTag> {
    let text = SourceText::from_source(text);
    bilingual::main_language(&[Block { kind: BlockKind::Paragraph, text }])
}

/// A text with markup, and the same without it.
fn annotated(data: &str) -> Result<(String, SourceText), BadRequest> {
    let Data { annotation } =
        serde_json::from_str(data).map_err(|error| BadRequest::BadData(error.to_string()))?;
    let (mut sent, mut text, mut line) = (String::new(), SourceText::default(), 1);
    for part in annotation {
        let (written, read) = match part {
            Annotation { text: Some(text), markup: None, .. } => (text.clone(), text),
            Annotation { text: None, markup: Some(markup), interpret_as } => {
                (markup, interpret_as.unwrap_or_default())
            }
            _ => {
                let what = "each part is a text or a markup";
                return Err(BadRequest::BadData(what.into()));
            }
        };
        text.push(&read, sent.len()..sent.len() + written.len(), line);
        line += written.matches('\n').count() as u32;
        sent += &written;
    }
    Ok((sent, text))
}

impl Wanted {
    fn read(take: &mut impl FnMut(&str) -> Option<String>) -> Result<Self, BadRequest> {
        let only = take("enabledOnly");
        let mut names = |name: &str| {
            let list = take(name).unwrap_or_default();
            let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
            names.map(str::to_owned).collect::<BTreeSet<_>>()
        };
        let wanted = Wanted {
            enabled_rules: names("enabledRules"),
            disabled_rules: names("disabledRules"),
            enabled_categories: names("enabledCategories"),
            disabled_categories: names("disabledCategories"),
            enabled_only: only.is_some_and(|only| only == "true" || only == "yes"),
        };
        let is_any = |names: [&BTreeSet<String>; 2]| names.iter().any(|names| !names.is_empty());
        if !wanted.enabled_only {
            return Ok(wanted);
        }
        if is_any([&wanted.disabled_rules, &wanted.disabled_categories]) {
            return Err(BadRequest::DisabledAndEnabledOnly);
        }
        match is_any([&wanted.enabled_rules, &wanted.enabled_categories]) {
            true => Ok(wanted),
            false => Err(BadRequest::NothingEnabled),
        }
    }

    /// Whether a finding is wanted.
    pub(super) fn has(&self, finding: &Finding, kind: Kind) -> bool {
        let category = kind.category(finding.severity);
        let is_enabled =
            self.enabled_rules.contains(finding.rule) || self.enabled_categories.contains(category);
        let is_disabled = self.disabled_rules.contains(finding.rule)
            || self.disabled_categories.contains(category);
        if self.enabled_only { is_enabled } else { !is_disabled }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_request_is_named_as_languagetool_names_it() {
        for (parameters, wanted) in [
            ("language=es", "'text' or 'data'"),
            ("text=a&data={}&language=es", "not both"),
            ("text=a", "'language'"),
            ("text=a&language=xx", "'xx' is not a language code known to LanguageTool"),
            ("text=a&language=english", "'english' is not a language code"),
            ("data={&language=es", "JSON"),
            ("data={\"annotation\":[{}]}&language=es", "a text or a markup"),
            ("text=a&language=es&enabledOnly=true", "must specify enabled"),
            ("text=a&language=es&enabledOnly=yes&disabledRules=b", "cannot specify disabled"),
        ] {
            let error = Request::read(parameters.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(wanted), "{parameters}: {error}");
        }
        let long = format!("language=es&text={}", "a".repeat(LONGEST + 1));
        assert_eq!(Request::read(long.as_bytes()).unwrap_err(), BadRequest::TooLong(LONGEST + 1));
    }

    #[test]
    fn markup_is_left_out_and_counted() {
        let data = r#"{"annotation":[{"text":"El "},{"markup":"<b>"},{"text":"niño"},{"markup":"</p>","interpretAs":"\n\n"},{"text":"ríe."}]}"#;
        let encoded: String = form_urlencoded::byte_serialize(data.as_bytes()).collect();
        let request = Request::read(format!("language=es&data={encoded}").as_bytes()).unwrap();
        assert_eq!(request.sent, "El <b>niño</p>ríe.");
        assert_eq!(request.text.as_str(), "El niño\n\nríe.");
        let at = request.text.as_str().find("ríe").unwrap();
        let range = request.text.source(at..at + 4);
        assert_eq!(&request.sent[range], "ríe");
    }

    #[test]
    fn languages_are_found_out_where_a_program_wants_it() {
        for (text, wanted) in [
            ("El+grupo+de+control+no+mejoró+en+la+escala+de+ansiedad.", "es"),
            ("The+control+group+did+not+improve+on+the+scale+of+anxiety.", "en"),
        ] {
            let request = Request::read(format!("text={text}&language=auto").as_bytes()).unwrap();
            assert_eq!(request.language.as_str(), wanted);
        }
    }
}
