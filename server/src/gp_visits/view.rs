//! The page for the GP, in five narrow queries whatever the number of rows; and what else is shown around a visit.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use shared::{
    date::oslo_day,
    gp_visits::{
        PageLetter, PageMatter, PageNote, PageStep, PlannedVisit, VisitNotes, VisitOutcomes,
        VisitPage,
    },
    id::{self, Unit},
    identity::Language,
    plan::{StepKind, StepState},
    right::{Right, marker},
    what_matters::{EntryStatus, SaidBy},
};

use super::{
    outcomes, rules,
    store::{self, NoteRow},
};
use crate::{
    access::{AboutPatient, Permit},
    db::{
        Conn,
        schema::{patient as p, step as s, unit as u, what_matters as w},
        types::{At, Code, Key},
    },
    error::Fault,
    pathways, summaries, units,
};

/// The page, and the language that the patient prefers. For those who may read each part of it.
pub(super) fn page(
    conn: &mut Conn,
    permit: &impl AboutPatient,
    now: DateTime<Utc>,
) -> Result<(VisitPage, Language), Fault> {
    let (given_name, family_name, birth_date, language): (String, String, NaiveDate, String) =
        p::table
            .find(Key(permit.patient()))
            .select((p::given_name, p::family_name, p::birth_date, p::language))
            .first(conn)?;
    let steps = open_steps(conn, permit)?;
    let page = VisitPage {
        given_name,
        family_name,
        birth_date,
        today: oslo_day(now),
        visit: steps.iter().find_map(visit),
        what_matters: what_matters(conn, permit)?,
        notes: notes(conn, permit)?,
        letter: letter(conn, permit)?,
        steps: steps.into_iter().map(shown).collect(),
    };
    Ok((page, Language::from_tag(&language).unwrap_or_default()))
}

/// The notes that wait: a relative's own for them, all for the others.
pub(super) fn waiting(
    conn: &mut Conn,
    permit: &Permit<marker::ReadVisitNotes>,
) -> Result<VisitNotes, Fault> {
    let (reader, all) = (
        permit.viewer().person,
        permit.also_allows(Right::ReadVisitPage),
    );
    let rows = store::waiting(conn, permit, (!all).then_some(reader))?;
    Ok(VisitNotes {
        notes: rows.into_iter().map(|row| row.shown(reader)).collect(),
        visit: if all {
            open_steps(conn, permit)?.iter().find_map(visit)
        } else {
            None
        },
    })
}

/// What was decided, beside the visits that the plan has.
pub(super) fn outcomes(
    conn: &mut Conn,
    permit: &Permit<marker::ReadPlan>,
    now: DateTime<Utc>,
) -> Result<VisitOutcomes, Fault> {
    let today = oslo_day(now);
    let mut visits = pathways::view::steps(conn, permit, today)?;
    visits.retain(|step| step.kind == StepKind::GpConsultation);
    Ok(VisitOutcomes {
        outcomes: outcomes::all(conn, permit)?,
        owners: if permit.also_allows(Right::ManagePlan) {
            units::store::serving(conn, permit, At::from(now))?
        } else {
            Vec::new()
        },
        visits,
        today,
    })
}

/// The visit that comes next, as the plan has it.
pub(super) fn next_visit(
    conn: &mut Conn,
    permit: &impl AboutPatient,
) -> Result<Option<PlannedVisit>, Fault> {
    Ok(open_steps(conn, permit)?.iter().find_map(visit))
}

type StepRow = (
    Key<id::Step>,
    Code<StepKind>,
    String,
    NaiveDate,
    Code<StepState>,
    Option<At>,
    Option<String>,
    Option<(Key<Unit>, String)>,
);

fn open_steps(conn: &mut Conn, permit: &impl AboutPatient) -> Result<Vec<StepRow>, Fault> {
    Ok(s::table
        .left_join(u::table)
        .filter(s::patient_id.eq(Key(permit.patient())))
        .filter(s::open.eq(true))
        .order((s::due, s::id))
        .select((
            s::id,
            s::kind,
            s::title,
            s::due,
            s::state,
            s::booked_at,
            s::booked_with,
            (u::id, u::name).nullable(),
        ))
        .load(conn)?)
}

fn visit((id, kind, _, due, _, at, with, _): &StepRow) -> Option<PlannedVisit> {
    (kind.0 == StepKind::GpConsultation).then(|| PlannedVisit {
        step: id.0,
        due: *due,
        at: at.map(At::utc),
        with: with.clone(),
    })
}

fn shown((_, _, title, due, state, booked_at, _, owner): StepRow) -> PageStep {
    PageStep {
        title,
        due,
        booked_at: booked_at.map(At::utc),
        owner: owner.map(|(_, name)| name),
        state: state.0,
    }
}

fn what_matters(conn: &mut Conn, permit: &impl AboutPatient) -> Result<Vec<PageMatter>, Fault> {
    let rows: Vec<(String, String, Code<SaidBy>)> = w::table
        .filter(w::patient_id.eq(Key(permit.patient())))
        .filter(w::status.eq(Code(EntryStatus::Active)))
        .order((w::position, w::id))
        .select((w::text, w::lang, w::said_by))
        .load(conn)?;
    let matter = |(text, lang, said_by): (String, String, Code<SaidBy>)| PageMatter {
        text,
        lang,
        said_by: said_by.0,
    };
    Ok(rows.into_iter().map(matter).collect())
}

fn notes(conn: &mut Conn, permit: &impl AboutPatient) -> Result<Vec<PageNote>, Fault> {
    let note = |row: NoteRow| {
        let author = row.author.0;
        PageNote {
            kind: row.kind.0,
            text: row.text,
            lang: row.lang,
            by: rules::by(&author),
            relation: author.relative.map(|relative| relative.relation),
            name: author.name,
            unit_name: author.unit_name,
            on: oslo_day(row.at.utc()),
        }
    };
    let rows = store::waiting(conn, permit, None)?;
    Ok(rows.into_iter().map(note).collect())
}

fn letter(conn: &mut Conn, permit: &impl AboutPatient) -> Result<Option<PageLetter>, Fault> {
    let newest = summaries::view::newest_content(conn, permit)?;
    Ok(newest.map(|(ward, released, content)| {
        let (changes, others) = rules::changes(content.medicines);
        PageLetter {
            ward,
            released_on: oslo_day(released),
            lang: content.lang.as_str().to_owned(),
            changes,
            others,
        }
    }))
}
