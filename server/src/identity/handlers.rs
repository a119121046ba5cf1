//! Signing in and out, devices, password, preferences.

use std::sync::Arc;

use shared::{
    Id,
    identity::{
        ChangePassword, ChangePreferences, EndSession, ListSessions, Preferences, SessionKind,
        Sessions, SignIn, SignOut, SignOutEverywhere, SignedInResponse, TEXT_SIZES,
    },
};
use uuid::Uuid;

use super::{
    Token, Viewer, passwords,
    store::{self, NewSession, Which},
    token::empty_cookie,
};
use crate::{
    access::Proof as _,
    app::App,
    error::Fault,
    http::{Answer, Call, request_id},
    start,
};

/// Signs in.
pub(crate) async fn sign_in(
    call: Call<SignIn>,
    app: App,
) -> Result<Answer<SignedInResponse>, Fault> {
    let login = call.body.username.to_lowercase();
    app.attempts
        .count(&login, client_address(&call.request, app.trust_forwarded))?;
    if call.body.password.len() > passwords::LONGEST {
        return Err(Fault::WrongPassword);
    }
    let found = app
        .db
        .read(move |conn| store::account(conn, &login))
        .await?;
    let (person, stored) = found.map_or((None, None), |(person, hash)| (Some(person), Some(hash)));
    if !app.passwords.verify(call.body.password, stored).await? {
        return Err(Fault::WrongPassword);
    }
    let person = person.ok_or(Fault::WrongPassword)?;
    let (token, now) = (Token::new(), app.clock.now());
    let session = NewSession {
        id: Id::new(Uuid::now_v7()),
        person,
        token_hash: token.hash(),
        kind: call.body.kind,
        device: call.body.device.map(|device| device.into_string()),
        expires_at: app.sessions.ends_at(now, now),
    };
    app.db
        .write(call.permit.actor(), move |tx| store::begin(tx, &session))
        .await?;
    let again = token.again();
    let viewer = Arc::new(
        app.db
            .read(move |conn| Viewer::find(conn, &again, now))
            .await?,
    );
    let start = start::first_screen(&app, viewer, request_id(&call.request)).await?;
    let answer = |token| Answer::from(SignedInResponse { token, start });
    Ok(match call.body.kind {
        SessionKind::Bearer => answer(Some(token.reveal().to_owned())),
        SessionKind::Cookie => answer(None).with_cookie(token.cookie()),
    })
}

/// Signs this device out.
pub(crate) async fn sign_out(call: Call<SignOut>, app: App) -> Result<Answer<()>, Fault> {
    let (person, session) = (call.permit.viewer.person, call.permit.viewer.session);
    app.db
        .write(call.permit.actor(), move |tx| {
            store::end(tx, person, Which::This(session)).map(drop)
        })
        .await?;
    Ok(Answer::from(()).with_cookie(empty_cookie()).clearing_site())
}

/// My signed-in devices.
pub(crate) async fn list_sessions(call: Call<ListSessions>, app: App) -> Result<Sessions, Fault> {
    let (viewer, now) = (call.permit.viewer, app.clock.now());
    let sessions = app
        .db
        .read(move |conn| store::sessions(conn, viewer.person, viewer.session, now))
        .await?;
    Ok(Sessions { sessions })
}

/// Signs one device out.
pub(crate) async fn end_session(call: Call<EndSession>, app: App) -> Result<(), Fault> {
    let (person, session) = (call.permit.viewer.person, call.at.session);
    let end = move |tx: &mut crate::db::Tx<'_>| match store::end(tx, person, Which::This(session))?
    {
        0 => Err(Fault::NotFound),
        _ => Ok(()),
    };
    app.db.write(call.permit.actor(), end).await
}

/// Signs every device out.
pub(crate) async fn sign_out_everywhere(
    call: Call<SignOutEverywhere>,
    app: App,
) -> Result<Answer<()>, Fault> {
    let person = call.permit.viewer.person;
    app.db
        .write(call.permit.actor(), move |tx| {
            store::end(tx, person, Which::All).map(drop)
        })
        .await?;
    Ok(Answer::from(()).with_cookie(empty_cookie()).clearing_site())
}

/// Changes the password; the other devices are signed out.
pub(crate) async fn change_password(call: Call<ChangePassword>, app: App) -> Result<(), Fault> {
    let (person, session) = (call.permit.viewer.person, call.permit.viewer.session);
    let (username, email, name, stored) = app
        .db
        .read(move |conn| store::credentials(conn, person))
        .await?;
    app.attempts.count(
        &username,
        client_address(&call.request, app.trust_forwarded),
    )?;
    if !app
        .passwords
        .verify(call.body.current, Some(stored))
        .await?
    {
        return Err(Fault::WrongPassword);
    }
    let about: Vec<&str> = [username.as_str(), name.as_str(), "hjemover"]
        .into_iter()
        .chain(email.as_deref())
        .collect();
    if !passwords::is_strong(&call.body.new, &about) {
        return Err(Fault::field(
            "new",
            "weak_password",
            "use at least 10 characters that are not easy to guess",
        ));
    }
    let hash = app.passwords.hash(call.body.new).await?;
    app.db
        .write(call.permit.actor(), move |tx| {
            store::set_password(tx, person, &hash)?;
            store::end(tx, person, Which::AllBut(session)).map(drop)
        })
        .await
}

/// Changes language and text size.
pub(crate) async fn change_preferences(
    call: Call<ChangePreferences>,
    app: App,
) -> Result<Preferences, Fault> {
    if !TEXT_SIZES.contains(&call.body.text_size) {
        return Err(Fault::field(
            "text_size",
            "unknown_value",
            "100, 125, 150 or 200",
        ));
    }
    let (person, new) = (call.permit.viewer.person, call.body);
    app.db
        .write(call.permit.actor(), move |tx| {
            store::set_preferences(tx, person, &new)?;
            Ok(new)
        })
        .await
}

/// The client's address: the peer's, or what the proxy in front says when it is trusted.
pub(crate) fn client_address(
    request: &actix_web::HttpRequest,
    trust_forwarded: bool,
) -> std::net::IpAddr {
    let peer = request.peer_addr().map(|address| address.ip());
    let forwarded = || {
        // The last entry is the one our own proxy wrote.
        let value = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        value.rsplit(',').next()?.trim().parse().ok()
    };
    let told = if trust_forwarded { forwarded() } else { None };
    told.or(peer)
        .unwrap_or(std::net::IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED))
}
