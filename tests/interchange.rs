//! What is said of a unit outlives each form that can hold it, and is named where a form cannot.

mod place;

use place::{Place, code, err};

fn tmx(source: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" \
         segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"{source}\" datatype=\"plaintext\"><note>all</note>\
         <prop type=\"x-all\">p</prop></header><body>{body}</body></tmx>\n"
    )
}

fn xliff1(attributes: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<q:xliff version=\"1.2\" xmlns:q=\"urn:oasis:names:tc:xliff:document:1.2\" \
         xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\" xmlns:mq=\"MQXliff\" xmlns:m=\"http://www.memsource.com/mxlf/2.0\">\
         <q:file original=\"a.txt\" source-language=\"en\" datatype=\"plaintext\" {attributes}><q:body>{body}</q:body></q:file>\
         </q:xliff>\n"
    )
}

/// A unit of XLIFF 1.2: its attributes, those of its target, and what else it has.
fn trans_unit(attributes: &str, target: &str, more: &str) -> String {
    format!(
        "<q:trans-unit id=\"u\" {attributes}><q:source>Rain fell.</q:source><q:target {target}>Llovió.</q:target>{more}\
         </q:trans-unit>"
    )
}

#[test]
fn the_state_of_a_unit_is_kept_in_each_form() {
    let place = Place::new();
    for (unit, written) in [
        (trans_unit("", "state=\"final\"", ""), "state=\"final\""),
        (
            trans_unit("", "state=\"signed-off\"", ""),
            "state=\"reviewed\" subState=\"xliff1:signed-off\"",
        ),
        (trans_unit("", "state=\"new\"", ""), "state=\"initial\" subState=\"xliff1:new\""),
        (
            trans_unit("", "state=\"needs-l10n\"", ""),
            "state=\"initial\" subState=\"xliff1:needs-l10n\"",
        ),
        (trans_unit("", "state=\"x-checked\"", ""), "state=\"initial\" subState=\"x:checked\""),
        (trans_unit("approved=\"yes\"", "", ""), "state=\"reviewed\""),
        (trans_unit("approved=\"yes\"", "state=\"translated\"", ""), "state=\"reviewed\""),
        (trans_unit("", "", ""), "state=\"translated\""),
        (
            trans_unit("mq:status=\"ProofRead\"", "", ""),
            "state=\"final\" subState=\"mq:ProofRead\"",
        ),
        (trans_unit("m:confirmed=\"0\"", "", ""), "state=\"initial\" subState=\"memsource:0\""),
    ] {
        place.write("a.xlf", xliff1("target-language=\"es\"", &unit));
        place.out(&["convert", "a.xlf", "b.tmx", "--force", "-q"]);
        place.out(&["convert", "b.tmx", "c.tsv", "--force", "-q"]);
        place.out(&["convert", "c.tsv", "d.csv", "--force", "-q"]);
        for from in ["a.xlf", "b.tmx", "c.tsv", "d.csv"] {
            let out = place.out(&["convert", from, "-", "--to", "xliff"]);
            assert!(out.contains(&format!("<segment {written}>")), "{from}: {unit}: {out}");
        }
    }
}

#[test]
fn what_is_not_to_be_translated_stays_so() {
    let place = Place::new();
    for (body, is_locked) in [
        (trans_unit("translate=\"no\"", "", ""), true),
        (format!("<q:group translate=\"no\">{}</q:group>", trans_unit("", "", "")), true),
        (
            format!(
                "<q:group translate=\"no\">{}</q:group>",
                trans_unit("translate=\"yes\"", "", "")
            ),
            false,
        ),
        (format!("<q:group translate=\"no\"/>{}", trans_unit("", "", "")), false),
        (trans_unit("mq:locked=\"locked\"", "", ""), true),
    ] {
        place.write("a.xlf", xliff1("target-language=\"es\"", &body));
        place.out(&["convert", "a.xlf", "b.tmx", "--force", "-q"]);
        place.out(&["convert", "b.tmx", "c.tsv", "--force", "-q"]);
        for from in ["a.xlf", "b.tmx", "c.tsv"] {
            let out = place.out(&["convert", from, "-", "--to", "xliff"]);
            assert_eq!(out.contains("translate=\"no\""), is_locked, "{from}: {body}");
        }
    }
}

#[test]
fn segments_of_xliff_1_are_units() {
    let segment =
        |mid: &str, text: &str| format!("<q:mrk mtype=\"seg\" mid=\"{mid}\">{text}</q:mrk>");
    let unit = |source: &str, target: &str, more: &str| {
        format!(
            "<q:trans-unit id=\"u\"><q:source>whole</q:source><q:seg-source>{source}</q:seg-source>{target}{more}</q:trans-unit>"
        )
    };
    let target = |content: &str| format!("<q:target>{content}</q:target>");
    let two = segment("1", "One.") + " " + &segment("2", "Two.");
    let place = Place::new();
    for (what, body, units) in [
        (
            "each",
            unit(&two, &target(&(segment("1", "Uno.") + &segment("2", "Dos."))), ""),
            "One.=Uno. Two.=Dos.",
        ),
        (
            "in another order",
            unit(&two, &target(&(segment("2", "Dos.") + &segment("1", "Uno."))), ""),
            "One.=Uno. Two.=Dos.",
        ),
        (
            "one is empty",
            unit(&two, &target(&(segment("1", "Uno.") + &segment("2", " "))), ""),
            "One.=Uno.",
        ),
        ("one is missing", unit(&two, &target(&segment("2", "Dos.")), ""), "Two.=Dos."),
        (
            "within a code",
            unit(
                &format!("<q:g id=\"1\">{two}</q:g>"),
                &target(&format!("<q:g id=\"1\">{}</q:g>", segment("1", "Uno."))),
                "",
            ),
            "One.=Uno.",
        ),
        (
            "with a comment in it",
            unit(
                &segment("1", "O<q:mrk mtype=\"x-sdl-comment\">n</q:mrk>e."),
                &target(&segment("1", "<q:mrk mtype=\"x-c\">Uno</q:mrk>.")),
                "",
            ),
            "One.=Uno.",
        ),
    ] {
        place.write("a.sdlxliff", xliff1("target-language=\"es\"", &body));
        let table = place.out(&["convert", "a.sdlxliff", "-", "--to", "tsv"]);
        let rows = table.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>());
        let found: Vec<String> = rows.map(|row| format!("{}={}", row[1], row[2])).collect();
        assert_eq!(found.join(" "), units, "{what}");
    }
    let states = "<sdl:seg-defs><sdl:seg id=\"1\" conf=\"ApprovedSignOff\" locked=\"true\"/><sdl:seg id=\"2\" conf=\"Draft\"/></sdl:seg-defs>";
    let body = unit(&two, &target(&(segment("1", "Uno.") + &segment("2", "Dos."))), states);
    place.write("b.sdlxliff", xliff1("target-language=\"es\"", &body));
    let out = place.out(&["convert", "b.sdlxliff", "-", "--to", "xliff"]);
    assert!(out.contains("<segment state=\"final\" subState=\"sdl:ApprovedSignOff\">\n        <source>One.</source>"), "{out}");
    assert!(
        out.contains(
            "<segment state=\"initial\" subState=\"sdl:Draft\">\n        <source>Two.</source>"
        ),
        "{out}"
    );
    assert_eq!(out.matches("translate=\"no\"").count(), 1, "{out}");
}

#[test]
fn elements_of_other_vocabularies_are_no_text() {
    let place = Place::new();
    for more in [
        "<my:target xmlns:my=\"urn:example:my\">NO</my:target>",
        "<target xmlns=\"urn:example:my\">NO</target>",
        "<my:x xmlns:my=\"urn:example:my\"><q:target>NO</q:target></my:x>",
        "<note>NO</note>",
        "<sdl:source>NO</sdl:source>",
    ] {
        place.write("a.xlf", xliff1("target-language=\"es\"", &trans_unit("", "", more)));
        let table = place.out(&["convert", "a.xlf", "-", "--to", "tsv"]);
        assert!(
            table.contains("Rain fell.\tLlovió.\t") && !table.contains("NO"),
            "{more}: {table}"
        );
    }
}

#[test]
fn a_language_that_the_file_does_not_name_is_that_of_the_option() {
    let place = Place::new();
    place.write("a.xlf", xliff1("", &trans_unit("", "", "")));
    let refused = place.run(&["convert", "a.xlf", "-", "--to", "tsv"]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).contains("--target"), "{}", err(&refused));
    for command in
        [&["convert", "a.xlf", "-", "--to", "tsv"][..], &["align", "a.xlf", "-f", "texts"]]
    {
        let out = place.out(&[command, &["--target", "es"]].concat());
        assert!(out.contains("Rain fell.\tLlovió."), "{out}");
    }
}

#[test]
fn who_made_a_unit_and_when_is_kept() {
    let place = Place::new();
    let attributes = "creationid=\"eva\" creationdate=\"20230101T000000Z\" changeid=\"luis\" changedate=\"20240101T000000Z\" \
                      usagecount=\"3\" lastusagedate=\"20240202T000000Z\" creationtool=\"t\" creationtoolversion=\"2\"";
    let unit = format!(
        "<tu tuid=\"1\" {attributes}><note>of the unit</note><prop type=\"x-p\">u</prop><tuv xml:lang=\"es\" {attributes}>\
         <note>of the source</note><prop type=\"x-q\">s</prop><seg>Llovió.</seg></tuv><tuv xml:lang=\"en\" changeid=\"ana\">\
         <prop type=\"x-q\">t</prop><seg>Rain fell.</seg></tuv></tu>"
    );
    place.write("a.tmx", tmx("es", &unit));
    place.out(&["convert", "a.tmx", "b.xlf", "-q"]);
    place.out(&["validate", "b.xlf"]);
    for from in ["a.tmx", "b.xlf"] {
        let out = place.out(&["convert", from, "-", "--to", "tmx"]);
        for part in attributes.split_whitespace() {
            assert_eq!(out.matches(&format!(" {part}")).count(), 2, "{from}: {part}: {out}");
        }
        for part in [
            "srclang=\"es\"",
            "<note>of the unit</note>",
            "<prop type=\"x-p\">u</prop>",
            "<note>of the source</note>",
            "<prop type=\"x-q\">s</prop>",
            "<tuv xml:lang=\"en\" changeid=\"ana\"><prop type=\"x-q\">t</prop><seg>Rain fell.</seg>",
        ] {
            assert!(out.contains(part), "{from}: {part}: {out}");
        }
    }
    let said = err(&place.run(&["convert", "a.tmx", "c.tsv"]));
    for lost in [
        "2 notes, properties, authors and dates of the header",
        "names of authors",
        "dates were",
        "properties were",
    ] {
        assert!(said.contains(lost), "{lost}: {said}");
    }
}

#[test]
fn the_direction_and_the_regions_of_a_memory_outlive_tables_and_records() {
    let place = Place::new();
    for (source, target) in [
        ("es", "en"),
        ("en", "es"),
        ("es-ES", "es-MX"),
        ("es-MX", "es-ES"),
        ("fr", "en"),
        ("es-MX", "en-US"),
    ] {
        let unit = format!(
            "<tu><tuv xml:lang=\"{source}\"><seg>a\tb\nc \\n</seg></tuv><tuv xml:lang=\"{target}\"><seg>b</seg></tuv></tu>"
        );
        place.write("a.tmx", tmx(source, &unit));
        for through in ["tsv", "csv", "xlf", "jsonl"] {
            if through == "jsonl" && source.starts_with("es") && target.starts_with("es") {
                continue;
            }
            let file = format!("b.{through}");
            place.out(&["convert", "a.tmx", &file, "--force", "-q"]);
            let out = place.out(&["convert", &file, "-", "--to", "tmx"]);
            assert!(
                out.contains(&format!("srclang=\"{source}\"")),
                "{source} {target} {through}: {out}"
            );
            let text = format!("<tuv xml:lang=\"{source}\"><seg>a\tb\nc \\n</seg></tuv>");
            assert!(out.contains(&text), "{source} {target} {through}: {out}");
            assert!(
                out.contains(&format!("<tuv xml:lang=\"{target}\"><seg>b</seg></tuv>")),
                "{out}"
            );
        }
    }
}

#[test]
fn what_is_not_translated_yet_is_found() {
    let place = Place::new();
    let done = "<tu><tuv xml:lang=\"en\"><seg>Rain fell.</seg></tuv><tuv xml:lang=\"es\"><seg>Llovió.</seg></tuv></tu>";
    let open = "<tuv xml:lang=\"en\"><seg>Two wards were closed.</seg></tuv>";
    let empty = "<q:source>Two wards were closed.</q:source>";
    let unit1 = |content: &str| {
        xliff1(
            "target-language=\"es\"",
            &(trans_unit("", "", "") + "<q:trans-unit id=\"v\">" + content + "</q:trans-unit>"),
        )
    };
    for (name, content) in [
        ("a.tmx", tmx("en", &format!("{done}<tu>{open}<tuv xml:lang=\"es\"><seg/></tuv></tu>"))),
        ("b.tmx", tmx("en", &format!("{done}<tu>{open}<tuv xml:lang=\"es\"><seg> </seg></tuv></tu>"))),
        ("c.tmx", tmx("en", &format!("{done}<tu>{open}</tu>"))),
        ("a.xlf", unit1(empty)),
        ("b.xlf", unit1(&format!("{empty}<q:target/>"))),
        ("c.xlf", unit1(&format!("{empty}<q:seg-source><q:mrk mtype=\"seg\" mid=\"1\">Two wards were closed.</q:mrk></q:seg-source>"))),
        (
            "d.xlf",
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"es\"><file id=\"f\"><unit id=\"u\">\
             <segment><source>Rain fell.</source><target>Llovió.</target></segment><segment><source>Two wards were closed.</source></segment>\
             </unit></file></xliff>"
                .to_owned(),
        ),
        ("a.tsv", "en\tes\nRain fell.\tLlovió.\nTwo wards were closed.\t\n".to_owned()),
        ("a.csv", "en,es\nRain fell.,Llovió.\nTwo wards were closed.,\n".to_owned()),
    ] {
        place.write(name, content);
        let output = place.run(&["check", name, "--no-clinical", "-f", "json"]);
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let rules: Vec<&str> = found.as_array().unwrap().iter().filter_map(|one| one["rule"].as_str()).collect();
        assert_eq!(rules, ["untranslated"], "{name}: {found}");
        assert_eq!(found[0]["source"]["text"].as_str().or(found[0]["source"].as_str()), Some("Two wards were closed."), "{name}: {found}");
    }
}
