//! Events: what happened, with as much as an update needs. Stored as JSON; old ones stay readable, so
//! fields are only added, with defaults.

mod names;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use shared::{
    Id,
    author::Author,
    id::{self, Unit},
    messages::MessageKind,
    related_persons::RegistrationEvent,
    sharing::ContributionKind,
    stays::{Certainty, Destination},
    what_matters::Attainment,
};

use crate::{escalations::Escalated, handovers::HandoverTold};

/// Something happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Event {
    /// Something new matters.
    WhatMattersWritten {
        /// The entry.
        entry: Id<id::WhatMatters>,
        /// Its words.
        text: String,
        /// Their language.
        lang: String,
        /// The related person whose words they are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_by: Option<Author>,
    },
    /// The words changed, or where the entry stands.
    WhatMattersChanged {
        /// The entry.
        entry: Id<id::WhatMatters>,
        /// Its words.
        text: String,
        /// Their language.
        lang: String,
        /// The related person whose words they are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_by: Option<Author>,
    },
    /// The order changed.
    WhatMattersOrdered,
    /// A unit has seen an entry, or written what was done.
    WhatMattersFollowedUp {
        /// The entry.
        entry: Id<id::WhatMatters>,
    },
    /// The patient rated.
    WhatMattersRated {
        /// The entry.
        entry: Id<id::WhatMatters>,
        /// How it goes.
        attainment: Attainment,
        /// The entry's words.
        text: String,
        /// Their language.
        lang: String,
        /// The related person whose words they are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_by: Option<Author>,
    },
    /// A stay began, or its readiness changed.
    StayChanged {
        /// The stay.
        stay: Id<id::HospitalStay>,
    },
    /// The planned discharge date was set or moved.
    PlannedDischargeMoved {
        /// The stay.
        stay: Id<id::HospitalStay>,
        /// The day.
        date: NaiveDate,
        /// How certain.
        certainty: Certainty,
    },
    /// The patient left hospital.
    Discharged {
        /// The stay.
        stay: Id<id::HospitalStay>,
        /// To where.
        destination: Destination,
    },
    /// A draft was written or signed: nothing for the patient yet.
    SummaryWritten {
        /// The letter.
        summary: Id<id::DischargeSummary>,
    },
    /// A letter went to the patient.
    SummaryReleased {
        /// The letter.
        summary: Id<id::DischargeSummary>,
        /// Which version, from 1.
        number: i32,
    },
    /// A letter was withdrawn.
    SummaryWithdrawn {
        /// The letter.
        summary: Id<id::DischargeSummary>,
    },
    /// Somebody read a letter.
    SummaryRead {
        /// The letter.
        summary: Id<id::DischargeSummary>,
    },
    /// A step was added, changed or moved.
    PlanChanged {
        /// The step, if one.
        step: Option<Id<id::Step>>,
    },
    /// A step fell overdue.
    StepOverdue {
        /// The step.
        step: Id<id::Step>,
        /// What.
        title: String,
        /// The unit that sees to it; none is the patient.
        owner: Option<Id<Unit>>,
    },
    /// The patient ticked an own task.
    TaskTicked {
        /// The step.
        step: Id<id::Step>,
        /// What.
        title: String,
        /// Ticked, or the tick taken away.
        done: bool,
    },
    /// An update was read, taken or handled.
    InboxChanged {
        /// Whose inbox.
        unit: Id<Unit>,
    },
    /// A unit began to serve the patient.
    CareRelationChanged,
    /// Something happened to a related person's registration.
    RelatedPersonChanged {
        /// The registration.
        related_person: Id<id::RelatedPerson>,
        /// What.
        change: RegistrationEvent,
        /// The related person's name.
        name: String,
        /// Their account.
        person: Option<Id<id::Person>>,
    },
    /// The order of the next of kin changed.
    RelatedPersonsOrdered,
    /// Something was opened for a related person, or ended.
    ConsentChanged {
        /// The registration.
        related_person: Id<id::RelatedPerson>,
        /// Their account.
        person: Option<Id<id::Person>>,
        /// Opened; otherwise ended.
        opened: bool,
    },
    /// A related person said something.
    Contributed {
        /// What was said.
        contribution: Id<id::Contribution>,
        /// What kind.
        contribution_kind: ContributionKind,
        /// The words.
        text: String,
        /// Their language.
        lang: String,
    },
    /// A unit opened what a related person said.
    ContributionReceived {
        /// The account of who said it.
        person: Option<Id<id::Person>>,
    },
    /// The hospital told that the patient was admitted.
    Admitted {
        /// The stay.
        stay: Id<id::HospitalStay>,
    },
    /// The hospital took that back.
    AdmissionWithdrawn {
        /// The stay.
        stay: Id<id::HospitalStay>,
    },
    /// The hospital told that the patient is ready to leave, or is expected to be.
    ReadyForDischarge {
        /// The stay.
        stay: Id<id::HospitalStay>,
        /// The day.
        on: NaiveDate,
        /// Expected, not decided.
        estimated: bool,
    },
    /// The hospital took that back.
    NotReadyAfterAll {
        /// The stay.
        stay: Id<id::HospitalStay>,
    },
    /// The hospital took back that the patient left.
    DischargeWithdrawn {
        /// The stay.
        stay: Id<id::HospitalStay>,
    },
    /// A message came that changes what one may read, and nothing else.
    MessageReceived,
    /// A report came.
    ReportReceived {
        /// What kind.
        report: MessageKind,
        /// The unit it was sent to.
        to: Id<Unit>,
    },
    /// A letter came that is not with the patient yet.
    SummaryReceived {
        /// The letter.
        summary: Id<id::DischargeSummary>,
    },
    /// A letter came without a section written to the patient.
    PatientSectionMissing {
        /// The letter.
        summary: Id<id::DischargeSummary>,
        /// The ward that wrote it.
        ward: Id<Unit>,
    },
    /// The patient asks for an explanation of a letter.
    ExplanationAsked {
        /// The letter.
        summary: Id<id::DischargeSummary>,
        /// In the patient's words.
        text: Option<String>,
        /// The ward that wrote it.
        ward: Id<Unit>,
    },
    /// Somebody asks about a paragraph of a letter.
    ParagraphAsked {
        /// What was said.
        response: Id<id::ParagraphResponse>,
        /// In their words.
        text: String,
        /// Their language.
        lang: String,
        /// The unit that is asked.
        unit: Id<Unit>,
    },
    /// Somebody said that they understand a paragraph.
    ParagraphUnderstood,
    /// A question about a paragraph was answered.
    QuestionAnswered {
        /// The account of who asked.
        person: Option<Id<id::Person>>,
    },
    /// Something was proposed, taken up or dismissed.
    ProposalsChanged,
    /// A checklist was begun, answered, or a step it proposes decided.
    ChecklistChanged {
        /// The checklist.
        checklist: Id<id::Checklist>,
    },
    /// A checklist was signed.
    ChecklistSigned {
        /// The checklist.
        checklist: Id<id::Checklist>,
        /// It is the person's own evaluation.
        own: bool,
    },
    /// The patient died.
    Died,
    /// That was taken back.
    DeathWithdrawn,
    /// What nobody has seen to has come to somebody else.
    Escalated(Escalated),
    /// A unit asked another to take over, or that was answered or taken back.
    Handover(HandoverTold),
    /// Notes for a visit to the GP, or links to the page for the GP, changed.
    GpVisitChanged,
    /// What was decided at the GP's was written down: the words, with a line for each decision.
    VisitRecorded { text: String, lang: String },
    /// Somebody told that the patient is worse: since when, and the words.
    Worsened {
        worsening: Id<id::Worsening>,
        text: String,
        lang: String,
    },
    /// A unit opened what was told; the account of the relative who told it.
    WorseningSeen { person: Option<Id<id::Person>> },
    /// A small clinical record was written, marked or opened.
    ClinicalRecordsChanged,
    /// A risk flag changed, or a meeting talked about the patient.
    BoardChanged,
    /// A meeting at a unit's board began, went on or ended.
    MeetingChanged { unit: Id<Unit> },
    /// The patient is to leave tomorrow, and the note about it is not written.
    DischargeNoteDue {
        /// The stay.
        stay: Id<id::HospitalStay>,
        /// The ward that has it.
        ward: Id<Unit>,
        /// The planned date.
        planned_on: NaiveDate,
    },
    /// The day of a checklist that no step of the plan stands for has passed, and it is not signed.
    ChecklistMissed {
        /// The stay it is about.
        stay: Id<id::HospitalStay>,
        /// Its template.
        key: String,
        /// The template's title, in the patient's language.
        title: String,
        /// Whose it is.
        unit: Id<Unit>,
    },
}
