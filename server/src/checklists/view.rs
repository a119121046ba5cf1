//! Checklists as they are shown: a fixed number of queries, whatever their number.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    checklists::{
        Checklist, ChecklistLine, Checklists, DueChecklist,
        template::{DoneBy, Key as Name, Translated},
    },
    id::{self, ChecklistTemplate},
    identity::Language,
    patients::PatientRef,
    plan::{MedicineAfter, ServedEntry},
    right::RightMarker,
    summaries::{Act, Medicine},
    what_matters::EntryStatus,
};

use super::{
    anchors::anchors,
    beside,
    rules::{self, Anchors, Reader, Whose},
    store::{self, ChecklistRow},
    templates::{self, InUse},
};
use crate::{
    access::{AboutPatient, Permit},
    db::{
        Conn,
        schema::{
            checklist as c, checklist_template as t, medicine_change as m, patient as p,
            what_matters as w,
        },
        types::{At, Code, Json, Key},
    },
    error::Fault,
};

/// How many signed ones are listed.
const LISTED: i64 = 50;

type LineRow = (ChecklistRow, Json<Translated>, i32);

/// The patient's checklists, as far as this reader may see them.
pub(super) fn all<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    reader: Reader,
    today: NaiveDate,
) -> Result<Checklists, Fault> {
    let (stay, anchors) = anchors(conn, permit)?;
    let (patient, died) = named(conn, permit)?;
    let mut in_use = templates::in_use(conn, permit)?;
    let lines = lines(conn, permit, reader)?;
    // What was begun with a template that is out of use by now is not lost.
    let begun = lines.iter().filter(|row| row.0.signed_at.is_none());
    let out_of_use = begun.filter(|row| in_use.iter().all(|used| *used.key != *row.0.key));
    let out_of_use = out_of_use.map(|row| row.0.template_id).collect();
    in_use.extend(templates::begun_with(conn, out_of_use)?);
    let due = in_use
        .iter()
        .filter(|_| died.is_none())
        .filter_map(|template| due_line(template, &lines, stay, &anchors, reader, today));
    let mut due: Vec<DueChecklist> = due.collect();
    due.sort_by_key(|each| (each.due.is_none(), each.due));
    let signed = lines.into_iter().filter(|row| row.0.signed_at.is_some());
    Ok(Checklists {
        patient,
        today,
        due,
        signed: signed.filter_map(line).collect(),
    })
}

/// One checklist.
pub(super) fn one<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    reader: Reader,
    checklist: Id<id::Checklist>,
    now: DateTime<Utc>,
) -> Result<Checklist, Fault> {
    let kept = store::find(conn, permit, reader, checklist)?;
    let answered = beside::answered(conn, permit, &kept)?;
    let (_, anchors) = anchors(conn, permit)?;
    let entries = entries(conn, permit)?;
    let version = template_version(conn, kept.row.template_id)?;
    let used = templates::in_use(conn, permit)?;
    let used = used.iter().find(|each| *each.key == *kept.row.key);
    let is_used =
        used.is_some_and(|used| (&*used.municipality, used.version) == (&*version.0, version.1));
    let value = |item: &Name| beside::value(answered.this(), item);
    let proposed = beside::proposed(conn, permit, &kept, answered.this(), now)?;
    let of_units = kept.row.whose() == Whose::Units;
    Ok(Checklist {
        id: kept.row.id.0,
        patient: named(conn, permit)?.0,
        template: name(&kept.row.key)?,
        template_version: version.1,
        newer_template: kept.row.signed_at.is_none() && !is_used,
        due: anchors.due(kept.content.deadline),
        earlier: answered.earlier(&kept),
        own: answered.own(&kept),
        // The daily line is for those who come.
        daily_line: if of_units {
            answered.daily_line(entries.first(), &kept)
        } else {
            Vec::new()
        },
        news2: rules::news2(&kept.content, value),
        habitual_news2: answered.habitual_news2(&kept),
        what_matters: if beside::asks_how_it_goes(&kept.content) {
            entries
        } else {
            Vec::new()
        },
        proposed,
        begun: act(&kept.row.begun_by, kept.row.begun_at),
        signed: signed(&kept.row),
        may_fill: kept.may_be_filled_by(reader),
        answers: answered.this().to_vec(),
        content: kept.content,
    })
}

/// Whose they are, and the day they died.
fn named(
    conn: &mut Conn,
    permit: &impl AboutPatient,
) -> Result<(PatientRef, Option<NaiveDate>), Fault> {
    let (given_name, family_name, died): (String, String, Option<NaiveDate>) = p::table
        .find(Key(permit.patient()))
        .select((p::given_name, p::family_name, p::died_on))
        .first(conn)?;
    let patient = PatientRef {
        id: permit.patient(),
        given_name,
        family_name,
    };
    Ok((patient, died))
}

/// The language form the patient prefers.
pub(super) fn language(conn: &mut Conn, permit: &impl AboutPatient) -> Result<Language, Fault> {
    let language: Code<Language> = p::table
        .find(Key(permit.patient()))
        .select(p::language)
        .first(conn)?;
    Ok(language.0)
}

/// The medicines that were changed after the letter, the newest first.
pub(crate) fn medicine_changes(
    conn: &mut Conn,
    permit: &impl AboutPatient,
) -> Result<Vec<MedicineAfter>, Fault> {
    let rows: Vec<(Json<Medicine>, Json<Author>, At)> = m::table
        .filter(m::patient_id.eq(Key(permit.patient())))
        .order((m::at.desc(), m::position))
        .limit(100)
        .select((m::medicine, m::author, m::at))
        .load(conn)?;
    let after = |(medicine, author, at): (Json<Medicine>, Json<Author>, At)| MedicineAfter {
        medicine: medicine.0,
        told: act(&author, at),
    };
    Ok(rows.into_iter().map(after).collect())
}

fn due_line(
    template: &InUse,
    lines: &[LineRow],
    stay: Option<Key<id::HospitalStay>>,
    anchors: &Anchors,
    reader: Reader,
    today: NaiveDate,
) -> Option<DueChecklist> {
    let content = &template.content;
    let mine = Whose::begun_by(reader, &content.done_by);
    let counts = mine.unwrap_or(Whose::Units);
    // The person's own evaluation waits for the person only.
    let of_others = mine.is_none() && content.is_done_by(DoneBy::Patient);
    if of_others || !reader.reads(counts) {
        return None;
    }
    let of_kind = |row: &&LineRow| *row.0.key == *template.key && row.0.whose() == counts;
    let open = lines
        .iter()
        .filter(of_kind)
        .find(|row| row.0.signed_at.is_none());
    let signed = lines
        .iter()
        .filter(of_kind)
        .any(|row| row.0.signed_at.is_some() && row.0.stay_id == stay);
    let due = anchors.due(content.deadline);
    let done = signed && content.deadline.is_some();
    let asked_for = !done && rules::is_asked_for(content, due, anchors.in_hospital, today);
    if open.is_none() && !asked_for {
        return None;
    }
    Some(DueChecklist {
        template: template.key.clone(),
        title: content.title.clone(),
        done_by: content.done_by.clone(),
        due,
        overdue: due.is_some_and(|due| due < today),
        open: open.cloned().and_then(line),
        may_fill: mine.is_some(),
    })
}

/// Those that wait, and the newest that were signed.
fn lines<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    reader: Reader,
) -> Result<Vec<LineRow>, Fault> {
    let mut query = c::table
        .inner_join(t::table)
        .filter(c::patient_id.eq(Key(permit.patient())))
        .order((
            c::signed_at.is_null().desc(),
            c::signed_at.desc(),
            c::id.desc(),
        ))
        .limit(LISTED)
        .select((ChecklistRow::as_select(), t::title, t::items))
        .into_boxed();
    query = match reader {
        Reader::Unit(_) => query,
        Reader::Patient => query.filter(c::own),
        Reader::Relative(who) => query.filter(c::related_person_id.eq(Key(who))),
    };
    Ok(query.load(conn)?)
}

fn line((row, title, items): LineRow) -> Option<ChecklistLine> {
    Some(ChecklistLine {
        id: row.id.0,
        template: name(&row.key).ok()?,
        title: title.0,
        begun: act(&row.begun_by, row.begun_at),
        signed: signed(&row),
        answered: row.answered.try_into().unwrap_or(0),
        items: items.try_into().unwrap_or(0),
    })
}

/// What matters now, in order.
fn entries<R: RightMarker>(conn: &mut Conn, permit: &Permit<R>) -> Result<Vec<ServedEntry>, Fault> {
    let rows: Vec<(Key<id::WhatMatters>, String, String)> = w::table
        .filter(w::patient_id.eq(Key(permit.patient())))
        .filter(w::status.eq(Code(EntryStatus::Active)))
        .order((w::position, w::id))
        .select((w::id, w::text, w::lang))
        .load(conn)?;
    let entry = |(id, text, lang): (Key<_>, String, String)| ServedEntry {
        id: id.0,
        text,
        lang,
    };
    Ok(rows.into_iter().map(entry).collect())
}

fn template_version(
    conn: &mut Conn,
    template: Key<ChecklistTemplate>,
) -> Result<(String, i32), Fault> {
    Ok(t::table
        .find(template)
        .select((t::municipality, t::version))
        .first(conn)?)
}

fn name(key: &str) -> Result<Name, Fault> {
    Name::new(key).map_err(|_| Fault::internal("a stored checklist has no name that fits"))
}

fn signed(row: &ChecklistRow) -> Option<Act> {
    Some(act(row.signed_by.as_ref()?, row.signed_at?))
}

fn act(author: &Json<Author>, at: At) -> Act {
    Act {
        author: author.0.clone(),
        at: at.utc(),
    }
}
