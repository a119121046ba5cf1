//! wasm-bindgen as a library, so that its version is the one in `Cargo.lock`.

use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

/// The stem of every file that is written: `app.js`, `app_bg.wasm`.
const STEM: &str = "app";

/// Writes `app.js`, `app_bg.wasm` and, when the code has some, `snippets/` into `output`.
///
/// # Errors
/// When `input` is not a module that this wasm-bindgen understands, or `output` cannot be written.
pub(crate) fn generate(input: &Path, output: &Path, keep_names: bool) -> Result<()> {
    Bindgen::new()
        .input_path(input)
        .out_name(STEM)
        .web(true)?
        .typescript(false)
        .demangle(keep_names)
        .remove_name_section(!keep_names)
        .remove_producers_section(true)
        .generate(output)
        .with_context(|| {
            format!(
                "wasm-bindgen could not read {}; delete target/app and build again",
                input.display()
            )
        })
}
