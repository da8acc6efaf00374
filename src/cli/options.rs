//! The options that several commands share.

use super::decisions::Deciding;
use super::file::read;
use super::output::{print, print_data, say, warn};
use super::register::Register;
use super::ui;
use super::ui::note;
use super::{Failure, forever, formats};
use crate::check::Pattern;
use crate::document::article::ArticlePart;
use crate::format::Format;
use crate::language::LanguageTag;
use crate::memory::Selection;
use crate::segment::SplitRules;
pub(super) use crate::session::Induce;
use crate::session::{Cotejo, Options, Reading};
use crate::side::Sides;
use crate::unread::Unread;
use jiff::Timestamp;
use jiff::civil::DateTime;
use std::path::PathBuf;
use std::sync::Arc;

/// What to read and how.
#[derive(Clone, Default, clap::Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputOptions {
    /// An article with both abstracts; or two texts; or many inputs, or a folder; - is standard input
    #[arg(required = true, value_name = "INPUT")]
    pub paths: Vec<PathBuf>,
    /// Language of the source (found out from the text otherwise)
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub source: Option<LanguageTag>,
    /// Language of the target
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub target: Option<LanguageTag>,
    /// Lines that hold the source text, as 33-35 or 3-9,12-14
    #[arg(long, value_name = "A-B", value_parser = lines, requires = "target_lines")]
    pub source_lines: Option<Lines>,
    /// Lines that hold the target text
    #[arg(long, value_name = "C-D", value_parser = lines, requires = "source_lines")]
    pub target_lines: Option<Lines>,
    /// Each line is a segment: do not split
    #[arg(long)]
    pub sentences: bool,
    /// What is taken of an article in XML
    #[arg(long, value_enum, default_value = "abstract", value_name = "PART")]
    pub part: ArticlePart,
    /// Format of the input, where its content misleads
    #[arg(long, value_name = "FORMAT", value_parser = formats::parser(Format::holds_texts))]
    pub from: Option<&'static Format>,
    /// Each row of a table is a document and its translation, to be aligned: tabs between, columns named by language codes
    #[arg(long, conflicts_with = "from")]
    pub documents: bool,
    /// Write nothing if an input, a record, or an entry of a glossary cannot be read
    #[arg(long)]
    pub strict: bool,
    /// Say nothing of what was taken and written
    #[arg(short, long, help_heading = "Output")]
    pub quiet: bool,
    /// Show many inputs in full, too; otherwise each has a line
    #[arg(short, long, conflicts_with = "quiet", help_heading = "Output")]
    pub verbose: bool,
    /// Whether texts that are no translations of each other are read all the same.
    #[arg(skip)]
    pub force: bool,
    /// So many inputs are done already.
    #[arg(skip)]
    pub skipped: usize,
    /// Which decisions on earlier alignments are taken over.
    #[arg(skip)]
    pub deciding: Deciding,
    /// Rules for sentences instead of those that ship, for the languages that they name: an SRX 2.0 file
    #[arg(long, value_name = "FILE", conflicts_with = "sentences")]
    pub srx: Option<PathBuf>,
    /// Its rules, and the abbreviations of the configuration.
    #[arg(skip)]
    pub split: SplitRules,
    /// The files of the run.
    #[arg(skip)]
    pub register: Arc<Register>,
}

impl InputOptions {
    /// How inputs are read.
    pub(super) fn reading(&self) -> Reading {
        Reading {
            source: self.source.clone(),
            target: self.target.clone(),
            split: self.split.clone(),
            lines: self
                .source_lines
                .clone()
                .zip(self.target_lines.clone())
                .map(|(source, target)| Sides::new(source.0, target.0)),
            sentences: self.sentences,
            part: self.part,
            format: self.from,
            fetch: None,
        }
    }
}

/// How to align.
#[derive(clap::Args)]
#[command(next_help_heading = "Alignment")]
pub(super) struct Aligning {
    /// Words that translate each other, besides those that ship: a table with the header `en TAB es`
    #[arg(long = "lexicon", value_name = "FILE")]
    pub lexicons: Vec<PathBuf>,
    /// Learn words from a first pass over all inputs, then align again
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub induce: Induce,
    /// File to keep the learned words in, for --lexicon
    #[arg(long, value_name = "FILE")]
    pub lexicon_out: Option<PathBuf>,
    /// Align and find omissions with weights of your own, as `cotejo learn` writes them
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Mark beads below this confidence for review, in every output
    #[arg(long, default_value_t = 0.7, value_parser = probability, value_name = "P")]
    pub min_confidence: f64,
}

impl Default for Aligning {
    fn default() -> Self {
        let Options { induce, min_confidence, .. } = Options::default();
        Aligning { lexicons: Vec::new(), induce, lexicon_out: None, model: None, min_confidence }
    }
}

impl Aligning {
    /// What texts are aligned with.
    pub(super) fn options(&self) -> Result<Options, Failure> {
        let lexicons = named(&self.lexicons)?;
        let model = named(self.model.as_slice())?.pop();
        let (min_confidence, induce) = (self.min_confidence, self.induce());
        Ok(Options { lexicons, model, min_confidence, induce, ..Options::default() })
    }

    /// When words are learned: always if they are kept in a file.
    pub(super) fn induce(&self) -> Induce {
        match (self.induce, &self.lexicon_out) {
            (Induce::Auto, Some(_)) => Induce::Always,
            (induce, _) => induce,
        }
    }

    /// What aligns, without a glossary.
    pub(super) fn cotejo(&self) -> Result<&'static Cotejo, Failure> {
        Ok(forever(Cotejo::new(Options { clinical: false, ..self.options()? })?))
    }
}

/// Names the entries of a glossary that cannot be read; an error if it is to be read as a whole.
pub(super) fn left_out(name: &str, unread: &Unread, strict: bool) -> Result<(), Failure> {
    unread.notes.iter().for_each(|what| say(note!("note", name: name, what: ui::plain(what))));
    if unread.count() == 0 {
        return Ok(());
    }
    if strict {
        return Err(Failure::about(name, unread.messages().join("\n  ")));
    }
    unread.messages().iter().for_each(|what| warn(Failure::about(name, what)));
    let count = unread.count();
    warn(note!("entries-unread", name: name, count: count));
    Ok(())
}

/// Files with their names.
fn named(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    paths.iter().map(|path| Ok((path.display().to_string(), read(path)?))).collect()
}

/// What to check against.
#[derive(clap::Args)]
#[command(next_help_heading = "Checks")]
pub(super) struct Terms {
    /// Glossary to check against besides the shipped one: TOML, a table (CSV, TSV, XLSX), TBX, MultiTerm XML, or your copy
    /// of DeCS, MeSH, UMLS or SNOMED CT
    #[arg(short, long = "glossary", value_name = "FILE")]
    pub glossaries: Vec<PathBuf>,
    /// Leave out the glossary that ships; what needs none is checked all the same
    #[arg(long)]
    pub no_clinical: bool,
    /// The patterns of the configuration.
    #[arg(skip)]
    pub patterns: Vec<Pattern>,
}

impl Terms {
    /// What aligns and checks. Entries of glossaries that cannot be read are named.
    pub(super) fn cotejo(
        &self,
        aligning: &Aligning,
        strict: bool,
    ) -> Result<&'static Cotejo, Failure> {
        let (glossaries, clinical) = (named(&self.glossaries)?, !self.no_clinical);
        let patterns = self.patterns.clone();
        let options = Options { glossaries, clinical, patterns, ..aligning.options()? };
        let cotejo = Cotejo::new(options)?;
        cotejo.unread().iter().try_for_each(|(name, unread)| left_out(name, unread, strict))?;
        Ok(forever(cotejo))
    }
}

/// How a list is printed.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ListFormat {
    /// To read
    Text,
    /// For programs
    Json,
}

impl ListFormat {
    pub(super) fn print(
        self,
        text: impl FnOnce() -> String,
        json: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        match self {
            ListFormat::Text => print(&text()),
            ListFormat::Json => print_data(&json()),
        }
    }
}

/// Which translation units to write.
#[derive(clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Selecting {
    /// Write only units of this kind of bead, as 1-1
    #[arg(long, value_name = "KIND", value_parser = bead_kind)]
    only: Option<String>,
    /// Leave out headings and labels on a line of their own
    #[arg(long)]
    no_headings: bool,
    /// Leave out what is marked for review, because its confidence is low
    #[arg(long)]
    no_review: bool,
    /// Write the same source with the same target once
    #[arg(long)]
    dedupe: bool,
}

impl Selecting {
    pub(super) fn selection(&self) -> Selection {
        let Selecting { no_headings, no_review, dedupe, .. } = *self;
        let only = self.only.clone();
        Selection { only, no_headings, no_review, dedupe, ..Selection::default() }
    }
}

fn bead_kind(text: &str) -> Result<String, String> {
    let kind = text.split_once('-').is_some_and(|(source, target)| {
        [source, target].iter().all(|side| side.parse().is_ok_and(|count: u8| count > 0))
    });
    if kind { Ok(text.to_owned()) } else { Err("write a kind of bead, as 1-1 or 2-1".into()) }
}

/// What becomes of files that are in the way.
#[derive(clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Replacing {
    /// Write also what is refused otherwise: in place of files that cotejo did not write or that were changed since,
    /// keeping each as NAME.~N~, and from texts that are no translations of each other
    #[arg(long)]
    pub force: bool,
}

/// When what is written was made.
#[derive(clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Dated {
    /// Creation date in what is written, as 20260131T120000Z (SOURCE_DATE_EPOCH is used where set; none otherwise)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<String>,
}

impl Dated {
    /// The date to write, if any.
    pub(super) fn resolve(&self) -> Result<Option<String>, Failure> {
        if self.date.is_some() {
            return Ok(self.date.clone());
        }
        let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
        let date = epoch.trim().parse().ok().and_then(from_epoch);
        date.map(Some).ok_or_else(|| {
            Failure::about(
                "SOURCE_DATE_EPOCH",
                format!("{epoch:?} is no number of seconds since 1970"),
            )
        })
    }
}

fn probability(text: &str) -> Result<f64, String> {
    let value = text.parse().ok().filter(|value| (0.0..=1.0).contains(value));
    value.ok_or_else(|| "write a number from 0 to 1, as 0.7".into())
}

/// Ranges of lines, each as its first and its last from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lines(Vec<(usize, usize)>);

fn lines(text: &str) -> Result<Lines, String> {
    let range = |range: &str| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        match (first.trim().parse(), last.trim().parse()) {
            (Ok(first), Ok(last)) if 1 <= first && first <= last => Ok((first, last)),
            _ => Err("write line numbers, the first not after the last, as 33-35 or 3-9,12-14"),
        }
    };
    Ok(Lines(text.split(',').map(range).collect::<Result<_, _>>()?))
}

/// A language tag of which language and region are known to exist, as far as their codes have two letters.
pub(super) fn language(text: &str) -> Result<LanguageTag, String> {
    let tag: LanguageTag = text.parse().map_err(|error| format!("{error}"))?;
    if !tag.has_known_language() {
        return Err(format!(
            "{:?} is the code of no language; write one such as en, es or es-MX",
            tag.primary()
        ));
    }
    if let Some(region) = tag.unknown_region() {
        let advice = match region {
            "UK" => tag.as_str().replace("-UK", "-GB"),
            _ => format!("{} alone, or a country behind it as in es-MX", tag.primary()),
        };
        return Err(format!("{region} is no region in language tags; write {advice}"));
    }
    Ok(tag)
}

/// A date as TMX writes it: real, in UTC.
const DATE: &str = "%Y%m%dT%H%M%SZ";

fn date(text: &str) -> Result<String, String> {
    let written = DateTime::strptime(DATE, text).map(|date| date.strftime(DATE).to_string());
    // whoever leaves out a digit may mean another date
    let same = written.ok().filter(|written| written == text);
    same.ok_or_else(|| "write a date of UTC as 20260131T120000Z".into())
}

/// Seconds since 1970 as TMX writes dates.
fn from_epoch(seconds: u64) -> Option<String> {
    let time = Timestamp::from_second(seconds.try_into().ok()?).ok()?;
    Some(time.strftime(DATE).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_real_or_refused() {
        assert_eq!(from_epoch(0).unwrap(), "19700101T000000Z");
        assert_eq!(from_epoch(1_709_210_096).unwrap(), "20240229T123456Z");
        assert_eq!(from_epoch(u64::MAX), None);
        assert!(date("20240229T123456Z").is_ok());
        for bad in [
            "20230229T123456Z",
            "20240229",
            "2024-02-29T12:34",
            "20241329T123456Z",
            "20240229T123460Z",
            "2024229T1234567Z",
        ] {
            assert!(date(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn lines_are_ordered() {
        assert_eq!(lines("33-35"), Ok(Lines(vec![(33, 35)])));
        assert_eq!(lines("7"), Ok(Lines(vec![(7, 7)])));
        assert_eq!(lines("3-9,12"), Ok(Lines(vec![(3, 9), (12, 12)])));
        assert!(lines("3-9,").is_err());
        assert!(lines("35-33").is_err() && lines("0-3").is_err() && lines("a-b").is_err());
    }
}
