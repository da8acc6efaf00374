//! `cotejo.toml`: what one would not type twice.

use super::file::{is_stdin, read};
use super::ui::note;
use super::{Failure, options, ui};
#[cfg(feature = "server")]
use super::{new_file::write_whole, register::Output};
use crate::check::Pattern;
use crate::check::control::{DocumentPattern, Level, RuleName, Suppression};
use crate::language::{LanguageTag, Languages};
use crate::severity::Severity;
use crate::side::Sides;
use crate::wording::Message;
use crate::wording::UiLanguage;
use serde::{Deserialize, Deserializer, de::Error};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
#[cfg(feature = "server")]
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use toml::Spanned;

pub(super) const NAME: &str = "cotejo.toml";

/// Which configuration to use.
#[derive(clap::Args)]
#[command(next_help_heading = "Checks")]
pub(super) struct Choice {
    /// Configuration to use instead of the cotejo.toml beside the input or above it
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Use no configuration
    #[arg(long)]
    no_config: bool,
}

#[cfg(feature = "server")]
impl Choice {
    /// Whether the user wants none.
    pub(super) fn is_none(&self) -> bool {
        self.no_config
    }
}

/// What a configuration says; nothing where there is none. Paths are as the command line needs them.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// Whether it was found rather than named.
    was_found: bool,
    /// The file that says it.
    pub path: Option<PathBuf>,
    pub languages: Option<Languages>,
    /// The abbreviations of each language, after which no sentence ends.
    pub abbreviations: BTreeMap<LanguageTag, Vec<String>>,
    pub glossaries: Vec<PathBuf>,
    pub no_clinical: bool,
    pub fail_on: Option<FailOn>,
    /// The language of what people read.
    ui: Option<UiLanguage>,
    pub baseline: Option<PathBuf>,
    pub levels: BTreeMap<RuleName, Level>,
    pub suppressions: Vec<Suppression>,
    pub patterns: Vec<Pattern>,
    /// Where each suppression is written: `cotejo.toml:12`.
    pub places: Vec<String>,
}

/// The least severity that makes the exit status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(super) enum FailOn {
    Error,
    Warning,
    Never,
}

impl FailOn {
    /// The least severity that fails, if any does.
    pub(super) fn least(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Never => None,
        }
    }

    /// Whether the worst of what was found is bad enough.
    pub(super) fn is_reached(self, worst: Option<Severity>) -> bool {
        self.least().is_some_and(|least| worst.is_some_and(|worst| worst >= least))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(default, deserialize_with = "language")]
    source: Option<LanguageTag>,
    #[serde(default, deserialize_with = "language")]
    target: Option<LanguageTag>,
    #[serde(default)]
    abbreviations: BTreeMap<LanguageTag, Vec<String>>,
    #[serde(default)]
    glossaries: Vec<PathBuf>,
    clinical: Option<bool>,
    fail_on: Option<FailOn>,
    ui: Option<UiLanguage>,
    baseline: Option<PathBuf>,
    #[serde(default)]
    rules: BTreeMap<Parsed<RuleName>, Parsed<Level>>,
    #[serde(default)]
    suppress: Vec<Spanned<Entry>>,
    #[serde(default)]
    pattern: Vec<Spanned<PatternEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct PatternEntry {
    source: Option<String>,
    target: Option<String>,
    no_source: Option<String>,
    no_target: Option<String>,
    message: String,
    severity: Option<Severity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: Parsed<RuleName>,
    source: Option<String>,
    target: Option<String>,
    document: Option<String>,
    reason: String,
}

/// A value that is written as text.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Parsed<T>(T);

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Parsed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Parsed).map_err(D::Error::custom)
    }
}

/// A language that exists, as on the command line.
fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<LanguageTag>, D::Error> {
    let text = String::deserialize(deserializer)?;
    options::language(&text).map(Some).map_err(D::Error::custom)
}

/// Adds an entry at the end of a configuration, or begins one with it.
#[cfg(feature = "server")]
pub(super) fn append(output: &Output, entry: &str) -> Result<(), Failure> {
    let path = &output.path;
    let text = match std::fs::read_to_string(path) {
        Ok(text) => format!("{}\n\n{entry}", text.trim_end()),
        Err(error) if error.kind() == ErrorKind::NotFound => entry.to_owned(),
        Err(error) => return Err(Failure::about(path.display(), error)),
    };
    parse(&text, NAME, Path::new("")).map_err(|what| Failure::about(path.display(), what))?;
    write_whole(output, text.as_bytes())
}

/// The configuration that the user chose, or the one in the folder of the inputs or above it.
pub(super) fn load(choice: &Choice, inputs: &[PathBuf]) -> Result<Config, Failure> {
    let path = match &choice.config {
        Some(path) => Some(path.clone()),
        None if choice.no_config => None,
        None => find(inputs)?,
    };
    let Some(path) = path else { return Ok(Config::default()) };
    let name = path.display().to_string();
    let bytes = read(&path)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| Failure::about(&name, error))?;
    let config = parse(text, &name, path.parent().unwrap_or(Path::new("")))
        .map_err(|what| Failure::about(&name, what))?;
    let was_found = choice.config.is_none();
    config.ui.into_iter().for_each(ui::configure);
    Ok(Config { path: Some(path), was_found, ..config })
}

impl Config {
    /// What a user should know who did not name the configuration: where it is, and what it switches off.
    pub(super) fn surprise(&self) -> Option<Message> {
        let path = self.path.as_ref().filter(|_| self.was_found)?.display().to_string();
        let off = self.levels.iter().filter(|(_, level)| **level == Level::Off);
        let rules = off.map(|(rule, _)| note!("off-rule", rule: rule.to_string()).to_string());
        let clinical = self.no_clinical.then(|| note!("off-glossary").to_string());
        let suppressions = match self.suppressions.len() {
            0 => None,
            count => Some(note!("off-suppressions", count: count).to_string()),
        };
        let off_baseline =
            |file: &PathBuf| note!("off-baseline", file: file.display().to_string()).to_string();
        let baseline = self.baseline.as_ref().map(off_baseline);
        let is_never = self.fail_on == Some(FailOn::Never);
        let status = is_never.then(|| note!("off-status").to_string());
        let off: Vec<String> =
            rules.chain(clinical).chain(suppressions).chain(baseline).chain(status).collect();
        Some(match off.is_empty() {
            true => note!("config-used", file: path),
            false => note!("config-used-off", file: path, off: off.join(", ")),
        })
    }
}

/// The one configuration that the inputs belong to.
fn find(inputs: &[PathBuf]) -> Result<Option<PathBuf>, Failure> {
    let mut found: BTreeSet<Option<PathBuf>> =
        inputs.iter().filter_map(|input| above(input)).collect();
    if found.len() < 2 {
        return Ok(found.pop_first().flatten());
    }
    let name = |path: &Option<PathBuf>| {
        path.as_ref().map_or("none".into(), |path| path.display().to_string())
    };
    let names: Vec<String> = found.iter().map(name).collect();
    Err(Failure::new(format!(
        "the inputs belong to different configurations ({}); check them one by one, or choose with --config or \
         --no-config",
        names.join(", ")
    )))
}

/// The configuration in the folder of an input or above it; nothing where there is no such input, of which the
/// reader complains.
fn above(input: &Path) -> Option<Option<PathBuf>> {
    let start = if is_stdin(input) { Path::new(".") } else { input };
    let start = start.canonicalize().ok()?;
    let found = start.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file());
    // as the user would write it, where it is below the working folder
    let here = Path::new(".").canonicalize().unwrap_or_default();
    Some(found.map(|path| path.strip_prefix(here).map(Path::to_path_buf).unwrap_or(path)))
}

pub(super) fn parse(text: &str, name: &str, folder: &Path) -> Result<Config, String> {
    let file: File =
        toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
    let languages = match (file.source, file.target) {
        (Some(source), Some(target)) => Some(Languages { source, target }),
        (None, None) => None,
        _ => return Err("source and target go together; name both languages or none".into()),
    };
    let mut suppressions = Vec::new();
    let mut places = Vec::new();
    let line = |start: usize| text[..start].matches('\n').count() + 1;
    for entry in file.suppress {
        let line = line(entry.span().start);
        suppressions
            .push(suppression(entry.into_inner()).map_err(|what| format!("line {line}: {what}"))?);
        places.push(format!("{name}:{line}"));
    }
    let pattern = |entry: Spanned<PatternEntry>| {
        let line = line(entry.span().start);
        pattern(entry.into_inner()).map_err(|what| format!("line {line}: {what}"))
    };
    let patterns = file.pattern.into_iter().map(pattern).collect::<Result<_, _>>()?;
    Ok(Config {
        path: None,
        was_found: false,
        languages,
        abbreviations: file.abbreviations,
        glossaries: file.glossaries.iter().map(|path| folder.join(path)).collect(),
        no_clinical: file.clinical == Some(false),
        fail_on: file.fail_on,
        ui: file.ui,
        baseline: file.baseline.map(|path| folder.join(path)),
        levels: file.rules.into_iter().map(|(name, level)| (name.0, level.0)).collect(),
        suppressions,
        patterns,
        places,
    })
}

fn pattern(entry: PatternEntry) -> Result<Pattern, String> {
    let present = Sides::new(entry.source.as_deref(), entry.target.as_deref());
    let absent = Sides::new(entry.no_source.as_deref(), entry.no_target.as_deref());
    let severity = entry.severity.unwrap_or(Severity::Warning);
    Pattern::new(present, absent, entry.message, severity)
}

fn suppression(entry: Entry) -> Result<Suppression, String> {
    if entry.reason.trim().is_empty() {
        return Err("a suppression gives its reason".into());
    }
    if entry.source.is_none() && entry.target.is_none() && entry.document.is_none() {
        let rule = entry.rule.0;
        return Err(format!(
            "a suppression names a source or target text, or a document; to switch the rule off write {rule} = \"off\" \
             under [rules]"
        ));
    }
    let texts = [entry.source.as_deref(), entry.target.as_deref()];
    Ok(Suppression::new(entry.rule.0, texts, entry.document.as_deref().map(DocumentPattern::new)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, String> {
        parse(text, NAME, Path::new("project"))
    }

    #[test]
    fn everything_is_read() {
        let config = read(
            "source = \"en\"\ntarget = \"es-MX\"\nui = \"es\"\nglossaries = [\"terms.tsv\"]\nclinical = false\nfail-on = \"warning\"\n\
             baseline = \"accepted.tsv\"\n\n[abbreviations]\nes = [\"Hptl.\"]\n[rules]\nterm-missing = \"warning\"\nomission = \"off\"\n\n\
             [[suppress]]\nrule = \"addition\"\ntarget = \"Texto\"\nreason = \"as agreed\"\n",
        )
        .unwrap();
        assert_eq!(config.languages.unwrap().target.as_str(), "es-MX");
        assert_eq!(config.glossaries, [Path::new("project/terms.tsv")]);
        assert_eq!(config.abbreviations[&LanguageTag::known("es")], ["Hptl."]);
        assert_eq!(config.baseline.unwrap(), Path::new("project/accepted.tsv"));
        assert!(config.no_clinical && config.fail_on == Some(FailOn::Warning));
        assert_eq!(config.ui, Some(UiLanguage::Spanish));
        assert_eq!(config.levels[&"omission".parse().unwrap()], Level::Off);
        assert_eq!(
            (config.suppressions.len(), &config.places[..]),
            (1, &["cotejo.toml:15".to_owned()][..])
        );
        assert!(read("").unwrap().suppressions.is_empty());
    }

    #[test]
    fn faults_are_named_with_their_line() {
        for (text, wanted) in [
            ("\nglossary = \"a\"", &["line 2", "glossary", "glossaries"][..]),
            ("[rules]\nterm-mising = \"off\"", &["line 2", "term-mising", "cotejo rules"]),
            (
                "[rules]\nterm-missing = \"silent\"",
                &["line 2", "silent", "error, warning, info or off"],
            ),
            ("\n[[pattern]]\nmessage = \"x\"", &["line 2", "source or the target"]),
            ("[[pattern]]\nmessage = \"x\"\nsource = \"(\"", &["line 1", "source", "("]),
            ("fail-on = \"info\"", &["line 1", "info", "warning"]),
            ("ui = \"fr\"", &["line 1", "fr", "es"]),
            ("source = \"english\"\ntarget = \"es\"", &["line 1", "BCP 47"]),
            ("source = \"en\"", &["source and target go together"]),
            ("\n[[suppress]]\nrule = \"omission\"\ntarget = \"x\"", &["line 2", "reason"]),
            (
                "\n[[suppress]]\nrule = \"omission\"\ntarget = \"x\"\nreason = \" \"",
                &["line 2", "its reason"],
            ),
            (
                "[[suppress]]\nrule = \"omission\"\nreason = \"x\"",
                &["line 1", "omission = \"off\""],
            ),
        ] {
            let error = read(text).unwrap_err();
            assert!(wanted.iter().all(|part| error.contains(part)), "{text}: {error}");
        }
    }
}
