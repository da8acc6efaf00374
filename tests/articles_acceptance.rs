//! Figures on real articles in JATS that are not part of the project, from the file to the beads. They are read from
//! the folder that COTEJO_EVALUATION names; run with
//! `cargo test --release --test articles_acceptance -- --ignored --nocapture`.

use cotejo::align::rows::{self, Row};
use cotejo::align::{Bead, evaluate};
use cotejo::bitext::{self, Bitext, file};
use cotejo::document::BlockKind;
use cotejo::language::LanguageTag;
use cotejo::segment::{Segment, SegmentedDocument, segment_lines};
use cotejo::text::source_text::SourceText;
use cotejo::{Cotejo, Options};
use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The evaluation data; it is an error to ask for these tests without it.
fn data(name: &str) -> PathBuf {
    let folder = std::env::var_os("COTEJO_EVALUATION")
        .expect("COTEJO_EVALUATION names the folder of evaluation data");
    let path = Path::new(&folder).join(name);
    assert!(path.exists(), "{} is not there", path.display());
    path
}

/// How many characters that are not white space.
fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Where each text ends, in characters that are not white space.
fn ends<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<usize> {
    let mut total = 0;
    let mut end = |text: &str| {
        total += solid(text);
        total
    };
    texts.into_iter().map(&mut end).collect()
}

/// A side of a document: where its segments end, and which of them make up each bead.
struct Side {
    ends: Vec<usize>,
    beads: Vec<Vec<usize>>,
}

impl Side {
    /// The stretch of characters of each bead; none where it has no segment.
    fn stretches(&self) -> impl Iterator<Item = Option<Range<usize>>> {
        self.beads.iter().map(|indices| {
            let first = *indices.first()?;
            let start = if first == 0 { 0 } else { self.ends[first - 1] };
            Some(start..self.ends[*indices.last()?])
        })
    }
}

/// Rows over pieces of text that both segmentations have, so that beads are equal if their texts are.
fn rows_over(bounds: [&BTreeSet<usize>; 2], sides: [&Side; 2], tags: &[String]) -> Vec<Row> {
    let pieces = |side: usize, stretch: Option<Range<usize>>| -> Vec<usize> {
        let Some(stretch) = stretch else { return Vec::new() };
        let inside = bounds[side].iter().enumerate();
        let inside = inside.filter(|(_, end)| stretch.start < **end && **end <= stretch.end);
        inside.map(|(index, _)| index + 1).collect()
    };
    let stretches = sides[0].stretches().zip(sides[1].stretches());
    let line = |(index, (source, target)): (usize, _)| {
        let cell = |indices: Vec<usize>| match &indices[..] {
            [] => "-".to_owned(),
            some => some.iter().map(usize::to_string).collect::<Vec<_>>().join(","),
        };
        let (source, target) = (cell(pieces(0, source)), cell(pieces(1, target)));
        let tag = tags.get(index).map_or("", String::as_str);
        format!("{source}\t{target}\t{tag}\n")
    };
    let lines: String =
        stretches.enumerate().map(line).filter(|line| !line.starts_with("-\t-\t")).collect();
    rows::parse(&lines).unwrap()
}

/// What the program makes of an article, and both sides of it without their titles.
fn chain(path: &Path) -> (Bitext, [Side; 2]) {
    let output = Command::new(env!("CARGO_BIN_EXE_cotejo"))
        .env("LC_ALL", "C")
        .args(["align", path.to_str().unwrap(), "--source", "en", "--target", "es", "-f", "json"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {said}", path.display());
    let bitext = file::read(&output.stdout).unwrap();
    let side = |side: bitext::Side| {
        let segments = &bitext.side(side).segments;
        let titles = segments.iter().take_while(|segment| segment.kind == BlockKind::Title).count();
        let indices = |bead: &Bead| -> Vec<usize> {
            bead.range(side).filter(|i| *i >= titles).map(|i| i - titles).collect()
        };
        Side {
            ends: ends(segments[titles..].iter().map(Segment::as_str)),
            beads: bitext.alignment.beads.iter().map(indices).collect(),
        }
    };
    let sides = [side(bitext::Side::Source), side(bitext::Side::Target)];
    (bitext, sides)
}

/// Each word of a segment stands in the file where its trace says, or is written there with character references.
fn assert_leads_back(segment: &Segment, bytes: &[u8]) {
    let text = segment.as_str();
    for word in text.split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let place = segment.text.source(start..start + word.len());
        let there = String::from_utf8_lossy(&bytes[place]);
        assert!(there == word || there.contains(['&', '<']), "{word}: {there}");
    }
}

#[test]
#[ignore = "needs COTEJO_EVALUATION"]
fn articles_are_read_and_aligned_as_their_abstracts_are() {
    // what these files do not have
    const NO_SPANISH_TITLE: &str = "016";
    const NO_KEYWORDS: &str = "023";
    let languages = ["en", "es"].map(|code| code.parse::<LanguageTag>().unwrap());
    let cotejo = Cotejo::new(Options::default()).unwrap();
    let (mut hits, mut have, mut want) = (0, 0, 0);
    let (mut of_chain, mut of_aligner) = (Vec::new(), Vec::new());
    let mut paths: Vec<PathBuf> =
        fs::read_dir(data("articles")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in &paths {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (bitext, found) = chain(path);
        let bytes = fs::read(path).unwrap();
        for document in [&bitext.source, &bitext.target] {
            let has = |kind| document.segments.iter().any(|segment| segment.kind == kind);
            assert!(has(BlockKind::Paragraph), "{name}");
            assert_eq!(has(BlockKind::Title), name != NO_SPANISH_TITLE, "{name}: title");
            assert_eq!(has(BlockKind::Keywords), name != NO_KEYWORDS, "{name}: keywords");
            document.segments.iter().for_each(|segment| assert_leads_back(segment, &bytes));
        }
        let gold = data(&format!("gold/en-es/{name}"));
        let given: [SegmentedDocument; 2] = [0, 1].map(|side| {
            let file = gold.join(format!("{}.sent", languages[side]));
            let text = SourceText::from_source(&fs::read_to_string(file).unwrap());
            segment_lines(name, &text, &languages[side])
        });
        let gold = rows::parse(&fs::read_to_string(gold.join("gold.tsv")).unwrap()).unwrap();
        let tags: Vec<String> = gold.iter().map(|row| row.tag.clone()).collect();
        let expected = [0, 1].map(|side| Side {
            ends: ends(given[side].segments.iter().map(|segment| segment.as_str())),
            beads: gold
                .iter()
                .map(|row| if side == 0 { &row.source } else { &row.target })
                .map(|indices| indices.iter().map(|index| index - 1).collect())
                .collect(),
        });
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found.ends.last(), expected.ends.last(), "{name}: characters");
            let inner = |side: &Side| -> BTreeSet<usize> {
                side.ends[..side.ends.len() - 1].iter().copied().collect()
            };
            let (found, expected) = (inner(found), inner(expected));
            hits += found.intersection(&expected).count();
            have += found.len();
            want += expected.len();
        }
        let bounds: [BTreeSet<usize>; 2] = [0, 1]
            .map(|side| found[side].ends.iter().chain(&expected[side].ends).copied().collect());
        let over = |sides: &[Side; 2], tags: &[String]| {
            rows_over([&bounds[0], &bounds[1]], [&sides[0], &sides[1]], tags)
        };
        of_chain.push((over(&expected, &tags), over(&found, &[])));
        let [source, target] = given;
        let mut bitext = Bitext::unaligned(name, source, target);
        cotejo.align(&mut bitext);
        of_aligner.push((gold, rows::of(&bitext.alignment)));
    }
    assert_eq!(paths.len(), of_chain.len());
    let bounds = 2.0 * hits as f64 / (have + want) as f64;
    let [chain, aligner] =
        [of_chain, of_aligner].map(|documents| evaluate::score(&documents, false).strict.f1());
    println!("{} articles: sentence bounds F1 {bounds:.4}", paths.len());
    println!("strict F1: the chain {chain:.4}, the aligner on given segments {aligner:.4}");
    assert!(bounds >= 0.97, "{bounds}");
    assert!(chain >= aligner - 0.01, "{chain} and {aligner}");
}
