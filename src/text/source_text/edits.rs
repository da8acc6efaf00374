//! Texts that people change: what they leave as it was still leads back to its source.

use super::{Code, SourceText};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

impl SourceText {
    /// The text with others in the place of some of its bytes, given in order. What is new leads back to what it
    /// replaces, and inline codes stay with the words about them.
    pub fn replaced(&self, edits: &[(Range<usize>, &str)]) -> SourceText {
        let bare = SourceText { codes: Vec::new(), ..self.clone() };
        let mut new = SourceText::default();
        let mut codes = self.codes.iter().peekable();
        let mut at = 0;
        for (range, text) in edits.iter().cloned().chain([(self.len()..self.len(), "")]) {
            let before = new.len();
            new.append(&bare.slice(at..range.start));
            let start = new.len();
            new.push(text, self.source(range.clone()), self.line(range.start) as u32);
            let is_reached = |code: &&Code| code.at < range.end || code.at <= range.start;
            while let Some(code) = codes.next_if(is_reached) {
                // a text that is put between a word and the code about another is of neither
                let is_inserted_before =
                    range.is_empty() && code.at == range.start && !code.role.is_end();
                let place = if code.at < range.start {
                    before + code.at - at
                } else if is_inserted_before || code.at > range.start && code.role.is_end() {
                    new.len()
                } else {
                    start
                };
                new.codes.push(Code { at: place, ..code.clone() });
            }
            at = range.end;
        }
        new.codes.sort_by_key(|code| code.at);
        new
    }

    /// The places of the source that a part of the text came from, one for each stretch.
    pub fn stretches(&self, range: Range<usize>) -> Vec<Range<usize>> {
        if range.is_empty() {
            return vec![self.source(range)];
        }
        let part = self.slice(range);
        part.runs.iter().map(|run| run.start..run.end).collect()
    }

    /// The text as a person wrote it anew; the words that are in both lead back as before.
    pub fn edited(&self, text: &str) -> SourceText {
        let [before, after] = [self.as_str(), text].map(|text| {
            let words = text.split_word_bound_indices();
            words.chain([(text.len(), "")]).collect::<Vec<_>>()
        });
        let words = |all: &[(usize, &'_ str)]| {
            all.iter().map(|(_, word)| (*word).to_owned()).collect::<Vec<_>>()
        };
        let changes = capture_diff_slices(Algorithm::Myers, &words(&before), &words(&after));
        let changed = changes.iter().filter(|change| !matches!(change, DiffOp::Equal { .. }));
        let edits = changed.map(|change| {
            let [old, new] = [(change.old_range(), &before), (change.new_range(), &after)]
                .map(|(range, words)| words[range.start].0..words[range.end].0);
            (old, &text[new])
        });
        self.replaced(&edits.collect::<Vec<_>>())
    }

    /// The text and the one that follows it, with a blank between unless they touch in the source.
    pub fn joined(&self, next: &SourceText) -> SourceText {
        let (line, end) = (self.lines().1, self.source(0..self.len()).end);
        let (next_line, start) = (next.line(0), next.source(0..next.len()).start);
        let mut joined = self.clone();
        if (line, end) != (next_line, start) {
            joined.push(" ", end..start.max(end), line as u32);
        }
        joined.append(next);
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::code::Role;

    /// Each part of a text that is of one stretch, with its bytes of the source.
    fn trace(text: &SourceText) -> Vec<(&str, Range<usize>)> {
        let runs = 0..text.runs.len();
        runs.map(|at| {
            let run = text.runs[at];
            (&text.as_str()[run.at..text.run_end(at)], run.start..run.end)
        })
        .collect()
    }

    #[test]
    fn what_is_not_edited_leads_back_as_before() {
        let text = SourceText::from_source("The cat  sat on the mat.");
        for (edited, wanted) in [
            ("The cat  sat on the mat.", &[("The cat  sat on the mat.", 0..24)][..]),
            (
                "The cat sat on a mat.",
                &[
                    ("The cat", 0..7),
                    (" ", 7..9),
                    ("sat on ", 9..16),
                    ("a", 16..19),
                    (" mat.", 19..24),
                ],
            ),
            ("cat  sat on the mat.", &[("cat  sat on the mat.", 4..24)]),
            (
                "The cat  sat on the old mat.",
                &[("The cat  sat on the ", 0..20), ("old ", 20..20), ("mat.", 20..24)],
            ),
            ("El gato.", &[("El", 0..3), (" ", 3..4), ("gato", 4..23), (".", 23..24)]),
            ("", &[]),
        ] {
            let new = text.edited(edited);
            assert_eq!(new.as_str(), edited);
            assert_eq!(trace(&new), wanted, "{edited}");
        }
    }

    #[test]
    fn codes_stay_with_their_words() {
        let mut text = SourceText::default();
        for (role, name, word) in [
            (None, "", "One "),
            (Some(Role::Open), "1", "two three"),
            (Some(Role::Close), "1", " four"),
        ] {
            match role {
                Some(Role::Open) => text.open_code(name.into(), "", ""),
                Some(_) => text.close_code(name, ""),
                None => {}
            }
            text.push(word, text.len()..text.len() + word.len(), 1);
        }
        for (edited, wanted) in [
            ("One two three four", "One <two three> four"),
            ("One or two three four", "One or <two three> four"),
            ("One two 3 four", "One <two 3> four"),
            ("two three", "<two three>"),
            ("One 2 four", "One <2> four"),
            ("Four", "<Four>"),
        ] {
            let new = text.edited(edited);
            let mut shown = new.as_str().to_owned();
            for code in new.codes().iter().rev() {
                shown.insert(code.at, if code.role.is_end() { '>' } else { '<' });
            }
            assert_eq!(shown, wanted, "{edited}");
        }
    }

    #[test]
    fn joined_texts_are_as_they_were_in_the_source() {
        for (source, cut, wanted) in [
            ("One. Two.", 4..5, "One. Two."),
            ("一。二。", 6..6, "一。二。"),
            ("One.\n\n  Two.", 4..8, "One. Two."),
        ] {
            let text = SourceText::from_source(source);
            let joined = text.slice(0..cut.start).joined(&text.slice(cut.end..source.len()));
            assert_eq!(joined.as_str(), wanted);
            assert_eq!(joined.source(0..joined.len()), 0..source.len());
        }
        let [one, other] = ["One.", "Two."].map(SourceText::from_source);
        assert_eq!(one.joined(&other).as_str(), "One. Two.");
    }
}
