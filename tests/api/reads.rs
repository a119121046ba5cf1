//! Reading: an ETag on every answer, and few queries whatever the number of rows.

use std::ops::Range;

use chrono::{Days, TimeDelta};
use hjemover_tests::{Person, World, both, deeds::line, new_id};
use shared::board::GetBoard;
use shared::{
    Id, Method,
    consents::Scope,
    contract::{ALL, Needs, Nothing, path},
    id::WhatMatters,
    patients::{AtPatient, AtUnit, GetPatient, ListPatients},
    plan::{AddOwnTask, GetPlan, NewOwnTask},
    start::GetStart,
};

/// The most queries a page may take.
const MOST: u64 = 8;

async fn fills_the_ward(mona: &Person, world: &World, patients: Range<u32>) {
    for number in patients {
        let patient = mona.registers_number(number).await;
        mona.writes_for(patient, "Hjem").await;
        let stay = mona
            .admits(patient, world.clock().now() - TimeDelta::days(1))
            .await;
        mona.drafts(patient, &stay, "Hei").await;
    }
}

/// Adds rows of every kind to Asta's record: entries that were seen, tasks that serve them, revisions, stays.
async fn fills_the_record(world: &World, asta: &Person, ingrid: &Person, mona: &Person, rows: i64) {
    let (record, today) = (asta.record(), world.clock().today());
    let mut stay = mona
        .admits(record, world.clock().now() - TimeDelta::days(1))
        .await;
    for number in 0..rows {
        let entry = asta.writes_what_matters(&format!("nummer {number}")).await;
        ingrid.acknowledges(record, &entry).await;
        let serves: Vec<Id<WhatMatters>> = vec![entry.id];
        let task = NewOwnTask {
            id: new_id(),
            title: line("Øve"),
            due: today + Days::new(5),
            serves,
        };
        asta.does::<AddOwnTask>(AtPatient { patient: record }, task)
            .await;
        stay = mona
            .plans_discharge(
                record,
                &stay,
                today + TimeDelta::days(1 + number),
                Some("Igjen"),
            )
            .await;
    }
    mona.drafts(record, &stay, "Hei").await;
}

async fn counts(world: &World, who: &Person, what: &str, path: &str) -> u64 {
    let before = world.running.db.queries();
    let answer = who.request(Method::Get, path).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{what}");
    answer.bytes().await.unwrap();
    let queries = world.running.db.queries() - before;
    assert!(queries > 0, "statements are counted in debug builds only");
    println!("{queries} queries: {what}");
    queries
}

both! {
    /// The pages that people open most take at most eight queries, and as many with sixty rows as with one.
    async fn few_queries_whatever_the_rows(world) {
        let (asta, ingrid, mona) =
            (world.person("asta").await, world.person("ingrid").await, world.person("mona").await);
        // Without background tasks: only the request's own queries are counted.
        let counted = world.another_instance(|settings| settings.only_requests = true);
        let (a, i, m) = (counted.meets(&asta), counted.meets(&ingrid), counted.meets(&mona));
        let start = path::<GetStart>(&Nothing {}).unwrap();
        let at = AtPatient { patient: asta.record() };
        let pages = [
            (&a, "the patient's first screen", start.clone()),
            (&i, "home care's first screen", start.clone()),
            (&m, "the ward's first screen", start),
            (&i, "home care's inbox", format!("/api/v1/units/{}/updates", ingrid.unit())),
            (&m, "the ward's patients", path::<ListPatients>(&AtUnit { unit: mona.unit() }).unwrap()),
            (&i, "home care's board", path::<GetBoard>(&AtUnit { unit: ingrid.unit() }).unwrap()),
            (&m, "the ward's board", path::<GetBoard>(&AtUnit { unit: mona.unit() }).unwrap()),
            (&i, "a patient's page, home care", path::<GetPatient>(&at).unwrap()),
            (&m, "a patient's page, ward", path::<GetPatient>(&at).unwrap()),
            (&a, "the plan", path::<GetPlan>(&at).unwrap()),
            (&a, "what matters", format!("/api/v1/patients/{}/what-matters", asta.record())),
        ];
        fills_the_record(world, &asta, &ingrid, &mona, 1).await;
        fills_the_ward(&mona, world, 0..1).await;
        world.settles().await;
        let mut few = Vec::new();
        for (who, what, path) in &pages {
            few.push(counts(&counted, who, &format!("{what}, one row"), path).await);
        }
        let stay = mona.opens_patient(asta.record()).await.stay.unwrap();
        let (home_care, gp) = world.home_care_and_gp().await;
        let home = shared::stays::Destination::Home;
        let end = hjemover_tests::deeds::discharge(&stay, world.clock().now(), home, Some(home_care), Some(gp));
        mona.discharges(asta.record(), &stay, end).await;
        fills_the_record(world, &asta, &ingrid, &mona, 60).await;
        fills_the_ward(&mona, world, 1..60).await;
        world.settles().await;
        for ((who, what, path), before) in pages.iter().zip(few) {
            let many = counts(&counted, who, &format!("{what}, sixty rows"), path).await;
            assert!(many <= MOST && before <= MOST, "{what}: {before} queries with one row, {many} with sixty");
            assert!(many <= before + 1, "{what}: {before} queries with one row, {many} with sixty");
        }
        drop((a, i, m));
        counted.end().await;
    }

    /// Every read has a tag of what it says; who has it is told «not modified», until something changes.
    async fn reads_are_tagged(world) {
        let home = world.asta_comes_home().await;
        let (berit, _) = world.berit_sees(&home.patient, "berit", &Scope::ALL).await;
        let made = home.gets_messages(world).await;
        let checklist = home.home_care.begins(home.record, "hph2").await.id;
        let randi = world.person("randi").await;
        let meeting = home.gp.starts_meeting(&[]).await.id;
        world.settles().await;
        // A document is made anew each time, and kept by nobody.
        let tagged = ALL.iter().filter(|endpoint| endpoint.method == Method::Get && !["GetVisitPaper", "GetAdherenceTable", "ExportTemplate", "GetSummaryPaper"].contains(&endpoint.name));
        for endpoint in tagged {
            let person = match endpoint.name {
                "GetPatient" | "ListDecisions" | "ListMessages" | "GetMessage" | "GetMessageOriginal" | "ListProposals" => {
                    &home.home_care
                }
                "GetChecklist" => &home.home_care,
                "ListHeld" => &home.coordinator,
                "GetEscalationRule" | "GetAdherence" | "GetReadability" | "ListTemplates" | "GetTemplate" => &randi,
                "GetShared" => &berit,
                _ if matches!(endpoint.needs, Needs::OnUnit(_)) => &home.gp,
                _ => &home.patient,
            };
            let of_unit = matches!(endpoint.needs, Needs::OnUnit(_));
            let unit = if of_unit { person.unit() } else { home.gp.unit() };
            let path = endpoint
                .path
                .replace("{patient}", &home.record.to_string())
                .replace("{unit}", &unit.to_string())
                .replace("{key}", "hph2")
                .replace("{meeting}", &meeting.to_string())
                .replace("{message}", &made.message.to_string())
                .replace("{entry}", &home.entry.id.to_string())
                .replace("{summary}", &home.letter.id.to_string())
                .replace("{checklist}", &checklist.to_string());
            let first = person.request(Method::Get, &path).send().await.unwrap();
            assert_eq!(first.status(), 200, "{path}");
            assert_eq!(first.headers()["cache-control"], "private, no-cache");
            assert_eq!(first.headers()["vary"], "Cookie, Authorization");
            let tag = first.headers()["etag"].clone();
            let again = person.request(Method::Get, &path).header("if-none-match", &tag).send().await.unwrap();
            assert_eq!((again.status(), &again.headers()["etag"]), (reqwest::StatusCode::NOT_MODIFIED, &tag), "{path}");
            assert!(again.bytes().await.unwrap().is_empty());
            let other = person.request(Method::Get, &path).header("if-none-match", "\"other\"").send().await.unwrap();
            assert_eq!(other.status(), 200);
        }
        let path = format!("/api/v1/patients/{}/what-matters", home.record);
        let tag = async || {
            let answer = home.patient.request(Method::Get, &path).send().await.unwrap();
            answer.headers()["etag"].clone()
        };
        let before = tag().await;
        home.patient.rewrites(&home.entry, "Noe nytt").await;
        assert_ne!(tag().await, before);
    }

    /// «Not modified» is a reading all the same.
    async fn not_modified_is_in_the_log(world) {
        let home = world.asta_comes_home().await;
        let path = format!("/api/v1/patients/{}/plan", home.record);
        let first = home.home_care.request(Method::Get, &path).send().await.unwrap();
        let before = world.storage.count("audit_event");
        let again = home.home_care.request(Method::Get, &path).header("if-none-match", &first.headers()["etag"]);
        assert_eq!(again.send().await.unwrap().status(), 304);
        assert_eq!(world.storage.count("audit_event"), before + 1);
    }

    /// A ward's list comes in pages, by family name, each patient once.
    async fn patients_in_pages(world) {
        let mona = world.person("mona").await;
        fills_the_ward(&mona, world, 0..55).await;
        let (mut names, mut cursor, mut pages) = (Vec::new(), None, 0);
        loop {
            let query = shared::contract::PageQuery { cursor };
            let page = mona
                .client
                .send_with::<ListPatients>(&AtUnit { unit: mona.unit() }, &query, &())
                .await
                .unwrap();
            names.extend(page.items.into_iter().map(|line| line.family_name));
            (pages, cursor) = (pages + 1, page.next);
            if cursor.is_none() {
                break;
            }
        }
        let mut sorted = names.clone();
        sorted.sort_by_key(|name| name.to_lowercase());
        sorted.dedup();
        assert_eq!((pages, names.len()), (2, 58));
        assert_eq!(names, sorted);
    }
}
