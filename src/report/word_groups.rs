//! Recurring word groups that no glossary lists, where a corpus translates them in several ways.

use super::usage::Example;
use crate::align::Bead;
use crate::bitext::Side;
use crate::check::CheckContext;
use crate::glossary::Glossary;
use crate::glossary::extract::{Settings, Translation, variation};
use crate::language::LanguageTag;
use crate::words::Lexicon;
use serde::Serialize;

/// The texts of a document: of the beads that have both sides, with their numbers from 0.
pub(crate) struct Texts {
    name: String,
    languages: [LanguageTag; 2],
    beads: Vec<(usize, [String; 2])>,
}

/// A word group of the source and what it is called in the target.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct WordGroup {
    pub group: String,
    /// The languages of source and target, without regions.
    pub languages: [String; 2],
    /// How many beads have it, of how many documents.
    pub count: usize,
    pub documents: usize,
    /// The most frequent first.
    pub translations: Vec<GroupUse>,
}

/// How often a word group has this translation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct GroupUse {
    pub translation: String,
    pub count: usize,
    pub documents: usize,
    /// Where it is first used.
    pub example: Example,
}

/// The texts of a document.
pub(crate) fn texts(context: &CheckContext<'_>) -> Texts {
    let text =
        |bead: &Bead| [Side::Source, Side::Target].map(|side| context.bitext.text(bead, side));
    Texts {
        name: context.bitext.name.clone(),
        languages: [Side::Source, Side::Target].map(|side| context.language(side).clone()),
        beads: context
            .beads()
            .filter(|(_, bead)| !bead.is_null())
            .map(|(index, bead)| (index, text(bead)))
            .collect(),
    }
}

/// The word groups of all documents that vary, for one pair of languages after the other.
pub(crate) fn word_groups<'t>(
    documents: impl IntoIterator<Item = &'t Texts>,
    glossary: &Glossary,
) -> Vec<WordGroup> {
    let mut rest: Vec<(usize, &Texts)> = (1..).zip(documents).collect();
    let mut groups = Vec::new();
    while let Some((_, first)) = rest.first().copied() {
        let is_of_pair = |(_, texts): &(usize, &Texts)| texts.pair() == first.pair();
        let (of_pair, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_of_pair);
        groups.extend(of_one_pair(&of_pair, glossary));
        rest = others;
    }
    groups
}

impl Texts {
    fn pair(&self) -> [&str; 2] {
        [self.languages[0].primary(), self.languages[1].primary()]
    }
}

/// The word groups of documents of one pair of languages, with the numbers of the documents.
fn of_one_pair(documents: &[(usize, &Texts)], glossary: &Glossary) -> Vec<WordGroup> {
    /// Fewer beads say nothing of what goes together.
    const FEWEST: usize = 50;
    const SEVERAL_TIMES: usize = 2;
    let (mut beads, mut places) = (Vec::new(), Vec::new());
    for (document, texts) in documents {
        for (bead, [source, target]) in &texts.beads {
            beads.push((source.clone(), target.clone()));
            places.push((*document, texts, *bead));
        }
    }
    let Some((_, first)) = documents.first().filter(|_| beads.len() >= FEWEST) else {
        return Vec::new();
    };
    let [source, target] = &first.languages;
    let lexicon = Lexicon::shipped(source, target);
    let settings = Settings {
        source,
        target,
        least_count: SEVERAL_TIMES,
        words_agree: &|a, b| lexicon.strength((source, a), (target, b)),
    };
    let documents_of = |beads: &[usize]| {
        let mut documents: Vec<usize> = beads.iter().map(|bead| places[*bead].0).collect();
        documents.dedup();
        documents.len()
    };
    let translation = |found: Translation| {
        let (number, texts, bead) = places[found.beads[0]];
        GroupUse {
            count: found.beads.len(),
            documents: documents_of(&found.beads),
            example: Example {
                document: texts.name.clone(),
                number,
                bead: bead + 1,
                text: beads[found.beads[0]].1.clone(),
                range: found.place,
            },
            translation: found.target,
        }
    };
    let languages = first.pair().map(str::to_owned);
    variation(&beads, &settings, glossary)
        .into_iter()
        .map(|found| WordGroup {
            count: found.beads.len(),
            documents: documents_of(&found.beads),
            group: found.source,
            languages: languages.clone(),
            translations: found.translations.into_iter().map(translation).collect(),
        })
        .collect()
}
