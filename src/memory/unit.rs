//! Translation units.

use super::provenance::Provenance;
use super::state::State;
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
    /// How far the translation is; a unit of which nothing is said is translated.
    pub state: State,
    /// Whether it is not to be translated or changed.
    pub is_locked: bool,
    /// Who made and changed it, and when.
    pub provenance: Provenance,
    /// Where it comes from and what is said of it, as name and value.
    pub properties: Vec<(String, String)>,
    /// What is said of either text by itself.
    pub variants: Sides<Variant>,
}

/// What is said of one text of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variant {
    /// Who made and changed it, and when.
    pub provenance: Provenance,
    /// What else is said of it, as name and value.
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
    /// `yes` if the segments of the bead are elsewhere on the other side.
    pub const MOVED: &str = "x-moved";
    /// What the bead is, if not part of a paragraph: `title`, `heading`, `keywords`.
    pub const BLOCK: &str = "x-block";
    /// 0 to 1.
    pub const CONFIDENCE: &str = "x-confidence";
    /// That a person should look at it, and why.
    pub const REVIEW: &str = "x-review";
    /// That a person has decided on the bead: `confirmed` or `corrected`.
    pub const STATUS: &str = "x-status";
    /// How far the translation is; XLIFF has an attribute for it.
    pub const STATE: &str = "x-state";
    /// `no` if it is not to be translated or changed; XLIFF has an attribute for it.
    pub const TRANSLATE: &str = "x-translate";
    /// What a translator wrote of the unit; TMX and XLIFF have an element for it.
    pub const NOTE: &str = "note";
}

impl TranslationUnit {
    /// A unit of which nothing but its texts is known.
    pub fn new(
        id: impl Into<String>,
        languages: Languages,
        source: impl Into<String>,
        target: impl Into<String>,
    ) -> Self {
        TranslationUnit {
            id: id.into(),
            languages,
            source: source.into(),
            target: target.into(),
            codes: Sides::default(),
            state: State::default(),
            is_locked: false,
            provenance: Provenance::default(),
            properties: Vec::new(),
            variants: Sides::default(),
        }
    }

    /// Whether it has a target.
    pub fn is_translated(&self) -> bool {
        !self.target.is_empty()
    }

    /// Takes what properties say of its state as that.
    pub(crate) fn take_state(&mut self) {
        let mut take = |name: &str| {
            let at = self.properties.iter().position(|(known, _)| known == name)?;
            Some(self.properties.remove(at).1)
        };
        let (state, translate) = (take(property::STATE), take(property::TRANSLATE));
        if let Some(state) = state.and_then(|state| state.parse().ok()) {
            self.state = state;
        }
        self.is_locked |= translate.is_some_and(|translate| translate == "no");
    }

    /// Its state as properties, for formats without another place for it.
    pub(crate) fn state_properties(&self) -> impl Iterator<Item = (&str, String)> {
        let is_told = self.state != State::default();
        let state = is_told.then(|| (property::STATE, self.state.to_string()));
        let translate = self.is_locked.then(|| (property::TRANSLATE, "no".to_owned()));
        state.into_iter().chain(translate)
    }

    /// The value of the first property of a name.
    pub fn property(&self, name: &str) -> Option<&str> {
        let found = self.properties.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The unit between these languages, whatever their regions; reversed if need be, and none if its languages are
    /// others.
    pub fn between(mut self, Languages { source, target }: &Languages) -> Option<Self> {
        // two regions of one language differ by their tags
        let are_regions = source.is_same_language(target);
        let is = |own: &LanguageTag, other: &LanguageTag| match are_regions {
            true => own == other,
            false => own.is_same_language(other),
        };
        let are = |one: &LanguageTag, other: &LanguageTag| {
            is(&self.languages.source, one) && is(&self.languages.target, other)
        };
        if are(source, target) {
            Some(self)
        } else if are(target, source) {
            std::mem::swap(&mut self.source, &mut self.target);
            std::mem::swap(&mut self.codes.source, &mut self.codes.target);
            std::mem::swap(&mut self.variants.source, &mut self.variants.target);
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
    let beads = bitext.alignment.beads.iter().zip(bitext.alignment.moved());
    let aligned = beads.filter(|(bead, _)| !bead.is_null());
    aligned.map(|(bead, moved)| unit(bitext, bead, moved, created)).collect()
}

/// The same with a unit, one side of which is empty, for each bead without a counterpart.
pub(crate) fn all_units(bitext: &Bitext, created: Option<&str>) -> Vec<TranslationUnit> {
    let beads = bitext.alignment.beads.iter().zip(bitext.alignment.moved());
    beads.map(|(bead, moved)| unit(bitext, bead, moved, created)).collect()
}

fn unit(bitext: &Bitext, bead: &Bead, moved: bool, created: Option<&str>) -> TranslationUnit {
    let (source, target) = (bitext.text(bead, Side::Source), bitext.text(bead, Side::Target));
    let codes = Sides::from_fn(|side| codes(bitext, bead, side));
    let languages = bitext.languages();
    let lines = Sides::from_fn(|side| lines(bitext, bead, side));
    let has_side = if bead.source.is_empty() { Side::Target } else { Side::Source };
    let block = match bitext.segments(bead, has_side)[0].kind {
        BlockKind::Title => Some("title"),
        BlockKind::Heading if bead.range(has_side).len() == 1 => Some("heading"),
        BlockKind::Keywords => Some("keywords"),
        BlockKind::Heading | BlockKind::Paragraph => None,
    };
    let properties = [
        (property::DOCUMENT, Some(bitext.name.clone())),
        (property::PLACE, Some(format!("{} {}", lines.source, lines.target))),
        (property::BEAD, Some(bead.kind().to_string())),
        (property::MOVED, moved.then(|| "yes".to_owned())),
        (property::BLOCK, block.map(str::to_owned)),
        (property::CONFIDENCE, Some(format!("{:.2}", bead.confidence))),
        (property::REVIEW, bead.review.then(|| "low confidence".to_owned())),
        (property::STATUS, (!bead.status.is_automatic()).then(|| bead.status.to_string())),
        (property::NOTE, bead.note.clone()),
    ];
    let known = |(name, value): (&str, Option<String>)| Some((name.to_owned(), value?));
    let id = TranslationUnit::id_of(&languages, &source, &target);
    TranslationUnit {
        codes,
        provenance: Provenance { created: created.map(str::to_owned), ..Default::default() },
        properties: properties.into_iter().filter_map(known).collect(),
        ..TranslationUnit::new(id, languages, source, target)
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
