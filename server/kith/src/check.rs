//! `hjemover messages check`: what would be understood of a message, and what its sender would be told. Changes
//! nothing.

use chrono::{DateTime, Utc};
use serde::Serialize;
use shared::messages::Message;
use uuid::Uuid;

use crate::{
    reader::{self, NotRead},
    receipt::{Answered, ErrorCode, Receipt, ReceiptError, ReceiptStatus, app_rec},
    rules,
};

/// What a check says of one message.
#[derive(Debug, Serialize)]
pub struct Checked {
    /// What was understood; absent when it could not be read.
    pub understood: Option<Message>,
    /// What the sender would be told.
    pub receipt: Receipt,
    /// The same as it would be sent: AppRec 1.1.
    pub app_rec: String,
}

/// Checks a message's bytes.
///
/// # Errors
/// When the receipt cannot be written, which is no fault of the message.
pub fn check(bytes: &[u8], accepts_tests: bool, now: DateTime<Utc>) -> anyhow::Result<Checked> {
    let (understood, answered, receipt) = match reader::read(bytes) {
        Ok(reading) => {
            let receipt = rules::judge(&reading.message, reading.number.as_deref(), accepts_tests);
            let answered = Answered::from(&reading.message.envelope);
            (Some(reading.message), answered, receipt)
        }
        Err(why) => (None, Answered::default(), refused(&why)),
    };
    let app_rec = app_rec(&answered, &receipt, Uuid::now_v7(), now)?;
    Ok(Checked {
        understood,
        receipt,
        app_rec,
    })
}

/// What is told of something that could not be read.
#[must_use]
pub fn refused(why: &NotRead) -> Receipt {
    let (code, detail) = match why {
        NotRead::Unreadable(why) => (ErrorCode::NotXml, why),
        NotRead::NotAMessage(why) => (ErrorCode::FormatNotSupported, why),
    };
    Receipt {
        status: ReceiptStatus::Rejected,
        errors: vec![ReceiptError::because(code, detail)],
    }
}
