//! The application receipt that a sender gets: AppRec 1.1 (namespace 2012-02-15).

use std::io;

use chrono::{DateTime, Utc};
use quick_xml::{
    events::{BytesDecl, BytesText, Event},
    writer::Writer,
};
use serde::Serialize;
use shared::messages::{Envelope, NamedParty, Party};
use uuid::Uuid;

const NAMESPACE: &str = "http://www.kith.no/xmlstds/apprec/2012-02-15";
/// The code list of reasons.
const REASONS: &str = "2.16.578.1.12.4.1.1.8221";

/// What a sender is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// Accepted or not.
    pub status: ReceiptStatus,
    /// Why not, or what could not be read.
    pub errors: Vec<ReceiptError>,
}

impl Receipt {
    /// Whether the message is accepted, at least in part.
    #[must_use]
    pub const fn is_accepted(&self) -> bool {
        !matches!(self.status, ReceiptStatus::Rejected)
    }
}

/// Accepted or not (code list 8258).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptStatus {
    /// 1.
    Ok,
    /// 2.
    Rejected,
    /// 3: accepted, but a part was not.
    OkWithErrors,
}

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptError {
    /// Its code.
    pub code: ErrorCode,
    /// More of it, in English; empty when the code says it all. Never what the message says.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl ReceiptError {
    /// This reason.
    #[must_use]
    pub fn because(code: ErrorCode, detail: &str) -> Self {
        Self {
            code,
            detail: detail.to_owned(),
        }
    }
}

macro_rules! error_codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $text:literal;)*) => {
        /// Reasons (code list 8221), with its words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub enum ErrorCode { $( $(#[doc = $doc])+ #[serde(rename = $code)] $name, )* }

        impl ErrorCode {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The code list's words.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

error_codes! {
    /// The message's id.
    MessageId = "E10", "Ugyldig meldingsidentifikator";
    /// Nobody here is the receiver.
    ReceiverUnknown = "E21", "Mottaker finnes ikke";
    /// No national identity number.
    NumberMissing = "E30", "Pasientens fødselsnummer mangler";
    /// A wrong one.
    NumberWrong = "E31", "Pasientens fødselsnummer er feil";
    /// No family name.
    FamilyNameMissing = "E33", "Pasientens etternavn mangler";
    /// No given name.
    GivenNameMissing = "E34", "Pasientens fornavn mangler";
    /// The patient is not known.
    PatientUnknown = "E35", "Pasienten finnes ikke i mottakersystemet";
    /// Not XML.
    NotXml = "T01", "Ikke XML / ikke 'well formed' / uleselig";
    /// Says not what it must.
    NotValid = "T02", "XML validerer ikke";
    /// A type or version that is not read.
    FormatNotSupported = "T10", "Støtter ikke meldingsformatet";
    /// Another fault of format.
    OtherFormat = "T99", "Annen feil på format";
    /// Anything else.
    Other = "X99", "Annen feil";
}

/// What a receipt answers: the message, as far as its outside could be read.
#[derive(Debug, Clone, Default)]
pub struct Answered {
    id: String,
    kind_code: String,
    made_at: Option<DateTime<Utc>>,
    sender: Party,
    receiver: Party,
}

impl From<&Envelope> for Answered {
    fn from(envelope: &Envelope) -> Self {
        Self {
            id: envelope.id.clone(),
            kind_code: envelope.kind_code.clone(),
            made_at: envelope.made_at,
            sender: envelope.sender.clone(),
            receiver: envelope.receiver.clone(),
        }
    }
}

/// Writes the receipt: from the message's receiver to its sender, with an id of its own.
///
/// # Errors
/// When writing to memory fails, which it does not.
pub fn app_rec(
    answered: &Answered,
    receipt: &Receipt,
    id: Uuid,
    now: DateTime<Utc>,
) -> io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("AppRec")
        .with_attribute(("xmlns", NAMESPACE))
        .write_inner_content(|writer| {
            code(writer, "MsgType", "APPREC", None)?;
            text(writer, "MIGversion", "v1.1 2012-02-15")?;
            text(writer, "SoftwareName", "Hjemover")?;
            text(writer, "SoftwareVersion", env!("CARGO_PKG_VERSION"))?;
            text(writer, "GenDate", &moment(now))?;
            text(writer, "Id", &id.to_string())?;
            party(writer, "Sender", &answered.receiver)?;
            party(writer, "Receiver", &answered.sender)?;
            let (status, words) = match receipt.status {
                ReceiptStatus::Ok => ("1", "OK"),
                ReceiptStatus::Rejected => ("2", "Avvist"),
                ReceiptStatus::OkWithErrors => ("3", "OK, feil i delmelding"),
            };
            code(writer, "Status", status, Some(words))?;
            for error in &receipt.errors {
                let mut element = writer
                    .create_element("Error")
                    .with_attribute(("V", error.code.code()))
                    .with_attribute(("S", REASONS))
                    .with_attribute(("DN", error.code.text()));
                if !error.detail.is_empty() {
                    element = element.with_attribute(("OT", error.detail.as_str()));
                }
                element.write_empty()?;
            }
            writer
                .create_element("OriginalMsgId")
                .write_inner_content(|writer| {
                    code(writer, "MsgType", &answered.kind_code, None)?;
                    text(
                        writer,
                        "IssueDate",
                        &moment(answered.made_at.unwrap_or(now)),
                    )?;
                    text(writer, "Id", &answered.id)
                })?;
            Ok(())
        })?;
    String::from_utf8(writer.into_inner()).map_err(io::Error::other)
}

type Xml = Writer<Vec<u8>>;

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn text(writer: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    writer
        .create_element(name)
        .write_text_content(BytesText::new(value))?;
    Ok(())
}

fn code(writer: &mut Xml, name: &str, value: &str, words: Option<&str>) -> io::Result<()> {
    let mut element = writer.create_element(name).with_attribute(("V", value));
    if let Some(words) = words {
        element = element.with_attribute(("DN", words));
    }
    element.write_empty()?;
    Ok(())
}

fn party(writer: &mut Xml, name: &str, party: &Party) -> io::Result<()> {
    writer.create_element(name).write_inner_content(|writer| {
        writer.create_element("HCP").write_inner_content(|writer| {
            writer
                .create_element("Inst")
                .write_inner_content(|writer| {
                    named(writer, &party.organisation)?;
                    if let Some(unit) = &party.unit {
                        writer
                            .create_element("Dept")
                            .write_inner_content(|writer| named(writer, unit))?;
                    }
                    Ok(())
                })?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn named(writer: &mut Xml, named: &NamedParty) -> io::Result<()> {
    if let Some(name) = &named.name {
        text(writer, "Name", name)?;
    }
    if let Some(her_id) = &named.her_id {
        text(writer, "Id", her_id)?;
        code(writer, "TypeId", "HER", Some("HER-id"))?;
    }
    Ok(())
}
