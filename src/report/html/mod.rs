//! One HTML file that needs nothing else: both texts side by side, their terms linked, findings in the margin.

mod view;

use super::terms::{DocumentTerms, Terms};
use super::usage::Usage;
use super::visible::visible;
use super::word_groups::WordGroup;
use super::{Report, description};
use crate::check::{CheckContext, Finding, RULES, Rule, Severity};
use crate::format::{self, Format, Writes};
use crate::glossary::Glossary;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, Output, State, UndefinedBehavior, escape_formatter};
use serde::Serialize;
use std::collections::BTreeMap;
use view::{Confidence, Document};

pub(crate) static FORMAT: Format = Format {
    names: &["html"],
    title: "page of findings",
    help: "One page that needs nothing else: both texts side by side, terms linked, findings in the margin",
    extensions: &[".html"],
    mark: Some("<meta name=\"generator\" content=\"cotejo "),
    write: Some(Writes::Findings(|setup| Box::new(Html { glossary: (setup.glossary)() }))),
    ..format::UNNAMED
};

/// A page of all documents.
pub(crate) struct Html<'g> {
    /// The glossary that documents are checked by.
    pub glossary: &'g Glossary,
}

impl Report for Html<'_> {
    type Part = (Document, DocumentTerms);

    fn part(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Self::Part {
        let terms = DocumentTerms::of(context);
        (view::document(context, findings, terms.usage.clone()), terms)
    }

    fn whole(&self, parts: Vec<Self::Part>) -> Vec<u8> {
        let (documents, terms): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        let page = Page::of(&documents, Terms::of(&terms, self.glossary));
        let environment = environment();
        let page =
            environment.get_template("page.html").and_then(|template| template.render(Serde(page)));
        page.expect("the templates are well formed").into_bytes()
    }
}

#[derive(Serialize)]
struct Page<'d> {
    version: &'static str,
    style: Value,
    script: Value,
    documents: &'d [Document],
    summaries: Vec<Summary>,
    all: Summary,
    with_findings: usize,
    rules: Vec<RuleCount>,
    usage: Vec<Usage>,
    word_groups: Vec<WordGroup>,
}

/// What the top says of a document, or of all.
#[derive(Default, Serialize)]
struct Summary {
    beads: usize,
    one_to_one: usize,
    /// The bead of which the aligner is least sure.
    least: Option<Least>,
    findings: BTreeMap<Severity, usize>,
}

#[derive(Clone, Copy, Serialize)]
struct Least {
    bead: usize,
    confidence: Confidence,
}

#[derive(Serialize)]
struct RuleCount {
    name: &'static str,
    description: String,
    severity: Severity,
    count: usize,
}

impl<'d> Page<'d> {
    fn of(documents: &'d [Document], terms: Terms) -> Self {
        let has_findings =
            |document: &&Document| document.beads.iter().any(|bead| !bead.findings.is_empty());
        Page {
            version: env!("CARGO_PKG_VERSION"),
            style: Value::from_safe_string(include_str!("style.css").into()),
            script: Value::from_safe_string(include_str!("script.js").into()),
            documents,
            summaries: documents.iter().map(|document| Summary::of([document])).collect(),
            all: Summary::of(documents),
            with_findings: documents.iter().filter(has_findings).count(),
            rules: rules(documents),
            usage: terms.concepts,
            word_groups: terms.word_groups,
        }
    }
}

impl Summary {
    fn of<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Self {
        let mut summary = Summary {
            findings: [Severity::Error, Severity::Warning, Severity::Info]
                .map(|one| (one, 0))
                .into(),
            ..Summary::default()
        };
        for document in documents {
            for (number, bead) in (1..).zip(&document.beads) {
                summary.beads += 1;
                summary.one_to_one += usize::from(bead.kind == "1–1");
                let less = |least: Least| bead.confidence.value < least.confidence.value;
                if summary.least.is_none_or(less) {
                    summary.least = Some(Least { bead: number, confidence: bead.confidence });
                }
                for finding in &bead.findings {
                    *summary.findings.entry(finding.severity).or_default() += 1;
                }
            }
        }
        summary
    }
}

/// The rules that found something.
fn rules(documents: &[Document]) -> Vec<RuleCount> {
    let findings = || {
        let beads = documents.iter().flat_map(|document| &document.beads);
        beads.flat_map(|bead| &bead.findings)
    };
    let count = |rule: &&dyn Rule| {
        let own: Vec<_> = findings().filter(|finding| finding.rule == rule.name()).collect();
        let first = own.first()?;
        Some(RuleCount {
            name: rule.name(),
            description: description(*rule).to_owned(),
            severity: first.severity,
            count: own.len(),
        })
    };
    RULES.iter().filter_map(count).collect()
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual delimiters"));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(formatter);
    for (name, template) in [
        ("page.html", include_str!("page.html")),
        ("document.html", include_str!("document.html")),
        ("terms.html", include_str!("terms.html")),
        ("rows.html", include_str!("rows.html")),
        ("word_groups.html", include_str!("word_groups.html")),
    ] {
        environment.add_template(name, template).expect("the templates are well formed");
    }
    environment
}

/// Writes a value into the page: what HTML cannot hold made visible, and all of it escaped.
fn formatter(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() => {
            escape_formatter(out, state, &Value::from(visible(text).into_owned()))
        }
        _ => escape_formatter(out, state, value),
    }
}
