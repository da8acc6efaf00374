//! What a command works with: the options over the configuration.

use super::Failure;
use super::config::{Choice, Config, FailOn, load};
use super::file::read;
#[cfg(feature = "memory")]
use super::memory;
use super::options::{Aligning, InputOptions, Terms};
use super::output::say;
use super::register::Role;
use super::ui::note;
#[cfg(feature = "server")]
use crate::align::Bead;
use crate::bitext::Bitext;
use crate::check::baseline::Baseline;
use crate::check::control::{Control, Level, RuleName, Selected};
use crate::check::document_name::NamesIn;
use crate::check::{CheckContext, Checker};
use crate::report::Provenance;
use crate::segment::SplitRules;
use crate::session::Cotejo;
#[cfg(feature = "server")]
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What texts are checked, and by what.
#[derive(clap::Args)]
pub(super) struct Checking {
    #[command(flatten)]
    pub inputs: InputOptions,
    #[command(flatten)]
    pub aligning: Aligning,
    #[command(flatten)]
    pub checks: Checks,
}

/// What texts are checked by, and which findings count.
#[derive(clap::Args)]
pub(super) struct Checks {
    #[command(flatten)]
    terms: Terms,
    #[command(flatten)]
    controls: Controls,
    /// Memory of earlier translations: a sentence that was translated otherwise before is a finding
    #[cfg(feature = "memory")]
    #[arg(long, value_name = "MEMORY")]
    pub memory: Option<PathBuf>,
}

impl Checking {
    /// What texts are aligned and checked with.
    pub(super) fn cotejo(&self, settings: &Settings) -> Result<&'static Cotejo, Failure> {
        self.checks.cotejo(settings, &self.aligning)
    }

    /// What rules look at, with what the memory says if there is one.
    pub(super) fn context<'b>(
        &self,
        checker: &'b Checker,
        bitext: &'b Bitext,
    ) -> Result<CheckContext<'b>, Failure> {
        self.checks.remembered().context(checker, bitext)
    }
}

impl Checks {
    /// What texts are checked with.
    pub(super) fn cotejo(
        &self,
        settings: &Settings,
        aligning: &Aligning,
    ) -> Result<&'static Cotejo, Failure> {
        let cotejo = settings.terms.cotejo(aligning, settings.inputs.strict)?;
        #[cfg(feature = "memory")]
        memory::use_for(cotejo, self.memory.as_deref())?;
        Ok(cotejo)
    }

    /// The memory of earlier translations, if there is one.
    pub(super) fn remembered(&self) -> Remembered {
        Remembered {
            #[cfg(feature = "memory")]
            memory: self.memory.clone(),
        }
    }
}

/// The memory of earlier translations that bitexts are checked with, if any.
pub(super) struct Remembered {
    #[cfg(feature = "memory")]
    memory: Option<PathBuf>,
}

impl Remembered {
    /// What the memory has that is like a bead, for the page of review.
    #[cfg(feature = "server")]
    pub(super) fn matches(&self, bitext: &Bitext, bead: &Bead) -> Result<Value, Failure> {
        #[cfg(feature = "memory")]
        if let Some(memory) = &self.memory {
            let found = memory::matches(memory, bitext, bead)?;
            let views = found.iter().map(|found| {
                json!({
                    "percent": found.percent,
                    "target": found.put_right.as_ref().unwrap_or(&found.stored.unit.target),
                    "origin": found.stored.origin,
                    "differences": found.differences,
                })
            });
            return Ok(views.collect());
        }
        let _ = (bitext, bead);
        Ok(json!([]))
    }

    /// What rules look at, with what the memory says.
    pub(super) fn context<'b>(
        &self,
        checker: &'b Checker,
        bitext: &'b Bitext,
    ) -> Result<CheckContext<'b>, Failure> {
        let context = checker.context(bitext);
        #[cfg(feature = "memory")]
        if let Some(memory) = &self.memory {
            return Ok(context.remembering(memory::earlier(memory, bitext)?));
        }
        Ok(context)
    }
}

/// Which findings count.
#[derive(clap::Args)]
#[command(next_help_heading = "Checks")]
struct Controls {
    #[command(flatten)]
    choice: Choice,
    /// Severity of a rule: error, warning, info or off
    #[arg(long = "rule", value_name = "NAME=SEVERITY", value_parser = level)]
    rules: Vec<(RuleName, Level)>,
    /// Findings that are accepted, as --update-baseline of check writes them: only new ones count
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

#[cfg(feature = "server")]
impl Checking {
    /// Whether the user wants no configuration.
    pub(super) fn wants_no_config(&self) -> bool {
        self.checks.controls.choice.is_none()
    }
}

fn level(text: &str) -> Result<(RuleName, Level), String> {
    let (name, level) =
        text.split_once('=').ok_or("write a rule and a severity, as term-missing=warning")?;
    Ok((name.trim().parse().map_err(|unknown| format!("{unknown}"))?, level.trim().parse()?))
}

/// The settings of a check.
pub(super) struct Settings {
    pub inputs: InputOptions,
    pub terms: Terms,
    pub control: Control,
    pub fail_on: FailOn,
    /// The configuration, if there is one.
    pub config: Option<PathBuf>,
    /// The file of the accepted findings, if there is one.
    pub baseline: Option<PathBuf>,
    /// Where each suppression is written.
    places: Vec<String>,
}

impl Settings {
    /// The options over the configuration of the inputs. `fresh` leaves the baseline out.
    pub(super) fn new(
        inputs: &InputOptions,
        checks: &Checks,
        fresh: bool,
    ) -> Result<Self, Failure> {
        let Checks { terms, controls, .. } = checks;
        let config = load(&controls.choice, &inputs.paths)?;
        let inputs = complete(inputs.clone(), &config)?;
        let baseline_file = controls.baseline.clone().or(config.baseline.clone());
        #[cfg(feature = "memory")]
        if let Some(path) = &checks.memory {
            inputs.register.reads(path, Role::Memory)?;
            memory::is_readable(path)?;
        }
        controls
            .baseline
            .iter()
            .try_for_each(|path| inputs.register.reads(path, Role::Baseline))?;
        terms.glossaries.iter().try_for_each(|path| inputs.register.reads(path, Role::Glossary))?;
        let baseline = match &baseline_file {
            Some(path) if !fresh => read_baseline(path, &inputs.paths)?,
            _ => Baseline::default(),
        };
        let names = config.path.as_deref().map(|path| names_in(path, &inputs.paths));
        let names = names.unwrap_or_default();
        let mut levels = config.levels.clone();
        levels.extend(controls.rules.iter().copied());
        Ok(Settings {
            inputs,
            terms: Terms {
                glossaries: [&config.glossaries[..], &terms.glossaries].concat(),
                no_clinical: terms.no_clinical || config.no_clinical,
                patterns: config.patterns,
            },
            control: Control { levels, suppressions: config.suppressions, names, baseline },
            fail_on: config.fail_on.unwrap_or(FailOn::Error),
            config: config.path,
            baseline: baseline_file,
            places: config.places,
        })
    }

    /// What is checked with, for reports; `date` is when.
    pub(super) fn provenance(&self, date: Option<String>) -> Provenance {
        Provenance {
            date,
            glossaries: self
                .terms
                .glossaries
                .iter()
                .map(|path| path.display().to_string())
                .collect(),
            clinical: !self.terms.no_clinical,
            configuration: self.config.as_ref().map(|path| path.display().to_string()),
        }
    }
}

/// The options for reading, completed from the configuration.
pub(super) fn complete(mut inputs: InputOptions, config: &Config) -> Result<InputOptions, Failure> {
    let register = &inputs.register;
    inputs.paths.iter().try_for_each(|path| register.reads(path, Role::Input))?;
    config.path.iter().try_for_each(|path| register.reads(path, Role::Configuration))?;
    config.glossaries.iter().try_for_each(|path| register.reads(path, Role::Glossary))?;
    config.baseline.iter().try_for_each(|path| register.reads(path, Role::Baseline))?;
    inputs.srx.iter().try_for_each(|path| register.reads(path, Role::SegmentationRules))?;
    config.surprise().iter().filter(|_| !inputs.quiet).for_each(say);
    if let (None, None, Some(languages)) = (&inputs.source, &inputs.target, &config.languages) {
        inputs.source = Some(languages.source.clone());
        inputs.target = Some(languages.target.clone());
    }
    inputs.split = split_rules(config, inputs.srx.as_deref(), inputs.quiet)?;
    Ok(inputs)
}

/// How texts are split: with the abbreviations of the configuration, or by an SRX file.
pub(super) fn split_rules(
    config: &Config,
    srx: Option<&Path>,
    quiet: bool,
) -> Result<SplitRules, Failure> {
    let mut rules = SplitRules::default();
    for (language, abbreviations) in &config.abbreviations {
        abbreviations.iter().for_each(|word| rules.add_abbreviation(language, word));
    }
    if let Some(path) = srx {
        let found = rules.set_srx(&read(path)?);
        let possessive = found.map_err(|bad| Failure::about(path.display(), bad))?;
        if possessive > 0 && !quiet {
            say(note!("srx-possessive", file: path.display().to_string(), count: possessive));
        }
    }
    Ok(rules)
}

/// A baseline for these inputs.
pub(super) fn read_baseline(path: &Path, inputs: &[PathBuf]) -> Result<Baseline, Failure> {
    let fail = |error: &dyn std::fmt::Display| Failure::about(path.display(), error);
    if !path.exists() {
        return Err(fail(&"there is no such baseline; write it with check --update-baseline"));
    }
    let bytes = read(path)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| fail(&error))?;
    let baseline: Baseline = text.parse().map_err(|error| fail(&error))?;
    Ok(baseline.with_names(names_in(path, inputs)))
}

/// How a baseline or a configuration tells the names of the documents of these inputs.
pub(super) fn names_in(file: &Path, inputs: &[PathBuf]) -> NamesIn {
    let from_root = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let file = from_root(file);
    NamesIn::new(file.parent().unwrap_or(&file), &from_root(Path::new(".")), inputs)
}

/// Which suppressions were of use, over all inputs.
#[derive(Default)]
pub(super) struct Uses {
    meant: BTreeSet<usize>,
    used: BTreeSet<usize>,
}

impl Uses {
    /// Takes note of those that one input used.
    pub(super) fn add(&mut self, selected: &Selected) {
        self.meant.extend(&selected.meant);
        self.used.extend(&selected.used);
    }

    /// Says which suppressions took nothing out though they were about an input.
    pub(super) fn say_unused(&self, settings: &Settings) {
        if settings.inputs.quiet {
            return;
        }
        for index in self.meant.difference(&self.used) {
            let suppression = &settings.control.suppressions[*index];
            let (place, rule) = (&settings.places[*index], suppression.rule.to_string());
            say(note!("suppression-unused", place: place, rule: rule));
        }
    }
}
