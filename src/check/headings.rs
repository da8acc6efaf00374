//! The section headings of a document.

use super::Place;
use crate::bitext::{Bitext, Side};
use crate::language::{begins_heading, heading_class};
use crate::segment::Segment;
use crate::text::forms::Forms;

/// A section heading.
pub(super) struct Heading {
    /// What it is of: `methods`, `results` …
    pub class: &'static str,
    pub place: Place,
}

/// The section headings of a document, on lines of their own, before their text, or behind a sentence where lines
/// were lost.
pub(super) fn headings(bitext: &Bitext, words: &Forms<'_>, side: Side) -> Vec<Heading> {
    let may_begin = words.each(|form| form.starts_with(char::is_uppercase) && begins_heading(form));
    let texts = bitext.side(side).segments.iter().map(Segment::as_str).enumerate();
    let headings = texts.flat_map(|(segment, text)| {
        let first_words =
            words.tokens(segment).iter().filter(|token| may_begin[token.form as usize]);
        let starts = first_words.map(|token| words.word(*token).at);
        let starts = starts.filter(|start| text[..*start].ends_with(' '));
        let heading = move |start: usize| {
            let end = start + label_end(&text[..start], &text[start..])?;
            let class = heading_class(&text[start..end]).filter(|class| is_section(class))?;
            Some(Heading { class, place: Place { segment, range: start..end } })
        };
        [0].into_iter().chain(starts).filter_map(heading)
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
        let signs = [":", ".", "—", "–", " - "].map(|sign| text.find(sign).unwrap_or(text.len()));
        signs.into_iter().min()
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
