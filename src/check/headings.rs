//! The section headings of a document.

use super::{CheckContext, Place};
use crate::bitext::Side;
use crate::language::heading_class;
use crate::segment::Segment;

/// A section heading.
pub(super) struct Heading {
    /// What it is of: `methods`, `results` …
    pub class: &'static str,
    pub place: Place,
}

/// The section headings of a document, on lines of their own, before their text, or behind a sentence where lines
/// were lost.
pub(super) fn headings(context: &CheckContext<'_>, side: Side) -> Vec<Heading> {
    let words = context.words(side);
    let texts = context.bitext.side(side).segments.iter().map(Segment::as_str).enumerate();
    let headings = texts.flat_map(|(segment, text)| {
        let tokens = words.tokens(segment).iter().enumerate();
        let first_words = tokens.filter(|(_, token)| words.form(**token).traits().begins_heading);
        let heading = move |start: usize| {
            let end = start + label_end(&text[..start], &text[start..])?;
            let class = heading_class(&text[start..end]).filter(|class| is_section(class))?;
            Some(Heading { class, place: Place { segment, range: start..end } })
        };
        first_words.filter_map(move |(index, token)| {
            let start = words.word(*token).at;
            // signs of emphasis are of a heading that begins the text, a dash or a bullet is not
            let whole = (index == 0).then_some(0);
            let is_capital = text[start..].starts_with(char::is_uppercase);
            let own = (is_capital && text[..start].ends_with(' ')).then_some(start);
            whole.into_iter().chain(own).find_map(heading)
        })
    });
    headings.collect()
}

/// Where the heading ends that may begin behind `before`, there with a capital: at its sign, or where the capitals end.
fn label_end(before: &str, text: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let ends_sentence = before.trim_end().ends_with(['.', ':', '?', '!']);
    let capitals = text.split(' ').next()?.chars().filter(|c| c.is_uppercase()).count();
    if !before.is_empty() && !ends_sentence && capitals < 2 {
        return None;
    }
    let text = &text[..text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at)];
    let is_heading = |end: &usize| heading_class(&text[..*end]).is_some();
    let sign = if before.is_empty() {
        let sign = text.find([':', '.', '—', '–']).unwrap_or(text.len());
        let dash = text.as_bytes()[..sign].windows(3).position(|bytes| bytes == b" - ");
        dash.or(Some(sign))
    } else if ends_sentence {
        text.find(':').or(Some(text.len()))
    } else {
        text.find(':')
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
        "abstract" | "keywords" | "references" | "acknowledgements" | "funding" | "registration"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::pairs::from_pairs;
    use crate::check::Checker;
    use crate::language::LanguageTag;
    use crate::words::Lexicon;
    use std::sync::Arc;

    fn found(text: &str) -> Vec<&str> {
        let tags = (LanguageTag::known("en"), LanguageTag::known("es"));
        let lexicon = Arc::new(Lexicon::between(&tags.0, &tags.1));
        let checker = Checker::new(Arc::default(), lexicon, &tags.0, &tags.1);
        let bitext = from_pairs("", tags, [(text.to_owned(), String::new())]);
        let headings = headings(&checker.context(&bitext), Side::Source);
        headings.into_iter().map(|own| &text[own.place.range]).collect()
    }

    #[test]
    fn many_words_that_could_begin_a_heading_are_no_burden() {
        let start = std::time::Instant::now();
        let text = "-".repeat(1 << 20) + &" methods".repeat(100_000);
        assert_eq!(found(&text), Vec::<&str>::new());
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
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
