//! `cotejo fix`: what is certain is applied, and all else stays byte for byte as it is.

mod place;

use cotejo::bitext::{Operation, file};
use place::{Place, code, err};

fn fix(place: &Place, input: &str, output: &str) -> (String, String) {
    let done = place.run(&["fix", input, "-o", output, "--no-clinical"]);
    assert_eq!(code(&done), 0, "{input}: {}", err(&done));
    (String::from_utf8(done.stdout.clone()).unwrap(), err(&done))
}

const TMX: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<!-- kept -->
<tmx version="1.4"><header srclang="en" adminlang="en" segtype="sentence" datatype="plaintext" o-tmf="x" creationtool="x" creationtoolversion="1"><note>a  note of the the header</note></header>
<body>
<tu tuid="1"><tuv xml:lang="en"><seg>Not translated  yet.</seg></tuv></tu>
<tu tuid="2"><note>kept  as it is</note>
  <tuv xml:lang="en"><seg>The shame &amp; the  guilt.</seg></tuv>
  <tuv xml:lang="es"><seg>La vergüenza <bpt i="1">&lt;b  &gt;</bpt>&amp; la<ept i="1">&lt;/b&gt;</ept> la culpa.</seg></tuv>
</tu>
<tu tuid="3"><tuv xml:lang="en"><seg>It rained.</seg></tuv><tuv xml:lang="es"><seg> Llovió  <ph/> mucho . </seg></tuv></tu>
</body></tmx>
"#;

/// What of the memory above is written otherwise.
const TMX_FIXED: [(&str, &str); 3] = [
    ("the  guilt", "the guilt"),
    (
        "&amp; la<ept i=\"1\">&lt;/b&gt;</ept> la culpa",
        "&amp; la<ept i=\"1\">&lt;/b&gt;</ept> culpa",
    ),
    ("mucho . <", "mucho. <"),
];

const XLIFF1: &str = "<?xml version=\"1.0\"?>\r\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\
<file original=\"a\" source-language=\"en\" target-language=\"es\" datatype=\"plaintext\"><body>\r\n\
<trans-unit id=\"1\"><source>One  thing.</source><target state=\"final\">Una <g id=\"1\">cosa</g>  sola.</target>\
<alt-trans><target>Una cosa  sola.</target></alt-trans></trans-unit>\r\n\
<trans-unit id=\"2\"><source>A day. A night.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">A day.</mrk> \
<mrk mtype=\"seg\" mid=\"2\">A  night.</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">Un día .</mrk> \
<mrk mtype=\"seg\" mid=\"2\">La la noche.</mrk></target></trans-unit></body></file></xliff>\r\n";

const XLIFF2: &str = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"es\">\
<file id=\"f\"><unit id=\"u\"><segment><source>One <pc id=\"1\">thing</pc>.</source><target>Fin <pc id=\"1\">de</pc> \
 de.</target></segment><ignorable><source>  </source></ignorable><segment><source>Two.</source><target>Dos .</target>\
</segment></unit></file></xliff>";

/// A unit whose only segment is all of it, but for the blank behind.
const ONE_SEGMENT: &str = "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"es\" \
    datatype=\"plaintext\"><body><trans-unit id=\"1\"><source>The <g id=\"1\">old</g>  ward. </source><seg-source>\
    <mrk mtype=\"seg\" mid=\"a\">The <g id=\"1\">old</g>  ward.</mrk> </seg-source><target><mrk mtype=\"seg\" mid=\"a\">La \
    sala antigua.</mrk> </target></trans-unit></body></file></xliff>";

/// Texts in CDATA sections, of which what is written in them needs no entities.
const SECTIONS: &str = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\
    <tu><tuv xml:lang=\"en\"><seg><![CDATA[It was p < 0.05  in & out.]]></seg></tuv>\
    <tuv xml:lang=\"es\"><seg><![CDATA[Fue p < 0,05 dentro & fuera.]]></seg></tuv></tu>\
    <tu><tuv xml:lang=\"en\"><seg>It fell.</seg></tuv><tuv xml:lang=\"es\"><seg><![CDATA[Bajó .]]></seg></tuv></tu>\
    <tu><tuv xml:lang=\"en\"><seg>It was <![CDATA[more]]> and less.</seg></tuv>\
    <tuv xml:lang=\"es\"><seg>Fue <![CDATA[más]]>  y menos.</seg></tuv></tu>\
    <tu><tuv xml:lang=\"en\"><seg>It rose and fell.</seg></tuv>\
    <tuv xml:lang=\"es\"><seg>Subió y <![CDATA[y]]> bajó.</seg></tuv></tu></body></tmx>";

/// Each row: a file, and what is written otherwise.
#[test]
fn only_what_is_certain_changes() {
    for (name, content, changes) in [
        ("a.tmx", TMX, &TMX_FIXED[..]),
        (
            "a.xlf",
            XLIFF1,
            &[
                ("One  thing", "One thing"),
                ("</g>  sola", "</g> sola"),
                ("día .", "día."),
                ("La la noche", "La noche"),
            ],
        ),
        (
            "c.xlf",
            &XLIFF1.replace("A day. A night.", "A day. A  night."),
            &[
                ("One  thing", "One thing"),
                ("</g>  sola", "</g> sola"),
                ("día .", "día."),
                ("La la noche", "La noche"),
                ("<source>A day. A  night.", "<source>A day. A night."),
                ("mid=\"2\">A  night.", "mid=\"2\">A night."),
            ],
        ),
        (
            "d.xlf",
            ONE_SEGMENT,
            &[
                ("<source>The <g id=\"1\">old</g>  ward.", "<source>The <g id=\"1\">old</g> ward."),
                (
                    "mid=\"a\">The <g id=\"1\">old</g>  ward.",
                    "mid=\"a\">The <g id=\"1\">old</g> ward.",
                ),
            ],
        ),
        (
            "c.tmx",
            SECTIONS,
            &[
                ("p < 0.05  in & out", "p < 0.05 in & out"),
                ("<![CDATA[Bajó ", "<![CDATA[Bajó"),
                ("<![CDATA[más]]>  y menos", "<![CDATA[más]]> y menos"),
                ("y <![CDATA[y]]> bajó", "y<![CDATA[]]> bajó"),
            ],
        ),
        ("b.xlf", XLIFF2, &[("de</pc> de", "de</pc>"), ("Dos .", "Dos.")]),
        (
            "a.csv",
            "id,en,es,note\n1,\"One, \"\"two\"\"  three.\",\"Uno, \"\"dos\"\"  tres .\",a  b\n\n2,The rain.,El el agua.,\n",
            &[
                ("\"\"two\"\"  three", "\"\"two\"\" three"),
                ("\"\"dos\"\"  tres .", "\"\"dos\"\" tres."),
                ("El el agua", "El agua"),
            ],
        ),
        ("b.csv", "en;es\r\nIt rained.;Llovió .\r\n", &[("Llovió .", "Llovió.")]),
        (
            "a.tsv",
            "en\tes\n\"It\" rained.\t\"Llovió\"  ayer.",
            &[("\"Llovió\"  ayer", "\"Llovió\" ayer")],
        ),
        ("c.csv", "\u{feff}en,es\nIt rained.,Llovió .\n", &[("Llovió .", "Llovió.")]),
    ] {
        let place = Place::new();
        place.write(name, content);
        let (listed, said) = fix(&place, name, &format!("fixed-{name}"));
        let fixed = std::fs::read_to_string(place.path(&format!("fixed-{name}"))).unwrap();
        let mut wanted = content.to_owned();
        for (from, to) in changes {
            assert_eq!(wanted.matches(from).count(), 1, "{from}");
            wanted = wanted.replace(from, to);
        }
        assert_eq!(fixed, wanted, "{name}: {listed}{said}");
        // one fix may be two changes, where a unit has its source twice
        assert!(2 * listed.lines().count() >= changes.len(), "{listed}");
        assert!(said.contains(&format!("wrote fixed-{name}")), "{said}");
        // what was fixed needs no more
        assert_eq!(place.out(&["fix", &format!("fixed-{name}"), "--dry-run", "--no-clinical"]), "");
    }
}

#[test]
fn in_a_bitext_a_fix_is_an_operation() {
    let place = Place::new();
    place.write("a.csv", "en,es\nThe  guilt.,La la culpa .\nIt rained.,Llovió.\n");
    place.out(&["align", "a.csv", "-f", "json", "-o", "a.cotejo.json"]);
    let (listed, _) = fix(&place, "a.cotejo.json", "b.cotejo.json");
    assert_eq!(
        listed,
        "double-space: bead 1, source line 2: “The  guilt.” → “The guilt.”\n\
         repeated-word: bead 1, target line 2: “La la” → “La”\n\
         space-before-punctuation: bead 1, target line 2: “culpa .” → “culpa.”\n"
    );
    let read = |name: &str| file::read(&std::fs::read(place.path(name)).unwrap()).unwrap();
    let (before, mut fixed) = (read("a.cotejo.json"), read("b.cotejo.json"));
    assert_eq!(fixed.target.segments[0].as_str(), "La culpa.");
    assert_eq!(fixed.alignment, before.alignment, "it decides nothing on beads");
    // what is as it was leads back as before
    let text = &fixed.target.segments[0].text;
    assert_eq!((text.source(0..2), text.source(3..9)), (0..5, 6..13));
    while fixed.can_undo() {
        fixed.apply(Operation::Undo, None).unwrap();
    }
    assert_eq!(fixed.target, before.target);
}

#[test]
fn what_is_not_done_is_said() {
    for (name, content, args, listed, said) in [
        // of two in one place the first
        (
            "a.csv",
            "en,es\nOf the guilt.,De  de la culpa.\n",
            &[][..],
            "repeated-word: bead 1, target line 2: “De  de” → “De”\n",
            "left out: double-space: bead 1, target line 2: “De  de” → “De de”: another fix is in its place",
        ),
        (
            "a.csv",
            "en,es\nIt rained.,Llovió .\n",
            &["--rule", "space-before-punctuation=off"],
            "",
            "0 fixes to apply",
        ),
        // what may be meant is for a person to judge
        (
            "a.csv",
            "en,es\n\"Of 200 people, 120 were women.\",\"De 200 personas, 80 eran varones.\"\n\
             What it is is unclear.,Lo que está está mal.\nThey moved in in May.,Llegaron llegaron.\n",
            &[],
            "",
            "0 fixes to apply",
        ),
        (
            "a.csv",
            "en,es\nIt rained.,Llovió .\n",
            &["-q"],
            "space-before-punctuation: bead 1, target line 2: “Llovió .” → “Llovió.”\n",
            "",
        ),
        // what is not to be translated is not to be changed
        (
            "b.xlf",
            "<xliff version=\"1.2\"><file original=\"f\" source-language=\"en\" target-language=\"es\"><body>\
             <group translate=\"no\"><trans-unit id=\"1\"><source>Rain fell.</source><target>Llovió .</target></trans-unit></group>\
             <trans-unit id=\"2\"><source>Snow fell.</source><target>Nevó .</target></trans-unit></body></file></xliff>",
            &[],
            "space-before-punctuation: bead 2, target line 1: “Nevó .” → “Nevó.”\n",
            "left out: space-before-punctuation: bead 1, target line 1: “Llovió .” → “Llovió.”: its text cannot be changed",
        ),
        (
            "c.xlf",
            "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"en\" trgLang=\"es\"><file id=\"f\">\
             <unit id=\"1\" translate=\"no\"><segment><source>Rain fell.</source><target>Llovió .</target></segment></unit></file></xliff>",
            &[],
            "",
            "left out: space-before-punctuation: bead 1, target line 1: “Llovió .” → “Llovió.”: its text cannot be changed",
        ),
        // a source that the unit has twice, and not the same, is not changed in one place alone
        (
            "a.xlf",
            XLIFF1,
            &["--rule", "space-before-punctuation=off", "--rule", "repeated-word=off"],
            "double-space: bead 1, source line 3: “One  thing.” → “One thing.”\n\
             double-space: bead 1, target line 3: “cosa  sola.” → “cosa sola.”\n",
            "left out: double-space: bead 3, source line 4: “A  night.” → “A night.”: its text cannot be changed",
        ),
    ] {
        let place = Place::new();
        place.write(name, content);
        let args = [&["fix", name, "--dry-run", "--no-clinical"], args].concat();
        let done = place.run(&args);
        assert_eq!(String::from_utf8_lossy(&done.stdout), listed, "{}", err(&done));
        assert!(err(&done).contains(said), "{}", err(&done));
        assert!(!said.is_empty() || err(&done).is_empty(), "{}", err(&done));
        assert_eq!(place.files(), [name], "nothing is written");
    }
}

#[test]
fn what_cannot_be_fixed_is_refused() {
    for (name, content, args, said) in [
        ("a.txt", "One day.", &["-o", "b.txt"][..], "a.txt: fix takes what is aligned"),
        (
            "a.jsonl",
            "{\"id\": 1, \"pairs\": [{\"en\": \"A.\", \"es\": \"B.\"}]}",
            &["-o", "b.jsonl"],
            "fix takes what is aligned",
        ),
        ("a.csv", "en,es\nA.,B.\n", &[], "--output <FILE>"),
        ("a.csv", "en,es\nA.,B.\n", &["-o", "a.csv"], "a.csv"),
        ("a.csv", "en,es\nA.,B.\n", &["a.csv", "-o", "b.csv"], "fix takes one input"),
    ] {
        let place = Place::new();
        place.write(name, content);
        let refused = place.run(&[&["fix", name], args].concat());
        assert_eq!(code(&refused), 2, "{name}");
        assert!(err(&refused).contains(said), "{}", err(&refused));
        assert_eq!(std::fs::read_to_string(place.path(name)).unwrap(), content);
    }
}

#[test]
fn what_is_written_is_utf_8_and_says_so() {
    let place = Place::new();
    let utf16 = TMX.replace("utf-8", "utf-16");
    let bytes = utf16.encode_utf16().flat_map(u16::to_le_bytes);
    place.write("a.tmx", [&[0xff, 0xfe][..], &bytes.collect::<Vec<_>>()].concat());
    fix(&place, "a.tmx", "b.tmx");
    let fixed = std::fs::read_to_string(place.path("b.tmx")).unwrap();
    let wanted = TMX_FIXED
        .iter()
        .fold(TMX.replace("utf-8", "UTF-8"), |text, (from, to)| text.replace(from, to));
    assert_eq!(fixed, wanted);
}
