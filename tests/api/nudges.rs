//! The stream that tells open screens «something changed».

use std::time::Duration;

use hjemover_tests::{Database, PATIENCE, both, run};
use shared::{Method, contract::Nothing, identity::SignOutEverywhere, start::NUDGES_PATH};

both! {
    /// The patient and the units that serve them hear; nobody else hears anything.
    async fn those_concerned_hear_at_once(world) {
        let (asta, ingrid, birger) =
            (world.person("asta").await, world.person("ingrid").await, world.person("birger").await);
        let silje = world.person("silje").await;
        let (mut hers, mut nurses) = (asta.listens(None).await, ingrid.listens(None).await);
        let (mut strangers, mut gps) = (birger.listens(None).await, silje.listens(None).await);
        asta.writes_what_matters("hagen").await;
        let nudge = nurses.next(PATIENCE).await.expect("a nudge comes");
        assert_eq!((nudge.patient, nudge.units.as_slice()), (Some(asta.record()), &[ingrid.unit()][..]));
        let own = hers.next(PATIENCE).await.expect("on her other screens too");
        assert_eq!((own.seq, own.units.len()), (nudge.seq, 0));
        assert_eq!(ingrid.sees_inbox().await.len(), 1, "it is in the inbox when the screen looks");
        assert!(strangers.next(PATIENCE).await.is_none());
        assert!(gps.next(Duration::from_millis(50)).await.is_none(), "the GP does not serve her");
    }

    /// What was missed comes first, in order, once.
    async fn resumes_after_the_last_one_heard(world) {
        let (asta, ingrid) = (world.person("asta").await, world.person("ingrid").await);
        let mut stream = ingrid.listens(None).await;
        asta.writes_what_matters("en").await;
        let heard = stream.next(PATIENCE).await.unwrap();
        drop(stream);
        for text in ["to", "tre", "fire"] {
            asta.writes_what_matters(text).await;
        }
        world.person("birger").await.writes_what_matters("angår ikke Ingrid").await;
        world.settles().await;
        let mut stream = ingrid.listens(Some(heard.seq)).await;
        for expected in 1..=3 {
            assert_eq!(stream.next(PATIENCE).await.unwrap().seq, heard.seq + expected);
        }
        assert!(stream.next(Duration::from_millis(300)).await.is_none());
        asta.writes_what_matters("fem").await;
        assert_eq!(stream.next(PATIENCE).await.unwrap().seq, heard.seq + 5);
    }

    /// Handling an update nudges the unit's other screens.
    async fn the_units_other_screens(world) {
        let (asta, ingrid) = (world.person("asta").await, world.person("ingrid").await);
        asta.writes_what_matters("hagen").await;
        world.settles().await;
        let mut other = ingrid.listens(None).await;
        let mut hers = asta.listens(None).await;
        let update = ingrid.sees_inbox().await.remove(0);
        ingrid.takes(&update).await;
        let nudge = other.next(PATIENCE).await.unwrap();
        assert_eq!((nudge.patient, nudge.units.as_slice()), (None, &[ingrid.unit()][..]));
        assert!(hers.next(Duration::from_millis(300)).await.is_none(), "who took it is the unit's own business");
    }

    /// A stream asks for a session, and ends when it does: nothing is heard afterwards.
    async fn ends_with_the_session(world) {
        let nobody = world.nobody().request(Method::Get, NUDGES_PATH).send().await.unwrap();
        assert_eq!(nobody.status(), 401);
        let (asta, ingrid) = (world.person("asta").await, world.person("ingrid").await);
        let mut stream = ingrid.listens(None).await;
        ingrid.does::<SignOutEverywhere>(Nothing {}, ()).await;
        tokio::time::sleep(Duration::from_millis(1100)).await;
        asta.writes_what_matters("hagen").await;
        assert!(stream.next(PATIENCE).await.is_none(), "nothing is heard");
        assert!(stream.ends(PATIENCE).await);
    }

    /// A stream ends by itself when nothing happens and the session has ended.
    async fn ends_without_anything_happening(world) {
        let ingrid = world.person("ingrid").await;
        let mut stream = ingrid.listens(None).await;
        ingrid.does::<SignOutEverywhere>(Nothing {}, ()).await;
        assert!(stream.ends(Duration::from_secs(17)).await);
    }

    /// What somebody writes is never in the stream.
    async fn without_content(world) {
        let (asta, ingrid) = (world.person("asta").await, world.person("ingrid").await);
        let mut answer = ingrid.request(Method::Get, NUDGES_PATH).send().await.unwrap();
        asta.writes_what_matters("hemmelig hage").await;
        let mut heard = String::new();
        while !heard.contains("data:") {
            heard.push_str(std::str::from_utf8(&answer.chunk().await.unwrap().unwrap()).unwrap());
        }
        assert!(!heard.contains("hage") && !heard.contains("Bakke"), "{heard}");
    }
}

/// Two instances on one PostgreSQL: who is connected to one hears what was written on the other, and is told once.
#[test]
fn several_instances() {
    run(
        Database::Postgres,
        hjemover_tests::Setup::default(),
        async |world: &hjemover_tests::World| {
            let other = world.another_instance(|_| {});
            let (asta, ingrid) = (world.person("asta").await, other.person("ingrid").await);
            let mut stream = ingrid.listens(None).await;
            for number in 0..10 {
                asta.writes_what_matters(&format!("nummer {number}")).await;
            }
            let mut last = 0;
            for _ in 0..10 {
                let nudge = stream
                    .next(Duration::from_secs(3))
                    .await
                    .expect("the other instance looks each second");
                assert!(nudge.seq > last);
                last = nudge.seq;
            }
            assert_eq!(
                ingrid.sees_inbox().await.len(),
                10,
                "each once, whichever instance handled it"
            );
            drop((stream, ingrid));
            other.end().await;
        },
    );
}
