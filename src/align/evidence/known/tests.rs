use super::super::links::Links;
use super::super::vocabulary::Tokens;
use super::*;
use crate::document::BlockKind;
use crate::segment::{Segment, SegmentedDocument};
use crate::text::fold;
use crate::text::forms::FormNumbers;
use crate::text::trace::Traced;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// For each two forms that answer each other how surely they do, as either side has it.
fn answers(words: &TextWords, [source, target]: [&Forms<'_>; 2]) -> [BTreeMap<String, f32>; 2] {
    let forms = |forms: &Forms<'_>, side: usize, word: u32| {
        let all = forms.each(str::to_owned).into_iter().zip(&words.of_forms[side]);
        all.filter(move |(_, own)| **own == Some(word)).map(|(form, _)| form)
    };
    [(&words.targets, 0), (&words.sources, 1)].map(|(partners, side)| {
        let mut found = BTreeMap::new();
        for (word, partners) in (0..).zip(partners.iter()) {
            for (partner, strength) in partners {
                let pair = if side == 0 { (word, *partner) } else { (*partner, word) };
                for own in forms(source, 0, pair.0) {
                    for other in forms(target, 1, pair.1) {
                        found.insert(format!("{own} {other}"), *strength);
                    }
                }
            }
        }
        found
    })
}

#[test]
fn texts_before_change_nothing() {
    let texts = [
        ("Shame and guilt", "La culpa"),
        ("Guilt in 30 nurses", "La culpa y la vergüenza en 30 enfermeras"),
        ("NURSES' shame", "VERGÜENZA de la enfermera"),
        ("The respiratory function", "La función respiratoria del HIV"),
        ("Functional HIV", "Funciones; culpas"),
        ("", "Nada"),
    ];
    let [en, es] = ["en", "es"].map(LanguageTag::known);
    let lexicon = Lexicon::shipped(&en, &es);
    for turned in [false, true] {
        let (one, two) = if turned { (&es, &en) } else { (&en, &es) };
        let known = KnownWords::new(one, two);
        let numbers: [FormNumbers; 2] = Default::default();
        let mut some = 0;
        for (english, spanish) in texts.into_iter().chain(texts.into_iter().rev()) {
            let sides = if turned { [spanish, english] } else { [english, spanish] };
            let numbered =
                [0, 1].map(|side| Forms::numbered([sides[side]].into_iter(), &numbers[side]));
            let forms = sides.map(|text| Forms::of([text].into_iter()));
            let alone = KnownWords::new(one, two).of_texts(forms.each_ref(), &lexicon);
            let found = known.of_texts(numbered.each_ref(), &lexicon);
            let [there, back] = answers(&found, numbered.each_ref());
            assert_eq!(there, back);
            let expected = [there, back];
            assert_eq!(answers(&alone, forms.each_ref()), expected);
            // one word without a number: the others are known all the same
            let longer = sides.map(|text| [text, " ", &"x".repeat(5000)].concat());
            let forms =
                [0, 1].map(|side| Forms::numbered([&*longer[side]].into_iter(), &numbers[side]));
            let mut found = answers(&known.of_texts(forms.each_ref(), &lexicon), forms.each_ref());
            for pairs in &mut found {
                pairs.retain(|pair, _| !pair.contains("xxx"));
            }
            assert_eq!(found, expected);
            let [there, _] = expected;
            some += there.len();
        }
        assert!(some > 10, "{some}");
    }
}

/// For each two folded words that answer each other how surely they do, as the aligner has it.
fn by_the_aligner(
    texts: [&str; 2],
    languages: [&LanguageTag; 2],
    lexicon: &Lexicon,
) -> BTreeMap<String, f32> {
    let documents = [0, 1].map(|side| SegmentedDocument {
        name: String::new(),
        language: languages[side].clone(),
        segments: vec![Segment {
            kind: BlockKind::Paragraph,
            text: Traced::from_source(texts[side]),
        }],
    });
    let [source, target] =
        documents.each_ref().map(|document| Vocabulary::of(&Tokens::of(document)).0);
    let links = Links::between(&source, &target, lexicon);
    let mut found = BTreeMap::new();
    for (word, partners) in (0..).zip(links.targets.iter()) {
        for (partner, strength) in partners {
            let pair = format!("{} {}", source.folded(word), target.folded(*partner));
            found.insert(pair, *strength);
        }
    }
    found
}

proptest! {
    #[test]
    fn words_answer_each_other_as_in_alignment(
        english in prop::collection::vec("shame|guilt|and|function(s|al)?|nation|national|inter(est|nal|nation)|[a-c]{1,2}tion|12|HIV", 0..12),
        spanish in prop::collection::vec("verg[uü]enza|culpas?|y|funci[oó]n|funcional|naci[oó]n|inter(és|no|nacional)|[a-c]{1,2}ci[oó]n|12|VIH|HIV", 0..12),
        turned: bool,
    ) {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::shipped(&LanguageTag::known("en"), &LanguageTag::known("es"))
        });
        let [english, spanish] = [english, spanish].map(|words| words.join(" "));
        let (mut texts, mut languages) = ([&*english, &*spanish], [&en, &es]);
        if turned {
            texts.reverse();
            languages.reverse();
        }
        let forms = texts.map(|text| Forms::of([text].into_iter()));
        let words = KnownWords::new(languages[0], languages[1]).of_texts(forms.each_ref(), &LEXICON);
        let [there, back] = answers(&words, forms.each_ref());
        prop_assert_eq!(&there, &back);
        let folded = |(pair, strength): (String, f32)| (fold::accents(&pair), strength);
        let found: BTreeMap<_, _> = there.into_iter().map(folded).collect();
        prop_assert_eq!(found, by_the_aligner(texts, languages, &LEXICON));
    }
}

#[test]
fn words_that_all_look_alike_are_not_kept_without_end() {
    let [en, es] = ["en", "es"].map(LanguageTag::known);
    let lexicon = Lexicon::between(&en, &es);
    let known = KnownWords { most_compared: 10_000, ..KnownWords::new(&en, &es) };
    let numbers: [FormNumbers; 2] = Default::default();
    for round in 0..20 {
        let texts = ["international", "internacional"].map(|word| {
            let words = (0..50).map(|count| format!("{word}{round}x{count} "));
            words.collect::<String>()
        });
        let forms = [0, 1].map(|side| Forms::numbered([&*texts[side]].into_iter(), &numbers[side]));
        let words = known.of_texts(forms.each_ref(), &lexicon);
        assert!(words.targets.iter().all(|partners| partners.len() == 50), "{round}");
    }
    let compared = known.known.read().unwrap().compared;
    assert!((10_000..30_000).contains(&compared), "{compared}");
}

#[test]
fn words_answer_each_other_by_lexicon_and_looks() {
    let [en, es] = ["en", "es"].map(LanguageTag::known);
    let texts = ["Shame of 12 HIV functions and owls", "Vergüenza de 12 funciones HIV y nada"];
    let forms = texts.map(|text| Forms::of([text].into_iter()));
    let known = KnownWords::new(&en, &es);
    let words = known.of_texts(forms.each_ref(), &Lexicon::shipped(&en, &es));
    let [found, _] = answers(&words, forms.each_ref());
    let pairs: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(pairs, ["HIV HIV", "Shame Vergüenza", "functions funciones"]);
    let by_looks = known_by_looks(&en, &es, forms.each_ref());
    assert_eq!(by_looks, ["HIV HIV", "functions funciones"]);
}

fn known_by_looks(en: &LanguageTag, es: &LanguageTag, forms: [&Forms<'_>; 2]) -> Vec<String> {
    let words = KnownWords::new(en, es).of_texts(forms, &Lexicon::between(en, es));
    let [found, _] = answers(&words, forms);
    found.into_keys().collect()
}
