//! Sends what is due: several recipients at once, one mail after the other to each.
//!
//! A mail is claimed, sent, and what became of it written down. When the instance dies in between, the claim runs
//! out and the mail is sent again under the same `Message-ID`: better twice than never.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use lettre::Address;
use tokio::task::JoinSet;

use super::{
    message::{Envelope, message},
    rules::{self, Failure, Next},
    store::{self, Became, Claimed},
    template::render,
};
use crate::{
    access::{Proof as _, SystemPermit},
    app::{self, App},
    error::Fault,
};

/// Mails on their way at once, from one instance.
const AT_ONCE: usize = 4;
/// How often the queue is looked at.
const LOOK: Duration = Duration::from_millis(500);
/// How long a stop waits for mails on their way.
const LAST_WORDS: Duration = Duration::from_secs(5);
/// Added to the longest that a mail can take: clocks differ between instances.
const SLACK: TimeDelta = TimeDelta::seconds(60);

/// Works until the service stops.
pub(super) async fn run(app: App) {
    if !app.mail.sends() {
        return;
    }
    let mut stopping = app.stopping.clone();
    let mut on_their_way: JoinSet<Option<Failure>> = JoinSet::new();
    let mut paused_until: Option<DateTime<Utc>> = None;
    loop {
        let now = app.clock.now();
        if paused_until.is_none_or(|until| until <= now) {
            match claim(&app, AT_ONCE.saturating_sub(on_their_way.len())).await {
                Ok(mails) => {
                    for mail in mails {
                        on_their_way.spawn_local(deliver(app::share(&app), mail));
                    }
                }
                Err(why) => tracing::warn!(%why, "mail waits; trying again"),
            }
        }
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => break,
            Some(done) = on_their_way.join_next() => {
                if let Ok(Some(failure)) = done {
                    tracing::warn!(why = failure.code(), "the mail server cannot be used; mail waits");
                    paused_until = Some(app.clock.now() + rules::PAUSE);
                }
            }
            () = tokio::time::sleep(LOOK) => {}
        }
    }
    let rest = async { while on_their_way.join_next().await.is_some() {} };
    // Those that are cut off are sent again when their claim has run out.
    let _ = tokio::time::timeout(LAST_WORDS, rest).await;
}

async fn claim(app: &App, at_most: usize) -> Result<Vec<Claimed>, Fault> {
    let at_most = i64::try_from(at_most).unwrap_or(0);
    if at_most == 0 {
        return Ok(Vec::new());
    }
    // Cheaper than a write for the usual case: nothing is due.
    let now = app.clock.now();
    let due = app.db.read(move |conn| store::due(conn, now, 1)).await?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let lease = TimeDelta::from_std(app.mail.at_most()).unwrap_or(TimeDelta::hours(1)) + SLACK;
    let permit = SystemPermit::for_task("claim-mail", None);
    app.db
        .write(permit.actor(), move |tx| {
            let until = tx.now() + lease;
            store::claim(tx, at_most, until)
        })
        .await
}

/// Sends one mail and writes down what became of it; answers a failure that concerns all mail.
async fn deliver(app: App, mail: Claimed) -> Option<Failure> {
    let became = attempt(&app, &mail).await;
    let outcome = match became {
        Became::Sent => "sent",
        Became::Again(..) => "again",
        Became::Held(_) => "held",
        Became::Dead(_) => "dead",
        Became::Postponed(_) => "postponed",
    };
    app.metrics.mail(outcome);
    if let Became::Dead(why) = became {
        tracing::warn!(mail = %mail.id, why = why.code(), "a mail was given up; see `hjemover mail list`");
    }
    // What is not written down is sent twice, so it is worth some patience.
    for _ in 0..5 {
        let permit = SystemPermit::for_task("settle-mail", None);
        let id = mail.id;
        let settled = app
            .db
            .write(permit.actor(), move |tx| store::settle(tx, id, became))
            .await;
        match settled {
            Ok(()) => break,
            Err(why) => tracing::warn!(%why, "what became of a mail waits to be written down"),
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    match became {
        Became::Held(why) => Some(why),
        _ => None,
    }
}

async fn attempt(app: &App, mail: &Claimed) -> Became {
    let Ok(content) = mail.content(&app.data_key) else {
        return Became::Dead(Failure::Final("unreadable", None));
    };
    if let Some(end) = content.quiet.and_then(|quiet| quiet.end(app.clock.now())) {
        return Became::Postponed(end);
    }
    let Ok(to) = mail.recipient.parse::<Address>() else {
        return Became::Dead(Failure::Final("address", None));
    };
    let Ok(bytes) = written(app, mail, &content, &to) else {
        return Became::Dead(Failure::Final("unwritable", None));
    };
    let name = mail.id.to_string();
    let sending = app.mail.send(&name, &to, &bytes);
    let sent = tokio::time::timeout(app.mail.at_most(), sending)
        .await
        .unwrap_or(Err(Failure::Passing("slow", None)));
    let Err(failure) = sent else {
        return Became::Sent;
    };
    match rules::after(failure, mail.tries, app.clock.now()) {
        Next::Again(at) => Became::Again(failure, at),
        Next::Held => Became::Held(failure),
        Next::Dead => Became::Dead(failure),
    }
}

fn written(
    app: &App,
    mail: &Claimed,
    content: &store::Content,
    to: &Address,
) -> Result<Vec<u8>, Fault> {
    let address = app.mail.public_url.as_str();
    let unsubscribe = content
        .unsubscribe
        .as_ref()
        .map(|token| format!("{address}/unsubscribe/{token}"));
    let rendered = render(
        &content.letter,
        mail.language,
        address,
        unsubscribe.as_deref(),
    )?;
    let envelope = Envelope {
        id: mail.id,
        from: &app.mail.from,
        to: to.clone(),
        language: mail.language,
        at: mail.created_at,
        unsubscribe: unsubscribe.as_deref(),
    };
    message(envelope, rendered)
}
