//! `hjemover messages watch DIR`: messages that another system puts into a folder.
//!
//! Whoever writes a file gives it its name ending in `.xml` when it is whole (writes beside it and renames). A file is
//! taken by moving it into `taken/`, so that two who watch never take the same one; then it is in `done/` or, refused,
//! in `failed/`, with the receipt and the reason beside it. One that was taken when the service died is taken again:
//! messages are received once, however often they come.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::Context as _;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use shared::messages::MessageOriginal;
use uuid::Uuid;

use super::receive::{Receiver, Told};
use crate::{Db, error::Fault, secrets::DataKey};

/// How long to wait between looks.
const PAUSE: Duration = Duration::from_millis(500);

/// A watched folder.
pub struct Watch {
    receiver: Receiver,
    folder: PathBuf,
}

/// What became of the files of one look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Accepted.
    pub done: usize,
    /// Refused.
    pub failed: usize,
}

impl Watch {
    /// Prepares the folder.
    ///
    /// # Errors
    /// When folders cannot be made in it.
    pub fn new(db: Db, key: DataKey, accepts_tests: bool, folder: &Path) -> anyhow::Result<Self> {
        let watch = Self {
            receiver: Receiver {
                db,
                key,
                accepts_tests,
            },
            folder: folder.to_owned(),
        };
        for name in ["taken", "done", "failed"] {
            let path = watch.at(name);
            fs::create_dir_all(&path)
                .with_context(|| format!("{} cannot be made", path.display()))?;
        }
        for file in whole(&watch.at("taken"))? {
            fs::rename(&file, watch.folder.join(name(&file)))?;
        }
        Ok(watch)
    }

    /// Looks again and again, until the future is dropped.
    ///
    /// # Errors
    /// When the folder cannot be read or written.
    pub async fn run(&self) -> anyhow::Result<()> {
        loop {
            self.look().await?;
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Receives what is there now, by name.
    ///
    /// # Errors
    /// When the folder cannot be read or written. A message that cannot be stored now stays where it is.
    pub async fn look(&self) -> anyhow::Result<Look> {
        let mut look = Look::default();
        for file in whole(&self.folder)? {
            let taken = self.at("taken").join(name(&file));
            match fs::rename(&file, &taken) {
                Ok(()) => {}
                // Somebody else took it.
                Err(why) if why.kind() == io::ErrorKind::NotFound => continue,
                Err(why) => return Err(why.into()),
            }
            match self.receive(&taken).await {
                Ok(told) => {
                    if told.accepted {
                        look.done += 1;
                    } else {
                        look.failed += 1;
                    }
                    self.settle(&taken, &told)?;
                }
                Err(why) => {
                    tracing::warn!(%why, "a message waits in its folder; trying again");
                    fs::rename(&taken, &file)?;
                    return Ok(look);
                }
            }
        }
        Ok(look)
    }

    async fn receive(&self, file: &Path) -> Result<Told, Fault> {
        let unreadable = |_| Fault::unavailable("a message's file cannot be read");
        let size = fs::metadata(file).map_err(unreadable)?.len();
        let most = kith::reader::MOST_BYTES;
        // One byte more than is read: it is refused without being held.
        let bytes = if usize::try_from(size).is_ok_and(|size| size <= most) {
            fs::read(file).map_err(unreadable)?
        } else {
            let mut start = Vec::new();
            let opened = fs::File::open(file).map_err(unreadable)?;
            let bound = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
            io::Read::read_to_end(&mut io::Read::take(opened, bound), &mut start)
                .map_err(unreadable)?;
            start
        };
        self.receiver.receive(bytes, None, Uuid::now_v7()).await
    }

    /// Moves a file where it belongs, with the receipt and, when it was refused, the reason beside it.
    fn settle(&self, taken: &Path, told: &Told) -> anyhow::Result<()> {
        let folder = self.at(if told.accepted { "done" } else { "failed" });
        let mut to = folder.join(name(taken));
        if to.exists() {
            to = folder.join(format!("{}-{}", Uuid::now_v7(), name(taken)));
        }
        fs::write(beside(&to, "receipt"), &told.app_rec)?;
        if !told.accepted {
            fs::write(beside(&to, "reason"), told.reasons.join("\n") + "\n")?;
        }
        fs::rename(taken, &to)?;
        Ok(())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// Puts a message into a folder, whole from the moment that it has its name.
pub(super) fn put(folder: &Path, made: &MessageOriginal) -> anyhow::Result<()> {
    let bytes = STANDARD.decode(&made.bytes)?;
    fs::create_dir_all(folder)?;
    let (part, whole) = (
        folder.join(format!("{}.part", made.file_name)),
        folder.join(&made.file_name),
    );
    fs::write(&part, bytes)?;
    fs::rename(part, whole)?;
    Ok(())
}

fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// `story.xml` has its receipt in `story.xml.receipt`.
fn beside(file: &Path, what: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(".");
    path.push(what);
    path.into()
}

/// The whole files of a folder, by name.
fn whole(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let hidden = name(&path).starts_with('.');
        if !hidden && path.is_file() && path.extension().is_some_and(|end| end == "xml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
