//! Handing a patient over: asked, refused, accepted; who is responsible at every moment.

use futures_util::future::join_all;
use hjemover_tests::{
    HOME_CARE, Home, Person, SHORT_TERM, WARD, World, both,
    deeds::discharge,
    escalations::{answering, asking},
    new_id, status_and_json,
};
use shared::{
    handovers::{
        AnswerHandover, AnswerHandoverRequest, AtHandover, HandoverState, ProposeHandover,
        ProposeHandoverRequest, SeenHandover, WithdrawHandover,
    },
    inbox::UpdateKind,
    patients::{AtPatient, GetPatient},
    plan::StepOwner,
    stays::Destination,
    units::StaffRole,
};

/// Who is responsible, as the patient reads it, and who was asked.
async fn responsible(patient: &Person) -> (String, Option<String>) {
    let handovers = patient.sees_handovers(patient.record()).await;
    let now = handovers.responsible.unwrap();
    (now.unit.name, now.asked)
}

async fn solbakken(world: &World) -> Person {
    world.staff("solveig", SHORT_TERM, StaffRole::Nurse).await
}

fn owned_by(steps: &[shared::plan::Step], name: &str) -> usize {
    steps
        .iter()
        .filter(|step| matches!(&step.owner, StepOwner::Unit(unit) if unit.name == name))
        .count()
}

both! {
    /// Refused: nothing changes, and the giver reads why. Asked again and accepted: the record, the open steps and the
    /// responsibility are the receiver's; the giver leaves after the usual while.
    async fn refused_and_accepted(world) {
        let Home { patient: asta, home_care: ingrid, record, .. } = world.asta_comes_home().await;
        let solveig = solbakken(world).await;
        assert_eq!(responsible(&asta).await, (HOME_CARE.to_owned(), None));
        let asked = ingrid.asks_to_take_over(record, solveig.unit()).await;
        assert_eq!((asked.state, asked.version), (HandoverState::Proposed, 1));
        assert_eq!(responsible(&asta).await, (HOME_CARE.to_owned(), Some(SHORT_TERM.to_owned())));
        let work = solveig.opens_the_app().await.work.unwrap();
        assert!(work.asked, "the first screen says that there is something to answer");
        assert!(!ingrid.opens_the_app().await.work.unwrap().asked);
        let seen = solveig.is_asked().await;
        assert_eq!((seen.len(), seen[0].patient.full_name().as_str(), &seen[0].handover), (1, "Asta Bakke", &asked));
        solveig.is_refused::<GetPatient>(AtPatient { patient: record }, (), "not_found").await;
        let silent = AnswerHandoverRequest { version: 1, accept: false, reason: None };
        solveig.is_refused::<AnswerHandover>(solveig.at_asked(&asked), silent, "reason:reason_missing").await;
        let refused = solveig.answers_handover(&asked, Some("Vi har ingen ledig plass.")).await;
        assert_eq!((refused.state, refused.reason.as_deref()), (HandoverState::Refused, Some("Vi har ingen ledig plass.")));
        assert_eq!(solveig.answers_handover(&asked, Some("Vi har ingen ledig plass.")).await, refused, "no is no");
        solveig.is_refused::<AnswerHandover>(solveig.at_asked(&asked), answering(&asked, None), "already_answered").await;
        world.settles().await;
        let told = ingrid.sees_inbox().await.into_iter().find(|update| update.kind == UpdateKind::HandoverRefused).unwrap();
        assert_eq!(told.text.as_deref(), Some("Vi har ingen ledig plass."));
        assert_eq!(responsible(&asta).await, (HOME_CARE.to_owned(), None));
        solveig.is_refused::<GetPatient>(AtPatient { patient: record }, (), "not_found").await;

        let asked = ingrid.asks_to_take_over(record, solveig.unit()).await;
        let accepted = solveig.answers_handover(&asked, None).await;
        assert_eq!((accepted.state, accepted.version), (HandoverState::Accepted, 2));
        assert_eq!(solveig.answers_handover(&asked, None).await, accepted, "yes is yes");
        assert_eq!(solveig.is_asked().await, []);
        assert!(!solveig.opens_the_app().await.work.unwrap().asked);
        assert_eq!(responsible(&asta).await, (SHORT_TERM.to_owned(), None));
        let steps = solveig.opens_patient(record).await.steps;
        assert_eq!((owned_by(&steps, SHORT_TERM), owned_by(&steps, HOME_CARE)), (2, 0));
        world.settles().await;
        assert!(ingrid.sees_inbox().await.iter().any(|update| update.kind == UpdateKind::HandoverAccepted));
        let all = ingrid.sees_handovers(record).await.handovers;
        assert_eq!(all.iter().map(|one| one.state).collect::<Vec<_>>(), [HandoverState::Accepted, HandoverState::Refused]);
        let looked = asta.sees_who_looked().await;
        assert!(looked.iter().any(|line| line.basis == shared::audit::Basis::Handover && line.who.name == "solveig Prøve"));
        world.after_days(89);
        ingrid.opens_patient(record).await;
        world.after_days(2);
        ingrid.is_refused::<GetPatient>(AtPatient { patient: record }, (), "not_found").await;
        solveig.opens_patient(record).await;
        assert_eq!(responsible(&asta).await.0, SHORT_TERM);
    }

    /// And back again: who gave the patient away takes over anew.
    async fn there_and_back(world) {
        let Home { patient: asta, home_care: ingrid, record, .. } = world.asta_comes_home().await;
        let solveig = solbakken(world).await;
        let there = ingrid.asks_to_take_over(record, solveig.unit()).await;
        solveig.answers_handover(&there, None).await;
        let back = solveig.asks_to_take_over(record, ingrid.unit()).await;
        ingrid.answers_handover(&back, None).await;
        assert_eq!(responsible(&asta).await.0, HOME_CARE);
        world.after_days(100);
        assert_eq!(owned_by(&ingrid.opens_patient(record).await.steps, HOME_CARE), 2);
        solveig.is_refused::<GetPatient>(AtPatient { patient: record }, (), "not_found").await;
        assert_eq!(responsible(&asta).await.0, HOME_CARE);
    }

    /// Whom one cannot ask, who cannot ask, and what is too long.
    async fn who_may_ask_whom(world) {
        let Home { patient: asta, home_care: ingrid, coordinator: tor, gp, record, .. } = world.asta_comes_home().await;
        let solveig = solbakken(world).await;
        let at = AtPatient { patient: record };
        for (to, code) in [(ingrid.unit(), "to:invalid"), (tor.unit(), "to:not_found"), (new_id(), "to:not_found")] {
            ingrid.is_refused::<ProposeHandover>(at, asking(to), code).await;
        }
        for who in [&asta, &solveig] {
            who.is_refused::<ProposeHandover>(at, asking(gp.unit()), "not_found").await;
        }
        let long = serde_json::json!({ "id": new_id::<shared::id::Handover>(), "to": solveig.unit(), "message": "å".repeat(2001) });
        let answer = ingrid.by_hand::<ProposeHandover>(&at).json(&long).send().await.unwrap();
        assert_eq!(status_and_json(answer).await.1["fields"][0]["code"], "too_long");
        let new = asking(solveig.unit());
        let asked = ingrid.does::<ProposeHandover>(at, new.clone()).await;
        assert_eq!(ingrid.does::<ProposeHandover>(at, new.clone()).await, asked, "the same one again");
        let other = ProposeHandoverRequest { to: gp.unit(), ..new };
        ingrid.is_refused::<ProposeHandover>(at, other, "id_taken").await;
        let problem = gp.is_refused::<ProposeHandover>(at, asking(solveig.unit()), "handover_waits").await;
        assert_eq!(problem.current.unwrap()["id"], asked.id.to_string());
        // Only the unit that is asked answers, and only the one that asked takes it back.
        ingrid.is_refused::<AnswerHandover>(ingrid.at_asked(&asked), answering(&asked, None), "not_found").await;
        let here = AtHandover { patient: record, handover: asked.id };
        gp.is_refused::<WithdrawHandover>(here, SeenHandover { version: 1 }, "not_found").await;
        let back = ingrid.takes_back(record, &asked).await;
        assert_eq!(back.state, HandoverState::Withdrawn);
        assert_eq!(ingrid.takes_back(record, &asked).await, back);
        assert_eq!(solveig.is_asked().await, []);
        let problem = solveig.is_refused::<AnswerHandover>(solveig.at_asked(&asked), answering(&asked, None), "already_answered").await;
        assert_eq!(problem.current.unwrap()["state"], "withdrawn");
        assert_eq!(responsible(&asta).await, (HOME_CARE.to_owned(), None));
    }

    /// While a stay lasts the ward is responsible: it alone hands over, and stays responsible until the patient leaves.
    async fn in_hospital(world) {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        let (ingrid, solveig, record) = (world.person("ingrid").await, solbakken(world).await, asta.record());
        assert_eq!(responsible(&asta).await.0, WARD);
        ingrid.is_refused::<ProposeHandover>(AtPatient { patient: record }, asking(solveig.unit()), "in_hospital").await;
        let asked = mona.asks_to_take_over(record, solveig.unit()).await;
        solveig.answers_handover(&asked, None).await;
        assert_eq!(responsible(&asta).await.0, WARD);
        let to = discharge(&stay, world.clock().now(), Destination::ShortTermCare, Some(solveig.unit()), None);
        mona.discharges(record, &stay, to).await;
        assert_eq!(responsible(&asta).await.0, SHORT_TERM);
        // What waits when the patient is admitted waits until they are home.
        let asked = solveig.asks_to_take_over(record, ingrid.unit()).await;
        let stay = mona.admits(record, world.clock().now()).await;
        ingrid.is_refused::<AnswerHandover>(ingrid.at_asked(&asked), answering(&asked, None), "in_hospital").await;
        let to = discharge(&stay, world.clock().now(), Destination::Died, None, None);
        mona.discharges(record, &stay, to).await;
        ingrid.is_refused::<AnswerHandover>(ingrid.at_asked(&asked), answering(&asked, None), "patient_died").await;
        assert_eq!(ingrid.is_asked().await, []);
        mona.is_refused::<ProposeHandover>(AtPatient { patient: record }, asking(ingrid.unit()), "patient_died").await;
    }

    /// At once: of several questions one waits, of accepting and taking back one happens, and accepting often is once.
    async fn at_once(world) {
        let Home { patient: asta, home_care: ingrid, gp, record, .. } = world.asta_comes_home().await;
        let solveig = solbakken(world).await;
        let at = AtPatient { patient: record };
        for _ in 0..4 {
            let questions = [&ingrid, &gp, &ingrid].map(|who| who.by_hand::<ProposeHandover>(&at).json(&asking(solveig.unit())).send());
            let mut stati: Vec<u16> = join_all(questions).await.into_iter().map(|answer| answer.unwrap().status().as_u16()).collect();
            stati.sort_unstable();
            assert_eq!(stati, [200, 409, 409]);
            let asked = solveig.is_asked().await.remove(0).handover;
            let giver = if asked.from.id == gp.unit() { &gp } else { &ingrid };
            let here = AtHandover { patient: record, handover: asked.id };
            let back = giver.by_hand::<WithdrawHandover>(&here).json(&SeenHandover { version: 1 }).send();
            let yes = || solveig.by_hand::<AnswerHandover>(&solveig.at_asked(&asked)).json(&answering(&asked, Some("Nei"))).send();
            let (back, first, second) = tokio::join!(back, yes(), yes());
            let stati = [back, first, second].map(|answer| answer.unwrap().status().as_u16());
            assert!(stati == [200, 409, 409] || stati == [409, 200, 200], "{stati:?}");
        }
        assert_eq!(world.storage.count("handover where version = 2"), 4);
        let asked = ingrid.asks_to_take_over(record, solveig.unit()).await;
        let yes = || solveig.by_hand::<AnswerHandover>(&solveig.at_asked(&asked)).json(&answering(&asked, None)).send();
        for answer in join_all((0..6).map(|_| yes())).await {
            assert_eq!(answer.unwrap().status(), 200);
        }
        assert_eq!(world.storage.count(&format!("care_relation where unit_id = '{}' and patient_id = '{record}'", solveig.unit())), 1);
        assert_eq!(responsible(&asta).await.0, SHORT_TERM);
    }
}
