//! `POST /api/v1/messages`: XML in, an application receipt out. For the accounts of other systems, each of which sends
//! for one unit.
//!
//! Every message that was taken is answered 200, accepted or not: the receipt says which. Problems are for what was not
//! taken at all.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{receive::Receiver, store};
use crate::{
    access::Door as _,
    app::App,
    error::Fault,
    http::{Refused, problem, read_as, request_id},
};
use shared::contract::SignedIn;

/// Receives a message.
pub(crate) async fn receive(request: HttpRequest, payload: web::Payload, app: App) -> HttpResponse {
    match take(&request, payload, &app).await {
        Ok(app_rec) => HttpResponse::Ok()
            .content_type("application/xml; charset=utf-8")
            .insert_header(("cache-control", "no-store"))
            .body(app_rec),
        Err(fault) => problem(&fault, &request),
    }
}

async fn take(request: &HttpRequest, payload: web::Payload, app: &App) -> Result<String, Fault> {
    crate::identity::same_site(request)?;
    let somebody = SignedIn::enter(app, request, "ReceiveMessage").await?;
    let person = somebody.viewer.person;
    let stations = app
        .db
        .read(move |conn| store::sends_for(conn, person))
        .await?;
    if stations.is_empty() {
        return Err(Fault::NotFound);
    }
    let refused = Refused {
        kind: "Send application/xml",
        size: "The message is larger than 20 MiB",
    };
    let kinds = ["application/xml", "text/xml"];
    let bytes = read_as(request, payload, &kinds, kith::reader::MOST_BYTES, &refused).await?;
    let receiver = Receiver {
        db: app.db.clone(),
        key: app.data_key.clone(),
        accepts_tests: !app.refuse_synthetic_numbers,
    };
    let told = receiver
        .receive(bytes, Some(stations), request_id(request))
        .await?;
    app.metrics.message(told.accepted);
    Ok(told.app_rec)
}
