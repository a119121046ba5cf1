//! Opening connections: database addresses, pragmas, pools.

use std::{path::PathBuf, str::FromStr, sync::Arc, time::Duration};

use anyhow::{Context as _, bail};
use diesel::{
    Connection as _,
    connection::{InstrumentationEvent, SimpleConnection as _},
    r2d2::{ConnectionManager, CustomizeConnection, Pool},
};

use super::{Conn, checkpoint::LOG_PAGES, statements::Statements};

/// Where the database is.
#[derive(Debug, Clone)]
pub enum DatabaseUrl {
    /// `sqlite://path/to/file.db`
    Sqlite {
        /// The file.
        path: PathBuf,
        /// The most bytes it may grow to; writes beyond answer 503.
        max_bytes: Option<u64>,
    },
    /// `postgres://user@host/database`
    Postgres {
        /// The address as given. May hold a password: never log it.
        url: String,
    },
}

impl FromStr for DatabaseUrl {
    type Err = anyhow::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(path) = text.strip_prefix("sqlite://") {
            if path.is_empty() {
                bail!(
                    "the database address names no file; write for example sqlite://data/hjemover.db"
                );
            }
            Ok(Self::Sqlite {
                path: path.into(),
                max_bytes: None,
            })
        } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Self::Postgres {
                url: text.to_owned(),
            })
        } else {
            bail!("the database address must begin with sqlite:// or postgres://")
        }
    }
}

const SQLITE_PAGE: u64 = 4096;

impl DatabaseUrl {
    fn address(&self) -> String {
        match self {
            Self::Sqlite { path, .. } => path.display().to_string(),
            Self::Postgres { url } => url.clone(),
        }
    }

    /// What a new connection is told first. `busy_timeout` comes before `journal_mode`: a pool that opens
    /// several connections at once fails on it otherwise.
    fn greeting(&self) -> String {
        match self {
            Self::Sqlite { max_bytes, .. } => {
                let limit = max_bytes
                    .map(|bytes| format!("pragma max_page_count = {};", bytes / SQLITE_PAGE));
                format!(
                    "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; \
                     pragma foreign_keys = on; pragma cache_size = -8000; pragma temp_store = memory; \
                     pragma wal_autocheckpoint = {LOG_PAGES}; {}",
                    limit.unwrap_or_default()
                )
            }
            Self::Postgres { .. } => "set timezone to 'UTC'; set statement_timeout to '15s'; \
                 set lock_timeout to '10s'; set idle_in_transaction_session_timeout to '30s'"
                .to_owned(),
        }
    }
}

/// Tests look at statements; a release build does not spend time on it.
fn note_into(conn: &mut Conn, statements: &Arc<Statements>) {
    if !cfg!(debug_assertions) {
        return;
    }
    let statements = Arc::clone(statements);
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            statements.note(&query.to_string());
        }
    });
}

#[derive(Debug)]
struct Greeter {
    greeting: String,
    statements: Arc<Statements>,
}

impl CustomizeConnection<Conn, diesel::r2d2::Error> for Greeter {
    fn on_acquire(&self, conn: &mut Conn) -> Result<(), diesel::r2d2::Error> {
        conn.batch_execute(&self.greeting)
            .map_err(diesel::r2d2::Error::QueryError)?;
        note_into(conn, &self.statements);
        Ok(())
    }
}

/// The pool that reads use, and on PostgreSQL writes too.
pub(super) fn pool(
    url: &DatabaseUrl,
    statements: &Arc<Statements>,
) -> anyhow::Result<Pool<ConnectionManager<Conn>>> {
    if let DatabaseUrl::Sqlite { path, .. } = url {
        make_folder(path)?;
    }
    let size = match url {
        DatabaseUrl::Sqlite { .. } => 8,
        DatabaseUrl::Postgres { .. } => 16,
    };
    Pool::builder()
        .max_size(size)
        .min_idle(Some(1))
        .connection_timeout(Duration::from_secs(4))
        // A file does not go away; a server does.
        .test_on_check_out(matches!(url, DatabaseUrl::Postgres { .. }))
        .connection_customizer(Box::new(Greeter {
            greeting: url.greeting(),
            statements: Arc::clone(statements),
        }))
        .build(ConnectionManager::new(url.address()))
        .context("the database cannot be reached; check its address, and that it runs")
}

/// One connection outside the pool: for SQLite's writer and its log, and for migrations.
pub(super) fn single(url: &DatabaseUrl, statements: &Arc<Statements>) -> anyhow::Result<Conn> {
    if let DatabaseUrl::Sqlite { path, .. } = url {
        make_folder(path)?;
    }
    let mut conn = Conn::establish(&url.address())
        .context("the database cannot be reached; check its address, and that it runs")?;
    conn.batch_execute(&url.greeting())
        .context("the database refused its settings")?;
    note_into(&mut conn, statements);
    Ok(conn)
}

/// The connection of SQLite's one writer. It keeps more pages than a reader, whose pages every commit makes old.
pub(super) fn writing(url: &DatabaseUrl, statements: &Arc<Statements>) -> anyhow::Result<Conn> {
    let mut conn = single(url, statements)?;
    conn.batch_execute("pragma cache_size = -16000")
        .context("the database refused its settings")?;
    Ok(conn)
}

fn make_folder(path: &std::path::Path) -> anyhow::Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder)
            .with_context(|| {
                format!(
                    "the folder {} for the database cannot be made",
                    folder.display()
                )
            }),
        _ => Ok(()),
    }
}
