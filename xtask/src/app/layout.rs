//! `mobile/dist`: what may be kept forever in `assets/` under a name by content, and what a
//! browser looks for by a fixed name beside it.
//!
//! Invariant: two files with one address in `assets/` have the same content.

use std::collections::BTreeMap;
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

/// Starts the app. A file, because the content security policy allows no script in the page.
/// `mobile/boot.js`, where there is one, takes its place.
const BOOT: &str = "import init from \"{{app_js}}\";\n\
                    init({ module_or_path: \"{{app_wasm}}\" });\n";

/// Lays everything out in `folder`, which is emptied first.
///
/// # Errors
/// When `mobile/index.html` is missing, a template asks for what does not exist, or a file cannot
/// be read or written.
pub(super) fn lay_out(checkout: &Checkout, bundle: &Path, folder: &Path) -> Result<()> {
    empty(folder)?;
    let mobile = checkout.at("mobile");
    let mut shelf = Shelf {
        folder: folder.to_path_buf(),
        addresses: Vec::new(),
    };

    let mut values = Values::new();
    shelf.styles_and_files(&mobile.join("assets"), &mut values)?;
    let modules = shelf.modules(bundle, &mobile, &mut values)?;
    values.insert("preloads".into(), preloads(&modules, &values));
    values.insert("asset_list".into(), json_list(&shelf.addresses));
    values.insert("build".into(), build_name(&shelf.addresses, &mobile)?);

    let index = mobile.join("index.html");
    let template = fs::read_to_string(&index)
        .context("mobile/index.html is missing; it is the page that the app starts in")?;
    fs::write(
        folder.join("index.html"),
        templates::fill(&template, &values, "index.html")?,
    )?;
    copy_public(&mobile.join("public"), folder, &values)
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
        self.addresses.push(address.clone());
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

    /// The module, its JavaScript and what starts them; returns the addresses of the JavaScript.
    fn modules(
        &mut self,
        bundle: &Path,
        mobile: &Path,
        values: &mut Values,
    ) -> Result<Vec<String>> {
        let wasm = fs::read(bundle.join(WASM)).context("wasm-bindgen wrote no module")?;
        values.insert("app_wasm".into(), self.put(WASM, &wasm)?);

        let mut js = fs::read_to_string(bundle.join(JS)).context("wasm-bindgen wrote no script")?;
        let mut snippets_at = Vec::new();
        let snippets = bundle.join(SNIPPETS);
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
        let mut modules = snippets_at;
        modules.retain(|at| js.contains(&at.replacen(ADDRESS, "./", 1)));
        let app = self.put(JS, js.as_bytes())?;
        values.insert("app_js".into(), app.clone());
        modules.push(app);

        let own_boot = mobile.join("boot.js");
        let boot = if own_boot.is_file() {
            fs::read_to_string(own_boot)?
        } else {
            BOOT.to_owned()
        };
        let boot = templates::fill(&boot, values, "boot.js")?;
        let boot = self.put("boot.js", boot.as_bytes())?;
        values.insert("boot_js".into(), boot);
        Ok(modules)
    }
}

/// Lines for the page's head: fetch the module and its JavaScript at once, not one after another.
fn preloads(modules: &[String], values: &Values) -> String {
    let mut lines: Vec<_> = modules
        .iter()
        .map(|js| format!("<link rel=\"modulepreload\" href=\"{js}\">"))
        .collect();
    if let Some(wasm) = values.get("app_wasm") {
        lines.push(format!(
            "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin \
             href=\"{wasm}\">"
        ));
    }
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
