//! `--ui`: the language that the program speaks.

use crate::wording::{Message, UiLanguage};
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::sync::Mutex;

/// The language of what people read, chosen once for the whole command, as whether there is colour is.
static CHOSEN: Mutex<Chosen> =
    Mutex::new(Chosen { language: UiLanguage::English, is_asked: false });

/// A note or an error in the language of what people read: `note!("wrote", file: name)`.
macro_rules! note {
    ($($message:tt)*) => {
        $crate::wording::note!($($message)*).in_language($crate::cli::ui::language())
    };
}
pub(super) use note;

#[derive(Clone, Copy)]
struct Chosen {
    language: UiLanguage,
    /// Whether `--ui` says it.
    is_asked: bool,
}

#[derive(clap::Args)]
pub(super) struct Ui {
    /// Language of messages, reports and help [default: that of the locale; data for programs is in English]
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    ui: Option<UiLanguage>,
}

/// The language of what people read.
pub(super) fn language() -> UiLanguage {
    chosen().language
}

/// A text of the code in the language of what people read.
pub(super) fn plain(text: impl fmt::Display) -> Message {
    Message::plain(text).in_language(language())
}

/// The language of what programs read: English, unless `--ui` says otherwise.
pub(super) fn language_of_data() -> UiLanguage {
    let chosen = chosen();
    if chosen.is_asked { chosen.language } else { UiLanguage::English }
}

/// Chooses by the arguments before they are parsed, as errors in them and help are worded too; else by the locale.
pub(super) fn choose(args: &[OsString]) {
    let asked = asked(args);
    let locale = || UiLanguage::of_locale(|name| env::var_os(name)?.into_string().ok());
    set(Chosen { language: asked.unwrap_or_else(locale), is_asked: asked.is_some() });
}

/// Takes the language of the configuration, unless `--ui` says another.
pub(super) fn configure(language: UiLanguage) {
    if !chosen().is_asked {
        set(Chosen { language, is_asked: false });
    }
}

/// What `--ui` says; nothing where it is not there or wrong.
fn asked(args: &[OsString]) -> Option<UiLanguage> {
    let mut args = args.iter().map(|arg| arg.to_str().unwrap_or_default());
    let mut value = None;
    while let Some(arg) = args.next().filter(|arg| *arg != "--") {
        match arg.strip_prefix("--ui") {
            Some("") => value = args.next(),
            Some(rest) => value = rest.strip_prefix('=').or(value),
            None => (),
        }
    }
    UiLanguage::ALL.into_iter().find(|language| Some(language.tag()) == value)
}

fn chosen() -> Chosen {
    *CHOSEN.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn set(chosen: Chosen) {
    *CHOSEN.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = chosen;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_is_seen_before_the_arguments_are_parsed() {
        for (args, wanted) in [
            ("check a.txt", None),
            ("check --ui es a.txt", Some(UiLanguage::Spanish)),
            ("--ui=es check", Some(UiLanguage::Spanish)),
            ("--ui es check --ui=en", Some(UiLanguage::English)),
            ("check --ui fr", None),
            ("check --uid es", None),
            ("check -- --ui es", None),
            ("check --ui", None),
        ] {
            let args: Vec<OsString> = args.split(' ').map(OsString::from).collect();
            assert_eq!(asked(&args), wanted, "{args:?}");
        }
    }
}
