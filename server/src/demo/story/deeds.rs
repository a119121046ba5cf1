//! What the story's people do.

use anyhow::Context as _;
use shared::{
    Id,
    date::oslo_day,
    id::{self, Patient},
    inbox::{AtUpdate, HandleUpdate, InboxQuery, ListUpdates, SeenUpdate, TakeUpdate},
    patients::{AtPatient, AtUnit, GetPatient, ListPatients},
    plan::{AddOwnTask, AtStep, Move, MoveStep, MoveStepRequest, NewOwnTask},
    stays::{
        AdmitPatient, AdmitRequest, AtStay, Certainty, Destination, DischargePatient,
        DischargeRequest, HospitalStay, PlanDischarge, PlanDischargeRequest,
    },
    summaries::{
        AtSummary, DraftSummary, NewSummary, ReleaseSummary, SeenVersion, SignSummary,
        SummaryContent,
    },
    text::{LanguageTag, Line, Prose},
    what_matters::{
        Acknowledge, AcknowledgeWhatMatters, AtEntry, FollowUpWhatMatters, NewEntry, NewFollowUp,
        WhatMattersEntry, WriteWhatMatters,
    },
};

use super::{Actor, Story, new_id};
use crate::demo::people;

impl Story<'_> {
    pub(super) async fn admit(&self, patient: Id<Patient>) -> anyhow::Result<HospitalStay> {
        let request = AdmitRequest {
            id: new_id(),
            admitted_at: self.now(),
        };
        self.mona
            .send::<AdmitPatient>(AtPatient { patient }, request)
            .await
    }

    pub(super) async fn plan(
        &self,
        patient: Id<Patient>,
        stay: &HospitalStay,
        days_ago: i64,
        certainty: Certainty,
        reason: Option<&str>,
    ) -> anyhow::Result<HospitalStay> {
        let request = PlanDischargeRequest {
            version: stay.version,
            date: self.day(days_ago),
            certainty,
            reason: reason.map(Prose::new).transpose()?,
        };
        self.mona
            .send::<PlanDischarge>(
                AtStay {
                    patient,
                    stay: stay.id,
                },
                request,
            )
            .await
    }

    pub(super) async fn letter(
        &self,
        patient: Id<Patient>,
        stay: &HospitalStay,
        content: SummaryContent,
    ) -> anyhow::Result<()> {
        let draft = NewSummary {
            id: new_id(),
            stay: stay.id,
            content,
        };
        let written = self
            .jonas
            .send::<DraftSummary>(AtPatient { patient }, draft)
            .await?;
        let at = AtSummary {
            patient,
            summary: written.id,
        };
        let signed = self
            .jonas
            .send::<SignSummary>(
                at,
                SeenVersion {
                    version: written.version,
                },
            )
            .await?;
        self.jonas
            .send::<ReleaseSummary>(
                at,
                SeenVersion {
                    version: signed.version,
                },
            )
            .await?;
        Ok(())
    }

    pub(super) async fn discharge(
        &self,
        patient: Id<Patient>,
        stay: &HospitalStay,
        destination: Destination,
    ) -> anyhow::Result<()> {
        let page = self
            .mona
            .send::<GetPatient>(AtPatient { patient }, ())
            .await?;
        let version = page.stay.context("no stay")?.version;
        let request = DischargeRequest {
            version,
            discharged_at: self.now(),
            destination,
            home_care: Some(self.unit(people::HOME_CARE)?),
            gp_office: Some(self.unit(people::GP_OFFICE)?),
        };
        self.mona
            .send::<DischargePatient>(
                AtStay {
                    patient,
                    stay: stay.id,
                },
                request,
            )
            .await?;
        Ok(())
    }

    pub(super) async fn write(
        &self,
        who: &Actor,
        patient: Id<Patient>,
        words: &str,
    ) -> anyhow::Result<WhatMattersEntry> {
        let entry = NewEntry {
            id: new_id(),
            text: Prose::new(words)?,
            lang: LanguageTag::new("nb")?,
        };
        who.send::<WriteWhatMatters>(AtPatient { patient }, entry)
            .await
    }

    pub(super) async fn first_visit_done(&self, patient: Id<Patient>) -> anyhow::Result<()> {
        let page = self
            .ingrid
            .send::<GetPatient>(AtPatient { patient }, ())
            .await?;
        let visit = page.steps.first().context("no plan was made")?;
        let to = Move::Done {
            note: Some(Prose::new(
                "Vi gikk gjennom medisinene og prøvde turen til postkassen.",
            )?),
        };
        let request = MoveStepRequest {
            version: visit.version,
            to,
        };
        self.ingrid
            .send::<MoveStep>(
                AtStep {
                    patient,
                    step: visit.id,
                },
                request,
            )
            .await?;
        Ok(())
    }

    pub(super) async fn see_and_follow_up(
        &self,
        patient: Id<Patient>,
        entry: &WhatMattersEntry,
    ) -> anyhow::Result<()> {
        let at = AtEntry {
            patient,
            entry: entry.id,
        };
        self.ingrid
            .send::<AcknowledgeWhatMatters>(
                at,
                Acknowledge {
                    version: entry.version,
                },
            )
            .await?;
        let follow_up = NewFollowUp {
            id: new_id::<id::FollowUp>(),
            text: Prose::new("Vi har bedt ergoterapeuten se på trappen ut til hagen.")?,
            done_on: oslo_day(self.now()),
        };
        self.ingrid
            .send::<FollowUpWhatMatters>(at, follow_up)
            .await?;
        Ok(())
    }

    pub(super) async fn own_task(
        &self,
        who: &Actor,
        patient: Id<Patient>,
        entry: &WhatMattersEntry,
    ) -> anyhow::Result<()> {
        let task = NewOwnTask {
            id: new_id(),
            title: Line::new("Gå i korridoren to ganger om dagen")?,
            due: self.day(-5),
            serves: vec![entry.id],
        };
        who.send::<AddOwnTask>(AtPatient { patient }, task).await?;
        Ok(())
    }

    /// Home care has taken what came before; what comes today is theirs to find.
    pub(super) async fn settle_inbox(&self) -> anyhow::Result<()> {
        let unit = self.unit(people::HOME_CARE)?;
        // The worker needs a moment to make updates of the events.
        let (mut waiting, mut same) = (Vec::new(), 0);
        for _ in 0..50 {
            let before = waiting.len();
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            let query = InboxQuery::default();
            waiting = self
                .ingrid
                .client
                .send_with::<ListUpdates>(&AtUnit { unit }, &query, &())
                .await?
                .items;
            same = if waiting.len() == before { same + 1 } else { 0 };
            if same >= 5 && !waiting.is_empty() {
                break;
            }
        }
        for update in waiting.iter().skip(2) {
            let at = AtUpdate {
                unit,
                update: update.id,
            };
            let taken = self
                .ingrid
                .send::<TakeUpdate>(
                    at,
                    SeenUpdate {
                        version: update.version,
                    },
                )
                .await?;
            self.ingrid
                .send::<HandleUpdate>(
                    at,
                    SeenUpdate {
                        version: taken.version,
                    },
                )
                .await?;
        }
        let ward = self.unit(people::WARD)?;
        self.mona
            .send::<ListPatients>(AtUnit { unit: ward }, ())
            .await?;
        Ok(())
    }
}
