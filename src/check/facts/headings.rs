//! The section headings of a document.

use crate::check::finding::Place;
use crate::language::heading_class;
use crate::segment::{Segment, SegmentedDocument};
use crate::words::TextWords;
use std::ops::Range;

/// A section heading.
pub(in crate::check) struct Heading {
    /// What it is of: `methods`, `results` …
    pub class: &'static str,
    pub place: Place,
}

/// The section headings of a document, on lines of their own, before their text, or behind a sentence where lines
/// were lost.
pub(super) fn headings(document: &SegmentedDocument, words: &TextWords) -> Vec<Heading> {
    let mut headings = Vec::new();
    let texts = document.segments.iter().map(Segment::as_str);
    for (segment, text) in texts.enumerate() {
        let heading = |start: usize| {
            let end = start + label_end(&text[..start], &text[start..])?;
            let class = heading_class(&text[start..end]).filter(|class| is_section(class))?;
            Some(Heading { class, place: Place { segment, range: start..end } })
        };
        let tokens = words.tokens(segment).iter().enumerate();
        for (index, token) in
            tokens.filter(|(_, token)| words.form(**token).traits().begins_heading)
        {
            let start = words.word(*token).at;
            // signs of emphasis belong to a heading that begins the text, a dash or a bullet does not
            let from_beginning = (index == 0).then_some(0);
            let is_capital = text[start..].starts_with(char::is_uppercase);
            let from_word = (is_capital && text[..start].ends_with(' ')).then_some(start);
            headings.extend(from_beginning.into_iter().chain(from_word).find_map(heading));
        }
    }
    headings
}

/// Those headings, of all of a side, that are in some segments.
pub(in crate::check) fn headings_in<'h>(
    headings: &'h [Heading],
    segments: &Range<usize>,
) -> &'h [Heading] {
    let first =
        |segment: usize| headings.partition_point(|heading| heading.place.segment < segment);
    &headings[first(segments.start)..first(segments.end)]
}

/// Where the heading ends that may begin behind `before`, there with a capital: at its sign, or where the capitals end.
fn label_end(before: &str, text: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let ends_sentence = before.trim_end().ends_with(['.', ':', '?', '!', '。', '：']);
    let capitals = text.split(' ').next()?.chars().filter(|c| c.is_uppercase()).count();
    if !before.is_empty() && !ends_sentence && capitals < 2 {
        return None;
    }
    let text = &text[..text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at)];
    let is_heading = |end: &usize| heading_class(&text[..*end]).is_some();
    let sign = if before.is_empty() {
        let sign = text.find([':', '：', '.', '—', '–']).unwrap_or(text.len());
        let dash = text.as_bytes()[..sign].windows(3).position(|bytes| bytes == b" - ");
        dash.or(Some(sign))
    } else if ends_sentence {
        text.find([':', '：']).or(Some(text.len()))
    } else {
        text.find([':', '：'])
    };
    let in_capitals = |word: &&str| word.chars().all(|c| c.is_uppercase() || "&/,".contains(c));
    let run = text.split(' ').take_while(in_capitals).scan(0, |at, word| {
        *at += word.len() + usize::from(*at > 0);
        Some(*at)
    });
    // `METHODS A nurse …`, `RESULTS HIV …`: the last word in capitals may be none of the heading
    let run: Vec<usize> =
        if before.is_empty() || ends_sentence { run.collect() } else { Vec::new() };
    sign.into_iter().chain(run.into_iter().rev().take(2)).find(is_heading)
}

fn is_section(class: &str) -> bool {
    !matches!(
        class,
        "abstract"
            | "keywords"
            | "references"
            | "acknowledgements"
            | "funding"
            | "declarations"
            | "registration"
    )
}

#[cfg(test)]
mod tests {
    use crate::check::rule_test::EN_ES;
    use crate::cost::grows_in_proportion;

    fn found(text: &str) -> Vec<&str> {
        EN_ES.with_context(&[(text, "")], |context| {
            let headings = context.facts.headings().source.iter();
            headings.map(|heading| &text[heading.place.range.clone()]).collect()
        })
    }

    #[test]
    fn the_cost_of_words_that_could_begin_a_heading_grows_with_their_number() {
        grows_in_proportion(12_500, |size| {
            let text = "-".repeat(10 * size) + &" methods".repeat(size);
            assert_eq!(found(&text), Vec::<&str>::new());
        });
    }

    #[test]
    fn headings_are_found_wherever_they_begin() {
        for (text, headings) in [
            ("Methods: Nurses were asked.", vec!["Methods"]),
            ("**Methods:** Nurses were asked.", vec!["**Methods"]),
            ("METHODS:Nurses were asked.", vec!["METHODS"]),
            ("METHODS.Nurses were asked.", vec!["METHODS"]),
            ("_Methods:_ Nurses were asked.", vec!["_Methods"]),
            ("- METHODS: Nurses were asked.", vec!["METHODS"]),
            ("• RESULTS: They answered.", vec!["RESULTS"]),
            ("METHODS A nurse was asked.", vec!["METHODS"]),
            ("Nurses were asked. RESULTS", vec!["RESULTS"]),
            ("Nurses were asked. RESULTS: They answered.", vec!["RESULTS"]),
            ("results: they answered.", vec!["results"]),
            ("The results of methods and Methods were asked for.", vec![]),
        ] {
            assert_eq!(found(text), headings, "{text}");
        }
    }
}
