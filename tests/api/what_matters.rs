//! What matters, in own words: written, changed, ordered, seen, followed up, rated.

use chrono::TimeDelta;
use hjemover_tests::{
    Home, both,
    deeds::{entry, nb, prose},
    new_id,
};
use shared::{
    Id,
    author::Capacity,
    contract::path,
    patients::AtPatient,
    what_matters::{
        Acknowledge, AcknowledgeWhatMatters, AtEntry, Attainment, ChangeEntry, ChangeWhatMatters,
        EntryOrder, EntryStatus, FollowUpWhatMatters, ListWhatMattersVersions, NewEntry,
        NewFollowUp, NewRating, OrderWhatMatters, RateWhatMatters, SaidBy, SetEntryStatus,
        SetWhatMattersStatus, WhatMattersEntry, WriteWhatMatters,
    },
};

fn words(entries: &[WhatMattersEntry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.text.as_str()).collect()
}

both! {
    /// Words are kept as they were written, in any language, and who wrote them is shown.
    async fn written_words_are_kept(world) {
        let asta = world.person("asta").await;
        let written = asta.writes_what_matters("  Hagen min 🌷\r\nog fuglene  ").await;
        assert_eq!(written.text, "Hagen min 🌷\nog fuglene");
        assert_eq!((written.version, written.status, written.said_by), (1, EntryStatus::Active, SaidBy::Patient));
        assert_eq!((written.author.capacity, written.author.name.as_str()), (Capacity::Patient, "Asta Bakke"));
        assert_eq!(asta.sees_what_matters(asta.record()).await, [written]);
    }

    /// The patient's order is the order everybody sees; an incomplete one is refused.
    async fn ordered_by_the_patient(world) {
        let asta = world.person("asta").await;
        let at = AtPatient { patient: asta.record() };
        let (mut made, mut ids) = (Vec::new(), Vec::new());
        for text in ["en", "to", "tre"] {
            let entry = asta.writes_what_matters(text).await;
            ids.push(entry.id);
            made.push(entry);
        }
        assert_eq!(words(&asta.sees_what_matters(at.patient).await), ["en", "to", "tre"]);
        let entries = vec![ids[2], ids[0], ids[1]];
        let ordered = asta.does::<OrderWhatMatters>(at, EntryOrder { entries: entries.clone() }).await;
        assert_eq!(words(&ordered.entries), ["tre", "en", "to"]);
        assert_eq!(ordered.entries.iter().map(|e| e.position).collect::<Vec<_>>(), [0, 1, 2]);
        let ingrid = world.person("ingrid").await;
        assert_eq!(words(&ingrid.sees_what_matters(at.patient).await), ["tre", "en", "to"]);
        let wrong = [vec![], vec![ids[0], ids[1]], vec![ids[0], ids[0], ids[1]], vec![ids[0], ids[1], new_id()]];
        for entries in wrong {
            asta.is_refused::<OrderWhatMatters>(at, EntryOrder { entries }, "entries:not_all_entries").await;
        }
        assert_eq!(asta.opens_the_app().await.home.unwrap().most_important.unwrap().text, "tre");
    }

    /// A change makes a version; the earlier stay readable, the newest first.
    async fn versions_are_kept(world) {
        let asta = world.person("asta").await;
        let first = asta.writes_what_matters("gå tur").await;
        let second = asta.rewrites(&first, "gå tur i skogen").await;
        let third = asta.rewrites(&second, "gå tur i skogen med Bella").await;
        assert_eq!((third.version, third.id, third.written_at), (3, first.id, first.written_at));
        let at = AtEntry { patient: asta.record(), entry: first.id };
        let versions = asta.does::<ListWhatMattersVersions>(at, ()).await.versions;
        let texts: Vec<_> = versions.iter().map(|v| (v.version, v.text.as_str())).collect();
        assert_eq!(texts, [(3, "gå tur i skogen med Bella"), (2, "gå tur i skogen"), (1, "gå tur")]);
    }

    /// A change of a version that is no longer the newest is refused and shows what it is now.
    async fn a_stale_change_is_refused_with_what_is_there(world) {
        let asta = world.person("asta").await;
        let first = asta.writes_what_matters("hagen").await;
        let newest = asta.rewrites(&first, "hagen og huset").await;
        let at = AtEntry { patient: asta.record(), entry: first.id };
        let stale = ChangeEntry { version: 1, text: prose("bare huset"), lang: nb() };
        let problem = asta.is_refused::<ChangeWhatMatters>(at, stale, "changed_meanwhile").await;
        assert_eq!(problem.status, 409);
        let current: WhatMattersEntry = serde_json::from_value(problem.current.unwrap()).unwrap();
        assert_eq!(current, newest);
        let stale = SetEntryStatus { version: 1, status: EntryStatus::Reached };
        asta.is_refused::<SetWhatMattersStatus>(at, stale, "changed_meanwhile").await;
        assert_eq!(words(&asta.sees_what_matters(at.patient).await), ["hagen og huset"]);
    }

    /// Sending the same entry twice writes it once; another text under its id is refused, and so is another
    /// person's id.
    async fn the_same_id_writes_once(world) {
        let (asta, kare) = (world.person("asta").await, world.person("kare").await);
        let at = AtPatient { patient: asta.record() };
        let new = entry("hagen");
        let first = asta.does::<WriteWhatMatters>(at, new.clone()).await;
        assert_eq!(asta.does::<WriteWhatMatters>(at, new.clone()).await, first);
        let other = NewEntry { text: prose("huset"), ..new.clone() };
        asta.is_refused::<WriteWhatMatters>(at, other, "id_taken").await;
        kare.is_refused::<WriteWhatMatters>(AtPatient { patient: kare.record() }, new, "id_taken").await;
        assert_eq!(words(&asta.sees_what_matters(at.patient).await), ["hagen"]);
        assert_eq!(world.storage.count("what_matters_version"), 1);
    }

    /// What is reached leaves the order, and comes back last when it is active again.
    async fn reached_and_active_again(world) {
        let asta = world.person("asta").await;
        let first = asta.writes_what_matters("en").await;
        asta.writes_what_matters("to").await;
        let at = AtEntry { patient: asta.record(), entry: first.id };
        let set = |status| SetEntryStatus { version: 1, status };
        let reached = asta.does::<SetWhatMattersStatus>(at, set(EntryStatus::Reached)).await;
        assert_eq!(reached.status, EntryStatus::Reached);
        let home = asta.opens_the_app().await.home.unwrap();
        assert_eq!(home.most_important.unwrap().text, "to");
        assert_eq!(words(&asta.sees_what_matters(at.patient).await), ["to", "en"]);
        asta.does::<SetWhatMattersStatus>(at, set(EntryStatus::Active)).await;
        assert_eq!(words(&asta.sees_what_matters(at.patient).await), ["to", "en"]);
        assert_eq!(asta.opens_the_app().await.home.unwrap().most_important.unwrap().text, "to");
    }

    /// A unit sees each version once, whoever says so; the patient reads which unit and when.
    async fn seen_once_by_each_unit_and_version(world) {
        let Home { patient: asta, home_care: ingrid, ward_nurse: mona, entry, record, .. } =
            world.asta_comes_home().await;
        let seen = ingrid.acknowledges(record, &entry).await;
        assert_eq!(seen.acknowledgements.len(), 1);
        assert_eq!(ingrid.acknowledges(record, &entry).await.acknowledgements, seen.acknowledgements);
        let both_units = mona.acknowledges(record, &entry).await;
        assert_eq!(both_units.acknowledgements.len(), 2);
        let shown = asta.opens_the_app().await.home.unwrap().most_important.unwrap();
        assert_eq!(shown.seen_by.as_deref(), Some(hjemover_tests::WARD));
        let changed = asta.rewrites(&entry, "Å være hjemme til påske").await;
        let at = AtEntry { patient: record, entry: entry.id };
        ingrid.is_refused::<AcknowledgeWhatMatters>(at, Acknowledge { version: 1 }, "changed_meanwhile").await;
        let again = ingrid.acknowledges(record, &changed).await;
        let versions: Vec<i32> = again.acknowledgements.iter().map(|seen| seen.version).collect();
        assert_eq!(versions, [1, 1, 2]);
        assert_eq!(again.acknowledgements[2].author.unit_name.as_deref(), Some(hjemover_tests::HOME_CARE));
    }

    /// What was done is written down with its day, which has come.
    async fn followed_up(world) {
        let Home { patient: asta, home_care: ingrid, entry, record, .. } = world.asta_comes_home().await;
        let (at, today) = (AtEntry { patient: record, entry: entry.id }, world.clock().today());
        let done = |days: i64| NewFollowUp {
            id: new_id(),
            text: prose("Vi øvde i trappen"),
            done_on: today + TimeDelta::days(days),
        };
        ingrid.is_refused::<FollowUpWhatMatters>(at, done(1), "done_on:in_the_future").await;
        ingrid.is_refused::<FollowUpWhatMatters>(at, done(-4000), "done_on:out_of_range").await;
        let today_done = done(0);
        ingrid.does::<FollowUpWhatMatters>(at, today_done.clone()).await;
        let twice = ingrid.does::<FollowUpWhatMatters>(at, today_done.clone()).await;
        assert_eq!(twice.follow_ups.len(), 1);
        let other = NewFollowUp { text: prose("Noe annet"), ..today_done };
        ingrid.is_refused::<FollowUpWhatMatters>(at, other, "id_taken").await;
        let shown = &asta.sees_what_matters(record).await[0].follow_ups[0];
        assert_eq!((shown.text.as_str(), shown.author.name.as_str()), ("Vi øvde i trappen", "Ingrid Dahl"));
    }

    /// The person's own rating over time; nobody else rates.
    async fn rated_by_the_person(world) {
        let Home { patient: asta, home_care: ingrid, entry, record, .. } = world.asta_comes_home().await;
        let at = AtEntry { patient: record, entry: entry.id };
        let rating = |attainment| NewRating { id: new_id(), attainment, note: Some(prose("Det går framover")) };
        let first = rating(Attainment::SomewhatWorseThanHoped);
        asta.does::<RateWhatMatters>(at, first.clone()).await;
        world.after_days(7);
        asta.does::<RateWhatMatters>(at, first.clone()).await;
        let rated = asta.does::<RateWhatMatters>(at, rating(Attainment::SomewhatBetterThanHoped)).await;
        let levels: Vec<i32> = rated.ratings.iter().map(|rating| rating.attainment.level()).collect();
        assert_eq!(levels, [-1, 1]);
        assert!(rated.ratings[1].at - rated.ratings[0].at >= TimeDelta::days(6));
        ingrid.is_refused::<RateWhatMatters>(at, rating(Attainment::AsHoped), "not_found").await;
    }

    /// What staff write down for the patient is labelled as that, and the patient's own change makes it theirs.
    async fn staff_on_behalf_is_labelled(world) {
        let (asta, ingrid) = (world.person("asta").await, world.person("ingrid").await);
        let written = ingrid.writes_for(asta.record(), "Å få sove om natten").await;
        assert_eq!((written.said_by, written.author.capacity), (SaidBy::StaffOnBehalf, Capacity::Staff));
        assert_eq!(written.author.unit_name.as_deref(), Some(hjemover_tests::HOME_CARE));
        let own = asta.rewrites(&written, "Å få sove").await;
        assert_eq!((own.said_by, own.version), (SaidBy::Patient, 2));
        let at = AtEntry { patient: asta.record(), entry: own.id };
        let versions = asta.does::<ListWhatMattersVersions>(at, ()).await.versions;
        assert_eq!(versions[1].author.name, "Ingrid Dahl");
    }

    /// Another patient's entry in the path of one's own record is not there.
    async fn another_patients_entry_is_not_found(world) {
        let (asta, kare) = (world.person("asta").await, world.person("kare").await);
        let entry = asta.writes_what_matters("hagen").await;
        let at = AtEntry { patient: kare.record(), entry: entry.id };
        let change = ChangeEntry { version: 1, text: prose("x"), lang: nb() };
        kare.is_refused::<ChangeWhatMatters>(at, change, "not_found").await;
        kare.is_refused::<ListWhatMattersVersions>(at, (), "not_found").await;
        let reached = SetEntryStatus { version: 1, status: EntryStatus::Reached };
        kare.is_refused::<SetWhatMattersStatus>(at, reached, "not_found").await;
        let rating = NewRating { id: new_id(), attainment: Attainment::AsHoped, note: None };
        kare.is_refused::<RateWhatMatters>(at, rating, "not_found").await;
        // Somebody who serves both reaches each only under its own patient.
        let mona = world.person("mona").await;
        mona.is_refused::<AcknowledgeWhatMatters>(at, Acknowledge { version: 1 }, "not_found").await;
        let order = EntryOrder { entries: vec![entry.id] };
        kare.is_refused::<OrderWhatMatters>(AtPatient { patient: kare.record() }, order, "entries:not_all_entries").await;
        assert_eq!(words(&asta.sees_what_matters(asta.record()).await), ["hagen"]);
    }

    /// A record holds 200 entries and no more.
    async fn a_full_record_takes_no_more(world) {
        let asta = world.person("asta").await;
        let at = AtPatient { patient: asta.record() };
        let url = path::<WriteWhatMatters>(&at).unwrap();
        for ten in 0..20 {
            let mut writes = tokio::task::JoinSet::new();
            for number in 0..10 {
                let (asta, url) = (asta.clone(), url.clone());
                writes.spawn(async move {
                    let body = entry(&format!("nummer {ten}{number}"));
                    let sent = asta.request(shared::Method::Post, &url).json(&body).send().await;
                    sent.unwrap().status().as_u16()
                });
            }
            assert!(writes.join_all().await.into_iter().all(|status| status == 200));
        }
        asta.is_refused::<WriteWhatMatters>(at, entry("én til"), "too_many").await;
        let shown = asta.sees_what_matters(at.patient).await;
        assert_eq!(shown.len(), 200);
        let mut places: Vec<i32> = shown.iter().map(|entry| entry.position).collect();
        places.dedup();
        assert_eq!(places, (0..200).collect::<Vec<_>>(), "each has its own place");
    }

    /// An id that is none, and one that nobody has, are not found.
    async fn ids_that_are_none(world) {
        let asta = world.person("asta").await;
        let at = AtEntry { patient: asta.record(), entry: Id::new(uuid::Uuid::nil()) };
        asta.is_refused::<ListWhatMattersVersions>(at, (), "not_found").await;
        for wrong in ["x", "018f", "%00", "..%2f..", "018f0000-0000-7000-8000-00000000000g"] {
            let path = format!("/api/v1/patients/{wrong}/what-matters");
            let answer = asta.request(shared::Method::Get, &path).send().await.unwrap();
            assert_eq!(answer.status(), 404, "{wrong}");
        }
    }
}
