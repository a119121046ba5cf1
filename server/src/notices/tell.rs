//! From an event to the people it concerns. Called by the worker of the outbox, in the transaction that handles the
//! event: a notice exists if and only if the event was handled.

use shared::{
    Id,
    author::Author,
    id::{Patient, Person, Unit},
    notices::NoticeKind,
    stays::Destination,
};

use super::{
    rules::{self, Way},
    store,
    unsubscribe::{self, Subject},
};
use crate::{
    db::Tx,
    error::Fault,
    mail::{self, Letter, NewMail, Which},
    outbox::Event,
    related_persons,
    secrets::DataKey,
};

/// Somebody whom an event concerns, and as what.
struct Concerned {
    person: Id<Person>,
    kind: NoticeKind,
    /// The patient, when the notice is about one: their death ends it.
    about: Option<Id<Patient>>,
}

/// Tells those whom an event concerns. `inboxes` are the units that got an update of it.
pub(crate) fn of_event(
    tx: &mut Tx<'_>,
    key: &DataKey,
    seq: i64,
    event: &Event,
    patient: Id<Patient>,
    actor: &Author,
    inboxes: &[Id<Unit>],
) -> Result<(), Fault> {
    if let Event::Discharged {
        destination: Destination::Died,
        ..
    } = event
    {
        mail::cancel(tx, &Which::About(patient))?;
        store::drop_about(tx, patient)?;
    }
    let concerned = concerned(tx, event, patient, inboxes)?;
    let mut told: Vec<Id<Person>> = Vec::new();
    for one in &concerned {
        if actor.person == Some(one.person) || told.contains(&one.person) {
            continue;
        }
        told.push(one.person);
        let theirs = concerned.iter().filter(|other| other.person == one.person);
        let kinds: Vec<NoticeKind> = theirs.map(|other| other.kind).collect();
        tell(tx, key, one.person, &kinds, one.about, seq)?;
    }
    Ok(())
}

/// Whom an event concerns. One person may be there more than once; they are told once.
fn concerned(
    tx: &mut Tx<'_>,
    event: &Event,
    patient: Id<Patient>,
    inboxes: &[Id<Unit>],
) -> Result<Vec<Concerned>, Fault> {
    let mut concerned = Vec::new();
    if let Some(kind) = rules::to_patient(event)
        && let Some(person) = store::account_of(tx.conn(), patient)?
        && !store::died(tx.conn(), patient)?
    {
        concerned.push(Concerned {
            person,
            kind,
            about: Some(patient),
        });
    }
    let now = tx.now();
    for unit in inboxes {
        for person in store::inbox_readers(tx.conn(), *unit, now)? {
            concerned.push(Concerned {
                person,
                kind: NoticeKind::Inbox,
                about: None,
            });
        }
    }
    concerned.extend(relatives(tx, event, patient)?);
    Ok(concerned)
}

/// The relatives whom an event concerns: the one whose own access changed, and those to whom what it is about is
/// open.
fn relatives(
    tx: &mut Tx<'_>,
    event: &Event,
    patient: Id<Patient>,
) -> Result<Vec<Concerned>, Fault> {
    let concerned = |kind| {
        move |person| Concerned {
            person,
            kind,
            about: Some(patient),
        }
    };
    if let Event::ConsentChanged { person, .. } = event {
        return Ok(person
            .iter()
            .copied()
            .map(concerned(NoticeKind::Access))
            .collect());
    }
    let Some((kind, scopes)) = rules::to_relatives(event) else {
        return Ok(Vec::new());
    };
    let now = tx.now();
    let seeing = related_persons::standing::seeing(tx.conn(), patient, scopes, now)?;
    if seeing.is_empty() || store::died(tx.conn(), patient)? {
        return Ok(Vec::new());
    }
    Ok(seeing.into_iter().map(concerned(kind)).collect())
}

/// Tells one person of one event, as they chose: in a mail of its own, in the daily one, or not at all. A mail
/// that waits already takes it along. Not called for what the person did, or about somebody who died.
pub(crate) fn tell(
    tx: &mut Tx<'_>,
    key: &DataKey,
    person: Id<Person>,
    kinds: &[NoticeKind],
    about: Option<Id<Patient>>,
    event_seq: i64,
) -> Result<(), Fault> {
    let now = tx.now();
    let addressee = store::addressee(tx.conn(), person, now)?;
    let Some(to) = addressee.email else {
        return Ok(());
    };
    let (waits, last_sent) = store::notices_to(tx.conn(), person, now)?;
    let (choices, hours) = (&addressee.choices, addressee.hours);
    match rules::way(kinds, choices, hours, last_sent, now) {
        Way::Nothing => Ok(()),
        Way::Digest(due_at) => {
            let first = kinds
                .iter()
                .copied()
                .find(|kind| choices.of(*kind) == shared::notices::NoticeChoice::DailyDigest)
                .unwrap_or(NoticeKind::Plan);
            store::add_to_digest(tx, person, event_seq, first, about, due_at)
        }
        Way::AtOnce(_) if waits => Ok(()),
        Way::AtOnce(not_before) => mail::queue(
            tx,
            key,
            NewMail {
                once_key: format!("notice:{person}:{event_seq}"),
                to,
                language: addressee.language,
                person: Some(person),
                patient: about,
                not_before: Some(not_before),
                quiet: Some(rules::quiet(hours)),
                letter: Letter::Notice,
                unsubscribe: Some(unsubscribe::token(key, Subject::Person(person))?),
            },
        ),
    }
}
