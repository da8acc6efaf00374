//! Answers about forms of words, kept from one text to the next.

use super::forms::Forms;
use std::sync::{PoisonError, RwLock};

/// What was asked of forms so far: most words of a text stood in another before it. All must be numbered by the same
/// [`FormNumbers`](super::forms::FormNumbers); of forms without a number nothing is kept.
pub struct Memo<T> {
    /// By the numbers of the forms.
    known: RwLock<Vec<Option<T>>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Memo { known: RwLock::default() }
    }
}

impl<T> Memo<T> {
    /// What `ask` says of each form, by its place among these. It must say the same of a form whenever it is asked.
    pub fn each(&self, forms: &Forms<'_>, ask: impl Fn(&str) -> T) -> Vec<T>
    where
        T: Clone,
    {
        self.each_as(forms, ask, T::clone)
    }

    /// What `take` makes of what `ask` says of each form; neither may ask this memo.
    pub fn each_as<R>(
        &self,
        forms: &Forms<'_>,
        ask: impl Fn(&str) -> T,
        mut take: impl FnMut(&T) -> R,
    ) -> Vec<R> {
        let mut fresh: Vec<(usize, T)> = Vec::new();
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let answer = |(form, number): (&str, Option<usize>)| {
            if let Some(answer) = number.and_then(|number| known.get(number)?.as_ref()) {
                return take(answer);
            }
            let answer = ask(form);
            let taken = take(&answer);
            fresh.extend(number.map(|number| (number, answer)));
            taken
        };
        let answers = forms.with_numbers().map(answer).collect();
        drop(known);
        if let Some(most) = fresh.iter().map(|(number, _)| *number).max() {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            if known.len() <= most {
                known.resize_with(most + 1, || None);
            }
            fresh.into_iter().for_each(|(number, answer)| known[number] = Some(answer));
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::forms::FormNumbers;
    use std::cell::RefCell;

    #[test]
    fn a_numbered_form_is_asked_once_in_many_texts() {
        let (memo, numbers) = (Memo::default(), FormNumbers::default());
        let asked = RefCell::new(Vec::new());
        let lengths = |forms: Forms<'_>| {
            memo.each(&forms, |form| {
                asked.borrow_mut().push(form.to_owned());
                form.len()
            })
        };
        let numbered = |text: &'static str| Forms::numbered([text].into_iter(), &numbers);
        assert_eq!(lengths(numbered("shame and pride")), [5, 3, 5]);
        assert_eq!(lengths(numbered("pride or shame")), [5, 2, 5]);
        assert_eq!(*asked.borrow(), ["shame", "and", "pride", "or"]);
        assert_eq!(lengths(Forms::of(["or pride"].into_iter())), [2, 5]);
        assert_eq!(asked.borrow()[4..], ["or", "pride"]);
    }
}
