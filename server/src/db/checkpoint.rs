//! Bringing what is written from SQLite's log into the database's file, on a thread of its own: the writer, which all
//! writes wait for, does not wait for that too.
//!
//! It copies while others read and write, and so leaves what comes meanwhile. The writer copies what little is left when
//! the log has grown to [`LOG_PAGES`], and begins the log anew.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use anyhow::Context as _;
use diesel::connection::SimpleConnection as _;

use super::Conn;

/// How many pages of 4 KiB the log holds before the writer itself copies what is left: `pragma wal_autocheckpoint`.
pub(super) const LOG_PAGES: u32 = 32_000;

/// After how many writes, of five or ten pages each, this thread copies.
const WRITES: usize = 2_000;

/// The thread that copies, told by the writer.
pub(super) struct Checkpoints {
    wake: SyncSender<()>,
    waiting: usize,
}

impl Checkpoints {
    /// Starts the thread, on a connection of its own. It ends with this value.
    pub(super) fn start(conn: Conn) -> anyhow::Result<Self> {
        let (wake, woken) = sync_channel(1);
        std::thread::Builder::new()
            .name("sqlite-checkpoint".to_owned())
            .spawn(move || copy(conn, &woken))
            .context("the thread for the database's log cannot be started")?;
        Ok(Self { wake, waiting: 0 })
    }

    /// So many writes were committed.
    pub(super) fn committed(&mut self, writes: usize) {
        self.waiting += writes;
        if self.waiting >= WRITES {
            self.waiting = 0;
            // Full: it is going to copy anyway.
            let _ = self.wake.try_send(());
        }
    }
}

fn copy(mut conn: Conn, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        if let Err(why) = conn.batch_execute("pragma wal_checkpoint(passive)") {
            tracing::warn!(%why, "the database's log is not copied; the writer will");
        }
    }
}
