//! What the scripts of the page say: texts of its catalogue, handed to them as JSON.

use super::PAGE;
use crate::wording::{UiLanguage, say};
use fluent_bundle::FluentArgs;
use serde_json::{Map, Value, json};

/// The texts, by their names in the catalogue without `page-`.
const TEXTS: [&str; 18] = [
    "accept",
    "accept-finding",
    "beads-counted",
    "cancel",
    "comment",
    "comment-on-bead",
    "confirm",
    "confirm-bead",
    "filter",
    "filter-on",
    "findings-counted",
    "findings-in-beads",
    "findings-in-some-beads",
    "ignore",
    "ignore-finding",
    "keep",
    "save",
    "why-ignore",
];

/// The texts by name, as JSON that may stand in a page. `#` is where a number goes, `{name}` where another text goes; one
/// that depends on the number is an object of its forms.
pub(super) fn texts(language: UiLanguage) -> String {
    let worded = |name: &str, count: usize| {
        let mut arguments = FluentArgs::new();
        arguments.set("count", count);
        arguments.set("number", "#");
        for name in ["findings", "beads", "shown", "rule"] {
            arguments.set(name, format!("{{{name}}}"));
        }
        let text = say(PAGE, language, &format!("page-{name}"), &arguments);
        text.expect("a test holds that the catalogue has the texts of the scripts")
    };
    let mut texts = Map::new();
    texts.insert("language".into(), language.tag().into());
    for name in TEXTS {
        let [one, other] = [1, 2].map(|count| worded(name, count));
        let text =
            if one == other { Value::from(one) } else { json!({"one": one, "other": other}) };
        texts.insert(name.into(), text);
    }
    // a script ends at the first `</script`, whatever that is part of
    Value::Object(texts).to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::{TEXTS, texts};
    use crate::wording::UiLanguage;
    use regex::Regex;
    use std::collections::BTreeSet;

    #[test]
    fn the_scripts_have_the_texts_that_they_say_and_no_others() {
        let call = Regex::new(r"\bsay\(([^)]*)").unwrap();
        let name = Regex::new("'([a-z-]+)'").unwrap();
        let scripts = [include_str!("script.js"), include_str!("decisions.js")].concat();
        let said: BTreeSet<&str> = call
            .captures_iter(&scripts)
            .flat_map(|call| name.captures_iter(call.get(1).unwrap().as_str()))
            .map(|name| name.get(1).unwrap().as_str())
            .collect();
        assert_eq!(said, TEXTS.into());
        for (language, counted) in [
            (
                UiLanguage::English,
                r##""findings-counted":{"one":"# finding","other":"# findings"}"##,
            ),
            (
                UiLanguage::Spanish,
                r##""findings-counted":{"one":"# hallazgo","other":"# hallazgos"}"##,
            ),
        ] {
            let texts = texts(language);
            assert!(texts.contains(counted), "{texts}");
        }
    }
}
