//! What is taken into a memory comes out of it.

use super::*;
use crate::language::{LanguageTag, Languages};
use crate::memory::{Provenance, TranslationUnit, Variant, tmx};
use crate::side::Sides;
use crate::text::code::{Code, Role};
use proptest::prelude::*;

pub(super) fn unit(source: &str, target: &str) -> TranslationUnit {
    let languages = Languages::new(LanguageTag::known("en"), LanguageTag::known("es"));
    TranslationUnit::new("", languages, source, target)
}

pub(super) fn store(units: &[TranslationUnit]) -> Store {
    let mut store = Store::in_memory().unwrap();
    take_in(&mut store, "a.tmx", units);
    store
}

pub(super) fn take_in(store: &mut Store, origin: &str, units: &[TranslationUnit]) -> Imported {
    let mut import = store.import(origin).unwrap();
    import.units(units.iter().cloned()).unwrap();
    import.finish().unwrap()
}

fn all(store: &Store) -> Vec<TranslationUnit> {
    let mut units = Vec::new();
    let taken = store.each_unit(&Wanted::default(), |stored| {
        units.push(stored.unit);
        Ok::<_, StoreError>(())
    });
    taken.unwrap();
    units
}

fn provenance() -> impl Strategy<Value = Provenance> {
    prop::collection::vec(prop::option::of("[a-z0-9éñ&<]{1,8}"), 8).prop_map(|mut parts| {
        let mut next = || parts.pop().flatten();
        Provenance {
            created: next(),
            created_by: next(),
            changed: next(),
            changed_by: next(),
            used: next(),
            usage_count: next(),
            tool: next(),
            tool_version: next(),
        }
    })
}

fn properties() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec(("x-[a-z]{1,5}|note", "[a-z é<&\"']{1,9}x"), 0..3)
}

fn any_unit() -> impl Strategy<Value = TranslationUnit> {
    let texts = ("[a-z ,.é<&]{0,20}x", "[a-z ,.ñ\"]{0,20}y");
    let languages = prop::sample::select(&[("en", "es"), ("en-GB", "es-MX"), ("es", "en")][..]);
    let state = prop::sample::select(&["translated", "final", "initial xliff1:new"][..]);
    let about = (provenance(), properties(), provenance(), properties());
    (texts, languages, state, about, prop::bool::ANY, prop::bool::ANY).prop_map(
        |(
            (source, target),
            (from, to),
            state,
            (of_unit, said, of_text, said_of_text),
            locked,
            coded,
        )| {
            let languages = Languages::new(LanguageTag::known(from), LanguageTag::known(to));
            let code = |at, role| Code {
                at,
                role,
                name: "1".into(),
                kind: "bold".into(),
                data: "<b>".into(),
            };
            let codes = |text: &str| match coded {
                true => vec![code(0, Role::Open), code(text.len(), Role::Close)],
                false => Vec::new(),
            };
            TranslationUnit {
                codes: Sides::new(codes(&source), codes(&target)),
                state: state.parse().unwrap(),
                is_locked: locked,
                provenance: of_unit,
                properties: said,
                variants: Sides::new(
                    Variant { provenance: of_text, properties: said_of_text },
                    Variant::default(),
                ),
                ..TranslationUnit::new("", languages, source, target)
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_memory_gives_back_the_units_of_tmx_as_they_were(mut units in prop::collection::vec(any_unit(), 1..12)) {
        (0..).zip(&mut units).for_each(|(number, unit)| unit.id = format!("u{number}"));
        // whatever TMX keeps of the units, the memory keeps as well
        let units = tmx::read(&tmx::write(&units, &LanguageTag::known("en"), None).text).unwrap();
        let store = store(&units);
        prop_assert_eq!(all(&store), &units[..]);
        let again = tmx::write(&all(&store), &LanguageTag::known("en"), None).text;
        prop_assert_eq!(tmx::read(&again).unwrap(), units);
    }
}

#[test]
fn the_same_unit_twice_is_one_with_both_provenances() {
    let dated = |date: &str| TranslationUnit {
        provenance: Provenance { created: Some(date.into()), ..Default::default() },
        ..unit("It fell.", "Disminuyó.")
    };
    let mut store = Store::in_memory().unwrap();
    for (origin, units, expected) in [
        ("a.tmx", vec![dated("2024")], [1, 0, 0, 0]),
        ("a.tmx", vec![dated("2024")], [0, 0, 1, 0]),
        ("b.tmx", vec![dated("2024")], [0, 1, 0, 0]),
        ("b.tmx", vec![dated("2025")], [0, 1, 0, 0]),
        ("c.tmx", vec![unit("It fell.", "Bajó."), unit("It rose.", "Subió.")], [2, 0, 0, 1]),
        ("d.tmx", vec![unit("It fell.", "Bajó."), unit("It fell.", "Bajó.")], [0, 2, 0, 0]),
    ] {
        let Imported { new, known, same, conflicting } = take_in(&mut store, origin, &units);
        assert_eq!([new, known, same, conflicting], expected, "{origin}");
    }
    let stats = store.stats().unwrap();
    assert_eq!((stats.units, stats.conflicting_sources), (3, 1));
    assert_eq!(store.unit(1).unwrap().len(), 2);
}

#[test]
fn what_is_not_finished_leaves_nothing() {
    let mut store = store(&[unit("It fell.", "Disminuyó.")]);
    let mut import = store.import("b.tmx").unwrap();
    import.units([unit("It rose.", "Subió.")].into_iter()).unwrap();
    drop(import);
    assert_eq!(all(&store).len(), 1);
    assert_eq!(take_in(&mut store, "c.tmx", &[unit("It rose.", "Subió.")]).new, 1);
}

/// Numbers that look random, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    /// A word, the first ones far more often.
    fn word(&mut self) -> String {
        let below = 1 + self.below(60);
        format!("w{}", self.below(below))
    }

    fn text(&mut self) -> Vec<String> {
        let length = 1 + self.below(24);
        (0..length).map(|_| self.word()).collect()
    }

    /// A text with some words replaced, left out, added, or exchanged.
    fn edited(&mut self, text: &[String]) -> Vec<String> {
        let mut words = text.to_vec();
        for _ in 0..self.below(1 + text.len() / 2) {
            let at = self.below(words.len());
            match self.below(4) {
                0 if words.len() > 1 => drop(words.remove(at)),
                1 => words.insert(at, self.word()),
                2 => words[at] = self.word(),
                _ => words.swap(at, 0),
            }
        }
        words
    }
}

/// Nothing that is alike enough is missed, in either direction and over several segments of the index.
#[test]
fn look_up_finds_what_comparing_with_all_finds() {
    let mut dice = Dice(1);
    let mut store = Store::in_memory().unwrap();
    let mut texts: Vec<Vec<String>> = (0..110).map(|_| dice.text()).collect();
    texts.push((0..300).map(|_| dice.word()).collect());
    texts.push(texts[110][..250].to_vec());
    texts.sort();
    texts.dedup();
    texts.sort_by_key(Vec::len);
    for part in texts.chunks(16) {
        let (sources, targets) = part.split_at(part.len() / 2);
        let units: Vec<_> = (sources.iter().map(|text| unit(&text.join(" "), "sí")))
            .chain(targets.iter().map(|text| {
                let unit = unit("sí", &text.join(" "));
                TranslationUnit { languages: unit.languages.clone().reversed(), ..unit }
            }))
            .collect();
        take_in(&mut store, "a", &units);
    }
    let english = LanguageTag::known("en");
    let languages = store.languages().unwrap();
    assert_eq!(languages.len(), 2);
    let mut lookup = store.lookup().unwrap();
    let all = texts.iter().map(|text| text.join(" "));
    let all: Vec<_> = all.map(|text| (text.clone(), tokens::tokens(&text, "en"))).collect();
    let mut checked = 0;
    for number in 0..2000 {
        let query = if number % 4 == 0 {
            dice.text()
        } else {
            let text = texts[dice.below(texts.len() - 2 * usize::from(number % 50 != 1))].clone();
            dice.edited(&text)
        };
        let query = query.join(" ");
        let words = tokens::tokens(&query, "en");
        let pattern = distance::Pattern::new(&words);
        let mut expected: Vec<u8> = (all.iter())
            .map(|(text, other)| {
                let distance = pattern.distance(other);
                let percent = distance::percent(distance, words.len().max(other.len()));
                percent.min(if *text == query { 100 } else { 99 })
            })
            .collect();
        expected.sort_unstable_by(|a, b| b.cmp(a));
        let threshold = [50, 70, 85][number % 3];
        let most = [1, 5, 1000][number / 3 % 3];
        let like = Like { threshold, most, target: None };
        let query = Query { text: &query, language: &english, context: None };
        let found = lookup.find(query, &like).unwrap();
        let found: Vec<u8> = found.iter().map(|found| found.percent).collect();
        let expected: Vec<u8> =
            expected.into_iter().filter(|percent| *percent >= threshold).take(most).collect();
        checked += expected.len();
        assert_eq!(found, expected, "{} at {threshold} %", query.text);
        assert_eq!(lookup.best(query, &like).unwrap(), expected.first().copied().unwrap_or(0));
    }
    assert!(checked > 1000, "{checked}");
}

#[test]
fn a_match_says_what_differs_and_what_it_is() {
    let mut units = [
        unit("Objective", "Objetivo"),
        unit("Shame was measured in 12 clinics.", "La vergüenza se midió en 12 clínicas."),
        unit("It fell.", "Disminuyó."),
    ];
    units[1].provenance.created = Some("20240101T000000Z".into());
    let store = store(&units);
    let (en, es) = (LanguageTag::known("en"), LanguageTag::known("es-MX"));
    let mut lookup = store.lookup().unwrap();
    let mut find = |text: &str, language: &LanguageTag, context| {
        let query = Query { text, language, context };
        lookup.find(query, &Like::default()).unwrap().into_iter().next()
    };
    let same = "Shame was measured in 12 clinics.";
    let percent = |found: Option<Match>| found.map_or(0, |found| found.percent);
    for (text, language, context, expected) in [
        (same, &en, Some([Some("Objective"), Some("It fell.")]), 101),
        (same, &en, Some([Some("Objective"), None]), 100),
        (same, &en, None, 100),
        ("Shame was  measured in 12 clinics. ", &en, None, 100),
        ("shame was measured in 12 clinics", &en, None, 99),
        ("Shame was measured in 14 clinics.", &en, None, 83),
        ("Objective", &en, Some([None, Some(same)]), 101),
        ("Disminuyó.", &es, None, 100),
        ("Disminuyó.", &en, None, 0),
        ("Nothing like it", &en, None, 0),
        ("", &en, None, 0),
        ("...", &en, None, 0),
    ] {
        assert_eq!(percent(find(text, language, context)), expected, "{text}");
    }
    let found = find("Shame was measured in 14 clinics.", &en, None).unwrap();
    assert!(found.only_numbers);
    assert_eq!(found.put_right.as_deref(), Some("La vergüenza se midió en 14 clínicas."));
    assert_eq!(found.stored.date(), Some("20240101T000000Z"));
    let found = find("Disminuyó.", &es, None).unwrap();
    assert!(found.is_reversed && found.stored.unit.target == "It fell.");
}

/// Between the units of one pair of languages stand those of other pairs.
#[test]
fn a_memory_in_three_languages_keeps_its_contexts() {
    let text = |texts: [&str; 3]| {
        let variants = ["en", "es", "fr"].iter().zip(texts);
        let variant =
            |(tag, text): (&&str, &str)| format!("<tuv xml:lang='{tag}'><seg>{text}</seg></tuv>");
        format!("<tu>{}</tu>", variants.map(variant).collect::<String>())
    };
    let units = [
        text(["The mill stood idle.", "El molino estaba parado.", "Le moulin chômait."]),
        text(["Nobody came.", "No vino nadie.", "Personne ne vint."]),
        text(["It rained.", "Llovió.", "Il plut."]),
    ];
    let memory =
        format!("<tmx version='1.4'><header srclang='en'/><body>{}</body></tmx>", units.concat());
    let units = tmx::read(&memory).unwrap();
    let store = store(&units);
    assert_eq!(all(&store).len(), 9);
    let language = &LanguageTag::known("en");
    let mut lookup = store.lookup().unwrap();
    let context = Some([Some("The mill stood idle."), Some("It rained.")]);
    let query = Query { text: "Nobody came.", language, context };
    let found = lookup.find(query, &Like::default()).unwrap();
    assert_eq!(found[0].percent, 101);
}

/// One word that another language has as well is no proof of that language.
#[test]
fn short_texts_are_in_no_other_language() {
    let store = store(&[
        unit("Two pears ripened.", "Maduraron dos peras."),
        unit("Six cows fled.", "Huyeron seis vacas."),
        unit("No snow fell.", "No nevó."),
        unit("Alive", "Viva"),
        unit(
            "The hens laid more eggs in the second month.",
            "Las gallinas pusieron más huevos en el segundo mes.",
        ),
        unit("We fed the cows twice a week.", "Dábamos de comer a las vacas dos veces por semana."),
        unit(
            "The hen sat on her eggs all morning.",
            "The hen sat on her eggs all morning and slept.",
        ),
    ]);
    let faulty = store.faulty(Preset::Strict, &|_| 1.0).unwrap();
    let foreign = faulty.iter().filter(|(_, reason)| reason.name == "language");
    assert_eq!(foreign.map(|(unit, _)| unit.number).collect::<Vec<_>>(), [7]);
}

#[test]
fn a_unit_known_from_two_places_is_looked_at_once() {
    let mut store =
        store(&[unit("Pain fell today.", "El dolor bajó hoy."), unit("Sleep.", "Sueño.")]);
    let said =
        [unit("Fear rose.", "El miedo subió."), unit("Pain fell today.", "El dolor bajó hoy.")];
    take_in(&mut store, "b.tmx", &said);
    let faulty = store.faulty(Preset::Strict, &|_| 1.0).unwrap();
    let doubled = faulty.iter().filter(|(_, reason)| reason.name == "doubled");
    assert_eq!(doubled.count(), 0);
}

#[test]
fn of_conflicting_translations_the_most_trusted_without_a_fault_stays() {
    let of_status = |source, target, status: &str| TranslationUnit {
        properties: vec![(crate::memory::property::STATUS.into(), status.into())],
        ..unit(source, target)
    };
    let store = store(&[
        of_status("Pain fell.", "El dolor cayó.", "confirmed"),
        unit("Pain fell.", "El dolor disminuyó."),
        of_status("Fear rose in 12 people.", "El miedo aumentó en 21 personas.", "corrected"),
        unit("Fear rose in 12 people.", "El miedo subió en 12 personas."),
        unit("They slept well.", "Durmieron bien."),
    ]);
    let reasons = |preset| {
        let faulty = store.faulty(preset, &|_| 1.0).unwrap();
        faulty.iter().map(|(unit, reason)| (unit.number, reason.name)).collect::<Vec<_>>()
    };
    assert_eq!(reasons(Preset::Strict), [(2, "conflicting"), (3, "numbers")]);
    assert_eq!(reasons(Preset::Balanced), []);
}

#[test]
fn an_edited_unit_keeps_its_neighbours_and_its_origins() {
    let of = |store: &Store, number: i64| {
        let mut select = store
            .connection
            .prepare("SELECT origin, before, after FROM occurrence WHERE unit = ?1 ORDER BY id")
            .unwrap();
        let row = |row: &rusqlite::Row<'_>| {
            Ok([row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?])
        };
        let rows = select.query_map([number], row).unwrap();
        rows.map(Result::unwrap).collect::<Vec<_>>()
    };
    let units =
        [("A.", "a."), ("B.", "b."), ("C.", "c.")].map(|(source, target)| unit(source, target));
    let mut store = store(&units);
    take_in(&mut store, "b.tmx", &units[1..]);
    let before = of(&store, 2);
    assert_eq!(before.len(), 2);
    let new = store.edit(2, None, Some("be."), "20260101T000000Z").unwrap().unwrap();
    assert_eq!(of(&store, new), before);
    assert_eq!(store.unit(new).unwrap()[0].unit.target, "be.");
}

#[test]
fn edited_units_stay_where_they_were() {
    let units =
        [("A.", "a."), ("B.", "b."), ("C.", "c.")].map(|(source, target)| unit(source, target));
    for (number, source, target, wanted) in [
        (1, None, Some("ae."), "ae. b. c."),
        (2, None, Some("be."), "a. be. c."),
        (2, Some("B!"), Some("b!"), "a. b! c."),
        (3, Some("C?"), None, "a. b. c."),
        // the same unit, known from two places
        (2, Some("A."), Some("a."), "a. a. c."),
        (1, Some("C."), Some("c."), "c. b. c."),
    ] {
        let mut store = store(&units);
        store.edit(number, source, target, "20260101T000000Z").unwrap();
        let mut targets = Vec::new();
        let take = |stored: StoredUnit| {
            targets.push(stored.unit.target);
            Ok::<_, StoreError>(())
        };
        store.each_unit(&Wanted::default(), take).unwrap();
        assert_eq!(targets.join(" "), wanted, "{number} {source:?} {target:?}");
    }
}
