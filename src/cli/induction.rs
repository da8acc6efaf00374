//! A first pass over the inputs, to learn their words before they are aligned for good.

use super::Failure;
use super::input::{expand, is_stdin};
use super::load::{Loaded, load};
use super::options::{Aligning, Induce, Reading};
use super::output::{say, write_whole};
use super::parallel;
use super::resources::Resources;
use crate::align::{Induction, WordTable};
use crate::bitext::Bitext;
use crate::language::LanguageTag;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is learned from the inputs, by pair of languages.
pub struct Learning {
    when: Induce,
    /// Where the words are kept for later runs.
    out: Option<PathBuf>,
    pairs: Mutex<BTreeMap<(LanguageTag, LanguageTag), Induction>>,
}

/// So many inputs are looked at before it is given up that any is of languages without a lexicon.
const LOOK: usize = 8;

impl Learning {
    pub fn new(aligning: &Aligning) -> Self {
        // who wants to keep the words wants them learned
        let when = match (aligning.induce, &aligning.lexicon_out) {
            (Induce::Auto, Some(_)) => Induce::Always,
            (when, _) => when,
        };
        Learning { when, out: aligning.lexicon_out.clone(), pairs: Mutex::default() }
    }

    /// Takes in a bitext, and gives whether it was asked for: by the options, or because there is no lexicon for it.
    fn add(&self, bitext: &Bitext, has_lexicon: bool) -> bool {
        if self.when == Induce::Never || self.when == Induce::Auto && has_lexicon {
            return false;
        }
        let (source, target) = (&bitext.source, &bitext.target);
        let mut pairs = self.pairs.lock().expect("learning does not panic");
        pairs
            .entry((source.language.clone(), target.language.clone()))
            .or_insert_with(|| Induction::new(&source.language, &target.language))
            .add(source, target, &bitext.alignment);
        true
    }

    fn is_full(&self) -> bool {
        self.pairs.lock().expect("learning does not panic").values().all(Induction::is_full)
    }

    /// What was learned, and from how many beads.
    fn tables(&self) -> Vec<(WordTable, usize)> {
        let pairs = self.pairs.lock().expect("learning does not panic");
        let enough = pairs.values().filter(|own| own.has_enough() || self.when == Induce::Always);
        enough.map(|induction| (induction.table(), induction.beads())).collect()
    }
}

/// Learns the words of many inputs, where the options ask for it. What cannot be read is left to the second pass.
pub fn first_pass(reading: &Reading, resources: &Resources) -> Result<(), Failure> {
    let learning = &resources.learning;
    if learning.when == Induce::Never {
        return Ok(());
    }
    if reading.inputs.iter().any(|path| is_stdin(path)) {
        let what = "cannot be read twice; save it to a file to learn its words";
        return match learning.when {
            Induce::Always => Err(Failure::about("standard input", what)),
            _ => Ok(()),
        };
    }
    let ended = AtomicBool::new(false);
    let inputs = expand(reading)?.each.take_while(|_| !ended.load(Ordering::Relaxed));
    let (mut seen, mut learned) = (0, false);
    let one = |input: Result<_, _>| load(&input.ok()?, reading, resources).ok();
    let take = |loaded: Option<Loaded>| {
        // what was begun before the end came is not taken: how much that is depends on the machine
        if ended.load(Ordering::Relaxed) {
            return;
        }
        seen += 1;
        learned |= loaded.is_some_and(|loaded| learn(&loaded.bitext, resources));
        ended.store(seen >= LOOK && !learned || learned && learning.is_full(), Ordering::Relaxed);
    };
    parallel::ordered(inputs, one, take);
    use_words(reading, resources);
    Ok(())
}

/// Aligns a long text again with its own words, where the options ask for it.
pub fn second_pass(loaded: &mut Loaded, reading: &Reading, resources: &Resources) {
    if loaded.aligned_here && learn(&loaded.bitext, resources) && use_words(reading, resources) {
        let bitext = &mut loaded.bitext;
        bitext.alignment = resources.align(&bitext.source, &bitext.target);
    }
}

/// Writes what was learned to the file that the options name.
pub fn keep_words(resources: &Resources) -> Result<(), Failure> {
    let Some(path) = &resources.learning.out else { return Ok(()) };
    match &resources.learning.tables()[..] {
        [(table, _)] => write_whole(path, table.format().as_bytes()),
        [] => Err(Failure::about(path.display(), "nothing was aligned, so no words were learned")),
        _ => Err(Failure::about(
            path.display(),
            "the inputs are of several pairs of languages; a lexicon is of one",
        )),
    }
}

fn learn(bitext: &Bitext, resources: &Resources) -> bool {
    let lexicon = resources.lexicon(&bitext.source.language, &bitext.target.language);
    resources.learning.add(bitext, !lexicon.is_empty())
}

/// Hands what was learned to the aligner, and gives whether it is anything.
fn use_words(reading: &Reading, resources: &Resources) -> bool {
    let tables = resources.learning.tables();
    for (table, beads) in &tables {
        resources.extend_lexicon(table);
        if !reading.quiet {
            let (source, target) = &table.languages;
            let words = table.rows.len();
            say(format!(
                "learned {words} pairs of words, {source} and {target}, from {beads} beads"
            ));
        }
    }
    !tables.is_empty()
}
