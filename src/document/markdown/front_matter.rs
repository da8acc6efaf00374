//! The fields at the beginning of a Markdown file: title, abstracts and keywords. Of YAML, what such fields are written in:
//! scalars of one line, in quotes, over several lines, literal and folded blocks, lists, and maps within each other.

use crate::document::part_names::{Holds, holds, is_about, is_language, is_whole};
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

impl Field {
    /// None of what is no part of the document.
    pub(super) fn new(path: &[&str], values: impl FnOnce() -> Vec<SourceText>) -> Option<Self> {
        let mut names: Vec<&str> = path.iter().copied().filter(|name| !name.is_empty()).collect();
        // the language of an abstract is none of its text
        let (last, outer) = names.split_last()?;
        if !outer.is_empty() && is_about(last) {
            return None;
        }
        names.truncate(names.len() - usize::from(!outer.is_empty() && is_whole(last)));
        let name = names.join("-");
        let holds = holds(&name)?;
        Some(Field { holds, name, values: values() })
    }
}

/// The parts of the document in its front matter, in order.
pub(super) fn fields(source: &SourceText, range: Range<usize>) -> Vec<Field> {
    let lines = lines(source.as_str(), range);
    let mut fields = Vec::new();
    // each map that is open, by its indentation and its name; one in a list is called by its language
    let mut around: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let item = line.item();
        around.retain(|(indent, _)| *indent < line.indent + usize::from(item.is_some()));
        let inner = item.as_ref().unwrap_or(line);
        let below = lines[at..].iter().take_while(|next| next.is_below(inner)).count();
        let below = &lines[at..at + below];
        let (name, value) = match inner.field() {
            Some((name, value)) => (name, value),
            None if item.is_some() => ("", inner.range()),
            None => continue,
        };
        if item.is_some() {
            let beside = lines[at..].iter().take_while(|next| next.indent >= inner.indent);
            let all = [inner].into_iter().chain(beside.filter(|next| next.indent == inner.indent));
            around.push((line.indent + 1, language(source.as_str(), all).unwrap_or("")));
        }
        let first = below.iter().find(|next| !next.text.is_empty());
        let is_group = |first: &Line<'_>| first.field().is_some() || first.item().is_some();
        if value.is_empty() && first.is_some_and(is_group) {
            around.push((inner.indent, name));
            continue;
        }
        at += below.len();
        let mut path: Vec<&str> = around.iter().map(|(_, name)| *name).chain([name]).collect();
        let end = below.iter().rev().find(|line| !line.text.is_empty());
        let all = value.start..end.map_or(value.end, |line| line.range().end);
        match source.as_str()[all.clone()].starts_with('{') {
            true => flow(source, all, &mut path, &mut fields),
            false => fields.extend(Field::new(&path, || values(source, value, below))),
        }
    }
    fields
}

/// The language that one of these lines names.
fn language<'t, 'l>(text: &'t str, lines: impl Iterator<Item = &'l Line<'t>>) -> Option<&'t str>
where
    't: 'l,
{
    let mut fields = lines.filter_map(Line::field);
    let (_, value) = fields.find(|(name, _)| is_language(name))?;
    Some(text[value].trim_matches(QUOTES))
}

const QUOTES: [char; 2] = ['"', '\''];

/// The parts of the document in a map in braces.
fn flow<'t>(
    source: &'t SourceText,
    range: Range<usize>,
    path: &mut Vec<&'t str>,
    fields: &mut Vec<Field>,
) {
    /// No front matter has so many maps within each other.
    const DEEPEST: usize = 8;
    let text = source.as_str();
    let entries: Vec<(&str, Range<usize>)> = entries(text, range);
    let language = entries.iter().find(|(name, _)| is_language(name));
    let outside = path.len();
    path.extend(language.map(|(_, value)| text[value.clone()].trim_matches(QUOTES)));
    for (name, value) in entries {
        path.push(name);
        match text[value.clone()].starts_with('{') && path.len() < DEEPEST {
            true => flow(source, value, path, fields),
            false => fields.extend(Field::new(path, || values(source, value, &[]))),
        }
        path.pop();
    }
    path.truncate(outside);
}

/// The entries of a map in braces, each with the place of its value.
fn entries(text: &str, range: Range<usize>) -> Vec<(&str, Range<usize>)> {
    let (mut depth, mut quote, mut before) = (0_usize, None, ' ');
    let mut start = range.start + 1;
    let mut entries = Vec::new();
    for (at, c) in text[range.clone()].char_indices() {
        let at = range.start + at;
        match (quote, c) {
            (Some(open), _) if c == open && before != '\\' => quote = None,
            (Some(_), _) => {}
            // an apostrophe stands within a word
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(c),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']' | ',') => {
                depth -= usize::from(c != ',').min(depth);
                if depth == usize::from(c == ',') {
                    entries.extend(entry(text, start..at));
                    start = at + 1;
                }
            }
            _ => {}
        }
        before = c;
        if depth == 0 {
            break;
        }
    }
    entries
}

/// The name and the value of an entry.
fn entry(text: &str, range: Range<usize>) -> Option<(&str, Range<usize>)> {
    let (name, value) = text[range.clone()].split_once(':')?;
    let start = range.end - value.trim_start().len();
    Some((name.trim().trim_matches(QUOTES), start..start + value.trim().len()))
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
        let (written, value) = self.text.split_once(':')?;
        let name = written.trim_matches(QUOTES);
        let is_name = !name.is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
            && (value.is_empty() || value.starts_with([' ', '\t']));
        let start = self.at + self.text.len() - value.trim_start().len();
        is_name.then(|| (name, start..start + value.trim().len()))
    }

    /// What follows the dash of an item that is a map.
    fn item(&self) -> Option<Line<'t>> {
        let text = self.text.strip_prefix("- ")?.trim_start();
        let before = self.text.len() - text.len();
        let inner = Line { text, at: self.at + before, indent: self.indent + before };
        (inner.text.starts_with('{') || inner.field().is_some()).then_some(inner)
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
            (
                "abstract:\n  - lang: en\n    text: |\n      Shame fell.\n\n      Guilt rose.\n  - text: Bajó.\n    lang: es\n",
                "abstract-en=Shame fell.//Guilt rose. abstract-es=Bajó.",
            ),
            (
                "abstracts:\n- language: es\n  title: Resumen\n  content: >\n    Bajó: sí,\n    - algo.\nkeywords: a, b\n",
                "abstracts-es=Bajó: sí,/- algo. keywords=a, b",
            ),
            (
                "abstract:\n- en: \"Shame fell.\"\n- 'es': Bajó.\n",
                "abstract-en=Shame fell. abstract-es=Bajó.",
            ),
            (
                "abstract: {en: \"Shame, it fell.\", es: 'La ''culpa''\n  bajó.'}\nkeywords: {en: [a, b], es: [c]}\n",
                "abstract-en=Shame, it fell. abstract-es=La 'culpa'/  bajó. keywords-en=a|b keywords-es=c",
            ),
            (
                "abstract:\n  - {lang: en, text: Ana's shame fell.}\n  - {text: Bajó., lang: es}\n",
                "abstract-en=Ana's shame fell. abstract-es=Bajó.",
            ),
            (
                "keywords:\n  - lang: es\n    terms:\n      - culpa\n      - pena\n  - shame\n",
                "keywords-es=culpa|pena",
            ),
            (
                "abstract:\n  We asked.\n  Results: it fell.\ntitle: Shame\n",
                "abstract=We asked./Results: it fell. title=Shame",
            ),
            ("abstract: {en: Shame fell.\ntitle: Shame\n", "title=Shame"),
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
