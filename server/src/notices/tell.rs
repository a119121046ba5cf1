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
    store::{self, InboxReaders},
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

/// What happened, as the outbox handles it.
pub(crate) struct Happened<'h> {
    /// The event's number.
    pub(crate) seq: i64,
    pub(crate) event: &'h Event,
    pub(crate) patient: Id<Patient>,
    /// Who did it.
    pub(crate) actor: &'h Author,
    /// The units that got an update of it.
    pub(crate) inboxes: &'h [Id<Unit>],
}

/// Tells those whom an event concerns.
pub(crate) fn of_event(
    tx: &mut Tx<'_>,
    key: &DataKey,
    readers: &InboxReaders,
    happened: &Happened<'_>,
) -> Result<(), Fault> {
    let patient = happened.patient;
    if matches!(
        happened.event,
        Event::Died
            | Event::Discharged {
                destination: Destination::Died,
                ..
            }
    ) {
        mail::cancel(tx, &Which::About(patient))?;
        store::drop_about(tx, patient)?;
    }
    let mut concerned = concerned(tx, readers, happened)?;
    concerned.retain(|one| happened.actor.person != Some(one.person));
    if concerned.iter().any(|one| one.about.is_some()) && store::died(tx.conn(), patient)? {
        concerned.retain(|one| one.about.is_none());
    }
    let mut told: Vec<Id<Person>> = Vec::new();
    for one in &concerned {
        if told.contains(&one.person) {
            continue;
        }
        told.push(one.person);
        let theirs = concerned.iter().filter(|other| other.person == one.person);
        let kinds: Vec<NoticeKind> = theirs.map(|other| other.kind).collect();
        tell(tx, key, one.person, &kinds, one.about, happened.seq)?;
    }
    Ok(())
}

/// Whom an event concerns. One person may be there more than once, and is told once; who did it may be there too,
/// and is not told; nor is anybody about a patient who died.
fn concerned(
    tx: &mut Tx<'_>,
    readers: &InboxReaders,
    happened: &Happened<'_>,
) -> Result<Vec<Concerned>, Fault> {
    let mut concerned = Vec::new();
    if let Some(kind) = rules::to_patient(happened.event)
        && let Some(person) = store::account_of(tx.conn(), happened.patient)?
    {
        concerned.push(Concerned {
            person,
            kind,
            about: Some(happened.patient),
        });
    }
    for unit in happened.inboxes {
        concerned.extend(readers.of(*unit).iter().map(|person| Concerned {
            person: *person,
            kind: NoticeKind::Inbox,
            about: None,
        }));
    }
    concerned.extend(relatives(tx, happened.event, happened.patient)?);
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
    Ok(seeing.into_iter().map(concerned(kind)).collect())
}

/// Tells one person of one event, as they chose: in a mail of its own, in the daily one, or not at all. A mail
/// that waits already takes it along. Not called for what the person did, or about somebody who died.
fn tell(
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
