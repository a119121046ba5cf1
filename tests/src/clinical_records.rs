//! What people do with small clinical records.

use chrono::NaiveDate;
use shared::{
    Id,
    clinical_records::{
        AssessFrailty, AssessFrailtyRequest, AtFrailty, Attendee, AttendeeKind, ClinicalFrailty,
        ClinicalRecords, FrailtyState, GetClinicalRecords, MedicineSource, NewConversation,
        NewDischargeNote, NewReconciliation, OpenFrailty, OpenFrailtyRequest, ReconcileMedication,
        ReconciliationStatus, RecordConversation, TeachBack, WriteDischargeNote,
    },
    id::{HospitalStay, Patient},
    patients::AtPatient,
    stays::AtStay,
};

use crate::{
    Person,
    deeds::{line, prose},
    new_id,
};

/// An assessment.
#[must_use]
pub fn frailty(state: FrailtyState, value: i32, assessed_on: NaiveDate) -> AssessFrailtyRequest {
    AssessFrailtyRequest {
        id: new_id(),
        state,
        value,
        assessed_on,
        note: Some(prose("Går med rullator siden i sommer")),
    }
}

/// How the reconciliation stands, said by somebody who saw this version.
#[must_use]
pub fn reconciliation(
    version: i32,
    status: ReconciliationStatus,
    day: NaiveDate,
) -> NewReconciliation {
    let open = status == ReconciliationStatus::ReconciledWithOpenQuestions;
    NewReconciliation {
        id: new_id(),
        version,
        status,
        sources: vec![MedicineSource::GpList, MedicineSource::AtHome],
        spoken_with: Some(line("Datteren Berit")),
        open_questions: open.then(|| prose("Tar hun fortsatt Marevan?")),
        day,
    }
}

/// A note, written by somebody who saw this version.
#[must_use]
pub fn note(version: i32, planned_on: NaiveDate) -> NewDischargeNote {
    NewDischargeNote {
        id: new_id(),
        version,
        planned_on,
        status_now: prose("Feberfri, går på avdelingen"),
        plan: prose("Hjem i morgen, besøk samme kveld"),
        treatment_clarification: Some(prose("Ikke ny innleggelse ved lett feber")),
        open_items: None,
    }
}

/// A conversation with Asta and her daughter.
#[must_use]
pub fn conversation(held_on: NaiveDate) -> NewConversation {
    let attendee = |kind, name: Option<&str>| Attendee {
        kind,
        name: name.map(line),
    };
    NewConversation {
        id: new_id(),
        conversation: None,
        version: 0,
        held_on,
        attendees: vec![
            attendee(AttendeeKind::Patient, None),
            attendee(AttendeeKind::Relative, Some("Berit Solli")),
            attendee(AttendeeKind::Ward, None),
        ],
        topics: prose("Nye medisiner og hvem hun ringer"),
        teach_back: TeachBack {
            done: true,
            text: prose("Jeg tar den hvite om morgenen, og ringer dere hvis jeg blir tungpust"),
        },
        written_information: Some(prose("Medisinliste i stor skrift")),
        questions_left: None,
    }
}

impl Person {
    /// All of the records, as they may see them.
    pub async fn sees_clinical_records(&self, patient: Id<Patient>) -> ClinicalRecords {
        self.does::<GetClinicalRecords>(AtPatient { patient }, ())
            .await
    }

    /// Assesses frailty; answers the assessment as it was written.
    pub async fn assesses(
        &self,
        patient: Id<Patient>,
        state: FrailtyState,
        value: i32,
        on: NaiveDate,
    ) -> ClinicalFrailty {
        let new = frailty(state, value, on);
        let id = new.id;
        let records = self.does::<AssessFrailty>(AtPatient { patient }, new).await;
        records
            .frailty
            .into_iter()
            .find(|each| each.id == id)
            .unwrap()
    }

    /// Opens an assessment for the patient, or closes it, having seen it as it is.
    pub async fn opens_frailty(
        &self,
        patient: Id<Patient>,
        seen: &ClinicalFrailty,
        open: bool,
    ) -> ClinicalFrailty {
        let at = AtFrailty {
            patient,
            frailty: seen.id,
        };
        let version = i32::try_from(seen.openings.len()).unwrap();
        let records = self
            .does::<OpenFrailty>(at, OpenFrailtyRequest { version, open })
            .await;
        records
            .frailty
            .into_iter()
            .find(|each| each.id == seen.id)
            .unwrap()
    }

    /// Says how the reconciliation stands.
    pub async fn reconciles(
        &self,
        patient: Id<Patient>,
        new: NewReconciliation,
    ) -> ClinicalRecords {
        self.does::<ReconcileMedication>(AtPatient { patient }, new)
            .await
    }

    /// Writes the note before a planned discharge.
    pub async fn writes_note(
        &self,
        patient: Id<Patient>,
        stay: Id<HospitalStay>,
        new: NewDischargeNote,
    ) -> ClinicalRecords {
        self.does::<WriteDischargeNote>(AtStay { patient, stay }, new)
            .await
    }

    /// Writes down a conversation.
    pub async fn records_conversation(
        &self,
        patient: Id<Patient>,
        stay: Id<HospitalStay>,
        new: NewConversation,
    ) -> ClinicalRecords {
        self.does::<RecordConversation>(AtStay { patient, stay }, new)
            .await
    }
}
