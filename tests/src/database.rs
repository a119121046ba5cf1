//! A database of its own for each test, copied from one that was migrated and filled with people once.

use std::{
    path::{Path, PathBuf},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use actix_web::rt::System;
use diesel::{
    Connection as _, PgConnection, RunQueryDsl as _, SqliteConnection,
    connection::SimpleConnection as _,
};
use server::{
    demo, migrations,
    settings::{DatabaseSettings, KeySettings},
};
use tempfile::TempDir;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    /// A file.
    Sqlite,
    /// A server that somebody else started.
    Postgres,
}

/// A 32-byte key that protects nobody.
const DATA_KEY: &str = "dGVzdHMgcHJvdGVjdCBub2JvZHkgd2l0aCB0aGlzISE=";
const REQUIRED: &str = "HJEMOVER_TEST_POSTGRES_REQUIRED";

/// The address of the PostgreSQL that tests may use.
#[must_use]
pub fn postgres() -> Option<String> {
    let address = std::env::var("HJEMOVER_TEST_POSTGRES")
        .ok()
        .filter(|address| !address.is_empty());
    let required = std::env::var(REQUIRED).is_ok_and(|value| value == "1");
    assert!(
        address.is_some() || !required,
        "{REQUIRED}=1, but HJEMOVER_TEST_POSTGRES names no PostgreSQL"
    );
    address
}

/// A database that disappears with this value.
pub struct Storage {
    kind: Database,
    name: String,
    folder: TempDir,
}

impl Storage {
    /// A new database without any table.
    #[must_use]
    pub fn empty(kind: Database) -> Self {
        let storage = Self::named(kind);
        if kind == Database::Postgres {
            admin(&format!("create database {}", storage.name));
        }
        storage
    }

    /// A new database, migrated, with the demo's units and people and nothing that happened.
    #[must_use]
    pub fn with_people(kind: Database) -> Self {
        let storage = Self::named(kind);
        match kind {
            Database::Sqlite => {
                std::fs::copy(sqlite_template(), storage.file()).unwrap();
            }
            Database::Postgres => {
                admin(&format!(
                    "create database {} template {}",
                    storage.name,
                    postgres_template()
                ));
            }
        }
        storage
    }

    /// On which kind of database.
    #[must_use]
    pub const fn kind(&self) -> Database {
        self.kind
    }

    fn named(kind: Database) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Self {
            kind,
            name: format!("hjemover_test_{}_{number}", std::process::id()),
            folder: tempfile::Builder::new()
                .prefix("hjemover-test-")
                .tempdir()
                .unwrap(),
        }
    }

    /// The database's address.
    #[must_use]
    pub fn address(&self) -> String {
        match self.kind {
            Database::Sqlite => format!("sqlite://{}", self.file().display()),
            Database::Postgres => beside(&self.name),
        }
    }

    /// As the service's settings.
    #[must_use]
    pub fn settings(&self) -> DatabaseSettings {
        DatabaseSettings {
            database_url: self.address(),
            database_url_file: None,
            sqlite_max_bytes: None,
        }
    }

    /// A folder that disappears with the database.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The database's name on its server.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file of a SQLite database.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("test.db")
    }

    /// Runs statements, past the service.
    pub fn execute(&self, sql: &str) {
        match self.kind {
            Database::Sqlite => self.sqlite().batch_execute(sql).unwrap(),
            Database::Postgres => PgConnection::establish(&self.address())
                .unwrap()
                .batch_execute(sql)
                .unwrap(),
        }
    }

    /// Answers one column, as text, past the service. Name it `value`.
    #[must_use]
    pub fn texts(&self, sql: &str) -> Vec<String> {
        let rows: Vec<Text> = match self.kind {
            Database::Sqlite => diesel::sql_query(sql).load(&mut self.sqlite()),
            Database::Postgres => {
                diesel::sql_query(sql).load(&mut PgConnection::establish(&self.address()).unwrap())
            }
        }
        .unwrap();
        rows.into_iter().map(|row| row.value).collect()
    }

    /// How many rows a table holds, past the service.
    #[must_use]
    pub fn count(&self, table_and_where: &str) -> usize {
        self.texts(&format!(
            "select cast(count(*) as text) as value from {table_and_where}"
        ))[0]
            .parse()
            .unwrap()
    }

    /// How many events the worker has not come to.
    #[must_use]
    pub fn events_waiting(&self) -> usize {
        self.count("event where seq > (select value from event_sequence where name = 'handled')")
    }

    fn sqlite(&self) -> SqliteConnection {
        let mut conn = SqliteConnection::establish(&self.file().display().to_string()).unwrap();
        conn.batch_execute("pragma busy_timeout = 5000").unwrap();
        conn
    }
}

#[derive(diesel::QueryableByName)]
struct Text {
    #[diesel(sql_type = diesel::sql_types::Text)]
    value: String,
}

impl Drop for Storage {
    fn drop(&mut self) {
        if self.kind == Database::Postgres {
            let gone = PgConnection::establish(&postgres().unwrap_or_default()).map(|mut conn| {
                conn.batch_execute(&format!("drop database {} with (force)", self.name))
            });
            if !matches!(gone, Ok(Ok(()))) {
                eprintln!("the database {} could not be dropped", self.name);
            }
        }
    }
}

/// The keys of every test.
#[must_use]
pub fn keys() -> KeySettings {
    KeySettings {
        data_key: Some(DATA_KEY.to_owned()),
        data_key_file: None,
        dev_keys: false,
    }
}

/// The address of the database `name` on the tests' server.
fn beside(name: &str) -> String {
    let address = postgres().unwrap();
    let (server, _) = address.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

/// Runs a statement beside the tests' databases, as their administrator.
pub fn admin(sql: &str) {
    let mut conn = PgConnection::establish(&postgres().unwrap()).unwrap();
    // The template's last connection may need a moment to go.
    let mut tries = 0;
    while let Err(why) = conn.batch_execute(sql) {
        tries += 1;
        assert!(tries < 100, "{sql}: {why}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn sqlite_template() -> &'static Path {
    static TEMPLATE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, file) = TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let (made, template) = (
            folder.path().join("made.db"),
            folder.path().join("template.db"),
        );
        fill(&format!("sqlite://{}", made.display()));
        // A copy without a write-ahead log beside it.
        let mut conn = SqliteConnection::establish(&made.display().to_string()).unwrap();
        // The writer of the one who filled it may need a moment to go.
        conn.batch_execute("pragma busy_timeout = 10000").unwrap();
        conn.batch_execute(&format!("vacuum into '{}'", template.display()))
            .unwrap();
        (folder, template)
    });
    file
}

fn postgres_template() -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let name = format!("hjemover_template_{}", std::process::id());
        // Left by an earlier process that had the same number.
        admin(&format!("drop database if exists {name} with (force)"));
        admin(&format!("create database {name}"));
        fill(&beside(&name));
        name
    })
}

/// Migrates a database and makes the demo's people, in a system of its own.
fn fill(address: &str) {
    let database = DatabaseSettings {
        database_url: address.to_owned(),
        database_url_file: None,
        sqlite_max_bytes: None,
    };
    let made = std::thread::spawn(move || {
        System::new().block_on(async {
            migrations::migrate(&database.url()?)?;
            demo::fill_people(&database, &keys()).await
        })
    });
    made.join().unwrap().unwrap();
}
