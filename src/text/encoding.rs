//! Bytes to text, whatever the encoding, with the way back to the bytes.

use super::foreign::{self, Foreign};
use super::source_text::SourceText;
use std::io::Read;

/// Why bytes cannot be read as text.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// There is nothing.
    #[error("the file is empty; save its text into it, or leave it out")]
    Empty,
    /// There is something, but nothing that is text of an article.
    #[error("no running text was found in it; tables, figures, code and notes are left out")]
    NoText,
    /// There are bytes that no text has, the first here.
    #[error(
        "this is a binary file, not text (byte {0} is a control character); save it as plain text first"
    )]
    Binary(usize),
    /// It is a file of a known kind that holds no text as such.
    #[error("{0}")]
    Foreign(Foreign),
    /// It is a PDF.
    #[error("this is a PDF; save its text first, for example with pdftotext")]
    Pdf,
    /// A line is too long.
    #[error(
        "line {line} is {size} MB long, and no more than {limit} MB are read as one line; split it"
    )]
    LongLine {
        /// The line.
        line: usize,
        /// Its size in MB.
        size: usize,
        /// The most that is read, in MB.
        limit: usize,
    },
    /// It declares an encoding that is not read.
    #[error("its encoding, {0}, is not read; save it as UTF-8")]
    Declared(String),
}

/// What every PDF begins with (ISO 32000-1, section 7.5.2).
const PDF: &[u8] = b"%PDF-";

/// The longest line that is read. A longer one is no text that people wrote.
pub(crate) const LONGEST_LINE_MB: usize = 32;

/// The longest paragraph of a text that is read.
pub(crate) const LONGEST_PARAGRAPH_MB: usize = 8;

/// The longest text of a unit that is read.
const LONGEST_TEXT_MB: usize = 2;

/// Refuses a text of a unit that is too long.
pub(crate) fn check_length(text: &str) -> Result<(), String> {
    if text.len() <= LONGEST_TEXT_MB * MB {
        return Ok(());
    }
    let size = text.len() / MB;
    Err(format!("a text is {size} MB long, and no more than {LONGEST_TEXT_MB} MB are read as one"))
}

/// No more than this is read as one document.
pub(crate) const LARGEST_MB: u64 = 64;

/// All bytes of a file that cannot be decoded bit by bit.
pub(crate) fn whole(file: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    file.take((LARGEST_MB << 20) + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LARGEST_MB << 20 {
        return Err(format!(
            "is larger than the {LARGEST_MB} MB that are read as a whole; save it as UTF-8"
        ));
    }
    Ok(bytes)
}

const MB: usize = 1 << 20;

/// Decodes UTF-8, UTF-16 (by its byte order mark or its zero bytes) or, where bytes are not UTF-8,
/// Windows-1252, of which Latin-1 is a part. Line ends become `\n`.
pub(crate) fn decode(bytes: &[u8]) -> Result<SourceText, Unreadable> {
    decode_declared(bytes, |_| None)
}

/// The text alone, without a way back to the bytes.
pub(crate) fn text(bytes: &[u8]) -> Result<String, String> {
    decode(bytes).map(SourceText::into_string).map_err(|error| error.to_string())
}

/// The same for a file that may say at its beginning how it is encoded: `declared` finds it there. The bytes count
/// more; where they are not UTF-8, an encoding that is not read is an error.
pub(crate) fn decode_declared(
    bytes: &[u8],
    declared: fn(&str) -> Option<&str>,
) -> Result<SourceText, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.starts_with(PDF) {
        return Err(Unreadable::Pdf);
    }
    if let Some(foreign) = foreign::of(bytes) {
        return Err(Unreadable::Foreign(foreign));
    }
    let text = match bytes {
        [0xff, 0xfe, ..] => utf16(bytes, 2, u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf16(bytes, 2, u16::from_be_bytes),
        _ if zeros(bytes, 1) => utf16(bytes, 0, u16::from_le_bytes),
        _ if zeros(bytes, 0) => utf16(bytes, 0, u16::from_be_bytes),
        _ => {
            let start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
            match std::str::from_utf8(&bytes[start..]) {
                Ok(text) if lone_returns(text) => mixed(bytes, start),
                Ok(text) => utf8(text, start),
                Err(_) => {
                    let beginning =
                        String::from_utf8_lossy(&bytes[start..bytes.len().min(BEGINNING)]);
                    if let Some(name) = declared(&beginning).filter(|name| !is_read(name)) {
                        return Err(Unreadable::Declared(name.to_owned()));
                    }
                    if mostly_utf8(&bytes[start..]) {
                        mixed(bytes, start)
                    } else {
                        windows_1252(bytes)
                    }
                }
            }
        }
    };
    if let Some(at) = binary(text.as_str().as_bytes()) {
        return Err(Unreadable::Binary(text.source(at..at + 1).start));
    }
    if text.as_str().trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    check_lines(text.as_str(), LONGEST_LINE_MB)?;
    Ok(text)
}

/// Refuses a text with a line that is too long.
pub(crate) fn check_lines(text: &str, limit: usize) -> Result<(), Unreadable> {
    let longest = (1..).zip(text.split('\n')).find(|(_, line)| line.len() > limit * MB);
    let Some((line, content)) = longest else { return Ok(()) };
    Err(Unreadable::LongLine { line, size: content.len() / MB, limit })
}

/// A file says how it is encoded within so many bytes (WHATWG HTML, section 13.2.3.2).
const BEGINNING: usize = 1024;

/// Whether an encoding is read, by any of its names (WHATWG Encoding, section 4.2).
pub(crate) fn is_read(name: &str) -> bool {
    const NAMES: &str = "ansi_x3.4-1968 ascii cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 l1 latin1 us-ascii \
        utf8 windows-1252 x-cp1252";
    let name = name.to_ascii_lowercase();
    NAMES.split(' ').any(|known| known == name)
        || name.starts_with("utf-8")
        || name.starts_with("utf-16")
}

/// Where text is seen to be none: at a zero byte, or at the first control character where they are many. A stray
/// one is left over from some program, and no reason to refuse a text.
fn binary(text: &[u8]) -> Option<usize> {
    const MANY: usize = 100;
    let control = |b: &u8| *b < 0x20 && !(b'\t'..=b'\r').contains(b);
    if text.iter().filter(|byte| control(byte)).count() * MANY > text.len() {
        return text.iter().position(control);
    }
    text.contains(&0).then(|| text.iter().position(|b| *b == 0)).flatten()
}

/// Whether most of the first bytes at even (0) or odd (1) places are zero: UTF-16 without its mark.
fn zeros(bytes: &[u8], parity: usize) -> bool {
    let sample = &bytes[..bytes.len().min(512) & !1];
    let zero = sample.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    sample.len() >= 4
        && zero * 4 > sample.len()
        && sample.iter().skip(1 - parity).step_by(2).all(|b| *b != 0)
}

fn utf8(text: &str, start: usize) -> SourceText {
    let mut out = SourceText::default();
    let mut at = start;
    for (line, content) in (1..).zip(text.split_inclusive('\n')) {
        let kept = content.strip_suffix("\r\n").unwrap_or(content);
        out.push(kept, at..at + kept.len(), line);
        if kept.len() < content.len() {
            out.push("\n", at + kept.len()..at + content.len(), line);
        }
        at += content.len();
    }
    out
}

/// Whether lines end as they did on old Macs.
fn lone_returns(text: &str) -> bool {
    text.contains('\r') && !text.contains('\n')
}

/// Whether more of the bytes beyond ASCII make UTF-8 characters than do not: a stray byte must not turn every
/// accent of a text into two wrong letters.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += chunk.invalid().len();
    }
    right > wrong
}

/// UTF-8 in which bytes that are none are read as Windows-1252.
fn mixed(bytes: &[u8], start: usize) -> SourceText {
    let mut text = Transcoder::default();
    let mut at = start;
    for chunk in bytes[start..].utf8_chunks() {
        for c in chunk.valid().chars() {
            text.push(c, at..at + c.len_utf8());
            at += c.len_utf8();
        }
        for &byte in chunk.invalid() {
            text.push(from_windows_1252(byte), at..at + 1);
            at += 1;
        }
    }
    text.finish()
}

/// Collects characters that each stand for a few bytes of the source.
#[derive(Default)]
struct Transcoder {
    out: SourceText,
    line: u32,
    /// A carriage return that may be the first half of a line end.
    returned: Option<std::ops::Range<usize>>,
}

impl Transcoder {
    fn push(&mut self, c: char, source: std::ops::Range<usize>) {
        let returned = self.returned.take();
        if c == '\n' {
            let start = returned.map_or(source.start, |returned| returned.start);
            return self.end_line(start..source.end);
        }
        if let Some(returned) = returned {
            self.end_line(returned);
        }
        if c == '\r' {
            self.returned = Some(source);
        } else {
            self.out.push(c.encode_utf8(&mut [0; 4]), source, self.line + 1);
        }
    }

    fn end_line(&mut self, source: std::ops::Range<usize>) {
        self.out.push("\n", source, self.line + 1);
        self.line += 1;
    }

    fn finish(mut self) -> SourceText {
        if let Some(returned) = self.returned.take() {
            self.end_line(returned);
        }
        self.out
    }
}

fn utf16(bytes: &[u8], start: usize, unit: fn([u8; 2]) -> u16) -> SourceText {
    let units = bytes[start..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = Transcoder::default();
    let mut at = start;
    for c in char::decode_utf16(units) {
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        let end = at + 2 * c.len_utf16();
        text.push(c, at..end);
        at = end;
    }
    text.finish()
}

/// The first byte at which what begins as UTF-16 is none: half of a pair without the other, or half of a unit at the end.
pub(crate) fn bad_utf16(bytes: &[u8]) -> Option<usize> {
    let is_big_endian = bytes.starts_with(b"\xfe\xff") || bytes.first() == Some(&0);
    let unit = if is_big_endian { u16::from_be_bytes } else { u16::from_le_bytes };
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut at = 0;
    for c in char::decode_utf16(units) {
        let Ok(c) = c else { return Some(at) };
        at += 2 * c.len_utf16();
    }
    (at < bytes.len()).then_some(at)
}

/// What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has control characters; a dot is undefined.
const HIGH: &str = "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ";

fn windows_1252(bytes: &[u8]) -> SourceText {
    let mut text = Transcoder::default();
    for (at, &byte) in bytes.iter().enumerate() {
        text.push(from_windows_1252(byte), at..at + 1);
    }
    text.finish()
}

fn from_windows_1252(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|place| HIGH.chars().nth(usize::from(place)));
    match high {
        Some('.') => char::REPLACEMENT_CHARACTER,
        high => high.unwrap_or(char::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Año nuevo\nla “compasión”";

    fn utf16_bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let latin: Vec<u8> = TEXT
            .chars()
            .map(|c| match c {
                '“' => 0x93,
                '”' => 0x94,
                c => u8::try_from(u32::from(c)).unwrap(),
            })
            .collect();
        for (name, bytes) in [
            ("UTF-8", TEXT.as_bytes().to_vec()),
            ("UTF-8 with mark", ["\u{feff}", TEXT].concat().into_bytes()),
            ("CRLF", TEXT.replace('\n', "\r\n").into_bytes()),
            ("CR", TEXT.replace('\n', "\r").into_bytes()),
            ("UTF-16LE with mark", utf16_bytes(&["\u{feff}", TEXT].concat(), u16::to_le_bytes)),
            ("UTF-16BE with mark", utf16_bytes(&["\u{feff}", TEXT].concat(), u16::to_be_bytes)),
            ("UTF-16LE", utf16_bytes(TEXT, u16::to_le_bytes)),
            ("UTF-16BE", utf16_bytes(TEXT, u16::to_be_bytes)),
            ("Windows-1252", latin),
        ] {
            let text = decode(&bytes).unwrap();
            assert_eq!(text.as_str(), TEXT, "{name}");
            assert_eq!(text.line(TEXT.len() - 1), 2, "{name}");
        }
    }

    #[test]
    fn a_stray_byte_spoils_nothing_else() {
        assert_eq!(decode(b"A\xc3\xb1o \xc3\xa9l \xe9l").unwrap().as_str(), "Año él él");
    }

    #[test]
    fn what_is_not_utf16_all_through_is_found() {
        for (bytes, at) in [
            (&b"\xff\xfea\0\x3d\xd8\0\xde"[..], None),
            (b"\xfe\xff\0a\xd8\x3d\xde\0", None),
            (b"\xff\xfea\0\x3d\xd8a\0", Some(4)),
            (b"\0a\xde\0", Some(2)),
            (b"\xff\xfea\0b", Some(4)),
        ] {
            assert_eq!(bad_utf16(bytes), at, "{bytes:?}");
        }
    }

    #[test]
    fn spans_lead_back_to_the_bytes() {
        let latin = b"A\xf1o\r\nx\xe9";
        let text = decode(latin).unwrap();
        assert_eq!(text.as_str(), "Año\nxé");
        assert_eq!(text.source(1..3), 1..2);
        assert_eq!(text.source(6..8), 6..7);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b""), Err(Unreadable::Empty));
        assert_eq!(decode(b" \n\n"), Err(Unreadable::Empty));
        assert_eq!(decode(b"\x7fABC\x02\x01\x01\0\0\0"), Err(Unreadable::Binary(4)));
        let stray = ["\u{1}", &"text ".repeat(40)].concat();
        assert!(decode(stray.as_bytes()).is_ok());
        assert_eq!(decode(["\0", &stray].concat().as_bytes()), Err(Unreadable::Binary(0)));
    }
}
