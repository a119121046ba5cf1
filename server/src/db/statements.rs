//! What was sent to the database: how many statements, and which. Tests count them and look at their plans; a
//! release build does not spend time on it.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// Every statement since start, without those that begin and end transactions.
#[derive(Debug, Default)]
pub(super) struct Statements {
    count: AtomicU64,
    texts: Mutex<BTreeSet<String>>,
}

impl Statements {
    /// Notes one, as diesel shows it: SQL, then `-- binds:` and what was bound, which is not kept.
    pub(super) fn note(&self, shown: &str) {
        let sql = shown.split(" -- binds:").next().unwrap_or_default();
        if controls_transaction(sql) {
            return;
        }
        self.count.fetch_add(1, Ordering::Relaxed);
        self.texts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(sql.to_owned());
    }

    /// How many.
    pub(super) fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// Each text once.
    pub(super) fn texts(&self) -> Vec<String> {
        let texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        texts.iter().cloned().collect()
    }
}

/// Begin, commit and savepoints are not counted, nor the pool's question whether a connection lives: they
/// are not queries.
fn controls_transaction(sql: &str) -> bool {
    [
        "SELECT 1 ",
        "begin",
        "commit",
        "rollback",
        "savepoint",
        "release",
        "BEGIN",
        "COMMIT",
        "ROLLBACK",
    ]
    .iter()
    .any(|word| sql.starts_with(word))
        || sql == "SELECT 1"
}
