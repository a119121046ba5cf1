//! The access log in the database: appended to, never changed.

use std::collections::HashSet;

use diesel::prelude::*;
use shared::{
    Id,
    audit::{AccessEvent, Basis},
    author::Author,
    contract::Page,
    id::{AuditEvent, RelatedPerson},
    right::{Right, RightMarker},
    start::LastAccess,
};

use crate::{
    access::Permit,
    consents,
    db::{
        Conn, direct,
        schema::audit_event as a,
        types::{At, Code, Json, Key},
    },
    error::Fault,
};

const PAGE: usize = 50;

/// One page; `before` is the last id of the page before.
pub(super) fn page<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    before: Option<Id<AuditEvent>>,
    now: At,
) -> Result<Page<AccessEvent>, Fault> {
    type Row = (Key<AuditEvent>, At, Json<Author>, String, Code<Basis>);
    let mut query = a::table
        .filter(a::patient_id.eq(Key(permit.patient())))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(a::id.lt(Key(before)));
    }
    let rows: Vec<Row> = query
        .order(a::id.desc())
        .limit(PAGE as i64 + 1)
        .select((a::id, a::at, a::who, a::what, a::basis))
        .load(conn)?;
    let more = rows.len() > PAGE;
    let open: HashSet<Id<RelatedPerson>> = if rows.iter().any(|row| row.2.0.relative.is_some()) {
        consents::store::open_for(conn, permit, now)?
    } else {
        HashSet::new()
    };
    let event = |(id, at, who, what, basis): Row| {
        Some(AccessEvent {
            open_now: who
                .0
                .relative
                .is_some_and(|relative| open.contains(&relative.id)),
            id: id.0,
            at: at.utc(),
            who: who.0,
            what: Right::from_name(&what)?,
            basis: basis.0,
        })
    };
    let items: Vec<AccessEvent> = rows.into_iter().take(PAGE).filter_map(event).collect();
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| last.id.to_string());
    Ok(Page { items, next })
}

/// Who looked last.
pub(crate) fn last<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
) -> Result<Option<LastAccess>, Fault> {
    let query = a::table
        .filter(a::patient_id.eq(Key(permit.patient())))
        .order(a::id.desc())
        .select((a::who, a::at));
    let row: Option<(Json<Author>, At)> = direct!(conn, |db| query.first(db)).optional()?;
    Ok(row.map(|(who, at)| LastAccess {
        name: who.0.name,
        unit_name: who.0.unit_name,
        at: at.utc(),
    }))
}
