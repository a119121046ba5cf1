//! Receiving: bytes in, a receipt out, and everything that follows in one transaction.
//!
//! Invariant: a message that was answered with «OK» is durable, was acted on, and is so only once. One that was refused
//! is kept too.

use kith::{
    Reading,
    receipt::{Answered, ErrorCode, Receipt, ReceiptError, ReceiptStatus, app_rec},
};
use sha2::{Digest as _, Sha256};
use shared::{
    Id,
    id::{self, Unit},
    messages::{Act, Message, MessageKind, MessageState, Party},
    national_identity_number::NationalIdentityNumber,
};
use uuid::Uuid;

use super::{
    act, held,
    parties::{Found, find, rejected},
    rules,
    store::{self, NewMessage, Station},
};
use crate::{
    access::{Actor, MessagePermit},
    db::{Db, Tx},
    error::Fault,
    invitations::Inviter,
    outbox::Event,
    secrets::DataKey,
    units,
};

/// What receives messages. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Receiver {
    pub(crate) db: Db,
    pub(crate) key: DataKey,
    /// A service in use takes neither tests nor numbers made for testing.
    pub(crate) accepts_tests: bool,
}

/// What a sender is told.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct Told {
    /// The receipt: AppRec 1.1.
    pub(crate) app_rec: String,
    /// Accepted, at least in part.
    pub(crate) accepted: bool,
    /// The codes of what was wrong, with more of it in English; never what the message says.
    pub(crate) reasons: Vec<String>,
}

/// A message that came, read as far as it could be.
pub(super) struct Incoming {
    bytes: Vec<u8>,
    sha256: String,
    pub(super) understood: Option<Message>,
    pub(super) number: Option<NationalIdentityNumber>,
    receipt: Receipt,
}

impl Receiver {
    /// Receives a message. `only_from` are the units whose account brought it; a folder may bring every known unit's.
    ///
    /// # Errors
    /// When it cannot be stored now. What is wrong with the message is no error but a receipt.
    pub(super) async fn receive(
        &self,
        bytes: Vec<u8>,
        only_from: Option<Vec<Station>>,
        request_id: Uuid,
    ) -> Result<Told, Fault> {
        let accepts_tests = self.accepts_tests;
        // Reading a large message takes a while: not on a thread that serves requests.
        let incoming = tokio::task::spawn_blocking(move || Incoming::read(bytes, accepts_tests))
            .await
            .map_err(Fault::from_join)?;
        let sender = self.sender(&incoming).await?;
        let actor = match sender.as_ref().or(only_from.iter().flatten().next()) {
            Some(station) => Actor::sender(&station.unit, "ReceiveMessage", request_id),
            None => Actor::system("ReceiveMessage", None),
        };
        let key = self.key.clone();
        self.db
            .write(&actor, move |tx| {
                settle(tx, &key, &incoming, only_from.as_deref())
            })
            .await
    }

    /// The unit that the message says it is from: under it the message is written down.
    async fn sender(&self, incoming: &Incoming) -> Result<Option<Station>, Fault> {
        let Some(message) = &incoming.understood else {
            return Ok(None);
        };
        let party = message.envelope.sender.clone();
        self.db.read(move |conn| store::unit_of(conn, &party)).await
    }
}

impl Incoming {
    fn read(bytes: Vec<u8>, accepts_tests: bool) -> Self {
        let sha256 = hex(&Sha256::digest(&bytes));
        match kith::read(&bytes) {
            Ok(Reading { message, number }) => {
                let receipt = kith::judge(&message, number.as_deref(), accepts_tests);
                let number = number.and_then(|number| NationalIdentityNumber::new(&number).ok());
                Self {
                    bytes,
                    sha256,
                    understood: Some(message),
                    number,
                    receipt,
                }
            }
            Err(why) => Self {
                bytes,
                sha256,
                understood: None,
                number: None,
                receipt: kith::refused(&why),
            },
        }
    }

    /// The sender's HER-id and its id of the message; for what could not be read, nobody and the hash.
    fn key(&self) -> (&str, &str) {
        let envelope = self.understood.as_ref().map(|message| &message.envelope);
        let known = envelope.filter(|envelope| !envelope.id.is_empty());
        known.map_or(("", &self.sha256), |envelope| {
            (kith::sender(envelope).unwrap_or(""), &envelope.id)
        })
    }

    fn answered(&self) -> Answered {
        let envelope = self.understood.as_ref().map(|message| &message.envelope);
        envelope.map(Answered::from).unwrap_or_default()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Decides, stores and acts.
fn settle(
    tx: &mut Tx<'_>,
    key: &DataKey,
    incoming: &Incoming,
    only_from: Option<&[Station]>,
) -> Result<Told, Fault> {
    let (sender, msg_id) = incoming.key();
    tx.one_at_a_time(&format!("message {sender} {msg_id}"))?;
    let mut receipt = incoming.receipt.clone();
    for earlier in store::earlier(tx.conn(), sender, msg_id)? {
        let same = earlier.sha256 == incoming.sha256;
        if earlier.state == MessageState::Rejected {
            // Refused for the same reasons again: told the same again. Perhaps it is not refused now.
            if same && !receipt.is_accepted() {
                return told(earlier.receipt, &receipt);
            }
        } else if same && earlier.state == MessageState::Unread {
            return told(earlier.receipt, &receipt);
        } else if same {
            let accepted = Receipt {
                status: ReceiptStatus::Ok,
                errors: Vec::new(),
            };
            return told(earlier.receipt, &accepted);
        } else {
            receipt = rejected(
                ErrorCode::MessageId,
                "another message came from this sender under this id",
            );
            break;
        }
    }
    let found = find(tx, key, incoming, receipt, only_from)?;
    let now = tx.now();
    let app_rec = app_rec(&incoming.answered(), &found.receipt, Uuid::now_v7(), now)
        .map_err(|_| Fault::internal("a receipt cannot be written"))?;
    let message = keep(tx, key, incoming, &found, &app_rec)?;
    if let (MessageState::Held, Some(receiver)) = (found.state, &found.receiver) {
        for unit in held::coordinators(tx.conn(), receiver.unit.id)? {
            tx.unit_event(Event::InboxChanged { unit });
        }
    }
    if let (MessageState::Accepted, Some(patient)) = (found.state, found.patient) {
        let permit = MessagePermit::about(patient);
        if let Some(receiver) = &found.receiver {
            units::store::serve(tx, patient, receiver.unit.id)?;
        }
        act::on(tx, &permit, &Inviter::with_key(key.clone()), message)?;
    }
    told(Some(app_rec), &found.receipt)
}

fn told(app_rec: Option<String>, receipt: &Receipt) -> Result<Told, Fault> {
    let reason = |error: &ReceiptError| format!("{} {}", error.code.code(), error.detail);
    Ok(Told {
        app_rec: app_rec.ok_or_else(|| Fault::internal("a message was stored without receipt"))?,
        accepted: receipt.is_accepted(),
        reasons: receipt.errors.iter().map(reason).collect(),
    })
}

fn name(station: Option<&Station>, party: Option<&Party>) -> String {
    let ours = station.map(|station| station.unit.name.clone());
    let theirs = || {
        let party = party?;
        let unit = party.unit.as_ref().and_then(|unit| unit.name.clone());
        unit.or_else(|| party.organisation.name.clone())
    };
    ours.or_else(theirs).unwrap_or_default()
}

fn keep(
    tx: &mut Tx<'_>,
    key: &DataKey,
    incoming: &Incoming,
    found: &Found,
    app_rec: &str,
) -> Result<Id<id::Message>, Fault> {
    let message = incoming.understood.as_ref();
    let envelope = message.map(|message| &message.envelope);
    let kind = envelope.map_or(MessageKind::Unknown, |envelope| envelope.kind);
    let unit = |station: &Option<Station>| -> Option<Id<Unit>> {
        station.as_ref().map(|station| station.unit.id)
    };
    let (sender_her_id, msg_id) = incoming.key();
    let (from, to) = (
        name(
            found.sender.as_ref(),
            envelope.map(|envelope| &envelope.sender),
        ),
        name(
            found.receiver.as_ref(),
            envelope.map(|envelope| &envelope.receiver),
        ),
    );
    let id = Id::new(Uuid::now_v7());
    let new = NewMessage {
        id,
        sender_her_id,
        msg_id,
        sha256: &incoming.sha256,
        kind,
        kind_code: envelope.map_or("", |envelope| &envelope.kind_code),
        act: message.map_or(Act::New, |message| message.content.act()),
        state: found.state,
        made_at: envelope.and_then(|envelope| envelope.made_at),
        from: &from,
        to: &to,
        between: [unit(&found.sender), unit(&found.receiver)],
        patient: found.patient,
        nin_hash: found.nin_hash.as_deref(),
        about: message.map_or((None, false), |message| {
            rules::about(kind, &message.content)
        }),
        understood: message,
        receipt: Some(app_rec),
        bytes: &incoming.bytes,
    };
    store::insert(tx, key, &new)?;
    Ok(id)
}
