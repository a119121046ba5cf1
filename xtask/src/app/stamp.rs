//! Knowing that nothing changed: the digest of everything that a result is made from, kept
//! beside the result.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{Mode, optimize, pack, toolchain};
use crate::checkout::Checkout;
use crate::digest::{Name, nothing};
use crate::process;

/// Everything that the web app is made from, named from the checkout's root.
pub(crate) const INPUTS: [&str; 7] = [
    "Cargo.lock",
    "Cargo.toml",
    ".cargo/config.toml",
    "mobile",
    "shared",
    "xtask/src",
    "xtask/pack/src",
];

/// The digest of what something is made from.
pub(super) struct Stamp(String);

/// The file that a stamp is kept in, beside what it tells of.
const FILE: &str = "made-from";

impl Stamp {
    /// Of everything that `mobile/dist` is made from.
    pub(super) fn of_inputs(checkout: &Checkout, mode: Mode) -> Result<Self> {
        let mut name = started(mode);
        name.add(process::first_line("rustc", &["--version"]).unwrap_or_default());
        let dist = checkout.dist();
        for input in INPUTS {
            name.add_files(&checkout.at(input), &|path| path == dist)?;
        }
        Ok(Self(name.finish()))
    }

    /// Of what wasm-bindgen and wasm-opt start from.
    pub(super) fn of_module(module: &Path, mode: Mode) -> Result<Self> {
        let mut name = started(mode);
        name.add_files(module, &nothing)?;
        Ok(Self(name.finish()))
    }

    /// Whether `mobile/dist` was made from this.
    pub(super) fn is_current(&self, checkout: &Checkout) -> bool {
        self.is_kept_in(&checkout.app_target()) && checkout.dist().join("index.html").is_file()
    }

    /// Says that `mobile/dist` was made from this.
    pub(super) fn keep(&self, checkout: &Checkout) -> Result<()> {
        self.keep_in(&checkout.app_target())
    }

    pub(super) fn is_kept_in(&self, folder: &Path) -> bool {
        fs::read_to_string(folder.join(FILE)).is_ok_and(|kept| kept == self.0)
    }

    pub(super) fn keep_in(&self, folder: &Path) -> Result<()> {
        let file = folder.join(FILE);
        fs::write(&file, &self.0).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// With what every result depends on.
fn started(mode: Mode) -> Name {
    let mut name = Name::default();
    name.add(mode.profile());
    name.add(optimize::VERSION);
    name.add(optimize::PASSES.join(" "));
    name.add(pack::VERSION_CRATE);
    name.add(toolchain::wish().unwrap_or_default());
    name
}
