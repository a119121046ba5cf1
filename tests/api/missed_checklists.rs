//! Checklists that no step of the plan stands for: missed, they tell of themselves, climb, and end when they are signed.

use std::time::Duration;

use chrono::Days;
use hjemover_tests::{Person, World, both};
use shared::{
    Id,
    escalations::EscalationLevel,
    id::{Patient, Unit},
    inbox::{Update, UpdateKind},
    plan::{Step, StepOwner},
};

const HPH0: &str = "HPH0 Utskrivelsessamtale";
const HPH1: &str = "HPH1 Forberede hjemkomst";

fn owner(step: &Step) -> Option<Id<Unit>> {
    match &step.owner {
        StepOwner::Unit(unit) => Some(unit.id),
        StepOwner::Patient => None,
    }
}

async fn told(who: &Person) -> Vec<Update> {
    let mut inbox = who.sees_inbox().await;
    inbox.retain(|update| update.kind == UpdateKind::ChecklistMissed);
    inbox
}

async fn missed(who: &Person, patient: Id<Patient>) -> Vec<Step> {
    who.sees_plan(patient).await.missed
}

/// Waits until so many are told of.
async fn until_told(world: &World, number: usize) {
    let told = "missed_checklist where update_id is not null";
    world
        .until("it is told of", || async {
            (world.storage.count(told) == number).then_some(())
        })
        .await;
    world.settles().await;
}

both! {
    /// The day after, the ward is told of HPH0 and the coordinator of HPH1, once each with two instances; the patient reads
    /// it; HPH0 climbs, and it all ends when it is signed.
    async fn told_climbs_and_ends(world) {
        world.until_september();
        let home = world.asta_comes_home().await;
        let (asta, record) = (&home.patient, home.record);
        world.settles().await;
        world.storage.execute("update inbox_update set climb_at = null");
        let other = world.another_instance(|_| {});
        let monday = world.clock().today();
        assert_eq!(missed(asta, record).await, []);
        world.until_clock(monday + Days::new(1), 0, 5);
        until_told(world, 2).await;
        let (ward, office) = (told(&home.ward_nurse).await, told(&home.coordinator).await);
        assert_eq!((ward.len(), office.len(), told(&home.home_care).await.len()), (1, 1, 0));
        assert_eq!(ward[0].text.as_deref(), Some(HPH0));
        let hers = missed(asta, record).await;
        let mut keys: Vec<_> = hers.iter().map(|each| (each.title.as_str(), owner(each), each.due)).collect();
        keys.sort_unstable();
        assert_eq!(keys, [(HPH0, Some(home.ward_nurse.unit()), monday), (HPH1, Some(home.coordinator.unit()), monday)]);
        assert!(hers.iter().all(|each| each.overdue && each.owner_told_at.is_some()));
        assert!(hers.iter().all(|each| each.told.is_empty()));
        other.end().await;
        // The ward has no leader here: eight working hours later the coordinator is told.
        world.until_clock(monday + Days::new(2), 8, 40);
        let climbed = world.until("it climbs", || async {
            missed(asta, record).await.into_iter().find(|each| !each.told.is_empty())
        }).await;
        assert_eq!((climbed.title.as_str(), climbed.told[0].level), (HPH0, EscalationLevel::Coordinator));
        world.settles().await;
        let escalated = |inbox: Vec<Update>| inbox.iter().filter(|each| each.kind == UpdateKind::UpdateEscalated).count();
        assert_eq!(escalated(home.coordinator.sees_inbox().await), 1);
        home.home_care.fills_whole(record, "hph0").await;
        let left: Vec<_> = missed(asta, record).await.into_iter().map(|each| each.title).collect();
        assert_eq!(left, [HPH1]);
        assert_eq!(told(&home.ward_nurse).await.len(), 0);
        assert_eq!(escalated(home.coordinator.sees_inbox().await), 0);
        world.after_days(2);
        tokio::time::sleep(Duration::from_millis(2200)).await;
        assert_eq!(world.storage.count("missed_checklist"), 2, "nobody is told again");
    }

    /// Signed in time, nothing is told; admitted again, what was about going home is left alone, and HPH6 is asked for.
    async fn in_time_and_admitted_again(world) {
        world.until_september();
        let home = world.asta_comes_home().await;
        let record = home.record;
        for template in ["hph0", "hph1"] {
            home.home_care.fills_whole(record, template).await;
        }
        let monday = world.clock().today();
        world.until_clock(monday + Days::new(1), 9, 0);
        tokio::time::sleep(Duration::from_millis(2200)).await;
        assert_eq!(world.storage.count("missed_checklist"), 0);
        home.ward_nurse.admits(record, world.clock().now()).await;
        world.until_clock(monday + Days::new(2), 9, 0);
        tokio::time::sleep(Duration::from_millis(2200)).await;
        assert_eq!(world.storage.count("missed_checklist"), 0, "a day is given");
        world.until_clock(monday + Days::new(3), 9, 0);
        until_told(world, 1).await;
        assert_eq!(told(&home.home_care).await[0].text.as_deref(), Some("HPH6 Ved innleggelse"));
        home.home_care.fills_whole(record, "hph6").await;
        assert_eq!(missed(&home.patient, record).await, []);
    }
}
