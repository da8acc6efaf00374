//! RTF (Rich Text Format 1.9.1), as word processors write it.

use super::layout::Layout;
use super::tables::Tables;
use super::{NotRead, reader_table::ReaderTable};
use crate::format::{self, Format, Reads};
use crate::text::encoding::LONGEST_PARAGRAPH_MB;
use crate::text::source_text::SourceText;
use encoding_rs::Encoding;
use memchr::memmem;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

pub(crate) static FORMAT: Format = Format {
    names: &["rtf"],
    title: "RTF",
    help: "Rich text (RTF), in any code page",
    extensions: &[".rtf"],
    recognises: |start| start.bytes.trim_ascii_start().starts_with(BEGINS),
    read: Some(Reads::Text(|bytes, _| text(bytes))),
    tables: |bytes| match memmem::find(bytes, b"\\trowd") {
        None => Vec::new(),
        Some(_) => read(bytes).map_or_else(|_| Vec::new(), |reader| reader.tables.finish()),
    },
    ..format::UNNAMED
};

const BEGINS: &[u8] = b"{\\rtf";

/// What is known of control words.
static KNOWN: LazyLock<ReaderTable> = LazyLock::new(|| ReaderTable::parse(include_str!("rtf.tsv")));

/// The text of all paragraphs in order, tables cell by cell. Its lines are paragraphs, counted from 1.
pub(super) fn text(bytes: &[u8]) -> Result<SourceText, NotRead> {
    Ok(read(bytes)?.layout.finish())
}

fn read(bytes: &[u8]) -> Result<Reader<'_>, NotRead> {
    let start = bytes.len() - bytes.trim_ascii_start().len();
    if !bytes[start..].starts_with(BEGINS) {
        return Err(NotRead::Rtf("it does not begin as RTF does"));
    }
    let mut reader = Reader {
        bytes,
        utf8: std::str::from_utf8(bytes).ok(),
        at: start,
        ansi: encoding_rs::WINDOWS_1252,
        fonts: FxHashMap::default(),
        groups: Vec::new(),
        group: Group::default(),
        pending: Pending::default(),
        paragraph: 1,
        length: 0,
        raised: SourceText::default(),
        layout: Layout::default(),
        tables: Tables::default(),
        row: Row::None,
    };
    reader.read()?;
    reader.end_raised();
    if reader.row != Row::None {
        reader.tables.close_table();
    }
    Ok(reader)
}

/// Where in a table the text is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Row {
    /// Outside of one.
    #[default]
    None,
    Open,
    /// Behind a row: another may follow.
    Ended,
}

/// What holds within a group.
#[derive(Clone, Copy, Default)]
struct Group {
    /// Whether its text is none of the document.
    left_out: bool,
    hidden: bool,
    /// Whether it stands above the line.
    raised: bool,
    /// Whether it lists fonts.
    lists_fonts: bool,
    font: u32,
    /// How many characters stand for one of Unicode for old readers.
    fallback: Option<u8>,
    /// Whether the next control word is one that old readers may leave out with its group.
    optional: bool,
}

/// Text that is read, but not shown yet, and where it is.
#[derive(Default)]
struct Pending {
    /// Bytes in a code page.
    bytes: Vec<u8>,
    /// Halves of a character in UTF-16.
    units: Vec<u16>,
    place: Range<usize>,
    /// How many characters are still to be passed over.
    fallback: u8,
}

struct Reader<'b> {
    bytes: &'b [u8],
    /// All of it, where some program wrote UTF-8.
    utf8: Option<&'b str>,
    at: usize,
    /// The code page of the document.
    ansi: &'static Encoding,
    /// The code pages of fonts.
    fonts: FxHashMap<u32, &'static Encoding>,
    groups: Vec<Group>,
    group: Group,
    pending: Pending,
    paragraph: u32,
    /// How long the paragraph is so far, in bytes.
    length: usize,
    /// What stands above the line behind the text so far.
    raised: SourceText,
    layout: Layout,
    tables: Tables,
    row: Row,
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), NotRead> {
        /// No document has more groups within each other.
        const DEEPEST: usize = 10_000;
        while let Some(&byte) = self.bytes.get(self.at) {
            if self.length + self.pending.bytes.len() > LONGEST_PARAGRAPH_MB << 20 {
                return Err(NotRead::Rtf("it has a paragraph of more than 8 MB"));
            }
            let start = self.at;
            self.at += 1;
            match byte {
                b'{' => {
                    self.show();
                    if self.groups.len() == DEEPEST {
                        return Err(NotRead::Rtf("its groups are nested too deeply"));
                    }
                    self.groups.push(self.group);
                    self.group.optional = false;
                }
                b'}' => {
                    self.show();
                    let Some(outer) = self.groups.pop() else { break };
                    self.group = outer;
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                b'\\' => self.control(start),
                b'\r' | b'\n' => {}
                b'\t' => self.sign(" ", start),
                _ => self.byte(byte, start),
            }
        }
        Err(NotRead::Rtf("its end is missing"))
    }

    /// A control word or sign, its backslash read.
    fn control(&mut self, start: usize) {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            self.at += usize::from(!rest.is_empty());
            return match rest.first() {
                Some(b'\'') => self.hexadecimal(start),
                Some(b'*') => self.group.optional = true,
                Some(b'~') => self.sign("\u{a0}", start),
                Some(b'_') => self.sign("-", start),
                Some(b'\r' | b'\n') => self.word("par", None, start),
                Some(&byte @ (b'\\' | b'{' | b'}')) => self.byte(byte, start),
                _ => {}
            };
        }
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
        let sign = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = if digits == 0 { letters } else { letters + sign + digits };
        let number = std::str::from_utf8(&rest[letters..end]).unwrap_or_default().parse().ok();
        self.at += end + usize::from(rest.get(end) == Some(&b' '));
        self.word(word, number, start);
    }

    fn word(&mut self, word: &str, number: Option<i32>, start: usize) {
        let is_on = number != Some(0);
        let optional = std::mem::take(&mut self.group.optional);
        match word {
            "u" => self.unicode(number.unwrap_or(0), start),
            "uc" => self.group.fallback = number.and_then(|number| u8::try_from(number).ok()),
            "bin" => {
                let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
                self.at = self.at.saturating_add(length).min(self.bytes.len());
            }
            "ansicpg" => self.ansi = number.and_then(code_page).unwrap_or(self.ansi),
            "mac" => self.ansi = encoding_rs::MACINTOSH,
            "fonttbl" => {
                self.group.lists_fonts = true;
                self.group.left_out = true;
            }
            "f" => {
                self.show();
                self.group.font = number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
            }
            "fcharset" | "cpg" if self.group.lists_fonts => {
                let name = if word == "cpg" { number } else { number.and_then(of_charset) };
                if let Some(page) = name.and_then(code_page) {
                    self.fonts.insert(self.group.font, page);
                }
            }
            "v" | "deleted" => {
                self.show();
                self.group.hidden = is_on;
            }
            "plain" => {
                self.show();
                (self.group.hidden, self.group.raised) = (false, false);
            }
            "super" | "nosupersub" | "sub" => {
                self.show();
                self.group.raised = word == "super" && is_on;
            }
            "trowd" if self.row != Row::Open => {
                self.show();
                if self.row == Row::None {
                    self.tables.open_table();
                }
                self.tables.open_row();
                self.tables.open_cell();
                self.row = Row::Open;
            }
            // a text box within what draws it
            "shptxt" => self.group.left_out = false,
            _ if KNOWN.has("left out", word) || optional && !KNOWN.has("kept", word) => {
                self.group.left_out = true;
            }
            _ => {
                // the mark of an item of a list
                let begins = self.layout.is_at_start() && self.pending.bytes.is_empty();
                if begins && word == "bullet" {
                    return;
                }
                if let Some(sign) = KNOWN.get("sign", word) {
                    self.sign(sign, start);
                } else if let Some(what) = KNOWN.get("break", word) {
                    self.end(what);
                    self.end_in_table(word);
                }
            }
        }
    }

    fn is_shown(&self) -> bool {
        !self.group.left_out && !self.group.hidden
    }

    fn hexadecimal(&mut self, start: usize) {
        let digits = self.bytes.get(self.at..self.at + 2).unwrap_or_default();
        let digits = std::str::from_utf8(digits).unwrap_or_default();
        let Ok(byte) = u8::from_str_radix(digits, 16) else { return };
        self.at += 2;
        if self.passes_fallback() || !self.is_shown() {
            return;
        }
        self.show_units();
        self.take(byte, start);
    }

    /// A byte of text that is no part of a control word.
    fn byte(&mut self, byte: u8, start: usize) {
        let rest = self.utf8.filter(|_| !byte.is_ascii()).and_then(|text| text.get(start..));
        if let Some(rest) = rest {
            // of characters one after the other each may stand for one of Unicode
            let all = rest.find(|c: char| c.is_ascii()).unwrap_or(rest.len());
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let length = if self.pending.fallback > 0 { first } else { all };
            self.at = start + length;
            return self.sign(&rest[..length], start);
        }
        if self.passes_fallback() || !self.is_shown() {
            return;
        }
        self.show_units();
        self.take(byte, start);
    }

    fn take(&mut self, byte: u8, start: usize) {
        if self.pending.bytes.is_empty() {
            self.pending.place = start..start;
        }
        self.pending.bytes.push(byte);
        self.pending.place.end = self.at;
    }

    /// Whether a character stands for one of Unicode that was read already.
    fn passes_fallback(&mut self) -> bool {
        let left = self.pending.fallback.checked_sub(1);
        self.pending.fallback = left.unwrap_or(0);
        left.is_some()
    }

    fn unicode(&mut self, number: i32, start: usize) {
        self.pending.fallback = self.group.fallback.unwrap_or(1);
        if !self.is_shown() {
            return;
        }
        self.show_bytes();
        if self.pending.units.is_empty() {
            self.pending.place = start..start;
        }
        // numbers above 32767 are written as negative ones
        self.pending.units.push((number & 0xffff) as u16);
        self.pending.place.end = self.at;
    }

    /// Text that a control word stands for.
    fn sign(&mut self, sign: &str, start: usize) {
        if self.passes_fallback() || !self.is_shown() {
            return;
        }
        self.show();
        self.run(sign, start..self.at);
    }

    fn show(&mut self) {
        self.show_units();
        self.show_bytes();
        self.pending.fallback = 0;
    }

    fn show_units(&mut self) {
        if !self.pending.units.is_empty() {
            let text = String::from_utf16_lossy(&std::mem::take(&mut self.pending.units));
            self.run(&text, self.pending.place.clone());
        }
    }

    fn show_bytes(&mut self) {
        if self.pending.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending.bytes);
        let page = self.fonts.get(&self.group.font).copied().unwrap_or(self.ansi);
        let (text, _) = page.decode_without_bom_handling(&bytes);
        self.run(&text, self.pending.place.clone());
    }

    fn run(&mut self, text: &str, place: Range<usize>) {
        self.length += text.len();
        if self.length > LONGEST_PARAGRAPH_MB << 20 {
            return;
        }
        match self.row {
            Row::None => {}
            Row::Open if self.group.raised => self.tables.raised(text),
            Row::Open => self.tables.text(text),
            Row::Ended => {
                self.tables.close_table();
                self.row = Row::None;
            }
        }
        if self.group.raised {
            return self.raised.push(text, place, self.paragraph);
        }
        self.end_raised();
        let mut run = SourceText::default();
        run.push(text, place, self.paragraph);
        self.layout.run(&run);
    }

    /// Puts what stood above the line, but for the marks of references.
    fn end_raised(&mut self) {
        let raised = std::mem::take(&mut self.raised);
        if raised.is_empty() {
            return;
        }
        self.layout.raised(&raised);
    }

    /// The end of a cell, a row or a line of a table.
    fn end_in_table(&mut self, word: &str) {
        match (self.row, word) {
            (Row::Open, "cell") => {
                self.tables.close_cell();
                self.tables.open_cell();
            }
            (Row::Open, "row") => self.row = Row::Ended,
            (Row::Open, _) => self.tables.text(" "),
            _ => {}
        }
    }

    /// The end of a cell, a line or a paragraph.
    fn end(&mut self, what: &str) {
        if self.group.left_out {
            return;
        }
        self.show();
        self.end_raised();
        match what {
            "line" => self.layout.end_line(),
            _ => self.layout.end_block(),
        }
        self.paragraph += 1;
        self.length = 0;
    }
}

/// A code page by its number, as `\ansicpg` has it.
fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        65001 => "utf-8".to_owned(),
        10000 => "macintosh".to_owned(),
        10007 => "x-mac-cyrillic".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        874 => "windows-874".to_owned(),
        866 => "ibm866".to_owned(),
        1250..=1258 => format!("windows-{number}"),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The code page of a character set, as `\fcharset` has it.
fn of_charset(number: i32) -> Option<i32> {
    Some(match number {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> String {
        let file = format!(
            "{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\froman Times;}}{{\\f1\\fcharset204 Times;}}}}{body}}}"
        );
        text(file.as_bytes()).unwrap().into_string()
    }

    #[test]
    fn text_is_read_and_all_else_is_left_out() {
        for (body, wanted) in [
            (r"\pard Shame \b fell\b0 .\par Guilt rose.\par", "Shame fell.\n\nGuilt rose."),
            (
                r"verg\'fcenza y compasi\u243?n, \u8220\'93s\u237 \'ed\u8221\'94",
                "vergüenza y compasión, “sí”",
            ),
            (r"{\uc0 se\u241 or} y {\uc2 ni\u241 ?!o}", "señor y niño"),
            (r"smile \u-10179?\u-8704? here", "smile 😀 here"),
            (r"{\f1 \'c2\'ee\'eb\'e3\'e0} \f0 A\'f1o", "Волга Año"),
            (
                r"\lquote a\rquote  \ldblquote b\rdblquote\emdash c\endash d\~e\_f",
                "‘a’ “b”—c–d\u{a0}e-f",
            ),
            (r"\{a\\b\}", r"{a\b}"),
            (r"one{\footnote \chftn A note.} two{\*\bkmkstart x} three", "one two three"),
            (r"{\header Head}{\footer\pard 12\par}{\info{\title No}}Text{\pict\bin3 }}}x}", "Text"),
            (r"a{\v hidden}b{\deleted gone}c\v d\v0 e", "abce"),
            (r#"{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt a link}}"#, "a link"),
            (r"\trowd one\cell two\cell\row after", "one\n\ntwo\n\nafter"),
            (r"opti\-onal{\listtext 1.\tab}\tab x\line y", "optional x\ny"),
            (
                r"{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv b}}{\shptxt In a box.\par}}}Out",
                "In a box.\n\nOut",
            ),
            (r"\bullet \tab one\par two \bullet  three", "one\n\ntwo • three"),
            (
                r"It fell{\super 1,2}. By 4 m\super 2\nosupersub , too\super 3\par On.",
                "It fell. By 4 m2, too\n\nOn.",
            ),
            ("line\nends are\r\n none", "lineends are none"),
            ("plain ü", "plain ü"),
        ] {
            assert_eq!(read(body), wanted, "{body}");
        }
    }

    #[test]
    fn places_lead_back_to_the_file() {
        let file = br"{\rtf1\ansi A\'f1o nuevo\par x}";
        let read = text(file).unwrap();
        assert_eq!(read.as_str(), "Año nuevo\n\nx");
        let at = read.as_str().find('x').unwrap();
        assert_eq!((read.source(at..at + 1), read.line(at)), (29..30, 2));
    }

    #[test]
    fn what_is_cut_off_is_an_error() {
        let file = br"{\rtf1\ansi\ansicpg1252 {\b A\'f1o} \u243?\bin2 }}\par}";
        assert!(text(file).is_ok());
        for end in 0..file.len() {
            assert!(text(&file[..end]).is_err(), "{end}");
        }
        assert!(text(&[BEGINS, "{".repeat(20_000).as_bytes()].concat()).is_err());
    }
}
