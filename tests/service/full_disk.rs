//! A full disk: writes are told to come back, nothing is torn, and reading goes on.

use hjemover_tests::{Database, Storage, deeds::entry};
use server::client::Refused;
use shared::{
    patients::AtPatient,
    what_matters::{ListWhatMatters, WriteWhatMatters},
};

use crate::binary::Serving;

#[test]
fn a_full_disk() {
    let storage = Storage::with_people(Database::Sqlite);
    let room = std::fs::metadata(storage.file()).unwrap().len() + 300 * 1024;
    let serving = Serving::start(&storage, &[&format!("--sqlite-max-bytes={room}")]);
    let (written, patient) = actix_web::rt::System::new().block_on(async {
        let (asta, answer) = serving
            .client()
            .sign_in("asta", server::demo::PASSWORD)
            .await
            .unwrap();
        let (ingrid, _) = serving
            .client()
            .sign_in("ingrid", server::demo::PASSWORD)
            .await
            .unwrap();
        let patient = answer.start.me.patient.unwrap();
        let at = AtPatient { patient };
        let (mut written, mut refusals) = (0, 0);
        // A refusal may be due to what else was to be written with it, so that a smaller one still fits.
        while refusals < 6 {
            match asta
                .send::<WriteWhatMatters>(&at, &entry(&"å".repeat(4000)))
                .await
            {
                Ok(_) => (written, refusals) = (written + 1, 0),
                Err(Refused::Problem(problem)) => {
                    assert_eq!(
                        (problem.status, problem.code.as_str()),
                        (503, "unavailable")
                    );
                    assert!(problem.retry_after.is_some());
                    refusals += 1;
                }
                Err(lost) => panic!("{lost}"),
            }
            assert!(written < 200, "the disk does not fill up");
        }
        assert!(written > 3, "{written}");
        let entries = asta
            .send::<ListWhatMatters>(&at, &())
            .await
            .unwrap()
            .entries;
        assert_eq!(
            entries.len(),
            written,
            "what was answered is there, and nothing else"
        );
        // A reading by staff that cannot be noted is not given.
        let mut notes = 0;
        let unnoted = loop {
            match ingrid.send::<ListWhatMatters>(&at, &()).await {
                Ok(_) => notes += 1,
                Err(why) => break why,
            }
            assert!(notes < 2000, "there is room for every note");
        };
        assert_eq!(unnoted.code(), Some("unavailable"));
        assert_eq!(
            storage.count("audit_event where endpoint = 'ListWhatMatters'"),
            notes
        );
        (written, patient)
    });
    assert!(serving.terminate().success());
    assert_eq!(
        storage.texts("select integrity_check as value from pragma_integrity_check"),
        ["ok"]
    );
    assert_eq!(storage.count("what_matters"), written);
    assert_eq!(
        storage.count("event where kind = 'what_matters_written'"),
        written
    );
    // With room again, everything works again.
    let serving = Serving::start(&storage, &[]);
    actix_web::rt::System::new().block_on(async {
        let (asta, _) = serving
            .client()
            .sign_in("asta", server::demo::PASSWORD)
            .await
            .unwrap();
        asta.send::<WriteWhatMatters>(&AtPatient { patient }, &entry("plass igjen"))
            .await
            .unwrap();
    });
}
