//! The outside of a message: MsgHead 1.2, or the letter's own head when it comes bare.

use shared::messages::{Envelope, MessageKind, MessagePatient, NamedParty, Party};

use super::{
    formats::{self, Family},
    parts::{code, day_of, given_names, ident, names, organisation, text, value, when, when_of},
    xml::{Element, NotRead},
};

/// The namespace of MsgHead 1.2.
const MSG_HEAD: &str = "http://www.kith.no/xmlstds/msghead/2006-05-24";
/// What the letters' namespaces begin with.
const LETTERS: &str = "http://www.kith.no/xmlstds/epikrise";

/// The outside, with the content as it stands and how it is read.
pub(super) struct Outside<'a> {
    pub(super) envelope: Envelope,
    pub(super) payload: Option<&'a Element>,
    pub(super) family: Option<Family>,
    pub(super) number: Option<String>,
}

/// Reads it.
pub(super) fn read(root: &Element) -> Result<Outside<'_>, NotRead> {
    if root.namespace == MSG_HEAD && root.name == "MsgHead" {
        return Ok(in_msg_head(root));
    }
    if root.namespace.starts_with(LETTERS) && root.name == "Message" {
        return Ok(bare(root));
    }
    Err(NotRead::NotAMessage(
        "neither a MsgHead nor a letter".to_owned(),
    ))
}

fn in_msg_head(root: &Element) -> Outside<'_> {
    let payload = root
        .all("Document")
        .filter_map(|document| document.at(&["RefDoc", "Content"]))
        .find_map(|content| content.elements().next());
    let empty = Element::default();
    let info = root.child("MsgInfo").unwrap_or(&empty);
    let patient = info.child("Patient").unwrap_or(&empty);
    let format = payload.and_then(formats::of);
    let kind_code = value(info, "Type").unwrap_or_default();
    let kind = formats::kind(&kind_code);
    let family = format
        .map(|(family, _)| family)
        .filter(|family| formats::fits(kind, *family));
    // A letter's own head says whether it is a test; MsgHead 1.2 says it in its processing status.
    let test = [Some(info), payload]
        .into_iter()
        .flatten()
        .any(|head| is_test(head, "ProcessingStatus") || is_test(head, "Status"));
    let number = ident(patient, &["FNR", "DNR"]);
    let conversation = info.child("ConversationRef");
    let envelope = Envelope {
        id: text(info, "MsgId").unwrap_or_default(),
        kind,
        kind_code,
        version: format.map(|(_, version)| version.to_owned()),
        refers_to: conversation.and_then(|refs| text(refs, "RefToParent")),
        conversation: conversation.and_then(|refs| text(refs, "RefToConversation")),
        made_at: text(info, "GenDate")
            .and_then(|text| when_of(&text))
            .and_then(|when| when.at),
        test,
        sender: info.child("Sender").map(party).unwrap_or_default(),
        receiver: info.child("Receiver").map(party).unwrap_or_default(),
        patient: MessagePatient {
            given_name: given_names(patient),
            family_name: text(patient, "FamilyName"),
            birth_date: text(patient, "DateOfBirth").and_then(|day| day_of(&day)),
            has_number: number.is_some(),
        },
    };
    Outside {
        envelope,
        payload,
        family,
        number,
    }
}

fn is_test(head: &Element, name: &str) -> bool {
    code(head, name).is_some_and(|status| matches!(status.code.as_str(), "TEST" | "D" | "T"))
}

/// An organisation and the unit of it.
fn party(element: &Element) -> Party {
    let empty = Element::default();
    let outer = element.child("Organisation").unwrap_or(&empty);
    Party {
        organisation: organisation(outer),
        unit: outer.child("Organisation").map(organisation),
    }
}

fn bare(root: &Element) -> Outside<'_> {
    let empty = Element::default();
    let report = root.child("ServRprt").unwrap_or(&empty);
    let patient = report.child("Patient").unwrap_or(&empty);
    let format = formats::of(root);
    let number = text(patient, "OffId").filter(|_| {
        let kind = value(patient, "TypeOffId");
        kind.is_none_or(|kind| matches!(kind.as_str(), "FNR" | "DNR"))
    });
    let (family_name, given_name) = names(text(patient, "Name"));
    let envelope = Envelope {
        id: text(root, "MsgId").unwrap_or_default(),
        kind: MessageKind::DischargeLetter,
        kind_code: value(root, "Type").unwrap_or_else(|| "EPIKRISE".to_owned()),
        version: format.map(|(_, version)| version.to_owned()),
        refers_to: None,
        conversation: None,
        made_at: when(root, "GenDate").and_then(|when| when.at),
        test: is_test(root, "Status"),
        sender: report
            .child("ServProvider")
            .map(letter_party)
            .unwrap_or_default(),
        receiver: receiver(report),
        patient: MessagePatient {
            given_name,
            family_name,
            birth_date: value(patient, "DateOfBirth").and_then(|day| day_of(&day)),
            has_number: number.is_some(),
        },
    };
    Outside {
        envelope,
        payload: format.is_some().then_some(root),
        family: format.map(|(family, _)| family),
        number,
    }
}

/// A letter names receivers of copies; the first is whom this one is for, else who referred.
fn receiver(report: &Element) -> Party {
    report
        .child("CopyDest")
        .or_else(|| report.child("Requester"))
        .map(letter_party)
        .unwrap_or_default()
}

/// An institution and the department of it, as letters write them.
fn letter_party(element: &Element) -> Party {
    let empty = Element::default();
    let institution = element.at(&["HCP", "Inst"]).unwrap_or(&empty);
    Party {
        organisation: letter_named(institution),
        unit: institution.child("Dept").map(letter_named),
    }
}

fn letter_named(element: &Element) -> NamedParty {
    let her = value(element, "TypeId").is_some_and(|kind| kind == "HER");
    NamedParty {
        name: text(element, "Name"),
        her_id: text(element, "Id").filter(|_| her),
    }
}
