//! The database: one code for SQLite and PostgreSQL.
//!
//! Invariants: [`Tx`] is made only by [`Db::write`]; a write stores its fact, its audit line and its events
//! together or not at all; what `write` has answered is durable.

mod conn;
mod connect;
pub mod migrations;
pub(crate) mod schema;
mod tx;
pub(crate) mod types;
mod writer;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use diesel::r2d2::{ConnectionManager, Pool};

pub use conn::Conn;
pub(crate) use conn::MultiBackend;
pub use connect::DatabaseUrl;
pub(crate) use tx::Tx;

use crate::{access::Actor, clock::Clock, error::Fault};

/// The database, for handlers and workers. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: Pool<ConnectionManager<Conn>>,
    writer: writer::Writer,
    clock: Clock,
    queries: Arc<AtomicU64>,
    commits: tokio::sync::watch::Sender<u64>,
}

impl Db {
    /// Opens the database. SQLite files are made when they do not exist; nothing is migrated.
    ///
    /// # Errors
    /// When it cannot be reached, in a sentence that says what to do.
    pub fn open(url: &DatabaseUrl, clock: Clock) -> anyhow::Result<Self> {
        let queries = Arc::new(AtomicU64::new(0));
        let pool = connect::pool(url, &queries)?;
        let writer = match url {
            DatabaseUrl::Sqlite { .. } => writer::Writer::grouped(connect::single(url, &queries)?)?,
            DatabaseUrl::Postgres { .. } => writer::Writer::pooled(pool.clone()),
        };
        Ok(Self {
            pool,
            writer,
            clock,
            queries,
            commits: tokio::sync::watch::Sender::new(0),
        })
    }

    /// Runs a read off the workers.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Conn) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let pool = self.pool.clone();
        let run = move || read(&mut *pool.get().map_err(Fault::from_pool)?);
        tokio::task::spawn_blocking(run)
            .await
            .map_err(Fault::from_join)?
    }

    /// Runs a write in one transaction, with the audit line of `actor` and the events that `write` records.
    /// When this answers `Ok`, it is durable. A repeated `Idempotency-Key` answers what was answered first.
    pub(crate) async fn write<T>(
        &self,
        actor: &Actor,
        write: impl FnOnce(&mut Tx<'_>) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault>
    where
        T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
    {
        let now = self.clock.now();
        let by = actor.clone();
        let done = self
            .writer
            .run(move |conn| tx::run(conn, by, now, write))
            .await;
        if let (
            Err(Fault::Conflict {
                current: Some(_), ..
            }),
            Some(_),
        ) = (&done, actor.audited)
        {
            // The refusal shows what the record holds now: that is a reading too.
            self.note_access(actor).await?;
        }
        // Whoever waits for events looks again; a look in vain costs one indexed query.
        self.commits
            .send_modify(|count| *count = count.wrapping_add(1));
        done
    }

    /// Notes a reading in the patient's access log. When this answers `Ok`, it is durable.
    pub(crate) async fn note_access(&self, actor: &Actor) -> Result<(), Fault> {
        let (actor, now) = (actor.clone(), self.clock.now());
        self.writer
            .run(move |conn| tx::note(conn, &actor, now))
            .await
    }

    /// Tells when this instance has committed something.
    pub(crate) fn commits(&self) -> tokio::sync::watch::Receiver<u64> {
        self.commits.subscribe()
    }

    /// How many statements have been sent since start; tests count with it.
    #[must_use]
    pub fn queries(&self) -> u64 {
        self.queries.load(Ordering::Relaxed)
    }
}
