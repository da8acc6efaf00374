//! The languages of two columns that no header names.

use super::header::{Column, Tongue};
use super::rows::Table;
use crate::language::{LanguageTag, detect, of_column_name, prose_languages};
use crate::text::words::words;
use crate::words::Lexicon;
use std::cmp::Ordering;

/// How many rows show which languages they are in.
const ENOUGH: usize = 200;

/// The languages of source and target, and a note on them where they were guessed.
pub(super) fn of_sides(
    table: &Table<'_>,
    columns: &[Column],
) -> ([LanguageTag; 2], Option<String>) {
    let side = |wanted: Tongue| {
        columns.iter().position(|column| matches!(column, Column::Term(of) if *of == wanted))
    };
    let named = || {
        columns.iter().find_map(|column| match column {
            Column::Term(Tongue::Named(tag)) => Some(tag.clone()),
            _ => None,
        })
    };
    let usual = ["en", "es"].map(LanguageTag::known);
    let [source, target] = [side(Tongue::Source), side(Tongue::Target)];
    let (source, target) = match (source, target) {
        (None, None) => return (usual, None),
        (Some(source), Some(target)) => (source, target),
        // one of the two is named
        (one, other) => {
            let known = named().unwrap_or_else(|| usual[0].clone());
            let rest = usual.iter().find(|tag| !tag.is_same_language(&known));
            let rest = rest.unwrap_or(&usual[0]).clone();
            let note = format!("a column without a language is taken for {rest}");
            let pair = if one.is_some() { [rest, known] } else { [known, rest] };
            return (pair, other.or(one).map(|_| note));
        }
    };
    if let Some(pair) = of_columns(table, columns) {
        return (pair, None);
    }
    let rows = table.sample(ENOUGH, [source, target]);
    let pair = of_rows(&rows);
    let languages = pair.unwrap_or(usual);
    let [first, second] = &languages;
    let note = format!(
        "the columns name no languages; they are taken for {first} and {second}: if they are not, name them in the \
         first line, as {first} and {second}"
    );
    (languages, Some(note))
}

/// The languages that columns beside the terms name, where all rows have the same two.
fn of_columns(table: &Table<'_>, columns: &[Column]) -> Option<[LanguageTag; 2]> {
    let place = |tongue: Tongue| {
        let wanted = Column::LanguageOf(tongue);
        columns.iter().position(|column| *column == wanted)
    };
    let rows = table.sample(ENOUGH, [place(Tongue::Source)?, place(Tongue::Target)?]);
    let first = rows.first()?;
    let [source, target] = first.each_ref().map(|name| of_column_name(name));
    let are_same = rows.iter().all(|row| row == first);
    Some([source?, target?]).filter(|_| are_same)
}

/// The two languages of pairs of terms, as far as they show.
fn of_rows(rows: &[[String; 2]]) -> Option<[LanguageTag; 2]> {
    by_lexicon(rows).or_else(|| {
        let column = |at: usize| {
            let text: Vec<&str> = rows.iter().map(|row| row[at].as_str()).collect();
            detect(&text.join("\n"), &prose_languages())
        };
        let (one, other) = (column(0)?, column(1)?);
        (!one.is_same_language(&other)).then_some([one, other])
    })
}

/// English and Spanish in the order in which the words of pairs of terms translate each other, if they do.
pub(super) fn by_lexicon(rows: &[[String; 2]]) -> Option<[LanguageTag; 2]> {
    let [en, es] = ["en", "es"].map(LanguageTag::known);
    let lexicon = Lexicon::shipped(&en, &es);
    let strength = |english: &str, spanish: &str| -> f32 {
        let of_word = |word: &str| {
            let each = words(spanish);
            each.map(|other| lexicon.strength((&en, word), (&es, other.text))).fold(0.0, f32::max)
        };
        words(english).map(|word| of_word(word.text)).sum()
    };
    let forth: f32 = rows.iter().map(|[one, other]| strength(one, other)).sum();
    let back: f32 = rows.iter().map(|[one, other]| strength(other, one)).sum();
    match forth.total_cmp(&back) {
        Ordering::Greater => Some([en, es]),
        Ordering::Less => Some([es, en]),
        Ordering::Equal => None,
    }
}
