//! The heavy part of building the web app: wasm-bindgen and compression.
//!
//! Started by `cargo xtask app`, never by hand. It is a program of its own so that xtask, which
//! is compiled before anything can be shown, stays small.

mod bindgen;
mod compress;
mod lexicon;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

/// Turns the compiled web app into files for a browser.
#[derive(Parser)]
enum Command {
    /// Writes the JavaScript and the wasm file that a browser loads.
    Bindgen {
        /// The file that cargo built for `wasm32-unknown-unknown`.
        #[arg(long)]
        input: PathBuf,
        /// An empty folder for `app.js`, `app_bg.wasm` and `snippets/`.
        #[arg(long)]
        output: PathBuf,
        /// Keep the names of functions, for readable stack traces.
        #[arg(long)]
        keep_names: bool,
    },
    /// Writes the lexicon of each language.
    Lexicon {
        /// The file with all of them.
        #[arg(long)]
        input: PathBuf,
        /// A folder for `nb.json`, `nn.json` and `en.json`.
        #[arg(long)]
        output: PathBuf,
    },
    /// Writes a `.br` and a `.gz` beside each named file.
    Compress {
        /// Files to compress; each stays as it is.
        files: Vec<PathBuf>,
    },
}

fn main() -> Result<()> {
    match Command::parse() {
        Command::Bindgen {
            input,
            output,
            keep_names,
        } => bindgen::generate(&input, &output, keep_names),
        Command::Lexicon { input, output } => lexicon::split(&input, &output),
        Command::Compress { files } => compress::beside_each(&files),
    }
}
