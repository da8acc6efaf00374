//! Findings as LanguageTool writes its matches, in JSON.

use super::kinds::{Kind, LooksAt, category_name};
use super::languages::{languages, name};
use super::proofreader::Found;
use super::request::{LONGEST, Request};
use crate::check::{Finding, rule};
use crate::language::LanguageTag;
use crate::wording::UiLanguage;
use serde_json::{Value, json};
use std::ops::Range;

/// The answer to `/v2/check`.
pub(super) fn checked(request: &Request, found: &[Found], ui: UiLanguage) -> Value {
    let language = named(&request.language);
    let matches: Vec<Value> = found.iter().map(|found| one(found, &request.sent, ui)).collect();
    json!({
        "software": software(),
        "warnings": {"incompleteResults": false},
        "language": {
            "name": language["name"],
            "code": language["code"],
            "detectedLanguage": {"name": language["name"], "code": language["code"], "confidence": 1.0},
        },
        "matches": matches,
    })
}

/// Programs look for this name and for the version of the interface.
pub(super) fn software() -> Value {
    json!({
        "name": "LanguageTool",
        "version": "6.6",
        "buildDate": "2025-03-27 19:00:00 +0000",
        "apiVersion": 1,
        "premium": false,
        "status": concat!("cotejo ", env!("CARGO_PKG_VERSION")),
    })
}

/// The answer to `/v2/languages`.
pub(super) fn all_languages() -> Value {
    let language = |(code, name): (&'static str, &'static str)| {
        let primary = code.split('-').next();
        json!({"name": name, "code": primary, "longCode": code})
    };
    languages().map(language).collect()
}

/// The answer to `/v2/configinfo`.
pub(super) fn configuration(ui: UiLanguage) -> Value {
    let rules = Kind::all().filter(|kind| kind.looks_at != LooksAt::Document).map(|kind| {
        let rule = rule(kind.rule).expect("kinds are of rules");
        let category = kind.category(rule.severity);
        json!({
            "ruleId": rule.name,
            "description": rule.words(ui).finds,
            "categoryId": category,
            "categoryName": category_name(category, ui),
            "locQualityIssueType": kind.issue_type,
        })
    });
    let rules: Vec<Value> = rules.collect();
    json!({"software": software(), "parameter": {"maxTextLength": LONGEST}, "rules": rules})
}

fn named(language: &LanguageTag) -> Value {
    json!({"name": name(language), "code": language.as_str()})
}

fn one(found: &Found, sent: &str, ui: UiLanguage) -> Value {
    let Found { finding, kind, place, replacement, sentence } = found;
    let category = kind.category(finding.severity);
    let replacements: Vec<Value> =
        replacement.iter().map(|replacement| json!({"value": replacement})).collect();
    json!({
        "message": message(finding),
        "shortMessage": finding.message.to_string(),
        "replacements": replacements,
        "offset": units(&sent[..place.start]),
        "length": units(&sent[place.clone()]),
        "context": context(sent, place),
        "sentence": beginning(sentence),
        "type": {"typeName": "Other"},
        "rule": {
            "id": finding.rule,
            "description": rule(finding.rule).ok().map(|rule| rule.words(ui).finds),
            "issueType": kind.issue_type,
            "category": {"id": category, "name": category_name(category, ui)},
        },
        "ignoreForIncompleteSentence": false,
        "contextForSureMatch": 0,
    })
}

/// Programs show it, if at all, in a line or two; with thousands of matches in one long sentence it would be most of the answer.
fn beginning(sentence: &str) -> &str {
    const LONGEST: usize = 500;
    &sentence[..sentence.floor_char_boundary(LONGEST)]
}

/// What is wrong, why, and what to write instead: programs show little else.
fn message(finding: &Finding) -> String {
    let texts = [Some(&finding.message), Some(&finding.why), finding.suggestion.as_ref()];
    let mut texts: Vec<String> = texts.into_iter().flatten().map(ToString::to_string).collect();
    texts.retain(|text| !text.is_empty());
    texts.join("; ")
}

/// The words about a place.
fn context(sent: &str, place: &Range<usize>) -> Value {
    const AROUND: usize = 40;
    let start = sent[..place.start].char_indices().rev().take(AROUND).last();
    let start = start.map_or(place.start, |(at, _)| at);
    let end =
        sent[place.end..].char_indices().nth(AROUND).map_or(sent.len(), |(at, _)| place.end + at);
    let dots = |is_cut: bool| if is_cut { "..." } else { "" };
    let before = format!("{}{}", dots(start > 0), &sent[start..place.start]);
    let text = format!("{before}{}{}", &sent[place.start..end], dots(end < sent.len()));
    // what it is shown in has one line
    let text = text.replace(['\n', '\r'], " ");
    json!({"text": text, "offset": units(&before), "length": units(&sent[place.clone()])})
}

/// The length of a text as programs count it: in code units of UTF-16.
fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_utf_16() {
        for (text, wanted) in [("", 0), ("abc", 3), ("vergüenza", 9), ("👩‍⚕️", 5), ("e\u{301}", 2)]
        {
            assert_eq!(units(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_context_is_cut_between_characters() {
        let sent = format!("{}😀 de de\n{}", "ñ".repeat(100), "é".repeat(100));
        let start = sent.find("de de").unwrap();
        let context = context(&sent, &(start..start + 5));
        let text = context["text"].as_str().unwrap();
        assert_eq!(text, format!("...{}😀 de de {}...", "ñ".repeat(38), "é".repeat(39)));
        assert_eq!((&context["offset"], &context["length"]), (&json!(44), &json!(5)));
    }
}
