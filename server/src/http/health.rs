//! `/health/live`: the process answers. `/health/ready`: it can serve, the database too.

use actix_web::{
    HttpResponse,
    web::{self, ServiceConfig},
};
use diesel::prelude::*;

use crate::{app::App, error::Fault};

/// Mounts both.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/health/live",
            web::get().to(async || HttpResponse::Ok().json(serde_json::json!({"status": "ok"}))),
        )
        .route("/health/ready", web::get().to(ready));
}

async fn ready(app: App) -> HttpResponse {
    let stopping = *app.stopping.borrow();
    let database = app
        .db
        .read(|conn| {
            diesel::select(diesel::dsl::sql::<diesel::sql_types::Integer>("1"))
                .get_result::<i32>(conn)
                .map_err(Fault::from)
        })
        .await
        .is_ok();
    let body = serde_json::json!({ "status": if database && !stopping { "ok" } else { "unavailable" }, "database": database });
    if database && !stopping {
        HttpResponse::Ok().json(body)
    } else {
        HttpResponse::ServiceUnavailable()
            .insert_header(("retry-after", "2"))
            .json(body)
    }
}
