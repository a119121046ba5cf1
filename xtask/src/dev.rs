//! `cargo xtask dev`: what you change is rebuilt and served again.
//!
//! Watches by looking at modification times once a second: works on every file system and needs
//! no library.

use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use anyhow::Result;

use crate::app::{self, Mode};
use crate::checkout::Checkout;
use crate::digest::files_under;
use crate::progress::{hush, insist, say, seconds};
use crate::server::{self, Place, Profile};
use crate::{interrupt, process};

const LOOK: Duration = Duration::from_secs(1);

/// What makes the app, and what makes the service.
const APP: [&str; 4] = ["mobile", "shared", "Cargo.toml", "Cargo.lock"];
const SERVICE: [&str; 5] = ["server", "shared", "migrations", "Cargo.toml", "Cargo.lock"];

/// Serves until Ctrl-C.
///
/// # Errors
/// When the first build fails; later failures are said, and waited out until the next change.
pub(crate) fn dev(checkout: &Checkout, place: &Place) -> Result<()> {
    interrupt::catch()?;
    let mut app = Watch::new(checkout, &APP);
    let mut service = Watch::new(checkout, &SERVICE);
    app::build(checkout, Mode::Dev)?;
    let binary = server::build(checkout, Profile::Debug)?;
    place.prepare(checkout, &binary)?;
    let mut running = Running::start(checkout, place, &binary)?;
    say(format!(
        "Serving on http://localhost:{}; Ctrl-C stops",
        place.port
    ));
    hush();
    while !interrupt::arrived() {
        sleep(LOOK);
        if app.changed() {
            once("the app", || app::build(checkout, Mode::Dev));
        }
        if service.changed() {
            once("the service", || {
                let binary = server::build(checkout, Profile::Debug)?;
                running.stop();
                place.prepare(checkout, &binary)?;
                running = Running::start(checkout, place, &binary)?;
                Ok(())
            });
        }
        running.notice_end();
    }
    running.stop();
    Ok(())
}

/// Does one rebuild and says in one line how it went.
fn once(what: &str, work: impl FnOnce() -> Result<()>) {
    let start = Instant::now();
    match work() {
        Ok(()) => insist(format!("Rebuilt {what} in {}", seconds(start.elapsed()))),
        Err(_) if interrupt::arrived() => {}
        Err(error) => insist(format!("Could not rebuild {what}: {error:#}")),
    }
}

/// The service as it runs now; ended when dropped.
struct Running(Option<Child>);

impl Running {
    fn start(checkout: &Checkout, place: &Place, binary: &Path) -> Result<Self> {
        let mut command = place.command(checkout, binary, &["serve"])?;
        Ok(Self(Some(process::spawn(&mut command, "build again")?)))
    }

    fn stop(&mut self) {
        if let Some(mut child) = self.0.take() {
            process::stop(&mut child);
        }
    }

    /// Says once that the service ended by itself; it starts again at the next change.
    fn notice_end(&mut self) {
        if let Some(Ok(Some(status))) = self.0.as_mut().map(Child::try_wait) {
            insist(format!(
                "The service ended ({status}); it starts again when you change something"
            ));
            self.0 = None;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Folders whose newest file and number of files are remembered.
struct Watch {
    paths: Vec<PathBuf>,
    dist: PathBuf,
    seen: (usize, Option<SystemTime>),
}

impl Watch {
    fn new(checkout: &Checkout, paths: &[&str]) -> Self {
        let paths = paths.iter().map(|path| checkout.at(path)).collect();
        let mut watch = Self {
            paths,
            dist: checkout.dist(),
            seen: (0, None),
        };
        watch.seen = watch.look();
        watch
    }

    fn look(&self) -> (usize, Option<SystemTime>) {
        let skip = |path: &Path| path == self.dist;
        let files: Vec<_> = self
            .paths
            .iter()
            .flat_map(|path| files_under(path, &skip).unwrap_or_default())
            .collect();
        let newest = files
            .iter()
            .filter_map(|file| file.metadata().ok()?.modified().ok())
            .max();
        (files.len(), newest)
    }

    /// Whether anything changed since the last look.
    fn changed(&mut self) -> bool {
        let now = self.look();
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}
