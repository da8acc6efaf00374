//! Which language keywords are in whose name says none: that of the abstract that has their words.

use crate::language::{Pack, detect, pack, prose_languages};
use crate::text::fold;
use crate::text::words::words;
use rustc_hash::FxHashSet;

/// The language of the one of several texts that has the most words of a list; none where no text has more than all others.
pub(super) fn of_list<'t>(
    list: &str,
    texts: impl Iterator<Item = &'t str>,
) -> Option<&'static Pack> {
    const SHORTEST: usize = 4;
    let long = |text: &str| -> FxHashSet<String> {
        let long = words(text).filter(|word| word.text.chars().count() >= SHORTEST);
        long.map(|word| fold::accents(word.text)).collect()
    };
    let wanted = long(list);
    let among = prose_languages();
    let mut counts: Vec<(usize, &'static Pack)> = Vec::new();
    for text in texts {
        let Some(pack) = detect(text, &among).as_ref().and_then(pack) else { continue };
        let count = long(text).intersection(&wanted).count();
        match counts.iter_mut().find(|(_, known)| known.code == pack.code) {
            Some((most, _)) => *most = count.max(*most),
            None => counts.push((count, pack)),
        }
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match counts[..] {
        [(most, pack), (next, _), ..] if most > next => Some(pack),
        [(_, pack)] => Some(pack),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_in_the_language_of_the_text_that_has_its_words() {
        const EN: &str =
            "Night shifts and the sleep of the nurses in the wards of a hospital were studied.";
        const ES: &str =
            "Se estudiaron los turnos de noche y el sueño de las enfermeras de un hospital.";
        for (list, texts, code) in [
            ("sleep, nurses", &[EN, ES][..], Some("en")),
            ("sueño; enfermeras; turnos de noche", &[EN, ES], Some("es")),
            ("hospital", &[EN, ES], None),
            ("grief", &[EN, ES], None),
            ("grief", &[ES], Some("es")),
            ("grief", &[], None),
        ] {
            let found = of_list(list, texts.iter().copied());
            assert_eq!(found.map(|pack| pack.code), code, "{list}");
        }
    }
}
