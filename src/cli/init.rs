//! `cotejo init`: a configuration to fill in.

use super::Failure;
use super::config::NAME;
use super::output::say;
use super::ui::note;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

const TEMPLATE: &str = include_str!("init.toml");

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
    file.write_all(TEMPLATE.as_bytes()).map_err(|error| Failure::about(&name, error))?;
    say(note!("init-wrote", file: name.to_string()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::config::parse;
    use std::path::Path;

    #[test]
    fn the_template_is_a_configuration_with_its_examples_or_without() {
        let config = parse(TEMPLATE, NAME, Path::new("")).unwrap();
        assert!(config.glossaries.is_empty() && config.suppressions.is_empty());
        let is_example = |line: &&str| !line.starts_with("# ");
        let examples = TEMPLATE.lines().filter(is_example).map(|line| line.replacen('#', "", 1));
        let examples = examples.collect::<Vec<_>>().join("\n");
        let config = parse(&examples, NAME, Path::new("")).unwrap();
        assert!(config.languages.is_some() && config.no_clinical && config.baseline.is_some());
        assert_eq!((config.levels.len(), config.suppressions.len()), (2, 1));
    }
}
