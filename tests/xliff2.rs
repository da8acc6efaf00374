//! What XLIFF 2 requires, constraint by constraint: `xliff2_constraints.tsv` has for each what breaks it, and, where
//! there is something so near, what keeps it.

use cotejo::severity::Severity;
use cotejo::validate::{Encoding, Fault, validate};

/// A file with something at a place of it. At the place `both`, two texts are source and target.
fn file(place: &str, content: &str, target: Option<&str>) -> String {
    let at = |other: &str| if place == other { content } else { "" };
    let text = match place {
        "text" => content,
        "both" => content,
        _ => "a",
    };
    let target = target.map(|target| format!("<target>{target}</target>")).unwrap_or_default();
    let segment = format!("<segment id=\"s\"><source>{text}</source>{target}</segment>");
    let unit = match place {
        "unit" => content.to_owned(),
        "module" => format!("{content}{segment}"),
        _ => format!(
            "<notes><note id=\"n\">a</note></notes><originalData><data id=\"d\">x</data></originalData>{segment}"
        ),
    };
    format!(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\" \
         xmlns:gls=\"urn:oasis:names:tc:xliff:glossary:2.0\" xmlns:fs=\"urn:oasis:names:tc:xliff:fs:2.0\" \
         xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" xmlns:res=\"urn:oasis:names:tc:xliff:resourcedata:2.0\" \
         xmlns:slr=\"urn:oasis:names:tc:xliff:sizerestriction:2.0\" \
         xmlns:val=\"urn:oasis:names:tc:xliff:validation:2.0\" \
         xmlns:ctr=\"urn:oasis:names:tc:xliff:changetracking:2.0\" xmlns:its=\"http://www.w3.org/2005/11/its\" \
         xmlns:itsm=\"urn:oasis:names:tc:xliff:itsm:2.1\" version=\"2.1\" srcLang=\"en\" trgLang=\"es\">\
         <file id=\"f\">{}<unit id=\"u\">{unit}</unit>{}</file>{}</xliff>",
        at("start"),
        at("file"),
        at("files"),
    )
}

fn faults(text: &str) -> Vec<Fault> {
    validate(text, Encoding::Utf8).unwrap()
}

#[test]
fn each_constraint_is_kept() {
    let mut failed = Vec::new();
    for row in include_str!("xliff2_constraints.tsv").lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [what, place, code, invalid, valid] = cells[..] else { panic!("five cells: {row}") };
        let (invalid, valid) = match place {
            "both" => (file(place, invalid, Some(valid)), file(place, invalid, Some(invalid))),
            _ => (file(place, invalid, None), file(place, valid, None)),
        };
        let found = faults(&invalid);
        let of = |severity| found.iter().any(|fault| fault.severity == severity);
        let is_found = found.iter().any(|fault| fault.code == code);
        if !is_found || !of(Severity::Error) && code != "lost-code" {
            failed.push(format!("{what}: not found among {found:?}"));
        }
        if !cells[4].is_empty() && !faults(&valid).is_empty() {
            failed.push(format!("{what}: what is valid has {:?}", faults(&valid)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_root_is_as_its_version_wants_it() {
    let good = file("unit", "<segment><source>a</source><target>b</target></segment>", None);
    assert_eq!(faults(&good), []);
    for (from, to, code) in [
        ("version=\"2.1\"", "version=\"2.7\"", "version"),
        ("version=\"2.1\"", "", "missing-attribute"),
        ("srcLang=\"en\"", "", "missing-attribute"),
        ("srcLang=\"en\"", "srcLang=\"e n\"", "malformed-language"),
        ("srcLang=\"en\"", "srcLang=\"en_US\"", "malformed-language"),
        ("trgLang=\"es\"", "", "target-language"),
        ("document:2.0", "document:1.2", "namespace"),
        ("<file id=\"f\">", "<notes><note>a</note></notes><file id=\"f\">", "misplaced-element"),
        ("trgLang=\"es\"", "trgLang=\"es\" tool=\"t\"", "invalid-attribute"),
    ] {
        assert!(good.contains(from), "{from}");
        let found = faults(&good.replacen(from, to, 1));
        assert!(found.iter().any(|fault| fault.code == code), "{to}: {found:#?}");
    }
    let newest =
        good.replace("document:2.0", "document:2.2").replace("version=\"2.1\"", "version=\"2.2\"");
    let with_notes = newest.replace("<file ", "<notes><note>a</note></notes><file ");
    assert_eq!(faults(&newest), []);
    assert_eq!(faults(&with_notes), []);
    let with_case = newest
        .replace(
            "<unit ",
            "<unit xmlns:pgs=\"urn:oasis:names:tc:xliff:pgs:1.0\" pgs:switch=\"plural:n\" ",
        )
        .replace("<segment>", "<segment pgs:case=\"one\">");
    assert_eq!(faults(&with_case), [], "the cases of 2.2");
}

#[test]
fn whatever_prefix_the_format_has_it_is_the_same() {
    let good =
        file("unit", "<segment><source>a<ph id=\"1\"/></source><target>b</target></segment>", None);
    let prefixed = good
        .replace("xmlns=", "xmlns:q=")
        .replace("</", "</q:")
        .replace('<', "<q:")
        .replace("<q:/q:", "</q:");
    assert_eq!(faults(&prefixed), [], "{prefixed}");
    for (from, to, code) in [
        ("<q:source>", "<source>", "misplaced-element"),
        ("<q:ph id=\"1\"/>", "<q:ph/>", "missing-attribute"),
        ("</q:target>", "</q:target><q:extra/>", "unknown-element"),
    ] {
        let bad = prefixed.replacen(from, to, 1);
        let bad =
            if from == "<q:source>" { bad.replacen("</q:source>", "</source>", 1) } else { bad };
        let found = faults(&bad);
        assert!(found.iter().any(|fault| fault.code == code), "{to}: {found:#?}");
    }
}
