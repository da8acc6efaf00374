//! The forms of a language that were met so far.

use super::Form;
use crate::language::{LanguageTag, Pack, pack};
use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// What is known of the forms of a language, each found out once: most words of a text stood in another before it.
pub(crate) struct FormIndex {
    pub(crate) language: LanguageTag,
    pack: Option<&'static Pack>,
    /// By their text.
    known: RwLock<FxHashMap<Arc<str>, Arc<Form>>>,
}

impl FormIndex {
    /// Without forms yet.
    pub(crate) fn new(language: &LanguageTag) -> Self {
        FormIndex { language: language.clone(), pack: pack(language), known: RwLock::default() }
    }

    /// What is known of a form.
    pub(crate) fn form(&self, text: &str) -> Arc<Form> {
        self.forms(&[text]).swap_remove(0)
    }

    /// What is known of each of some forms.
    pub(crate) fn forms(&self, texts: &[&str]) -> Vec<Arc<Form>> {
        /// Of many texts the rare forms are so many that to keep them gains little.
        const MOST: usize = 1 << 16;
        /// What is longer, in bytes, is no word, and would only take room.
        const LONGEST: usize = 1 << 10;
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let of_text = |text: &&str| known.get(*text).map(Arc::clone);
        let found: Vec<Option<Arc<Form>>> = texts.iter().map(of_text).collect();
        drop(known);
        let mut fresh = Vec::new();
        let make = |(form, text): (Option<Arc<Form>>, &&str)| {
            form.unwrap_or_else(|| {
                let form = Arc::new(Form::new(text, self.pack));
                fresh.push((Arc::clone(&form.text), Arc::clone(&form)));
                form
            })
        };
        let forms = found.into_iter().zip(texts).map(make).collect();
        if !fresh.is_empty() {
            fresh.retain(|(text, _)| text.len() <= LONGEST);
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            let room = MOST.saturating_sub(known.len());
            known.extend(fresh.into_iter().take(room));
        }
        forms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_made_once() {
        let index = FormIndex::new(&LanguageTag::known("en"));
        let forms = index.forms(&["shame", "and", "pride"]);
        assert!(Arc::ptr_eq(&forms[2], &index.form("pride")));
        assert_eq!(&*index.form("Shame").text, "Shame", "case tells forms apart");
    }

    #[test]
    fn what_is_no_word_is_not_kept() {
        let index = FormIndex::new(&LanguageTag::known("en"));
        let long = "x".repeat(5000);
        let [one, two] = [index.form(&long), index.form(&long)];
        assert!(!Arc::ptr_eq(&one, &two));
        assert_eq!(*one.text, *long);
    }

    #[test]
    fn threads_may_share_an_index() {
        let index = FormIndex::new(&LanguageTag::known("en"));
        let texts: Vec<String> = (0..99).map(|number| format!("w{number}")).collect();
        let read = |from: usize| {
            let texts: Vec<&str> = texts[from..from + 60].iter().map(String::as_str).collect();
            let forms = index.forms(&texts);
            forms.iter().zip(&texts).all(|(form, text)| *form.text == **text)
        };
        std::thread::scope(|scope| {
            let read = &read;
            let threads: Vec<_> = (0..40).map(|from| scope.spawn(move || read(from))).collect();
            assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
        });
    }
}
