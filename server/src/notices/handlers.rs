//! What I am told of by mail.

use shared::notices::{ChangeNoticeSettings, GetNoticeSettings, NoticeSettings, Unsubscribe};

use super::{store, unsubscribe as links};
use crate::{access::Proof as _, app::App, error::Fault, http::Call};

fn settings(found: store::Addressee) -> NoticeSettings {
    NoticeSettings {
        choices: found.choices,
        hours: found.hours,
        email: found.email,
        kinds: found.kinds,
    }
}

/// What I am told of.
pub(crate) async fn get(call: Call<GetNoticeSettings>, app: App) -> Result<NoticeSettings, Fault> {
    let (person, now) = (call.permit.viewer.person, app.clock.now());
    app.db
        .read(move |conn| store::addressee(conn, person, now).map(settings))
        .await
}

/// Changes what I am told of.
pub(crate) async fn change(
    call: Call<ChangeNoticeSettings>,
    app: App,
) -> Result<NoticeSettings, Fault> {
    if let Some(field) = call.body.hours.wrong_field() {
        return Err(Fault::field(field, "unknown_value", "an hour, 0 to 23"));
    }
    let (person, new) = (call.permit.viewer.person, call.body);
    app.db
        .write(call.permit.actor(), move |tx| {
            store::choose(tx, person, &new)?;
            let now = tx.now();
            store::addressee(tx.conn(), person, now).map(settings)
        })
        .await
}

/// Ends all notices to whom a link is for.
pub(crate) async fn unsubscribe(call: Call<Unsubscribe>, app: App) -> Result<(), Fault> {
    links::end(&app, &call.body.token).await
}
