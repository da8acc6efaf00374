//! Articles in XML that are broken, in odd encodings, or mean harm: a clear error or the right result, and no panic.

mod article_files;
mod cost;
mod place;

use article_files::*;
use cost::grows_in_proportion;
use cotejo::document::article::ArticlePart;
use cotejo::document::{jats, pubmed};
use cotejo::text::xml;
use place::{Place, code, err};
use proptest::prelude::*;

#[test]
fn files_that_mean_harm_are_refused() {
    let bomb = sample().replacen(
        "\"http://dtd.invalid/JATS-journalpublishing1.dtd\">",
        "\"http://dtd.invalid/x.dtd\" [\n<!ENTITY a \"aaaaaaaaaa\">\n<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\n]>",
        1,
    );
    let used = |file: &str, reference: &str| file.replacen("Shame was", reference, 1);
    let external = sample().replacen(
        "PUBLIC \"-//NLM//DTD JATS 1.1//EN\" \"http://dtd.invalid/JATS-journalpublishing1.dtd\"",
        "[\n<!ENTITY file SYSTEM \"file:///etc/hostname\">\n]",
        1,
    );
    let place = Place::new();
    for (name, file, expected) in [
        ("an entity bomb", used(&bomb, "&b;"), "line 8: the entity &b; is declared in the file"),
        (
            "an external entity",
            used(&external, "&file;"),
            "the entity &file; is declared in the file",
        ),
        ("an unknown name", used(&sample(), "&nosuch;"), "the entity &nosuch; names no character"),
        (
            "no article",
            "<?xml version=\"1.0\"?>\n<note><p>x</p></note>".into(),
            "there is no <article> element",
        ),
        ("nothing", String::new(), "the file is empty"),
        ("an unknown encoding", sample().replace("UTF-8", "KOI8-R"), ""),
        ("wrongly nested", sample().replacen("</p></abstract>", "</abstract></p>", 1), "line 5: "),
    ] {
        place.write("a.xml", file);
        let output = place.run(&["align", "a.xml", "-f", "tmx", "-o", "out.tmx"]);
        if expected.is_empty() {
            // the bytes are UTF-8, whatever is declared
            assert_eq!(code(&output), 0, "{name}: {}", err(&output));
            std::fs::remove_file(place.path("out.tmx")).unwrap();
            continue;
        }
        assert_eq!(code(&output), 2, "{name}");
        assert!(err(&output).contains(expected), "{name}: {}", err(&output));
        assert_eq!(place.files(), ["a.xml"], "{name}");
    }
    // declared but not used: nothing expands
    assert!(pair(&bomb, None, ArticlePart::Abstract).is_ok());
    place.write(
        "koi.xml",
        [sample().replace("UTF-8", "KOI8-R").as_bytes(), b"<!-- \xd4\xc5 -->"].concat(),
    );
    assert!(err(&place.run(&["align", "koi.xml"])).contains("KOI8-R, is not read"));
    // the DTD is at an address that does not exist, and is not asked for
    place.write("a.xml", sample());
    assert_eq!(code(&place.run(&["align", "a.xml"])), 0);
}

#[test]
fn any_encoding_gives_the_same_text() {
    let plain = pair(&sample(), None, ArticlePart::Abstract).unwrap();
    let utf16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{}", sample().replace("UTF-8", "UTF-16"))
            .encode_utf16()
            .flat_map(unit)
            .collect()
    };
    let latin = |name: &str| -> Vec<u8> {
        sample()
            .replace("UTF-8", name)
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect()
    };
    for (name, bytes) in [
        ("UTF-16LE", utf16(u16::to_le_bytes)),
        ("UTF-16BE", utf16(u16::to_be_bytes)),
        ("Latin-1", latin("ISO-8859-1")),
        ("Latin-1 that calls itself UTF-8", latin("UTF-8")),
        ("UTF-8 that calls itself Latin-1", sample().replace("UTF-8", "ISO-8859-1").into_bytes()),
        ("a byte order mark", format!("\u{feff}{}", sample()).into_bytes()),
        ("CRLF", sample().replace('\n', "\r\n").into_bytes()),
    ] {
        let article = jats::read(&xml::decode(&bytes).unwrap()).unwrap();
        let taken = article.pair("a", Default::default(), ArticlePart::Abstract).unwrap();
        assert_eq!([shown(&taken.pair.source), shown(&taken.pair.target)], plain[..2], "{name}");
    }
    // the same by the program, which looks at the content for what it is
    let place = Place::new();
    place.write("utf16.nxml", utf16(u16::to_le_bytes));
    place.write("article", sample());
    for name in ["utf16.nxml", "article"] {
        assert!(err(&place.run(&["align", name])).contains("en from"), "{name}");
    }
}

#[test]
fn many_articles_are_read_in_any_encoding() {
    let place = Place::new();
    let sample = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n{}", pubmed_sample());
    let wide: Vec<u8> = sample.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin = sample.replace("UTF-8", "ISO-8859-1");
    let latin: Vec<u8> = latin.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    place.write("many.xml", &sample);
    let plain = place.out(&["align", "many.xml", "-f", "csv"]);
    assert!(plain.contains("vergüenza") && plain.contains("many.xml:12"), "{plain}");
    for (name, bytes) in [
        ("UTF-16 with its mark", [&b"\xff\xfe"[..], &wide].concat()),
        ("UTF-16", wide),
        ("Latin-1", latin.clone()),
        ("UTF-8 that calls itself Latin-1", sample.replace("UTF-8", "ISO-8859-1").into_bytes()),
    ] {
        place.write("many.xml", &bytes);
        assert_eq!(place.out(&["align", "many.xml", "-f", "csv"]), plain, "{name}");
    }
    let unread = String::from_utf8_lossy(&latin).replace("ISO-8859-1", "KOI8-R");
    let unread: Vec<u8> =
        unread.chars().map(|c| if c.is_ascii() { c as u8 } else { 0xf1 }).collect();
    place.write("many.xml", unread);
    assert!(err(&place.run(&["align", "many.xml"])).contains("KOI8-R, is not read"));
    let cut = &latin[..latin.len() * 3 / 4];
    place.write("many.xml", cut);
    let output = place.run(&["align", "many.xml"]);
    assert!(code(&output) == 2 && err(&output).contains("it was cut off"), "{}", err(&output));
}

#[test]
fn deep_nesting_takes_neither_stack_nor_time() {
    for name in ["sec", "xref"] {
        grows_in_proportion(12_500, |depth| {
            let nested = format!(
                "{}deep{}",
                format!("<{name}>").repeat(depth),
                format!("</{name}>").repeat(depth)
            );
            let inside = sample().replacen("Shame was", &nested, 1);
            assert!(jats::read(&xml::decode(inside.as_bytes()).unwrap()).is_ok(), "{name}");
            let cut = sample().replacen("Shame was", &format!("<{name}>").repeat(depth), 1);
            assert!(jats::read(&xml::decode(cut.as_bytes()).unwrap()).is_err(), "{name}");
            let inside = pubmed_sample().replacen("Shame was", &nested, 1);
            let place = Place::new();
            place.write("a.xml", inside);
            assert!(place.run(&["align", "a.xml"]).status.success(), "{name}");
        });
    }
}

#[test]
fn a_file_that_was_cut_off_is_refused_wherever_the_cut_is() {
    let pubmed = pubmed_sample();
    let (first, _) = pubmed.split_at(pubmed.rfind("<PubmedArticle>").unwrap());
    let files = [sample(), [first, "</PubmedArticleSet>"].concat()];
    for (file, read) in files.iter().zip([jats::read, pubmed::read]) {
        let whole = file.trim_end().len();
        for end in (0..whole).filter(|end| file.is_char_boundary(*end)) {
            let cut = xml::decode(&file.as_bytes()[..end])
                .and_then(|text| read(&text).map_err(|bad| bad.to_string()));
            assert!(cut.is_err(), "cut at {end}: {}", &file[..end]);
        }
    }
    // the program says it too, whatever it takes the rest for
    let place = Place::new();
    let file = &files[0];
    for end in (0..file.trim_end().len()).step_by(97) {
        place.write("a.xml", &file.as_bytes()[..end]);
        let output = place.run(&["run", "a.xml"]);
        assert_eq!((code(&output), place.files().len()), (2, 1), "cut at {end}");
    }
}

/// Elements and texts in any order, rightly nested.
fn nested(steps: &[(usize, usize)]) -> String {
    const NAMES: [&str; 8] = ["sup", "xref", "italic", "p", "fn", "break", "list", "title"];
    const TEXTS: [&str; 8] = ["é", "1", ", ", "(", "[", ") ", "w\n", "&ntilde;"];
    let (mut open, mut out) = (Vec::new(), String::new());
    for (step, which) in steps {
        match step {
            0 | 1 => {
                out += &format!("<{}>", NAMES[*which]);
                open.push(NAMES[*which]);
            }
            2 => out += &open.pop().map(|name| format!("</{name}>")).unwrap_or_default(),
            _ => out += TEXTS[*which],
        }
    }
    out + &open.iter().rev().map(|name| format!("</{name}>")).collect::<String>()
}

proptest! {
    #[test]
    fn any_markup_within_an_abstract_is_read(steps in prop::collection::vec((0usize..5, 0usize..8), 0..60)) {
        let file = sample().replacen("Shame was", &nested(&steps), 1);
        let [source, ..] = pair(&file, None, ArticlePart::Abstract).unwrap();
        prop_assert!(source.contains("fell after the course."));
    }
}
