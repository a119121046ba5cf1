//! Ctrl-C and SIGTERM, for subcommands that have something to clean up.
//!
//! Once [`catch`] was called, the signal only sets a flag; whoever waits looks at it, stops what
//! it started and returns an error, so that every guard on the way out runs.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, ensure};

static CAUGHT: AtomicBool = AtomicBool::new(false);
static ARRIVED: AtomicBool = AtomicBool::new(false);

/// From now on a signal is noticed instead of ending the program.
///
/// # Errors
/// When the system refuses a signal handler.
pub(crate) fn catch() -> Result<()> {
    ctrlc::set_handler(|| ARRIVED.store(true, Ordering::SeqCst))
        .context("cannot listen for Ctrl-C")?;
    CAUGHT.store(true, Ordering::SeqCst);
    Ok(())
}

/// Whether signals are noticed here; then children are started in a process group of their own.
pub(crate) fn is_caught() -> bool {
    CAUGHT.load(Ordering::SeqCst)
}

/// Whether somebody asked to stop.
pub(crate) fn arrived() -> bool {
    ARRIVED.load(Ordering::SeqCst)
}

/// # Errors
/// When somebody asked to stop.
pub(crate) fn check() -> Result<()> {
    ensure!(!arrived(), "stopped");
    Ok(())
}
