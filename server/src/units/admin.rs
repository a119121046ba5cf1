//! Units from the command line: `hjemover unit list | set`.

use anyhow::{Context as _, ensure};
use diesel::prelude::*;
use shared::units::UnitKind;

use crate::{
    access::{Proof as _, SystemPermit},
    db::{Db, schema::unit as u, types::Code},
    error::Fault,
    summaries::ShowsLetters,
};

/// A unit, as an administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// Its HER-id: by it messages find it.
    pub her_id: Option<String>,
    /// When its letters are shown to patients.
    pub shows_letters: ShowsLetters,
    /// Hours, for [`ShowsLetters::AfterHours`].
    pub hours: Option<i32>,
}

/// Every unit, by name.
///
/// # Errors
/// When the database cannot be reached.
pub async fn list(db: &Db) -> anyhow::Result<Vec<Line>> {
    type Row = (
        String,
        Code<UnitKind>,
        Option<String>,
        Code<ShowsLetters>,
        Option<i32>,
    );
    let rows: Vec<Row> = db
        .read(|conn| {
            Ok(u::table
                .order(u::name)
                .select((
                    u::name,
                    u::kind,
                    u::her_id,
                    u::shows_letters,
                    u::shows_letters_after_hours,
                ))
                .load(conn)?)
        })
        .await?;
    let line = |(name, kind, her_id, shows, hours): Row| Line {
        name,
        kind: kind.0,
        her_id,
        shows_letters: shows.0,
        hours,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// What to change about a unit.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The HER-id it has from now on.
    pub her_id: Option<String>,
    /// When its letters are shown, and after how many hours when that is the rule.
    pub shows_letters: Option<(ShowsLetters, Option<i32>)>,
}

/// Changes a unit.
///
/// # Errors
/// When there is no unit of that name, another one has that HER-id, or the HER-id is none.
pub async fn set(db: &Db, name: &str, change: Change) -> anyhow::Result<()> {
    if let Some(her_id) = &change.her_id {
        let digits = !her_id.is_empty() && her_id.len() <= 10;
        ensure!(
            digits && her_id.chars().all(|digit| digit.is_ascii_digit()),
            "a HER-id is a number of at most ten digits"
        );
    }
    let permit = SystemPermit::for_task("unit-set", None);
    let name = name.to_owned();
    db.write(permit.actor(), move |tx| {
        let known: i64 = u::table
            .filter(u::name.eq(&name))
            .count()
            .get_result(tx.conn())?;
        if known == 0 {
            return Err(Fault::NotFound);
        }
        if let Some(her_id) = &change.her_id {
            diesel::update(u::table.filter(u::name.eq(&name)))
                .set(u::her_id.eq(her_id))
                .execute(tx.conn())?;
        }
        if let Some((shows, hours)) = change.shows_letters {
            diesel::update(u::table.filter(u::name.eq(&name)))
                .set((
                    u::shows_letters.eq(Code(shows)),
                    u::shows_letters_after_hours.eq(hours),
                ))
                .execute(tx.conn())?;
        }
        Ok(())
    })
    .await
    .context("there is no unit of that name, or another one has that HER-id")
}
