//! The story before today, told through the API as its people would, with the clock moved.

use anyhow::Context as _;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use shared::{
    Endpoint, Id,
    contract::Nothing,
    date::{from_oslo, oslo_day},
    id::{self, Patient, Unit},
    inbox::{AtUpdate, HandleUpdate, InboxQuery, ListUpdates, SeenUpdate, TakeUpdate},
    patients::{AtPatient, AtUnit, GetPatient, ListPatients},
    plan::{AddOwnTask, AtStep, Move, MoveStep, MoveStepRequest, NewOwnTask},
    start::GetStart,
    stays::{
        AdmitPatient, AdmitRequest, AtStay, Certainty, Destination, DischargePatient,
        DischargeRequest, HospitalStay, PlanDischarge, PlanDischargeRequest,
    },
    summaries::{
        AtSummary, DraftSummary, NewSummary, ReleaseSummary, SeenVersion, SignSummary,
        SummaryContent,
    },
    text::{LanguageTag, Line, Prose},
    units::{ListUnits, UnitRef},
    what_matters::{
        Acknowledge, AcknowledgeWhatMatters, AtEntry, FollowUpWhatMatters, NewEntry, NewFollowUp,
        WhatMattersEntry, WriteWhatMatters,
    },
};
use uuid::Uuid;

use super::{letters, people};
use crate::{client::Client, clock::Clock};

/// How long ago the story begins, in days: Kåre's admission.
pub(super) const BEGINS_DAYS_AGO: i64 = 52;

/// Somebody in the story.
struct Actor {
    client: Client,
}

impl Actor {
    async fn send<E: Endpoint>(
        &self,
        at: E::Path,
        body: E::Request,
    ) -> anyhow::Result<E::Response> {
        self.client
            .send::<E>(&at, &body)
            .await
            .with_context(|| E::NAME)
    }
}

struct Story<'c> {
    clock: &'c Clock,
    today: NaiveDate,
    units: Vec<UnitRef>,
    mona: Actor,
    jonas: Actor,
    ingrid: Actor,
}

fn new_id<T>() -> Id<T> {
    Id::new(Uuid::now_v7())
}

/// Tells the whole story; the clock ends at now.
pub(super) async fn tell(base: &str, clock: &Clock) -> anyhow::Result<()> {
    let nobody = Client::new(base)?;
    let sign_in = async |username: &str| -> anyhow::Result<Actor> {
        let (client, _) = nobody
            .sign_in(username, people::PASSWORD)
            .await
            .with_context(|| format!("{username} signs in"))?;
        Ok(Actor { client })
    };
    let (kare, asta, birger) = (
        sign_in("kare").await?,
        sign_in("asta").await?,
        sign_in("birger").await?,
    );
    let mona = sign_in("mona").await?;
    let story = Story {
        clock,
        today: oslo_day(Utc::now()),
        units: mona.send::<ListUnits>(Nothing {}, ()).await?.units,
        mona,
        jonas: sign_in("jonas").await?,
        ingrid: sign_in("ingrid").await?,
    };
    let (kares, astas, birgers) = (
        patient(&kare).await?,
        patient(&asta).await?,
        patient(&birger).await?,
    );

    story.go_to(BEGINS_DAYS_AGO, 11);
    let kares_stay = story.admit(kares).await?;
    story.go_to(24, 9);
    let birgers_stay = story.admit(birgers).await?;
    story
        .write(
            &birger,
            birgers,
            "Å kunne gå til postkassen og hente avisen selv.",
        )
        .await?;
    story.go_to(17, 12);
    story
        .plan(birgers, &birgers_stay, 16, Certainty::Decided, None)
        .await?;
    story
        .letter(birgers, &birgers_stay, letters::birger()?)
        .await?;
    story.go_to(16, 13);
    story
        .discharge(birgers, &birgers_stay, Destination::Home)
        .await?;
    story.go_to(14, 10);
    story.first_visit_done(birgers).await?;

    story.go_to(8, 10);
    let garden = story
        .write(
            &kare,
            kares,
            "Å komme meg ut i hagen igjen, og høre fuglene om morgenen.",
        )
        .await?;
    story
        .write(
            &kare,
            kares,
            "At barnebarna kan komme på besøk uten at jeg er for sliten.",
        )
        .await?;
    story.go_to(5, 14);
    let kares_stay = story
        .plan(kares, &kares_stay, 2, Certainty::Estimated, None)
        .await?;
    story.go_to(3, 9);
    let reason = Some("Trenger én dag til med trening i trapp.");
    let kares_stay = story
        .plan(kares, &kares_stay, 1, Certainty::Decided, reason)
        .await?;
    let astas_stay = story.admit(astas).await?;
    story
        .write(
            &asta,
            astas,
            "Å være hjemme til datteren min kommer i julen.",
        )
        .await?;
    story.go_to(2, 11);
    story
        .plan(astas, &astas_stay, -3, Certainty::Estimated, None)
        .await?;

    story.go_to(1, 11);
    story
        .letter(kares, &kares_stay, letters::kare(story.day(-2))?)
        .await?;
    story
        .discharge(kares, &kares_stay, Destination::ShortTermCare)
        .await?;
    story.go_to(1, 14);
    story.see_and_follow_up(kares, &garden).await?;
    story.own_task(&kare, kares, &garden).await?;
    story.settle_inbox().await?;
    story.return_to_now();
    Ok(())
}

async fn patient(actor: &Actor) -> anyhow::Result<Id<Patient>> {
    actor
        .send::<GetStart>(Nothing {}, ())
        .await?
        .me
        .patient
        .context("not a patient")
}

impl Story<'_> {
    fn day(&self, days_ago: i64) -> NaiveDate {
        self.today - TimeDelta::days(days_ago)
    }

    /// Moves the clock to a day so long ago, at this hour in Norway.
    fn go_to(&self, days_ago: i64, hour: u32) {
        let wanted = self
            .day(days_ago)
            .and_hms_opt(hour, 0, 0)
            .map_or_else(Utc::now, from_oslo);
        self.clock.advance(wanted - self.clock.now());
    }

    fn return_to_now(&self) {
        self.clock.advance(Utc::now() - self.clock.now());
    }

    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    fn unit(&self, name: &str) -> anyhow::Result<Id<Unit>> {
        self.units
            .iter()
            .find(|unit| unit.name == name)
            .map(|unit| unit.id)
            .context("no such unit")
    }

    async fn admit(&self, patient: Id<Patient>) -> anyhow::Result<HospitalStay> {
        let request = AdmitRequest {
            id: new_id(),
            admitted_at: self.now(),
        };
        self.mona
            .send::<AdmitPatient>(AtPatient { patient }, request)
            .await
    }

    async fn plan(
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

    async fn letter(
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

    async fn discharge(
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

    async fn write(
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

    async fn first_visit_done(&self, patient: Id<Patient>) -> anyhow::Result<()> {
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

    async fn see_and_follow_up(
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

    async fn own_task(
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
    async fn settle_inbox(&self) -> anyhow::Result<()> {
        let unit = self.unit(people::HOME_CARE)?;
        // The worker needs a moment to make updates of the events.
        let mut waiting = Vec::new();
        for _ in 0..50 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            let query = InboxQuery::default();
            waiting = self
                .ingrid
                .client
                .send_with::<ListUpdates>(&AtUnit { unit }, &query, &())
                .await?
                .items;
            if waiting.len() >= 4 {
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
