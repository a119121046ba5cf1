//! `cargo xtask …`: everything one types in this checkout.
//!
//! Each subcommand prepares what it needs, says what it does with the seconds gone, and is quiet
//! when there is nothing to do.

mod app;
mod bench;
mod checkout;
mod debian;
mod dev;
mod digest;
mod interrupt;
mod process;
mod progress;
mod run;
mod server;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::checkout::Checkout;

/// Builds, runs and tests Hjemover.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds everything and serves it with demo people on http://localhost:8080.
    Run(run::Options),
    /// Builds the web app into mobile/dist.
    App {
        /// Quick and large, for working on the app.
        #[arg(long)]
        dev: bool,
    },
    /// Serves a debug build, and rebuilds and restarts what you change.
    Dev(server::Place),
    /// Runs every check and test: the API on both databases, the app in Chromium.
    Test(test::Options),
    /// Runs one benchmark in a release build.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    run(Arguments::parse().command).unwrap_or_else(|error| {
        // One sentence for a person; `{:?}` would add a stack trace.
        progress::say(format!("Failed: {error:#}"));
        ExitCode::FAILURE
    })
}

fn run(command: Command) -> Result<ExitCode> {
    let checkout = Checkout::find()?;
    match command {
        Command::Run(options) => run::run(&checkout, &options)?,
        Command::App { dev } => app::build(&checkout, app::Mode::from_dev(dev))?,
        Command::Dev(place) => dev::dev(&checkout, &place)?,
        // Its last line is the summary; nothing is said after it.
        Command::Test(options) => return test::test(&checkout, &options),
        Command::Bench(options) => bench::bench(&checkout, &options)?,
    }
    Ok(ExitCode::SUCCESS)
}
