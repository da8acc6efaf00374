//! Reads the first sheet of a workbook.

use super::package::Places;
use crate::document::archive::Archive;
use crate::text::xml::{BadXml, Part, Parts};
use regex::{Captures, Regex};
use std::io::{BufRead, BufReader};
use std::sync::LazyLock;

/// The largest sheet that is read, unpacked, and the most text that is taken from it: a cell of few bytes may stand for
/// a long text.
const LARGEST_SHEET_MB: u64 = 512;
const MOST_TEXT_MB: usize = 128;

/// The rows and columns of a sheet.
const LAST: (usize, usize) = (1_048_576, 16_384);

/// The first sheet of a workbook as a table with commas. The error says what is wrong, and in which cell.
pub fn as_table(bytes: &[u8]) -> Result<String, String> {
    let mut archive = Archive::new(bytes).map_err(|error| error.to_string())?;
    let places = Places::find(&mut archive)?;
    let strings = match &places.strings {
        Some(part) => Strings::read(open(&mut archive, part)?)?,
        None => Strings::default(),
    };
    rows(open(&mut archive, &places.sheet)?, &strings)
}

fn open<'a, 'b>(
    archive: &'a mut Archive<'b>,
    part: &str,
) -> Result<Parts<impl BufRead + use<'a, 'b>>, String> {
    let part = archive.open(part, LARGEST_SHEET_MB).map_err(|error| error.to_string())?;
    Ok(Parts::from_reader(BufReader::new(part)))
}

/// The texts that cells refer to by number (ECMA-376, part 1, section 18.4).
#[derive(Default)]
struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    fn read(mut parts: Parts<impl BufRead>) -> Result<Self, String> {
        let bad = |error: BadXml| format!("its list of texts: {error}");
        let (mut strings, mut text) = (Strings::default(), Text::default());
        let mut buffer = Vec::new();
        while let Some(part) = parts.next(&mut buffer).map_err(bad)? {
            text.part(&part);
            if let Part::Close(end) = part
                && end.local_name() == "si"
            {
                strings.text.push_str(&unescaped(&text.take()));
                strings.ends.push(strings.text.len());
                if strings.text.len() > MOST_TEXT_MB << 20 {
                    return Err(too_large());
                }
            }
        }
        Ok(strings)
    }

    fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.text[start..end])
    }
}

/// Collects the text of a string or a value, without how it is pronounced.
#[derive(Default)]
struct Text {
    text: String,
    taken: bool,
    spoken: bool,
}

impl Text {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Open(element) => match element.local_name() {
                "t" | "v" => self.taken = true,
                "rPh" => self.spoken = true,
                _ => {}
            },
            Part::Close(end) => match end.local_name() {
                "t" | "v" => self.taken = false,
                "rPh" => self.spoken = false,
                _ => {}
            },
            Part::Text(text) if self.taken && !self.spoken => self.text.push_str(text),
            _ => {}
        }
    }

    fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}

/// The cells of a sheet (ECMA-376, part 1, section 18.3), a record a row that has any.
fn rows(mut parts: Parts<impl BufRead>, strings: &Strings) -> Result<String, String> {
    let bad = |error: BadXml| format!("its first sheet: {error}");
    let mut table = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let (mut row, mut number, mut kept) = (Vec::<String>::new(), 0, 0);
    let (mut kind, mut text) = (String::new(), Text::default());
    let mut buffer = Vec::new();
    while let Some(part) = parts.next(&mut buffer).map_err(bad)? {
        text.part(&part);
        match part {
            Part::Open(element) => match element.local_name() {
                "row" => {
                    let named = element.attribute("r").map_err(|what| bad(parts.bad(what)))?;
                    let next = match &named {
                        Some(name) => name.parse().ok().filter(|row| (1..=LAST.0).contains(row)),
                        None => Some(number + 1),
                    };
                    let what = || format!("there is no row {:?}", named.as_deref().unwrap_or(""));
                    let next = next.ok_or_else(|| bad(parts.bad(what())))?;
                    if next <= number {
                        let what = format!("row {next} stands behind row {number}");
                        return Err(bad(parts.bad(what)));
                    }
                    number = next;
                }
                "c" => {
                    let value = |name| element.attribute(name).map_err(|what| bad(parts.bad(what)));
                    kind = value("t")?.unwrap_or_default();
                    text = Text::default();
                    let Some(place) = value("r")? else { continue };
                    let column = column(&place).filter(|column| *column >= row.len());
                    let what = || format!("there is no cell {place:?} here");
                    let column = column.ok_or_else(|| bad(parts.bad(what())))?;
                    kept += column - row.len();
                    row.resize(column, String::new());
                }
                _ => {}
            },
            Part::Close(end) => match end.local_name() {
                "c" => {
                    let cell = cell(&kind, text.take(), strings).map_err(|what| {
                        bad(parts.bad(format!("row {number}, column {}: {what}", row.len() + 1)))
                    })?;
                    kept += cell.len() + 1;
                    row.push(cell);
                }
                "row" => {
                    if row.iter().any(|cell| !cell.is_empty()) {
                        table.write_record(&row).map_err(|error| error.to_string())?;
                    }
                    row.clear();
                }
                "sheetData" => break,
                _ => {}
            },
            _ => {}
        }
        if kept > MOST_TEXT_MB << 20 {
            return Err(too_large());
        }
    }
    let table = table.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(table).map_err(|error| error.to_string())
}

fn too_large() -> String {
    format!("its first sheet has more than {MOST_TEXT_MB} MB of text; save it as CSV")
}

/// The column of a cell's name, from 0: that of `AB12` is 27.
fn column(name: &str) -> Option<usize> {
    let letters = name.find(|c: char| !c.is_ascii_alphabetic())?;
    let column = name[..letters].bytes().try_fold(0_usize, |column, letter| {
        let next = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A' + 1);
        (next <= LAST.1).then_some(next)
    });
    column?.checked_sub(1)
}

/// What a cell of a kind shows (ECMA-376, part 1, section 18.18.11).
fn cell(kind: &str, value: String, strings: &Strings) -> Result<String, String> {
    match kind {
        "s" => {
            let string = value.trim().parse().ok().and_then(|number| strings.get(number));
            string.map(str::to_owned).ok_or_else(|| format!("there is no text of number {value:?}"))
        }
        "b" => Ok(if value.trim() == "1" { "TRUE" } else { "FALSE" }.into()),
        "inlineStr" | "str" => Ok(unescaped(&value)),
        // .1 is written as 0.10000000000000001
        "" | "n" if value.contains('.') => {
            Ok(value.trim().parse().map_or(value, |number: f64| number.to_string()))
        }
        _ => Ok(value),
    }
}

/// Text with its characters in place of their escapes (ECMA-376, part 1, section 22.9.2.19): `_x000D_`, in UTF-16.
fn unescaped(text: &str) -> String {
    static ESCAPES: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("(?:_x[0-9A-Fa-f]{4}_)+").expect("a valid pattern"));
    let characters = |escapes: &Captures| {
        let units = escapes[0].split("_x").skip(1);
        let units =
            units.filter_map(|unit| u16::from_str_radix(unit.trim_end_matches('_'), 16).ok());
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect::<String>()
    };
    ESCAPES.replace_all(text, characters).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::write::SimpleFileOptions;

    /// A zip file of these parts.
    fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(content.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    /// A workbook as other programs write it: its parts in folders of their own names.
    fn workbook(strings: &str, cells: &str) -> Vec<u8> {
        let relations = |targets: &[(&str, &str)]| {
            let one = |(kind, target): &(&str, &str)| {
                format!(
                    "<Relationship Id='{kind}' Type='http://x.org/y/{kind}' Target='{target}'/>"
                )
            };
            format!(
                "<Relationships>{}</Relationships>",
                targets.iter().map(one).collect::<String>()
            )
        };
        zipped(&[
            ("_rels/.rels", &relations(&[("officeDocument", "/book/main.xml")])),
            (
                "book/_rels/main.xml.rels",
                &relations(&[
                    ("chartsheet", "chart.xml"),
                    ("worksheet", "sheets/one.xml"),
                    ("sharedStrings", "/texts.xml"),
                ]),
            ),
            (
                "book/main.xml",
                "<x:workbook xmlns:x='x' xmlns:r='r'><x:sheet name='a' r:id='chartsheet'/><x:sheet name='b' r:id='worksheet'/></x:workbook>",
            ),
            ("texts.xml", &format!("<sst>{strings}</sst>")),
            (
                "book/sheets/one.xml",
                &format!(
                    "<worksheet><dimension ref='C5:A1'/><sheetData>{cells}</sheetData></worksheet>"
                ),
            ),
        ])
    }

    #[test]
    fn cells_stand_where_they_say() {
        for (what, cells, table) in [
            (
                "texts by number",
                "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>",
                "en,rich text\n",
            ),
            (
                "texts in place",
                "<row><c t='inlineStr'><is><t>a, </t><r><t>b</t></r><rPh><t>x</t></rPh></is></c></row>",
                "\"a, b\"\n",
            ),
            ("a formula and what it gives", "<row><c t='str'><f>A1</f><v>so</v></c></row>", "so\n"),
            (
                "numbers",
                "<row><c><v>0.10000000000000001</v></c><c><v>12345678901234567890</v></c><c t='b'><v>1</v></c></row>",
                "0.1,12345678901234567890,TRUE\n",
            ),
            (
                "cells and rows left out",
                "<row r='2'><c r='B2'><v>1</v></c><c><v>2</v></c></row><row r='5'/><row r='9'><c r='A9'><v>3</v></c></row>",
                ",1,2\n3\n",
            ),
            (
                "escapes",
                "<row><c t='str'><v>a_x000D__xD83D__xDE00_ _x005F_x000A_ _xD83D_</v></c></row>",
                "\"a\r😀 _x000A_ \u{fffd}\"\n",
            ),
        ] {
            let strings = "<si><t>en</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>spoken</t></rPh></si>";
            assert_eq!(as_table(&workbook(strings, cells)).as_deref(), Ok(table), "{what}");
        }
    }

    #[test]
    fn what_no_sheet_can_hold_is_refused_with_its_place() {
        for (cells, why) in [
            (
                "<row>\n<c t='s'><v>7</v></c></row>",
                "line 2: row 1, column 1: there is no text of number \"7\"",
            ),
            ("<row><c r='ZZZZZZZZZZ1'/></row>", "line 1: there is no cell \"ZZZZZZZZZZ1\" here"),
            ("<row><c r='B1'/><c r='B1'/></row>", "there is no cell \"B1\" here"),
            ("<row r='99999999999999999999'/>", "there is no row \"99999999999999999999\""),
            ("<row r='3'/><row r='3'/>", "row 3 stands behind row 3"),
            ("<row><c>", "expected"),
        ] {
            let refused = as_table(&workbook("", cells)).unwrap_err();
            assert!(refused.starts_with("its first sheet: ") && refused.contains(why), "{refused}");
        }
        let no_sheet =
            zipped(&[("xl/workbook.xml", "<a/>"), ("xl/_rels/workbook.xml.rels", "<a/>")]);
        assert_eq!(as_table(&no_sheet), Err("this workbook has no sheet of cells".into()));
    }

    #[test]
    fn a_small_file_of_much_text_is_refused() {
        let long = format!("<si><t>{}</t></si>", "a".repeat(1 << 20));
        let cells = "<row><c t='s'><v>0</v></c></row>".repeat(MOST_TEXT_MB + 1);
        assert!(as_table(&workbook(&long, &cells)).unwrap_err().contains("save it as CSV"));
        let far = "<row><c r='XFD1'/></row>".repeat(10_000);
        assert!(as_table(&workbook("", &far)).unwrap_err().contains("save it as CSV"));
    }
}
