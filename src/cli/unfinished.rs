//! Files that are not whole yet: they have random names, and are removed if the program is interrupted.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::TempPath;

static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file of a random name, which is removed unless it is renamed.
pub(super) struct Unfinished(TempPath);

impl Unfinished {
    /// Makes a new file beside `place`; nothing that stands there is opened.
    pub(super) fn beside(place: &Path) -> io::Result<(File, Self)> {
        interrupt::handle();
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".cotejo-").suffix(".part");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        // locked, so that an interrupt finds every file that there is
        let mut unfinished = unfinished();
        let new = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
        let (file, path) = new.into_parts();
        unfinished.insert(path.to_path_buf());
        Ok((file, Unfinished(path)))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Gives the file the name that it is to have, in place of what has it now.
    pub(super) fn rename(self, place: &Path) -> io::Result<()> {
        let name = self.0.to_path_buf();
        let renamed = self.0.persist(place).map_err(|error| error.error);
        unfinished().remove(&name);
        renamed
    }
}

/// What is still to be done when the program is interrupted.
type Last = Box<dyn FnOnce() + Send>;

static LAST: Mutex<Option<Last>> = Mutex::new(None);

/// Has something done before the program ends by a signal.
#[cfg(feature = "server")]
pub(super) fn before_interrupt(last: impl FnOnce() + Send + 'static) {
    interrupt::handle();
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(last));
}

#[cfg(unix)]
mod interrupt {
    use super::{LAST, PoisonError, unfinished};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use std::io::{self, PipeReader, Read, Write};
    use std::sync::Once;

    /// Has unfinished files removed before the program ends by a signal.
    pub(super) fn handle() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let Ok(mut signals) = signals() else { return };
            std::thread::spawn(move || {
                let mut signal = [0];
                if signals.read_exact(&mut signal).is_err() {
                    return;
                }
                let last = LAST.lock().unwrap_or_else(PoisonError::into_inner).take();
                last.into_iter().for_each(|last| last());
                // locked until the end, so that no file is begun any more
                let unfinished = unfinished();
                unfinished.iter().for_each(|path| {
                    let _ = std::fs::remove_file(path);
                });
                std::process::exit(128 + i32::from(signal[0]));
            });
        });
    }

    /// The numbers of the signals that arrive. They come through a pipe: the crate's own iterator opens a socket.
    #[allow(unsafe_code, reason = "little may be done while a signal is handled")]
    fn signals() -> io::Result<PipeReader> {
        let (signals, into) = io::pipe()?;
        for number in [SIGINT, SIGTERM, SIGHUP] {
            if is_ignored(number) {
                continue;
            }
            let (into, byte) = (into.try_clone()?, number.to_le_bytes()[0]);
            let send = move || {
                let _ = (&into).write(&[byte]);
            };
            // SAFETY: what is done is to write a byte to a pipe
            unsafe { signal_hook::low_level::register(number, send) }?;
        }
        Ok(signals)
    }

    /// Whether whoever started the program has it ignore a signal, as `nohup` does.
    #[allow(unsafe_code, reason = "no crate asks for how a signal is handled")]
    fn is_ignored(signal: i32) -> bool {
        // SAFETY: without a new action the call only writes the present one
        unsafe {
            let mut present: libc::sigaction = std::mem::zeroed();
            libc::sigaction(signal, std::ptr::null(), &mut present) == 0
                && present.sa_sigaction == libc::SIG_IGN
        }
    }
}

#[cfg(not(unix))]
mod interrupt {
    pub(super) fn handle() {}
}
