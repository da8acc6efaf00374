//! What brackets and quotation marks enclose: a sentence within them is part of the one around them.

use std::ops::Range;

/// Longer quotations, in bytes, are texts of their own, whose sentences count; and marks so far apart may be no pair.
const LONGEST: usize = 400;

/// The stretches between an opening sign and its closing one.
pub(super) struct Enclosed {
    /// The outermost ones, signs left out, in order.
    outermost: Vec<Range<usize>>,
    /// Where closing signs are, in order.
    closing: Vec<usize>,
}

impl Enclosed {
    /// All of a text but what encloses the whole of it.
    pub(super) fn find(text: &str) -> Enclosed {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut closing = Vec::new();
        let mut open: Vec<(char, usize)> = Vec::new();
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let after = || text[end..].chars().next().unwrap_or(' ');
            if is_sign(c) {
                let opener = closes(c, before, after()).and_then(|openers| {
                    let near = open.iter().enumerate().rev();
                    let mut near = near.take_while(|(_, (_, start))| at - start <= LONGEST);
                    near.find(|(_, (sign, _))| openers.contains(*sign)).map(|(place, _)| place)
                });
                if let Some(place) = opener {
                    let (sign, start) = open[place];
                    open.truncate(place);
                    closing.push(at);
                    let around = [&text[..start], &text[end..]];
                    if !around.iter().all(|text| text.trim().is_empty()) {
                        while found.last().is_some_and(|inner| inner.start > start) {
                            found.pop();
                        }
                        found.push(start + sign.len_utf8()..at);
                    }
                } else if opens(c, before, after()) {
                    open.push((c, at));
                }
            }
            before = c;
        }
        Enclosed { outermost: found, closing }
    }

    /// Whether a place is between two signs of a pair.
    pub(super) fn contains(&self, at: usize) -> bool {
        let after = self.outermost.partition_point(|range| range.start <= at);
        self.outermost[..after].last().is_some_and(|range| at <= range.end)
    }

    /// The place behind the closing signs and blanks that follow another: `« Non ! » Elle`.
    pub(super) fn behind_closing_signs(&self, text: &str, at: usize) -> usize {
        let mut behind = at;
        while let Some(sign) = text[behind..].chars().next() {
            let is_lone = matches!(sign, '”' | '»' | ')' | ']')
                && !text[behind + sign.len_utf8()..].starts_with(char::is_alphanumeric);
            if !is_lone && self.closing.binary_search(&behind).is_err() {
                break;
            }
            let rest = &text[behind + sign.len_utf8()..];
            behind = text.len() - rest.trim_start().len();
        }
        behind
    }
}

fn is_sign(c: char) -> bool {
    "()[]{}\"“”„«»‘’'「」『』（）".contains(c)
}

/// The signs that this one may close, if it closes any.
fn closes(c: char, before: char, after: char) -> Option<&'static str> {
    match c {
        ')' => Some("("),
        ']' => Some("["),
        '}' => Some("{"),
        '」' => Some("「"),
        '』' => Some("『"),
        '）' => Some("（"),
        '”' => Some("“„"),
        '“' => Some("„"),
        '»' => Some("«"),
        '«' => Some("»"),
        '"' => Some("\"“„"),
        // an apostrophe unless a stop or a comma comes before it
        '’' if ".,?!…".contains(before) && !after.is_alphanumeric() => Some("‘"),
        '\'' if ".,?!…".contains(before) && !after.is_alphanumeric() => Some("'"),
        _ => None,
    }
}

fn opens(c: char, before: char, after: char) -> bool {
    match c {
        '(' | '[' | '{' | '“' | '„' | '«' | '‘' | '「' | '『' | '（' => true,
        '»' => after.is_alphanumeric(),
        '"' => !before.is_alphanumeric() && !after.is_whitespace(),
        '\'' => (before.is_whitespace() || "([".contains(before)) && after.is_alphanumeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_found() {
        for (text, wanted) in [
            ("He left (it rained) early.", &["it rained"][..]),
            ("a) first, b) second", &[]),
            ("She said, \"Go. Now!\" and left.", &["Go. Now!"]),
            ("« Il pleut. » Elle rit.", &[" Il pleut. "]),
            ("Er rief: »Halt. Hier!« und ging.", &["Halt. Hier!"]),
            ("Er rief: „Halt. Hier!“ und ging.", &["Halt. Hier!"]),
            ("The nurse's ward and the patients' beds. All.", &[]),
            ("He said 'Stop. Now.' and left.", &["Stop. Now."]),
            ("(All of it. Every word.)", &[]),
            ("A board of 6\" and one of 7\".", &[]),
            ("一个（注。）词", &["注。"]),
        ] {
            let found = Enclosed::find(text).outermost;
            let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
