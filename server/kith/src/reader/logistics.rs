//! Where the patient is (Pasientlogistikk, HIS 1149:2014). No health information.

use shared::messages::{Logistics, TimedEvent};

use super::{
    parts::{Warnings, act, code, contacts, person_name, text, value, when},
    xml::Element,
};

/// Reads it.
pub(super) fn read(payload: &Element, warnings: &mut Warnings) -> Logistics {
    let status = payload
        .child("InformasjonOmForsendelsen")
        .and_then(|sending| value(sending, "Forsendelsesstatus"));
    let mut to = Vec::new();
    payload.everywhere("UtskrevetTil", &mut to);
    let to = to.first();
    Logistics {
        act: act(status.as_deref(), warnings),
        events: events(payload, warnings),
        discharged_to: to.and_then(|to| code(to, "UtTil")),
        state: to.and_then(|to| code(to, "Uttilstand")),
        contacts: contacts(payload),
        responsible: payload
            .child("AnsvarForRapport")
            .and_then(|responsible| responsible.child("AnsvarligRapport"))
            .and_then(person_name),
    }
}

/// What happened and when, however deep it stands.
pub(super) fn events(payload: &Element, warnings: &mut Warnings) -> Vec<TimedEvent> {
    let mut found = Vec::new();
    payload.everywhere("TidsfestetHendelse", &mut found);
    let mut events = Vec::new();
    for event in found {
        let Some(when) = when(event, "TidspunktForHendelse") else {
            warnings.lost("an event without a time that can be read");
            continue;
        };
        events.push(TimedEvent {
            code: code(event, "Hendelsekode"),
            description: text(event, "BeskrivelseAvHendelse"),
            when,
            estimate: text(event, "Anslag")
                .is_some_and(|text| matches!(text.as_str(), "true" | "1")),
        });
    }
    events
}
