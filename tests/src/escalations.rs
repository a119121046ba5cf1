//! What units do about what nobody has seen to, about absence, and about handing patients over.

use chrono::{Datelike as _, NaiveDate, Weekday};
use shared::{
    Id,
    absences::{
        Absence, Absences, AtAbsence, EndAbsence, ListAbsences, NewAbsence, RegisterAbsence,
    },
    date::{from_oslo, oslo_day},
    escalations::{
        ChangeEscalationRule, ChangeEscalationRuleRequest, EscalationRule, GetEscalationRule,
    },
    handovers::{
        AnswerHandover, AnswerHandoverRequest, AskedHandover, AtAskedHandover, AtHandover,
        Handover, Handovers, ListAskedHandovers, ListHandovers, ProposeHandover,
        ProposeHandoverRequest, SeenHandover, WithdrawHandover,
    },
    id::{self, Patient, Unit},
    patients::{AtPatient, AtUnit},
};

use crate::{Person, World, deeds::prose, new_id};

impl World {
    /// Lets time pass until a Monday in September, 8 o'clock in Norway: no holiday is near.
    pub fn until_september(&self) {
        let today = oslo_day(self.clock().now());
        let year = today.year() + i32::from(today.month() >= 9);
        let monday = NaiveDate::from_weekday_of_month_opt(year, 9, Weekday::Mon, 1).unwrap();
        self.until_clock(monday, 8, 0);
    }

    /// Lets time pass until Norway's clocks show this.
    pub fn until_clock(&self, day: NaiveDate, hour: u32, minute: u32) {
        let then = from_oslo(day.and_hms_opt(hour, minute, 0).unwrap());
        self.clock().advance(then - self.clock().now());
    }
}

impl Person {
    /// Their account.
    pub async fn account(&self) -> Id<id::Person> {
        self.opens_the_app().await.me.person
    }

    /// When others are told of what their unit has not seen to.
    pub async fn sees_rule(&self) -> EscalationRule {
        self.does::<GetEscalationRule>(AtUnit { unit: self.unit() }, ())
            .await
    }

    /// Sets when others are told.
    pub async fn sets_rule(&self, version: i32, leader: i32, coordinator: i32) -> EscalationRule {
        let new = ChangeEscalationRuleRequest {
            version,
            hours_to_leader: leader,
            hours_to_coordinator: coordinator,
        };
        self.does::<ChangeEscalationRule>(AtUnit { unit: self.unit() }, new)
            .await
    }

    /// Who is away from their unit's work.
    pub async fn sees_absences(&self) -> Absences {
        self.does::<ListAbsences>(AtUnit { unit: self.unit() }, ())
            .await
    }

    /// Registers that somebody is away.
    pub async fn registers_absence(&self, absence: NewAbsence) -> Absence {
        self.does::<RegisterAbsence>(AtUnit { unit: self.unit() }, absence)
            .await
    }

    /// Is away herself from today for so many days.
    pub async fn goes_away(&self, today: NaiveDate, days: u64) -> Absence {
        let absence = absence(self.account().await, today, days);
        self.registers_absence(absence).await
    }

    /// Ends an absence.
    pub async fn ends_absence(&self, absence: &Absence) {
        let at = AtAbsence {
            unit: self.unit(),
            absence: absence.id,
        };
        self.does::<EndAbsence>(at, ()).await;
    }

    /// Who is responsible for the patient, and how they were handed over.
    pub async fn sees_handovers(&self, patient: Id<Patient>) -> Handovers {
        self.does::<ListHandovers>(AtPatient { patient }, ()).await
    }

    /// Asks another unit to take over.
    pub async fn asks_to_take_over(&self, patient: Id<Patient>, to: Id<Unit>) -> Handover {
        self.does::<ProposeHandover>(AtPatient { patient }, asking(to))
            .await
    }

    /// Takes that back.
    pub async fn takes_back(&self, patient: Id<Patient>, seen: &Handover) -> Handover {
        let at = AtHandover {
            patient,
            handover: seen.id,
        };
        let version = seen.version;
        self.does::<WithdrawHandover>(at, SeenHandover { version })
            .await
    }

    /// What their unit is asked.
    pub async fn is_asked(&self) -> Vec<AskedHandover> {
        self.does::<ListAskedHandovers>(AtUnit { unit: self.unit() }, ())
            .await
            .handovers
    }

    /// Where a handover is that their unit is asked.
    #[must_use]
    pub fn at_asked(&self, handover: &Handover) -> AtAskedHandover {
        AtAskedHandover {
            unit: self.unit(),
            handover: handover.id,
        }
    }

    /// Accepts, or refuses with a reason.
    pub async fn answers_handover(
        &self,
        seen: &Handover,
        refuses_because: Option<&str>,
    ) -> Handover {
        self.does::<AnswerHandover>(self.at_asked(seen), answering(seen, refuses_because))
            .await
    }
}

/// An absence that begins today and lasts so many days.
#[must_use]
pub fn absence(person: Id<id::Person>, today: NaiveDate, days: u64) -> NewAbsence {
    NewAbsence {
        id: new_id(),
        person,
        first_day: today,
        last_day: today + chrono::Days::new(days - 1),
        handed_to: None,
    }
}

/// A question whether a unit takes over.
#[must_use]
pub fn asking(to: Id<Unit>) -> ProposeHandoverRequest {
    ProposeHandoverRequest {
        id: new_id(),
        to,
        message: prose("Hun flytter til dere på mandag."),
    }
}

/// Yes, or no with a reason.
#[must_use]
pub fn answering(seen: &Handover, refuses_because: Option<&str>) -> AnswerHandoverRequest {
    AnswerHandoverRequest {
        version: seen.version,
        accept: refuses_because.is_none(),
        reason: refuses_because.map(prose),
    }
}
