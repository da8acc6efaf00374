//! Lists of references, whose words are in the language of the works.

use crate::document::{Block, BlockKind};
use crate::language::heading_class;
use crate::text::script::word_count;
use regex::Regex;
use std::sync::LazyLock;

/// The texts of blocks but for references, which are in the language of the works; all where there is nothing else.
pub(crate) fn own_prose(blocks: &[Block]) -> impl Iterator<Item = &str> {
    let own: Vec<&str> = outside_references(blocks)
        .map(|block| block.text.as_str())
        .filter(|text| !is_reference(text))
        .collect();
    let has_own = own.iter().any(|text| text.contains(char::is_whitespace));
    let all = blocks.iter().map(|block| block.text.as_str());
    own.into_iter().filter(move |_| has_own).chain(all.filter(move |_| !has_own))
}

/// The blocks that are in no list of references. A list ends at the next heading that is known.
fn outside_references(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    let mut inside = false;
    blocks.iter().filter(move |block| {
        if block.kind == BlockKind::Heading {
            inside = heading_class(block.text.as_str()) == Some("references");
        }
        !inside
    })
}

/// Whether a block looks like an entry of a list of references.
pub(super) fn is_reference(text: &str) -> bool {
    static SIGNS: LazyLock<[Regex; 5]> = LazyLock::new(|| {
        // digits and edges of words as ASCII has them: of all of Unicode they take long to compile
        let patterns = [
            // a number or a key before it
            r"^\s*(\[[^\]\s]{1,9}\]|[0-9]{1,3}\.)\s",
            // an author with an initial
            r"\p{Lu}[^\s0-9.,;:()]+,? (\p{Lu}\. ?)+[,;&(y]|(?-u:\b)\p{Lu}\. \p{Lu}[^\s0-9.,;:()]+(,| and | y |:)|\p{Lu}[^\s0-9.,;:()]+ \p{Lu}{1,3}[,.]",
            // a year at the end, or in brackets
            r"\((19|20)[0-9]{2}[a-z]?\)|[,.;] (19|20)[0-9]{2}([.;]?(\s|$)|[.;:] ?[0-9])",
            r"https?://|(?-u:\b)(doi|ISBN)(?-u:\b)",
            r"(?-u:\b)([0-9]+ ?\([0-9]+\)[:,]|pp?\. ?[0-9]|[0-9](st|nd|rd|th) ed\.)|[0-9]+[-–][0-9]+\.?$",
        ];
        patterns.map(|pattern| Regex::new(pattern).expect("a fixed pattern"))
    });
    const ENOUGH: usize = 3;
    const LONGEST: usize = 80;
    word_count(text) <= LONGEST && SIGNS.iter().filter(|sign| sign.is_match(text)).count() >= ENOUGH
}
