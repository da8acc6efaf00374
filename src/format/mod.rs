//! The formats of files: a value for each, in the file of its reader or writer, and one list of them.

pub(crate) mod documentation;
mod list;
mod recognition;

#[cfg(test)]
mod tests;

pub use list::FORMATS;
pub use recognition::of;
pub(crate) use recognition::{ENOUGH, Start, is_own, of_glossary};

use crate::bitext::Bitext;
use crate::bitext::file::BadBitext;
use crate::bitext::record::Record;
use crate::check::Finding;
use crate::document::NotRead;
use crate::document::article::Article;
use crate::document::tables::Table;
use crate::glossary::{BadGlossary, Draft, Glossary, Written};
use crate::language::{LanguageTag, Languages};
use crate::memory::{UnitStream, UnitWriter};
use crate::report::{Report, Setup};
use crate::side::Sides;
use crate::text::encoding::{LONGEST_PARAGRAPH_MB, Unreadable, check_lines, decode};
use crate::text::source_text::SourceText;
use crate::text::xml::BadXml;
use std::fmt;
use std::io;

/// A format of files.
#[non_exhaustive]
pub struct Format {
    /// What `--from`, `--to` and `-f` take. Where formats of one option share a name, it is that of the first.
    pub names: &'static [&'static str],
    /// What it is called.
    pub title: &'static str,
    /// A line on what it holds.
    pub help: &'static str,
    /// How the names of its files end; the first is the usual one.
    pub extensions: &'static [&'static str],
    /// How the names of files end that are read, but not written.
    pub read_extensions: &'static [&'static str],
    /// Whether a file is of this format, by how it begins.
    pub(crate) recognises: fn(&Start<'_>) -> bool,
    /// Text at the beginning of the files that cotejo writes, and of no others.
    pub(crate) mark: Option<&'static str>,
    pub(crate) read: Option<Reads>,
    /// The tables of a text, which may be aligned already.
    pub(crate) tables: fn(&[u8]) -> Vec<Table>,
    pub(crate) write: Option<Writes>,
    /// Whether people read it as it is, so that it is in their language.
    pub(crate) is_for_people: bool,
    /// Whether it has a row for a text without a counterpart, as what people correct alignments in must have.
    pub(crate) has_unaligned: bool,
}

/// A format that nothing reads or writes: what the values of all others begin with.
pub(crate) const UNNAMED: Format = Format {
    names: &[],
    title: "",
    help: "",
    extensions: &[],
    read_extensions: &[],
    recognises: |_| false,
    mark: None,
    read: None,
    tables: |_| Vec::new(),
    write: None,
    is_for_people: false,
    has_unaligned: false,
};

/// Gives the bytes of a file that another names, if it may be read; nothing is followed without one.
pub(crate) type Fetch<'f> = Option<&'f dyn Fn(&str) -> Option<Vec<u8>>>;

/// Reads translation units.
type ReadUnits =
    for<'r> fn(Box<dyn io::BufRead + 'r>, Sides<Option<&LanguageTag>>) -> Box<dyn UnitStream + 'r>;

/// What a format holds for a reader, and how it is read.
pub(crate) enum Reads {
    /// The text of an article, or of one of its two languages.
    Text(fn(&[u8], Fetch<'_>) -> Result<SourceText, NotRead>),
    /// An article in XML, with its translations.
    Article(fn(&SourceText) -> Result<Article, BadXml>),
    /// Translation units, read one by one; in these languages where the file does not name them.
    Units(ReadUnits),
    /// A table of aligned texts, as text.
    Table(fn(&[u8]) -> Result<String, String>),
    /// A bitext.
    Bitext(fn(&[u8]) -> Result<Bitext, BadBitext>),
    /// A record a line.
    Records(fn(&str, Sides<Option<&LanguageTag>>) -> Result<Record, String>),
    /// A glossary.
    Glossary(fn(&str) -> Result<Draft, BadGlossary>),
    /// Words that translate each other.
    Lexicon,
    /// Findings that are accepted.
    Baseline,
}

/// What is known of a file of units before the first of them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Head<'h> {
    /// Its date.
    pub created: Option<&'h str>,
    /// Whether units may have states and notes, as those of a memory have.
    pub has_states: bool,
    /// Whether people have decided on some of them.
    pub has_decisions: bool,
}

/// Makes a writer of units in two languages.
type ToOneFile = for<'w> fn(
    Box<dyn io::Write + 'w>,
    &Languages,
    Head<'_>,
) -> io::Result<Box<dyn UnitWriter + 'w>>;
/// Makes a writer of units to a file of the source and a file of the target.
type ToTwoFiles =
    for<'w> fn(Box<dyn io::Write + 'w>, Box<dyn io::Write + 'w>) -> Box<dyn UnitWriter + 'w>;

/// What a format holds of what is written, and how it is written.
pub(crate) enum Writes {
    /// Translation units, written one by one.
    Units(ToOneFile),
    /// Translation units in two files, one a language.
    TwoFiles(ToTwoFiles),
    /// A bitext; on one line if there are many.
    Bitext(fn(&Bitext, bool) -> String),
    /// The beads of a bitext.
    Alignment(fn(&Bitext) -> String),
    /// The beads side by side, as wide as a terminal; see [`crate::report::table`].
    Screen,
    /// The findings of checks.
    Findings(for<'s> fn(&Setup<'s>) -> Box<dyn Report + 's>),
    /// The same as a row for each bitext, with what could not be read of it.
    FindingRows(fn(&Bitext, &[Finding], Option<&str>) -> String),
    /// A glossary.
    Glossary(fn(&Glossary) -> Written),
    /// Candidates for a glossary.
    Candidates,
    /// Words that translate each other.
    Lexicon,
    /// Findings that are accepted.
    Baseline,
    /// What this program was built without; otherwise these commands would write it.
    #[cfg_attr(feature = "xlsx", allow(dead_code, reason = "everything is built"))]
    NotBuilt(&'static str),
}

impl Format {
    /// What it is called in messages and lists.
    pub fn name(&self) -> &'static str {
        self.names[0]
    }

    /// How the names of its files end.
    pub fn all_extensions(&self) -> impl Iterator<Item = &'static str> {
        self.extensions.iter().chain(self.read_extensions).copied()
    }

    /// Whether a file has the name of one of this format.
    pub fn has_name_of(&self, file: &str) -> bool {
        self.all_extensions().any(|extension| ends_in(file, extension))
    }

    /// Whether texts and their translations are read from it.
    pub(crate) fn holds_texts(&self) -> bool {
        use Reads::*;
        matches!(
            self.read,
            Some(Text(_) | Article(_) | Units(_) | Table(_) | Bitext(_) | Records(_))
        )
    }

    /// Whether it holds texts that are aligned already.
    pub(crate) fn is_aligned(&self) -> bool {
        matches!(self.read, Some(Reads::Units(_) | Reads::Table(_) | Reads::Bitext(_)))
    }

    /// Whether it holds the text of an article, or of one of its two languages.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.read, Some(Reads::Text(_)))
    }

    /// The text of a file, which is not empty; what this format holds otherwise is read as plain text.
    pub(crate) fn text(&self, bytes: &[u8], fetch: Fetch<'_>) -> Result<SourceText, NotRead> {
        let text = match self.read {
            Some(Reads::Text(read)) => read(bytes, fetch)?,
            _ => decode(bytes)?,
        };
        if text.is_empty() {
            return Err(Unreadable::NoText.into());
        }
        check_lines(text.as_str(), LONGEST_PARAGRAPH_MB)?;
        Ok(text)
    }

    /// The format of translation units of this name.
    pub fn of_units(name: &str) -> Option<&'static Format> {
        let formats = FORMATS.iter().copied().filter(|format| format.takes_units());
        formats.into_iter().find(|format| format.names.contains(&name))
    }

    /// What writes translation units in this format, one by one; none where it does not hold any, or needs two files.
    /// `created` is the date of the file, as `YYYYMMDDThhmmssZ`.
    pub fn unit_writer<'w>(
        &self,
        out: impl io::Write + 'w,
        languages: &Languages,
        created: Option<&str>,
    ) -> Option<io::Result<Box<dyn UnitWriter + 'w>>> {
        match self.write {
            Some(Writes::Units(write)) => {
                let head = Head { created, has_states: true, has_decisions: false };
                Some(write(Box::new(out), languages, head))
            }
            _ => None,
        }
    }

    /// A glossary in this format; empty if it is no format of glossaries.
    pub(crate) fn glossary(&self, glossary: &Glossary) -> Written {
        match self.write {
            Some(Writes::Glossary(write)) => write(glossary),
            _ => Written::default(),
        }
    }

    /// Whether it holds articles in XML.
    pub(crate) fn is_article(&self) -> bool {
        matches!(self.read, Some(Reads::Article(_)))
    }

    /// Whether it holds a record a line.
    pub(crate) fn is_records(&self) -> bool {
        matches!(self.read, Some(Reads::Records(_)))
    }

    /// Whether it is written where units are.
    pub(crate) fn takes_units(&self) -> bool {
        matches!(self.write, Some(Writes::Units(_) | Writes::TwoFiles(_)))
    }

    /// Whether `align` writes it.
    pub(crate) fn takes_alignments(&self) -> bool {
        use Writes::*;
        matches!(self.write, Some(Screen | Alignment(_) | Bitext(_) | Units(_) | TwoFiles(_)))
    }

    /// Whether it holds the findings of checks.
    pub(crate) fn takes_findings(&self) -> bool {
        matches!(self.write, Some(Writes::Findings(_) | Writes::FindingRows(_)))
    }

    /// Whether it holds a glossary.
    pub(crate) fn takes_glossaries(&self) -> bool {
        matches!(self.write, Some(Writes::Glossary(_)))
    }
}

/// The formats that an option takes, each with the names that it has there.
pub(crate) fn named(takes: fn(&Format) -> bool) -> Vec<(Vec<&'static str>, &'static Format)> {
    let mut taken: Vec<&str> = Vec::new();
    let formats = FORMATS.iter().copied().filter(|format| takes(format));
    let names = formats.map(|format| {
        let free: Vec<_> =
            format.names.iter().copied().filter(|name| !taken.contains(name)).collect();
        taken.extend(&free);
        (free, format)
    });
    names.collect()
}

/// The format that an option would write to a file, by its name.
pub(crate) fn by_name(file: &str, takes: fn(&Format) -> bool) -> Option<&'static Format> {
    let mut formats = FORMATS.iter().copied().filter(|format| takes(format));
    formats.find(|format| format.extensions.iter().any(|extension| ends_in(file, extension)))
}

/// The extensions of all formats that hold something, each once, as `.txt, .md`.
pub(crate) fn extensions(holds: impl Fn(&Format) -> bool) -> String {
    let mut all: Vec<&str> = Vec::new();
    for extension in
        FORMATS.iter().filter(|format| holds(format)).flat_map(|format| format.all_extensions())
    {
        if !all.contains(&extension) {
            all.push(extension);
        }
    }
    all.join(", ")
}

fn ends_in(file: &str, extension: &str) -> bool {
    let start = file.len().checked_sub(extension.len());
    start.and_then(|start| file.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(extension))
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// There is one value of each.
impl PartialEq for Format {
    fn eq(&self, other: &Format) -> bool {
        std::ptr::eq(self, other)
    }
}
