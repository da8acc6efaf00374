//! The fields at the beginning of a Markdown file that are written in TOML, as Hugo and Zola have them.

use super::front_matter::Field;
use crate::document::part_names::is_language;
use crate::text::source_text::SourceText;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The parts of the document in its front matter, in order. What is wrong in it is passed over.
pub(super) fn fields(source: &SourceText, range: Range<usize>) -> Vec<Field> {
    const FENCE: &str = "+++";
    let block = &source.as_str()[range.clone()];
    let inner = block.trim_start().strip_prefix(FENCE).unwrap_or(block);
    let start = range.end - inner.len();
    let inner = inner.trim_end();
    let toml = inner.strip_suffix(FENCE).unwrap_or(inner);
    let (table, _) = DeTable::parse_recoverable(toml);
    let mut reader = Reader { source, start, fields: Vec::new() };
    reader.table(table.get_ref(), &mut Vec::new());
    reader.fields
}

struct Reader<'t> {
    source: &'t SourceText,
    /// Where in the source the TOML begins.
    start: usize,
    fields: Vec<Field>,
}

impl Reader<'_> {
    /// `path` has the names of the tables around this one; one in a list is called by its language.
    fn table(&mut self, table: &DeTable<'_>, path: &mut Vec<String>) {
        /// No front matter has so many tables within each other.
        const DEEPEST: usize = 8;
        if path.len() > DEEPEST {
            return;
        }
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        let language = entries.iter().find(|(name, _)| is_language(name.get_ref()));
        let language = language.and_then(|(_, value)| value.get_ref().as_str());
        path.extend(language.filter(|_| !path.is_empty()).map(str::to_owned));
        let depth = path.len();
        for (name, value) in &entries {
            path.push(name.get_ref().to_string());
            self.value(value, path);
            path.truncate(depth);
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, path: &mut Vec<String>) {
        let texts: Vec<(&str, Range<usize>)> = match value.get_ref() {
            DeValue::Table(table) => return self.table(table, path),
            DeValue::String(text) => vec![(text, value.span())],
            DeValue::Array(items) => {
                let depth = path.len();
                for item in items.iter() {
                    if let DeValue::Table(table) = item.get_ref() {
                        self.table(table, path);
                        path.truncate(depth);
                    }
                }
                items.iter().filter_map(text_of).collect()
            }
            _ => return,
        };
        if texts.iter().all(|(text, _)| text.trim().is_empty()) {
            return;
        }
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let shown = || texts.into_iter().map(|(text, place)| self.text(text, place)).collect();
        let field = Field::new(&names, shown);
        self.fields.extend(field);
    }

    /// A string that is written at `place`: its own bytes where it has them.
    fn text(&self, text: &str, place: Range<usize>) -> SourceText {
        let place = self.start + place.start..self.start + place.end;
        let written = &self.source.as_str()[place.clone()];
        match written.find(text) {
            Some(at) => {
                self.source.slice(place.start + at..place.start + at + text.len()).trimmed()
            }
            None => {
                let mut out = SourceText::default();
                let line = self.source.line(place.start) as u32;
                out.push(text, self.source.source(place), line);
                out.trimmed()
            }
        }
    }
}

/// The string that an item of a list is, and its place.
fn text_of<'v>(item: &'v Spanned<DeValue<'_>>) -> Option<(&'v str, Range<usize>)> {
    Some((item.get_ref().as_str()?, item.span()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_however_they_are_written() {
        for (toml, wanted) in [
            ("title = \"Shame at work\"\ndate = 2010-01-02\n", "title=Shame at work"),
            ("title = \"Shame: a \\\"word\\\"\"\n", "title=Shame: a \"word\""),
            (
                "abstract = \"\"\"\nShame fell.\n\nGuilt rose.\"\"\"\n",
                "abstract=Shame fell.//Guilt rose.",
            ),
            ("resumen = '''\nBajó.'''\nabstract = 'It fell.'\n", "resumen=Bajó. abstract=It fell."),
            ("keywords = [\"shame\", 'guilt']\nweight = 3\n", "keywords=shame|guilt"),
            (
                "[abstract]\nes = 'Bajó.'\nen = 'It fell.'\n",
                "abstract-es=Bajó. abstract-en=It fell.",
            ),
            (
                "[[abstract]]\nlang = 'es'\ntext = 'Bajó.'\n[[abstract]]\nlang = 'en'\ntext = 'It fell.'\n",
                "abstract-es=Bajó. abstract-en=It fell.",
            ),
            ("[params]\nkeywords_es = ['pena']\n", "params-keywords_es=pena"),
            ("abstract = {en = 'It fell.'}\n", "abstract-en=It fell."),
            ("title = \"Shame\"\nabstract = [[[[[[[[[[1]]]]]]]]]]\n", "title=Shame"),
            ("title = \"Shame\"\nabstract = \n", "title=Shame"),
        ] {
            let written = format!("+++\n{toml}+++\n");
            let source = SourceText::from_source(&written);
            let shown = |field: Field| {
                let values: Vec<&str> = field.values.iter().map(SourceText::as_str).collect();
                format!("{}={}", field.name, values.join("|").replace('\n', "/"))
            };
            let fields: Vec<String> =
                fields(&source, 0..written.len()).into_iter().map(shown).collect();
            assert_eq!(fields.join(" "), wanted, "{toml}");
        }
    }
}
