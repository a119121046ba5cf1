//! Reads a message: bytes to what was understood. Pure, bounded in size, depth and time, and without any outside
//! world: no DTD, no entities, nothing fetched.
//!
//! Versions are data ([`formats`]): one reader finds elements by their names, whatever version's namespace they stand
//! in.

mod envelope;
mod formats;
mod letter;
mod logistics;
mod medicines;
mod parts;
mod report;
mod rich_text;
mod xml;

use shared::messages::{Message, MessageContent};

use parts::Warnings;

pub use xml::{MOST_BYTES, NotRead};

/// A message that was read.
pub struct Reading {
    /// What was understood.
    pub message: Message,
    /// The patient's national identity number or D number, as sent. For looking the patient up: never log, never show.
    pub number: Option<String>,
}

/// Reads a message.
///
/// # Errors
/// When it is not XML that we can read, or neither a MsgHead nor a bare letter. A type or version that we do not know
/// is no error: its envelope is read, its content is [`MessageContent::Unknown`].
pub fn read(bytes: &[u8]) -> Result<Reading, NotRead> {
    let root = xml::read(bytes)?;
    let mut warnings = Warnings::default();
    let outside = envelope::read(&root)?;
    let content = match (outside.family, outside.payload) {
        (Some(formats::Family::Letter), Some(payload)) => {
            MessageContent::Letter(Box::new(letter::read(payload, &mut warnings)))
        }
        (Some(formats::Family::Logistics), Some(payload)) => {
            MessageContent::Logistics(Box::new(logistics::read(payload, &mut warnings)))
        }
        (Some(formats::Family::Report), Some(payload)) => {
            MessageContent::Report(Box::new(report::read(payload, &mut warnings)))
        }
        _ => {
            warnings.odd("the type or version of the content is not known");
            MessageContent::Unknown
        }
    };
    Ok(Reading {
        message: Message {
            envelope: outside.envelope,
            content,
            warnings: warnings.into_inner(),
        },
        number: outside.number,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LETTER: &[u8] = include_bytes!("../../../../tests/messages/fixtures/epikrise-n.xml");
    const REPORT: &[u8] =
        include_bytes!("../../../../tests/messages/fixtures/utskrivningsrapport.xml");

    proptest! {
        /// Whatever bytes come, the answer is an answer.
        #[test]
        fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes);
        }

        /// A message with some bytes changed, left out or said twice is read or refused.
        #[test]
        fn damaged_messages(
            report: bool,
            damages in proptest::collection::vec((0..20_000_usize, 0..40_usize, any::<u8>(), 0..3_u8), 1..6),
        ) {
            let mut bytes = if report { REPORT } else { LETTER }.to_vec();
            for (at, length, byte, kind) in damages {
                let at = at.min(bytes.len());
                let end = (at + length).min(bytes.len());
                match kind {
                    0 => bytes[at..end].fill(byte),
                    1 => drop(bytes.drain(at..end)),
                    _ => {
                        let again = bytes[at..end].to_vec();
                        bytes.splice(at..at, again);
                    }
                }
            }
            let _ = read(&bytes);
        }
    }
}
