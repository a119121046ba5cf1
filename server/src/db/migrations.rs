//! The schema, embedded in the binary.

use std::sync::Arc;

use anyhow::anyhow;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

use super::{DatabaseUrl, connect};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations");

/// Brings the database up to date; answers the names of what ran.
///
/// # Errors
/// When a migration fails. Each runs in a transaction: what failed left nothing behind.
pub fn migrate(url: &DatabaseUrl) -> anyhow::Result<Vec<String>> {
    let mut conn = connect::single(url, &Arc::default())?;
    let ran = conn
        .run_pending_migrations(MIGRATIONS)
        .map_err(|why| anyhow!("a migration failed: {why}"))?;
    Ok(ran.iter().map(ToString::to_string).collect())
}

/// Takes every migration back, the last first. For tests: it deletes everything.
///
/// # Errors
/// When one fails.
pub fn revert_all(url: &DatabaseUrl) -> anyhow::Result<usize> {
    let mut conn = connect::single(url, &Arc::default())?;
    let reverted = conn
        .revert_all_migrations(MIGRATIONS)
        .map_err(|why| anyhow!("a migration failed: {why}"))?;
    Ok(reverted.len())
}

/// Whether something remains to be run.
///
/// # Errors
/// When the database cannot be asked.
pub fn pending(url: &DatabaseUrl) -> anyhow::Result<bool> {
    let mut conn = connect::single(url, &Arc::default())?;
    conn.has_pending_migration(MIGRATIONS)
        .map_err(|why| anyhow!("the schema's version cannot be read: {why}"))
}
