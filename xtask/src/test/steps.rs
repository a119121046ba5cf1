//! The steps, in order: quick ones first.

use std::num::NonZero;
use std::process::Command;
use std::thread::available_parallelism;

use anyhow::{Context, Result};
use clap::builder::PossibleValuesParser;

use super::postgres::Cluster;
use super::{Options, browser};
use crate::app::{self, Mode};
use crate::checkout::Checkout;
use crate::{debian, process};

/// One step of the tests.
pub(super) struct Step {
    pub(super) name: &'static str,
    /// Completes the line «name: …».
    pub(super) what: &'static str,
    /// Steps without whose success this one cannot say anything.
    pub(super) needs: &'static [&'static str],
    pub(super) run: fn(&Checkout, &Options) -> Result<()>,
}

/// Every step.
pub(super) const STEPS: [Step; 7] = [
    Step {
        name: "format",
        what: "cargo fmt",
        needs: &[],
        run: format,
    },
    Step {
        name: "clippy",
        what: "warnings are errors",
        needs: &[],
        run: clippy,
    },
    Step {
        name: "unit",
        what: "rules, types, the app and the build tools",
        needs: &[],
        run: unit,
    },
    Step {
        name: "api",
        what: "the service on SQLite and PostgreSQL",
        needs: &[],
        run: api,
    },
    Step {
        name: "app",
        what: "the web app, within its budget",
        needs: &[],
        run: web_app,
    },
    Step {
        name: "browser",
        what: "the app in Chromium",
        needs: &["app"],
        run: browser::run,
    },
    Step {
        name: "native",
        what: "the native app compiles",
        needs: &[],
        run: native,
    },
];

/// For `--only`.
pub(super) fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(STEPS.iter().map(|step| step.name))
}

/// What the native app's web view is compiled against.
const NATIVE_PACKAGES: [&str; 4] = [
    "libwebkit2gtk-4.1-dev",
    "libgtk-3-dev",
    "libxdo-dev",
    "libayatana-appindicator3-dev",
];

fn cargo(checkout: &Checkout, arguments: &[&str]) -> Command {
    let mut command = process::cargo(checkout);
    command.args(arguments);
    command
}

fn format(checkout: &Checkout, _: &Options) -> Result<()> {
    process::run(
        &mut cargo(checkout, &["fmt", "--all", "--check"]),
        "run `cargo fmt --all`",
    )
}

fn clippy(checkout: &Checkout, _: &Options) -> Result<()> {
    let mut command = cargo(checkout, &["clippy", "--workspace", "--all-targets"]);
    process::run(
        command.args(["--", "--deny", "warnings"]),
        "correct what clippy says above",
    )
}

/// The whole workspace, here and in [`api`], and where the service is built: what is compiled depends on the features
/// that all chosen packages ask for, so that another choice would compile the service and a hundred crates again.
fn unit(checkout: &Checkout, _: &Options) -> Result<()> {
    let mut command = cargo(checkout, &["test", "--workspace", "--no-fail-fast"]);
    command.args(["--lib", "--bin", "xtask"]);
    process::run(&mut command, "see the failing tests above")
}

fn api(checkout: &Checkout, options: &Options) -> Result<()> {
    let mut command = cargo(checkout, &["test", "--workspace", "--no-fail-fast"]);
    command.args(["--test", "api", "--test", "service", "--test", "code"]);
    mail_server()?;
    validator()?;
    command.env("HJEMOVER_TEST_SMTP_REQUIRED", "1");
    // A test waits for its service, its database and its mail half of the time.
    let cores = available_parallelism().map_or(1, NonZero::get);
    command.env("RUST_TEST_THREADS", (2 * cores).to_string());
    let cluster = if options.sqlite_only {
        command.env_remove("HJEMOVER_TEST_POSTGRES");
        None
    } else {
        let hint = "without PostgreSQL half of the API tests are missing; install Debian's \
                    postgresql, or say --sqlite-only";
        let cluster = Cluster::start().context(hint)?;
        command.env("HJEMOVER_TEST_POSTGRES", cluster.address());
        Some(cluster)
    };
    let outcome = process::run(&mut command, "see the failing tests above");
    drop(cluster);
    outcome
}

/// Mail is sent to a real server.
fn mail_server() -> Result<()> {
    let has_it = |python: &str| {
        let asked = Command::new(python)
            .args(["-c", "import aiosmtpd.smtp"])
            .output();
        asked.is_ok_and(|output| output.status.success())
    };
    if ["/usr/bin/python3", "python3"].into_iter().any(has_it) {
        return Ok(());
    }
    debian::install(&["python3-aiosmtpd"], "send mail to a real server")
}

/// Messages and receipts are validated by their schemas.
fn validator() -> Result<()> {
    if process::find("xmllint").is_some() {
        return Ok(());
    }
    debian::install(&["libxml2-utils"], "validate messages")
}

fn web_app(checkout: &Checkout, _: &Options) -> Result<()> {
    app::build(checkout, Mode::Release)
}

fn native(checkout: &Checkout, _: &Options) -> Result<()> {
    let found = ["webkit2gtk-4.1", "gtk+-3.0"].iter().all(|library| {
        let asked = Command::new("pkg-config")
            .args(["--exists", library])
            .status();
        asked.is_ok_and(|status| status.success())
    });
    if !found {
        let packages: Vec<_> = NATIVE_PACKAGES.into_iter().chain(["pkg-config"]).collect();
        debian::install(&packages, "compile the native app")?;
    }
    let mut command = cargo(checkout, &["check", "--package", "hjemover-app"]);
    command.args(["--no-default-features", "--features", "native"]);
    process::run(&mut command, "correct what the compiler says above")
}
