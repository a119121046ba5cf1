//! Accounts from the command line: `hjemover user add | password | disable`.

use anyhow::{Context as _, bail};
use diesel::prelude::*;
use shared::{
    Id,
    id::{Patient, Person, Unit},
    identity::Language,
    units::StaffRole,
};
use uuid::Uuid;

use super::passwords;
use crate::{
    access::{Proof as _, SystemPermit},
    db::{
        Conn, Db, Tx,
        schema::{
            integration as i, patient as pt, person as p, session as s, staff_role as r, unit as u,
        },
        types::{At, Code, Key},
    },
    error::Fault,
};

/// An account to make.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// User name; stored lower-cased.
    pub username: String,
    /// E-mail; stored lower-cased.
    pub email: Option<String>,
    /// Full name.
    pub name: String,
    /// The password, already checked.
    pub password: String,
    /// The app's language.
    pub language: Language,
    /// Where they work, by the unit's name, and as what.
    pub works_in: Option<(String, StaffRole)>,
}

/// Makes an account.
///
/// # Errors
/// When the user name is taken, the unit is not known or the password is easy to guess.
pub async fn add(db: &Db, new: NewAccount) -> anyhow::Result<()> {
    make(db, new, Vec::new()).await
}

/// Makes an account of another system, which sends messages for these units and does nothing else.
///
/// # Errors
/// When the user name is taken, a unit is not known or the password is easy to guess.
pub async fn add_integration(db: &Db, new: NewAccount, units: Vec<String>) -> anyhow::Result<()> {
    make(db, new, units).await
}

async fn make(db: &Db, new: NewAccount, sends_for: Vec<String>) -> anyhow::Result<()> {
    if !passwords::is_strong(&new.password, &[&new.username, &new.name]) {
        bail!(
            "the password is too short or easy to guess; use at least 10 characters, several words are fine"
        );
    }
    let hash = passwords::hash(&new.password)?;
    let permit = SystemPermit::for_task("user-add", None);
    let taken = format!("the user name {} is taken", new.username);
    db.write(permit.actor(), move |tx| {
        let person = insert(tx, &new, &hash)?;
        if let Some((unit, role)) = &new.works_in {
            let unit: Key<Unit> = u::table
                .filter(u::name.eq(unit))
                .select(u::id)
                .first(tx.conn())?;
            employ(tx, person, unit.0, *role)?;
        }
        for unit in &sends_for {
            let unit: Key<Unit> = u::table
                .filter(u::name.eq(unit))
                .select(u::id)
                .first(tx.conn())?;
            send_for(tx, person, unit.0)?;
        }
        Ok(())
    })
    .await
    .map_err(|why| match why {
        Fault::NotFound => anyhow::anyhow!("there is no unit of that name"),
        Fault::Conflict { .. } => anyhow::anyhow!(taken),
        other => other.into(),
    })
}

/// Stores an account.
pub(crate) fn insert(tx: &mut Tx<'_>, new: &NewAccount, hash: &str) -> Result<Id<Person>, Fault> {
    let (id, now) = (Id::<Person>::new(Uuid::now_v7()), At::from(tx.now()));
    diesel::insert_into(p::table)
        .values((
            p::id.eq(Key(id)),
            p::username.eq(new.username.to_lowercase()),
            p::email.eq(new.email.as_ref().map(|email| email.to_lowercase())),
            p::name.eq(&new.name),
            p::password_hash.eq(hash),
            p::language.eq(new.language.tag()),
            p::text_size.eq(100),
            p::created_at.eq(now),
            p::acts_for.eq(false),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// Whether an account is the patient's own.
pub(crate) fn is_patients(
    conn: &mut Conn,
    person: Id<Person>,
    patient: Id<Patient>,
) -> Result<bool, Fault> {
    let own = pt::table
        .find(Key(patient))
        .filter(pt::person_id.eq(Key(person)));
    Ok(diesel::select(diesel::dsl::exists(own)).get_result(conn)?)
}

/// Gives somebody a role in a unit from now on.
pub(crate) fn employ(
    tx: &mut Tx<'_>,
    person: Id<Person>,
    unit: Id<Unit>,
    role: StaffRole,
) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::insert_into(r::table)
        .values((
            r::id.eq(Uuid::now_v7().to_string()),
            r::person_id.eq(Key(person)),
            r::unit_id.eq(Key(unit)),
            r::role.eq(Code(role)),
            r::valid_from.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Lets another system's account send for a unit.
pub(crate) fn send_for(tx: &mut Tx<'_>, person: Id<Person>, unit: Id<Unit>) -> Result<(), Fault> {
    diesel::insert_into(i::table)
        .values((i::person_id.eq(Key(person)), i::unit_id.eq(Key(unit))))
        .execute(tx.conn())?;
    Ok(())
}

/// Sets an account's password and signs its devices out.
///
/// # Errors
/// When there is no such account or the password is easy to guess.
pub async fn set_password(db: &Db, username: &str, password: &str) -> anyhow::Result<()> {
    if !passwords::is_strong(password, &[username]) {
        bail!(
            "the password is too short or easy to guess; use at least 10 characters, several words are fine"
        );
    }
    let (username, hash) = (username.to_lowercase(), passwords::hash(password)?);
    let permit = SystemPermit::for_task("user-password", None);
    db.write(permit.actor(), move |tx| {
        let person: Key<Person> = p::table
            .filter(p::username.eq(username))
            .select(p::id)
            .first(tx.conn())?;
        diesel::update(p::table.find(person))
            .set(p::password_hash.eq(hash))
            .execute(tx.conn())?;
        end_sessions(tx, person)
    })
    .await
    .context("there is no account of that name")
}

/// Disables an account and signs its devices out. Nothing it wrote disappears.
///
/// # Errors
/// When there is no such account.
pub async fn disable(db: &Db, username: &str) -> anyhow::Result<()> {
    let username = username.to_lowercase();
    let permit = SystemPermit::for_task("user-disable", None);
    db.write(permit.actor(), move |tx| {
        let now = At::from(tx.now());
        let person: Key<Person> = p::table
            .filter(p::username.eq(username))
            .select(p::id)
            .first(tx.conn())?;
        diesel::update(p::table.find(person))
            .set(p::disabled_at.eq(now))
            .execute(tx.conn())?;
        end_sessions(tx, person)
    })
    .await
    .context("there is no account of that name")
}

fn end_sessions(tx: &mut Tx<'_>, person: Key<Person>) -> Result<(), Fault> {
    let now = At::from(tx.now());
    diesel::update(
        s::table
            .filter(s::person_id.eq(person))
            .filter(s::ended_at.is_null()),
    )
    .set(s::ended_at.eq(now))
    .execute(tx.conn())?;
    Ok(())
}
