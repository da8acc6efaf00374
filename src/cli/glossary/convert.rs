//! `cotejo glossary convert`: from one form to another.

use super::{draft, finished};
use crate::cli::Failure;
use crate::cli::file::is_stdin;
use crate::cli::formats::{of_output, parser};
use crate::cli::output::{warn, write_or_print};
use crate::cli::register::{Register, Role};
use crate::cli::ui::{self, note};
use crate::format::Format;
use crate::glossary::{Glossary, Loss, tbx};
use crate::text::formula;
use crate::wording::{Data, terminal};
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
pub(super) struct Args {
    /// Glossary: TOML, a table (CSV, TSV, XLSX), TBX, MultiTerm XML, DeCS, MeSH, UMLS, SNOMED CT; - is standard input
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// File to write: .toml, .csv, .tsv or .tbx; - is standard output
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// Format to write, where the name of OUT does not tell it
    #[arg(long, value_name = "FORMAT", value_parser = parser(Format::takes_glossaries))]
    to: Option<&'static Format>,
    /// For a table that a spreadsheet opens: an apostrophe before each text that begins like a formula
    #[arg(long)]
    for_excel: bool,
    /// Write nothing if an entry cannot be read
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let format = of_output(args.to, &args.output, Format::takes_glossaries)?;
    if args.for_excel && !["csv", "tsv"].contains(&format.name()) {
        return Err(Failure::new("--for-excel goes with csv; other formats hold no formulas"));
    }
    let register = Register::default();
    register.reads(&args.input, Role::Glossary)?;
    let output = Some(&*args.output).filter(|path| !is_stdin(path));
    let output = output.map(|path| register.writes(path, "what it is converted to")).transpose()?;
    let mut draft = draft(&args.input)?;
    let lost = std::mem::take(&mut draft.left_out);
    let mut glossary = finished(draft, &args.input, args.strict)?;
    if args.for_excel {
        without_formulas(&mut glossary);
    }
    let has_terms = glossary.concepts.iter().any(|concept| !concept.terms.is_empty());
    if *format == tbx::TBX2 && !has_terms {
        return Err(Failure::about(
            args.input.display(),
            "has no terms, and TBX of 2008 must have some",
        ));
    }
    let written = format.glossary(&glossary);
    write_or_print(output.as_ref(), &written.text)?;
    say_lost(&args.input, "reading", &lost);
    say_lost(&args.output, "writing", &written.lost);
    Ok(())
}

/// Makes harmless what a table has of a glossary.
fn without_formulas(glossary: &mut Glossary) {
    for concept in &mut glossary.concepts {
        formula::guard(&mut concept.id);
        for term in &mut concept.terms {
            formula::guard(&mut term.text);
            term.note.as_mut().map(formula::guard);
        }
    }
}

/// Names what was lost: a line a field, with the concepts it was lost from.
fn say_lost(path: &Path, when: &str, losses: &[Loss]) {
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
            named += &terminal!(ui::language(), "and-more", count: more);
        }
        let file = path.display().to_string();
        warn(note!("glossary-lost", file: file, when: when, field: Data(field), concepts: named));
    }
}
