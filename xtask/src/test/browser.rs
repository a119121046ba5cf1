//! The stories in `tests/browser`, told to the real app in Chromium.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::Options;
use crate::checkout::Checkout;
use crate::digest::name_of;
use crate::progress::say;
use crate::server::{self, Profile};
use crate::{debian, process};

/// How long npm may take for two packages.
const NPM_LIMIT: Duration = Duration::from_secs(300);

/// Runs every story. The app must have been built.
pub(super) fn run(checkout: &Checkout, _: &Options) -> Result<()> {
    let mut stories = script(checkout, "run.mjs")?;
    if process::find("pdftotext").is_none() {
        debian::install(&["poppler-utils"], "read a PDF as other programs do")?;
    }
    stories.env("HJEMOVER_BIN", server::build(checkout, Profile::Debug)?);
    process::run(
        &mut stories,
        "see the failing stories above and their screenshots",
    )
}

/// A script of `tests/browser`, with the browser and the packages that it needs.
pub(crate) fn script(checkout: &Checkout, name: &str) -> Result<Command> {
    let folder = checkout.at("tests/browser");
    let chromium = chromium()?;
    install_packages(&folder)?;
    let mut script = Command::new("node");
    script.arg(folder.join(name)).current_dir(checkout.root());
    script.env("CHROMIUM", chromium);
    Ok(script)
}

fn chromium() -> Result<PathBuf> {
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    debian::install(&["chromium"], "try the app as a person would")?;
    find_chromium().context("Debian's chromium brought no program; install Chromium or Chrome")
}

fn find_chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(process::find)
}

/// `npm ci`, once for each lock file.
fn install_packages(folder: &Path) -> Result<()> {
    if process::find("npm").is_none() || process::find("node").is_none() {
        debian::install(&["nodejs", "npm"], "run the browser tests")?;
    }
    let lock = fs::read(folder.join("package-lock.json"))
        .context("tests/browser has no package-lock.json; run `npm install` there")?;
    let stamp = folder.join("node_modules/.made-from");
    let wanted = name_of(lock);
    if fs::read_to_string(&stamp).is_ok_and(|made| made == wanted) {
        return Ok(());
    }
    say("Installing the browser tests' packages with npm");
    let mut command = Command::new("npm");
    command
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder);
    process::run_quietly(&mut command, NPM_LIMIT, "is npm's registry within reach?")?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}
