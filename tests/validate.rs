//! Files as other people's readers take them: what they would refuse, and what is mended.

mod cost;
mod place;

use cost::grows_in_proportion;
use cotejo::validate::{Encoding, documentation, mend, validate};
use place::Place;
use proptest::prelude::*;
use std::fs;

const TMX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/>
<body>
<tu tuid="a" creationdate="20260102T030405Z"><tuv xml:lang="en"><seg>One <bpt i="1"/>two<ept i="1"/></seg></tuv>
<tuv xml:lang="es"><seg>Uno dos</seg></tuv></tu>
</body></tmx>
"#;

const TBX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>Ours</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>shame</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec></conceptEntry>
</body></text></tbx>
"#;

const XLIFF1: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.txt" source-language="en" target-language="es" datatype="plaintext"><body>
<trans-unit id="1"><source>One</source><target state="translated">Uno</target></trans-unit>
</body></file></xliff>
"#;

const XLIFF2: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" srcLang="en" trgLang="es" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><unit id="u1"><originalData><data id="d">x</data></originalData>
<segment state="final"><source>One <ph id="1" dataRef="d"/></source><target xml:lang="es">Uno</target></segment></unit>
</file></xliff>
"#;

/// A good file, what is written otherwise in it, and the fault: line, requirement, whether it is mended.
type Case = (&'static str, &'static str, &'static str, usize, &'static str, bool);

#[rustfmt::skip]
const CASES: &[Case] = &[
    (TMX, "</body></tmx>", "</body>", 7, "not-well-formed", true),
    (TMX, "</body></tmx>", "", 6, "not-well-formed", true),
    (TMX, "</body></tmx>", "<tu><tuv xml:lang=\"en\"><seg>Three", 6, "not-well-formed", true),
    (TMX, "</tuv></tu>", "</tuv>", 7, "not-well-formed", true),
    (TMX, "</tuv></tu>", "</tu>", 6, "not-well-formed", true),
    (TMX, "<tu tuid=\"a\" creationdate=\"20260102T030405Z\">", "", 5, "not-well-formed", true),
    (TMX, "<bpt i=\"1\"/>", "<bpt i=\"1\">", 5, "not-well-formed", false),
    (TMX, "<seg>Uno dos</seg>", "Uno <ph/>dos", 6, "missing-element", true),
    (TMX, "<seg>Uno dos</seg>", "<note>a</note><prop type=\"x-a\">b</prop>\nUno dos", 6, "missing-element", true),
    (TMX, "<seg>Uno dos</seg>", "<SEG>Uno dos</SEG>", 6, "missing-element", false),
    (TMX, "<?xml", "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu><?xml", 1, "not-well-formed", false),
    (TMX, "Uno dos", "Uno<dos", 6, "not-well-formed", true),
    (TMX, "Uno dos", "Uno&own;dos", 6, "unknown-entity", false),
    (TMX, "Uno dos", "Uno&hellip;&mdash;&lt;&alpha;dos", 6, "unknown-entity", true),
    (TMX, "Uno dos", "Uno\u{1} dos", 6, "illegal-character", true),
    (TMX, "Uno dos", "Uno &#x1; dos", 6, "illegal-character", true),
    (TMX, "Uno dos", "Uno & dos", 6, "bare-ampersand", true),
    (TMX, "Uno dos", "Uno&nbsp;dos", 6, "unknown-entity", true),
    (TMX, "Uno dos", "Uno&ntilde;dos", 6, "unknown-entity", true),
    (TMX, "encoding=\"UTF-8\"?>", "encoding=\"ISO-8859-1\"?><!-- é -->", 1, "encoding", true),
    (TMX, "<tmx ", "<!DOCTYPE tmx [<!ENTITY a \"b\">]><tmx ", 2, "doctype", false),
    (TMX, "<body>", "<body><foo/>", 4, "unknown-element", false),
    (TMX, "</tuv></tu>", "</tuv><prop type=\"x\">y</prop></tu>", 6, "misplaced-element", false),
    (TMX, "<seg>Uno dos</seg>", "", 6, "missing-element", false),
    (TMX, "<body>", "<body>text", 4, "misplaced-text", false),
    (TMX, " adminlang=\"en\"", "", 3, "missing-attribute", true),
    (TMX, " srclang=\"en\"", "", 3, "missing-attribute", true),
    (TMX, "xml:lang=\"es\"", "lang=\"es\"", 6, "missing-attribute", true),
    (TMX, "tuid=", "colour=\"red\" tuid=", 5, "unknown-attribute", false),
    (TMX, "segtype=\"sentence\"", "segtype=\"Sentence\"", 3, "unknown-value", true),
    (TMX, "segtype=\"sentence\"", "segtype=\"word\"", 3, "unknown-value", false),
    (TMX, "xml:lang=\"es\"", "xml:lang=\"es_mx\"", 6, "language-tag", true),
    (TMX, "xml:lang=\"es\"", "xml:lang=\"Spanish\"", 6, "language-tag", false),
    (TMX, "20260102T030405Z", "2026-01-02", 5, "date", true),
    (TMX, "20260102T030405Z", "20261302T030405Z", 5, "date", false),
    (TMX, "tuid=\"a\"", "tuid=\"a\" usagecount=\"x\"", 5, "count", false),
    (TMX, "srclang=\"en\"", "srclang=\"en-US\"", 5, "source-language", false),
    (TMX, "\n<tuv xml:lang=\"es\"><seg>Uno dos</seg></tuv>", "", 5, "one-language", false),
    (TMX, "xml:lang=\"es\"", "xml:lang=\"en\"", 5, "duplicate-language", false),
    (TMX, "</body>", "<tu tuid=\"a\"><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"es\"><seg>b</seg></tuv></tu></body>", 7, "duplicate-id", true),
    (TMX, "Uno dos", " ", 6, "empty-segment", false),
    (TMX, "<ept i=\"1\"/>", "<ept i=\"2\"/>", 5, "code-pair", false),
    (TMX, "One <bpt i=\"1\"/>two<ept i=\"1\"/>", "One <ept i=\"1\"/>two<bpt i=\"1\"/>", 5, "code-pair", false),
    (TMX, "<ept i=\"1\"/>", "<bpt i=\"1\"/><ept i=\"1\"/>", 5, "code-pair", false),
    (TMX, "<ept i=\"1\"/>", "<ept i=\"1\"/><ept i=\"1\"/>", 5, "code-pair", false),
    (TMX, "<bpt i=\"1\"/>", "<bpt i=\"1\" x=\"1\"/>", 5, "code-match", false),
    (TMX, "Uno dos", "Uno <ph x=\"2\"/>dos", 6, "code-match", false),
    (TMX, "Uno dos", "Uno <ph x=\"2\"/>dos<it pos=\"begin\" x=\"2\"/>", 6, "code-match", false),
    (TMX, "xml:lang=\"es\"", "xml:lang=\"es\" lang=\"es\"", 6, "deprecated-lang", false),
    (TMX, "<tmx version=\"1.4\"", "<tmx version=\"1.7\"", 2, "unknown-value", false),
    (TBX, " style=\"dca\"", "", 2, "missing-attribute", true),
    (TBX, " xmlns=\"urn:iso:std:iso:30042:ed-2\"", "", 2, "namespace", true),
    (TBX, "type=\"TBX-Basic\"", "type=\"Basic\"", 2, "unknown-value", false),
    (TBX, "preferredTerm-admn-sts", "preferred", 6, "unknown-value", true),
    (TBX, "preferredTerm-admn-sts", "liked", 6, "unknown-value", false),
    (TBX, "id=\"c1\"", "id=\"1 2\"", 5, "bad-id", false),
    (TBX, "<termSec>", "<termSec id=\"c1\">", 5, "duplicate-id", true),
    (TBX, ">shame<", "> <", 5, "empty-term", false),
    (TBX, "<langSec ", "<ref type=\"crossReference\" target=\"c9\">x</ref><langSec ", 5, "dangling-reference", false),
    (TBX, "</conceptEntry>", "<descrip type=\"definition\">x</descrip></conceptEntry>", 6, "misplaced-element", false),
    (TBX, "</body>", "<conceptEntry id=\"c2\"></conceptEntry></body>", 7, "missing-element", false),
    (TBX, "<langSec ", "<admin type=\"usage\">x</admin><langSec ", 5, "data-category", false),
    (TBX, "<langSec ", "<transacGrp><date>2024-01-01</date></transacGrp><langSec ", 5, "missing-element", false),
    (XLIFF1, " original=\"a.txt\"", "", 3, "missing-attribute", false),
    (XLIFF1, "<target ", "<target phase-name=\"p\" ", 4, "dangling-reference", false),
    (XLIFF1, "datatype=", "tool-id=\"t\" datatype=", 3, "dangling-reference", false),
    (XLIFF1, "<trans-unit ", "<trans-unit xid=\"9\" ", 4, "dangling-reference", false),
    (XLIFF1, "<target state=\"translated\">Uno", "<seg-source><mrk mtype=\"seg\" mid=\"1\">One</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"2\">Uno</mrk>", 4, "dangling-reference", false),
    (TMX, "<body>", "<body><!-- --><tu><tuv xml:lang=\"en\"><seg>a<ph assoc=\"q\"/></seg></tuv><tuv xml:lang=\"es\"><seg>b</seg></tuv></tu>", 4, "unknown-value", false),
    (TMX, "datatype=\"plaintext\"/>", "datatype=\"plaintext\"><ude name=\"a\"><map unicode=\"#xF8FF\"/></ude></header>", 3, "missing-attribute", false),
    (TMX, "datatype=\"plaintext\"/>", "datatype=\"plaintext\"><ude name=\"a\"><map unicode=\"F8FF\" code=\"#x9F\"/></ude></header>", 3, "unknown-value", false),
    (XLIFF1, "<trans-unit ", "<trans-unit approved=\"maybe\" ", 4, "unknown-value", false),
    (XLIFF1, "<trans-unit ", "<trans-unit translate=\"NO\" ", 4, "unknown-value", true),
    (XLIFF1, "<trans-unit ", "<trans-unit xml:space=\"keep\" ", 4, "unknown-value", false),
    (XLIFF1, "<target ", "<target state-qualifier=\"close\" ", 4, "unknown-value", false),
    (XLIFF1, "<target ", "<target equiv-trans=\"1\" ", 4, "unknown-value", false),
    (XLIFF1, "<source>One", "<source><mrk mtype=\"word\">One</mrk>", 4, "unknown-value", false),
    (XLIFF1, "<source>One", "<source><mrk>One</mrk>", 4, "missing-attribute", false),
    (XLIFF1, "<source>One", "<source>One<it id=\"1\" pos=\"begin\"/>", 4, "unknown-value", false),
    (XLIFF1, "<source>One", "<source>One<x/>", 4, "missing-attribute", false),
    (XLIFF1, "</trans-unit>", "<note priority=\"11\">a</note></trans-unit>", 4, "unknown-value", false),
    (XLIFF1, "</trans-unit>", "<note annotates=\"both\">a</note></trans-unit>", 4, "unknown-value", false),
    (XLIFF1, "</trans-unit>", "<alt-trans><source>a</source></alt-trans></trans-unit>", 4, "missing-element", false),
    (XLIFF1, "</trans-unit>", "<alt-trans alttranstype=\"old\"><target>a</target></alt-trans></trans-unit>", 4, "unknown-value", false),
    (XLIFF1, "</trans-unit>", "<context-group/></trans-unit>", 4, "missing-element", false),
    (XLIFF1, "</trans-unit>", "<context-group><context>a</context></context-group></trans-unit>", 4, "missing-attribute", false),
    (XLIFF1, "</trans-unit>", "<count-group><count count-type=\"total\">1</count></count-group></trans-unit>", 4, "missing-attribute", false),
    (XLIFF1, "</trans-unit>", "<target>Otro</target></trans-unit>", 4, "misplaced-element", false),
    (XLIFF1, "<body>", "<header><skl/></header><body>", 3, "missing-element", false),
    (XLIFF1, "<body>", "<header><skl><external-file/></skl></header><body>", 3, "missing-attribute", false),
    (XLIFF1, "<body>", "<header><tool tool-id=\"t\"/></header><body>", 3, "missing-attribute", false),
    (XLIFF1, "<body>", "<header><phase-group><phase phase-name=\"p\"/></phase-group></header><body>", 3, "missing-attribute", false),
    (XLIFF1, "</body>", "<bin-unit id=\"b\"><bin-source><external-file href=\"a\"/></bin-source></bin-unit></body>", 5, "missing-attribute", false),
    (XLIFF1, "source-language=\"en\"", "source-language=\"e n\"", 3, "malformed-language", false),
    (XLIFF1, "</trans-unit>", "<extra/></trans-unit>", 4, "unknown-element", false),
    (XLIFF1, "state=\"translated\"", "state=\"done\"", 4, "unknown-value", false),
    (XLIFF1, "<source>One</source>", "<source/>", 4, "empty-source", false),
    (XLIFF1, "<source>One", "<source>One<bx id=\"1\"/>", 4, "code-pair", false),
    (XLIFF1, "</body>", "<trans-unit id=\"1\"><source>a</source></trans-unit></body>", 5, "duplicate-id", true),
    (XLIFF1, "version=\"1.2\"", "version=\"1.7\"", 2, "version", false),
    (XLIFF2, " trgLang=\"es\"", "", 4, "target-language", true),
    (XLIFF2, "id=\"u1\"", "id=\"u 1\"", 3, "bad-id", false),
    (XLIFF2, "dataRef=\"d\"", "dataRef=\"e\"", 4, "dangling-reference", false),
    (XLIFF2, "One <ph", "One <sc id=\"9\"/><ph", 4, "code-pair", false),
    (XLIFF2, "One <ph", "One <sc id=\"9\"/>a<ec startRef=\"8\"/><ph", 4, "dangling-reference", false),
    (XLIFF2, "One <ph", "One <ec startRef=\"9\"/>a<sc id=\"9\"/><ph", 4, "dangling-reference", false),
    (XLIFF2, "One <ph", "One <ec startRef=\"9\"/>a<sc id=\"9\"/><ph", 4, "code-pair", false),
    (XLIFF2, "One <ph", "One <sc id=\"9\"/>a<ec startRef=\"9\"/><ec startRef=\"9\"/><ph", 4, "code-pair", false),
    (XLIFF2, "One <ph", "One <sc id=\"9\"/>a<em startRef=\"9\"/><ph", 4, "dangling-reference", false),
    (XLIFF2, "One <ph", "One <sm id=\"9\"/><ph", 4, "code-pair", false),
    (XLIFF2, "One <ph", "One <ec/><ph", 4, "missing-attribute", false),
    (XLIFF2, "One <ph", "One <ec isolated=\"yes\"/><ph", 4, "missing-attribute", false),
    (XLIFF2, "One <ph", "One <pc id=\"1\">a</pc><ph", 4, "duplicate-id", false),
    (XLIFF2, "One <ph", "One <mrk id=\"1\">a</mrk><ph", 4, "duplicate-id", false),
    (XLIFF2, "<segment ", "<segment id=\"1\" ", 4, "duplicate-id", false),
    (XLIFF2, "</unit>", "\n<segment><source>a<ph id=\"1\"/></source></segment></unit>", 5, "duplicate-id", false),
    (XLIFF2, "Uno", "Uno<ph id=\"1\"/><ph id=\"1\"/>", 4, "duplicate-id", false),
    (XLIFF2, "</originalData>", "<data id=\"d\">y</data></originalData>", 3, "duplicate-id", false),
    (XLIFF2, "One <ph id=\"1\" dataRef=\"d\"/></source>", "One <sc id=\"1\"/>a<ec startRef=\"1\"/></source>\n<target>a<ec startRef=\"1\"/></target>", 5, "dangling-reference", false),
    (XLIFF2, "One <ph id=\"1\" dataRef=\"d\"/></source>", "One <sc id=\"1\"/>a<ec startRef=\"1\"/></source>\n<target><sc id=\"1\"/>a</target>", 5, "code-pair", false),
    (XLIFF2, "state=\"final\"", "state=\"new\"", 4, "unknown-value", false),
    (XLIFF2, "<source>One <ph id=\"1\" dataRef=\"d\"/></source>", "", 4, "missing-element", false),
];

#[test]
fn what_conforms_has_no_fault() {
    let old = TMX.replace("version=\"1.4\"", "version=\"1.1\"").replace("xml:lang", "lang");
    let middle =
        old.replace("1.1", "1.2").replace("\"en\"", "\"EN-US\"").replace("\"es\"", "\"ES\"");
    assert!(
        validate(&middle, Encoding::Utf8).unwrap().iter().all(|fault| fault.code == "language-tag")
    );
    let legacy = TMX.replace("UTF-8", "windows-1252");
    let dct = TBX
        .replace("\"dca\"", "\"dct\" xmlns:m=\"http://www.tbxinfo.net/ns/min\" xmlns:b=\"http://www.tbxinfo.net/ns/basic\"")
        .replace("<termNote type=\"administrativeStatus\">", "<m:administrativeStatus>")
        .replace("</termNote>", "</m:administrativeStatus>")
        .replace("<langSec ", "<transacGrp><b:transactionType>origination</b:transactionType><date>2024-01-01</date></transacGrp><langSec ");
    assert_eq!(validate(&legacy, Encoding::Utf8), Some(vec![]));
    let without_target_language = XLIFF1.replace(" target-language=\"es\"", "");
    let with_another_vocabulary = XLIFF1
        .replace("</trans-unit>", "<extra xmlns=\"urn:example:tool\">x</extra></trans-unit>")
        .replace("<body>", "<header><my:meta xmlns:my=\"urn:example:tool\"/></header><body>");
    let with_all = XLIFF1
        .replace("<body>", "<header><skl><external-file href=\"a.skl\"/></skl><phase-group><phase phase-name=\"p\" process-name=\"q\"/></phase-group><reference><internal-file form=\"base64\">UEs=</internal-file></reference><tool tool-id=\"t\" tool-name=\"T\"/></header><body><bin-unit id=\"b\" mime-type=\"image/png\"><bin-source><external-file href=\"a.png\"/></bin-source></bin-unit>")
        .replace("<trans-unit ", "<trans-unit approved=\"yes\" translate=\"yes\" xml:space=\"preserve\" ")
        .replace("<target ", "<target state-qualifier=\"leveraged-tm\" equiv-trans=\"yes\" phase-name=\"p\" ")
        .replace("<source>One", "<source><mrk mtype=\"x-own\">One</mrk><it id=\"1\" pos=\"open\"/><x id=\"2\"/>")
        .replace("</trans-unit>", "<context-group purpose=\"location\"><context context-type=\"sourcefile\">a</context></context-group><count-group name=\"c\"><count count-type=\"total\" unit=\"word\">1</count></count-group><note priority=\"1\" annotates=\"target\">a</note><alt-trans match-quality=\"80%\" alttranstype=\"proposal\"><target>a</target></alt-trans></trans-unit>");
    let with_prefix = XLIFF1
        .replace("xmlns=", "xmlns:x=")
        .replace("</", "</x:")
        .replace('<', "<x:")
        .replace("<x:/", "</");
    let with_prefix = with_prefix.replace("<x:?", "<?");
    for text in [
        TMX,
        TBX,
        XLIFF1,
        XLIFF2,
        &without_target_language,
        &with_another_vocabulary,
        &with_all,
        &with_prefix,
        &old,
        &dct,
    ] {
        assert_eq!(validate(text, Encoding::Utf8), Some(vec![]), "{text}");
        assert_eq!(validate(&format!("\u{feff}{text}"), Encoding::Utf8), Some(vec![]));
    }
}

#[test]
fn codes_of_tmx_that_answer_each_other_have_no_fault() {
    for (source, target) in [
        (
            "<bpt i=\"1\" x=\"1\"/>One<ept i=\"1\"/> <ph x=\"2\"/>",
            "<ph x=\"2\"/><bpt i=\"7\" x=\"1\"/>Uno<ept i=\"7\"/>",
        ),
        ("<bpt i=\"1\"/>a<bpt i=\"2\"/>b<ept i=\"1\"/>c<ept i=\"2\"/>", "Uno<ph/>"),
        ("a<ph>b<sub>c<bpt i=\"1\"/>d<ept i=\"1\"/></sub></ph>", "Uno"),
    ] {
        let text =
            TMX.replace("One <bpt i=\"1\"/>two<ept i=\"1\"/>", source).replace("Uno dos", target);
        assert_eq!(validate(&text, Encoding::Utf8), Some(vec![]), "{source}");
    }
}

#[test]
fn codes_of_xliff_that_conform_have_no_fault() {
    const SEGMENT: &str = "<segment state=\"final\"><source>One <ph id=\"1\" dataRef=\"d\"/></source><target xml:lang=\"es\">Uno</target></segment>";
    assert!(XLIFF2.contains(SEGMENT));
    for (what, segments) in [
        (
            "the ids of the source in the target",
            "<segment id=\"s\"><source>a <pc id=\"1\">b</pc><ph id=\"2\"/></source><target><ph id=\"2\"/>a <pc id=\"1\">b</pc></target></segment>",
        ),
        (
            "a code over two segments",
            "<segment><source><sc id=\"1\"/>a</source><target><sc id=\"1\"/>a</target></segment>\
             <segment><source>b<ec startRef=\"1\"/></source><target>b<ec startRef=\"1\"/></target></segment>",
        ),
        (
            "its second segment not translated yet",
            "<segment><source><sc id=\"1\"/>a</source><target><sc id=\"1\"/>a</target></segment>\
             <segment><source>b<ec startRef=\"1\"/></source></segment>",
        ),
        (
            "targets in another order",
            "<segment><source><sc id=\"1\"/>a</source><target order=\"2\">a<ec startRef=\"1\"/></target></segment>\
             <segment><source>b<ec startRef=\"1\"/></source><target order=\"1\"><sc id=\"1\"/>b</target></segment>",
        ),
        (
            "codes that stand alone",
            "<segment><source><ec id=\"1\" isolated=\"yes\"/>a<sc id=\"2\" isolated=\"yes\"/></source></segment>",
        ),
    ] {
        let text = XLIFF2.replace(SEGMENT, segments);
        assert_eq!(validate(&text, Encoding::Utf8), Some(vec![]), "{what}");
    }
    let with_match = XLIFF2.replace(
        "<originalData>",
        "<mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><mtc:match ref=\"#1\"><originalData><data id=\"d\">y</data></originalData><source>One<ph id=\"1\"/></source><target>Uno</target></mtc:match></mtc:matches><originalData>",
    );
    assert_eq!(validate(&with_match, Encoding::Utf8), Some(vec![]), "a match has its own codes");
}

#[test]
fn each_fault_is_found_where_it_is_and_mended_where_it_can_be() {
    for (good, from, to, line, code, mendable) in CASES {
        assert!(good.contains(from), "{from}");
        let bad = good.replacen(from, to, 1);
        let faults = validate(&bad, Encoding::Utf8).unwrap();
        let found = faults.iter().find(|fault| fault.code == *code && fault.line == *line);
        let found = found.unwrap_or_else(|| panic!("{code} in {to}: {faults:?}"));
        assert_eq!(found.mend.is_some(), *mendable, "{code} in {to}: {faults:?}");
        let (copy, mended) = mend(&bad, Encoding::Utf8);
        assert_eq!(!mended.is_empty(), *mendable, "{code} in {to}");
        if *mendable {
            assert_eq!(validate(&copy, Encoding::Utf8), Some(vec![]), "{code} in {to}: {copy}");
        } else {
            assert_eq!(copy, bad);
        }
    }
}

#[test]
fn the_page_of_requirements_is_current() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/validate.md");
    assert_eq!(
        fs::read_to_string(page).unwrap_or_default(),
        documentation(),
        "write it anew: cargo run -- generate validate > docs/validate.md"
    );
}

#[test]
fn what_cotejo_writes_is_valid() {
    let place = Place::new();
    place.write("article.txt", place::sample());
    place.out(&["run", "article.txt"]);
    let clinical = concat!(env!("CARGO_MANIFEST_DIR"), "/glossary/clinical/compassion.toml");
    place.run(&["glossary", "convert", clinical, "new.tbx"]);
    place.run(&["glossary", "convert", clinical, "old.tbx", "--to", "tbx2"]);
    assert!(
        place
            .out(&["validate", "article.tmx", "new.tbx", "old.tbx"])
            .contains("0 errors, 0 warnings")
    );
}

#[test]
fn the_mended_copy_stands_beside_and_the_file_stays() {
    let place = Place::new();
    let bad = TMX.replace('\n', "\r\n").replace("20260102T030405Z", "2026-01-02");
    place.write("m.tmx", &bad);
    assert_eq!(place.run(&["validate", "m.tmx"]).status.code(), Some(1));
    let objects: serde_json::Value =
        serde_json::from_slice(&place.run(&["validate", "m.tmx", "-f", "json"]).stdout).unwrap();
    assert_eq!(
        (objects[0]["fault"].as_str(), objects[0]["line"].as_u64()),
        (Some("date"), Some(5))
    );
    assert_eq!(place.run(&["validate", "m.tmx", "--fix"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(place.path("m.tmx")).unwrap(), bad);
    let copy = fs::read_to_string(place.path("m.mended.tmx")).unwrap();
    // behind it stands the checksum by which cotejo knows it again
    let (copy, _) = copy.rsplit_once("<!-- cotejo checksum ").unwrap();
    assert_eq!(copy, bad.replace("2026-01-02", "20260102T000000Z"));
    // m*.tmx names the copy, too: it is made anew, and not mended itself
    let both = place.run(&["validate", "m.mended.tmx", "m.tmx", "--fix"]);
    assert_eq!(both.status.code(), Some(0), "{}", place::err(&both));
    assert!(place::err(&both).contains("left out: m.mended.tmx"));
    assert_eq!(place.files().len(), 2, "{:?}", place.files());
    place.write(
        "latin.tmx",
        TMX.replace("Uno", "U\u{f1}o").chars().map(|c| c as u8).collect::<Vec<u8>>(),
    );
    assert_eq!(place.run(&["validate", "latin.tmx"]).status.code(), Some(1));
    assert_eq!(place.run(&["validate", "latin.tmx", "--fix"]).status.code(), Some(0));
    assert!(fs::read_to_string(place.path("latin.mended.tmx")).unwrap().contains("Uño"));
    let utf16 = TMX.replace("UTF-8", "UTF-16");
    let bytes = std::iter::once(0xfeff).chain(utf16.encode_utf16()).flat_map(u16::to_le_bytes);
    place.write("wide.tmx", bytes.collect::<Vec<u8>>());
    assert_eq!(place.run(&["validate", "wide.tmx"]).status.code(), Some(0));
    place.out(&["validate", "wide.tmx", "--fix", "-o", "narrow.tmx"]);
    assert_eq!(fs::read_to_string(place.path("narrow.tmx")).unwrap(), TMX);
    place.write("x.html", "<html></html>");
    assert_eq!(place.run(&["validate", "x.html", "none.tmx"]).status.code(), Some(2));
    assert_eq!(place.run(&["validate", "m.tmx", "--fix", "-o", "m.tmx"]).status.code(), Some(2));
}

#[test]
fn no_copy_is_written_that_is_not_well_formed() {
    for (from, to, what) in [
        ("</body></tmx>\n", "</body></tmx>\n<tmx/>", "line 8: column 1: a second root"),
        ("Uno dos", "Uno & dos ]]> tres", "line 6: column 35: ]]> may not stand"),
        ("Uno dos", "Uno &own; dos", "line 6: the entity &own;"),
        ("<?xml version", " <?xml encoding", "line 1: column 2: the XML declaration"),
        ("encoding=\"UTF-8\"", "encoding='UTF_\n", "line 1: column 30: the quote"),
    ] {
        assert!(TMX.contains(from), "{from}");
        let place = Place::new();
        let bad = TMX.replace("20260102T030405Z", "2026-01-02").replace(from, to);
        place.write("m.tmx", &bad);
        for more in [&[][..], &["-o", "n.tmx"]] {
            let output = place.run(&[&["validate", "m.tmx", "--fix"], more].concat());
            let said = place::err(&output);
            assert_eq!((output.status.code(), place.files().len()), (Some(2), 1), "{to}");
            assert!(said.contains("no mended copy") && said.contains(what), "{to}: {said}");
            assert!(!output.stdout.is_empty(), "{to}: the faults are listed all the same");
        }
        assert_eq!(place.run(&["validate", "m.tmx"]).status.code(), Some(1), "{to}");
    }
}

#[test]
fn utf16_is_read_as_it_is() {
    let place = Place::new();
    let bytes = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_be_bytes).collect()
    };
    let without = TMX.replace(" encoding=\"UTF-8\"", "");
    let half = bytes(&TMX.replace("UTF-8", "UTF-16"));
    for (name, bytes, status, what) in [
        ("declared nothing", bytes(&without), 0, ""),
        ("declared UTF-8", bytes(TMX), 1, "declares UTF-8 and is UTF-16"),
        ("two marks", bytes(&format!("\u{feff}{without}")), 1, "text before the root"),
        ("half a character", half[..half.len() - 1].to_vec(), 2, "not UTF-16 all through"),
    ] {
        place.write("m.tmx", bytes);
        let output = place.run(&["validate", "m.tmx"]);
        let said = place::err(&output) + &String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(status), "{name}: {said}");
        assert!(said.contains(what), "{name}: {said}");
    }
}

#[test]
fn a_file_of_more_than_a_gigabyte_is_refused() {
    let place = Place::new();
    place.write("m.tmx", TMX);
    let file = fs::File::options().write(true).open(place.path("m.tmx")).unwrap();
    file.set_len((1 << 30) + 1).unwrap();
    let output = place.run(&["validate", "m.tmx"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(place::err(&output).contains("larger than the 1 GB"));
}

#[test]
fn what_is_nothing_but_faults_is_told_in_part() {
    for (flood, most) in [("<a/>", 10_000), ("& ", 200_000)] {
        let bad = TMX.replace("Uno dos", &format!("Uno {}", flood.repeat(most + 5)));
        let faults = validate(&bad, Encoding::Utf8).unwrap();
        assert_eq!(faults.len(), most, "{flood}");
        let last = &faults[most - 1].what;
        assert!(last.ends_with("; 5 more faults of the file are not told"), "{flood}: {last}");
        if flood == "& " {
            assert_eq!(mend(&bad, Encoding::Utf8).1.len(), most + 5);
        }
    }
    let place = Place::new();
    place.write("long.tmx", TMX.replace("Uno dos", &"uno ".repeat(9 << 20)));
    let output = place.run(&["validate", "long.tmx", "--fix"]);
    assert_eq!((output.status.code(), place.files().len()), (Some(2), 1));
    assert!(place::err(&output).contains("long.tmx: line 6 is 36 MB long"));
}

#[test]
fn the_cost_of_hostile_files_grows_in_proportion() {
    let deep = |size| format!("<tmx version=\"1.4\">{}", "<hi>".repeat(size));
    let same = |size| TMX.replace("</body>", &"<tu tuid=\"a\"></tu>".repeat(size));
    let unclosed = |size| TMX.replace("Uno", &"<!-- & ".repeat(size));
    let prefixes = |size| {
        let open: String =
            (0..size).map(|at| format!("<hi xmlns:p{at}='u{at}' p0:x=''>")).collect();
        format!("<tmx version=\"1.4\">{open}")
    };
    let attributes = |size| {
        let all: String = (0..size).map(|at| format!(" a{at}='&'")).collect();
        TMX.replace("<seg>Uno", &format!("<seg{all}>Uno"))
    };
    // what is quick to read wants more of it to be measured
    for (file, size) in [
        (&deep as &dyn Fn(usize) -> String, 10_000),
        (&same, 2_500),
        (&unclosed, 10_000),
        (&prefixes, 2_500),
        (&attributes, 2_500),
    ] {
        grows_in_proportion(size, |size| {
            assert!(!validate(&file(size), Encoding::Utf8).unwrap().is_empty());
        });
    }
}

#[test]
fn entities_that_expand_and_files_cut_off_are_faults() {
    let bomb = "<!DOCTYPE tmx [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><tmx>&b;</tmx>";
    assert!(!validate(bomb, Encoding::Utf8).unwrap().is_empty());
    for good in [TMX, TBX, XLIFF1, XLIFF2] {
        for end in 0..good.trim_end().len() {
            assert_ne!(validate(&good[..end], Encoding::Utf8), Some(vec![]), "cut at {end}");
            mend(&good[..end], Encoding::Utf8);
        }
    }
}

proptest! {
    #[test]
    fn what_is_mended_has_nothing_left_to_mend(case in 0..CASES.len(), other in 0..CASES.len(), noise in "[&<>\"a\u{1} ]{0,4}", at in 0usize..900) {
        let (good, from, to, ..) = CASES[case];
        let mut bad = good.replacen(from, to, 1);
        if CASES[other].0 == good {
            bad = bad.replacen(CASES[other].1, CASES[other].2, 1);
        }
        bad.insert_str((0..=at.min(bad.len())).rev().find(|at| bad.is_char_boundary(*at)).unwrap(), &noise);
        let (copy, _) = mend(&bad, Encoding::Utf8);
        let left = validate(&copy, Encoding::Utf8).unwrap_or_default();
        prop_assert!(left.iter().all(|fault| fault.mend.is_none()), "{left:?}\n{copy}");
        prop_assert_eq!(mend(&copy, Encoding::Utf8).0, copy);
    }
}
