//! What messages propose: steps and contact registrations. Nothing comes of a proposal unless somebody takes it up.
//!
//! Invariant: the same thing is proposed once to a patient's staff, whatever messages repeat it; what somebody decided
//! stays decided; what no message says any longer is proposed no longer.

use std::collections::BTreeMap;

use diesel::prelude::*;
use kith::LetterLine;
use serde::{Deserialize, Serialize};
use shared::{
    Id, id,
    messages::{
        Envelope, Letter, Message, MessageContent, MessageKind, Proposal, Proposals, Proposed,
        Report,
    },
    right::{RightMarker, marker::ManagePlan},
};
use uuid::Uuid;

use super::{content, store};
use crate::{
    access::{AboutPatient, Permit, RecordPermit},
    db::{
        Conn, Tx,
        schema::{message as m, proposal as p},
        types::{At, Code, Json, Key},
    },
    digest,
    error::Fault,
    outbox::Event,
};

/// How many things one message may propose.
const MOST: usize = 60;

/// Where a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum State {
    /// Nobody has decided.
    Waiting,
    /// Somebody took it up.
    TakenUp,
    /// Nobody wants it.
    Dismissed,
    /// No message says it any longer.
    Gone,
}

/// Makes what waits as the letters and reports that hold say. What two of them say is taken from the letter, else from
/// the newer one.
pub(super) fn follow(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    letters: &[LetterLine],
) -> Result<(), Fault> {
    let kinds = MessageKind::REPORTS
        .into_iter()
        .chain([MessageKind::DischargeLetter]);
    let mut accepted = store::accepted(tx.conn(), permit, kinds)?;
    accepted.sort_by_key(|one| {
        let is_letter = one.message.envelope.kind == MessageKind::DischargeLetter;
        (is_letter, one.message.envelope.made_at)
    });
    let messages: Vec<_> = accepted.iter().map(|one| one.message.clone()).collect();
    let reports = kith::standing_reports(&messages);
    let mut said: BTreeMap<String, (Id<id::Message>, Proposed)> = BTreeMap::new();
    for one in &accepted {
        let envelope = &one.message.envelope;
        let what = match &one.message.content {
            MessageContent::Letter(letter) if is_current(letters, envelope) => of_letter(letter),
            MessageContent::Report(report) if holds(&reports, envelope) => of_report(report),
            _ => continue,
        };
        for what in what {
            said.insert(hash(&what), (one.id, what));
        }
    }
    store_said(tx, permit, said)
}

fn is_current(letters: &[LetterLine], envelope: &Envelope) -> bool {
    letters.iter().any(|line| {
        line.current.as_ref() == Some(&envelope.id)
            && line.sender.as_deref() == envelope.sender.her_id()
    })
}

fn holds(reports: &[&Message], envelope: &Envelope) -> bool {
    reports.iter().any(|held| {
        held.envelope.id == envelope.id && held.envelope.sender.her_id() == envelope.sender.her_id()
    })
}

/// By what the same thing is known again: a step by its words and day, a person by name.
fn hash(what: &Proposed) -> String {
    let key = match what {
        Proposed::Step { text, due } => format!("step {text} {due:?}"),
        Proposed::RelatedPerson(relative) => {
            let name = |name: &Option<String>| name.as_deref().unwrap_or_default().to_lowercase();
            format!(
                "person {} {}",
                name(&relative.given_name),
                name(&relative.family_name)
            )
        }
    };
    digest::sha256(key.as_bytes())
}

fn of_letter(letter: &Letter) -> Vec<Proposed> {
    let steps = content::plans(letter)
        .into_iter()
        .map(|text| Proposed::Step { text, due: None });
    let relatives = letter
        .relatives
        .iter()
        .cloned()
        .map(|one| Proposed::RelatedPerson(Box::new(one)));
    steps.chain(relatives).take(MOST).collect()
}

fn of_report(report: &Report) -> Vec<Proposed> {
    let steps = report.appointments.iter().filter_map(|appointment| {
        let parts = [&appointment.note, &appointment.place, &appointment.about];
        let words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        let text = words.join(", ");
        (!text.trim().is_empty()).then(|| Proposed::Step {
            text,
            due: appointment.when.map(|when| when.on),
        })
    });
    let relatives = report
        .relatives
        .iter()
        .cloned()
        .map(|one| Proposed::RelatedPerson(Box::new(one)));
    steps.chain(relatives).take(MOST).collect()
}

fn store_said(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    said: BTreeMap<String, (Id<id::Message>, Proposed)>,
) -> Result<(), Fault> {
    let known: BTreeMap<String, (String, Code<State>, String)> = p::table
        .filter(p::patient_id.eq(Key(permit.patient())))
        .select((p::hash, (p::id, p::state, p::content)))
        .load::<(String, (String, Code<State>, String))>(tx.conn())?
        .into_iter()
        .collect();
    let mut changed = false;
    for (hash, (message, what)) in &said {
        let text = serde_json::to_string(what)?;
        match known.get(hash) {
            None => insert(tx, permit, *message, hash, &text)?,
            Some((id, Code(state), before))
                if *state == State::Gone || (*state == State::Waiting && *before != text) =>
            {
                set(tx, id, State::Waiting)?;
                say_anew(tx, id, *message, &text)?;
            }
            Some(_) => continue,
        }
        changed = true;
    }
    for (hash, (id, state, _)) in &known {
        if state.0 == State::Waiting && !said.contains_key(hash) {
            set(tx, id, State::Gone)?;
            changed = true;
        }
    }
    if changed {
        tx.event(permit.patient(), Event::ProposalsChanged);
    }
    Ok(())
}

fn say_anew(
    tx: &mut Tx<'_>,
    proposal: &str,
    message: Id<id::Message>,
    text: &str,
) -> Result<(), Fault> {
    diesel::update(p::table.find(proposal))
        .set((p::content.eq(text), p::message_id.eq(Key(message))))
        .execute(tx.conn())?;
    Ok(())
}

fn insert(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    message: Id<id::Message>,
    hash: &str,
    text: &str,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::insert_into(p::table)
        .values((
            p::id.eq(Uuid::now_v7().to_string()),
            p::patient_id.eq(Key(permit.patient())),
            p::message_id.eq(Key(message)),
            p::hash.eq(hash),
            p::content.eq(text),
            p::state.eq(Code(State::Waiting)),
            p::at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

fn set(tx: &mut Tx<'_>, proposal: &str, state: State) -> Result<(), Fault> {
    diesel::update(p::table.find(proposal))
        .set(p::state.eq(Code(state)))
        .execute(tx.conn())?;
    Ok(())
}

/// The proposals that wait, the oldest first.
pub(super) fn waiting<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Proposals, Fault> {
    type Row = (
        Key<id::Proposal>,
        Json<Proposed>,
        Code<MessageKind>,
        String,
        At,
    );
    let rows: Vec<Row> = p::table
        .inner_join(m::table)
        .filter(p::patient_id.eq(Key(permit.patient())))
        .filter(p::state.eq(Code(State::Waiting)))
        .order((p::at, p::id))
        .select((p::id, p::content, m::kind, m::from_name, p::at))
        .load(conn)?;
    let proposal = |(id, what, source, from, at): Row| Proposal {
        id: id.0,
        what: what.0,
        source: source.0,
        from,
        at: at.utc(),
    };
    Ok(Proposals {
        proposals: rows.into_iter().map(proposal).collect(),
    })
}

/// Says what became of one; what was decided stays decided.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    permit: &Permit<ManagePlan>,
    proposal: Id<id::Proposal>,
    taken_up: bool,
) -> Result<(), Fault> {
    let state: Code<State> = p::table
        .filter(p::id.eq(Key(proposal)))
        .filter(p::patient_id.eq(Key(permit.patient())))
        .select(p::state)
        .first(tx.conn())?;
    if state.0 != State::Waiting {
        return Ok(());
    }
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    let to = if taken_up {
        State::TakenUp
    } else {
        State::Dismissed
    };
    diesel::update(p::table.filter(p::id.eq(Key(proposal))))
        .set((
            p::state.eq(Code(to)),
            p::decided_by.eq(Json(author)),
            p::decided_at.eq(now),
        ))
        .execute(tx.conn())?;
    tx.event(permit.patient(), Event::ProposalsChanged);
    Ok(())
}
