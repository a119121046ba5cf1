//! Prometheus metrics, on a separate address that stays on loopback. No personal data: routes, not paths.

use std::time::Duration;

use actix_web::{
    Error, HttpResponse,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    web,
};
use prometheus::{
    HistogramOpts, HistogramVec, IntCounterVec, IntGaugeVec, Opts, Registry, TextEncoder,
};

use crate::{app::App, mail::admin};

/// What is measured.
pub(crate) struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    seconds: HistogramVec,
    events: IntCounterVec,
    mails: IntCounterVec,
    messages: IntCounterVec,
    queue: IntGaugeVec,
}

impl Metrics {
    /// Registers everything.
    pub(crate) fn new() -> anyhow::Result<Self> {
        let registry = Registry::new();
        let requests = IntCounterVec::new(
            Opts::new("hjemover_http_requests_total", "Requests answered."),
            &["method", "route", "status"],
        )?;
        let seconds = HistogramVec::new(
            HistogramOpts::new(
                "hjemover_http_request_seconds",
                "Time to answer a request, in seconds.",
            )
            .buckets(vec![
                0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5,
            ]),
            &["method", "route"],
        )?;
        let events = IntCounterVec::new(
            Opts::new("hjemover_events_total", "Events handled."),
            &["kind"],
        )?;
        let mails = IntCounterVec::new(
            Opts::new(
                "hjemover_mails_total",
                "Mails tried, by what became of them: sent, again, held, dead, postponed.",
            ),
            &["outcome"],
        )?;
        let messages = IntCounterVec::new(
            Opts::new(
                "hjemover_messages_total",
                "Messages received, by what their senders were told: accepted, rejected.",
            ),
            &["receipt"],
        )?;
        let queue = IntGaugeVec::new(
            Opts::new("hjemover_mail_queue", "Mails in the queue: waiting, dead."),
            &["state"],
        )?;
        registry.register(Box::new(requests.clone()))?;
        registry.register(Box::new(mails.clone()))?;
        registry.register(Box::new(messages.clone()))?;
        registry.register(Box::new(queue.clone()))?;
        registry.register(Box::new(seconds.clone()))?;
        registry.register(Box::new(events.clone()))?;
        Ok(Self {
            registry,
            requests,
            seconds,
            events,
            mails,
            messages,
            queue,
        })
    }

    /// Counts a request.
    pub(crate) fn request(&self, method: &str, route: &str, status: u16, took: Duration) {
        let status = match status {
            0..200 => "1xx",
            200..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            _ => "5xx",
        };
        self.requests
            .with_label_values(&[method, route, status])
            .inc();
        self.seconds
            .with_label_values(&[method, route])
            .observe(took.as_secs_f64());
    }

    /// Counts what became of a mail.
    pub(crate) fn mail(&self, outcome: &str) {
        self.mails.with_label_values(&[outcome]).inc();
    }

    /// Counts a message.
    pub(crate) fn message(&self, accepted: bool) {
        let receipt = if accepted { "accepted" } else { "rejected" };
        self.messages.with_label_values(&[receipt]).inc();
    }

    /// Counts an event.
    pub(crate) fn event(&self, kind: &str) {
        self.events.with_label_values(&[kind]).inc();
    }
}

/// The service at the metrics address.
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
    actix_web::App::new()
        .app_data(app)
        .route("/metrics", web::get().to(metrics))
}

async fn metrics(app: App) -> HttpResponse {
    // The queue belongs to all instances, so it is counted when somebody asks. Without a database the last count
    // stands; `/health/ready` tells of that.
    if let Ok((waiting, dead)) = app.db.read(admin::counts).await {
        for (state, count) in [("waiting", waiting), ("dead", dead)] {
            app.metrics.queue.with_label_values(&[state]).set(count);
        }
    }
    match TextEncoder::new().encode_to_string(&app.metrics.registry.gather()) {
        Ok(text) => HttpResponse::Ok()
            .content_type("text/plain; version=0.0.4")
            .body(text),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
