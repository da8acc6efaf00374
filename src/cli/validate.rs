//! `cotejo validate`: what other people's readers would refuse or misread in a file, and a mended copy.

use super::checksum;
use super::file::opened;
use super::new_file::write_whole;
use super::options::{ListFormat, Replacing};
use super::output::{complain, say, width};
use super::register::{Output, Register, Role};
use super::ui;
use super::ui::note;
use super::{Failure, Outcome, Status};
use crate::report::faults::{self, FileFault};
use crate::severity::Severity;
use crate::text::{encoding, xml};
use crate::validate::{Encoding, Fault, mend, validate};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Say what CAT tools would refuse or misread in TMX, TBX or XLIFF files, and mend it
///
/// TMX 1.4, TBX of 2019 and of 2008, XLIFF 1.2 and 2. docs/validate.md lists what is looked at.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo validate memory.tmx
  cotejo validate memory.tmx --fix           write what can be mended to memory.mended.tmx
  cotejo validate *.tbx -f json

Exit status: 0 no errors; 1 some (with --fix: some that are not mended); 2 a file cannot be read, or (with --fix) its copy
would not be well-formed.")]
pub(super) struct Args {
    /// TMX, TBX or XLIFF
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write a mended copy, NAME.mended.EXT, beside each file that has faults which can be mended
    #[arg(long)]
    fix: bool,
    /// Where the mended copy of a single file goes
    #[arg(short, long, value_name = "FILE", requires = "fix")]
    output: Option<PathBuf>,
    #[command(flatten)]
    replacing: Replacing,
    /// Form of the faults
    #[arg(short, long, value_enum, default_value = "text")]
    format: ListFormat,
}

pub(super) fn run(args: &Args) -> Outcome {
    if args.output.is_some() && args.files.len() > 1 {
        return Err(Failure::new("-o names one file; leave it out to mend several"));
    }
    let files = without_copies(args);
    let register = Register::default();
    files.iter().try_for_each(|path| register.reads(path, Role::Input))?;
    let copies: Vec<Option<Output>> = files
        .iter()
        .map(|path| args.fix.then(|| copy_of(args, &register, path)).transpose())
        .collect::<Result<_, _>>()?;
    let mut found: Vec<FileFault> = Vec::new();
    let (mut looked_at, mut failed) = (0, false);
    for (path, copy) in files.into_iter().zip(&copies) {
        match faults_of(args, path, copy.as_ref()) {
            Ok((faults, refusal)) => {
                found.extend(faults);
                looked_at += 1;
                if let Some(refusal) = refusal {
                    failed = true;
                    complain(refusal);
                }
            }
            Err(failure) => {
                failed = true;
                complain(failure);
            }
        }
    }
    // of what could not be read there is nothing to say, least of all that it has no faults
    if looked_at > 0 {
        args.format.print(
            || faults::render(&found, width().into(), ui::language()),
            || faults::json(&found),
        )?;
    }
    let errors = found.iter().any(|one| one.fault.severity == Severity::Error && !one.mended);
    Ok(match (failed, errors) {
        (true, _) => Status::Incomplete,
        (_, true) => Status::Findings,
        _ => Status::Done,
    })
}

/// The files to look at. A mended copy of one of them is no input of its own: it is made anew (`*.tmx` names it, too).
fn without_copies(args: &Args) -> Vec<&PathBuf> {
    let copies: Vec<PathBuf> = match args.fix && args.output.is_none() {
        true => args.files.iter().map(|path| mended_copy(path)).collect(),
        false => Vec::new(),
    };
    let (copies, files): (Vec<_>, Vec<_>) =
        args.files.iter().partition(|path| copies.contains(path));
    for copy in copies {
        say(note!("copy-left-out", file: copy.display().to_string()));
    }
    files
}

/// A larger file is not read: it is kept in memory, and its copy as well.
const LARGEST_GB: u64 = 1;

/// The faults of a file, mended in a copy with `--fix`, and why there is no copy where it would not be well-formed.
fn faults_of(
    args: &Args,
    path: &Path,
    output: Option<&Output>,
) -> Result<(Vec<FileFault>, Option<Failure>), Failure> {
    let fail = |what: &dyn std::fmt::Display| Failure::about(path.display(), what);
    let (text, encoding) = read(path).map_err(|error| fail(&error))?;
    encoding::check_lines(&text, encoding::LONGEST_LINE_MB).map_err(|error| fail(&error))?;
    let faults = validate(&text, encoding)
        .ok_or_else(|| fail(&"this is no TMX, TBX or XLIFF; there are no rules for it"))?;
    let of_file = |fault, mended| FileFault { file: path.display().to_string(), fault, mended };
    let as_found =
        |faults: Vec<Fault>| faults.into_iter().map(|fault| of_file(fault, false)).collect();
    let Some(output) = output else { return Ok((as_found(faults), None)) };
    let is_touched = |fault: &Fault| fault.mend.is_some() || fault.breaks_xml();
    if args.output.is_none() && !faults.iter().any(is_touched) {
        return Ok((as_found(faults), None));
    }
    let (mut copy, mended) = mend(&text, encoding);
    if args.output.is_none() && !mended.is_empty() {
        copy = checksum::add_to_xml(&copy);
    }
    let left = validate(&copy, Encoding::Utf8)
        .ok_or_else(|| fail(&"no mended copy is written, as it would be of no known format"))?;
    if let Some(broken_copy) = left.iter().find(|fault| fault.breaks_xml()) {
        // what mending changed has moved what comes after it
        let broken = faults.iter().find(|fault| fault.breaks_xml() && fault.mend.is_none());
        let broken = broken.unwrap_or(broken_copy);
        let refusal = fail(&format!(
            "no mended copy is written, as it would not be well-formed either (line {}: {}); mend that by hand first",
            broken.line, broken.what
        ));
        return Ok((as_found(faults), Some(refusal)));
    }
    write_whole(output, copy.as_bytes())?;
    say(note!("wrote", file: output.path.display().to_string()));
    let mended = mended.into_iter().map(|fault| of_file(fault, true));
    let left = left.into_iter().map(|fault| of_file(fault, false));
    let mut all: Vec<FileFault> = mended.chain(left).collect();
    all.sort_by_key(|one| one.fault.line);
    Ok((all, None))
}

/// The text of a file and how it is encoded.
fn read(path: &Path) -> Result<(String, Encoding), String> {
    let file = opened(path).map_err(|what| what.to_string())?;
    let most = LARGEST_GB << 30;
    let size = file.metadata().map_err(|error| error.to_string())?.len();
    let mut bytes = Vec::new();
    // a pipe has no size before it is read
    if size <= most {
        file.take(most + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    }
    if size.max(bytes.len() as u64) > most {
        return Err(format!(
            "is larger than the {LARGEST_GB} GB that are read as a whole; split it"
        ));
    }
    let encoding = Encoding::of(&bytes);
    if encoding == Encoding::Utf16
        && let Some(at) = encoding::bad_utf16(&bytes)
    {
        return Err(format!("is not UTF-16 all through (byte {at} is wrong); save it as UTF-8"));
    }
    let text = match String::from_utf8(bytes) {
        // UTF-8 is left as it is, so that the copy is the same byte for byte where nothing is mended
        Ok(text) if encoding == Encoding::Utf8 => text,
        other => {
            let bytes = other.map_or_else(|error| error.into_bytes(), String::into_bytes);
            xml::decode(&bytes)?.into_string()
        }
    };
    Ok((text, encoding))
}

/// The mended copy of a file, taken down.
fn copy_of(args: &Args, register: &Register, path: &Path) -> Result<Output, Failure> {
    match &args.output {
        Some(output) => register.writes(output, "--output"),
        None => {
            let what = format!("the mended copy of {}", path.display());
            register.derives(&mended_copy(path), &what, args.replacing.force)
        }
    }
}

/// NAME.mended.EXT
fn mended_copy(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(".mended");
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}
