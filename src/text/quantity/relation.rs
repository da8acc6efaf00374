//! Relations before and after numbers: `p < 0.05`, `at least 18`, `65 años o más`.

/// How a quantity compares with the number that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,
    /// Below, with or without the number itself: `under 18`, `menores de 18`.
    Below,
    /// Above, with or without the number itself: `over 18`, `mayores de 18`.
    Above,
}

/// Longest first.
const SYMBOLS: [(&str, Relation); 17] = [
    ("&lt;", Relation::Less),
    ("&gt;", Relation::Greater),
    ("<=", Relation::LessOrEqual),
    ("=<", Relation::LessOrEqual),
    (">=", Relation::GreaterOrEqual),
    ("=>", Relation::GreaterOrEqual),
    ("<", Relation::Less),
    (">", Relation::Greater),
    ("≤", Relation::LessOrEqual),
    ("≦", Relation::LessOrEqual),
    ("⩽", Relation::LessOrEqual),
    ("≥", Relation::GreaterOrEqual),
    ("≧", Relation::GreaterOrEqual),
    ("⩾", Relation::GreaterOrEqual),
    ("＜", Relation::Less),
    ("＞", Relation::Greater),
    ("=", Relation::Equal),
];

impl Relation {
    /// As the language data write it: a symbol, or `below` and `above`.
    pub(crate) fn parse(symbol: &str) -> Option<Self> {
        match symbol {
            "below" => Some(Relation::Below),
            "above" => Some(Relation::Above),
            _ => SYMBOLS
                .iter()
                .find(|(written, _)| *written == symbol)
                .map(|(_, relation)| *relation),
        }
    }

    /// The relation whose symbol `text` ends with, blanks aside, and where it starts.
    pub(crate) fn trailing(text: &str) -> Option<(Self, usize)> {
        let text = text.trim_end();
        SYMBOLS.iter().find_map(|(symbol, relation)| {
            text.strip_suffix(symbol).map(|before| (*relation, before.len()))
        })
    }

    /// Whether both cannot be said of one number. A loose one may mean either of its kind.
    pub(crate) fn conflicts(self, other: Relation) -> bool {
        use Relation::{Above, Below};
        let loose = matches!(self, Above | Below) || matches!(other, Above | Below);
        self.facts().0 != other.facts().0 || !loose && self != other
    }

    /// As it is printed; `None` for those that words alone express.
    pub(crate) fn symbol(self) -> Option<&'static str> {
        self.facts().2
    }

    /// Its name, as messages know it.
    pub(crate) fn name(self) -> &'static str {
        self.facts().1
    }

    /// Its direction, its name and its symbol.
    fn facts(self) -> (i8, &'static str, Option<&'static str>) {
        match self {
            Relation::Less => (-1, "less", Some("<")),
            Relation::LessOrEqual => (-1, "less-or-equal", Some("≤")),
            Relation::Below => (-1, "below", None),
            Relation::Equal => (0, "equal", Some("=")),
            Relation::Above => (1, "above", None),
            Relation::GreaterOrEqual => (1, "greater-or-equal", Some("≥")),
            Relation::Greater => (1, "greater", Some(">")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_conflict_where_they_cannot_mean_the_same() {
        for (a, b, conflict) in [
            ("<", "<", false),
            ("<", "=", true),
            ("<", "<=", true),
            ("<", ">", true),
            ("<", "below", false),
            ("<=", "below", false),
            ("=", "below", true),
            ("above", "below", true),
            (">=", "above", false),
        ] {
            let (one, other) = (Relation::parse(a).unwrap(), Relation::parse(b).unwrap());
            assert_eq!(one.conflicts(other), conflict, "{a} {b}");
            assert_eq!(other.conflicts(one), conflict, "{b} {a}");
        }
    }

    #[test]
    fn symbols_are_read_before_a_number() {
        assert_eq!(Relation::trailing("p ≤ "), Some((Relation::LessOrEqual, 2)));
        assert_eq!(Relation::trailing("p<="), Some((Relation::LessOrEqual, 1)));
        assert_eq!(Relation::trailing("p "), None);
    }
}
