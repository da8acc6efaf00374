//! Whether standard output was open when the program began. Before `main`, Rust opens the null device in place of one that
//! is closed, and results would be lost without a word; so this is looked up earlier still.

use super::Failure;

/// An error if standard output was closed from the beginning.
pub(super) fn refuse_closed() -> Result<(), Failure> {
    if beginning::was_closed() {
        return Err(Failure::about("standard output", "it is closed; nothing can be printed"));
    }
    Ok(())
}

#[cfg(unix)]
mod beginning {
    use std::sync::atomic::{AtomicBool, Ordering};

    static WAS_CLOSED: AtomicBool = AtomicBool::new(false);

    pub(super) fn was_closed() -> bool {
        WAS_CLOSED.load(Ordering::Relaxed)
    }

    extern "C" fn look() {
        // SAFETY: asks for a flag of a descriptor, which may be closed
        let is_closed = unsafe { libc::fcntl(libc::STDOUT_FILENO, libc::F_GETFD) } == -1;
        WAS_CLOSED.store(is_closed, Ordering::Relaxed);
    }

    /// The loader calls what this section lists before the program begins.
    #[used]
    #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__mod_init_func"))]
    #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".init_array"))]
    static LOOK: extern "C" fn() = look;
}

#[cfg(not(unix))]
mod beginning {
    pub(super) fn was_closed() -> bool {
        false
    }
}
