//! Where things lie in this checkout.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder that holds the workspace's `Cargo.toml`, and what is found from there.
pub(crate) struct Checkout {
    root: PathBuf,
    target: PathBuf,
}

impl Checkout {
    /// Finds the checkout that this program was compiled in.
    ///
    /// # Errors
    /// When the checkout has moved since.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask must lie in the workspace")?
            .canonicalize()
            .context("the checkout has moved; start xtask as `cargo xtask` from inside it")?;
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |folder| root.join(folder));
        Ok(Self { root, target })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path in the checkout, named from its root.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Cargo's folder for what it builds for this machine.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Cargo's folder for the web app, apart because its toolchain and flags differ.
    pub(crate) fn app_target(&self) -> PathBuf {
        self.target.join("app")
    }

    /// Tools from npm, by exact version.
    pub(crate) fn tools(&self) -> PathBuf {
        self.at(".tools")
    }

    /// The web app as a browser loads it.
    pub(crate) fn dist(&self) -> PathBuf {
        self.at("mobile/dist")
    }
}
