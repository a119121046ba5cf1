//! Who is away: what they have taken is everybody's meanwhile, and theirs again when they are back.

use chrono::Days;
use hjemover_tests::{HOME_CARE, Person, both, escalations::absence, new_id};
use shared::{
    absences::{AtAbsence, EndAbsence, NewAbsence, RegisterAbsence},
    inbox::{InboxQuery, Update, UpdateKind},
    patients::AtUnit,
    units::StaffRole,
};

async fn written(who: &Person) -> Update {
    let mut inbox = who.sees_inbox().await;
    inbox.retain(|update| update.kind == UpdateKind::WhatMattersWritten);
    inbox.remove(0)
}

both! {
    /// What somebody has taken who is away is nobody's, says who took it and who takes over, and is theirs again after.
    async fn what_they_took(world) {
        let (asta, ingrid) = (world.person("asta").await, world.person("ingrid").await);
        let heidi = world.staff("heidi", HOME_CARE, StaffRole::Nurse).await;
        asta.writes_what_matters("hagen").await;
        world.settles().await;
        ingrid.takes(&written(&ingrid).await).await;
        let today = world.clock().today();
        let new = NewAbsence { handed_to: Some(heidi.account().await), ..absence(ingrid.account().await, today, 3) };
        let hers = ingrid.registers_absence(new.clone()).await;
        assert_eq!((hers.name.as_str(), hers.handed_to_name.as_deref()), ("Ingrid Dahl", Some("heidi Prøve")));
        assert_eq!(ingrid.registers_absence(new).await, hers, "the same one again");
        let seen = written(&heidi).await;
        let away = seen.away.clone().unwrap();
        assert_eq!((seen.owner.is_none(), away.name.as_str(), away.handed_to.as_deref()), (true, "Ingrid Dahl", Some("heidi Prøve")));
        assert_eq!(away.last_day, today + Days::new(2));
        // Back: it is hers as before.
        world.after_days(3);
        let back = written(&heidi).await;
        assert_eq!((back.owner.unwrap().author.name.as_str(), back.away), ("Ingrid Dahl", None));
        assert_eq!(heidi.sees_absences().await.absences, []);
        // Away again: a colleague takes it, and keeps it.
        let again = ingrid.goes_away(world.clock().today(), 1).await;
        heidi.takes(&written(&heidi).await).await;
        ingrid.ends_absence(&again).await;
        ingrid.ends_absence(&again).await;
        assert_eq!(written(&ingrid).await.owner.unwrap().author.name, "heidi Prøve");
        // What is handled stays whose it was.
        let handled = heidi.handles(&written(&heidi).await).await;
        heidi.goes_away(world.clock().today(), 1).await;
        let page = ingrid.sees_page(InboxQuery { handled: true, cursor: None }).await;
        assert_eq!(page.items.iter().find(|update| update.id == handled.id).unwrap().owner, handled.owner);
    }

    /// One's own, and the leader anybody's; not a colleague's, not somebody's of another unit.
    async fn whose_absence(world) {
        let (ingrid, randi, tor) = (world.person("ingrid").await, world.person("randi").await, world.person("tor").await);
        let heidi = world.staff("heidi", HOME_CARE, StaffRole::Nurse).await;
        let (at, today) = (AtUnit { unit: ingrid.unit() }, world.clock().today());
        let of = async |who: &Person| absence(who.account().await, today, 2);
        heidi.is_refused::<RegisterAbsence>(at, of(&ingrid).await, "not_found").await;
        tor.is_refused::<RegisterAbsence>(at, of(&ingrid).await, "not_found").await;
        randi.is_refused::<RegisterAbsence>(at, of(&tor).await, "person:not_found").await;
        let hers = randi.registers_absence(of(&ingrid).await).await;
        assert_eq!(hers.by.author.name, "Randi Solheim");
        let end = AtAbsence { unit: ingrid.unit(), absence: hers.id };
        heidi.is_refused::<EndAbsence>(end, (), "not_found").await;
        tor.is_refused::<EndAbsence>(AtAbsence { unit: tor.unit(), absence: hers.id }, (), "not_found").await;
        randi.is_refused::<EndAbsence>(AtAbsence { unit: ingrid.unit(), absence: new_id() }, (), "not_found").await;
        let taken = NewAbsence { id: hers.id, ..of(&heidi).await };
        heidi.is_refused::<RegisterAbsence>(at, taken, "id_taken").await;
        let seen = heidi.sees_absences().await;
        assert_eq!(seen.absences, std::slice::from_ref(&hers));
        assert_eq!(seen.colleagues.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Ingrid Dahl", "Randi Solheim", "heidi Prøve"]);
        ingrid.ends_absence(&hers).await;
        assert_eq!(heidi.sees_absences().await.absences, []);
    }

    /// Days that cannot be.
    async fn wrong_days(world) {
        let ingrid = world.person("ingrid").await;
        let (at, today, me) = (AtUnit { unit: ingrid.unit() }, world.clock().today(), ingrid.account().await);
        let new = || absence(me, today, 1);
        let wrong = [
            (NewAbsence { first_day: today - Days::new(1), ..new() }, "first_day:in_the_past"),
            (NewAbsence { last_day: today - Days::new(1), ..new() }, "last_day:invalid"),
            (NewAbsence { last_day: today + Days::new(400), ..new() }, "last_day:out_of_range"),
            (NewAbsence { handed_to: Some(me), ..new() }, "handed_to:invalid"),
            (NewAbsence { handed_to: Some(new_id()), ..new() }, "handed_to:not_found"),
        ];
        for (absence, code) in wrong {
            ingrid.is_refused::<RegisterAbsence>(at, absence, code).await;
        }
        assert_eq!(world.storage.count("staff_absence"), 0);
    }
}
