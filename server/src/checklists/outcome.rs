//! What a signature leads to: words that matter become entries, ratings and changed medicines reach the patient's own
//! pages, a step of the plan is done.

use diesel::prelude::*;
use shared::{
    Id,
    author::Capacity,
    checklists::{
        AnswerValue, EntryLevel,
        template::{Effect, Key as Name},
    },
    right::RightMarker,
    summaries::Medicine,
    what_matters::{NewEntry, NewRating},
};
use uuid::Uuid;

use super::{rules, store::Kept};
use crate::{
    access::Permit,
    db::{
        Tx,
        schema::{checklist as c, checklist_answer as a, medicine_change as m},
        types::{At, Json, Key},
    },
    error::Fault,
    pathways, what_matters,
};

/// The answers that stand, by item.
pub(super) type Answers = Vec<(Name, AnswerValue)>;

/// What was answered.
pub(super) fn answers(tx: &mut Tx<'_>, kept: &Kept) -> Result<Answers, Fault> {
    let rows: Vec<(String, Option<Json<AnswerValue>>)> = a::table
        .filter(a::checklist_id.eq(kept.row.id))
        .filter(a::standing)
        .select((a::item, a::value))
        .load(tx.conn())?;
    let said = |(item, value): (String, Option<Json<AnswerValue>>)| {
        Some((Name::new(&item).ok()?, value?.0))
    };
    Ok(rows.into_iter().filter_map(said).collect())
}

/// The answer to this item.
pub(super) fn to<'a>(answers: &'a Answers, item: &Name) -> Option<&'a AnswerValue> {
    answers
        .iter()
        .find(|(key, _)| key == item)
        .map(|(_, value)| value)
}

/// Does what the answers of a checklist that is being signed lead to.
pub(super) fn follow<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    kept: &Kept,
    answers: &Answers,
) -> Result<(), Fault> {
    for item in &kept.content.items {
        match to(answers, &item.key) {
            Some(AnswerValue::Text { text, lang })
                if item.effects.contains(&Effect::WhatMatters {}) =>
            {
                let entry = NewEntry {
                    id: Id::new(Uuid::now_v7()),
                    text: text.clone(),
                    lang: lang.clone(),
                };
                what_matters::insert_new_words(tx, permit, &entry)?;
            }
            Some(AnswerValue::Attainment { levels }) => rate(tx, permit, levels)?,
            Some(AnswerValue::Medicines { changes }) => change(tx, permit, kept, changes)?,
            _ => {}
        }
    }
    match rules::completes(&kept.content, |item| to(answers, item)) {
        Some(kind) => pathways::complete::first_open(tx, permit, kind),
        // What it is about did not take place.
        None if kept.content.completes.is_some() => {
            diesel::update(c::table.find(kept.row.id))
                .set(c::held.eq(false))
                .execute(tx.conn())?;
            Ok(())
        }
        None => Ok(()),
    }
}

/// The patient's own levels are ratings. What others think stays in the checklist.
fn rate<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    levels: &[EntryLevel],
) -> Result<(), Fault> {
    if tx.author().capacity != Capacity::Patient {
        return Ok(());
    }
    for each in levels {
        let rating = NewRating {
            id: Id::new(Uuid::now_v7()),
            attainment: each.level,
            note: None,
        };
        what_matters::responses::rate_entry(tx, permit, each.entry, &rating)?;
    }
    Ok(())
}

fn change<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    kept: &Kept,
    changes: &[Medicine],
) -> Result<(), Fault> {
    let (now, author) = (At::from(tx.now()), tx.author().clone());
    for (position, medicine) in (0i32..).zip(changes) {
        diesel::insert_into(m::table)
            .values((
                m::id.eq(Uuid::now_v7().to_string()),
                m::patient_id.eq(Key(permit.patient())),
                m::checklist_id.eq(kept.row.id),
                m::position.eq(position),
                m::medicine.eq(Json(medicine.clone())),
                m::author.eq(Json(author.clone())),
                m::at.eq(now),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}
