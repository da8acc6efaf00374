//! Digits that are no content: the marks of lists and of references.

/// Whether digits number the items of a list: `1)`, `(2)`, `3.` at the start.
pub(super) fn is_item(before: &str, value: f64, after: &str) -> bool {
    const LAST_ITEM: f64 = 20.0;
    value <= LAST_ITEM && has_marks_of_item(before, after)
}

/// Whether digits point to a reference (`[12]`, `word.12`) or to a page of a table of contents.
pub(super) fn is_marker(before: &str, value: f64, after: &str) -> bool {
    const LAST_REFERENCE: f64 = 999.0;
    value <= LAST_REFERENCE && (is_bracketed(before, after) || is_glued(before))
        || is_page_of_contents(before, after)
}

/// The page at the end of a line of a table of contents, behind dots that lead to it.
fn is_page_of_contents(before: &str, after: &str) -> bool {
    const LEADER: usize = 3;
    let before = before.trim_end();
    let dots = before.chars().rev().take_while(|c| matches!(c, '.' | '·' | '_' | ' ' | '…'));
    let dots = dots.map(|c| if c == '…' { LEADER } else { usize::from(c != ' ') }).sum::<usize>();
    dots > LEADER && !after.starts_with(char::is_alphanumeric)
}

fn has_marks_of_item(before: &str, after: &str) -> bool {
    if !after.starts_with(')') {
        let ends = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(' '));
        return ends && before.trim_end().is_empty();
    }
    match open(before, '(') {
        // (2), but "25 (4)"
        Some("") => {
            let word = before[..before.len() - 1].trim_end();
            !word.ends_with(|c: char| c.is_numeric() || c == '%')
        }
        Some(_) => false,
        None => true,
    }
}

/// `[3]`, `[3,5-7]`, but `CI [1-3]`.
fn is_bracketed(before: &str, after: &str) -> bool {
    /// No list of references is longer, in bytes.
    const LONGEST: usize = 500;
    let is_listed = |c: char| c.is_ascii_digit() || " ,-–".contains(c);
    let after = &after[..after.floor_char_boundary(LONGEST)];
    let before = &before[before.floor_char_boundary(before.len().saturating_sub(LONGEST))..];
    let named = |word: &str| word.ends_with(|c: char| c.is_lowercase() || ".,;".contains(c));
    after.trim_start_matches(is_listed).starts_with(']')
        && before
            .trim_end_matches(is_listed)
            .strip_suffix('[')
            .is_some_and(|word| named(word.trim_end()))
}

/// A raised number that came down: `word.12`, but `p.05`.
fn is_glued(before: &str) -> bool {
    let Some(word) = before.strip_suffix(['.', ',']) else { return false };
    let letters = word.chars().rev().take_while(|c| c.is_lowercase()).count();
    word.ends_with(')') || letters > 1
}

/// What comes after the bracket that is still open at the end of a text.
fn open(text: &str, bracket: char) -> Option<&str> {
    let start = text.rfind(bracket)? + bracket.len_utf8();
    Some(&text[start..]).filter(|inside| !inside.contains([')', ']']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_numbers() {
        for (before, value, after, marks) in [
            ("aims: ", 1.0, ") to see", true),
            ("aims: (", 2.0, ") to hear", true),
            ("", 3.0, ". To feel", true),
            ("Results ........ ", 112.0, "", true),
            ("Results . . . . . ", 112.0, "", true),
            ("Results ……", 112.0, " ", true),
            ("and so on ... ", 112.0, "", false),
            ("is common [", 12.0, "].", true),
            ("is common [3,", 5.0, "-7].", true),
            ("is common,", 12.0, " and", true),
            ("mean 25 (", 4.0, ")", false),
            ("(n = ", 12.0, ")", false),
            ("95% CI [", 1.0, "-3]", false),
            ("we saw (", 45.0, ")", false),
            ("aged ", 3.0, ". To", false),
        ] {
            let found = is_item(before, value, after) || is_marker(before, value, after);
            assert_eq!(found, marks, "{before}{value}{after}");
        }
    }
}
