//! Units for spreadsheets, which take a text that begins like a formula for one.

use super::{Lost, TranslationUnit, UnitWriter};
use crate::text::formula;
use std::io;

/// Writes units so that a spreadsheet runs nothing of them: with an apostrophe before a text that begins like a formula.
pub(crate) struct WithoutFormulas<'w>(pub Box<dyn UnitWriter + 'w>);

impl UnitWriter for WithoutFormulas<'_> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        let mut unit = unit.clone();
        let texts = [&mut unit.id, &mut unit.source, &mut unit.target].into_iter();
        let properties = unit.properties.iter_mut().map(|(_, value)| value);
        texts.chain(properties).for_each(formula::guard);
        self.0.unit(&unit)
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.0.finish()
    }
}
