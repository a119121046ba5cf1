//! `mobile/dist`: what may be kept forever in `assets/` under a name by content, and what a
//! browser looks for by a fixed name beside it.
//!
//! Invariant: two files with one address in `assets/` have the same content.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::templates::{self, Values};
use super::{empty, styles};
use crate::checkout::Checkout;
use crate::digest::{Name, files_under, name_of, nothing};

/// wasm-bindgen's names for what it writes.
pub(super) const WASM: &str = "app_bg.wasm";
const JS: &str = "app.js";
const SNIPPETS: &str = "snippets";

/// Where the immutable files lie, as a browser sees it.
const ADDRESS: &str = "/assets/";

/// Files of `mobile/public` in which placeholders are filled.
const TEMPLATES: [&str; 5] = ["html", "js", "json", "txt", "webmanifest"];

/// What the app's words are kept in; a folder for each language.
const WORDS: &str = "locales";

/// Lays everything out in `folder`, which is emptied first.
///
/// # Errors
/// When `mobile/index.html` is missing, a template asks for what does not exist, or a file cannot
/// be read or written.
pub(super) fn lay_out(
    checkout: &Checkout,
    bundles: &[Bundle],
    lexicon: &Path,
    folder: &Path,
) -> Result<()> {
    empty(folder)?;
    let mobile = checkout.at("mobile");
    let mut shelf = Shelf {
        folder: folder.to_path_buf(),
        addresses: Vec::new(),
    };

    let mut values = Values::new();
    shelf.styles_and_files(&mobile.join("assets"), &mut values)?;
    shelf.words(&mobile.join(WORDS), &mut values)?;
    // What is kept on a device only once it was used.
    let mut parts = shelf.lexicon(lexicon, &mut values)?;
    let mut snippets = BTreeSet::new();
    for bundle in bundles {
        parts.extend(shelf.part(bundle, &mut snippets, &mut values)?);
    }
    let boot = read(&mobile.join("boot.js"))?;
    let boot = templates::fill(&boot, &values, "boot.js")?;
    let boot = shelf.put("boot.js", boot.as_bytes())?;
    values.insert("boot_js".into(), boot);
    values.insert("preloads".into(), preloads(&snippets));
    let build = build_name(&shelf.addresses, &mobile)?;
    shelf.addresses.retain(|address| !parts.contains(address));
    values.insert("asset_list".into(), json_list(&shelf.addresses));
    values.insert("part_list".into(), json_list(&parts));
    values.insert("build".into(), build);

    let template = read(&mobile.join("index.html"))?;
    fs::write(
        folder.join("index.html"),
        templates::fill(&template, &values, "index.html")?,
    )?;
    copy_public(&mobile.join("public"), folder, &values)
}

/// One part of the app as wasm-bindgen wrote it.
pub(super) struct Bundle {
    /// Its name, one of [`super::PARTS`].
    pub(super) part: &'static str,
    pub(super) folder: PathBuf,
}

/// The folder `assets/`, and every address in it.
struct Shelf {
    folder: PathBuf,
    addresses: Vec<String>,
}

impl Shelf {
    /// Puts content under its name: `icons/leaf.svg` becomes `icons/leaf-0123456789ab.svg`.
    fn put(&mut self, path: &str, content: &[u8]) -> Result<String> {
        let (stem, ending) = path.rsplit_once('.').unwrap_or((path, "bin"));
        // wasm-bindgen's habit: the name by content goes before its suffix.
        let (stem, suffix) = match stem.strip_suffix("_bg") {
            Some(stem) => (stem, "_bg"),
            None => (stem, ""),
        };
        self.put_as(
            format!("{stem}-{}{suffix}.{ending}", name_of(content)),
            content,
        )
    }

    fn put_as(&mut self, path: String, content: &[u8]) -> Result<String> {
        let address = format!("{ADDRESS}{path}");
        write(&self.folder.join("assets").join(path), content)?;
        if !self.addresses.contains(&address) {
            self.addresses.push(address.clone());
        }
        Ok(address)
    }

    /// Everything in `mobile/assets`: the style sheets as one, the others one by one.
    fn styles_and_files(&mut self, assets: &Path, values: &mut Values) -> Result<()> {
        let mut sheets = Vec::new();
        let mut named = BTreeMap::new();
        for file in files_under(assets, &nothing)? {
            let path = relative(&file, assets)?;
            if path.ends_with(".css") {
                sheets.push(fs::read_to_string(&file)?);
            } else {
                let address = self.put(&path, &fs::read(&file)?)?;
                values.insert(format!("asset:{path}"), address.clone());
                named.insert(path, address);
            }
        }
        let sheet = styles::join(&sheets, &named);
        values.insert("app_css".into(), self.put("app.css", sheet.as_bytes())?);
        Ok(())
    }

    /// The messages of each language as one file: `words/nb.ftl`.
    fn words(&mut self, locales: &Path, values: &mut Values) -> Result<()> {
        let mut languages: BTreeMap<String, String> = BTreeMap::new();
        for file in files_under(locales, &nothing)? {
            let path = relative(&file, locales)?;
            let language = path.split('/').next().unwrap_or_default().to_owned();
            *languages.entry(language).or_default() += &read(&file)?;
        }
        for (language, words) in languages {
            let address = self.put(&format!("words/{language}.ftl"), words.as_bytes())?;
            values.insert(format!("words_{language}"), address);
        }
        Ok(())
    }

    /// The explained words of each language: `lexicon/nb.json`; returns their addresses.
    fn lexicon(&mut self, folder: &Path, values: &mut Values) -> Result<Vec<String>> {
        let mut addresses = Vec::new();
        for file in files_under(folder, &nothing)? {
            let path = relative(&file, folder)?;
            let address = self.put(&format!("lexicon/{path}"), &fs::read(&file)?)?;
            let language = path.strip_suffix(".json").unwrap_or(&path);
            values.insert(format!("lexicon_{language}"), address.clone());
            addresses.push(address);
        }
        Ok(addresses)
    }

    /// One part's module and its JavaScript; returns their addresses.
    fn part(
        &mut self,
        bundle: &Bundle,
        used_snippets: &mut BTreeSet<String>,
        values: &mut Values,
    ) -> Result<[String; 2]> {
        let Bundle { part, folder } = bundle;
        let wasm = fs::read(folder.join(WASM)).context("wasm-bindgen wrote no module")?;
        let wasm = self.put(&format!("{part}_bg.wasm"), &wasm)?;
        values.insert(format!("{part}_wasm"), wasm.clone());

        let mut js = fs::read_to_string(folder.join(JS)).context("wasm-bindgen wrote no script")?;
        let mut snippets_at = Vec::new();
        let snippets = folder.join(SNIPPETS);
        if snippets.is_dir() {
            let mut name = Name::default();
            name.add_files(&snippets, &nothing)?;
            let renamed = format!("{SNIPPETS}-{}", name.finish());
            for file in files_under(&snippets, &nothing)? {
                let path = format!("{renamed}/{}", relative(&file, &snippets)?);
                snippets_at.push(self.put_as(path, &fs::read(&file)?)?);
            }
            js = js.replace(&format!("./{SNIPPETS}/"), &format!("./{renamed}/"));
        }
        // Crates bring snippets that nothing here imports; only the others are worth preloading.
        snippets_at.retain(|at| js.contains(&at.replacen(ADDRESS, "./", 1)));
        used_snippets.extend(snippets_at);
        let js = self.put(&format!("{part}.js"), js.as_bytes())?;
        values.insert(format!("{part}_js"), js.clone());
        Ok([js, wasm])
    }
}

/// Lines for the page's head: fetch the JavaScript that all parts import at once.
fn preloads(modules: &BTreeSet<String>) -> String {
    let lines: Vec<_> = modules
        .iter()
        .map(|js| format!("<link rel=\"modulepreload\" href=\"{js}\">"))
        .collect();
    lines.join("\n")
}

/// Changes whenever anything in `mobile/dist` does.
fn build_name(addresses: &[String], mobile: &Path) -> Result<String> {
    let mut name = Name::default();
    for address in addresses {
        name.add(address);
    }
    name.add_files(&mobile.join("index.html"), &nothing)?;
    name.add_files(&mobile.join("public"), &nothing)?;
    Ok(name.finish())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn json_list(addresses: &[String]) -> String {
    let quoted: Vec<_> = addresses
        .iter()
        .map(|address| format!("\"{address}\""))
        .collect();
    format!("[{}]", quoted.join(", "))
}

fn copy_public(public: &Path, folder: &Path, values: &Values) -> Result<()> {
    for file in files_under(public, &nothing)? {
        let path = relative(&file, public)?;
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let content = fs::read(&file)?;
        let content = if TEMPLATES.contains(&ending) {
            let text = String::from_utf8(content)
                .with_context(|| format!("mobile/public/{path} is not UTF-8; save it as such"))?;
            templates::fill(&text, values, &format!("public/{path}"))?.into_bytes()
        } else {
            content
        };
        write(&folder.join(path), &content)?;
    }
    Ok(())
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}

/// A path below a folder, with `/` on every system.
fn relative(file: &Path, folder: &Path) -> Result<String> {
    let parts: Vec<_> = file
        .strip_prefix(folder)?
        .iter()
        .map(|part| part.to_string_lossy())
        .collect();
    Ok(parts.join("/"))
}
