//! The policy: one exhaustive match from relation and right to yes or no. Pure.
//!
//! Source: pasient- og brukerrettighetsloven § 5-1, helsepersonelloven §§ 21 a, 25 and 45, and the
//! pathway's division of work (docs/security.md).

use shared::{
    consents::Scope,
    right::Right,
    units::{StaffRole, UnitKind},
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
    /// A related person with an account, whatever was opened for them.
    Related,
    /// A related person for whom this scope is open.
    Opened(Scope),
}

impl Relation {
    /// All relations, for the table in the tests.
    pub const ALL: [Self; 12] = [
        Self::OwnRecord,
        Self::WardNurse,
        Self::WardDoctor,
        Self::HomeCare,
        Self::GpOffice,
        Self::Coordinator,
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
            (UnitKind::HospitalWard, StaffRole::Nurse | StaffRole::Coordinator) => Self::WardNurse,
            (UnitKind::HomeCare | UnitKind::ShortTermCare, _) => Self::HomeCare,
            (UnitKind::GpOffice, _) => Self::GpOffice,
            (UnitKind::Coordinator, _) => Self::Coordinator,
        }
    }

    /// Whether this relation gives `right`.
    #[must_use]
    pub const fn allows(self, right: Right) -> bool {
        use Relation::{
            Coordinator, GpOffice, HomeCare, Opened, OwnRecord, Related, WardDoctor, WardNurse,
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
            Right::ReadShared | Right::LeaveShared | Right::Contribute => matches!(self, Related),
        }
    }

    /// Whether it is a relation of staff.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        use Relation::{Coordinator, GpOffice, HomeCare, WardDoctor, WardNurse};
        matches!(
            self,
            WardNurse | WardDoctor | HomeCare | GpOffice | Coordinator
        )
    }
}
