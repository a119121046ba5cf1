//! PostgreSQL goes away and comes back.

use hjemover_tests::{Database, Setup, World, admin, deeds::entry, run};
use server::client::Refused;
use shared::{
    Method,
    patients::AtPatient,
    what_matters::{ListWhatMatters, WriteWhatMatters},
};

fn terminate(world: &World) {
    let name = world.storage.name();
    admin(&format!(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
    ));
}

fn reachable(world: &World, yes: bool) {
    admin(&format!(
        "alter database {} allow_connections {yes}",
        world.storage.name()
    ));
}

/// Connections that the server ended are noticed: requests answer, or are told to come back, and then answer.
#[test]
fn connections_end() {
    run(
        Database::Postgres,
        Setup::default(),
        async |world: &World| {
            let asta = world.person("asta").await;
            let at = AtPatient {
                patient: asta.record(),
            };
            let mut acknowledged = 0;
            for round in 0..3 {
                terminate(world);
                for number in 0..8 {
                    match asta
                        .send::<WriteWhatMatters>(at, entry(&format!("{round} {number}")))
                        .await
                    {
                        Ok(_) => acknowledged += 1,
                        Err(Refused::Problem(problem)) => {
                            assert_eq!(
                                (problem.status, problem.code.as_str()),
                                (503, "unavailable"),
                                "{problem:?}"
                            );
                        }
                        Err(lost) => panic!("{lost}"),
                    }
                }
                asta.writes_what_matters("etterpå").await;
                acknowledged += 1;
            }
            assert!(
                asta.sees_what_matters(at.patient).await.len() >= acknowledged,
                "nothing acknowledged is lost"
            );
        },
    );
}

/// While it is away, everything answers 503 and says so; when it is back, everything works, and what waited is done.
#[test]
fn away_and_back() {
    run(
        Database::Postgres,
        Setup::default(),
        async |world: &World| {
            let (asta, ingrid) = (world.person("asta").await, world.person("ingrid").await);
            let at = AtPatient {
                patient: asta.record(),
            };
            asta.writes_what_matters("før").await;
            reachable(world, false);
            terminate(world);
            for person in [&asta, &ingrid] {
                let read = person.cannot::<ListWhatMatters>(at, ()).await;
                assert_eq!((read.status, read.code.as_str()), (503, "unavailable"));
                assert!(read.retry_after.is_some());
            }
            asta.is_refused::<WriteWhatMatters>(at, entry("borte"), "unavailable")
                .await;
            let status = async |path: &str| {
                world
                    .nobody()
                    .request(Method::Get, path)
                    .send()
                    .await
                    .unwrap()
                    .status()
                    .as_u16()
            };
            assert_eq!(
                (status("/health/live").await, status("/health/ready").await),
                (200, 503)
            );
            reachable(world, true);
            world
                .until("it is ready again", || async {
                    (status("/health/ready").await == 200).then_some(())
                })
                .await;
            asta.writes_what_matters("etter").await;
            world.settles().await;
            let told: Vec<_> = ingrid
                .sees_inbox()
                .await
                .into_iter()
                .filter_map(|update| update.text)
                .collect();
            assert_eq!(told, ["etter", "før"]);
        },
    );
}
