//! The segments to look up: a sentence, or those of a file.

use crate::cli::Failure;
use crate::cli::file::{is_stdin, named, read};
use crate::cli::output::say;
use crate::cli::register::{Register, Role};
use crate::document::{bilingual, plain};
use crate::format::{self, Reads};
use crate::language::LanguageTag;
use crate::memory::{TranslationUnit, UnitStream};
use crate::segment::{SplitRules, segment};
use crate::session::{Reading, open_units};
use crate::side::Sides;
use crate::unread::Unread;
use std::io::Cursor;
use std::path::Path;

/// How inputs are read.
pub(super) struct Queries<'q> {
    /// Their language, where the user names it.
    pub language: Option<&'q LanguageTag>,
    /// Whether each line of a text is a segment.
    pub sentences: bool,
}

/// A segment to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub text: String,
    /// Its language, if known.
    pub language: Option<LanguageTag>,
    /// The texts before and after it, if it is one of a text.
    pub context: Option<[Option<String>; 2]>,
}

/// Whether a word has folders or an extension: `clients/a.tmx`, but not `Six.`
fn is_like_a_path(word: &str) -> bool {
    let path = Path::new(word);
    word.contains(['/', '\\']) || path.extension().is_some_and(|end| !end.is_empty())
}

impl Queries<'_> {
    /// The segments of an input. What names no file, and is not like the name of one, is a sentence.
    pub(super) fn read(&self, input: &Path, register: &Register) -> Result<Vec<Segment>, Failure> {
        let sentence = input.to_string_lossy();
        let sentence = sentence.trim();
        let is_sentence = sentence.contains(char::is_whitespace) || !is_like_a_path(sentence);
        if !is_stdin(input) && !input.exists() && is_sentence {
            let text = sentence.to_owned();
            return Ok(vec![Segment { text, language: self.language.cloned(), context: None }]);
        }
        register.reads(input, Role::Input)?;
        let name = named(input);
        let fail = |what: &dyn std::fmt::Display| Failure::about(&name, what);
        let bytes = read(input)?;
        let format = format::of(&input.to_string_lossy(), &bytes);
        if let Some(Reads::Units(_) | Reads::Table(_) | Reads::Records(_) | Reads::Bitext(_)) =
            format.read
        {
            let languages = Sides::new(self.language, None);
            let open = || -> Result<Vec<TranslationUnit>, String> {
                let mut units = all_units(&bytes, format, languages)?;
                let mut unread = Unread::default();
                let read = unread.sort_out(units.by_ref()).collect();
                unread.messages().iter().for_each(|what| say(Failure::about(&name, what)));
                Ok(read)
            };
            let units = open().map_err(|what| fail(&what))?;
            return Ok(in_context(
                units.into_iter().map(|unit| (unit.source, Some(unit.languages.source))),
            ));
        }
        let text = Reading::default().text(&name, &bytes, format).map_err(|error| fail(&error))?;
        if self.sentences {
            let lines = text.as_str().lines().map(str::trim).filter(|line| !line.is_empty());
            return Ok(in_context(lines.map(|line| (line.to_owned(), self.language.cloned()))));
        }
        let plain = plain::blocks(&text);
        let language = self.language.cloned().or_else(|| bilingual::main_language(&plain.blocks));
        let language =
            language.ok_or_else(|| fail(&"its language cannot be told; name it with --source"))?;
        let document =
            segment(&bilingual::whole("", plain.blocks, language.clone()), &SplitRules::default());
        let segments = document.segments.iter().map(|segment| segment.as_str().to_owned());
        Ok(in_context(segments.map(|text| (text, Some(language.clone())))))
    }
}

/// The units of a file, also those without a translation.
fn all_units<'r>(
    bytes: &'r [u8],
    format: &'static format::Format,
    languages: Sides<Option<&LanguageTag>>,
) -> Result<Box<dyn UnitStream + 'r>, String> {
    match &format.read {
        Some(Reads::Units(read)) => {
            let text = crate::text::xml::decode(bytes)?;
            Ok(read(Box::new(Cursor::new(text.into_string())), languages))
        }
        _ => open_units(Box::new(Cursor::new(bytes)), format, languages, true),
    }
}

/// Segments with those before and after them.
fn in_context(segments: impl Iterator<Item = (String, Option<LanguageTag>)>) -> Vec<Segment> {
    let texts: Vec<_> = segments.filter(|(text, _)| !text.trim().is_empty()).collect();
    let text_at = |at: Option<usize>| Some(texts.get(at?)?.0.clone());
    let segment = |(at, (text, language)): (usize, &(String, Option<LanguageTag>))| Segment {
        text: text.clone(),
        language: language.clone(),
        context: Some([text_at(at.checked_sub(1)), text_at(Some(at + 1))]),
    };
    texts.iter().enumerate().map(segment).collect()
}
