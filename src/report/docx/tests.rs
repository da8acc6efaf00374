use super::comments::{Comment, ids};
use super::marks::marked;
use super::package::with_comments;
use super::places::Places;
use super::tree::Tree;
use crate::bitext::Side;
use crate::document::BlockKind;
use crate::document::archive::{Archive, of_parts};
use crate::document::docx;
use crate::segment::Segment;
use crate::text::source_text::SourceText;
use crate::text::xml::{Part, Parts};
use std::ops::Range;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn document(body: &str) -> String {
    format!("<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>")
}

fn text(xml: &str) -> String {
    docx::FORMAT.text(&of_parts(&[("word/document.xml", xml)]), None).unwrap().into_string()
}

/// The body with the marks of comments at these words, `‹` where one starts and `›` where it ends.
fn with_marks(body: &str, words: &[&str]) -> String {
    let xml = document(body);
    let places = Places::of(&xml).unwrap();
    let mut collected = String::new();
    let _ = docx::read(&xml, &docx::RaisedStyles::default(), |step, _| {
        if let docx::Step::Text { text, .. } = step {
            collected += text;
        }
        if let docx::Step::Close { .. } = step {
            collected += "\n";
        }
    });
    let ends = words.iter().map(|words| {
        let start = collected.find(words).unwrap_or_else(|| panic!("{words} in {collected}"));
        places.ends(Some(&(start..start + words.len())))
    });
    let new = marked(&Tree::of(&xml).unwrap(), ends, 0..);
    assert_eq!(text(&new), text(&xml), "{new}");
    let mut shown = new;
    for id in 0..words.len() {
        for (mark, sign) in [
            (format!("<w:commentRangeStart w:id=\"{id}\"/>"), "‹"),
            (
                format!(
                    "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
                ),
                "›",
            ),
        ] {
            assert_eq!(shown.matches(&mark).count(), 1, "{mark} in {shown}");
            shown = shown.replace(&mark, sign);
        }
    }
    let body = shown.split_once("<w:body>").unwrap().1;
    body.strip_suffix("</w:body></w:document>").unwrap().to_owned()
}

/// Each row: the body of a document, words in it, and the body with a comment at them.
#[test]
fn comments_are_at_their_words() {
    let cases = [
        // a run is cut in two or three, each with its properties
        (
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>one two three</w:t></w:r></w:p>",
            "two",
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">one </w:t></w:r>‹\
             <w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">two</w:t></w:r>›\
             <w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> three</w:t></w:r></w:p>",
        ),
        ("<w:p><w:r><w:t>one</w:t></w:r></w:p>", "one", "<w:p>‹<w:r><w:t>one</w:t></w:r>›</w:p>"),
        // words over several runs, one of them deleted
        (
            "<w:p><w:r><w:t>ad</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del>\
             <w:r><w:t xml:space=\"preserve\">ults in</w:t></w:r></w:p>",
            "adults",
            "<w:p>‹<w:r><w:t>ad</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del>\
             <w:r><w:t xml:space=\"preserve\">ults</w:t></w:r>›<w:r><w:t xml:space=\"preserve\"> in</w:t></w:r></w:p>",
        ),
        // inserted text and links: outside of what begins or ends with the words, within what goes on
        (
            "<w:p><w:ins w:id=\"1\"><w:r><w:t>one</w:t></w:r></w:ins></w:p>",
            "one",
            "<w:p>‹<w:ins w:id=\"1\"><w:r><w:t>one</w:t></w:r></w:ins>›</w:p>",
        ),
        (
            "<w:p><w:hyperlink><w:r><w:t>one</w:t></w:r><w:r><w:t>two</w:t></w:r></w:hyperlink></w:p>",
            "one",
            "<w:p>‹<w:hyperlink><w:r><w:t>one</w:t></w:r>›<w:r><w:t>two</w:t></w:r></w:hyperlink></w:p>",
        ),
        (
            "<w:p><w:smartTag><w:smartTagPr/><w:r><w:t>one</w:t></w:r></w:smartTag></w:p>",
            "one",
            "<w:p>‹<w:smartTag><w:smartTagPr/><w:r><w:t>one</w:t></w:r></w:smartTag>›</w:p>",
        ),
        // content controls: in one that holds text, around one that is filled in
        (
            "<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>one</w:t></w:r></w:sdtContent></w:sdt></w:p>",
            "one",
            "<w:p><w:sdt><w:sdtPr/><w:sdtContent>‹<w:r><w:t>one</w:t></w:r>›</w:sdtContent></w:sdt></w:p>",
        ),
        (
            "<w:p><w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:r><w:t>in May</w:t></w:r></w:sdtContent></w:sdt></w:p>",
            "May",
            "<w:p>‹<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:r><w:t>in May</w:t></w:r></w:sdtContent></w:sdt>›</w:p>",
        ),
        (
            "<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>May</w:t></w:r></w:p>",
            "nMay",
            "<w:p>‹<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>May</w:t></w:r>›</w:p>",
        ),
        // fields: around all of one, unless it goes on in another paragraph
        (
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>see one</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
            "one",
            "<w:p>‹<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>see one</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>›</w:p>",
        ),
        (
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>one</w:t></w:r></w:p>\
             <w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
            "one",
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>‹<w:r><w:t>one</w:t></w:r>›</w:p>\
             <w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
        ),
        (
            "<w:p><w:fldSimple w:instr=\"REF\"><w:r><w:t>see one</w:t></w:r></w:fldSimple></w:p>",
            "one",
            "<w:p>‹<w:fldSimple w:instr=\"REF\"><w:r><w:t>see one</w:t></w:r></w:fldSimple>›</w:p>",
        ),
        // tabs and line ends within a run; a reference to a note stays where it is
        (
            "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            "two",
            "<w:p><w:r><w:t>one</w:t><w:tab/></w:r>‹<w:r><w:t>two</w:t></w:r>›\
             <w:r><w:br/><w:t>three</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        ),
        (
            "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>",
            "one\ntwo",
            "<w:p>‹<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>›</w:p>",
        ),
        // blanks that do not count are no more after a cut, and none less
        (
            "<w:p><w:r><w:t> one two </w:t></w:r></w:p>",
            "two",
            "<w:p><w:r><w:t> </w:t><w:t xml:space=\"preserve\">one </w:t></w:r>‹\
             <w:r><w:t xml:space=\"preserve\">two</w:t></w:r>›<w:r><w:t> </w:t></w:r></w:p>",
        ),
        // what a text says of blanks is written anew, not twice
        (
            "<w:p><w:r><w:t xml:space=\"default\">one two</w:t></w:r></w:p>",
            "two",
            "<w:p><w:r><w:t xml:space=\"preserve\">one </w:t></w:r>‹<w:r><w:t xml:space=\"preserve\">two</w:t></w:r>›</w:p>",
        ),
        (
            "<w:p><w:r><w:t xml:space = 'default' w:x=\"preserve &amp;\" > one two</w:t></w:r></w:p>",
            "two",
            "<w:p><w:r><w:t xml:space = 'default' w:x=\"preserve &amp;\" > </w:t>\
             <w:t w:x=\"preserve &amp;\" xml:space=\"preserve\">one </w:t></w:r>‹\
             <w:r><w:t w:x=\"preserve &amp;\" xml:space=\"preserve\">two</w:t></w:r>›</w:p>",
        ),
        (
            "<w:p><w:r><w:tab/><w:t xml:space=\"default\">one two</w:t></w:r></w:p>",
            "one",
            "<w:p><w:r><w:tab/></w:r>‹<w:r><w:t xml:space=\"preserve\">one</w:t></w:r>›<w:r><w:t xml:space=\"preserve\"> two</w:t></w:r></w:p>",
        ),
        // entities, and text that is written as data
        (
            "<w:p><w:r><w:t>R&amp;D &lt;x</w:t></w:r></w:p>",
            "&",
            "<w:p><w:r><w:t xml:space=\"preserve\">R</w:t></w:r>‹<w:r><w:t xml:space=\"preserve\">&amp;</w:t></w:r>›\
             <w:r><w:t xml:space=\"preserve\">D &lt;x</w:t></w:r></w:p>",
        ),
        (
            "<w:p><w:r><w:t><![CDATA[one two]]></w:t></w:r></w:p>",
            "two",
            "<w:p>‹<w:r><w:t><![CDATA[one two]]></w:t></w:r>›</w:p>",
        ),
        // a text box: around the run that has it
        (
            "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>one</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
            "one",
            "<w:p><w:r><w:t>a</w:t></w:r>‹<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>one</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>›</w:p>",
        ),
        // formulas are not cut
        (
            "<w:p><m:oMath><m:r><m:t>p=0.05</m:t></m:r></m:oMath></w:p>",
            "0.05",
            "<w:p>‹<m:oMath><m:r><m:t>p=0.05</m:t></m:r></m:oMath>›</w:p>",
        ),
        // over paragraphs, but not over cells
        (
            "<w:p><w:r><w:t>one</w:t></w:r></w:p><w:p><w:pPr/><w:r><w:t>two</w:t></w:r></w:p>",
            "one\ntwo",
            "<w:p>‹<w:r><w:t>one</w:t></w:r></w:p><w:p><w:pPr/><w:r><w:t>two</w:t></w:r>›</w:p>",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>one</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "one\ntwo",
            "<w:tbl><w:tr><w:tc><w:p>‹<w:r><w:t>one</w:t></w:r>›</w:p></w:tc><w:tc><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        ),
    ];
    for (body, words, wanted) in cases {
        assert_eq!(with_marks(body, &[words]), wanted, "{body}");
    }
}

#[test]
fn comments_may_share_words() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let body = format!("<w:p>{}</w:p>", run("one two three"));
    for (words, wanted) in [
        (&["two", "two"][..], ["<w:p>", &run("one "), "‹‹", &run("two"), "››", &run(" three")]),
        (&["one ", "two three"], ["<w:p>‹", &run("one "), "›‹", &run("two three"), "›", ""]),
    ] {
        assert_eq!(with_marks(&body, words), wanted.concat() + "</w:p>", "{words:?}");
    }
    let overlapping = with_marks(&body, &["one two", "two three"]);
    assert_eq!(
        overlapping,
        ["<w:p>‹", &run("one "), "‹", &run("two"), "›", &run(" three"), "›</w:p>"].concat()
    );
}

/// Wherever a comment begins and ends, the text stays, and so do all bytes of the XML.
#[test]
fn nothing_else_is_changed() {
    let body = "<w:p><w:pPr/><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">a ñ&amp;<!-- x -->b</w:t><w:tab/></w:r>\
        <w:hyperlink><w:r><w:t>c d</w:t></w:r></w:hyperlink></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t> e </w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:ins><w:r><w:t>f</w:t><w:br></w:br><w:t>g</w:t></w:r></w:ins></w:p><w:p/>";
    let xml = format!("<?xml version='1.0'?>\r\n{}", document(body));
    let places = Places::of(&xml).unwrap();
    let tree = Tree::of(&xml).unwrap();
    let length = 30;
    for start in 0..length {
        for end in [start + 1, start + 4, length] {
            let new = marked(&tree, [places.ends(Some(&(start..end)))].into_iter(), 7..);
            assert_eq!(text(&new), text(&xml), "{start}..{end}: {new}");
            let (mut parts, mut buffer) = (Parts::new(&new), Vec::new());
            let mut seen = Vec::new();
            while let Some(part) = parts.next(&mut buffer).unwrap() {
                if let Part::Open(element) = part
                    && element.name().starts_with("w:comment")
                {
                    seen.push(element.name().to_owned());
                }
            }
            let wanted = ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"];
            assert_eq!(seen, wanted, "{start}..{end}: {new}");
        }
    }
}

/// A document of these parts with comments.
fn package(parts: &[(&str, &str)], comments: &[Comment<'_>]) -> Vec<u8> {
    with_comments(&of_parts(parts), comments, Some("20260131T120000Z")).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    Archive::new(bytes).unwrap().text(name).unwrap()
}

const TYPES: &str = "<Types xmlns=\"t\"></Types>";
const BODY: &str = "<w:p><w:r><w:t>one</w:t></w:r></w:p>";

fn comment<'c>(lines: &'c [String], place: Option<Range<usize>>) -> Comment<'c> {
    Comment { lines, place }
}

#[test]
fn a_document_gets_a_part_of_comments() {
    let xml = document(BODY);
    let lines = ["error: omission".to_owned(), "a < b\n\u{1}".to_owned()];
    let parts =
        [("[Content_Types].xml", TYPES), ("word/document.xml", &xml), ("other", "as it is")];
    let new = package(&parts, &[comment(&lines, Some(0..3)), comment(&lines[..1], None)]);
    assert_eq!(part(&new, "other"), "as it is");
    let comments = part(&new, "word/comments.xml");
    assert!(comments.contains("w:id=\"0\" w:author=\"cotejo\" w:date=\"2026-01-31T12:00:00Z\""));
    assert!(comments.contains("a &lt; b ␁"), "{comments}");
    assert_eq!(comments.matches("</w:comment>").count(), 2);
    assert!(part(&new, "[Content_Types].xml").contains("PartName=\"/word/comments.xml\""));
    let list = part(&new, "word/_rels/document.xml.rels");
    assert!(list.contains("relationships/comments\" Target=\"/word/comments.xml\""), "{list}");
    // one without a place is at the first words
    let document = part(&new, "word/document.xml");
    let start = "<w:p><w:commentRangeStart w:id=\"0\"/><w:commentRangeStart w:id=\"1\"/><w:r>";
    assert!(document.contains(start), "{document}");
    assert_eq!(document.matches("commentReference").count(), 2);
    // with nothing to say it is the same file
    let same = of_parts(&parts);
    assert_eq!(with_comments(&same, &[], None).unwrap(), same);
}

#[test]
fn comments_of_people_stay() {
    let xml = document(&format!("{BODY}<w:p><w:r><w:commentReference w:id=\"9\"/></w:r></w:p>"));
    let list = "<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"x/comments\" Target=\"notes.xml\"/></Relationships>";
    let theirs = format!(
        "<x:comments xmlns:x=\"{W}\"><x:comment x:id=\"4\"><x:p/></x:comment></x:comments>"
    );
    let lines = ["error: omission".to_owned()];
    for theirs in [theirs.as_str(), &format!("<w:comments xmlns:w=\"{W}\"/>")] {
        let parts = [
            ("[Content_Types].xml", TYPES),
            ("word/document.xml", xml.as_str()),
            ("word/_rels/document.xml.rels", list),
            ("word/notes.xml", theirs),
        ];
        let new = package(&parts, &[comment(&lines, Some(0..3))]);
        let all = part(&new, "word/notes.xml");
        let (start, _) = theirs.rsplit_once('<').unwrap();
        assert!(all.starts_with(start.trim_end_matches("/>")), "{all}");
        assert_eq!(part(&new, "word/_rels/document.xml.rels"), list);
    }
}

/// Each row: the ids of comments that a document has in its text and in its part of comments, and those of two more.
#[test]
fn comments_get_free_ids() {
    for (in_text, in_part, wanted) in [
        ("7", "7", [0, 1]),
        ("0", "2", [1, 3]),
        ("0", "2147483647", [1, 2]),
        ("18446744073709551615", "-1", [0, 1]),
    ] {
        let reference = format!("<w:p><w:r><w:commentReference w:id=\"{in_text}\"/></w:r></w:p>");
        let xml = document(&(BODY.to_owned() + &reference));
        let list = "<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"x/comments\" Target=\"notes.xml\"/></Relationships>";
        let theirs = format!(
            "<w:comments xmlns:w=\"{W}\"><w:comment w:id=\"{in_part}\"><w:p/></w:comment></w:comments>"
        );
        let lines = ["error: omission".to_owned()];
        let parts = [
            ("[Content_Types].xml", TYPES),
            ("word/document.xml", xml.as_str()),
            ("word/_rels/document.xml.rels", list),
            ("word/notes.xml", &theirs),
        ];
        let new = package(&parts, &[comment(&lines, Some(0..3)), comment(&lines, None)]);
        let (text, all) = (part(&new, "word/document.xml"), part(&new, "word/notes.xml"));
        for id in wanted {
            assert!(text.contains(&format!("<w:commentRangeStart w:id=\"{id}\"/>")), "{text}");
            assert!(ids(&all).unwrap().contains(&id), "{all}");
        }
    }
}

/// Each row: the root of a document, and its namespace.
#[test]
fn the_namespace_is_that_of_the_root() {
    for (root, wanted) in [
        ("<w:d xmlns:w=\"n\"/>", Some("n")),
        ("<w:d xmlns:w = 'n'/>", Some("n")),
        ("<d xmlns\n=\"n\"/>", Some("n")),
        ("<w:d xmlns=\"m\" a=\"xmlns:w='x'\" xmlns:w=\"n\"/>", Some("n")),
        ("<w:d xmlns=\"m\"/>", None),
    ] {
        assert_eq!(Tree::of(root).unwrap().namespace(), wanted, "{root}");
    }
}

/// A strict document whose main part has a name of its own, and whose elements have another prefix.
#[test]
fn strict_documents_and_other_names_are_followed() {
    const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let body = BODY.replace("w:", "x:");
    let xml = format!("<x:document xmlns:x=\"{STRICT}\"><x:body>{body}</x:body></x:document>");
    let list = "<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/doc/main.xml\"/></Relationships>";
    let lines = ["error: omission".to_owned()];
    let new = package(
        &[("[Content_Types].xml", TYPES), ("_rels/.rels", list), ("doc/main.xml", &xml)],
        &[comment(&lines, Some(0..3))],
    );
    let document = part(&new, "doc/main.xml");
    let mark = format!("<w:commentRangeStart xmlns:w=\"{STRICT}\" w:id=\"0\"/><x:r>");
    assert!(document.contains(&mark), "{document}");
    assert!(
        part(&new, "doc/_rels/main.xml.rels")
            .contains("http://purl.oclc.org/ooxml/officeDocument/relationships/comments")
    );
    assert!(part(&new, "doc/comments.xml").contains(STRICT));
    assert_eq!(docx::FORMAT.text(&new, None).unwrap().as_str(), "one");
}

/// Cells of a table that is aligned already lead back to nothing; they are found by their texts, in order, whichever of
/// them have findings.
#[test]
fn texts_are_found_where_they_are() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let cells = ["Aim", "Fin", "One  cat", "Un gato", "Aim", "Meta", "A dog", "Fin"];
    let xml = document(&cells.map(cell).concat());
    let segments = |texts: &[&str]| -> Vec<Segment> {
        let text = |text: &&str| SourceText::of_line((*text).to_owned(), Vec::new(), 1);
        let segment = |of| Segment { kind: BlockKind::Paragraph, text: text(of) };
        texts.iter().map(segment).collect()
    };
    let source = segments(&["Aim", "One cat", "Aim", "A dog"]);
    let target = segments(&["Fin", "Un gato", "nothing of it", "Meta", "Fin"]);
    for (side, index, range, wanted) in [
        (Side::Source, 0, 0..3, Some(0..3)),
        (Side::Source, 1, 4..7, Some(13..16)),
        (Side::Source, 2, 0..3, Some(25..28)),
        (Side::Target, 0, 0..3, Some(4..7)),
        (Side::Target, 1, 3..3, Some(20..24)),
        (Side::Target, 2, 0..3, None),
        (Side::Target, 4, 0..3, Some(40..43)),
    ] {
        let of_side = if side == Side::Source { &source } else { &target };
        // the same whether it is the first that is looked up or not
        let mut places = Places::of(&xml).unwrap();
        for _ in 0..2 {
            let found = places.find(side, of_side, index, range.clone());
            assert_eq!(found, wanted, "{side} {index}");
        }
    }
}
