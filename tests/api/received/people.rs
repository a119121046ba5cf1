//! Those who are not known yet, and what is proposed to those who are there.

use super::*;

both! {
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

    /// Whoever is registered by a ward while messages about them wait, or arrive, has them acted on.
    async fn registered_while_messages_wait(world) {
        let systems = Systems::of(world).await;
        let (tor, mona) = (world.person("tor").await, world.person("mona").await);
        let about = Subject::olga();
        systems.tell_all(&about, &["log-innlagt", "tidligmelding"]).await;
        let here = AtUnit { unit: tor.unit() };
        assert_eq!(tor.does::<ListHeld>(here, ()).await.patients.len(), 1);
        let request = RegisterPatientRequest {
            id: new_id(),
            given_name: line("Olga"),
            family_name: line("Lund"),
            birth_date: "1941-05-01".parse().unwrap(),
            national_identity_number: NationalIdentityNumber::new("01854110051").unwrap(),
            language: Language::Nb,
            phone: None,
            email: None,
            municipality: line("Notodden"),
        };
        let registers = mona.does::<RegisterPatient>(AtUnit { unit: mona.unit() }, request);
        let arrives = systems.tell(&about, "log-utskrivningsklar");
        let (registered, ()) = tokio::join!(registers, arrives);
        assert_eq!(tor.does::<ListHeld>(here, ()).await.patients, [], "nobody waits");
        let stay = stays(&mona, registered.id).await.remove(0);
        assert!(stay.ready_at.is_some(), "and all three were acted on");
        assert_eq!(lines(&tor, registered.id).await.len(), 3);
        assert_eq!(world.storage.count("message where state = 'accepted' and nin_hash is null"), 3);
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
}
