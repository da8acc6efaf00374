//! How surely two words translate each other, as far as is known without a text.

use super::Lexicon;
use crate::language::{LanguageTag, Pack, pack};
use crate::text::cognate::{likeness, skeleton};
use crate::text::fold;

/// What is known of the words of two languages.
pub struct WordAgreement {
    lexicon: Lexicon,
    source: Option<&'static Pack>,
    target: Option<&'static Pack>,
}

impl WordAgreement {
    /// By the lexicon that ships for the languages, in either direction, and by cognates.
    pub fn shipped(source: &LanguageTag, target: &LanguageTag) -> Self {
        WordAgreement {
            lexicon: Lexicon::shipped(source, target),
            source: pack(source),
            target: pack(target),
        }
    }

    /// 1 for the same name and what the lexicon has, less for cognates by how alike they are, and else 0.
    pub fn of(&self, source: &str, target: &str) -> f32 {
        let (source, target) = (fold::accents(source), fold::accents(target));
        if source == target {
            return 1.0;
        }
        let stem = |pack: Option<&'static Pack>, word: &str| {
            pack.map_or_else(|| word.to_owned(), |pack| pack.stem(word).to_owned())
        };
        let (from, to) = (stem(self.source, &source), stem(self.target, &target));
        let forth = self.source.is_some_and(|pack| pack.code == self.lexicon.first_language());
        let (from, to) = if forth { (from, to) } else { (to, from) };
        if let Some(found) = self.lexicon.translations(&from).iter().find(|own| own.stem == to) {
            return found.strength;
        }
        let spelled = |pack: Option<&'static Pack>, word: &str| {
            let (rest, ending) = pack.map_or((word, ""), |pack| pack.english_ending(word));
            skeleton(&[rest, ending].concat())
        };
        likeness(&spelled(self.source, &source), &spelled(self.target, &target))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicon_and_cognates_agree_in_either_direction() {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let (forth, back) = (WordAgreement::shipped(&en, &es), WordAgreement::shipped(&es, &en));
        for (english, spanish, agree) in [
            ("shame", "vergüenza", true),
            ("findings", "hallazgo", true),
            ("anxiety", "ansiedad", true),
            ("Likert", "Likert", true),
            ("shame", "pena", false),
            ("shame", "enfermera", false),
        ] {
            assert_eq!(forth.of(english, spanish) > 0.5, agree, "{english} {spanish}");
            assert_eq!(forth.of(english, spanish), back.of(spanish, english));
        }
    }
}
