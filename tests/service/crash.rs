//! Killed in the middle of writes: what was answered is there.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
    time::Duration,
};

use hjemover_tests::{Database, Storage, deeds::entry};
use shared::{
    contract::Nothing,
    patients::AtPatient,
    start::GetStart,
    what_matters::{ListWhatMatters, WriteWhatMatters},
};

use crate::binary::Serving;

/// Three times: four clients write, the process is killed, and nothing acknowledged is lost.
#[test]
fn nothing_acknowledged_is_lost() {
    let storage = Storage::with_people(Database::Sqlite);
    let acknowledged: Arc<Mutex<HashSet<String>>> = Arc::default();
    for round in 0..3 {
        let serving = Serving::start(&storage, &[]);
        actix_web::rt::System::new().block_on(async {
            let client = serving.client();
            let mut writers = tokio::task::JoinSet::new();
            for username in ["asta", "kare", "birger"] {
                let (client, answer) = client
                    .sign_in(username, server::demo::PASSWORD)
                    .await
                    .unwrap();
                let (patient, acknowledged) =
                    (answer.start.me.patient.unwrap(), Arc::clone(&acknowledged));
                writers.spawn(async move {
                    // Until the service is gone, or the record is full.
                    for number in 0.. {
                        let new = entry(&format!("{username} {round} {number}"));
                        let text = new.text.to_string();
                        if client
                            .send::<WriteWhatMatters>(&AtPatient { patient }, &new)
                            .await
                            .is_err()
                        {
                            break;
                        }
                        acknowledged.lock().unwrap().insert(text);
                    }
                });
            }
            tokio::time::sleep(Duration::from_millis(300 + 150 * round)).await;
            serving.kill();
            writers.join_all().await;
        });
        let written = acknowledged.lock().unwrap().clone();
        assert!(
            written.len() > 5,
            "round {round}: only {} writes were acknowledged",
            written.len()
        );
        let there: HashSet<String> = storage
            .texts("select text as value from what_matters")
            .into_iter()
            .collect();
        let lost: Vec<_> = written.difference(&there).collect();
        assert!(
            lost.is_empty(),
            "round {round}: lost {lost:?} of {}",
            written.len()
        );
        assert_eq!(
            storage.texts("select integrity_check as value from pragma_integrity_check"),
            ["ok"]
        );
        // Fact, version and event were stored together or not at all.
        for table in [
            "what_matters_version",
            "event where kind = 'what_matters_written'",
        ] {
            assert_eq!(storage.count(table), there.len(), "{table}");
        }
    }
    let serving = Serving::start(&storage, &[]);
    actix_web::rt::System::new().block_on(async {
        let (client, answer) = serving
            .client()
            .sign_in("ingrid", server::demo::PASSWORD)
            .await
            .unwrap();
        assert!(answer.start.work.is_some());
        let (asta, _) = serving
            .client()
            .sign_in("asta", server::demo::PASSWORD)
            .await
            .unwrap();
        let patient = asta
            .send::<GetStart>(&Nothing {}, &())
            .await
            .unwrap()
            .me
            .patient
            .unwrap();
        let entries = client
            .send::<ListWhatMatters>(&AtPatient { patient }, &())
            .await
            .unwrap()
            .entries;
        assert!(
            !entries.is_empty(),
            "the service reads what was written before"
        );
    });
    let deadline = std::time::Instant::now() + Duration::from_secs(5);
    while storage.events_waiting() > 0 {
        assert!(
            std::time::Instant::now() < deadline,
            "events that waited are handled after the crash"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}
