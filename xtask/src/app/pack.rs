//! Starting `hjemover-pack`, the program with wasm-bindgen and the compressors.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Mode;
use crate::checkout::Checkout;
use crate::digest;
use crate::process;
use crate::progress::say;

/// The crate whose version must be wasm-bindgen's.
pub(super) const VERSION_CRATE: &str = "wasm-bindgen-cli-support";

/// Below this, compressing saves nothing worth a file.
const WORTH_COMPRESSING: u64 = 512;
/// What is not compressed already by its own format.
const COMPRESSIBLE: [&str; 11] = [
    "css",
    "ftl",
    "html",
    "ico",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// The module and the program that reads it must speak the same version.
///
/// # Errors
/// When they do not; the sentence says how to bring them together.
pub(super) fn check_versions(checkout: &Checkout) -> Result<()> {
    let lock = fs::read_to_string(checkout.at("Cargo.lock"))
        .context("there is no Cargo.lock; run `cargo generate-lockfile` and commit it")?;
    let Some(library) = locked_version(&lock, "wasm-bindgen") else {
        return Ok(());
    };
    let tool = locked_version(&lock, VERSION_CRATE).unwrap_or("missing");
    ensure!(
        library == tool,
        "wasm-bindgen is {library} and {VERSION_CRATE} is {tool} in Cargo.lock; set \
         `{VERSION_CRATE} = \"={library}\"` in the root Cargo.toml"
    );
    Ok(())
}

fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let start = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&start)?;
    rest.split('"').next()
}

/// Compiles the program and says where it lies.
pub(super) fn build(checkout: &Checkout) -> Result<PathBuf> {
    let program = checkout.target().join("debug/hjemover-pack");
    say(if program.is_file() {
        "Checking the build tools (wasm-bindgen, compressors)"
    } else {
        "Compiling the build tools (wasm-bindgen, compressors); the first time takes minutes"
    });
    let mut command = process::cargo(checkout);
    command.args(["build", "--workspace", "--bin", "hjemover-pack"]);
    process::run(&mut command, "correct what the compiler says above")?;
    Ok(program)
}

/// Writes the browser's side of a module into an empty folder.
pub(super) fn bindgen(packer: &Path, module: &Path, folder: &Path, mode: Mode) -> Result<()> {
    let mut command = Command::new(packer);
    command
        .arg("bindgen")
        .arg("--input")
        .arg(module)
        .arg("--output")
        .arg(folder);
    if mode == Mode::Dev {
        command.arg("--keep-names");
    }
    process::run(&mut command, "the sentence above says why")
}

/// The lexicon of each language, in this folder.
pub(super) fn lexicon(packer: &Path, file: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut command = Command::new(packer);
    command
        .arg("lexicon")
        .arg("--input")
        .arg(file)
        .arg("--output")
        .arg(folder);
    process::run(
        &mut command,
        "correct shared/lexicon.toml as the sentence above says",
    )
}

/// Compresses what gains from it, each beside itself.
pub(super) fn compress(packer: &Path, folder: &Path) -> Result<()> {
    let mut command = Command::new(packer);
    command.arg("compress");
    for file in digest::files_under(folder, &digest::nothing)? {
        let ending = file
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let worth = COMPRESSIBLE.contains(&ending.as_str())
            && fs::metadata(&file)?.len() > WORTH_COMPRESSING;
        if worth {
            command.arg(file);
        }
    }
    say("Compressing with brotli and gzip");
    process::run(&mut command, "the sentence above says why")
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n\
                    [[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm-bindgen-macro"), Some("1.0.0"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
