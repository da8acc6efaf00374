//! Text for forms that cannot hold every character: XML, HTML, spreadsheets, terminals.

use std::borrow::Cow;

/// The text with its control characters made visible: U+0001 as ␁. Line feeds and tabs stay; what no text should
/// have becomes U+FFFD.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| picture(c) == c) {
        return Cow::Borrowed(text);
    }
    text.chars().map(picture).collect()
}

fn picture(c: char) -> char {
    match c {
        '\t' | '\n' => c,
        '\0'..='\u{1f}' => char::from_u32(u32::from(c) + 0x2400).unwrap_or(c),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        _ => c,
    }
}

/// The text as a terminal may get it: with no character that does something there, or turns the direction of the text
/// (Unicode Standard Annex 9). Line feeds and tabs stay.
pub(crate) fn for_terminal(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| terminal_picture(c) == c) {
        return Cow::Borrowed(text);
    }
    text.chars().map(terminal_picture).collect()
}

/// The same for a text that has our colours: no other sequence passes.
pub(crate) fn for_terminal_with_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut out = for_terminal(parts.next().unwrap_or_default()).into_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';');
        match end.filter(|end| part[*end..].starts_with('m')) {
            Some(end) => {
                out.push_str("\u{1b}[");
                out.push_str(&part[..end]);
                out.push_str(&for_terminal(&part[end..]));
            }
            None => {
                out.push(picture('\u{1b}'));
                out.push('[');
                out.push_str(&for_terminal(part));
            }
        }
    }
    out
}

fn terminal_picture(c: char) -> char {
    match c {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => picture(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_no_sequence_but_colours() {
        for (text, shown) in [
            ("a\u{1b}[2Jb", "a␛[2Jb"),
            ("\u{1b}]0;title\u{7}", "␛]0;title␇"),
            ("\u{9b}31m\u{85}\u{7f}", "\u{fffd}31m\u{fffd}␡"),
            ("a\u{202e}b\u{2066}c\u{2069}", "a\u{fffd}b\u{fffd}c\u{fffd}"),
            ("año 😀\n\t\u{200f}", "año 😀\n\t\u{200f}"),
        ] {
            assert_eq!(for_terminal(text), shown);
            assert_eq!(for_terminal_with_colours(text), shown);
        }
        let colours = "\u{1b}[1;31merror\u{1b}[0m: x";
        assert_eq!(for_terminal(colours), "␛[1;31merror␛[0m: x");
        assert_eq!(for_terminal_with_colours(colours), colours);
    }

    #[test]
    fn control_characters_are_seen() {
        assert_eq!(visible("a\u{1}b\r\u{7f}\u{85}\u{ffff}\n\t"), "a␁b␍␡\u{fffd}\u{fffd}\n\t");
        assert!(matches!(visible("año 😀 \u{200f}"), Cow::Borrowed(_)));
    }
}
