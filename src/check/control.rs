//! What of the findings a person wants to see: severities of their own, suppressions with a reason, a baseline.

use super::baseline::Baseline;
use super::content::{Content, normalised, telling};
use super::document_name::NamesIn;
use super::finding::Finding;
use super::rules::{UnknownRule, rule};
use crate::bitext::Bitext;
use crate::severity::Severity;
use crate::side::Side;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

/// Which findings count, and how much.
#[derive(Default)]
pub(crate) struct Control {
    /// Rules that have another severity than their own, or none.
    pub levels: BTreeMap<RuleName, Level>,
    pub suppressions: Vec<Suppression>,
    /// How the suppressions name documents.
    pub names: NamesIn,
    /// Findings that were there before and are accepted.
    pub baseline: Baseline,
}

/// The name of a rule that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RuleName(&'static str);

/// How much the findings of a rule matter, if at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Off,
    At(Severity),
}

/// A finding that was looked at and is right as it is, wherever it comes up.
///
/// It is known by what it is about, not by its place, and so survives another alignment.
#[derive(Clone, Debug)]
pub(crate) struct Suppression {
    pub rule: RuleName,
    /// The text of its place on either side, normalised.
    source: Option<String>,
    target: Option<String>,
    document: Option<DocumentPattern>,
}

/// Names of documents: `*` stands for any characters, `?` for one. A pattern without a folder is one of file names.
#[derive(Clone, Debug)]
pub(crate) struct DocumentPattern(String);

/// The findings that count, and which suppressions were of use.
#[derive(Debug, Default)]
pub(crate) struct Selected {
    pub findings: Vec<Finding>,
    /// Indices of suppressions that took a finding out, and of those that were about this document at all.
    pub used: BTreeSet<usize>,
    pub meant: BTreeSet<usize>,
}

impl Control {
    /// The findings of a bitext that count, with their severities.
    pub(crate) fn select(&self, bitext: &Bitext, findings: Vec<Finding>) -> Selected {
        let document = &bitext.name;
        let names = [document.as_str(), &self.names.name(document)];
        let meant = (0..self.suppressions.len())
            .filter(|index| self.suppressions[*index].is_meant_for(names));
        let mut selected = Selected { meant: meant.collect(), ..Selected::default() };
        let mut accepted = self.baseline.of(document);
        for mut finding in findings {
            match self.levels.get(&RuleName(finding.rule)) {
                Some(Level::Off) => continue,
                Some(Level::At(severity)) => finding.severity = *severity,
                None => {}
            }
            let content = Content::of(bitext, &finding);
            let suppressed: Vec<usize> = (selected.meant.iter().copied())
                .filter(|index| self.suppressions[*index].is_about(&content))
                .collect();
            if !suppressed.is_empty() {
                selected.used.extend(suppressed);
            } else if !accepted.take(&content) {
                selected.findings.push(finding);
            }
        }
        selected
    }

    /// Whether findings of a rule about these texts are suppressed or accepted in a document.
    pub(crate) fn settles(&self, document: &str, rule: &str, texts: [Option<&str>; 2]) -> bool {
        let [source, target] = texts.map(|text| text.map(normalised));
        let content = Content { rule: rule.to_owned(), source, target };
        let names = [document, &self.names.name(document)];
        let mut suppressions = self.suppressions.iter();
        suppressions.any(|one| one.is_meant_for(names) && one.is_about(&content))
            || self.baseline.of(document).take(&content)
    }
}

impl Suppression {
    /// Whether it is about a document, by its name as it was typed or as the configuration tells it.
    fn is_meant_for(&self, names: [&str; 2]) -> bool {
        let is_of = |pattern: &DocumentPattern| names.iter().any(|name| pattern.matches(name));
        self.document.as_ref().is_none_or(is_of)
    }

    /// The texts are taken whatever their case and blanks.
    pub(crate) fn new(
        rule: RuleName,
        [source, target]: [Option<&str>; 2],
        document: Option<DocumentPattern>,
    ) -> Self {
        let [source, target] = [source, target].map(|text| text.map(normalised));
        Suppression { rule, source, target, document }
    }

    /// A suppression of a finding, in a document or anywhere.
    pub(crate) fn of(bitext: &Bitext, finding: &Finding, document: Option<&str>) -> Self {
        let [source, target] =
            Side::BOTH.map(|side| finding.passage(bitext, side).map(|passage| telling(&passage)));
        let rule = RuleName(finding.rule);
        Suppression::new(rule, [source, target], document.map(DocumentPattern::new))
    }

    /// The document that a suppression of a finding must name. A term may be right wherever it comes up; *left* rendered by
    /// *derecho* is not.
    pub(crate) fn least_document<'b>(bitext: &'b Bitext, finding: &Finding) -> Option<&'b str> {
        finding.concept.is_none().then_some(&bitext.name)
    }

    /// An entry of a configuration that suppresses a finding, in a document or anywhere.
    pub(crate) fn entry(
        bitext: &Bitext,
        finding: &Finding,
        document: Option<&str>,
        reason: &str,
    ) -> String {
        // a string of JSON is one of TOML but for this character
        let quoted =
            |text: &str| serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f");
        let mut entry = format!("[[suppress]]\nrule = {}\n", quoted(finding.rule));
        for side in Side::BOTH {
            let Some(passage) = finding.passage(bitext, side) else { continue };
            let text = telling(&passage).split_whitespace().collect::<Vec<_>>().join(" ");
            entry += &format!("{side} = {}\n", quoted(&text));
        }
        if let Some(document) = document {
            entry += &format!("document = {}\n", quoted(document));
        }
        entry + &format!("reason = {}\n", quoted(reason))
    }

    fn is_about(&self, content: &Content) -> bool {
        let same =
            |wanted: &Option<String>, found: &Option<String>| wanted.is_none() || wanted == found;
        self.rule.0 == content.rule
            && same(&self.source, &content.source)
            && same(&self.target, &content.target)
    }
}

impl DocumentPattern {
    pub(crate) fn new(pattern: &str) -> Self {
        DocumentPattern(pattern.to_owned())
    }

    fn matches(&self, document: &str) -> bool {
        matches(&self.0, document)
            || !self.0.contains('/') && matches(&format!("*/{}", self.0), document)
    }
}

/// Whether a name is of a pattern. Where it goes wrong after a `*`, that stands for one character more: no earlier `*`
/// need be tried again.
fn matches(pattern: &str, name: &str) -> bool {
    let (mut wanted, mut found) = (pattern.chars(), name.chars());
    let mut star = None;
    loop {
        let from = found.clone();
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                star = Some((wanted.clone(), from.clone()));
                found = from;
            }
            (Some(sign), Some(character)) if sign == '?' || sign == character => {}
            _ => {
                let Some((rest, begin)) = &mut star else { return false };
                if begin.next().is_none() {
                    return false;
                }
                (wanted, found) = (rest.clone(), begin.clone());
            }
        }
    }
}

impl FromStr for RuleName {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, UnknownRule> {
        rule(name).map(|rule| RuleName(rule.name))
    }
}

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(level: &str) -> Result<Self, String> {
        Ok(match level {
            "off" => Level::Off,
            "info" => Level::At(Severity::Info),
            "warning" => Level::At(Severity::Warning),
            "error" => Level::At(Severity::Error),
            _ => {
                return Err(format!("{level:?} is no severity; write error, warning, info or off"));
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule_test::{EN_ES, with_context};
    use std::sync::Arc;

    fn repeated(name: &str, pairs: &[(&str, &str)]) -> (Bitext, Vec<Finding>) {
        let bitext = EN_ES.bitext(name, pairs);
        let findings = with_context(&Arc::default(), &bitext, rule("repeated-word").unwrap().check);
        (bitext, findings)
    }

    fn suppression(target: Option<&str>, document: Option<&str>) -> Suppression {
        let rule = "repeated-word".parse().unwrap();
        Suppression::new(rule, [None, target], document.map(DocumentPattern::new))
    }

    #[test]
    fn rules_have_the_severity_that_is_asked_for() {
        let (bitext, findings) = repeated("a.txt", &[("A text.", "El El texto de de prueba.")]);
        assert_eq!(findings.len(), 2);
        for (level, left) in
            [("off", None), ("error", Some(Severity::Error)), ("info", Some(Severity::Info))]
        {
            let levels = [("repeated-word".parse().unwrap(), level.parse().unwrap())].into();
            let control = Control { levels, ..Control::default() };
            let selected = control.select(&bitext, findings.clone());
            assert_eq!(selected.findings.first().map(|finding| finding.severity), left);
        }
        assert!("silent".parse::<Level>().is_err() && "term-mising".parse::<RuleName>().is_err());
    }

    #[test]
    fn suppressions_are_known_by_their_text_and_document() {
        let (bitext, findings) = repeated(
            "texts/a.txt",
            &[("A text.", "Texto de  de prueba."), ("A text.", "El el texto.")],
        );
        for (target, document, left) in [
            (Some("DE de"), None, 1),
            (Some("de"), None, 2),
            (None, Some("a.txt"), 0),
            (None, Some("texts/?.txt"), 0),
            (None, Some("*.md"), 2),
            (Some("el el"), Some("texts/*"), 1),
        ] {
            let control =
                Control { suppressions: vec![suppression(target, document)], ..Control::default() };
            let selected = control.select(&bitext, findings.clone());
            assert_eq!(selected.findings.len(), left, "{target:?} {document:?}");
            assert_eq!(selected.used.is_empty(), left == 2);
            assert_eq!(selected.meant.is_empty(), document == Some("*.md"));
        }
    }

    #[test]
    fn patterns_match_names_of_documents() {
        for (pattern, name, wanted) in [
            ("a.txt", "a.txt", true),
            ("a.txt", "x/y/a.txt", true),
            ("a.txt", "ba.txt", false),
            ("x/a.txt", "y/x/a.txt", false),
            ("*a*b?", "xxaxabbc", true),
            ("*a*b?", "xxaxabb", true),
            ("*a*b?", "xxaxab", false),
            ("**", "", true),
            ("?", "é", true),
            ("?", "", false),
            ("[a", "[a", true),
            ("a*", "x/a/b", true),
        ] {
            assert_eq!(DocumentPattern::new(pattern).matches(name), wanted, "{pattern} {name}");
        }
        for pattern in ["*", "?", "[", "**/", "*a"].map(|sign| sign.repeat(20_000)) {
            DocumentPattern::new(&pattern).matches("texts/a.txt");
        }
    }

    #[test]
    fn a_baseline_accepts_as_many_as_there_were() {
        let (before, findings) = repeated("a.txt", &[("A text.", "Texto de de prueba.")]);
        let mut baseline = Baseline::default();
        baseline.add(&before, &findings);
        let control =
            Control { baseline: baseline.to_string().parse().unwrap(), ..Control::default() };
        assert!(control.select(&before, findings).findings.is_empty());
        let (now, findings) = repeated(
            "a.txt",
            &[("A text.", "Texto."), ("A text.", "Un texto de de prueba de de nada el el.")],
        );
        let left = control.select(&now, findings).findings;
        let texts: Vec<_> =
            left.iter().map(|finding| Content::of(&now, finding).target.unwrap()).collect();
        assert_eq!(texts, ["de de", "el el"]);
        let (other, findings) = repeated("b.txt", &[("A text.", "Texto de de prueba.")]);
        assert_eq!(control.select(&other, findings).findings.len(), 1);
    }
}
