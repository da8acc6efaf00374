//! A place in a text, and the small parts that XML is made of.

use super::Breach;

pub(in crate::validate) const BYTE_ORDER_MARK: char = '\u{feff}';

pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn breach<T>(&self, what: impl Into<String>) -> Result<T, Breach> {
        Err(Breach { at: self.at, what: what.into() })
    }

    pub(super) fn is_at(&self, text: &str) -> bool {
        self.rest().starts_with(text)
    }

    /// Whether the text was there; it is then passed.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let found = self.is_at(text);
        self.at += if found { text.len() } else { 0 };
        found
    }

    /// Whether there was a blank; all of them are then passed (section 2.3, S).
    pub(super) fn take_blanks(&mut self) -> bool {
        let rest = self.rest();
        let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
        self.at += blanks;
        blanks > 0
    }

    /// What comes before `end`, which is passed too.
    pub(super) fn take_until(&mut self, end: &str) -> Option<&'t str> {
        let (found, _) = self.rest().split_once(end)?;
        self.at += found.len() + end.len();
        Some(found)
    }

    /// A name (section 2.3, Name), colons included.
    pub(super) fn take_name(&mut self, of_what: &str) -> Result<&'t str, Breach> {
        let rest = self.rest();
        let end = rest.find(|c| !is_name_character(c)).unwrap_or(rest.len());
        let name = &rest[..end];
        if !name.starts_with(is_name_start) {
            return match rest.chars().next() {
                None => self.breach(format!("the file ends where {of_what} must stand; it was cut off")),
                Some('\n') => self.breach(format!("the line ends where {of_what} must stand")),
                Some(c) => self.breach(format!(
                    "{of_what} must stand here and may not begin with {c:?}; where < is meant as a sign, write &lt;"
                )),
            };
        }
        self.at += end;
        Ok(name)
    }

    /// What stands within quotes.
    pub(super) fn take_quoted(&mut self, of_what: &str) -> Result<&'t str, Breach> {
        let Some(quote) = self.rest().chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            return self.breach(format!("{of_what} must stand in quotes"));
        };
        let (start, quote) = (self.at, quote.to_string());
        self.at += 1;
        match self.take_until(&quote) {
            Some(found) => Ok(found),
            None => Err(Breach {
                at: start,
                what: format!(
                    "the quote that opens {of_what} is never closed; close it with {quote}"
                ),
            }),
        }
    }
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// Section 2.3, NameStartChar.
pub(super) fn is_name_start(c: char) -> bool {
    matches!(c,
        ':' | '_' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

/// Section 2.3, NameChar.
pub(super) fn is_name_character(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}
