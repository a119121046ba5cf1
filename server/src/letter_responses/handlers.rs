//! What readers say of paragraphs, and answers, over HTTP. A write and its answer are made in one transaction.

use std::sync::Arc;

use shared::{
    date::oslo_day,
    problem::code,
    summaries::{AnswerQuestion, DischargeSummary, RespondToParagraph},
};

use super::{rules, store};
use crate::{
    access::Proof as _, app::App, db::types::At, error::Fault, http::Call, summaries, units,
};

/// Says that one understands a paragraph, or asks.
pub(crate) async fn respond(
    call: Call<RespondToParagraph>,
    app: App,
) -> Result<DischargeSummary, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let letter = summaries::view::letter(tx.conn(), &by, at.summary)?;
            if store::is_known(tx.conn(), &by, at.summary, &new)? {
                return Ok(letter);
            }
            // What is taken back is not there to be asked about.
            let content = letter.content.as_ref();
            let content = content.ok_or_else(|| Fault::conflict(code::NO_LONGER_VALID))?;
            rules::stands(new.paragraph, content.paragraphs().len())?;
            let (asked, understood) = store::said(tx.conn(), &by, at.summary, new.paragraph)?;
            let unit = if new.question.is_some() {
                rules::has_room(asked)?;
                let ward = summaries::view::ward(tx.conn(), &*by, letter.stay)?;
                let now = tx.now();
                let serving = units::store::serving(tx.conn(), &*by, At::from(now))?;
                Some(rules::asked(ward, &serving, oslo_day(now))?)
            } else if understood {
                return Ok(letter);
            } else {
                None
            };
            store::insert(tx, &by, at.summary, &new, unit)?;
            summaries::view::letter(tx.conn(), &by, at.summary)
        })
        .await
}

/// Answers a question.
pub(crate) async fn answer(
    call: Call<AnswerQuestion>,
    app: App,
) -> Result<DischargeSummary, Fault> {
    let (permit, at, new) = (Arc::new(call.permit), call.at, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            let row = store::one(tx.conn(), &by, at.summary, at.response)?;
            let open = row.question.is_some() && row.answer.is_none();
            // The same sent twice.
            let same = row.answer.as_deref() == Some(&*new.text);
            let answered = open && store::answer(tx, &by, &row, &new)?;
            let letter = summaries::view::letter(tx.conn(), &by, at.summary)?;
            if answered || same {
                Ok(letter)
            } else if row.question.is_some() {
                Err(Fault::collides(code::CHANGED_MEANWHILE, &letter))
            } else {
                Err(Fault::NotFound)
            }
        })
        .await
}
