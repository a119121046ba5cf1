//! `cargo xtask test`: every check and test, one after another, and a plain summary.
//!
//! A step that fails, or that cannot be prepared, does not keep the others from running; none is
//! ever left out silently.

pub(crate) mod browser;
mod postgres;
mod steps;
mod summary;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::Args;

use crate::checkout::Checkout;
use crate::interrupt;
use crate::progress::say;
use steps::{STEPS, Step};
use summary::{Outcome, Summary};

/// Steps that run only when they are named: the native app compiles some hundred crates that nothing else
/// needs, and packages of Debian's for its web view.
const ASKED_FOR: [&str; 1] = ["native"];

/// What `test` can be told.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these steps.
    #[arg(long, value_delimiter = ',', value_name = "NAME", value_parser = steps::names())]
    only: Vec<String>,
    /// Leave PostgreSQL out of the API tests.
    #[arg(long)]
    sqlite_only: bool,
}

/// Runs the steps; the exit code tells whether all passed.
///
/// # Errors
/// When somebody stops it.
pub(crate) fn test(checkout: &Checkout, options: &Options) -> Result<ExitCode> {
    interrupt::catch()?;
    let chosen = |step: &&Step| {
        if options.only.is_empty() {
            !ASKED_FOR.contains(&step.name)
        } else {
            options.only.iter().any(|name| name == step.name)
        }
    };
    let mut summary = Summary::default();
    for step in STEPS.iter().filter(chosen) {
        let start = Instant::now();
        let outcome = match summary.failed_among(step.needs) {
            Some(needed) => Outcome::Failed(format!("needs «{needed}», which failed")),
            None => attempt(step, checkout, options),
        };
        if interrupt::arrived() {
            bail!("stopped during «{}»", step.name);
        }
        if let Outcome::Failed(why) = &outcome {
            say(format!("{} FAILED: {why}", step.name));
        }
        summary.add(step.name, outcome, start.elapsed());
    }
    summary.print();
    Ok(if summary.all_passed() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn attempt(step: &Step, checkout: &Checkout, options: &Options) -> Outcome {
    say(format!("── {}: {}", step.name, step.what));
    match (step.run)(checkout, options) {
        Ok(()) => Outcome::Passed,
        Err(error) => Outcome::Failed(format!("{error:#}")),
    }
}
