//! Tables of pairs that are aligned already: a header that names language codes, a pair a row.

use super::record;
use crate::language::LanguageTag;

/// The pairs of a table, and their languages.
#[derive(Debug, PartialEq)]
pub struct Pairs {
    pub languages: (LanguageTag, LanguageTag),
    pub pairs: Vec<(String, String)>,
}

/// Reads a table with tabs, commas or semicolons between its columns; columns that are not named by a language code
/// are passed over. `wanted` are source and target where the user named them. The error says what is wrong.
pub fn read(
    text: &str,
    wanted: (Option<&LanguageTag>, Option<&LanguageTag>),
) -> Result<Pairs, String> {
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b','].into_iter().find(|sign| header.as_bytes().contains(sign));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b'\t'))
        .quoting(delimiter != Some(b'\t'))
        .flexible(true)
        .from_reader(text.as_bytes());
    let columns: Vec<Option<LanguageTag>> = reader
        .headers()
        .map_err(|error| error.to_string())?
        .iter()
        // the number of a row, not Indonesian
        .map(|name| name.trim().parse().ok().filter(|_| name.trim() != "id"))
        .collect();
    let tags: Vec<&LanguageTag> = columns.iter().flatten().collect();
    let languages = record::languages(&tags, wanted).map_err(|_| {
        "the first row wants two language codes among its column names, as id, en, es".to_owned()
    })?;
    let place = |tag: &LanguageTag| {
        let same =
            |own: &Option<LanguageTag>| own.as_ref().is_some_and(|own| record::same(own, tag));
        columns.iter().position(same)
    };
    let (Some(source), Some(target)) = (place(&languages.0), place(&languages.1)) else {
        return Err(format!("there is no column for {} or {}", languages.0, languages.1));
    };
    let mut pairs = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| error.to_string())?;
        let cell = |column: usize| row.get(column).unwrap_or_default().to_owned();
        pairs.push((cell(source), cell(target)));
    }
    if pairs.is_empty() {
        return Err("this table has no rows below its header".into());
    }
    Ok(Pairs { languages, pairs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_by_their_names() {
        for table in [
            "id\tes\ten\n1\tUno \"uno\".\tOne.\n2\tDos.\t\n",
            "id;es;en\n1;\"Uno \"\"uno\"\".\";One.\n2;Dos.\n",
            "en,note,es-MX\nOne.,x,\"Uno \"\"uno\"\".\"\n,,Dos.\n",
        ] {
            let read = read(table, (None, None)).unwrap();
            assert_eq!((read.languages.0.primary(), read.languages.1.primary()), ("en", "es"));
            let pairs = [("One.", "Uno \"uno\"."), ("", "Dos.")];
            assert_eq!(read.pairs, pairs.map(|(a, b)| (a.to_owned(), b.to_owned())));
        }
    }

    #[test]
    fn faults_are_named() {
        for (table, fault) in [
            ("", "the first row wants two language codes"),
            ("1\t1\t1-1\n", "the first row wants two language codes"),
            ("en\tes\n", "this table has no rows"),
        ] {
            assert!(read(table, (None, None)).unwrap_err().starts_with(fault), "{table:?}");
        }
    }
}
