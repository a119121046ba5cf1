//! A municipality's templates in the database. Versions are added, never changed.

use std::borrow::Cow;

use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    checklists::template::{Key as Name, TemplateContent},
    id::Unit,
    right::marker::ManageTemplates,
    units::UnitKind,
};

use super::rules;
use crate::{
    access::UnitPermit,
    checklists::templates::{self, InUse},
    db::{
        Conn, Tx,
        schema::{checklist_template as t, unit as u},
        types::{At, Code, Json, Key},
    },
    error::Fault,
};

/// How many versions are shown at most.
const MOST: i64 = 100;

/// A version, without what it holds.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = t)]
pub(super) struct VersionRow {
    pub(super) version: i32,
    pub(super) author: Json<Author>,
    pub(super) at: At,
    pub(super) replaced_at: Option<At>,
}

/// The municipality whose templates the permit's holder edits.
pub(super) fn home(conn: &mut Conn, permit: &UnitPermit<ManageTemplates>) -> Result<String, Fault> {
    let unit: Id<Unit> = permit.unit();
    let (kind, municipality): (Code<UnitKind>, Option<String>) = u::table
        .find(Key(unit))
        .select((u::kind, u::municipality))
        .first(conn)?;
    municipality
        .filter(|_| rules::edits(kind.0))
        .ok_or(Fault::NotFound)
}

/// The versions of a name, the newest first.
pub(super) fn versions(conn: &mut Conn, home: &str, key: &Name) -> Result<Vec<VersionRow>, Fault> {
    Ok(t::table
        .filter(t::municipality.eq(home))
        .filter(t::key.eq(&**key))
        .order(t::version.desc())
        .limit(MOST)
        .select(VersionRow::as_select())
        .load(conn)?)
}

/// What a version holds.
pub(super) fn content(
    conn: &mut Conn,
    home: &str,
    key: &Name,
    version: i32,
) -> Result<TemplateContent, Fault> {
    let content: Json<TemplateContent> = t::table
        .filter(t::municipality.eq(home))
        .filter(t::key.eq(&**key))
        .filter(t::version.eq(version))
        .select(t::content)
        .first(conn)?;
    Ok(content.0)
}

/// Key, version, content, who made it and when.
type EditedRow = (String, i32, Json<TemplateContent>, Json<Author>, At);

/// What is in use and not as it comes with Hjemover.
pub(super) fn edited(conn: &mut Conn, home: &str) -> Result<Vec<EditedRow>, Fault> {
    Ok(t::table
        .filter(t::municipality.eq(home))
        .filter(t::replaced_at.is_null())
        .order(t::key)
        .select((t::key, t::version, t::content, t::author, t::at))
        .load(conn)?)
}

/// From here to the commit, others who write about templates wait.
pub(super) fn one_at_a_time(tx: &mut Tx<'_>) -> Result<(), Fault> {
    tx.one_at_a_time(templates::LOCK)
}

/// A new version, in use from now on.
pub(super) fn add(
    tx: &mut Tx<'_>,
    home: &str,
    key: &Name,
    version: i32,
    content: &TemplateContent,
) -> Result<(), Fault> {
    retire(tx, home, key)?;
    let author = tx.author().clone();
    let new = InUse {
        municipality: home.to_owned(),
        key: key.clone(),
        version,
        content: Cow::Owned(content.clone()),
    };
    templates::insert(tx, &new, author)?;
    Ok(())
}

/// None of the municipality's versions is in use any more.
pub(super) fn retire(tx: &mut Tx<'_>, home: &str, key: &Name) -> Result<(), Fault> {
    let now = At::from(tx.now());
    let in_use = t::table
        .filter(t::municipality.eq(home))
        .filter(t::key.eq(&**key))
        .filter(t::replaced_at.is_null());
    diesel::update(in_use)
        .set(t::replaced_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}
