//! Reads the first sheet of a workbook.

use super::bounds::{LARGEST_PART_MB, LAST, refuse_much};
use super::number_format::NumberFormats;
use super::package::Places;
use super::strings::{Strings, Text};
use crate::document::archive::Archive;
use crate::text::xml::{BadXml, Element, Part, Parts};
use std::io::{BufRead, BufReader};

/// The bytes that a cell takes up even if it is empty.
const CELL: usize = 4;

/// The first sheet of a workbook as a table with commas. The error says what is wrong, and where.
pub(crate) fn as_table(bytes: &[u8]) -> Result<String, String> {
    let mut archive = Archive::new(bytes).map_err(|error| error.to_string())?;
    let places = Places::find(&mut archive)?;
    let strings = match &places.strings {
        Some(part) => Strings::read(open(&mut archive, part)?)
            .map_err(|error| format!("its list of texts: {error}"))?,
        None => Strings::default(),
    };
    let formats = match &places.styles {
        Some(part) => NumberFormats::read(open(&mut archive, part)?)
            .map_err(|error| format!("its styles: {error}"))?,
        None => NumberFormats::default(),
    };
    let shown = Shown { strings: &strings, formats: &formats, from_1904: places.from_1904 };
    rows(open(&mut archive, &places.sheet)?, shown)
        .map_err(|error| format!("its first sheet: {error}"))
}

fn open<'a, 'b>(
    archive: &'a mut Archive<'b>,
    part: &str,
) -> Result<Parts<impl BufRead + use<'a, 'b>>, String> {
    let part = archive.open(part, LARGEST_PART_MB).map_err(|error| error.to_string())?;
    Ok(Parts::from_reader(BufReader::new(part)))
}

/// The rows of a sheet (ECMA-376, part 1, section 18.3), a record each; those before the first that has a text are blank lines. That
/// first has as many cells as the widest, for no cell of a sheet is cut in two.
fn rows(mut parts: Parts<impl BufRead>, shown: Shown<'_>) -> Result<String, BadXml> {
    let mut rows = Rows {
        shown,
        header: Vec::new(),
        blank: 0,
        widest: 0,
        table: csv::WriterBuilder::new().flexible(true).from_writer(Vec::new()),
        written: 0,
        number: 0,
        row: Vec::new(),
        kind: String::new(),
        style: String::new(),
        text: Text::of("v"),
    };
    let mut buffer = Vec::new();
    let (mut in_data, mut count) = (false, 0);
    while let Some(part) = parts.next(&mut buffer)? {
        count += 1;
        // what comes after the rows is read too, so that damage is noticed
        match &part {
            Part::Open(element) if element.local_name() == "sheetData" => in_data = true,
            Part::Close(end) if end.local_name() == "sheetData" => in_data = false,
            _ if in_data => rows.part(&part).map_err(|what| parts.bad(what))?,
            _ => {}
        }
        refuse_much(count, rows.written + rows.text.len()).map_err(|what| parts.bad(what))?;
    }
    if rows.widest == 0 {
        return Ok(String::new());
    }
    rows.header.resize(rows.widest, String::new());
    let mut table = csv::Writer::from_writer(vec![b'\n'; rows.blank]);
    table.write_record(&rows.header).expect(SOUND);
    let mut table = table.into_inner().map_err(|error| error.to_string()).expect(SOUND);
    table.extend(rows.table.into_inner().map_err(|error| error.to_string()).expect(SOUND));
    Ok(String::from_utf8(table).expect(SOUND))
}

const SOUND: &str = "texts are written to memory";

/// What the workbook says of what cells show.
struct Shown<'s> {
    strings: &'s Strings,
    formats: &'s NumberFormats,
    from_1904: bool,
}

struct Rows<'s> {
    shown: Shown<'s>,
    /// The first row that has a text, how many there are before it, and how many cells the widest has.
    header: Vec<String>,
    blank: usize,
    widest: usize,
    table: csv::Writer<Vec<u8>>,
    /// About how many bytes the table and the row have.
    written: usize,
    /// The number of the row, from 1.
    number: usize,
    row: Vec<String>,
    /// The kind of the cell, the number of its style, and its text.
    kind: String,
    style: String,
    text: Text,
}

impl Rows<'_> {
    fn part(&mut self, part: &Part) -> Result<(), String> {
        self.text.part(part);
        match part {
            Part::Open(element) if element.local_name() == "row" => self.open_row(element),
            Part::Open(element) if element.local_name() == "c" => self.open_cell(element),
            Part::Close(end) if end.local_name() == "c" => self.close_cell(),
            Part::Close(end) if end.local_name() == "row" => {
                self.close_row();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn open_row(&mut self, element: &Element<'_>) -> Result<(), String> {
        let name = element.attribute("r")?;
        let next = match &name {
            Some(name) => name.parse().ok(),
            None => Some(self.number + 1),
        };
        let next = next.filter(|row| (1..=LAST.0).contains(row)).ok_or_else(|| {
            format!("there is no row {}", name.unwrap_or_else(|| (LAST.0 + 1).to_string()))
        })?;
        if next <= self.number {
            return Err(format!("row {next} stands behind row {}", self.number));
        }
        // a gap in the numbers is empty rows
        for _ in self.number + 1..next {
            self.close_row();
        }
        self.number = next;
        Ok(())
    }

    fn close_row(&mut self) {
        let last = self.row.iter().rposition(|cell| !cell.is_empty());
        if last.is_some() || self.written > 0 {
            let row = &self.row[..last.map_or(0, |last| last + 1)];
            let row = if row.is_empty() { &[String::new()] } else { row };
            match self.widest {
                0 => self.header = row.to_vec(),
                _ => self.table.write_record(row).expect(SOUND),
            }
            self.widest = self.widest.max(row.len());
            self.written += CELL * row.len();
        } else {
            self.blank += 1;
        }
        self.row.clear();
    }

    fn open_cell(&mut self, element: &Element<'_>) -> Result<(), String> {
        self.kind = element.attribute("t")?.unwrap_or_default();
        self.style = element.attribute("s")?.unwrap_or_default();
        self.text = Text::of(if self.kind == "inlineStr" { "t" } else { "v" });
        let name = element.attribute("r")?;
        let column = match &name {
            Some(name) => column(name).filter(|column| *column >= self.row.len()),
            None => Some(self.row.len()).filter(|column| *column < LAST.1),
        };
        let what = || match &name {
            Some(name) => format!("there is no cell {name:?} here"),
            None => format!("row {} has more than {} cells", self.number, LAST.1),
        };
        self.row.resize(column.ok_or_else(what)?, String::new());
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), String> {
        let text = self.shown.cell(&self.kind, &self.style, self.text.take()).map_err(|what| {
            format!("row {}, column {}: {what}", self.number, self.row.len() + 1)
        })?;
        self.written += text.len();
        self.row.push(text);
        Ok(())
    }
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

impl Shown<'_> {
    /// What a cell of a kind and a style shows (ECMA-376, part 1, section 18.18.11).
    fn cell(&self, kind: &str, style: &str, value: String) -> Result<String, String> {
        match kind {
            _ if value.is_empty() => Ok(value),
            "s" => {
                let string = value.trim().parse().ok().and_then(|number| self.strings.get(number));
                string
                    .map(str::to_owned)
                    .ok_or_else(|| format!("there is no text of number {value:?}"))
            }
            "b" => Ok(if matches!(value.trim(), "1" | "true") { "TRUE" } else { "FALSE" }.into()),
            "" | "n" => Ok(self.number(style, value)),
            _ => Ok(value),
        }
    }

    fn number(&self, style: &str, value: String) -> String {
        let Ok(number) = value.trim().parse::<f64>() else { return value };
        match self.formats.shown(style, number, self.from_1904) {
            Some(shown) => shown,
            // .1 is written as 0.10000000000000001
            None if value.contains(['.', 'E', 'e']) => number.to_string(),
            None => value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bounds::MOST_TEXT_MB;
    use super::*;
    use std::io::{Cursor, Write};
    use zip::write::SimpleFileOptions;

    /// A zip file of these parts.
    fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, content) in parts {
            archive.start_file(*name, stored).unwrap();
            archive.write_all(content.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    /// A workbook as other programs write it: its parts in folders of their own names.
    fn workbook(strings: &str, cells: &str) -> Vec<u8> {
        const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0.0%'/></numFmts>\
                              <cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>\
                              <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>";
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
                    ("styles", "/styles.xml"),
                ]),
            ),
            (
                "book/main.xml",
                "<x:workbook xmlns:x='x' xmlns:r='r'><x:sheet name='a' r:id='chartsheet'/><x:sheet name='b' r:id='worksheet'/></x:workbook>",
            ),
            ("styles.xml", STYLES),
            ("Texts.xml", &format!("<sst>{strings}</sst>")),
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
                "numbers in a format",
                "<row><c s='1'><v>43954</v></c><c s='2' t='n'><v>0.125</v></c><c s='0'><v>0.125</v></c><c s='9'><v>7</v></c></row>",
                "2020-05-03,12.5%,0.125,7\n",
            ),
            (
                "cells and rows left out",
                "<row r='2'><c r='B2'><v>1</v></c><c><v>2</v></c></row><row r='5'/><row r='9'><c r='A9'><v>3</v></c></row>",
                "\n,1,2\n\"\"\n\"\"\n\"\"\n\"\"\n\"\"\n\"\"\n3\n",
            ),
            (
                "of two texts in place that of the kind",
                "<row><c t='inlineStr'><v>1</v><is><t>Owl</t></is></c></row>",
                "Owl\n",
            ),
            (
                "cells of a kind without a value",
                "<row><c t='s'/><c t='b'><v/></c><c t='b'><v>true</v></c></row>",
                ",,TRUE\n",
            ),
            (
                "rows before the first that has a text, and behind it",
                "<row r='1'/><row r='3'><c t='b'><v>0</v></c></row><row/>",
                "\n\nFALSE\n\"\"\n",
            ),
            (
                "cells beside the header",
                "<row><c><v>1</v></c></row><row><c><v>2</v></c><c/><c><v>3</v></c></row>",
                "1,,\n2,,3\n",
            ),
            ("escapes", "<row><c t='str'><v>a_x000A_b</v></c></row>", "\"a\nb\"\n"),
        ] {
            let strings = "<si><t>en</t></si><si><t>rich text</t></si>";
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
            ("<row r='99999999999999999999'/>", "there is no row 99999999999999999999"),
            ("<row r='3'/><row r='3'/>", "row 3 stands behind row 3"),
            ("<row r='1048576'/><row/>", "there is no row 1048577"),
            (
                &format!("<row>{}</row>", "<c/>".repeat(LAST.1 + 1)),
                "row 1 has more than 16384 cells",
            ),
            ("<row><c>", "expected"),
        ] {
            let refused = as_table(&workbook("", cells)).unwrap_err();
            assert!(refused.starts_with("its first sheet: ") && refused.contains(why), "{refused}");
        }
        let no_sheet =
            zipped(&[("xl/workbook.xml", "<a/>"), ("xl/_rels/workbook.xml.rels", "<a/>")]);
        assert_eq!(as_table(&no_sheet), Err("this workbook has no sheet of cells".into()));
        let mut damaged = workbook("", "<row/>");
        let at = damaged.windows(12).rposition(|bytes| bytes == b"</worksheet>").unwrap();
        damaged[at - 1] ^= 1;
        assert!(as_table(&damaged).unwrap_err().starts_with("its first sheet: line 1: "));
    }

    #[test]
    fn a_small_file_of_much_text_is_refused() {
        let text = format!("<t>{}</t>", "a".repeat(1 << 20));
        for (strings, cells) in [
            (
                format!("<si>{text}</si>"),
                "<row><c t='s'><v>0</v></c></row>".repeat(MOST_TEXT_MB + 1),
            ),
            (format!("<si>{}</si>", text.repeat(MOST_TEXT_MB + 1)), String::new()),
        ] {
            let refused = as_table(&workbook(&strings, &cells)).unwrap_err();
            assert!(refused.contains("as CSV"), "{refused}");
        }
    }
}
