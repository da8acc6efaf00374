//! Segmentation rules as SRX 2.0 has them: <https://www.ttt.org/oscarstandards/srx/srx20.html>
//!
//! A language takes the rules of all maps that its tag matches, or with `cascade="no"` those of the first. At each place of a
//! text the first rule that matches before and behind it says whether the text breaks there.

use crate::language::LanguageTag;
use crate::text::xml::{self, Element, Part, Parts};
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;
use std::ops::Range;

/// The rules of a file.
#[derive(Clone, Debug)]
pub(super) struct Srx {
    /// The rules of each group, by its name.
    groups: BTreeMap<String, Vec<Rule>>,
    /// Patterns of language tags, each with the name of a group, in order.
    maps: Vec<(Regex, String)>,
    cascades: bool,
    /// How many patterns have groups or repetitions that never give back, which are read as ordinary ones.
    pub(super) possessive: usize,
}

#[derive(Clone, Debug)]
struct Rule {
    breaks: bool,
    /// Matches up to a place, and the same where it is looked for.
    before: Option<[Regex; 2]>,
    /// Matches from a place on.
    after: Option<Regex>,
}

/// Why rules cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct BadSrx {
    /// The line of the file.
    pub line: usize,
    /// What is wrong, and what can be done.
    pub what: String,
}

impl From<xml::BadXml> for BadSrx {
    fn from(bad: xml::BadXml) -> Self {
        BadSrx { line: bad.line, what: bad.what }
    }
}

/// A rule may look back so far, in bytes.
const LONGEST_LOOK: usize = 200;
/// Larger files and patterns are no rules for sentences.
const MOST_RULES: usize = 5000;
const LARGEST_PATTERN: usize = 1 << 20;

impl Srx {
    pub(super) fn read(bytes: &[u8]) -> Result<Srx, BadSrx> {
        let text = xml::decode(bytes).map_err(|what| BadSrx { line: 1, what })?;
        let mut srx =
            Srx { groups: BTreeMap::new(), maps: Vec::new(), cascades: true, possessive: 0 };
        let mut parts = Parts::new(text.as_str());
        let mut buffer = Vec::new();
        let mut open = Open::default();
        let mut count = 0;
        while let Some(part) = parts.next(&mut buffer)? {
            let line = parts.line();
            let bad = |what: String| BadSrx { line, what };
            match part {
                Part::Open(element) => srx.open(&element, &mut open).map_err(bad)?,
                Part::Text(text) => open.text.push_str(&text),
                Part::Close(end) => match end.local_name() {
                    "beforebreak" => open.before = std::mem::take(&mut open.text),
                    "afterbreak" => open.after = std::mem::take(&mut open.text),
                    "rule" => {
                        count += 1;
                        if count > MOST_RULES {
                            return Err(bad(format!("more than {MOST_RULES} rules are not read")));
                        }
                        srx.close_rule(&mut open).map_err(bad)?;
                    }
                    _ => {}
                },
                Part::DocType(_) | Part::Aside => {}
            }
        }
        if srx.maps.is_empty() {
            return Err(BadSrx {
                line: 1,
                what: "it has no <languagemap>, so that no language has rules".into(),
            });
        }
        for (_, group) in &srx.maps {
            if !srx.groups.contains_key(group) {
                let what =
                    format!("a <languagemap> names the rules “{group}”, which are not there");
                return Err(BadSrx { line: 1, what });
            }
        }
        Ok(srx)
    }

    fn open(&mut self, element: &Element<'_>, open: &mut Open) -> Result<(), String> {
        let attribute = |name: &str| {
            let value = element.attribute(name)?;
            value.ok_or_else(|| format!("<{}> lacks its {name}", element.local_name()))
        };
        open.text.clear();
        match element.local_name() {
            "srx" => {
                open.is_srx = true;
                let version = attribute("version")?;
                if version != "2.0" {
                    return Err(format!(
                        "this is SRX {version}; only 2.0 is read: save it as SRX 2.0"
                    ));
                }
            }
            name if !open.is_srx => {
                return Err(format!("this is no SRX file: its root is <{name}>, not <srx>"));
            }
            "header" => self.cascades = element.attribute("cascade")?.as_deref() != Some("no"),
            "languagerule" => {
                open.group = attribute("languagerulename")?;
                self.groups.entry(open.group.clone()).or_default();
            }
            "languagemap" => {
                let (tags, group) = (attribute("languagepattern")?, attribute("languagerulename")?);
                let pattern = compile(&format!("^(?:{tags})$"), &tags)
                    .map_err(|why| format!("languagepattern of “{group}”: {why}"))?;
                self.maps.push((pattern, group));
            }
            "rule" => {
                open.breaks = match element.attribute("break")?.as_deref() {
                    None | Some("yes") => true,
                    Some("no") => false,
                    Some(other) => return Err(format!("break is yes or no, not {other:?}")),
                };
                (open.before, open.after) = (String::new(), String::new());
            }
            _ => {}
        }
        Ok(())
    }

    fn close_rule(&mut self, open: &mut Open) -> Result<(), String> {
        let rules = self.groups.entry(open.group.clone()).or_default();
        let named = |part: &str, why: String| {
            format!("{part} of rule {} of “{}”: {why}", rules.len() + 1, open.group)
        };
        let (before, after) = (&open.before, &open.after);
        self.possessive += [before, after].iter().filter(|text| ordinary(text) != ***text).count();
        let pattern = |part: &str, text: &str, written: &str| {
            compile(text, written).map_err(|why| named(part, why))
        };
        let before = match before.is_empty() {
            true => None,
            false => Some([
                pattern("beforebreak", &format!(r"(?:{before})\z"), before)?,
                pattern("beforebreak", before, before)?,
            ]),
        };
        let after = match after.is_empty() {
            true => None,
            false => Some(pattern("afterbreak", &format!(r"\A(?:{after})"), after)?),
        };
        rules.push(Rule { breaks: open.breaks, before, after });
        Ok(())
    }

    /// The places of the sentences of a text, blanks at the ends left out; none where no map has the language.
    pub(super) fn sentences(
        &self,
        text: &str,
        language: &LanguageTag,
    ) -> Option<Vec<Range<usize>>> {
        let matching = self.maps.iter().filter(|(tags, _)| tags.is_match(language.as_str()));
        let most = if self.cascades { usize::MAX } else { 1 };
        let groups: Vec<&String> = matching.map(|(_, group)| group).take(most).collect();
        if groups.is_empty() {
            return None;
        }
        let rules: Vec<&Rule> = groups.iter().flat_map(|group| &self.groups[*group]).collect();
        let mut places: Vec<usize> = rules
            .iter()
            .filter(|rule| rule.breaks)
            .flat_map(|rule| rule.places(text))
            .filter(|place| (1..text.len()).contains(place))
            .collect();
        places.sort_unstable();
        places.dedup();
        places.retain(|place| {
            let decides = rules.iter().find(|rule| rule.matches(text, *place));
            decides.is_some_and(|rule| rule.breaks)
        });
        Some(super::sentences::between(text, places))
    }
}

/// The element that is read.
#[derive(Default)]
struct Open {
    is_srx: bool,
    group: String,
    breaks: bool,
    before: String,
    after: String,
    text: String,
}

impl Rule {
    /// The places that it may match at.
    fn places(&self, text: &str) -> Vec<usize> {
        let Some([_, before]) = &self.before else {
            return text.char_indices().map(|(at, _)| at).collect();
        };
        // a match may hide one that begins within it and ends elsewhere, which rules for sentences hardly have
        before.find_iter(text).map(|found| found.end()).collect()
    }

    fn matches(&self, text: &str, place: usize) -> bool {
        let start = text.floor_char_boundary(place.saturating_sub(LONGEST_LOOK));
        self.after.as_ref().is_none_or(|after| after.is_match(&text[place..]))
            && self
                .before
                .as_ref()
                .is_none_or(|[before, _]| before.is_match_at(&text[..place], start))
    }
}

/// A pattern, or what of it cannot be had. Tools write them for the engines of Java and ICU.
fn compile(pattern: &str, written: &str) -> Result<Regex, String> {
    let pattern = ordinary(pattern).replace(r"\h", r"[\t\p{Zs}]").replace(r"\Z", r"\z");
    let built = RegexBuilder::new(&pattern).size_limit(LARGEST_PATTERN).build();
    built.map_err(|error| {
        let why = if ["(?=", "(?!", "(?<=", "(?<!"].iter().any(|sign| written.contains(sign)) {
            "it looks ahead or behind ((?=, (?!, (?<=, (?<!), which is not supported; say in beforebreak what comes \
             before the break and in afterbreak what follows"
                .to_owned()
        } else {
            let error = error.to_string();
            error.lines().last().unwrap_or(&error).trim().trim_start_matches("error: ").to_owned()
        };
        format!("the pattern {written:?} cannot be used: {why}")
    })
}

/// A pattern with ordinary groups and repetitions in place of those that never give back what they took: `(?>a|b)`, `a*+`.
/// Where one ends hardly depends on that in patterns of sentences.
fn ordinary(pattern: &str) -> String {
    let mut text = String::with_capacity(pattern.len());
    let (mut in_class, mut is_escaped, mut repeats) = (0_usize, false, false);
    for c in pattern.chars() {
        if std::mem::take(&mut is_escaped) {
            repeats = false;
            text.push(c);
            continue;
        }
        let is_plain = in_class == 0;
        match c {
            '\\' => is_escaped = true,
            '[' => in_class += 1,
            ']' => in_class = in_class.saturating_sub(1),
            _ => {}
        }
        let c = if c == '>' && is_plain && text.ends_with("(?") { ':' } else { c };
        let gives_nothing_back = c == '+' && is_plain && repeats;
        repeats = is_plain
            && !gives_nothing_back
            && matches!(c, '*' | '+' | '?' | '}')
            && !text.ends_with('(');
        if !gives_nothing_back {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_repetitions_that_never_give_back_are_read_as_ordinary_ones() {
        for (written, read) in [
            (r"(?>a|b)\.", r"(?:a|b)\."),
            (r"\p{Lu}++\.?+", r"\p{Lu}+\.?"),
            (r"[0-9]{1,3}+x*+", r"[0-9]{1,3}x*"),
            (r"a+b", r"a+b"),
            (r"[*+?]+", r"[*+?]+"),
            (r"\*+", r"\*+"),
            (r"\\++", r"\\+"),
            (r"[\]*+]x", r"[\]*+]x"),
            (r"[a[*+]]++", r"[a[*+]]+"),
            (r"(?i)a", r"(?i)a"),
            (r"a??b", r"a??b"),
        ] {
            assert_eq!(ordinary(written), read, "{written}");
        }
    }

    fn file(cascade: &str, rules: &str, maps: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n\
             <header segmentsubflows=\"yes\" cascade=\"{cascade}\"/>\n<body><languagerules>{rules}</languagerules>\n\
             <maprules>{maps}</maprules></body></srx>"
        )
    }

    const RULES: &str = r#"
        <languagerule languagerulename="English">
          <rule break="no"><beforebreak>\bHptl\.</beforebreak><afterbreak>\s</afterbreak></rule>
        </languagerule>
        <languagerule languagerulename="All">
          <rule break="no"><beforebreak>^\s*[0-9]+\.</beforebreak><afterbreak>\s</afterbreak></rule>
          <rule><beforebreak>[\.\?!]+</beforebreak><afterbreak>\s+\p{Lu}</afterbreak></rule>
          <rule break="yes"><afterbreak>\n</afterbreak></rule>
        </languagerule>"#;
    const MAPS: &str = r#"<languagemap languagepattern="(?i)en.*" languagerulename="English"/>
        <languagemap languagepattern="(EN|en|es).*" languagerulename="All"/>"#;

    fn split<'t>(srx: &Srx, language: &str, text: &'t str) -> Option<Vec<&'t str>> {
        let ranges = srx.sentences(text, &LanguageTag::known(language))?;
        Some(ranges.into_iter().map(|range| &text[range]).collect())
    }

    #[test]
    fn the_first_rule_that_matches_decides() {
        let text = "1. The Hptl. Moved. He Left.\nDone";
        let cascading = Srx::read(file("yes", RULES, MAPS).as_bytes()).unwrap();
        assert_eq!(
            split(&cascading, "en-GB", text).unwrap(),
            ["1. The Hptl. Moved.", "He Left.", "Done"]
        );
        assert_eq!(
            split(&cascading, "es", text).unwrap(),
            ["1. The Hptl.", "Moved.", "He Left.", "Done"]
        );
        assert_eq!(split(&cascading, "fr", text), None);
        let first_only = Srx::read(file("no", RULES, MAPS).as_bytes()).unwrap();
        assert_eq!(split(&first_only, "en", text).unwrap(), [text]);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let rule = |before: &str| {
            let rule = format!(
                "<rule><beforebreak>{before}</beforebreak><afterbreak> </afterbreak></rule>"
            );
            file(
                "yes",
                &format!("<languagerule languagerulename=\"X\">{rule}</languagerule>"),
                MAPS,
            )
        };
        for (text, wanted) in [
            (
                rule(r"(?&lt;=a)\."),
                &["line 4", "rule 1 of “X”", "beforebreak", "looks ahead or behind"][..],
            ),
            (rule(r"[a"), &["unclosed character class"]),
            (file("yes", "", MAPS), &["“English”", "not there"]),
            (file("yes", RULES, ""), &["<languagemap>"]),
            ("<tmx version=\"1.4\"/>".into(), &["no SRX file", "<tmx>"]),
            ("<srx version=\"1.0\"/>".into(), &["SRX 1.0"]),
            ("<srx version=\"2.0\"><body>".into(), &["line 1"]),
        ] {
            let error = Srx::read(text.as_bytes()).unwrap_err().to_string();
            assert!(wanted.iter().all(|part| error.contains(part)), "{text}: {error}");
        }
    }
}
