//! The database: one code for SQLite and PostgreSQL.
//!
//! Invariants: [`Tx`] is made only by [`Db::write`]; a write stores its fact, its audit line and its events
//! together or not at all; what `write` has answered is durable.

mod checkpoint;
mod conn;
mod connect;
mod fixed;
pub mod migrations;
pub(crate) mod schema;
mod statements;
mod tx;
pub(crate) mod types;
mod writer;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use diesel::{
    Connection as _,
    r2d2::{ConnectionManager, Pool, PooledConnection},
};

pub use conn::Conn;
pub(crate) use conn::{MultiBackend, direct};
pub use connect::DatabaseUrl;
pub(crate) use tx::Tx;

use self::statements::Statements;

use crate::{access::Actor, clock::Clock, error::Fault};

/// The database, for handlers and workers. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: Pool<ConnectionManager<Conn>>,
    writer: writer::Writer,
    clock: Clock,
    statements: Arc<Statements>,
    commits: tokio::sync::watch::Sender<u64>,
}

impl Db {
    /// Opens the database. SQLite files are made when they do not exist; nothing is migrated.
    ///
    /// # Errors
    /// When it cannot be reached, in a sentence that says what to do.
    pub fn open(url: &DatabaseUrl, clock: Clock) -> anyhow::Result<Self> {
        let statements = Arc::new(Statements::default());
        let pool = connect::pool(url, &statements)?;
        let writer = match url {
            DatabaseUrl::Sqlite { .. } => {
                let checkpoints =
                    checkpoint::Checkpoints::start(connect::single(url, &statements)?)?;
                writer::Writer::grouped(connect::writing(url, &statements)?, checkpoints)?
            }
            DatabaseUrl::Postgres { .. } => writer::Writer::pooled(pool.clone()),
        };
        Ok(Self {
            pool,
            writer,
            clock,
            statements,
            commits: tokio::sync::watch::Sender::new(0),
        })
    }

    /// Runs a read: on PostgreSQL on a thread for waiting; on SQLite here, in one snapshot, since its answer
    /// comes from memory sooner than another thread would wake up.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Conn) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        if self.writer.is_grouped() {
            let run = || Conn::transaction(&mut *self.connection()?, read);
            // A connection that a panic passes through is not used again: the pool sees to that.
            return catch_unwind(AssertUnwindSafe(run))
                .unwrap_or_else(|_| Err(Fault::internal("a read panicked")));
        }
        let db = self.clone();
        let run = move || read(&mut *db.connection()?);
        tokio::task::spawn_blocking(run)
            .await
            .map_err(Fault::from_join)?
    }

    fn connection(&self) -> Result<PooledConnection<ConnectionManager<Conn>>, Fault> {
        self.pool.get().map_err(Fault::from_pool)
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
        self.statements.count()
    }

    /// The text of each statement sent since start; tests look at their plans. Empty in a release build.
    #[must_use]
    pub fn statements(&self) -> Vec<String> {
        self.statements.texts()
    }
}
