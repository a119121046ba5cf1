//! What nobody has seen to: from its owner to the leader to the coordinator, in working time, and what the patient reads.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use hjemover_tests::{
    COORDINATOR, GP_OFFICE, HOME_CARE, Home, Person, World, both,
    deeds::{discharge, line, prose},
    escalations::absence,
};
use shared::{
    Id,
    escalations::{
        ChangeEscalationRule, ChangeEscalationRuleRequest, EscalationLevel, GetEscalationRule,
        ToldStage,
    },
    id,
    inbox::{Update, UpdateKind},
    patients::AtUnit,
    plan::{AtStep, ChangeStep, ChangeStepRequest, Move, Step, StepKind},
    stays::Destination,
    units::StaffRole,
};

/// What an inbox has of this kind.
async fn of_kind(who: &Person, kind: UpdateKind) -> Vec<Update> {
    let mut inbox = who.sees_inbox().await;
    inbox.retain(|update| update.kind == kind);
    inbox
}

/// The step as the patient sees it.
async fn step(patient: &Person, step: Id<id::Step>) -> Step {
    let plan = patient.sees_plan(patient.record()).await;
    plan.steps.into_iter().find(|one| one.id == step).unwrap()
}

fn levels(told: &[ToldStage]) -> Vec<EscalationLevel> {
    told.iter().map(|stage| stage.level).collect()
}

fn rungs(world: &World, of: &str) -> usize {
    world.storage.count(&format!("escalation where {of}"))
}

/// The watch looks every second; what it would have done by now it has done.
async fn nothing_happens() {
    tokio::time::sleep(Duration::from_millis(2200)).await;
}

/// Asta is home in September, and the visit of the third day was missed: home care was told just after midnight.
async fn missed_visit(world: &World) -> (Home, Step, NaiveDate) {
    world.until_september();
    let home = world.asta_comes_home().await;
    // Nothing else waits.
    world.settles().await;
    world
        .storage
        .execute("update inbox_update set climb_at = null");
    let visit = home.steps.first().unwrap().id;
    // Monday and three days: told on Friday.
    let friday = world.clock().today() + Days::new(4);
    world.until_clock(friday, 0, 5);
    let told = world
        .until("home care is told", || async {
            Some(step(&home.patient, visit).await).filter(|step| step.owner_told_at.is_some())
        })
        .await;
    world.settles().await;
    (home, told, friday)
}

/// Waits until a step has come so far.
async fn comes_to(world: &World, patient: &Person, which: Id<id::Step>, rungs: usize) -> Step {
    let found = world
        .until("it climbs", || async {
            Some(step(patient, which).await).filter(|step| step.told.len() == rungs)
        })
        .await;
    world.settles().await;
    found
}

both! {
    /// A missed GP visit: the office is told, then its leader, then the coordinator, each after a working day and the
    /// patient reads each as it happens. After that nobody is told again.
    async fn a_missed_gp_visit(world) {
        world.until_september();
        let Home { patient: asta, gp, coordinator: tor, home_care: ingrid, steps, .. } = world.asta_comes_home().await;
        let lena = world.staff("lena", GP_OFFICE, StaffRole::Leader).await;
        world.settles().await;
        let visit = steps.iter().find(|step| step.kind == StepKind::GpConsultation).unwrap();
        // A Tuesday: the day after.
        let told_on = visit.due + Days::new(1);
        world.until_clock(told_on, 0, 5);
        let told = world.until("the office is told", || async {
            Some(step(&asta, visit.id).await).filter(|step| step.owner_told_at.is_some())
        }).await;
        assert_eq!(told.told, []);
        world.until_clock(told_on + Days::new(1), 8, 25);
        nothing_happens().await;
        assert_eq!(step(&asta, visit.id).await.told, [], "eight working hours are a day and half an hour");
        world.until_clock(told_on + Days::new(1), 8, 31);
        let told = comes_to(world, &asta, visit.id, 1).await;
        assert_eq!((levels(&told.told), told.told[0].unit_name.as_str()), (vec![EscalationLevel::Leader], GP_OFFICE));
        let hers = of_kind(&lena, UpdateKind::StepEscalated).await;
        assert_eq!((hers.len(), hers[0].level, hers[0].text.as_deref()), (1, Some(EscalationLevel::Leader), Some(&*visit.title)));
        assert_eq!(of_kind(&gp, UpdateKind::StepEscalated).await.len(), 1, "the unit's inbox is one");
        assert_eq!(of_kind(&tor, UpdateKind::StepEscalated).await.len(), 0);
        world.until_clock(told_on + Days::new(2), 9, 5);
        let told = comes_to(world, &asta, visit.id, 2).await;
        assert_eq!(levels(&told.told), [EscalationLevel::Leader, EscalationLevel::Coordinator]);
        assert_eq!(told.told[1].unit_name, COORDINATOR);
        assert!(told.owner_told_at.unwrap() < told.told[0].at && told.told[0].at < told.told[1].at);
        assert_eq!(of_kind(&tor, UpdateKind::StepEscalated).await[0].level, Some(EscalationLevel::Coordinator));
        let first = asta.opens_the_app().await.home.unwrap().next_step.unwrap();
        assert_eq!((first.kind, levels(&first.told)), (StepKind::Visit, levels(&told.told)), "the first screen says it too");
        // Time passes; nobody is told again, and all of them still see it.
        world.after_days(30);
        nothing_happens().await;
        world.settles().await;
        assert_eq!(rungs(world, &format!("step_id = '{}'", visit.id)), 2);
        assert_eq!((of_kind(&tor, UpdateKind::StepEscalated).await.iter().filter(|one| one.text.as_deref() == Some(&*visit.title)).count()), 1);
        assert!(ingrid.opens_patient(asta.record()).await.steps.iter().any(|one| one.id == visit.id && one.told.len() == 2));
    }

    /// A new day begins anew; what is done goes no further.
    async fn moved_and_done(world) {
        let (Home { patient: asta, home_care: ingrid, record, .. }, visit, friday) = missed_visit(world).await;
        // Eight working hours over the weekend.
        world.until_clock(friday + Days::new(3), 8, 35);
        comes_to(world, &asta, visit.id, 1).await;
        let late = step(&asta, visit.id).await;
        let monday = world.clock().today();
        let change = ChangeStepRequest {
            version: late.version,
            title: line(&late.title),
            owner: Some(ingrid.unit()),
            owner_person: None,
            due: monday + Days::new(1),
            serves: vec![],
        };
        let moved = ingrid.does::<ChangeStep>(AtStep { patient: record, step: visit.id }, change).await;
        assert_eq!((moved.overdue, moved.told.len()), (false, 0));
        world.until_clock(monday + Days::new(1), 16, 0);
        nothing_happens().await;
        assert_eq!(rungs(world, &format!("step_id = '{}'", visit.id)), 1);
        world.until_clock(monday + Days::new(2), 0, 5);
        let again = world.until("home care is told anew", || async {
            Some(step(&asta, visit.id).await).filter(|step| step.owner_told_at.is_some())
        }).await;
        assert_eq!(again.told, [], "what was told of the other day is not told of this one");
        world.until_clock(monday + Days::new(3), 8, 35);
        let again = comes_to(world, &asta, visit.id, 1).await;
        assert_eq!(levels(&again.told), [EscalationLevel::Leader]);
        let done = ingrid.moves(record, &again, Move::Done { note: None }).await;
        assert!(done.told.is_empty() && !done.overdue);
        world.after_days(20);
        nothing_happens().await;
        assert_eq!(rungs(world, &format!("step_id = '{}'", visit.id)), 2);
    }

    /// Said not to be done and taken up again, it is not forgotten.
    async fn taken_up_again(world) {
        let (Home { patient: asta, home_care: ingrid, record, .. }, visit, friday) = missed_visit(world).await;
        let closed = ingrid.moves(record, &visit, Move::NotDone { reason: prose("Ikke hjemme") }).await;
        world.until_clock(friday + Days::new(10), 12, 0);
        nothing_happens().await;
        assert_eq!(rungs(world, "step_id is not null"), 0);
        ingrid.moves(record, &closed, Move::Planned {}).await;
        let open = comes_to(world, &asta, visit.id, 1).await;
        assert_eq!(levels(&open.told), [EscalationLevel::Leader]);
    }

    /// In hospital nobody is reminded; home again, it goes on. Of the dead nothing is told.
    async fn in_hospital_and_dead(world) {
        let (Home { patient: asta, ward_nurse: mona, home_care: ingrid, record, .. }, visit, friday) = missed_visit(world).await;
        let stay = mona.admits(record, world.clock().now()).await;
        world.settles().await;
        world.storage.execute("update inbox_update set climb_at = null");
        world.until_clock(friday + Days::new(7), 12, 0);
        nothing_happens().await;
        assert_eq!(rungs(world, "1 = 1"), 0);
        let to = discharge(&stay, world.clock().now(), Destination::Home, Some(ingrid.unit()), None);
        mona.discharges(record, &stay, to).await;
        world.until_clock(friday + Days::new(12), 12, 0);
        comes_to(world, &asta, visit.id, 1).await;
        let stay = mona.admits(record, world.clock().now()).await;
        let to = discharge(&stay, world.clock().now(), Destination::Died, None, None);
        mona.discharges(record, &stay, to).await;
        world.settles().await;
        let before = rungs(world, "1 = 1");
        world.after_days(30);
        nothing_happens().await;
        assert_eq!(rungs(world, "1 = 1"), before);
    }

    /// An update that nobody handles climbs too; taken is not handled. Handled by the leader it goes no further.
    async fn updates_climb(world) {
        world.until_september();
        let (asta, ingrid, randi, tor) =
            (world.person("asta").await, world.person("ingrid").await, world.person("randi").await, world.person("tor").await);
        let monday = world.clock().today();
        asta.writes_what_matters("hagen").await;
        world.settles().await;
        let written = of_kind(&ingrid, UpdateKind::WhatMattersWritten).await.remove(0);
        ingrid.takes(&written).await;
        world.until_clock(monday + Days::new(1), 8, 20);
        nothing_happens().await;
        assert_eq!(of_kind(&randi, UpdateKind::UpdateEscalated).await.len(), 0);
        world.until_clock(monday + Days::new(1), 8, 35);
        let told = world.until("the leader is told", || async { of_kind(&randi, UpdateKind::UpdateEscalated).await.pop() }).await;
        assert_eq!((told.level, told.text.as_deref()), (Some(EscalationLevel::Leader), Some("what_matters_written")));
        // The ward has no leader: the coordinator is told of its own at once.
        let tors = world.until("the coordinator is told", || async { of_kind(&tor, UpdateKind::UpdateEscalated).await.pop() }).await;
        assert_eq!(tors.level, Some(EscalationLevel::Coordinator));
        randi.handles(&told).await;
        world.after_days(20);
        nothing_happens().await;
        world.settles().await;
        assert_eq!(of_kind(&tor, UpdateKind::UpdateEscalated).await.len(), 1);
        assert_eq!(of_kind(&randi, UpdateKind::UpdateEscalated).await.len(), 0);
        assert_eq!(rungs(world, "update_id is not null"), 2);
        assert!(of_kind(&ingrid, UpdateKind::WhatMattersWritten).await.iter().any(|update| update.id == written.id), "it waits still");
        // What is handled in time comes to nobody.
        asta.writes_what_matters("huset").await;
        world.settles().await;
        for who in [&ingrid, &world.person("mona").await] {
            for update in of_kind(who, UpdateKind::WhatMattersWritten).await {
                who.handles(&update).await;
            }
        }
        world.after_days(20);
        nothing_happens().await;
        assert_eq!(rungs(world, "update_id is not null"), 2);
    }

    /// Two instances, and one that was down over the moment: each rung once.
    async fn exactly_once(world) {
        let (Home { patient: asta, .. }, visit, friday) = missed_visit(world).await;
        let second = world.another_instance(|_| {});
        let by = friday + Days::new(20);
        second.until_clock(by, 12, 0);
        world.until_clock(by, 12, 0);
        comes_to(world, &asta, visit.id, 1).await;
        second.until_clock(by + Days::new(5), 12, 0);
        world.until_clock(by + Days::new(5), 12, 0);
        comes_to(world, &asta, visit.id, 2).await;
        nothing_happens().await;
        assert_eq!(rungs(world, &format!("step_id = '{}'", visit.id)), 2);
        assert_eq!(world.storage.count(&format!("event where kind = 'escalated' and payload like '%{}%'", visit.id)), 2);
        assert_eq!(world.storage.count(&format!("inbox_update where kind = 'step_escalated' and level = 'coordinator' and text = '{}'", visit.title)), 1);
        second.end().await;
    }

    /// Nobody leads: the coordinator is told at once. No coordinator either: the unit is told again, and the patient reads
    /// just that. A leader who is away counts as none.
    async fn nobody_on_duty(world) {
        let (Home { patient: asta, home_care: ingrid, coordinator: tor, .. }, visit, friday) = missed_visit(world).await;
        let randi = world.person("randi").await;
        randi.goes_away(world.clock().today(), 14).await;
        world.storage.execute(&format!("update care_relation set valid_until = valid_from where unit_id = '{}'", tor.unit()));
        world.until_clock(friday + Days::new(3), 8, 35);
        let told = comes_to(world, &asta, visit.id, 1).await;
        assert_eq!((levels(&told.told), told.told[0].unit_name.as_str()), (vec![EscalationLevel::Owner], HOME_CARE));
        assert_eq!(of_kind(&ingrid, UpdateKind::StepEscalated).await[0].level, Some(EscalationLevel::Owner));
        assert_eq!(of_kind(&tor, UpdateKind::StepEscalated).await.len(), 0);
    }

    /// Nobody serves the patient: nobody is told, and when somebody does again, they are.
    async fn nobody_at_all(world) {
        let (Home { patient: asta, .. }, visit, friday) = missed_visit(world).await;
        world.storage.execute("update care_relation set valid_until = valid_from");
        world.until_clock(friday + Days::new(7), 12, 0);
        nothing_happens().await;
        assert_eq!(step(&asta, visit.id).await.told, []);
        world.storage.execute("update care_relation set valid_until = null");
        world.until_clock(friday + Days::new(14), 12, 0);
        assert_eq!(levels(&comes_to(world, &asta, visit.id, 1).await.told), [EscalationLevel::Leader]);
    }

    /// The hours are the leader's to set, for what comes after; two at once, wrong hours and others are refused.
    async fn hours_of_the_unit(world) {
        world.until_september();
        let (randi, ingrid, tor) = (world.person("randi").await, world.person("ingrid").await, world.person("tor").await);
        let (at, theirs) = (AtUnit { unit: randi.unit() }, AtUnit { unit: tor.unit() });
        let first = randi.sees_rule().await;
        assert_eq!((first.version, first.hours_to_leader, first.hours_to_coordinator, &first.changed), (0, 8, 8, &None));
        let new = |version, leader, coordinator| ChangeEscalationRuleRequest {
            version, hours_to_leader: leader, hours_to_coordinator: coordinator,
        };
        for who in [&ingrid, &tor] {
            who.is_refused::<GetEscalationRule>(at, (), "not_found").await;
            who.is_refused::<ChangeEscalationRule>(at, new(0, 2, 2), "not_found").await;
        }
        randi.is_refused::<GetEscalationRule>(theirs, (), "not_found").await;
        randi.is_refused::<ChangeEscalationRule>(at, new(0, 0, 8), "hours_to_leader:out_of_range").await;
        randi.is_refused::<ChangeEscalationRule>(at, new(0, 8, 81), "hours_to_coordinator:out_of_range").await;
        let set = randi.sets_rule(0, 2, 3).await;
        assert_eq!((set.version, set.changed.as_ref().unwrap().author.name.as_str()), (1, "Randi Solheim"));
        let problem = randi.is_refused::<ChangeEscalationRule>(at, new(0, 4, 4), "changed_meanwhile").await;
        assert_eq!(problem.current.unwrap()["hours_to_leader"], 2);
        assert_eq!(randi.sets_rule(1, 2, 4).await.version, 2);
        let asta = world.person("asta").await;
        let monday = world.clock().today();
        asta.writes_what_matters("hagen").await;
        world.settles().await;
        world.until_clock(monday, 10, 5);
        world.until("the leader is told after two hours", || async { of_kind(&randi, UpdateKind::UpdateEscalated).await.pop() }).await;
        world.until_clock(monday, 14, 10);
        world.until("the coordinator is told after four more", || async { of_kind(&tor, UpdateKind::UpdateEscalated).await.pop() }).await;
    }

    /// A leader who is away is passed over, and told again when back.
    async fn a_leader_who_is_away(world) {
        let (Home { patient: asta, home_care: ingrid, .. }, visit, friday) = missed_visit(world).await;
        let (randi, today) = (world.person("randi").await, world.clock().today());
        let hers = randi.registers_absence(absence(randi.account().await, today, 5)).await;
        world.until_clock(friday + Days::new(3), 8, 35);
        let told = comes_to(world, &asta, visit.id, 1).await;
        assert_eq!(levels(&told.told), [EscalationLevel::Coordinator]);
        assert_eq!(hers.last_day, today + Days::new(4));
        assert_eq!(of_kind(&ingrid, UpdateKind::StepEscalated).await.len(), 0);
    }
}
