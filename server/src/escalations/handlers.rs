//! When a unit's leader and the coordinator are told, over HTTP.

use std::sync::Arc;

use shared::{
    escalations::{ChangeEscalationRule, EscalationRule, GetEscalationRule},
    problem::code,
};

use super::{rules, store};
use crate::{access::Proof as _, app::App, error::Fault, http::Call};

/// The unit's rule.
pub(crate) async fn get(call: Call<GetEscalationRule>, app: App) -> Result<EscalationRule, Fault> {
    app.db
        .read(move |conn| store::rule(conn, &call.permit))
        .await
}

/// Changes the unit's rule.
pub(crate) async fn change(
    call: Call<ChangeEscalationRule>,
    app: App,
) -> Result<EscalationRule, Fault> {
    rules::check(&call.body)?;
    let (permit, new) = (Arc::new(call.permit), call.body);
    let by = Arc::clone(&permit);
    app.db
        .write(permit.actor(), move |tx| {
            tx.one_at_a_time(&format!("escalation-rule {}", by.unit()))?;
            let now = store::rule(tx.conn(), &by)?;
            if now.version != new.version {
                return Err(Fault::collides(code::CHANGED_MEANWHILE, &now));
            }
            store::set_rule(tx, &by, &new)?;
            store::rule(tx.conn(), &by)
        })
        .await
}
