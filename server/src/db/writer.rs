//! Writing. On SQLite one thread takes the queued writes and commits many in one fsync (group commit):
//! each in its own savepoint, each answered after the commit. That ends «database is locked» and gives
//! several times the rate of one commit a write. On PostgreSQL each write has a transaction of its own.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
};

use anyhow::Context as _;
use diesel::{
    RunQueryDsl as _,
    connection::SimpleConnection as _,
    r2d2::{ConnectionManager, Pool},
};
use tokio::sync::oneshot;

use super::{
    Conn,
    checkpoint::Checkpoints,
    direct,
    fixed::{Begin, BeginImmediate, Commit, ReleaseSavepoint, Savepoint},
};
use crate::error::Fault;

/// How many writes may wait. Beyond it they are told to come back.
const QUEUE: usize = 2048;
/// How many writes share one commit at most.
const GROUP: usize = 256;

/// Runs inside the transaction; answers what to do when the commit's outcome is known.
type Job = Box<dyn FnOnce(&mut Conn) -> Ran + Send>;
type Answer = Box<dyn FnOnce(Result<(), Fault>) + Send>;

/// A job that has run.
struct Ran {
    answer: Answer,
    /// The whole transaction is lost: disk full, connection gone.
    fatal: bool,
}

#[derive(Clone)]
pub(super) struct Writer(Way);

#[derive(Clone)]
enum Way {
    Grouped(SyncSender<Job>),
    Pooled(Pool<ConnectionManager<Conn>>),
}

impl Writer {
    pub(super) fn grouped(conn: Conn, mut checkpoints: Checkpoints) -> anyhow::Result<Self> {
        let (queue, jobs) = sync_channel(QUEUE);
        std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || write_groups(conn, &jobs, &mut checkpoints))
            .context("the writer's thread cannot be started")?;
        Ok(Self(Way::Grouped(queue)))
    }

    pub(super) const fn pooled(pool: Pool<ConnectionManager<Conn>>) -> Self {
        Self(Way::Pooled(pool))
    }

    /// Whether one thread writes for all: on SQLite.
    pub(super) const fn is_grouped(&self) -> bool {
        matches!(self.0, Way::Grouped(_))
    }

    /// Runs `write` in a transaction; answers after the commit.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        write: impl FnOnce(&mut Conn) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let (job, answer) = prepare(write);
        match &self.0 {
            Way::Grouped(queue) => queue.try_send(job).map_err(|why| match why {
                TrySendError::Full(_) => Fault::unavailable("the queue of writes is full"),
                TrySendError::Disconnected(_) => Fault::unavailable("the writer has stopped"),
            })?,
            Way::Pooled(pool) => {
                let pool = pool.clone();
                let run = move || {
                    let mut conn = pool.get().map_err(Fault::from_pool)?;
                    write_group(&mut conn, std::iter::once(job));
                    Ok::<(), Fault>(())
                };
                tokio::task::spawn_blocking(run)
                    .await
                    .map_err(Fault::from_join)??;
            }
        }
        // A job that is dropped without having run drops its answer too.
        answer
            .await
            .unwrap_or_else(|_| Err(Fault::unavailable("the database refused to begin a write")))
    }
}

fn prepare<T: Send + 'static>(
    write: impl FnOnce(&mut Conn) -> Result<T, Fault> + Send + 'static,
) -> (Job, oneshot::Receiver<Result<T, Fault>>) {
    let (reply, answer) = oneshot::channel();
    let job = move |conn: &mut Conn| {
        let done = in_savepoint(conn, write);
        let fatal = matches!(&done, Err(Fault::Unavailable { .. }));
        let answer = move |committed: Result<(), Fault>| {
            // Nobody waits any more when the client has gone; the write stands all the same.
            let _ = reply.send(committed.and(done));
        };
        Ran {
            answer: Box::new(answer),
            fatal,
        }
    };
    (Box::new(job), answer)
}

fn in_savepoint<T>(
    conn: &mut Conn,
    write: impl FnOnce(&mut Conn) -> Result<T, Fault>,
) -> Result<T, Fault> {
    direct!(conn, |db| Savepoint.execute(db))?;
    let done = catch_unwind(AssertUnwindSafe(|| write(conn)))
        .unwrap_or_else(|_| Err(Fault::internal("a write panicked")));
    let ended = if done.is_ok() {
        direct!(conn, |db| ReleaseSavepoint.execute(db)).map(drop)
    } else {
        conn.batch_execute("rollback to savepoint write; release savepoint write")
    };
    // When even this fails, the transaction is gone (disk full, connection lost).
    ended.map_err(|why| Fault::unavailable(&why.to_string()))?;
    done
}

fn write_groups(mut conn: Conn, jobs: &Receiver<Job>, checkpoints: &mut Checkpoints) {
    while let Ok(first) = jobs.recv() {
        // What comes while these are written makes the next group: were it taken into this one, everybody would wait
        // for the same commit, and the writer afterwards for everybody.
        let group: Vec<Job> = std::iter::once(first)
            .chain(jobs.try_iter())
            .take(GROUP)
            .collect();
        let writes = group.len();
        write_group(&mut conn, group.into_iter());
        checkpoints.committed(writes);
    }
}

/// Runs jobs in one transaction and answers each when it is committed. After a fatal one, none is saved.
fn write_group(conn: &mut Conn, jobs: impl Iterator<Item = Job>) {
    let begun = match conn {
        Conn::Pg(pg) => Begin.execute(pg),
        Conn::Sqlite(sqlite) => BeginImmediate.execute(sqlite),
    };
    if let Err(why) = begun {
        tracing::warn!(%why, "a write could not begin");
        // Not run: dropping them answers that they were not saved.
        jobs.for_each(drop);
        return;
    }
    let (mut answers, mut outcome) = (Vec::new(), Ok(()));
    for job in jobs {
        let ran = job(conn);
        answers.push(ran.answer);
        if ran.fatal {
            outcome = Err(Fault::unavailable("the database refused to write"));
            break;
        }
    }
    if outcome.is_ok() {
        outcome = direct!(conn, |db| Commit.execute(db))
            .map(drop)
            .map_err(|why| Fault::unavailable(&why.to_string()));
    }
    if outcome.is_err() {
        // SQLite may have rolled back by itself already; then this fails, as it should.
        let _ = conn.batch_execute("rollback");
    }
    for answer in answers {
        answer(outcome.as_ref().copied().map_err(Fault::again));
    }
}
