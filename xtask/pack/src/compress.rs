//! Brotli and gzip beside each file, made once at build time so that the server only copies.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// Brotli's densest: slow to write, as fast to read as any other.
const BROTLI_QUALITY: i32 = 11;
/// Brotli's largest ordinary window (log2): 16 MiB, understood by every browser.
const BROTLI_WINDOW: i32 = 24;

/// Writes `file.br` and `file.gz` beside each file, several files at a time.
///
/// # Errors
/// The first file that cannot be read or written.
pub(crate) fn beside_each(files: &[PathBuf]) -> Result<()> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers)
            .map(|first| {
                scope.spawn(move || {
                    files
                        .iter()
                        .skip(first)
                        .step_by(workers)
                        .try_for_each(|file| beside(file))
                })
            })
            .collect();
        running.into_iter().try_for_each(|worker| {
            worker
                .join()
                .map_err(|_| anyhow!("compressing stopped half-way; build again"))?
        })
    })
}

fn beside(file: &Path) -> Result<()> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    write(file, "br", |out| {
        let settings = BrotliEncoderParams {
            quality: BROTLI_QUALITY,
            lgwin: BROTLI_WINDOW,
            size_hint: content.len(),
            ..BrotliEncoderParams::default()
        };
        BrotliCompress(&mut content.as_slice(), out, &settings).map(drop)
    })?;
    write(file, "gz", |out| {
        // No name and no time inside: the same content gives the same bytes.
        let mut packed = GzBuilder::new().write(out, Compression::best());
        packed.write_all(&content)?;
        packed.finish().map(drop)
    })
}

fn write(
    file: &Path,
    ending: &str,
    pack: impl FnOnce(&mut BufWriter<File>) -> std::io::Result<()>,
) -> Result<()> {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    let path = PathBuf::from(name);
    let mut out = BufWriter::new(File::create(&path)?);
    pack(&mut out)
        .and_then(|()| out.flush())
        .with_context(|| format!("cannot write {}", path.display()))
}
