//! `cargo xtask bench board`: how long a page of the board takes with 20,000 patients on one unit, over HTTP, one request
//! after the other, on the database that a service would have; the access log is written before each answer. Not a test,
//! since it depends on the machine. PostgreSQL is measured when `HJEMOVER_TEST_POSTGRES` names one.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark may stop with a panic"
)]

use std::time::Instant;

use hjemover_tests::{Database, Setup, World, run};
use shared::{Id, Method, id::Patient};

const PATIENTS: usize = 20_000;
const TIMES: usize = 200;

fn main() {
    println!("| database | page | median, ms | p95, ms |\n|---|---|---|---|");
    for database in [Database::Sqlite, Database::Postgres] {
        run(database, Setup::default(), async |world| {
            bench(database, world).await
        });
    }
}

async fn bench(database: Database, world: &World) {
    let ingrid = world.person("ingrid").await;
    let patients = world.fills_board(ingrid.unit(), PATIENTS);
    // As the server's own upkeep would have done by then.
    world.storage.execute("analyze");
    let mut idle: Vec<Id<Patient>> = patients.into_iter().skip(4).step_by(5).collect();
    idle.sort_unstable();
    let last = format!("?cursor=9999-12-31_{}", idle[idle.len() - 51]);
    for (page, query) in [
        ("first", "board".to_owned()),
        ("last", format!("board{last}")),
        ("today", "board?group=today".to_owned()),
        ("flagged for falling", "board?risk=fall".to_owned()),
        ("mine (nobody)", "board?mine=true".to_owned()),
        ("on the wall, first", "board-screen".to_owned()),
        ("on the wall, last", "board-screen?page=399".to_owned()),
    ] {
        let path = format!("/api/v1/units/{}/{query}", ingrid.unit());
        let mut took = Vec::new();
        for _ in 0..TIMES {
            let started = Instant::now();
            let answer = ingrid.request(Method::Get, &path).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{path}");
            answer.bytes().await.unwrap();
            took.push(started.elapsed().as_secs_f64() * 1000.0);
        }
        took.sort_by(f64::total_cmp);
        let (median, p95) = (took[TIMES / 2], took[TIMES * 95 / 100]);
        println!("| {database:?} | {page} | {median:.1} | {p95:.1} |");
    }
}
