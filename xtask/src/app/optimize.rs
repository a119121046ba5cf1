//! wasm-opt, from npm's `binaryen` (Debian's is too old for what Rust writes today).

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::checkout::Checkout;
use crate::progress::say;
use crate::{debian, process};

/// The exact version of npm's `binaryen`.
pub(super) const VERSION: &str = "132.0.0";

/// What Rust's modules use. Named one by one: `--all-features` makes a module that Chromium
/// refuses.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
];

/// Repetition is what brotli is good at: a function folded into its only caller, or an expression computed
/// once for two uses, makes the module smaller and what is fetched larger. Measured on the largest part after
/// brotli: 282.3 kB with `-Oz` alone, 277.9 kB so.
pub(super) const PASSES: [&str; 6] = [
    "-Os",
    // Until nothing becomes smaller: 0.6 kB less.
    "--converge",
    "--flexible-inline-max-function-size=1",
    "--always-inline-max-function-size=1",
    "--one-caller-inline-max-function-size=1",
    "--skip-pass=local-cse",
];

const INSTALL_LIMIT: Duration = Duration::from_secs(300);

/// Makes a module as small as can be, in place.
pub(super) fn shrink(checkout: &Checkout, module: &Path) -> Result<()> {
    let program = install(checkout)?;
    say("Shrinking the module with wasm-opt");
    let small = module.with_extension("small");
    let mut command = Command::new("node");
    command
        .arg(program)
        .args(PASSES)
        .args(FEATURES)
        .arg(module)
        .arg("-o")
        .arg(&small);
    process::run(&mut command, "delete .tools and build again")?;
    std::fs::rename(&small, module).context("wasm-opt wrote nothing; delete .tools and build again")
}

/// The program, fetched the first time.
pub(super) fn install(checkout: &Checkout) -> Result<PathBuf> {
    let folder = checkout.tools().join(format!("binaryen-{VERSION}"));
    let program = folder.join("node_modules/binaryen/bin/wasm-opt");
    if program.is_file() {
        return Ok(program);
    }
    if process::find("npm").is_none() || process::find("node").is_none() {
        debian::install(
            &["nodejs", "npm"],
            "run wasm-opt, which makes the app a third smaller",
        )?;
    }
    say(format!(
        "Installing wasm-opt (npm's binaryen {VERSION}) into .tools"
    ));
    std::fs::create_dir_all(&folder)?;
    let mut command = Command::new("npm");
    command
        .args([
            "install",
            "--no-save",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--prefix",
        ])
        .arg(&folder)
        .arg(format!("binaryen@{VERSION}"));
    process::run_quietly(
        &mut command,
        INSTALL_LIMIT,
        "is npm's registry within reach?",
    )?;
    program.is_file().then_some(program).with_context(|| {
        format!("npm's binaryen {VERSION} has no bin/wasm-opt; see what it has in .tools")
    })
}
