//! A whole stay by messages, in any order; and the official test messages.

use super::*;

both! {
    /// The whole stay by messages only: what the patient, the ward and home care have after each.
    async fn the_story(world) {
        let systems = Systems::of(world).await;
        let (birger, mona, ingrid) =
            (world.person("birger").await, world.person("mona").await, world.person("ingrid").await);
        let (about, patient) = (Subject::birger(), birger.record());
        ingrid.cannot::<ListStays>(AtPatient { patient }, ()).await;

        systems.tell(&about, "log-innlagt").await;
        let stay = stays(&birger, patient).await.remove(0);
        assert_eq!((stay.ward.name.as_str(), stay.ready_at, stay.discharge), (WARD, None, None));
        assert_eq!(shared::date::oslo_day(stay.admitted_at).to_string(), "2026-11-09");
        world.settles().await;
        assert_eq!(kinds_in_inbox(&ingrid, patient).await, [UpdateKind::Admitted]);
        assert_eq!(kinds_in_inbox(&mona, patient).await, [], "who sent it is not told of it");

        systems.tell_all(&about, &["innleggelsesrapport", "tidligmelding", "log-utskrivningsklar-antatt"]).await;
        let tor = world.person("tor").await;
        let stay = stays(&tor, patient).await.remove(0);
        let ready = |stay: &HospitalStay| stay.ready_at.map(|at| shared::date::oslo_day(at).to_string());
        assert_eq!((ready(&stay).as_deref(), stay.ready_estimated), (Some("2026-11-16"), true));
        systems.tell(&about, "log-utskrivningsklar").await;
        let stay = stays(&tor, patient).await.remove(0);
        assert_eq!((ready(&stay).as_deref(), stay.ready_estimated), (Some("2026-11-17"), false));
        systems.tell(&about, "log-avmelding").await;
        assert_eq!(stays(&tor, patient).await[0].ready_at, None);
        systems.tell(&about, "log-utskrivningsklar-igjen").await;
        assert_eq!(ready(&stays(&tor, patient).await[0]).as_deref(), Some("2026-11-20"));
        world.settles().await;
        let told = kinds_in_inbox(&tor, patient).await;
        for kind in [UpdateKind::ReadinessExpected, UpdateKind::ReadyForDischarge, UpdateKind::NotReadyAfterAll, UpdateKind::ReportReceived] {
            assert!(told.contains(&kind), "{kind:?} in {told:?}");
        }

        systems.tell(&about, "log-utskrevet").await;
        let stay = stays(&birger, patient).await.remove(0);
        assert_eq!(stay.discharge.unwrap().destination, Destination::Home);
        assert_eq!(birger.sees_plan(patient).await.care_plan, None, "never a welcome by itself");
        systems.tell(&about, "utskrivningsrapport").await;
        let plan = birger.sees_plan(patient).await;
        let due: Vec<String> = plan.steps.iter().map(|step| step.due.to_string()).collect();
        assert_eq!(due, ["2026-11-23", "2026-12-04", "2026-12-18"], "counted from the homecoming");

        assert!(birger.sees_letters(patient).await.is_empty());
        systems.tell(&about, "epikrise-n").await;
        let first = birger.sees_letters(patient).await.remove(0);
        assert_eq!((first.number, first.status, first.has_patient_information), (1, SummaryStatus::Released, true));
        let letter = birger.reads_letter(patient, first.id).await;
        let content = letter.content.unwrap();
        assert_eq!(content.received[0].kind, Some(SectionKind::PatientInformation));
        assert!(content.received.len() >= 8 && !content.medicines.is_empty());
        assert_eq!(letter.received_section, Some(PatientSection::ToPatient));
        systems.tell(&about, "epikrise-m").await;
        let letters = birger.sees_letters(patient).await;
        let stand: Vec<_> = letters.iter().map(|line| (line.number, line.status)).collect();
        assert_eq!(stand, [(2, SummaryStatus::Released), (1, SummaryStatus::Superseded)]);
        assert_eq!(birger.reads_letter(patient, first.id).await.newer, Some(letters[0].id), "a newer one came");

        // What was told, in plain lines, and never what it says.
        let timeline = birger.does::<GetTimeline>(AtPatient { patient }, ()).await.entries;
        assert_eq!(timeline.len(), 11);
        let estimate = timeline.iter().find(|entry| entry.estimate).unwrap();
        assert_eq!((estimate.kind, estimate.on.unwrap().to_string().as_str()), (MessageKind::ReadyForDischarge, "2026-11-16"));

        systems.tell(&about, "epikrise-c").await;
        let letters = birger.sees_letters(patient).await;
        assert!(letters.iter().all(|line| line.status == SummaryStatus::Withdrawn));
        let hidden = birger.reads_letter(patient, letters[0].id).await;
        assert_eq!((hidden.content, hidden.withdrawn.is_some()), (None, true));
    }

    /// In whatever order they come, and however often, the same messages end in the same state.
    async fn order_and_repetition_do_not_matter(world) {
        let systems = Systems::of(world).await;
        let tor = world.person("tor").await;
        let salts = ["a1", "a2", "a3", "a4", "a5"];
        let mut states: Vec<Value> = Vec::new();
        for (n, salt) in salts.into_iter().enumerate() {
            let about = Subject::one_of_many(n, salt);
            // Somebody known: messages about others wait.
            systems.tell(&about, "tidligmelding").await;
            let held = tor.does::<ListHeld>(AtUnit { unit: tor.unit() }, ()).await.patients;
            let accept = AcceptHeldRequest { id: new_id(), municipality: line("Notodden") };
            let at = AtHeld { unit: tor.unit(), held: held[0].message };
            let patient = tor.does::<AcceptHeld>(at, accept).await.id;
            let mut order: Vec<&str> = STORY.to_vec();
            order.extend(["log-innlagt-v1.5", "log-dod", "log-dod-kansellering", "epikrise-n", "log-avmelding"]);
            shuffle(&mut order, n as u64);
            systems.tell_all(&about, &order).await;
            states.push(state(world, &tor, patient).await);
        }
        for state in &states[1..] {
            assert_eq!(*state, states[0]);
        }
        assert_eq!(states[0]["stays"].as_array().unwrap().len(), 1);
    }

    /// The official test messages are received, receipted, kept as they came and shown as they are read.
    async fn official_messages(world) {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let systems = Systems::of(world).await;
        let (tor, ingrid) = (world.person("tor").await, world.person("ingrid").await);
        let samples = crate::messages::samples();
        let mut known: BTreeMap<String, Id<Patient>> = BTreeMap::new();
        for file in &samples {
            let bytes = std::fs::read(file).unwrap();
            let read = kith::read(&bytes).unwrap();
            let (from, to, system) = between(read.message.envelope.kind);
            let her_id = |party: &shared::messages::Party| {
                let unit = party.unit.as_ref().and_then(|unit| unit.her_id.clone());
                unit.or(party.organisation.her_id.clone()).unwrap()
            };
            world.storage.execute("update unit set her_id = null");
            for (unit, party) in [(from, &read.message.envelope.sender), (to, &read.message.envelope.receiver)] {
                let id = her_id(party);
                world.storage.execute(&format!("update unit set her_id = '{id}' where name = '{unit}'"));
            }
            let answer = systems.0[system].brings(bytes.clone()).await;
            assert!(["1", "3"].contains(&answer.status.as_str()), "{}: {}", file.display(), answer.text);
            let number = read.number.unwrap();
            if !known.contains_key(&number) {
                let held = tor.does::<ListHeld>(AtUnit { unit: tor.unit() }, ()).await.patients;
                let at = AtHeld { unit: tor.unit(), held: held[0].message };
                let accept = AcceptHeldRequest { id: new_id(), municipality: line("Trondheim") };
                known.insert(number.clone(), tor.does::<AcceptHeld>(at, accept).await.id);
            }
            let patient = known[&number];
            world.storage.execute(&format!(
                "insert into care_relation (id, patient_id, unit_id, valid_from)
                 select '{}', '{patient}', id, '2020-01-01 00:00:00' from unit where name = '{HOME_CARE}'",
                new_id::<Patient>()
            ));
            let id = &read.message.envelope.id;
            let ours = world.storage.texts(&format!("select id as value from message where msg_id = '{id}'"));
            let at = AtMessage { patient, message: ours[0].parse().unwrap() };
            let opened = ingrid.does::<GetMessage>(at, ()).await;
            assert_eq!(opened.message, read.message, "{}", file.display());
            assert_eq!(opened.line.state, MessageState::Accepted, "{}", file.display());
            let original = ingrid.does::<GetMessageOriginal>(at, ()).await;
            assert_eq!(STANDARD.decode(original.bytes).unwrap(), bytes);
        }
        assert_eq!(world.storage.count("message where state = 'accepted'"), samples.len());
    }
}

/// Which of our units the official messages of a kind are from and to, and whose system sends them.
fn between(kind: MessageKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        MessageKind::AdmissionReport => (HOME_CARE, WARD, "epj-kommune"),
        MessageKind::HealthInformationToGp | MessageKind::ServiceNotice | MessageKind::Died => {
            (HOME_CARE, GP_OFFICE, "epj-kommune")
        }
        MessageKind::MedicalInformation => (GP_OFFICE, HOME_CARE, "epj-lege"),
        MessageKind::DischargeLetter => (WARD, GP_OFFICE, "epj-sykehus"),
        _ => (WARD, HOME_CARE, "epj-sykehus"),
    }
}

/// Fisher and Yates, with a generator of one line.
fn shuffle(order: &mut [&str], seed: u64) {
    let mut state = seed;
    if seed == 0 {
        return;
    }
    for index in (1..order.len()).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(state >> 33).unwrap() % (index + 1);
        order.swap(index, other);
    }
}

/// What is stored of a patient, without ids and moments of ours.
async fn state(world: &World, reader: &Person, patient: Id<Patient>) -> Value {
    let ingrid = world.person("ingrid").await;
    let stays: Vec<Value> = stays(reader, patient)
        .await
        .into_iter()
        .map(|stay| {
            json!([
                stay.ward.name,
                stay.admitted_at,
                stay.ready_at,
                stay.ready_estimated,
                stay.discharge
            ])
        })
        .collect();
    let letters: Vec<Value> = ingrid
        .sees_letters(patient)
        .await
        .into_iter()
        .map(|line| json!([line.number, line.status, line.signed_at]))
        .collect();
    let plan = ingrid.sees_plan(patient).await;
    let steps: Vec<Value> = plan
        .steps
        .iter()
        .map(|step| json!([step.title, step.due, step.state, step.owner]))
        .collect();
    let mut proposals: Vec<Value> = ingrid
        .does::<ListProposals>(AtPatient { patient }, ())
        .await
        .proposals
        .into_iter()
        .map(|one| serde_json::to_value(one.what).unwrap())
        .collect();
    proposals.sort_by_key(ToString::to_string);
    let died = world.storage.count(&format!(
        "patient where id = '{patient}' and died_on is not null"
    ));
    json!({
        "stays": stays,
        "letters": letters,
        "started": plan.care_plan.map(|plan| plan.started_on),
        "steps": steps,
        "proposals": proposals,
        "died": died,
    })
}
