//! Units' inboxes: who is told what, who has read it, who takes and handles it.

use hjemover_tests::{
    GP_OFFICE, HOME_CARE, Home, Person, World, both,
    deeds::{letter, prose},
    new_id,
};
use shared::{
    inbox::{HandleUpdate, InboxQuery, ReadUpdate, SeenUpdate, TakeUpdate, Update, UpdateKind},
    summaries::{AtSummary, WithdrawRequest, WithdrawSummary},
    units::StaffRole,
    what_matters::{AtEntry, Attainment, NewRating, RateWhatMatters},
};

/// What waits in somebody's inbox, the newest first.
async fn kinds(world: &World, person: &Person) -> Vec<UpdateKind> {
    world.settles().await;
    person
        .sees_inbox()
        .await
        .into_iter()
        .map(|update| update.kind)
        .collect()
}

async fn first(world: &World, person: &Person) -> Update {
    world.settles().await;
    person.sees_inbox().await.remove(0)
}

both! {
    /// Each thing that happens reaches the units it concerns, and not the one that did it.
    async fn who_is_told_what(world) {
        use UpdateKind::{
            Admitted, Discharged, PlannedDischargeMoved, SummaryReleased, SummaryWithdrawn, TaskTicked,
            WhatMattersChanged, WhatMattersRated, WhatMattersWritten,
        };
        let home = world.asta_comes_home().await;
        assert_eq!(kinds(world, &home.ward_nurse).await, [WhatMattersWritten]);
        let home_care = [Discharged, SummaryReleased, PlannedDischargeMoved, Admitted, WhatMattersWritten];
        assert_eq!(kinds(world, &home.home_care).await, home_care);
        assert_eq!(kinds(world, &home.gp).await, [Discharged], "the GP serves her from the discharge on");
        assert_eq!(kinds(world, &home.coordinator).await, [Discharged, PlannedDischargeMoved, Admitted]);

        home.patient.rewrites(&home.entry, "Å være hjemme til påske").await;
        home.patient.ticks(&home.task, true).await;
        let rating = NewRating { id: new_id(), attainment: Attainment::AsHoped, note: None };
        home.patient.does::<RateWhatMatters>(AtEntry { patient: home.record, entry: home.entry.id }, rating).await;
        let newest = [WhatMattersRated, TaskTicked, WhatMattersChanged];
        assert_eq!(kinds(world, &home.home_care).await[..3], newest);
        assert_eq!(kinds(world, &home.ward_nurse).await[..3], newest);
        assert_eq!(kinds(world, &home.gp).await, [Discharged]);

        let at = AtSummary { patient: home.record, summary: home.letter.id };
        home.ward_doctor.does::<WithdrawSummary>(at, WithdrawRequest { reason: prose("Feil") }).await;
        assert_eq!(kinds(world, &home.gp).await, [SummaryWithdrawn, Discharged]);
        assert_eq!(kinds(world, &home.home_care).await[0], SummaryWithdrawn);

        home.home_care.writes_for(home.record, "Skrevet av hjemmesykepleien").await;
        assert_eq!(kinds(world, &home.home_care).await[0], SummaryWithdrawn, "who writes is not told");
        let told = first(world, &home.ward_nurse).await;
        assert_eq!((told.kind, told.text.as_deref()), (WhatMattersWritten, Some("Skrevet av hjemmesykepleien")));
        assert_eq!(told.lang.as_deref(), Some("nb"));
    }

    /// A letter signed after the discharge reaches the GP too.
    async fn a_new_version_reaches_the_gp(world) {
        let home = world.asta_comes_home().await;
        let at = AtSummary { patient: home.record, summary: home.letter.id };
        let new = shared::summaries::NewVersion { id: new_id(), change_note: prose("x"), content: letter("Ny") };
        let draft = home.ward_doctor.does::<shared::summaries::ReviseSummary>(at, new).await;
        let signed = home.ward_doctor.signs(home.record, &draft).await;
        home.ward_doctor.releases(home.record, &signed).await;
        assert_eq!(kinds(world, &home.gp).await, [UpdateKind::SummaryReleased, UpdateKind::Discharged]);
    }

    /// Read by whom, once each; unread for the others.
    async fn read_by_whom(world) {
        let home = world.asta_comes_home().await;
        let colleague = world.staff("heidi", HOME_CARE, StaffRole::Nurse).await;
        let update = first(world, &home.home_care).await;
        assert!(!update.read_by_me && update.reads.is_empty());
        let read = home.home_care.reads(&update).await;
        assert!(read.read_by_me && read.version == update.version);
        assert_eq!(home.home_care.reads(&update).await.reads, read.reads);
        let hers = first(world, &colleague).await;
        assert!(!hers.read_by_me);
        assert_eq!(hers.reads[0].author.name, "Ingrid Dahl");
        let names: Vec<_> = colleague.reads(&update).await.reads.into_iter().map(|read| read.author.name).collect();
        assert_eq!(names, ["Ingrid Dahl", "heidi Prøve"]);
    }

    /// Somebody takes it, somebody handles it, and then it no longer waits.
    async fn taken_and_handled(world) {
        let home = world.asta_comes_home().await;
        let colleague = world.staff("heidi", HOME_CARE, StaffRole::Nurse).await;
        let update = first(world, &home.home_care).await;
        let taken = home.home_care.takes(&update).await;
        assert_eq!((taken.owner.as_ref().unwrap().author.name.as_str(), taken.version), ("Ingrid Dahl", 2));
        assert_eq!(home.home_care.takes(&update).await, taken, "hers already");
        let old = SeenUpdate { version: 1 };
        let at = colleague.at(&update);
        let problem = colleague.is_refused::<TakeUpdate>(at, old.clone(), "changed_meanwhile").await;
        let current: Update = serde_json::from_value(problem.current.unwrap()).unwrap();
        assert_eq!(current.owner, taken.owner);
        colleague.is_refused::<HandleUpdate>(at, old, "changed_meanwhile").await;
        let over = colleague.takes(&taken).await;
        assert_eq!(over.owner.as_ref().unwrap().author.name, "heidi Prøve");
        let handled = colleague.handles(&over).await;
        assert_eq!(colleague.handles(&over).await, handled);
        let now = SeenUpdate { version: handled.version };
        home.home_care.is_refused::<HandleUpdate>(at, now.clone(), "already_handled").await;
        home.home_care.is_refused::<TakeUpdate>(at, now, "already_handled").await;
        let waiting = home.home_care.sees_inbox().await;
        assert!(waiting.iter().all(|other| other.id != update.id));
        let query = InboxQuery { handled: true, cursor: None };
        assert_eq!(home.home_care.sees_page(query).await.items, [shown_to(&handled)]);
    }

    /// Of two who take it at once, one has it; the other is shown who.
    async fn taken_in_parallel(world) {
        let home = world.asta_comes_home().await;
        let colleague = world.staff("heidi", HOME_CARE, StaffRole::Nurse).await;
        world.settles().await;
        for update in home.home_care.sees_inbox().await {
            let seen = || SeenUpdate { version: update.version };
            let (ours, theirs) = tokio::join!(
                home.home_care.send::<TakeUpdate>(home.home_care.at(&update), seen()),
                colleague.send::<TakeUpdate>(colleague.at(&update), seen())
            );
            let codes = [&ours, &theirs].map(|taken| taken.as_ref().err().map(|why| why.code().unwrap().to_owned()));
            let won = codes.iter().filter(|code| code.is_none()).count();
            assert_eq!(won, 1, "{codes:?}");
            assert!(codes.contains(&Some("changed_meanwhile".to_owned())), "{codes:?}");
        }
    }

    /// Another unit's update is not there; nor is one about a patient whom the unit no longer serves.
    async fn others_updates(world) {
        let home = world.asta_comes_home().await;
        let update = first(world, &home.home_care).await;
        let in_own = home.gp.at(&update);
        home.gp.is_refused::<ReadUpdate>(in_own, (), "not_found").await;
        home.gp.is_refused::<TakeUpdate>(in_own, SeenUpdate { version: 1 }, "not_found").await;
        let theirs = home.home_care.at(&update);
        home.gp.is_refused::<ReadUpdate>(theirs, (), "not_found").await;
        assert_eq!(home.ward_nurse.sees_inbox().await.len(), 1);
        world.after_days(100);
        assert_eq!(home.ward_nurse.sees_inbox().await, [], "the ward serves her no longer");
    }

    /// An inbox is read in pages, the newest first, without gaps and without repeating anything.
    async fn in_pages(world) {
        let (asta, ingrid) = (world.person("asta").await, world.person("ingrid").await);
        for number in 0..65 {
            asta.writes_what_matters(&format!("nummer {number}")).await;
        }
        world.settles().await;
        let (mut texts, mut cursor, mut pages) = (Vec::new(), None, 0);
        loop {
            let page = ingrid.sees_page(InboxQuery { cursor, handled: false }).await;
            texts.extend(page.items.into_iter().map(|update| update.text.unwrap()));
            pages += 1;
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        let expected: Vec<_> = (0..65).rev().map(|number| format!("nummer {number}")).collect();
        assert_eq!((pages, texts), (3, expected));
        let wrong = ingrid.request(
            shared::Method::Get,
            &format!("/api/v1/units/{}/updates?cursor=feil", ingrid.unit()),
        );
        let (status, problem) = hjemover_tests::problem(wrong.send().await.unwrap()).await;
        assert_eq!((status, problem.fields[0].field.as_str()), (422, "cursor"));
        let unknown = ingrid.request(shared::Method::Get, &format!("/api/v1/units/{}/updates?alle=ja", ingrid.unit()));
        assert_eq!(unknown.send().await.unwrap().status(), 422);
    }

    /// Events reach an inbox that was filled while nobody listened, and each once.
    async fn after_a_pause(world) {
        let Home { home_care, .. } = world.asta_comes_home().await;
        world.settles().await;
        assert_eq!(world.storage.count("inbox_update"), home_care.sees_inbox().await.len() + 1 + 1 + 3);
        assert_eq!(world.storage.count("(select distinct event_seq, unit_id from inbox_update) as once"),
            world.storage.count("inbox_update"));
        assert!(world.unit(GP_OFFICE).await != home_care.unit());
    }
}

/// A handled update as somebody else sees it: read by others, not by them.
fn shown_to(update: &Update) -> Update {
    Update {
        read_by_me: false,
        ..update.clone()
    }
}
