//! The bitext of a table: a bead a row, with what its columns say of it.

use super::Bitext;
use super::pairs::from_pairs;
use super::table::Row;
use crate::align::Status;
use crate::language::Languages;
use crate::segment::{Segment, SplitRules};
use crate::side::{Side, Sides};
use crate::unread::Unread;

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
