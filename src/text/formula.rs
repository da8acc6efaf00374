//! Texts for spreadsheets, which take a text that begins like a formula for one.

/// Puts an apostrophe before a text that begins like a formula.
pub(crate) fn guard(text: &mut String) {
    if is_formula(text) || is_formula(text.trim_start()) {
        text.insert(0, '\'');
    }
}

/// The text without that apostrophe. One that another closes is of the text, as in `'-itis'`.
pub(crate) fn unguarded(text: &str) -> &str {
    let Some(rest) = text.strip_prefix('\'') else { return text };
    let closes = |(at, _): (usize, &str)| {
        let next = rest[at + 1..].chars().next();
        !next.is_some_and(char::is_alphanumeric)
    };
    let is_guarded = is_formula(rest) || is_formula(rest.trim_start());
    if is_guarded && !rest.match_indices('\'').any(closes) { rest } else { text }
}

/// Whether a spreadsheet may take a text for a formula, also by the wide forms of the signs.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_comes_back() {
        for text in [
            "=1+1",
            "- one item, isn't it",
            " +2",
            "@x",
            "－3",
            "plain",
            "'quoted' word",
            "'-itis' ends it",
            "",
        ] {
            let mut guarded = text.to_owned();
            guard(&mut guarded);
            assert_eq!(unguarded(&guarded), text);
        }
        assert_eq!(unguarded("'tis plain"), "'tis plain");
    }
}
