//! A mail as bytes (RFC 5322), the same each time it is sent: its `Message-ID` is made from the mail's id, so that
//! a mail server or reader can recognise one that came twice.

use chrono::{DateTime, Utc};
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use shared::{
    Id,
    id::{self},
    identity::Language,
};

use super::template::Rendered;
use crate::error::Fault;

/// What stands around what a mail says.
pub(super) struct Envelope<'e> {
    pub(super) id: Id<id::Mail>,
    pub(super) from: &'e Mailbox,
    pub(super) to: Address,
    pub(super) language: Language,
    /// When it was queued.
    pub(super) at: DateTime<Utc>,
    /// The whole link that ends such mail.
    pub(super) unsubscribe: Option<&'e str>,
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Puts a mail together.
pub(super) fn message(envelope: Envelope<'_>, mail: Rendered) -> Result<Vec<u8>, Fault> {
    let id = format!("<{}@{}>", envelope.id, envelope.from.email.domain());
    let mut builder = Message::builder()
        .from(envelope.from.clone())
        .to(Mailbox::new(None, envelope.to))
        .subject(mail.subject)
        .date(envelope.at.into())
        .message_id(Some(id))
        .raw_header(header("Content-Language", envelope.language.tag()))
        // No answers from holidays (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(link) = envelope.unsubscribe {
        builder = builder
            .raw_header(header("List-Unsubscribe", &format!("<{link}>")))
            // One press in the mail program (RFC 8058).
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click",
            ));
    }
    builder
        .multipart(MultiPart::alternative_plain_html(mail.text, mail.html))
        .map(|message| message.formatted())
        .map_err(|_| Fault::internal("a mail could not be put together"))
}
