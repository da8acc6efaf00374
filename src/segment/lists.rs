//! Lists that run on in one line: `1. To describe … 2. To compare …`, `• first • second`.

use regex::Regex;
use std::sync::LazyLock;

/// A label of a list item, and the capital that its text begins with.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?:^|[\s•⁃‣◦▪●])((\(?)(\d{1,2}|\p{L}|[ivx]{2,4})([.)]{1,2}))\s+["“«¿¡]?\p{Lu}"#)
        .expect("a valid pattern")
});

/// The signs that items of a list begin with.
const BULLETS: [char; 6] = ['•', '⁃', '‣', '◦', '▪', '●'];

/// Where the items of a list begin, and where their labels end.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Lists {
    /// Places where an item begins, although nothing may end before it.
    pub(super) starts: Vec<usize>,
    /// Places behind a label, where no sentence ends although it has a full stop.
    label_ends: Vec<usize>,
}

/// The lists of a text that begins with one, or has one behind a colon or a stop.
pub(super) fn lists(text: &str) -> Lists {
    let mut lists = Lists::default();
    let first = text.trim_start();
    if first.starts_with(BULLETS) {
        let signs = text.match_indices(BULLETS).map(|(at, _)| at);
        let apart = |at: &usize| text[..*at].ends_with(char::is_whitespace);
        lists.starts = signs.filter(apart).collect();
    }
    let mut last: Option<Label> = None;
    let mut at = 0;
    while let Some(found) = LABEL.captures_at(text, at) {
        let (label, name) = (found.get(1).expect("it takes part"), &found[3]);
        at = label.end();
        let form = (found[2].to_owned(), found[4].to_owned());
        let before = text[..label.start()].trim_end_matches(BULLETS).trim_end();
        let next = last.as_ref().filter(|last| last.form == form).and_then(|last| {
            let value = values(name).into_iter().find(|value| *value == last.value.next())?;
            Some(Label { value, form: form.clone(), ..*last })
        });
        if form.1 == "." && name.starts_with(char::is_uppercase) {
            continue; // an initial
        }
        let opens = before.is_empty() || before.ends_with([':', ';', '.']);
        // in brackets behind a stop, as UAX #29 ends no sentence before `(a)`
        let is_apart = form.0 == "(" && before.ends_with(['.', '?', '!']);
        let first = values(name).into_iter().find(|value| value.number == 1).filter(|_| opens);
        let is_first = next.is_none();
        let label_of = |value| Label {
            value,
            form,
            opens_text: before.is_empty(),
            apart: None,
            end: label.end(),
        };
        let Some(this) = next.or_else(|| first.map(label_of)) else { continue };
        if !is_first {
            let previous = last.as_ref().map_or(0, |last| last.end);
            lists.label_ends.extend([previous, label.end()]);
            if this.opens_text || is_apart {
                lists.starts.push(label.start());
            }
            if is_apart {
                lists.starts.extend(last.as_ref().and_then(|last| last.apart));
            }
        }
        let apart = (is_first && is_apart).then(|| label.start());
        last = Some(Label { apart, end: label.end(), ..this });
    }
    lists.starts.sort_unstable();
    lists.label_ends.sort_unstable();
    lists
}

impl Lists {
    pub(super) fn begins_item(&self, at: usize) -> bool {
        self.starts.binary_search(&at).is_ok()
    }

    pub(super) fn is_behind_label(&self, at: usize) -> bool {
        self.label_ends.binary_search(&at).is_ok()
    }
}

#[derive(Clone, Debug)]
struct Label {
    value: Value,
    /// The signs around it.
    form: (String, String),
    /// Whether the list begins the text.
    opens_text: bool,
    /// Where a first label stands in brackets behind a stop.
    apart: Option<usize>,
    end: usize,
}

/// Its place in a list, counted in digits, letters or Roman numerals.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Value {
    kind: char,
    number: u32,
}

impl Value {
    fn next(self) -> Value {
        Value { number: self.number + 1, ..self }
    }
}

/// What a label may mean: `i` is a letter, and a Roman numeral.
fn values(name: &str) -> Vec<Value> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let mut values = Vec::new();
    if let Ok(number) = name.parse() {
        values.push(Value { kind: '1', number });
    }
    if let [letter] = name.as_bytes()
        && letter.is_ascii_alphabetic()
    {
        let first = if letter.is_ascii_lowercase() { b'a' } else { b'A' };
        values.push(Value { kind: first.into(), number: u32::from(letter - first) + 1 });
    }
    if let Some(place) = ROMAN.iter().position(|roman| *roman == name) {
        values.push(Value { kind: 'i', number: place as u32 + 1 });
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_found() {
        for (text, items) in [
            ("1. Wash hands 2. Dry hands 3. Go", &["2. Dry hands 3. Go", "3. Go"][..]),
            ("1.) Wash hands. 2.) Dry hands.", &["2.) Dry hands."]),
            ("a) Wash hands b) Dry hands", &["b) Dry hands"]),
            ("(i) Wash hands (ii) Dry hands", &["(ii) Dry hands"]),
            ("• Wash hands • Dry hands", &["• Dry hands"]),
            (
                "We had two aims. (a) To wash. (b) To dry.",
                &["(a) To wash. (b) To dry.", "(b) To dry."],
            ),
            ("We aimed to (a) Wash hands. (b) Dry hands.", &[]),
            ("The aims were: 1. To wash hands, and 2. To dry hands.", &[]),
            ("Group 1) Nurses and 2) Doctors.", &[]),
            ("A. Smith B. Jones", &[]),
        ] {
            let found: Vec<&str> = lists(text).starts.into_iter().map(|at| &text[at..]).collect();
            assert_eq!(found, items, "{text}");
        }
    }
}
