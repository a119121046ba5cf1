//! The closed sets of small clinical records.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which state an assessment of frailty is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FrailtyState {
    /// Before the acute illness, about two weeks earlier.
    Habitual,
    /// On the day of the assessment.
    Now,
}

/// How far the reconciliation of medicines has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReconciliationStatus {
    /// Nobody has begun.
    NotBegun,
    /// Begun.
    Begun,
    /// Done.
    Reconciled,
    /// Done as far as it goes: something remains to be found out.
    ReconciledWithOpenQuestions,
}

/// A source of what medicines somebody takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MedicineSource {
    /// A letter from hospital.
    Letter,
    /// The GP's list.
    GpList,
    /// The patient or a relative.
    PatientOrRelative,
    /// The pharmacy, or the multidose list.
    Pharmacy,
    /// Electronic prescriptions, in «kjernejournal».
    Prescriptions,
    /// The medicines that are at home.
    AtHome,
}

/// Who took part in a conversation at discharge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttendeeKind {
    /// The patient.
    Patient,
    /// A relative.
    Relative,
    /// The ward.
    Ward,
    /// Home care.
    HomeCare,
    /// A doctor.
    Doctor,
    /// An interpreter.
    Interpreter,
    /// Somebody else.
    Other,
}
