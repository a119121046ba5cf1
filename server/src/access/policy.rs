//! The policy: one exhaustive match from relation and right to yes or no. Pure.
//!
//! Source: pasient- og brukerrettighetsloven § 5-1, helsepersonelloven §§ 21 a, 25 and 45, and the
//! pathway's division of work (docs/security.md).

use shared::{
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
}

impl Relation {
    /// All relations, for the table in the tests.
    pub const ALL: [Self; 6] = [
        Self::OwnRecord,
        Self::WardNurse,
        Self::WardDoctor,
        Self::HomeCare,
        Self::GpOffice,
        Self::Coordinator,
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
        use Relation::{Coordinator, GpOffice, HomeCare, OwnRecord, WardDoctor, WardNurse};
        match right {
            Right::ReadHome
            | Right::RateWhatMatters
            | Right::TickTasks
            | Right::ReadAccessLog
            | Right::ConfirmReading => matches!(self, OwnRecord),
            Right::ReadWhatMatters | Right::ReadStays | Right::ReadPlan => true,
            Right::WriteWhatMatters => {
                matches!(self, OwnRecord | WardNurse | WardDoctor | HomeCare)
            }
            Right::ReadSummaries => matches!(
                self,
                OwnRecord | WardNurse | WardDoctor | HomeCare | GpOffice
            ),
            Right::ReadPatient
            | Right::FollowUpWhatMatters
            | Right::ManagePlan
            | Right::ReadInbox
            | Right::HandleUpdates
            | Right::ListPatients => {
                matches!(
                    self,
                    WardNurse | WardDoctor | HomeCare | GpOffice | Coordinator
                )
            }
            Right::ManageStays | Right::WriteSummaries | Right::ReleaseSummaries => {
                matches!(self, WardNurse | WardDoctor)
            }
            Right::SignSummaries => matches!(self, WardDoctor),
            Right::RegisterPatients => matches!(self, WardNurse | WardDoctor | Coordinator),
        }
    }
}
