//! Receiving: bytes in, a receipt out, and everything that follows in one transaction.
//!
//! Invariant: a message that was answered with «OK» is durable, was acted on, and is so only once. One that was refused
//! is kept too.

use kith::{
    Reading,
    receipt::{Answered, ErrorCode, Receipt, ReceiptError, ReceiptStatus, app_rec},
};
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
    access::{Actor, RecordPermit},
    db::{Db, Tx},
    digest,
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
    /// What it is kept under.
    id: Id<id::Message>,
    sealed: Vec<u8>,
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
        let key = self.key.clone();
        // Reading and sealing a large message takes a while: not on a thread that serves requests.
        let read = move || Incoming::read(&bytes, &key, accepts_tests);
        let incoming = tokio::task::spawn_blocking(read)
            .await
            .map_err(Fault::from_join)??;
        let sender = self.sender(&incoming).await?;
        let actor = match sender.as_ref().or(only_from.iter().flatten().next()) {
            Some(station) => Actor::sender(&station.unit, "ReceiveMessage", request_id),
            None => Actor::system("ReceiveMessage", None),
        };
        let key = self.key.clone();
        self.db
            .write(&actor, move |tx| {
                settle(tx, &key, &incoming, sender, only_from.as_deref())
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
    fn read(bytes: &[u8], key: &DataKey, accepts_tests: bool) -> Result<Self, Fault> {
        let (understood, number, receipt) = match kith::read(bytes) {
            Ok(Reading { message, number }) => {
                let receipt = kith::judge(&message, number.as_deref(), accepts_tests);
                let number = number.and_then(|number| NationalIdentityNumber::new(&number).ok());
                (Some(message), number, receipt)
            }
            Err(why) => (None, None, kith::refused(&why)),
        };
        let id = Id::new(Uuid::now_v7());
        Ok(Self {
            id,
            sealed: store::seal(key, id, bytes)?,
            sha256: digest::sha256(bytes),
            understood,
            number,
            receipt,
        })
    }

    /// The sender's HER-id and its id of the message; for what could not be read, nobody and the hash.
    fn key(&self) -> (&str, &str) {
        let envelope = self.understood.as_ref().map(|message| &message.envelope);
        let known = envelope.filter(|envelope| !envelope.id.is_empty());
        known.map_or(("", &self.sha256), |envelope| {
            (envelope.sender.her_id().unwrap_or(""), &envelope.id)
        })
    }

    fn kind(&self) -> MessageKind {
        let envelope = self.understood.as_ref().map(|message| &message.envelope);
        envelope.map_or(MessageKind::Unknown, |envelope| envelope.kind)
    }

    fn answered(&self) -> Answered {
        let envelope = self.understood.as_ref().map(|message| &message.envelope);
        envelope.map(Answered::from).unwrap_or_default()
    }
}

/// Decides, stores and acts.
fn settle(
    tx: &mut Tx<'_>,
    key: &DataKey,
    incoming: &Incoming,
    sender: Option<Station>,
    only_from: Option<&[Station]>,
) -> Result<Told, Fault> {
    let (her_id, msg_id) = incoming.key();
    tx.one_at_a_time(&format!("message {her_id} {msg_id}"))?;
    let mut receipt = incoming.receipt.clone();
    if let Some(earlier) = store::earlier(tx.conn(), (her_id, msg_id), &incoming.sha256)? {
        let same = earlier.sha256 == incoming.sha256;
        match earlier.state {
            // Refused for the same reasons again: told the same again.
            MessageState::Rejected if !receipt.is_accepted() => {
                return told(earlier.receipt, &receipt);
            }
            // Perhaps it is not refused now.
            MessageState::Rejected => {}
            MessageState::Unread if same => return told(earlier.receipt, &receipt),
            _ if same => {
                let accepted = Receipt {
                    status: ReceiptStatus::Ok,
                    errors: Vec::new(),
                };
                return told(earlier.receipt, &accepted);
            }
            _ => {
                receipt = rejected(
                    ErrorCode::MessageId,
                    "another message came from this sender under this id",
                );
            }
        }
    }
    let found = find(tx, key, incoming, sender, receipt, only_from)?;
    let now = tx.now();
    let app_rec = app_rec(&incoming.answered(), &found.receipt, Uuid::now_v7(), now)
        .map_err(|_| Fault::internal("a receipt cannot be written"))?;
    keep(tx, incoming, &found, &app_rec)?;
    if let (MessageState::Held, Some(receiver)) = (found.state, &found.receiver) {
        for unit in held::coordinators(tx.conn(), receiver.unit.id)? {
            tx.unit_event(Event::InboxChanged { unit });
        }
    }
    if let (MessageState::Accepted, Some(patient)) = (found.state, found.patient) {
        let permit = RecordPermit::about(patient);
        let to = found.receiver.as_ref().map(|receiver| receiver.unit.id);
        if let Some(to) = to {
            units::store::serve(tx, patient, to)?;
        }
        let kind = incoming.kind();
        act::on(tx, &permit, &Inviter::with_key(key.clone()), kind, to)?;
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
    let ours = station.map(|station| station.unit.name.as_str());
    let theirs = party.and_then(Party::name);
    ours.or(theirs).unwrap_or_default().to_owned()
}

fn keep(tx: &mut Tx<'_>, incoming: &Incoming, found: &Found, app_rec: &str) -> Result<(), Fault> {
    let message = incoming.understood.as_ref();
    let envelope = message.map(|message| &message.envelope);
    let kind = incoming.kind();
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
    let new = NewMessage {
        id: incoming.id,
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
        sealed: &incoming.sealed,
    };
    store::insert(tx, &new)
}
