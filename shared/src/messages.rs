//! Messages between hospital, municipality and GP (KITH XML; HIS 80704, HIS 1143–1149 and HIS 80226, all 2014): what
//! was understood of one.
//!
//! Codes are kept as they were sent, with the words the sender gave them: what we do not know is shown and not lost.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{date::from_oslo, rich_text::RichText};

mod content;
mod exchange;
mod read;

pub use content::*;
pub use exchange::*;

/// What a message is for (`MsgInfo/Type`, code list 8279).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// LOG_INNLAGT: the patient was admitted.
    Admitted,
    /// LOG_UTSKRIVNINGSKLAR: the patient is, or is expected to be, ready to leave.
    ReadyForDischarge,
    /// LOG_AVMELDING: the patient is not ready after all.
    NotReadyAfterAll,
    /// LOG_UTSKREVET: the patient left.
    Discharged,
    /// LOG_DOD: the patient died.
    Died,
    /// HELSEOPPL_SOKNAD: early notice, and updates of it.
    HealthInformation,
    /// INNLEGGELSESRAPPORT: what the municipality knows, to the hospital.
    AdmissionReport,
    /// UTSKRIVNINGSRAPPORT: the nurses' report at discharge.
    DischargeReport,
    /// HELSEOPPLYSNINGER_LEGE: from home care to the GP.
    HealthInformationToGp,
    /// MEDISINSKE_OPPLYSNINGER: from the GP to home care.
    MedicalInformation,
    /// ORIENTERING_TJENESTETILBUD: what services were granted.
    ServiceNotice,
    /// EPIKRISE: the discharge letter.
    DischargeLetter,
    /// Something else: kept, and shown as not read.
    Unknown,
}

impl MessageKind {
    /// Reports with health information.
    pub const REPORTS: [Self; 6] = [
        Self::HealthInformation,
        Self::AdmissionReport,
        Self::DischargeReport,
        Self::HealthInformationToGp,
        Self::MedicalInformation,
        Self::ServiceNotice,
    ];

    /// What is told of where the patient is, without health information.
    pub const LOGISTICS: [Self; 5] = [
        Self::Admitted,
        Self::ReadyForDischarge,
        Self::NotReadyAfterAll,
        Self::Discharged,
        Self::Died,
    ];

    /// Whether it is a report.
    #[must_use]
    pub fn is_report(self) -> bool {
        Self::REPORTS.contains(&self)
    }
}

/// What is done with a document (code lists 7308, 7309): the same document may come new, changed and cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// N: new.
    New,
    /// M: takes the place of an earlier one.
    Changed,
    /// C: the earlier one holds no more.
    Cancelled,
}

/// A code with the words its sender gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coded {
    /// The code.
    pub code: String,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The code list, as an OID.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
}

impl Coded {
    /// In words, else the code.
    #[must_use]
    pub fn words(&self) -> &str {
        self.text.as_deref().unwrap_or(&self.code)
    }
}

/// A day, and the moment when it was said. Times without a zone are Norwegian.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct When {
    /// The day in Norway.
    pub on: NaiveDate,
    /// The moment, when one was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
}

impl When {
    /// The moment; the beginning of the day in Norway when only a day was said.
    #[must_use]
    pub fn moment(self) -> DateTime<Utc> {
        let begins = || from_oslo(self.on.and_time(chrono::NaiveTime::MIN));
        self.at.unwrap_or_else(begins)
    }
}

/// Who a message is from or to: an organisation and a unit of it, each with its HER-id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// The organisation.
    pub organisation: NamedParty,
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<NamedParty>,
}

impl Party {
    /// The HER-id it is known by: the unit's, else the organisation's.
    #[must_use]
    pub fn her_id(&self) -> Option<&str> {
        let unit = self.unit.as_ref().and_then(|unit| unit.her_id.as_deref());
        unit.or(self.organisation.her_id.as_deref())
    }

    /// Its name: the unit's, else the organisation's.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        let unit = self.unit.as_ref().and_then(|unit| unit.name.as_deref());
        unit.or(self.organisation.name.as_deref())
    }
}

/// A name with a HER-id (Volven 9051).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NamedParty {
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The HER-id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub her_id: Option<String>,
}

/// Whom a message is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MessagePatient {
    /// Given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// Born on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<NaiveDate>,
    /// Whether a national identity number or D number was sent. The number itself is never shown.
    pub has_number: bool,
}

/// What stands on the outside of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Envelope {
    /// The sender's id of this message.
    pub id: String,
    /// What it is for.
    pub kind: MessageKind,
    /// The type as sent: `LOG_INNLAGT`.
    pub kind_code: String,
    /// The content's version as we know it: `1.6`; absent when we do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The message that it changes or cancels (`ConversationRef/RefToParent`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refers_to: Option<String>,
    /// The first message of the conversation (`ConversationRef/RefToConversation`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conversation: Option<String>,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_at: Option<DateTime<Utc>>,
    /// A test (`Status=TEST`).
    pub test: bool,
    /// From whom.
    pub sender: Party,
    /// To whom.
    pub receiver: Party,
    /// About whom.
    pub patient: MessagePatient,
}

/// A message, as far as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Message {
    /// Its outside.
    pub envelope: Envelope,
    /// What it says.
    pub content: MessageContent,
    /// What was odd about it.
    pub warnings: Vec<Warning>,
}

/// Something odd about a message, for those who run the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// A part could not be read: the receipt says so too.
    pub part_lost: bool,
    /// What, in English; never what the message says.
    pub text: String,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MessageContent {
    /// A discharge letter.
    Letter(Box<Letter>),
    /// Where the patient is: no health information.
    Logistics(Box<Logistics>),
    /// A report with health information.
    Report(Box<Report>),
    /// A type or version we do not know.
    Unknown,
}

/// A text under its heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// The heading (code lists 8311, 9141, 9142, 9145 …).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<Coded>,
    /// The text.
    pub text: RichText,
}

impl Envelope {
    /// Whether the message says another birth date than this one; one that says none does not.
    #[must_use]
    pub fn birth_date_differs(&self, from: NaiveDate) -> bool {
        self.patient.birth_date.is_some_and(|born| born != from)
    }
}

impl MessageContent {
    /// New, changed or cancelled; what cannot be read is taken as new.
    #[must_use]
    pub fn act(&self) -> Act {
        match self {
            Self::Letter(letter) => letter.act,
            Self::Logistics(logistics) => logistics.act,
            Self::Report(report) => report.act,
            Self::Unknown => Act::New,
        }
    }
}
