//! HTML, tokenized as browsers do (WHATWG HTML, section 13.2.5).

use super::layout::Layout;
use super::tables::{Table, Tables};
use crate::format::{self, Format, Reads};
use crate::text::encoding::decode_declared;
use crate::text::source_text::SourceText;
use crate::text::xml;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use regex::Regex;
use std::sync::LazyLock;

pub(crate) static FORMAT: Format = Format {
    names: &["html"],
    title: "web page",
    help: "A web page, or XHTML",
    extensions: &[".html"],
    read_extensions: &[".htm", ".xhtml"],
    recognises: |start| {
        let beginning = start.text.to_lowercase();
        beginning.starts_with("<!doctype html")
            || beginning.starts_with('<') && beginning.contains("<html")
    },
    read: Some(Reads::Text(|bytes, _| Ok(text(&decode_declared(bytes, declared_encoding)?)))),
    tables: |bytes| {
        decode_declared(bytes, declared_encoding)
            .map_or_else(|_| Vec::new(), |text| tables(text.as_str()))
    },
    ..format::UNNAMED
};

/// What is not text of the article.
const LEFT_OUT: [&str; 8] =
    ["script", "style", "title", "nav", "noscript", "template", "iframe", "select"];

/// Elements within a line; all others end a block.
const INLINE: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "math", "mi", "mn", "mo", "mrow", "msub", "msup",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var",
];

/// The encoding that a page says it has, at its beginning: as XHTML, in `<meta charset>` or as its content type (WHATWG
/// HTML, section 13.2.3.2).
pub(super) fn declared_encoding(text: &str) -> Option<&str> {
    static META: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r#"(?i)<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([^\s"';>]+)"#;
        Regex::new(pattern).expect("a fixed pattern")
    });
    xml::declared_encoding(text).or_else(|| Some(META.captures(text)?.get(1)?.as_str()))
}

/// The text of a page, without its head, scripts and navigation.
pub(super) fn text(source: &SourceText) -> SourceText {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut layout = Layout::default();
    let mut left_out: Option<Vec<u8>> = None;
    // what stands above the line
    let mut raised: Option<SourceText> = None;
    for Ok(token) in Tokenizer::new_with_emitter(source.as_str(), emitter) {
        match token {
            // navigation that nobody closed ends where the article begins
            Token::StartTag(tag)
                if left_out.is_none()
                    || matches!(&tag.name[..], b"main" | b"article" | b"h1" | b"body") =>
            {
                let name = std::str::from_utf8(&tag.name).unwrap_or("");
                left_out = (LEFT_OUT.contains(&name) && !tag.self_closing)
                    .then(|| name.as_bytes().to_vec());
                if name == "sup" {
                    raised.get_or_insert_default();
                }
                boundary(name, &mut layout);
            }
            Token::EndTag(tag) if left_out.is_none() => {
                if tag.name == b"sup" || !is_inline(&tag.name) {
                    end_raised(raised.take(), &mut layout);
                }
                boundary(std::str::from_utf8(&tag.name).unwrap_or(""), &mut layout);
            }
            Token::EndTag(tag) if left_out.as_deref() == Some(&tag.name[..]) => left_out = None,
            Token::String(string) if left_out.is_none() => {
                let end = string.span.end.min(source.len());
                let start = string.span.start.min(end);
                let shown = String::from_utf8_lossy(&string.value);
                let run = traced(source, start, end, &shown);
                match &mut raised {
                    Some(raised) => raised.append(&run),
                    None => layout.run(&run),
                }
            }
            _ => {}
        }
    }
    end_raised(raised, &mut layout);
    layout.finish()
}

/// Puts what stood above the line, but for the marks of references.
fn end_raised(raised: Option<SourceText>, layout: &mut Layout) {
    let Some(raised) = raised else { return };
    layout.raised(&raised);
}

fn is_inline(name: &[u8]) -> bool {
    std::str::from_utf8(name).is_ok_and(|name| INLINE.contains(&name))
}

/// The tables of a page.
fn tables(page: &str) -> Vec<Table> {
    let mut tables = Tables::default();
    let mut is_raised = false;
    for Ok(token) in Tokenizer::new(page) {
        match token {
            Token::StartTag(tag) => match &tag.name[..] {
                b"sup" => is_raised = true,
                b"table" => tables.open_table(),
                b"tr" => tables.open_row(),
                b"td" | b"th" => {
                    is_raised = false;
                    tables.open_cell();
                }
                name if !is_inline(name) => tables.text(" "),
                _ => {}
            },
            Token::EndTag(tag) => match &tag.name[..] {
                b"sup" => is_raised = false,
                b"table" => tables.close_table(),
                b"td" | b"th" => tables.close_cell(),
                _ => {}
            },
            Token::String(string) if is_raised => tables.raised(&String::from_utf8_lossy(&string)),
            Token::String(string) => tables.text(&String::from_utf8_lossy(&string)),
            _ => {}
        }
    }
    tables.finish()
}

fn boundary(name: &str, layout: &mut Layout) {
    match name {
        "br" => layout.end_line(),
        "wbr" | "img" => {}
        name if INLINE.contains(&name) => {}
        _ => layout.end_block(),
    }
}

/// What `start..end` of the source shows as: itself, but for its entities.
fn traced(source: &SourceText, start: usize, end: usize, shown: &str) -> SourceText {
    let raw = source.as_str().get(start..end).unwrap_or("");
    if raw == shown {
        return source.slice(start..end);
    }
    let mut out = SourceText::default();
    let mut at = start;
    for (index, piece) in raw.split('&').enumerate() {
        let mut rest = piece;
        if index > 0 {
            let name = piece.len()
                - piece.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric()).len();
            let len = name + usize::from(piece[name..].starts_with(';'));
            let entity = ["&", &piece[..len]].concat();
            let place = source.source(at..at + entity.len());
            for Ok(token) in Tokenizer::new(&entity) {
                if let Token::String(string) = token {
                    let shown = String::from_utf8_lossy(&string.value);
                    out.push(&shown, place.clone(), source.line(at) as u32);
                }
            }
            at += entity.len();
            rest = &piece[len..];
        }
        if !rest.is_empty() {
            out.append(&source.slice(at..at + rest.len()));
        }
        at += rest.len();
    }
    out
}
