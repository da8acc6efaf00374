//! Tables of pairs that are aligned already: a header that names two languages, by codes or as people call them, a pair a
//! row.

use super::raw_rows::{Found, RawRows, Shape};
use super::record;
use super::table_words::column as column_of_name;
use crate::language::{LanguageTag, Languages, of_column_name, side_of_column};
use crate::side::Sides;
use crate::text::encoding::check_length;
use crate::text::formula;
use crate::text::quoted_cells::are_in_quotes;
use std::io::BufRead;

/// A row: both texts, and the other columns with their names.
pub(crate) struct Row {
    /// Its number, as spreadsheets show it.
    pub number: u64,
    /// The line of the file that it begins on; the same as its number where that has no lines.
    pub line: u64,
    pub source: String,
    pub target: String,
    pub others: Vec<(String, String)>,
    /// How many texts it has in columns without a name and in those of further languages.
    pub left_out: usize,
}

/// The rows of a table, read one by one.
pub(crate) struct Rows<R> {
    pub languages: Languages,
    reader: csv::Reader<RawRows<R>>,
    /// What parts its cells.
    delimiter: u8,
    header: Vec<String>,
    /// The columns that are neither source nor target, and have a name that is none of a language.
    others: Vec<usize>,
    /// The row that was read last.
    record: csv::StringRecord,
    source: usize,
    target: usize,
    /// Whether line breaks and tabs of texts are escaped, as cotejo writes them.
    is_escaped: bool,
    /// Whether nothing more can be read.
    has_ended: bool,
}

impl<R: BufRead> Rows<R> {
    /// Reads the header of a table with tabs, commas or semicolons between its columns. `wanted` are source and target
    /// where the user named them. The error says what is wrong.
    pub(crate) fn new(table: R, wanted: Sides<Option<&LanguageTag>>) -> Result<Self, String> {
        let mut raw = RawRows::new(table);
        let find = |raw: &mut RawRows<R>| raw.find().map_err(|error| error.to_string());
        find(&mut raw)?;
        let declared = declared_delimiter(raw.row());
        if declared.is_some() {
            find(&mut raw)?;
        }
        let delimiter = declared.or_else(|| delimiter(raw.row()));
        let header = String::from_utf8_lossy(raw.row()).into_owned();
        // what cotejo writes has no quotes around cells
        let is_quoted = |raw: &mut RawRows<R>| match is_escaped(header.trim_end().split('\t')) {
            true => Ok(false),
            false => raw.lines_ahead().map(|lines| are_in_quotes(&(header.clone() + &lines))),
        };
        let quoting = match delimiter {
            Some(b'\t') if !is_quoted(&mut raw).map_err(|error| error.to_string())? => None,
            delimiter => delimiter,
        };
        raw.shape.quoting = quoting;
        raw.put_back();
        if let Found::NotClosed = find(&mut raw)? {
            return Err(format!("{}: {NOT_CLOSED}", raw.place));
        }
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b'\t'))
            .quoting(quoting.is_some())
            .flexible(true)
            .from_reader(raw);
        let header: Vec<String> = reader
            .headers()
            .map_err(|error| error.to_string())?
            .iter()
            .map(|name| name.trim().to_owned())
            .collect();
        // the number of a row, not Indonesian
        let by_code = |name: &String| LanguageTag::named(name).filter(|_| name != "id");
        let by_name = |name: &String| of_column_name(name).or_else(|| by_code(name));
        let columns: Vec<_> = header.iter().map(by_code).collect();
        let chosen = chosen(columns, wanted)
            .or_else(|| chosen(header.iter().map(by_name).collect(), wanted))
            .or_else(|| chosen(sides(&header, wanted), wanted));
        let Some((columns, mut languages)) = chosen else {
            let has_sides = header.iter().any(|name| side_of_column(name).is_some());
            return Err(match has_sides && !wanted.iter().all(Option::is_some) {
                true => "the columns name no languages; name them with --source and --target",
                false => {
                    "the first row wants two languages among its column names, as id, en, es, or English, Spanish"
                }
            }
            .into());
        };
        let column = |tag: &LanguageTag| {
            let place = |fits: &dyn Fn(&LanguageTag) -> bool| {
                columns.iter().position(|column| column.as_ref().is_some_and(fits))
            };
            let same = || place(&|own| own.is_same_language(tag));
            place(&|own| own == tag).or_else(same).expect("the languages are those of columns")
        };
        let is_named = wanted.iter().any(Option::is_some);
        if !is_named && column(&languages.target) < column(&languages.source) {
            // the first is the source
            languages = languages.reversed();
        }
        let (source, target) = (column(&languages.source), column(&languages.target));
        let is_escaped = delimiter == Some(b'\t') && is_escaped(header.iter().map(String::as_str));
        let record = csv::StringRecord::new();
        let is_other = |at: &usize| {
            let name = &header[*at];
            // a note in Spanish is no text in Spanish
            let has_word =
                || name.split(['_', '-', ' ', '(', ')']).any(|word| column_of_name(word).is_some());
            let is_further =
                of_column_name(name).is_some() && !has_word() || side_of_column(name).is_some();
            ![source, target].contains(at)
                && !name.is_empty()
                && (column_of_name(name).is_some() || !is_further)
        };
        let others = (0..header.len()).filter(is_other).collect();
        let (most, fewest) = (header.len(), source.max(target) + 1);
        reader.get_mut().shape = Shape { quoting, most, fewest };
        Ok(Rows {
            languages,
            reader,
            delimiter: delimiter.unwrap_or(b'\t'),
            header,
            others,
            record,
            source,
            target,
            is_escaped,
            has_ended: false,
        })
    }
}

const NOT_CLOSED: &str = "a quotation mark is not closed; close it, or put the cell between quotation marks and double those within";

/// The languages of columns, and those of source and target among them.
fn chosen(
    columns: Vec<Option<LanguageTag>>,
    wanted: Sides<Option<&LanguageTag>>,
) -> Option<(Vec<Option<LanguageTag>>, Languages)> {
    let tags: Vec<&LanguageTag> = columns.iter().flatten().collect();
    let found = record::languages(&tags, wanted).ok().or_else(|| regions(&tags, wanted));
    found.map(|languages| (columns, languages))
}

/// The languages that the user names for columns that are called source and target.
fn sides(header: &[String], wanted: Sides<Option<&LanguageTag>>) -> Vec<Option<LanguageTag>> {
    let of_side = |name: &String| side_of_column(name).and_then(|side| wanted[side].cloned());
    header.iter().map(of_side).collect()
}

impl<R: BufRead> Iterator for Rows<R> {
    type Item = Result<Row, String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        let raw = self.reader.get_mut();
        let found = raw.find();
        let place = raw.place;
        let bad = |what: &str| Some(Err(format!("{place}: {what}")));
        match found {
            Ok(Found::Row) => {}
            Ok(Found::NotClosed) => return bad(NOT_CLOSED),
            Ok(Found::End) => return None,
            Err(error) => {
                self.has_ended = true;
                return bad(&error.to_string());
            }
        }
        match self.reader.read_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(error) => {
                self.has_ended = matches!(error.kind(), csv::ErrorKind::Io(_));
                let is_text = !matches!(error.kind(), csv::ErrorKind::Utf8 { .. });
                return match is_text {
                    true => bad(&error.to_string()),
                    false => bad("this row is not UTF-8"),
                };
            }
        }
        if self.record.iter().skip(self.header.len()).any(|cell| !cell.trim().is_empty()) {
            return bad(&self.too_many_cells());
        }
        let cell = |column: usize| {
            let cell = formula::unguarded(self.record.get(column).unwrap_or_default());
            if self.is_escaped { unescaped(cell) } else { cell.to_owned() }
        };
        let (source, target) = (cell(self.source), cell(self.target));
        if let Err(what) = check_length(&source).and_then(|()| check_length(&target)) {
            return bad(&what);
        }
        let is_taken =
            |at: &usize| [self.source, self.target].contains(at) || self.others.contains(at);
        let left_out = (0..self.header.len()).filter(|at| !is_taken(at));
        let others = self.others.iter().map(|at| (self.header[*at].clone(), cell(*at)));
        Some(Ok(Row {
            number: place.row,
            line: place.line,
            left_out: left_out.filter(|at| !cell(*at).trim().is_empty()).count(),
            others: others.collect(),
            source,
            target,
        }))
    }
}

impl<R> Rows<R> {
    fn too_many_cells(&self) -> String {
        let (cells, columns) = (self.record.len(), self.header.len());
        let advice = match self.delimiter {
            b'\t' => "a text may hold no tab".to_owned(),
            delimiter => {
                let sign = char::from(delimiter);
                format!("put a text with {sign:?} between quotation marks")
            }
        };
        format!("has {cells} cells, and the header {columns}; {advice}")
    }
}

/// What a line `sep=;` before the header says, which spreadsheets read and write.
pub(crate) fn declared_delimiter(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii_start();
    let bare = line.strip_prefix(b"\"").unwrap_or(line);
    match bare.strip_prefix(b"sep=")? {
        [sign @ (b'\t' | b';' | b',' | b'|'), rest @ ..] => {
            matches!(rest.trim_ascii(), b"" | b"\"").then_some(*sign)
        }
        _ => None,
    }
}

/// What separates the columns of a table, as its header shows; a tab where there is one column.
pub(crate) fn delimiter(header: &[u8]) -> Option<u8> {
    [b'\t', b';', b','].into_iter().find(|sign| header.contains(sign))
}

/// Whether line breaks and tabs are escaped in the texts of a table with tabs and these columns, as cotejo writes them.
pub(crate) fn is_escaped<'h>(header: impl Iterator<Item = &'h str> + Clone) -> bool {
    OWN.iter().all(|own| header.clone().any(|name| name.trim() == *own))
}

/// Columns by which a table with tabs is known to be written by cotejo.
const OWN: [&str; 6] = ["document", "place", "kind", "block", "confidence", "review"];

/// Two regions of one language that columns name: those that are wanted, else the first two.
fn regions(tags: &[&LanguageTag], wanted: Sides<Option<&LanguageTag>>) -> Option<Languages> {
    let is_left = |tag: &&&LanguageTag| !wanted.iter().flatten().any(|named| *named == **tag);
    let mut left = tags.iter().filter(is_left).map(|tag| (*tag).clone());
    let mut take = |named: Option<&LanguageTag>| match named {
        Some(named) => tags.contains(&named).then(|| named.clone()),
        None => left.next(),
    };
    let languages = Languages::new(take(wanted.source)?, take(wanted.target)?);
    let are_regions = languages.source.primary().len() == 2
        && languages.source.is_same_language(&languages.target)
        && languages.source != languages.target;
    are_regions.then_some(languages)
}

/// Text in a cell of a table with tabs: line breaks and tabs as `\\n`, `\\r` and `\\t`. A backslash is doubled where it
/// would be taken for the beginning of such, and stays as it is elsewhere.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' if matches!(rest.peek(), Some('n' | 'r' | 't' | '\\' | '\n' | '\r' | '\t')) => {
                out.push_str("\\\\");
            }
            c => out.push(c),
        }
    }
    out
}

/// The text that a cell stands for.
fn unescaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell.chars().peekable();
    while let Some(c) = rest.next() {
        let stands_for = match (c, rest.peek()) {
            ('\\', Some('n')) => Some('\n'),
            ('\\', Some('r')) => Some('\r'),
            ('\\', Some('t')) => Some('\t'),
            ('\\', Some('\\')) => Some('\\'),
            _ => None,
        };
        if stands_for.is_some() {
            rest.next();
        }
        out.push(stands_for.unwrap_or(c));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::Bitext;
    use crate::bitext::from_rows::bitext;
    use crate::segment::{SegmentedDocument, SplitRules};
    use crate::text::encoding::LONGEST_LINE_MB;

    fn read(table: &str) -> Result<Bitext, String> {
        let rows = Rows::new(table.as_bytes(), Sides::default())?;
        bitext("", rows.languages.clone(), rows, &SplitRules::default()).map(|read| read.bitext)
    }

    #[test]
    fn columns_go_by_their_names() {
        for table in [
            "id\tes\ten\n1\tUno \"uno\".\tOne.\n2\tDos.\t\n",
            "id;es;en\n1;\"Uno \"\"uno\"\".\";One.\n2;Dos.\n",
            "en,note,es-MX\nOne.,x,\"Uno \"\"uno\"\".\"\n,,Dos.\n",
            "English;Spanish\nOne.;\"Uno \"\"uno\"\".\"\n;Dos.\n",
            "No.\tTexto en inglés\tTexto en español\n1\tOne.\tUno \"uno\".\n2\t\tDos.\n",
            "\"en\"\t\"es\"\n\"One.\"\t\"Uno \"\"uno\"\".\"\n\"\"\t\"Dos.\"\n",
            "en\tes\nOne.\t\"Uno \"\"uno\"\".\"\n\tDos.\n",
            "sep=;\r\nen;es\r\nOne.;\"Uno \"\"uno\"\".\"\r\n;Dos.\r\n",
            "\u{feff}\"sep=,\"\nSource (en),Target (es)\nOne.,\"Uno \"\"uno\"\".\"\n,Dos.\n",
        ] {
            let read = read(table).unwrap();
            let texts = |side: &SegmentedDocument| {
                let texts = side.segments.iter().map(|segment| segment.as_str().to_owned());
                (side.language.primary().to_owned(), texts.collect::<Vec<_>>().join("|"))
            };
            let (english, spanish) = match read.source.language.primary() {
                "en" => (&read.source, &read.target),
                _ => (&read.target, &read.source),
            };
            assert_eq!(texts(english), ("en".to_owned(), "One.".to_owned()));
            assert_eq!(texts(spanish), ("es".to_owned(), "Uno \"uno\".|Dos.".to_owned()));
            assert_eq!(read.alignment.beads.len(), 2);
        }
    }

    #[test]
    fn the_first_column_is_the_source() {
        for (header, languages) in [
            ("en\tes", "en es"),
            ("id\tes\ten", "es en"),
            ("note\tpt\tx\tes", "pt es"),
            ("es-MX\ten-US", "es-MX en-US"),
            ("es-ES\tes-MX", "es-ES es-MX"),
            ("pt-BR\tpt-PT", "pt-BR pt-PT"),
            ("de\tes\ten", "es en"),
            ("Español\tInglés", "es en"),
            ("ID\tEnglish\tFrench", "en fr"),
        ] {
            let table = format!("{header}\n");
            let rows = Rows::new(table.as_bytes(), Sides::default()).unwrap();
            let Languages { source, target } = rows.languages;
            assert_eq!(format!("{source} {target}"), languages, "{header}");
        }
    }

    #[test]
    fn columns_called_source_and_target_have_the_languages_that_the_user_names() {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        for header in ["Source,Target", "id,Target text,Source text", "Origen;Traducción"] {
            let named = Sides::new(Some(&en), Some(&es));
            let rows = Rows::new(header.as_bytes(), named).unwrap();
            assert_eq!(rows.languages, Languages::new(en.clone(), es.clone()), "{header}");
            let unnamed = Rows::new(header.as_bytes(), Sides::default()).err().unwrap();
            assert!(unnamed.contains("--source"), "{header}: {unnamed}");
        }
        assert!(Rows::new(&b"ward,beds"[..], Sides::new(Some(&en), Some(&es))).is_err());
    }

    #[test]
    fn line_breaks_and_tabs_outlive_a_cell() {
        for (text, cell) in [
            ("a\tb\nc\rd", r"a\tb\nc\rd"),
            (r"C:\new \ \x \\", r"C:\\new \ \x \\\"),
            ("\\\n", r"\\\n"),
        ] {
            assert_eq!(escaped(text), cell);
            assert_eq!(unescaped(cell), text);
        }
    }

    #[test]
    fn faults_are_named() {
        for (table, fault) in [
            ("", "the first row wants two languages"),
            ("1\t1\t1-1\n", "the first row wants two languages"),
            ("en\tes\n", "this table has no rows"),
            ("en,\"es\na,b\n", "row 1: a quotation mark is not closed"),
            (
                "en,es\nOne, two,Uno, dos\n",
                "row 2: has 4 cells, and the header 2; put a text with ',' between",
            ),
            (
                "en;es\nOne;Uno;\na;b;;c\n",
                "row 3: has 4 cells, and the header 2; put a text with ';' between",
            ),
            ("en\tes\na\tb\tc\n", "row 2: has 3 cells, and the header 2; a text may hold no tab"),
            (
                &format!("en,es\na,{}", "b ".repeat(LONGEST_LINE_MB << 19 | 1)),
                "row 2: a row is longer than",
            ),
        ] {
            let found = match Rows::new(table.as_bytes(), Sides::default()) {
                Ok(rows) => rows.filter_map(Result::err).collect(),
                Err(what) => what,
            };
            let found = if found.is_empty() { read(table).unwrap_err() } else { found };
            assert!(found.starts_with(fault), "{table:?}: {found}");
        }
    }
}
