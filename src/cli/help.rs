//! The help of the command line in another language than English, which is in the code.

use crate::wording::{self, Catalogue, UiLanguage};
use clap::Command;
use fluent_bundle::FluentArgs;
use regex::Regex;
use std::borrow::Cow;

/// The command with its help in a language.
pub(super) fn translated(command: Command, language: UiLanguage) -> Command {
    translate(command, "cotejo", &|id| {
        wording::say(Catalogue::Help, language, id, &FluentArgs::new())
    })
}

/// Gives a command, its options and its subcommands the texts that the catalogue has for them. `name` is its name
/// without the program: `glossary-lint`.
fn translate(mut command: Command, name: &str, say: &impl Fn(&str) -> Option<String>) -> Command {
    if let Some(about) = say(name) {
        command = command.about(about);
    }
    if let (Some(_), Some(more)) = (command.get_long_about(), say(&format!("{name}.more"))) {
        command = command.long_about(more);
    }
    if let Some(after) = command.get_after_help().map(ToString::to_string) {
        let examples = after.replacen("Example", "Ejemplo", 1);
        command = command.after_help(say(&format!("{name}.examples")).unwrap_or(examples));
    }
    command = command.mut_args(|arg| {
        let option = option_id(arg.get_id().as_str());
        let own = say(&format!("{name}-{option}"));
        let help = own.or_else(|| say(&option)).filter(|_| arg.get_help().is_some());
        let heading = arg.get_help_heading().and_then(heading);
        let arg = match help {
            Some(help) => arg.help(help.clone()).long_help(help),
            None => arg,
        };
        match heading {
            Some(heading) => arg.help_heading(heading),
            None => arg,
        }
    });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().into()).collect();
    for sub in names.iter().filter(|_| name != "help") {
        let name = name_of(name, sub);
        command = command.mut_subcommand(sub, |command| translate(command, &name, say));
    }
    command
}

/// The name of a subcommand: that of `help` is the same everywhere.
fn name_of(command: &str, sub: &str) -> String {
    match (command, sub) {
        ("cotejo", _) | (_, "help") => sub.to_owned(),
        _ => format!("{command}-{sub}"),
    }
}

fn option_id(id: &str) -> String {
    format!("option-{}", id.replace('_', "-"))
}

fn heading(english: &str) -> Option<&'static str> {
    Some(match english {
        "Input" => "Entrada",
        "Alignment" => "Alineación",
        "Checks" => "Comprobaciones",
        "Output" => "Salida",
        _ => return None,
    })
}

/// What clap itself says, in Spanish; colours are between the words.
const OF_CLAP: [(&str, &str); 23] = [
    ("Usage:", "Uso:"),
    ("Options:", "Opciones:"),
    ("Arguments:", "Argumentos:"),
    ("Commands:", "Órdenes:"),
    ("Possible values:", "Valores posibles:"),
    (r"\[default: ", "[por omisión: "),
    (r"\[possible values: ", "[valores posibles: "),
    (r"\[aliases: ", "[alias: "),
    ("a similar argument exists:", "hay un argumento parecido:"),
    ("a similar value exists:", "hay un valor parecido:"),
    ("a similar subcommand exists:", "hay una orden parecida:"),
    (r"unexpected argument (.*?) found", "no se esperaba el argumento $1"),
    ("unrecognized subcommand ", "no existe la orden "),
    (r"invalid value (.*?) for ", "valor no válido $1 para "),
    (r"a value is required for (.*?) but none was supplied", "falta el valor de $1"),
    (r"the argument (.*?) cannot be used with", "el argumento $1 no puede usarse con"),
    ("the argument (.*?) cannot be used multiple times", "el argumento $1 no puede repetirse"),
    (" is not in ", " no está en "),
    ("the following required arguments were not provided:", "faltan estos argumentos:"),
    (r"(\S*) requires a subcommand but one was not provided", "falta la orden de $1"),
    (r"to pass (.*?) as a value, use ", "para pasar $1 como valor, escriba "),
    ("tip:", "sugerencia:"),
    ("For more information, try ", "Para más información: "),
];

/// A text that clap has made, with its own words in the language too.
pub(super) fn of_clap(text: String, language: UiLanguage) -> String {
    if language == UiLanguage::English {
        return text;
    }
    let text = OF_CLAP.iter().fold(text, |text, (english, spanish)| {
        let english = Regex::new(english).expect("these are regular expressions");
        match english.replace_all(&text, *spanish) {
            Cow::Borrowed(_) => text,
            Cow::Owned(new) => new,
        }
    });
    text.split('\n').map(|line| with_reason(line, language)).collect::<Vec<_>>().join("\n")
}

/// A line with the reason at its end, which is ours, in the language.
fn with_reason(line: &str, language: UiLanguage) -> String {
    let reasons = line.match_indices(": ").map(|(at, colon)| at + colon.len());
    let reasons = reasons.map(|at| (at, wording::in_language(&line[at..], language)));
    let mut reasons = reasons.filter(|(at, reason)| *reason != line[*at..]);
    reasons.next().map_or_else(|| line.to_owned(), |(at, reason)| line[..at].to_owned() + &reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Each text of the help by its name, with the English ones that the name stands for.
    fn texts(command: &Command, name: &str, found: &mut BTreeMap<String, BTreeSet<String>>) {
        let say = |id: &str| {
            wording::say(Catalogue::Help, UiLanguage::Spanish, id, &FluentArgs::new()).is_some()
        };
        let mut add = |id: String, english: String| found.entry(id).or_default().insert(english);
        command.get_about().map(|about| add(name.to_owned(), about.to_string()));
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let Some(help) = arg.get_help() else { continue };
            let option = option_id(arg.get_id().as_str());
            let own = format!("{name}-{option}");
            add(if say(&own) { own } else { option }, help.to_string());
        }
        let shown = command.get_subcommands().filter(|sub| !sub.is_hide_set());
        for sub in shown.filter(|_| name != "help") {
            let sub_name = sub.get_name();
            let sub_name = name_of(name, sub_name);
            texts(sub, &sub_name, found);
        }
    }

    #[test]
    fn every_text_of_the_help_is_in_the_catalogue() {
        let command = crate::cli::command();
        let mut found = BTreeMap::new();
        texts(&command, "cotejo", &mut found);
        let lacking = found.iter().filter(|(id, _)| {
            wording::say(Catalogue::Help, UiLanguage::Spanish, id, &FluentArgs::new()).is_none()
        });
        assert_eq!(lacking.collect::<Vec<_>>(), []);
    }

    /// What the values of options are said to be.
    fn values(command: &Command, found: &mut BTreeSet<String>) {
        let all = command.get_arguments().flat_map(clap::Arg::get_possible_values);
        found.extend(all.filter_map(|value| value.get_help().map(ToString::to_string)));
        let shown = command.get_subcommands().filter(|sub| !sub.is_hide_set());
        shown.for_each(|sub| values(sub, found));
    }

    #[test]
    fn every_value_of_an_option_is_in_spanish() {
        let mut found = BTreeSet::new();
        values(&crate::cli::command(), &mut found);
        let is_lacking = |text: &&String| {
            wording::in_language(text, UiLanguage::Spanish) == text.as_str()
                && !["English", "español"].contains(&text.as_str())
        };
        assert_eq!(found.iter().filter(is_lacking).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    #[test]
    fn help_is_spanish_where_it_is_wanted() {
        let mut command = translated(crate::cli::command(), UiLanguage::Spanish);
        let check = command.find_subcommand_mut("check").unwrap().render_long_help().to_string();
        let check = of_clap(check, UiLanguage::Spanish);
        for wanted in ["Uso: ", "Comprobaciones:\n", "Lengua del original", "[por omisión: 0.7]"] {
            assert!(check.contains(wanted), "{wanted}: {check}");
        }
        for english in ["Usage", "Language", "default", "Checks", "Print"] {
            assert!(!check.contains(english), "{english}: {check}");
        }
    }
}
