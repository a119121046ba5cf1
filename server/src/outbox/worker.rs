//! The worker: handles events in the order of their numbers, one worker at a time over all instances, each
//! batch in one transaction, so that an update is made exactly once.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id::{Patient, Unit, Update},
    units::UnitKind,
};
use uuid::Uuid;

use super::{
    Event, progress,
    rules::{self, NewUpdate},
    wait,
};
use crate::{
    access::{Proof as _, SystemPermit},
    app::App,
    checklists,
    db::{
        Conn, Tx, direct,
        schema::{care_relation as c, event as e, inbox_update as i, unit},
        types::{At, Code, Json, Key},
    },
    error::Fault,
    escalations::{self, Hours},
    letter_responses,
    notices::{self, Happened, InboxReaders},
    secrets::DataKey,
    sharing, worsening,
};

const BATCH: i64 = 200;

/// Works until the service stops.
pub(super) async fn run(app: App) {
    let mut commits = app.db.commits();
    loop {
        match handle_batch(&app).await {
            Ok(kinds) if kinds.is_empty() => {}
            Ok(kinds) => {
                kinds.iter().for_each(|kind| app.metrics.event(kind));
                continue;
            }
            Err(why) => tracing::warn!(%why, "events wait; trying again"),
        }
        if !wait(&app, &mut commits, Duration::from_secs(1)).await {
            return;
        }
    }
}

/// Handles what waits; answers the kinds handled.
async fn handle_batch(app: &App) -> Result<Vec<String>, Fault> {
    // Without mail no notices are made: they would be old when mail comes.
    let key = app.mail.sends().then(|| app.data_key.clone());
    let (now, tells) = (At::from(app.clock.now()), key.is_some());
    let found = app
        .db
        .read(move |conn| Batch::find(conn, now, tells))
        .await?;
    let Some(batch) = found else {
        return Ok(Vec::new());
    };
    let permit = SystemPermit::for_task("handle-events", None);
    app.db
        .write(permit.actor(), move |tx| handle(tx, batch, key.as_ref()))
        .await
}

type Row = (
    i64,
    String,
    Option<Key<Patient>>,
    Json<Event>,
    Json<Author>,
    At,
);

/// Events that wait, with what decides whom they concern. Read before the write that handles them: other writes wait
/// for that one.
struct Batch {
    /// The event before the first of these.
    after: i64,
    last: i64,
    rows: Vec<Row>,
    serving: Serving,
    hours: HashMap<Id<Unit>, Hours>,
    readers: Option<InboxReaders>,
    now: At,
}

impl Batch {
    /// What waits, if something does.
    fn find(conn: &mut Conn, now: At, tells: bool) -> Result<Option<Self>, Fault> {
        let after = progress::handled(conn)?;
        let query = e::table
            .filter(e::seq.gt(after))
            .order(e::seq)
            .limit(BATCH)
            .select((e::seq, e::kind, e::patient_id, e::payload, e::actor, e::at));
        let rows: Vec<Row> = direct!(conn, |db| query.load(db))?;
        let Some(last) = rows.last().map(|row| row.0) else {
            return Ok(None);
        };
        let patients = rows.iter().filter_map(|row| row.2).collect();
        let serving = serving(conn, patients, now)?;
        let units: HashSet<_> = serving.values().flatten().map(|s| Key(s.unit)).collect();
        let hours = escalations::store::hours_of(conn, units.into_iter().collect())?;
        let readers = if tells {
            Some(InboxReaders::find(conn, now.utc())?)
        } else {
            None
        };
        Ok(Some(Self {
            after,
            last,
            rows,
            serving,
            hours,
            readers,
            now,
        }))
    }
}

fn handle(
    tx: &mut Tx<'_>,
    batch: Batch,
    notices_key: Option<&DataKey>,
) -> Result<Vec<String>, Fault> {
    // On PostgreSQL the worker of another instance may have come first.
    if !alone(tx.conn())? || progress::handled(tx.conn())? != batch.after {
        return Ok(Vec::new());
    }
    let telling = notices_key.zip(batch.readers.as_ref());
    for (seq, _, patient, event, actor, at) in &batch.rows {
        let Some(patient) = patient else { continue };
        if let Event::Contributed { contribution, .. } = &event.0 {
            sharing::store::told(tx.conn(), *contribution, *seq)?;
        }
        if let Event::Worsened { worsening, .. } = &event.0 {
            worsening::store::told(tx.conn(), *worsening, *seq)?;
        }
        if let Event::ParagraphAsked { response, .. } = &event.0 {
            letter_responses::store::told(tx.conn(), *response, *seq)?;
        }
        // Who came later was not concerned.
        let units: Vec<_> = batch
            .serving
            .get(patient)
            .into_iter()
            .flatten()
            .filter(|serves| serves.since <= *at)
            .map(|serves| (serves.unit, serves.kind))
            .collect();
        let mut inboxes = Vec::new();
        for update in rules::updates(&event.0, &units, &actor.0) {
            inboxes.push(update.unit);
            let kind = units.iter().find(|(unit, _)| *unit == update.unit);
            let climbs = kind.is_some_and(|(_, kind)| escalations::climbs(update.kind, *kind));
            let hours = batch.hours.get(&update.unit).copied();
            let hours = hours.unwrap_or(Hours::DEFAULT);
            let climb_at = hours.next(0, batch.now.utc()).filter(|_| climbs);
            let put = put(
                tx.conn(),
                (*seq, *at, *patient),
                update,
                climb_at.map(At::from),
            )?;
            if let Event::ChecklistMissed { stay, key, .. } = &event.0 {
                checklists::missed::told(tx.conn(), *stay, key, put)?;
            }
        }
        if let Some((key, readers)) = telling {
            let happened = Happened {
                seq: *seq,
                event: &event.0,
                patient: patient.0,
                actor: &actor.0,
                inboxes: &inboxes,
            };
            notices::of_event(tx, key, readers, &happened)?;
        }
    }
    progress::set_handled(tx.conn(), batch.last)?;
    Ok(batch.rows.into_iter().map(|row| row.1).collect())
}

/// Puts an update into its unit's inbox.
fn put(
    conn: &mut Conn,
    (seq, at, patient): (i64, At, Key<Patient>),
    update: NewUpdate,
    climb_at: Option<At>,
) -> Result<Key<Update>, Fault> {
    let id = Key(Id::new(Uuid::now_v7()));
    let about = update.escalated.as_ref().and_then(|told| told.update);
    let insert = diesel::insert_into(i::table).values((
        i::id.eq(id),
        i::unit_id.eq(Key(update.unit)),
        i::patient_id.eq(patient),
        i::event_seq.eq(seq),
        i::kind.eq(Code(update.kind)),
        i::text.eq(update.text),
        i::lang.eq(update.lang),
        i::at.eq(at),
        i::version.eq(1),
        i::said_by.eq(update.said_by.map(Json)),
        i::climb_at.eq(climb_at),
        i::level.eq(update.escalated.as_ref().map(|told| Code(told.level))),
        i::about_update_id.eq(about.map(Key)),
    ));
    direct!(conn, |db| insert.execute(db))?;
    Ok(id)
}

/// Whether this is the only worker in this transaction. SQLite has one writer anyway.
fn alone(conn: &mut Conn) -> Result<bool, Fault> {
    #[derive(QueryableByName)]
    struct Got {
        #[diesel(sql_type = diesel::sql_types::Bool)]
        got: bool,
    }
    match conn {
        Conn::Sqlite(_) => Ok(true),
        Conn::Pg(pg) => {
            let got: Got = diesel::sql_query("select pg_try_advisory_xact_lock(7303014) as got")
                .get_result(pg)?;
            Ok(got.got)
        }
    }
}

/// A unit that serves a patient.
pub(super) struct Serves {
    pub(super) unit: Id<Unit>,
    kind: UnitKind,
    since: At,
}

/// The units that serve each patient.
pub(super) type Serving = HashMap<Key<Patient>, Vec<Serves>>;

/// The units that serve each patient now.
pub(super) fn serving(
    conn: &mut Conn,
    patients: Vec<Key<Patient>>,
    now: At,
) -> Result<Serving, Fault> {
    type Row = (Key<Patient>, Key<Unit>, Code<UnitKind>, At);
    if patients.is_empty() {
        return Ok(Serving::new());
    }
    let rows: Vec<Row> = c::table
        .inner_join(unit::table)
        .filter(c::patient_id.eq_any(patients))
        .filter(c::valid_from.le(now))
        .filter(c::valid_until.is_null().or(c::valid_until.gt(now)))
        .order((unit::name, c::valid_from))
        .select((c::patient_id, unit::id, unit::kind, c::valid_from))
        .load(conn)?;
    let mut serving = Serving::new();
    for (patient, unit, kind, since) in rows {
        let units = serving.entry(patient).or_default();
        if !units.iter().any(|known| known.unit == unit.0) {
            units.push(Serves {
                unit: unit.0,
                kind: kind.0,
                since,
            });
        }
    }
    Ok(serving)
}
