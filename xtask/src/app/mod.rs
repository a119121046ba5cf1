//! `cargo xtask app`: the web app, from Rust to the files that a browser loads.
//!
//! cargo → wasm-bindgen → wasm-opt → names by content → compressed, each step in its own file.
//! Nothing is done when nothing changed, and nothing part-done ever lies in `mobile/dist`.

mod layout;
mod optimize;
mod pack;
mod sizes;
mod stamp;
mod styles;
mod templates;
mod toolchain;

use std::fs::{self, File};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, ensure};

use crate::checkout::Checkout;
use crate::process;
use crate::progress::say;

/// The app's parts, each a program in `mobile/src/bin`.
const PARTS: [&str; 14] = [
    "patient",
    "staff",
    "inbox",
    "workbench",
    "account",
    "relations",
    "messages",
    "checklists",
    "followup",
    "relative",
    "clinical",
    "templates",
    "letters",
    "stays",
];

/// What the app is built for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Small: what people get.
    Release,
    /// Quick to build, large, with names in stack traces.
    Dev,
}

impl Mode {
    pub(crate) fn from_dev(dev: bool) -> Self {
        if dev { Self::Dev } else { Self::Release }
    }

    /// The profile in the workspace's `Cargo.toml`, which is also cargo's folder for it.
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "app",
            Self::Dev => "app-dev",
        }
    }
}

/// Builds `mobile/dist` unless it is what it would be.
///
/// # Errors
/// When a tool is missing that cannot be prepared, the app does not compile, or it has grown
/// beyond its budget.
pub(crate) fn build(checkout: &Checkout, mode: Mode) -> Result<()> {
    let _one_at_a_time = lock(checkout)?;
    pack::check_versions(checkout)?;
    let stamp = stamp::Stamp::of_inputs(checkout, mode)?;
    if stamp.is_current(checkout) {
        say("The web app in mobile/dist is up to date");
        return Ok(());
    }
    let packer = pack::build(checkout)?;
    let compiled = compile(checkout, mode, &PARTS)?;
    let bundles = bundles(checkout, mode, &packer, &compiled)?;
    let lexicon = lexicon(checkout, &packer)?;
    let fresh = checkout.app_target().join("dist");
    layout::lay_out(checkout, &bundles, &lexicon, &fresh)?;
    if mode == Mode::Release {
        pack::compress(&packer, &fresh)?;
    }
    sizes::report(&fresh, mode)?;
    replace(&checkout.dist(), &fresh)?;
    stamp.keep(checkout)?;
    say("The web app lies in mobile/dist");
    Ok(())
}

/// One program of the app's crate as a browser loads it in a release, for a benchmark: the folder of its module, and the
/// lexicon in bokmål.
///
/// # Errors
/// As [`build`], and when there is no such program.
pub(crate) fn bundle_of(checkout: &Checkout, part: &str) -> Result<(PathBuf, PathBuf)> {
    let _one_at_a_time = lock(checkout)?;
    let packer = pack::build(checkout)?;
    let compiled = compile(checkout, Mode::Release, &[part])?;
    let module = compiled.join(format!("hjemover-app-{part}.wasm"));
    let folder = bundle(checkout, Mode::Release, part, &packer, &module)?;
    Ok((folder, lexicon(checkout, &packer)?.join("nb.json")))
}

/// The explained words as the app fetches them, a file for each language in the folder.
fn lexicon(checkout: &Checkout, packer: &Path) -> Result<PathBuf> {
    let folder = checkout.app_target().join("lexicon");
    pack::lexicon(packer, &checkout.at("shared/lexicon.toml"), &folder)?;
    Ok(folder)
}

/// Compiles the crate to a wasm file for each of the parts and says which folder they lie in.
fn compile(checkout: &Checkout, mode: Mode, parts: &[&str]) -> Result<PathBuf> {
    let toolchain = toolchain::prepare()?;
    say(format!("Compiling the web app with {}", toolchain.name()));
    let mut command = toolchain.cargo(checkout, mode);
    command.args(["build", "--package", "hjemover-app"]);
    for part in parts {
        command.args(["--bin", &format!("hjemover-app-{part}")]);
    }
    command
        .args(["--no-default-features", "--features", "web"])
        .args([
            "--target",
            toolchain::TARGET,
            "--profile",
            mode.profile(),
            "--target-dir",
        ])
        .arg(checkout.app_target());
    process::run(&mut command, "correct what the compiler says above")?;
    let folder = checkout
        .app_target()
        .join(toolchain::TARGET)
        .join(mode.profile());
    Ok(folder)
}

/// The bundle of every part, as many at a time as there are cores: each tool works on one.
fn bundles(
    checkout: &Checkout,
    mode: Mode,
    packer: &Path,
    compiled: &Path,
) -> Result<Vec<layout::Bundle>> {
    if mode == Mode::Release {
        optimize::install(checkout)?;
    }
    let taken = AtomicUsize::new(0);
    let work = || -> Result<Vec<layout::Bundle>> {
        let mut made = Vec::new();
        while let Some(part) = PARTS.get(taken.fetch_add(1, Ordering::Relaxed)) {
            let module = compiled.join(format!("hjemover-app-{part}.wasm"));
            let folder = bundle(checkout, mode, part, packer, &module)?;
            made.push(layout::Bundle { part, folder });
        }
        Ok(made)
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut bundles = Vec::new();
        for worker in workers {
            bundles.extend(worker.join().unwrap_or_else(|why| resume_unwind(why))?);
        }
        Ok(bundles)
    })
}

/// wasm-bindgen's and wasm-opt's output for this module, made once for each module.
fn bundle(
    checkout: &Checkout,
    mode: Mode,
    part: &str,
    packer: &Path,
    module: &Path,
) -> Result<PathBuf> {
    let folder = checkout
        .app_target()
        .join(format!("bundle-{}-{part}", mode.profile()));
    let stamp = stamp::Stamp::of_module(module, mode)?;
    if stamp.is_kept_in(&folder) {
        return Ok(folder);
    }
    empty(&folder)?;
    say(format!(
        "Making the browser's side of the part «{part}» with wasm-bindgen"
    ));
    pack::bindgen(packer, module, &folder, mode)?;
    if mode == Mode::Release {
        optimize::shrink(checkout, &folder.join(layout::WASM))?;
    }
    stamp.keep_in(&folder)?;
    Ok(folder)
}

/// Waits until no other xtask builds the app; over when the file is dropped.
fn lock(checkout: &Checkout) -> Result<File> {
    let folder = checkout.app_target();
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let file = File::create(folder.join("lock"))?;
    if file.try_lock().is_err() {
        say("Waiting for another xtask that builds the web app");
        file.lock().context("cannot lock target/app/lock")?;
    }
    Ok(file)
}

/// Makes an empty folder, whatever was there.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot empty {}; delete it", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Puts the new folder in the old one's place at once: a running server sees one or the other.
fn replace(old: &Path, new: &Path) -> Result<()> {
    ensure!(new.is_dir(), "{} was not made; build again", new.display());
    let aside = new.with_extension("old");
    if aside.exists() {
        fs::remove_dir_all(&aside)?;
    }
    if old.exists() {
        fs::rename(old, &aside)
            .with_context(|| format!("cannot move {} aside; delete it", old.display()))?;
    }
    fs::rename(new, old).with_context(|| {
        format!(
            "cannot move {} to {}; both must be on one disk",
            new.display(),
            old.display()
        )
    })?;
    if aside.exists() {
        fs::remove_dir_all(&aside)?;
    }
    Ok(())
}
