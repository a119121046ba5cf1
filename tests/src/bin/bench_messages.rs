//! `cargo xtask bench messages`: how many messages a second are received, acted on and receipted, with events, updates
//! and the access log, over HTTP and on the database that a service would have. Not a test, since it depends on the
//! machine. PostgreSQL is measured when `HJEMOVER_TEST_POSTGRES` names one; whether it syncs is its own setting.
#![expect(clippy::unwrap_used, reason = "a benchmark may stop with a panic")]

use std::time::Instant;

use futures_util::future::join_all;
use hjemover_tests::{
    Database, Person, Setup, World,
    deeds::line,
    exchange::{STORY, Subject, system_of},
    new_id, run,
};
use shared::{
    messages::{AcceptHeld, AcceptHeldRequest, AtHeld, ListHeld},
    patients::AtUnit,
};

/// Patients in each round, each with a whole stay of messages.
const PATIENTS: usize = 48;

fn main() {
    println!(
        "| database | clients | messages | per second | of which the last of a stay, ms |\n|---|---|---|---|---|"
    );
    for database in [Database::Sqlite, Database::Postgres] {
        run(database, Setup::default(), async |world| {
            bench(database, world).await
        });
    }
}

async fn bench(database: Database, world: &World) {
    let mut next = 0;
    for clients in [1, 8] {
        let subjects: Vec<Subject> = (next..next + PATIENTS)
            .map(|n| Subject::one_of_many(n, &format!("{n:02x}")))
            .collect();
        next += PATIENTS;
        for about in &subjects {
            becomes_known(world, about).await;
        }
        world.settles().await;
        let systems = systems(world).await;
        let started = Instant::now();
        let lasts: Vec<f64> = join_all(
            subjects
                .chunks(PATIENTS.div_ceil(clients))
                .map(|chunk| stays(&systems, chunk)),
        )
        .await
        .concat();
        let took = started.elapsed().as_secs_f64();
        let messages = f64::from(u32::try_from(PATIENTS * (STORY.len() - 1)).unwrap());
        let last = lasts.iter().sum::<f64>() / f64::from(u32::try_from(lasts.len()).unwrap());
        println!(
            "| {database:?} | {clients} | {messages} | {:.0} | {last:.1} |",
            messages / took
        );
        world.settles().await;
    }
}

async fn systems(world: &World) -> [(&'static str, Person); 3] {
    [
        ("epj-sykehus", world.person("epj-sykehus").await),
        ("epj-kommune", world.person("epj-kommune").await),
        ("epj-lege", world.person("epj-lege").await),
    ]
}

/// The early notice comes, and the coordinator registers who it is about.
async fn becomes_known(world: &World, about: &Subject) {
    let (epj, tor) = (world.person("epj-sykehus").await, world.person("tor").await);
    epj.tells(about.message("tidligmelding")).await;
    let unit = tor.unit();
    let held = tor.does::<ListHeld>(AtUnit { unit }, ()).await.patients;
    let held = held.first().unwrap().message;
    let accept = AcceptHeldRequest {
        id: new_id(),
        municipality: line("Notodden"),
    };
    tor.does::<AcceptHeld>(AtHeld { unit, held }, accept).await;
}

/// The rest of each one's stay, message by message; answers how long the last of each took.
async fn stays(systems: &[(&'static str, Person)], subjects: &[Subject]) -> Vec<f64> {
    let mut lasts = Vec::new();
    for about in subjects {
        let mut last = 0.0;
        for fixture in STORY.iter().filter(|fixture| **fixture != "tidligmelding") {
            let system = systems.iter().find(|(name, _)| *name == system_of(fixture));
            let started = Instant::now();
            system.unwrap().1.tells(about.message(fixture)).await;
            last = started.elapsed().as_secs_f64() * 1000.0;
        }
        lasts.push(last);
    }
    lasts
}
