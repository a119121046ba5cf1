//! «Jeg er blitt dårligere»: told, seen, and never judged.

use futures_util::future::join_all;
use hjemover_tests::{both, visits::worse};
use shared::{
    consents::Scope,
    inbox::UpdateKind,
    patients::AtPatient,
    units::UnitKind,
    worsening::{GetWorsening, MOST_A_DAY, TellWorsening},
};

both! {
    /// Home care reads it in its inbox with since when; the patient is told who saw it, and not before.
    async fn told_and_seen(world) {
        let home = world.asta_comes_home().await;
        let page = home.patient.sees_worsening(home.record).await;
        assert!(page.contacts.len() >= 2 && page.told.is_empty());
        assert_eq!((page.reaches, page.told_to[0].kind), (Some(true), UnitKind::HomeCare));
        let told = home.patient.is_worse(home.record, "Tungpusten når jeg går").await;
        assert_eq!((told.seen.is_none(), told.since.as_deref()), (true, Some("Siden i går kveld")));
        world.settles().await;
        let update = home.home_care.sees_inbox().await.into_iter().find(|each| each.kind == UpdateKind::Worsened).unwrap();
        assert_eq!(update.text.as_deref(), Some("Siden i går kveld – Tungpusten når jeg går"));
        assert!(update.said_by.is_none(), "the patient's own words");
        let others = [&home.gp, &home.ward_nurse, &home.coordinator];
        for other in others {
            let theirs = other.sees_inbox().await;
            assert!(theirs.iter().all(|each| each.kind != UpdateKind::Worsened), "{}", other.name);
        }
        // That it lies in an inbox is not that it was seen.
        assert!(home.patient.sees_worsening(home.record).await.told[0].seen_at.is_none());
        world.settles().await;
        let mut stream = home.patient.listens(None).await;
        home.home_care.reads(&update).await;
        stream.is_told_of(home.record).await;
        let seen = home.patient.sees_worsening(home.record).await.told.remove(0);
        let by = seen.seen.unwrap();
        assert_eq!((by.author.name.as_str(), by.author.unit_name.as_deref()), ("Ingrid Dahl", Some("Hjemmesykepleien Øst")));
        assert_eq!(seen.seen_at, Some(by.at));
        // Staff who follow the patient read it too.
        assert_eq!(home.gp.sees_worsening(home.record).await.told.len(), 1);
    }

    /// A relative tells it with no access to anything; it stands with their name, and they learn only when it was seen.
    async fn a_relative_tells(world) {
        let home = world.asta_comes_home().await;
        let (berit, _) = world.berit(&home.patient, "berit").await;
        let page = berit.sees_worsening(home.record).await;
        assert!(page.contacts.is_empty() && page.told_to.is_empty() && page.reaches.is_none(), "who cares for her is not open");
        home.patient.is_worse(home.record, "Svimmel").await;
        berit.is_worse(home.record, "Mamma er forvirret").await;
        world.settles().await;
        let inbox = home.home_care.sees_inbox().await;
        let update = inbox.iter().find(|each| each.said_by.is_some() && each.kind == UpdateKind::Worsened).unwrap();
        assert_eq!(update.said_by.as_ref().unwrap().name, "Berit Bakke");
        let mut stream = berit.listens(None).await;
        home.home_care.reads(update).await;
        stream.is_told_of(home.record).await;
        let told = berit.sees_worsening(home.record).await.told;
        assert_eq!(told.len(), 1, "hers only");
        assert!(told[0].seen.is_none() && told[0].seen_at.is_some());
        assert_eq!(home.patient.sees_worsening(home.record).await.told.len(), 2);
        let (other, _) = world.berit_sees(&home.patient, "practical", &[Scope::Practical]).await;
        let page = other.sees_worsening(home.record).await;
        assert_eq!((page.reaches, page.told.len()), (Some(true), 0));
        assert!(!page.contacts.is_empty());
    }

    /// Twice is once, also at once; another under the same id is refused; so is what comes too often.
    async fn twice_and_too_often(world) {
        let home = world.asta_comes_home().await;
        let at = AtPatient { patient: home.record };
        let new = worse("Feber");
        let all = join_all((0..5).map(|_| home.patient.does::<TellWorsening>(at, new.clone()))).await;
        assert!(all.windows(2).all(|pair| pair[0] == pair[1]));
        world.settles().await;
        let waiting = |updates: Vec<shared::inbox::Update>| updates.iter().filter(|each| each.kind == UpdateKind::Worsened).count();
        assert_eq!(waiting(home.home_care.sees_inbox().await), 1);
        let mut other = worse("Noe annet");
        other.id = new.id;
        home.patient.is_refused::<TellWorsening>(at, other, "id_taken").await;
        for number in 1..MOST_A_DAY {
            home.patient.is_worse(home.record, &format!("Nummer {number}")).await;
        }
        home.patient.is_refused::<TellWorsening>(at, worse("En til"), "too_many").await;
        world.after_days(2);
        home.patient.is_worse(home.record, "Feber igjen").await;
    }

    /// Staff do not tell it, and those without a part in it find nothing.
    async fn who_tells(world) {
        let home = world.asta_comes_home().await;
        let at = AtPatient { patient: home.record };
        for staff in [&home.home_care, &home.gp, &home.ward_nurse, &home.coordinator] {
            staff.is_refused::<TellWorsening>(at, worse("Hun er verre"), "not_found").await;
        }
        home.coordinator.is_refused::<GetWorsening>(at, (), "not_found").await;
        let stranger = world.person("birger").await;
        stranger.is_refused::<TellWorsening>(at, worse("Jeg er en annen"), "not_found").await;
    }

    /// Where no home care serves the patient, the page says that nobody is told.
    async fn nobody_to_tell(world) {
        let (asta, _, _) = world.asta_is_admitted().await;
        let home_care = "select id from unit where kind in ('home_care', 'short_term_care')";
        world.storage.execute(&format!("delete from care_relation where unit_id in ({home_care})"));
        let page = asta.sees_worsening(asta.record()).await;
        assert_eq!((page.reaches, page.told_to.len()), (Some(false), 0));
    }
}
