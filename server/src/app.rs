//! Settings to a wired service, once.

use std::{net::TcpListener, num::NonZeroU32, sync::Arc};

use actix_web::{HttpServer, dev::ServerHandle, web::Data};
use anyhow::Context as _;
use chrono::TimeDelta;
use tokio::sync::watch;

use crate::{
    clock::Clock,
    db::{Db, migrations},
    http::{self, metrics::Metrics},
    identity::{Sessions, attempts::Attempts, passwords::Passwords},
    mail::{self, Mailer},
    notices,
    outbox::{self, Nudges},
    secrets::DataKey,
    settings::ServeSettings,
};

/// What handlers need. Cheap to clone.
pub(crate) type App = Data<State>;

/// The wired service.
pub(crate) struct State {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    pub(crate) passwords: Passwords,
    pub(crate) attempts: Attempts,
    pub(crate) sessions: Sessions,
    pub(crate) data_key: DataKey,
    pub(crate) mail: Mailer,
    /// Where messages to other systems are put, besides being stored.
    pub(crate) messages_out: Option<std::path::PathBuf>,
    /// Production refuses national identity numbers made for testing.
    pub(crate) refuse_synthetic_numbers: bool,
    /// Whether a proxy in front tells the client's address in `X-Forwarded-For`.
    pub(crate) trust_forwarded: bool,
    pub(crate) nudges: Nudges,
    pub(crate) metrics: Metrics,
    /// Turns true when the service is going down.
    pub(crate) stopping: watch::Receiver<bool>,
}

/// A service that listens. Dropping it does not stop it: use [`Running::stop`].
pub struct Running {
    /// The address it listens on.
    pub address: std::net::SocketAddr,
    /// Where `/metrics` is.
    pub metrics_address: Option<std::net::SocketAddr>,
    /// The database, for tests that look underneath.
    pub db: Db,
    /// The clock, for tests that move it.
    pub clock: Clock,
    stopping: watch::Sender<bool>,
    handle: ServerHandle,
    metrics_handle: Option<ServerHandle>,
    served: tokio::task::JoinHandle<std::io::Result<()>>,
    workers: Vec<tokio::task::JoinHandle<()>>,
}

impl Running {
    /// Stops taking requests, lets those under way end, ends streams and workers.
    ///
    /// # Errors
    /// When the server ended with an error.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.stopping.send_replace(true);
        self.handle.stop(true).await;
        if let Some(metrics) = self.metrics_handle {
            metrics.stop(true).await;
        }
        for worker in self.workers {
            worker.await.context("a worker did not end")?;
        }
        self.served
            .await
            .context("the server did not end")?
            .context("the server failed")
    }

    /// Waits until the server ends by itself, which it does only on failure.
    ///
    /// # Errors
    /// When it failed.
    pub async fn ended(&mut self) -> anyhow::Result<()> {
        (&mut self.served)
            .await
            .context("the server did not end")?
            .context("the server failed")
    }
}

/// Starts the service. Call inside an actix system.
///
/// # Errors
/// When a setting is wrong, the database cannot be reached or its schema is not up to date, or the
/// address is taken; each in a sentence that says what to do.
pub fn start(settings: &ServeSettings) -> anyhow::Result<Running> {
    let url = settings.database.url()?;
    if migrations::pending(&url)? {
        anyhow::bail!("the database's schema is not up to date; run `hjemover migrate` first");
    }
    let clock = settings.clock.clone();
    let db = Db::open(&url, clock.clone())?;
    let (stopping, stop) = watch::channel(false);
    let app = Data::new(State {
        db: db.clone(),
        clock: clock.clone(),
        passwords: Passwords::new(
            settings.password_hashes_at_once,
            settings.password_hashes_waiting,
        )?,
        attempts: Attempts::new(
            NonZeroU32::new(settings.attempts_per_account)
                .context("attempts-per-account must be at least 1")?,
            NonZeroU32::new(settings.attempts_per_address)
                .context("attempts-per-address must be at least 1")?,
        ),
        sessions: Sessions {
            idle: TimeDelta::minutes(settings.session_idle_minutes),
            at_most: TimeDelta::hours(settings.session_hours),
        },
        data_key: settings.keys.data_key()?,
        mail: mail::settled(&settings.mail)?,
        messages_out: settings.messages_out.clone(),
        refuse_synthetic_numbers: settings.refuse_synthetic_numbers,
        trust_forwarded: settings.trust_forwarded,
        nudges: Nudges::new(),
        metrics: Metrics::new()?,
        stopping: stop,
    });
    let listener = TcpListener::bind(&settings.listen).with_context(|| {
        format!(
            "{} cannot be listened on; is something else there? Choose another with --listen",
            settings.listen
        )
    })?;
    let address = listener.local_addr()?;
    let (server_app, metrics_app) = (app.clone(), app.clone());
    let server = HttpServer::new(move || http::service(server_app.clone()))
        .workers(settings.workers)
        .disable_signals()
        .shutdown_timeout(10)
        .client_request_timeout(std::time::Duration::from_secs(15))
        .keep_alive(std::time::Duration::from_secs(75))
        .listen(listener)?
        .run();
    let (metrics_handle, metrics_address) = match settings.metrics_listen.as_deref() {
        None | Some("") => (None, None),
        Some(listen) => {
            let listener = TcpListener::bind(listen).with_context(|| {
                format!("{listen} cannot be listened on for metrics; choose another with --metrics-listen")
            })?;
            let address = listener.local_addr()?;
            let server = HttpServer::new(move || http::metrics::service(metrics_app.clone()))
                .workers(1)
                .disable_signals()
                .listen(listener)?
                .run();
            let handle = server.handle();
            tokio::task::spawn_local(server);
            (Some(handle), Some(address))
        }
    };
    let handle = server.handle();
    let served = tokio::task::spawn_local(server);
    let workers = if settings.only_requests {
        Vec::new()
    } else {
        let tasks = [outbox::spawn(&app), notices::spawn(&app), mail::spawn(&app)];
        tasks.into_iter().flatten().collect()
    };
    Ok(Running {
        address,
        metrics_address,
        db,
        clock,
        stopping,
        handle,
        metrics_handle,
        served,
        workers,
    })
}

/// Wraps `Data` for code that only has a reference to it.
pub(crate) fn share(app: &App) -> App {
    Data::from(Arc::clone(app))
}
