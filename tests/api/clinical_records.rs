//! Small clinical records: frailty and its level 9, medication reconciliation, the note before a planned discharge,
//! the conversation at discharge; each with its history.

use chrono::TimeDelta;
use hjemover_tests::{
    Home, Person, World, both,
    clinical_records::{conversation, frailty, note, reconciliation},
    deeds::{discharge, prose},
    new_id,
};
use shared::{
    Id, Method,
    clinical_records::{
        AssessFrailty, AtFrailty, ClinicalRecords, FrailtyErrorRequest,
        FrailtyState::{Habitual, Now},
        GetClinicalRecords, MarkFrailtyError, NewConversation, OpenFrailty, OpenFrailtyRequest,
        ReconcileMedication, ReconciliationStatus, RecordConversation, TeachBack,
        WriteDischargeNote,
    },
    consents::Scope,
    contract::path,
    id::{Patient, Unit},
    inbox::{Update, UpdateKind},
    patients::AtPatient,
    right::Right,
    stays::{AtStay, Destination, HospitalStay},
    units::StaffRole,
};

/// Asta on the ward, to go home tomorrow, in the morning.
async fn asta_goes_home_tomorrow(world: &World) -> (Person, Person, HospitalStay) {
    world.until_hour(8);
    let (asta, mona, stay) = world.asta_is_admitted().await;
    let tomorrow = world.clock().today() + TimeDelta::days(1);
    let stay = mona
        .plans_discharge(asta.record(), &stay, tomorrow, None)
        .await;
    (asta, mona, stay)
}

/// A ward beside the demo's.
const OTHER_WARD: &str = "Kirurgisk sengepost Notodden";

/// Makes another ward, which serves a patient too.
fn another_ward(world: &World, patient: Id<Patient>) {
    let (unit, relation): (Id<Unit>, Id<Unit>) = (new_id(), new_id());
    world.storage.execute(&format!(
        "insert into unit (id, kind, name, created_at)
         values ('{unit}', 'hospital_ward', '{OTHER_WARD}', '2026-01-01 00:00:00')"
    ));
    world.storage.execute(&format!(
        "insert into care_relation (id, patient_id, unit_id, valid_from)
         values ('{relation}', '{patient}', '{unit}', '2026-01-01 00:00:00')"
    ));
}

/// The updates about missing notes in somebody's inbox, when the watch has looked.
async fn missing_notes(world: &World, who: &Person) -> Vec<Update> {
    // It looks every second.
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    world.settles().await;
    who.sees_inbox()
        .await
        .into_iter()
        .filter(|update| update.kind == UpdateKind::DischargeNoteDue)
        .collect()
}

fn values(records: &ClinicalRecords) -> Vec<i32> {
    records.frailty.iter().map(|each| each.value).collect()
}

both! {
    /// Each assessment is kept; the patient reads the levels and not what staff wrote beside them.
    async fn frailty_is_kept_and_the_newest_shown(world) {
        let home = world.asta_comes_home().await;
        let (record, today) = (home.record, world.clock().today());
        home.ward_nurse.assesses(record, Habitual, 4, today - TimeDelta::days(20)).await;
        home.ward_nurse.assesses(record, Now, 7, today - TimeDelta::days(6)).await;
        world.after_minutes(1);
        let better = home.home_care.assesses(record, Now, 6, today).await;
        // Written down late: an older day does not become the newest.
        home.gp.assesses(record, Now, 8, today - TimeDelta::days(7)).await;
        let read = home.gp.sees_clinical_records(record).await;
        assert_eq!(values(&read), [6, 7, 8, 4]);
        assert_eq!(read.frailty[0].author.unit_name.as_deref(), Some(hjemover_tests::HOME_CARE));
        assert_eq!(read.frailty[0].note.as_deref(), Some("Går med rullator siden i sommer"));
        let own = home.patient.sees_clinical_records(record).await;
        assert_eq!(values(&own), [6, 7, 8, 4]);
        assert_eq!(own.frailty[0].id, better.id);
        assert!(own.frailty.iter().all(|each| each.note.is_none() && !each.mine));
        assert!(!own.may.contains(&Right::WriteClinicalRecords));
    }

    /// What is off the scale or on a day that has not come is refused; the same one sent twice is one; another one
    /// under its id is refused, and so is a third person's.
    async fn assessed_once_and_on_the_scale(world) {
        let home = world.asta_comes_home().await;
        let (at, today) = (AtPatient { patient: home.record }, world.clock().today());
        for value in [0, 10, -1] {
            home.ward_nurse.is_refused::<AssessFrailty>(at, frailty(Now, value, today), "value:out_of_range").await;
        }
        let tomorrow = today + TimeDelta::days(1);
        home.ward_nurse.is_refused::<AssessFrailty>(at, frailty(Now, 4, tomorrow), "assessed_on:in_the_future").await;
        let long_ago = today - TimeDelta::days(400);
        home.ward_nurse.is_refused::<AssessFrailty>(at, frailty(Now, 4, long_ago), "assessed_on:out_of_range").await;
        let first = frailty(Now, 4, today);
        let (one, two) = tokio::join!(
            home.ward_nurse.does::<AssessFrailty>(at, first.clone()),
            home.ward_nurse.does::<AssessFrailty>(at, first.clone()),
        );
        assert_eq!((values(&one), values(&two)), (vec![4], vec![4]));
        let mut other = first.clone();
        other.value = 5;
        home.ward_nurse.is_refused::<AssessFrailty>(at, other, "id_taken").await;
        home.home_care.is_refused::<AssessFrailty>(at, first.clone(), "id_taken").await;
        let kare = world.person("kare").await;
        kare.is_refused::<AssessFrailty>(AtPatient { patient: kare.record() }, first, "not_found").await;
        for who in [&home.patient, &home.coordinator] {
            who.is_refused::<AssessFrailty>(at, frailty(Now, 3, today), "not_found").await;
        }
        assert_eq!(world.storage.count("clinical_frailty"), 1);
    }

    /// The patient never gets an assessment of level 9 unless a doctor has opened it; it can be closed again; who did
    /// so stands with it, and in the access log.
    async fn level_nine_is_opened_by_a_clinician(world) {
        let home = world.asta_comes_home().await;
        let (record, today) = (home.record, world.clock().today());
        home.ward_nurse.assesses(record, Habitual, 6, today - TimeDelta::days(2)).await;
        let nine = home.ward_nurse.assesses(record, Now, 9, today).await;
        let sees = async || {
            let path = path::<GetClinicalRecords>(&AtPatient { patient: record }).unwrap();
            let answer = home.patient.request(Method::Get, &path).send().await.unwrap();
            let text = answer.text().await.unwrap();
            assert_eq!(text.contains(&nine.id.to_string()), text.contains("\"value\":9"), "{text}");
            text.contains(&nine.id.to_string())
        };
        assert!(!sees().await);
        assert_eq!(values(&home.home_care.sees_clinical_records(record).await), [9, 6]);
        let at = AtFrailty { patient: record, frailty: nine.id };
        let ask = |version, open| OpenFrailtyRequest { version, open };
        for who in [&home.patient, &home.ward_nurse, &home.home_care, &home.coordinator] {
            who.is_refused::<OpenFrailty>(at, ask(0, true), "not_found").await;
        }
        assert!(!sees().await);
        let opened = home.ward_doctor.opens_frailty(record, &nine, true).await;
        assert_eq!((opened.openings.len(), opened.openings[0].author.name.as_str()), (1, "Jonas Berg"));
        assert!(sees().await);
        let own = home.patient.sees_clinical_records(record).await;
        assert!(own.frailty.iter().all(|each| each.openings.is_empty()));
        let log = home.patient.sees_who_looked().await;
        assert_eq!((log[0].what, log[0].who.name.as_str()), (Right::OpenClinicalFrailty, "Jonas Berg"));
        // Already open: nothing is done twice, whatever was seen.
        home.gp.does::<OpenFrailty>(at, ask(0, true)).await;
        let problem = home.gp.is_refused::<OpenFrailty>(at, ask(0, false), "changed_meanwhile").await;
        let current: ClinicalRecords = serde_json::from_value(problem.current.unwrap()).unwrap();
        assert_eq!(current.frailty[0].openings, opened.openings);
        let closed = home.gp.opens_frailty(record, &opened, false).await;
        assert_eq!(closed.openings.iter().map(|each| each.open).collect::<Vec<_>>(), [false, true]);
        assert!(!sees().await);
    }

    /// A nurse who is the patient reads as the patient, also where she acts as staff.
    async fn a_nurse_in_her_own_record(world) {
        let (asta, mona, _) = world.asta_is_admitted().await;
        let (record, today) = (asta.record(), world.clock().today());
        world.person("jonas").await.assesses(record, Now, 9, today).await;
        assert_eq!(values(&mona.sees_clinical_records(record).await), [9]);
        world.storage.execute(&format!(
            "update patient set person_id = (select id from person where username = 'mona') where id = '{record}'"
        ));
        assert!(mona.sees_clinical_records(record).await.frailty.is_empty());
        let at = AtPatient { patient: record };
        let answered = mona.does::<AssessFrailty>(at, frailty(Habitual, 5, today)).await;
        assert_eq!(values(&answered), [5]);
    }

    /// Only level 9 is closed; what was entered in error is not opened; two who open at once open it once.
    async fn what_can_be_opened(world) {
        let home = world.asta_comes_home().await;
        let (record, today) = (home.record, world.clock().today());
        let eight = home.ward_nurse.assesses(record, Now, 8, today).await;
        let open = OpenFrailtyRequest { version: 0, open: true };
        let at = |frailty| AtFrailty { patient: record, frailty };
        home.ward_doctor.is_refused::<OpenFrailty>(at(eight.id), open.clone(), "state_cannot_follow").await;
        home.ward_doctor.is_refused::<OpenFrailty>(at(new_id()), open.clone(), "not_found").await;
        let wrong = home.ward_nurse.assesses(record, Now, 9, today).await;
        let reason = FrailtyErrorRequest { reason: prose("Feil pasient") };
        home.ward_nurse.does::<MarkFrailtyError>(at(wrong.id), reason).await;
        home.ward_doctor.is_refused::<OpenFrailty>(at(wrong.id), open.clone(), "state_cannot_follow").await;
        assert_eq!(values(&home.patient.sees_clinical_records(record).await), [8]);
        let nine = home.ward_nurse.assesses(record, Now, 9, today).await;
        let (one, two) = tokio::join!(
            home.ward_doctor.send::<OpenFrailty>(at(nine.id), open.clone()),
            home.gp.send::<OpenFrailty>(at(nine.id), open.clone()),
        );
        assert!(one.is_ok() && two.is_ok());
        assert_eq!(world.storage.count("frailty_opening"), 1);
        // Another patient's: not there.
        let kare = world.person("kare").await.record();
        let elsewhere = AtFrailty { patient: kare, frailty: nine.id };
        home.gp.is_refused::<OpenFrailty>(elsewhere, open, "not_found").await;
    }

    /// What was wrong is marked by the unit that wrote it, with a reason, once; it stays, and counts no more.
    async fn entered_in_error(world) {
        let home = world.asta_comes_home().await;
        let (record, today) = (home.record, world.clock().today());
        home.home_care.assesses(record, Now, 5, today - TimeDelta::days(1)).await;
        let wrong = home.ward_nurse.assesses(record, Now, 8, today).await;
        let at = AtFrailty { patient: record, frailty: wrong.id };
        let because = |text: &str| FrailtyErrorRequest { reason: prose(text) };
        for who in [&home.home_care, &home.gp, &home.patient] {
            who.is_refused::<MarkFrailtyError>(at, because("Uenig"), "not_found").await;
        }
        let marked = home.ward_doctor.does::<MarkFrailtyError>(at, because("Feil pasient")).await;
        home.ward_doctor.does::<MarkFrailtyError>(at, because("Feil pasient")).await;
        home.ward_nurse.is_refused::<MarkFrailtyError>(at, because("Noe annet"), "changed_meanwhile").await;
        let error = marked.frailty[0].error.as_ref().unwrap();
        assert_eq!((error.author.name.as_str(), error.reason.as_deref()), ("Jonas Berg", Some("Feil pasient")));
        assert_eq!(values(&marked), [8, 5]);
        let own = home.patient.sees_clinical_records(record).await;
        assert!(own.frailty[0].error.as_ref().is_some_and(|error| error.reason.is_none()));
    }

    /// Every step of the reconciliation is kept; who saw an older one is told; the patient reads how it stands.
    async fn reconciliation_has_a_history(world) {
        use ReconciliationStatus::{Begun, Reconciled, ReconciledWithOpenQuestions};
        let home = world.asta_comes_home().await;
        let (record, today) = (home.record, world.clock().today());
        let at = AtPatient { patient: record };
        let mut unsourced = reconciliation(0, Reconciled, today);
        unsourced.sources.clear();
        home.ward_nurse.is_refused::<ReconcileMedication>(at, unsourced, "sources:missing").await;
        let mut unasked = reconciliation(0, ReconciledWithOpenQuestions, today);
        unasked.open_questions = None;
        home.ward_nurse.is_refused::<ReconcileMedication>(at, unasked, "open_questions:missing").await;
        let tomorrow = today + TimeDelta::days(1);
        let early = reconciliation(0, Begun, tomorrow);
        home.ward_nurse.is_refused::<ReconcileMedication>(at, early, "day:in_the_future").await;
        let begun = reconciliation(0, Begun, today);
        home.ward_nurse.reconciles(record, begun.clone()).await;
        home.home_care.reconciles(record, reconciliation(1, ReconciledWithOpenQuestions, today)).await;
        // Sent again when others have gone on: known.
        home.ward_nurse.reconciles(record, begun).await;
        let late = reconciliation(1, Reconciled, today);
        let problem = home.gp.is_refused::<ReconcileMedication>(at, late, "changed_meanwhile").await;
        let current: ClinicalRecords = serde_json::from_value(problem.current.unwrap()).unwrap();
        assert_eq!((current.reconciliations[0].number, current.reconciliations[0].status), (2, ReconciledWithOpenQuestions));
        let (one, two) = tokio::join!(
            home.gp.send::<ReconcileMedication>(at, reconciliation(2, Reconciled, today)),
            home.ward_nurse.send::<ReconcileMedication>(at, reconciliation(2, Begun, today)),
        );
        assert!(one.is_ok() != two.is_ok(), "one of two who saw the same is told");
        let read = home.coordinator.sees_clinical_records(record).await;
        assert_eq!(read.reconciliations.iter().map(|each| each.number).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(read.reconciliations[1].open_questions.as_deref(), Some("Tar hun fortsatt Marevan?"));
        let newest = read.reconciliations[0].status;
        let own = home.patient.sees_clinical_records(record).await.reconciliations;
        assert_eq!(own[0].status, newest);
        assert!(own.iter().all(|each| {
            each.sources.is_empty() && each.spoken_with.is_none() && each.open_questions.is_none()
        }));
    }

    /// The note is about the date that is planned, by the ward that has the stay; each version is kept; the patient
    /// and the coordinator do not read it.
    async fn the_note_before_the_discharge(world) {
        let (asta, mona, stay) = asta_goes_home_tomorrow(world).await;
        let (record, at) = (asta.record(), AtStay { patient: asta.record(), stay: stay.id });
        let tomorrow = world.clock().today() + TimeDelta::days(1);
        for who in ["ingrid", "silje", "tor", "asta"] {
            world.person(who).await.is_refused::<WriteDischargeNote>(at, note(0, tomorrow), "not_found").await;
        }
        let later = tomorrow + TimeDelta::days(1);
        mona.is_refused::<WriteDischargeNote>(at, note(0, later), "changed_meanwhile").await;
        let first = note(0, tomorrow);
        mona.writes_note(record, stay.id, first.clone()).await;
        mona.writes_note(record, stay.id, first.clone()).await;
        let jonas = world.person("jonas").await;
        jonas.is_refused::<WriteDischargeNote>(at, note(0, tomorrow), "changed_meanwhile").await;
        let kept = jonas.writes_note(record, stay.id, note(1, tomorrow)).await;
        assert_eq!(kept.notes.iter().map(|each| each.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(kept.notes[1].plan, *first.plan);
        let stay = mona.plans_discharge(record, &stay, later, Some("Trenger mer trening")).await;
        let problem = mona.is_refused::<WriteDischargeNote>(at, note(2, tomorrow), "changed_meanwhile").await;
        assert_eq!(problem.current.unwrap()["stays"][0]["planned_on"], later.to_string());
        mona.writes_note(record, stay.id, note(2, later)).await;
        assert_eq!(asta.sees_clinical_records(record).await.notes, []);
        let end = discharge(&stay, world.clock().now(), Destination::Home, Some(world.person("ingrid").await.unit()), None);
        mona.discharges(record, &stay, end).await;
        mona.is_refused::<WriteDischargeNote>(at, note(3, later), "stay_ended").await;
        let read = world.person("ingrid").await.sees_clinical_records(record).await;
        assert_eq!(read.notes.len(), 3);
        let tor = world.person("tor").await.sees_clinical_records(record).await;
        assert_eq!((tor.notes.len(), tor.conversations.len(), tor.stays.len()), (0, 0, 0));
        // Somewhere else, the stay is not there.
        let kare = world.person("kare").await.record();
        let elsewhere = AtStay { patient: kare, stay: stay.id };
        mona.is_refused::<WriteDischargeNote>(elsewhere, note(0, later), "not_found").await;
    }

    /// Without a planned date there is nothing to write the note about.
    async fn no_note_without_a_planned_date(world) {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        let at = AtStay { patient: asta.record(), stay: stay.id };
        mona.is_refused::<WriteDischargeNote>(at, note(0, world.clock().today()), "changed_meanwhile").await;
    }

    /// A ward that serves the patient and does not have the stay writes nothing about it.
    async fn another_wards_stay(world) {
        let (asta, mona, stay) = asta_goes_home_tomorrow(world).await;
        let record = asta.record();
        another_ward(world, record);
        let sigrid = world.staff("sigrid", OTHER_WARD, StaffRole::Nurse).await;
        let (ingrid, now) = (world.person("ingrid").await.unit(), world.clock().now());
        let at = AtStay { patient: record, stay: stay.id };
        sigrid.is_refused::<RecordConversation>(at, conversation(world.clock().today()), "not_found").await;
        mona.discharges(record, &stay, discharge(&stay, now, Destination::Home, Some(ingrid), None)).await;
        let moved = sigrid.admits(record, now).await;
        sigrid.is_refused::<RecordConversation>(at, conversation(world.clock().today()), "not_found").await;
        sigrid.records_conversation(record, moved.id, conversation(world.clock().today())).await;
        let read = sigrid.sees_clinical_records(record).await;
        assert_eq!(read.stays.iter().map(|each| each.mine).collect::<Vec<_>>(), [true, false]);
    }

    /// A conversation is kept with every correction; the patient reads it; somebody took part, on a day of the stay.
    async fn a_conversation_and_its_corrections(world) {
        let home = world.asta_comes_home().await;
        let (record, today) = (home.record, world.clock().today());
        let at = AtStay { patient: record, stay: home.stay.id };
        let first = conversation(today);
        let alone = NewConversation { attendees: Vec::new(), ..first.clone() };
        home.ward_nurse.is_refused::<RecordConversation>(at, alone, "attendees:missing").await;
        let early = conversation(today - TimeDelta::days(8));
        home.ward_nurse.is_refused::<RecordConversation>(at, early, "held_on:before_admission").await;
        let late = conversation(today + TimeDelta::days(1));
        home.ward_nurse.is_refused::<RecordConversation>(at, late, "held_on:in_the_future").await;
        for who in [&home.home_care, &home.gp, &home.coordinator, &home.patient] {
            who.is_refused::<RecordConversation>(at, first.clone(), "not_found").await;
        }
        home.ward_nurse.records_conversation(record, home.stay.id, first.clone()).await;
        home.ward_nurse.records_conversation(record, home.stay.id, first.clone()).await;
        let not_done = TeachBack { done: false, text: prose("Hun var for trøtt") };
        let correction = |version| NewConversation {
            id: new_id(),
            conversation: Some(first.id),
            version,
            teach_back: not_done.clone(),
            ..first.clone()
        };
        home.ward_doctor.is_refused::<RecordConversation>(at, correction(0), "changed_meanwhile").await;
        home.ward_doctor.records_conversation(record, home.stay.id, correction(1)).await;
        let unknown = NewConversation { conversation: Some(new_id()), ..correction(1) };
        home.ward_doctor.is_refused::<RecordConversation>(at, unknown, "not_found").await;
        let taken = NewConversation { topics: prose("Noe annet"), ..first.clone() };
        home.ward_nurse.is_refused::<RecordConversation>(at, taken, "id_taken").await;
        world.after_minutes(1);
        home.ward_nurse.records_conversation(record, home.stay.id, conversation(today)).await;
        for who in [&home.patient, &home.gp, &home.home_care] {
            let read = who.sees_clinical_records(record).await.conversations;
            assert_eq!(read.iter().map(|each| each.number).collect::<Vec<_>>(), [1, 2, 1]);
            assert_eq!((read[1].conversation, &read[1].teach_back), (first.id, &not_done));
            assert_eq!(read[2].attendees, first.attendees);
        }
    }

    /// Relatives read none of it, whatever is open to them.
    async fn relatives_read_none_of_it(world) {
        let home = world.asta_comes_home().await;
        let (berit, _) = world.berit_sees(&home.patient, "berit", &Scope::ALL).await;
        home.ward_nurse.assesses(home.record, Now, 6, world.clock().today()).await;
        let at = AtPatient { patient: home.record };
        berit.is_refused::<GetClinicalRecords>(at, (), "not_found").await;
        world.person("birger").await.is_refused::<GetClinicalRecords>(at, (), "not_found").await;
    }

    /// Staff's reading is in the access log; what was written is in no event.
    async fn reading_is_logged_and_words_stay_put(world) {
        let Home { record, patient, ward_nurse, home_care, stay, .. } = world.asta_comes_home().await;
        let today = world.clock().today();
        ward_nurse.assesses(record, Now, 6, today).await;
        ward_nurse.reconciles(record, reconciliation(0, ReconciliationStatus::ReconciledWithOpenQuestions, today)).await;
        ward_nurse.records_conversation(record, stay.id, conversation(today)).await;
        home_care.sees_clinical_records(record).await;
        let log: Vec<_> = patient.sees_who_looked().await.into_iter().take(4).map(|line| line.what).collect();
        let [read, talked, reconciled, assessed] = log.as_slice() else { panic!("{log:?}") };
        assert_eq!(*read, Right::ReadClinicalRecords);
        assert_eq!((*talked, *reconciled, *assessed), (Right::WriteDischargeRecords, Right::WriteClinicalRecords, Right::WriteClinicalRecords));
        for word in ["Marevan", "rullator", "tungpust"] {
            assert_eq!(world.storage.count(&format!("event where payload like '%{word}%'")), 0);
        }
    }

    /// At noon the day before, the ward is told of a note that is missing: once for a stay and a date.
    async fn a_missing_note_is_told_at_noon(world) {
        let (asta, mona, stay) = asta_goes_home_tomorrow(world).await;
        let tomorrow = world.clock().today() + TimeDelta::days(1);
        assert_eq!(missing_notes(world, &mona).await, []);
        world.until_hour(12);
        let told = missing_notes(world, &mona).await;
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].text.as_deref(), told[0].patient.id), (Some(tomorrow.to_string().as_str()), asta.record()));
        let other = world.another_instance(|_| {});
        world.after_minutes(60);
        assert_eq!(missing_notes(world, &mona).await.len(), 1, "once, with two watching");
        other.end().await;
        assert_eq!(missing_notes(world, &world.person("ingrid").await).await, [], "the ward only");
        // Moved by a day: told about the new date, when its turn comes.
        mona.plans_discharge(asta.record(), &stay, tomorrow + TimeDelta::days(1), Some("Feber")).await;
        assert_eq!(missing_notes(world, &mona).await.len(), 1);
        world.until_hour(12);
        assert_eq!(missing_notes(world, &mona).await.len(), 2);
    }

    /// Nobody is told where the note is written, for a date without one before it was moved, of a stay that has ended,
    /// one that never was, or about somebody who died.
    async fn no_note_is_missed_where_none_is_due(world) {
        let (asta, mona, stay) = asta_goes_home_tomorrow(world).await;
        let (record, tomorrow) = (asta.record(), world.clock().today() + TimeDelta::days(1));
        mona.writes_note(record, stay.id, note(0, tomorrow)).await;
        world.until_hour(12);
        assert_eq!(missing_notes(world, &mona).await, []);
        for change in [
            "hospital_stay set discharged_at = admitted_at where id = '{stay}'",
            "hospital_stay set cancelled_at = admitted_at where id = '{stay}'",
            "patient set died_on = '2026-01-01' where id = '{patient}'",
        ] {
            world.until_hour(9);
            let stay = world.asta_stay(record, &mona).await;
            let next = world.clock().today() + TimeDelta::days(1);
            let stay = mona.plans_discharge(record, &stay, next, Some("Flyttet")).await;
            let sql = change.replace("{stay}", &stay.id.to_string()).replace("{patient}", &record.to_string());
            world.storage.execute(&format!("update {sql}"));
            world.until_hour(12);
            assert_eq!(missing_notes(world, &mona).await, [], "{change}");
            if change.starts_with("hospital_stay") {
                mona.admits(record, world.clock().now()).await;
            }
        }
    }

    /// All of it takes eight queries at most, with one row and with forty.
    async fn few_queries(world) {
        let home = world.asta_comes_home().await;
        let (record, today) = (home.record, world.clock().today());
        let counted = world.another_instance(|settings| settings.only_requests = true);
        let (patient, gp) = (counted.meets(&home.patient), counted.meets(&home.gp));
        let fill = async |rows: i32| {
            for _ in 0..rows {
                let nine = home.ward_nurse.assesses(record, Now, 9, today).await;
                home.ward_doctor.opens_frailty(record, &nine, true).await;
                let known = home.gp.sees_clinical_records(record).await.reconciliations.len();
                let number = i32::try_from(known).unwrap();
                home.gp.reconciles(record, reconciliation(number, ReconciliationStatus::Begun, today)).await;
                home.ward_nurse.records_conversation(record, home.stay.id, conversation(today)).await;
            }
        };
        let count = async |who: &Person, path: &str| {
            let before = counted.running.db.queries();
            let answer = who.request(Method::Get, path).send().await.unwrap();
            assert_eq!(answer.status(), 200);
            answer.bytes().await.unwrap();
            counted.running.db.queries() - before
        };
        let records = path::<GetClinicalRecords>(&AtPatient { patient: record }).unwrap();
        let page = format!("/api/v1/patients/{record}");
        let mut few = Vec::new();
        for rows in [1, 12] {
            fill(rows).await;
            world.settles().await;
            let now = [
                count(&patient, &records).await,
                count(&gp, &records).await,
                count(&gp, &page).await,
            ];
            assert!(now.iter().all(|queries| *queries <= 8), "{now:?}");
            few.push(now);
        }
        assert_eq!(few[0], few[1]);
        drop((patient, gp));
        counted.end().await;
    }
}
