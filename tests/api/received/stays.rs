//! Where the patient is: admitted again, discharge taken back, entered by hand, dead.

use super::*;

both! {
    /// A new admission pauses what is to be done at home; an admission that was a mistake leaves nothing behind.
    async fn admitted_again(world) {
        let systems = Systems::of(world).await;
        let home = world.asta_comes_home().await;
        let asta = Subject::asta();
        let before = stays(&home.home_care, home.record).await.len();
        world.after_days(-10);
        systems.tell(&asta, "log-innlagt").await;
        world.after_days(40);
        assert_eq!(stays(&home.home_care, home.record).await.len(), before + 1);
        let tomorrow = world.clock().today() + chrono::TimeDelta::days(1);
        world.person("birger").await.adds_task("Gå til postkassen", tomorrow).await;
        world.after_days(2);
        let told = || world.storage.count("event where kind = 'step_overdue'");
        world.until("the watch has looked", || async { (told() > 0).then_some(()) }).await;
        assert_eq!(told(), 1, "nobody is reminded of Asta's steps while she is in hospital");
        systems.tell(&asta, "log-innlagt-kansellering").await;
        assert_eq!(stays(&home.home_care, home.record).await.len(), before);
        world.until("reminders go on", || async { (told() > 1).then_some(()) }).await;
    }

    /// A discharge that is taken back takes its plan along; said anew, the plan goes on from the new day.
    async fn discharge_taken_back(world) {
        let systems = Systems::of(world).await;
        let (birger, ingrid) = (world.person("birger").await, world.person("ingrid").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "log-utskrevet", "utskrivningsrapport"]).await;
        let steps = ingrid.sees_plan(patient).await.steps;
        assert!(steps.iter().all(|step| step.state == StepState::Planned));
        systems.tell(&about, "log-utskrevet-kansellering").await;
        assert_eq!(stays(&birger, patient).await[0].discharge, None);
        let away = ingrid.sees_plan(patient).await.steps;
        assert!(away.iter().all(|step| step.state == StepState::NotRelevant), "{away:#?}");
        let again = about
            .message("log-utskrevet")
            .replace("2026-11-20T12:45:00", "2026-11-21T12:45:00")
            .replace("2026-11-20T12:30:00", "2026-11-21T12:30:00")
            .replace("2026-11-20", "2026-11-21")
            .replace("b1b07fab-", "b2b07fab-");
        systems.0["epj-sykehus"].tells(again).await;
        let steps = ingrid.sees_plan(patient).await.steps;
        let due: Vec<String> = steps.iter().map(|step| step.due.to_string()).collect();
        assert_eq!(due, ["2026-11-24", "2026-12-05", "2026-12-19"]);
        assert!(steps.iter().all(|step| step.state == StepState::Planned));
    }

    /// What a ward enters by hand stands, until a message says something else about the same thing.
    async fn what_the_ward_entered_stands(world) {
        let systems = Systems::of(world).await;
        let (birger, mona, ingrid) =
            (world.person("birger").await, world.person("mona").await, world.person("ingrid").await);
        let (about, patient) = (Subject::birger(), birger.record());
        // Entered the day before the message that tells of it.
        let admitted = "2026-11-09T08:00:00Z".parse().unwrap();
        let by_hand = mona.admits(patient, admitted).await;
        systems.tell(&about, "log-innlagt").await;
        let stay = stays(&mona, patient).await;
        assert_eq!((stay.len(), stay[0].id), (1, by_hand.id), "the same stay");
        let (home_care, gp) = world.home_care_and_gp().await;
        let left = discharge(&stay[0], world.clock().now(), Destination::Home, Some(home_care), Some(gp));
        mona.discharges(patient, &stay[0], left).await;
        let steps = ingrid.sees_plan(patient).await.steps;
        systems.tell_all(&about, &["log-utskrivningsklar", "epikrise-n"]).await;
        assert_eq!(ingrid.sees_plan(patient).await.steps, steps, "the plan goes on");
        assert!(stays(&mona, patient).await[0].discharge.is_some());
        let again = mona.admits(patient, world.clock().now()).await;
        let died = discharge(&again, world.clock().now(), Destination::Died, None, None);
        mona.discharges(patient, &again, died).await;
        systems.tell(&about, "epikrise-m").await;
        assert_eq!(world.storage.count("patient where died_on is not null"), 1, "nobody took it back");
    }

    /// Who takes over is told the same of what a ward enters by hand; and of a death once.
    async fn by_hand_as_by_message(world) {
        let (birger, mona, ingrid) =
            (world.person("birger").await, world.person("mona").await, world.person("ingrid").await);
        let patient = birger.record();
        let (home_care, now) = (world.unit(HOME_CARE).await, world.clock().now());
        // Once home care serves him.
        let before = mona.admits(patient, now).await;
        mona.discharges(patient, &before, discharge(&before, now, Destination::Home, Some(home_care), None)).await;
        world.settles().await;
        for update in ingrid.sees_inbox().await {
            ingrid.reads(&update).await;
        }
        let stay = mona.admits(patient, now).await;
        let at = AtStay { patient, stay: stay.id };
        let ready = |version, ready_at| DeclareReadyRequest { version, ready_at };
        let stay = mona.does::<DeclareReady>(at, ready(stay.version, Some(now))).await;
        let stay = mona.does::<DeclareReady>(at, ready(stay.version, None)).await;
        mona.discharges(patient, &stay, discharge(&stay, now, Destination::Died, None, None)).await;
        world.settles().await;
        let mut told = ingrid.sees_inbox().await;
        told.retain(|update| update.patient.id == patient && !update.read_by_me);
        let mut kinds: Vec<String> = told.iter().map(|update| format!("{:?}", update.kind)).collect();
        kinds.sort();
        assert_eq!(kinds, ["Admitted", "Died", "NotReadyAfterAll", "ReadyForDischarge"]);
    }

    /// A death stops the pathway at once; taken back, it goes on.
    async fn death(world) {
        let systems = Systems::of(world).await;
        let (birger, ingrid) = (world.person("birger").await, world.person("ingrid").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "log-utskrevet", "utskrivningsrapport", "log-dod"]).await;
        world.settles().await;
        assert!(kinds_in_inbox(&ingrid, patient).await.contains(&UpdateKind::Died));
        let stopped = || world.storage.count("care_plan where stopped_at is not null");
        assert_eq!(stopped(), 1);
        assert_eq!(world.storage.texts("select cast(died_on as text) as value from patient where died_on is not null"), ["2026-11-28"]);
        let timeline = birger.does::<GetTimeline>(AtPatient { patient }, ()).await.entries;
        assert!(timeline.iter().all(|entry| entry.kind != MessageKind::Died));
        systems.tell(&about, "log-dod-kansellering").await;
        assert_eq!(stopped(), 0);
        assert_eq!(world.storage.count("patient where died_on is not null"), 0);
        world.person("birger").await.opens_the_app().await;
    }
}
