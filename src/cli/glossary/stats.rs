//! `cotejo glossary stats`: what glossaries hold, in figures.

use super::{draft, finished};
use crate::cli::Failure;
use crate::cli::options::ListFormat;
use crate::cli::output::json;
use crate::cli::ui;
use crate::glossary::Glossary;
use crate::glossary::stats::{Stats, stats};
use crate::wording::terminal;
use comfy_table::{CellAlignment, Table, presets};
use std::path::PathBuf;

/// Count concepts, terms, statuses and what is missing
///
/// Several files count as one glossary, in which a later concept of the same id overrules an earlier one.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo glossary stats terms.tsv
  cotejo glossary stats glossary/*.toml -f json")]
pub(super) struct Args {
    /// Glossary; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Form of the figures
    #[arg(short, long, value_enum, default_value = "text")]
    format: ListFormat,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut glossary = Glossary::default();
    for path in &args.files {
        glossary.extend(finished(draft(path)?, path, false)?);
    }
    let stats = stats(&glossary);
    args.format.print(|| text(&stats), || json(&stats))
}

fn text(stats: &Stats) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    let language = ui::language();
    let head = [
        terminal!(language, "glossary-terms"),
        terminal!(language, "glossary-preferred"),
        terminal!(language, "glossary-admitted"),
        terminal!(language, "glossary-deprecated"),
        terminal!(language, "glossary-superseded"),
        terminal!(language, "glossary-without-status"),
        terminal!(language, "glossary-acronyms"),
        terminal!(language, "glossary-missing"),
        terminal!(language, "glossary-longest"),
    ];
    table.set_header(std::iter::once(String::new()).chain(head));
    for (language, counted) in &stats.languages {
        let counts = [
            counted.terms,
            counted.preferred,
            counted.admitted,
            counted.deprecated,
            counted.superseded,
            counted.without_status,
            counted.acronyms,
            counted.missing,
        ];
        let mut row = vec![language.to_string()];
        row.extend(counts.map(|count| count.to_string()));
        row.push(counted.longest.clone());
        table.add_row(row);
    }
    for column in 1..=8 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let (concepts, terms) = (stats.concepts, stats.terms);
    let total = terminal!(language, "glossary-total", concepts: concepts, terms: terms);
    let mut out = format!("{total}\n\n{}\n", table.trim_fmt());
    let subjects: Vec<String> =
        stats.subjects.iter().map(|(subject, count)| format!("{subject} {count}")).collect();
    if !subjects.is_empty() {
        let subjects = terminal!(language, "glossary-subjects", subjects: subjects.join(", "));
        out.push_str(&format!("\n{subjects}\n"));
    }
    out
}
