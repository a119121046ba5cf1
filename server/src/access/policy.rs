//! The policy: one exhaustive match from relation and right to yes or no. Pure.
//!
//! Source: pasient- og brukerrettighetsloven § 5-1, helsepersonelloven §§ 21 a, 25 and 45, and the
//! pathway's division of work (docs/security.md).

use shared::{
    consents::Scope,
    right::Right,
    units::{Membership, StaffRole, UnitKind},
};

/// How a signed-in person stands to a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// It is their own record.
    OwnRecord,
    /// A nurse of a ward that serves the patient.
    WardNurse,
    /// A doctor of a ward that serves the patient.
    WardDoctor,
    /// Staff of a home-care district or short-term place that serves the patient.
    HomeCare,
    /// Staff of the patient's GP office.
    GpOffice,
    /// The municipality's coordinator.
    Coordinator,
    /// The leader of a unit, besides what staff of that unit are.
    UnitLeader,
    /// A related person with an account, whatever was opened for them.
    Related,
    /// A related person for whom this scope is open.
    Opened(Scope),
}

impl Relation {
    /// All relations, for the table in the tests.
    pub const ALL: [Self; 13] = [
        Self::OwnRecord,
        Self::WardNurse,
        Self::WardDoctor,
        Self::HomeCare,
        Self::GpOffice,
        Self::Coordinator,
        Self::UnitLeader,
        Self::Related,
        Self::Opened(Scope::Practical),
        Self::Opened(Scope::WhatMatters),
        Self::Opened(Scope::Plan),
        Self::Opened(Scope::PatientInformation),
        Self::Opened(Scope::WholeLetters),
    ];

    /// What somebody with `role` in a unit of `kind` is to the patients the unit serves.
    #[must_use]
    pub const fn of_staff(kind: UnitKind, role: StaffRole) -> Self {
        match (kind, role) {
            (UnitKind::HospitalWard, StaffRole::Doctor) => Self::WardDoctor,
            (
                UnitKind::HospitalWard,
                StaffRole::Nurse | StaffRole::Coordinator | StaffRole::Leader,
            ) => Self::WardNurse,
            (UnitKind::HomeCare | UnitKind::ShortTermCare, _) => Self::HomeCare,
            (UnitKind::GpOffice, _) => Self::GpOffice,
            (UnitKind::Coordinator, _) => Self::Coordinator,
        }
    }

    /// The same, with what leading the unit adds.
    pub fn all_of_staff(membership: &Membership) -> impl Iterator<Item = Self> + use<> {
        let (kind, role) = (membership.unit.kind, membership.role);
        let leads = (role == StaffRole::Leader).then_some(Self::UnitLeader);
        std::iter::once(Self::of_staff(kind, role)).chain(leads)
    }

    /// Whether this relation gives `right`.
    #[must_use]
    pub const fn allows(self, right: Right) -> bool {
        use Relation::{
            Coordinator, GpOffice, HomeCare, Opened, OwnRecord, Related, UnitLeader, WardDoctor,
            WardNurse,
        };
        match right {
            Right::ReadHome
            | Right::RateWhatMatters
            | Right::TickTasks
            | Right::ReadAccessLog
            | Right::ConfirmReading
            | Right::AdoptContributions => matches!(self, OwnRecord),
            Right::ReadWhatMatters => {
                matches!(self, OwnRecord | Opened(Scope::WhatMatters)) || self.is_staff()
            }
            Right::ReadPlan => matches!(self, OwnRecord | Opened(Scope::Plan)) || self.is_staff(),
            Right::ReadStays => matches!(self, OwnRecord) || self.is_staff(),
            Right::WriteWhatMatters | Right::ReadContributions => {
                matches!(self, OwnRecord | WardNurse | WardDoctor | HomeCare)
            }
            Right::ReadSummaries => matches!(
                self,
                OwnRecord
                    | WardNurse
                    | WardDoctor
                    | HomeCare
                    | GpOffice
                    | Opened(Scope::PatientInformation | Scope::WholeLetters)
            ),
            Right::ReadWholeSummaries => matches!(
                self,
                OwnRecord
                    | WardNurse
                    | WardDoctor
                    | HomeCare
                    | GpOffice
                    | Opened(Scope::WholeLetters)
            ),
            Right::AskAboutSummaries => matches!(
                self,
                OwnRecord | Opened(Scope::PatientInformation | Scope::WholeLetters)
            ),
            Right::AnswerAboutSummaries => {
                matches!(self, WardNurse | WardDoctor | HomeCare | GpOffice)
            }
            Right::ReadPatient
            | Right::FollowUpWhatMatters
            | Right::ManagePlan
            | Right::ReadInbox
            | Right::HandleUpdates
            | Right::ListPatients => self.is_staff(),
            Right::ManageStays | Right::WriteSummaries | Right::ReleaseSummaries => {
                matches!(self, WardNurse | WardDoctor)
            }
            Right::SignSummaries => matches!(self, WardDoctor),
            // The link and a known fact open that door, not a relation.
            Right::AnswerInvitation => false,
            Right::RegisterPatients => matches!(self, WardNurse | WardDoctor | Coordinator),
            Right::ReadRelatedPersons => matches!(self, OwnRecord) || self.is_staff(),
            Right::ManageRelatedPersons => {
                matches!(self, OwnRecord | WardNurse | WardDoctor | HomeCare)
            }
            Right::GiveConsents => {
                matches!(
                    self,
                    OwnRecord | WardNurse | WardDoctor | HomeCare | GpOffice
                )
            }
            Right::DecideForPatient => matches!(self, WardDoctor | GpOffice),
            Right::ReadMessages => self.is_staff(),
            Right::SendMessages => matches!(self, HomeCare),
            Right::AcceptPatients => matches!(self, Coordinator),
            Right::LookThroughSummaries => {
                matches!(self, WardNurse | WardDoctor | HomeCare | GpOffice)
            }
            Right::ReadChecklists | Right::FillChecklists => {
                matches!(self, OwnRecord | Opened(Scope::Plan)) || self.is_staff()
            }
            Right::ReadClinicalRecords => matches!(self, OwnRecord) || self.is_staff(),
            Right::ReadDischargeRecords => matches!(
                self,
                OwnRecord | WardNurse | WardDoctor | HomeCare | GpOffice
            ),
            Right::WriteClinicalRecords => {
                matches!(self, WardNurse | WardDoctor | HomeCare | GpOffice)
            }
            Right::WriteDischargeRecords => matches!(self, WardNurse | WardDoctor),
            Right::OpenClinicalFrailty => matches!(self, WardDoctor | GpOffice),
            Right::ReadRiskFlags => matches!(self, OwnRecord) || self.is_staff(),
            Right::ManageRiskFlags => matches!(self, WardNurse | WardDoctor | HomeCare | GpOffice),
            Right::HoldMeetings | Right::RecordDecisions | Right::ReadDecisions => self.is_staff(),
            Right::ReadShared | Right::LeaveShared | Right::Contribute => matches!(self, Related),
            Right::LeadUnit => matches!(self, UnitLeader),
            Right::ReadAdherence | Right::ManageTemplates => {
                matches!(self, UnitLeader | Coordinator)
            }
            Right::ReadHandovers => matches!(self, OwnRecord) || self.is_staff(),
            Right::HandOver | Right::RegisterAbsences => self.is_staff(),
            Right::AnswerHandovers => {
                matches!(self, WardNurse | WardDoctor | HomeCare | GpOffice)
            }
            Right::ReadVisitNotes => {
                matches!(self, OwnRecord | HomeCare | GpOffice | Opened(Scope::Plan))
            }
            Right::WriteVisitNotes => matches!(self, OwnRecord | HomeCare | Opened(Scope::Plan)),
            // Its holders have a right to each part of the page too.
            Right::ReadVisitPage | Right::RecordVisit => {
                matches!(self, OwnRecord | HomeCare | GpOffice)
            }
            Right::ShareVisitPage => matches!(self, OwnRecord | HomeCare),
            // The link opens that door, not a relation.
            Right::OpenVisitPage => false,
            Right::TellWorsening => matches!(self, OwnRecord | Related),
            Right::ReadWorsening => {
                matches!(
                    self,
                    OwnRecord | WardNurse | WardDoctor | HomeCare | GpOffice | Related
                )
            }
        }
    }

    /// Whether it is a relation of staff.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        use Relation::{Coordinator, GpOffice, HomeCare, UnitLeader, WardDoctor, WardNurse};
        matches!(
            self,
            WardNurse | WardDoctor | HomeCare | GpOffice | Coordinator | UnitLeader
        )
    }
}
