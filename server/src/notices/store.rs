//! What people chose, and what waits for their daily mail.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::{dsl::exists, prelude::*};
use shared::{
    Id,
    id::{Patient, Person, Unit},
    identity::Language,
    notices::{ChangeNotices, NoticeChoice, NoticeChoices, NoticeHours, NoticeKind},
};

use super::rules::{self, Standing};
use crate::{
    db::{
        Conn, Tx,
        schema::{
            mail as m, notice_choice as c, notice_hours as o, notice_waiting as w, patient,
            person as p, staff_role as r,
        },
        types::{At, Code, Key},
    },
    error::Fault,
    mail::admin::State,
};

/// A person, for deciding what they are told.
pub(super) struct Addressee {
    /// Where mail goes; none for an account without an address, or a disabled one.
    pub(super) email: Option<String>,
    pub(super) language: Language,
    pub(super) choices: NoticeChoices,
    pub(super) hours: NoticeHours,
    /// The kinds that can concern them.
    pub(super) kinds: Vec<NoticeKind>,
}

/// Finds a person and what they chose.
pub(super) fn addressee(
    conn: &mut Conn,
    person: Id<Person>,
    now: DateTime<Utc>,
) -> Result<Addressee, Fault> {
    type Row = (Option<String>, String, Option<At>, Option<Key<Patient>>);
    type Hours = (i32, i32, i32);
    let (email, language, disabled, record): Row = p::table
        .left_join(patient::table)
        .filter(p::id.eq(Key(person)))
        .select((
            p::email,
            p::language,
            p::disabled_at,
            patient::id.nullable(),
        ))
        .first(conn)?;
    let now = At::from(now);
    let works = r::table
        .filter(r::person_id.eq(Key(person)))
        .filter(r::valid_from.le(now))
        .filter(r::valid_until.is_null().or(r::valid_until.gt(now)));
    let works: bool = diesel::select(exists(works)).get_result(conn)?;
    let chosen: Vec<(Code<NoticeKind>, Code<NoticeChoice>)> = c::table
        .filter(c::person_id.eq(Key(person)))
        .select((c::kind, c::choice))
        .load(conn)?;
    let hours: Option<Hours> = o::table
        .find(Key(person))
        .select((o::quiet_from, o::quiet_until, o::digest_hour))
        .first(conn)
        .optional()?;
    let standing = match (record, works) {
        (Some(_), _) => Standing::Patient,
        (None, true) => Standing::Staff,
        (None, false) => Standing::Relative,
    };
    let choices = chosen
        .into_iter()
        .fold(rules::defaults(standing), |choices, (kind, choice)| {
            choices.with(kind.0, choice.0)
        });
    Ok(Addressee {
        email: email.filter(|_| disabled.is_none()),
        language: Language::from_tag(&language).unwrap_or_default(),
        choices,
        hours: hours.map_or_else(NoticeHours::default, read_hours),
        kinds: rules::kinds(record.is_some(), works),
    })
}

fn read_hours((from, until, digest): (i32, i32, i32)) -> NoticeHours {
    let hour = |stored: i32| u8::try_from(stored).unwrap_or_default();
    NoticeHours {
        quiet_from: hour(from),
        quiet_until: hour(until),
        digest_hour: hour(digest),
    }
}

/// Stores what a person chose. What already waits for their daily mail and is no longer wanted is dropped.
pub(super) fn choose(
    tx: &mut Tx<'_>,
    person: Id<Person>,
    new: &ChangeNotices,
) -> Result<(), Fault> {
    choose_all(tx, person, &new.choices)?;
    let person = Key(person);
    diesel::delete(o::table.find(person)).execute(tx.conn())?;
    diesel::insert_into(o::table)
        .values((
            o::person_id.eq(person),
            o::quiet_from.eq(i32::from(new.hours.quiet_from)),
            o::quiet_until.eq(i32::from(new.hours.quiet_until)),
            o::digest_hour.eq(i32::from(new.hours.digest_hour)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Stores a choice for each kind.
pub(super) fn choose_all(
    tx: &mut Tx<'_>,
    person: Id<Person>,
    choices: &NoticeChoices,
) -> Result<(), Fault> {
    tx.one_at_a_time(&format!("notices {person}"))?;
    let person = Key(person);
    diesel::delete(c::table.filter(c::person_id.eq(person))).execute(tx.conn())?;
    for kind in NoticeKind::ALL {
        let choice = choices.of(kind);
        diesel::insert_into(c::table)
            .values((
                c::person_id.eq(person),
                c::kind.eq(Code(kind)),
                c::choice.eq(Code(choice)),
            ))
            .execute(tx.conn())?;
        if choice == NoticeChoice::Never {
            let unwanted = w::table
                .filter(w::person_id.eq(person))
                .filter(w::kind.eq(Code(kind)));
            diesel::delete(unwanted).execute(tx.conn())?;
        }
    }
    Ok(())
}

/// The account of a patient, if they have one.
pub(super) fn account_of(
    conn: &mut Conn,
    patient: Id<Patient>,
) -> Result<Option<Id<Person>>, Fault> {
    let person: Option<Key<Person>> = patient::table
        .find(Key(patient))
        .select(patient::person_id)
        .first(conn)?;
    Ok(person.map(|key| key.0))
}

/// Whether the patient died: then nothing is sent about them.
pub(super) fn died(conn: &mut Conn, patient: Id<Patient>) -> Result<bool, Fault> {
    let died: Option<chrono::NaiveDate> = patient::table
        .find(Key(patient))
        .select(patient::died_on)
        .first(conn)?;
    Ok(died.is_some())
}

/// Those who asked to be told of the inboxes of the units they work in.
pub(crate) struct InboxReaders(HashMap<Id<Unit>, Vec<Id<Person>>>);

impl InboxReaders {
    /// Finds them: few, since nobody is told of an inbox unless they ask.
    pub(crate) fn find(conn: &mut Conn, now: DateTime<Utc>) -> Result<Self, Fault> {
        let now = At::from(now);
        let rows: Vec<(Key<Unit>, Key<Person>)> = c::table
            .inner_join(r::table.on(r::person_id.eq(c::person_id)))
            .filter(c::kind.eq(Code(NoticeKind::Inbox)))
            .filter(c::choice.ne(Code(NoticeChoice::Never)))
            .filter(r::valid_from.le(now))
            .filter(r::valid_until.is_null().or(r::valid_until.gt(now)))
            .select((r::unit_id, r::person_id))
            .load(conn)?;
        let mut readers: HashMap<Id<Unit>, Vec<Id<Person>>> = HashMap::new();
        for (unit, person) in rows {
            readers.entry(unit.0).or_default().push(person.0);
        }
        Ok(Self(readers))
    }

    /// Those of a unit.
    pub(super) fn of(&self, unit: Id<Unit>) -> &[Id<Person>] {
        self.0.get(&unit).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether a notice to this person waits that nobody is sending yet; and when one was sent last. One that is being
/// sent counts as sent now.
pub(super) fn notices_to(
    conn: &mut Conn,
    person: Id<Person>,
    now: DateTime<Utc>,
) -> Result<(bool, Option<DateTime<Utc>>), Fault> {
    let of_person = m::table
        .filter(m::person_id.eq(Key(person)))
        .filter(m::kind.eq("notice"));
    let claims: Vec<Option<At>> = of_person
        .filter(m::ended_at.is_null())
        .select(m::claimed_until)
        .load(conn)?;
    let is_sending = |claim: &Option<At>| claim.is_some_and(|until| until.utc() >= now);
    let last: Option<Option<At>> = of_person
        .filter(m::ended_at.is_not_null())
        .filter(m::state.eq(Code(State::Sent)))
        .order(m::ended_at.desc())
        .select(m::ended_at)
        .first(conn)
        .optional()?;
    let sent = if claims.iter().any(is_sending) {
        Some(now)
    } else {
        last.flatten().map(At::utc)
    };
    Ok((claims.iter().any(|claim| !is_sending(claim)), sent))
}

/// Puts an event into a person's next daily mail.
pub(super) fn add_to_digest(
    tx: &mut Tx<'_>,
    person: Id<Person>,
    event_seq: i64,
    kind: NoticeKind,
    about: Option<Id<Patient>>,
    due_at: DateTime<Utc>,
) -> Result<(), Fault> {
    let row = w::table.find((Key(person), event_seq));
    let known: bool = diesel::select(exists(row)).get_result(tx.conn())?;
    if !known {
        diesel::insert_into(w::table)
            .values((
                w::person_id.eq(Key(person)),
                w::event_seq.eq(event_seq),
                w::kind.eq(Code(kind)),
                w::patient_id.eq(about.map(Key)),
                w::due_at.eq(At::from(due_at)),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// People whose daily mail is due.
pub(super) fn digests_due(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<Id<Person>>, Fault> {
    let due: Vec<Key<Person>> = w::table
        .filter(w::due_at.le(At::from(now)))
        .order(w::due_at)
        .limit(500)
        .select(w::person_id)
        .load(conn)?;
    // The rest comes at the next look.
    let mut people: Vec<Id<Person>> = Vec::new();
    for Key(person) in due {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    Ok(people)
}

/// What was due for a person.
pub(super) struct Due {
    /// How many events, from 1.
    pub(super) count: u32,
    /// The newest of them.
    pub(super) newest: i64,
    /// The patient, when all are about one.
    pub(super) about: Option<Id<Patient>>,
}

/// Takes out what is due for a person.
pub(super) fn take_digest(tx: &mut Tx<'_>, person: Id<Person>) -> Result<Option<Due>, Fault> {
    let due = w::table
        .filter(w::person_id.eq(Key(person)))
        .filter(w::due_at.le(At::from(tx.now())));
    let events: Vec<(i64, Option<Key<Patient>>)> = due
        .order(w::event_seq)
        .select((w::event_seq, w::patient_id))
        .load(tx.conn())?;
    let Some((newest, about)) = events.last() else {
        return Ok(None);
    };
    diesel::delete(due).execute(tx.conn())?;
    let one = events.iter().all(|(_, other)| other == about);
    Ok(Some(Due {
        count: u32::try_from(events.len()).unwrap_or(u32::MAX),
        newest: *newest,
        about: about.filter(|_| one).map(|key| key.0),
    }))
}

/// Drops what waits for daily mails about a patient.
pub(super) fn drop_about(tx: &mut Tx<'_>, patient: Id<Patient>) -> Result<(), Fault> {
    diesel::delete(w::table.filter(w::patient_id.eq(Key(patient)))).execute(tx.conn())?;
    Ok(())
}
