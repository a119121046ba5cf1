//! The plan: steps, their owners and states, own tasks, and what falls overdue.

use std::time::Duration;

use chrono::{Days, TimeDelta};
use hjemover_tests::{
    Home, SHORT_TERM, both,
    deeds::{line, prose},
    new_id,
};
use shared::{
    inbox::UpdateKind,
    patients::AtPatient,
    plan::{
        AddOwnTask, AddStep, AtStep, ChangeStep, ChangeStepRequest, Move, MoveStep,
        MoveStepRequest, NewOwnTask, NewStep, Step, StepKind, StepOwner, StepState, TickTask,
        TickTaskRequest,
    },
};

fn booked(at: chrono::DateTime<chrono::Utc>) -> Move {
    Move::Booked {
        at,
        with: line("Ingrid"),
    }
}

fn done() -> Move {
    Move::Done {
        note: Some(prose("Vi gikk gjennom medisinene")),
    }
}

fn not_done() -> Move {
    Move::NotDone {
        reason: prose("Ikke hjemme"),
    }
}

fn not_relevant() -> Move {
    Move::NotRelevant {
        reason: prose("Innlagt igjen"),
    }
}

both! {
    /// A step goes from state to state as its rules say; what was agreed and noted is shown; done is final.
    async fn steps_move(world) {
        let Home { patient: asta, home_care: ingrid, record, steps, .. } = world.asta_comes_home().await;
        let at = world.clock().now() + TimeDelta::days(2);
        let visit = ingrid.moves(record, &steps[0], booked(at)).await;
        assert_eq!((visit.state, visit.version), (StepState::Booked, 2));
        assert_eq!(visit.booking.as_ref().unwrap().with, "Ingrid");
        assert_eq!(asta.opens_the_app().await.home.unwrap().next_step.unwrap().booking, visit.booking);
        let visit = ingrid.moves(record, &visit, not_done()).await;
        assert_eq!(visit.note.as_deref(), Some("Ikke hjemme"));
        let visit = ingrid.moves(record, &visit, booked(at)).await;
        let visit = ingrid.moves(record, &visit, done()).await;
        let moved = visit.moved.as_ref().unwrap();
        assert_eq!((moved.author.name.as_str(), visit.state), ("Ingrid Dahl", StepState::Done));
        for to in [Move::Planned {}, booked(at), done(), not_done(), not_relevant()] {
            let request = MoveStepRequest { version: visit.version, to };
            let problem =
                ingrid.is_refused::<MoveStep>(AtStep { patient: record, step: visit.id }, request, "state_cannot_follow").await;
            let current: Step = serde_json::from_value(problem.current.unwrap()).unwrap();
            assert_eq!(current, visit);
        }
        assert_eq!(world.storage.count(&format!("step_move where step_id = '{}'", visit.id)), 4);
    }

    /// Two who move the same step: the second is shown what the first did. A time that has passed is refused.
    async fn moved_meanwhile(world) {
        let Home { home_care: ingrid, gp, record, steps, .. } = world.asta_comes_home().await;
        let at = AtStep { patient: record, step: steps[0].id };
        let past = MoveStepRequest { version: 1, to: booked(world.clock().now() - TimeDelta::hours(1)) };
        ingrid.is_refused::<MoveStep>(at, past, "to.at:in_the_past").await;
        ingrid.moves(record, &steps[0], done()).await;
        let late = MoveStepRequest { version: 1, to: not_relevant() };
        let problem = gp.is_refused::<MoveStep>(at, late, "changed_meanwhile").await;
        assert_eq!(problem.current.unwrap()["state"], "done");
    }

    /// Own steps have an owner who serves the patient, a day that has not passed, and entries of the patient.
    async fn steps_are_added(world) {
        let Home { patient: asta, home_care: ingrid, gp, entry, record, .. } = world.asta_comes_home().await;
        let (at, today) = (AtPatient { patient: record }, world.clock().today());
        let kares = world.person("kare").await.writes_what_matters("hagen").await;
        let new = || NewStep {
            id: new_id(),
            kind: StepKind::Appointment,
            title: line("Blodprøve"),
            owner: Some(gp.unit()),
            owner_person: Some(line("Silje")),
            due: today + Days::new(10),
            serves: vec![entry.id],
        };
        let short_term = world.unit(SHORT_TERM).await;
        let wrong = [
            (NewStep { due: today - Days::new(1), ..new() }, "due:in_the_past"),
            (NewStep { due: today + Days::new(900), ..new() }, "due:out_of_range"),
            (NewStep { owner: Some(short_term), ..new() }, "owner:not_found"),
            (NewStep { owner: Some(new_id()), ..new() }, "owner:not_found"),
            (NewStep { serves: vec![kares.id], ..new() }, "serves:not_found"),
            (NewStep { kind: StepKind::OwnTask, ..new() }, "owner:invalid"),
        ];
        let before = ingrid.sees_plan(record).await.steps.len();
        for (step, code) in wrong {
            ingrid.is_refused::<AddStep>(at, step, code).await;
        }
        assert_eq!(ingrid.sees_plan(record).await.steps.len(), before);
        let right = new();
        let step = ingrid.does::<AddStep>(at, right.clone()).await;
        assert_eq!(ingrid.does::<AddStep>(at, right.clone()).await, step);
        let other = NewStep { title: line("Noe annet"), ..right };
        ingrid.is_refused::<AddStep>(at, other, "id_taken").await;
        assert!(matches!(&step.owner, StepOwner::Unit(unit) if unit.id == gp.unit()));
        let shown = asta.sees_what_matters(record).await;
        assert_eq!(shown[0].steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>(), ["Blodprøve"]);
    }

    /// A step is changed while it is open; a stale change is refused.
    async fn steps_are_changed(world) {
        let Home { home_care: ingrid, entry, record, steps, .. } = world.asta_comes_home().await;
        let at = AtStep { patient: record, step: steps[0].id };
        let change = |version| ChangeStepRequest {
            version,
            title: line("Besøk av Ingrid"),
            owner: Some(ingrid.unit()),
            owner_person: Some(line("Ingrid Dahl")),
            due: steps[0].due,
            serves: vec![entry.id],
        };
        let changed = ingrid.does::<ChangeStep>(at, change(1)).await;
        assert_eq!((changed.version, changed.title.as_str()), (2, "Besøk av Ingrid"));
        assert_eq!(changed.serves[0].text, "Å være hjemme til jul");
        ingrid.is_refused::<ChangeStep>(at, change(1), "changed_meanwhile").await;
        let finished = ingrid.moves(record, &changed, done()).await;
        ingrid.is_refused::<ChangeStep>(at, change(finished.version), "state_cannot_follow").await;
    }

    /// The patient adds and ticks own tasks, and takes a tick away; a unit's steps are not the patient's to tick.
    async fn own_tasks(world) {
        let Home { patient: asta, home_care: ingrid, record, steps, task, .. } = world.asta_comes_home().await;
        let at = AtPatient { patient: record };
        let past = world.clock().today() - Days::new(1);
        let late = NewOwnTask { id: new_id(), title: line("x"), due: past, serves: vec![] };
        asta.is_refused::<AddOwnTask>(at, late, "due:in_the_past").await;
        assert_eq!((task.kind, &task.owner), (StepKind::OwnTask, &StepOwner::Patient));
        let ticked = asta.ticks(&task, true).await;
        assert_eq!((ticked.state, ticked.version), (StepState::Done, 2));
        let again = TickTaskRequest { version: 1, done: false };
        asta.is_refused::<TickTask>(AtStep { patient: record, step: task.id }, again, "changed_meanwhile").await;
        assert_eq!(asta.ticks(&ticked, true).await, ticked, "ticked is ticked");
        let open = asta.ticks(&ticked, false).await;
        assert_eq!((open.state, open.version), (StepState::Planned, 3));
        let visit = TickTaskRequest { version: 1, done: true };
        let at = AtStep { patient: record, step: steps[0].id };
        asta.is_refused::<TickTask>(at, visit.clone(), "not_found").await;
        asta.is_refused::<MoveStep>(at, MoveStepRequest { version: 1, to: done() }, "not_found").await;
        ingrid.is_refused::<TickTask>(at, visit, "not_found").await;
    }

    /// When its day has passed in Norway, a step is overdue, its owner is told once, and the patient reads that.
    async fn overdue_is_told_once(world) {
        let Home { patient: asta, home_care: ingrid, gp, record, .. } = world.asta_comes_home().await;
        world.after_days(4);
        let visit = world.until("the visit is overdue and the owner told", || async {
            let steps = asta.sees_plan(record).await.steps;
            steps.into_iter().find(|step| step.overdue && step.owner_told_at.is_some())
        }).await;
        assert_eq!(visit.kind, StepKind::Visit);
        assert_eq!(asta.opens_the_app().await.home.unwrap().next_step.unwrap().id, visit.id);
        let told = async |unit: &hjemover_tests::Person| {
            world.settles().await;
            unit.sees_inbox().await.into_iter().filter(|update| update.kind == UpdateKind::StepOverdue).count()
        };
        assert_eq!((told(&ingrid).await, told(&gp).await), (1, 0));
        // Time and commits pass; nobody is told again.
        asta.writes_what_matters("noe mer").await;
        world.after_days(1);
        tokio::time::sleep(Duration::from_millis(1500)).await;
        assert_eq!(told(&ingrid).await, 1);
        // A new day that passes too is told of anew.
        let due = world.clock().today() + Days::new(1);
        let at = AtStep { patient: record, step: visit.id };
        let change = ChangeStepRequest {
            version: visit.version,
            title: line(&visit.title),
            owner: Some(ingrid.unit()),
            owner_person: None,
            due,
            serves: vec![],
        };
        let moved = ingrid.does::<ChangeStep>(at, change).await;
        assert!(!moved.overdue && moved.owner_told_at.is_none());
        world.after_days(2);
        world.until("it is told again", || async { (told(&ingrid).await == 2).then_some(()) }).await;
        // The GP's step has its own day and its own owner.
        world.after_days(8);
        world.until("the GP is told", || async { (told(&gp).await == 1).then_some(()) }).await;
        let late = asta.sees_plan(record).await.steps.into_iter().find(|step| step.id == visit.id).unwrap();
        let settled = ingrid.moves(record, &late, done()).await;
        assert!(!settled.overdue);
    }

    /// Another patient's step is not there.
    async fn another_patients_step(world) {
        let Home { home_care: _, steps, ward_nurse: mona, .. } = world.asta_comes_home().await;
        let kare = world.person("kare").await;
        let at = AtStep { patient: kare.record(), step: steps[0].id };
        kare.is_refused::<TickTask>(at, TickTaskRequest { version: 1, done: true }, "not_found").await;
        mona.is_refused::<MoveStep>(at, MoveStepRequest { version: 1, to: done() }, "not_found").await;
    }
}
