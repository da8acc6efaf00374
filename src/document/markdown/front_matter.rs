//! The fields at the beginning of a Markdown file: title, abstracts and keywords. Of YAML, what such fields are written in:
//! scalars of one line, in quotes, over several lines, literal and folded blocks, and lists.

use crate::document::part_names::{Holds, holds};
use crate::text::source_text::SourceText;
use std::ops::Range;

/// A field that is a part of the document.
#[derive(Debug)]
pub(super) struct Field {
    pub holds: Holds,
    /// Its name, with those of the fields around it before.
    pub name: String,
    /// What it holds: one text, or the items of a list.
    pub values: Vec<SourceText>,
}

/// The parts of the document in its front matter, in order.
pub(super) fn fields(source: &SourceText, range: Range<usize>) -> Vec<Field> {
    let lines = lines(source.as_str(), range);
    let mut fields = Vec::new();
    let mut around: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let Some((name, value)) = line.field() else { continue };
        around.retain(|(indent, _)| *indent < line.indent);
        let path: Vec<&str> = around.iter().map(|(_, name)| *name).chain([name]).collect();
        let path = path.join("-");
        let below = lines[at..].iter().take_while(|next| next.is_below(line)).count();
        let below = &lines[at..at + below];
        let is_group = value.is_empty() && below.iter().any(|next| next.field().is_some());
        if is_group {
            around.push((line.indent, name));
            continue;
        }
        if let Some(holds) = holds(&path) {
            let values = values(source, value, below);
            fields.push(Field { holds, name: path, values });
        }
        at += below.len();
    }
    fields
}

/// A line without its indentation.
struct Line<'t> {
    text: &'t str,
    at: usize,
    indent: usize,
}

impl<'t> Line<'t> {
    /// The name of the field that begins here, and where its value is.
    fn field(&self) -> Option<(&'t str, Range<usize>)> {
        let (name, _) = self.text.split_once(':')?;
        let value = &self.text[name.len() + 1..];
        let is_name = !name.is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
            && (value.is_empty() || value.starts_with([' ', '\t']));
        let start = self.at + self.text.len() - value.trim_start().len();
        is_name.then(|| (name, start..start + value.trim().len()))
    }

    /// Whether it belongs to the value of a field.
    fn is_below(&self, field: &Line<'_>) -> bool {
        let is_item = self.text.starts_with("- ") && self.indent == field.indent;
        self.text.is_empty() || self.indent > field.indent || is_item
    }

    fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }
}

fn lines(text: &str, range: Range<usize>) -> Vec<Line<'_>> {
    let mut at = range.start;
    let lines = text[range].split_inclusive('\n');
    let lines = lines.map(|line| {
        let content = line.trim_end();
        let shown = content.trim_start();
        let indent = content.len() - shown.len();
        let line_at = at + indent;
        at += line.len();
        Line { text: shown, at: line_at, indent }
    });
    lines.collect()
}

/// What a field holds, by its first line and those below it.
fn values(source: &SourceText, first: Range<usize>, below: &[Line<'_>]) -> Vec<SourceText> {
    let value = &source.as_str()[first.clone()];
    if let Some(list) = value.strip_prefix('[') {
        let list = list.strip_suffix(']').unwrap_or(list);
        let mut at = first.start + 1;
        let item = |item: &str| {
            let range = at..at + item.len();
            at += item.len() + 1;
            unquoted(source, range)
        };
        return list.split(',').map(item).filter(|item| !item.is_empty()).collect();
    }
    if value.is_empty() && below.iter().any(|line| line.text.starts_with("- ")) {
        let items = below.iter().filter(|line| line.text.starts_with("- "));
        return items.map(|line| unquoted(source, line.at + 2..line.range().end)).collect();
    }
    let is_block = value.starts_with(['|', '>']);
    let is_literal = value.starts_with('|');
    let mut text = SourceText::default();
    let mut add = |range: Range<usize>| {
        let end = text.source(text.len().saturating_sub(1)..text.len()).end;
        let piece = source.slice(range);
        let at = piece.source(0..0).start.max(end);
        let line = text.lines().1 as u32;
        match text.is_empty() {
            true => {}
            // what is folded is Markdown still: a line end is as good as a blank
            false if is_literal || !piece.is_empty() => text.push("\n", end..at, line),
            false => text.push("\n", end..end, line),
        }
        text.append(&piece);
    };
    if !is_block {
        add(first);
    }
    below.iter().for_each(|line| add(line.range()));
    let text = text.trimmed();
    if is_block { vec![text] } else { vec![unquoted(&text, 0..text.len())] }
}

/// A scalar without blanks and quotes around it.
fn unquoted(source: &SourceText, range: Range<usize>) -> SourceText {
    let text = source.slice(range).trimmed();
    let shown = text.as_str();
    let quote = ['"', '\'']
        .into_iter()
        .find(|quote| shown.len() > 1 && shown.starts_with(*quote) && shown.ends_with(*quote));
    let Some(quote) = quote else { return text };
    let inside = text.slice(1..text.len() - 1);
    // a quote within is written twice, or behind a backslash
    let written = if quote == '"' { "\\\"" } else { "''" };
    let mut out = SourceText::default();
    let mut at = 0;
    for (place, _) in inside.as_str().match_indices(written) {
        out.append(&inside.slice(at..place));
        at = place + 1;
    }
    out.append(&inside.slice(at..inside.len()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_however_they_are_written() {
        for (yaml, wanted) in [
            ("title: Shame at work\n", "title=Shame at work"),
            ("title: \"Shame: a \\\"word\\\"\"\n", "title=Shame: a \"word\""),
            ("title: 'Ana''s shame'\n", "title=Ana's shame"),
            ("abstract: |\n  Shame fell.\n\n  Guilt rose.\n", "abstract=Shame fell.//Guilt rose."),
            ("abstract: >-\n    Shame\n    fell.\n", "abstract=Shame/fell."),
            ("abstract: Shame\n  fell.\nauthor: A. B.\n", "abstract=Shame/fell."),
            (
                "abstract-en: \"Shame\n  fell.\"\nresumen: Bajó.\n",
                "abstract-en=Shame/fell. resumen=Bajó.",
            ),
            ("keywords: [shame, 'guilt']\n", "keywords=shame|guilt"),
            ("keywords:\n  - shame\n  - guilt\n", "keywords=shame|guilt"),
            ("keywords_es:\n- culpa\n- vergüenza\nlang: es\n", "keywords_es=culpa|vergüenza"),
            (
                "abstract:\n  en: Shame fell.\n  es: |\n    Bajó.\n",
                "abstract-en=Shame fell. abstract-es=Bajó.",
            ),
            ("author:\n  - name: A. B.\n    email: a@b.c\ndate: 2010\n", ""),
            ("abstract-title: Resumen\nplain-language-summary: Shame fell.\n", ""),
            ("keywords: shame, guilt\n", "keywords=shame, guilt"),
            ("not yaml\n: x\n:\n- \n", ""),
        ] {
            let source = SourceText::from_source(yaml);
            let shown = |field: Field| {
                let values: Vec<&str> = field.values.iter().map(SourceText::as_str).collect();
                format!("{}={}", field.name, values.join("|").replace('\n', "/"))
            };
            let fields: Vec<String> =
                fields(&source, 0..yaml.len()).into_iter().map(shown).collect();
            assert_eq!(fields.join(" "), wanted, "{yaml}");
        }
    }
}
