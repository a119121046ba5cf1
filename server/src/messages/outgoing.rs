//! Messages to the ward, made from what is stored: an admission report (Innleggelsesrapport) and a question
//! (Dialogmelding). Hjemover makes them; the unit's own system sends them on.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use kith::writer::{OutPatient, Outside, Question};
use shared::{
    Id,
    id::{self, Unit},
    messages::{
        Act, AskWardRequest, MessageKind, MessageOriginal, MessageState, NamedParty, Party,
        ReportAdmissionRequest,
    },
    national_identity_number::NationalIdentityNumber,
    problem::code,
    right::marker::SendMessages,
};

use super::{
    report,
    store::{self, Accepted, NewMessage},
    view,
};
use crate::{
    access::Permit,
    db::{
        Conn, Tx,
        schema::{hospital_stay as h, message as m, patient as p, unit as u},
        types::{At, Key},
    },
    digest,
    error::Fault,
    outbox::Event,
    secrets::DataKey,
};

/// What is needed to write.
#[derive(Clone)]
pub(super) struct Writer {
    pub(super) key: DataKey,
    /// Marked as tests: a service in use sends none.
    pub(super) test: bool,
}

/// Who writes to whom, and about whom.
pub(super) struct Between {
    sender: Party,
    receiver: Party,
    ours: Id<Unit>,
    ward: Id<Unit>,
    pub(super) phone: Option<String>,
    patient: OutPatient,
    /// The ward's notice of the admission, which is answered.
    notice: Option<String>,
    /// What is accepted about the patient, the newest last.
    pub(super) accepted: Vec<Accepted>,
}

impl Writer {
    /// Writes an admission report; the same id again answers the one that was made.
    pub(super) fn report(
        &self,
        tx: &mut Tx<'_>,
        permit: &Permit<SendMessages>,
        new: &ReportAdmissionRequest,
    ) -> Result<MessageOriginal, Fault> {
        if let Some(made) = self.made(tx, permit, new.id)? {
            return Ok(made);
        }
        let between = self.between(tx, permit, true)?;
        let now = tx.now();
        let says = report::of(tx, permit, &between, new)?;
        let xml = kith::writer::admission_report(&self.outside(&between, new.id, now), &says)
            .map_err(|_| Fault::internal("an admission report cannot be written"))?;
        self.keep(
            tx,
            permit,
            &between,
            (new.id, MessageKind::AdmissionReport),
            &xml,
        )
    }

    /// Writes a question to the ward of the last stay.
    pub(super) fn question(
        &self,
        tx: &mut Tx<'_>,
        permit: &Permit<SendMessages>,
        new: &AskWardRequest,
    ) -> Result<MessageOriginal, Fault> {
        if let Some(made) = self.made(tx, permit, new.id)? {
            return Ok(made);
        }
        let between = self.between(tx, permit, false)?;
        let asks = Question {
            subject: None,
            text: new.text.to_string(),
            asked_by: report::professional(tx),
            phone: between.phone.clone(),
        };
        let xml = kith::writer::question(&self.outside(&between, new.id, tx.now()), &asks)
            .map_err(|_| Fault::internal("a question cannot be written"))?;
        self.keep(tx, permit, &between, (new.id, MessageKind::Unknown), &xml)
    }

    /// What was made under this id before. Another record's id is taken.
    fn made(
        &self,
        tx: &mut Tx<'_>,
        permit: &Permit<SendMessages>,
        message: Id<id::Message>,
    ) -> Result<Option<MessageOriginal>, Fault> {
        let known: Option<Option<Key<id::Patient>>> = m::table
            .find(Key(message))
            .select(m::patient_id)
            .first(tx.conn())
            .optional()?;
        match known {
            None => Ok(None),
            Some(Some(patient)) if patient.0 == permit.patient() => {
                view::original(tx.conn(), permit, &self.key, message).map(Some)
            }
            Some(_) => Err(Fault::conflict(code::ID_TAKEN)),
        }
    }

    fn outside<'b>(
        &self,
        between: &'b Between,
        message: Id<id::Message>,
        now: DateTime<Utc>,
    ) -> Outside<'b> {
        Outside {
            id: message.uuid(),
            made_at: now,
            test: self.test,
            sender: &between.sender,
            receiver: &between.receiver,
            patient: &between.patient,
            refers_to: between.notice.as_deref(),
            conversation: between.notice.as_deref(),
        }
    }

    /// From the reader's unit to the ward where the patient is, or was last.
    fn between(
        &self,
        tx: &mut Tx<'_>,
        permit: &Permit<SendMessages>,
        in_hospital: bool,
    ) -> Result<Between, Fault> {
        let ours = permit.acting_unit().ok_or(Fault::NotFound)?;
        let stay: Option<(Key<Unit>, Option<At>)> = h::table
            .filter(h::patient_id.eq(Key(permit.patient())))
            .filter(h::cancelled_at.is_null())
            .order((h::discharged_at.is_null().desc(), h::admitted_at.desc()))
            .select((h::unit_id, h::discharged_at))
            .first(tx.conn())
            .optional()?;
        let ward = match stay {
            Some((ward, None)) => ward.0,
            Some((ward, Some(_))) if !in_hospital => ward.0,
            _ => return Err(Fault::conflict(code::STAY_ENDED)),
        };
        let kinds = MessageKind::LOGISTICS
            .into_iter()
            .chain(MessageKind::REPORTS)
            .chain([MessageKind::DischargeLetter]);
        let mut accepted = store::accepted(tx.conn(), permit, kinds)?;
        accepted.sort_by_key(|one| one.message.envelope.made_at);
        let from_ward = |one: &&Accepted| one.from == Some(ward);
        // As the ward writes itself and us, with the organisations around; else the units alone.
        let theirs = accepted.iter().rev().find(from_ward);
        let to_us = accepted.iter().rev().find(|one| one.to == Some(ours));
        let (our_unit, phone) = party(tx.conn(), ours)?;
        let (ward_unit, _) = party(tx.conn(), ward)?;
        let notice = accepted
            .iter()
            .rev()
            .find(|one| from_ward(one) && one.message.envelope.kind == MessageKind::Admitted);
        Ok(Between {
            sender: to_us.map_or(our_unit, |one| one.message.envelope.receiver.clone()),
            receiver: theirs.map_or(ward_unit, |one| one.message.envelope.sender.clone()),
            ours,
            ward,
            phone,
            patient: self.patient(tx.conn(), permit)?,
            notice: notice.map(|one| one.message.envelope.id.clone()),
            accepted,
        })
    }

    fn patient(&self, conn: &mut Conn, permit: &Permit<SendMessages>) -> Result<OutPatient, Fault> {
        let (given_name, family_name, born, sealed): (String, String, chrono::NaiveDate, String) =
            p::table
                .find(Key(permit.patient()))
                .select((p::given_name, p::family_name, p::birth_date, p::nin_cipher))
                .first(conn)?;
        let number = self.key.decrypt(&sealed, &permit.patient().to_string())?;
        Ok(OutPatient {
            given_name,
            family_name,
            birth_date: Some(born),
            number: NationalIdentityNumber::new(&number)
                .map_err(|_| Fault::internal("a stored number is none"))?,
        })
    }

    fn keep(
        &self,
        tx: &mut Tx<'_>,
        permit: &Permit<SendMessages>,
        between: &Between,
        (id, kind): (Id<id::Message>, MessageKind),
        xml: &str,
    ) -> Result<MessageOriginal, Fault> {
        let understood = kith::read(xml.as_bytes())
            .map_err(|_| Fault::internal("a message of ours cannot be read"))?
            .message;
        let sha256 = digest::sha256(xml.as_bytes());
        let new = NewMessage {
            id,
            sender_her_id: understood.envelope.sender.her_id().unwrap_or(""),
            msg_id: &understood.envelope.id,
            sha256: &sha256,
            kind,
            kind_code: &understood.envelope.kind_code,
            act: Act::New,
            state: MessageState::Sent,
            made_at: Some(tx.now()),
            from: between.sender.name().unwrap_or_default(),
            to: between.receiver.name().unwrap_or_default(),
            between: [Some(between.ours), Some(between.ward)],
            patient: Some(permit.patient()),
            nin_hash: None,
            about: (None, false),
            understood: Some(&understood),
            receipt: None,
            sealed: &store::seal(&self.key, id, xml.as_bytes())?,
        };
        store::insert(tx, &new)?;
        tx.event(permit.patient(), Event::MessageReceived);
        view::original(tx.conn(), permit, &self.key, id)
    }
}

/// A unit as a party, and its telephone.
fn party(conn: &mut Conn, unit: Id<Unit>) -> Result<(Party, Option<String>), Fault> {
    let (name, her_id, phone): (String, Option<String>, Option<String>) = u::table
        .find(Key(unit))
        .select((u::name, u::her_id, u::phone))
        .first(conn)?;
    let Some(her_id) = her_id else {
        return Err(Fault::field(
            "unit",
            "missing",
            "the unit has no HER-id; an administrator sets it",
        ));
    };
    let party = Party {
        organisation: NamedParty {
            name: Some(name),
            her_id: Some(her_id),
        },
        unit: None,
    };
    Ok((party, phone))
}
