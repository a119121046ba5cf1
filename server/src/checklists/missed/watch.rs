//! The watch for what is missed. It looks when a day begins in Norway, and when the service starts: only a day that has
//! passed makes something missed. A homecoming that is entered late is found the day after.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use chrono::NaiveDate;
use shared::id::HospitalStay;

use super::{
    rules,
    store::{self, Found},
};
use crate::{
    access::{Proof as _, RecordPermit, SystemPermit},
    app::App,
    checklists::templates::{self, InUse},
    db::{Conn, types::Key},
    error::Fault,
};

/// Watches until the service stops.
pub(crate) async fn run(app: App) {
    let mut stopping = app.stopping.clone();
    let mut looked_on: Option<NaiveDate> = None;
    loop {
        let today = app.clock.today();
        if looked_on != Some(today) {
            match look(&app, today).await {
                Ok(()) => looked_on = Some(today),
                Err(why) => tracing::warn!(%why, "missed checklists wait; trying again"),
            }
        }
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
    }
}

/// Those whose homecoming, or whose admission, something is counted from.
#[derive(Debug, Clone, Copy)]
enum Of {
    Homecomings,
    Admissions,
}

/// Tells of everything that is missed today.
async fn look(app: &App, today: NaiveDate) -> Result<(), Fault> {
    for of in [Of::Homecomings, Of::Admissions] {
        let mut after = None;
        loop {
            let page = app
                .db
                .read(move |conn| page(conn, of, today, after))
                .await?;
            if page.last.is_none() {
                break;
            }
            after = page.last;
            for stay in page.stays {
                let permit = SystemPermit::for_task("watch-checklists", Some(stay.patient.0));
                app.db
                    .write(permit.actor(), move |tx| store::tell(tx, &stay, today))
                    .await?;
            }
        }
    }
    Ok(())
}

/// Some of the stays about which something is missed and neither signed nor told of, and the last one looked at.
struct Page {
    stays: Vec<Found>,
    last: Option<Key<HospitalStay>>,
}

fn page(
    conn: &mut Conn,
    of: Of,
    today: NaiveDate,
    after: Option<Key<HospitalStay>>,
) -> Result<Page, Fault> {
    let mut stays = match of {
        Of::Homecomings => store::homecomings(conn, today, after)?,
        Of::Admissions => store::in_hospital(conn, today, after)?,
    };
    let last = stays.last().map(|stay| stay.id);
    let settled: HashSet<_> = store::settled(conn, &stays)?.into_iter().collect();
    // What is used in a municipality is the same for all who live there.
    let mut used: HashMap<String, Vec<InUse>> = HashMap::new();
    for stay in &stays {
        if !used.contains_key(&stay.municipality) {
            let here = templates::in_use(conn, &RecordPermit::about(stay.patient.0))?;
            used.insert(stay.municipality.clone(), here);
        }
    }
    stays.retain(|stay| {
        let mut here = used.get(&stay.municipality).into_iter().flatten();
        here.any(|template| {
            rules::missed_on(&template.content, &stay.facts, today).is_some()
                && !settled.contains(&(stay.id, template.key.to_string()))
        })
    });
    Ok(Page { stays, last })
}
