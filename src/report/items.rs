//! Faults on lines of files, shown as a good compiler shows them.

use super::visible::for_terminal;
use crate::severity::Severity;
use crate::wording::{UiLanguage, in_language, terminal};
use annotate_snippets::{Element, Level, Message, Origin, Renderer};

/// A fault on a line of a file.
pub(super) struct Item<'i> {
    pub(super) severity: Severity,
    pub(super) message: &'i str,
    /// The name of what found it.
    pub(super) id: &'i str,
    /// The file and the line.
    pub(super) place: (&'i str, usize),
    /// What else there is to say.
    pub(super) notes: Vec<Message<'i>>,
}

/// All of them, a blank line between. Colour codes are there; a stream that cannot show them takes them out.
pub(super) fn items<'i>(
    items: impl Iterator<Item = Item<'i>>,
    width: usize,
    language: UiLanguage,
) -> String {
    let renderer = Renderer::styled().term_width(width);
    let render = |item: Item<'i>| {
        let (file, line) = item.place;
        let place: Element<'_> = Origin::path(for_terminal(file)).line(line).into();
        let elements = std::iter::once(place).chain(item.notes.into_iter().map(Element::from));
        let message = in_language(item.message, language);
        let title = level(item.severity, language)
            .primary_title(for_terminal(&message).into_owned())
            .id(item.id);
        renderer.render(&[title.elements(elements)]) + "\n\n"
    };
    items.map(render).collect()
}

/// A severity, with its name.
pub(super) fn level(severity: Severity, language: UiLanguage) -> Level<'static> {
    let (level, name) = match severity {
        Severity::Error => (Level::ERROR, "error"),
        Severity::Warning => (Level::WARNING, "warning"),
        Severity::Info => (Level::INFO, "info"),
    };
    level.with_name(terminal!(language, "severity", severity: name))
}

/// The label of a reason.
pub(super) fn note(language: UiLanguage) -> Level<'static> {
    Level::NOTE.with_name(terminal!(language, "label-note"))
}

/// The label of what can be done.
pub(super) fn help(language: UiLanguage) -> Level<'static> {
    Level::HELP.with_name(terminal!(language, "label-help"))
}
