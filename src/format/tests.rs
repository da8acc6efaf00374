//! The same article in every format gives the same segments; what is hostile or broken gives an error.

use super::Format;
use crate::cost::grows_in_proportion;
use crate::document::{
    BadArchive, NotRead, aligned_table, bilingual, docx, html, latex, markdown, odt, plain, rtf,
};
use crate::segment::{SplitRules, segment};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A block a line; `*` stands around italics.
const ARTICLE: [&str; 14] = [
    "A writing course for night nurses",
    "Abstract",
    "Objective",
    "We wanted to know whether *expressive* writing & reading lower the shame of night nurses.",
    "Results",
    "Of 64 nurses, 31 (48.4%) finished the course. Their shame fell by 2.5 points (p < 0.05).",
    "Keywords: shame; writing; nurses",
    "Un curso de escritura para enfermeras de noche",
    "Resumen",
    "Objetivo",
    "Quisimos saber si la escritura *expresiva* y la lectura reducen la vergüenza de las enfermeras de noche.",
    "Resultados",
    "De 64 enfermeras, 31 (48,4 %) terminaron el curso. Su vergüenza bajó 2,5 puntos (p < 0,05).",
    "Palabras clave: vergüenza; escritura; enfermeras",
];

fn without_stars(block: &str) -> String {
    block.replace('*', "")
}

/// Text as XML, each stretch of it between `open` and `close`.
fn xml(block: &str, open: &str, close: &str) -> String {
    let text = block.replace('&', "&amp;").replace('<', "&lt;");
    text.split('*').map(|run| [open, run, close].concat()).collect()
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let options = if *name == "mimetype" { stored } else { SimpleFileOptions::default() };
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn zipped_docx(body: &str) -> Vec<u8> {
    let body = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="Mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:styleId="Own"><w:basedOn w:val="Mark"/></w:style></w:styles>"#;
    archive(&[
        ("../../escape.txt", "never read"),
        ("word/document.xml", &body),
        ("word/styles.xml", styles),
    ])
}

fn zipped_odt(body: &str) -> Vec<u8> {
    let body = format!(
        r#"<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &body)])
}

fn latex_file(body: &str) -> String {
    format!(
        "\\documentclass{{article}}\n\\usepackage[utf8]{{inputenc}} % not text\n\\begin{{document}}\n{body}\\end{{document}}\n"
    )
}

fn articles() -> Vec<(&'static Format, Vec<u8>)> {
    let each =
        |block: &dyn Fn(&str) -> String| ARTICLE.iter().map(|b| block(b)).collect::<String>();
    let html = each(&|block| {
        let text = xml(block, "", "|").replacen('|', "<em>", 1).replacen('|', "</em>", 1);
        format!("<p>{}</p>\n", text.replace('|', "").replace("<em></p>", "</p>"))
    });
    let html = format!(
        "<!DOCTYPE html><html><head><title>Other</title><style>p {{}}</style></head><body><nav>Home</nav>{html}<script>if (a < b) alert()</script></body></html>"
    );
    let run = |block: &str| {
        format!("<w:p>{}</w:p>", xml(block, "<w:r><w:t xml:space=\"preserve\">", "</w:t></w:r>"))
    };
    let span =
        |block: &str| format!("<text:p>{}</text:p>", xml(block, "<text:span>", "</text:span>"));
    let tex = |block: &str| {
        let text = block.replace('&', "\\&").replace('%', "\\%").replace("p < ", "$p <$~");
        text.replacen('*', "\\emph{", 1).replacen('*', "}", 1) + "\n\n"
    };
    vec![
        (&plain::FORMAT, each(&|block| without_stars(block) + "\n\n").into_bytes()),
        (&html::FORMAT, html.into_bytes()),
        (&markdown::FORMAT, each(&|block| [block, "\n\n"].concat()).into_bytes()),
        (&latex::FORMAT, latex_file(&each(&tex)).into_bytes()),
        (&docx::FORMAT, zipped_docx(&each(&run))),
        (&odt::FORMAT, zipped_odt(&each(&span))),
    ]
}

fn text(format: &Format, bytes: &[u8]) -> String {
    format.text(bytes, None).unwrap().as_str().to_owned()
}

#[test]
fn every_format_gives_the_same_segments() {
    let segments = |(format, bytes): &(&'static Format, Vec<u8>)| {
        let blocks = plain::blocks(&format.text(bytes, None).unwrap()).blocks;
        let pair = bilingual::find("t", &blocks, Default::default()).unwrap().pair;
        [pair.source, pair.target].map(|side| {
            let segments = segment(&side, &SplitRules::default()).segments;
            segments.iter().map(|s| (s.kind, s.as_str().to_owned())).collect::<Vec<_>>()
        })
    };
    let articles = articles();
    let expected = segments(&articles[0]);
    assert_eq!(expected[0].len(), 7, "{expected:#?}");
    for article in &articles[1..] {
        assert_eq!(segments(article), expected, "{:?}", article.0);
    }
}

/// A table of rows in the formats that have tables.
fn tables(rows: &[&[&str]]) -> Vec<(&'static Format, Vec<u8>)> {
    let built = |[table, table_end]: [&str; 2],
                 [row, row_end]: [&str; 2],
                 [cell, cell_end]: [&str; 2]| {
        let cells = |row: &&[&str]| {
            row.iter().map(|text| [cell, text, cell_end].concat()).collect::<String>()
        };
        let rows: String = rows.iter().map(|each| [row, &cells(each), row_end].concat()).collect();
        [table, &rows, table_end].concat()
    };
    let line = |row: &&[&str]| format!("| {} |\n", row.join(" | "));
    let rule = "|---".repeat(rows[0].len()) + "|\n";
    let markdown = line(&rows[0]) + &rule + &rows[1..].iter().map(line).collect::<String>();
    let page = built(["<table>", "</table>"], ["<tr>", "</tr>"], ["<td><p>", "</p></td>"]);
    let word = built(
        ["<w:tbl><w:tblPr/>", "</w:tbl>"],
        ["<w:tr>", "</w:tr>"],
        ["<w:tc><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:tc>"],
    );
    let open_document = built(
        ["<t:table xmlns:t=\"table\">", "</t:table>"],
        ["<t:table-row>", "</t:table-row>"],
        ["<t:table-cell><text:p>", "</text:p></t:table-cell>"],
    );
    let rich = |text: &str| -> String {
        let sign = |c: char| if c.is_ascii() { c.into() } else { format!("\\u{}?", u32::from(c)) };
        text.chars().map(sign).collect()
    };
    let row = |row: &&[&str]| {
        let cells: String =
            row.iter().map(|cell| format!("\\pard\\intbl {}\\cell ", rich(cell))).collect();
        format!("\\trowd\\cellx4000 {cells}\\trowd\\row\n")
    };
    let rich = format!("{{\\rtf1\\ansi {}}}", rows.iter().map(row).collect::<String>());
    vec![
        (&rtf::FORMAT, rich.into_bytes()),
        (&markdown::FORMAT, markdown.into_bytes()),
        (&html::FORMAT, page.into_bytes()),
        (&docx::FORMAT, zipped_docx(&word)),
        (&odt::FORMAT, zipped_odt(&open_document)),
    ]
}

#[test]
fn a_table_in_two_languages_is_aligned_already() {
    let pair = |en: &str, es: &str| (en.to_owned(), es.to_owned());
    let pairs = [
        pair("The nurses slept badly.", "Las enfermeras dormían mal."),
        pair("They took a course.", "Hicieron un curso."),
        pair("Nothing of it is lost.", ""),
    ];
    let [first, second, third] = pairs.each_ref().map(|(en, es)| [en.as_str(), es.as_str()]);
    for rows in [
        vec![first.to_vec(), second.to_vec(), third.to_vec()],
        vec![vec!["English", "Spanish"], first.to_vec(), second.to_vec(), third.to_vec()],
        vec![vec!["EN", "ES"], first.to_vec(), second.to_vec(), third.to_vec()],
        vec![vec!["Source", "Target"], first.to_vec(), second.to_vec(), third.to_vec()],
        vec![
            vec!["No.", "Original (en)", "Traducción (es)", "Estado"],
            vec!["1", first[0], first[1], "hecho"],
            vec!["2", second[0], second[1], "hecho"],
            vec!["3", third[0], third[1], ""],
        ],
    ] {
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        for (format, bytes) in tables(&rows) {
            let words = text(format, &bytes).split_whitespace().count();
            let tables = (format.tables)(&bytes);
            let found = aligned_table::find(&tables, words, Default::default());
            let found = found.unwrap_or_else(|| panic!("{rows:?} {format:?}: {tables:?}"));
            assert_eq!(found.languages.to_string(), "en and es", "{rows:?} {format:?}");
            let found = found.rows.into_iter().map(|row| (row.source, row.target));
            assert_eq!(found.collect::<Vec<_>>(), pairs, "{rows:?} {format:?}");
        }
    }
}

#[test]
fn other_tables_are_not_aligned() {
    let long = "Las enfermeras de la planta dormían mal. ".repeat(20);
    for (rows, words) in [
        // one language; numbers; whole abstracts side by side, long and short; a small table within an article
        ([["The nurses slept badly.", "They took a course."], ["They rested.", "It helped."]], 10),
        ([["31 (48.4%)", "2.5 points"], ["64 of 70", "12 of 13"]], 10),
        ([["Abstract", "Resumen"], ["The nurses of the ward slept badly.", long.as_str()]], 150),
        (
            [
                ["Abstract", "Resumen"],
                [
                    "The nurses slept badly. They took a course. It helped.",
                    "Las enfermeras dormían mal. Hicieron un curso. Sirvió de algo.",
                ],
            ],
            20,
        ),
        (
            [
                ["The nurses slept badly.", "Las enfermeras dormían mal."],
                ["They rested.", "Descansaron."],
            ],
            900,
        ),
    ] {
        let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
        for (format, bytes) in tables(&rows) {
            let found = aligned_table::find(&(format.tables)(&bytes), words, Default::default());
            assert!(found.is_none(), "{format:?}");
        }
    }
}

#[test]
fn word_changes_are_taken_as_accepted() {
    for (body, expected) in [
        (
            "<w:p><w:ins><w:r><w:t>Shame</w:t></w:r></w:ins><w:del><w:r><w:delText>Guilt</w:delText></w:r></w:del></w:p>",
            "Shame",
        ),
        (
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r></w:p>",
            "a b-cd",
        ),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>yes</w:t></w:r></w:p>",
            "yes",
        ),
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p><w:p><w:r><w:t>text</w:t></w:r></w:p>",
            "one text",
        ),
        (
            "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
            "box",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "A\n\nB",
        ),
        // marks above the line are left out, powers are not
        (
            "<w:p><w:r><w:t xml:space=\"preserve\">It fell </w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1,</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>. By 4 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r></w:p>",
            "It fell. By 4 m2",
        ),
        (
            "<w:p><w:r><w:t>in four firms</w:t></w:r><w:r><w:rPr><w:position w:val=\"8\"/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>; CO</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2</w:t></w:r></w:p>",
            "in four firms; CO2",
        ),
        (
            "<w:p><w:r><w:t>It fell.</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Mark\"/></w:rPr><w:t>3</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Own\"/></w:rPr><w:t>–5</w:t></w:r></w:p>",
            "It fell.",
        ),
    ] {
        assert_eq!(text(&docx::FORMAT, &zipped_docx(body)), expected, "{body}");
    }
}

#[test]
fn an_open_document_keeps_its_blanks_and_leaves_out_notes() {
    for (body, expected) in [
        ("<text:p>a<text:s/>b<text:tab/>c<text:line-break/>d</text:p>", "a b c\nd"),
        (
            "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Title</text:h>",
            "Title",
        ),
        (
            "<style:style style:name=\"T1\"><style:text-properties style:text-position=\"super 58%\"/></style:style><text:p>It fell<text:span text:style-name=\"T1\">1</text:span>. By 4 m<text:span text:style-name=\"T1\">2</text:span></text:p>",
            "It fell. By 4 m2",
        ),
        (
            "<style:style style:name=\"T1\"><style:text-properties style:text-position=\"super 58%\"/></style:style><text:p>the 2<text:span text:style-name=\"T1\">nd\nand last</text:span></text:p>",
            "the 2nd and last",
        ),
        ("<text:p>x<text:note><text:p>foot</text:p></text:note>y</text:p>", "xy"),
    ] {
        assert_eq!(text(&odt::FORMAT, &zipped_odt(body)), expected, "{body}");
    }
}

#[test]
fn latex_shows_as_it_is_set() {
    for (source, expected) in [
        ("Shame fell\\footnote{Not much.} by 5\\,\\%~\\cite[p.~3]{gilbert}.", "Shame fell by 5 %."),
        (
            "La verg\\\"uenza y la compasi\\'on, el ni\\~no, {\\'\\i}ndice, fa\\c{c}ade",
            "La vergüenza y la compasión, el niño, índice, façade",
        ),
        ("``Shame'' --- the ?`qu\\'e? of 1--2", "“Shame” — the ¿qué? of 1–2"),
        ("a % gone\n  b\n\nc\\\\d", "a b\n\nc d"),
        (
            "\\section*{Results} \\textbf{Guilt} fell ($p \\leq 0{,}05$).",
            "Results\n\nGuilt fell (p ≤ 0,05).",
        ),
        ("x\n\\[ a = b \\]\ny $$c$$ z \\(\\alpha\\)", "x y z α"),
        (
            "\\begin{abstract}[Resumen]\nUno.\n\\end{abstract}\\begin{figure}\\caption{no}\\end{figure}\\begin{otherlanguage}{english}One.\\end{otherlanguage}",
            "Uno.\n\nOne.",
        ),
        (
            "\\keywords{shame; guilt}\n\\palabrasclave{vergüenza; culpa}",
            "Keywords: shame; guilt\n\nPalabras clave: vergüenza; culpa",
        ),
        (
            "\\title{Shame}\n% \\title{no}\n\\author{A. B.}\\begin{document}\\maketitle Text\\end{document}",
            "Shame\n\nText",
        ),
        ("\\SI{46}{\\litre} a day, \\qty[x=1]{5}{\\milli\\gram}", "46 L a day, 5 mg"),
        ("\\enquote{Shame} <<falls>> if p < .05", "“Shame” «falls» if p < .05"),
        ("costs 5\\$ {open", "costs 5$ open"),
        ("a lone $ here\n\nnext", "a lone $ here\n\nnext"),
    ] {
        assert_eq!(text(&latex::FORMAT, source.as_bytes()), expected, "{source}");
    }
    let source = "% note\n\\emph{verg\\\"uenza} y culpa";
    let read = latex::FORMAT.text(source.as_bytes(), None).unwrap();
    let at = read.as_str().find("culpa").unwrap();
    assert_eq!((&source[read.source(at..at + 5)], read.line(at)), ("culpa", 2));
}

#[test]
fn html_shows_as_a_browser_does() {
    for (page, expected) in [
        ("<p>vergüenza &lt; culpa &amp; miedo&nbsp;1</p>", "vergüenza < culpa & miedo\u{a0}1"),
        ("<p>one<br>two<p>three", "one\ntwo\n\nthree"),
        ("<p>CO<sub>2</sub> m<sup>2</sup> self&shy;criticism</p>", "CO2 m2 selfcriticism"),
        (
            "<p>Shame fell.<sup><a href=#r>1</a>,2</sup> Guilt <sup>3</sup>, too<sup>4</sup>.<sup>5",
            "Shame fell. Guilt, too.",
        ),
        ("<nav>Menu<article><p>Text</p></article>", "Text"),
    ] {
        assert_eq!(text(&html::FORMAT, page.as_bytes()), expected, "{page}");
    }
    let page = "<p>\n&aacute;rbol &amp; flor</p>";
    let read = html::FORMAT.text(page.as_bytes(), None).unwrap();
    let at = read.as_str().find("flor").unwrap();
    assert_eq!(&page[read.source(at..at + 4)], "flor");
    assert_eq!(read.line(at), 2);
}

#[test]
fn html_is_read_in_the_encoding_that_it_declares() {
    let page =
        |meta: &str| format!("<html><head>{meta}</head><body><p>“vergüenza”</p></body></html>");
    let narrow = |text: String| -> Vec<u8> {
        let byte = |c| match c {
            '“' => 0x93,
            '”' => 0x94,
            c => u8::try_from(u32::from(c)).unwrap(),
        };
        text.chars().map(byte).collect()
    };
    let wide = |text: String| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("windows-1252", narrow(page("<meta charset=windows-1252>"))),
        // browsers take the one for the other
        (
            "iso-8859-1",
            narrow(page(
                "<META http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\">",
            )),
        ),
        ("utf-16", wide(page("<meta charset=\"utf-16\">"))),
        ("a lie", page("<meta charset=\"iso-8859-1\">").into_bytes()),
        ("a lie of what is not read", page("<meta charset=\"shift_jis\">").into_bytes()),
        ("a lie of UTF-8", narrow(page("<meta charset='utf-8'>"))),
        ("XHTML", narrow(format!("<?xml version='1.0' encoding='iso-8859-1'?>{}", page("")))),
        ("nothing", narrow(page("<meta name=\"author\" content=\"x\">"))),
    ] {
        assert_eq!(text(&html::FORMAT, &bytes), "“vergüenza”", "{name}");
    }
    for (name, meta) in [
        ("koi8-r", "<meta name=\"a\"><meta charset=\"koi8-r\">"),
        ("macintosh", "<meta content='text/html;charset=macintosh' http-equiv=Content-Type>"),
    ] {
        let refused = html::FORMAT.text(&narrow(page(meta)), None).unwrap_err().to_string();
        assert_eq!(refused, format!("its encoding, {name}, is not read; save it as UTF-8"));
    }
}

#[test]
fn markdown_loses_its_marks() {
    for (source, expected) in [
        ("---\ntitle: x\n---\n# Shame\n\n```\ncode\n```\n- one\n- two", "x\n\nShame\n\none\n\ntwo"),
        ("**Palabras clave:** culpa; *pudor*", "Palabras clave: culpa; pudor"),
        (
            "A line that\nPeter wrapped.\nKeywords: a, b",
            "A line that Peter wrapped.\nKeywords: a, b",
        ),
        ("| a | b |\n|---|---|\n| p &lt; 0.05 | d |", "a\n\nb\n\np < 0.05\n\nd"),
        ("It was $\\alpha = 0{,}87$ and $\\frac{a}{b}$.", "It was α = 0,87 and a/b."),
        ("It cost $5 and $10, or $5-$10, a day.", "It cost $5 and $10, or $5-$10, a day."),
        ("One.\n\n$$\ny = \\beta x\n$$\n\nTwo.", "One.\n\nTwo."),
        ("m<sup>2</sup>\n\n<div>in a box</div>", "m2\n\nin a box"),
    ] {
        assert_eq!(text(&markdown::FORMAT, source.as_bytes()), expected, "{source}");
    }
}

#[test]
fn what_is_hostile_is_refused() {
    let bomb = zipped_docx(&" ".repeat(40 << 20));
    assert!(matches!(
        docx::FORMAT.text(&bomb, None),
        Err(NotRead::Archive(BadArchive::TooLarge(_)))
    ));
    let entities = archive(&[(
        "word/document.xml",
        "<!DOCTYPE d [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><d><p><t>&b;</t></p></d>",
    )]);
    assert!(matches!(docx::FORMAT.text(&entities, None), Err(NotRead::Xml(_))));
    let other = archive(&[("readme.txt", "nothing")]);
    assert!(matches!(
        docx::FORMAT.text(&other, None),
        Err(NotRead::Archive(BadArchive::NoPart(_)))
    ));
    assert!(matches!(odt::FORMAT.text(&other, None), Err(NotRead::Archive(BadArchive::NoPart(_)))));
}

#[test]
fn deep_nesting_is_no_burden() {
    grows_in_proportion(12_500, |depth| {
        let nested = |open: &str, close: &str| open.repeat(depth) + "x" + &close.repeat(depth);
        assert_eq!(text(&html::FORMAT, nested("<div>", "</div>").as_bytes()), "x");
        assert!(docx::FORMAT.text(&zipped_docx(&nested("<w:p>", "</w:p>")), None).is_err());
    });
}

#[test]
fn what_was_cut_off_is_an_error() {
    for (format, bytes) in articles().split_off(4) {
        for end in 0..bytes.len() {
            assert!(format.text(&bytes[..end], None).is_err(), "{format:?} {end}");
        }
    }
}

#[test]
fn a_file_of_tables_alone_is_not_called_empty() {
    let table = b"\\documentclass{a}\\begin{document}\\begin{tabular}{ll}a & b\\end{tabular}\\end{document}";
    let error = crate::document::latex::FORMAT.text(table, None).unwrap_err().to_string();
    assert!(error.starts_with("no running text was found in it"), "{error}");
}
