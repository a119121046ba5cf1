//! HTTP: mounting endpoints, limits, headers, health, metrics, the stream of nudges and the app's files.

mod api_docs;
mod app_files;
mod body;
mod endpoint;
mod headers;
mod health;
pub(crate) mod metrics;
mod nudges;
pub mod openapi;
mod routes;

use actix_web::{
    Error, HttpMessage as _, HttpRequest,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::from_fn,
    web,
};
use uuid::Uuid;

pub(crate) use body::{Refused, problem, read_as};
pub(crate) use endpoint::{Answer, Call};
pub(crate) use headers::Policy;

use crate::{app::App, mail, notices};

/// The request's id: ours, made anew for each request.
#[derive(Clone, Copy)]
struct RequestId(Uuid);

/// The request's id, as in the logs, in problems and in the access log.
pub(crate) fn request_id(request: &HttpRequest) -> Uuid {
    request
        .extensions()
        .get::<RequestId>()
        .map_or_else(Uuid::nil, |id| id.0)
}

/// The whole service.
pub(crate) fn service(
    app: App,
) -> actix_web::App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let dev_mail = app.mail.folder().is_some();
    actix_web::App::new()
        .app_data(app)
        .wrap(from_fn(headers::wrap))
        .configure(routes::api)
        .configure(health::routes)
        .configure(openapi::routes)
        .configure(api_docs::routes)
        .configure(notices::pages::routes)
        .configure(move |config| {
            if dev_mail {
                mail::pages::routes(config);
            }
        })
        .default_service(web::to(app_files::serve))
}
