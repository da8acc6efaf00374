//! The ends of words, looked up by their last byte.

/// Endings, and what there is to know of each.
pub(super) struct Endings<T> {
    /// For each last byte the endings that have it, the longest first.
    by_last: Vec<Vec<(&'static str, T)>>,
}

impl<T: Copy> Endings<T> {
    pub(super) fn new(endings: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut by_last = vec![Vec::new(); 1 << u8::BITS];
        for (ending, known) in endings {
            if let Some(last) = ending.bytes().last() {
                by_last[usize::from(last)].push((ending, known));
            }
        }
        for endings in &mut by_last {
            endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        }
        Endings { by_last }
    }

    /// The word without its longest ending that leaves `least` bytes, and what is known of that ending.
    pub(super) fn strip<'w>(&self, word: &'w str, least: usize) -> Option<(&'w str, T)> {
        let endings = &self.by_last[usize::from(word.bytes().last()?)];
        endings
            .iter()
            .filter(|(ending, _)| word.len() >= ending.len() + least)
            .find_map(|(ending, known)| Some((word.strip_suffix(ending)?, *known)))
    }
}
