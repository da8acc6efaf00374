//! What the tables of a language say of negation and of opposites.

use super::word_patterns::WordPatterns;

/// How a word or phrase of `negations.tsv` denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Negation {
    /// It says no: `not`, `without`.
    Denies,
    /// It says no of the verb behind it: `not`.
    WithVerb,
    /// It says no, and only repeats what was denied before in its sentence: `no … ni`.
    Continues,
    /// It may render a negation, and stands for none by itself: `lack`, `few`, `unable`.
    Implies,
    /// Behind it a word that continues repeats a negation, as behind one that denies: *negaron … ninguno*.
    Licenses,
    /// It implies a negation, and is made of the word whose contrary it says: `painless`.
    Reverses,
    /// It says what words of the same name in other languages say: `unless`, *a menos que*.
    Says(&'static str),
    /// It looks like a negation, is none and renders none: `nonetheless`, `sin embargo`.
    Idiom,
    /// With a negation before it, it says *only*: `no … más que`.
    Limits,
}

/// What a word or phrase of `opposites.tsv` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opposite {
    /// It says one of the two things that are opposed: those of one name are opposed in all languages.
    Pole(Pole),
    /// It goes with what follows: `more` frequent.
    Keeps,
    /// It makes the opposite of what follows: `less` frequent.
    Turns,
    /// It says more of what it means: `cooler`.
    Compares,
    /// It compares with all others, not with one that stands behind: `coolest`.
    Superlative,
    /// It looks like one of the two and is neither: `at least`.
    Neither,
    /// It may answer its like, but is said of too much to be opposed to a word: `since`, `patients`.
    Answers,
}

/// One of two things that are opposed, or of several that exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pole {
    /// What they are about.
    pub(crate) scale: &'static str,
    pub(crate) end: End,
    /// Whether there is more and less of it: fewer men are no women.
    is_graded: bool,
    /// Whether its words are so seldom said of anything else that they answer each other wherever they stand.
    is_rare: bool,
    /// Whether its words relate nothing to another: a test is positive, not more so than another.
    is_absolute: bool,
}

/// Which of the things on a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    First,
    Second,
    /// One of many of a kind, by its name: the kidney.
    One(&'static str),
}

impl Pole {
    /// What the opposite of it says.
    pub(crate) fn turned(self) -> Self {
        let end = match self.end {
            End::First if self.is_graded => End::Second,
            End::Second if self.is_graded => End::First,
            same => same,
        };
        Pole { end, ..self }
    }

    /// Whether both cannot be said of one thing.
    pub(crate) fn excludes(self, other: Pole) -> bool {
        self.scale == other.scale && self.end != other.end
    }

    /// Whether its words answer each other wherever they stand.
    pub(crate) fn is_rare(self) -> bool {
        self.is_rare
    }

    /// Whether the opposite says the same where what stands before and behind changes places: `A before B`.
    pub(crate) fn may_be_converse(self) -> bool {
        self.has_opposite() && !self.is_absolute
    }

    /// Whether it has an opposite, and not only others of its kind.
    pub(crate) fn has_opposite(self) -> bool {
        !matches!(self.end, End::One(_))
    }
}

pub(super) fn negations(rows: impl Iterator<Item = Vec<&'static str>>) -> WordPatterns<Negation> {
    WordPatterns::parse(rows.map(|row| {
        let negation = match row[0] {
            "denies" => Negation::Denies,
            "with-verb" => Negation::WithVerb,
            "continues" => Negation::Continues,
            "implies" => Negation::Implies,
            "licenses" => Negation::Licenses,
            "reverses" => Negation::Reverses,
            "idiom" => Negation::Idiom,
            "limits" => Negation::Limits,
            other => match other.strip_prefix("says ") {
                Some(name) => Negation::Says(name),
                None => panic!("negations.tsv has {other:?}"),
            },
        };
        (negation, row[1])
    }))
}

/// Rows of a scale with its two poles, or of what words do to others; and rows of a kind, one of its things and the
/// words for it.
pub(super) fn opposites(
    rows: impl Iterator<Item = Vec<&'static str>>,
    kinds: impl Iterator<Item = Vec<&'static str>>,
) -> WordPatterns<Opposite> {
    let (of_scales, rows): (Vec<_>, Vec<_>) =
        rows.partition(|row| matches!(row[0], "ungraded" | "rare" | "absolute"));
    let is_said = |what: &str, scale: &str| {
        let mut rows = of_scales.iter().filter(|row| row[0] == what);
        rows.any(|row| row[1].split(", ").any(|one| one == scale))
    };
    let meanings = rows.iter().flat_map(|row| {
        let (is_graded, is_rare) = (!is_said("ungraded", row[0]), is_said("rare", row[0]));
        let is_absolute = is_said("absolute", row[0]);
        let pole =
            |end| Opposite::Pole(Pole { scale: row[0], end, is_graded, is_rare, is_absolute });
        let both = match row[0] {
            "keeps" => [Opposite::Keeps, Opposite::Keeps],
            "turns" => [Opposite::Turns, Opposite::Turns],
            "compares" => [Opposite::Compares, Opposite::Compares],
            "superlative" => [Opposite::Superlative, Opposite::Superlative],
            "neither" => [Opposite::Neither, Opposite::Neither],
            "answers" => [Opposite::Answers, Opposite::Answers],
            _ => [pole(End::First), pole(End::Second)],
        };
        let listed =
            both.into_iter().zip([row[1], row[2]]).filter(|(_, listed)| !listed.is_empty());
        listed.collect::<Vec<_>>()
    });
    let kinds = kinds.map(|row| {
        let pole = Pole {
            scale: row[0],
            end: End::One(row[1]),
            is_graded: false,
            is_rare: false,
            is_absolute: true,
        };
        (Opposite::Pole(pole), row[2])
    });
    WordPatterns::parse(meanings.chain(kinds))
}
