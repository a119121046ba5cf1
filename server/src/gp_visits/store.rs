//! Notes for the next visit, in the database. A note is always sought together with the permit's patient.

use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    gp_visits::{MOST_NOTES, NewVisitNote, VisitNote, VisitNoteKind},
    id::{self, Patient, Person},
    problem::code,
    right::RightMarker,
    text::LanguageTag,
};

use super::rules::{self, Standing};
use crate::{
    access::{AboutPatient, Permit},
    db::{
        Conn, Tx,
        schema::{visit_note as n, visit_note_version as nv},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// A note's own row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = n)]
pub(super) struct NoteRow {
    pub(super) id: Key<id::VisitNote>,
    pub(super) person_id: Key<Person>,
    pub(super) kind: Code<VisitNoteKind>,
    pub(super) text: String,
    pub(super) lang: String,
    pub(super) author: Json<Author>,
    pub(super) at: At,
    pub(super) version: i32,
    removed_at: Option<At>,
    outcome_id: Option<Key<id::VisitOutcome>>,
}

impl NoteRow {
    /// How it stands.
    pub(super) const fn standing(&self) -> Standing {
        match (self.removed_at, self.outcome_id) {
            (Some(_), _) => Standing::Removed,
            (None, Some(_)) => Standing::Past,
            (None, None) => Standing::Waiting,
        }
    }

    /// As it is shown to somebody.
    pub(super) fn shown(self, reader: Id<Person>) -> VisitNote {
        VisitNote {
            id: self.id.0,
            kind: self.kind.0,
            text: self.text,
            lang: self.lang,
            mine: rules::is_own(self.person_id.0, reader),
            author: self.author.0,
            at: self.at.utc(),
            version: self.version,
        }
    }
}

/// The notes that wait, the oldest first: all, or those of one person.
pub(super) fn waiting(
    conn: &mut Conn,
    permit: &impl AboutPatient,
    of: Option<Id<Person>>,
) -> Result<Vec<NoteRow>, Fault> {
    let mut query = n::table
        .filter(n::patient_id.eq(Key(permit.patient())))
        .filter(n::removed_at.is_null())
        .filter(n::outcome_id.is_null())
        .into_boxed();
    if let Some(person) = of {
        query = query.filter(n::person_id.eq(Key(person)));
    }
    Ok(query
        .order((n::at, n::id))
        .limit(500)
        .select(NoteRow::as_select())
        .load(conn)?)
}

/// A note that the permit's holder wrote. Another's is not theirs to touch, and not found.
pub(super) fn own<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    note: Id<id::VisitNote>,
) -> Result<NoteRow, Fault> {
    Ok(n::table
        .filter(n::id.eq(Key(note)))
        .filter(n::patient_id.eq(Key(permit.patient())))
        .filter(n::person_id.eq(Key(permit.viewer().person)))
        .select(NoteRow::as_select())
        .first(conn)?)
}

/// Writes a note. The same sent again is not written again; another under the same id is refused.
pub(super) fn insert<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &NewVisitNote,
) -> Result<(), Fault> {
    let person = permit.viewer().person;
    let known: Option<(Key<Patient>, Key<Person>)> = n::table
        .find(Key(new.id))
        .select((n::patient_id, n::person_id))
        .first(tx.conn())
        .optional()?;
    if let Some((patient, by)) = known {
        // Sent again: it stands as it was first written, or as it was changed since.
        let same = patient.0 == permit.patient() && by.0 == person;
        return if same && is_first_wording(tx.conn(), new)? {
            Ok(())
        } else {
            Err(Fault::conflict(code::ID_TAKEN))
        };
    }
    let author = tx.author().clone();
    rules::check_kind(new.kind, author.capacity)?;
    let waiting = waiting(tx.conn(), permit, Some(person))?.len();
    if waiting >= MOST_NOTES {
        return Err(Fault::conflict(code::TOO_MANY));
    }
    let now = At::from(tx.now());
    diesel::insert_into(n::table)
        .values((
            n::id.eq(Key(new.id)),
            n::patient_id.eq(Key(permit.patient())),
            n::person_id.eq(Key(person)),
            n::kind.eq(Code(new.kind)),
            n::text.eq(&*new.text),
            n::lang.eq(new.lang.as_str()),
            n::author.eq(Json(author)),
            n::at.eq(now),
            n::version.eq(1),
        ))
        .execute(tx.conn())?;
    keep_wording(tx, permit, new.id, 1, &new.text, &new.lang)
}

fn is_first_wording(conn: &mut Conn, new: &NewVisitNote) -> Result<bool, Fault> {
    let first: String = nv::table
        .find((Key(new.id), 1))
        .select(nv::text)
        .first(conn)?;
    Ok(*first == *new.text)
}

fn keep_wording(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    note: Id<id::VisitNote>,
    version: i32,
    text: &str,
    lang: &LanguageTag,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::insert_into(nv::table)
        .values((
            nv::note_id.eq(Key(note)),
            nv::version.eq(version),
            nv::patient_id.eq(Key(permit.patient())),
            nv::text.eq(text),
            nv::lang.eq(lang.as_str()),
            nv::at.eq(now),
        ))
        .execute(tx.conn())?;
    tx.event(permit.patient(), Event::GpVisitChanged);
    Ok(())
}

/// Gives a note other words. The caller has compared versions.
pub(super) fn change<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &NoteRow,
    text: &str,
    lang: &LanguageTag,
) -> Result<(), Fault> {
    let version = row.version + 1;
    diesel::update(n::table.find(row.id))
        .set((
            n::text.eq(text),
            n::lang.eq(lang.as_str()),
            n::version.eq(version),
        ))
        .execute(tx.conn())?;
    keep_wording(tx, permit, row.id.0, version, text, lang)
}

/// Takes a note away: it is shown to nobody from now on.
pub(super) fn remove<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    row: &NoteRow,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::update(n::table.find(row.id))
        .set((n::removed_at.eq(now), n::version.eq(row.version + 1)))
        .execute(tx.conn())?;
    tx.event(permit.patient(), Event::GpVisitChanged);
    Ok(())
}

/// The visit has been: what was written for it, up to this moment, waits no longer.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    permit: &impl AboutPatient,
    outcome: Id<id::VisitOutcome>,
    until: At,
) -> Result<(), Fault> {
    let waiting = n::table
        .filter(n::patient_id.eq(Key(permit.patient())))
        .filter(n::removed_at.is_null())
        .filter(n::outcome_id.is_null())
        .filter(n::at.lt(until));
    diesel::update(waiting)
        .set(n::outcome_id.eq(Key(outcome)))
        .execute(tx.conn())?;
    Ok(())
}
