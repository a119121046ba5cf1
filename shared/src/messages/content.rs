//! What messages say: letters, logistics, reports, and the parts they share.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Act, Coded, Section, When};
use crate::{related_persons::Relationship, rich_text::RichText};

/// A discharge letter (epikrise, HIS 80226:2014).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Letter {
    /// New, changed or cancelled.
    pub act: Act,
    /// The document's id: the same for all its versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// When it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<When>,
    /// When it was approved: signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<When>,
    /// Final (7306 F), not preliminary.
    pub is_final: bool,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Admitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admitted: Option<When>,
    /// Discharged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discharged: Option<When>,
    /// To where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Coded>,
    /// Diagnoses, the main ones first as sent.
    pub diagnoses: Vec<Diagnosis>,
    /// The sections, in the order sent.
    pub sections: Vec<Section>,
    /// What one must be careful with (CAVE).
    pub cautions: Vec<RichText>,
    /// Medicines.
    pub medicines: Vec<MessageMedicine>,
    /// Relatives.
    pub relatives: Vec<MessageRelative>,
    /// Who signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
}

/// A diagnosis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnosis {
    /// The main one.
    pub main: bool,
    /// Code and words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Coded>,
    /// What was written besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How a medicine is used (code list 9101).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MedicineUse {
    /// Always.
    Fixed,
    /// For a time.
    Course,
    /// When needed.
    AsNeeded,
    /// Stopped.
    Stopped,
    /// Given on the day of transfer.
    Given,
    /// Not said.
    NotStated,
}

/// A medicine in a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MessageMedicine {
    /// The name.
    pub name: String,
    /// Form: tablet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// Strength: `2.5 mg`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<String>,
    /// How to take it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dosage: Option<String>,
    /// ATC code, when one was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub atc: Option<String>,
    /// How it is used.
    pub usage: MedicineUse,
    /// The patient was given some to take home.
    pub supplied: bool,
    /// From.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Something that happened, or is expected to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimedEvent {
    /// What (9121: 1 admitted, 2 discharged, 3 ready, 4 withdrawn, 13 died).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Coded>,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When.
    pub when: When,
    /// An estimate: `Anslag=true` (HIS 80704; the profile text of HIS 1149 says the opposite and is not followed).
    pub estimate: bool,
}

/// Where a patient is (Pasientlogistikk, HIS 1149:2014).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Logistics {
    /// New, changed or cancelled.
    pub act: Act,
    /// What happened and when.
    pub events: Vec<TimedEvent>,
    /// Discharged to (8408).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discharged_to: Option<Coded>,
    /// Left dead or alive (8431).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<Coded>,
    /// Whom to reach.
    pub contacts: Vec<Contact>,
    /// Who decided or wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible: Option<String>,
}

/// A unit or a professional to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// Part in the patient's care: «Kontaktlege».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Telephones.
    pub phones: Vec<String>,
}

/// A relative, as a message names one: a proposal for a contact registration, no registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MessageRelative {
    /// Given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// How they are related (9033), when the code is one we know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relationship>,
    /// The same as it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation_code: Option<Coded>,
    /// Care function (9050), as sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub care_function: Option<Coded>,
    /// Telephones.
    pub phones: Vec<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How far an appointment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Booking {
    /// Booked.
    Booked,
    /// Planned, at a time that may change.
    Tentative,
    /// The patient or a relative books it.
    ByPatient,
    /// Nobody has booked it.
    NotBooked,
}

/// An appointment or check-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MessageAppointment {
    /// How far it has come.
    pub booking: Booking,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// When, in words: for one that may change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What somebody was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InformationGiven {
    /// About what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Coded>,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// A function that was assessed (9111).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FunctionScore {
    /// What: «Bevege seg innendørs».
    pub function: Coded,
    /// How well: 1 (no problem) to 5 (all help), 9 not relevant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Everything a message says, in the sender's order, for reading: labels and values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// The element's name.
    pub label: String,
    /// Its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What stands inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
}

/// A report with health information (HIS 80704:2014).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// New, changed or cancelled.
    pub act: Act,
    /// What kind of content (9137–9140).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<Coded>,
    /// About the stay.
    pub events: Vec<TimedEvent>,
    /// Diagnoses.
    pub diagnoses: Vec<Diagnosis>,
    /// What one must be careful with.
    pub cautions: Vec<String>,
    /// Texts under headings.
    pub sections: Vec<Section>,
    /// Medicines.
    pub medicines: Vec<MessageMedicine>,
    /// Relatives.
    pub relatives: Vec<MessageRelative>,
    /// Functions.
    pub functions: Vec<FunctionScore>,
    /// Whom to reach.
    pub contacts: Vec<Contact>,
    /// Check-ups.
    pub appointments: Vec<MessageAppointment>,
    /// What the patient and others were told.
    pub information_given: Vec<InformationGiven>,
    /// Everything, for reading.
    pub everything: Vec<Entry>,
}
