//! Files that hold no text to be read as such: what they are, and what to do.

use memchr::memmem;
use std::fmt;

/// What a file is that cannot be read, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    what: &'static str,
    advice: &'static str,
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Foreign { what, advice } = self;
        write!(f, "this is {what}; {advice}")
    }
}

const RECOGNISE: &str = "have its text recognised first, for example with ocrmypdf or tesseract";
const UNPACK: &str = "unpack it and give the files in it";
const AS_DOCX: &str = "open it in a word processor and save it as .docx";
const AS_NEW: &str = "open it in its program and save it as .docx or .xlsx";
const AS_TMX: &str = "export it as TMX";
const EXPORT: &str = "export its texts as a table, TMX or TBX";
const FROM_LAYOUT: &str = "export it as RTF or PDF";
const WRITE_DOWN: &str = "write down what is said, and give that text";
const NO_PASSWORD: &str = "open it in its program and save it without one";

/// How files begin, and what they are.
const BEGINNINGS: [(&[u8], &str, &str); 30] = [
    (b"\x89PNG", "an image (PNG)", RECOGNISE),
    (b"\xff\xd8\xff", "an image (JPEG)", RECOGNISE),
    (b"GIF8", "an image (GIF)", RECOGNISE),
    (b"II*\0", "an image (TIFF)", RECOGNISE),
    (b"MM\0*", "an image (TIFF)", RECOGNISE),
    (b"BM", "an image (BMP)", RECOGNISE),
    (b"AT&TFORM", "a scanned document (DjVu)", RECOGNISE),
    (b"%!PS", "PostScript", "make a PDF of it, for example with ps2pdf"),
    (b"\xffWPC", "a WordPerfect document", AS_DOCX),
    (b"{\\pwi", "a document of Pocket Word", AS_DOCX),
    (b"\x1f\x8b", "compressed (gzip)", UNPACK),
    (b"BZh", "compressed (bzip2)", UNPACK),
    (b"\xfd7zXZ\0", "compressed (xz)", UNPACK),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", UNPACK),
    (b"Rar!", "an archive (RAR)", UNPACK),
    (b"SQLite format 3\0", "a database (SQLite)", EXPORT),
    (b"\0\x01\0\0Standard", "a database (Access, as .sdltb of MultiTerm)", EXPORT),
    (b"8BPS\0", "an image (PSD)", RECOGNISE),
    (b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5", "an InDesign document", FROM_LAYOUT),
    (b"ID3", "a sound recording", WRITE_DOWN),
    (b"\xff\xfb", "a sound recording", WRITE_DOWN),
    (b"OggS", "a sound recording", WRITE_DOWN),
    (b"fLaC", "a sound recording", WRITE_DOWN),
    (b"RIFF", "a recording (RIFF)", WRITE_DOWN),
    (b"wOFF\0", "a font", "give a document"),
    (b"wOF2\0", "a font", "give a document"),
    (b"ITOLITLS", "an e-book (LIT)", "convert it to .docx or .html, for example with calibre"),
    (b"\x7fELF", "a program", "give a document"),
    (b"MZ\x90\0", "a program", "give a document"),
];

/// What zip files hold, by what they name near their beginning.
const ZIPPED: [(&str, &str, &str); 9] = [
    ("mimetypeapplication/vnd.adobe.indesign", "an InDesign document", FROM_LAYOUT),
    ("Index/Document.iwa", "a Pages document", AS_DOCX),
    (
        "mimetypeapplication/epub+zip",
        "an e-book (EPUB)",
        "convert it to .docx or .html, for example with pandoc or calibre",
    ),
    ("word/document.xml", "a Word document", "a command that takes articles reads it"),
    (
        "xl/workbook.xml",
        "a workbook (.xlsx)",
        "save its sheet as CSV, or give it to a command that takes aligned texts",
    ),
    ("ppt/presentation.xml", "a presentation (.pptx)", "save its text as .docx or plain text"),
    (
        "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "an OpenDocument sheet (.ods)",
        "save it as CSV or .xlsx",
    ),
    (
        "mimetypeapplication/vnd.oasis.opendocument.presentation",
        "an OpenDocument presentation (.odp)",
        "save its text as .odt or plain text",
    ),
    (
        "mimetypeapplication/vnd.oasis.opendocument.text",
        "an OpenDocument text",
        "a command that takes articles reads it",
    ),
];

/// What files of the old Office hold, by the names of their parts; those that are protected come first.
const COMPOUND: [(&str, &str, &str); 6] = [
    ("EncryptedPackage", "protected by a password", NO_PASSWORD),
    ("WordDocument", "a Word document of the old form (.doc)", AS_DOCX),
    ("Workbook", "a workbook of the old form (.xls)", "save it as .xlsx or CSV"),
    ("Book", "a workbook of the old form (.xls)", "save it as .xlsx or CSV"),
    (
        "PowerPoint Document",
        "a presentation of the old form (.ppt)",
        "save its text as .docx or plain text",
    ),
    ("__properties_version1.0", "a message of Outlook (.msg)", "save it as plain text"),
];

/// What begins a file of the old Office (MS-CFB, section 2.2).
const COMPOUND_BEGINS: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What bytes are that are no text; none where nothing is known of them.
pub(crate) fn of(bytes: &[u8]) -> Option<Foreign> {
    let row = |&(_, what, advice): &(&str, &'static str, &'static str)| Foreign { what, advice };
    if bytes.starts_with(COMPOUND_BEGINS) {
        let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let found = COMPOUND.iter().find(|(part, ..)| memmem::find(bytes, &wide(part)).is_some());
        let office = Foreign { what: "a document of the old Office", advice: AS_NEW };
        return Some(found.map_or(office, row));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let found = ZIPPED.iter().find(|(part, ..)| memmem::find(bytes, part.as_bytes()).is_some());
        return Some(found.map_or(Foreign { what: "a zip file", advice: UNPACK }, row));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(Foreign { what: "an image or a film", advice: RECOGNISE });
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Foreign { what: "an image (WebP)", advice: RECOGNISE });
    }
    if bytes.get(60..68) == Some(b"BOOKMOBI") {
        let advice = "convert it to .docx or .html, for example with calibre";
        return Some(Foreign { what: "an e-book (MOBI)", advice });
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(Foreign { what: "an archive (tar)", advice: UNPACK });
    }
    if let Some(foreign) = of_translators(bytes) {
        return Some(foreign);
    }
    // what a text may begin with as well, it does not go on with
    let is_text = |start: &[u8]| start.is_ascii() && !bytes.iter().take(64).any(|byte| *byte == 0);
    let found = BEGINNINGS.iter().find(|(start, ..)| {
        bytes.starts_with(start) && (!is_text(start) || matches!(*start, b"%!PS" | b"AT&TFORM"))
    });
    found.map(|&(_, what, advice)| Foreign { what, advice })
}

/// Texts that programs for translators keep in forms of their own.
fn of_translators(bytes: &[u8]) -> Option<Foreign> {
    const BEGINNING: usize = 4096;
    let start = &bytes[..bytes.len().min(BEGINNING)];
    // in UTF-8, or in UTF-16 as in ASCII
    let start: Vec<u8> = start.iter().copied().filter(|byte| !matches!(byte, 0 | 0xbb..)).collect();
    let start = start.trim_ascii_start();
    let mut lines = start.split(|byte| *byte == b'\n');
    if start.starts_with(b"%") {
        let is_header = memmem::find(lines.next()?, b"%Wordfast TM").is_some();
        return is_header.then_some(Foreign { what: "a memory of Wordfast", advice: AS_TMX });
    }
    if start.starts_with(b"<") {
        let is_root = memmem::find(start, b"<txml ").is_some();
        let advice = "export it as TMX or XLIFF";
        return is_root.then_some(Foreign { what: "a file of Wordfast Pro (TXML)", advice });
    }
    let mut entries = lines.filter(|line| !line.is_empty() && !line.starts_with(b"#"));
    let begins = entries.next()?;
    let is_po = [&b"msgid \""[..], b"msgctxt \""].iter().any(|name| begins.starts_with(name))
        && memmem::find(start, b"\nmsgstr").is_some();
    let advice = "make XLIFF of it, for example with po2xliff";
    is_po.then_some(Foreign { what: "a catalogue of gettext (PO)", advice })
}

/// Whether bytes begin as those of a zipped document that is protected by a password or of another kind do.
pub(crate) fn in_place_of_zip(bytes: &[u8]) -> Option<Foreign> {
    if bytes.starts_with(b"PK") { None } else { of(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_named() {
        let compound = |part: &str| {
            let part = part.encode_utf16().flat_map(u16::to_le_bytes);
            COMPOUND_BEGINS.iter().copied().chain([0; 99]).chain(part).collect::<Vec<_>>()
        };
        let zip = |part: &str| ["PK\u{3}\u{4}", part].concat().into_bytes();
        for (bytes, begins) in [
            (b"\x89PNG\r\n\x1a\n".to_vec(), "this is an image (PNG); have its text recognised"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), "this is an image (JPEG)"),
            (b"GIF89a\x01\0\x01\0".to_vec(), "this is an image (GIF)"),
            (b"BM\x36\0\0\0\0\0".to_vec(), "this is an image (BMP)"),
            (b"\0\0\0\x18ftypheic".to_vec(), "this is an image or a film"),
            (b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(), "this is an image (WebP)"),
            (b"ID3\x03\0\0".to_vec(), "this is a sound recording; write down what is said"),
            (b"RIFF\x24\0\0\0WAVEfmt ".to_vec(), "this is a recording (RIFF)"),
            (b"%!PS-Adobe-3.0\n".to_vec(), "this is PostScript"),
            (b"\x1f\x8b\x08\0".to_vec(), "this is compressed (gzip); unpack it"),
            (compound("EncryptedPackage"), "this is protected by a password; open it"),
            (
                compound("WordDocument"),
                "this is a Word document of the old form (.doc); open it in a word",
            ),
            (compound("Workbook"), "this is a workbook of the old form (.xls)"),
            (compound("x"), "this is a document of the old Office"),
            (zip("mimetypeapplication/epub+zip"), "this is an e-book (EPUB); convert it"),
            (zip("xl/workbook.xml"), "this is a workbook (.xlsx); save its sheet as CSV"),
            (zip("ppt/presentation.xml"), "this is a presentation (.pptx)"),
            (zip("Index/Document.iwa"), "this is a Pages document; open it in a word"),
            (b"\0\x01\0\0Standard ACE DB\0".to_vec(), "this is a database (Access"),
            (b"8BPS\0\x01".to_vec(), "this is an image (PSD)"),
            ([&[b'x'; 60][..], b"BOOKMOBI"].concat(), "this is an e-book (MOBI)"),
            (
                b"%20260101~100000\t%User ID,A\t%TU=1\t%EN-US\t%Wordfast TM v.5\t%ES-ES\n".to_vec(),
                "this is a memory of Wordfast; export it as TMX",
            ),
            (
                "\u{feff}%1\t%Wordfast TM v.5\n"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect(),
                "this is a memory of Wordfast",
            ),
            (
                b"<?xml version=\"1.0\"?>\n<txml locale=\"EN\">".to_vec(),
                "this is a file of Wordfast Pro (TXML)",
            ),
            (
                b"# Spanish\n#: a.c:1\nmsgid \"\"\nmsgstr \"\"\n".to_vec(),
                "this is a catalogue of gettext (PO)",
            ),
            (zip("photo.jpg"), "this is a zip file; unpack it"),
        ] {
            let found = of(&bytes).map(|foreign| foreign.to_string()).unwrap_or_default();
            assert!(found.starts_with(begins), "{begins}: {found}");
        }
        for text in [
            "BM and others (2010) found …",
            "GIF87 is a code.",
            "BZhang et al.",
            "",
            "II",
            "% of nurses who slept",
            "<p>the tag <b>txml</b></p>",
            "msgid is a word.",
        ] {
            assert_eq!(of(text.as_bytes()), None, "{text}");
        }
    }
}
