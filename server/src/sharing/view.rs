//! What a related person sees: each part by the right that opens it, the same for the preview.

use chrono::{DateTime, Utc};
use shared::{
    consents::Scope,
    date::oslo_day,
    plan::{Step, StepOwner},
    right::{Right, RightMarker, marker},
    sharing::{ActingFor, Shared, Visit},
};

use super::store;
use crate::{
    access::{Permit, Standing},
    db::{Conn, types::At},
    error::Fault,
    pathways, summaries, units, what_matters,
};

/// For whom somebody may act, as it stands on each screen.
pub(crate) fn acting_for(
    patient: shared::Id<shared::id::Patient>,
    standing: Standing,
) -> ActingFor {
    let open = standing.open;
    ActingFor {
        patient,
        given_name: standing.given_name,
        // Who a relative is related to is known to them; the full name stands on what was opened.
        family_name: open.is_some().then_some(standing.family_name),
        relation: standing.relation,
        basis: open.as_ref().map(|open| open.basis),
        until: open.as_ref().and_then(|open| open.until),
        scopes: open.map(|open| open.scopes).unwrap_or_default(),
    }
}

/// What was opened for the permit's holder.
pub(super) fn shared(
    conn: &mut Conn,
    permit: &Permit<marker::ReadShared>,
    now: DateTime<Utc>,
) -> Result<Shared, Fault> {
    let standing = permit.standing().cloned().ok_or(Fault::NotFound)?;
    let scopes = standing
        .open
        .as_ref()
        .map(|open| open.scopes.clone())
        .unwrap_or_default();
    let by = standing.related_person;
    let contributions = store::all(conn, permit, Some(by))?;
    let shared = parts(conn, permit, &scopes, now)?;
    Ok(Shared {
        acting_for: acting_for(permit.patient(), standing),
        contributions,
        ..shared
    })
}

/// What somebody would see with these scopes. Who previews sees no more than they may themselves.
pub(crate) fn preview<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    scopes: &[Scope],
    now: DateTime<Utc>,
) -> Result<Shared, Fault> {
    let own = |scope: &Scope| match scope {
        Scope::Practical => true,
        Scope::WhatMatters => permit.also_allows(Right::ReadWhatMatters),
        Scope::Plan => permit.also_allows(Right::ReadPlan),
        Scope::PatientInformation => permit.also_allows(Right::ReadSummaries),
        Scope::WholeLetters => permit.also_allows(Right::ReadWholeSummaries),
    };
    let scopes: Vec<Scope> = scopes.iter().copied().filter(own).collect();
    let as_seen: Permit<marker::ReadShared> = permit.as_seen_with(&scopes);
    parts(conn, &as_seen, &scopes, now)
}

/// The parts that are open, without who asks.
fn parts(
    conn: &mut Conn,
    permit: &Permit<marker::ReadShared>,
    scopes: &[Scope],
    now: DateTime<Utc>,
) -> Result<Shared, Fault> {
    let today = oslo_day(now);
    let practical = scopes.contains(&Scope::Practical);
    let plan = permit.also_allows(Right::ReadPlan);
    let steps = if practical || plan {
        pathways::view::steps(conn, permit, today)?
    } else {
        Vec::new()
    };
    let what_matters = if permit.also_allows(Right::ReadWhatMatters) {
        what_matters::view::entries_beside(conn, permit, &steps)?
    } else {
        Vec::new()
    };
    Ok(Shared {
        acting_for: ActingFor {
            patient: permit.patient(),
            given_name: String::new(),
            family_name: None,
            relation: shared::related_persons::Relationship::OtherPersonalRelation,
            scopes: scopes.to_vec(),
            basis: None,
            until: None,
        },
        contacts: if practical {
            units::store::serving(conn, permit, At::from(now))?
        } else {
            Vec::new()
        },
        visits: if practical {
            steps.iter().filter_map(visit).collect()
        } else {
            Vec::new()
        },
        what_matters,
        steps: if plan { steps } else { Vec::new() },
        summaries: if permit.also_allows(Right::ReadSummaries) {
            summaries::view::headlines(conn, permit)?
        } else {
            Vec::new()
        },
        contributions: Vec::new(),
        today,
    })
}

/// A step that somebody comes for: who and when, not why.
fn visit(step: &Step) -> Option<Visit> {
    let StepOwner::Unit(unit) = &step.owner else {
        return None;
    };
    step.state.is_open().then(|| Visit {
        at: step.booking.as_ref().map(|booking| booking.at),
        due: step.due,
        unit: unit.name.clone(),
        with: step.booking.as_ref().map(|booking| booking.with.clone()),
    })
}
