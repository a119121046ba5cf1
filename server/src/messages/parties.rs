//! Whose message it is, to whom and about whom, and what that means for it.

use kith::receipt::{ErrorCode, Receipt, ReceiptError, ReceiptStatus};
use shared::{
    Id,
    id::Patient,
    messages::{MessageContent, MessageKind, MessageState},
};

use super::{
    receive::Incoming,
    rules,
    store::{self, Station},
};
use crate::{db::Tx, error::Fault, secrets::DataKey};

/// What is told of a message that is refused for one reason.
pub(super) fn rejected(code: ErrorCode, why: &str) -> Receipt {
    Receipt {
        status: ReceiptStatus::Rejected,
        errors: vec![ReceiptError::because(code, why)],
    }
}

/// What was found out about a message inside the transaction.
pub(super) struct Found {
    pub(super) receipt: Receipt,
    pub(super) state: MessageState,
    pub(super) sender: Option<Station>,
    pub(super) receiver: Option<Station>,
    pub(super) patient: Option<Id<Patient>>,
    pub(super) nin_hash: Option<String>,
}

/// Whose message it is, to whom and about whom, and what that means for it; `sender` is the unit it says it is from.
pub(super) fn find(
    tx: &mut Tx<'_>,
    key: &DataKey,
    incoming: &Incoming,
    sender: Option<Station>,
    receipt: Receipt,
    only_from: Option<&[Station]>,
) -> Result<Found, Fault> {
    let mut found = Found {
        state: MessageState::Rejected,
        receipt,
        sender: None,
        receiver: None,
        patient: None,
        nin_hash: None,
    };
    let Some(message) = &incoming.understood else {
        return Ok(found);
    };
    let envelope = &message.envelope;
    found.sender = sender;
    found.receiver = store::unit_of(tx.conn(), &envelope.receiver)?;
    let wrong = wrong_parties(&found, message.envelope.kind, only_from);
    let unread = message.content == MessageContent::Unknown
        && found
            .receipt
            .errors
            .iter()
            .any(|error| error.code == ErrorCode::FormatNotSupported);
    if !(found.receipt.is_accepted() || unread) {
        return Ok(found);
    }
    if let Some((code, why)) = wrong {
        found.receipt = rejected(code, why);
        return Ok(found);
    }
    let Some(number) = &incoming.number else {
        if unread {
            found.state = MessageState::Unread;
        }
        return Ok(found);
    };
    let hash = key.lookup(number.reveal())?;
    // A coordinator may accept the same person at the same time.
    tx.one_at_a_time(&hash)?;
    match store::patient_by(tx.conn(), &hash)? {
        Some((_, born)) if envelope.birth_date_differs(born) => {
            found.receipt = rejected(
                ErrorCode::NumberWrong,
                "not the birth date that is registered with this number",
            );
        }
        Some((patient, _)) => {
            tx.one_at_a_time_about(patient)?;
            found.patient = Some(patient);
            found.state = if unread {
                MessageState::Unread
            } else {
                MessageState::Accepted
            };
        }
        None if unread => found.state = MessageState::Unread,
        None => {
            found.nin_hash = Some(hash);
            found.state = MessageState::Held;
        }
    }
    Ok(found)
}

/// What is wrong with who sends and who receives.
fn wrong_parties(
    found: &Found,
    kind: MessageKind,
    only_from: Option<&[Station]>,
) -> Option<(ErrorCode, &'static str)> {
    let Some(sender) = &found.sender else {
        return Some((ErrorCode::Other, "the sender is not known here"));
    };
    if only_from.is_some_and(|account| !account.contains(sender)) {
        return Some((ErrorCode::Other, "this account sends for another unit"));
    }
    if found.receiver.is_none() {
        return Some((ErrorCode::ReceiverUnknown, ""));
    }
    if !rules::may_send(kind, sender.unit.kind) {
        return Some((
            ErrorCode::Other,
            "a unit of this kind does not send such messages",
        ));
    }
    None
}
