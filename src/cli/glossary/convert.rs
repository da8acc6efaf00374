//! `cotejo glossary convert`: from one form to another.

use super::draft;
use crate::cli::output::{print, say, spare, write_whole};
use crate::cli::{Failure, Outcome, Status};
use crate::glossary::{Format, Loss, write};
use std::path::{Path, PathBuf};

/// Convert a glossary to another form
///
/// What IN is shows from its content, what OUT is to be from its name. What that form cannot hold is named on
/// standard error.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo glossary convert terms.tsv terms.tbx
  cotejo glossary convert terms.toml omegat.tbx --to tbx2
  cotejo glossary convert decs-export.csv decs.toml")]
pub struct Args {
    /// Glossary: TOML, a CSV or TSV table, TBX, an export of DeCS or MeSH; - is standard input
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// File to write: .toml, .csv, .tsv or .tbx; - is standard output
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// Form to write, where the name of OUT does not tell it
    #[arg(long, value_enum, value_name = "FORM")]
    to: Option<Form>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// The form to edit by hand; it holds everything
    Toml,
    /// A table with commas, a row a term
    Csv,
    /// A table with tabs, a row a term
    Tsv,
    /// TBX-Basic of 2019 (ISO 30042:2019)
    Tbx3,
    /// TBX of 2008, for OmegaT and translate-toolkit
    Tbx2,
}

pub fn run(args: &Args) -> Outcome {
    let format = match args.to {
        Some(Form::Toml) => Format::Toml,
        Some(Form::Csv) => Format::Csv,
        Some(Form::Tsv) => Format::Tsv,
        Some(Form::Tbx3) => Format::Tbx3,
        Some(Form::Tbx2) => Format::Tbx2,
        None => by_name(&args.output)?,
    };
    spare(std::slice::from_ref(&args.input), &args.output)?;
    let mut draft = draft(&args.input)?;
    let left_out = std::mem::take(&mut draft.left_out);
    let glossary = draft.finish().map_err(|error| Failure::about(args.input.display(), error))?;
    let has_terms = glossary.concepts.iter().any(|concept| !concept.terms.is_empty());
    if format == Format::Tbx2 && !has_terms {
        return Err(Failure::about(
            args.input.display(),
            "has no terms, and TBX of 2008 must have some",
        ));
    }
    let written = write(&glossary, format);
    if args.output.as_os_str() == "-" {
        print(&written.text)?;
    } else {
        write_whole(&args.output, written.text.as_bytes())?;
    }
    warn(&args.input, "not kept when reading", &left_out);
    warn(&args.output, "not held by this form", &written.lost);
    Ok(Status::Done)
}

/// The form that a file name asks for.
fn by_name(path: &Path) -> Result<Format, Failure> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("toml") => Ok(Format::Toml),
        Some("csv") => Ok(Format::Csv),
        Some("tsv" | "tab") => Ok(Format::Tsv),
        Some("tbx") => Ok(Format::Tbx3),
        _ => Err(Failure::about(
            path.display(),
            "its name does not tell its form; end it in .toml, .csv, .tsv or .tbx, or say --to",
        )),
    }
}

/// Names what was lost: a line a field, with the concepts it was lost from.
fn warn(path: &Path, what: &str, losses: &[Loss]) {
    const NAMED: usize = 10;
    let mut fields: Vec<(&str, Vec<&str>)> = Vec::new();
    for loss in losses {
        let known = fields.iter().position(|(field, _)| *field == loss.field);
        let at = known.unwrap_or_else(|| {
            fields.push((&loss.field, Vec::new()));
            fields.len() - 1
        });
        let concepts = &mut fields[at].1;
        if concepts.last() != Some(&loss.concept.as_str()) {
            concepts.push(&loss.concept);
        }
    }
    for (field, concepts) in fields {
        let more = concepts.len().saturating_sub(NAMED);
        let mut named = concepts[..concepts.len() - more].join(", ");
        if more > 0 {
            named.push_str(&format!(" and {more} more"));
        }
        say(format!("warning: {}: {what}: {field} (of {named})", path.display()));
    }
}
