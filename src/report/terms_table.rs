//! What concepts and recurring word groups are called, as tables to read.

use super::table::new_table;
use super::terms::Terms;
use super::usage::{Example, TermUse, Usage};
use super::visible::for_terminal;
use super::word_groups::{GroupUse, WordGroup};
use crate::glossary::{Status, name};
use crate::wording::{UiLanguage, in_language, terminal};

/// A table of the concepts for each pair of languages, one of the word groups, and an example of each name where there
/// are several.
pub(crate) fn render(terms: &Terms, width: u16, language: UiLanguage) -> String {
    let shown = concepts(&terms.concepts, width, language)
        + &word_groups(&terms.word_groups, width, language);
    for_terminal(&shown).into_owned()
}

fn concepts(usage: &[Usage], width: u16, language: UiLanguage) -> String {
    let varying: Vec<&Usage> = usage.iter().filter(|usage| usage.varies).collect();
    let mut out =
        terminal!(language, "concepts", concepts: usage.len(), varying: varying.len()) + "\n";
    for languages in languages(usage) {
        let mut table = new_table(width);
        table.set_header(["", &terminal!(language, "concept"), &languages[0], &languages[1]]);
        for usage in usage.iter().filter(|usage| usage.languages == *languages) {
            let mark = if usage.varies { "≠" } else { "" };
            table.add_row([
                mark,
                &usage.concept,
                &lines(&usage.source, language),
                &lines(&usage.target, language),
            ]);
        }
        out += &format!("{}\n", table.trim_fmt());
    }
    for usage in varying {
        out += &format!("\n≠ {}\n", usage.concept);
        for (language, terms) in usage.languages.iter().zip([&usage.source, &usage.target]) {
            out.extend(terms.iter().map(|term| example(language, &term.example)));
        }
    }
    out
}

/// The pairs of languages, in the order in which they come.
fn languages(usage: &[Usage]) -> Vec<&[String; 2]> {
    let mut all: Vec<&[String; 2]> = Vec::new();
    for usage in usage {
        if !all.contains(&&usage.languages) {
            all.push(&usage.languages);
        }
    }
    all
}

/// Each term with how often it is used, a line each.
fn lines(terms: &[TermUse], language: UiLanguage) -> String {
    let line = |term: &TermUse| {
        let status = match term.status {
            Status::Preferred => String::new(),
            status => format!(" ({})", in_language(&name(&status), language)),
        };
        times(&term.term, term.count, &status, term.documents, language)
    };
    terms.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Nothing where there is no word group.
fn word_groups(groups: &[WordGroup], width: u16, language: UiLanguage) -> String {
    if groups.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n", terminal!(language, "word-groups", count: groups.len()));
    let mut table = new_table(width);
    table.set_header([terminal!(language, "word-group"), terminal!(language, "translations")]);
    for group in groups {
        let line = |one: &GroupUse| times(&one.translation, one.count, "", one.documents, language);
        let translations: Vec<String> = group.translations.iter().map(line).collect();
        let name = times(&group.group, group.count, "", group.documents, language);
        table.add_row([name, translations.join("\n")]);
    }
    out += &format!("{}\n", table.trim_fmt());
    for group in groups {
        out += &format!("\n≠ {}\n", group.group);
        out.extend(group.translations.iter().map(|one| example(&group.languages[1], &one.example)));
    }
    out
}

fn times(text: &str, count: usize, status: &str, documents: usize, language: UiLanguage) -> String {
    match documents {
        1 => format!("{text} {count}×{status}"),
        many => {
            let documents = terminal!(language, "in-documents", count: many);
            format!("{text} {count}×{status}{documents}")
        }
    }
}

fn example(language: &str, example: &Example) -> String {
    let Example { document, bead, .. } = example;
    format!("  {language}  {}  ({document}, bead {bead})\n", example.excerpt())
}
