//! Checklists over HTTP. A write and its answer are made in one transaction.

use std::sync::Arc;

use shared::{
    Id,
    checklists::{
        AnswerItem, BeginChecklist, Checklist, Checklists, DecideProposedStep, GetChecklist,
        ListChecklists, MOST_VERSIONS, SignChecklist,
    },
    id,
    plan::{NewStep, StepKind},
    problem::code,
    right::{Right, RightMarker},
    text::Line,
};

use super::{
    decisions, outcome, reader,
    rules::{self, Reader, Whose},
    store::{self, Kept},
    templates, view,
};
use crate::{
    access::{Permit, Proof as _},
    app::App,
    db::Tx,
    error::Fault,
    http::Call,
    pathways,
};

/// The patient's checklists.
pub(crate) async fn list(call: Call<ListChecklists>, app: App) -> Result<Checklists, Fault> {
    let today = app.clock.today();
    app.db
        .read(move |conn| {
            let reader = reader::of(&call.permit)?;
            view::all(conn, &call.permit, reader, today)
        })
        .await
}

/// One checklist.
pub(crate) async fn get(call: Call<GetChecklist>, app: App) -> Result<Checklist, Fault> {
    let now = app.clock.now();
    app.db
        .read(move |conn| {
            let reader = reader::of(&call.permit)?;
            view::one(conn, &call.permit, reader, call.at.checklist, now)
        })
        .await
}

/// Begins a checklist.
pub(crate) async fn begin(call: Call<BeginChecklist>, app: App) -> Result<Checklist, Fault> {
    let (permit, new) = (Arc::new(call.permit), call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let reader = reader::of(&by)?;
            if store::is_known(tx.conn(), &by, new.id, &new.template)? {
                return answered(tx, &by, reader, new.id);
            }
            let all = templates::in_use(tx.conn(), &*by)?;
            let template = all.iter().find(|each| each.key == new.template);
            let unknown = || Fault::field("template", "not_found", "no such checklist");
            let template = template.ok_or_else(unknown)?;
            let whose = Whose::begun_by(reader, &template.content.done_by).ok_or_else(|| {
                Fault::field("template", "not_yours", "others fill this checklist")
            })?;
            if let Some(open) = store::waiting(tx.conn(), &by, &new.template, whose)? {
                let current = answered(tx, &by, reader, open)?;
                return Err(Fault::collides(code::ALREADY_BEGUN, &current));
            }
            store::begin(tx, &by, new.id, template, whose)?;
            answered(tx, &by, reader, new.id)
        })
        .await
}

/// Answers an item.
pub(crate) async fn answer(call: Call<AnswerItem>, app: App) -> Result<Checklist, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let reader = reader::of(&by)?;
            let kept = fillable(tx, &by, reader, at.checklist)?;
            let item = kept.content.item(&at.item).ok_or(Fault::NotFound)?;
            if let Some(value) = &new.value {
                rules::check_answer(item, value)?;
            }
            let before = store::standing(tx.conn(), kept.row.id, &at.item)?;
            let version = before.map_or(0, |(version, _)| version);
            if version != new.version {
                let current = answered(tx, &by, reader, at.checklist)?;
                return Err(Fault::collides(code::CHANGED_MEANWHILE, &current));
            }
            if version >= MOST_VERSIONS {
                return Err(Fault::conflict(code::TOO_MANY));
            }
            store::answer(tx, &by, &kept.row, &at.item, before, &new)?;
            answered(tx, &by, reader, at.checklist)
        })
        .await
}

/// Makes a step of what an answer proposes, or decides against it.
pub(crate) async fn decide(call: Call<DecideProposedStep>, app: App) -> Result<Checklist, Fault> {
    let (permit, at, taken_up) = (Arc::new(call.permit), call.at, call.body.step);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let reader = reader::of(&by)?;
            let kept = store::find(tx.conn(), &by, reader, at.checklist)?;
            if !reader.fills(kept.row.whose(), &kept.content.done_by) {
                return Err(Fault::NotFound);
            }
            if let Some(known) = decisions::decided(tx.conn(), kept.row.id, &at.item)? {
                let current = answered(tx, &by, reader, at.checklist)?;
                return if known == taken_up.map(|step| step.id) {
                    Ok(current)
                } else {
                    Err(Fault::collides(code::ALREADY_DECIDED, &current))
                };
            }
            let current = answered(tx, &by, reader, at.checklist)?;
            let proposed = current.proposed.iter().find(|each| each.item == at.item);
            let proposed = proposed.ok_or(Fault::NotFound)?;
            if let Some(step) = taken_up {
                if !by.also_allows(Right::ManagePlan) {
                    return Err(Fault::NotFound);
                }
                let language = view::language(tx.conn(), &*by)?;
                let title = Line::new(proposed.title.to(language))
                    .map_err(|_| Fault::internal("a template's step has no title that fits"))?;
                let new = NewStep {
                    id: step.id,
                    kind: StepKind::Other,
                    title,
                    owner: step.owner,
                    owner_person: None,
                    due: step.due,
                    serves: Vec::new(),
                };
                pathways::store::add(tx, &by, &new)?;
            }
            decisions::decide(tx, &by, kept.row.id, &at.item, taken_up)?;
            answered(tx, &by, reader, at.checklist)
        })
        .await
}

/// Signs a checklist.
pub(crate) async fn sign(call: Call<SignChecklist>, app: App) -> Result<Checklist, Fault> {
    let (permit, at, seen) = (Arc::new(call.permit), call.at, call.body.seen);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let reader = reader::of(&by)?;
            let kept = fillable(tx, &by, reader, at.checklist)?;
            if kept.row.version != seen {
                let current = answered(tx, &by, reader, at.checklist)?;
                return Err(Fault::collides(code::CHANGED_MEANWHILE, &current));
            }
            let answers = outcome::answers(tx, &kept)?;
            rules::check_complete(&kept.content, |item| outcome::to(&answers, item))?;
            store::sign(tx, &by, &kept.row)?;
            outcome::follow(tx, &by, &kept, &answers)?;
            answered(tx, &by, reader, at.checklist)
        })
        .await
}

/// The checklist, if the reader may fill it; a signed one cannot change.
fn fillable<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    reader: Reader,
    checklist: Id<id::Checklist>,
) -> Result<Kept, Fault> {
    let kept = store::find(tx.conn(), permit, reader, checklist)?;
    if !reader.fills(kept.row.whose(), &kept.content.done_by) {
        return Err(Fault::NotFound);
    }
    if kept.row.signed_at.is_some() {
        let current = answered(tx, permit, reader, checklist)?;
        return Err(Fault::collides(code::ALREADY_SIGNED, &current));
    }
    Ok(kept)
}

fn answered<R: RightMarker>(
    tx: &mut Tx<'_>,
    permit: &Permit<R>,
    reader: Reader,
    checklist: Id<id::Checklist>,
) -> Result<Checklist, Fault> {
    let now = tx.now();
    view::one(tx.conn(), permit, reader, checklist, now)
}
