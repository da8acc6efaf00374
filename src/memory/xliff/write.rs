//! The writer of XLIFF 2.1.

use super::codes;
use crate::language::Languages;
use crate::memory::{Lost, TranslationUnit, UnitWriter, Variant, property};
use crate::side::{Side, Sides};
use crate::text::code;
use crate::text::ids::Ids;
use std::io::{self, Write};

/// Writes XLIFF unit by unit: a `file` for each document, a `unit` with one `segment` for each unit, its properties as
/// notes with their names as categories.
pub(crate) struct Writer<W> {
    out: W,
    languages: Languages,
    /// How many documents were begun, and what the one that is open is called.
    files: usize,
    document: Option<String>,
    /// Those of the open document.
    ids: Ids,
    lost: Lost,
}

impl<W: Write> Writer<W> {
    pub(crate) fn new(mut out: W, languages: &Languages) -> io::Result<Self> {
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" \
             version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\">\n",
            languages.source, languages.target,
        )?;
        let (languages, ids, lost) = (languages.clone(), Ids::default(), Lost::default());
        Ok(Writer { out, languages, files: 0, document: None, ids, lost })
    }

    /// Opens the document of a unit, if it is not open.
    fn open(&mut self, document: &str) -> io::Result<()> {
        if self.document.as_deref() == Some(document) {
            return Ok(());
        }
        self.close()?;
        self.files += 1;
        self.document = Some(document.to_owned());
        let original = match self.lost.content(document) {
            name if name.is_empty() => String::new(),
            name => format!(" original=\"{name}\""),
        };
        writeln!(self.out, "  <file id=\"f{}\"{original} xml:space=\"preserve\">", self.files)?;
        let tool = concat!("cotejo ", env!("CARGO_PKG_VERSION"));
        writeln!(
            self.out,
            "    <notes>\n      <note category=\"x-tool\">{tool}</note>\n    </notes>"
        )
    }

    fn close(&mut self) -> io::Result<()> {
        self.ids.clear();
        match self.document.take() {
            Some(_) => self.out.write_all(b"  </file>\n"),
            None => Ok(()),
        }
    }

    /// An id that no other unit of the document has, and what the unit is called where that is something else.
    fn free_id(&mut self, id: &str) -> (String, Option<String>) {
        let is_token = is_name_token(id);
        if is_token && self.ids.take(id) {
            return (id.to_owned(), None);
        }
        let free = self.ids.numbered(if is_token { id } else { "u" }, 1);
        (free, Some(self.lost.content(id)))
    }
}

impl<W: Write> UnitWriter for Writer<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        self.open(unit.property(property::DOCUMENT).unwrap_or_default())?;
        let (id, name) = self.free_id(&unit.id);
        let name = name.map(|name| format!(" name=\"{name}\"")).unwrap_or_default();
        let translate = if unit.is_locked { " translate=\"no\"" } else { "" };
        writeln!(self.out, "    <unit id=\"{id}\"{name}{translate}>")?;
        self.lost.count_tags(unit, &self.languages);
        // the file has the name of the document
        let notes = unit.properties.iter().filter(|(name, _)| name != property::DOCUMENT);
        let of_unit = notes.map(|(name, value)| (name.as_str(), value.as_str()));
        let of_unit = of_unit.chain(unit.provenance.parts()).map(|note| (note, None));
        let of_texts = Side::BOTH.into_iter().flat_map(|side| {
            let Variant { provenance, properties } = &unit.variants[side];
            let properties = properties.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            properties.chain(provenance.parts()).map(move |note| (note, Some(side)))
        });
        let notes: Vec<((&str, &str), Option<Side>)> = of_unit.chain(of_texts).collect();
        if !notes.is_empty() {
            writeln!(self.out, "      <notes>")?;
            for ((name, value), side) in notes {
                let applies = side.map(|side| format!(" appliesTo=\"{side}\"")).unwrap_or_default();
                let category = match name {
                    property::NOTE => String::new(),
                    name => format!(" category=\"{}\"", self.lost.content(name)),
                };
                let value = self.lost.content(value);
                writeln!(self.out, "        <note{applies}{category}>{value}</note>")?;
            }
            writeln!(self.out, "      </notes>")?;
        }
        let Sides { source, target } = &unit.codes;
        let data = codes::data(source.iter().chain(target));
        if !data.is_empty() {
            writeln!(self.out, "      <originalData>")?;
            for (number, data) in (1..).zip(&data) {
                let data = self.lost.content(data);
                writeln!(self.out, "        <data id=\"d{number}\">{data}</data>")?;
            }
            writeln!(self.out, "      </originalData>")?;
        }
        let detail = unit.state.detail.as_ref().filter(|detail| is_sub_state(detail));
        let detail = detail.map(|detail| format!(" subState=\"{}\"", self.lost.content(detail)));
        let (stage, detail) = (unit.state.stage.name(), detail.unwrap_or_default());
        writeln!(self.out, "      <segment state=\"{stage}\"{detail}>")?;
        let [source_numbers, target_numbers] = code::numbers(source, target);
        let sides = [
            ("source", &unit.source, source, source_numbers),
            ("target", &unit.target, target, target_numbers),
        ];
        for (name, text, codes, numbers) in sides {
            let content = codes::written(text, codes, &numbers, &data, &mut self.lost);
            writeln!(self.out, "        <{name}>{content}</{name}>")?;
        }
        self.out.write_all(b"      </segment>\n    </unit>\n")
    }

    fn finish(&mut self) -> io::Result<Lost> {
        if self.files == 0 {
            // a file without content is no XLIFF
            self.open("")?;
            writeln!(self.out, "    <group id=\"none\"/>")?;
        }
        self.close()?;
        self.out.write_all(b"</xliff>\n")?;
        self.out.flush()?;
        Ok(self.lost)
    }
}

/// XLIFF 2.1, subState: a prefix and a value.
fn is_sub_state(text: &str) -> bool {
    let parts = text.split_once(':');
    parts.is_some_and(|(prefix, value)| {
        !prefix.is_empty()
            && !value.is_empty()
            && !value.contains(':')
            && !text.contains(char::is_whitespace)
    })
}

/// XML Schema's NMTOKEN, of the letters and signs that everybody allows.
fn is_name_token(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}
