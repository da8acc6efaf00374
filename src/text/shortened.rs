//! Texts as messages have room for them.

/// A text if it has no more than so many characters, else its beginning with an ellipsis.
pub(crate) fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_off() {
        for (text, shown) in
            [("señal", "señal"), ("señales", "señal…"), ("a día y", "a día…"), ("", "")]
        {
            assert_eq!(shortened(text, 5), shown);
        }
    }
}
