//! What is shown beside a checklist's items: its own answers, those of the last time, the person's own, what they
//! propose and the daily line.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use shared::{
    author::Author,
    checklists::{
        Answer, AnswerValue, DailyPart, Decided, EarlierAnswer, ProposedStep,
        news2::News2,
        template::{AnswerFormat, DoneBy, Key as Name, TemplateContent},
    },
    date::oslo_day,
    id,
    plan::ServedEntry,
    right::RightMarker,
    summaries::Act,
    units::UnitRef,
};

use super::{
    rules::{self, Whose},
    store::{ChecklistRow, Kept},
};
use crate::{
    access::Permit,
    db::{
        Conn,
        schema::{
            checklist as c, checklist_answer as a, checklist_step as cs, checklist_template as t,
        },
        types::{At, Json, Key},
    },
    error::Fault,
    units,
};

/// The checklist whose observations are the habitual ones: the first assessment at home.
const HABITUAL: &str = "hph2";
/// What a template of the person's own is called beside that of staff: `hph5-own` beside `hph5`.
const OWN: &str = "-own";

/// The last signed checklists of each kind, and what was answered in them.
pub(super) struct Answered {
    others: Vec<(Kept, Vec<Answer>)>,
    this: Vec<Answer>,
}

type AnswerRow = (
    Key<id::Checklist>,
    String,
    i32,
    Option<Json<AnswerValue>>,
    Option<String>,
    Json<Author>,
    At,
);

/// Reads them, in two queries.
pub(super) fn answered<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    kept: &Kept,
) -> Result<Answered, Fault> {
    let last: Vec<(ChecklistRow, Json<TemplateContent>)> = c::table
        .inner_join(t::table)
        .filter(c::patient_id.eq(Key(permit.patient())))
        .filter(c::latest)
        .filter(c::id.ne(kept.row.id))
        .order((c::signed_at.desc(), c::id))
        .select((ChecklistRow::as_select(), t::content))
        .load(conn)?;
    let ids = last.iter().map(|(row, _)| row.id).chain([kept.row.id]);
    let rows: Vec<AnswerRow> = a::table
        .filter(a::checklist_id.eq_any(ids.collect::<Vec<_>>()))
        .filter(a::standing)
        .order((a::checklist_id, a::item))
        .select((
            a::checklist_id,
            a::item,
            a::version,
            a::value,
            a::note,
            a::author,
            a::at,
        ))
        .load(conn)?;
    let of = |checklist: Key<id::Checklist>| {
        let mine = rows.iter().filter(|row| row.0 == checklist);
        mine.filter_map(answer).collect::<Vec<_>>()
    };
    let others = last.into_iter().map(|(row, content)| {
        let answers = of(row.id);
        let content = content.0;
        (Kept { row, content }, answers)
    });
    Ok(Answered {
        others: others.collect(),
        this: of(kept.row.id),
    })
}

fn answer((_, item, version, value, note, author, at): &AnswerRow) -> Option<Answer> {
    Some(Answer {
        item: Name::new(item).ok()?,
        value: value.as_ref().map(|value| value.0.clone()),
        note: note.clone(),
        author: author.0.clone(),
        at: at.utc(),
        version: *version,
    })
}

/// What was answered to this item.
pub(super) fn value<'a>(answers: &'a [Answer], item: &Name) -> Option<&'a AnswerValue> {
    let answer = answers.iter().find(|answer| answer.item == *item)?;
    answer.value.as_ref()
}

/// Whether an item asks how it goes with what matters.
pub(super) fn asks_how_it_goes(content: &TemplateContent) -> bool {
    let asks = |format: &AnswerFormat| matches!(format, AnswerFormat::Attainment {});
    content.items.iter().any(|item| asks(&item.format))
}

impl Answered {
    /// The checklist's own answers.
    pub(super) fn this(&self) -> &[Answer] {
        &self.this
    }

    /// The last time's answers, while this one is being filled.
    pub(super) fn earlier(&self, kept: &Kept) -> Vec<EarlierAnswer> {
        let same = |other: &&(Kept, Vec<Answer>)| {
            other.0.row.key == kept.row.key && other.0.row.whose() == kept.row.whose()
        };
        let last = self.others.iter().filter(|_| kept.row.signed_at.is_none());
        let answers = last.filter(same).flat_map(|(_, answers)| answers);
        let earlier = |answer: &Answer| {
            Some(EarlierAnswer {
                item: answer.item.clone(),
                value: answer.value.clone()?,
                on: oslo_day(answer.at),
            })
        };
        answers.filter_map(earlier).collect()
    }

    /// What the person and related persons answered to the same items.
    pub(super) fn own(&self, kept: &Kept) -> Vec<Answer> {
        let own = format!("{}{OWN}", kept.row.key);
        let theirs = self.others.iter().filter(|(other, _)| other.row.key == own);
        theirs
            .flat_map(|(_, answers)| answers)
            .filter(|answer| kept.content.item(&answer.item).is_some())
            .cloned()
            .collect()
    }

    /// The sum of the habitual observations, where this checklist asks for observations.
    pub(super) fn habitual_news2(&self, kept: &Kept) -> Option<News2> {
        rules::news2(&kept.content, |_| None)?;
        let (habitual, answers) = self
            .others
            .iter()
            .find(|(other, _)| *other.row.key == *HABITUAL)?;
        rules::news2(&habitual.content, |item| value(answers, item))
    }

    /// What matters most, and what the last checklists say about each day; what this one says takes the place of
    /// what the last of its kind said.
    pub(super) fn daily_line(&self, first: Option<&ServedEntry>, kept: &Kept) -> Vec<DailyPart> {
        let matters = first.map(|entry| DailyPart::WhatMatters {
            words: entry.text.clone(),
            lang: entry.lang.clone(),
        });
        let mut parts: Vec<DailyPart> = matters.into_iter().collect();
        let this = std::iter::once((&kept.content, self.this.as_slice()));
        let others = self.others.iter().filter(|(other, _)| {
            other.row.whose() == Whose::Units && other.row.key != kept.row.key
        });
        let others = others.map(|(other, answers)| (&other.content, answers.as_slice()));
        for (content, answers) in this.chain(others) {
            parts.extend(said_daily(content, answers));
        }
        parts
    }
}

fn said_daily<'a>(
    content: &'a TemplateContent,
    answers: &'a [Answer],
) -> impl Iterator<Item = DailyPart> + 'a {
    content.items.iter().filter_map(|item| {
        let answer = answers.iter().find(|answer| answer.item == item.key)?;
        let value = answer.value.as_ref()?;
        let text = rules::daily(item, value)?.clone();
        let words = match value {
            AnswerValue::Text { text, .. } => Some(text.to_string()),
            _ => None,
        };
        Some(DailyPart::Answer {
            text,
            note: words.or_else(|| answer.note.clone()),
            on: oslo_day(answer.at),
        })
    })
}

/// The steps that the answers propose, and what became of them.
pub(super) fn proposed<R: RightMarker>(
    conn: &mut Conn,
    permit: &Permit<R>,
    kept: &Kept,
    answers: &[Answer],
    now: DateTime<Utc>,
) -> Result<Vec<ProposedStep>, Fault> {
    let proposals: Vec<_> = kept
        .content
        .items
        .iter()
        .filter_map(|item| {
            let answer = answers.iter().find(|answer| answer.item == item.key)?;
            let proposed = rules::proposed(item, answer.value.as_ref(), oslo_day(answer.at))?;
            Some((&item.key, proposed))
        })
        .collect();
    if proposals.is_empty() {
        return Ok(Vec::new());
    }
    type Row = (String, Option<Key<id::Step>>, Json<Author>, At);
    let decided: Vec<Row> = cs::table
        .filter(cs::checklist_id.eq(kept.row.id))
        .select((cs::item, cs::step_id, cs::author, cs::at))
        .load(conn)?;
    let serving = units::store::serving(conn, permit, At::from(now))?;
    let shown = |(item, (title, due, owner)): (&Name, (&_, _, _))| ProposedStep {
        item: item.clone(),
        title: Clone::clone(title),
        due,
        owner: first_of(&serving, owner),
        decided: decided
            .iter()
            .find(|(key, ..)| **key == **item)
            .map(|(_, step, author, at)| Decided {
                step: step.map(|step| step.0),
                by: Act {
                    author: author.0.clone(),
                    at: at.utc(),
                },
            }),
    };
    Ok(proposals.into_iter().map(shown).collect())
}

/// The first unit of the kind that serves the patient.
fn first_of(serving: &[UnitRef], owner: DoneBy) -> Option<shared::Id<id::Unit>> {
    let unit = serving
        .iter()
        .find(|unit| DoneBy::unit(unit.kind) == owner)?;
    Some(unit.id)
}
