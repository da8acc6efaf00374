//! Documents with a sentence left out, to learn from: gold has few translations that lack a sentence, and it is them that
//! an aligner has to notice.

use super::rows::Row;
use crate::segment::SegmentedDocument;
use crate::side::{Side, Sides};

/// A document pair with its gold alignment.
pub(crate) struct Dropped {
    pub documents: Sides<SegmentedDocument>,
    pub gold: Vec<Row>,
}

/// A shorter segment may be a heading, a title or a list of keywords, which are often left out for a reason.
const LEAST_CHARACTERS: usize = 40;

/// The document without one of the sentences that are translated one by one, on either side in turn: without the first,
/// the last, and so many of the others.
pub(crate) fn dropped(
    documents: Sides<&SegmentedDocument>,
    gold: &[Row],
    others: usize,
) -> Vec<Dropped> {
    let is_sentence = |row: &&Row| {
        let length =
            |side: Side, at: usize| documents[side].segments[at - 1].as_str().chars().count();
        !row.is_unknown()
            && !row.is_partly()
            && matches!((&row.source[..], &row.target[..]), ([source], [target])
                if length(Side::Source, *source).min(length(Side::Target, *target)) > LEAST_CHARACTERS)
    };
    let sentences: Vec<&Row> = gold.iter().filter(is_sentence).collect();
    let [first, middle @ .., last] = &sentences[..] else { return Vec::new() };
    let apart = (middle.len() / others.max(1)).max(1);
    let without = |side: Side| {
        let offset = if side == Side::Source { 0 } else { apart / 2 };
        let between = middle.iter().skip(offset).step_by(apart).take(others);
        [first, last].into_iter().chain(between).map(move |row| without(documents, gold, side, row))
    };
    Side::BOTH.into_iter().flat_map(without).collect()
}

/// The document without a side of a bead that has one segment there.
fn without(documents: Sides<&SegmentedDocument>, gold: &[Row], side: Side, bead: &Row) -> Dropped {
    let indices = |row: &Row| match side {
        Side::Source => row.source.clone(),
        Side::Target => row.target.clone(),
    };
    let gone = indices(bead)[0];
    let mut documents = documents.map(Clone::clone);
    documents[side].segments.remove(gone - 1);
    let left = |row: &Row| {
        let left = indices(row).into_iter().filter(|at| *at != gone);
        let left = left.map(|at| at - usize::from(at > gone)).collect();
        match side {
            Side::Source => Row { source: left, ..row.clone() },
            Side::Target => Row { target: left, ..row.clone() },
        }
    };
    Dropped { documents, gold: gold.iter().map(left).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::rows::{format, parse};
    use crate::language::LanguageTag;
    use crate::segment::segment_lines;
    use crate::text::source_text::SourceText;

    #[test]
    fn each_document_lacks_one_sentence_of_one_side() {
        let long =
            |text: &str| format!("{text} in a sentence that has more than forty characters.");
        let text = ["A title", &long("One"), &long("Two"), &long("Three")].join("\n");
        let document =
            segment_lines("", &SourceText::from_source(&text), &LanguageTag::known("en"));
        let gold = parse("1\t1\tOK\n2\t2\tOK\n3\t3\tOK\n4\t4\tOK\n").unwrap();
        let all = dropped(Sides::new(&document, &document), &gold, 1);
        let beads = |one: &Dropped| {
            let rows = one.gold.iter().map(format);
            rows.map(|row| row.replace("\tOK", "").replace('\t', "-")).collect::<Vec<_>>().join(" ")
        };
        let found: Vec<String> = all.iter().map(beads).collect();
        assert_eq!(
            found,
            [
                "1-1 --2 2-3 3-4",
                "1-1 2-2 3-3 --4",
                "1-1 2-2 --3 3-4",
                "1-1 2-- 3-2 4-3",
                "1-1 2-2 3-3 4--",
                "1-1 2-2 3-- 4-3",
            ]
        );
        assert!(
            all.iter()
                .all(|one| one.documents.iter().map(|d| d.segments.len()).sum::<usize>() == 7)
        );
    }
}
