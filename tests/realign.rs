//! Alignment around what people decided: it stands, and it helps.

use cotejo::align::{Bead, Status};
use cotejo::bitext::{Bitext, Operation, file, from_pairs};
use cotejo::language::Languages;
use cotejo::{Cotejo, Options};

/// Sentences and their translations.
const PAIRS: [(&str, &str); 12] = [
    ("The orchard was flooded twice in March.", "El huerto se inundó dos veces en marzo."),
    ("Nobody picked the pears.", "Nadie recogió las peras."),
    (
        "The farmer sold two horses to his neighbour.",
        "El granjero vendió dos caballos a su vecino.",
    ),
    ("His daughter kept the third one.", "Su hija se quedó con el tercero."),
    ("We asked 34 families about the water.", "Preguntamos a 34 familias por el agua."),
    ("Most of them had no well.", "La mayoría no tenía pozo."),
    ("The river rose by 2.5 metres.", "El río subió 2,5 metros."),
    ("Three bridges were closed.", "Se cerraron tres puentes."),
    ("The school opened again in April.", "La escuela volvió a abrir en abril."),
    ("Children planted trees along the bank.", "Los niños plantaron árboles en la orilla."),
    ("A second dam is planned.", "Está prevista una segunda presa."),
    ("It will cost nine million.", "Costará nueve millones."),
];

/// Numbers without order, the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn cotejo() -> Cotejo {
    let mut options = Options::default();
    options.clinical = false;
    Cotejo::new(options).unwrap()
}

/// A text and its translation that are not aligned, and the beads as they are meant, which are confirmed: some sentences
/// have no counterpart, and some are one with the next in the translation.
fn example(seed: u64) -> (Bitext, Vec<Bead>) {
    let mut numbers = Numbers(seed);
    let (mut source, mut target, mut gold) = (Vec::new(), Vec::new(), Vec::new());
    let mut pairs = PAIRS.into_iter();
    while let Some((english, spanish)) = pairs.next() {
        let start = (source.len(), target.len());
        let (next, kind) = (pairs.clone().next(), numbers.below(8));
        source.extend((kind != 0).then_some(english));
        match (kind, next) {
            (1, _) => {}
            (2, Some((english, more))) => {
                source.push(english);
                target.push(format!("{}; {more}", spanish.trim_end_matches('.')));
                pairs.next();
            }
            _ => target.push(spanish.to_owned()),
        }
        let bead = Bead::new(start.0..source.len(), start.1..target.len(), 1.0);
        gold.push(Bead { status: Status::Confirmed, ..bead });
    }
    let source = source.into_iter().map(|text| (text.to_owned(), String::new()));
    let target = target.into_iter().map(|text| (String::new(), text));
    let [english, spanish] = ["en", "es"].map(|tag| tag.parse().unwrap());
    let pairs = from_pairs("", Languages::new(english, spanish), source.chain(target));
    (Bitext::unaligned("", pairs.source, pairs.target), gold)
}

fn has(bitext: &Bitext, bead: &Bead) -> bool {
    bitext.alignment.beads.iter().any(|other| other.has_segments_of(bead))
}

#[test]
fn with_all_beads_but_one_decided_the_rest_is_at_least_as_good() {
    let cotejo = cotejo();
    let mut better = 0;
    for seed in 0..10 {
        let (mut automatic, gold) = example(seed);
        cotejo.align(&mut automatic);
        let right = |bitext: &Bitext| gold.iter().filter(|bead| has(bitext, bead)).count();
        for left_out in 0..gold.len() {
            let mut pins = gold.clone();
            pins.remove(left_out);
            let mut decided = automatic.clone();
            cotejo.align_around(&mut decided, &pins).unwrap();
            assert!(pins.iter().all(|pin| has(&decided, pin)), "{seed}: all stand");
            let (before, now) = (right(&automatic), right(&decided));
            assert!(now >= before, "{seed}, without {:?}: {now}, not {before}", gold[left_out]);
            better += usize::from(now > before);
        }
    }
    assert!(better > 0, "some of the examples are hard");
}

#[test]
fn what_people_did_stands_in_a_realignment() {
    let cotejo = cotejo();
    for seed in 0..24 {
        let (mut bitext, _) = example(seed);
        cotejo.align(&mut bitext);
        let mut numbers = Numbers(seed + 99);
        for _ in 0..6 {
            let count = bitext.alignment.beads.len() as u64;
            let (bead, other) = (numbers.below(count) as usize, numbers.below(count) as usize);
            let operation = match numbers.below(5) {
                0 => Operation::Confirm { bead },
                1 => Operation::Merge { bead },
                2 => Operation::Unlink { bead },
                3 => Operation::Link { source: bead, target: other },
                _ => Operation::Note { bead, text: "?".into() },
            };
            // what does not fit is left
            let _ = bitext.apply(operation, None);
        }
        let before = bitext.clone();
        let pinned = before.alignment.beads.iter().filter(|bead| bead.is_pinned());
        bitext.apply(cotejo.realign(&bitext), None).unwrap();
        for pin in pinned {
            let stands = bitext.alignment.beads.iter().any(|bead| {
                bead.has_segments_of(pin) && (bead.status, &bead.note) == (pin.status, &pin.note)
            });
            assert!(stands, "{seed}: {pin:?}");
        }
        // it is a bitext, and aligning it once more changes nothing
        assert_eq!(file::read(file::write(&bitext).as_bytes()).unwrap(), bitext);
        let Operation::Realign { beads } = cotejo.realign(&bitext) else { panic!("it is aligned") };
        assert_eq!(beads, bitext.alignment.beads, "{seed}");
        bitext.apply(Operation::Undo, None).unwrap();
        assert_eq!(bitext.alignment, before.alignment);
    }
}
