//! Findings as JSON: an array of objects, offsets in bytes of the input.

use super::terms::{DocumentTerms, Terms};
use super::{Chapter, Failed, Report};
use crate::bitext::{Bitext, Side};
use crate::check::{CheckContext, Finding, Message, Passage, Severity};
use crate::format::{self, Format, Writes};
use crate::glossary::Glossary;
use serde::Serialize;
use std::ops::Range;

pub(crate) static FORMAT: Format = Format {
    names: &["json"],
    title: "findings in JSON",
    help: "An array of objects",
    extensions: &[".json"],
    write: Some(Writes::Findings(|setup| Box::new(Json { terms: setup.terms() }))),
    ..format::UNNAMED
};

/// An array of findings; with terms an object of arrays: `findings`, `terms` and `word_groups`.
pub(crate) struct Json<'g> {
    /// The glossary, if the terms of each concept are wanted too.
    pub terms: Option<&'g Glossary>,
}

/// The findings of a document, an object each with commas between; its terms, if they are wanted.
type Content = (Vec<u8>, Option<DocumentTerms>);

impl Report for Json<'_> {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter {
        let terms = self.terms.map(|_| DocumentTerms::of(context));
        Chapter::new::<Content>((objects(context.bitext, findings), terms))
    }

    fn whole(&self, chapters: Vec<Chapter>, failed: &[Failed]) -> Vec<u8> {
        let (findings, terms): (Vec<_>, Vec<_>) =
            chapters.into_iter().map(Chapter::content::<Content>).unzip();
        let failed: Vec<_> = failed.iter().map(|failed| pretty(&failed_object(failed))).collect();
        let findings = || findings.iter().filter(|objects| !objects.is_empty()).chain(&failed);
        let mut whole = Vec::new();
        if let Some(glossary) = self.terms {
            let documents: Vec<_> = terms.into_iter().flatten().collect();
            let Terms { concepts, word_groups } = Terms::of(&documents, glossary);
            whole.extend(b"{\n\"findings\": ");
            add_array(findings(), &mut whole);
            whole.extend(b",\n\"terms\": ");
            add_array(concepts.iter().map(pretty).collect::<Vec<_>>().iter(), &mut whole);
            whole.extend(b",\n\"word_groups\": ");
            add_array(word_groups.iter().map(pretty).collect::<Vec<_>>().iter(), &mut whole);
            whole.extend(b"\n}");
        } else {
            add_array(findings(), &mut whole);
        }
        whole.push(b'\n');
        whole
    }
}

/// The findings of one bitext, as the report on it alone has them.
pub(crate) fn write(bitext: &Bitext, findings: &[Finding]) -> String {
    let objects = objects(bitext, findings);
    let mut whole = Vec::new();
    add_array(Some(&objects).into_iter().filter(|objects| !objects.is_empty()), &mut whole);
    whole.push(b'\n');
    String::from_utf8(whole).expect(SOUND)
}

/// Appends objects as an array.
fn add_array<'o>(objects: impl Iterator<Item = &'o Vec<u8>> + Clone, whole: &mut Vec<u8>) {
    const BETWEEN: &[u8] = b",\n";
    const ENDS: usize = b"[\n\n]\n".len();
    let length: usize = objects.clone().map(|object| object.len() + BETWEEN.len()).sum();
    whole.reserve(length + ENDS);
    let mut before: &[u8] = b"[\n";
    for object in objects {
        whole.extend(before);
        whole.extend(object);
        before = BETWEEN;
    }
    whole.extend(if before == BETWEEN { &b"\n]"[..] } else { b"[]" });
}

pub(super) const SOUND: &str = "a report has nothing that JSON cannot hold";

fn pretty(object: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(object).expect(SOUND)
}

/// A finding.
#[derive(Serialize)]
pub(super) struct Object<'f> {
    rule: &'f str,
    severity: Severity,
    document: &'f str,
    /// From 1, as in alignment files.
    bead: usize,
    source: Option<Span<'f>>,
    target: Option<Span<'f>>,
    concept: Option<&'f str>,
    message: &'f Message,
    why: &'f Message,
    suggestion: Option<&'f Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Replacement<'f>>,
}

/// An input that failed, as a finding without a place; no rule of findings has its name.
fn failed_object(failed: &Failed) -> serde_json::Value {
    serde_json::json!({
        "rule": "input-failed",
        "severity": Severity::Error,
        "document": failed.input,
        "bead": null,
        "source": null,
        "target": null,
        "concept": null,
        "message": "this input was not checked, or not all of it",
        "why": failed.reason,
        "suggestion": null,
    })
}

/// Bytes of the input, and what to write there.
#[derive(Serialize)]
struct Replacement<'f> {
    side: Side,
    start: usize,
    end: usize,
    text: &'f str,
    certain: bool,
}

#[derive(Serialize)]
struct Span<'f> {
    text: &'f str,
    start: usize,
    end: usize,
    line: usize,
}

impl<'f> Object<'f> {
    /// The findings of a bitext.
    pub(super) fn all(
        bitext: &'f Bitext,
        findings: &'f [Finding],
    ) -> impl Iterator<Item = Object<'f>> {
        findings.iter().map(|finding| Object::new(bitext, finding))
    }

    fn new(bitext: &'f Bitext, finding: &'f Finding) -> Self {
        let bytes = |passage: &Passage<'_>| passage.segment.source(passage.place.range.clone());
        let [source, target] = Side::BOTH.map(|side| {
            let passage = finding.passage(bitext, side)?;
            let Range { start, end } = bytes(&passage);
            Some(Span { text: passage.text(), start, end, line: passage.line() })
        });
        Object {
            rule: finding.rule,
            severity: finding.severity,
            document: &bitext.name,
            bead: finding.bead + 1,
            source,
            target,
            concept: finding.concept.as_deref(),
            message: &finding.message,
            why: &finding.why,
            suggestion: finding.suggestion.as_ref(),
            fix: finding.fix.as_ref().map(|fix| {
                let Range { start, end } = bytes(&fix.place.passage(bitext, fix.side));
                Replacement { side: fix.side, start, end, text: &fix.text, certain: fix.is_certain }
            }),
        }
    }
}

/// The objects of one bitext, without the brackets around all, each on lines of its own.
fn objects(bitext: &Bitext, findings: &[Finding]) -> Vec<u8> {
    /// A finding takes about so many bytes.
    const LONG: usize = 512;
    let mut objects = Vec::with_capacity(findings.len() * LONG);
    for object in Object::all(bitext, findings) {
        if !objects.is_empty() {
            objects.extend(b",\n");
        }
        serde_json::to_writer_pretty(&mut objects, &object).expect(SOUND);
    }
    objects
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::pairs::from_pairs;
    use crate::check::{Checker, check};
    use crate::language::LanguageTag;
    use crate::words::Lexicon;
    use std::sync::Arc;

    #[test]
    fn many_findings_are_one_array_in_order() {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let glossary = Arc::new(Glossary::default());
        let checker = Checker::new(
            glossary,
            Arc::new(Lexicon::between(&en, &es)),
            crate::model::Model::shipped().omissions,
            &(en.clone(), es.clone()).into(),
        );
        for count in [0, 1, 2, 2501] {
            let pair = ("Eight nurses.".to_owned(), "Seis enfermeras.".to_owned());
            let bitext = from_pairs("x", (en.clone(), es.clone()), vec![pair; count]);
            let context = checker.context(&bitext);
            let findings = check(&context);
            assert_eq!(findings.len(), count);
            let report = Json { terms: None };
            let whole = report.whole(vec![report.chapter(&context, &findings)], &[]);
            let read: Vec<serde_json::Value> = serde_json::from_slice(&whole).unwrap();
            let beads = read.iter().map(|finding| finding["bead"].as_u64().unwrap());
            assert!(beads.eq(1..=count as u64));
        }
    }
}
