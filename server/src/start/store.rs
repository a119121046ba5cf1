//! The patient's home, in seven narrow queries.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use shared::{
    author::Author,
    date::oslo_day,
    id,
    patients::PatientRef,
    right::marker::ReadHome,
    start::{MostImportant, PatientHome, StayHeadline},
    stays::{Certainty, Destination},
    what_matters::EntryStatus,
};

use crate::{
    access::Permit,
    audit,
    db::{
        Conn, direct,
        schema::{hospital_stay as h, unit as u, what_matters as w, what_matters_response as r},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    handovers, pathways, summaries,
};

/// Everything on the patient's first screen.
pub(super) fn home(
    conn: &mut Conn,
    permit: &Permit<ReadHome>,
    now: DateTime<Utc>,
) -> Result<PatientHome, Fault> {
    let (given_name, family_name) = permit
        .viewer()
        .patient_name
        .clone()
        .ok_or(Fault::NotFound)?;
    let around = handovers::view::around(conn, permit, At::from(now))?;
    let stay = stay(conn, permit)?;
    Ok(PatientHome {
        patient: PatientRef {
            id: permit.patient(),
            given_name,
            family_name,
        },
        next_step: pathways::view::next_open(conn, permit, oslo_day(now))?,
        most_important: most_important(conn, permit)?,
        letter: summaries::view::newest_released(conn, permit)?,
        last_access: audit::store::last(conn, permit)?,
        contacts: around.contacts,
        stay,
    })
}

/// The first entry, with who saw it last.
fn most_important(
    conn: &mut Conn,
    permit: &Permit<ReadHome>,
) -> Result<Option<MostImportant>, Fault> {
    type Row = (
        Key<id::WhatMatters>,
        String,
        String,
        Option<(Json<Author>, At)>,
    );
    let query = w::table
        .left_join(r::table.on(r::entry_id.eq(w::id).and(r::kind.eq("acknowledgement"))))
        .filter(w::patient_id.eq(Key(permit.patient())))
        .filter(w::status.eq(Code(EntryStatus::Active)))
        .order((w::position, w::id, r::at.desc()))
        .select((w::id, w::text, w::lang, (r::author, r::at).nullable()));
    let row: Option<Row> = direct!(conn, |db| query.first(db)).optional()?;
    Ok(row.map(|(id, text, lang, seen)| {
        let (seen_by, seen_at) = match seen {
            Some((author, at)) => (
                Some(author.0.unit_name.unwrap_or(author.0.name)),
                Some(at.utc()),
            ),
            None => (None, None),
        };
        MostImportant {
            id: id.0,
            text,
            lang,
            seen_by,
            seen_at,
        }
    }))
}

/// The stay that lasts, or the last one.
fn stay(conn: &mut Conn, permit: &Permit<ReadHome>) -> Result<Option<StayHeadline>, Fault> {
    type Row = (
        String,
        At,
        Option<NaiveDate>,
        Option<Code<Certainty>>,
        Option<At>,
        Option<Code<Destination>>,
    );
    let query = h::table
        .inner_join(u::table)
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::cancelled_at.is_null())
        .order((h::admitted_at.desc(), h::id.desc()))
        .select((
            u::name,
            h::admitted_at,
            h::planned_on,
            h::planned_certainty,
            h::discharged_at,
            h::destination,
        ));
    let row: Option<Row> = direct!(conn, |db| query.first(db)).optional()?;
    Ok(row.map(
        |(ward, admitted, planned_on, certainty, discharged, destination)| StayHeadline {
            ward,
            admitted_at: admitted.utc(),
            planned_on,
            planned_certainty: certainty.map(|code| code.0),
            discharged_at: discharged.map(At::utc),
            destination: destination.map(|code| code.0),
        },
    ))
}
