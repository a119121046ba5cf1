//! Accounts and sessions in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use shared::{
    Id,
    id::{Person, Session},
    identity::{Preferences, SessionInfo, SessionKind},
};

use crate::{
    db::{
        Conn, Tx,
        schema::{person as p, session as s},
        types::{At, Code, Key},
    },
    error::Fault,
};

/// Who signs in under a user name or e-mail address (lower-cased), and their password's hash.
pub(super) fn account(conn: &mut Conn, login: &str) -> Result<Option<(Id<Person>, String)>, Fault> {
    let row: Option<(Key<Person>, String)> = p::table
        .filter(p::username.eq(login).or(p::email.eq(login)))
        .filter(p::disabled_at.is_null())
        .select((p::id, p::password_hash))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, hash)| (id.0, hash)))
}

/// Whether somebody signs in with this user name already, and whether an account has this e-mail address.
pub(crate) fn is_taken(
    conn: &mut Conn,
    username: &str,
    email: Option<&str>,
) -> Result<(bool, bool), Fault> {
    let taken = |conn: &mut Conn, login: &str| {
        let known = p::table
            .filter(p::username.eq(login).or(p::email.eq(login)))
            .select(p::id);
        diesel::select(diesel::dsl::exists(known)).get_result::<bool>(conn)
    };
    let email = email.map(str::to_lowercase);
    Ok((
        taken(conn, username)?,
        match email {
            Some(email) => taken(conn, &email)?,
            None => false,
        },
    ))
}

/// User name, e-mail, name and password hash of an account.
pub(super) fn credentials(
    conn: &mut Conn,
    person: Id<Person>,
) -> Result<(String, Option<String>, String, String), Fault> {
    Ok(p::table
        .find(Key(person))
        .select((p::username, p::email, p::name, p::password_hash))
        .first(conn)?)
}

/// A session to begin.
pub(super) struct NewSession {
    pub(super) id: Id<Session>,
    pub(super) person: Id<Person>,
    pub(super) token_hash: String,
    pub(super) kind: SessionKind,
    pub(super) device: Option<String>,
    pub(super) expires_at: DateTime<Utc>,
}

/// Begins a session.
pub(super) fn begin(tx: &mut Tx<'_>, new: &NewSession) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::insert_into(s::table)
        .values((
            s::id.eq(Key(new.id)),
            s::token_hash.eq(&new.token_hash),
            s::person_id.eq(Key(new.person)),
            s::kind.eq(Code(new.kind)),
            s::device.eq(&new.device),
            s::started_at.eq(now),
            s::last_used_at.eq(now),
            s::expires_at.eq(At::from(new.expires_at)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The sessions of a person that last, the newest first.
pub(super) fn sessions(
    conn: &mut Conn,
    person: Id<Person>,
    current: Id<Session>,
    now: DateTime<Utc>,
) -> Result<Vec<SessionInfo>, Fault> {
    type Row = (Key<Session>, Option<String>, Code<SessionKind>, At, At);
    let rows: Vec<Row> = s::table
        .filter(s::person_id.eq(Key(person)))
        .filter(s::ended_at.is_null())
        .filter(s::expires_at.gt(At::from(now)))
        .order((s::started_at.desc(), s::id.desc()))
        .select((s::id, s::device, s::kind, s::started_at, s::last_used_at))
        .load(conn)?;
    let info = |(id, device, kind, started, used): Row| SessionInfo {
        id: id.0,
        device,
        kind: kind.0,
        started_at: started.utc(),
        last_used_at: used.utc(),
        current: id.0 == current,
    };
    Ok(rows.into_iter().map(info).collect())
}

/// Which of a person's sessions to end.
#[derive(Clone, Copy)]
pub(super) enum Which {
    This(Id<Session>),
    AllBut(Id<Session>),
    All,
}

/// Ends sessions of a person; answers how many.
pub(super) fn end(tx: &mut Tx<'_>, person: Id<Person>, which: Which) -> Result<usize, Fault> {
    let ended = s::ended_at.eq(At::from(tx.now()));
    let mine = s::table
        .filter(s::person_id.eq(Key(person)))
        .filter(s::ended_at.is_null());
    let count = match which {
        Which::This(session) => diesel::update(mine.filter(s::id.eq(Key(session))))
            .set(ended)
            .execute(tx.conn())?,
        Which::AllBut(session) => diesel::update(mine.filter(s::id.ne(Key(session))))
            .set(ended)
            .execute(tx.conn())?,
        Which::All => diesel::update(mine).set(ended).execute(tx.conn())?,
    };
    Ok(count)
}

/// Stores a new password.
pub(super) fn set_password(tx: &mut Tx<'_>, person: Id<Person>, hash: &str) -> Result<(), Fault> {
    diesel::update(p::table.find(Key(person)))
        .set(p::password_hash.eq(hash))
        .execute(tx.conn())?;
    Ok(())
}

/// Stores preferences.
pub(super) fn set_preferences(
    tx: &mut Tx<'_>,
    person: Id<Person>,
    new: &Preferences,
) -> Result<(), Fault> {
    diesel::update(p::table.find(Key(person)))
        .set((
            p::language.eq(new.language.tag()),
            p::text_size.eq(i32::from(new.text_size)),
        ))
        .execute(tx.conn())?;
    Ok(())
}
