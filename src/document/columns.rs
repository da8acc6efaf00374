//! Pages laid out in two columns side by side, as `pdftotext -layout` writes them: read one column after the other. A narrow
//! column of keywords beside an abstract is read behind it.

use crate::language::{LanguageTag, Pack, heading_class, likeliest_pack};
use crate::text::script::word_count;
use crate::text::source_text::SourceText;
use std::ops::Range;

/// No column of running text is narrower, in characters: what is narrower is a table.
const NARROWEST: usize = 30;
/// Half of the lines of a column are at least as wide; the others are the ends of paragraphs, headings and titles.
const TYPICAL: usize = 24;
/// So many lines must begin where the right column begins, and as many must have text in the left one.
const FEWEST: usize = 5;
/// Lines of a column begin so many characters before or after one another.
const SLACK: usize = 1;

/// The same text with each pair of columns one below the other; none if there are no columns.
pub(super) fn unfold(text: &SourceText) -> Option<SourceText> {
    if !text.as_str().contains("  ") {
        return None; // nearly always
    }
    let mut out = SourceText::default();
    let mut found = false;
    let mut at = 0;
    for page in text.as_str().split_inclusive('\u{c}') {
        let rows = rows(page, at);
        let mut bands = keyword_bands(&rows);
        if let Some(column) = right_column(&rows) {
            let halves = [Half::Left, Half::Right];
            let wide = self::bands(&rows, column).into_iter();
            let wide = wide.flat_map(|band| by_language(&rows, band, column));
            bands.extend(wide.map(|rows| Band { rows, column, halves }));
        }
        bands.sort_by_key(|band| band.rows.start);
        let mut done = 0;
        for Band { rows: band, column, halves } in bands {
            if band.start < done {
                continue;
            }
            found = true;
            rows[done..band.start].iter().for_each(|row| whole(row, text, &mut out));
            for half in halves {
                one_column(&rows[band.clone()], |row| row.half(half, column), text, &mut out);
            }
            done = band.end;
        }
        rows[done..].iter().for_each(|row| whole(row, text, &mut out));
        at += page.len();
    }
    found.then_some(out)
}

/// A line of a page.
struct Row<'t> {
    content: &'t str,
    /// Where it begins in the text, and where it ends, its line end included.
    at: usize,
    end: usize,
    /// Where text begins behind a gap, in characters and in bytes of the line.
    starts: Vec<(usize, usize)>,
    /// How wide it is, in characters.
    width: usize,
}

fn rows(page: &str, mut at: usize) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for line in page.split_inclusive(['\n', '\u{c}']) {
        let content = line.trim_end();
        let (mut starts, mut blanks, mut width) = (Vec::new(), 0, 0);
        for (byte, c) in content.char_indices() {
            if c == ' ' {
                blanks += 1;
            } else {
                // text at the start of the line is in the left column
                if blanks >= 2 {
                    starts.push((width, byte));
                }
                blanks = 0;
            }
            width += 1;
        }
        rows.push(Row { content, at, end: at + line.len(), starts, width });
        at += line.len();
    }
    rows
}

impl Row<'_> {
    /// Where its right half begins, in bytes, if it has one.
    fn split(&self, column: usize) -> Option<usize> {
        let near = |start: &&(usize, usize)| start.0.abs_diff(column) <= SLACK;
        self.starts.iter().find(near).map(|(_, byte)| *byte)
    }

    /// Whether its text runs on over the gap between the columns.
    fn crosses(&self, column: usize) -> bool {
        self.width + SLACK > column && self.split(column).is_none()
    }

    /// Where the text of one of its halves is; an empty range where there is none.
    fn half(&self, half: Half, column: usize) -> Range<usize> {
        let split = self.split(column).unwrap_or(self.content.len());
        let (start, end) = match half {
            Half::Left => (0, split),
            Half::Right => (split, self.content.len()),
        };
        let text = &self.content[start..end];
        let indent = text.len() - text.trim_start().len();
        self.at + start + indent..self.at + start + text.trim_end().len().max(indent)
    }

    fn text(&self, half: Half, column: usize) -> &str {
        let Range { start, end } = self.half(half, column);
        &self.content[start - self.at..end - self.at]
    }
}

#[derive(Clone, Copy)]
enum Half {
    Left,
    Right,
}

/// Rows of two columns.
struct Band {
    rows: Range<usize>,
    /// Where the right one begins.
    column: usize,
    /// In which order they are read.
    halves: [Half; 2],
}

/// The rows that have a narrow column of keywords at the left, its heading above, and running text beside it.
fn keyword_bands(rows: &[Row<'_>]) -> Vec<Band> {
    let begins = |row: &Row<'_>| {
        let has_text_before = |start: &&(usize, usize)| !row.content[..start.1].trim().is_empty();
        let (column, byte) = *row.starts.iter().find(has_text_before)?;
        let heading = row.content[..byte].trim();
        (heading_class(heading) == Some("keywords")).then_some(column)
    };
    let mut bands: Vec<Band> = Vec::new();
    for (start, row) in rows.iter().enumerate() {
        let Some(column) = begins(row) else { continue };
        let behind = rows[start + 1..].iter();
        let next = |row: &&Row<'_>| !row.crosses(column) && begins(row).is_none();
        let end = start + 1 + behind.take_while(next).count();
        // dates and the like may stand above the keywords
        let from = bands.last().map_or(0, |band| band.rows.end);
        let above = rows[from..start].iter().rev().take_while(|row| !row.crosses(column));
        let beside = above.enumerate().filter(|(_, row)| row.split(column).is_some());
        let start = start - beside.last().map_or(0, |(index, _)| index + 1);
        let has_text = |row: &&Row<'_>| row.half(Half::Right, column).len() >= NARROWEST;
        if rows[start..end].iter().filter(has_text).count() >= FEWEST {
            bands.push(Band { rows: start..end, column, halves: [Half::Right, Half::Left] });
        }
    }
    bands
}

/// Where most lines have text behind a gap, if they are enough.
fn right_column(rows: &[Row<'_>]) -> Option<usize> {
    let starts = || rows.iter().flat_map(|row| &row.starts).map(|(column, _)| *column);
    let count = |column: usize| starts().filter(|start| start.abs_diff(column) <= SLACK).count();
    let columns: std::collections::BTreeSet<usize> =
        starts().filter(|column| *column >= NARROWEST).collect();
    let best = columns.into_iter().max_by_key(|column| (count(*column), usize::MAX - column))?;
    (count(best) >= FEWEST).then_some(best)
}

/// The stretches of rows that are two columns of running text.
fn bands(rows: &[Row<'_>], column: usize) -> Vec<Range<usize>> {
    let mut bands = Vec::new();
    let mut start = 0;
    for index in 0..=rows.len() {
        if rows.get(index).is_none_or(|row| row.crosses(column)) {
            if is_running_text(&rows[start..index], column) {
                bands.push(start..index);
            }
            start = index + 1;
        }
    }
    bands
}

/// A band cut where texts in several languages stand one below the other, each set in both columns; whole where they do not.
fn by_language(rows: &[Row<'_>], band: Range<usize>, column: usize) -> Vec<Range<usize>> {
    const FEWEST_WORDS: usize = 12;
    let language = |chunk: &Range<usize>, half| {
        let parts = rows[chunk.clone()].iter().map(|row| row.text(half, column));
        let text = parts.collect::<Vec<_>>().join(" ");
        let pack = (word_count(&text) >= FEWEST_WORDS).then(|| likeliest_pack(&text));
        pack.flatten().map(Pack::tag)
    };
    let mut parts: Vec<(Range<usize>, LanguageTag)> = Vec::new();
    for chunk in chunks(rows, &band) {
        match [Half::Left, Half::Right].map(|half| language(&chunk, half)) {
            [Some(left), Some(right)] if left == right => match parts.last_mut() {
                Some((part, last)) if *last == left => part.end = chunk.end,
                _ => parts.push((chunk, left)),
            },
            [Some(_), Some(_)] => return vec![band],
            _ => {}
        }
    }
    match parts.len() {
        0 | 1 => vec![band],
        _ => parts.into_iter().map(|(part, _)| part).collect(),
    }
}

/// The rows of a band between blank ones.
fn chunks(rows: &[Row<'_>], band: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = band.start;
    let runs = rows[band.clone()].chunk_by(|a, b| a.content.is_empty() == b.content.is_empty());
    let ranges = runs.map(|run| {
        at += run.len();
        (at - run.len()..at, run[0].content.is_empty())
    });
    ranges.filter(|(_, is_blank)| !is_blank).map(|(range, _)| range).collect()
}

fn is_running_text(rows: &[Row<'_>], column: usize) -> bool {
    [Half::Left, Half::Right].into_iter().all(|half| {
        let widths =
            || rows.iter().map(|row| row.half(half, column).len()).filter(|width| *width > 0);
        let count = widths().count();
        count >= FEWEST && widths().filter(|width| *width >= TYPICAL).count() * 2 >= count
    })
}

fn whole(row: &Row<'_>, text: &SourceText, out: &mut SourceText) {
    out.append(&text.slice(row.at..row.end));
}

/// Adds the lines of one column. The lines of the columns may alternate: a row that has text in the other alone is a gap
/// between paragraphs only where it is not the rule.
fn one_column(
    rows: &[Row<'_>],
    side: impl Fn(&Row<'_>) -> Range<usize>,
    text: &SourceText,
    out: &mut SourceText,
) {
    let is_blank = |row: &Row<'_>| side(row).is_empty();
    let lone = rows.chunk_by(|a, b| is_blank(a) == is_blank(b));
    let lone = lone.filter(|run| run.len() == 1 && is_blank(&run[0])).count();
    let alternate = lone >= FEWEST;
    for run in rows.chunk_by(|a, b| is_blank(a) == is_blank(b)) {
        if is_blank(&run[0]) {
            let is_gap = run.len() > 1 || !alternate || run[0].content.is_empty();
            if is_gap {
                end_line(&run[0], text, out);
            }
            continue;
        }
        for row in run {
            // lines spread to one width have wide gaps
            out.append(&text.slice(side(row)).collapsed());
            end_line(row, text, out);
        }
    }
    // the next column is another paragraph, or goes on with this one
    if let Some(last) = rows.last() {
        end_line(last, text, out);
    }
}

fn end_line(row: &Row<'_>, text: &SourceText, out: &mut SourceText) {
    let end = text.source(row.at + row.content.len()..row.end.max(row.at + row.content.len()));
    out.push("\n", end, text.line(row.at) as u32);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LEFT: [&str; 6] = [
        "Nurses who dwell on their mistakes often",
        "attack themselves inwardly and seldom",
        "ask for help. Compassion training may",
        "help them, but staff have rarely taken",
        "part in trials, and those that did left",
        "early.",
    ];
    const RIGHT: [&str; 6] = [
        "Las enfermeras que dan vueltas a sus",
        "errores suelen atacarse por dentro y",
        "rara vez piden ayuda. El entrenamiento",
        "en compasión puede ayudarlas, pero el",
        "personal apenas ha participado en los",
        "ensayos.",
    ];

    fn unfolded(page: &str) -> Option<String> {
        unfold(&SourceText::from_source(page)).map(|text| text.as_str().to_owned())
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let column = |lines: &[&str]| lines.join("\n") + "\n";
        let expected = |rest: &str| {
            Some(["A title\n\n", &column(&LEFT), "\n", &column(&RIGHT), "\n", rest].concat())
        };
        let beside: String =
            LEFT.iter().zip(RIGHT).map(|(left, right)| format!("{left:44}{right}\n")).collect();
        let wide = "A line over the whole width of the page, far beyond the first column of it\n";
        let head = unfolded(&format!("A title\n\n{beside}{wide}")).unwrap();
        assert_eq!(
            head.replace("\n\n\n", "\n\n"),
            expected(wide).unwrap().replace("\n\n\n", "\n\n")
        );
        // the lines of the one between those of the other
        let between: String = LEFT
            .iter()
            .zip(RIGHT)
            .map(|(left, right)| format!("{left}\n{:44}{right}\n", ""))
            .collect();
        let lines = |text: &str| {
            text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        let read = unfolded(&between).unwrap();
        assert_eq!(lines(&read), [LEFT, RIGHT].concat());
        assert!(read.starts_with(&column(&LEFT)), "{read}");
    }

    #[test]
    fn texts_that_are_each_set_in_two_columns_are_read_one_after_the_other() {
        let set = |lines: &[&str]| {
            let (left, right) = lines.split_at(lines.len() / 2);
            let rows = left.iter().zip(right);
            rows.map(|(left, right)| format!("{left:44}{right}\n")).collect::<String>()
        };
        let (en, es) = ([LEFT, LEFT].concat(), [RIGHT, RIGHT].concat());
        let page = format!(
            "ABSTRACT\n{}\nKeywords: nurses\n\nRESUMEN\n{}\nPalabras clave: enfermeras\n",
            set(&en),
            set(&es)
        );
        let read = unfolded(&page).unwrap();
        let lines: Vec<&str> = read.lines().filter(|line| !line.is_empty()).collect();
        let wanted = [
            &["ABSTRACT"][..],
            &en,
            &["Keywords: nurses", "RESUMEN"],
            &es,
            &["Palabras clave: enfermeras"],
        ];
        assert_eq!(lines, wanted.concat());
    }

    #[test]
    fn keywords_beside_an_abstract_are_read_behind_it() {
        let side = ["KEYWORDS", "Sleep;", "Night care;", "Pain", "", ""];
        let page: String =
            side.iter().zip(LEFT).map(|(side, text)| format!("{side:24}{text}\n")).collect();
        let read = unfolded(&format!("A title\n\n{page}")).unwrap();
        let lines: Vec<&str> = read.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines[0], "A title");
        assert_eq!(lines[1..7], LEFT);
        assert_eq!(lines[7..], ["KEYWORDS", "Sleep;", "Night care;", "Pain"]);
        // indented, and behind the dates of the article
        let side = ["ARTICLE INFO", "Received:", "2 May 2031", "KEYWORDS", "Sleep;", "Pain"];
        let text = ["ABSTRACT"].into_iter().chain(LEFT);
        let page: String = side
            .into_iter()
            .chain([""])
            .zip(text)
            .map(|(side, text)| format!("  {side:24}{text}\n"))
            .collect();
        let read = unfolded(&format!("A title\n\n{page}")).unwrap();
        let lines: Vec<&str> = read.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines[1..8], [&["ABSTRACT"][..], &LEFT].concat());
        assert_eq!(lines[8..], side);
    }

    #[test]
    fn what_is_no_pair_of_columns_stays_as_it_is() {
        let table: String = (0..9).map(|row| format!("{row:34}12.{row}\n")).collect();
        let list: String = LEFT.iter().map(|line| format!("  {line}\n")).collect();
        for page in [&table, &list, "", "\u{c}\n", "One.  Two."] {
            assert_eq!(unfolded(page), None, "{page}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(page in "([a-zñ]{1,9}( |   ){1,20}[a-z]{0,30}(\\n|\\n\\u{c})){0,30}") {
            if let Some(text) = unfolded(&page) {
                let sorted = |text: &str| {
                    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
                    words.sort();
                    words
                };
                prop_assert_eq!(sorted(&text), sorted(&page));
            }
        }
    }
}
