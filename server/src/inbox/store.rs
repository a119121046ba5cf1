//! The inbox in the database. The unit comes from the permit, and only updates about patients whom the unit
//! still serves are found.

use chrono::{DateTime, Utc};
use diesel::{
    dsl::exists,
    helper_types::{InnerJoin, IntoBoxed},
    prelude::*,
};
use shared::{
    Id,
    author::Author,
    id::{self, Patient, Person, Unit},
    inbox::UpdateKind,
    right::RightMarker,
};

use super::rules::Standing;
use crate::{
    access::UnitPermit,
    db::{
        Conn, MultiBackend, Tx,
        schema::{care_relation as c, inbox_read as r, inbox_update as i, patient as p},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    outbox::Event,
};

/// Updates with their patients.
pub(super) type Updates = IntoBoxed<'static, InnerJoin<i::table, p::table>, MultiBackend>;

/// Whose inbox, and who reads it: taken from a permit and from nowhere else.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader {
    unit: Id<Unit>,
    person: Id<Person>,
}

impl Reader {
    /// The permit's holder, in the permit's unit.
    pub(super) fn of<R: RightMarker>(permit: &UnitPermit<R>) -> Self {
        Self {
            unit: permit.unit(),
            person: permit.viewer().person,
        }
    }

    /// The unit.
    pub(super) const fn unit(self) -> Id<Unit> {
        self.unit
    }

    /// Who reads.
    pub(super) const fn person(self) -> Id<Person> {
        self.person
    }

    /// What the reader may see: the unit's updates about patients whom it serves now.
    pub(super) fn updates(self, now: DateTime<Utc>) -> Updates {
        let now = At::from(now);
        let still_served = c::table
            .filter(c::patient_id.eq(i::patient_id))
            .filter(c::unit_id.eq(Key(self.unit)))
            .filter(c::valid_from.le(now))
            .filter(c::valid_until.is_null().or(c::valid_until.gt(now)));
        i::table
            .inner_join(p::table)
            .filter(i::unit_id.eq(Key(self.unit)))
            .filter(exists(still_served))
            .into_boxed()
    }
}

/// What decides about an update.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = i)]
pub(super) struct UpdateRow {
    id: Key<id::Update>,
    patient_id: Key<Patient>,
    kind: Code<UpdateKind>,
    said_by: Option<Json<Author>>,
    owner: Option<Json<Author>>,
    owned_at: Option<At>,
    handled_by: Option<Json<Author>>,
    about_update_id: Option<Key<id::Update>>,
    version: i32,
}

impl UpdateRow {
    /// Its id.
    pub(super) const fn id(&self) -> Id<id::Update> {
        self.id.0
    }

    /// Whom it is about.
    pub(super) const fn patient(&self) -> Id<Patient> {
        self.patient_id.0
    }

    /// The account of the related person who sent it, when one did.
    fn sender(&self) -> Option<Id<Person>> {
        let sent = matches!(
            self.kind.0,
            UpdateKind::RelativeWroteWhatMatters
                | UpdateKind::RelativeObserved
                | UpdateKind::RelativeAsked
        );
        self.said_by.as_ref().filter(|_| sent)?.0.person
    }

    /// How it stands.
    pub(super) fn standing(&self) -> Standing {
        Standing {
            version: self.version,
            owner: self.owner.as_ref().and_then(|author| author.0.person),
            handled: self.handled_by.as_ref().map(|author| author.0.person),
        }
    }
}

/// The update, if it is in the reader's inbox.
pub(super) fn update(
    conn: &mut Conn,
    reader: Reader,
    update: Id<id::Update>,
    now: DateTime<Utc>,
) -> Result<UpdateRow, Fault> {
    Ok(reader
        .updates(now)
        .filter(i::id.eq(Key(update)))
        .select(UpdateRow::as_select())
        .first(conn)?)
}

/// Notes that the reader has read an update; once is enough. Answers whether that is new.
pub(super) fn read(tx: &mut Tx<'_>, reader: Reader, row: &UpdateRow) -> Result<bool, Fault> {
    // Touched so that on PostgreSQL the same reading sent twice at once is noted once.
    diesel::update(i::table.find(row.id))
        .set(i::version.eq(i::version))
        .execute(tx.conn())?;
    let key = (row.id, Key(reader.person));
    let known: i64 = r::table.find(key).count().get_result(tx.conn())?;
    if known > 0 {
        return Ok(false);
    }
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    diesel::insert_into(r::table)
        .values((
            r::update_id.eq(row.id),
            r::person_id.eq(Key(reader.person)),
            r::author.eq(Json(author)),
            r::at.eq(now),
        ))
        .execute(tx.conn())?;
    if let Some(sender) = row.sender() {
        let person = Some(sender);
        tx.event(row.patient_id.0, Event::ContributionReceived { person });
    }
    if row.kind.0 == UpdateKind::Worsened {
        let person = row.said_by.as_ref().and_then(|author| author.0.person);
        tx.event(row.patient_id.0, Event::WorseningSeen { person });
    }
    Ok(true)
}

/// Makes the reader the owner. False when somebody was quicker.
pub(super) fn take(tx: &mut Tx<'_>, row: &UpdateRow) -> Result<bool, Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    let taken = diesel::update(i::table.find(row.id).filter(i::version.eq(row.version)))
        .set((
            i::owner.eq(Json(author)),
            i::owned_at.eq(now),
            i::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    Ok(taken == 1)
}

/// Says that the update is handled, by the reader; who owned it stays its owner. False when somebody was
/// quicker.
pub(super) fn handle(tx: &mut Tx<'_>, row: &UpdateRow) -> Result<bool, Fault> {
    let (now, author) = (At::from(tx.now()), Json(tx.author().clone()));
    let handled = diesel::update(i::table.find(row.id).filter(i::version.eq(row.version)))
        .set((
            i::owner.eq(row.owner.as_ref().unwrap_or(&author)),
            i::owned_at.eq(row.owned_at.unwrap_or(now)),
            i::handled_by.eq(&author),
            i::handled_at.eq(now),
            i::version.eq(row.version + 1),
        ))
        .execute(tx.conn())?;
    // Whom it has come to has seen to it: it goes no further.
    if let Some(about) = row.about_update_id.filter(|_| handled == 1) {
        diesel::update(i::table.find(about))
            .set(i::climb_at.eq(None::<At>))
            .execute(tx.conn())?;
    }
    Ok(handled == 1)
}
