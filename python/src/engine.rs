//! What reads, aligns and checks.

use crate::bitext::Bitext;
use crate::corpus::{self, Row, Work};
use crate::{UnrelatedTexts, exception};
use cotejo::bitext::file;
use cotejo::language::LanguageTag;
use cotejo::segment::SplitRules;
use cotejo::{Cotejo, Induce, Loaded, Options, Reading};
use pyo3::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file: its name and its bytes.
type Named = (String, Vec<u8>);

#[pyclass(frozen, module = "cotejo._cotejo")]
pub(crate) struct Engine(Arc<Cotejo>);

/// How texts are read.
fn reading(source: Option<&str>, target: Option<&str>, sentences: bool) -> PyResult<Reading> {
    let tag = |language: Option<&str>| {
        language.map(str::parse::<LanguageTag>).transpose().map_err(exception)
    };
    let mut reading = Reading::default();
    (reading.source, reading.target, reading.sentences) = (tag(source)?, tag(target)?, sentences);
    Ok(reading)
}

/// Aligns what was read; an exception if its texts are plainly no translations of each other.
fn align(
    cotejo: &Cotejo,
    name: &str,
    mut loaded: Loaded,
    were_found: bool,
    force: bool,
) -> PyResult<Loaded> {
    if !loaded.bitext.is_aligned() {
        cotejo.align(&mut loaded.bitext);
        let refusal = (!force).then(|| cotejo.unrelated(name, &loaded, were_found)).flatten();
        if let Some(error) = refusal {
            return Err(UnrelatedTexts::new_err(error.to_string()));
        }
    }
    Ok(loaded)
}

#[pymethods]
impl Engine {
    #[new]
    #[pyo3(signature = (glossaries, lexicons, model, clinical, min_confidence))]
    fn new(
        py: Python<'_>,
        glossaries: Vec<Named>,
        lexicons: Vec<Named>,
        model: Option<Named>,
        clinical: bool,
        min_confidence: f64,
    ) -> PyResult<Self> {
        if !(0.0..=1.0).contains(&min_confidence) {
            return Err(exception("min_confidence: write a number from 0 to 1, as 0.7"));
        }
        let mut options = Options::default();
        (options.glossaries, options.lexicons, options.model) = (glossaries, lexicons, model);
        (options.clinical, options.min_confidence) = (clinical, min_confidence);
        // what one call gives must not depend on the calls before it
        options.induce = Induce::Never;
        let cotejo = py.detach(|| Cotejo::new(options)).map_err(exception)?;
        Ok(Engine(Arc::new(cotejo)))
    }

    /// What could not be read of the glossaries.
    #[getter]
    fn unread(&self) -> Vec<String> {
        let mut all = Vec::new();
        for (name, unread) in self.0.unread() {
            all.extend(unread.messages().into_iter().map(|what| format!("{name}: {what}")));
        }
        all
    }

    /// Reads one file, or a text and its translation, and aligns them.
    #[pyo3(signature = (path, target, source_language, target_language, sentences, force))]
    #[allow(clippy::too_many_arguments, reason = "Python names them")]
    fn read(
        &self,
        py: Python<'_>,
        path: PathBuf,
        target: Option<PathBuf>,
        source_language: Option<&str>,
        target_language: Option<&str>,
        sentences: bool,
        force: bool,
    ) -> PyResult<Vec<Bitext>> {
        let reading = reading(source_language, target_language, sentences)?;
        let read = |path: &Path| cotejo::cli::read_file(path).map_err(exception);
        py.detach(|| {
            let name = path.display().to_string();
            let source = read(&path)?;
            let all = match &target {
                None => self.0.read(&name, &source, &reading).map_err(exception)?,
                Some(target) => {
                    let (text, target) = (read(target)?, target.display().to_string());
                    let pair = ((&*name, &source[..]), (&*target, &text[..]));
                    vec![self.0.read_pair(pair.0, pair.1, &reading).map_err(exception)?]
                }
            };
            let were_found = target.is_none() && all.len() == 1;
            let one = |loaded: Loaded| {
                let name = loaded.bitext.name.clone();
                align(&self.0, &name, loaded, were_found, force)
                    .map(|loaded| Bitext::new(self.0.clone(), loaded))
            };
            all.into_iter().map(one).collect()
        })
    }

    /// Aligns two texts.
    #[pyo3(signature = (source, target, name, source_language, target_language, sentences, force))]
    #[allow(clippy::too_many_arguments, reason = "Python names them")]
    fn align(
        &self,
        py: Python<'_>,
        source: &str,
        target: &str,
        name: &str,
        source_language: Option<&str>,
        target_language: Option<&str>,
        sentences: bool,
        force: bool,
    ) -> PyResult<Bitext> {
        let reading = reading(source_language, target_language, sentences)?;
        py.detach(|| {
            let loaded = self.0.read_texts(name, source, target, &reading).map_err(exception)?;
            let loaded = align(&self.0, name, loaded, false, force)?;
            Ok(Bitext::new(self.0.clone(), loaded))
        })
    }

    /// Aligns texts, each with its translation and a name; what cannot be done gives the exception in its place.
    #[pyo3(signature = (rows, source_language, target_language, sentences, force, threads))]
    #[allow(clippy::too_many_arguments, reason = "Python names them")]
    fn align_all(
        &self,
        py: Python<'_>,
        rows: Vec<Row>,
        source_language: Option<&str>,
        target_language: Option<&str>,
        sentences: bool,
        force: bool,
        threads: usize,
    ) -> PyResult<Vec<Py<PyAny>>> {
        let reading = reading(source_language, target_language, sentences)?;
        let one = |Row { name, source, target }: &Row| {
            let loaded = self.0.read_texts(name, source, target, &reading).map_err(exception)?;
            let loaded = align(&self.0, name, loaded, false, force)?;
            Ok(Bitext::new(self.0.clone(), loaded))
        };
        let done: Vec<PyResult<Bitext>> = py.detach(|| corpus::in_order(&rows, threads, one));
        done.into_iter()
            .map(|done| match done {
                Ok(bitext) => Ok(Py::new(py, bitext)?.into_any()),
                Err(error) => Ok(error.into_value(py).into_any()),
            })
            .collect()
    }

    /// For each row what the program writes on its line, or else what is wrong with it: for Spark and Ray.
    #[pyo3(signature = (rows, check, source_language, target_language, sentences, force, threads))]
    #[allow(clippy::too_many_arguments, reason = "Python names them")]
    fn lines(
        &self,
        py: Python<'_>,
        rows: Vec<Row>,
        check: bool,
        source_language: Option<&str>,
        target_language: Option<&str>,
        sentences: bool,
        force: bool,
        threads: usize,
    ) -> PyResult<Vec<(Option<String>, Option<String>)>> {
        let reading = reading(source_language, target_language, sentences)?;
        let work = if check { Work::Check } else { Work::Align };
        let one = |row: &Row| corpus::line(&self.0, row, work, &reading, force);
        let done = py.detach(|| corpus::in_order(&rows, threads, one));
        Ok(done
            .into_iter()
            .map(|done| match done {
                Ok(line) => (Some(line), None),
                Err(error) => (None, Some(error)),
            })
            .collect())
    }

    /// The bitext of a bitext file.
    fn from_json(&self, text: &str) -> PyResult<Bitext> {
        let bitext = file::read(text.as_bytes()).map_err(exception)?;
        Ok(Bitext::of(self.0.clone(), bitext, Vec::new()))
    }

    /// The segments of a text.
    fn segment(&self, py: Python<'_>, text: &str, language: Option<&str>) -> PyResult<Vec<String>> {
        let language = language.map(str::parse::<LanguageTag>).transpose().map_err(exception)?;
        py.detach(|| {
            let rules = SplitRules::default();
            let segmented = self.0.segment("text", text, language.as_ref(), &rules);
            let segments = segmented.map_err(exception)?.segments;
            Ok(segments.iter().map(|segment| segment.as_str().replace('\n', " ")).collect())
        })
    }
}
