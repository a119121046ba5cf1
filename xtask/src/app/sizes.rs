//! What a phone has to fetch, and the budget for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::Mode;
use crate::digest;
use crate::progress::{is_hushed, say};

/// The aim for a part's module, in bytes after brotli: about a second on a slow phone connection.
const WASM_AIM: u64 = 200_000;
/// What a part may weigh at most; beyond it the build fails.
const WASM_BUDGET: u64 = 285_000;
/// The part that may weigh more: where letters are written, on a ward's own network.
const HEAVY: (&str, u64) = ("workbench.wasm", 295_000);

/// The ending of a module's name in the report.
const WASM: &str = ".wasm";

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

/// Prints the sizes: each module by its name, the rest by kind.
///
/// # Errors
/// When a release build's module is beyond its budget.
pub(super) fn report(folder: &Path, mode: Mode) -> Result<()> {
    if is_hushed() {
        return Ok(());
    }
    let mut sizes: BTreeMap<String, Size> = BTreeMap::new();
    for file in digest::files_under(folder, &digest::nothing)? {
        let name = kind(&file);
        if name != "br" && name != "gz" {
            sizes.entry(name).or_default().add(Size::of(&file)?);
        }
    }
    eprintln!("           {:<14}{:>12}{:>12}", "", "raw", "brotli");
    for (name, size) in &sizes {
        line(name, *size, mode);
    }
    let mut modules = sizes.iter().filter(|(name, _)| name.ends_with(WASM));
    match mode {
        Mode::Release => modules.try_for_each(|(name, size)| check(name, size.fetched)),
        Mode::Dev => Ok(()),
    }
}

/// `patient.wasm` for a module, else the file's ending.
fn kind(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let ending = name.rsplit('.').next().unwrap_or_default();
    match name.split('-').next() {
        Some(part) if ending == "wasm" => format!("{part}{WASM}"),
        _ => ending.to_owned(),
    }
}

fn line(name: &str, size: Size, mode: Mode) {
    let fetched = if mode == Mode::Release {
        kilobytes(size.fetched)
    } else {
        "–".to_owned()
    };
    eprintln!(
        "           {name:<14}{:>12}{fetched:>12}",
        kilobytes(size.raw)
    );
}

fn check(name: &str, wasm: u64) -> Result<()> {
    let budget = if name == HEAVY.0 {
        HEAVY.1
    } else {
        WASM_BUDGET
    };
    if wasm > budget {
        bail!(
            "{name} is {} after brotli and may be {}; see what takes the room with twiggy, and \
             leave out features of dependencies",
            kilobytes(wasm),
            kilobytes(budget)
        );
    }
    if wasm > WASM_AIM {
        say(format!(
            "Note: {name} is {} after brotli; the aim is {}",
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
        assert!(check("patient.wasm", WASM_BUDGET).is_ok());
        assert!(check("patient.wasm", WASM_BUDGET + 1).is_err());
    }

    #[test]
    fn each_part_is_named() {
        let named = |path: &str| kind(Path::new(path));
        assert_eq!(named("assets/staff-0123456789ab_bg.wasm"), "staff.wasm");
        assert_eq!(named("assets/words/nb-0123456789ab.ftl"), "ftl");
    }
}
