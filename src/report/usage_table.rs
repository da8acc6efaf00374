//! Which terms stand for each concept, as a table for eyes.

use super::counted;
use super::usage::{Example, TermUse, Usage};
use crate::glossary::{Status, name};
use comfy_table::{ContentArrangement, Table, presets};

/// A table of the concepts for each pair of languages, then of what varies an example each.
pub(crate) fn render(usage: &[Usage], width: u16) -> String {
    let varying: Vec<&Usage> = usage.iter().filter(|usage| usage.varies).collect();
    let concepts = counted(usage.len(), "concept");
    let mut out =
        format!("one term, one translation: {concepts}, {} by several terms\n", varying.len());
    for languages in languages(usage) {
        let mut table = Table::new();
        table.load_style(presets::UTF8_HORIZONTAL_ONLY);
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        table.set_header(["", "concept", &languages[0], &languages[1]]);
        for usage in usage.iter().filter(|usage| usage.languages == *languages) {
            let mark = if usage.varies { "≠" } else { "" };
            table.add_row([mark, &usage.concept, &lines(&usage.source), &lines(&usage.target)]);
        }
        out.push_str(&table.trim_fmt());
        out.push('\n');
    }
    for usage in varying {
        out.push_str(&format!("\n≠ {}\n", usage.concept));
        for (language, terms) in usage.languages.iter().zip([&usage.source, &usage.target]) {
            for term in terms {
                let Example { document, bead, .. } = &term.example;
                let excerpt = term.example.excerpt();
                out.push_str(&format!("  {language}  {excerpt}  ({document}, bead {bead})\n"));
            }
        }
    }
    out
}

/// The pairs of languages, in the order in which they come.
fn languages(usage: &[Usage]) -> Vec<&[String; 2]> {
    let mut all: Vec<&[String; 2]> = Vec::new();
    for usage in usage {
        if !all.contains(&&usage.languages) {
            all.push(&usage.languages);
        }
    }
    all
}

/// Each term with how often it is used, a line each.
fn lines(terms: &[TermUse]) -> String {
    let line = |term: &TermUse| {
        let status = match term.status {
            Status::Preferred => String::new(),
            status => format!(" ({})", name(&status)),
        };
        let documents = match term.documents {
            1 => String::new(),
            many => format!(" in {many} documents"),
        };
        format!("{} {}×{status}{documents}", term.term, term.count)
    };
    terms.iter().map(line).collect::<Vec<_>>().join("\n")
}
