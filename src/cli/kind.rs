//! Kinds of input, and how they are told apart.

use crate::bitext::file;
use crate::text::encoding::decode;
use std::path::Path;

/// Kinds of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Plain text
    Text,
    /// A bitext file of cotejo
    Bitext,
    /// JSON lines: {"id": …, "en": …, "es": …} or {"id": …, "pairs": [{"en": …, "es": …}, …]}
    Jsonl,
    /// A translation memory, taken as aligned
    Tmx,
    /// A table of pairs, taken as aligned: columns named by language codes, with tabs, commas or semicolons between
    Table,
}

impl Kind {
    /// The kind of a file: by its content first, by its name where the content does not tell.
    pub fn of(path: &Path, bytes: &[u8]) -> Kind {
        const ENOUGH: usize = 2048;
        let start = decode(&bytes[..bytes.len().min(ENOUGH)]);
        let start = start
            .as_ref()
            .map_or("", |start| start.as_str().trim_start_matches('\u{feff}').trim_start());
        let name =
            path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        if file::is_bitext(start) || name.ends_with(".cotejo.json") {
            Kind::Bitext
        } else if start.starts_with('<') && start.contains("<tmx") || name.ends_with(".tmx") {
            Kind::Tmx
        } else if name.ends_with(".tsv") || name.ends_with(".csv") {
            Kind::Table
        } else {
            Kind::Text
        }
    }
}
