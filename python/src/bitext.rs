//! Bitexts and what is known of them.

use crate::exception;
use cotejo::bitext::{Side, file};
use cotejo::memory::tmx;
use cotejo::{Cotejo, Loaded};
use pyo3::prelude::*;
use serde::Deserialize;
use std::sync::Arc;

/// A text and its translation in segments, and how these belong together.
#[pyclass(frozen, module = "cotejo")]
pub(crate) struct Bitext {
    cotejo: Arc<Cotejo>,
    bitext: cotejo::bitext::Bitext,
    notes: Vec<String>,
}

impl Bitext {
    pub(crate) fn new(cotejo: Arc<Cotejo>, loaded: Loaded) -> Self {
        let notes = loaded.notes.iter().map(ToString::to_string);
        let notes = notes.chain(loaded.unread.messages()).collect();
        Self::of(cotejo, loaded.bitext, notes)
    }

    pub(crate) fn of(
        cotejo: Arc<Cotejo>,
        bitext: cotejo::bitext::Bitext,
        notes: Vec<String>,
    ) -> Self {
        Bitext { cotejo, bitext, notes }
    }

    fn segments(&self, side: Side) -> Vec<&str> {
        self.bitext.side(side).segments.iter().map(|segment| segment.as_str()).collect()
    }
}

#[pymethods]
impl Bitext {
    /// What it is called: its file, or its id in a collection.
    #[getter]
    fn name(&self) -> &str {
        &self.bitext.name
    }

    /// The language of the source, as a BCP 47 code.
    #[getter]
    fn source_language(&self) -> &str {
        self.bitext.source.language.as_str()
    }

    /// The language of the target, as a BCP 47 code.
    #[getter]
    fn target_language(&self) -> &str {
        self.bitext.target.language.as_str()
    }

    /// The segments of the source, in order.
    #[getter]
    fn source(&self) -> Vec<&str> {
        self.segments(Side::Source)
    }

    /// The segments of the target, in order.
    #[getter]
    fn target(&self) -> Vec<&str> {
        self.segments(Side::Target)
    }

    /// What was said while it was read: which lines were taken, what was left out.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// The beads, in the order of the source.
    #[getter]
    fn beads(&self) -> Vec<Bead> {
        let numbers = |range: std::ops::Range<usize>| range.map(|at| at + 1).collect();
        let bead = |bead: &cotejo::align::Bead| Bead {
            kind: bead.kind().to_string(),
            source: numbers(bead.source.clone()),
            target: numbers(bead.target.clone()),
            source_text: self.bitext.text(bead, Side::Source),
            target_text: self.bitext.text(bead, Side::Target),
            confidence: bead.confidence,
            review: bead.review,
        };
        self.bitext.alignment.beads.iter().map(bead).collect()
    }

    /// The least confidence of a bead, from 0 to 1.
    #[getter]
    fn confidence(&self) -> f64 {
        let confidences = self.bitext.alignment.beads.iter().map(|bead| bead.confidence);
        confidences.fold(1.0, f64::min)
    }

    /// What `cotejo check` finds.
    #[getter]
    fn findings(&self, py: Python<'_>) -> PyResult<Vec<Finding>> {
        serde_json::from_str(&self.findings_json(py)).map_err(exception)
    }

    /// The findings in JSON: the bytes of `cotejo check -f json`.
    fn findings_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.cotejo.findings_json(&self.bitext, &self.cotejo.check(&self.bitext)))
    }

    /// A translation memory in TMX 1.4: the bytes of `cotejo align -f tmx`. `date` is as 20260131T120000Z.
    #[pyo3(signature = (date = None))]
    fn to_tmx(&self, py: Python<'_>, date: Option<&str>) -> String {
        py.detach(|| {
            let units = self.cotejo.units(&self.bitext, date);
            tmx::write(&units, &self.bitext.source.language, date).text
        })
    }

    /// A bitext file: the bytes of `cotejo align -f json`. With `line`, on one line, as for many inputs.
    #[pyo3(signature = (line = false))]
    fn to_json(&self, line: bool) -> String {
        if line { file::write_line(&self.bitext) } else { file::write(&self.bitext) }
    }

    /// The beads as a pandas DataFrame, a row each: document, bead (from 1), kind, source and target (numbers of segments,
    /// from 1), source_text, target_text, confidence (0 to 1), review.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let frames = slf.py().import("cotejo._frames")?;
        frames.call_method1("of_bitext", (slf,))
    }

    fn __len__(&self) -> usize {
        self.bitext.alignment.beads.len()
    }

    fn __repr__(&self) -> String {
        let (source, target) = (self.source_language(), self.target_language());
        let beads = self.bitext.alignment.beads.len();
        format!("<Bitext {:?}: {source}-{target}, {beads} beads>", self.bitext.name)
    }

    fn __reduce__(&self, py: Python<'_>) -> PyResult<(Py<PyAny>, (String,))> {
        let read = py.import("cotejo")?.getattr("_restored")?;
        Ok((read.unbind(), (file::write_line(&self.bitext),)))
    }
}

/// Segments that translate each other.
#[pyclass(frozen, get_all, module = "cotejo")]
#[derive(Clone)]
pub(crate) struct Bead {
    /// How many segments it has on either side: 1-1, 2-1, 0-1 …
    kind: String,
    /// The numbers of its segments, from 1.
    source: Vec<usize>,
    /// The same of the target.
    target: Vec<usize>,
    /// Its source, the segments with a blank between.
    source_text: String,
    /// Its target.
    target_text: String,
    /// How likely it is right, from 0 to 1.
    confidence: f64,
    /// Whether a person should look at it.
    review: bool,
}

#[pymethods]
impl Bead {
    fn __repr__(&self) -> String {
        let Bead { kind, source, target, confidence, .. } = self;
        format!("<Bead {kind}: {source:?} {target:?}, confidence {confidence:.2}>")
    }
}

/// What a rule found: the fields of `cotejo check -f json`.
#[pyclass(frozen, get_all, module = "cotejo")]
#[derive(Deserialize, Clone)]
pub(crate) struct Finding {
    /// The name of the rule.
    rule: String,
    /// error, warning or info.
    severity: String,
    /// What the bitext is called.
    document: String,
    /// The number of the bead, from 1.
    bead: usize,
    /// Where, in the source.
    source: Option<Passage>,
    /// Where, in the target.
    target: Option<Passage>,
    /// The concept, for rules on terms.
    concept: Option<String>,
    /// What is wrong.
    message: String,
    /// Why.
    why: String,
    /// What to write instead.
    suggestion: Option<String>,
    /// The correction, where it can be said exactly.
    fix: Option<Fix>,
}

#[pymethods]
impl Finding {
    fn __repr__(&self) -> String {
        format!("<Finding {} {}: {}>", self.severity, self.rule, self.message)
    }
}

/// A passage of a text.
#[pyclass(frozen, get_all, module = "cotejo")]
#[derive(Deserialize, Clone)]
pub(crate) struct Passage {
    /// Its words.
    text: String,
    /// Its first byte in the input, in UTF-8.
    start: usize,
    /// The byte behind its last.
    end: usize,
    /// Its line, from 1.
    line: usize,
}

/// A text to put in the place of another.
#[pyclass(frozen, get_all, module = "cotejo")]
#[derive(Deserialize, Clone)]
pub(crate) struct Fix {
    /// source or target.
    side: String,
    /// The first byte to replace.
    start: usize,
    /// The byte behind the last.
    end: usize,
    /// What to write there.
    text: String,
    /// Whether it is right whatever the sentence means.
    certain: bool,
}
