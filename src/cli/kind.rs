//! Kinds of input, and how they are told apart.

use crate::bitext::file;
use crate::document::format::Format;
use crate::text::encoding::decode;
use crate::text::xml::root;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// So many bytes show what a file is.
const ENOUGH: usize = 2048;

/// What XLIFF files of any tool are called.
pub const XLIFF: [&str; 4] = [".xlf", ".xliff", ".mxliff", ".sdlxliff"];

/// Kinds of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Plain text
    Text,
    /// A web page
    Html,
    /// Markdown
    Markdown,
    /// LaTeX
    Latex,
    /// A Word document
    Docx,
    /// An OpenDocument text
    Odt,
    /// A bitext file of cotejo
    Bitext,
    /// JSON lines: {"id": …, "en": …, "es": …} or {"id": …, "pairs": [{"en": …, "es": …}, …]}
    Jsonl,
    /// A translation memory, taken as aligned
    Tmx,
    /// XLIFF 1.2 or 2.x, taken as aligned
    Xliff,
    /// A table of pairs, taken as aligned: columns named by language codes, with tabs, commas or semicolons between
    Table,
    /// A workbook whose first sheet is such a table
    Workbook,
    /// An article as JATS or SciELO's SPS
    Jats,
    /// Articles as PubMed's XML
    Pubmed,
}

impl Kind {
    /// Whether it is an article in XML.
    pub fn is_article(self) -> bool {
        matches!(self, Kind::Jats | Kind::Pubmed)
    }

    /// The kind of a file of which no more than the beginning is read; none where that cannot be read.
    pub fn of_file(path: &Path) -> Option<Kind> {
        let mut start = Vec::new();
        File::open(path).ok()?.take(ENOUGH as u64).read_to_end(&mut start).ok()?;
        Some(Kind::of(path, &start))
    }

    /// The kind of a file: by its content first, by its name where the content does not tell.
    pub fn of(path: &Path, bytes: &[u8]) -> Kind {
        let start = decode(&bytes[..bytes.len().min(ENOUGH)]);
        let start = start
            .as_ref()
            .map_or("", |start| start.as_str().trim_start_matches('\u{feff}').trim_start());
        let name =
            path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        if bytes.starts_with(b"PK\x03\x04") {
            return zipped(bytes, &name);
        }
        let lower = start.to_lowercase();
        if file::is_bitext(start) || name.ends_with(".cotejo.json") {
            Kind::Bitext
        } else if start.starts_with('<') && start.contains("<tmx") || name.ends_with(".tmx") {
            Kind::Tmx
        } else if root(start) == Some("xliff")
            || XLIFF.iter().any(|extension| name.ends_with(extension))
        {
            Kind::Xliff
        } else if lower.starts_with("<!doctype html")
            || lower.starts_with('<') && lower.contains("<html")
            || [".html", ".htm", ".xhtml"].iter().any(|end| name.ends_with(end))
        {
            Kind::Html
        } else if let Some(kind) = article(start, &name) {
            kind
        } else if name.ends_with(".tsv") || name.ends_with(".csv") {
            Kind::Table
        } else if name.ends_with(".jsonl") || name.ends_with(".ndjson") {
            Kind::Jsonl
        } else if name.ends_with(".md") || name.ends_with(".markdown") {
            Kind::Markdown
        } else if name.ends_with(".tex") || start.contains("\\documentclass") {
            Kind::Latex
        } else if name.ends_with(".docx") {
            Kind::Docx
        } else if name.ends_with(".odt") {
            Kind::Odt
        } else {
            Kind::Text
        }
    }

    /// The format of the article, if it is one.
    pub fn format(self) -> Option<Format> {
        match self {
            Kind::Text => Some(Format::Text),
            Kind::Html => Some(Format::Html),
            Kind::Markdown => Some(Format::Markdown),
            Kind::Latex => Some(Format::Latex),
            Kind::Docx => Some(Format::Docx),
            Kind::Odt => Some(Format::Odt),
            Kind::Bitext
            | Kind::Jsonl
            | Kind::Tmx
            | Kind::Xliff
            | Kind::Table
            | Kind::Workbook
            | Kind::Jats
            | Kind::Pubmed => None,
        }
    }
}

/// The kind of a zip file. Its first part tells an OpenDocument text, the name of a part a Word document.
fn zipped(bytes: &[u8], name: &str) -> Kind {
    const MIMETYPE: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
    let has = |wanted: &[u8], within: &[u8]| within.windows(wanted.len()).any(|at| at == wanted);
    if has(MIMETYPE, &bytes[..bytes.len().min(200)]) {
        Kind::Odt
    } else if has(b"word/document.xml", bytes) || name.ends_with(".docx") {
        Kind::Docx
    } else if name.ends_with(".odt") {
        Kind::Odt
    } else if has(b"xl/workbook.xml", bytes) || name.ends_with(".xlsx") {
        Kind::Workbook
    } else {
        Kind::Text
    }
}

/// The kind of an article in XML, by its root; what has the name of such a file is read as one, so that it is said what
/// is wrong with it.
fn article(start: &str, name: &str) -> Option<Kind> {
    match root(start) {
        Some("article" | "pmc-articleset") => Some(Kind::Jats),
        Some("PubmedArticleSet" | "PubmedArticle" | "PubmedBookArticle") => Some(Kind::Pubmed),
        _ => (name.ends_with(".xml") || name.ends_with(".nxml")).then_some(Kind::Jats),
    }
}
