//! Text that was printed with a blank line between any two.

use super::wraps::{
    NARROWEST_WRAP, ends_in_stopword, ends_sentence, is_prose, starts_small, width,
};
use super::{Break, Line};
use crate::language::are_in_two_languages;

/// Takes the blank lines out of stretches where one stands behind each line, and many lines are surely not over.
pub(super) fn close_up(lines: &mut [Line]) {
    const FEWEST_LINES: usize = 5;
    const FEWEST: usize = 3;
    /// One of so many lines is surely not over, at least.
    const PART: usize = 4;
    for stretch in lines.chunk_by_mut(|_, next| next.before == Break::BlankLine) {
        let is_open = |pair: &&[Line]| {
            let [line, next] = [0, 1].map(|at| pair[at].text.as_str());
            !ends_sentence(line)
                && width(line) >= NARROWEST_WRAP
                && (starts_small(next) || is_prose(line) || ends_in_stopword(line))
                && !are_in_two_languages(line, next)
        };
        let count = stretch.windows(2).filter(is_open).count();
        if stretch.len() >= FEWEST_LINES && count >= FEWEST && count * PART >= stretch.len() {
            stretch[1..].iter_mut().for_each(|line| line.before = Break::Line);
        }
    }
}
