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
