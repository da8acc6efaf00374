//! How far a translation is.

use std::fmt;
use std::str::FromStr;

/// How far a translation is, in the four steps of XLIFF 2, and what more a tool says of it, as `prefix:value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The step.
    pub stage: Stage,
    /// What more a tool says (`subState`).
    pub detail: Option<String>,
}

/// The steps of a translation (XLIFF 2.1, state), in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "their names are those of the standard")]
pub enum Stage {
    Initial,
    Translated,
    Reviewed,
    Final,
}

/// Translated, and nothing more.
impl Default for State {
    fn default() -> Self {
        State { stage: Stage::Translated, detail: None }
    }
}

impl Stage {
    /// Its name in XLIFF 2.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Initial => "initial",
            Stage::Translated => "translated",
            Stage::Reviewed => "reviewed",
            Stage::Final => "final",
        }
    }

    fn named(name: &str) -> Option<Self> {
        let all = [Stage::Initial, Stage::Translated, Stage::Reviewed, Stage::Final];
        all.into_iter().find(|stage| stage.name() == name)
    }
}

impl State {
    /// The state that a format or tool calls by a name; `vocabulary` is its prefix in `states.tsv`.
    pub(super) fn of(vocabulary: &str, name: &str) -> Option<Self> {
        let mut rows = include_str!("states.tsv").lines().skip(1).map(|row| row.split('\t'));
        let known = rows.find_map(|mut cells| {
            let is_meant = cells.next() == Some(vocabulary)
                && cells.next().is_some_and(|known| known.eq_ignore_ascii_case(name));
            if is_meant { cells.next() } else { None }
        });
        let stage = known.and_then(Stage::named)?;
        let detail = (stage.name() != name).then(|| format!("{vocabulary}:{name}"));
        Some(State { stage, detail })
    }
}

/// `final`, or `translated xliff1:needs-review-translation`.
impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.stage.name())?;
        self.detail.iter().try_for_each(|detail| write!(f, " {detail}"))
    }
}

impl FromStr for State {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (stage, detail) =
            text.split_once(' ').map_or((text, None), |(stage, detail)| (stage, Some(detail)));
        let stage = Stage::named(stage).ok_or(())?;
        Ok(State { stage, detail: detail.map(str::to_owned) })
    }
}
