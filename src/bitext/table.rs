//! Tables of pairs that are aligned already: a header that names two languages, by codes or as people call them, a pair a
//! row.

use super::pairs::from_pairs;
use super::{Bitext, record};
use crate::align::Status;
use crate::language::{LanguageTag, Languages, of_column_name, side_of_column};
use crate::segment::{Segment, SplitRules};
use crate::side::{Side, Sides};
use crate::text::encoding::{LONGEST_LINE_MB, check_length};
use crate::unread::Unread;
use std::io::{self, BufRead, Chain, Cursor, Read};

/// A row: both texts, and the other columns with their names.
pub(crate) struct Row {
    pub source: String,
    pub target: String,
    pub others: Vec<(String, String)>,
}

/// The rows of a table, read one by one.
pub(crate) struct Rows<R> {
    pub languages: Languages,
    reader: csv::Reader<Bounded<Chain<Cursor<Vec<u8>>, R>>>,
    header: Vec<String>,
    /// The row that was read last.
    record: csv::StringRecord,
    source: usize,
    target: usize,
    /// Whether line breaks and tabs of texts are escaped, as cotejo writes them.
    is_escaped: bool,
    /// The lines before the header.
    lines_before: u64,
    /// Whether nothing more can be read.
    has_ended: bool,
}

impl<R: BufRead> Rows<R> {
    /// Reads the header of a table with tabs, commas or semicolons between its columns. `wanted` are source and target
    /// where the user named them. The error says what is wrong.
    pub(crate) fn new(mut table: R, wanted: Sides<Option<&LanguageTag>>) -> Result<Self, String> {
        let mut header = first_line(&mut table)?;
        if header.starts_with(b"\xef\xbb\xbf") {
            header.drain(..3);
        }
        let declared = declared_delimiter(&header);
        if declared.is_some() {
            header = first_line(&mut table)?;
        }
        let delimiter = declared.or_else(|| delimiter(&header));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b'\t'))
            .quoting(delimiter != Some(b'\t'))
            .flexible(true)
            .from_reader(Bounded { reader: Cursor::new(header).chain(table), taken: 0 });
        let header: Vec<String> = reader
            .headers()
            .map_err(|error| error.to_string())?
            .iter()
            .map(|name| name.trim().to_owned())
            .collect();
        // the number of a row, not Indonesian
        let by_code = |name: &String| name.parse().ok().filter(|_| name != "id");
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
        let lines_before = declared.iter().count() as u64;
        let has_ended = false;
        Ok(Rows {
            languages,
            reader,
            header,
            record,
            source,
            target,
            is_escaped,
            lines_before,
            has_ended,
        })
    }
}

/// The first line that is left of a table, as far as it is no longer than a line may be.
fn first_line(table: &mut impl BufRead) -> Result<Vec<u8>, String> {
    let mut line = Vec::new();
    let limit = (LONGEST_LINE_MB << 20) as u64;
    let read = table.by_ref().take(limit).read_until(b'\n', &mut line);
    read.map_err(|error| error.to_string())?;
    Ok(line)
}

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
        self.reader.get_mut().taken = 0;
        match self.reader.read_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(error) => {
                self.has_ended = matches!(error.kind(), csv::ErrorKind::Io(_));
                return Some(Err(error.to_string()));
            }
        }
        let cell = |column: usize| {
            let cell = self.record.get(column).unwrap_or_default();
            if self.is_escaped { unescaped(cell) } else { cell.to_owned() }
        };
        let (source, target) = (cell(self.source), cell(self.target));
        if let Err(what) = check_length(&source).and_then(|()| check_length(&target)) {
            let line = self.record.position().map_or(0, csv::Position::line) + self.lines_before;
            return Some(Err(format!("line {line}: {what}")));
        }
        let is_other = |column: &usize| ![self.source, self.target].contains(column);
        let others = (0..self.header.len()).filter(is_other);
        Some(Ok(Row {
            source,
            target,
            others: others.map(|column| (self.header[column].clone(), cell(column))).collect(),
        }))
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

/// Stops where one row has no end, as behind a quotation mark that nothing closes.
struct Bounded<R> {
    reader: R,
    /// The bytes of the row that is read.
    taken: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken > LONGEST_LINE_MB << 20 {
            let what = format!(
                "a row is longer than the {LONGEST_LINE_MB} MB that are read as one; close its quotation marks, or split it"
            );
            return Err(io::Error::other(what));
        }
        let read = self.reader.read(buffer)?;
        self.taken += read;
        Ok(read)
    }
}

/// The bitext of the rows of a table, a bead a row, and the rows that could not be read; an error where there is none.
pub(crate) fn bitext(
    name: &str,
    languages: Languages,
    rows: impl Iterator<Item = Result<Row, String>>,
    rules: &SplitRules,
) -> Result<(Bitext, Unread), String> {
    let mut unread = Unread::default();
    let mut rows = unread.sort_out(rows).peekable();
    if rows.peek().is_none() {
        drop(rows);
        return Err(match &unread.messages()[..] {
            [] => "this table has no rows below its header".into(),
            messages => messages.join("\n  "),
        });
    }
    let mut said = Vec::new();
    let pairs = rows.map(|row| {
        if [&row.source, &row.target].iter().any(|text| !text.trim().is_empty()) {
            said.push(Said::of(&row));
        }
        (row.source, row.target)
    });
    let mut bitext = from_pairs(name, languages, pairs);
    for (bead, said) in bitext.alignment.beads.iter_mut().zip(&said) {
        // what was aligned and found no counterpart is no translation that is still to come
        bead.untranslated = bead.target.is_empty() && said.kind.is_none();
        bead.confidence = said.confidence.unwrap_or(bead.confidence);
        bead.review = said.review;
        bead.status = said.status;
        bead.note.clone_from(&said.note);
    }
    split(&mut bitext, &said, rules);
    Ok((bitext, unread))
}

/// What the columns of a table say of a bead.
struct Said {
    kind: Option<Sides<usize>>,
    confidence: Option<f64>,
    review: bool,
    status: Status,
    note: Option<String>,
}

impl Said {
    fn of(row: &Row) -> Self {
        let column = |name: &str| {
            let found = row.others.iter().find(|(column, _)| column.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
        };
        let kind = column("kind").and_then(|kind| kind.split_once('-'));
        let confidence = column("confidence").and_then(|confidence| confidence.parse().ok());
        let is_number = |confidence: &f64| (0.0..=1.0).contains(confidence);
        Said {
            kind: kind.and_then(|(n, m)| Some(Sides::new(n.parse().ok()?, m.parse().ok()?))),
            confidence: confidence.filter(is_number),
            review: column("review").is_some(),
            status: column("status").and_then(|name| name.parse().ok()).unwrap_or_default(),
            note: column("note").map(str::to_owned),
        }
    }
}

/// Splits the texts of rows that held several segments, if they split into as many now.
fn split(bitext: &mut Bitext, said: &[Said], rules: &SplitRules) {
    if said.iter().all(|said| said.kind.is_none_or(|kind| kind.source < 2 && kind.target < 2)) {
        return;
    }
    for side in Side::BOTH {
        let document = match side {
            Side::Source => &mut bitext.source,
            Side::Target => &mut bitext.target,
        };
        let mut segments = Vec::with_capacity(document.segments.len());
        let mut whole = std::mem::take(&mut document.segments).into_iter();
        for (bead, said) in bitext.alignment.beads.iter_mut().zip(said) {
            let start = segments.len();
            for segment in whole.by_ref().take(bead.range(side).len()) {
                let sentences = rules.sentences(segment.as_str(), &document.language);
                if said.kind.is_some_and(|kind| kind[side] > 1 && kind[side] == sentences.len()) {
                    let part = |range| Segment { text: segment.text.slice(range), ..segment };
                    segments.extend(sentences.into_iter().map(part));
                } else {
                    segments.push(segment);
                }
            }
            match side {
                Side::Source => bead.source = start..segments.len(),
                Side::Target => bead.target = start..segments.len(),
            }
        }
        document.segments = segments;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::SegmentedDocument;

    fn read(table: &str) -> Result<Bitext, String> {
        let rows = Rows::new(table.as_bytes(), Sides::default())?;
        bitext("", rows.languages.clone(), rows, &SplitRules::default()).map(|(bitext, _)| bitext)
    }

    #[test]
    fn columns_go_by_their_names() {
        for table in [
            "id\tes\ten\n1\tUno \"uno\".\tOne.\n2\tDos.\t\n",
            "id;es;en\n1;\"Uno \"\"uno\"\".\";One.\n2;Dos.\n",
            "en,note,es-MX\nOne.,x,\"Uno \"\"uno\"\".\"\n,,Dos.\n",
            "English;Spanish\nOne.;\"Uno \"\"uno\"\".\"\n;Dos.\n",
            "No.\tTexto en inglés\tTexto en español\n1\tOne.\tUno \"uno\".\n2\t\tDos.\n",
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
            (
                &format!("en,es\na,\"{}", "b\n".repeat(LONGEST_LINE_MB << 19 | 1)),
                "a row is longer than",
            ),
        ] {
            assert!(read(table).unwrap_err().starts_with(fault), "{table:?}");
        }
    }
}
