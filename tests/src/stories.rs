//! What has happened before a test begins.

use chrono::TimeDelta;
use shared::{
    Id,
    id::Patient,
    plan::Step,
    stays::{Destination, HospitalStay},
    summaries::DischargeSummary,
    what_matters::WhatMattersEntry,
};

use crate::{GP_OFFICE, HOME_CARE, Person, World, deeds::discharge};

/// Asta, home since now, with all that belongs to it and everybody who follows her.
pub struct Home {
    /// The patient: Asta.
    pub patient: Person,
    /// Her record.
    pub record: Id<Patient>,
    /// A nurse of the ward.
    pub ward_nurse: Person,
    /// A doctor of the ward.
    pub ward_doctor: Person,
    /// A nurse in home care.
    pub home_care: Person,
    /// The GP.
    pub gp: Person,
    /// The coordinator.
    pub coordinator: Person,
    /// The stay, ended.
    pub stay: HospitalStay,
    /// The letter, with her.
    pub letter: DischargeSummary,
    /// Her words.
    pub entry: WhatMattersEntry,
    /// Her own task.
    pub task: Step,
    /// The plan's steps, the visit first.
    pub steps: Vec<Step>,
}

impl World {
    /// Tells how Asta came home: her words, the stay with a planned date, the letter, the discharge, a task.
    pub async fn asta_comes_home(&self) -> Home {
        let patient = self.person("asta").await;
        let (ward_nurse, ward_doctor) = (self.person("mona").await, self.person("jonas").await);
        let (home_care, gp, coordinator) = (
            self.person("ingrid").await,
            self.person("silje").await,
            self.person("tor").await,
        );
        let record = patient.record();
        let (now, today) = (self.clock().now(), self.clock().today());
        let entry = patient.writes_what_matters("Å være hjemme til jul").await;
        let admitted = ward_nurse.admits(record, now - TimeDelta::days(7)).await;
        let planned = ward_nurse
            .plans_discharge(record, &admitted, today, None)
            .await;
        let letter = ward_doctor
            .sends_letter(record, &planned, "Hei Asta! Du har hatt lungebetennelse.")
            .await;
        let to = discharge(
            &planned,
            now,
            Destination::Home,
            Some(home_care.unit()),
            Some(gp.unit()),
        );
        let stay = ward_nurse.discharges(record, &planned, to).await;
        let task = patient
            .adds_task("Gå en tur i trappen", today + TimeDelta::days(30))
            .await;
        let steps = patient.sees_plan(record).await.steps;
        Home {
            patient,
            record,
            ward_nurse,
            ward_doctor,
            home_care,
            gp,
            coordinator,
            stay,
            letter,
            entry,
            task,
            steps,
        }
    }

    /// Puts Asta on the ward, since a week.
    pub async fn asta_is_admitted(&self) -> (Person, Person, HospitalStay) {
        let (asta, mona) = (self.person("asta").await, self.person("mona").await);
        let stay = mona
            .admits(asta.record(), self.clock().now() - TimeDelta::days(7))
            .await;
        (asta, mona, stay)
    }

    /// Asta's newest stay, as somebody sees it.
    pub async fn asta_stay(&self, record: Id<Patient>, reader: &Person) -> HospitalStay {
        reader.opens_patient(record).await.stay.unwrap()
    }

    /// The home-care district and the GP's office.
    pub async fn home_care_and_gp(&self) -> (Id<shared::id::Unit>, Id<shared::id::Unit>) {
        (self.unit(HOME_CARE).await, self.unit(GP_OFFICE).await)
    }
}
