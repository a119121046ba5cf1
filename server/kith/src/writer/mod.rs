//! Writes the messages that home care sends to a hospital ward: the admission report, and a question in a dialogue.
//!
//! Invariant: what is written is valid by its schema and reads back as it was said, or it is refused; nothing is lost
//! without a word. What has no place of its own in the format stands in a remark. Pure: the message's id and moment are
//! the caller's, and the ids of its parts are counted on from its own.

mod admission_report;
mod components;
mod formats;
mod medicines;
mod parts;
mod question;
mod relatives;

use std::io;

use chrono::{DateTime, NaiveDate, Utc};
use quick_xml::{
    events::{BytesDecl, Event},
    writer::Writer,
};
use shared::{
    messages::{Coded, NamedParty, Party},
    national_identity_number::NationalIdentityNumber,
};
use uuid::Uuid;

use formats::{Format, MSG_HEAD};
use parts::{
    Xml, around, code, her_id, main_telecom, moment, person_id, required, said, telephone, text,
    values,
};

pub use admission_report::{AdmissionReport, admission_report};
pub use question::{Question, question};

/// What stands on the outside of a message (MsgHead 1.2, HIS 80601:2006).
#[derive(Debug, Clone, Copy)]
pub struct Outside<'a> {
    /// The message's id: a new one for every message, the same when it is sent again.
    pub id: Uuid,
    /// When it was made. Written to the second, with Norway's time zone.
    pub made_at: DateTime<Utc>,
    /// A test: `ProcessingStatus` D (code list 8113).
    pub test: bool,
    /// From whom. The organisation and the unit each need a name and a HER-id.
    pub sender: &'a Party,
    /// To whom; the same holds.
    pub receiver: &'a Party,
    /// About whom.
    pub patient: &'a OutPatient,
    /// The id of the message that this one answers (`RefToParent`).
    pub refers_to: Option<&'a str>,
    /// The id of the conversation's first message (`RefToConversation`). The format demands both or none: where one is
    /// absent, the other stands for it.
    pub conversation: Option<&'a str>,
}

/// Whom a message is about.
#[derive(Debug, Clone)]
pub struct OutPatient {
    /// Given names. Receivers refuse a message without (8221: E34).
    pub given_name: String,
    /// Family name. Receivers refuse a message without (8221: E33).
    pub family_name: String,
    /// Born on.
    pub birth_date: Option<NaiveDate>,
    /// National identity number or D number; its own type hides it from `Debug`.
    pub number: NationalIdentityNumber,
}

/// The professional who answers for what is sent.
#[derive(Debug, Clone, Default)]
pub struct Professional {
    /// The whole name. Its last word is written as the family name.
    pub name: String,
    /// What they are (code list 9060: SP «Sykepleier»); XX, not specified, when absent.
    pub profession: Option<Coded>,
    /// The HPR number, in digits.
    pub hpr_number: Option<String>,
}

/// Kinds of personal numbers (code list 8116).
const NATIONAL: (&str, &str) = ("FNR", "Fødselsnummer");
const D_NUMBER: (&str, &str) = ("DNR", "D-nummer");
const HPR: (&str, &str) = ("HPR", "HPR-nummer");

/// Writes a message around its content. `phone` is the sending unit's own.
fn message(
    outside: &Outside<'_>,
    format: &Format,
    phone: Option<&str>,
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("MsgHead")
        .with_attribute(("xmlns", MSG_HEAD))
        .write_inner_content(|xml| {
            around(xml, "MsgInfo", |xml| info(xml, outside, format, phone))?;
            around(xml, "Document", |xml| {
                around(xml, "RefDoc", |xml| {
                    values(xml, "IssueDate", &[("V", Some(&moment(outside.made_at)))])?;
                    code(xml, "MsgType", "XML", "XML-instans")?;
                    around(xml, "Content", |xml| {
                        xml.create_element(format.root)
                            .with_attributes(format.namespaces.iter().copied())
                            .write_inner_content(content)?;
                        Ok(())
                    })
                })
            })
        })?;
    String::from_utf8(xml.into_inner()).map_err(io::Error::other)
}

fn info(
    xml: &mut Xml,
    outside: &Outside<'_>,
    format: &Format,
    phone: Option<&str>,
) -> io::Result<()> {
    code(xml, "Type", format.kind, format.words)?;
    text(xml, "MIGversion", "v1.2 2006-05-24")?;
    text(xml, "GenDate", &moment(outside.made_at))?;
    text(xml, "MsgId", &outside.id.to_string())?;
    if outside.test {
        code(xml, "ProcessingStatus", "D", "Debugging")?;
    }
    let (parent, first) = (outside.refers_to, outside.conversation);
    if let (Some(parent), Some(first)) = (parent.or(first), first.or(parent)) {
        around(xml, "ConversationRef", |xml| {
            text(xml, "RefToParent", parent)?;
            text(xml, "RefToConversation", first)
        })?;
    }
    party(xml, "Sender", outside.sender, phone)?;
    party(xml, "Receiver", outside.receiver, None)?;
    around(xml, "Patient", |xml| patient(xml, outside.patient))
}

/// A sender or receiver: the organisation, the unit in it, and the telephone of the innermost.
fn party(xml: &mut Xml, name: &str, party: &Party, phone: Option<&str>) -> io::Result<()> {
    let phone = |xml: &mut Xml| match phone.and_then(telephone) {
        Some(number) => around(xml, "TeleCom", |xml| main_telecom(xml, "", &number)),
        None => Ok(()),
    };
    around(xml, name, |xml| {
        around(xml, "Organisation", |xml| {
            named(xml, &party.organisation)?;
            match &party.unit {
                Some(unit) => around(xml, "Organisation", |xml| {
                    named(xml, unit)?;
                    phone(xml)
                }),
                None => phone(xml),
            }
        })
    })
}

fn named(xml: &mut Xml, party: &NamedParty) -> io::Result<()> {
    let (name, id) = name_and_id(party)?;
    text(xml, "OrganisationName", &name)?;
    around(xml, "Ident", |xml| her_id(xml, "", &id))
}

/// A party's name and HER-id; the schemas demand both.
fn name_and_id(party: &NamedParty) -> io::Result<(String, String)> {
    let name = required(party.name.as_deref().and_then(said), "a party has no name")?;
    let id = required(
        party.her_id.as_deref().and_then(said),
        "a party has no HER-id",
    )?;
    Ok((name, id))
}

fn patient(xml: &mut Xml, patient: &OutPatient) -> io::Result<()> {
    text(xml, "FamilyName", &patient.family_name)?;
    text(xml, "GivenName", &patient.given_name)?;
    if let Some(born) = patient.birth_date {
        text(xml, "DateOfBirth", &born.to_string())?;
    }
    let number = patient.number.reveal();
    // A D number is a birth date with 40 added to the day.
    let kind = if number.starts_with(['4', '5', '6', '7']) {
        D_NUMBER
    } else {
        NATIONAL
    };
    around(xml, "Ident", |xml| person_id(xml, "", number, kind))
}

#[cfg(test)]
mod admission_report_tests;
#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod question_tests;
#[cfg(test)]
mod samples;
