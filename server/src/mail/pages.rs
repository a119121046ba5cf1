//! Development: `/dev/mail` shows the mail that was written into the folder, to this machine only.
//!
//! A mail's HTML is shown in a frame that may do nothing, under a policy that loads nothing.

use std::{fmt::Write as _, path::Path, time::SystemTime};

use actix_web::{
    HttpRequest, HttpResponse,
    web::{self, ServiceConfig},
};
use mail_parser::{Message, MessageParser};
use uuid::Uuid;

use super::template::escaped;
use crate::{app::App, http::Policy};

/// How many mails are listed.
const LISTED: usize = 100;
const STYLE: &str = "body{font:1rem/1.6 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}\
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid;padding:.75rem}iframe{width:100%;height:36rem;border:1px solid}";
const PAGE: Policy = Policy {
    content: "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    frame: "DENY",
};
/// Mail programs take styles only inside the mail, so the frame allows those, and nothing else.
const FRAMED: Policy = Policy {
    content: "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
        frame-ancestors 'self'; sandbox",
    frame: "SAMEORIGIN",
};

/// Mounts the pages.
pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .route("/dev/mail", web::get().to(list))
        .route(
            "/dev/mail.css",
            web::get().to(async || {
                HttpResponse::Ok()
                    .content_type("text/css; charset=utf-8")
                    .body(STYLE)
            }),
        )
        .route("/dev/mail/{mail}", web::get().to(one))
        .route("/dev/mail/{mail}/html", web::get().to(html));
}

/// Whether the request comes from this machine, through no proxy and to a name that only this machine has (another
/// site may let its own name point here): mails hold links that open something.
fn is_from_here(request: &HttpRequest) -> bool {
    request
        .peer_addr()
        .is_some_and(|peer| peer.ip().is_loopback())
        && ["localhost", "127.0.0.1", "[::1]"].contains(&host_name(request))
        && !request.headers().contains_key("x-forwarded-for")
        && !request.headers().contains_key("forwarded")
}

/// What the request calls us, without the port.
fn host_name(request: &HttpRequest) -> &str {
    let host = request.headers().get("host").map(|host| host.to_str());
    let host = host.and_then(Result::ok).unwrap_or_default();
    match host.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|c| c.is_ascii_digit()) => name,
        _ => host,
    }
}

fn page(policy: Policy, body: String) -> HttpResponse {
    let mut response = HttpResponse::Ok()
        .insert_header(("cache-control", "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(body);
    response.extensions_mut().insert(policy);
    response
}

fn framed(title: &str, body: &str) -> HttpResponse {
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/dev/mail.css\">\
         </head><body><main><h1>{title}</h1>{body}</main></body></html>"
    );
    page(PAGE, html)
}

fn not_found() -> HttpResponse {
    HttpResponse::NotFound().finish()
}

async fn list(request: HttpRequest, app: App) -> HttpResponse {
    let Some(folder) = app.mail.folder().filter(|_| is_from_here(&request)) else {
        return not_found();
    };
    let folder = folder.clone();
    let mails = web::block(move || newest(&folder))
        .await
        .unwrap_or_default();
    let mut body = String::from("<ul>");
    for (id, mail) in &mails {
        // Writing into a String cannot fail.
        let _ = write!(
            body,
            "<li><a href=\"/dev/mail/{id}\">{}</a> to {}, {}</li>",
            escaped(&mail.subject),
            escaped(&mail.to),
            escaped(&mail.date)
        );
    }
    body.push_str("</ul>");
    if mails.is_empty() {
        body = "<p>No mail yet.</p>".to_owned();
    }
    framed("Mail in the folder", &body)
}

async fn one(request: HttpRequest, path: web::Path<Uuid>, app: App) -> HttpResponse {
    let id = path.into_inner();
    let Some(mail) = read(&request, id, &app).await else {
        return not_found();
    };
    let body = format!(
        "<p>To {}, {}</p><h2>As text</h2><pre>{}</pre><h2>As HTML</h2>\
         <iframe sandbox title=\"The mail as HTML\" src=\"/dev/mail/{id}/html\"></iframe>\
         <h2>Headers</h2><pre>{}</pre><p><a href=\"/dev/mail\">All mail</a></p>",
        escaped(&mail.to),
        escaped(&mail.date),
        escaped(&mail.text),
        escaped(&mail.headers)
    );
    framed(&escaped(&mail.subject), &body)
}

async fn html(request: HttpRequest, path: web::Path<Uuid>, app: App) -> HttpResponse {
    match read(&request, path.into_inner(), &app).await {
        Some(mail) => page(FRAMED, mail.html),
        None => not_found(),
    }
}

async fn read(request: &HttpRequest, id: Uuid, app: &App) -> Option<Shown> {
    let folder = app.mail.folder().filter(|_| is_from_here(request))?;
    let file = folder.join(format!("{id}.eml"));
    let bytes = web::block(move || std::fs::read(file)).await.ok()?.ok()?;
    Shown::of(&bytes)
}

/// A mail as it is shown.
struct Shown {
    to: String,
    subject: String,
    date: String,
    text: String,
    html: String,
    headers: String,
}

impl Shown {
    fn of(bytes: &[u8]) -> Option<Self> {
        let message: Message<'_> = MessageParser::default().parse(bytes)?;
        let to = message.to().and_then(|to| to.first());
        let to = to.and_then(|to| to.address()).unwrap_or_default();
        let headers = String::from_utf8_lossy(bytes);
        let headers = headers.split("\r\n\r\n").next().unwrap_or_default();
        Some(Self {
            to: to.to_owned(),
            subject: message.subject().unwrap_or_default().to_owned(),
            date: message
                .date()
                .map(|date| date.to_rfc3339())
                .unwrap_or_default(),
            text: message.body_text(0).unwrap_or_default().into_owned(),
            html: message.body_html(0).unwrap_or_default().into_owned(),
            headers: headers.to_owned(),
        })
    }
}

/// The newest mails in the folder.
fn newest(folder: &Path) -> Vec<(Uuid, Shown)> {
    let mut found: Vec<(SystemTime, Uuid)> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let id = name.strip_suffix(".eml")?.parse().ok()?;
            Some((entry.metadata().ok()?.modified().ok()?, id))
        })
        .collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    found
        .into_iter()
        .take(LISTED)
        .filter_map(|(_, id)| {
            let bytes = std::fs::read(folder.join(format!("{id}.eml"))).ok()?;
            Some((id, Shown::of(&bytes)?))
        })
        .collect()
}
