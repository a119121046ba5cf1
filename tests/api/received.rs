//! Messages that other systems send: received exactly once, acted on, shown to those whom they concern.

mod letters;
mod people;
mod stays;
mod story;
mod taken;
mod to_the_ward;

use std::collections::BTreeMap;

use hjemover_tests::{
    GP_OFFICE, HOME_CARE, Person, WARD, World, both,
    deeds::{discharge, line, prose},
    exchange::{STORY, Subject, system_of},
    new_id, status_and_json,
};
use serde_json::{Value, json};
use shared::{
    Id, Method,
    audit::AccessEvent,
    id::Patient,
    identity::Language,
    inbox::UpdateKind,
    messages::{
        AcceptHeld, AcceptHeldRequest, AskWard, AskWardRequest, AtHeld, AtMessage, AtProposal,
        GetMessage, GetMessageOriginal, GetTimeline, ListHeld, ListMessages, ListProposals,
        MESSAGES_PATH, MessageKind, MessageLine, MessageState, Proposed, RefuseHeld,
        RefuseHeldRequest, ReportAdmission, ReportAdmissionRequest, SettleProposal,
        SettleProposalRequest, TakeUpStep,
    },
    national_identity_number::NationalIdentityNumber,
    patients::{AtPatient, AtUnit, RegisterPatient, RegisterPatientRequest},
    plan::{NewStep, StepKind, StepState},
    stays::{AtStay, DeclareReady, DeclareReadyRequest, Destination, HospitalStay, ListStays},
    summaries::{
        AskForExplanation, AskForExplanationRequest, AtSummary, LookThroughSummary, PatientSection,
        ReviseSummary, SectionKind, SummaryStatus, WithdrawRequest, WithdrawSummary,
    },
};

/// Everybody's systems, signed in once.
pub(crate) struct Systems(pub(crate) BTreeMap<&'static str, Person>);

impl Systems {
    pub(crate) async fn of(world: &World) -> Self {
        let mut systems = BTreeMap::new();
        for name in ["epj-sykehus", "epj-kommune", "epj-lege"] {
            systems.insert(name, world.person(name).await);
        }
        Self(systems)
    }

    pub(crate) async fn tell(&self, about: &Subject, fixture: &str) {
        self.0[system_of(fixture)]
            .tells(about.message(fixture))
            .await;
    }

    pub(crate) async fn tell_all(&self, about: &Subject, fixtures: &[&str]) {
        for fixture in fixtures {
            self.tell(about, fixture).await;
        }
    }
}

pub(crate) async fn stays(reader: &Person, patient: Id<Patient>) -> Vec<HospitalStay> {
    reader
        .does::<ListStays>(AtPatient { patient }, ())
        .await
        .stays
}

pub(crate) async fn kinds_in_inbox(reader: &Person, patient: Id<Patient>) -> Vec<UpdateKind> {
    let mut updates = reader.sees_inbox().await;
    updates.retain(|update| update.patient.id == patient);
    updates.into_iter().map(|update| update.kind).collect()
}

pub(crate) async fn lines(reader: &Person, patient: Id<Patient>) -> Vec<MessageLine> {
    reader
        .does::<ListMessages>(AtPatient { patient }, ())
        .await
        .messages
}
