//! How a note marks a broad term, in TBX, which has no field for it, and in files older than the field `broad`.

/// What a note says after marking its term as broad (`broad: also of cloth`, or `broad` alone); `None` where it does
/// not, as in `broad-spectrum antibiotic`.
pub(super) fn marked(note: &str) -> Option<&str> {
    let rest = note.trim_start().strip_prefix("broad")?.trim_start();
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(':').map(str::trim) }
}

/// A note that marks its term as broad.
pub(super) fn mark(note: Option<&str>) -> String {
    note.map_or_else(|| "broad".to_owned(), |note| format!("broad: {note}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_marks_its_term_by_the_word_alone_or_with_a_colon() {
        for (note, rest) in [
            ("broad", Some("")),
            ("broad:", Some("")),
            ("broad: also of cloth", Some("also of cloth")),
            ("broad : also of cloth", Some("also of cloth")),
            ("broad-spectrum antibiotic", None),
            ("broad, flat muscle of the neck", None),
            ("broad spectrum: many bacteria", None),
            ("broader term", None),
            ("Broad Street scale", None),
            ("not broad", None),
            ("", None),
        ] {
            assert_eq!(marked(note), rest, "{note}");
        }
        for note in [None, Some("also of cloth")] {
            assert_eq!(marked(&mark(note)), Some(note.unwrap_or("")));
        }
    }
}
