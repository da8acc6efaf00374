//! What files of others say, and what is refused.

use crate::glossary::{Draft, Glossary};

fn glossary(text: &str) -> Glossary {
    Draft::read(text.as_bytes()).and_then(Draft::finish).unwrap()
}

/// Everything a glossary says, a line a thing.
fn summary(glossary: &Glossary) -> Vec<String> {
    let mut summary = Vec::new();
    for concept in &glossary.concepts {
        summary.push(format!("{} {}", concept.id, concept.subject.as_deref().unwrap_or("-")));
        for (language, definition) in &concept.definitions {
            summary.push(format!("  {language} = {definition}"));
        }
        for property in &concept.properties {
            let language = property.language.as_ref().map_or("*", |tag| tag.as_str());
            summary.push(format!("  {language} {:?} {}", property.category, property.value));
        }
        for term in &concept.terms {
            let note = term.note.as_deref().unwrap_or("-");
            summary.push(format!(
                "  {} {} {:?} {:?} {:?} {note}",
                term.language, term.text, term.status, term.part_of_speech, term.term_type
            ));
            for property in &term.properties {
                let source = property.source.as_deref().unwrap_or("-");
                summary.push(format!("    {:?} {} {source}", property.category, property.value));
            }
        }
    }
    summary
}

#[test]
fn style_dct_is_read_as_style_dca() {
    let text = r#"<?xml version='1.0'?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>A sample</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c1">
      <min:subjectField>emotions</min:subjectField>
      <basic:definition>Painful feeling of being
        unworthy.</basic:definition>
      <note>seen by a therapist</note>
      <langSec xml:lang="en"><termSec>
        <term>shame</term>
        <min:partOfSpeech>noun</min:partOfSpeech>
        <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
      </termSec></langSec>
      <langSec xml:lang="es">
        <descripGrp>
          <basic:definition>Sentimiento de indignidad.</basic:definition>
          <basic:source>own</basic:source>
        </descripGrp>
        <termSec>
          <term>pena<hi type="superscript">1</hi></term>
          <basic:grammaticalGender>feminine</basic:grammaticalGender>
          <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
          <basic:termType>variant</basic:termType>
          <note>means &quot;sorrow&quot; &amp; grief</note>
          <descripGrp><basic:context>Me da pena.</basic:context><basic:source>heard</basic:source></descripGrp>
        </termSec>
      </langSec>
    </conceptEntry>
  </body></text>
</tbx>"#;
    assert_eq!(
        summary(&glossary(text)),
        [
            "c1 emotions",
            "  en = Painful feeling of being unworthy.",
            "  es = Sentimiento de indignidad.",
            "  * Note seen by a therapist",
            "  es DefinitionSource own",
            "  en shame Some(Preferred) Some(Noun) None -",
            "  es pena1 Some(Deprecated) None Some(Variant) means \"sorrow\" & grief",
            "    GrammaticalGender feminine -",
            "    Context Me da pena. heard",
        ]
    );
}

#[test]
fn the_2008_edition_is_read_as_other_tools_write_it() {
    let text = r#"<!DOCTYPE martif SYSTEM "./TBXcoreStructV02.dtd">
<martif type="TBX-Default" xml:lang="en-US"><martifHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="7_8">
 <descripGrp><descrip type="definition">Feeling for one's own.</descrip></descripGrp>
 <transacGrp><transac type="terminologyManagementTransactions">origination</transac><date>2020-01-02</date></transacGrp>
 <langSet xml:lang="es-ES"><ntig><termGrp><term id="t1">autocompasión</term>
   <termNote type="partOfSpeech">Noun</termNote><termNote type="termType">initialism</termNote>
   <termNote type="register">neutral</termNote></termGrp></ntig></langSet>
</termEntry>
<termEntry><langSet xml:lang="en"><tig><term>shame</term>
  <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig></langSet></termEntry>
</body></text></martif>"#;
    let draft = Draft::read(text.as_bytes()).unwrap();
    let left: Vec<_> =
        draft.left_out.iter().map(|loss| (&loss.concept[..], &loss.field[..])).collect();
    assert_eq!(left, [("7_8", "transacGrp"), ("7_8", "register")]);
    assert_eq!(draft.lines[0].concept, 4);
    assert_eq!(draft.lines[0].terms, [7]);
    assert_eq!(
        summary(&draft.finish().unwrap()),
        [
            "7_8 -",
            "  en-US = Feeling for one's own.",
            "  es-ES autocompasión None Some(Noun) Some(Acronym) -",
            "concept-2 -",
            "  en shame Some(Admitted) None None -",
        ]
    );
}

#[test]
fn each_dialect_is_read_by_its_own_names() {
    let core = "<tbx type='TBX-Core' style='dca' xml:lang='en'><text><body><conceptEntry id='a'>\
         <langSec xml:lang='es'><termSec><term>pena</term></termSec></langSec></conceptEntry></body></text></tbx>";
    let min = "<tbx type='TBX-Min' style='dct' xml:lang='en' xmlns:min='m'><text><body><conceptEntry id='a'>\
         <langSec xml:lang='es'><termSec><term>pena</term><min:administrativeStatus>notRecommended</min:administrativeStatus>\
         </termSec></langSec></conceptEntry></body></text></tbx>";
    let min_of_2013 = "<TBX dialect='TBX-Min'><header><languages source='en' target='es'/></header><body><entry id='a'>\
         <langGroup xml:lang='es'><termGroup><term>pena</term><termStatus>obsolete</termStatus>\
         <partOfSpeech>noun</partOfSpeech></termGroup></langGroup></entry></body></TBX>";
    let default = "<martif type='TBX' xml:lang='en'><text><body><termEntry id='a'><langSet xml:lang='es'><ntig><termGrp>\
         <term>pena</term><termNote type='normativeAuthorization'>regulatedTerm</termNote>\
         <termNote type='termType'>clippedTerm</termNote></termGrp></ntig></langSet></termEntry></body></text></martif>";
    for (dialect, term) in [
        (core, "  es pena None None None -"),
        (min, "  es pena Some(Deprecated) None None -"),
        (min_of_2013, "  es pena Some(Superseded) Some(Noun) None -"),
        (default, "  es pena Some(Admitted) None Some(ShortForm) -"),
    ] {
        assert_eq!(summary(&glossary(dialect)), ["a -", term], "{dialect}");
    }
}

fn one_term(before: &str, language: &str, term: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n{before}<martif type=\"TBX\" xml:lang=\"en\">\n<text><body><termEntry id=\"a\">\n\
         <langSet xml:lang=\"{language}\"><tig>\n{term}</tig></langSet></termEntry></body></text></martif>"
    )
}

#[test]
fn hostile_and_faulty_files_are_refused_with_their_line() {
    let shame = "<term>shame</term>";
    let laughs = "<!DOCTYPE martif [\n<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n";
    let fetched = "<!DOCTYPE martif [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n";
    let parameter = "<!DOCTYPE martif SYSTEM \"http://example.org/x.dtd\">\n";
    for (text, message) in [
        (one_term(laughs, "en", "<term>&b;</term>"), "line 2: the file brings a DTD of its own"),
        (one_term(fetched, "en", "<term>&x;</term>"), "line 2: the file brings a DTD of its own"),
        (one_term(parameter, "en", shame), "line 2: the file asks for a DTD"),
        (one_term("", "en", "<term>\n&lol;</term>"), "line 6: the entity &lol;"),
        (one_term("", "english", shame), "line 4: \"english\" is no language tag"),
        (one_term("", "en", "<term> </term>"), "line 5: the term is empty"),
        (one_term("", "en", "<term>&#x81;</term>"), "line 5: the term is empty"),
        (
            one_term(
                "",
                "en",
                "<term>x</term><termNote type=\"administrativeStatus\">best</termNote>",
            ),
            "line 5: unknown variant `best`",
        ),
        (one_term("", "en", "<term>shame"), "line 5: ill-formed document"),
        (one_term("", "en", "<tig>"), "line 5: <tig> within another"),
        (
            one_term("", "en", shame)
                .replace("<langSet xml:lang=\"en\">", "")
                .replace("</langSet>", ""),
            "line 4: a term of no language",
        ),
        ("<martif type=\"TBX\">\n<text>".into(), "line 2: the file ends within an element"),
        ("<tmx version=\"1.4\"/>".into(), "line 1: <tmx> is no glossary"),
        ("<!-- nothing -->".into(), "line 1: the file holds no element"),
        (
            one_term("", "en", "<term>ñ</term>")
                .replace("\"1.0\"", "\"1.0\" encoding=\"Shift_JIS\""),
            "line 1: the file is in Shift_JIS",
        ),
    ] {
        let error = Draft::read(text.as_bytes()).and_then(Draft::finish).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}\n{text}");
    }
}

#[test]
fn a_concept_without_an_id_is_numbered() {
    let text = one_term("", "en", "<term>shame</term>");
    for (id, read) in [(" id=\"b\"", "b"), ("", "concept-1"), (" id=\"\"", "concept-1")] {
        let text = text.replace(" id=\"a\"", id);
        let glossary = Draft::read(text.as_bytes()).and_then(Draft::finish).unwrap();
        assert_eq!(glossary.concepts[0].id, read);
    }
}

#[test]
fn every_declared_encoding_that_is_read_gives_the_same() {
    let text = one_term("", "es", "<term>vergüenza</term>");
    let utf16: Vec<u8> = ["\u{feff}", &text.replace("\"1.0\"", "\"1.0\" encoding=\"UTF-16\"")]
        .concat()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin: Vec<u8> = text
        .replace("\"1.0\"", "\"1.0\" encoding='ISO-8859-1'")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    for bytes in [text.into_bytes(), utf16, latin] {
        let glossary = Draft::read(&bytes).and_then(Draft::finish).unwrap();
        assert_eq!(glossary.concepts[0].terms[0].text, "vergüenza");
    }
}

#[test]
fn an_entry_that_is_not_well_formed_costs_itself_alone() {
    let entry = |id: &str, inside: &str| {
        format!(
            "<termEntry id=\"{id}\">\n<langSet xml:lang=\"en\"><tig>{inside}</tig></langSet>\n</termEntry>\n"
        )
    };
    let whole = |id: &str| entry(id, &format!("<term>{id}</term>"));
    let file = |entries: &str| {
        format!("<martif type=\"TBX\"><text><body>\n{entries}</body></text></martif>\n")
    };
    for (bad, after, faults) in [
        ("<term>x", "\n", &["line 6: ill-formed document"][..]),
        ("<term>x</term", "", &["line 6: "]),
        ("<term>a & b</term>", "", &["line 6: "]),
        ("<term>&nbsp;</term>", "", &["line 6: the entity &nbsp;"]),
        ("<term>x</term></x>", "", &["line 6: ill-formed document"]),
        ("<term><termEntry>", "", &["line 6: "]),
    ] {
        let entries =
            [whole("shame"), entry("bad", bad), after.into(), whole("guilt"), whole("pride")];
        let (glossary, unread) =
            Draft::read(file(&entries.concat()).as_bytes()).unwrap().sort_out().unwrap();
        let ids: Vec<&str> = glossary.concepts.iter().map(|concept| concept.id.as_str()).collect();
        assert_eq!(ids, ["shame", "guilt", "pride"], "{bad}");
        let said = unread.messages();
        assert_eq!(said.len(), faults.len(), "{said:?}");
        assert!(said.iter().zip(faults).all(|(said, fault)| said.starts_with(fault)), "{said:?}");
    }
    // bytes of Windows-1252 in UTF-8 are not taken for letters
    let es = whole("shame") + &whole("guilt").replace(">guilt<", ">vergüenza<");
    let bytes: Vec<u8> = [file(&(es + &whole("pride"))).as_bytes()].concat();
    let at = bytes.windows(2).position(|pair| pair == "ü".as_bytes()).unwrap();
    let bytes = [&bytes[..at], b"\xfc", &bytes[at + 2..]].concat();
    let (glossary, unread) = Draft::read(&bytes).unwrap().sort_out().unwrap();
    assert_eq!(glossary.concepts.len(), 2);
    assert!(unread.messages()[0].starts_with("line 6: bytes that are not UTF-8"), "{unread:?}");

    let cut = file(&[whole("shame"), whole("guilt")].concat());
    let (cut, _) = cut.split_once("<term>guilt").unwrap();
    let (glossary, unread) = Draft::read(cut.as_bytes()).unwrap().sort_out().unwrap();
    assert_eq!((glossary.concepts.len(), unread.count()), (1, 1));
    crate::cost::grows_in_proportion(250, |size| {
        let draft = Draft::read(file(&entry("bad", "<term>").repeat(size)).as_bytes()).unwrap();
        assert_eq!(draft.faults.len(), size);
    });
}

#[test]
fn depth_costs_no_more_than_length() {
    crate::cost::grows_in_proportion(25_000, |depth| {
        let nested = format!("{}x{}", "<hi>".repeat(depth), "</hi>".repeat(depth));
        let deep_term = one_term("", "en", &format!("<term>{nested}</term>"));
        assert_eq!(glossary(&deep_term).concepts[0].terms[0].text, "x");
        let unclosed = one_term("", "en", &"<hi>".repeat(depth));
        let refusal =
            Draft::read(unclosed.as_bytes()).and_then(Draft::finish).unwrap_err().to_string();
        assert!(refusal.starts_with("line 5: ill-formed document"), "{refusal}");
    });
}
