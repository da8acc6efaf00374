//! A text with other words in some places; all else stays byte for byte as it is.

use std::ops::Range;

/// A place of a text, and what is put there instead.
pub(crate) type Edit = (Range<usize>, String);

/// The text with all edits. Of those that overlap, the first in the text counts.
pub(crate) fn with_edits(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut edited, mut at) = (String::with_capacity(text.len()), 0);
    for (range, new) in edits {
        if range.start < at {
            continue;
        }
        edited += &text[at..range.start];
        edited += &new;
        at = range.end;
    }
    edited + &text[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_replaced_in_any_order_and_once() {
        for (edits, wanted) in [
            (vec![], "abcdef"),
            (vec![(4..5, "E"), (0..1, "A")], "AbcdEf"),
            (vec![(2..2, "-"), (2..4, ""), (6..6, ".")], "ab-ef."),
            (vec![(1..3, "x"), (2..4, "y"), (3..4, "z")], "axzef"),
            (vec![(1..3, "x"), (1..3, "x")], "axdef"),
        ] {
            let edits = edits.into_iter().map(|(range, new)| (range, new.to_owned()));
            assert_eq!(with_edits("abcdef", edits.collect()), wanted);
        }
    }
}
