//! The inputs of a review: read, aligned around what was decided before, and checked.

use super::super::each::each;
use super::super::input::{Content, Input};
use super::super::register::{Output, Role};
use super::super::settings::Settings;
use super::super::{Failure, Status};
use super::Args;
use super::api::{Checked, Document};
use super::saving::Saved;
use crate::bitext::file;
use crate::check::check;
use crate::review::term_views;
use crate::session::{Cotejo, Loaded};
use std::path::{Path, PathBuf};

/// The documents to review, and whether all inputs could be read.
pub(super) fn load(
    args: &Args,
    settings: &Settings,
) -> Result<(Vec<Document>, &'static Cotejo, Status), Failure> {
    let inputs = &settings.inputs;
    // the page saves each step: that it cannot is said before anything is corrected
    let outputs_of = |input: &Input| {
        let outputs = outputs(args, settings, input)?;
        outputs.iter().try_for_each(Output::check_folder)?;
        Ok(outputs)
    };
    let cotejo = args.checking.cotejo(settings)?;
    let work = |input: &Input, Loaded { bitext, .. }: &Loaded, _| {
        let checker = cotejo.checker(&bitext.languages());
        let context = args.checking.context(&checker, bitext)?;
        let findings = settings.control.select(bitext, check(&context)).findings;
        let checked = Checked { findings, terms: term_views(&context) };
        let [memory, file] = &input.outputs[..] else {
            unreachable!("a memory and a bitext file are made of each input")
        };
        let saved = Saved::new(file.clone(), memory.clone())?;
        Ok(Document::new(bitext.clone(), checked, saved))
    };
    let mut documents = Vec::new();
    let take = |document, _| {
        documents.push(document);
        Ok(())
    };
    let aligning = &args.checking.aligning;
    let tally = each(inputs.clone(), aligning, cotejo, Some(&outputs_of), work, take)?;
    Ok((documents, cotejo, tally.status()))
}

/// The memory and the bitext file of an input, as `run` names them; a bitext file is itself what is corrected.
fn outputs(args: &Args, settings: &Settings, input: &Input) -> Result<Vec<Output>, Failure> {
    let register = &settings.inputs.register;
    let derived = |path: &Path, what: &str| {
        let what = format!("the {what} of {}", input.name);
        register.derives(path, &what, args.replacing.force)?.check()
    };
    if let (None, Some((path, stem))) = (&args.output, itself(input)) {
        let what = format!("the bitext file of {}", input.name);
        return Ok(vec![
            derived(&path.with_file_name(format!("{stem}.tmx")), "memory")?,
            register.updates(&path, &what, Role::Input)?,
        ]);
    }
    let folder = args.output.clone().unwrap_or_else(|| ".".into());
    let path = |extension: &str| folder.join(format!("{}{extension}", input.stem));
    Ok(vec![derived(&path(".tmx"), "memory")?, derived(&path(".cotejo.json"), "bitext file")?])
}

/// The path of an input that is a bitext file, and its name without extension.
fn itself(input: &Input) -> Option<(PathBuf, String)> {
    let Content::One(path) = &input.content else { return None };
    let name = path.file_name()?.to_string_lossy();
    let stem = file::FORMAT.extensions.iter().find_map(|extension| name.strip_suffix(extension))?;
    Some((path.clone(), stem.to_owned()))
}
