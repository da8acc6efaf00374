//! Text for forms that cannot hold every character: XML, HTML, spreadsheets.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_seen() {
        assert_eq!(visible("a\u{1}b\r\u{7f}\u{85}\u{ffff}\n\t"), "a␁b␍␡\u{fffd}\u{fffd}\n\t");
        assert!(matches!(visible("año 😀 \u{200f}"), Cow::Borrowed(_)));
    }
}
