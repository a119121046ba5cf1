//! Hospital stays: admitted, a planned date with every revision, ready, discharged.

use chrono::{Days, TimeDelta};
use hjemover_tests::{
    Home, both,
    deeds::{discharge, prose},
    new_id,
};
use shared::{
    patients::AtPatient,
    plan::{GetPlan, StepState},
    stays::{
        AdmitPatient, AdmitRequest, AtStay, Certainty, DeclareReady, DeclareReadyRequest,
        Destination, DischargePatient, DischargeRequest, HospitalStay, ListStays, PlanDischarge,
        PlanDischargeRequest,
    },
};

both! {
    /// A patient is in one ward at a time, since a moment that has come; the same admission counts once.
    async fn admitted_once(world) {
        let (asta, mona) = (world.person("asta").await, world.person("mona").await);
        let (at, now) = (AtPatient { patient: asta.record() }, world.clock().now());
        let admit = |admitted_at| AdmitRequest { id: new_id(), admitted_at };
        mona.is_refused::<AdmitPatient>(at, admit(now + TimeDelta::hours(1)), "admitted_at:in_the_future").await;
        mona.is_refused::<AdmitPatient>(at, admit(now - TimeDelta::days(800)), "admitted_at:out_of_range").await;
        let first = admit(now - TimeDelta::days(1));
        let stay = mona.does::<AdmitPatient>(at, first.clone()).await;
        assert_eq!((stay.version, stay.ward.name.as_str()), (1, hjemover_tests::WARD));
        assert_eq!(mona.does::<AdmitPatient>(at, first).await, stay);
        let problem = mona.is_refused::<AdmitPatient>(at, admit(now), "already_admitted").await;
        let current: HospitalStay = serde_json::from_value(problem.current.unwrap()).unwrap();
        assert_eq!(current, stay);
        assert_eq!(asta.does::<ListStays>(at, ()).await.stays, [stay]);
    }

    /// Every revision of the planned date is kept with its reason; moving one is explained.
    async fn every_revision_is_kept(world) {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        let (record, today) = (asta.record(), world.clock().today());
        let at = AtStay { patient: record, stay: stay.id };
        let plan = |version, days: i64, reason: Option<&str>| PlanDischargeRequest {
            version,
            date: today + TimeDelta::days(days),
            certainty: Certainty::Estimated,
            reason: reason.map(prose),
        };
        mona.is_refused::<PlanDischarge>(at, plan(1, -1, None), "date:in_the_past").await;
        mona.is_refused::<PlanDischarge>(at, plan(1, 800, None), "date:out_of_range").await;
        mona.does::<PlanDischarge>(at, plan(1, 3, None)).await;
        mona.is_refused::<PlanDischarge>(at, plan(2, 5, None), "reason:reason_missing").await;
        let moved = mona.does::<PlanDischarge>(at, plan(2, 5, Some("Trenger mer trening"))).await;
        let kept: Vec<_> = moved.planned.iter().map(|p| (p.date - today, p.reason.as_deref())).collect();
        assert_eq!(kept, [(TimeDelta::days(5), Some("Trenger mer trening")), (TimeDelta::days(3), None)]);
        let problem = mona.is_refused::<PlanDischarge>(at, plan(1, 6, Some("x")), "changed_meanwhile").await;
        assert_eq!(problem.current.unwrap()["version"], 3);
        let home = asta.opens_the_app().await.home.unwrap().stay.unwrap();
        assert_eq!(home.planned_on, Some(today + TimeDelta::days(5)));
    }

    /// Ready since a moment of the stay, or no longer.
    async fn ready_or_no_longer(world) {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        let at = AtStay { patient: asta.record(), stay: stay.id };
        let now = world.clock().now();
        let ready = |version, ready_at| DeclareReadyRequest { version, ready_at };
        let before = stay.admitted_at - TimeDelta::hours(1);
        mona.is_refused::<DeclareReady>(at, ready(1, Some(before)), "ready_at:before_admission").await;
        mona.is_refused::<DeclareReady>(at, ready(1, Some(now + TimeDelta::hours(1))), "ready_at:in_the_future").await;
        let is = mona.does::<DeclareReady>(at, ready(1, Some(now))).await;
        assert_eq!(is.ready_at, Some(now));
        let not = mona.does::<DeclareReady>(at, ready(2, None)).await;
        assert_eq!((not.ready_at, not.version), (None, 3));
        mona.is_refused::<DeclareReady>(at, ready(2, None), "changed_meanwhile").await;
    }

    /// A discharge has happened, names units that exist and are of the right kind, and ends the stay.
    async fn discharged_once_to_units_that_exist(world) {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        let (home_care, gp) = world.home_care_and_gp().await;
        let at = AtStay { patient: asta.record(), stay: stay.id };
        let now = world.clock().now();
        let right = discharge(&stay, now, Destination::Home, Some(home_care), Some(gp));
        let wrong = [
            (DischargeRequest { home_care: None, ..right.clone() }, "home_care:missing"),
            (DischargeRequest { home_care: Some(gp), ..right.clone() }, "home_care:not_found"),
            (DischargeRequest { home_care: Some(new_id()), ..right.clone() }, "home_care:not_found"),
            (DischargeRequest { gp_office: Some(home_care), ..right.clone() }, "gp_office:not_found"),
            (DischargeRequest { discharged_at: now + TimeDelta::hours(1), ..right.clone() }, "discharged_at:in_the_future"),
            (
                DischargeRequest { discharged_at: stay.admitted_at - TimeDelta::hours(1), ..right.clone() },
                "discharged_at:before_admission",
            ),
            (DischargeRequest { version: 7, ..right.clone() }, "changed_meanwhile"),
        ];
        for (request, code) in wrong {
            mona.is_refused::<DischargePatient>(at, request, code).await;
        }
        assert_eq!(asta.sees_plan(asta.record()).await.steps, []);
        let ended = mona.does::<DischargePatient>(at, right.clone()).await;
        assert_eq!(ended.discharge.as_ref().unwrap().destination, Destination::Home);
        for code in ["stay_ended", "stay_ended"] {
            mona.is_refused::<DischargePatient>(at, DischargeRequest { version: ended.version, ..right.clone() }, code).await;
        }
        let plan = PlanDischargeRequest {
            version: ended.version,
            date: world.clock().today(),
            certainty: Certainty::Decided,
            reason: None,
        };
        mona.is_refused::<PlanDischarge>(at, plan, "stay_ended").await;
    }

    /// The plan's days are counted from the homecoming in Norway, and its steps have owners.
    async fn a_plan_is_made_from_the_homecoming(world) {
        let Home { record, steps, home_care, gp, .. } = world.asta_comes_home().await;
        let plan = home_care.sees_plan(record).await;
        let (made, today) = (plan.care_plan.unwrap(), world.clock().today());
        assert_eq!((made.template.as_str(), made.template_version, made.started_on), ("hph", 1, today));
        let from_template: Vec<_> = steps.iter().filter(|step| step.title != "Gå en tur i trappen").collect();
        let due: Vec<_> = from_template.iter().map(|step| step.due).collect();
        assert_eq!(due, [3, 14, 28].map(|days| today + Days::new(days)));
        let owners: Vec<_> = from_template
            .iter()
            .map(|step| match &step.owner {
                shared::plan::StepOwner::Unit(unit) => unit.id,
                shared::plan::StepOwner::Patient => panic!("{} has no unit", step.title),
            })
            .collect();
        assert_eq!(owners, [home_care.unit(), gp.unit(), home_care.unit()]);
        assert!(steps.iter().all(|step| step.state == StepState::Planned && !step.overdue));
    }

    /// Nobody plans for those who die: no plan is made, those that run stop, and nobody is told of their steps.
    async fn death_stops_every_contact(world) {
        let home = world.asta_comes_home().await;
        let stay = home.ward_nurse.admits(home.record, world.clock().now()).await;
        let died = discharge(&stay, world.clock().now(), Destination::Died, None, None);
        home.ward_nurse.discharges(home.record, &stay, died).await;
        let tomorrow = world.clock().today() + TimeDelta::days(1);
        world.person("birger").await.adds_task("Gå til postkassen", tomorrow).await;
        world.settles().await;
        world.after_days(40);
        let told = || world.storage.count("event where kind = 'step_overdue'");
        // When Birger's has been told, the watch has looked at hers too.
        world
            .until("the watch has looked", || async { (told() > 0).then_some(()) })
            .await;
        world.settles().await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(told(), 1, "somebody who died is nobody's next step");
        assert_eq!(home.home_care.sees_plan(home.record).await.steps.len(), home.steps.len());
    }

    /// The ward that a patient has left corrects its letter for a while, and does not run another's stay.
    async fn the_ward_serves_for_a_while(world) {
        let home = world.asta_comes_home().await;
        world.after_days(80);
        home.ward_doctor.opens_patient(home.record).await;
        world.after_days(20);
        home.ward_doctor.is_refused::<GetPlan>(AtPatient { patient: home.record }, (), "not_found").await;
        home.home_care.opens_patient(home.record).await;
    }
}
