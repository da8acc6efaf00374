//! A Word document of beads, source beside target, with comments.

use super::Content;
use super::comments::{Comment, DECLARATION, NAMESPACE, part, text};
use super::marks::marked;
use super::package::{KINDS, TYPE};
use super::places::Places;
use super::tree::Tree;
use crate::document::archive::of_parts;
use crate::report::Failed;
use std::ops::Range;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

const TABLE: &str = "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>\
    <w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/>\
    <w:bottom w:val=\"single\" w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/>\
    <w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders>\
    <w:tblLayout w:type=\"fixed\"/></w:tblPr>\
    <w:tblGrid><w:gridCol w:w=\"4800\"/><w:gridCol w:w=\"4800\"/></w:tblGrid>";

/// All bitexts with what is said of them, and the inputs that failed.
pub(super) fn document(contents: &[Content], failed: &[Failed], date: Option<&str>) -> Vec<u8> {
    let mut body = Body::default();
    let mut comments = Vec::new();
    for content in contents {
        let rows = body.bitext(content);
        for remark in &content.remarks {
            let cell = &rows[remark.row][remark.side as usize];
            let end = |at: usize| (cell.start + at).min(cell.end);
            let place = end(remark.range.start)..end(remark.range.end);
            comments.push(Comment { lines: &remark.lines, place: Some(place) });
        }
    }
    for failed in failed {
        body.paragraph(&failed.to_string(), "<w:b/>");
    }
    let document = format!(
        "{DECLARATION}<w:document xmlns:w=\"{NAMESPACE}\"><w:body>{}</w:body></w:document>",
        body.xml
    );
    let ours = "our own XML is well-formed";
    let places = Places::of(&document).expect(ours);
    let ends = comments.iter().map(|comment| places.ends(comment.place.as_ref()));
    let document = marked(&Tree::of(&document).expect(ours), ends, 0..);
    let comments = part(None, NAMESPACE, &comments, 0.., date).expect(ours);
    let relationships = |kind: &str, target: &str| {
        format!(
            "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">\
             <Relationship Id=\"rId1\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let types = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{MAIN}\"/>\
         <Override PartName=\"/word/comments.xml\" ContentType=\"{TYPE}\"/></Types>"
    );
    of_parts(&[
        ("[Content_Types].xml", &types),
        ("_rels/.rels", &relationships("officeDocument", "word/document.xml")),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &relationships("comments", "comments.xml")),
        ("word/comments.xml", &comments),
    ])
}

/// The body of the document, as it is written.
#[derive(Default)]
struct Body {
    xml: String,
    /// How much text it has, a byte for the end of each paragraph.
    length: usize,
}

impl Body {
    /// A table of the beads below the name of the document; gives the places of its texts, a row a bead.
    fn bitext(&mut self, content: &Content) -> Vec<[Range<usize>; 2]> {
        self.paragraph(&content.name, "<w:b/>");
        self.xml += TABLE;
        let names = content.languages.each_ref().map(String::as_str);
        self.row(names, ["<w:b/>"; 2], "<w:trPr><w:tblHeader/></w:trPr>");
        let language = |tag: &String| {
            let tag = text(tag);
            format!("<w:lang w:val=\"{tag}\" w:eastAsia=\"{tag}\" w:bidi=\"{tag}\"/>")
        };
        let properties = content.languages.each_ref().map(language);
        let properties = properties.each_ref().map(String::as_str);
        let rows = content.rows.iter();
        let rows = rows.map(|texts| self.row(texts.each_ref().map(String::as_str), properties, ""));
        let places = rows.collect();
        self.xml += "</w:tbl>";
        self.paragraph("", "");
        places
    }

    fn row(&mut self, texts: [&str; 2], properties: [&str; 2], of_row: &str) -> [Range<usize>; 2] {
        self.xml += "<w:tr>";
        self.xml += of_row;
        let cells = [0, 1].map(|side| {
            self.xml += "<w:tc><w:tcPr><w:tcW w:w=\"4800\" w:type=\"dxa\"/></w:tcPr>";
            let place = self.paragraph(texts[side], properties[side]);
            self.xml += "</w:tc>";
            place
        });
        self.xml += "</w:tr>";
        cells
    }

    /// A paragraph; gives the place of its text, of which each byte has its place.
    fn paragraph(&mut self, content: &str, properties: &str) -> Range<usize> {
        let start = self.length;
        let content: String = content.chars().map(as_long).collect();
        self.xml += "<w:p><w:r><w:rPr>";
        self.xml += properties;
        self.xml += "</w:rPr><w:t xml:space=\"preserve\">";
        self.xml += &text(&content);
        self.xml += "</w:t></w:r></w:p>";
        self.length += content.len() + 1;
        start..self.length - 1
    }
}

/// A character that XML can have, as long as this one.
fn as_long(c: char) -> char {
    match c {
        '\0'..' ' | '\u{7f}' => ' ',
        '\u{80}'..='\u{9f}' => '\u{a0}',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    }
}
