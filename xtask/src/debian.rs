//! Packages from Debian, installed when a machine lacks them.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Result, bail};

use crate::process;
use crate::progress::say;

/// Installs packages with `apt-get`, as root or through sudo when it asks for no password.
///
/// # Errors
/// When this machine has no apt, or it refuses; the sentence names the packages, so that somebody
/// can install them by hand. `why` completes "to …".
pub(crate) fn install(packages: &[&str], why: &str) -> Result<()> {
    let list = packages.join(" ");
    let advice = format!("install {list} yourself to {why}");
    if process::find("apt-get").is_none() {
        bail!("this machine has no apt-get; {advice} (or what your system calls them)");
    }
    let Some(prefix) = becoming_root() else {
        bail!("installing needs root, and sudo asks for a password; {advice}");
    };
    say(format!("Installing {list} to {why}"));
    update_lists_once(prefix);
    let mut command = apt(prefix);
    command
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages);
    process::run_quietly(&mut command, INSTALL_LIMIT, &advice).map(drop)
}

const INSTALL_LIMIT: std::time::Duration = std::time::Duration::from_secs(900);
const UPDATE_LIMIT: std::time::Duration = std::time::Duration::from_secs(180);

/// A failed update is no reason to stop: the lists of last week often do.
fn update_lists_once(prefix: &[&str]) {
    static DONE: OnceLock<()> = OnceLock::new();
    DONE.get_or_init(|| {
        let mut command = apt(prefix);
        command.arg("update");
        if let Err(error) = process::run_quietly(&mut command, UPDATE_LIMIT, "trying without") {
            say(format!("{error:#}"));
        }
    });
}

fn apt(prefix: &[&str]) -> Command {
    let mut words = prefix.iter().copied().chain(["apt-get"]);
    let mut command = Command::new(words.next().unwrap_or("apt-get"));
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// What to put before a command to run it as root; nothing where that needs a password.
fn becoming_root() -> Option<&'static [&'static str]> {
    if is_root() {
        return Some(&[]);
    }
    let sudo: &[&str] = &["sudo", "--non-interactive"];
    let works = Command::new("sudo")
        .args(["--non-interactive", "true"])
        .output();
    works
        .is_ok_and(|output| output.status.success())
        .then_some(sudo)
}

/// Whether this program runs as root.
pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Installs `packages` unless every one of `paths` is there.
///
/// # Errors
/// As [`install`].
pub(crate) fn ensure(paths: &[&Path], packages: &[&str], why: &str) -> Result<()> {
    if paths.iter().all(|path| path.exists()) {
        Ok(())
    } else {
        install(packages, why)
    }
}
