//! How noun groups are recognised in a text without a tagger: by the function words around them.

use rustc_hash::FxHashSet;

/// The signs of noun groups in a language. Without data any words may be one.
#[derive(Default)]
pub(crate) struct NounGroups {
    head: Head,
    determiners: FxHashSet<&'static str>,
    prepositions: FxHashSet<&'static str>,
    links: FxHashSet<&'static str>,
    coordinators: FxHashSet<&'static str>,
    apart: FxHashSet<&'static str>,
    never: Vec<&'static str>,
    infinitives: Vec<&'static str>,
    modifiers: Vec<&'static str>,
}

/// Which of its words names the thing that a noun group is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Head {
    #[default]
    Any,
    /// As in *terapia breve*.
    First,
    /// As in *brief therapy*.
    Last,
}

impl NounGroups {
    pub(super) fn parse(rows: impl Iterator<Item = Vec<&'static str>>) -> Self {
        let mut groups = NounGroups::default();
        for row in rows {
            let words = row[1].split(' ');
            match row[0] {
                "head" if row[1] == "first" => groups.head = Head::First,
                "head" => groups.head = Head::Last,
                "determiner" => groups.determiners.extend(words),
                "preposition" => groups.prepositions.extend(words),
                "link" => groups.links.extend(words),
                "coordinator" => groups.coordinators.extend(words),
                "apart" => groups.apart.extend(words),
                "never" => groups.never.extend(words),
                "infinitive" => groups.infinitives.extend(words),
                _ => groups.modifiers.extend(words),
            }
        }
        groups
    }

    /// Which word is the head.
    pub(crate) fn head(&self) -> Head {
        self.head
    }

    /// Whether a noun group begins after this word.
    pub(crate) fn is_determiner(&self, word: &str) -> bool {
        self.determiners.contains(word)
    }

    /// Whether a noun group, or a verb, may begin after this word.
    pub(crate) fn is_preposition(&self, word: &str) -> bool {
        self.prepositions.contains(word)
    }

    /// Whether this word may join two nouns of one group, as *of* does in *quality of life*.
    pub(crate) fn is_link(&self, word: &str) -> bool {
        self.links.contains(word)
    }

    /// Whether this word joins parts of one rank, as *and*.
    pub(crate) fn is_coordinator(&self, word: &str) -> bool {
        self.coordinators.contains(word)
    }

    /// Whether a word, by itself or by its ending, is no part of a term: it counts, compares, or is no noun or
    /// adjective.
    pub(crate) fn is_apart(&self, word: &str) -> bool {
        self.apart.contains(word) || self.never.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether a word may, by its ending, be a verb that follows prepositions.
    pub(crate) fn may_be_infinitive(&self, word: &str) -> bool {
        self.infinitives.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether a word, by its ending, only goes with nouns and is none.
    pub(crate) fn is_modifier(&self, word: &str) -> bool {
        self.modifiers.iter().any(|ending| word.ends_with(ending))
    }
}
