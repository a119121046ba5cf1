//! What each kind of event is called, and whom it concerns besides the patient and the units.

use shared::{Id, id};

use super::Event;

impl Event {
    /// The kind's stable name, as stored and counted.
    #[must_use]
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::WhatMattersWritten { .. } => "what_matters_written",
            Self::WhatMattersChanged { .. } => "what_matters_changed",
            Self::WhatMattersOrdered => "what_matters_ordered",
            Self::WhatMattersFollowedUp { .. } => "what_matters_followed_up",
            Self::WhatMattersRated { .. } => "what_matters_rated",
            Self::StayChanged { .. } => "stay_changed",
            Self::PlannedDischargeMoved { .. } => "planned_discharge_moved",
            Self::Discharged { .. } => "discharged",
            Self::SummaryWritten { .. } => "summary_written",
            Self::SummaryReleased { .. } => "summary_released",
            Self::SummaryWithdrawn { .. } => "summary_withdrawn",
            Self::SummaryRead { .. } => "summary_read",
            Self::PlanChanged { .. } => "plan_changed",
            Self::StepOverdue { .. } => "step_overdue",
            Self::TaskTicked { .. } => "task_ticked",
            Self::InboxChanged { .. } => "inbox_changed",
            Self::CareRelationChanged => "care_relation_changed",
            Self::RelatedPersonChanged { .. } => "related_person_changed",
            Self::RelatedPersonsOrdered => "related_persons_ordered",
            Self::ConsentChanged { .. } => "consent_changed",
            Self::Contributed { .. } => "contributed",
            Self::ContributionReceived { .. } => "contribution_received",
            Self::Admitted { .. } => "admitted",
            Self::AdmissionWithdrawn { .. } => "admission_withdrawn",
            Self::ReadyForDischarge { .. } => "ready_for_discharge",
            Self::NotReadyAfterAll { .. } => "not_ready_after_all",
            Self::DischargeWithdrawn { .. } => "discharge_withdrawn",
            Self::MessageReceived => "message_received",
            Self::ReportReceived { .. } => "report_received",
            Self::SummaryReceived { .. } => "summary_received",
            Self::PatientSectionMissing { .. } => "patient_section_missing",
            Self::ExplanationAsked { .. } => "explanation_asked",
            Self::ParagraphAsked { .. } => "paragraph_asked",
            Self::ParagraphUnderstood => "paragraph_understood",
            Self::QuestionAnswered { .. } => "question_answered",
            Self::ProposalsChanged => "proposals_changed",
            Self::ChecklistChanged { .. } => "checklist_changed",
            Self::ChecklistSigned { .. } => "checklist_signed",
            Self::Died => "died",
            Self::DeathWithdrawn => "death_withdrawn",
            Self::ClinicalRecordsChanged => "clinical_records_changed",
            Self::BoardChanged => "board_changed",
            Self::MeetingChanged { .. } => "meeting_changed",
            Self::DischargeNoteDue { .. } => "discharge_note_due",
            Self::ChecklistMissed { .. } => "checklist_missed",
            Self::GpVisitChanged => "gp_visit_changed",
            Self::VisitRecorded { .. } => "visit_recorded",
            Self::Worsened { .. } => "worsened",
            Self::WorseningSeen { .. } => "worsening_seen",
            Self::Escalated(_) => "escalated",
            Self::Handover(_) => "handover",
        }
    }

    /// Whose screens change besides those of the patient and the units: a related person to whom something was
    /// opened or for whom it ended, or whose words were received. They are told even when nothing is open to
    /// them any more, so that what they look at closes.
    #[must_use]
    pub(crate) const fn related(&self) -> Option<Id<id::Person>> {
        match self {
            Self::RelatedPersonChanged { person, .. }
            | Self::ConsentChanged { person, .. }
            | Self::ContributionReceived { person }
            | Self::WorseningSeen { person }
            | Self::QuestionAnswered { person } => *person,
            _ => None,
        }
    }
}
