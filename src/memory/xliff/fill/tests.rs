//! What is filled, and that nothing else changes.

use super::{Fillable, Filling, Matched};
use crate::language::{LanguageTag, Languages};
use crate::memory::{TranslationUnit, tmx};
use proptest::prelude::*;

/// Fills what is open with `T1`, `T2` … of these percentages.
fn filled(file: &str, percents: &[u8]) -> String {
    let fillable = Fillable::read(file).unwrap();
    let fillings: Vec<Option<Filling>> = (fillable.segments.iter().zip(1..))
        .map(|(segment, number)| {
            let percent = *percents.get(number - 1)?;
            let matched = (percent < 100).then(|| Matched {
                source: "was".into(),
                target: "era".into(),
                origin: "m.tmx".into(),
            });
            let (content, is_sure) = (format!("T{number}"), percent >= 100);
            (segment.is_open && percent > 0).then_some(Filling {
                content,
                percent,
                is_sure,
                matched,
            })
        })
        .collect();
    fillable.fill(&fillings, Some(&LanguageTag::known("es")))
}

fn version_1(units: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\r\n<xliff version='1.2'\txmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><!-- a -->\
         <file original=\"a\" source-language=\"en\" target-language='es' datatype=\"x\"><body>{units}</body></file></xliff>\n"
    )
}

fn version_2(segments: &str) -> String {
    format!(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"es\">\
         <file id=\"f\"><unit id=\"u\">{segments}</unit></file></xliff>"
    )
}

#[test]
fn empty_targets_are_filled_and_all_else_stays() {
    type Make = fn(&str) -> String;
    let (old, new) = (version_1 as Make, version_2 as Make);
    for (make, before, percents, after) in [
        // a target is made where there is none, indented as its source
        (
            old,
            "<trans-unit id=\"1\">\n  <source>a</source>\n  <note>n</note></trans-unit>",
            &[100][..],
            "<trans-unit id=\"1\">\n  <source>a</source>\n  <target state=\"translated\" state-qualifier=\"exact-match\">T1</target>\n  <note>n</note></trans-unit>",
        ),
        // one that is empty keeps what else it says
        (
            old,
            "<trans-unit id=\"1\"><source>a</source><target xml:lang='es' state='new'/></trans-unit>",
            &[101],
            "<trans-unit id=\"1\"><source>a</source><target xml:lang='es' state='translated' state-qualifier=\"exact-match\">T1</target></trans-unit>",
        ),
        // what is fuzzy is to be reviewed, with the match beside it
        (
            old,
            "<trans-unit id=\"1\"><source>a</source><target> </target></trans-unit>",
            &[85],
            "<trans-unit id=\"1\"><source>a</source><target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">T1</target><alt-trans match-quality=\"85%\" origin=\"m.tmx\"><source>was</source><target>era</target></alt-trans></trans-unit>",
        ),
        // segments of 1.2 are filled one by one, in the frame of the source
        (
            old,
            "<trans-unit id=\"1\"><source>a b</source><seg-source><g id=\"9\"><mrk mtype=\"seg\" mid=\"1\">a</mrk> <mrk mtype=\"seg\" mid=\"2\">b</mrk></g></seg-source></trans-unit>",
            &[100, 100],
            "<trans-unit id=\"1\"><source>a b</source><seg-source><g id=\"9\"><mrk mtype=\"seg\" mid=\"1\">a</mrk> <mrk mtype=\"seg\" mid=\"2\">b</mrk></g></seg-source><target state=\"translated\" state-qualifier=\"exact-match\"><g id=\"9\"><mrk mtype=\"seg\" mid=\"1\">T1</mrk> <mrk mtype=\"seg\" mid=\"2\">T2</mrk></g></target></trans-unit>",
        ),
        (
            old,
            "<trans-unit id=\"1\"><source>a b</source><seg-source><mrk mtype=\"seg\" mid=\"1\">a</mrk><mrk mtype=\"seg\" mid=\"2\">b</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">own</mrk><mrk mtype=\"seg\" mid=\"2\"/></target></trans-unit>",
            &[100, 100],
            "<trans-unit id=\"1\"><source>a b</source><seg-source><mrk mtype=\"seg\" mid=\"1\">a</mrk><mrk mtype=\"seg\" mid=\"2\">b</mrk></seg-source><target state=\"translated\" state-qualifier=\"exact-match\"><mrk mtype=\"seg\" mid=\"1\">own</mrk><mrk mtype=\"seg\" mid=\"2\">T2</mrk></target></trans-unit>",
        ),
        (
            old,
            "<trans-unit id=\"1\"><source>a b</source><seg-source><mrk mtype=\"seg\" mid=\"1\">a</mrk><mrk mtype=\"seg\" mid=\"2\">b</mrk></seg-source></trans-unit>",
            &[0, 100],
            "<trans-unit id=\"1\"><source>a b</source><seg-source><mrk mtype=\"seg\" mid=\"1\">a</mrk><mrk mtype=\"seg\" mid=\"2\">b</mrk></seg-source><target state=\"needs-translation\"><mrk mtype=\"seg\" mid=\"1\"></mrk><mrk mtype=\"seg\" mid=\"2\">T2</mrk></target></trans-unit>",
        ),
        // in 2 the segment says how far it is
        (
            new,
            "<segment id=\"1\"><source>a</source></segment><ignorable><source> </source></ignorable><segment state=\"initial\"><source>b</source><target/></segment>",
            &[100, 90],
            "<segment id=\"1\" state=\"translated\" subState=\"cotejo:exact-match\"><source>a</source><target>T1</target></segment><ignorable><source> </source></ignorable><segment state=\"initial\" subState=\"cotejo:fuzzy-match\"><source>b</source><target>T2</target></segment>",
        ),
    ] {
        let (before, after) = (make(before), make(after));
        assert_eq!(filled(&before, percents), after);
        assert_eq!(filled(&before, &[]), before);
    }
}

#[test]
fn a_target_is_never_called_further_than_its_segments_are() {
    let source = "<source>a b</source><seg-source><mrk mtype=\"seg\" mid=\"1\">a</mrk><mrk mtype=\"seg\" mid=\"2\">b</mrk></seg-source>";
    let unit = |state: &str, first: &str, second: &str| {
        version_1(&format!(
            "<trans-unit id=\"1\">{source}<target{state}><mrk mtype=\"seg\" mid=\"1\">{first}</mrk><mrk mtype=\"seg\" mid=\"2\">{second}</mrk></target></trans-unit>"
        ))
    };
    let machine = " state=\"needs-review-translation\" state-qualifier=\"mt-suggestion\"";
    let exact = " state=\"translated\" state-qualifier=\"exact-match\"";
    let fuzzy = " state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\"";
    for (before, first, percents, after) in [
        // one segment had a translation: what the target said of it holds
        (machine, "own", &[0, 100][..], machine),
        (machine, "own", &[0, 80], machine),
        (" state=\"final\"", "own", &[0, 100], " state=\"final\""),
        // but no fuzzy match is finished
        (" state=\"final\" state-qualifier=\"id-match\"", "own", &[0, 80], fuzzy),
        // it said nothing
        ("", "own", &[0, 100], exact),
        ("", "own", &[0, 80], fuzzy),
        // none had one: where they came from before counts no more
        (machine, "", &[100, 100], exact),
        (machine, "", &[0, 100], " state=\"needs-translation\""),
    ] {
        let [one, two] = [1, 2].map(|number: usize| match percents.get(number - 1) {
            Some(1..) => format!("T{number}"),
            _ => String::new(),
        });
        let one = if first.is_empty() { one } else { first.to_owned() };
        let filled = filled(&unit(before, first, ""), percents);
        let (filled, _) = filled.split_once("<alt-trans").unwrap_or((&filled, ""));
        let expected = unit(after, &one, &two);
        assert!(expected.starts_with(filled), "{before} {percents:?}: {filled}");
        assert!(filled.contains("</target>"));
    }
}

#[test]
fn what_has_a_target_or_is_locked_is_not_filled() {
    for units in [
        "<trans-unit id=\"1\"><source>a</source><target>own</target></trans-unit>",
        "<trans-unit id=\"1\"><source>a<x id=\"1\"/></source><target><x id=\"1\"/></target></trans-unit>",
        "<trans-unit id=\"1\" translate=\"no\"><source>a</source></trans-unit>",
        "<group translate=\"no\"><trans-unit id=\"1\"><source>a</source></trans-unit></group>",
        "<trans-unit id=\"1\"><source> </source></trans-unit>",
        "<trans-unit id=\"1\"><source>a</source><target>own</target><alt-trans><source>a</source><target/></alt-trans></trans-unit>",
    ] {
        let file = version_1(units);
        assert_eq!(filled(&file, &[100]), file);
    }
}

#[test]
fn other_programs_have_states_of_their_own() {
    let sdl = |conf: &str, target: &str| {
        format!(
            "<xliff xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"><file original=\"a\" source-language=\"en-US\" target-language=\"es-ES\"><body>\
             <trans-unit id=\"1\"><source>a b</source><seg-source><mrk mtype=\"seg\" mid=\"1\">a</mrk> <mrk mtype=\"seg\" mid=\"2\">b</mrk></seg-source>{target}\
             <sdl:seg-defs><sdl:seg id=\"1\"{conf}/><sdl:seg id=\"2\" locked=\"true\"/></sdl:seg-defs></trans-unit></body></file></xliff>"
        )
    };
    let target = |text: &str| {
        format!(
            "<target><mrk mtype=\"seg\" mid=\"1\">{text}</mrk> <mrk mtype=\"seg\" mid=\"2\"></mrk></target>"
        )
    };
    let said = " conf=\"Translated\" origin=\"tm\" percent=\"100\"";
    assert_eq!(filled(&sdl("", &target("")), &[101, 100]), sdl(said, &target("T1")));
    assert_eq!(filled(&sdl("", ""), &[101, 100]), sdl(said, &target("T1")));
    for prefix in ["mq", "m"] {
        let memoq = |said: &str, target: &str| {
            let said = said.replace("mq:", &format!("{prefix}:"));
            format!(
                "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" xmlns:{prefix}=\"MQXliff\"><file original=\"a\" source-language=\"en\" target-language=\"es\"><body>\
                 <trans-unit id=\"1\" {said}><source>a</source><target>{target}</target></trans-unit></body></file></xliff>"
            )
        };
        assert_eq!(
            filled(&memoq("mq:status=\"NotStarted\"", ""), &[88]),
            memoq("mq:status=\"Pretranslated\" mq:percent=\"88\"", "T1")
        );
        let locked = memoq("mq:status=\"NotStarted\" mq:locked=\"locked\"", "");
        assert_eq!(filled(&locked, &[88]), locked);
    }
}

#[test]
fn a_language_that_is_not_named_is_written() {
    for (before, after) in [
        (
            version_2("<segment><source>a</source></segment>").replace(" trgLang=\"es\"", ""),
            " trgLang=\"es\"",
        ),
        (
            version_1("<trans-unit id=\"1\"><source>a</source></trans-unit>")
                .replace(" target-language='es'", ""),
            " target-language=\"es\"",
        ),
    ] {
        assert!(!Fillable::read(&before).unwrap().names_target());
        assert!(filled(&before, &[100]).contains(after), "{before}");
        assert_eq!(filled(&before, &[]), before, "nothing is said where nothing is filled");
    }
}

#[test]
fn inline_codes_are_those_of_the_source() {
    let tu = |source: &str, target: &str| -> TranslationUnit {
        let languages = Languages::new(LanguageTag::known("en"), LanguageTag::known("es"));
        let head = tmx::write(
            &[TranslationUnit::new("", languages, "S", "T")],
            &LanguageTag::known("en"),
            None,
        )
        .text;
        let text = head
            .replace("<seg>S<", &format!("<seg>{source}<"))
            .replace("<seg>T<", &format!("<seg>{target}<"));
        tmx::read(&text).unwrap().remove(0)
    };
    let bold = |text: &str| {
        format!("<bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>{text}<ept i=\"1\">&lt;/b&gt;</ept>")
    };
    let (source, target) = (format!("no {}", bold("big")), format!("{} no", bold("gran")));
    let with = tu(&source, &target);
    let without = tu("no big", "gran &amp; no");
    let br = "<ph x=\"1\">br</ph>";
    let swapped = tu(
        &format!("{br}a {}", bold("b").replace("\"1\"", "\"2\"")),
        &format!("{} a{br}", bold("b").replace("\"1\"", "\"2\"")),
    );
    for (source, unit, expected, codes_match) in [
        (
            "no <g id=\"7\" ctype=\"bold\">big</g>",
            &with,
            "<g id=\"7\" ctype=\"bold\">gran</g> no",
            true,
        ),
        (
            "no <bpt id=\"1\">{b}</bpt>big<ept id=\"1\">{/b}</ept>",
            &with,
            "<bpt id=\"1\">{b}</bpt>gran<ept id=\"1\">{/b}</ept> no",
            true,
        ),
        ("<x id=\"3\"/>a <g id=\"4\">b</g>", &swapped, "<g id=\"4\">b</g> a<x id=\"3\"/>", true),
        ("no big", &with, "gran no", true),
        // blanks around it join it to what is beside it
        (" no big\n", &without, " gran &amp; no\n", true),
        // in another place, or of another kind
        ("<g id=\"7\">no</g> big", &with, "gran no", false),
        ("no <x id=\"7\"/>big", &with, "gran no", false),
        // other blanks make no difference
        (" no  <g id=\"7\">big</g> ", &with, " <g id=\"7\">gran</g> no ", true),
        ("no<g id=\"7\"> big</g>", &with, "<g id=\"7\">gran</g> no", true),
        (" <g id=\"7\">no</g> big", &with, " gran no", false),
        ("<g id=\"7\">no</g>  big ", &with, "gran no ", false),
        // around the whole text there is one place for them
        (
            "<g id=\"1\"><g id=\"2\">no big</g></g><x id=\"3\"/>",
            &without,
            "<g id=\"1\"><g id=\"2\">gran &amp; no</g></g><x id=\"3\"/>",
            false,
        ),
        ("<g id=\"1\">no</g> big", &without, "gran &amp; no", false),
    ] {
        let file =
            version_1(&format!("<trans-unit id=\"1\"><source>{source}</source></trans-unit>"));
        let file = Fillable::read(&file).unwrap();
        let content = file.content(&file.segments[0], unit);
        assert_eq!((&*content.xml, content.codes_match), (expected, codes_match), "{source}");
    }
}

#[test]
fn what_is_no_xliff_is_refused() {
    for (file, what) in [
        ("<html/>", "there is no <xliff> element"),
        ("<xliff version=\"1.2\"><file>", "cut off"),
        ("<xliff version=\"1.2\">&lol;</xliff>", "lol"),
    ] {
        let refused = Fillable::read(file).err().unwrap().to_string();
        assert!(refused.contains(what), "{refused}");
    }
}

/// Elements of XLIFF within each other, where they belong and where not.
fn any_elements() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(
        &[
            "a",
            " ",
            "&amp;",
            "<x id=\"1\"/>",
            "<target/>",
            "<ph id=\"3\">b</ph>",
            "<mrk mtype=\"seg\" mid=\"1\"/>",
        ][..],
    );
    leaf.prop_map(str::to_owned).prop_recursive(5, 40, 4, |inner| {
        let around = prop::sample::select(
            &[
                "source",
                "seg-source",
                "target",
                "trans-unit id=\"1\"",
                "segment",
                "mrk mtype=\"seg\" mid=\"1\"",
                "mrk mtype=\"seg\" mid=\"2\"",
                "mrk mtype=\"x:hi\"",
                "mrk type=\"x:hi\" id=\"5\"",
                "g id=\"1\"",
                "bpt id=\"4\"",
                "alt-trans",
                "group translate=\"no\"",
            ][..],
        );
        (around, prop::collection::vec(inner, 0..4)).prop_map(|(start, inner)| {
            let name = start.split(' ').next().unwrap();
            format!("<{start}>{}</{name}>", inner.concat())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_filled_can_be_read_again(
        units in prop::collection::vec(any_elements(), 1..4),
        percents in prop::collection::vec(0u8..=101, 8),
    ) {
        for file in [version_1(&units.concat()), version_2(&units.concat())] {
            let sources = |file: &str| -> Vec<String> {
                let segments = Fillable::read(file).unwrap().segments;
                segments.into_iter().map(|segment| segment.source).collect()
            };
            let filled = filled(&file, &percents);
            prop_assert_eq!(sources(&filled), sources(&file));
        }
    }
}
