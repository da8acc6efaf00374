//! The reports of `check`: one that is printed or goes to `-o`, and others in files of their own.

use super::formats::{parser, refuse_to_print};
use super::output::Results;
use super::register::{Output, Register};
use super::stdout::refuse_closed;
use super::ui::note;
use super::{Failure, each::Shown, ui};
use crate::check::{CheckContext, Finding};
use crate::format::{Format, Writes};
use crate::report::{Chapter, Failed, Report, Setup, text};
use crate::wording::UiLanguage;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};
use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// A report that the user wants.
#[derive(Clone)]
pub(super) struct Wanted {
    pub format: &'static Format,
    /// A file of its own.
    file: Option<PathBuf>,
}

/// A report, and where it goes.
struct Destination {
    format: &'static Format,
    output: Option<Output>,
}

/// Where all reports go, before anything is read.
pub(super) struct Destinations(Vec<Destination>);

impl Destinations {
    /// The reports that are wanted. One without a file of its own goes to `output`, or else is printed; if there is none,
    /// that is the text, unless reports in files are enough.
    pub(super) fn new(
        wanted: &[Wanted],
        output: Option<&Path>,
        quiet: bool,
        register: &Register,
    ) -> Result<Self, Failure> {
        let mut printed = wanted.iter().filter(|wanted| wanted.file.is_none());
        let main = match (printed.next(), printed.next()) {
            (Some(_), Some(_)) => {
                return Err(Failure::new(note!("one-report-printed").to_string()));
            }
            (Some(wanted), None) => Some(wanted.format),
            (None, _) if wanted.is_empty() || output.is_some() || !quiet => Some(&text::FORMAT),
            (None, _) => None,
        };
        let mut all = Vec::new();
        if let Some(format) = main {
            refuse_to_print(format, output)?;
            let output = output.map(|path| register.writes(path, "--output")).transpose()?;
            all.push(Destination { format, output });
        }
        for Wanted { format, file } in wanted {
            let Some(file) = file else { continue };
            let output = Some(register.writes(file, &format!("-f {}", format.name()))?);
            all.push(Destination { format, output });
        }
        if all.iter().any(|one| one.output.is_none()) {
            refuse_closed()?;
        }
        Ok(Destinations(all))
    }

    /// Whether any report is of one of these formats.
    pub(super) fn any(&self, names: &[&str]) -> bool {
        self.0.iter().any(|one| names.contains(&one.format.name()))
    }

    /// Whether the text is printed.
    pub(super) fn prints_text(&self) -> bool {
        self.0.iter().any(|one| one.output.is_none() && *one.format == text::FORMAT)
    }

    /// What makes the reports, in the same order.
    pub(super) fn reports<'s>(&self, setup: &Setup<'s>) -> Vec<InLanguage<'s>> {
        let report = |Destination { format, .. }: &Destination| {
            let language = match format.is_for_people {
                true => ui::language(),
                false => ui::language_of_data(),
            };
            let report = match &format.write {
                Some(Writes::Findings(report)) => report(&Setup { language, ..*setup }),
                _ => unreachable!("the option takes formats of findings"),
            };
            InLanguage { report, language }
        };
        self.0.iter().map(report).collect()
    }

    /// What gathers the chapters.
    pub(super) fn files(self) -> Files {
        let file = |one: Destination| File {
            is_printed: one.output.is_none(),
            results: Results::new(one.output),
            chapters: Vec::new(),
        };
        Files(self.0.into_iter().map(file).collect())
    }
}

/// A report, and the language in which it is written.
pub(super) struct InLanguage<'s> {
    report: Box<dyn Report + 's>,
    language: UiLanguage,
}

/// The chapter of a document in each of the reports.
pub(super) fn chapters(
    reports: &[InLanguage<'_>],
    context: &CheckContext<'_>,
    findings: &[Finding],
) -> Vec<Chapter> {
    let chapter = |InLanguage { report, language }: &InLanguage<'_>| {
        report.chapter(context, &in_language(findings, *language))
    };
    reports.iter().map(chapter).collect()
}

/// Findings as they are displayed in this language; in English they are already.
pub(super) fn in_language(findings: &[Finding], language: UiLanguage) -> Cow<'_, [Finding]> {
    if language == UiLanguage::English {
        return findings.into();
    }
    findings.iter().map(|finding| finding.clone().in_language(language)).collect()
}

/// The reports on their way into files, or to standard output.
pub(super) struct Files(Vec<File>);

struct File {
    is_printed: bool,
    results: Results,
    chapters: Vec<Chapter>,
}

impl Files {
    /// Adds the chapters of the next document; what can be shown of it already is.
    pub(super) fn add(&mut self, chapters: Vec<Chapter>, shown: Shown) -> Result<(), Failure> {
        for (file, mut chapter) in self.0.iter_mut().zip(chapters) {
            let (whole, line) =
                (std::mem::take(&mut chapter.shown), std::mem::take(&mut chapter.line));
            let is_brief = file.is_printed && shown == Shown::Brief;
            file.results.text(if is_brief { &line } else { &whole })?;
            file.chapters.push(chapter);
        }
        Ok(())
    }

    /// Writes all reports.
    pub(super) fn finish(
        self,
        reports: &[InLanguage<'_>],
        failed: impl Fn(UiLanguage) -> Vec<Failed>,
    ) -> Result<(), Failure> {
        for (mut file, InLanguage { report, language }) in self.0.into_iter().zip(reports) {
            file.results.rest().extend(report.whole(file.chapters, &failed(*language)));
            file.results.finish()?;
        }
        Ok(())
    }
}

/// Parses `FORMAT` and `FORMAT=FILE`.
pub(super) fn wanted() -> impl TypedValueParser<Value = Wanted> {
    FormatAndFile(parser(Format::takes_findings))
}

#[derive(Clone)]
struct FormatAndFile<P>(P);

impl<P: TypedValueParser<Value = &'static Format>> TypedValueParser for FormatAndFile<P> {
    type Value = Wanted;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Wanted, Error> {
        let (format, file) = match value.to_str().and_then(|value| value.split_once('=')) {
            Some((format, file)) if !file.is_empty() => (OsStr::new(format), Some(file.into())),
            _ => (value, None),
        };
        Ok(Wanted { format: self.0.parse_ref(command, arg, format)?, file })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}
