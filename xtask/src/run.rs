//! `cargo xtask run`: from a fresh clone to the app in a browser.

use std::os::unix::process::CommandExt;

use anyhow::{Context, Result};
use clap::Args;

use crate::app::{self, Mode};
use crate::checkout::Checkout;
use crate::progress::say;
use crate::server::{self, Place, Profile};

/// What `run` can be told.
#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    place: Place,
    /// As it is shipped, small and fast: takes more than twice as long to build.
    #[arg(long)]
    release: bool,
}

/// Builds, migrates, fills and serves; returns only when something fails.
///
/// # Errors
/// When any of it fails. The service takes this program's place, so Ctrl-C, signals and the exit
/// code are its own.
pub(crate) fn run(checkout: &Checkout, options: &Options) -> Result<()> {
    let (mode, profile) = if options.release {
        (Mode::Release, Profile::Release)
    } else {
        (Mode::Dev, Profile::Debug)
    };
    app::build(checkout, mode)?;
    say("Building the service");
    let binary = server::build(checkout, profile)?;
    options.place.prepare(checkout, &binary)?;
    say(format!(
        "Serving on http://localhost:{} (Ctrl-C stops)",
        options.place.port
    ));
    let error = options.place.command(checkout, &binary, &["serve"])?.exec();
    Err(error).with_context(|| format!("cannot start {}", binary.display()))
}
