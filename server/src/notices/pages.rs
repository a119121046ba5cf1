//! The page behind the link that ends notices: plain HTML in three languages, no sign-in, no script. A mail program
//! that knows RFC 8058 sends the same form without showing the page.

use std::fmt::Write as _;

use actix_web::{
    HttpRequest, HttpResponse, ResponseError as _,
    web::{self, ServiceConfig},
};
use shared::identity::Language;

use super::unsubscribe;
use crate::{
    app::App,
    error::Fault,
    mail::template::{escaped, words},
};

const STYLE: &str = "body{font:1.125rem/1.6 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:1rem;color:#1c2326;background:#fbf8f3}\
h2{font-size:1.375rem;line-height:1.3;margin-top:2rem}button{font:inherit;font-weight:700;min-height:3rem;padding:.5rem 1.25rem;\
border:0;border-radius:.75rem;color:#fff;background:#0e4f4a}button:focus-visible{outline:3px solid #1c2326;outline-offset:3px}\
@media(prefers-color-scheme:dark){body{background:#14191b;color:#eef1f0}button{color:#14191b;background:#8fd3cb}button:focus-visible{outline-color:#eef1f0}}";

/// Mounts the page.
pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/unsubscribe.css",
            web::get().to(async || {
                HttpResponse::Ok()
                    .content_type("text/css; charset=utf-8")
                    .body(STYLE)
            }),
        )
        .route("/unsubscribe/{token}", web::get().to(ask))
        // No check of the sender's site: the token is the right, and mail programs send from anywhere.
        .route("/unsubscribe/{token}", web::post().to(end));
}

async fn ask(path: web::Path<String>) -> HttpResponse {
    // Relative to nothing: the form goes back to where the page came from.
    let action = format!("/unsubscribe/{}", path.into_inner());
    answer(page(|language, html| {
        let _ = write!(
            html,
            "<h2>{}</h2><p>{}</p><form method=\"post\" action=\"{}\">\
             <input type=\"hidden\" name=\"List-Unsubscribe\" value=\"One-Click\"><button>{}</button></form>",
            escaped(&words(language, "unsubscribe-heading")?),
            escaped(&words(language, "unsubscribe-text")?),
            escaped(&action),
            escaped(&words(language, "unsubscribe-button")?)
        );
        Ok(())
    }))
}

/// What is in the form makes no difference: mail programs write it in more than one way.
async fn end(_: HttpRequest, path: web::Path<String>, _form: web::Bytes, app: App) -> HttpResponse {
    if let Err(why) = unsubscribe::end(&app, &path.into_inner()).await {
        return why.error_response();
    }
    answer(page(|language, html| {
        let _ = write!(
            html,
            "<h2>{}</h2><p>{}</p>",
            escaped(&words(language, "unsubscribed-heading")?),
            escaped(&words(language, "unsubscribed-text")?)
        );
        Ok(())
    }))
}

fn answer(page: Result<String, Fault>) -> HttpResponse {
    match page {
        Ok(html) => HttpResponse::Ok()
            .insert_header(("cache-control", "no-store"))
            .content_type("text/html; charset=utf-8")
            .body(html),
        Err(why) => why.error_response(),
    }
}

/// The page, with a part in each language.
fn page(part: impl Fn(Language, &mut String) -> Result<(), Fault>) -> Result<String, Fault> {
    let title = escaped(&words(Language::Nb, "unsubscribe-title")?);
    let mut html = format!(
        "<!doctype html><html lang=\"nb\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\">\
         <link rel=\"stylesheet\" href=\"/unsubscribe.css\"></head><body><main><h1>{title}</h1>"
    );
    for language in Language::ALL {
        // Writing into a String cannot fail.
        let _ = write!(html, "<section lang=\"{}\">", language.tag());
        part(language, &mut html)?;
        html.push_str("</section>");
    }
    html.push_str("</main></body></html>");
    Ok(html)
}
