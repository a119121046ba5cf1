//! A write in progress: what it records is stored with it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use sha2::Digest as _;
use shared::{Id, audit::Basis, author::Author, date::oslo_day, id::Patient, problem::code};
use uuid::Uuid;

use super::{
    Conn, direct,
    fixed::CountUp,
    schema,
    types::{At, Code, Json, Key},
};
use crate::{
    access::{Actor, Replay},
    error::Fault,
    outbox::Event,
};

/// An event that a write records.
pub(crate) struct NewEvent {
    pub(crate) patient: Option<Id<Patient>>,
    pub(crate) event: Event,
}

/// A write in progress. Only `Db::write` makes one.
pub(crate) struct Tx<'c> {
    conn: &'c mut Conn,
    actor: Actor,
    now: DateTime<Utc>,
    events: Vec<NewEvent>,
}

impl Tx<'_> {
    /// The connection, inside the transaction.
    pub(crate) const fn conn(&mut self) -> &mut Conn {
        self.conn
    }

    /// When this write happens.
    pub(crate) const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Today in Norway.
    pub(crate) fn today(&self) -> NaiveDate {
        oslo_day(self.now)
    }

    /// Who writes.
    pub(crate) const fn author(&self) -> &Author {
        &self.actor.author
    }

    /// Stores an event about a patient with the fact.
    pub(crate) fn event(&mut self, patient: Id<Patient>, event: Event) {
        self.events.push(NewEvent {
            patient: Some(patient),
            event,
        });
    }

    /// Stores an event that is about no patient, with the fact.
    pub(crate) fn unit_event(&mut self, event: Event) {
        self.events.push(NewEvent {
            patient: None,
            event,
        });
    }

    /// From here to the commit, others who write about what this text names wait.
    pub(crate) fn one_at_a_time(&mut self, about: &str) -> Result<(), Fault> {
        one_at_a_time(self.conn, named(about))
    }

    /// The same about a patient, for writes that find out only inside whom they are about.
    pub(crate) fn one_at_a_time_about(&mut self, patient: Id<Patient>) -> Result<(), Fault> {
        one_at_a_time(self.conn, patient.uuid())
    }

    /// Stores one more line in the access log: for lists, where the right is not about one patient, and for what
    /// only sometimes comes to an access.
    pub(crate) fn audit(&mut self, patients: &[Id<Patient>], basis: Basis) -> Result<(), Fault> {
        let actor = self.actor.clone();
        audit(self.conn, &actor, patients, basis, self.now)
    }
}

/// Stores only the line in the access log: for reads. Takes no lock, since no rule decides on it.
pub(super) fn note(conn: &mut Conn, actor: &Actor, now: DateTime<Utc>) -> Result<(), Fault> {
    match (actor.patient, actor.audited) {
        (Some(patient), Some(basis)) => audit(conn, actor, &[patient], basis, now),
        _ => Ok(()),
    }
}

/// Runs `write` with what belongs to it. Called inside a savepoint.
pub(super) fn run<T>(
    conn: &mut Conn,
    actor: Actor,
    now: DateTime<Utc>,
    write: impl FnOnce(&mut Tx<'_>) -> Result<T, Fault>,
) -> Result<T, Fault>
where
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    if let Some(patient) = actor.patient {
        one_at_a_time(conn, patient.uuid())?;
    }
    if let (Some(replay), Some(person)) = (&actor.replay, actor.author.person) {
        one_at_a_time(conn, named(&format!("{person} {}", replay.key)))?;
    }
    if let Some(replay) = &actor.replay
        && let Some(response) = replayed(conn, &actor, replay)?
    {
        return Ok(serde_json::from_str(&response)?);
    }
    let mut tx = Tx {
        conn,
        actor,
        now,
        events: Vec::new(),
    };
    let done = write(&mut tx)?;
    let Tx {
        conn,
        actor,
        events,
        ..
    } = tx;
    if let (Some(patient), Some(basis)) = (actor.patient, actor.audited) {
        audit(conn, &actor, &[patient], basis, now)?;
    }
    if let (Some(replay), Some(person)) = (&actor.replay, actor.author.person) {
        use schema::idempotency as i;
        let insert = diesel::insert_into(i::table).values((
            i::person_id.eq(Key(person)),
            i::key.eq(&replay.key),
            i::fingerprint.eq(&replay.fingerprint),
            i::response.eq(serde_json::to_string(&done)?),
            i::at.eq(At::from(now)),
        ));
        direct!(conn, |db| insert.execute(db))?;
    }
    store_events(conn, &actor, events, now)?;
    Ok(done)
}

/// Something known by a text, for [`one_at_a_time`].
fn named(text: &str) -> Uuid {
    let digest: [u8; 32] = sha2::Sha256::digest(text.as_bytes()).into();
    let (first, _) = digest.split_first_chunk::<16>().unwrap_or((&[0; 16], &[]));
    Uuid::from_bytes(*first)
}

/// On PostgreSQL, writes about one patient (or one unit's inbox) follow each other, as they all do on
/// SQLite: a rule that reads before it writes then sees what it decides upon.
fn one_at_a_time(conn: &mut Conn, of: Uuid) -> Result<(), Fault> {
    if let Conn::Pg(pg) = conn {
        let (high, low) = of.as_u64_pair();
        let lock = i64::from_ne_bytes((high ^ low).to_ne_bytes());
        diesel::sql_query("select pg_advisory_xact_lock($1)")
            .bind::<diesel::sql_types::BigInt, _>(lock)
            .execute(pg)?;
    }
    Ok(())
}

fn replayed(conn: &mut Conn, actor: &Actor, replay: &Replay) -> Result<Option<String>, Fault> {
    use schema::idempotency as i;
    let Some(person) = actor.author.person else {
        return Ok(None);
    };
    let query = i::table
        .filter(i::person_id.eq(Key(person)))
        .filter(i::key.eq(&replay.key))
        .select((i::fingerprint, i::response));
    let earlier: Option<(String, String)> = direct!(conn, |db| query.first(db)).optional()?;
    match earlier {
        Some((fingerprint, response)) if fingerprint == replay.fingerprint => Ok(Some(response)),
        Some(_) => Err(Fault::conflict(code::KEY_REUSED)),
        None => Ok(None),
    }
}

/// Stores a line in the access log for each patient, in one statement.
fn audit(
    conn: &mut Conn,
    actor: &Actor,
    patients: &[Id<Patient>],
    basis: Basis,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    use schema::audit_event as a;
    let Some(right) = actor.right else {
        return Ok(());
    };
    let line = |patient: &Id<Patient>| {
        (
            a::id.eq(Uuid::now_v7().to_string()),
            a::patient_id.eq(Key(*patient)),
            a::person_id.eq(actor.author.person.map(Key)),
            a::who.eq(Json(actor.author.clone())),
            a::what.eq(right.name()),
            a::basis.eq(Code(basis)),
            a::endpoint.eq(actor.endpoint),
            a::request_id.eq(actor.request_id.to_string()),
            a::at.eq(At::from(now)),
        )
    };
    let into = diesel::insert_into(a::table);
    // One line is a statement that is prepared once; several make one as long as they are many.
    direct!(conn, |db| match patients {
        [one] => into.values(line(one)).execute(db),
        several => into
            .values(several.iter().map(line).collect::<Vec<_>>())
            .execute(db),
    })?;
    Ok(())
}

fn store_events(
    conn: &mut Conn,
    actor: &Actor,
    events: Vec<NewEvent>,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    use schema::event as e;
    let Ok(count) = i64::try_from(events.len()) else {
        return Err(Fault::internal("too many events"));
    };
    if count == 0 {
        return Ok(());
    }
    let last: i64 = direct!(conn, |db| CountUp(count).get_result(db))?;
    for (seq, NewEvent { patient, event }) in (last - count + 1..).zip(events) {
        let insert = diesel::insert_into(e::table).values((
            e::seq.eq(seq),
            e::kind.eq(event.kind()),
            e::patient_id.eq(patient.map(Key)),
            e::payload.eq(Json(event)),
            e::actor.eq(Json(actor.author.clone())),
            e::at.eq(At::from(now)),
        ));
        direct!(conn, |db| insert.execute(db))?;
    }
    Ok(())
}
