//! Whether a message is accepted, and what the sender is told. Pure.

use shared::{
    messages::{Act, Message, MessageContent, MessageKind, TimedEvent},
    national_identity_number::NationalIdentityNumber,
};

use crate::receipt::{ErrorCode, Receipt, ReceiptError, ReceiptStatus};

/// What is told of a message that was read. `number` is the patient's, as sent; a service in use takes neither tests
/// nor numbers made for testing.
#[must_use]
pub fn judge(message: &Message, number: Option<&str>, accepts_tests: bool) -> Receipt {
    let mut errors = refusals(message, number, accepts_tests);
    if !errors.is_empty() {
        return Receipt {
            status: ReceiptStatus::Rejected,
            errors,
        };
    }
    let lost = message.warnings.iter().filter(|warning| warning.part_lost);
    errors.extend(lost.map(|warning| ReceiptError::because(ErrorCode::OtherFormat, &warning.text)));
    let status = if errors.is_empty() {
        ReceiptStatus::Ok
    } else {
        ReceiptStatus::OkWithErrors
    };
    Receipt { status, errors }
}

fn refusals(message: &Message, number: Option<&str>, accepts_tests: bool) -> Vec<ReceiptError> {
    let envelope = &message.envelope;
    let mut errors = Vec::new();
    let mut refuse = |when: bool, code: ErrorCode, why: &str| {
        if when {
            errors.push(ReceiptError::because(code, why));
        }
    };
    refuse(
        envelope.id.is_empty(),
        ErrorCode::MessageId,
        "MsgId is missing",
    );
    if message.content == MessageContent::Unknown {
        refuse(
            true,
            ErrorCode::FormatNotSupported,
            "the type or version is not read here; the message is kept",
        );
        return errors;
    }
    refuse(
        envelope.sender.her_id().is_none(),
        ErrorCode::Other,
        "the sender has no HER-id",
    );
    refuse(
        envelope.test && !accepts_tests,
        ErrorCode::Other,
        "a test message, sent to a service in use",
    );
    refuse(number.is_none(), ErrorCode::NumberMissing, "");
    if let Some(number) = number {
        let checked = NationalIdentityNumber::new(number);
        refuse(checked.is_err(), ErrorCode::NumberWrong, "");
        let synthetic = checked.is_ok_and(|number| number.is_synthetic());
        refuse(
            synthetic && !accepts_tests,
            ErrorCode::NumberWrong,
            "a number made for testing",
        );
    }
    refuse(
        envelope.patient.family_name.is_none(),
        ErrorCode::FamilyNameMissing,
        "",
    );
    refuse(
        envelope.patient.given_name.is_none(),
        ErrorCode::GivenNameMissing,
        "",
    );
    if let Some(missing) = missing(message) {
        refuse(true, ErrorCode::NotValid, missing);
    }
    errors
}

/// What a message of its kind must say and this one does not.
fn missing(message: &Message) -> Option<&'static str> {
    match &message.content {
        MessageContent::Logistics(logistics) if logistics.act != Act::Cancelled => {
            let (code, what) = match message.envelope.kind {
                MessageKind::Admitted => ("1", "when the patient was admitted (9121: 1)"),
                MessageKind::Discharged => ("2", "when the patient left (9121: 2)"),
                MessageKind::ReadyForDischarge => ("3", "when the patient is ready (9121: 3)"),
                MessageKind::NotReadyAfterAll => ("4", "since when it holds no more (9121: 4)"),
                MessageKind::Died => ("13", "when the patient died (9121: 13)"),
                _ => return None,
            };
            let says =
                |event: &TimedEvent| event.code.as_ref().is_some_and(|known| known.code == code);
            (!logistics.events.iter().any(says)).then_some(what)
        }
        MessageContent::Letter(letter) => {
            let empty = letter.act != Act::Cancelled && letter.sections.is_empty();
            if letter.document.is_none() && letter.act != Act::New {
                Some("which document it changes or cancels (ServProvId)")
            } else {
                empty.then_some("any text")
            }
        }
        _ => None,
    }
}
