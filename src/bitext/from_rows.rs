//! The bitext of a table: a bead a row, with what its columns say of it.

use super::pairs::from_lines;
use super::table::Row;
use super::{Bitext, table_words};
use crate::align::Status;
use crate::language::Languages;
use crate::segment::{Segment, SplitRules};
use crate::side::{Side, Sides};
use crate::unread::Unread;
use std::collections::BTreeMap;

/// The bitext of a table.
pub(crate) struct FromRows {
    pub bitext: Bitext,
    /// The row of each bead, as spreadsheets count them.
    pub rows: Vec<u64>,
    /// The rows that could not be read.
    pub unread: Unread,
    /// Marks of people that mean nothing, each with the rows that have it.
    pub unknown_marks: BTreeMap<String, Vec<u64>>,
}

/// The bitext of the rows of a table, a bead a row; an error where there is none.
pub(crate) fn bitext(
    name: &str,
    languages: Languages,
    rows: impl Iterator<Item = Result<Row, String>>,
    rules: &SplitRules,
) -> Result<FromRows, String> {
    let mut unread = Unread::default();
    let mut rows = unread.sort_out(rows).peekable();
    if rows.peek().is_none() {
        drop(rows);
        return Err(match &unread.messages()[..] {
            [] => "this table has no rows below its header".into(),
            messages => messages.join("\n  "),
        });
    }
    let (mut said, mut numbers) = (Vec::new(), Vec::new());
    let mut unknown_marks = BTreeMap::<String, Vec<u64>>::new();
    let pairs = rows.map(|row| {
        if [&row.source, &row.target].iter().any(|text| !text.trim().is_empty()) {
            said.push(Said::of(&row).unwrap_or_else(|(mark, said)| {
                unknown_marks.entry(mark).or_default().push(row.number);
                said
            }));
            numbers.push(row.number);
        }
        (u32::try_from(row.line).unwrap_or(u32::MAX), row.source, row.target)
    });
    let mut bitext = from_lines(name, languages, pairs);
    for (bead, said) in bitext.alignment.beads.iter_mut().zip(&said) {
        // what was aligned and found no counterpart is no translation that is still to come
        bead.untranslated = bead.target.is_empty() && said.kind.is_none();
        bead.confidence = said.confidence.unwrap_or(bead.confidence);
        bead.review = said.review;
        bead.status = said.status;
        bead.note.clone_from(&said.note);
    }
    split(&mut bitext, &said, rules);
    Ok(FromRows { bitext, rows: numbers, unread, unknown_marks })
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
    /// An error is a mark that means nothing, with all else that is said.
    fn of(row: &Row) -> Result<Self, (String, Self)> {
        let column = |name: &str| {
            let of_name =
                row.others.iter().filter(|(own, _)| table_words::column(own) == Some(name));
            of_name.map(|(_, value)| value.trim()).find(|value| !value.is_empty())
        };
        let kind = column("kind").and_then(|kind| kind.split_once('-'));
        let confidence = column("confidence").and_then(|confidence| confidence.parse().ok());
        let is_number = |confidence: &f64| (0.0..=1.0).contains(confidence);
        let mark = column("status");
        let status = mark.and_then(table_words::mark).and_then(|mark| mark.parse().ok());
        let said = Said {
            kind: kind.and_then(|(n, m)| Some(Sides::new(n.parse().ok()?, m.parse().ok()?))),
            confidence: confidence.filter(is_number),
            review: column("review").is_some(),
            status: status.unwrap_or_default(),
            note: column("note").map(str::to_owned),
        };
        match mark.filter(|_| status.is_none()) {
            Some(mark) => Err((mark.to_owned(), said)),
            None => Ok(said),
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
    use crate::bitext::table::Rows;

    #[test]
    fn marks_and_notes_of_people_are_taken_in_both_languages() {
        for (table, said) in [
            ("en,es,status,note\nOne.,Uno.,confirmed,x\n", "confirmed x"),
            ("en,es,Estado,Nota\nOne.,Uno.,CONFIRMADO ,x\n", "confirmed x"),
            ("en;es;ESTADO;Observaciones\nOne.;Uno.;corregida;x\n", "corrected x"),
            ("en\tes\tComments\nOne.\tUno.\tx\n", "automatic x"),
            ("en,es,Status\n,,\nOne.,Uno.,ok\n\nTwo.,Dos.,ok\n", "automatic ; ok in [3, 5]"),
            ("en,es,estado\nOne.,Uno.,sí\n", "automatic ; sí in [2]"),
        ] {
            let rows = Rows::new(table.as_bytes(), Sides::default()).unwrap();
            let languages = rows.languages.clone();
            let read = bitext("", languages, rows, &SplitRules::default()).unwrap();
            let bead = &read.bitext.alignment.beads[0];
            let mut found = format!("{} {}", bead.status, bead.note.as_deref().unwrap_or(""));
            for (mark, rows) in read.unknown_marks {
                found += &format!("; {mark} in {rows:?}");
            }
            assert_eq!(found, said, "{table}");
        }
    }
}
