//! What a phone has to fetch, and the budget for it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::Mode;
use crate::digest;
use crate::progress::{is_hushed, say};

/// The aim for the module, in bytes after brotli: about a second on a slow phone connection.
const WASM_AIM: u64 = 200_000;
/// What the first version may weigh at most. It weighs more: see [`WASM_RATCHET`].
const WASM_BUDGET: u64 = 280_000;
/// Beyond this the build fails. It only ever goes down, until it is the budget.
const WASM_RATCHET: u64 = 575_000;

#[derive(Clone, Copy, Default)]
struct Size {
    raw: u64,
    /// As fetched: after brotli where that was made.
    fetched: u64,
}

impl Size {
    fn of(file: &Path) -> Result<Self> {
        let raw = fs::metadata(file)?.len();
        let mut packed = file.as_os_str().to_owned();
        packed.push(".br");
        let fetched = fs::metadata(PathBuf::from(packed)).map_or(raw, |packed| packed.len());
        Ok(Self { raw, fetched })
    }

    fn add(&mut self, other: Self) {
        self.raw += other.raw;
        self.fetched += other.fetched;
    }
}

/// Prints the sizes.
///
/// # Errors
/// When a release build's module is beyond its budget.
pub(super) fn report(folder: &Path, mode: Mode) -> Result<()> {
    if is_hushed() {
        return Ok(());
    }
    let mut kinds = [
        ("wasm", Size::default()),
        ("js", Size::default()),
        ("css", Size::default()),
    ];
    let mut rest = Size::default();
    for file in digest::files_under(folder, &digest::nothing)? {
        let ending = file
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if ending == "br" || ending == "gz" {
            continue;
        }
        let size = Size::of(&file)?;
        match kinds.iter_mut().find(|(kind, _)| *kind == ending) {
            Some((_, sum)) => sum.add(size),
            None => rest.add(size),
        }
    }
    let mut all = rest;
    eprintln!("           {:<8}{:>12}{:>12}", "", "raw", "brotli");
    for (kind, size) in kinds.into_iter().chain([("other", rest)]) {
        if kind != "other" {
            all.add(size);
        }
        line(kind, size, mode);
    }
    line("all", all, mode);
    if mode == Mode::Release {
        check(kinds.first().map_or(0, |(_, wasm)| wasm.fetched))?;
    }
    Ok(())
}

fn line(kind: &str, size: Size, mode: Mode) {
    let fetched = if mode == Mode::Release {
        kilobytes(size.fetched)
    } else {
        "–".to_owned()
    };
    eprintln!(
        "           {kind:<8}{:>12}{fetched:>12}",
        kilobytes(size.raw)
    );
}

fn check(wasm: u64) -> Result<()> {
    if wasm > WASM_RATCHET {
        bail!(
            "the module is {} after brotli and may be {}; see what takes the room with twiggy, \
             and leave out features of dependencies",
            kilobytes(wasm),
            kilobytes(WASM_RATCHET)
        );
    }
    if wasm > WASM_BUDGET {
        say(format!(
            "OVER BUDGET: the module is {} after brotli; the budget is {}",
            kilobytes(wasm),
            kilobytes(WASM_BUDGET)
        ));
    }
    if wasm > WASM_AIM {
        say(format!(
            "Note: the module is {} after brotli; the aim is {}",
            kilobytes(wasm),
            kilobytes(WASM_AIM)
        ));
    }
    Ok(())
}

/// Thousands of bytes, to one decimal.
fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilobytes_are_thousands_and_rounded() {
        assert_eq!(kilobytes(0), "0.0 kB");
        assert_eq!(kilobytes(149), "0.1 kB");
        assert_eq!(kilobytes(199_960), "200.0 kB");
    }

    #[test]
    fn a_module_beyond_the_limit_fails() {
        assert!(check(WASM_RATCHET).is_ok());
        assert!(check(WASM_RATCHET + 1).is_err());
    }
}
