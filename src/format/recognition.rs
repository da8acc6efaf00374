//! Which format a file has: by its content first, then by its name.

use super::{FORMATS, Format, Reads};
use crate::document::plain;
use crate::glossary::table;
use crate::text::encoding::decode;

/// How many bytes show what a file is.
pub(crate) const ENOUGH: usize = 2048;

/// How a file begins.
pub(crate) struct Start<'s> {
    /// The bytes.
    pub bytes: &'s [u8],
    /// The text behind blanks; empty where it is no text.
    pub text: &'s str,
    /// Whether its name is that of a format other than plain text.
    pub is_named: bool,
}

/// The format of a file that holds texts, of which `bytes` is all or the beginning.
pub fn of(file: &str, bytes: &[u8]) -> &'static Format {
    let formats = || FORMATS.iter().copied().filter(|format| format.holds_texts());
    let named = formats().find(|format| format.has_name_of(file));
    with_start(bytes, named.is_some_and(|format| !format.is_plain()), |start| {
        formats().find(|format| (format.recognises)(start))
    })
    .or(named)
    .unwrap_or(&plain::FORMAT)
}

/// The format of a glossary.
pub(crate) fn of_glossary(text: &str) -> &'static Format {
    let start = Start { bytes: &[], text: text.trim_start(), is_named: false };
    let mut formats =
        FORMATS.iter().copied().filter(|format| matches!(format.read, Some(Reads::Glossary(_))));
    formats.find(|format| (format.recognises)(&start)).unwrap_or(&table::CSV)
}

/// Whether cotejo wrote a file, as far as its beginning shows.
pub(crate) fn is_own(file: &str, bytes: &[u8]) -> bool {
    with_start(bytes, true, |start| {
        let marks = FORMATS.iter().filter(|format| format.has_name_of(file));
        marks.filter_map(|format| format.mark).any(|mark| start.text.contains(mark))
    })
}

fn with_start<T>(bytes: &[u8], is_named: bool, take: impl FnOnce(&Start<'_>) -> T) -> T {
    let text = decode(&bytes[..bytes.len().min(ENOUGH)]).unwrap_or_default();
    let text = text.as_str().trim_start_matches('\u{feff}').trim_start();
    take(&Start { bytes, text, is_named })
}

impl Format {
    fn is_plain(&self) -> bool {
        std::ptr::eq(self, &plain::FORMAT)
    }
}
