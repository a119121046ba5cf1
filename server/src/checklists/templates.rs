//! Which templates are in use, in the database. What nobody has edited is as it comes with Hjemover.

use std::borrow::Cow;

use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    checklists::template::{Key as Name, TemplateContent},
    id::ChecklistTemplate,
};
use uuid::Uuid;

use super::defaults;
use crate::{
    access::{AboutPatient, Actor},
    db::{
        Conn, Tx,
        schema::{checklist_template as t, patient as p},
        types::{At, Json, Key},
    },
    error::Fault,
};

/// What those who write about templates wait for.
pub(crate) const LOCK: &str = "checklist-template";

/// A template in use for a patient.
#[derive(Debug, Clone)]
pub(crate) struct InUse {
    /// Blank for one that comes with Hjemover.
    pub(crate) municipality: String,
    pub(crate) key: Name,
    pub(crate) version: i32,
    pub(crate) content: Cow<'static, TemplateContent>,
}

type Row = (String, String, i32, Json<TemplateContent>);

/// The templates in use where the patient lives.
pub(crate) fn in_use(conn: &mut Conn, permit: &impl AboutPatient) -> Result<Vec<InUse>, Fault> {
    let home = p::table
        .find(Key(permit.patient()))
        .select(p::municipality)
        .single_value();
    let edited: Vec<Row> = t::table
        .filter(t::municipality.nullable().eq(home))
        .filter(t::replaced_at.is_null())
        .select((t::municipality, t::key, t::version, t::content))
        .load(conn)?;
    let mut all: Vec<InUse> = defaults::all()?.iter().map(as_it_comes).collect();
    for edited in edited.into_iter().filter_map(stored) {
        match all.iter_mut().find(|each| each.key == edited.key) {
            Some(same) => *same = edited,
            None => all.push(edited),
        }
    }
    Ok(all)
}

/// Templates that checklists were begun with, whether they are in use or not; one of each name.
pub(crate) fn begun_with(
    conn: &mut Conn,
    templates: Vec<Key<ChecklistTemplate>>,
) -> Result<Vec<InUse>, Fault> {
    if templates.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = t::table
        .filter(t::id.eq_any(templates))
        .order((t::key, t::version.desc()))
        .select((t::municipality, t::key, t::version, t::content))
        .load(conn)?;
    let mut all: Vec<InUse> = rows.into_iter().filter_map(stored).collect();
    all.dedup_by(|one, other| one.key == other.key);
    Ok(all)
}

fn stored((municipality, key, version, content): Row) -> Option<InUse> {
    Some(InUse {
        municipality,
        key: Name::new(&key).ok()?,
        version,
        content: Cow::Owned(content.0),
    })
}

fn as_it_comes(default: &'static defaults::Default) -> InUse {
    InUse {
        municipality: String::new(),
        key: default.key.clone(),
        version: default.version,
        content: Cow::Borrowed(&default.content),
    }
}

/// The template's row, made when one that comes with Hjemover is used for the first time.
pub(crate) fn row(tx: &mut Tx<'_>, used: &InUse) -> Result<Key<ChecklistTemplate>, Fault> {
    let known = t::table
        .filter(t::municipality.eq(&used.municipality))
        .filter(t::key.eq(&*used.key))
        .filter(t::version.eq(used.version))
        .select(t::id);
    if let Some(row) = known.first(tx.conn()).optional()? {
        return Ok(row);
    }
    tx.one_at_a_time(LOCK)?;
    if let Some(row) = known.first(tx.conn()).optional()? {
        return Ok(row);
    }
    let author = Actor::system("store-template", None).author;
    insert(tx, used, author)
}

/// Stores a version.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    template: &InUse,
    author: Author,
) -> Result<Key<ChecklistTemplate>, Fault> {
    let id: Key<ChecklistTemplate> = Key(Id::new(Uuid::now_v7()));
    let items = i32::try_from(template.content.items.len()).unwrap_or(i32::MAX);
    diesel::insert_into(t::table)
        .values((
            t::id.eq(id),
            t::municipality.eq(&template.municipality),
            t::key.eq(&*template.key),
            t::version.eq(template.version),
            t::title.eq(Json(template.content.title.clone())),
            t::items.eq(items),
            t::content.eq(Json(template.content.clone().into_owned())),
            t::author.eq(Json(author)),
            t::at.eq(At::from(tx.now())),
        ))
        .execute(tx.conn())?;
    Ok(id)
}
