//! The list of all formats. Of several that recognise a file, the first counts.

use super::Format;
use crate::align::{ladder, rows};
use crate::bitext::file;
use crate::check::baseline;
use crate::document::{docx, html, jats, latex, markdown, odt, plain, pubmed, rtf};
use crate::glossary::{extract, mesh, multiterm, snomed, table as terms, tbx, toml, umls};
use crate::memory::{json_lines, markdown as markdown_table, moses, table, tmx, workbook, xliff};
use crate::report;
use crate::session::learning;

/// All formats that are read or written.
pub static FORMATS: &[&Format] = &[
    // articles
    &plain::FORMAT,
    &docx::FORMAT,
    &odt::FORMAT,
    &rtf::FORMAT,
    &markdown::FORMAT,
    &latex::FORMAT,
    &jats::FORMAT,
    &pubmed::FORMAT,
    // alignments
    #[cfg(feature = "cli")]
    &report::table::FORMAT,
    &rows::FORMAT,
    // a file of bitexts a line begins as a bitext file does
    &json_lines::FORMAT,
    &file::FORMAT,
    // memories
    &tmx::FORMAT,
    &xliff::FORMAT,
    &table::TSV,
    &table::CSV,
    &workbook::FORMAT,
    &markdown_table::FORMAT,
    &moses::FORMAT,
    &ladder::FORMAT,
    // pages of the web come in XML as well
    &html::FORMAT,
    // glossaries and words
    &toml::FORMAT,
    &terms::CSV,
    &terms::TSV,
    &terms::XLSX,
    &multiterm::FORMAT,
    &mesh::FORMAT,
    &umls::FORMAT,
    &snomed::FORMAT,
    &tbx::TBX3,
    &tbx::TBX2,
    &extract::FORMAT,
    &learning::FORMAT,
    // findings
    #[cfg(feature = "cli")]
    &report::text::FORMAT,
    &report::json::FORMAT,
    &report::json_lines::FORMAT,
    &report::sarif::FORMAT,
    &report::junit::FORMAT,
    &report::github::FORMAT,
    #[cfg(feature = "cli")]
    &report::html::FORMAT,
    &report::xlsx::FORMAT,
    &report::docx::FORMAT,
    &baseline::FORMAT,
];
