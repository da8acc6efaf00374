//! The ends of words, as a tree from the last byte on.

/// Endings, and what there is to know of each.
pub(super) struct Endings<T> {
    /// The first is the end of every word.
    nodes: Vec<Node<T>>,
}

struct Node<T> {
    /// The byte before, and the node that it leads to.
    before: Vec<(u8, usize)>,
    /// Of the ending that begins here how many of its first bytes the word keeps, and what is known of it.
    known: Option<(usize, T)>,
}

impl<T: Copy> Endings<T> {
    /// A word keeps what stands before a dash: with `p-ped`, *stopped* is *stop*.
    pub(super) fn new(endings: impl Iterator<Item = (&'static str, T)>) -> Self {
        let node = || Node { before: Vec::new(), known: None };
        let mut nodes = vec![node()];
        for (ending, known) in endings {
            let kept = ending.find('-').unwrap_or(0);
            let mut at = 0;
            for byte in ending.bytes().rev().filter(|byte| *byte != b'-') {
                let next = nodes[at].before.iter().find(|(letter, _)| *letter == byte);
                at = match next {
                    Some((_, next)) => *next,
                    None => {
                        nodes.push(node());
                        let next = nodes.len() - 1;
                        nodes[at].before.push((byte, next));
                        next
                    }
                };
            }
            nodes[at].known.get_or_insert((kept, known));
        }
        Endings { nodes }
    }

    /// The word without its longest ending that leaves `least` bytes, and what is known of that ending.
    pub(super) fn strip<'w>(&self, word: &'w str, least: usize) -> Option<(&'w str, T)> {
        let mut longest = None;
        let mut node = &self.nodes[0];
        for (at, byte) in word.bytes().enumerate().rev() {
            let Some((_, next)) = node.before.iter().find(|(letter, _)| *letter == byte) else {
                break;
            };
            node = &self.nodes[*next];
            if let Some((kept, known)) = node.known
                && at + kept >= least
            {
                longest = Some((&word[..at + kept], known));
            }
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_that_leaves_enough_is_taken() {
        let endings = ["s", "es", "ces", "p-ped"].into_iter().map(|ending| (ending, ending));
        let endings = Endings::new(endings);
        for (word, least, expected) in [
            ("voces", 2, Some(("vo", "ces"))),
            ("voces", 3, Some(("voc", "es"))),
            ("casas", 3, Some(("casa", "s"))),
            ("stopped", 3, Some(("stop", "p-ped"))),
            ("mapped", 3, Some(("map", "p-ped"))),
            ("mapped", 4, None),
            ("es", 0, Some(("", "es"))),
            ("es", 2, None),
            ("voz", 0, None),
            ("", 0, None),
        ] {
            assert_eq!(endings.strip(word, least), expected, "{word} {least}");
        }
    }
}
