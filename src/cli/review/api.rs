//! What the page asks for and what it does: the documents under review, and their files.

use super::super::Failure;
use super::super::settings::Remembered;
use super::pages::Pages;
use super::saving::{Memory, Saved};
use super::suppressing::Findings;
use super::{Refusal, locked};
use crate::align::{Bead, Status};
use crate::bitext::{Bitext, Operation};
use crate::check::content::telling;
use crate::check::{Finding, check};
use crate::report::decisions::{ReaderDecisions, Verdict};
use crate::review::{
    Progress, TermView, change, document_view, finding_views, link_views, progress, term_views,
};
use crate::session::Cotejo;
use crate::side::{Side, Sides};
use crate::wording::UiLanguage;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// All that is reviewed.
pub(super) struct Review {
    documents: Vec<Mutex<Document>>,
    findings: Mutex<Findings>,
    pages: Mutex<Pages>,
    memory: Memory,
    remembered: Remembered,
    cotejo: &'static Cotejo,
}

/// A document under review.
pub(super) struct Document {
    bitext: Arc<Bitext>,
    /// Grows with each operation, and whenever its findings may be others.
    revision: usize,
    /// What checking found, and the revision that it is of.
    checked: (usize, Arc<Checked>),
    saved: Saved,
}

#[derive(Serialize)]
struct Listed<'d> {
    id: usize,
    name: &'d str,
    source: String,
    target: String,
    #[serde(flatten)]
    progress: Progress,
    findings: usize,
    revision: usize,
    writes: Vec<String>,
}

/// What checking finds in a document.
pub(super) struct Checked {
    pub findings: Vec<Finding>,
    pub terms: Sides<Vec<TermView>>,
}

/// A revision, its bitext and what was found in it.
type Found = (usize, Arc<Bitext>, Arc<Checked>);

/// What a page wants changed.
#[derive(Deserialize)]
pub(super) struct Wanted<T> {
    page: String,
    revision: usize,
    #[serde(flatten)]
    what: T,
}

#[derive(Deserialize)]
pub(super) struct Doing {
    operation: Operation,
}

#[derive(Deserialize)]
pub(super) struct Realigning {}

#[derive(Deserialize)]
pub(super) struct Settling {
    key: usize,
    #[serde(flatten)]
    decision: Decision,
}

/// What becomes of a finding.
#[derive(Deserialize)]
#[serde(tag = "decision", rename_all = "lowercase")]
enum Decision {
    /// It is known, and lived with in this document.
    Accept,
    /// It is none.
    Ignore { reason: String },
    /// Its suggestion goes into the text.
    Fix,
}

impl Document {
    pub(super) fn new(bitext: Bitext, checked: Checked, saved: Saved) -> Self {
        Document { bitext: Arc::new(bitext), revision: 0, checked: (0, Arc::new(checked)), saved }
    }

    fn refuse_other(&self, revision: usize) -> Result<(), Refusal> {
        match revision == self.revision {
            true => Ok(()),
            false => Err(Refusal::Stale("the page is not up to date; it is loaded anew".into())),
        }
    }

    /// Does an operation and saves the document; one that cannot be saved is not done.
    fn apply(&mut self, operation: Operation) -> Result<Value, Refusal> {
        let mut after = Bitext::clone(&self.bitext);
        let time = Some(Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
        after.apply(operation, time).map_err(|bad| Refusal::Unfit(bad.to_string()))?;
        self.saved.save(&after)?;
        self.revision += 1;
        let changed = value(change(&self.bitext, &after, self.revision));
        self.bitext = Arc::new(after);
        Ok(changed)
    }
}

impl Review {
    pub(super) fn new(
        documents: Vec<Document>,
        findings: Findings,
        memory: Memory,
        remembered: Remembered,
        cotejo: &'static Cotejo,
    ) -> Self {
        Review {
            documents: documents.into_iter().map(Mutex::new).collect(),
            findings: Mutex::new(findings),
            pages: Mutex::new(Pages::new(Instant::now())),
            memory,
            remembered,
            cotejo,
        }
    }

    /// Takes note of a page that is open, or was closed; whether it may write, and how new each document is.
    pub(super) fn page(&self, page: &str, is_leaving: bool) -> Value {
        let mut pages = locked(&self.pages);
        if is_leaving {
            pages.leave(page);
            return json!({});
        }
        let may_write = pages.hear(page, Instant::now());
        drop(pages);
        let revisions = self.documents.iter().map(|document| locked(document).revision);
        json!({"read_only": !may_write, "revisions": revisions.collect::<Vec<_>>()})
    }

    /// Takes note of a page; an error if it may only read.
    pub(super) fn refuse_reader(&self, page: &str) -> Result<(), Refusal> {
        match locked(&self.pages).hear(page, Instant::now()) {
            true => Ok(()),
            false => Err(Refusal::ReadOnly),
        }
    }

    /// How long nothing was heard of a page.
    pub(super) fn silence(&self) -> Duration {
        locked(&self.pages).silence(Instant::now())
    }

    pub(super) fn documents(&self) -> Value {
        let listed = |(id, document): (usize, &Mutex<Document>)| {
            let document = locked(document);
            let bitext = &document.bitext;
            let paths = document.saved.paths().into_iter();
            value(Listed {
                id,
                name: &bitext.name,
                source: bitext.source.language.to_string(),
                target: bitext.target.language.to_string(),
                progress: progress(bitext),
                findings: document.checked.1.findings.len(),
                revision: document.revision,
                writes: paths.map(|path| path.display().to_string()).collect(),
            })
        };
        self.documents.iter().enumerate().map(listed).collect()
    }

    fn find(&self, id: usize) -> Result<&Mutex<Document>, Refusal> {
        self.documents.get(id).ok_or(Refusal::NotFound)
    }

    pub(super) fn document(&self, id: usize) -> Result<Vec<u8>, Refusal> {
        let document = locked(self.find(id)?);
        let view = document_view(&document.bitext, document.revision);
        Ok(serde_json::to_vec(&view).expect(IS_JSON))
    }

    /// The findings of the newest revision in a language, and the terms.
    pub(super) fn findings(&self, id: usize, language: UiLanguage) -> Result<Value, Refusal> {
        let (revision, bitext, checked) = self.newest(id)?;
        let views = finding_views(&bitext, &checked.findings, language);
        Ok(json!({"revision": revision, "findings": views, "terms": checked.terms}))
    }

    fn newest(&self, id: usize) -> Result<Found, Refusal> {
        let document = self.find(id)?;
        let (revision, bitext) = {
            let document = locked(document);
            let (of_revision, checked) = &document.checked;
            if *of_revision == document.revision {
                return Ok((document.revision, document.bitext.clone(), checked.clone()));
            }
            (document.revision, document.bitext.clone())
        };
        // a long text takes a while, and operations need not wait for it
        let checker = self.cotejo.checker(&bitext.languages());
        let context = self.remembered.context(&checker, &bitext).map_err(Refusal::Failed)?;
        let (found, terms) = (check(&context), term_views(&context));
        let findings = locked(&self.findings).select(&bitext, found);
        let checked = Arc::new(Checked { findings, terms });
        let mut document = locked(document);
        if document.revision == revision {
            document.checked = (revision, checked.clone());
        }
        Ok((revision, bitext, checked))
    }

    /// The words of a bead that translate each other.
    pub(super) fn words(&self, id: usize, bead: usize) -> Result<Value, Refusal> {
        let bitext = locked(self.find(id)?).bitext.clone();
        let bead = bitext.alignment.beads.get(bead).ok_or(Refusal::NotFound)?;
        let links = self.cotejo.linked_words(&bitext, bead);
        Ok(value(link_views(&bitext, &links)))
    }

    /// What the memory has that is like a bead.
    pub(super) fn matches(&self, id: usize, bead: usize) -> Result<Value, Refusal> {
        let bitext = locked(self.find(id)?).bitext.clone();
        let bead = bitext.alignment.beads.get(bead).ok_or(Refusal::NotFound)?;
        self.remembered.matches(&bitext, bead).map_err(Refusal::Failed)
    }

    /// The document that a page wants to change, if it may.
    fn to_change<T>(
        &self,
        id: usize,
        wanted: &Wanted<T>,
    ) -> Result<std::sync::MutexGuard<'_, Document>, Refusal> {
        self.refuse_reader(&wanted.page)?;
        let document = locked(self.find(id)?);
        document.refuse_other(wanted.revision)?;
        Ok(document)
    }

    pub(super) fn operate(&self, id: usize, wanted: Wanted<Doing>) -> Result<Value, Refusal> {
        self.to_change(id, &wanted)?.apply(wanted.what.operation)
    }

    pub(super) fn realign(&self, id: usize, wanted: &Wanted<Realigning>) -> Result<Value, Refusal> {
        let mut document = self.to_change(id, wanted)?;
        let realigned = self.cotejo.realign(&document.bitext);
        document.apply(realigned)
    }

    pub(super) fn settle(&self, id: usize, wanted: &Wanted<Settling>) -> Result<Value, Refusal> {
        self.newest(id)?;
        let mut document = self.to_change(id, wanted)?;
        if document.checked.0 != document.revision {
            return Err(Refusal::Stale("there are other findings by now".into()));
        }
        let finding = document.checked.1.findings.get(wanted.what.key).cloned();
        let finding = finding.ok_or(Refusal::NotFound)?;
        let bitext = document.bitext.clone();
        match &wanted.what.decision {
            Decision::Fix => {
                let fix = finding.fix.as_ref();
                let fix = fix.ok_or_else(|| Refusal::Unfit("this finding has no fix".into()))?;
                return document.apply(fix.operation());
            }
            Decision::Accept => locked(&self.findings).accept(&bitext, &finding),
            Decision::Ignore { reason } if reason.trim().is_empty() => {
                return Err(Refusal::Unfit("a finding that is ignored wants a reason".into()));
            }
            Decision::Ignore { reason } => {
                locked(&self.findings).ignore(&bitext, &finding, reason.trim())
            }
        }
        .map_err(Refusal::Failed)?;
        // one suppression may be about several findings, so that all are looked at again
        document.revision += 1;
        let revision = document.revision;
        drop(document);
        if matches!(wanted.what.decision, Decision::Ignore { .. }) {
            let others = self.documents.iter().enumerate().filter(|(at, _)| *at != id);
            others.for_each(|(_, other)| locked(other).revision += 1);
        }
        Ok(json!({"revision": revision}))
    }

    /// Takes over what a reader of an HTML page decided; returns what fits no more.
    pub(super) fn take_over(&self, decisions: &ReaderDecisions) -> Result<Vec<String>, Refusal> {
        let names = self.documents.iter().map(|document| locked(document).bitext.name.clone());
        let names: Vec<String> = names.collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut lost: Vec<String> = Vec::new();
        for (at, decided) in decisions.on(&names) {
            let Some(at) = at else {
                let (name, names) = (&decided.name, names.join(", "));
                lost.push(format!("the decisions on {name} are on none of these: {names}"));
                continue;
            };
            let mut document = locked(&self.documents[at]);
            // first what is decided on beads: these need no other file
            for on in &decided.beads {
                let bitext = &document.bitext;
                let is_meant = |bead: &Bead| {
                    bitext.text(bead, Side::Source) == on.source
                        && bitext.text(bead, Side::Target) == on.target
                };
                // of several alike the one of that number
                let beads = &bitext.alignment.beads;
                let mut places = [on.number.wrapping_sub(1)].into_iter().chain(0..beads.len());
                let Some(bead) = places.find(|at| beads.get(*at).is_some_and(is_meant)) else {
                    lost.push(format!("the decision on {} fits no more", on.shown()));
                    continue;
                };
                let there = &bitext.alignment.beads[bead];
                let is_new = on.status == Status::Confirmed && there.status != Status::Confirmed;
                let is_said = there.note == on.note;
                if is_new {
                    document.apply(Operation::Confirm { bead })?;
                }
                if let Some(text) = on.note.clone().filter(|_| !is_said) {
                    document.apply(Operation::Note { bead, text })?;
                }
            }
            for on in &decided.findings {
                let bitext = document.bitext.clone();
                let is_meant = |finding: &&Finding| {
                    let [source, target] = Side::BOTH.map(|side| {
                        finding.passage(&bitext, side).map(|passage| telling(&passage))
                    });
                    (finding.rule, source, target)
                        == (&on.rule, on.source.as_deref(), on.target.as_deref())
                };
                let Some(finding) = document.checked.1.findings.iter().find(is_meant) else {
                    if locked(&self.findings).are_settled(&bitext, on) {
                        continue;
                    }
                    lost.push(format!("the decision on a finding of {} fits no more", on.rule));
                    continue;
                };
                let mut findings = locked(&self.findings);
                match &on.verdict {
                    Verdict::Accept => findings.accept(&bitext, finding),
                    Verdict::Ignore { reason } => findings.ignore(&bitext, finding, reason),
                }
                .map_err(Refusal::Failed)?;
            }
        }
        Ok(lost)
    }

    /// Writes the memories of what was corrected; says what was written, and what failed.
    pub(super) fn leave(&self) -> (Vec<String>, Vec<Failure>) {
        let (mut written, mut failures) = (Vec::new(), Vec::new());
        for document in &self.documents {
            let document = locked(document);
            if !document.saved.is_written() {
                continue;
            }
            match document.saved.write_memory(&document.bitext, &self.memory) {
                Ok(what) => written.push(what),
                Err(failure) => failures.push(failure),
            }
        }
        written.extend(locked(&self.findings).written());
        (written, failures)
    }
}

const IS_JSON: &str = "views have nothing that JSON cannot hold";

fn value(view: impl Serialize) -> Value {
    serde_json::to_value(view).expect(IS_JSON)
}
