//! The name that somebody may have meant.

/// Of names that there are, the one nearest to a name that there is not, if any is near.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    const NEAR: f64 = 0.8;
    let name = name.trim().to_lowercase().replace([' ', '_'], "-");
    let likeness = |known: &str| strsim::jaro_winkler(&name, &known.replace('_', "-"));
    let known = known.into_iter().map(|known| (likeness(known), known));
    let best = known.max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.filter(|(likeness, _)| *likeness >= NEAR).map(|(_, known)| known)
}

/// The same as a question to be added to a message; nothing where no name is near.
pub(crate) fn did_you_mean<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    nearest(name, known).map(|known| format!(" (did you mean {known}?)")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row: what was written, and the name that is near.
    #[test]
    fn near_names_are_found() {
        let known = ["concept", "language", "term", "status", "part_of_speech", "note"];
        for (name, meant) in [
            ("statis", Some("status")),
            ("languge", Some("language")),
            ("Part of speech", Some("part_of_speech")),
            ("terms", Some("term")),
            ("définition", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, known), meant, "{name}");
        }
        assert_eq!(did_you_mean("statsu", known), " (did you mean status?)");
    }
}
