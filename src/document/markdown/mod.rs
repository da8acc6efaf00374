//! Markdown (CommonMark 0.31 with tables, footnotes and front matter), also as pandoc, Quarto and R Markdown extend it.

mod extensions;
mod front_matter;
mod toml_front_matter;

use super::latex::in_signs;
use super::layout::Layout;
use super::part_names::{self, Holds};
use super::tables::{Table, Tables};
use super::{keyword_language, keywords_label};
use crate::format::{self, Format, Reads};
use crate::language::{Pack, changes_language, detect, heading_class, pack, prose_languages};
use crate::text::encoding::decode;
use crate::text::source_text::SourceText;
use front_matter::Field;
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

pub(crate) static FORMAT: Format = Format {
    names: &["markdown"],
    title: "Markdown",
    help: "CommonMark with tables, footnotes and front matter; R Markdown and Quarto",
    extensions: &[".md"],
    read_extensions: &[".markdown", ".Rmd", ".qmd"],
    read: Some(Reads::Text(|bytes, _| Ok(text(&decode(bytes)?)))),
    tables: |bytes| decode(bytes).map_or_else(|_| Vec::new(), |text| tables(&text)),
    ..format::UNNAMED
};

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_MATH);

/// Front matter in YAML, and in TOML as Hugo and Zola have it.
const FRONT_MATTER: Options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
    .union(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);

/// The text of a file, without marks and code; of its front matter title, abstracts and keywords.
pub(super) fn text(source: &SourceText) -> SourceText {
    let mut layout = Layout::default();
    let without = extensions::left_out(source);
    read(without.as_ref().unwrap_or(source), OPTIONS | FRONT_MATTER, &mut layout);
    layout.finish()
}

/// The tables of a file.
fn tables(source: &SourceText) -> Vec<Table> {
    let without = extensions::left_out(source);
    let text = without.as_ref().unwrap_or(source).as_str();
    let mut tables = Tables::default();
    let mut is_raised = false;
    for (event, range) in Parser::new_ext(text, OPTIONS | FRONT_MATTER).into_offset_iter() {
        match event {
            Event::InlineMath(_) if is_money(text, &range) => tables.text(&text[range]),
            Event::Start(Tag::Table(_)) => tables.open_table(),
            Event::Start(Tag::TableHead | Tag::TableRow) => tables.open_row(),
            Event::Start(Tag::TableCell) => tables.open_cell(),
            Event::End(TagEnd::TableCell) => tables.close_cell(),
            Event::End(TagEnd::Table) => tables.close_table(),
            Event::Text(text) if is_raised => tables.raised(&text),
            Event::Text(text) | Event::Code(text) => tables.text(&text),
            Event::InlineMath(maths) => tables.text(&in_signs(&maths)),
            Event::SoftBreak | Event::HardBreak => tables.text(" "),
            // `<br>` and its like
            Event::InlineHtml(tag) if tag.starts_with("<br") => tables.text(" "),
            Event::InlineHtml(tag) if tag.starts_with("<sup") => is_raised = true,
            Event::InlineHtml(tag) if tag.starts_with("</sup") => is_raised = false,
            _ => {}
        }
    }
    tables.finish()
}

fn read(source: &SourceText, options: Options, layout: &mut Layout) {
    let mut left_out = 0_usize;
    let mut line = SourceText::default();
    // where in the line begins what stands above it
    let mut raised: Option<usize> = None;
    for (event, range) in Parser::new_ext(source.as_str(), options).into_offset_iter() {
        match event {
            Event::Start(tag @ (Tag::CodeBlock(_) | Tag::MetadataBlock(_))) => {
                end_line(&mut line, layout);
                layout.end_block();
                left_out += 1;
                if let Tag::MetadataBlock(kind) = tag {
                    let mut fields = match kind {
                        MetadataBlockKind::YamlStyle => front_matter::fields(source, range),
                        MetadataBlockKind::PlusesStyle => toml_front_matter::fields(source, range),
                    };
                    let language = language_of_the_unnamed(&fields);
                    fields.sort_by_key(|field| place_in_text(field.holds));
                    fields.into_iter().for_each(|found| field(found, language, layout));
                }
            }
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => left_out -= 1,
            Event::Text(_) | Event::Html(_) | Event::InlineHtml(_) if left_out > 0 => {}
            Event::Text(shown) | Event::Code(shown) => {
                line.append(&traced(source, range, &shown));
            }
            Event::InlineMath(maths) => line.append(&inline_maths(source, range, &maths)),
            Event::InlineHtml(tag) if tag.starts_with("<sup") => raised = Some(line.len()),
            Event::InlineHtml(tag) if tag.starts_with("</sup") => {
                let start = raised.take().unwrap_or(line.len()).min(line.len());
                let above = line.slice(start..line.len());
                line.truncate(start);
                end_line(&mut line, layout);
                layout.raised(&above);
            }
            // maths on lines of its own is left out
            Event::DisplayMath(_) => {}
            Event::Html(_) => {
                end_line(&mut line, layout);
                layout.end_block();
                layout.run(&super::html::text(&source.slice(range)));
                layout.end_block();
            }
            // a label on a line of its own starts something new, as it does in plain text
            Event::SoftBreak => {
                let next = source.as_str()[range.end..].lines().next().unwrap_or("");
                let parts =
                    |text: &str| heading_class(text).is_some() || keywords_label(text).is_some();
                let apart = parts(line.as_str()) || parts(next.trim());
                end_line(&mut line, layout);
                if apart { layout.end_line() } else { layout.blank() }
            }
            Event::HardBreak => {
                end_line(&mut line, layout);
                layout.end_line();
            }
            Event::Start(tag) if !is_inline(&tag) => {
                end_line(&mut line, layout);
                layout.end_block();
            }
            Event::End(tag) if !ends_inline(tag) => {
                end_line(&mut line, layout);
                layout.end_block();
            }
            _ => {}
        }
    }
    end_line(&mut line, layout);
}

/// Where a field stands in a text: keywords behind the abstracts, so that none is between a title and its abstract.
fn place_in_text(holds: Holds) -> usize {
    match holds {
        Holds::Title | Holds::Subtitle => 0,
        Holds::Abstract => 1,
        Holds::Keywords => 2,
    }
}

/// The language of the keywords whose name says none: that of the first abstract that no other keywords are named for.
fn language_of_the_unnamed(fields: &[Field]) -> Option<&'static Pack> {
    let named: Vec<&str> = fields
        .iter()
        .filter(|field| field.holds == Holds::Keywords)
        .filter_map(|field| part_names::keywords_language(&field.name))
        .map(|pack| pack.code)
        .collect();
    let of = |holds: Holds| fields.iter().filter(move |field| field.holds == holds);
    let unnamed: Vec<&str> = of(Holds::Keywords)
        .filter(|field| part_names::keywords_language(&field.name).is_none())
        .flat_map(|field| field.values.iter().map(SourceText::as_str))
        .collect();
    let texts = of(Holds::Abstract).filter_map(|field| Some(field.values.first()?.as_str()));
    let by_words = keyword_language::of_list(&unnamed.join("; "), texts);
    if by_words.is_some_and(|pack| !named.contains(&pack.code)) {
        return by_words;
    }
    let abstracts = of(Holds::Abstract);
    let languages: Vec<&Pack> = abstracts
        .filter_map(|field| detect(field.values.first()?.as_str(), &prose_languages()))
        .filter_map(|tag| pack(&tag))
        .collect();
    let mut unnamed = languages.iter().filter(|pack| !named.contains(&pack.code));
    unnamed.next().or(languages.first()).copied()
}

/// A field of the front matter, which is Markdown itself.
fn field(
    Field { holds, name, values }: Field,
    language: Option<&'static Pack>,
    layout: &mut Layout,
) {
    let goes_on = holds == Holds::Subtitle
        && !layout.block().is_empty()
        && values.first().is_some_and(|value| !changes_language(layout.block(), value.as_str()));
    if !goes_on {
        layout.end_block();
    }
    let put = |text: &str, before: &SourceText, layout: &mut Layout| {
        let place = before.source(0..0);
        let mut run = SourceText::default();
        run.push(text, place, before.line(0) as u32);
        layout.run(&run);
    };
    match (holds, values.first()) {
        (_, None) => return,
        (Holds::Subtitle, Some(first)) if goes_on => {
            let is_apart = layout.block().ends_with([':', '.', '?', '!']);
            put(if is_apart { " " } else { ": " }, first, layout);
        }
        (Holds::Title | Holds::Subtitle, _) => {}
        (Holds::Abstract, Some(first)) => {
            let language = detect(first.as_str(), &prose_languages());
            let heading = part_names::abstract_heading(language.as_ref().and_then(pack));
            put(&heading, first, layout);
            layout.end_block();
        }
        (Holds::Keywords, Some(first)) => {
            put(&part_names::keywords_label(&name, language), first, layout)
        }
    }
    for (number, value) in values.iter().enumerate() {
        match holds {
            Holds::Abstract => read(value, OPTIONS, layout),
            Holds::Title | Holds::Subtitle | Holds::Keywords => {
                if number > 0 {
                    put("; ", value, layout);
                }
                layout.run(value);
            }
        }
    }
    if holds != Holds::Title {
        layout.end_block();
    }
}

fn end_line(line: &mut SourceText, layout: &mut Layout) {
    layout.run(&std::mem::take(line));
}

/// The text at `range`, which is shown as `shown`: its own bytes where it has them.
fn traced(source: &SourceText, range: std::ops::Range<usize>, shown: &str) -> SourceText {
    let raw = &source.as_str()[range.clone()];
    match raw.find(shown) {
        Some(at) => source.slice(range.start + at..range.start + at + shown.len()),
        None => {
            let mut out = SourceText::default();
            out.push(shown, source.source(range.clone()), source.line(range.start) as u32);
            out
        }
    }
}

/// Maths within a line, as a person reads it; amounts of money are text.
fn inline_maths(source: &SourceText, range: std::ops::Range<usize>, maths: &str) -> SourceText {
    if is_money(source.as_str(), &range) {
        return source.slice(range);
    }
    traced(source, range, &in_signs(maths))
}

/// Whether the dollar signs at both ends of `range` belong to amounts of money, by their neighbours: `$5-$10`,
/// `US$5 (US$)`, `5$ y 7$`.
fn is_money(text: &str, range: &std::ops::Range<usize>) -> bool {
    let inside = text[range.clone()].trim_matches('$');
    let is_behind_word = text[..range.start].ends_with(char::is_alphanumeric);
    // `CO$_2$`, `5$\times$`
    let is_command = inside.starts_with(['_', '^', '\\', '{']);
    is_behind_word && !is_command
        || text[range.end..].starts_with(|c: char| c.is_ascii_digit())
        || inside.starts_with(char::is_whitespace)
        || inside.ends_with(char::is_whitespace)
}

fn is_inline(tag: &Tag<'_>) -> bool {
    ends_inline(tag.to_end())
}

fn ends_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_say_in_which_language_they_are() {
        let es = "abstract: El dolor de las pacientes bajó en las dos clínicas tras el curso.";
        for (front, wanted) in [
            (
                format!("{es}\nkeywords: [dolor, pena]\nkeywords-en: [pain, grief]"),
                "Resumen\n\nEl dolor de las pacientes bajó en las dos clínicas tras el curso.\n\n\
                 Palabras clave: dolor; pena\n\nKeywords: pain; grief",
            ),
            (
                format!(
                    "palabras_clave: [dolor, pena]\n{es}\nkeywords: [pain, grief]\n\
                         abstract-en: The pain of the patients fell in both clinics after the course."
                ),
                "Resumen\n\nEl dolor de las pacientes bajó en las dos clínicas tras el curso.\n\n\
                 Abstract\n\nThe pain of the patients fell in both clinics after the course.\n\n\
                 Palabras clave: dolor; pena\n\nKeywords: pain; grief",
            ),
            (
                "title: Pain in the old\nsubtitle: a survey of the clinics".to_owned(),
                "Pain in the old: a survey of the clinics",
            ),
            (
                "title: Pain in the old\nsubtitle: Dolor en los mayores".to_owned(),
                "Pain in the old\n\nDolor en los mayores",
            ),
        ] {
            let source = SourceText::from_source(&format!("---\n{front}\n---\n"));
            assert_eq!(text(&source).as_str().trim(), wanted);
        }
    }

    #[test]
    fn marks_within_cells_are_no_text() {
        let source = SourceText::from_source(
            "| A | B |\n|---|---|\n| 10<sup>6</sup> cells | It fell.<sup>3</sup> |\n| 10^-3^ mol | as said [@rey2010]. |\n",
        );
        assert_eq!(
            tables(&source),
            [[["A", "B"], ["10⁶ cells", "It fell."], ["10⁻³ mol", "as said."]]]
        );
    }

    #[test]
    fn amounts_of_money_are_no_maths() {
        for (markdown, wanted) in [
            ("It cost US$5 (US$) more.", "It cost US$5 (US$) more."),
            ("pagaron 5$, 6$ y 7$", "pagaron 5$, 6$ y 7$"),
            ("US$-denominated and A$-denominated", "US$-denominated and A$-denominated"),
            ("from $5-$10 a day", "from $5-$10 a day"),
            ("where $x$ is small", "where x is small"),
            ("a group ($n$) of", "a group (n) of"),
            (r"3$\times$ as many", "3× as many"),
        ] {
            let source = SourceText::from_source(markdown);
            assert_eq!(text(&source).as_str().trim(), wanted);
        }
    }
}
