//! Every catalogue has the messages of the code, in each language.

use super::UiLanguage;
use super::catalogue::{self, Catalogue};
use crate::check::RULES;
use fluent_bundle::FluentArgs;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Names of messages, each with the names of its arguments.
type Signatures = BTreeMap<String, BTreeSet<String>>;

fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path)
}

/// The names of the catalogues: those of their files in a language.
fn catalogues(language: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(source("wording").join(language)).unwrap();
    let files = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    files.filter(|file| file.ends_with(".ftl")).collect()
}

/// The messages of a file, with their texts.
fn messages(language: &str, file: &str) -> Vec<(String, String)> {
    let texts = fs::read_to_string(source("wording").join(language).join(file)).unwrap();
    let message = Regex::new(r"(?m)^([a-z][a-z0-9-]*) =((?:.*\n(?:(?: .*)?\n)*))").unwrap();
    message.captures_iter(&texts).map(|found| (found[1].into(), found[2].into())).collect()
}

fn in_catalogue(language: &str, file: &str) -> Signatures {
    let argument = Regex::new(r"\$([a-z_]+)").unwrap();
    let messages = messages(language, file).into_iter().map(|(id, text)| {
        let arguments = argument.captures_iter(&text).map(|argument| argument[1].to_owned());
        (id, arguments.collect())
    });
    messages.collect()
}

/// Every call of a macro, such as `message!`, in the files of a folder.
fn in_code(macro_name: &str, folder: &Path, found: &mut Signatures) {
    let call =
        Regex::new(&format!(r#"\b{macro_name}!\(\s*(?:[a-z.:()]+,\s*)?"([a-z-]+)""#)).unwrap();
    let argument = Regex::new(r"^\s*([a-z_]+):[^:]").unwrap();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            in_code(macro_name, &entry, found);
            continue;
        }
        let Ok(code) = fs::read_to_string(&entry) else { continue };
        for name in call.captures_iter(&code) {
            let arguments = found.entry(name[1].to_owned()).or_default();
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
        }
    }
}

#[test]
fn the_english_catalogues_have_the_messages_of_the_code_and_no_others() {
    let macros = [("message", "findings.ftl"), ("terminal", "terminal.ftl"), ("note", "notes.ftl")];
    for (macro_name, file) in macros {
        let mut code = Signatures::new();
        for folder in
            ["align", "check", "cli", "document", "memory", "report", "session", "wording"]
        {
            in_code(macro_name, &source(folder), &mut code);
        }
        assert_eq!(in_catalogue("en", file), code);
    }
}

/// The catalogues whose English is in the code.
const OF_CODE: [&str; 2] = ["help.ftl", "rules.ftl"];

#[test]
fn each_language_has_the_same_messages_with_the_same_arguments() {
    let spanish: BTreeSet<String> =
        catalogues("es").into_iter().filter(|file| !OF_CODE.contains(&&**file)).collect();
    assert_eq!(catalogues("en"), spanish);
    for file in spanish {
        let [english, spanish] = ["en", "es"].map(|language| in_catalogue(language, &file));
        assert_eq!(english, spanish, "{file}");
    }
}

#[test]
fn every_rule_has_spanish_words() {
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    let catalogue = in_catalogue("es", "rules.ftl");
    assert_eq!(catalogue.into_keys().collect::<BTreeSet<_>>(), rules);
    // what stands between ticks is code, and the same but for examples
    let option = Regex::new("`--[a-z-]+`").unwrap();
    let options = |text: &str| -> Vec<String> {
        option.find_iter(text).map(|found| found.as_str().to_owned()).collect()
    };
    for rule in RULES {
        let words = rule.words(UiLanguage::Spanish);
        let differ = [words.finds != rule.finds, words.what != rule.what, words.why != rule.why];
        assert_eq!(differ, [true; 3], "{}", rule.name);
        assert_eq!(options(&words.what), options(rule.what), "{}", rule.name);
    }
}

#[test]
fn a_message_is_displayed_in_english_unless_another_language_is_chosen() {
    let term = super::message!("choice-one", term: "fear");
    let message = super::message!("term-suggestion", terms: term);
    assert_eq!(message.to_string(), "write “fear”");
    assert_eq!(message.in_language(UiLanguage::Spanish).to_string(), "escriba «fear»");
}

#[test]
fn numbers_agree_with_their_nouns() {
    let number = |catalogue: Catalogue, id: &str, language, names: &[&str], number: usize| {
        let mut arguments = FluentArgs::new();
        names.iter().for_each(|name| arguments.set(name.to_string(), number));
        catalogue::say(catalogue, language, id, &arguments).unwrap()
    };
    use Catalogue::*;
    for (catalogue, id, names, one, two) in [
        (Findings, "double-space", &["blanks"][..], "1 espacio entre", "2 espacios entre"),
        (Findings, "keyword-count", &["source", "target"], "1 palabra clave", "2 palabras clave"),
        (Findings, "tags-missing", &["count"], "otra marca", "otras 2 marcas"),
        (Findings, "tags-added", &["count"], "otra marca", "otras 2 marcas"),
        (Findings, "contradiction-words", &["known", "linked"], "1 palabra cuya", "2 palabras"),
        (Findings, "contradiction-numbers", &["all", "common"], "1 cifra, 1 está", "2 cifras"),
        (Findings, "contradiction-lengths", &["times"], "es tan largo", "es 2 veces más"),
        (
            Findings,
            "contradiction-doubtful",
            &["beads", "doubtful"],
            "1 es dudosa",
            "2 son dudosas",
        ),
        (Terminal, "errors", &["count"], "1 error", "2 errores"),
        (Terminal, "warnings", &["count"], "1 aviso", "2 avisos"),
        (Terminal, "infos", &["count"], "1 nota", "2 notas"),
        (Terminal, "beads", &["count"], "1 correspondencia", "2 correspondencias"),
        (Terminal, "documents", &["count"], "1 documento", "2 documentos"),
        (Terminal, "concepts", &["concepts"], "1 concepto,", "2 conceptos,"),
        (Terminal, "word-groups", &["count"], "1 grupo de palabras recurrente", "2 grupos de"),
        (Page, "page-beads", &["beads", "alike"], "1 correspondencia,", "2 correspondencias,"),
    ] {
        for (count, wanted) in [(1, one), (2, two)] {
            let said = number(catalogue, id, UiLanguage::Spanish, names, count);
            assert!(said.contains(wanted), "{id} of {count}: {said}");
        }
    }
}

#[test]
fn quotation_marks_are_those_of_the_language() {
    for file in catalogues("es") {
        for (id, text) in messages("es", &file) {
            assert!(!text.contains(['“', '”']), "{id}: {text}");
            assert_eq!(text.matches('«').count(), text.matches('»').count(), "{id}: {text}");
        }
    }
}
