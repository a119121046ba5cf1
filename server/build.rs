//! The folder that the app is embedded from must be there when the service is compiled, empty or not; and
//! the service is compiled again when the app in it is another.

fn main() -> std::io::Result<()> {
    let app = std::path::Path::new("../mobile/dist");
    std::fs::create_dir_all(app.join("assets"))?;
    println!("cargo::rerun-if-changed={}", app.display());
    println!("cargo::rerun-if-changed=../migrations");
    Ok(())
}
