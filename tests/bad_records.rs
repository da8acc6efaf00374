//! One bad record costs itself alone: it is named and counted, and all others are read.

mod place;

use place::{Place, code, err};

const EN: &str = "Shame was measured in ten clinics. Compassion rose in both groups.";
const ES: &str = "La vergüenza se midió en diez clínicas. La compasión aumentó en ambos grupos.";

fn json_line(id: &str) -> Vec<u8> {
    format!("{{\"id\": \"{id}\", \"en\": \"{EN}\", \"es\": \"{ES}\"}}").into_bytes()
}

fn article(id: usize) -> String {
    format!(
        "<PubmedArticle><MedlineCitation><PMID>{id}</PMID><Article><Abstract><AbstractText>{EN}</AbstractText>\
         </Abstract></Article><OtherAbstract Language=\"spa\"><AbstractText>{ES}</AbstractText></OtherAbstract>\
         </MedlineCitation></PubmedArticle>"
    )
}

#[test]
fn a_bad_line_takes_no_other_with_it() {
    let place = Place::new();
    for (bad, says) in [
        (
            &b"{\"id\": \"x\", \"en\": \"One \xff.\", \"es\": \"Uno.\"}"[..],
            "this line is not UTF-8",
        ),
        (b"\xc3", "this line is not UTF-8"),
        (b"{\"id\": \"x\", ", "this line is no JSON"),
        (b"[1, 2]", "this line is no JSON object"),
        (b"{\"id\": \"x\", \"year\": 2020}", "wants a text under each of two language codes"),
        (b"{\"id\": \"x\", \"pairs\": 7}", "\"pairs\" is no list"),
    ] {
        for at in [&[1][..], &[2], &[3], &[1, 2, 4]] {
            let (mut lines, mut good) = (Vec::new(), Vec::new());
            for number in 1..=2 + at.len() {
                if at.contains(&number) {
                    lines.push(bad.to_vec());
                } else {
                    good.push(format!("good{number}"));
                    lines.push(json_line(&format!("good{number}")));
                }
            }
            place.write("r.jsonl", lines.join(&b'\n'));
            let output = place.run(&["align", "r.jsonl", "-f", "csv", "-q"]);
            let (out, said) = (String::from_utf8(output.stdout.clone()).unwrap(), err(&output));
            assert_eq!(code(&output), 2, "{says}: {said}");
            assert!(good.iter().all(|id| out.contains(id.as_str())), "{says} at {at:?}: {out}");
            for number in at {
                assert!(said.contains(&format!("r.jsonl:{number}: {says}")), "{said}");
            }
        }
    }
}

#[test]
fn an_ill_formed_article_takes_no_other_with_it() {
    let place = Place::new();
    let inside = |what: &[u8]| {
        let whole = article(2).into_bytes();
        let at = whole.windows(4).position(|four| four == b"ten ").unwrap();
        [&whole[..at], what, &whole[at..]].concat()
    };
    let named = |name: &str| format!("many.xml:2: line 4: {name}");
    for (bad, says) in [
        (inside(b"<i>"), named("")),
        (inside(b"</b>"), named("")),
        (inside(b"<i a=\"x>"), named("")),
        (inside(b"<!-- "), named("")),
        (inside(b"<![CDATA[ "), named("")),
        (inside(b"&nosuch;"), named("the entity &nosuch;")),
        (inside(b"&;"), named("")),
        (inside(b"\xff\xfe"), named("")),
        (article(2).replace("</PubmedArticle>", "").into_bytes(), "many.xml:2: line ".into()),
        ([b"</stray>".to_vec(), article(2).into_bytes()].concat(), "many.xml: line 4: ".into()),
    ] {
        let start = b"<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n".to_vec();
        let (first, last) = (article(1).into_bytes(), article(3).into_bytes());
        let end = b"</PubmedArticleSet>\n".to_vec();
        place.write(
            "many.xml",
            [start, first, b"\n".to_vec(), bad.clone(), b"\n".to_vec(), last, end].concat(),
        );
        let output = place.run(&["align", "many.xml", "-f", "csv", "-q"]);
        let (out, said) = (String::from_utf8(output.stdout.clone()).unwrap(), err(&output));
        let shown = String::from_utf8_lossy(&bad);
        assert_eq!(code(&output), 2, "{shown}: {said}");
        assert!(said.contains(&says), "{shown}: {said}");
        for (id, lines) in [(1, "3 3"), (3, "5 5")] {
            assert!(out.contains(&format!(",many.xml:{id},{lines},")), "{shown}: {out}\n{said}");
        }
    }
}

fn tmx(middle: &[u8], end: &str) -> Vec<u8> {
    let start = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n";
    let parts = [unit("one", "es"), "\n".into(), "\n".into(), unit("three", "es"), end.to_owned()];
    let [first, before, after, last, end] = parts.map(String::into_bytes);
    [start.as_bytes(), &first, &before, middle, &after, &last, &end].concat()
}

fn unit(word: &str, language: &str) -> String {
    format!(
        "<tu tuid=\"{word}\"><tuv xml:lang=\"en\"><seg>Shame {word}.</seg></tuv>\
         <tuv xml:lang=\"{language}\"><seg>Vergüenza {word}.</seg></tuv></tu>"
    )
}

const END: &str = "\n</body></tmx>\n";

#[test]
fn a_memory_is_read_around_a_break() {
    let place = Place::new();
    let two = unit("two", "es");
    let with = |what: &str| two.replace("Shame two", &format!("Shame {what} two"));
    for (name, memory) in [
        ("an odd tag", tmx(unit("two", "english (US)").as_bytes(), END)),
        ("an empty tag", tmx(unit("two", "").as_bytes(), END)),
        ("no tag", tmx(two.replace(" xml:lang=\"es\"", "").as_bytes(), END)),
        ("an open element", tmx(with("<hi>").as_bytes(), END)),
        ("a stray end", tmx(with("</hi>").as_bytes(), END)),
        ("an open comment", tmx(with("<!--").as_bytes(), END)),
        ("an open quotation mark", tmx(with("<hi type=\"x>").as_bytes(), END)),
        ("an unknown entity", tmx(with("&nosuch;").as_bytes(), END)),
        ("a lone ampersand", tmx(with("&").as_bytes(), END)),
        ("no end of a unit", tmx(two.replace("</tu>", "").as_bytes(), END)),
        ("cut off", tmx(b"", "\n<tu><tuv xml:lang=\"en\"><seg>Sha")),
        ("cut off between units", tmx(b"", "\n")),
    ] {
        place.write("m.tmx", memory);
        for args in [
            &["align", "m.tmx", "-f", "csv", "-q"][..],
            &["convert", "m.tmx", "-", "--to", "csv", "-q"],
        ] {
            let output = place.run(args);
            let (out, said) = (String::from_utf8(output.stdout.clone()).unwrap(), err(&output));
            assert_eq!(code(&output), 2, "{name}: {said}");
            assert!(said.contains("m.tmx: line "), "{name}: {said}");
            assert!(said.contains("could not be read: 1; the rest was read: 2"), "{name}: {said}");
            for word in ["one", "three"] {
                assert!(out.contains(&format!("Shame {word}.,Vergüenza {word}.")), "{name}: {out}");
            }
        }
    }
    // what the header says counts for no unit that names its languages
    place.write("m.tmx", tmx(two.as_bytes(), END).strip_prefix(b"").unwrap());
    assert_eq!(code(&place.run(&["align", "m.tmx"])), 0);
}

#[test]
fn bad_units_of_xliff_and_bad_lines_of_pairs_are_left_out() {
    let place = Place::new();
    let file = |language: &str, units: &str| {
        format!(
            "<file original=\"f\" source-language=\"en\" target-language=\"{language}\"><body>{units}</body></file>\n"
        )
    };
    let unit = |word: &str| {
        format!(
            "<trans-unit id=\"{word}\"><source>Shame {word}.</source><target>Vergüenza {word}.</target></trans-unit>\n"
        )
    };
    let bad = unit("two").replace("Shame", "Shame<g id=\"1\">");
    let files = [file("es", &(unit("one") + &bad)), file("es-MX", &unit("three"))].concat();
    place.write("m.xlf", format!("<xliff version=\"1.2\">\n{files}</xliff>\n"));
    place.write(
        "m.jsonl",
        b"{\"pairs\": [{\"en\": \"Shame one.\", \"es\": \"Verg\xc3\xbcenza one.\"}]}\n\xff\nno JSON\n\
          {\"pairs\": [{\"en\": \"Shame three.\", \"es\": \"Verg\xc3\xbcenza three.\"}]}\n",
    );
    for (name, failed) in [("m.xlf", 1), ("m.jsonl", 2)] {
        let output = place.run(&["convert", name, "out.tsv"]);
        assert_eq!(code(&output), 2, "{name}");
        let count = format!("could not be read: {failed}; the rest was read: 2");
        assert!(err(&output).contains(&count), "{name}: {}", err(&output));
        let out = std::fs::read_to_string(place.path("out.tsv")).unwrap();
        for word in ["one", "three"] {
            assert!(out.contains(&format!("Shame {word}.\tVergüenza {word}.")), "{name}: {out}");
        }
    }
}

#[test]
fn a_bad_row_of_a_table_takes_no_other_with_it() {
    let place = Place::new();
    let with = |row: &str| {
        format!("en,es\nShame one.,Vergüenza uno.\n{row}\nShame three.,Vergüenza tres.\n")
    };
    for (name, table) in [
        ("m.csv", with("Shame, it fell.,La vergüenza, bajó.")),
        ("m.csv", with("\"Shame fell.,La vergüenza bajó.")),
        ("m.csv", with("Shame fell.,\"La vergüenza bajó.")),
        ("m.csv", with("Shame fell.,La vergüenza bajó.,,x")),
        ("m.csv", with("Guilt.;\"Culpa").replace(',', ";")),
        ("m.tsv", with("Guilt rose\tand fell.\tLa culpa.").replace(',', "\t")),
    ] {
        place.write(name, &table);
        for args in [
            &["convert", name, "-", "--to", "jsonl"][..],
            &["align", name, "-f", "jsonl"],
            &["memory", "import", "k.tm", name],
        ] {
            let output = place.run(args);
            let (out, said) = (String::from_utf8(output.stdout.clone()).unwrap(), err(&output));
            assert_eq!(code(&output), 2, "{args:?} {table}: {said}");
            assert!(said.contains(&format!("{name}: row 3: ")), "{args:?} {table}: {said}");
            assert!(said.contains("could not be read: 1; the rest was "), "{table}: {said}");
            let all = if args[0] == "memory" {
                place.out(&["memory", "export", "k.tm", "-", "--to", "jsonl"])
            } else {
                out
            };
            for text in ["Vergüenza uno.", "Vergüenza tres."] {
                assert!(all.contains(text), "{args:?} {table}: {all}");
            }
            assert!(!all.contains("uilt") && !all.contains("fell"), "{args:?} {table}: {all}");
        }
        std::fs::remove_file(place.path("k.tm")).unwrap();
    }
    // cells without a text are no fault
    place.write("m.csv", "en,es\nShame.,Vergüenza.,, ,\n");
    place.out(&["convert", "m.csv", "-", "--to", "jsonl"]);
}

#[test]
fn a_glossary_is_used_without_its_bad_rows() {
    let place = Place::new();
    place.write("a.txt", format!("Abstract\n{EN}\n\nResumen\n{ES}\n"));
    let toml = |id: &str, terms: &str| format!("[[concept]]\nid = \"{id}\"\n{terms}\n\n");
    let good =
        toml("g", "terms.en = [{ term = \"clinic\" }]\nterms.es = [{ term = \"consultorio\" }]");
    for (name, glossary, says) in [
        ("g.tsv", "concept\tlanguage\tterm\tstatus\nx\ten\tfear\tbest\ng\ten\tclinic\t\ng\tes\tconsultorio\t\n".to_owned(), "row 2"),
        ("g.tsv", "en\tes\nclinic\tconsultorio\nfear\n".to_owned(), "row 3"),
        ("g.csv", "concept,language,term\ng,en,clinic\nx,english!,fear\ng,es,consultorio\n".to_owned(), "row 3"),
        ("g.csv", "en,es\nclinic,consultorio\nfear,miedo,a,b\n".to_owned(), "row 3"),
        ("g.csv", "en,es\n\"fear,miedo\nclinic,consultorio\n".to_owned(), "row 2"),
        ("g.csv", "en,es\n\"fear,miedo\nclinic,consultorio\n".to_owned(), "row 2"),
        ("g.toml", good.clone() + &toml("x", "terms.en = [{ term = \"fear\", status = \"best\" }]"), "line 8"),
        ("g.toml", good.clone() + &toml("x", "term.en = []"), "line 8"),
        ("g.toml", toml("x", "terms.en = [{ term = ") + &good, "line "),
        ("g.tbx", "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"><text><body>\n\
            <conceptEntry id=\"g\"><langSec xml:lang=\"en\"><termSec><term>clinic</term></termSec></langSec>\
            <langSec xml:lang=\"es\"><termSec><term>consultorio</term></termSec></langSec></conceptEntry>\n\
            <conceptEntry id=\"x\"><langSec xml:lang=\"english!\"><termSec><term>fear</term></termSec></langSec></conceptEntry>\n\
            </body></text></tbx>".to_owned(), "line 3"),
    ] {
        place.write(name, &glossary);
        let check = ["check", "a.txt", "-g", name, "--no-clinical", "-f", "json", "--fail-on", "never"];
        let output = place.run(&check);
        let (out, said) = (String::from_utf8(output.stdout.clone()).unwrap(), err(&output));
        assert_eq!(code(&output), 0, "{glossary}: {said}");
        assert!(said.contains(&format!("warning: {name}: {says}")), "{glossary}: {said}");
        let counted = said.contains("could not be read") && said.contains(": 1; the rest is used");
        assert!(counted, "{glossary}: {said}");
        assert!(out.contains("consultorio"), "{glossary}: {out}");
        let strict = place.run(&[&check[..], &["--strict"]].concat());
        assert_eq!((code(&strict), strict.stdout.len()), (2, 0), "{glossary}");
        assert_eq!(code(&place.run(&["glossary", "lint", name])), 1, "{glossary}");
        assert_eq!(code(&place.run(&["glossary", "convert", name, "out.toml"])), 0, "{glossary}");
    }
}

#[test]
fn a_strict_run_writes_nothing_where_something_cannot_be_read() {
    let place = Place::new();
    place.write("r.jsonl", [json_line("a"), b"no JSON".to_vec(), json_line("b")].join(&b'\n'));
    place.write("m.tmx", tmx(unit("two", "english (US)").as_bytes(), END));
    for args in [
        &["run", "r.jsonl", "-o", "out"][..],
        &["run", "m.tmx", "-o", "out"],
        &["align", "r.jsonl", "-f", "tmx", "-o", "out.tmx"],
        &["check", "r.jsonl", "-f", "json", "-o", "out.json"],
        &["convert", "m.tmx", "out.csv"],
        &["convert", "m.tmx", "-", "--to", "csv"],
    ] {
        let output = place.run(&[args, &["--strict"]].concat());
        assert_eq!((code(&output), output.stdout.len()), (2, 0), "{args:?}: {}", err(&output));
        assert_eq!(place.files(), ["m.tmx", "r.jsonl"], "{args:?}");
    }
}

#[test]
fn a_run_ends_with_its_tally() {
    let place = Place::new();
    place.write("r.jsonl", [json_line("a"), b"no JSON".to_vec(), json_line("b")].join(&b'\n'));
    let output = place.run(&["run", "r.jsonl", "-o", "out", "-q"]);
    assert_eq!(code(&output), 2);
    let said = err(&output);
    assert!(said.trim_end().ends_with("could not be done: 1; the rest was read: 2"), "{said}");
    assert!(place.path("out/r.jsonl.1.tmx").exists() && place.path("out/r.jsonl.3.tmx").exists());
}

#[test]
fn bytes_of_another_encoding_are_taken_for_no_letters_whatever_the_command() {
    let place = Place::new();
    let units = |start: &str, unit: &dyn Fn(&str, &str) -> String, end: &str| {
        let all = [unit(EN, ES), unit("Fear.", "Ni?a."), unit(EN, ES)].concat();
        let text = [start, &all, end].concat();
        let bytes: Vec<u8> = text.bytes().collect();
        let at = text.find("Ni?").unwrap() + 2;
        [&bytes[..at], b"\xf1", &bytes[at + 1..]].concat()
    };
    let tmx = units(
        "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" \
         adminlang=\"en\" srclang=\"en\" datatype=\"x\"/><body>\n",
        &|en, es| {
            format!(
                "<tu><tuv xml:lang=\"en\"><seg>{en}</seg></tuv><tuv xml:lang=\"es\"><seg>{es}</seg></tuv></tu>\n"
            )
        },
        "</body></tmx>\n",
    );
    let xliff = units(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"><file original=\"f\" datatype=\"plaintext\" \
         source-language=\"en\" target-language=\"es\"><body>\n",
        &|en, es| {
            format!(
                "<trans-unit id=\"u\"><source>{en}</source><target>{es}</target></trans-unit>\n"
            )
        },
        "</body></file></xliff>\n",
    );
    for (name, bytes) in [("w.tmx", tmx), ("w.xlf", xliff)] {
        place.write(name, bytes);
        for args in [
            &["align", name, "-f", "csv", "-o", "out.csv"][..],
            &["check", name, "-o", "out.txt"],
            &["run", name, "-o", "out"],
            &["convert", name, "out.jsonl"],
        ] {
            let output = place.run(args);
            let said = err(&output);
            assert_eq!(code(&output), 2, "{args:?}: {said}");
            assert!(
                said.contains(&format!("{name}: line 3: cannot decode input using UTF-8")),
                "{said}"
            );
            assert!(
                said.contains("units that could not be read: 1; the rest was read: 2"),
                "{said}"
            );
        }
    }
}
