//! Many texts at a time.

use cotejo::bitext::file;
use cotejo::{Cotejo, Reading};
use pyo3::FromPyObject;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A text, its translation, and what their bitext is called.
#[derive(FromPyObject)]
pub(crate) struct Row {
    #[pyo3(item(0))]
    pub name: String,
    #[pyo3(item(1))]
    pub source: String,
    #[pyo3(item(2))]
    pub target: String,
}

/// What is done with a row.
#[derive(Clone, Copy)]
pub(crate) enum Work {
    Align,
    Check,
}

/// What the program writes of a row: a bitext on one line, or its findings.
pub(crate) fn line(
    cotejo: &Cotejo,
    row: &Row,
    work: Work,
    reading: &Reading,
    force: bool,
) -> Result<String, String> {
    let Row { name, source, target } = row;
    let read = cotejo.read_texts(name, source, target, reading);
    let mut loaded = read.map_err(|error| error.to_string())?;
    cotejo.align(&mut loaded.bitext);
    if let (false, Some(error)) = (force, cotejo.unrelated(name, &loaded, false)) {
        return Err(error.to_string());
    }
    let bitext = &loaded.bitext;
    let mut line = match work {
        Work::Align => file::write_line(bitext),
        Work::Check => cotejo.findings_json(bitext, &cotejo.check(bitext)),
    };
    line.truncate(line.trim_end().len());
    Ok(line)
}

/// What `work` makes of each item, in the order of the items, on so many threads.
pub(crate) fn in_order<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    const CHUNK: usize = 16;
    let available = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = if threads == 0 { available() } else { threads };
    if threads == 1 || items.len() <= CHUNK {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(CHUNK, Ordering::Relaxed);
            let Some(rest) = items.get(start..).filter(|rest| !rest.is_empty()) else {
                return done;
            };
            let chunk: Vec<R> = rest.iter().take(CHUNK).map(&work).collect();
            done.push((start, chunk));
        }
    };
    let mut all: Vec<(usize, Vec<R>)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        let done = workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        done.flatten().collect()
    });
    all.sort_by_key(|(start, _)| *start);
    all.into_iter().flat_map(|(_, chunk)| chunk).collect()
}
