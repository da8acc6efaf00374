//! What readers of TMX require beyond its grammar (TMX 1.4b, LISA; ETSI GS LIS 002).

mod codes;

use super::element::Node;
use super::fault::{Edit, Faults};
use super::format_check::FormatCheck;
use super::ids::Ids;
use codes::Codes;
use regex::Regex;
use std::sync::LazyLock;

#[derive(Default)]
pub(super) struct Tmx {
    source_language: Option<String>,
    /// Whether its version names languages by `lang`, as all did before 1.4.
    takes_lang: bool,
    ids: Ids,
    languages: Vec<String>,
    codes: Codes,
}

/// The language of the first variant, which is the source in what tools write.
fn first_language(text: &str) -> Option<&str> {
    let variant = &text[text.find("<tuv")?..];
    let value = &variant[..variant.find('>')?].split_once("lang=")?.1;
    let quote = value.chars().next().filter(|quote| "\"'".contains(*quote))?;
    value[1..].split(quote).next()
}

impl FormatCheck for Tmx {
    fn default_value(&self, text: &str, node: &Node, attribute: &str) -> Option<String> {
        if node.name != "header" {
            return None;
        }
        let value = match attribute {
            "creationtool" | "creationtoolversion" | "o-tmf" => "unknown",
            "segtype" => "sentence",
            "adminlang" => "en",
            "datatype" => "plaintext",
            "srclang" => first_language(text).unwrap_or("*all*"),
            _ => return None,
        };
        Some(value.to_owned())
    }

    /// A variant that has its text without a seg around it.
    fn put_in(&self, text: &str, node: &Node, missing: &str) -> Option<Edit> {
        let all = text.get(node.range.end..node.end)?;
        // notes and properties stand before the text
        let ends =
            ["</note>", "</prop>"].into_iter().filter_map(|end| Some(all.rfind(end)? + end.len()));
        let from = ends.max().unwrap_or(0);
        let content = &all[from..];
        let lower = content.to_ascii_lowercase();
        let is_text = ["<note", "<prop", "<seg", "<tuv"].iter().all(|tag| !lower.contains(tag));
        let is_lost =
            node.name == "tuv" && missing == "seg" && is_text && !node.text.trim().is_empty();
        let range = node.range.end + from..node.end;
        is_lost.then(|| Edit::new(range, format!("<seg>{}</seg>", content.trim())))
    }

    fn open(&mut self, node: &Node, faults: &mut Faults<'_>) {
        for name in ["creationdate", "changedate", "lastusagedate"] {
            date(node, name, faults);
        }
        if let Some(count) = node.attribute("usagecount")
            && (count.is_empty() || !count.bytes().all(|b| b.is_ascii_digit()))
        {
            faults.add("count", node, format!("usagecount=\"{count}\" is not a number"));
        }
        if node.attribute("lang").is_some() && node.attribute("xml:lang").is_some() {
            faults.add("deprecated-lang", node, "lang stands beside xml:lang");
        }
        match node.name.as_str() {
            "tmx" => {
                let version = node.attribute("version");
                self.takes_lang = matches!(version, Some("1.1" | "1.2" | "1.3"));
            }
            "map"
                if !["code", "ent", "subst"].iter().any(|name| node.attribute(name).is_some()) =>
            {
                faults.add("missing-attribute", node, "<map> has no code, ent or subst");
            }
            "header" => self.source_language = node.attribute("srclang").map(str::to_owned),
            "tu" => {
                self.languages.clear();
                // TMX 1.4b, tuid: unique within the file
                self.ids.make_unique(node, "tuid", faults);
            }
            "tuv" => {
                let old = node.attribute("lang").filter(|_| self.takes_lang);
                let language = node.attribute("xml:lang").or(old);
                if self.takes_lang && language.is_none() {
                    faults.add("missing-attribute", node, "<tuv> has no lang");
                }
                self.languages.extend(language.map(str::to_owned));
            }
            _ => {}
        }
        self.codes.open(node, faults);
    }

    fn close(&mut self, node: &Node, faults: &mut Faults<'_>) {
        match node.name.as_str() {
            "seg" => {
                if !node.filled {
                    faults.add("empty-segment", node, "the seg has no text");
                }
                self.codes.check_pairs(faults);
            }
            "tu" => {
                self.variants(node, faults);
                self.codes.check_matches(faults);
            }
            _ => {}
        }
    }
}

impl Tmx {
    /// TMX 1.4b, srclang: each unit has a variant in the source language.
    fn variants(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let source = node.attribute("srclang").or(self.source_language.as_deref());
        if let Some(source) = source.filter(|source| *source != "*all*")
            && !self.languages.iter().any(|language| language == source)
        {
            let what = format!("no tuv in the source language \"{source}\", letter by letter");
            faults.add("source-language", node, what);
        }
        if self.languages.len() == 1 {
            faults.add("one-language", node, "the unit has one language only");
        }
        self.languages.sort();
        if let Some(pair) = self.languages.windows(2).find(|pair| pair[0] == pair[1]) {
            faults.add("duplicate-language", node, format!("two tuv in {}", pair[0]));
        }
    }
}

/// TMX 1.4b, creationdate, changedate, lastusagedate: YYYYMMDDThhmmssZ.
fn date(node: &Node, name: &str, faults: &mut Faults<'_>) {
    let Some(value) = node.attribute(name) else { return };
    let right = normal_date(value);
    if right.as_deref() == Some(value) {
        return;
    }
    let what = format!("{name}=\"{value}\" is not a real YYYYMMDDThhmmssZ");
    let edit = right.map(|right| faults.set(node, name, &right));
    faults.at("date", node.range.start, &node.name, what, edit);
}

/// An unambiguous date as TMX writes it. A day without a time is its beginning; without a zone it is UTC.
fn normal_date(value: &str) -> Option<String> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        let (day, time) = (
            r"([0-9]{4})-?([0-9][0-9])-?([0-9][0-9])",
            r"([0-9][0-9]):?([0-9][0-9]):?([0-9][0-9])?(?:\..*)?",
        );
        Regex::new(&format!("^{day}(?:[Tt ]{time})?[Zz]?$")).expect("a fixed pattern")
    });
    let found = DATE.captures(value.trim())?;
    let digits: [&str; 6] =
        std::array::from_fn(|at| found.get(at + 1).map_or("00", |part| part.as_str()));
    let [year, month, day, hour, minute, second] =
        digits.map(|digits| digits.parse::<u32>().unwrap_or_default());
    let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap_year),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let is_real = year > 0
        && (1..=12).contains(&month)
        && (1..=days).contains(&day)
        && (hour < 24 && minute < 60 && second < 60);
    is_real.then(|| format!("{}T{}Z", digits[..3].concat(), digits[3..].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_are_clear_are_written_as_tmx_does() {
        let cases = [
            ("20260102T030405Z", Some("20260102T030405Z")),
            ("2026-01-02T03:04:05Z", Some("20260102T030405Z")),
            ("2026-01-02 03:04:05.123", Some("20260102T030405Z")),
            ("2026-01-02", Some("20260102T000000Z")),
            ("20240229", Some("20240229T000000Z")),
            ("20260229T000000Z", None),
            ("2026-01-02T03:04:05+02:00", None),
            ("01/02/2026", None),
            ("", None),
            ("20261301", None),
        ];
        for (value, right) in cases {
            assert_eq!(normal_date(value).as_deref(), right, "{value}");
        }
    }
}
