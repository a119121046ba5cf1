//! Checklists in the database. The patient comes from the permit, and a checklist is always sought together with the
//! permit's patient.

use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    checklists::{
        AnswerItemRequest, AnswerValue,
        template::{Key as Name, TemplateContent},
    },
    id::{self, ChecklistTemplate, Patient, RelatedPerson, WhatMatters},
    problem::code,
    right::RightMarker,
};

use super::{
    missed,
    rules::{self, Reader, Whose},
    templates::{self, InUse},
};
use crate::{
    access::{AboutPatient, Permit},
    db::{
        Conn, Tx,
        schema::{
            checklist as c, checklist_answer as a, checklist_template as t, hospital_stay as h,
            what_matters as w,
        },
        types::{At, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// A checklist's own row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = c)]
pub(super) struct ChecklistRow {
    pub(super) id: Key<id::Checklist>,
    pub(super) key: String,
    pub(super) template_id: Key<ChecklistTemplate>,
    pub(super) stay_id: Option<Key<id::HospitalStay>>,
    pub(super) own: bool,
    pub(super) related_person_id: Option<Key<RelatedPerson>>,
    pub(super) begun_by: Json<Author>,
    pub(super) begun_at: At,
    pub(super) signed_by: Option<Json<Author>>,
    pub(super) signed_at: Option<At>,
    pub(super) answered: i32,
    pub(super) version: i32,
}

impl ChecklistRow {
    /// Whose it is.
    pub(super) fn whose(&self) -> Whose {
        match (self.own, self.related_person_id) {
            (false, _) => Whose::Units,
            (true, None) => Whose::Patient,
            (true, Some(who)) => Whose::Relative(who.0),
        }
    }
}

/// A checklist with the template it keeps.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) row: ChecklistRow,
    pub(super) content: TemplateContent,
}

impl Kept {
    /// Whether this reader may fill it as it stands.
    pub(super) fn may_be_filled_by(&self, reader: Reader) -> bool {
        self.row.signed_at.is_none() && reader.fills(self.row.whose(), &self.content.done_by)
    }
}

/// The checklist, if it is this patient's and this reader may read it.
pub(super) fn find<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    reader: Reader,
    checklist: Id<id::Checklist>,
) -> Result<Kept, Fault> {
    let (row, content): (ChecklistRow, Json<TemplateContent>) = c::table
        .inner_join(t::table)
        .filter(c::id.eq(Key(checklist)))
        .filter(c::patient_id.eq(Key(permit.patient())))
        .select((ChecklistRow::as_select(), t::content))
        .first(conn)?;
    if reader.reads(row.whose()) {
        Ok(Kept {
            row,
            content: content.0,
        })
    } else {
        Err(Fault::NotFound)
    }
}

/// The one of this kind that waits, if one does.
pub(super) fn waiting<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    key: &Name,
    whose: Whose,
) -> Result<Option<Id<id::Checklist>>, Fault> {
    let mut open = c::table
        .filter(c::patient_id.eq(Key(permit.patient())))
        .filter(c::signed_at.is_null())
        .filter(c::key.eq(&**key))
        .select(c::id)
        .into_boxed();
    open = match whose {
        Whose::Relative(who) => open.filter(c::related_person_id.eq(Key(who))),
        Whose::Units | Whose::Patient => open.filter(c::related_person_id.is_null()),
    };
    let open: Option<Key<id::Checklist>> = open.first(conn).optional()?;
    Ok(open.map(|id| id.0))
}

/// Whether this id is taken: by the same checklist sent again (`Ok(true)`), or by another, which is refused.
pub(super) fn is_known<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    checklist: Id<id::Checklist>,
    key: &Name,
) -> Result<bool, Fault> {
    let known: Option<(Key<Patient>, String)> = c::table
        .find(Key(checklist))
        .select((c::patient_id, c::key))
        .first(conn)
        .optional()?;
    match known {
        None => Ok(false),
        Some((patient, known)) if patient.0 == permit.patient() && known == **key => Ok(true),
        Some(_) => Err(Fault::conflict(code::ID_TAKEN)),
    }
}

/// Begins a checklist. The caller has looked whether one waits.
pub(super) fn begin<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    checklist: Id<id::Checklist>,
    template: &InUse,
    whose: Whose,
) -> Result<(), Fault> {
    let template_id = templates::row(tx, template)?;
    let stay: Option<Key<id::HospitalStay>> = h::table
        .filter(h::patient_id.eq(Key(permit.patient())))
        .filter(h::cancelled_at.is_null())
        .order((
            h::discharged_at.is_null().desc(),
            h::admitted_at.desc(),
            h::id.desc(),
        ))
        .select(h::id)
        .first(tx.conn())
        .optional()?;
    let related = match whose {
        Whose::Relative(who) => Some(Key(who)),
        Whose::Units | Whose::Patient => None,
    };
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(c::table)
        .values((
            c::id.eq(Key(checklist)),
            c::patient_id.eq(Key(permit.patient())),
            c::template_id.eq(template_id),
            c::key.eq(&*template.key),
            c::stay_id.eq(stay),
            c::own.eq(whose != Whose::Units),
            c::related_person_id.eq(related),
            c::begun_by.eq(Json(author)),
            c::begun_at.eq(now),
            c::latest.eq(false),
            c::answered.eq(0),
            c::version.eq(0),
        ))
        .execute(tx.conn())?;
    changed(tx, permit, checklist);
    Ok(())
}

/// The version of an item's answer, and whether it says something.
pub(super) fn standing(
    conn: &mut Conn,
    checklist: Key<id::Checklist>,
    item: &Name,
) -> Result<Option<(i32, bool)>, Fault> {
    let row: Option<(i32, Option<String>)> = a::table
        .filter(a::checklist_id.eq(checklist))
        .filter(a::item.eq(&**item))
        .filter(a::standing)
        .select((a::version, a::value))
        .first(conn)
        .optional()?;
    Ok(row.map(|(version, value)| (version, value.is_some())))
}

/// Stores an answer as the next version. The caller has compared versions and asked the rules.
pub(super) fn answer<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &ChecklistRow,
    item: &Name,
    before: Option<(i32, bool)>,
    new: &AnswerItemRequest,
) -> Result<(), Fault> {
    if let Some(AnswerValue::Attainment { levels }) = &new.value {
        let entries: Vec<Key<WhatMatters>> = levels.iter().map(|each| Key(each.entry)).collect();
        let known: i64 = w::table
            .filter(w::patient_id.eq(Key(permit.patient())))
            .filter(w::id.eq_any(entries))
            .count()
            .get_result(tx.conn())?;
        if usize::try_from(known) != Ok(levels.len()) {
            return Err(Fault::field(
                "value",
                "not_found",
                "name entries of this patient",
            ));
        }
    }
    let (version, said) = before.unwrap_or((0, false));
    if version > 0 {
        let earlier = a::table
            .filter(a::checklist_id.eq(row.id))
            .filter(a::item.eq(&**item))
            .filter(a::standing);
        diesel::update(earlier)
            .set(a::standing.eq(false))
            .execute(tx.conn())?;
    }
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(a::table)
        .values((
            a::checklist_id.eq(row.id),
            a::item.eq(&**item),
            a::version.eq(version + 1),
            a::patient_id.eq(Key(permit.patient())),
            a::value.eq(new.value.clone().map(Json)),
            a::note.eq(new.note.as_deref()),
            a::author.eq(Json(author)),
            a::at.eq(now),
            a::standing.eq(true),
        ))
        .execute(tx.conn())?;
    let more = i32::from(new.value.is_some()) - i32::from(said);
    diesel::update(c::table.find(row.id))
        .set((
            c::answered.eq(row.answered + more),
            c::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    changed(tx, permit, row.id.0);
    Ok(())
}

/// Signs. From now on it is the last one of its kind.
pub(super) fn sign<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &ChecklistRow,
) -> Result<(), Fault> {
    let mut before = diesel::update(c::table)
        .filter(c::patient_id.eq(Key(permit.patient())))
        .filter(c::latest)
        .filter(c::key.eq(&row.key))
        .into_boxed();
    before = match row.related_person_id {
        Some(who) => before.filter(c::related_person_id.eq(who)),
        None => before.filter(c::related_person_id.is_null()),
    };
    before.set(c::latest.eq(false)).execute(tx.conn())?;
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::update(c::table.find(row.id))
        .set((
            c::signed_by.eq(Json(author)),
            c::signed_at.eq(now),
            c::latest.eq(true),
        ))
        .execute(tx.conn())?;
    if row.whose() == Whose::Units {
        missed::signed(tx, row.stay_id, &row.key)?;
    }
    let event = Event::ChecklistSigned {
        checklist: row.id.0,
        own: rules::Whose::Units != row.whose(),
    };
    tx.event(permit.patient(), event);
    Ok(())
}

pub(super) fn changed(tx: &mut Tx<'_>, permit: &impl AboutPatient, checklist: Id<id::Checklist>) {
    tx.event(permit.patient(), Event::ChecklistChanged { checklist });
}
