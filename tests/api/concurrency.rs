//! Many at once: nothing is lost, nothing is written twice, and who comes second is told.

use std::collections::HashSet;

use hjemover_tests::{
    Person, both,
    deeds::{entry, nb, prose},
    new_id, status_and_json,
};
use serde_json::{Value, json};
use shared::{
    Method,
    contract::path,
    id::Patient,
    patients::{AtPatient, AtUnit, PatientRef, RegisterPatient},
    what_matters::{AtEntry, ChangeEntry, ChangeWhatMatters, WriteWhatMatters},
};

/// Sends all at once; answers status and body of each.
async fn all_at_once(requests: Vec<reqwest::RequestBuilder>) -> Vec<(u16, Value)> {
    let mut sent = tokio::task::JoinSet::new();
    for request in requests {
        sent.spawn(async move { status_and_json(request.send().await.unwrap()).await });
    }
    sent.join_all().await
}

fn writes(person: &Person, body: &Value) -> reqwest::RequestBuilder {
    let at = path::<WriteWhatMatters>(&AtPatient {
        patient: person.record(),
    })
    .unwrap();
    person.request(Method::Post, &at).json(body)
}

fn registration(mona: &Person, number: &str) -> reqwest::RequestBuilder {
    let body = json!({
        "id": new_id::<Patient>(), "given_name": "Liv", "family_name": "Ås", "birth_date": "1969-11-13",
        "national_identity_number": number, "language": "nb", "phone": null, "email": null, "municipality": "Notodden",
    });
    mona.request(
        Method::Post,
        &path::<RegisterPatient>(&AtUnit { unit: mona.unit() }).unwrap(),
    )
    .json(&body)
}

both! {
    /// 64 writes at once, to three records: all are there, each with its version, event and place.
    async fn sixty_four_writes(world) {
        let people = [world.person("asta").await, world.person("kare").await, world.person("birger").await];
        let requests = (0..64)
            .map(|number| writes(&people[number % 3], &serde_json::to_value(entry(&format!("nummer {number}"))).unwrap()))
            .collect();
        let answers = all_at_once(requests).await;
        assert!(answers.iter().all(|(status, _)| *status == 200), "{answers:?}");
        let mut words = HashSet::new();
        for person in &people {
            let entries = person.sees_what_matters(person.record()).await;
            let places: HashSet<i32> = entries.iter().map(|entry| entry.position).collect();
            assert_eq!(places.len(), entries.len(), "each has its own place");
            words.extend(entries.into_iter().map(|entry| entry.text));
        }
        assert_eq!(words.len(), 64);
        for table in ["what_matters_version", "event where kind = 'what_matters_written'"] {
            assert_eq!(world.storage.count(table), 64, "{table}");
        }
        assert_eq!(world.storage.texts("select cast(max(seq) as text) as value from event"), ["64"], "without gaps");
    }

    /// Of two who change the same version, one does and the other is shown what it became.
    async fn two_changes_of_one_version(world) {
        let asta = world.person("asta").await;
        for round in 0..8 {
            let first = asta.writes_what_matters("hagen").await;
            let at = AtEntry { patient: asta.record(), entry: first.id };
            let change = |words: &str| {
                let body = ChangeEntry { version: 1, text: prose(words), lang: nb() };
                asta.by_hand::<ChangeWhatMatters>(&at).json(&body)
            };
            let mut answers = all_at_once(vec![change("hagen min"), change("huset mitt")]).await;
            answers.sort_by_key(|(status, _)| *status);
            let [(200, won), (409, lost)] = answers.as_slice() else { panic!("round {round}: {answers:?}") };
            assert_eq!((&lost["code"], &lost["current"]["text"]), (&json!("changed_meanwhile"), &won["text"]));
        }
    }

    /// The same entry sent many times at once is written once, and everybody is answered with it.
    async fn the_same_write_many_times(world) {
        let asta = world.person("asta").await;
        let body = serde_json::to_value(entry("hagen")).unwrap();
        let answers = all_at_once((0..16).map(|_| writes(&asta, &body)).collect()).await;
        assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 200), "{answers:?}");
        assert_eq!(asta.sees_what_matters(asta.record()).await.len(), 1);
        assert_eq!(world.storage.count("event"), 1);
    }

    /// The same key many times at once: done once, answered alike.
    async fn the_same_key_many_times(world) {
        let mona = world.person("mona").await;
        let body = json!({
            "id": new_id::<Patient>(), "given_name": "Liv", "family_name": "Ås", "birth_date": "1969-11-13",
            "national_identity_number": "13916900281", "language": "nb", "phone": null, "email": null,
            "municipality": "Notodden",
        });
        let at = path::<RegisterPatient>(&AtUnit { unit: mona.unit() }).unwrap();
        let send = |_| mona.request(Method::Post, &at).header("idempotency-key", "registrer-liv").json(&body);
        let answers = all_at_once((0..8).map(send).collect()).await;
        assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 200), "{answers:?}");
        assert_eq!(world.storage.count("event"), 1);
    }

    /// One national identity number registered by many at once makes one patient, whom all are answered with.
    async fn one_number_registered_by_many(world) {
        let (mona, tor) = (world.person("mona").await, world.person("tor").await);
        for number in ["13916900281", "13916900362", "13916900443"] {
            let senders = [&mona, &tor, &mona, &tor, &mona, &tor];
            let answers = all_at_once(senders.map(|sender| registration(sender, number)).into()).await;
            let ids: HashSet<_> = answers
                .iter()
                .map(|(status, body)| {
                    assert_eq!(*status, 200, "{body}");
                    serde_json::from_value::<PatientRef>(body.clone()).unwrap().id
                })
                .collect();
            assert_eq!(ids.len(), 1);
            let served = format!("care_relation where patient_id = '{}'", ids.iter().next().unwrap());
            assert_eq!(world.storage.count(&served), 2, "by each unit once");
        }
        assert_eq!(world.storage.count("patient"), 6);
    }

    /// Reading and writing at once: every reading sees whole writes.
    async fn reading_while_writing(world) {
        let asta = world.person("asta").await;
        let first = asta.writes_what_matters("versjon 1").await;
        let writer = {
            let asta = asta.clone();
            tokio::spawn(async move {
                let mut current = first;
                for version in 2..=30 {
                    current = asta.rewrites(&current, &format!("versjon {version}")).await;
                }
            })
        };
        while !writer.is_finished() {
            let seen = asta.sees_what_matters(asta.record()).await.remove(0);
            assert_eq!(seen.text, format!("versjon {}", seen.version));
        }
        writer.await.unwrap();
    }
}
