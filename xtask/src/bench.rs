//! `cargo xtask bench NAME`: one benchmark, in a release build.

use anyhow::Result;
use clap::Args;

use crate::app;
use crate::checkout::Checkout;
use crate::process;
use crate::progress::say;
use crate::test::browser;

/// The benchmark that runs in a browser.
const MARKING: &str = "marking";

/// What `bench` can be told.
#[derive(Args)]
pub(crate) struct Options {
    /// Which benchmark: `api`, `board` or `messages`, each a program `bench_…` of the crate in tests/; or `marking`, in a
    /// browser.
    name: String,
    /// What the benchmark itself is told.
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Builds and runs the benchmark.
///
/// # Errors
/// When there is no such benchmark, it does not compile or it fails.
pub(crate) fn bench(checkout: &Checkout, options: &Options) -> Result<()> {
    if options.name == MARKING {
        return marking(checkout);
    }
    let program = format!("bench_{}", options.name);
    say(format!("Building and running {program} (release)"));
    let mut command = process::cargo(checkout);
    command
        .args([
            "run",
            "--release",
            "--package",
            "hjemover-tests",
            "--bin",
            &program,
        ])
        .arg("--")
        .args(&options.arguments);
    process::run(&mut command, "see above")
}

/// How long marking the explained words of a letter takes in Chromium.
fn marking(checkout: &Checkout) -> Result<()> {
    let (bundle, lexicon) = app::bundle_of(checkout, MARKING)?;
    let mut command = browser::script(checkout, "marking.mjs")?;
    command.arg(bundle).arg(lexicon);
    process::run(&mut command, "see above")
}
