//! The queue for an administrator, from the command line: `hjemover mail list | resend | test`.

use anyhow::{Context as _, ensure};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    id::{self},
    identity::Language,
};
use uuid::Uuid;

pub use super::store::State;
use super::{NewMail, rules::masked, store, template::Letter};
use crate::{
    access::{Proof as _, SystemPermit},
    db::{
        Conn, Db, Tx,
        schema::mail as m,
        types::{At, Code, Key},
    },
    error::Fault,
    secrets::DataKey,
};

/// How many lines are shown at most.
const SHOWN: i64 = 200;

/// A mail in the queue, without what it says and not quite with its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: Id<id::Mail>,
    /// The address, hidden but for its first letter: `b•••@example.org`.
    pub to: String,
    /// What it is: `notice`, `digest`, `invitation`, `test`.
    pub kind: String,
    /// Where it stands.
    pub state: State,
    /// How often it has failed.
    pub tries: i32,
    /// Why it failed last: a short code with the SMTP status.
    pub last_failure: Option<String>,
    /// When it was queued.
    pub created_at: DateTime<Utc>,
    /// When it is tried, if it waits.
    pub not_before: DateTime<Utc>,
}

/// The oldest mails in a state.
///
/// # Errors
/// When the database cannot be asked.
pub async fn list(db: &Db, state: State) -> anyhow::Result<Vec<Line>> {
    type Row = (Key<id::Mail>, String, String, i32, Option<String>, At, At);
    let rows: Vec<Row> = db
        .read(move |conn| {
            Ok(m::table
                .filter(m::state.eq(Code(state)))
                .order(m::created_at)
                .limit(SHOWN)
                .select((
                    m::id,
                    m::recipient,
                    m::kind,
                    m::tries,
                    m::last_failure,
                    m::created_at,
                    m::not_before,
                ))
                .load(conn)?)
        })
        .await?;
    let line = |(id, to, kind, tries, last_failure, created, not_before): Row| Line {
        id: id.0,
        to: masked(&to),
        kind,
        state,
        tries,
        last_failure,
        created_at: created.utc(),
        not_before: not_before.utc(),
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Sends a dead mail again, or all of them; answers how many. They are tried like new ones, after what waits.
///
/// # Errors
/// When the one asked for is not dead.
pub async fn resend(db: &Db, which: Option<Id<id::Mail>>) -> anyhow::Result<usize> {
    let permit = SystemPermit::for_task("mail-resend", None);
    let again = move |tx: &mut Tx<'_>| {
        let now = At::from(tx.now());
        let fresh = (
            m::state.eq(Code(State::Waiting)),
            m::tries.eq(0),
            m::place_at.eq(now),
            m::not_before.eq(now),
            m::ended_at.eq(None::<At>),
        );
        let dead = m::table.filter(m::state.eq(Code(State::Dead)));
        let count = match which {
            Some(id) => diesel::update(dead.filter(m::id.eq(Key(id))))
                .set(fresh)
                .execute(tx.conn())?,
            None => diesel::update(dead).set(fresh).execute(tx.conn())?,
        };
        Ok::<_, Fault>(count)
    };
    let count = db.write(permit.actor(), again).await?;
    ensure!(
        which.is_none() || count == 1,
        "there is no dead mail with that id; see `hjemover mail list`"
    );
    Ok(count)
}

/// Queues a mail that only says that mail works.
///
/// # Errors
/// When the address is none, or the database refuses.
pub async fn test(db: &Db, key: &DataKey, to: &str, language: Language) -> anyhow::Result<()> {
    to.parse::<lettre::Address>()
        .with_context(|| format!("{to} is no e-mail address"))?;
    let new = NewMail {
        once_key: format!("test:{}", Uuid::now_v7()),
        to: to.to_owned(),
        language,
        person: None,
        patient: None,
        not_before: None,
        quiet: None,
        letter: Letter::Test,
        unsubscribe: None,
    };
    let (permit, key) = (SystemPermit::for_task("mail-test", None), key.clone());
    db.write(permit.actor(), move |tx| store::queue(tx, &key, new))
        .await?;
    Ok(())
}

/// How many mails wait and how many are dead, for metrics.
pub(crate) fn counts(conn: &mut Conn) -> Result<(i64, i64), Fault> {
    let mut count = |state| {
        m::table
            .filter(m::state.eq(Code(state)))
            .count()
            .get_result(conn)
    };
    Ok((count(State::Waiting)?, count(State::Dead)?))
}
