//! Findings that a reviewer settles: those that are right as they are become suppressions of the configuration, those
//! that are accepted go into the baseline where there is one.

use super::super::Failure;
use super::super::config;
use super::super::new_file::write_whole;
use super::super::register::{Output, Role};
use super::super::settings::{Checking, Settings, names_in};
use crate::bitext::Bitext;
use crate::check::Finding;
use crate::check::control::{Control, Suppression};
use crate::report::decisions::OnFinding;
use std::path::PathBuf;

/// Which findings count, and where it is written which no longer do.
pub(super) struct Findings {
    control: Control,
    baseline: Option<Output>,
    /// The configuration; none if the user wants none.
    config: Option<Output>,
    is_written: [bool; 2],
}

impl Findings {
    pub(super) fn new(checking: &Checking, settings: Settings) -> Result<Self, Failure> {
        let register = &settings.inputs.register;
        let baseline = settings.baseline.as_deref();
        let baseline = baseline
            .map(|path| register.updates(path, "accepted findings", Role::Baseline))
            .transpose()?;
        let config = match settings.config {
            Some(path) => Some(path),
            None if checking.wants_no_config() => None,
            None => beside(&settings.inputs.paths),
        };
        let config = config
            .map(|path| register.updates(&path, "suppressions", Role::Configuration))
            .transpose()?;
        let paths = &settings.inputs.paths;
        let names = config.as_ref().map(|config| names_in(&config.path, paths));
        let names = names.unwrap_or_default();
        let control = Control { names, ..settings.control };
        Ok(Findings { control, baseline, config, is_written: [false; 2] })
    }

    /// The findings that count.
    pub(super) fn select(&self, bitext: &Bitext, findings: Vec<Finding>) -> Vec<Finding> {
        self.control.select(bitext, findings).findings
    }

    /// Whether what a reader decided on a finding holds already.
    pub(super) fn are_settled(&self, bitext: &Bitext, on: &OnFinding) -> bool {
        self.control.settles(&bitext.name, &on.rule, [on.source.as_deref(), on.target.as_deref()])
    }

    /// Takes down that a finding is right as it is: of a term wherever it comes up, of anything else in this document.
    pub(super) fn ignore(
        &mut self,
        bitext: &Bitext,
        finding: &Finding,
        reason: &str,
    ) -> Result<(), Failure> {
        self.suppress(bitext, finding, None, reason)
    }

    /// Accepts a finding in this document.
    pub(super) fn accept(&mut self, bitext: &Bitext, finding: &Finding) -> Result<(), Failure> {
        let Some(output) = &self.baseline else {
            return self.suppress(bitext, finding, Some(&bitext.name), "accepted");
        };
        let mut baseline = self.control.baseline.clone();
        baseline.add(bitext, std::slice::from_ref(finding));
        write_whole(output, baseline.to_string().as_bytes())?;
        self.control.baseline = baseline;
        self.is_written[0] = true;
        Ok(())
    }

    fn suppress(
        &mut self,
        bitext: &Bitext,
        finding: &Finding,
        document: Option<&str>,
        reason: &str,
    ) -> Result<(), Failure> {
        let Some(output) = &self.config else {
            return Err(Failure::new(
                "there is no configuration to write this into; leave out --no-config",
            ));
        };
        let document = document.or(Suppression::least_document(bitext, finding));
        let named = document.map(|typed| self.control.names.name(typed));
        let entry = Suppression::entry(bitext, finding, named.as_deref(), reason);
        config::append(output, &entry)?;
        self.control.suppressions.push(Suppression::of(bitext, finding, document));
        self.is_written[1] = true;
        Ok(())
    }

    /// The files that were written.
    pub(super) fn written(&self) -> Vec<String> {
        let outputs = [&self.baseline, &self.config].into_iter().zip(self.is_written);
        let written = outputs.filter_map(|(output, written)| output.as_ref().filter(|_| written));
        written.map(|output| format!("wrote {}", output.path.display())).collect()
    }
}

/// Where a configuration is found from all inputs.
fn beside(inputs: &[PathBuf]) -> Option<PathBuf> {
    let input = inputs.first().filter(|path| path.as_os_str() != "-")?;
    let folder = if input.is_dir() { input } else { input.parent()? };
    Some(folder.join(config::NAME))
}
