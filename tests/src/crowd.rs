//! Many patients, who go home.

use chrono::TimeDelta;
use shared::{
    Id,
    id::{self, Patient},
    patients::{AtUnit, RegisterPatient, RegisterPatientRequest},
    stays::{Destination, HospitalStay},
};

use crate::{
    Person, World,
    deeds::{discharge, line},
    new_id,
};

/// A synthetic national identity number that no two `number`s share.
#[must_use]
pub fn national_identity_number(number: u32) -> String {
    let weighted = |digits: &[u32], weights: &[u32]| {
        digits.iter().zip(weights).map(|(d, w)| d * w).sum::<u32>() % 11
    };
    let mut serial = number * 4;
    loop {
        let mut digits: Vec<u32> = format!("019250{serial:03}")
            .chars()
            .filter_map(|c| c.to_digit(10))
            .collect();
        let first = (11 - weighted(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2])) % 11;
        digits.push(first);
        let second = (11 - weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) % 11;
        if first < 10 && second < 10 {
            digits.push(second);
            return digits.iter().map(ToString::to_string).collect();
        }
        serial += 1;
    }
}

impl Person {
    /// Registers somebody at their unit.
    pub async fn registers_number(&self, number: u32) -> Id<Patient> {
        let request = RegisterPatientRequest {
            id: new_id::<Patient>(),
            given_name: line("Per"),
            family_name: line(&format!("Nr{number}")),
            birth_date: "1950-12-01".parse().unwrap(),
            national_identity_number: serde_json::from_value(
                national_identity_number(number).into(),
            )
            .unwrap(),
            language: shared::identity::Language::Nb,
            phone: None,
            email: None,
            municipality: line("Notodden"),
        };
        self.does::<RegisterPatient>(AtUnit { unit: self.unit() }, request)
            .await
            .id
    }
}

impl World {
    /// Registers so many patients at the ward, where they have been for two days, and sends them home to this unit now.
    pub async fn crowd_comes_home(
        &self,
        ward: &Person,
        to: Id<id::Unit>,
        numbers: std::ops::Range<u32>,
    ) -> Vec<(Id<Patient>, HospitalStay)> {
        let mut crowd = Vec::new();
        for number in numbers {
            let patient = ward.registers_number(number).await;
            crowd.push((patient, self.comes_home(ward, patient, to).await));
        }
        crowd
    }

    /// Admits somebody two days ago, and sends them home to this unit now.
    pub async fn comes_home(
        &self,
        ward: &Person,
        patient: Id<Patient>,
        to: Id<id::Unit>,
    ) -> HospitalStay {
        let now = self.clock().now();
        let stay = ward.admits(patient, now - TimeDelta::days(2)).await;
        let home = discharge(&stay, now, Destination::Home, Some(to), None);
        ward.discharges(patient, &stay, home).await
    }
}

impl Person {
    /// Begins a checklist, answers what must be answered and signs.
    pub async fn fills_whole(&self, patient: Id<Patient>, template: &str) {
        let begun = self.begins(patient, template).await;
        let answered = self.answers_all(patient, begun).await;
        self.signs_checklist(patient, &answered).await;
    }

    /// Says what was done about what matters.
    pub async fn follows_up(
        &self,
        patient: Id<Patient>,
        entry: Id<id::WhatMatters>,
        on: chrono::NaiveDate,
    ) {
        use shared::what_matters::{AtEntry, FollowUpWhatMatters, NewFollowUp};
        let done = NewFollowUp {
            id: new_id(),
            text: crate::deeds::prose("Vi har gjort det"),
            done_on: on,
        };
        self.does::<FollowUpWhatMatters>(AtEntry { patient, entry }, done)
            .await;
    }
}
