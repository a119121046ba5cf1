//! Checklists: begun, answered item by item, signed once; what the answers lead to; who sees and fills which.

use chrono::TimeDelta;
use hjemover_tests::{
    Home, both,
    checklists::{instead, item, key, no, number, seen, value, words, yes},
    new_id,
};
use serde_json::json;
use shared::{
    checklists::{
        AnswerItem, AnswerItemRequest, AnswerValue, AtChecklist, BeginChecklist,
        BeginChecklistRequest, Checklist, DailyPart, DecideProposedStep, DecideProposedStepRequest,
        GetChecklist, SignChecklist, TakenUp,
    },
    consents::Scope,
    inbox::UpdateKind,
    patients::AtPatient,
    plan::{StepKind, StepOwner, StepState},
    what_matters::{Attainment, SaidBy},
};

fn at(home: &Home, checklist: &Checklist) -> AtChecklist {
    AtChecklist {
        patient: home.record,
        checklist: checklist.id,
    }
}

fn begin(template: &str) -> BeginChecklistRequest {
    BeginChecklistRequest {
        id: new_id(),
        template: key(template),
    }
}

both! {
    /// What is asked for when: counted from the homecoming, in days that stand at the top in their order.
    async fn what_waits(world) {
        let home = world.asta_comes_home().await;
        let today = world.clock().today();
        let all = home.home_care.sees_checklists(home.record).await;
        let due = |key: &str| all.due.iter().find(|each| *each.template == *key);
        assert_eq!(due("hph2").unwrap().due, Some(today + TimeDelta::days(3)));
        assert_eq!(due("hph5").unwrap().due, Some(today + TimeDelta::days(28)));
        assert_eq!(due("hph0").unwrap().due, Some(today));
        assert_eq!(due("hph4").unwrap().due, None);
        // The person's own evaluation is not staff's to fill.
        assert!(due("hph5-own").is_none());
        assert!(due("hph2").unwrap().may_fill && due("hph0").unwrap().may_fill);
        let days: Vec<_> = all.due.iter().filter_map(|each| each.due).collect();
        assert!(days.is_sorted() && !days.is_empty());
        // The patient is asked when the weeks have nearly passed; nothing else of it is hers to see.
        assert_eq!(home.patient.sees_checklists(home.record).await.due, []);
        world.after_days(21);
        let hers = home.patient.sees_checklists(home.record).await.due;
        let hers: Vec<_> = hers.iter().map(|each| (&*each.template, each.may_fill)).collect();
        assert_eq!(hers, [("hph5-own", true)]);
        let ward = home.ward_nurse.sees_checklists(home.record).await;
        let fills: Vec<_> = ward.due.iter().filter(|each| each.may_fill).map(|each| &*each.template).collect();
        assert!(fills.is_empty(), "{fills:?}");
        let overdue: Vec<_> = ward.due.iter().filter(|each| each.overdue).map(|each| &*each.template).collect();
        assert_eq!(overdue, ["hph2", "hph3-before", "hph3-after"]);
    }

    /// Item by item, resumed by a colleague, signed once; earlier answers stand beside the next time.
    async fn filled_and_signed(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record) = (&home.home_care, home.record);
        let begun = ingrid.begins(record, "hph2").await;
        assert!(begun.may_fill && begun.answers.is_empty() && !begun.newer_template);
        let problem = ingrid.is_refused::<BeginChecklist>(AtPatient { patient: record }, begin("hph2"), "already_begun").await;
        assert_eq!(serde_json::from_value::<Checklist>(problem.current.unwrap()).unwrap().id, begun.id);
        let now = ingrid.answers_item(record, &begun, "weight", number(61.5)).await;
        // Somebody who did not see that answer does not overwrite it.
        let problem = ingrid.is_refused::<AnswerItem>(item(record, &begun, "weight"), instead(&begun, "weight", number(60.0)), "changed_meanwhile").await;
        let current: Checklist = serde_json::from_value(problem.current.unwrap()).unwrap();
        assert_eq!(current.answers[0].value, Some(number(61.5)));
        let kari = world.staff("kari", hjemover_tests::HOME_CARE, shared::units::StaffRole::Nurse).await;
        let resumed = kari.sees_checklist(record, &begun).await;
        assert_eq!(resumed.answers, now.answers);
        let missing = kari.cannot::<SignChecklist>(at(&home, &begun), seen(&resumed)).await;
        let missing: Vec<_> = missing.fields.iter().map(|field| (field.field.as_str(), field.code.as_str())).collect();
        assert_eq!(missing, [("answers.medicines", "missing"), ("answers.fall", "missing"), ("answers.gp", "missing")]);
        let done = kari.answers_all(record, resumed.clone()).await;
        // What a colleague answered meanwhile is not signed unread.
        kari.is_refused::<SignChecklist>(at(&home, &begun), seen(&resumed), "changed_meanwhile").await;
        let signed = kari.signs_checklist(record, &done).await;
        assert_eq!(signed.signed.as_ref().unwrap().author.name, "kari Prøve");
        assert!(!signed.may_fill);
        ingrid.is_refused::<SignChecklist>(at(&home, &begun), seen(&done), "already_signed").await;
        ingrid.is_refused::<AnswerItem>(item(record, &done, "weight"), instead(&done, "weight", number(60.0)), "already_signed").await;
        let list = ingrid.sees_checklists(record).await;
        assert!(list.due.iter().all(|each| *each.template != *"hph2"));
        assert_eq!((list.signed[0].answered, list.signed[0].items), (4, 27));
        let next = ingrid.begins(record, "hph2").await;
        let earlier = next.earlier.iter().find(|each| *each.item == *"weight").unwrap();
        assert_eq!((&earlier.value, earlier.on), (&number(61.5), world.clock().today()));
    }

    /// Two sign at once: one signature, and the other is told whose it is.
    async fn two_sign_at_once(world) {
        let home = world.asta_comes_home().await;
        let kari = world.staff("kari", hjemover_tests::HOME_CARE, shared::units::StaffRole::Nurse).await;
        let begun = home.home_care.begins(home.record, "daily").await;
        let done = home.home_care.answers_all(home.record, begun).await;
        let (first, second) = tokio::join!(
            home.home_care.send::<SignChecklist>(at(&home, &done), seen(&done)),
            kari.send::<SignChecklist>(at(&home, &done), seen(&done)),
        );
        assert_eq!([&first, &second].into_iter().filter(|result| result.is_ok()).count(), 1);
        let signed = home.home_care.sees_checklist(home.record, &done).await;
        assert!(signed.signed.is_some());
        assert_eq!(world.storage.count("event where kind = 'checklist_signed'"), 1);
    }

    /// An answer of the wrong kind, out of bounds, to an unknown item, or by somebody who does not fill it.
    async fn what_is_refused(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record) = (&home.home_care, home.record);
        let begun = ingrid.begins(record, "hph2").await;
        let is_refused = async |to: &str, wrong: AnswerValue, code: &str| {
            ingrid.is_refused::<AnswerItem>(item(record, &begun, to), instead(&begun, to, wrong), code).await;
        };
        is_refused("weight", number(5.0), "value:out_of_range").await;
        is_refused("weight", number(61.55), "value:invalid").await;
        is_refused("weight", yes(), "value:another_kind").await;
        is_refused("consciousness", value(json!({ "kind": "choice", "option": "x" })), "value:not_found").await;
        is_refused("nobody-asks-this", yes(), "not_found").await;
        let gp = &home.gp;
        gp.is_refused::<BeginChecklist>(AtPatient { patient: record }, begin("hph2"), "template:not_yours").await;
        gp.is_refused::<BeginChecklist>(AtPatient { patient: record }, begin("hph99"), "template:not_found").await;
        gp.is_refused::<AnswerItem>(item(record, &begun, "weight"), instead(&begun, "weight", number(60.0)), "not_found").await;
        home.patient.is_refused::<GetChecklist>(at(&home, &begun), (), "not_found").await;
        home.patient.is_refused::<SignChecklist>(at(&home, &begun), seen(&begun), "not_found").await;
        assert!(!gp.sees_checklist(record, &begun).await.may_fill);
        let too_long = json!({ "version": 0, "value": { "kind": "text", "text": "å".repeat(4001), "lang": "nb" }, "note": null });
        let answer = ingrid.by_hand::<AnswerItem>(&item(record, &begun, "matters")).json(&too_long).send().await.unwrap();
        let (status, problem) = hjemover_tests::problem(answer).await;
        assert_eq!((status, problem.fields[0].code.as_str()), (422, "too_long"));
    }

    /// Any script and four thousand characters come back as they were written, taken away and given again.
    async fn words_stay_as_they_are(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record) = (&home.home_care, home.record);
        let mut now = ingrid.begins(record, "hph2").await;
        for text in ["😀 👩‍👩‍👧 hagen", "أريد أن أمشي إلى الحديقة", &"æ".repeat(4000)] {
            let new = AnswerItemRequest { note: serde_json::from_value(json!(text)).unwrap(), ..instead(&now, "matters", words(text)) };
            now = ingrid.does::<AnswerItem>(item(record, &now, "matters"), new).await;
            let answer = &now.answers[0];
            assert_eq!((&answer.value, answer.note.as_deref()), (&Some(words(text)), Some(text)));
        }
        let away = AnswerItemRequest { version: 3, value: None, note: None };
        let now = ingrid.does::<AnswerItem>(item(record, &now, "matters"), away).await;
        assert_eq!((now.answers[0].version, &now.answers[0].value), (4, &None));
        assert_eq!(ingrid.sees_checklists(record).await.due.iter().find_map(|each| each.open.clone()).unwrap().answered, 0);
        assert_eq!(world.storage.count("checklist_answer"), 4);
    }

    /// Worry about falling proposes a step; once decided, it is decided.
    async fn an_answer_proposes_a_step(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record) = (&home.home_care, home.record);
        let begun = ingrid.begins(record, "hph2").await;
        let now = ingrid.answers_item(record, &begun, "fall", yes()).await;
        let proposed = &now.proposed[0];
        assert_eq!((proposed.owner, proposed.due, &proposed.decided), (Some(ingrid.unit()), world.clock().today() + TimeDelta::days(7), &None));
        let taken_up = TakenUp { id: new_id(), due: proposed.due, owner: proposed.owner };
        let take = DecideProposedStepRequest { step: Some(taken_up) };
        let late = DecideProposedStepRequest { step: Some(TakenUp { due: world.clock().today() - TimeDelta::days(1), ..taken_up }) };
        ingrid.is_refused::<DecideProposedStep>(item(record, &now, "fall"), late, "due:in_the_past").await;
        let decided = ingrid.does::<DecideProposedStep>(item(record, &now, "fall"), take.clone()).await;
        assert_eq!(decided.proposed[0].decided.as_ref().unwrap().step, Some(taken_up.id));
        ingrid.does::<DecideProposedStep>(item(record, &now, "fall"), take).await;
        let against = DecideProposedStepRequest { step: None };
        ingrid.is_refused::<DecideProposedStep>(item(record, &now, "fall"), against.clone(), "already_decided").await;
        ingrid.is_refused::<DecideProposedStep>(item(record, &now, "gp"), against.clone(), "not_found").await;
        let plan = home.patient.sees_plan(record).await;
        let step = plan.steps.iter().find(|step| step.id == taken_up.id).unwrap();
        assert_eq!(step.title, "Gå gjennom boligen og forebygge fall");
        assert!(matches!(&step.owner, StepOwner::Unit(unit) if unit.id == ingrid.unit()));
        let now = ingrid.answers_item(record, &now, "knows-whom", no()).await;
        let against = ingrid.does::<DecideProposedStep>(item(record, &now, "knows-whom"), against).await;
        assert!(against.proposed.iter().any(|each| each.decided.as_ref().is_some_and(|decided| decided.step.is_none())));
    }

    /// Signing the visit writes down what matters, tells of medicines and says that the visit is done.
    async fn what_a_signature_leads_to(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record) = (&home.home_care, home.record);
        let begun = ingrid.begins(record, "hph2").await;
        let now = ingrid.answers_item(record, &begun, "matters", words("Å gå til postkassen")).await;
        let changes = json!({ "kind": "medicines", "changes": [{ "name": "Eliquis 2,5 mg", "dosage": "1 tablett morgen og kveld",
            "change": "changed", "reason": "Nyrene", "until": null, "as_needed": false }] });
        let now = ingrid.answers_item(record, &now, "medicine-changes", value(changes)).await;
        let now = ingrid.answers_item(record, &now, "fall", yes()).await;
        assert_eq!(home.patient.sees_plan(record).await.medicine_changes, []);
        let now = ingrid.answers_all(record, now).await;
        ingrid.signs_checklist(record, &now).await;
        let entries = home.patient.sees_what_matters(record).await;
        let said = entries.iter().find(|entry| entry.text == "Å gå til postkassen").unwrap();
        assert_eq!(said.said_by, SaidBy::StaffOnBehalf);
        let plan = home.patient.sees_plan(record).await;
        assert_eq!(&*plan.medicine_changes[0].medicine.name, "Eliquis 2,5 mg");
        assert_eq!(plan.medicine_changes[0].told.author.name, "Ingrid Dahl");
        let visit = plan.steps.iter().find(|step| step.kind == StepKind::Visit).unwrap();
        assert_eq!(visit.state, StepState::Done);
        // The same words are not written twice.
        let again = ingrid.begins(record, "hph2").await;
        let line: Vec<_> = again.daily_line.iter().map(|part| match part {
            DailyPart::WhatMatters { words, .. } => words.as_str(),
            DailyPart::Answer { text, .. } => text.to(shared::identity::Language::Nb),
        }).collect();
        assert_eq!(line, ["Å være hjemme til jul"]);
        let again = ingrid.answers_item(record, &again, "matters", words("Å gå til postkassen")).await;
        let again = ingrid.answers_all(record, again).await;
        ingrid.signs_checklist(record, &again).await;
        assert_eq!(home.patient.sees_what_matters(record).await.len(), entries.len());
    }

    /// A consultation that did not take place leaves the step open.
    async fn a_consultation_that_did_not_take_place(world) {
        let home = world.asta_comes_home().await;
        let begun = home.gp.begins(home.record, "hph3-after").await;
        let now = home.gp.answers_item(home.record, &begun, "held", no()).await;
        home.gp.signs_checklist(home.record, &now).await;
        let steps = home.patient.sees_plan(home.record).await.steps;
        let consultation = steps.iter().find(|step| step.kind == StepKind::GpConsultation).unwrap();
        assert_eq!(consultation.state, StepState::Planned);
    }

    /// Observations are summed by the published table beside the habitual ones, and only when all are there.
    async fn observations_are_summed(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record) = (&home.home_care, home.record);
        let observed = async |checklist: Checklist, breaths: f64| {
            let mut now = checklist;
            for (to, value) in [
                ("respiration", number(breaths)), ("saturation", number(94.0)), ("oxygen", no()), ("pressure", number(118.0)),
                ("pulse", number(95.0)), ("consciousness", value(json!({ "kind": "choice", "option": "a" }))),
            ] {
                now = ingrid.answers_item(record, &now, to, value).await;
                assert_eq!(now.news2.as_ref().unwrap().total, None);
            }
            ingrid.answers_item(record, &now, "temperature", number(37.2)).await
        };
        let usual = observed(ingrid.begins(record, "hph2").await, 16.0).await;
        assert_eq!(usual.news2.as_ref().unwrap().total, Some(2));
        let usual = ingrid.answers_all(record, usual).await;
        ingrid.signs_checklist(record, &usual).await;
        let worse = observed(ingrid.begins(record, "hph4").await, 26.0).await;
        assert_eq!((worse.news2.unwrap().total, worse.habitual_news2.unwrap().total), (Some(5), Some(2)));
    }

    /// After four weeks the patient and a relative each answer for themselves; it stands beside staff's.
    async fn how_it_has_been(world) {
        let home = world.asta_comes_home().await;
        let record = home.record;
        let (berit, _) = world.berit_sees(&home.patient, "berit", &[Scope::Plan, Scope::WhatMatters]).await;
        let (petter, _) = world.berit_sees(&home.patient, "petter", &[Scope::Plan]).await;
        world.after_days(27);
        petter.is_refused::<BeginChecklist>(AtPatient { patient: record }, begin("hph5-own"), "not_found").await;
        let hers = home.patient.begins(record, "hph5-own").await;
        assert_eq!(hers.what_matters[0].id, home.entry.id);
        let levels = json!({ "kind": "attainment", "levels": [{ "entry": home.entry.id, "level": "somewhat_better_than_hoped" }] });
        let hers = home.patient.answers_item(record, &hers, "attainment", value(levels.clone())).await;
        let unknown = json!({ "kind": "attainment", "levels": [{ "entry": new_id::<shared::id::WhatMatters>(), "level": "as_hoped" }] });
        home.patient.is_refused::<AnswerItem>(item(record, &hers, "attainment"), instead(&hers, "attainment", value(unknown)), "value:not_found").await;
        let theirs = berit.begins(record, "hph5-own").await;
        assert_ne!(theirs.id, hers.id);
        assert!(theirs.answers.is_empty());
        berit.is_refused::<GetChecklist>(at(&home, &hers), (), "not_found").await;
        home.patient.is_refused::<AnswerItem>(item(record, &theirs, "safe"), instead(&theirs, "safe", yes()), "not_found").await;
        home.patient.signs_checklist(record, &hers).await;
        let theirs = berit.answers_item(record, &theirs, "attainment", value(levels)).await;
        let theirs = berit.answers_item(record, &theirs, "safe", no()).await;
        berit.signs_checklist(record, &theirs).await;
        let entry = home.patient.sees_what_matters(record).await.remove(0);
        let rated: Vec<_> = entry.ratings.iter().map(|rating| rating.attainment).collect();
        assert_eq!(rated, [Attainment::SomewhatBetterThanHoped]);
        world.settles().await;
        let told = home.home_care.sees_inbox().await;
        assert_eq!(told.iter().filter(|update| update.kind == UpdateKind::EvaluationAnswered).count(), 2);
        let staff = home.home_care.begins(record, "hph5").await;
        let said: Vec<_> = staff.own.iter().map(|answer| (&*answer.item, answer.author.name.as_str())).collect();
        assert_eq!(said, [("attainment", "Berit Bakke"), ("safe", "Berit Bakke"), ("attainment", "Asta Bakke")]);
    }
}
