//! Units of measure, and which can be converted into which.

use super::literal::is_year;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A unit, simple (`mg`) or compound (`mg/dL`).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unit {
    /// What it measures: `mass`, `mass/volume`. Units of one dimension can be converted into each other.
    dimension: Cow<'static, str>,
    /// How much of the basic unit of its dimension it is.
    factor: f64,
    /// The same of its first part: of `mg` in `mg/dL`.
    first: f64,
    /// What it counts where the basic unit counts nothing: 32 of °F.
    zero: f64,
    /// Whether what it is converted into is rounded: `miles`.
    is_customary: bool,
    /// The symbol of a unit of another dimension that it is called for short.
    in_short: Option<&'static str>,
}

/// How much what was converted from a customary unit may be off.
const CONVERTED: f64 = 0.04;

/// By symbol.
static SYMBOLS: LazyLock<FxHashMap<&'static str, Unit>> = LazyLock::new(|| {
    let rows = include_str!("units.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let number = |cell: &str| cell.parse().expect("units.tsv has numbers");
        let factor = number(cells[2]);
        let zero = cells.get(3).map(|cell| number(cell));
        let unit = Unit {
            dimension: Cow::Borrowed(cells[1]),
            factor,
            first: factor,
            zero: zero.unwrap_or(0.0),
            is_customary: zero.is_some(),
            in_short: cells.get(4).copied(),
        };
        (cells[0], unit)
    })
    .collect()
});

/// Dimensions of time that can be converted, but for the days of a month and what people round: 12 weeks are three
/// months, two weeks are 15 days.
const TIMES: [&str; 3] = ["time", "week", "calendar"];
const ROUNDED: f64 = 0.085;

static YEAR: LazyLock<Unit> = LazyLock::new(|| SYMBOLS["year"].clone());

/// Units that letters may follow.
const SIGNS: &str = "%‰€£";

impl Unit {
    /// The unit of a symbol of `units.tsv`.
    pub(crate) fn of(symbol: &str) -> Option<Self> {
        let single = symbol.chars().count() == 1;
        let exact = SYMBOLS.get(symbol);
        // 3.5 mg/dl is 3.5 mg/dL, but 3 D no day
        let folded = || (!single).then(|| SYMBOLS.get(symbol.to_lowercase().as_str())).flatten();
        exact.or_else(folded).cloned()
    }

    /// The unit whose symbol `text` begins with, after blanks or a hyphen, and where it ends.
    pub(crate) fn leading(text: &str) -> Option<(Self, usize)> {
        let rest = text.trim_start();
        let hyphen = rest.strip_prefix(['-', '\u{2010}', '\u{2011}']);
        let attached = rest.len() == text.len() && hyphen.is_none();
        let rest = hyphen.unwrap_or(rest);
        let (mut unit, mut rest) = piece(rest)?;
        // mg/dL, mg / kg
        while let Some((next, after)) =
            rest.trim_start().strip_prefix('/').and_then(|rest| piece(rest.trim_start()))
        {
            unit = unit.per(&next);
            rest = after;
        }
        // 8m are eight months as well
        let months = attached && unit.dimension == "length" && unit.factor == 1.0;
        (!months).then_some(())?;
        Some((unit, text.len() - rest.len()))
    }

    /// So much of it in another: `mg` per `dL`.
    pub(crate) fn per(self, other: &Unit) -> Self {
        let dimension = format!("{}/{}", self.dimension, other.dimension).into();
        Unit { dimension, factor: self.factor / other.factor, ..self }
    }

    /// So many in it: `10⁹/L`.
    pub(crate) fn each(&self) -> Self {
        let dimension = format!("/{}", self.dimension).into();
        Unit {
            dimension,
            factor: 1.0 / self.factor,
            first: 1.0,
            zero: 0.0,
            is_customary: false,
            in_short: None,
        }
    }

    /// Whether it counts hundredths.
    pub(crate) fn is_percent(&self) -> bool {
        self.dimension == "ratio"
    }

    /// Whether it counts what separates two percentages: from 20 % to 30 % are 10 percentage points, and half as much again.
    pub(crate) fn is_percentage_point(&self) -> bool {
        self.dimension == "percentage point"
    }

    /// Whether it counts the years of a stage of school: *1.º de ESO* is the seventh grade.
    pub(crate) fn is_school_year(&self) -> bool {
        self.dimension == "school year"
    }

    /// Whether it is one of money.
    pub(crate) fn is_currency(&self) -> bool {
        const CURRENCIES: [&str; 4] = ["dollars", "euros", "pounds", "reais"];
        CURRENCIES.contains(&&*self.dimension)
    }

    /// Whether it says how many there are in so much: `/L`.
    pub(crate) fn is_each(&self) -> bool {
        self.dimension.starts_with('/')
    }

    /// Whether it measures time.
    pub(crate) fn is_time(&self) -> bool {
        TIMES.contains(&&*self.dimension)
    }

    /// An amount in the basic unit of the dimension.
    pub(crate) fn basic(&self, value: f64) -> f64 {
        (value - self.zero) * self.factor
    }

    /// How much a number of a customary unit is of a larger one of its dimension; none where it makes a whole of that.
    pub(crate) fn in_larger(&self, value: f64, larger: &Unit) -> Option<f64> {
        let are_customary = self.is_customary && larger.is_customary;
        let part = value * self.factor / larger.factor;
        (are_customary && self.dimension == larger.dimension && part < 1.0).then_some(part)
    }

    /// Whether it cannot be left out: `38 °C`, `5 mg`, but an age goes without years, 1° is the first, and `2021 dollars` are
    /// those of that year.
    pub(crate) fn is_needed(&self, value: f64) -> bool {
        const LAST_ORDINAL: f64 = 9.0;
        let is_left_out = *self == *YEAR || self.is_school_year();
        !(is_left_out
            || self.dimension == "angle" && value <= LAST_ORDINAL
            || (self.is_currency() || *self == SYMBOLS["lb"]) && is_year(value))
    }

    /// Whether amounts in both can be compared.
    pub(crate) fn converts_into(&self, other: &Unit) -> bool {
        self.dimension == other.dimension || self.is_time() && other.is_time()
    }

    /// Whether one says more exactly what the other says: `mg/kg/day`, `mg/kg`; a fluid ounce, an ounce.
    pub(crate) fn extends(&self, other: &Unit) -> bool {
        if self.in_short.and_then(Unit::of).is_some_and(|unit| unit == *other) {
            return true;
        }
        if self.dimension == "temperature" && other.dimension == "angle" {
            return true; // 38 °C, 38 degrees
        }
        let rest = self.dimension.strip_prefix(&*other.dimension);
        rest.is_some_and(|rest| rest.starts_with('/')) && self.first == other.first
    }

    /// Whether it is so much of the other in something that is not left out: `mg/kg` of `mg`, but not `mg/day`, nor money.
    pub(crate) fn is_rate_of(&self, other: &Unit) -> bool {
        const DAY: f64 = 86400.0;
        let rest = self.dimension.strip_prefix(&*other.dimension);
        let rest = rest.and_then(|rest| rest.strip_prefix('/')).filter(|_| !other.is_currency());
        rest.is_some_and(|rest| match rest {
            "time" => other.factor / self.factor < DAY,
            rest => !TIMES.contains(&rest),
        })
    }

    /// Whether `value` of this unit is `others` of the other: 24 h and 1 day, not 5 mg and 5 g.
    pub(crate) fn equals(&self, value: f64, other: &Unit, others: f64) -> bool {
        let (a, b) = (self.basic(value), other.basic(others));
        let tolerance = match self.dimension == other.dimension {
            true if self.is_customary != other.is_customary => CONVERTED,
            true => 1e-9,
            false => ROUNDED,
        };
        self.converts_into(other) && (a - b).abs() <= tolerance * a.abs().max(b.abs())
    }
}

/// The simple unit that `text` begins with, and what follows it.
fn piece(text: &str) -> Option<(Unit, &str)> {
    let sign = text.chars().next().filter(|c| SIGNS.contains(*c));
    let letters = |c: char| c.is_alphanumeric() || "°º$²³".contains(c);
    let end = match sign {
        Some(sign) => sign.len_utf8(), // 95%CI
        None => text.find(|c| !letters(c)).unwrap_or(text.len()),
    };
    Some((Unit::of(&text[..end])?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Unit, &str)> {
        Unit::leading(text).map(|(unit, end)| (unit, &text[end..]))
    }

    #[test]
    fn symbols_are_read_after_a_number() {
        for (text, rest) in [
            (" mg of", " of"),
            ("mg/dL.", "."),
            (" mg/dl", ""),
            ("-mg dose", " dose"),
            ("\u{a0}% of", " of"),
            (" kg/m² (", " ("),
            (" kg/m2", ""),
            (" mg/dose", "/dose"),
            (" mg / kg", ""),
            (" µg", ""),
            ("°C", ""),
        ] {
            assert_eq!(read(text).unwrap_or_else(|| panic!("{text}")).1, rest, "{text}");
        }
        for text in [" a 10", " y", " patients", " D", " in", "", " M"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_are_converted() {
        for (a, one, b, other, equal) in [
            (5.0, "mg", 5.0, "g", false),
            (500.0, "mg", 0.5, "g", true),
            (5.0, "µg", 5.0, "mcg", true),
            (24.0, "h", 1.0, "day", true),
            (12.0, "month", 1.0, "year", true),
            (2.0, "week", 14.0, "day", true),
            (2.0, "week", 15.0, "day", true),
            (12.0, "week", 3.0, "month", true),
            (3.0, "week", 3.0, "month", false),
            (25.0, "month", 2.0, "year", false),
            (5.0, "mg", 5.0, "day", false),
        ] {
            let (one, other) = (Unit::of(one).unwrap(), Unit::of(other).unwrap());
            assert_eq!(one.equals(a, &other, b), equal, "{a} {one:?} {b} {other:?}");
        }
        let per_litre = Unit::leading("g/L").unwrap().0;
        assert!(per_litre.equals(1.0, &Unit::leading("mg/dl").unwrap().0, 100.0));
        assert!(Unit::leading("mg/kg/day").unwrap().0.extends(&Unit::leading("mg/kg").unwrap().0));
    }
}
