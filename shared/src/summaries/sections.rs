//! The sections of a letter.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The sections of a Norwegian epikrise, in the order they stand (HIS 80226:2014; code list 8311).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Informasjon til pasient/pårørende (IP): the patient's own section, shown first.
    PatientInformation,
    /// Innleggelsesårsak.
    ReasonForAdmission,
    /// Hovedtilstand.
    MainCondition,
    /// Andre tilstander.
    OtherConditions,
    /// Diagnoser.
    Diagnoses,
    /// Prosedyrer.
    Procedures,
    /// Bakgrunn.
    Background,
    /// Aktuelt for innleggelse.
    PresentIllness,
    /// Funn og undersøkelsesresultater.
    Findings,
    /// Forløp og behandling.
    CourseAndTreatment,
    /// Vurdering.
    Assessment,
    /// Funksjonsnivå ved utskrivning.
    FunctionalStatus,
    /// Videre oppfølging.
    FollowUp,
}

impl SectionKind {
    /// All sections, the patient's first.
    pub const ALL: [Self; 13] = [
        Self::PatientInformation,
        Self::ReasonForAdmission,
        Self::MainCondition,
        Self::OtherConditions,
        Self::Diagnoses,
        Self::Procedures,
        Self::Background,
        Self::PresentIllness,
        Self::Findings,
        Self::CourseAndTreatment,
        Self::Assessment,
        Self::FunctionalStatus,
        Self::FollowUp,
    ];

    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PatientInformation => "patient_information",
            Self::ReasonForAdmission => "reason_for_admission",
            Self::MainCondition => "main_condition",
            Self::OtherConditions => "other_conditions",
            Self::Diagnoses => "diagnoses",
            Self::Procedures => "procedures",
            Self::Background => "background",
            Self::PresentIllness => "present_illness",
            Self::Findings => "findings",
            Self::CourseAndTreatment => "course_and_treatment",
            Self::Assessment => "assessment",
            Self::FunctionalStatus => "functional_status",
            Self::FollowUp => "follow_up",
        }
    }
}
