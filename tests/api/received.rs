//! Messages that other systems send: received exactly once, acted on, shown to those whom they concern.

use std::collections::BTreeMap;

use hjemover_tests::{
    GP_OFFICE, HOME_CARE, Person, WARD, World, both,
    deeds::{discharge, line, prose},
    exchange::{STORY, Subject, system_of},
    new_id, status_and_json,
};
use serde_json::{Value, json};
use shared::{
    Id, Method,
    audit::AccessEvent,
    id::Patient,
    inbox::UpdateKind,
    messages::{
        AcceptHeld, AcceptHeldRequest, AskWard, AskWardRequest, AtHeld, AtMessage, AtProposal,
        GetMessage, GetMessageOriginal, GetTimeline, ListHeld, ListMessages, ListProposals,
        MESSAGES_PATH, MessageKind, MessageLine, MessageState, Proposed, RefuseHeld,
        RefuseHeldRequest, ReportAdmission, ReportAdmissionRequest, SettleProposal,
        SettleProposalRequest, TakeUpStep,
    },
    patients::{AtPatient, AtUnit},
    plan::{NewStep, StepKind, StepState},
    stays::{Destination, HospitalStay, ListStays},
    summaries::{
        AskForExplanation, AskForExplanationRequest, AtSummary, LookThroughSummary, PatientSection,
        ReviseSummary, SectionKind, SummaryStatus, WithdrawRequest, WithdrawSummary,
    },
};

/// Everybody's systems, signed in once.
struct Systems(BTreeMap<&'static str, Person>);

impl Systems {
    async fn of(world: &World) -> Self {
        let mut systems = BTreeMap::new();
        for name in ["epj-sykehus", "epj-kommune", "epj-lege"] {
            systems.insert(name, world.person(name).await);
        }
        Self(systems)
    }

    async fn tell(&self, about: &Subject, fixture: &str) {
        self.0[system_of(fixture)]
            .tells(about.message(fixture))
            .await;
    }

    async fn tell_all(&self, about: &Subject, fixtures: &[&str]) {
        for fixture in fixtures {
            self.tell(about, fixture).await;
        }
    }
}

async fn stays(reader: &Person, patient: Id<Patient>) -> Vec<HospitalStay> {
    reader
        .does::<ListStays>(AtPatient { patient }, ())
        .await
        .stays
}

async fn kinds_in_inbox(reader: &Person, patient: Id<Patient>) -> Vec<UpdateKind> {
    let mut updates = reader.sees_inbox().await;
    updates.retain(|update| update.patient.id == patient);
    updates.into_iter().map(|update| update.kind).collect()
}

async fn lines(reader: &Person, patient: Id<Patient>) -> Vec<MessageLine> {
    reader
        .does::<ListMessages>(AtPatient { patient }, ())
        .await
        .messages
}

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

    /// A letter's corrections come from where it was written: nobody changes or withdraws it here.
    async fn a_received_letter_is_corrected_where_it_was_written(world) {
        let systems = Systems::of(world).await;
        let (birger, jonas) = (world.person("birger").await, world.person("jonas").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "epikrise-n"]).await;
        let summary = birger.sees_letters(patient).await[0].id;
        let at = AtSummary { patient, summary };
        let withdraw = WithdrawRequest { reason: prose("Feil") };
        jonas.is_refused::<WithdrawSummary>(at, withdraw, "state_cannot_follow").await;
        let revise = shared::summaries::NewVersion {
            id: new_id(),
            change_note: prose("Feil"),
            content: hjemover_tests::deeds::letter("Nytt"),
        };
        jonas.is_refused::<ReviseSummary>(at, revise, "state_cannot_follow").await;
        // The ward can write one of its own beside it.
        let stay = stays(&birger, patient).await.remove(0);
        jonas.sends_letter(patient, &stay, "Fra avdelingen").await;
        let released = birger.sees_letters(patient).await;
        assert_eq!(released.iter().filter(|line| line.status == SummaryStatus::Released).count(), 2);
    }

    /// Without a section to the patient the letter waits until somebody has looked; the author's side is told, and
    /// the patient asks for an explanation.
    async fn a_letter_without_a_section_to_the_patient(world) {
        let systems = Systems::of(world).await;
        let (birger, mona, ingrid) =
            (world.person("birger").await, world.person("mona").await, world.person("ingrid").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "epikrise-n-uten-ip"]).await;
        assert!(birger.sees_letters(patient).await.is_empty());
        world.settles().await;
        assert_eq!(kinds_in_inbox(&mona, patient).await, [UpdateKind::PatientSectionMissing]);
        assert!(kinds_in_inbox(&ingrid, patient).await.contains(&UpdateKind::SummaryReceived));
        let summary = ingrid.sees_letters(patient).await[0].id;
        let at = AtSummary { patient, summary };
        birger.is_refused::<AskForExplanation>(at, AskForExplanationRequest { text: None }, "not_found").await;
        birger.is_refused::<LookThroughSummary>(at, (), "not_found").await;
        ingrid.does::<LookThroughSummary>(at, ()).await;
        ingrid.does::<LookThroughSummary>(at, ()).await;
        let letter = birger.reads_letter(patient, summary).await;
        assert_eq!(letter.received_section, Some(PatientSection::Missing));
        let asks = AskForExplanationRequest { text: Some(prose("Hva betyr ribbeinsbrudd?")) };
        let asked = birger.does::<AskForExplanation>(at, asks.clone()).await;
        assert_eq!(birger.does::<AskForExplanation>(at, asks).await.explanation_asked_at, asked.explanation_asked_at);
        world.settles().await;
        let inbox = mona.sees_inbox().await;
        let update = inbox.iter().find(|update| update.kind == UpdateKind::ExplanationAsked).unwrap();
        assert_eq!(update.text.as_deref(), Some("Hva betyr ribbeinsbrudd?"));
        systems.tell(&about, "epikrise-n-tredjeperson").await;
        let letters = birger.sees_letters(patient).await;
        let about_them = letters.iter().find(|line| line.id != summary).unwrap().id;
        let letter = birger.reads_letter(patient, about_them).await;
        assert_eq!(letter.received_section, Some(PatientSection::AboutPatient));
    }

    /// Units decide when their letters are shown: at once, after some hours, or when a person shows them.
    async fn when_a_letter_is_shown(world) {
        use server::{ShowsLetters, units::admin::{Change, set}};
        let systems = Systems::of(world).await;
        let (birger, mona) = (world.person("birger").await, world.person("mona").await);
        let (about, patient) = (Subject::birger(), birger.record());
        let rule = async |shows, hours| {
            let change = Change { her_id: None, shows_letters: Some((shows, hours)) };
            set(&world.running.db, WARD, change).await.unwrap();
        };
        rule(ShowsLetters::AtOnce, None).await;
        systems.tell_all(&about, &["log-innlagt", "epikrise-n-uten-ip"]).await;
        assert_eq!(birger.sees_letters(patient).await.len(), 1);
        rule(ShowsLetters::ByPerson, None).await;
        systems.tell(&about, "epikrise-n").await;
        assert_eq!(birger.sees_letters(patient).await.len(), 1);
        let waiting = mona.sees_letters(patient).await;
        let waiting = waiting.iter().find(|line| line.status == SummaryStatus::Signed).unwrap();
        let at = AtSummary { patient, summary: waiting.id };
        mona.does::<LookThroughSummary>(at, ()).await;
        assert_eq!(birger.sees_letters(patient).await.len(), 2);
        rule(ShowsLetters::AfterHours, Some(720)).await;
        systems.tell(&about, "epikrise-n-tredjeperson").await;
        let letters = mona.sees_letters(patient).await;
        let waits = letters.iter().find(|line| line.status == SummaryStatus::Signed).unwrap();
        let letter = mona.reads_letter(patient, waits.id).await;
        assert!(letter.shown_at.unwrap() > world.clock().now());
        world.after_days(31);
        world.until("the letter is shown by itself", || async {
            (birger.sees_letters(patient).await.len() == 3).then_some(())
        }).await;
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

    /// Somebody unknown waits for the coordinator of the municipality; nobody else sees them.
    async fn unknown_patients_wait(world) {
        let systems = Systems::of(world).await;
        let (tor, mona, ingrid) =
            (world.person("tor").await, world.person("mona").await, world.person("ingrid").await);
        let about = Subject::olga();
        systems.tell_all(&about, &["log-innlagt", "tidligmelding", "epikrise-n"]).await;
        let here = AtUnit { unit: tor.unit() };
        mona.cannot::<ListHeld>(AtUnit { unit: mona.unit() }, ()).await;
        let held = tor.does::<ListHeld>(here, ()).await.patients;
        assert_eq!((held.len(), held[0].given_name.as_str(), held[0].messages.len()), (1, "Olga", 3));
        assert!(held[0].messages.iter().all(|line| line.state == MessageState::Held && !line.opens));
        let at = AtHeld { unit: tor.unit(), held: held[0].message };
        let accept = AcceptHeldRequest { id: new_id(), municipality: line("Notodden") };
        let (first, second) = tokio::join!(
            tor.send::<AcceptHeld>(at, accept.clone()),
            tor.send::<AcceptHeld>(at, AcceptHeldRequest { id: new_id(), ..accept }),
        );
        let accepted: Vec<_> = [first, second].into_iter().filter_map(Result::ok).collect();
        assert_eq!(accepted.len(), 1, "decided once");
        let patient = accepted[0].id;
        assert_eq!(tor.does::<ListHeld>(here, ()).await.patients, []);
        assert_eq!(stays(&ingrid, patient).await.len(), 1, "what waited was acted on");
        assert_eq!(ingrid.sees_letters(patient).await.len(), 1);
        // From now on they are known.
        systems.tell(&about, "log-utskrevet").await;
        assert!(stays(&mona, patient).await[0].discharge.is_some());

        let stranger = Subject::one_of_many(7, "c7");
        systems.tell(&stranger, "log-innlagt").await;
        let held = tor.does::<ListHeld>(here, ()).await.patients;
        let at = AtHeld { unit: tor.unit(), held: held[0].message };
        tor.does::<RefuseHeld>(at, RefuseHeldRequest { reason: prose("Bor ikke her") }).await;
        tor.is_refused::<RefuseHeld>(at, RefuseHeldRequest { reason: prose("Bor ikke her") }, "not_found").await;
        assert_eq!(tor.does::<ListHeld>(here, ()).await.patients, []);
        assert_eq!(world.storage.count("message where state = 'rejected'"), 1, "and is kept");
    }

    /// Exactly once: repeated, in parallel, under an id that was used; and what comes mended after it was refused.
    async fn exactly_once(world) {
        let systems = Systems::of(world).await;
        let (epj, birger) = (&systems.0["epj-sykehus"], world.person("birger").await);
        let message = Subject::birger().message("log-innlagt");
        let sends = (0..8).map(|_| epj.brings(message.clone()));
        let answers = futures_util::future::join_all(sends).await;
        assert!(answers.iter().all(|answer| answer == &answers[0]), "{answers:#?}");
        assert_eq!(world.storage.count("message"), 1);
        assert_eq!(stays(&birger, birger.record()).await.len(), 1);
        let other = message.replace("2026-11-09T14:20:00", "2026-11-08T14:20:00");
        assert_ne!(other, message);
        let answer = epj.brings(other.clone()).await;
        assert_eq!((answer.status.as_str(), answer.codes), ("2", vec!["E10".to_owned()]));
        assert_eq!(epj.brings(message).await, answers[0], "and the first stands");

        let wrong = Subject::birger().message("log-utskrevet").replace("<Id>80021</Id>", "<Id>99999</Id>").replace("<Id>80002</Id>", "<Id>99998</Id>");
        let refused = epj.brings(wrong.clone()).await;
        assert_eq!((refused.status.as_str(), refused.codes.clone()), ("2", vec!["E21".to_owned()]));
        // A unit gets that id; the same message is taken now.
        world.storage.execute("update unit set her_id = '99999' where her_id = '80023'");
        assert_eq!(epj.brings(wrong).await.status, "1");
    }

    /// Whose message it is, about whom and to whom is checked; what is refused changes nothing.
    async fn refused(world) {
        let systems = Systems::of(world).await;
        let (hospital, municipality) = (&systems.0["epj-sykehus"], &systems.0["epj-kommune"]);
        let about = Subject::birger();
        let admitted = about.message("log-innlagt");
        let codes = async |person: &Person, message: String| {
            let answer = person.brings(message).await;
            assert_eq!((answer.http, answer.status.as_str()), (200, "2"), "{}", answer.text);
            answer.codes
        };
        assert_eq!(codes(municipality, admitted.clone()).await, ["X99"], "another unit's message");
        let from_home_care = about.message("innleggelsesrapport").replace("INNLEGGELSESRAPPORT", "LOG_INNLAGT");
        assert_ne!(codes(municipality, from_home_care).await, Vec::<String>::new());
        assert_eq!(codes(hospital, admitted.replace("1947-09-06", "1947-09-07")).await, ["E31"]);
        assert_eq!(codes(hospital, admitted.replace("06894730038", "06894730039")).await, ["E31"]);
        assert_eq!(codes(hospital, "Hei".to_owned()).await, ["T01"]);
        assert_eq!(codes(hospital, "<MsgHead/>".to_owned()).await, ["T10"]);
        let unread = about.message("log-innlagt").replace("po/Pasientlogistikk/2012-04-01", "po/Pasientlogistikk/2099-01-01");
        assert_eq!(codes(hospital, unread).await, ["T10"]);
        let birger = world.person("birger").await;
        assert_eq!(stays(&birger, birger.record()).await, []);
        let mona = world.person("mona").await;
        let kept = lines(&mona, birger.record()).await;
        assert_eq!(kept.iter().map(|line| line.state).collect::<Vec<_>>(), [MessageState::Unread], "kept and shown as unread");
        assert_eq!(world.storage.count("message"), 7, "and all are kept");
    }

    /// Only other systems' accounts send; what they send is XML, of a size that can be held.
    async fn by_whom_and_in_what_shape(world) {
        let message = Subject::birger().message("log-innlagt");
        assert_eq!(world.nobody().brings(message.clone()).await.http, 401);
        for name in ["birger", "mona", "tor"] {
            assert_eq!(world.person(name).await.brings(message.clone()).await.http, 404, "{name}");
        }
        let epj = world.person("epj-sykehus").await;
        let json = epj.request(Method::Post, MESSAGES_PATH).json(&json!({})).send().await.unwrap();
        assert_eq!(status_and_json(json).await.1["code"], "unsupported_media_type");
        let large = epj
            .request(Method::Post, MESSAGES_PATH)
            .header("content-type", "application/xml")
            .body(vec![b' '; 21 * 1024 * 1024])
            .send()
            .await;
        // The answer may come before all was sent.
        if let Ok(large) = large {
            assert_eq!(large.status().as_u16(), 413);
        }
        assert_eq!(world.storage.count("message"), 0);
        // An account of another system opens nothing else.
        assert!(epj.opens_the_app().await.home.is_none());
        let birger = world.person("birger").await;
        epj.cannot::<ListStays>(AtPatient { patient: birger.record() }, ()).await;
    }

    /// The bytes are kept as they came, for those who may open the message; reading is in the patient's log.
    async fn the_original_is_kept(world) {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let systems = Systems::of(world).await;
        let (birger, mona, tor) = (world.person("birger").await, world.person("mona").await, world.person("tor").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "tidligmelding", "utskrivningsrapport"]).await;
        let all = lines(&mona, patient).await;
        let report = all.iter().find(|line| line.kind == MessageKind::DischargeReport).unwrap();
        let at = AtMessage { patient, message: report.id };
        let original = mona.does::<GetMessageOriginal>(at, ()).await;
        let bytes = STANDARD.decode(original.bytes).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), about.message("utskrivningsrapport"));
        let opened = mona.does::<GetMessage>(at, ()).await;
        assert_eq!(opened.sha256, original.sha256);
        // The coordinator opens what was sent to the coordinator, and where the patient is.
        let opens: Vec<_> = lines(&tor, patient).await.into_iter().map(|line| (line.kind, line.opens)).collect();
        assert_eq!(opens, [(MessageKind::DischargeReport, false), (MessageKind::HealthInformation, true), (MessageKind::Admitted, true)]);
        tor.cannot::<GetMessage>(at, ()).await;
        birger.cannot::<GetMessage>(at, ()).await;
        let log = birger.sees_who_looked().await;
        let looked = |line: &AccessEvent| line.what == shared::right::Right::ReadMessages && line.who.name == "Mona Lie";
        assert!(log.iter().any(looked), "{log:#?}");
        let stored = world.storage.texts("select understood as value from message where understood is not null").join("");
        assert!(!stored.contains("06894730038"), "what is shown holds no number");
    }

    /// Steps and contact registrations are proposed, once; nothing is made silently.
    async fn proposals(world) {
        let systems = Systems::of(world).await;
        let (birger, ingrid) = (world.person("birger").await, world.person("ingrid").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "utskrivningsrapport", "epikrise-n"]).await;
        let at = AtPatient { patient };
        let proposals = ingrid.does::<ListProposals>(at, ()).await.proposals;
        assert!(birger.sees_plan(patient).await.steps.is_empty());
        let step = proposals
            .iter()
            .find(|one| one.source == MessageKind::DischargeLetter && matches!(one.what, Proposed::Step { .. }))
            .unwrap();
        let relative = proposals.iter().find(|one| matches!(one.what, Proposed::RelatedPerson(_))).unwrap();
        let new = NewStep {
            id: new_id(),
            kind: StepKind::Appointment,
            title: line("Kontroll hos fastlegen"),
            owner: Some(ingrid.unit()),
            owner_person: None,
            due: world.clock().today(),
            serves: Vec::new(),
        };
        let at_step = AtProposal { patient, proposal: step.id };
        let made = ingrid.does::<TakeUpStep>(at_step, new.clone()).await;
        assert_eq!(ingrid.does::<TakeUpStep>(at_step, new).await, made, "sent twice, made once");
        let settled = SettleProposalRequest { taken_up: false };
        let left = ingrid
            .does::<SettleProposal>(AtProposal { patient, proposal: relative.id }, settled)
            .await
            .proposals;
        assert_eq!(left.len(), proposals.len() - 2);
        // A new version that says the same proposes nothing again.
        systems.tell(&about, "epikrise-m").await;
        let after = ingrid.does::<ListProposals>(at, ()).await.proposals;
        let known = |one: &shared::messages::Proposal| left.iter().any(|before| before.what == one.what);
        assert!(after.iter().filter(|one| !known(one)).count() <= 1, "{after:#?}");
        // A cancelled letter proposes nothing.
        systems.tell(&about, "epikrise-c").await;
        let left = ingrid.does::<ListProposals>(at, ()).await.proposals;
        assert!(left.iter().all(|one| one.source != MessageKind::DischargeLetter));
        assert_eq!(birger.sees_plan(patient).await.steps.len(), 1, "what was taken up stays");
    }

    /// A new admission pauses what is to be done at home; an admission that was a mistake leaves nothing behind.
    async fn admitted_again(world) {
        let systems = Systems::of(world).await;
        let home = world.asta_comes_home().await;
        let asta = Subject::asta();
        let before = stays(&home.home_care, home.record).await.len();
        world.after_days(-10);
        systems.tell(&asta, "log-innlagt").await;
        world.after_days(40);
        assert_eq!(stays(&home.home_care, home.record).await.len(), before + 1);
        let tomorrow = world.clock().today() + chrono::TimeDelta::days(1);
        world.person("birger").await.adds_task("Gå til postkassen", tomorrow).await;
        world.after_days(2);
        let told = || world.storage.count("event where kind = 'step_overdue'");
        world.until("the watch has looked", || async { (told() > 0).then_some(()) }).await;
        assert_eq!(told(), 1, "nobody is reminded of Asta's steps while she is in hospital");
        systems.tell(&asta, "log-innlagt-kansellering").await;
        assert_eq!(stays(&home.home_care, home.record).await.len(), before);
        world.until("reminders go on", || async { (told() > 1).then_some(()) }).await;
    }

    /// A discharge that is taken back takes its plan along; said anew, the plan goes on from the new day.
    async fn discharge_taken_back(world) {
        let systems = Systems::of(world).await;
        let (birger, ingrid) = (world.person("birger").await, world.person("ingrid").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "log-utskrevet", "utskrivningsrapport"]).await;
        let steps = ingrid.sees_plan(patient).await.steps;
        assert!(steps.iter().all(|step| step.state == StepState::Planned));
        systems.tell(&about, "log-utskrevet-kansellering").await;
        assert_eq!(stays(&birger, patient).await[0].discharge, None);
        let away = ingrid.sees_plan(patient).await.steps;
        assert!(away.iter().all(|step| step.state == StepState::NotRelevant), "{away:#?}");
        let again = about
            .message("log-utskrevet")
            .replace("2026-11-20T12:45:00", "2026-11-21T12:45:00")
            .replace("2026-11-20T12:30:00", "2026-11-21T12:30:00")
            .replace("2026-11-20", "2026-11-21")
            .replace("b1b07fab-", "b2b07fab-");
        systems.0["epj-sykehus"].tells(again).await;
        let steps = ingrid.sees_plan(patient).await.steps;
        let due: Vec<String> = steps.iter().map(|step| step.due.to_string()).collect();
        assert_eq!(due, ["2026-11-24", "2026-12-05", "2026-12-19"]);
        assert!(steps.iter().all(|step| step.state == StepState::Planned));
    }

    /// What a ward enters by hand stands, until a message says something else about the same thing.
    async fn what_the_ward_entered_stands(world) {
        let systems = Systems::of(world).await;
        let (birger, mona, ingrid) =
            (world.person("birger").await, world.person("mona").await, world.person("ingrid").await);
        let (about, patient) = (Subject::birger(), birger.record());
        // Entered the day before the message that tells of it.
        let admitted = "2026-11-09T08:00:00Z".parse().unwrap();
        let by_hand = mona.admits(patient, admitted).await;
        systems.tell(&about, "log-innlagt").await;
        let stay = stays(&mona, patient).await;
        assert_eq!((stay.len(), stay[0].id), (1, by_hand.id), "the same stay");
        let (home_care, gp) = world.home_care_and_gp().await;
        let left = discharge(&stay[0], world.clock().now(), Destination::Home, Some(home_care), Some(gp));
        mona.discharges(patient, &stay[0], left).await;
        let steps = ingrid.sees_plan(patient).await.steps;
        systems.tell_all(&about, &["log-utskrivningsklar", "epikrise-n"]).await;
        assert_eq!(ingrid.sees_plan(patient).await.steps, steps, "the plan goes on");
        assert!(stays(&mona, patient).await[0].discharge.is_some());
        let again = mona.admits(patient, world.clock().now()).await;
        let died = discharge(&again, world.clock().now(), Destination::Died, None, None);
        mona.discharges(patient, &again, died).await;
        systems.tell(&about, "epikrise-m").await;
        assert_eq!(world.storage.count("patient where died_on is not null"), 1, "nobody took it back");
    }

    /// A death stops the pathway at once; taken back, it goes on.
    async fn death(world) {
        let systems = Systems::of(world).await;
        let (birger, ingrid) = (world.person("birger").await, world.person("ingrid").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "log-utskrevet", "utskrivningsrapport", "log-dod"]).await;
        world.settles().await;
        assert!(kinds_in_inbox(&ingrid, patient).await.contains(&UpdateKind::Died));
        let stopped = || world.storage.count("care_plan where stopped_at is not null");
        assert_eq!(stopped(), 1);
        assert_eq!(world.storage.texts("select cast(died_on as text) as value from patient where died_on is not null"), ["2026-11-28"]);
        let timeline = birger.does::<GetTimeline>(AtPatient { patient }, ()).await.entries;
        assert!(timeline.iter().all(|entry| entry.kind != MessageKind::Died));
        systems.tell(&about, "log-dod-kansellering").await;
        assert_eq!(stopped(), 0);
        assert_eq!(world.storage.count("patient where died_on is not null"), 0);
        world.person("birger").await.opens_the_app().await;
    }

    /// A folder is emptied: each file is received once, with its receipt beside it, and the reason when it is refused.
    async fn a_folder(world) {
        use server::messages::folder::Watch;
        let folder = world.storage.folder().join("inn");
        std::fs::create_dir_all(folder.join("taken")).unwrap();
        let about = Subject::birger();
        let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        put("1.xml", &about.message("log-innlagt"));
        put("2.xml", "ikke xml");
        put("3.xml.part", &about.message("log-utskrevet"));
        put(".4.xml", &about.message("log-utskrevet"));
        // Left by one that died in the middle.
        std::fs::write(folder.join("taken/0.xml"), about.message("log-innlagt")).unwrap();
        let key = hjemover_tests::keys().data_key().unwrap();
        let watch = Watch::new(world.running.db.clone(), key, true, &folder).unwrap();
        let look = watch.look().await.unwrap();
        assert_eq!((look.done, look.failed), (2, 1));
        let there = |path: &str| folder.join(path).exists();
        assert!(there("done/0.xml") && there("done/1.xml.receipt") && there("failed/2.xml.receipt"));
        assert!(std::fs::read_to_string(folder.join("failed/2.xml.reason")).unwrap().starts_with("T01"));
        assert!(there("3.xml.part") && there(".4.xml") && !there("1.xml"));
        assert_eq!(world.storage.count("message where state = 'accepted'"), 1, "the same one twice is one");
        std::fs::rename(folder.join("3.xml.part"), folder.join("3.xml")).unwrap();
        assert_eq!(watch.look().await.unwrap().done, 1);
        let birger = world.person("birger").await;
        assert!(stays(&birger, birger.record()).await[0].discharge.is_some());
    }

    /// Home care writes to the ward from what is known here: valid by the schemas, read back as it was meant, once.
    async fn to_the_ward(world) with |setup| {
        setup.settings = Some(|settings| {
            let mail = settings.mail.mail.strip_prefix("folder:").unwrap();
            settings.messages_out = Some(std::path::Path::new(mail).with_file_name("ut"));
        });
    } {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let systems = Systems::of(world).await;
        let (birger, ingrid, mona) =
            (world.person("birger").await, world.person("ingrid").await, world.person("mona").await);
        let (about, patient) = (Subject::birger(), birger.record());
        birger.writes_what_matters("Å komme hjem til hagen & hunden").await;
        birger.registers(patient, hjemover_tests::relatives::berit()).await;
        systems.tell_all(&about, &["log-innlagt", "medisinske-opplysninger"]).await;
        let at = AtPatient { patient };
        let report = ReportAdmissionRequest {
            id: new_id(),
            function: Some(prose("Går med rullator inne")),
            services: Some(prose("Hjemmesykepleie morgen og kveld\nTrygghetsalarm")),
        };
        mona.is_refused::<ReportAdmission>(at, report.clone(), "not_found").await;
        let made = ingrid.does::<ReportAdmission>(at, report.clone()).await;
        assert_eq!(ingrid.does::<ReportAdmission>(at, report).await, made, "sent twice, made once");
        let asked = AskWardRequest { id: new_id(), text: prose("Har hun fått dosett med hjem?") };
        let question = ingrid.does::<AskWard>(at, asked).await;
        let folder = world.storage.folder().join("ut");
        let mut files = Vec::new();
        for one in [&made, &question] {
            let bytes = STANDARD.decode(&one.bytes).unwrap();
            let file = folder.join(&one.file_name);
            assert_eq!(std::fs::read(&file).unwrap(), bytes);
            assert!(!one.file_name.to_lowercase().contains("moen"));
            files.push(file);
        }
        let validated = std::process::Command::new("python3")
            .arg(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("messages/validate.py"))
            .args(&files)
            .output()
            .unwrap();
        assert!(validated.status.success(), "{}", String::from_utf8_lossy(&validated.stdout));
        let read = kith::read(&std::fs::read(&files[0]).unwrap()).unwrap();
        assert_eq!(read.number.as_deref(), Some("06894730038"));
        let text = serde_json::to_string(&read.message).unwrap();
        for said in ["Å komme hjem til hagen & hunden", "Går med rullator inne", "Trygghetsalarm", "Berit"] {
            assert!(text.contains(said), "{said} in {text}");
        }
        assert_eq!(read.message.envelope.receiver.unit.unwrap().her_id.as_deref(), Some("80011"));
        assert!(read.message.envelope.refers_to.is_some(), "it answers the notice of the admission");
        let sent = lines(&mona, patient).await;
        assert_eq!(sent.iter().filter(|line| line.state == MessageState::Sent && line.opens).count(), 2);
        let timeline = birger.does::<GetTimeline>(at, ()).await.entries;
        assert!(timeline.iter().any(|entry| entry.kind == MessageKind::AdmissionReport));
        // Without a stay there is no ward to write to.
        let asta = world.person("asta").await;
        let asks = AskWardRequest { id: new_id(), text: prose("Hei") };
        ingrid.is_refused::<AskWard>(AtPatient { patient: asta.record() }, asks, "stay_ended").await;
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

    /// A service in use takes neither tests nor numbers made for testing.
    async fn a_service_in_use(world) with |setup| {
        setup.settings = Some(|settings| settings.refuse_synthetic_numbers = true);
    } {
        let epj = world.person("epj-sykehus").await;
        let answer = epj.brings(Subject::birger().message("epikrise-n")).await;
        assert_eq!(answer.status, "2");
        assert!(answer.codes.contains(&"X99".to_owned()) && answer.codes.contains(&"E31".to_owned()), "{}", answer.text);
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
