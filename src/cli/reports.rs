//! The reports of `check`: one that is printed or goes to `-o`, and others in files of their own.

use super::formats::{of_result, parser, refuse_to_print};
use super::output::Results;
use super::register::{Output, Register};
use super::resume::{Done, Part, Row};
use super::stdout::refuse_closed;
use super::ui::note;
use super::{Failure, each::Shown, ui};
use crate::bitext::Bitext;
use crate::check::{CheckContext, Finding};
use crate::format::{Format, Writes};
use crate::report::{Chapter, Failed, Report, Setup, text};
use crate::unread::Unread;
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

impl Destination {
    fn is_of_rows(&self) -> bool {
        matches!(self.format.write, Some(Writes::FindingRows(_)))
    }
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
            (None, _) if wanted.is_empty() || output.is_some() || !quiet => {
                Some(of_result(output, Format::takes_findings, &text::FORMAT)?)
            }
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
            let kind = match &format.write {
                Some(Writes::Findings(report)) => {
                    Kind::OfChapters(report(&Setup { language, ..*setup }))
                }
                Some(Writes::FindingRows(row)) => Kind::OfRows(*row),
                _ => unreachable!("the option takes formats of findings"),
            };
            InLanguage { kind, language }
        };
        self.0.iter().map(report).collect()
    }

    /// Whether any report has a row for each input, whatever their number.
    pub(super) fn any_of_rows(&self) -> bool {
        self.0.iter().any(Destination::is_of_rows)
    }

    /// Whether one report of rows is all, and goes to a file.
    pub(super) fn is_file_of_rows(&self) -> bool {
        matches!(&self.0[..], [one] if one.is_of_rows() && one.output.is_some())
    }

    /// What gathers the reports; with the fingerprint of a run, the rows go on where one with the same stopped.
    pub(super) fn files(self, resumed: Option<&str>) -> Result<Files, Failure> {
        let file = |one: Destination| -> Result<File, Failure> {
            let is_printed = one.output.is_none();
            let content = match (one.output, resumed) {
                (Some(output), Some(run)) => Content::Part(Box::new(Part::open(output, run)?)),
                (output, _) => Content::Results(Results::new(output)),
            };
            Ok(File { is_printed, content, chapters: Vec::new() })
        };
        Ok(Files(self.0.into_iter().map(file).collect::<Result<_, _>>()?))
    }
}

/// A report, and the language in which it is written.
pub(super) struct InLanguage<'s> {
    kind: Kind<'s>,
    language: UiLanguage,
}

/// How a report is made.
enum Kind<'s> {
    /// Once the chapters of all documents are there.
    OfChapters(Box<dyn Report + 's>),
    /// Row by row.
    OfRows(fn(&Bitext, &[Finding], Option<&str>) -> String),
}

/// What a report has of one input.
pub(super) enum Piece {
    Chapter(Chapter),
    Row(Row),
    /// It failed, which reports of chapters say at the end.
    Nothing,
}

/// What each of the reports has of a document; `fails` is whether its findings are of the severity of `--fail-on`.
pub(super) fn pieces(
    reports: &[InLanguage<'_>],
    context: &CheckContext<'_>,
    findings: &[Finding],
    unread: &Unread,
    fails: bool,
) -> Vec<Piece> {
    let error = (unread.count() > 0).then(|| Failure::new(unread.messages().join("\n")).in_data());
    let piece = |InLanguage { kind, language }: &InLanguage<'_>| {
        let findings = &in_language(findings, *language);
        match kind {
            Kind::OfChapters(report) => Piece::Chapter(report.chapter(context, findings)),
            Kind::OfRows(row) => Piece::Row(Row {
                text: row(context.bitext, findings, error.as_deref()),
                has_error: error.is_some(),
                has_findings: fails,
            }),
        }
    };
    reports.iter().map(piece).collect()
}

/// The same of an input that failed; none where no report has a row in its place.
pub(super) fn pieces_of_failed(
    reports: &[InLanguage<'_>],
    failure: &Failure,
) -> Option<Vec<Piece>> {
    let piece = |report: &InLanguage<'_>| match report.kind {
        Kind::OfChapters(_) => Piece::Nothing,
        Kind::OfRows(_) => {
            Piece::Row(Row { text: failure.row(), has_error: true, has_findings: false })
        }
    };
    let has_rows = reports.iter().any(|report| matches!(report.kind, Kind::OfRows(_)));
    has_rows.then(|| reports.iter().map(piece).collect())
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
    content: Content,
    chapters: Vec<Chapter>,
}

enum Content {
    /// Written once all of it is there, or printed as it comes.
    Results(Results),
    /// Rows that another run may go on with.
    Part(Box<Part>),
}

impl Files {
    /// What earlier runs did.
    pub(super) fn done_before(&self) -> Done {
        match self.0.first().map(|file| &file.content) {
            Some(Content::Part(part)) => part.done_before(),
            _ => Done::default(),
        }
    }

    /// Adds what is of the next input; what can be shown of it already is.
    pub(super) fn add(&mut self, pieces: Vec<Piece>, shown: Shown) -> Result<(), Failure> {
        for (file, piece) in self.0.iter_mut().zip(pieces) {
            match (piece, &mut file.content) {
                (Piece::Row(row), Content::Part(part)) => part.add(&row)?,
                (Piece::Row(row), Content::Results(results)) => results.data(&row.text)?,
                (Piece::Chapter(mut chapter), Content::Results(results)) => {
                    let (whole, line) =
                        (std::mem::take(&mut chapter.shown), std::mem::take(&mut chapter.line));
                    let is_brief = file.is_printed && shown == Shown::Brief;
                    results.text(if is_brief { &line } else { &whole })?;
                    file.chapters.push(chapter);
                }
                (Piece::Chapter(_), Content::Part(_)) | (Piece::Nothing, _) => {}
            }
        }
        Ok(())
    }

    /// Writes all reports.
    pub(super) fn finish(
        self,
        reports: &[InLanguage<'_>],
        failed: impl Fn(UiLanguage) -> Vec<Failed>,
    ) -> Result<(), Failure> {
        for (file, InLanguage { kind, language }) in self.0.into_iter().zip(reports) {
            let mut results = match file.content {
                Content::Part(part) => {
                    part.finish()?;
                    continue;
                }
                Content::Results(results) => results,
            };
            if let Kind::OfChapters(report) = kind {
                results.rest().extend(report.whole(file.chapters, &failed(*language)));
            }
            results.finish()?;
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
