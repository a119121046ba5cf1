//! `cargo xtask bench NAME`: one benchmark, in a release build.

use anyhow::Result;
use clap::Args;

use crate::checkout::Checkout;
use crate::process;
use crate::progress::say;

/// What `bench` can be told.
#[derive(Args)]
pub(crate) struct Options {
    /// Which benchmark: `api`, `board` or `messages`; each is a program `bench_…` of the crate in tests/.
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
