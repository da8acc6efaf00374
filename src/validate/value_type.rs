//! Types of the values of attributes, as tables of grammars name them: `<nmtoken>`.

use regex::Regex;
use std::sync::LazyLock;

/// A type: its name, what messages call it, and the pattern of its values.
type ValueType = (&'static str, &'static str, LazyLock<Regex>);

macro_rules! pattern {
    ($pattern:literal) => {
        LazyLock::new(|| Regex::new($pattern).expect("a fixed pattern"))
    };
}

static TYPES: [ValueType; 14] = [
    ("<nmtoken>", "a name token, without blanks", pattern!(r"^[\p{Alphabetic}\p{N}_.:·-]+$")),
    (
        "<nmtokens>",
        "name tokens with blanks between",
        pattern!(r"^\s*[\p{Alphabetic}\p{N}_.:·-]+(?:\s+[\p{Alphabetic}\p{N}_.:·-]+)*\s*$"),
    ),
    ("<user>", "a value of your own, as prefix:value", pattern!(r"^[^\s:]+:[^\s:]+$")),
    ("<positive>", "a number from 1", pattern!(r"^\s*\+?0*[1-9][0-9]*\s*$")),
    ("<priority>", "a number from 1 to 10", pattern!(r"^\s*\+?0*(?:[1-9]|10)\s*$")),
    ("<number>", "a number", pattern!(r"^\s*\+?[0-9]+\s*$")),
    (
        "<percent>",
        "a number from 0 to 100",
        pattern!(r"^\s*\+?0*(?:100(?:\.0*)?|[0-9]{1,2}(?:\.[0-9]*)?|\.[0-9]+)\s*$"),
    ),
    (
        "<hex>",
        "a character by its number in four or six hexadecimal digits",
        pattern!(r"^(?:[0-9A-Fa-f]{2}){2,3}$"),
    ),
    ("<integer>", "a whole number", pattern!(r"^\s*[-+]?[0-9]+\s*$")),
    (
        "<confidence>",
        "a number from 0 to 1",
        pattern!(r"^\s*\+?0*(?:1(?:\.0*)?|0\.?|0?\.[0-9]+)(?:[eE]-[0-9]+)?\s*$"),
    ),
    (
        "<pairs>",
        r"pairs of name and value, as src,a.png\alt,A, with a backslash before commas and backslashes of a value",
        pattern!(r"(?s)^[^,\\]+,(?:[^,\\]|\\[,\\])*(?:\\[^,\\]+,(?:[^,\\]|\\[,\\])*)*$"),
    ),
    ("<own>", "a value of your own, as x-value", pattern!(r"^x-\S+$")),
    ("<code-point>", "a character by its number, as #xF8FF", pattern!(r"^#x[0-9A-Fa-f]{1,6}$")),
    ("<any>", "any value", pattern!(r"(?s)^.*$")),
];

/// Whether a value is of a type; none where there is no such type.
pub(super) fn is_of_type(value: &str, name: &str) -> Option<bool> {
    let (.., pattern) = TYPES.iter().find(|(known, ..)| *known == name)?;
    Some(pattern.is_match(value))
}

/// What messages call a type; anything else is a value and stays as it is.
pub(super) fn description(name: &'static str) -> &'static str {
    TYPES.iter().find(|(known, ..)| *known == name).map_or(name, |(_, description, _)| description)
}
