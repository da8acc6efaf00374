//! Markdown (CommonMark 0.31 with tables, footnotes and front matter).

use super::keywords_label;
use super::layout::Layout;
use crate::format::{self, Format, Reads};
use crate::language::heading_class;
use crate::text::encoding::decode;
use crate::text::source_text::SourceText;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

pub(crate) static FORMAT: Format = Format {
    names: &["markdown"],
    title: "Markdown",
    help: "CommonMark with tables, footnotes and front matter",
    extensions: &[".md"],
    read_extensions: &[".markdown"],
    read: Some(Reads::Text(|bytes, _| Ok(text(&decode(bytes)?)))),
    ..format::UNNAMED
};

/// The text of a file, without marks, code and front matter.
pub(super) fn text(source: &SourceText) -> SourceText {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut layout = Layout::default();
    let mut left_out = 0_usize;
    let mut line = SourceText::default();
    for (event, range) in Parser::new_ext(source.as_str(), options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => {
                end_line(&mut line, &mut layout);
                layout.end_block();
                left_out += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => left_out -= 1,
            Event::Text(_) | Event::Html(_) | Event::InlineHtml(_) if left_out > 0 => {}
            Event::Text(shown) | Event::Code(shown) => {
                line.append(&traced(source, range, &shown));
            }
            Event::Html(_) => {
                end_line(&mut line, &mut layout);
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
                end_line(&mut line, &mut layout);
                if apart { layout.end_line() } else { layout.blank() }
            }
            Event::HardBreak => {
                end_line(&mut line, &mut layout);
                layout.end_line();
            }
            Event::Start(tag) if !is_inline(&tag) => {
                end_line(&mut line, &mut layout);
                layout.end_block();
            }
            Event::End(tag) if !ends_inline(tag) => {
                end_line(&mut line, &mut layout);
                layout.end_block();
            }
            _ => {}
        }
    }
    end_line(&mut line, &mut layout);
    layout.finish()
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

fn is_inline(tag: &Tag<'_>) -> bool {
    ends_inline(tag.to_end())
}

fn ends_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
