//! Quotation marks around the cells of a table with tabs, which spreadsheets write and other programs do not.

/// Whether some lines of such a table have cells in quotes wherever these hold commas or quotes.
pub(crate) fn are_in_quotes(lines: &str) -> bool {
    let mut has_quotes = false;
    for cell in lines.lines().flat_map(|line| line.split('\t')).map(str::trim) {
        let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
        let is_whole = inner.is_some_and(|inner| !inner.replace("\"\"", "").contains('"'));
        if !is_whole && cell.contains(['"', ',']) {
            return false;
        }
        has_quotes |= is_whole;
    }
    has_quotes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_without_quotes_is_enough() {
        for (lines, are) in [
            ("\"en\"\t\"es\"\n\"guilt\"\t\"culpa\"", true),
            ("en\tes\nguilt\tculpa\n\"guilt, deep\"\t\"la \"\"culpa\"\"\"", true),
            ("en\tes\n\"guilt\"\tculpa, pena", false),
            ("en\tes\nthe \"guilt\"\tla culpa", false),
            ("en\tes\n\"guilt\" and \"shame\"\tla culpa", false),
            ("en\tes\nguilt\tculpa", false),
        ] {
            assert_eq!(are_in_quotes(lines), are, "{lines}");
        }
    }
}
