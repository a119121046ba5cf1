//! What people do, in the words of their work.

use chrono::{DateTime, NaiveDate, Utc};
use shared::{
    Id,
    audit::{AccessEvent, GetAccessLog},
    id::{self, Patient, Unit},
    inbox::{
        AtUpdate, HandleUpdate, InboxQuery, ListUpdates, ReadUpdate, SeenUpdate, TakeUpdate, Update,
    },
    patients::{AtPatient, AtUnit, GetPatient, PatientPage},
    plan::{
        AddOwnTask, AtStep, GetPlan, Move, MoveStep, MoveStepRequest, NewOwnTask, Plan, Step,
        TickTask, TickTaskRequest,
    },
    stays::{
        AdmitPatient, AdmitRequest, AtStay, Certainty, DischargePatient, DischargeRequest,
        HospitalStay, PlanDischarge, PlanDischargeRequest,
    },
    summaries::{
        AtSummary, DischargeSummary, DraftSummary, GetSummary, ListSummaries, NewSummary,
        ReleaseSummary, SectionKind, SeenVersion, SignSummary, SummaryContent, SummaryHeadline,
    },
    text::{LanguageTag, Line, Prose},
    what_matters::{
        Acknowledge, AcknowledgeWhatMatters, AtEntry, ChangeEntry, ChangeWhatMatters,
        ListWhatMatters, NewEntry, WhatMattersEntry, WriteWhatMatters,
    },
};

use crate::{Person, new_id};

/// Text that is right.
#[must_use]
pub fn prose<const MAX: usize>(text: &str) -> Prose<MAX> {
    Prose::new(text).unwrap()
}

/// One line that is right.
#[must_use]
pub fn line<const MAX: usize>(text: &str) -> Line<MAX> {
    Line::new(text).unwrap()
}

/// Bokmål.
#[must_use]
pub fn nb() -> LanguageTag {
    LanguageTag::new("nb").unwrap()
}

/// A new entry with these words.
#[must_use]
pub fn entry(words: &str) -> NewEntry {
    NewEntry {
        id: new_id(),
        text: prose(words),
        lang: nb(),
    }
}

/// A letter that says one thing to the patient.
#[must_use]
pub fn letter(words: &str) -> SummaryContent {
    SummaryContent {
        lang: nb(),
        sections: [(SectionKind::PatientInformation, prose(words))].into(),
        medicines: Vec::new(),
        received: Vec::new(),
        highlights: Vec::new(),
    }
}

impl Person {
    /// Writes what matters in their own record.
    pub async fn writes_what_matters(&self, words: &str) -> WhatMattersEntry {
        self.writes_for(self.record(), words).await
    }

    /// Writes what matters in somebody's record.
    pub async fn writes_for(&self, patient: Id<Patient>, words: &str) -> WhatMattersEntry {
        self.does::<WriteWhatMatters>(AtPatient { patient }, entry(words))
            .await
    }

    /// Gives their own entry other words.
    pub async fn rewrites(&self, seen: &WhatMattersEntry, words: &str) -> WhatMattersEntry {
        let at = AtEntry {
            patient: self.record(),
            entry: seen.id,
        };
        self.does::<ChangeWhatMatters>(
            at,
            ChangeEntry {
                version: seen.version,
                text: prose(words),
                lang: nb(),
            },
        )
        .await
    }

    /// What matters, as they may see it.
    pub async fn sees_what_matters(&self, patient: Id<Patient>) -> Vec<WhatMattersEntry> {
        self.does::<ListWhatMatters>(AtPatient { patient }, ())
            .await
            .entries
    }

    /// Says for their unit that it has seen an entry.
    pub async fn acknowledges(
        &self,
        patient: Id<Patient>,
        seen: &WhatMattersEntry,
    ) -> WhatMattersEntry {
        let at = AtEntry {
            patient,
            entry: seen.id,
        };
        self.does::<AcknowledgeWhatMatters>(
            at,
            Acknowledge {
                version: seen.version,
            },
        )
        .await
    }

    /// The page staff work from.
    pub async fn opens_patient(&self, patient: Id<Patient>) -> PatientPage {
        self.does::<GetPatient>(AtPatient { patient }, ()).await
    }

    /// Admits a patient to their ward.
    pub async fn admits(&self, patient: Id<Patient>, at: DateTime<Utc>) -> HospitalStay {
        self.does::<AdmitPatient>(
            AtPatient { patient },
            AdmitRequest {
                id: new_id(),
                admitted_at: at,
            },
        )
        .await
    }

    /// Sets or moves the planned discharge date.
    pub async fn plans_discharge(
        &self,
        patient: Id<Patient>,
        stay: &HospitalStay,
        date: NaiveDate,
        reason: Option<&str>,
    ) -> HospitalStay {
        let request = PlanDischargeRequest {
            version: stay.version,
            date,
            certainty: Certainty::Estimated,
            reason: reason.map(prose),
        };
        self.does::<PlanDischarge>(
            AtStay {
                patient,
                stay: stay.id,
            },
            request,
        )
        .await
    }

    /// Discharges a patient.
    pub async fn discharges(
        &self,
        patient: Id<Patient>,
        stay: &HospitalStay,
        request: DischargeRequest,
    ) -> HospitalStay {
        self.does::<DischargePatient>(
            AtStay {
                patient,
                stay: stay.id,
            },
            request,
        )
        .await
    }

    /// Begins a letter.
    pub async fn drafts(
        &self,
        patient: Id<Patient>,
        stay: &HospitalStay,
        words: &str,
    ) -> DischargeSummary {
        let new = NewSummary {
            id: new_id(),
            stay: stay.id,
            content: letter(words),
        };
        self.does::<DraftSummary>(AtPatient { patient }, new).await
    }

    /// Signs a letter.
    pub async fn signs(&self, patient: Id<Patient>, seen: &DischargeSummary) -> DischargeSummary {
        let at = AtSummary {
            patient,
            summary: seen.id,
        };
        self.does::<SignSummary>(
            at,
            SeenVersion {
                version: seen.version,
            },
        )
        .await
    }

    /// Releases a letter.
    pub async fn releases(
        &self,
        patient: Id<Patient>,
        seen: &DischargeSummary,
    ) -> DischargeSummary {
        let at = AtSummary {
            patient,
            summary: seen.id,
        };
        self.does::<ReleaseSummary>(
            at,
            SeenVersion {
                version: seen.version,
            },
        )
        .await
    }

    /// Begins, signs and releases a letter.
    pub async fn sends_letter(
        &self,
        patient: Id<Patient>,
        stay: &HospitalStay,
        words: &str,
    ) -> DischargeSummary {
        let drafted = self.drafts(patient, stay, words).await;
        let signed = self.signs(patient, &drafted).await;
        self.releases(patient, &signed).await
    }

    /// Reads a letter.
    pub async fn reads_letter(
        &self,
        patient: Id<Patient>,
        letter: Id<id::DischargeSummary>,
    ) -> DischargeSummary {
        self.does::<GetSummary>(
            AtSummary {
                patient,
                summary: letter,
            },
            (),
        )
        .await
    }

    /// The letters they may see.
    pub async fn sees_letters(&self, patient: Id<Patient>) -> Vec<SummaryHeadline> {
        self.does::<ListSummaries>(AtPatient { patient }, ())
            .await
            .summaries
    }

    /// The plan.
    pub async fn sees_plan(&self, patient: Id<Patient>) -> Plan {
        self.does::<GetPlan>(AtPatient { patient }, ()).await
    }

    /// Adds an own task.
    pub async fn adds_task(&self, title: &str, due: NaiveDate) -> Step {
        let task = NewOwnTask {
            id: new_id(),
            title: line(title),
            due,
            serves: Vec::new(),
        };
        self.does::<AddOwnTask>(
            AtPatient {
                patient: self.record(),
            },
            task,
        )
        .await
    }

    /// Ticks an own task, or takes the tick away.
    pub async fn ticks(&self, task: &Step, done: bool) -> Step {
        let at = AtStep {
            patient: self.record(),
            step: task.id,
        };
        self.does::<TickTask>(
            at,
            TickTaskRequest {
                version: task.version,
                done,
            },
        )
        .await
    }

    /// Moves a step.
    pub async fn moves(&self, patient: Id<Patient>, step: &Step, to: Move) -> Step {
        let at = AtStep {
            patient,
            step: step.id,
        };
        self.does::<MoveStep>(
            at,
            MoveStepRequest {
                version: step.version,
                to,
            },
        )
        .await
    }

    /// What waits in their unit's inbox, the newest first.
    pub async fn sees_inbox(&self) -> Vec<Update> {
        self.does::<ListUpdates>(AtUnit { unit: self.unit() }, ())
            .await
            .items
    }

    /// A page of their unit's inbox.
    pub async fn sees_page(&self, query: InboxQuery) -> shared::contract::Page<Update> {
        self.client
            .send_with::<ListUpdates>(&AtUnit { unit: self.unit() }, &query, &())
            .await
            .unwrap()
    }

    /// Where an update is.
    #[must_use]
    pub fn at(&self, update: &Update) -> AtUpdate {
        AtUpdate {
            unit: self.unit(),
            update: update.id,
        }
    }

    /// Says that they have read an update.
    pub async fn reads(&self, update: &Update) -> Update {
        self.does::<ReadUpdate>(self.at(update), ()).await
    }

    /// Takes an update.
    pub async fn takes(&self, update: &Update) -> Update {
        self.does::<TakeUpdate>(
            self.at(update),
            SeenUpdate {
                version: update.version,
            },
        )
        .await
    }

    /// Handles an update.
    pub async fn handles(&self, update: &Update) -> Update {
        self.does::<HandleUpdate>(
            self.at(update),
            SeenUpdate {
                version: update.version,
            },
        )
        .await
    }

    /// Who has looked in their own record, the newest first.
    pub async fn sees_who_looked(&self) -> Vec<AccessEvent> {
        self.does::<GetAccessLog>(
            AtPatient {
                patient: self.record(),
            },
            (),
        )
        .await
        .items
    }
}

/// A discharge now.
#[must_use]
pub fn discharge(
    seen: &HospitalStay,
    at: DateTime<Utc>,
    destination: shared::stays::Destination,
    home_care: Option<Id<Unit>>,
    gp_office: Option<Id<Unit>>,
) -> DischargeRequest {
    DischargeRequest {
        version: seen.version,
        discharged_at: at,
        destination,
        home_care,
        gp_office,
    }
}
