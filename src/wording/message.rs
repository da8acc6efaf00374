//! Messages: the name of a text of a catalogue and what to fill it with, worded when they are shown.

use super::{Catalogue, Data, UiLanguage, catalogue, data};
use crate::side::Side;
use fluent_bundle::FluentArgs;
use serde::{Serialize, Serializer};
use std::fmt;

/// Something to say to people. It is displayed in English, unless another language was chosen for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    catalogue: Catalogue,
    /// The name of its text in the catalogue.
    id: &'static str,
    arguments: Vec<(&'static str, Argument)>,
    language: UiLanguage,
}

/// What a message is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    Text(String),
    Number(usize),
    /// A number with its decimals, behind a point.
    Decimal(String),
    /// A text that the tables which ship have in English.
    Data(String),
    Message(Message),
}

/// A text of a catalogue by its name, with its arguments.
macro_rules! of_catalogue {
    ($catalogue:ident, $id:literal $(, $name:ident: $value:expr)* $(,)?) => {
        $crate::wording::Message::new(
            $crate::wording::Catalogue::$catalogue,
            $id,
            vec![$((stringify!($name), $value.into())),*],
        )
    };
}
pub(crate) use of_catalogue;

/// What a rule says: `message!("term-missing", term: found.text)`.
macro_rules! message {
    ($($text:tt)*) => { $crate::wording::of_catalogue!(Findings, $($text)*) };
}
pub(crate) use message;

/// A note or an error: `note!("wrote", file: name)`.
macro_rules! note {
    ($($text:tt)*) => { $crate::wording::of_catalogue!(Notes, $($text)*) };
}
pub(crate) use note;

/// What is printed to be read, in a language: `terminal!(language, "beads", count: 3)`.
macro_rules! terminal {
    ($language:expr, $($text:tt)*) => {
        $crate::wording::of_catalogue!(Terminal, $($text)*).in_language($language).to_string()
    };
}
pub(crate) use terminal;

impl Message {
    pub(crate) fn new(
        catalogue: Catalogue,
        id: &'static str,
        arguments: Vec<(&'static str, Argument)>,
    ) -> Self {
        Message { catalogue, id, arguments, language: UiLanguage::English }
    }

    /// A text that stands in the code, or in a table.
    pub(crate) fn plain(text: impl fmt::Display) -> Self {
        note!("plain", text: Data(&text.to_string()))
    }

    /// The same, displayed in this language.
    pub fn in_language(self, language: UiLanguage) -> Self {
        Message { language, ..self }
    }

    fn worded(&self, language: UiLanguage) -> String {
        let mut arguments = FluentArgs::with_capacity(self.arguments.len());
        for (name, value) in &self.arguments {
            match value {
                Argument::Text(text) => arguments.set(*name, text.as_str()),
                Argument::Number(number) => arguments.set(*name, *number),
                Argument::Decimal(number) => {
                    arguments.set(*name, language.with_its_decimal_sign(number));
                }
                Argument::Data(text) => arguments.set(*name, data::in_language(text, language)),
                Argument::Message(message) => arguments.set(*name, message.worded(language)),
            }
        }
        let text = catalogue::say(self.catalogue, language, self.id, &arguments);
        text.expect("a test holds that the catalogues have every message")
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.worded(self.language))
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

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Argument::Text(text.clone())
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

/// With two decimals.
impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Argument::Decimal(format!("{number:.2}"))
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
