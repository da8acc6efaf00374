//! Answers about forms of words, kept from one text to the next.

use super::forms::Forms;
use rustc_hash::FxHashMap;
use std::sync::{PoisonError, RwLock};

/// What was asked of forms so far. Most words of a text stood in another before it.
pub struct Memo<T> {
    known: RwLock<FxHashMap<Box<str>, T>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Memo { known: RwLock::default() }
    }
}

impl<T: Clone> Memo<T> {
    /// What `ask` says of each form, by its number. It must say the same of a form whenever it is asked.
    pub fn each(&self, forms: &Forms<'_>, ask: impl Fn(&str) -> T) -> Vec<T> {
        /// Of many texts the rare words are so many that to keep them gains little.
        const MOST: usize = 1 << 16;
        let mut fresh: Vec<(&str, T)> = Vec::new();
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let answers = forms.each(|form| {
            known.get(form).cloned().unwrap_or_else(|| {
                let answer = ask(form);
                fresh.push((form, answer.clone()));
                answer
            })
        });
        drop(known);
        if !fresh.is_empty() {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            let room = MOST.saturating_sub(known.len());
            known.extend(fresh.into_iter().take(room).map(|(form, answer)| (form.into(), answer)));
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn a_form_is_asked_once_in_many_texts() {
        let memo = Memo::default();
        let asked = RefCell::new(Vec::new());
        let lengths = |text: &'static str| {
            memo.each(&Forms::of([text].into_iter()), |form| {
                asked.borrow_mut().push(form.to_owned());
                form.len()
            })
        };
        assert_eq!(lengths("shame and pride"), [5, 3, 5]);
        assert_eq!(lengths("pride or shame"), [5, 2, 5]);
        assert_eq!(*asked.borrow(), ["shame", "and", "pride", "or"]);
    }
}
