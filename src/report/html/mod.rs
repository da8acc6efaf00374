//! One HTML file that needs nothing else: both texts side by side, their terms linked, findings in the margin.

mod view;

use super::terms::{DocumentTerms, Terms};
use super::visible::visible;
use super::{Chapter, Failed, Report};
use crate::align::Bead;
use crate::check::{CheckContext, Finding, RULES, Rule, Severity};
use crate::format::{self, Format, Writes};
use crate::glossary::Glossary;
use crate::wording::{self, Catalogue, UiLanguage};
use fluent_bundle::FluentArgs;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{
    Environment, Error, ErrorKind, Output, State, UndefinedBehavior, context, escape_formatter,
};

pub(crate) static FORMAT: Format = Format {
    names: &["html"],
    title: "page of findings",
    help: "One page that needs no network: both texts side by side, terms linked, findings in the margin",
    extensions: &[".html"],
    mark: Some("<meta name=\"generator\" content=\"cotejo "),
    write: Some(Writes::Findings(|setup| {
        Box::new(Html { glossary: (setup.glossary)(), language: setup.language })
    })),
    is_for_people: true,
    ..format::UNNAMED
};

/// A page of all documents.
pub(crate) struct Html<'g> {
    /// The glossary that documents are checked by.
    pub glossary: &'g Glossary,
    /// The language of what is not of the documents.
    pub language: UiLanguage,
}

/// A document on the page: the values of its template, its summary and its terms.
type Content = (Value, Summary, DocumentTerms);

impl Report for Html<'_> {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter {
        let terms = DocumentTerms::of(context);
        let view = view::document(context, findings, &terms.usage);
        Chapter::new::<Content>((view, Summary::of(context, findings), terms))
    }

    fn whole(&self, chapters: Vec<Chapter>, failed: &[Failed]) -> Vec<u8> {
        let (documents, summaries, terms): (Vec<_>, Vec<_>, Vec<_>) =
            chapters.into_iter().map(Chapter::content::<Content>).collect();
        let all = Summary::sum(&summaries);
        let terms = Terms::of(&terms, self.glossary);
        let page = context! {
            version => env!("CARGO_PKG_VERSION"),
            language => self.language.tag(),
            style => Value::from_safe_string(include_str!("style.css").into()),
            script => Value::from_safe_string(include_str!("script.js").into()),
            decisions => Value::from_safe_string(include_str!("decisions.js").into()),
            documents,
            failed => failed.iter().map(Failed::view).collect::<Vec<_>>(),
            with_findings => summaries.iter().filter(|one| !one.findings.is_empty()).count(),
            summaries => summaries.iter().map(Summary::view).collect::<Vec<_>>(),
            all => all.view(),
            rules => all.rules(),
            usage => Serde(terms.concepts),
            word_groups => Serde(terms.word_groups),
        };
        let environment = environment(self.language);
        let page = environment.get_template("page.html").and_then(|template| template.render(page));
        page.expect("the templates are well formed").into_bytes()
    }
}

impl Failed {
    fn view(&self) -> Value {
        context! { input => &self.input, reason => &self.reason }
    }
}

/// What the top of the page shows of a document, or of all.
#[derive(Default)]
struct Summary {
    beads: usize,
    one_to_one: usize,
    /// The number of the least confident bead, and its confidence.
    least: Option<(usize, Value)>,
    /// The rules and the severities of the findings.
    findings: Vec<(&'static str, Severity)>,
}

impl Summary {
    fn of(context: &CheckContext<'_>, findings: &[Finding]) -> Self {
        let is_one_to_one = |bead: &Bead| (bead.source.len(), bead.target.len()) == (1, 1);
        let least = context.beads().min_by(|(_, a), (_, b)| a.confidence.total_cmp(&b.confidence));
        Summary {
            beads: context.beads().count(),
            one_to_one: context.beads().filter(|(_, bead)| is_one_to_one(bead)).count(),
            least: least.map(|(index, bead)| (index + 1, view::confidence(bead))),
            findings: findings.iter().map(|finding| (finding.rule, finding.severity)).collect(),
        }
    }

    /// The summary of all documents; the least confident bead is shown only if there is one document.
    fn sum(summaries: &[Summary]) -> Self {
        let mut all = Summary::default();
        for one in summaries {
            all.beads += one.beads;
            all.one_to_one += one.one_to_one;
            all.least = one.least.clone();
            all.findings.extend(&one.findings);
        }
        all
    }

    fn view(&self) -> Value {
        let count = |severity| self.findings.iter().filter(|(_, one)| *one == severity).count();
        let least = self.least.as_ref();
        context! {
            beads => self.beads,
            one_to_one => self.one_to_one,
            least => least.map(|(bead, confidence)| context! { bead => *bead, confidence }),
            findings => context! {
                error => count(Severity::Error),
                warning => count(Severity::Warning),
                info => count(Severity::Info),
            },
        }
    }

    /// The rules that found something.
    fn rules(&self) -> Vec<Value> {
        let rule = |rule: &Rule| {
            let mut found = self.findings.iter().filter(|(name, _)| *name == rule.name);
            let (name, severity) = *found.next()?;
            Some(context! {
                name,
                description => rule.finds,
                severity => severity.to_string(),
                count => 1 + found.count(),
            })
        };
        RULES.iter().filter_map(rule).collect()
    }
}

fn environment(language: UiLanguage) -> Environment<'static> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual delimiters"));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(formatter);
    environment.add_function("say", move |id: &str, values: Kwargs| say(language, id, &values));
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

/// A text of the page in its language: `say("page-beads", n=3)`.
fn say(language: UiLanguage, id: &str, values: &Kwargs) -> Result<String, Error> {
    let mut arguments = FluentArgs::new();
    for name in values.args() {
        let value: Value = values.get(name)?;
        match value.as_usize() {
            Some(number) => arguments.set(name.to_owned(), number),
            None => arguments.set(name.to_owned(), value.to_string()),
        }
    }
    let text = wording::say(Catalogue::Page, language, id, &arguments);
    text.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no text {id}")))
}

/// Writes a value into the page, escaped, with what HTML cannot hold made visible.
fn formatter(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() => {
            escape_formatter(out, state, &Value::from(visible(text).into_owned()))
        }
        _ => escape_formatter(out, state, value),
    }
}
