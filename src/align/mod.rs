//! Sentence alignment: a semi-Markov model over beads.
//!
//! A bead is a few neighbouring segments of either side that translate each other. The score of an alignment
//! is the sum of its beads' scores, each a weighted sum of evidence; a lattice finds the best alignment and
//! the probability of every bead. Gale & Church (1993) with features in place of two constants; the model is a
//! semi-Markov conditional random field (Sarawagi & Cohen 2004).

mod adapt;
mod anchors;
mod band;
mod bead;
pub(crate) mod dropped;
pub mod evaluate;
mod evidence;
mod induce;
mod known;
pub(crate) mod ladder;
mod lattice;
pub(crate) mod learn;
mod model;
mod moved;
mod pins;
mod points;
mod prune;
pub mod rows;
mod unrelated;

pub(crate) use adapt::adapt;
pub use bead::{Alignment, Bead, Kind, Status};
pub(crate) use evidence::coverage::WordCoverage;
pub use evidence::explain::Explanation;
pub(crate) use evidence::explain::explain;
pub(crate) use induce::Induction;
pub(crate) use known::Known;
pub use known::Memory;
pub(crate) use model::BeadModel;
pub(crate) use unrelated::{Contradiction, KnownWords, Unrelated, contradicted, unrelated};

use crate::segment::SegmentedDocument;
use crate::side::Sides;
use crate::words::{Lexicon, WordLinks};
use evidence::Evidence;
use pins::Pins;

/// Aligns two segmented documents.
pub(crate) fn align(
    source: &SegmentedDocument,
    target: &SegmentedDocument,
    model: &BeadModel,
    lexicon: &Lexicon,
) -> Alignment {
    align_around(source, target, &[], &Known::default(), model, lexicon)
}

/// Aligns what is left of two documents around beads that a person has decided on, which stay as they are. They must
/// name segments that are there, and none twice. Beads that a memory knows are favoured.
pub(crate) fn align_around(
    source: &SegmentedDocument,
    target: &SegmentedDocument,
    pins: &[Bead],
    known: &Known,
    model: &BeadModel,
    lexicon: &Lexicon,
) -> Alignment {
    let documents = Sides::new(source, target);
    let links = WordLinks::of_documents(documents, lexicon);
    let pins = Pins::new(pins);
    let evidence = Evidence::of_links(documents, &links, pins.edges());
    let score = |s, t| known.weight(&s, &t) + model.score(&evidence, s, t);
    let count = documents.map(|document| document.segments.len());
    let mut beads = pins.fill(count, evidence.band(), score);
    moved::join(&evidence, &mut beads);
    unrelated::doubt(documents, &mut beads, &links, lexicon);
    Alignment { beads }
}

#[cfg(test)]
mod tests {
    use super::bead::{WIDEST, WIDEST_OF_ONE};
    use super::*;
    use crate::document::BlockKind;
    use crate::language::LanguageTag;
    use crate::model::Model;
    use crate::segment::Segment;
    use crate::text::source_text::SourceText;
    use proptest::prelude::*;

    fn document(language: &str, texts: &[String]) -> SegmentedDocument {
        let segment = |text: &String| Segment {
            kind: BlockKind::Paragraph,
            text: SourceText::from_source(text),
        };
        SegmentedDocument {
            name: String::new(),
            language: LanguageTag::known(language),
            segments: texts.iter().map(segment).collect(),
        }
    }

    #[test]
    fn a_moved_sentence_is_a_crossing_bead() {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let source = lines(
            "The nurses worked in three hospitals of the capital.\n\
             Written consent was obtained from every participant before the first interview.\n\
             Shame was measured with a questionnaire of 24 items.\n\
             Compassion towards others rose after the training.\n\
             Guilt did not change.",
        );
        let target = lines(
            "Las enfermeras trabajaban en tres hospitales de la capital.\n\
             La vergüenza se midió con un cuestionario de 24 ítems.\n\
             La compasión hacia los demás aumentó después de la formación.\n\
             La culpa no cambió.\n\
             Se obtuvo el consentimiento escrito de cada participante antes de la primera entrevista.",
        );
        let (source, target) = (document("en", &source), document("es", &target));
        let lexicon = Lexicon::shipped(&source.language, &target.language);
        let alignment = align(&source, &target, &Model::shipped().beads, &lexicon);
        let beads: Vec<_> =
            alignment.beads.iter().map(|b| (b.source.start, b.target.start)).collect();
        assert_eq!(beads, [(0, 0), (1, 4), (2, 1), (3, 2), (4, 3)]);
    }

    #[test]
    fn neighbours_that_changed_places_are_found() {
        for (source, target, beads) in [
            (
                "We asked thirty owners of dogs about the walks they take.
                The neighbours were never asked.
                Walking helped twelve of the older dogs.
                Cities should plan more parks.",
                "Preguntamos a treinta dueños de perros por los paseos que dan.
                Caminar ayudó a doce de los perros mayores.
                Nunca se preguntó a los vecinos.
                Las ciudades deberían prever más parques.",
                ["0..1=0..1", "1..2=2..3", "2..3=1..2", "3..4=3..4"],
            ),
            // at the beginning, in other words
            (
                "The school garden was laid out by forty pupils with some help from retired neighbours.
                Nearly all of the harvest was either cooked in the canteen or given to a food bank.
                Teachers kept diaries during two years.
                Such gardens deserve support from town councils.",
                "Casi todo lo cosechado se guisó en el comedor o acabó en un banco de alimentos.
                Cuarenta alumnos, ayudados por vecinos jubilados, prepararon el huerto de la escuela.
                El profesorado llevó diarios durante dos años.
                Estos huertos merecen el apoyo de los ayuntamientos.",
                ["0..1=1..2", "1..2=0..1", "2..3=2..3", "3..4=3..4"],
            ),
        ] {
            let found: Vec<_> = aligned(source, target).into_iter().map(|(bead, _)| bead).collect();
            assert_eq!(found, beads, "{source}");
        }
    }

    /// The beads of an alignment, each as its segments from 0 (`0..1=0..2`), with its confidence.
    fn aligned(source: &str, target: &str) -> Vec<(String, f64)> {
        let lines =
            |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
        let (source, target) = (document("en", &lines(source)), document("es", &lines(target)));
        let lexicon = Lexicon::shipped(&source.language, &target.language);
        let beads = align(&source, &target, &Model::shipped().beads, &lexicon).beads;
        let name = |bead: &Bead| format!("{:?}={:?}", bead.source, bead.target);
        beads.iter().map(|bead| (name(bead), bead.confidence)).collect()
    }

    #[test]
    fn what_is_freely_joined_and_split_is_likelier_than_gaps() {
        let postmen = aligned(
            "Fear of dogs keeps many postmen away from quiet streets.
             The sample was of 64 postmen aged 30 or over.
             The trained group walked with a dog twice a week for two months, and the control group went on with its usual rounds.
             Fear fell by 4.2 points in the former and by 0.6 in the latter.",
            "El miedo a los perros aleja a muchos carteros de las calles tranquilas.
             La muestra fue de 64 carteros de 30 años o más: los del grupo entrenado pasearon dos meses con un perro dos veces por semana.
             Los otros siguieron con las rondas de costumbre.
             El miedo bajó 4,2 puntos en aquellos y 0,6 en estos.",
        );
        let sailing = aligned(
            "In many schools sailing is taught only to those who ask for it, and most of those who ask are rich.
             Girls' confidence grew by 0.5 points.
             Boys' confidence, which was high from the start, did not change.
             The videos show that the boys held the tiller 70% of the time.",
            "En muchas escuelas la vela es optativa.
             Quienes la piden son, en su mayoría, ricos.
             La confianza de las chicas creció 0,5 puntos y la de los chicos, alta de entrada, se mantuvo.
             Los videos revelan que el timón estuvo en manos de los varones el 70 % del tiempo.
             No basta, por lo tanto, con cambiar de río.",
        );
        for (beads, wanted) in [
            (postmen, vec!["0..1=0..1", "1..3=1..3", "3..4=3..4"]),
            (sailing, vec!["0..1=0..2", "1..3=2..3", "3..4=3..4", "4..4=4..5"]),
        ] {
            let names: Vec<&str> = beads.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, wanted, "{beads:?}");
            assert!(beads.iter().all(|(_, confidence)| *confidence > 0.5), "{beads:?}");
        }
    }

    #[test]
    fn a_sentence_that_nothing_answers_makes_the_bead_of_its_neighbour_doubtful() {
        let beads = aligned(
            "Fifteen fishermen of the estuary kept a diary for one summer.
             The catch of each week and the length of every crab were written down together with the weather and the state of the sea.
             Bigger boats brought home more crabs.",
            "Quince pescadores de la ría llevaron un diario durante un verano.
             Se anotaron la captura de cada semana y la longitud de todos los cangrejos.
             Las viudas heredaron casas, huertas, dinero y deudas.
             Los barcos mayores trajeron más cangrejos.",
        );
        let joined = beads.iter().find(|(name, _)| name == "1..2=1..3");
        assert!(joined.is_none_or(|(_, confidence)| *confidence <= 0.5), "{beads:?}");
    }

    proptest! {
        #[test]
        fn every_segment_is_in_exactly_one_bead(
            source in prop::collection::vec("(shame|compassion|ten|[0-9.,]{1,5}|OBJECTIVE:|\\PC{0,3}| ){0,12}", 0..7),
            target in prop::collection::vec("(vergüenza|compasión|diez|[0-9.,]{1,5}|OBJETIVO:|\\PC{0,3}| ){0,12}", 0..7),
        ) {
            let (source, target) = (document("en", &source), document("es", &target));
            let lexicon = Lexicon::shipped(&source.language, &target.language);
            let alignment = align(&source, &target, &Model::shipped().beads, &lexicon);
            let mut covered = [vec![0; source.segments.len()], vec![0; target.segments.len()]];
            for bead in &alignment.beads {
                bead.source.clone().for_each(|s| covered[0][s] += 1);
                bead.target.clone().for_each(|t| covered[1][t] += 1);
                let Kind(n, m) = bead.kind();
                let widest = if n.min(m) == 1 { WIDEST_OF_ONE } else { WIDEST };
                prop_assert!(n.max(m) <= widest);
                prop_assert!((0.0..=1.0).contains(&bead.confidence));
            }
            prop_assert!(covered.iter().flatten().all(|times| *times == 1));
        }
    }
}
