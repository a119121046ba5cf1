//! Who may do what. A handler cannot forget to ask: it is given a permit or it is not called.
//!
//! Invariants: only this module makes a [`Permit`] or a [`UnitPermit`]; the patient and the unit are taken
//! from it; unknown and forbidden answer alike (404); staff's access is in the log before the answer leaves.

mod door;
mod permit;
pub mod policy;
mod standing;

use shared::{
    Id,
    audit::Basis,
    author::{Author, Capacity},
    id::Patient,
    right::Right,
    units::UnitRef,
};
use uuid::Uuid;

pub(crate) use door::Door;
pub(crate) use permit::{
    AboutPatient, Anybody, Permit, Proof, RecordPermit, SystemPermit, UnitPermit,
};
pub(crate) use standing::{Open, Standing};

/// Who acts, on what, with what right: what a write is recorded under.
#[derive(Debug, Clone)]
pub(crate) struct Actor {
    pub(crate) author: Author,
    /// The patient the permit is about.
    pub(crate) patient: Option<Id<Patient>>,
    /// The right used.
    pub(crate) right: Option<Right>,
    /// On what basis the access goes into the patient's log; none for the patient's own and the system's.
    pub(crate) audited: Option<Basis>,
    /// The endpoint's name.
    pub(crate) endpoint: &'static str,
    pub(crate) request_id: Uuid,
    pub(crate) replay: Option<Replay>,
}

impl Actor {
    /// The system itself, about a patient or about nobody.
    pub(crate) fn system(task: &'static str, patient: Option<Id<Patient>>) -> Self {
        Self {
            author: Author {
                person: None,
                name: "Hjemover".to_owned(),
                capacity: Capacity::System,
                unit: None,
                unit_name: None,
                relative: None,
            },
            patient,
            right: None,
            audited: None,
            endpoint: task,
            request_id: Uuid::now_v7(),
            replay: None,
        }
    }
}

impl Actor {
    /// A unit, through another system that sends its messages.
    pub(crate) fn sender(unit: &UnitRef, endpoint: &'static str, request_id: Uuid) -> Self {
        let mut actor = Self::system(endpoint, None);
        actor.author.name.clone_from(&unit.name);
        actor.author.unit = Some(unit.id);
        actor.author.unit_name = Some(unit.name.clone());
        actor.request_id = request_id;
        actor
    }

    /// A related person who answers an invitation, with an account or without.
    pub(crate) const fn related_person(
        author: Author,
        patient: Id<Patient>,
        endpoint: &'static str,
        request_id: Uuid,
    ) -> Self {
        Self {
            author,
            patient: Some(patient),
            right: Some(Right::AnswerInvitation),
            // The answer writes the line itself: a wrong fact is none.
            audited: None,
            endpoint,
            request_id,
            replay: None,
        }
    }
}

impl Actor {
    /// Whoever opened the page for the GP by a link; `name` is what that is called.
    pub(crate) fn link_holder(
        name: String,
        patient: Id<Patient>,
        endpoint: &'static str,
        request_id: Uuid,
    ) -> Self {
        let mut actor = Self::system(endpoint, Some(patient));
        actor.author.name = name;
        actor.right = Some(Right::OpenVisitPage);
        actor.audited = Some(Basis::VisitLink);
        actor.request_id = request_id;
        actor
    }
}

/// An `Idempotency-Key` and what it was sent with.
#[derive(Debug, Clone)]
pub(crate) struct Replay {
    pub(crate) key: String,
    /// SHA-256 over method, path and body, hexadecimal.
    pub(crate) fingerprint: String,
}
