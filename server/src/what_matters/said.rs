//! Words that reach the list another way than by being written there.

use diesel::prelude::*;
use shared::{
    Id,
    author::Author,
    id,
    right::RightMarker,
    what_matters::{EntryStatus, NewEntry, SaidBy},
};

use super::store::{self, NewWords};
use crate::{
    access::Permit,
    db::{
        Tx,
        schema::what_matters as w,
        types::{Code, Key},
    },
    error::Fault,
};

/// Writes words that were said in a conversation as an entry, unless they stand in the list already.
pub(crate) fn insert_new_words<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    new: &NewEntry,
) -> Result<(), Fault> {
    let known = w::table
        .filter(w::patient_id.eq(Key(permit.patient())))
        .filter(w::status.eq(Code(EntryStatus::Active)))
        .filter(w::text.eq(&*new.text));
    let known: bool = diesel::select(diesel::dsl::exists(known)).get_result(tx.conn())?;
    if known {
        Ok(())
    } else {
        store::insert(tx, permit, new).map(drop)
    }
}

/// Takes a relative's words into the patient's list, last in the order and with the relative's name on them.
pub(crate) fn adopt<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    entry: Id<id::WhatMatters>,
    text: &str,
    lang: &str,
    author: &Author,
) -> Result<(), Fault> {
    let words = NewWords {
        id: entry,
        text,
        lang,
        said_by: SaidBy::Relative,
        author: author.clone(),
    };
    store::add(tx, permit, words).map(drop)
}
