//! `cotejo init`: a configuration to fill in.

use super::Failure;
use super::config::NAME;
use super::output::say;
use super::ui::{self, note};
use crate::wording::UiLanguage;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// The configuration with its comments in a language.
fn template(language: UiLanguage) -> &'static str {
    match language {
        UiLanguage::English => include_str!("init.toml"),
        UiLanguage::Spanish => include_str!("../wording/es/init.toml"),
    }
}

/// Write a cotejo.toml with a comment on each setting
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo init articles/")]
pub(super) struct Args {
    /// Folder of the texts
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let path = args.folder.join(NAME);
    let name = path.strip_prefix(".").unwrap_or(&path).display().to_string();
    // what is there already is somebody's
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    let mut file = file.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Failure::about(&name, "is there already; change it with an editor")
        }
        ErrorKind::NotFound => Failure::about(&name, "there is no such folder"),
        _ => Failure::about(&name, error),
    })?;
    file.write_all(template(ui::language()).as_bytes()).map_err(|error| {
        // a part of it would be taken for a configuration
        let _ = std::fs::remove_file(&path);
        Failure::about(&name, error)
    })?;
    say(note!("init-wrote", file: name.to_string()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::config::parse;
    use std::path::Path;

    #[test]
    fn each_template_is_a_configuration_with_its_examples_or_without() {
        for language in UiLanguage::ALL {
            let template = template(language);
            let config = parse(template, NAME, Path::new("")).unwrap();
            assert!(config.glossaries.is_empty() && config.suppressions.is_empty());
            let config = parse(&examples(template), NAME, Path::new("")).unwrap();
            assert!(config.languages.is_some() && config.no_clinical && config.baseline.is_some());
            assert_eq!((config.levels.len(), config.suppressions.len()), (2, 1));
        }
    }

    /// The lines of a template that are no comments, and have none before them.
    fn examples(template: &str) -> String {
        let lines = template.lines().filter(|line| !line.starts_with("# "));
        lines.map(|line| line.replacen('#', "", 1)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn templates_have_the_same_examples() {
        let settings = |language| {
            let lines = examples(template(language));
            let lines = lines.lines().filter(|line| !line.starts_with("reason"));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(settings(UiLanguage::English), settings(UiLanguage::Spanish));
    }
}
