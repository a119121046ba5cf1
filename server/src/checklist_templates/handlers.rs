//! Editing templates over HTTP.

use std::sync::Arc;

use shared::{
    checklist_templates::{
        ExportTemplate, GetTemplate, ListTemplates, QuestionnaireRead, ReadQuestionnaire,
        RestoreTemplate, SaveTemplate, Template, Templates,
    },
    contract::Fhir,
    problem::code,
};

use super::{
    fhir,
    rules::{self, Verdict},
    store, view,
};
use crate::{access::Proof as _, app::App, error::Fault, http::Call};

/// All that are in use.
pub(crate) async fn list(call: Call<ListTemplates>, app: App) -> Result<Templates, Fault> {
    app.db
        .read(move |conn| {
            let home = store::home(conn, &call.permit)?;
            view::all(conn, home)
        })
        .await
}

/// One of them.
pub(crate) async fn get(call: Call<GetTemplate>, app: App) -> Result<Template, Fault> {
    app.db
        .read(move |conn| {
            let home = store::home(conn, &call.permit)?;
            view::one(conn, &home, &call.at.key, call.query.version)
        })
        .await
}

/// The one in use as a Questionnaire.
pub(crate) async fn export(call: Call<ExportTemplate>, app: App) -> Result<Fhir, Fault> {
    app.db
        .read(move |conn| {
            let home = store::home(conn, &call.permit)?;
            let now = view::one(conn, &home, &call.at.key, None)?;
            fhir::write(&now.key, now.version, &home, &now.content).map(Fhir)
        })
        .await
}

/// Reads a Questionnaire; nothing is saved.
pub(crate) async fn read(
    call: Call<ReadQuestionnaire>,
    app: App,
) -> Result<QuestionnaireRead, Fault> {
    app.db
        .read(move |conn| {
            store::home(conn, &call.permit)?;
            fhir::read(&call.body.questionnaire)
        })
        .await
}

/// Makes a new version; the same as the one in use is not made again.
pub(crate) async fn save(call: Call<SaveTemplate>, app: App) -> Result<Template, Fault> {
    rules::check(&call.body.content)?;
    let (permit, key, new) = (Arc::new(call.permit), call.at.key, call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            store::one_at_a_time(tx)?;
            let home = store::home(tx.conn(), &by)?;
            let now = match view::one(tx.conn(), &home, &key, None) {
                Err(Fault::NotFound) => None,
                found => Some(found?),
            };
            let newest = now.as_ref().map_or(0, |now| now.newest);
            let used = now.as_ref().filter(|now| now.in_use);
            let used = used.map(|now| &now.content);
            match (rules::save(newest, used, new.version, &new.content), &now) {
                (Verdict::Go, _) => store::add(tx, &home, &key, newest + 1, &new.content)?,
                (Verdict::AsItIs, _) => {}
                (Verdict::Refuse, Some(now)) => {
                    return Err(Fault::collides(code::CHANGED_MEANWHILE, now));
                }
                (Verdict::Refuse, None) => return Err(Fault::conflict(code::CHANGED_MEANWHILE)),
            }
            view::one(tx.conn(), &home, &key, None)
        })
        .await
}

/// Back to what comes with Hjemover, or out of use; done already, it stands so.
pub(crate) async fn restore(call: Call<RestoreTemplate>, app: App) -> Result<Templates, Fault> {
    let (permit, key, seen) = (Arc::new(call.permit), call.at.key, call.body.version);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            store::one_at_a_time(tx)?;
            let home = store::home(tx.conn(), &by)?;
            let now = view::one(tx.conn(), &home, &key, None)?;
            let edited = now.in_use && now.changed.is_some();
            if edited && now.newest != seen {
                return Err(Fault::collides(code::CHANGED_MEANWHILE, &now));
            }
            if edited {
                store::retire(tx, &home, &key)?;
            }
            view::all(tx.conn(), home)
        })
        .await
}
