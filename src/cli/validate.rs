//! `cotejo validate`: what other people's readers would refuse or misread in a file, and a mended copy.

use super::checksum;
use super::new_file::write_whole;
use super::options::{ListFormat, Replacing};
use super::output::{complain, say, width};
use super::register::{Output, Register, Role};
use super::{Failure, Outcome, Status};
use crate::report::faults::{self, FileFault};
use crate::severity::Severity;
use crate::text::{encoding, xml};
use crate::validate::{Fault, mend, validate};
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

Exit status: 0 no errors; 1 some (with --fix: some that are not mended); 2 a file cannot be read.")]
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
    let register = Register::default();
    args.files.iter().try_for_each(|path| register.reads(path, Role::Input))?;
    let copies: Vec<Option<Output>> = args
        .files
        .iter()
        .map(|path| args.fix.then(|| copy_of(args, &register, path)).transpose())
        .collect::<Result<_, _>>()?;
    let mut found: Vec<FileFault> = Vec::new();
    let mut failed = false;
    for (path, copy) in args.files.iter().zip(&copies) {
        match faults_of(args, path, copy.as_ref()) {
            Ok(faults) => found.extend(faults),
            Err(failure) => {
                failed = true;
                complain(failure);
            }
        }
    }
    args.format.print(|| faults::render(&found, width().into()), || faults::json(&found))?;
    let errors = found.iter().any(|one| one.fault.severity == Severity::Error && !one.mended);
    Ok(match (failed, errors) {
        (true, _) => Status::Incomplete,
        (_, true) => Status::Findings,
        _ => Status::Done,
    })
}

/// The faults of a file, mended in a copy with `--fix`.
fn faults_of(args: &Args, path: &Path, output: Option<&Output>) -> Result<Vec<FileFault>, Failure> {
    let fail = |what: &dyn std::fmt::Display| Failure::about(path.display(), what);
    let bytes = std::fs::read(path).map_err(|error| fail(&error))?;
    // UTF-8 is left as it is, so that the copy is the same byte for byte where nothing is mended
    let is_utf8 = std::str::from_utf8(&bytes).is_ok_and(|text| !text.contains('\0'));
    let text = match String::from_utf8(bytes) {
        Ok(text) if is_utf8 => text,
        other => {
            let bytes = other.map_or_else(|error| error.into_bytes(), String::into_bytes);
            xml::decode(&bytes).map_err(|error| fail(&error))?.into_string()
        }
    };
    encoding::check_lines(&text).map_err(|error| fail(&error))?;
    let faults = validate(&text, is_utf8)
        .ok_or_else(|| fail(&"this is no TMX, TBX or XLIFF; there are no rules for it"))?;
    let of_file = |fault, mended| FileFault { file: path.display().to_string(), fault, mended };
    let not_mended =
        |faults: Vec<Fault>| Ok(faults.into_iter().map(|fault| of_file(fault, false)).collect());
    let Some(output) = output else { return not_mended(faults) };
    let (mut copy, mended) = mend(&text, is_utf8);
    if args.output.is_none() {
        if mended.is_empty() {
            return not_mended(faults);
        }
        copy = checksum::add_to_xml(&copy);
    }
    write_whole(output, copy.as_bytes())?;
    say(format!("wrote {}", output.path.display()));
    let left = validate(&copy, true).unwrap_or_default();
    let mended = mended.into_iter().map(|fault| of_file(fault, true));
    let left = left.into_iter().map(|fault| of_file(fault, false));
    let mut all: Vec<FileFault> = mended.chain(left).collect();
    all.sort_by_key(|one| one.fault.line);
    Ok(all)
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
