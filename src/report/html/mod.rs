//! One HTML file that needs nothing else: both texts side by side, their terms linked, findings in the margin.

mod anchors;
mod scripts;
mod view;

use super::terms::{DocumentTerms, Terms};
use super::visible::visible;
use super::{Chapter, Failed, Provenance, Report};
use crate::align::Bead;
use crate::bitext::Side;
use crate::check::{CheckContext, Finding, RULES, Rule, Severity};
use crate::format::{self, Format, Writes};
use crate::glossary::Glossary;
use crate::wording::{self, Catalogue, UiLanguage};
use anchors::Anchors;
use fluent_bundle::FluentArgs;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{
    Environment, Error, ErrorKind, HtmlEscape, Output, State, UndefinedBehavior, context,
    escape_formatter,
};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::collections::BTreeSet;

pub(crate) static FORMAT: Format = Format {
    names: &["html"],
    title: "page of findings",
    help: "One page that needs no network: both texts side by side, terms linked, findings in the margin",
    extensions: &[".html"],
    mark: Some("<meta name=\"generator\" content=\"cotejo "),
    write: Some(Writes::Findings(|setup| {
        Box::new(Html {
            glossary: (setup.glossary)(),
            provenance: setup.provenance,
            language: setup.language,
        })
    })),
    is_for_people: true,
    ..format::UNNAMED
};

const PAGE: Catalogue = Catalogue::Page;

/// A page of all documents.
pub(crate) struct Html<'g> {
    /// The glossary that documents are checked by.
    pub glossary: &'g Glossary,
    /// What its head says of how it was made.
    pub provenance: &'g Provenance,
    /// The language of what is not of the documents.
    pub language: UiLanguage,
}

/// A document on the page: its name, the values of its template, its summary and its terms.
type Content = (String, Value, Summary, DocumentTerms);

impl Report for Html<'_> {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter {
        let terms = DocumentTerms::of(context);
        let view = view::document(context, findings, &terms.usage);
        let name = context.bitext.name.clone();
        Chapter::new::<Content>((name, view, Summary::of(context, findings), terms))
    }

    fn whole(&self, chapters: Vec<Chapter>, failed: &[Failed]) -> Vec<u8> {
        let (names, documents, summaries, terms): (Vec<_>, Vec<_>, Vec<_>, Vec<_>) =
            chapters.into_iter().map(Chapter::content::<Content>).collect();
        let mut anchors = Anchors::default();
        let all = Summary::sum(&summaries);
        let terms = Terms::of(&terms, self.glossary);
        let page = context! {
            version => env!("CARGO_PKG_VERSION"),
            language => self.language.tag(),
            style => Value::from_safe_string(include_str!("style.css").into()),
            script => Value::from_safe_string(include_str!("script.js").into()),
            decisions => Value::from_safe_string(include_str!("decisions.js").into()),
            wording => Value::from_safe_string(scripts::texts(self.language)),
            anchors => names.iter().map(|name| format!("d{}", anchors.of(&[name]))).collect::<Vec<_>>(),
            names => Serde(without_folder(&names)),
            documents,
            made => self.provenance.view(),
            languages => Serde(&all.languages),
            failed => failed.iter().map(Failed::view).collect::<Vec<_>>(),
            with_findings => summaries.iter().filter(|one| !one.findings.is_empty()).count(),
            summaries => summaries.iter().map(Summary::view).collect::<Vec<_>>(),
            all => all.view(),
            rules => all.rules(self.language),
            usage => Serde(terms.concepts),
            word_groups => Serde(terms.word_groups),
        };
        let environment = environment(self.language);
        let page = environment.get_template("page.html").and_then(|template| template.render(page));
        page.expect("the templates are well formed").into_bytes()
    }
}

impl Provenance {
    fn view(&self) -> Value {
        let Provenance { date, glossaries, clinical, configuration } = self;
        // 20260131T120000Z
        let parts = date.as_ref().and_then(|date| {
            let part = |range| date.get(range);
            Some((part(0..4)?, part(4..6)?, part(6..8)?, part(9..11)?, part(11..13)?))
        });
        let dated = parts.map(|(year, month, day, hour, minute)| {
            let (day, time) = (format!("{year}-{month}-{day}"), format!("{hour}:{minute}"));
            context! { machine => format!("{day}T{time}Z"), shown => format!("{day} {time} UTC") }
        });
        context! { dated, glossaries, clinical, configuration }
    }
}

/// The names without the folder that all share.
fn without_folder(names: &[String]) -> Vec<&str> {
    let Some(first) = names.first() else { return Vec::new() };
    let shared = |end: &usize| names.iter().all(|name| name.starts_with(&first[..*end]));
    let ends = first.match_indices(['/', '\\']).map(|(at, _)| at + 1);
    let folder = ends.rev().find(shared).unwrap_or(0);
    names.iter().map(|name| &name[folder..]).collect()
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
    languages: BTreeSet<[String; 2]>,
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
            languages: [Side::BOTH.map(|side| context.language(side).to_string())].into(),
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
            all.languages.extend(one.languages.iter().cloned());
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
    fn rules(&self, language: UiLanguage) -> Vec<Value> {
        let rule = |rule: &Rule| {
            let mut found = self.findings.iter().filter(|(name, _)| *name == rule.name);
            let (name, severity) = *found.next()?;
            let words = rule.words(language);
            Some(context! {
                name,
                finds => words.finds,
                what => marked_up(&words.what),
                why => marked_up(&words.why),
                severity => severity.to_string(),
                count => 1 + found.count(),
            })
        };
        RULES.iter().filter_map(rule).collect()
    }
}

/// The text of a rule, whose `code` and *emphasis* are those of Markdown.
fn marked_up(text: &str) -> Value {
    let mut out = String::new();
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Emphasis) => out.push_str("<em>"),
            Event::End(TagEnd::Emphasis) => out.push_str("</em>"),
            Event::Code(code) => out.push_str(&format!("<code>{}</code>", HtmlEscape(&code))),
            Event::Text(text) => out.push_str(&HtmlEscape(&text).to_string()),
            Event::SoftBreak => out.push(' '),
            _ => (),
        }
    }
    Value::from_safe_string(out)
}

fn environment(language: UiLanguage) -> Environment<'static> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual delimiters"));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(formatter);
    environment.add_filter("decimal", move |number: f64| language.decimal(number));
    environment.add_function("say", move |id: &str, values: Kwargs| say(language, id, &values));
    for (name, template) in [
        ("page.html", include_str!("page.html")),
        ("document.html", include_str!("document.html")),
        ("finding.html", include_str!("finding.html")),
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
    let text = wording::say(PAGE, language, id, &arguments);
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
