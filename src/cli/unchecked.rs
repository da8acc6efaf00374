//! What was not checked, for want of data on the languages: said once, however many inputs there are.

use super::output::say;
use super::ui;
use crate::wording::Message;

/// What was not checked in all inputs so far.
#[derive(Default)]
pub(super) struct Unchecked(Vec<Message>);

impl Unchecked {
    /// Takes note of what was not checked in one input.
    pub(super) fn add(&mut self, of_input: Option<Message>) {
        let of_input = of_input.map(|message| message.in_language(ui::language()));
        self.0.extend(of_input.filter(|message| !self.0.contains(message)));
    }

    pub(super) fn say(&self) {
        self.0.iter().for_each(say);
    }
}
