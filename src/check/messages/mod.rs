//! What findings say: a finding holds the name of a text of the catalogue and what to fill it with, and is worded when
//! it is shown.
//!
//! The catalogue of a language is a file here, in the syntax of Project Fluent.

use crate::side::Side;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::LazyLock;

/// What a finding says, in no language yet. It is displayed in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The name of its text in the catalogue.
    id: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

/// What a message is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    Text(String),
    Number(usize),
    Message(Message),
}

/// A message by its name in the catalogue, with its arguments: `message!("term-missing", term: found.text)`.
macro_rules! message {
    ($id:literal $(, $name:ident: $value:expr)* $(,)?) => {
        $crate::check::messages::Message::new($id, vec![$((stringify!($name), $value.into())),*])
    };
}
pub(super) use message;

type Catalogue = FluentBundle<FluentResource>;

/// Parsed when the first message is shown: most commands show none.
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| catalogue("en", include_str!("en.ftl")));

fn catalogue(language: &str, texts: &str) -> Catalogue {
    let texts = FluentResource::try_new(texts.to_owned()).expect("catalogues are well formed");
    let language = language.parse().expect("catalogues are of languages");
    let mut catalogue = FluentBundle::new_concurrent(vec![language]);
    // no invisible characters around what is filled in
    catalogue.set_use_isolating(false);
    catalogue.add_resource(texts).expect("each text of a catalogue has a name of its own");
    catalogue
}

impl Message {
    pub(super) fn new(id: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Message { id, arguments }
    }

    fn worded(&self, catalogue: &Catalogue) -> String {
        let mut arguments = FluentArgs::with_capacity(self.arguments.len());
        for (name, value) in &self.arguments {
            match value {
                Argument::Text(text) => arguments.set(*name, text.as_str()),
                Argument::Number(number) => arguments.set(*name, *number),
                Argument::Message(message) => arguments.set(*name, message.worded(catalogue)),
            }
        }
        let message = catalogue.get_message(self.id).and_then(|message| message.value());
        let text = message.expect("a test holds that the catalogue has every message");
        catalogue.format_pattern(text, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.worded(&ENGLISH))
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Argument::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Argument::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Argument::Number(number)
    }
}

impl From<Side> for Argument {
    fn from(side: Side) -> Self {
        Argument::Text(side.to_string())
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Argument::Message(message)
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    /// A message with the names of its arguments.
    fn signature(id: &str, arguments: impl IntoIterator<Item = String>) -> String {
        let arguments: BTreeSet<String> = arguments.into_iter().collect();
        format!("{id} {arguments:?}")
    }

    fn in_catalogue(texts: &str) -> BTreeSet<String> {
        let message = Regex::new(r"(?m)^([a-z-]+) =((?:.*\n(?: .*\n)*))").unwrap();
        let argument = Regex::new(r"\$([a-z]+)").unwrap();
        let messages = message.captures_iter(texts).map(|found| {
            let arguments = argument.captures_iter(found.get(2).unwrap().as_str());
            signature(&found[1], arguments.map(|argument| argument[1].to_owned()))
        });
        messages.collect()
    }

    /// Every `message!` in the files of a folder.
    fn in_code(folder: &Path, found: &mut BTreeSet<String>) {
        let call = Regex::new(r#"message!\(\s*"([a-z-]+)""#).unwrap();
        let argument = Regex::new(r"^\s*([a-z]+):[^:]").unwrap();
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                in_code(&entry, found);
                continue;
            }
            let code = fs::read_to_string(&entry).unwrap();
            for name in call.captures_iter(&code) {
                let mut arguments = Vec::new();
                let first = name.get(0).unwrap().end();
                let (mut start, mut depth) = (first, 1);
                for (at, c) in code.char_indices().filter(|(at, _)| *at >= first) {
                    depth += i32::from("([{".contains(c)) - i32::from(")]}".contains(c));
                    if depth == 0 || depth == 1 && c == ',' {
                        let name = argument.captures(&code[start..at]);
                        arguments.extend(name.map(|name| name[1].to_owned()));
                        start = at + 1;
                    }
                    if depth == 0 {
                        break;
                    }
                }
                found.insert(signature(&name[1], arguments));
            }
        }
    }

    #[test]
    fn the_catalogue_has_the_messages_of_the_code_and_no_others() {
        let catalogue = in_catalogue(include_str!("en.ftl"));
        let mut code = BTreeSet::new();
        in_code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check"), &mut code);
        assert_eq!(code.difference(&catalogue).collect::<Vec<_>>(), [""; 0], "not in en.ftl");
        assert_eq!(catalogue.difference(&code).collect::<Vec<_>>(), [""; 0], "not in the code");
    }
}
