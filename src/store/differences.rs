//! What differs between a text and one that is like it, word by word.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

/// A part of two texts that are compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Which of the texts has it.
    pub part: Part,
    /// The text of the part.
    pub text: String,
}

/// Which of two texts has a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Both.
    Same,
    /// Only the text in the memory.
    Removed,
    /// Only the text that was looked up.
    Added,
}

/// The parts of two texts, in order: those of `old` alone, those of `new` alone, and those of both.
pub(crate) fn differences(old: &str, new: &str) -> Vec<Difference> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_word_bounds().collect(), new.split_word_bounds().collect());
    // beyond this the table would take more memory than the marks are worth
    const LARGEST_TABLE: usize = 1 << 22;
    if old.len() * new.len() > LARGEST_TABLE {
        return joined([(Part::Removed, old.concat()), (Part::Added, new.concat())]);
    }
    let longest = longest_common(&old, &new);
    let (mut i, mut j) = (0, 0);
    let mut parts = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            parts.push((Part::Same, old[i].to_owned()));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || i < old.len() && longest[i + 1][j] >= longest[i][j + 1] {
            parts.push((Part::Removed, old[i].to_owned()));
            i += 1;
        } else {
            parts.push((Part::Added, new[j].to_owned()));
            j += 1;
        }
    }
    joined(in_blocks(parts))
}

/// The length of the longest common subsequence of what follows each pair of places.
fn longest_common(old: &[&str], new: &[&str]) -> Vec<Vec<u32>> {
    let mut longest = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i][j] = match old[i] == new[j] {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    longest
}

/// Puts what was removed before what was added in its place, also where they have only a blank between them in common.
fn in_blocks(parts: Vec<(Part, String)>) -> Vec<(Part, String)> {
    let mut blocks = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    let count = parts.len();
    let changes: Vec<bool> = parts.iter().map(|(part, _)| *part != Part::Same).collect();
    for (at, (part, text)) in parts.into_iter().enumerate() {
        let is_between = || at > 0 && at + 1 < count && changes[at - 1] && changes[at + 1];
        match part {
            Part::Removed => removed.push_str(&text),
            Part::Added => added.push_str(&text),
            Part::Same if text.trim().is_empty() && is_between() => {
                removed.push_str(&text);
                added.push_str(&text);
            }
            Part::Same => {
                blocks.push((Part::Removed, std::mem::take(&mut removed)));
                blocks.push((Part::Added, std::mem::take(&mut added)));
                blocks.push((Part::Same, text));
            }
        }
    }
    blocks.extend([(Part::Removed, removed), (Part::Added, added)]);
    blocks
}

/// Neighbouring parts of one kind as one.
fn joined(parts: impl IntoIterator<Item = (Part, String)>) -> Vec<Difference> {
    let mut joined: Vec<Difference> = Vec::new();
    for (part, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.part == part => last.text.push_str(&text),
            _ => joined.push(Difference { part, text }),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_marked() {
        for (old, new, expected) in [
            ("It fell.", "It fell.", "It fell."),
            ("It fell by 5 %.", "It fell by 12 %.", "It fell by [-5-]{+12+} %."),
            ("It fell.", "It fell again.", "It fell{+ again+}."),
            ("The old house fell.", "The new barn fell.", "The [-old house-]{+new barn+} fell."),
            ("", "New", "{+New+}"),
        ] {
            let marked =
                differences(old, new).into_iter().map(|Difference { part, text }| match part {
                    Part::Same => text,
                    Part::Removed => format!("[-{text}-]"),
                    Part::Added => format!("{{+{text}+}}"),
                });
            assert_eq!(marked.collect::<String>(), expected);
        }
    }
}
