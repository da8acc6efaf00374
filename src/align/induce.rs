//! Words learned from texts that are aligned already, for a second pass.
//!
//! IBM model 1 (Brown et al. 1993, section 4.2) over confident beads, in both directions; what both believe in is
//! kept, as hunalign's realignment does with its own measure of association (Varga et al. 2005).

use super::bead::Alignment;
use crate::language::LanguageTag;
use crate::segment::SegmentedDocument;
use crate::words::{FormIndex, TextWords, WordRow, WordTable};
use rustc_hash::FxHashMap;

/// Collects confident beads of one pair of languages, and induces a table of words from them.
pub(crate) struct Induction {
    languages: (LanguageTag, LanguageTag),
    sides: [Words; 2],
    /// For each bead the words of either side, each once.
    beads: Vec<[Vec<u32>; 2]>,
}

/// The words of one side, by their stems.
struct Words {
    index: FormIndex,
    numbers: FxHashMap<String, u32>,
    /// A form of each, as it was first seen.
    forms: Vec<String>,
    /// How many beads have each.
    counts: Vec<f32>,
}

/// For a word of one side and one of the other, in how many beads the second is expected to translate the first.
type Links = FxHashMap<(u32, u32), f32>;

/// Beads less sure than this teach nothing.
const SURE: f64 = 0.9;
/// From fewer beads more is learned that is wrong than right.
const LEAST_BEADS: usize = 100;
/// More beads teach little more, and cost memory.
const MOST_BEADS: usize = 50_000;
/// Words that are together in fewer beads may be so by chance.
const LEAST_TOGETHER: f32 = 2.0;
/// So many of the links of two words are put down to chance.
const CHANCE: f32 = 1.0;
/// Words that translate each other in a smaller part of their beads are left out.
const LEAST_STRENGTH: f32 = 0.2;

impl Induction {
    pub(crate) fn new(source: &LanguageTag, target: &LanguageTag) -> Self {
        let sides = [source, target].map(Words::of);
        Induction { languages: (source.clone(), target.clone()), sides, beads: Vec::new() }
    }

    /// Takes in what an alignment is sure of.
    pub(crate) fn add(
        &mut self,
        source: &SegmentedDocument,
        target: &SegmentedDocument,
        alignment: &Alignment,
    ) {
        let sure = alignment.beads.iter().filter(|bead| !bead.is_null() && bead.confidence >= SURE);
        for bead in sure {
            if self.is_full() {
                return;
            }
            let [of_source, of_target] = &mut self.sides;
            let source = source.segments[bead.source.clone()].iter();
            let target = target.segments[bead.target.clone()].iter();
            self.beads.push([
                of_source.number(source.map(|segment| segment.as_str())),
                of_target.number(target.map(|segment| segment.as_str())),
            ]);
        }
    }

    /// How many beads it learns from.
    pub(crate) fn beads(&self) -> usize {
        self.beads.len()
    }

    /// Whether they are enough to learn more that is right than wrong.
    pub(crate) fn has_enough(&self) -> bool {
        self.beads.len() >= LEAST_BEADS
    }

    /// Whether more beads would teach nothing.
    pub(crate) fn is_full(&self) -> bool {
        self.beads.len() >= MOST_BEADS
    }

    /// The words that translate each other, in the order of the first language's.
    pub(crate) fn table(&self) -> WordTable {
        let (forth, back) = (self.links(0), self.links(1));
        let [of_source, of_target] = &self.sides;
        let mut rows: Vec<WordRow> = Vec::new();
        for (&(source, target), there) in &forth {
            let here = back.get(&(target, source)).unwrap_or(&0.0);
            let seen = of_source.counts[source as usize] * of_target.counts[target as usize];
            let surely = |links: f32| (links - CHANCE).max(0.0);
            // two decimals, as files keep them
            let strength = (surely(*there) * surely(*here) / seen).sqrt().min(1.0);
            let strength = (strength * 100.0).round() / 100.0;
            if strength >= LEAST_STRENGTH {
                let word = of_source.forms[source as usize].clone();
                let translations = of_target.forms[target as usize].clone();
                rows.push(WordRow { word, translations, strength });
            }
        }
        rows.sort_by(|a, b| (&a.word, &a.translations).cmp(&(&b.word, &b.translations)));
        WordTable { languages: self.languages.clone(), rows }
    }

    /// The links from the words of a side to those of the other.
    fn links(&self, from: usize) -> Links {
        const ROUNDS: usize = 5;
        /// What the empty word of the model takes of each word.
        const NOTHING: f32 = 0.02;
        let to = 1 - from;
        let mut links = Links::default();
        for bead in &self.beads {
            for word in &bead[from] {
                for translation in &bead[to] {
                    *links.entry((*word, *translation)).or_default() += 1.0;
                }
            }
        }
        links.retain(|_, together| *together >= LEAST_TOGETHER);
        for _ in 0..ROUNDS {
            let mut all = vec![0.0f32; self.sides[from].counts.len()];
            links.iter().for_each(|((word, _), count)| all[*word as usize] += count);
            let mut expected = Links::default();
            for bead in &self.beads {
                for translation in &bead[to] {
                    let belief = |word: &u32| {
                        links
                            .get(&(*word, *translation))
                            .map_or(0.0, |count| count / all[*word as usize])
                    };
                    let sum = NOTHING + bead[from].iter().map(belief).sum::<f32>();
                    for word in &bead[from] {
                        let share = belief(word) / sum;
                        if share > 1e-3 {
                            *expected.entry((*word, *translation)).or_default() += share;
                        }
                    }
                }
            }
            links = expected;
        }
        links
    }
}

impl Words {
    fn of(language: &LanguageTag) -> Self {
        Words {
            index: FormIndex::new(language),
            numbers: FxHashMap::default(),
            forms: Vec::new(),
            counts: Vec::new(),
        }
    }

    /// The numbers of the words of a bead, each once.
    fn number<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> Vec<u32> {
        let mut numbers = Vec::new();
        for form in TextWords::read(texts, &self.index).forms {
            if form.is_content {
                let number = *self.numbers.entry(form.stem().to_owned()).or_insert_with(|| {
                    self.forms.push(form.text.to_lowercase());
                    self.counts.push(0.0);
                    self.forms.len() as u32 - 1
                });
                numbers.push(number);
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers.iter().for_each(|word| self.counts[*word as usize] += 1.0);
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Bead;
    use crate::segment::segment_lines;
    use crate::text::source_text::SourceText;
    use crate::words::Lexicon;

    fn induction(pairs: &[(&str, &str)], confidence: f64) -> Induction {
        let (source, target) = (LanguageTag::known("de"), LanguageTag::known("fr"));
        let mut induction = Induction::new(&source, &target);
        let side = |tag: &LanguageTag, texts: Vec<&str>| {
            segment_lines("", &SourceText::from_source(&texts.join("\n")), tag)
        };
        let beads = (0..pairs.len()).map(|i| Bead::new(i..i + 1, i..i + 1, confidence)).collect();
        induction.add(
            &side(&source, pairs.iter().map(|pair| pair.0).collect()),
            &side(&target, pairs.iter().map(|pair| pair.1).collect()),
            &Alignment { beads },
        );
        induction
    }

    const PAIRS: [(&str, &str); 5] = [
        ("der Berg steht", "la montagne est debout"),
        ("der Gletscher wächst", "le glacier grandit"),
        ("der hohe Berg", "la haute montagne"),
        ("ein Berg", "une montagne"),
        ("der Gletscher und der Berg", "le glacier et la montagne"),
    ];

    #[test]
    fn words_that_stand_together_are_learned() {
        let table = induction(&PAIRS, 1.0).table();
        let best = |word: &str| {
            let rows = table.rows.iter().filter(|row| row.word == word);
            rows.max_by(|a, b| a.strength.total_cmp(&b.strength)).map(|row| &*row.translations)
        };
        assert_eq!(best("berg"), Some("montagne"));
        assert_eq!(best("hohe"), None, "once is chance");
        let mut lexicon = Lexicon::between(&LanguageTag::known("fr"), &LanguageTag::known("de"));
        assert!(lexicon.is_empty());
        lexicon.extend(&table);
        assert_eq!(lexicon.translations("berg")[0].stem, "montagn");
    }

    #[test]
    fn doubtful_beads_teach_nothing() {
        let doubtful = induction(&PAIRS, 0.5);
        assert_eq!((doubtful.beads(), doubtful.table().rows.len()), (0, 0));
    }
}
