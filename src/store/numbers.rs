//! Texts that differ in their numbers alone, and the translation with the numbers of the new one.

use crate::text::words::{Word, words};

/// What is known of the numbers of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// The texts differ in other words.
    OtherWords,
    /// Only numbers differ; which of the translation belong to them is not certain.
    Uncertain,
    /// Only numbers differ; the translation with those of the new text.
    PutRight(String),
}

/// Compares a text with the one in a memory, and puts the numbers of its translation right where that is certain: each
/// number that differs is in the translation as often as in the source, written alike but for the decimal sign.
pub(crate) fn compare(new: &str, old: &str, translation: &str) -> Numbers {
    let (new, old): (Vec<Word<'_>>, Vec<Word<'_>>) = (words(new).collect(), words(old).collect());
    if new.len() != old.len() {
        return Numbers::OtherWords;
    }
    let pairs = || old.iter().zip(&new).map(|(old, new)| (old.text, new.text));
    let differs = |(old, new): &(&str, &str)| old.to_lowercase() != new.to_lowercase();
    let mut changes: Vec<(&str, &str)> = pairs().filter(differs).collect();
    if changes.is_empty() || !changes.iter().all(|(old, new)| is_number(old) && is_number(new)) {
        return Numbers::OtherWords;
    }
    changes.sort_unstable();
    changes.dedup();
    // the same number with and without a change: which is which in the translation is not known
    let is_clear =
        |old: &str| pairs().filter(|pair| pair.0 == old).all(|pair| changes.contains(&pair));
    let is_twice = changes.windows(2).any(|two| two[0].0 == two[1].0);
    if is_twice || !changes.iter().all(|(old, _)| is_clear(old)) {
        return Numbers::Uncertain;
    }
    let there: Vec<Word<'_>> = words(translation).collect();
    let mut replaced: Vec<(Word<'_>, String)> = Vec::new();
    for (from, to) in changes {
        let wanted = old.iter().filter(|word| word.text == from).count();
        // one thing is in the singular
        if (from == "1") != (to == "1") {
            return Numbers::Uncertain;
        }
        let found = [Style::Alike, Style::Exchanged].into_iter().find_map(|style| {
            let written = style.of(from);
            let found: Vec<_> = there.iter().filter(|word| word.text == written).collect();
            let fits = found.len() == wanted && (has_sign(from) || !has_sign(to));
            fits.then(|| found.into_iter().map(|word| (*word, style.of(to))).collect::<Vec<_>>())
        });
        match found {
            Some(found) => replaced.extend(found),
            None => return Numbers::Uncertain,
        }
    }
    replaced.sort_unstable_by_key(|(word, _)| word.at);
    let mut put_right = translation.to_owned();
    for (word, number) in replaced.iter().rev() {
        put_right.replace_range(word.range(), number);
    }
    Numbers::PutRight(put_right)
}

fn is_number(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

/// Whether a number has a decimal sign or separates its thousands.
fn has_sign(number: &str) -> bool {
    number.contains(['.', ','])
}

/// How a number of the source is written in the translation.
#[derive(Clone, Copy)]
enum Style {
    Alike,
    /// With points for commas and the other way round.
    Exchanged,
}

impl Style {
    fn of(self, number: &str) -> String {
        let exchanged = |c| match c {
            '.' => ',',
            ',' => '.',
            c => c,
        };
        match self {
            Style::Alike => number.to_owned(),
            Style::Exchanged => number.chars().map(exchanged).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_put_right_where_that_is_certain() {
        use Numbers::*;
        let right = |text: &str| PutRight(text.into());
        for (new, old, translation, expected) in [
            ("in 14 clinics", "in 12 clinics", "en 12 clínicas", right("en 14 clínicas")),
            ("by 6.25 %", "by 5.5 %", "un 5,5 %", right("un 6,25 %")),
            (
                "in 1,500 clinics",
                "in 1,200 clinics",
                "en 1.200 clínicas",
                right("en 1.500 clínicas"),
            ),
            ("3 of 14, 3 left", "3 of 12, 3 left", "3 de 12, 3 quedan", right("3 de 14, 3 quedan")),
            ("from 4 to 2", "from 2 to 4", "de 2 a 4", right("de 4 a 2")),
            // the translation has it in words
            ("in 14 clinics", "in 12 clinics", "en doce clínicas", Uncertain),
            // one of two equal numbers
            ("14 of 12", "12 of 12", "12 de 12", Uncertain),
            // the noun changes
            ("in 14 clinics", "in 1 clinics", "en 1 clínica", Uncertain),
            // the decimal sign of the translation is not known
            ("by 5.5 %", "by 5 %", "un 5 %", Uncertain),
            ("in 14 homes", "in 12 clinics", "en 12 clínicas", OtherWords),
            ("in clinics", "in 12 clinics", "en 12 clínicas", OtherWords),
            ("IN 12 clinics", "in 12 clinics", "en 12 clínicas", OtherWords),
        ] {
            assert_eq!(compare(new, old, translation), expected, "{old} -> {new}");
        }
    }
}
