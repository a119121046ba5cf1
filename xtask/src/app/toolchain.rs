//! A Rust compiler that can build for the browser.
//!
//! First what rustup has or fetches; on a machine that cannot reach rustup's server, Debian's
//! `rustc-web`, which brings the standard library's source and compiles it along.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use super::Mode;
use crate::checkout::Checkout;
use crate::progress::{self, say};
use crate::{debian, process};

pub(super) const TARGET: &str = "wasm32-unknown-unknown";

/// A server that is not to be had must not hold everything up.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// A panic stops the app without a text, so no texts, places or formatting for it are compiled in: 6 % less
/// to fetch. Needs a standard library compiled the same way. Only names of unstable flags, no unstable code.
const SMALL: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
                     -Zfmt-debug=none";

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// How the web app is compiled here.
pub(super) enum Toolchain {
    /// The active toolchain, which has the standard library for wasm.
    Active,
    /// Debian's compiler with this linker; the standard library is compiled along.
    Debian { linker: PathBuf },
}

/// `rustup` or `debian`, for somebody who wants to try the other way.
pub(super) fn wish() -> Option<String> {
    env::var("HJEMOVER_WASM_TOOLCHAIN")
        .ok()
        .filter(|wish| !wish.is_empty())
}

/// Finds a toolchain, installing what is missing.
///
/// # Errors
/// When no way works; the sentence says what to install.
pub(super) fn prepare() -> Result<Toolchain> {
    match wish().as_deref() {
        None => active().or_else(|from_rustup| {
            say(format!("{from_rustup:#}"));
            debian_toolchain().with_context(|| {
                format!(
                    "no compiler for {TARGET}: run `rustup target add {TARGET}`, or install \
                         Debian's {}",
                    DEBIAN_PACKAGES.join(", ")
                )
            })
        }),
        Some("rustup") => active(),
        Some("debian") => debian_toolchain(),
        Some(other) => {
            bail!("HJEMOVER_WASM_TOOLCHAIN is «{other}»; set it to rustup or debian, or not at all")
        }
    }
}

fn active() -> Result<Toolchain> {
    let rustlib = sysroot()?.join("lib/rustlib");
    from_rustup(
        &rustlib.join(TARGET).join("lib"),
        &["target", "add", TARGET],
        "Rust's standard library for the browser",
    )?;
    from_rustup(
        &rustlib.join("src/rust/library/std/Cargo.toml"),
        &["component", "add", "rust-src"],
        "its source, to compile it small",
    )?;
    Ok(Toolchain::Active)
}

/// Fetches what is not there.
fn from_rustup(installed: &Path, arguments: &[&str], what: &str) -> Result<()> {
    if installed.exists() {
        return Ok(());
    }
    say(format!(
        "Fetching {what} with `rustup {}`",
        arguments.join(" ")
    ));
    let mut command = Command::new("rustup");
    command.args(arguments);
    process::run_quietly(&mut command, RUSTUP_LIMIT, "going on without it")?;
    ensure!(
        installed.exists(),
        "rustup fetched it for another toolchain than the active"
    );
    Ok(())
}

fn debian_toolchain() -> Result<Toolchain> {
    let files = [DEBIAN_RUSTC, DEBIAN_CARGO, DEBIAN_SOURCE].map(Path::new);
    debian::ensure(
        &files,
        &DEBIAN_PACKAGES,
        "compile the web app without rustup's server",
    )?;
    let version = process::first_line(DEBIAN_RUSTC, &["--version"])
        .with_context(|| format!("{DEBIAN_RUSTC} does not start; reinstall rustc-web"))?;
    let minor = version
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse::<u32>().ok());
    let wanted = env!("CARGO_PKG_RUST_VERSION");
    let wanted_minor = wanted
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse().ok());
    ensure!(
        minor >= wanted_minor,
        "{DEBIAN_RUSTC} is «{version}», and the app needs {wanted}; install a newer rustc-web"
    );
    Ok(Toolchain::Debian { linker: linker()? })
}

/// rustup's rust-lld, or any lld on the path.
fn linker() -> Result<PathBuf> {
    let host = host()?;
    let from_rustup = sysroot()?
        .join("lib/rustlib")
        .join(host)
        .join("bin/rust-lld");
    Some(from_rustup)
        .filter(|path| path.is_file())
        .or_else(|| process::find("rust-lld"))
        .or_else(|| process::find("wasm-ld"))
        .context("no linker for wasm: install the Rust toolchain with rustup, or Debian's lld")
}

fn sysroot() -> Result<PathBuf> {
    process::first_line("rustc", &["--print", "sysroot"])
        .map(PathBuf::from)
        .context("rustc does not start; install Rust with rustup")
}

fn host() -> Result<String> {
    process::first_line("rustc", &["--print", "host-tuple"])
        .context("rustc does not say what machine this is; install Rust 1.95 or newer")
}

impl Toolchain {
    /// For the line that says what is being done.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Active => "the active toolchain",
            Self::Debian { .. } => "Debian's rustc-web, the standard library along with it",
        }
    }

    /// A `cargo` that compiles with this toolchain; the caller adds the subcommand first.
    pub(super) fn cargo(&self, checkout: &Checkout, mode: Mode) -> Command {
        let mut command = match self {
            Self::Active => process::cargo(checkout),
            Self::Debian { linker } => {
                let mut command = Command::new(DEBIAN_CARGO);
                command.current_dir(checkout.root());
                process::forget_outer_cargo(&mut command);
                if progress::is_hushed() {
                    command.env("CARGO_TERM_QUIET", "true");
                }
                command
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env_remove("RUSTC_WRAPPER")
                    .env("RUSTC", DEBIAN_RUSTC)
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                command
            }
        };
        if mode == Mode::Release {
            command
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", SMALL)
                // Sorting and printing numbers in few lines instead of few microseconds.
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
        }
        if mode == Mode::Release || matches!(self, Self::Debian { .. }) {
            // -Zbuild-std on a stable compiler.
            command
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        }
        command
    }
}
