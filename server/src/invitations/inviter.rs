//! Asking by mail: the invitation and its mail, in one transaction.

use super::{store, token::Secret};
use crate::{
    app::App,
    db::Tx,
    error::Fault,
    mail::{self, Letter, NewMail, Which},
    notices::{self, Subject},
    related_persons::store::RelatedPersonRow,
    secrets::DataKey,
};

/// Asks related persons. Cheap to make.
#[derive(Clone)]
pub(crate) struct Inviter {
    key: DataKey,
}

impl Inviter {
    /// One that writes with the service's key.
    pub(crate) fn new(app: &App) -> Self {
        Self {
            key: app.data_key.clone(),
        }
    }

    /// One that writes with this key, where there is no service around it.
    pub(crate) const fn with_key(key: DataKey) -> Self {
        Self { key }
    }

    /// Asks by mail. The mail exists when the invitation does, and not otherwise; one that has not left yet gives
    /// way to the new one. Somebody who asked not to be written to gets none: a code on paper is left.
    pub(crate) fn by_mail(&self, tx: &mut Tx<'_>, row: &RelatedPersonRow) -> Result<(), Fault> {
        let Some(to) = row.email.clone().filter(|_| !row.no_mail) else {
            return Ok(());
        };
        let (given_name, language) = store::patient(tx.conn(), row.patient_id.0)?;
        let secret = Secret::for_link();
        let invitation = store::make(tx, row, &secret, true, language)?;
        let unsubscribe = notices::token(&self.key, Subject::RelatedPerson(row.id.0))?;
        // What follows `#` stays in the browser: no server, log or referrer sees it.
        let link = format!("/invitation#{}", secret.reveal());
        let letter = NewMail {
            once_key: once_key(&invitation),
            to,
            language,
            person: None,
            patient: Some(row.patient_id.0),
            not_before: None,
            quiet: None,
            letter: Letter::Invitation { given_name, link },
            unsubscribe: Some(unsubscribe),
        };
        mail::queue(tx, &self.key, letter)
    }
}

/// Calls the mail of an invitation back, if it has not left yet.
pub(super) fn call_back(tx: &mut Tx<'_>, invitation: &str) -> Result<(), Fault> {
    mail::cancel(tx, &Which::Key(&once_key(invitation)))
}

fn once_key(invitation: &str) -> String {
    format!("invitation:{invitation}")
}
