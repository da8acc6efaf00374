//! `cotejo review --apply`: what a reader of an HTML page decided.

use super::super::file::read;
use super::super::output::warn;
use super::super::{Failure, Status};
use super::Refusal;
use super::api::Review;
use crate::report::decisions::ReaderDecisions;
use std::path::Path;

/// Applies the decisions of a file. What no longer fits is named, and the rest is taken.
pub(super) fn apply(review: &Review, path: &Path, status: Status) -> Result<Status, Failure> {
    let fail = |what: String| Failure::about(path.display(), what);
    let decisions = ReaderDecisions::read(&read(path)?).unwrap_or_else(|| {
        let what = "holds no decisions: give a file that “Save decisions” of an HTML page made";
        Err(what.into())
    });
    let lost = review.take_over(&decisions.map_err(fail)?).map_err(|refusal| match refusal {
        Refusal::Failed(failure) => failure,
        Refusal::Stale(what) | Refusal::Unfit(what) => Failure::new(what),
        Refusal::NotFound | Refusal::ReadOnly => Failure::new("this cannot be changed"),
    })?;
    lost.iter().for_each(|what| warn(format!("{}: {what}", path.display())));
    Ok(if lost.is_empty() { status } else { Status::Incomplete })
}
