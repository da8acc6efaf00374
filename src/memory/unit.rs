//! Translation units.

use crate::align::Bead;
use crate::bitext::{Bitext, Side};
use crate::document::BlockKind;
use crate::language::{LanguageTag, Languages};
use crate::side::Sides;
use crate::text::code::{Code, pair};
use crate::text::fnv;

/// A text and its translation, as a memory keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationUnit {
    /// The same for the same content, so that a second import finds the first.
    pub id: String,
    /// The languages of the text and its translation.
    pub languages: Languages,
    /// The text.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// The inline codes of the source and of the target, each in order.
    pub codes: Sides<Vec<Code>>,
    /// When it was made, as TMX writes it: `YYYYMMDDThhmmssZ`.
    pub created: Option<String>,
    /// Where it comes from, as name and value.
    pub properties: Vec<(String, String)>,
}

/// The names of the properties that cotejo writes and knows.
pub mod property {
    /// What the document is called.
    pub const DOCUMENT: &str = "x-document";
    /// The lines of the source and of the target, in the document.
    pub const PLACE: &str = "x-place";
    /// The kind of the bead: how many segments either side has.
    pub const BEAD: &str = "x-bead";
    /// What the bead is, if not part of a paragraph: `title`, `heading`, `keywords`.
    pub const BLOCK: &str = "x-block";
    /// 0 to 1.
    pub const CONFIDENCE: &str = "x-confidence";
    /// That a person should look at it, and why.
    pub const REVIEW: &str = "x-review";
    /// What a translator wrote of the unit; TMX and XLIFF have an element for it.
    pub const NOTE: &str = "note";
}

impl TranslationUnit {
    /// The value of the first property of a name.
    pub fn property(&self, name: &str) -> Option<&str> {
        let found = self.properties.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The unit between these languages, whatever their regions; reversed if need be, and none if its languages are
    /// others.
    pub fn between(mut self, Languages { source, target }: &Languages) -> Option<Self> {
        let are = |one: &LanguageTag, other: &LanguageTag| {
            self.languages.source.is_same_language(one)
                && self.languages.target.is_same_language(other)
        };
        if are(source, target) {
            Some(self)
        } else if are(target, source) {
            std::mem::swap(&mut self.source, &mut self.target);
            std::mem::swap(&mut self.codes.source, &mut self.codes.target);
            Some(TranslationUnit { languages: self.languages.reversed(), ..self })
        } else {
            None
        }
    }

    /// The id of a unit of this content.
    pub fn id_of(languages: &Languages, source: &str, target: &str) -> String {
        let parts = [languages.source.as_str(), source, languages.target.as_str(), target];
        format!("{:016x}", fnv::hash(&parts, 0))
    }
}

/// The units of a bitext: a unit for each bead with both sides. What one side lacks is no translation.
pub fn units(bitext: &Bitext, created: Option<&str>) -> Vec<TranslationUnit> {
    let aligned = bitext.alignment.beads.iter().filter(|bead| !bead.is_null());
    aligned.map(|bead| unit(bitext, bead, created)).collect()
}

fn unit(bitext: &Bitext, bead: &Bead, created: Option<&str>) -> TranslationUnit {
    let (source, target) = (bitext.text(bead, Side::Source), bitext.text(bead, Side::Target));
    let codes = Sides::from_fn(|side| codes(bitext, bead, side));
    let languages = bitext.languages();
    let lines = Sides::from_fn(|side| lines(bitext, bead, side));
    let block = match bitext.segments(bead, Side::Source)[0].kind {
        BlockKind::Title => Some("title"),
        BlockKind::Heading if bead.source.len() == 1 => Some("heading"),
        BlockKind::Keywords => Some("keywords"),
        BlockKind::Heading | BlockKind::Paragraph => None,
    };
    let properties = [
        (property::DOCUMENT, Some(bitext.name.clone())),
        (property::PLACE, Some(format!("{} {}", lines.source, lines.target))),
        (property::BEAD, Some(bead.kind().to_string())),
        (property::BLOCK, block.map(str::to_owned)),
        (property::CONFIDENCE, Some(format!("{:.2}", bead.confidence))),
        (property::REVIEW, bead.review.then(|| "low confidence".to_owned())),
    ];
    let known = |(name, value): (&str, Option<String>)| Some((name.to_owned(), value?));
    TranslationUnit {
        id: TranslationUnit::id_of(&languages, &source, &target),
        languages,
        source,
        target,
        codes,
        created: created.map(str::to_owned),
        properties: properties.into_iter().filter_map(known).collect(),
    }
}

/// The inline codes of a side of a bead, as its segments are joined.
fn codes(bitext: &Bitext, bead: &Bead, side: Side) -> Vec<Code> {
    let mut codes = Vec::new();
    let mut before = 0;
    for segment in bitext.segments(bead, side) {
        let of_segment = segment.text.codes().iter().cloned();
        codes.extend(of_segment.map(|code| Code { at: before + code.at, ..code }));
        before += segment.text.len() + 1;
    }
    pair(&mut codes);
    codes
}

/// The lines of a side of a bead, as `21` or `21-23`.
fn lines(bitext: &Bitext, bead: &Bead, side: Side) -> String {
    let segments = bitext.segments(bead, side);
    let first = segments.first().map_or(0, |segment| segment.text.lines().0);
    let last = segments.last().map_or(0, |segment| segment.text.lines().1);
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
