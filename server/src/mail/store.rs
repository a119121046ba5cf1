//! The queue of mail in the database.
//!
//! A mail waits as long as `ended_at` is empty. The oldest of a recipient's waiting mails goes first; one that
//! waits for its retry is not overtaken. Who sends a mail has claimed it for a while by an update that only one
//! can win.

use chrono::{DateTime, Utc};
use diesel::{
    dsl::{exists, not},
    prelude::*,
};
use serde::{Deserialize, Serialize};
use shared::{
    Id,
    id::{self, Patient, Person},
    identity::Language,
};
use uuid::Uuid;

use super::{
    rules::{Failure, QuietHours},
    template::Letter,
};
use crate::{
    db::{
        Conn, Tx,
        schema::mail as m,
        types::{At, Code, Key},
    },
    error::Fault,
    secrets::DataKey,
};

/// Where a mail stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It waits, or is being sent.
    Waiting,
    /// The server took it.
    Sent,
    /// Given up, until an administrator sends it again.
    Dead,
    /// No longer wanted.
    Cancelled,
}

/// A mail to queue.
#[derive(Debug, Clone)]
pub(crate) struct NewMail {
    /// What it is for: queued once under this key, however often it is asked for.
    pub(crate) once_key: String,
    /// The address, any case.
    pub(crate) to: String,
    pub(crate) language: Language,
    /// The account it goes to, if it goes to one.
    pub(crate) person: Option<Id<Person>>,
    /// The patient it is about, if one: it is cancelled when they die.
    pub(crate) patient: Option<Id<Patient>>,
    /// Not before this moment; none is now.
    pub(crate) not_before: Option<DateTime<Utc>>,
    /// Hours in which it is not sent, also when it was late.
    pub(crate) quiet: Option<QuietHours>,
    pub(crate) letter: Letter,
    /// The token of the link that ends such mail.
    pub(crate) unsubscribe: Option<String>,
}

/// What is stored encrypted.
#[derive(Serialize, Deserialize)]
pub(super) struct Content {
    pub(super) letter: Letter,
    #[serde(default)]
    pub(super) unsubscribe: Option<String>,
    #[serde(default)]
    pub(super) quiet: Option<QuietHours>,
}

/// What a mail's content is bound to.
fn bound_to(id: Id<id::Mail>) -> String {
    format!("mail/{id}")
}

/// Queues a mail in the caller's transaction: it exists if and only if the fact does.
pub(crate) fn queue(tx: &mut Tx<'_>, key: &DataKey, new: NewMail) -> Result<(), Fault> {
    tx.one_at_a_time(&format!("mail {}", new.once_key))?;
    let known: Option<String> = m::table
        .filter(m::once_key.eq(&new.once_key))
        .select(m::id)
        .first(tx.conn())
        .optional()?;
    if known.is_some() {
        return Ok(());
    }
    let (id, now) = (Id::<id::Mail>::new(Uuid::now_v7()), tx.now());
    let not_before = At::from(new.not_before.unwrap_or(now).max(now));
    let kind = new.letter.kind();
    let content = serde_json::to_string(&Content {
        letter: new.letter,
        unsubscribe: new.unsubscribe,
        quiet: new.quiet,
    })?;
    diesel::insert_into(m::table)
        .values((
            m::id.eq(Key(id)),
            m::once_key.eq(new.once_key),
            m::recipient.eq(new.to.trim().to_lowercase()),
            m::person_id.eq(new.person.map(Key)),
            m::patient_id.eq(new.patient.map(Key)),
            m::kind.eq(kind),
            m::language.eq(new.language.tag()),
            m::content.eq(key.encrypt(&content, &bound_to(id))?),
            m::created_at.eq(At::from(now)),
            m::place_at.eq(not_before),
            m::not_before.eq(not_before),
            m::state.eq(Code(State::Waiting)),
            m::tries.eq(0),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Which waiting mails to cancel.
pub(crate) enum Which<'w> {
    /// The one queued under this key.
    Key(&'w str),
    /// Those about a patient.
    About(Id<Patient>),
    /// Those of a kind to an account.
    To(Id<Person>, &'w str),
}

/// Cancels mails that wait. One that is being sent at this moment may still arrive.
pub(crate) fn cancel(tx: &mut Tx<'_>, which: &Which<'_>) -> Result<(), Fault> {
    let ended = (
        m::state.eq(Code(State::Cancelled)),
        m::ended_at.eq(At::from(tx.now())),
        m::content.eq(None::<String>),
    );
    let waiting = m::table.filter(m::ended_at.is_null());
    match which {
        Which::Key(key) => diesel::update(waiting.filter(m::once_key.eq(*key)))
            .set(ended)
            .execute(tx.conn())?,
        Which::About(patient) => diesel::update(waiting.filter(m::patient_id.eq(Key(*patient))))
            .set(ended)
            .execute(tx.conn())?,
        Which::To(person, kind) => diesel::update(
            waiting
                .filter(m::person_id.eq(Key(*person)))
                .filter(m::kind.eq(*kind)),
        )
        .set(ended)
        .execute(tx.conn())?,
    };
    Ok(())
}

/// A mail that this instance may send now.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Claimed {
    pub(super) id: Id<id::Mail>,
    pub(super) recipient: String,
    pub(super) language: Language,
    pub(super) tries: i32,
    pub(super) created_at: DateTime<Utc>,
    content: Option<String>,
}

impl Claimed {
    /// What it is to say.
    pub(super) fn content(&self, key: &DataKey) -> Result<Content, Fault> {
        let sealed = self
            .content
            .as_deref()
            .ok_or_else(|| Fault::internal("a mail that waits is blank"))?;
        Ok(serde_json::from_str(
            &key.decrypt(sealed, &bound_to(self.id))?,
        )?)
    }
}

/// The mails that may be sent now, the longest due first, but only the first of each recipient.
pub(super) fn due(
    conn: &mut Conn,
    now: DateTime<Utc>,
    at_most: i64,
) -> Result<Vec<Id<id::Mail>>, Fault> {
    let now = At::from(now);
    let other = diesel::alias!(m as earlier);
    let before = other.field(m::place_at).lt(m::place_at).or(other
        .field(m::place_at)
        .eq(m::place_at)
        .and(other.field(m::id).lt(m::id)));
    let overtakes = other
        .filter(other.field(m::ended_at).is_null())
        .filter(other.field(m::recipient).eq(m::recipient))
        .filter(before);
    let ids: Vec<Key<id::Mail>> = m::table
        .filter(m::ended_at.is_null())
        .filter(m::not_before.le(now))
        .filter(m::claimed_until.is_null().or(m::claimed_until.lt(now)))
        .filter(not(exists(overtakes)))
        .order((m::not_before, m::id))
        .limit(at_most)
        .select(m::id)
        .load(conn)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// Claims what is due until a moment; what another instance claims at the same time is left to it.
pub(super) fn claim(
    tx: &mut Tx<'_>,
    at_most: i64,
    until: DateTime<Utc>,
) -> Result<Vec<Claimed>, Fault> {
    type Row = (String, String, i32, At, Option<String>);
    let now = tx.now();
    let mut claimed = Vec::new();
    for id in due(tx.conn(), now, at_most)? {
        let free = m::claimed_until
            .is_null()
            .or(m::claimed_until.lt(At::from(now)));
        let row = m::table.find(Key(id)).filter(m::ended_at.is_null());
        let won = diesel::update(row.filter(free))
            .set(m::claimed_until.eq(At::from(until)))
            .execute(tx.conn())?;
        if won == 0 {
            continue;
        }
        let (recipient, language, tries, created_at, content): Row = m::table
            .find(Key(id))
            .select((
                m::recipient,
                m::language,
                m::tries,
                m::created_at,
                m::content,
            ))
            .first(tx.conn())?;
        claimed.push(Claimed {
            id,
            recipient,
            language: Language::from_tag(&language).unwrap_or_default(),
            tries,
            created_at: created_at.utc(),
            content,
        });
    }
    Ok(claimed)
}

/// What became of a claimed mail.
#[derive(Debug, Clone, Copy)]
pub(super) enum Became {
    Sent,
    /// To be tried again then.
    Again(Failure, DateTime<Utc>),
    /// Not its fault: to be tried as soon as the server can be used.
    Held(Failure),
    Dead(Failure),
    /// Quiet hours hold: to be sent when they are over.
    Postponed(DateTime<Utc>),
}

/// Writes down what became of a claimed mail, and lets go of it.
pub(super) fn settle(tx: &mut Tx<'_>, id: Id<id::Mail>, became: Became) -> Result<(), Fault> {
    let now = At::from(tx.now());
    let row = diesel::update(m::table.find(Key(id)).filter(m::ended_at.is_null()));
    let free = m::claimed_until.eq(None::<At>);
    match became {
        Became::Sent => row
            .set((
                free,
                m::state.eq(Code(State::Sent)),
                m::ended_at.eq(now),
                m::content.eq(None::<String>),
            ))
            .execute(tx.conn())?,
        Became::Again(why, at) => row
            .set((
                free,
                m::tries.eq(m::tries + 1),
                m::not_before.eq(At::from(at)),
                m::last_failure.eq(why.code()),
            ))
            .execute(tx.conn())?,
        Became::Held(why) => row
            .set((free, m::last_failure.eq(why.code())))
            .execute(tx.conn())?,
        Became::Dead(why) => row
            .set((
                free,
                m::tries.eq(m::tries + 1),
                m::state.eq(Code(State::Dead)),
                m::ended_at.eq(now),
                m::last_failure.eq(why.code()),
            ))
            .execute(tx.conn())?,
        // Others to the same recipient need not wait for it.
        Became::Postponed(at) => row
            .set((
                free,
                m::place_at.eq(At::from(at)),
                m::not_before.eq(At::from(at)),
            ))
            .execute(tx.conn())?,
    };
    Ok(())
}
