//! The watch for letters that are shown to the patient by themselves, some hours after they were signed.

use diesel::prelude::*;
use shared::{id::Patient, summaries::SummaryStatus};

use super::{acts, store::SummaryRow};
use crate::{
    access::{Proof as _, RecordPermit, SystemPermit},
    app::App,
    db::{
        Conn,
        schema::discharge_summary as d,
        types::{At, Code, Key},
    },
    error::Fault,
    outbox::look_every_second,
};

/// Watches until the service stops.
pub(crate) async fn run(app: App) {
    look_every_second(&app, "letters to be shown", look).await;
}

/// Shows what is due; answers how many.
async fn look(app: &App) -> Result<usize, Fault> {
    let now = At::from(app.clock.now());
    let found = app.db.read(move |conn| due(conn, now)).await?;
    let count = found.len();
    for patient in found {
        let permit = SystemPermit::for_task("show-letters", Some(patient.0));
        app.db
            .write(permit.actor(), move |tx| {
                // Looked at again inside: another instance, or a person, may have been quicker.
                let rows: Vec<SummaryRow> = d::table
                    .filter(d::patient_id.eq(patient))
                    .filter(d::show_at.is_not_null())
                    .filter(d::show_at.le(now))
                    .filter(d::status.eq(Code(SummaryStatus::Signed)))
                    .select(SummaryRow::as_select())
                    .load(tx.conn())?;
                for row in &rows {
                    acts::release(tx, &RecordPermit::about(patient.0), row)?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(count)
}

/// The patients of those that are due.
fn due(conn: &mut Conn, now: At) -> Result<Vec<Key<Patient>>, Fault> {
    let mut patients: Vec<Key<Patient>> = d::table
        .filter(d::show_at.is_not_null())
        .filter(d::show_at.le(now))
        .filter(d::status.eq(Code(SummaryStatus::Signed)))
        .order(d::show_at)
        .limit(100)
        .select(d::patient_id)
        .load(conn)?;
    patients.dedup();
    Ok(patients)
}
