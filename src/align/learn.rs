//! Learns the weights of the evidence from gold alignments: maximum likelihood with a margin and an L2 prior.
//!
//! The gradient of the log likelihood is the difference of two expectations of the evidence, over the
//! alignments that gold allows and over all (Lafferty, McCallum & Pereira 2001; for segments Sarawagi & Cohen
//! 2004); both come from the lattice. It is climbed by BFGS (Nocedal & Wright 2006, algorithm 6.1). Gold must be likelier
//! than the rest by a margin (Gimpel & Smith 2010, softmax-margin), which holds better on other texts but is too sure of
//! itself; so in the end all weights are scaled as makes gold likeliest without it (Guo et al. 2017, temperature).

use super::band::Band;
use super::bead::{WIDEST, WIDEST_OF_ONE};
use super::evidence::{Evidence, Feature};
use super::lattice::Lattice;
use super::model::BeadModel;
use super::prune;
use super::rows::Row;
use crate::model::Model;
use crate::segment::SegmentedDocument;
use crate::side::Sides;
use crate::words::Lexicon;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A document pair with its gold alignment, its evidence gathered.
pub(crate) struct Example {
    evidence: Evidence,
    gold: Gold,
    /// The points that are looked at: others are as good as impossible, and learning looks again and again.
    band: Band,
    /// How much it counts.
    weight: f64,
}

type Weights = [f64; Feature::COUNT];
type Spans = (Range<usize>, Range<usize>);

/// Which beads gold allows.
struct Gold {
    /// The gold beads that an alignment of ours may have.
    beads: FxHashSet<Spans>,
    /// For each segment of either side whether gold says nothing of it: any bead of such segments is allowed.
    open: Sides<Vec<bool>>,
}

impl Gold {
    fn new(rows: &[Row], segments: Sides<usize>, evidence: &Evidence) -> Self {
        let open = segments.map(|count| vec![true; count]);
        let mut gold = Gold { beads: FxHashSet::default(), open };
        for row in rows.iter().filter(|row| !row.is_unknown() && !row.is_unequal()) {
            let (Some(source), Some(target)) = (span(&row.source), span(&row.target)) else {
                continue;
            };
            let (least, most) = (source.len().min(target.len()), source.len().max(target.len()));
            let fits = most <= WIDEST || least == 1 && most <= WIDEST_OF_ONE;
            let fits = fits && evidence.is_likely(&source, &target);
            let beads = match (source.is_empty(), target.is_empty()) {
                (false, false) if fits => vec![(source, target)],
                (false, true) => source.map(|i| (i..i + 1, 0..0)).collect(),
                (true, false) => target.map(|i| (0..0, i..i + 1)).collect(),
                _ => continue,
            };
            for (source, target) in beads {
                source.clone().for_each(|i| gold.open.source[i] = false);
                target.clone().for_each(|i| gold.open.target[i] = false);
                gold.beads.insert((source, target));
            }
        }
        gold
    }

    fn allows(&self, source: &Range<usize>, target: &Range<usize>) -> bool {
        // the place of an empty side does not matter
        let known = |span: &Range<usize>| if span.is_empty() { 0..0 } else { span.clone() };
        let open = source.clone().all(|i| self.open.source[i])
            && target.clone().all(|i| self.open.target[i]);
        open || self.beads.contains(&(known(source), known(target)))
    }
}

impl Example {
    /// Gathers the evidence of a document pair. Gold is in rows of segment numbers from 1.
    pub(crate) fn new(
        source: &SegmentedDocument,
        target: &SegmentedDocument,
        gold: &[Row],
        lexicon: &Lexicon,
    ) -> Self {
        let documents = Sides::new(source, target);
        Example::of(Evidence::gather(documents, lexicon), documents, gold)
    }

    /// The same, to count as so many documents.
    pub(crate) fn weighing(self, weight: f64) -> Self {
        Example { weight, ..self }
    }

    /// The same of what is near gold alone, which a long text has time for.
    pub(super) fn near(
        source: &SegmentedDocument,
        target: &SegmentedDocument,
        gold: &[Row],
        lexicon: &Lexicon,
    ) -> Self {
        let first = |row: &Row| Some((row.source.first()? - 1, row.target.first()? - 1));
        let anchors: Vec<(usize, usize)> = gold.iter().filter_map(first).collect();
        let documents = Sides::new(source, target);
        Example::of(Evidence::near(documents, lexicon, &anchors), documents, gold)
    }

    fn of(evidence: Evidence, documents: Sides<&SegmentedDocument>, gold: &[Row]) -> Self {
        let segments = documents.map(|document| document.segments.len());
        let gold = Gold::new(gold, segments, &evidence);
        Example { band: plausible_band(&evidence, &gold), gold, evidence, weight: 1.0 }
    }

    /// Adds the gradient of this document's log likelihood, and gives the likelihood. Beads that gold does not allow count as
    /// likelier by `margin`, in logs.
    fn climb(&self, weights: &Weights, margin: f64, gradient: &mut Weights) -> f64 {
        let model = BeadModel { weights: *weights };
        let is_right =
            |source: &Range<usize>, target: &Range<usize>| self.gold.allows(source, target);
        let all = Lattice::new(&self.band, |source, target| {
            let ahead = if is_right(&source, &target) { 0.0 } else { margin };
            model.score(&self.evidence, source, target) + ahead
        });
        let right = all.only(is_right);
        let (all, right) = (all.posteriors(), right.posteriors());
        let likelihood = right.0 - all.0;
        if !likelihood.is_finite() {
            return 0.0; // gold that no alignment of ours can have
        }
        let signed = |sign| move |bead| (bead, sign);
        for (bead, sign) in right.1.map(signed(1.0)).chain(all.1.map(signed(-1.0))) {
            if bead.confidence > 1e-9 {
                self.evidence.features(bead.source, bead.target, |feature, value| {
                    gradient[feature as usize] += self.weight * sign * bead.confidence * value;
                });
            }
        }
        self.weight * likelihood
    }
}

/// The part of the band that is plausible by the shipped model, if gold is in it; else all.
fn plausible_band(evidence: &Evidence, gold: &Gold) -> Band {
    let model = &Model::shipped().beads;
    let plausible = prune::plausible(evidence.band(), |s, t| model.score(evidence, s, t));
    let right = Lattice::new(&plausible, |_, _| 0.0).only(|s, t| gold.allows(s, t));
    if right.posteriors().0.is_finite() { plausible } else { evidence.band().clone() }
}

/// Neighbouring indices from 1 as a range from 0.
fn span(indices: &[usize]) -> Option<Range<usize>> {
    let neighbours = indices.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    match (indices.first(), indices.last()) {
        (Some(first), Some(last)) if neighbours => Some(first - 1..*last),
        (None, None) => Some(0..0),
        _ => None,
    }
}

/// What weights are expected to be before anything is learned.
pub(super) struct Prior<'m> {
    pub mean: &'m BeadModel,
    /// Standard deviation of each weight.
    pub deviation: f64,
}

/// Learns a model from examples. `prior` is the standard deviation that weights are expected to have.
pub(crate) fn learn(examples: &[&Example], prior: f64) -> BeadModel {
    const STEPS: usize = 500;
    /// From 0.5 to 2 it makes next to no difference.
    const MARGIN: f64 = 1.0;
    let nothing = BeadModel { weights: [0.0; Feature::COUNT] };
    let prior = Prior { mean: &nothing, deviation: prior };
    calibrated(&learn_around(&prior, MARGIN, examples, STEPS), examples)
}

/// The model with all weights scaled alike, so that gold is likeliest: its confidence is then what it promises.
fn calibrated(model: &BeadModel, examples: &[&Example]) -> BeadModel {
    const NEAR: f64 = 0.01;
    let free = Prior { mean: model, deviation: f64::INFINITY };
    let scaled = |scale: f64| model.weights.map(|weight| weight * scale);
    // a margin makes weights larger than they need to be; the likelihood has one top
    let (mut least, mut most) = (0.25, 1.25);
    while most - least > NEAR {
        let third = (most - least) / 3.0;
        let value = |scale| objective(examples, &scaled(scale), &free, 0.0).0;
        if value(least + third) < value(most - third) {
            most -= third;
        } else {
            least += third;
        }
    }
    BeadModel { weights: scaled((least + most) / 2.0) }
}

/// Learns a model from examples, in at most so many steps from the mean of the prior. Gold must be likelier than other beads by
/// a margin, in logs.
pub(super) fn learn_around(
    prior: &Prior,
    margin: f64,
    examples: &[&Example],
    steps: usize,
) -> BeadModel {
    const ENOUGH: f64 = 1e-3;
    let mut weights = prior.mean.weights;
    let (mut value, mut gradient) = objective(examples, &weights, prior, margin);
    let mut inverse = identity();
    for _ in 0..steps {
        let direction = std::array::from_fn(|i| -dot(&inverse[i], &gradient));
        let slope = dot(&direction, &gradient);
        let mut length = 1.0;
        let (next, next_value, next_gradient) = loop {
            let next: Weights = std::array::from_fn(|i| weights[i] + length * direction[i]);
            let (next_value, next_gradient) = objective(examples, &next, prior, margin);
            if next_value <= value + 1e-4 * length * slope || length < 1e-6 {
                break (next, next_value, next_gradient);
            }
            length /= 2.0;
        };
        let step: Weights = std::array::from_fn(|i| next[i] - weights[i]);
        let turn: Weights = std::array::from_fn(|i| next_gradient[i] - gradient[i]);
        let gain = value - next_value;
        (weights, value, gradient) = (next, next_value, next_gradient);
        if gain.abs() < ENOUGH {
            break;
        }
        update(&mut inverse, &step, &turn);
    }
    BeadModel { weights }
}

/// The negative log likelihood with its prior, to be made small, and its gradient.
fn objective(
    examples: &[&Example],
    weights: &Weights,
    prior: &Prior,
    margin: f64,
) -> (f64, Weights) {
    // the parts are fixed, not the number of cores: sums of fractions depend on their order
    const PARTS: usize = 8;
    let part = |first: usize| {
        let mut gradient = [0.0; Feature::COUNT];
        let own = examples.iter().skip(first).step_by(PARTS);
        let likelihood: f64 =
            own.map(|example| example.climb(weights, margin, &mut gradient)).sum();
        (likelihood, gradient)
    };
    let parts: Vec<(f64, Weights)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..PARTS).map(|first| scope.spawn(move || part(first))).collect();
        threads.into_iter().map(|thread| thread.join().expect("learning does not panic")).collect()
    });
    let strength = 1.0 / (prior.deviation * prior.deviation);
    let off: Weights = std::array::from_fn(|i| weights[i] - prior.mean.weights[i]);
    let mut value = dot(&off, &off) * strength / 2.0;
    let mut gradient: Weights = off.map(|off| off * strength);
    for (likelihood, climb) in parts {
        value -= likelihood;
        for (own, climb) in gradient.iter_mut().zip(climb) {
            *own -= climb;
        }
    }
    (value, gradient)
}

type Matrix = [Weights; Feature::COUNT];

fn identity() -> Matrix {
    // a careful first step: gradients of hundreds of documents are large
    std::array::from_fn(|i| std::array::from_fn(|j| if i == j { 1e-3 } else { 0.0 }))
}

fn dot(a: &Weights, b: &Weights) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The BFGS update of the inverse Hessian.
fn update(inverse: &mut Matrix, step: &Weights, turn: &Weights) {
    let curvature = dot(step, turn);
    if curvature <= 1e-12 {
        return;
    }
    let turned: Weights = std::array::from_fn(|i| dot(&inverse[i], turn));
    let scale = 1.0 + dot(turn, &turned) / curvature;
    for i in 0..Feature::COUNT {
        for j in 0..Feature::COUNT {
            inverse[i][j] +=
                (scale * step[i] * step[j] - turned[i] * step[j] - step[i] * turned[j]) / curvature;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::rows;
    use crate::language::LanguageTag;
    use crate::segment::segment_lines;
    use crate::text::source_text::SourceText;

    fn example(english: &str, spanish: &str, gold: &str) -> Example {
        let document = |text: &str, code| {
            segment_lines("", &SourceText::from_source(text), &LanguageTag::known(code))
        };
        let (source, target) = (document(english, "en"), document(spanish, "es"));
        let lexicon = Lexicon::shipped(&source.language, &target.language);
        Example::new(&source, &target, &rows::parse(gold).unwrap(), &lexicon)
    }

    fn examples() -> Vec<Example> {
        vec![
            example(
                "A title\nShame fell in 12 nurses.\nIt fell by half. Fear rose.\nKeywords: shame; fear",
                "La vergüenza disminuyó en 12 enfermeras.\nDisminuyó a la mitad.\nEl miedo aumentó.\nPalabras clave: vergüenza; miedo",
                "1\t-\tOMITTED\n2\t1\tOK\n3\t2,3\tOK\n4\t4\tOK\n",
            ),
            example(
                "One.\nTwo.\nThree and four.",
                "Uno.\nDos.\nTres.",
                "1\t1\tOK\n2\t-\tUNKNOWN\n-\t2\tUNKNOWN\n3\t3\tPARTIAL\n",
            ),
        ]
    }

    #[test]
    fn the_gradient_is_that_of_the_objective() {
        const MARGIN: f64 = 0.7;
        let examples = examples();
        let examples: Vec<&Example> = examples.iter().collect();
        let weights = Model::shipped().beads.weights;
        let prior = Prior { mean: &BeadModel { weights: [0.5; Feature::COUNT] }, deviation: 1.0 };
        let (_, gradient) = objective(&examples, &weights, &prior, MARGIN);
        for index in 0..Feature::COUNT {
            const STEP: f64 = 1e-3;
            let value = |step: f64| {
                let mut near = weights;
                near[index] += step;
                objective(&examples, &near, &prior, MARGIN).0
            };
            let slope = (value(STEP) - value(-STEP)) / (2.0 * STEP);
            let name = Feature::ALL[index].name();
            assert!(
                (slope - gradient[index]).abs() < 0.02 + 0.02 * slope.abs(),
                "{name}: {slope} {}",
                gradient[index]
            );
        }
    }

    #[test]
    fn a_free_translation_is_gold_and_a_bead_of_unequal_sides_is_left_open() {
        let texts = ("One.\nTwo.\nThree.", "Uno.\nDos.\nTres.");
        for (tag, are_open) in [("OK", false), ("PARTIAL", false), ("OVERLAP", true)] {
            let gold = format!("1\t1\tOK\n2,3\t2\t{tag}\n-\t3\tOMITTED\n");
            let gold = example(texts.0, texts.1, &gold).gold;
            assert_eq!(gold.allows(&(1..2), &(1..2)), are_open, "{tag}");
            assert!(gold.allows(&(1..3), &(1..2)), "{tag}");
        }
    }

    #[test]
    fn weights_are_scaled_to_be_as_sure_as_gold_is_likely() {
        let mut examples = examples();
        // one that is gold against all evidence keeps the scale from growing for ever
        examples.push(example("Fear rose.", "El miedo aumentó.", "1\t-\tOMITTED\n-\t1\tOMITTED\n"));
        let examples: Vec<&Example> = examples.iter().collect();
        let shipped = &Model::shipped().beads;
        let free = Prior { mean: shipped, deviation: f64::INFINITY };
        let scaled = calibrated(shipped, &examples);
        let value = |by: f64| objective(&examples, &scaled.weights.map(|w| w * by), &free, 0.0).0;
        assert!(value(1.0) < value(1.1) && value(1.0) < value(0.9));
    }

    #[test]
    fn learning_makes_gold_likelier_and_is_repeatable() {
        let examples = examples();
        let examples: Vec<&Example> = examples.iter().collect();
        let prior = Prior { mean: &BeadModel { weights: [0.0; Feature::COUNT] }, deviation: 1.0 };
        let before = objective(&examples, &Model::shipped().beads.weights, &prior, 0.0).0;
        let learned = learn(&examples, 1.0);
        assert!(objective(&examples, &learned.weights, &prior, 0.0).0 < before);
        assert_eq!(learned.weights, learn(&examples, 1.0).weights);
    }
}
