//! The daily mail: one that says how many things are new.

use std::time::Duration;

use shared::{Id, id::Person};

use super::{
    rules, store,
    unsubscribe::{self, Subject},
};
use crate::{
    access::{Proof as _, SystemPermit},
    app::App,
    db::Tx,
    error::Fault,
    mail::{self, Letter, NewMail},
    secrets::DataKey,
};

/// How often it is looked for what is due.
const LOOK: Duration = Duration::from_secs(1);

/// Works until the service stops.
pub(super) async fn run(app: App) {
    if !app.mail.sends() {
        return;
    }
    let mut stopping = app.stopping.clone();
    loop {
        if let Err(why) = make(&app).await {
            tracing::warn!(%why, "daily mails wait; trying again");
        }
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Makes the mails that are due.
async fn make(app: &App) -> Result<(), Fault> {
    let now = app.clock.now();
    let people = app
        .db
        .read(move |conn| store::digests_due(conn, now))
        .await?;
    for person in people {
        let permit = SystemPermit::for_task("make-digest", None);
        let key = app.data_key.clone();
        app.db
            .write(permit.actor(), move |tx| digest(tx, &key, person))
            .await?;
    }
    Ok(())
}

/// Makes one person's. Another instance may have been quicker.
fn digest(tx: &mut Tx<'_>, key: &DataKey, person: Id<Person>) -> Result<(), Fault> {
    tx.one_at_a_time(&format!("notices {person}"))?;
    let Some(due) = store::take_digest(tx, person)? else {
        return Ok(());
    };
    let now = tx.now();
    let addressee = store::addressee(tx.conn(), person, now)?;
    let Some(to) = addressee.email else {
        return Ok(());
    };
    let quiet = rules::quiet(addressee.hours);
    let new = NewMail {
        once_key: format!("digest:{person}:{}", due.newest),
        to,
        language: addressee.language,
        person: Some(person),
        patient: due.about,
        not_before: Some(quiet.over(now)),
        quiet: Some(quiet),
        letter: Letter::Digest { count: due.count },
        unsubscribe: Some(unsubscribe::token(key, Subject::Person(person))?),
    };
    mail::queue(tx, key, new)
}
