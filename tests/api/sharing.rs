//! What relatives see and say: only by a consent, gone when it ends, all of it in the patient's log.

use chrono::Days;
use hjemover_tests::{
    Home, both,
    deeds::prose,
    new_id,
    relatives::{answer, answer_with_account, berit, consent},
};
use shared::{
    audit::Basis,
    author::Capacity,
    consents::{ConsentBasis, GiveConsent, NewConsent, PreviewConsent, PreviewRequest, Scope},
    contract::Nothing,
    inbox::UpdateKind,
    invitations::{AnswerInvitation, WithAccount},
    patients::AtPatient,
    plan::GetPlan,
    related_persons::{AtRelatedPerson, EndRelatedPerson, SeenRelatedPerson},
    right::Right,
    sharing::{
        AdoptContribution, AdoptRequest, AtContribution, Contribute, ContributionKind, GetShared,
        LeaveShared, ListContributions, NewContribution,
    },
    start::GetStart,
    stays::ListStays,
    summaries::{AtSummary, GetSummary, ListSummaries, SectionKind},
    what_matters::{ListWhatMatters, SaidBy},
};

both! {
    /// Plan and what matters opened for three months: she sees exactly that, and for the letter «not found».
    async fn exactly_what_was_opened(world) {
        let home = world.asta_comes_home().await;
        let (patient, record) = (&home.patient, home.record);
        let (berit, related) = world.berit(patient, "berit").await;
        assert!(berit.sees_shared(record).await.steps.is_empty(), "nothing is open yet");
        let until = world.clock().today() + Days::new(90);
        let scopes = [Scope::WhatMatters, Scope::Plan];
        let preview = patient.does::<PreviewConsent>(AtPatient { patient: record }, PreviewRequest { scopes: scopes.to_vec() }).await;
        patient.opens_for(record, related.id, &scopes, Some(until)).await;
        let seen = berit.sees_shared(record).await;
        assert_eq!((&seen.what_matters, &seen.steps, seen.summaries.len(), seen.contacts.len(), seen.visits.len()), (&preview.what_matters, &preview.steps, 0, 0, 0));
        assert_eq!(seen.what_matters.len(), 1);
        assert_eq!(seen.steps.len(), home.steps.len());
        assert_eq!((seen.acting_for.until, seen.acting_for.basis), (Some(until), Some(ConsentBasis::PatientInApp)));
        assert_eq!(seen.acting_for.family_name.as_deref(), Some("Bakke"));
        berit.does::<GetPlan>(AtPatient { patient: record }, ()).await;
        berit.does::<ListWhatMatters>(AtPatient { patient: record }, ()).await;
        berit.is_refused::<GetSummary>(AtSummary { patient: record, summary: home.letter.id }, (), "not_found").await;
        berit.is_refused::<ListSummaries>(AtPatient { patient: record }, (), "not_found").await;
        berit.is_refused::<ListStays>(AtPatient { patient: record }, (), "not_found").await;
        let start = berit.opens_the_app().await;
        assert_eq!((start.acting_for[0].scopes.as_slice(), start.acting_for[0].patient), (&scopes[..], record));
    }

    /// Each scope opens its part and nothing of another, also where parts refer to each other.
    async fn scopes_do_not_leak(world) {
        let home = world.asta_comes_home().await;
        let (record, at) = (home.record, AtPatient { patient: home.record });
        let serves = shared::plan::NewOwnTask {
            id: new_id(),
            title: hjemover_tests::deeds::line("Øve i trappa"),
            due: world.clock().today() + Days::new(9),
            serves: vec![home.entry.id],
        };
        home.patient.does::<shared::plan::AddOwnTask>(at, serves).await;
        let all = home.patient.sees_plan(record).await;
        assert!(all.steps.iter().any(|step| !step.serves.is_empty()));

        let (plan, _) = world.berit_sees(&home.patient, "plan", &[Scope::Plan]).await;
        let steps = [plan.sees_shared(record).await.steps, plan.does::<GetPlan>(at, ()).await.steps].concat();
        assert!(!steps.is_empty() && steps.iter().all(|step| step.serves.is_empty()), "the plan does not tell what matters");

        let (matters, _) = world.berit_sees(&home.patient, "matters", &[Scope::WhatMatters]).await;
        let entries = [matters.sees_shared(record).await.what_matters, matters.does::<ListWhatMatters>(at, ()).await.entries].concat();
        assert!(!entries.is_empty() && entries.iter().all(|entry| entry.steps.is_empty()), "what matters does not tell the plan");

        let (practical, _) = world.berit_sees(&home.patient, "practical", &[Scope::Practical]).await;
        let seen = practical.sees_shared(record).await;
        assert!(!seen.contacts.is_empty() && !seen.visits.is_empty());
        assert!(seen.steps.is_empty() && seen.what_matters.is_empty() && seen.summaries.is_empty());

        let letter = AtSummary { patient: record, summary: home.letter.id };
        let (part, _) = world.berit_sees(&home.patient, "part", &[Scope::PatientInformation]).await;
        let content = part.does::<GetSummary>(letter, ()).await.content.unwrap();
        assert_eq!(content.sections.keys().copied().collect::<Vec<_>>(), [SectionKind::PatientInformation]);
        assert!(content.medicines.is_empty());
        let (whole, _) = world.berit_sees(&home.patient, "whole", &[Scope::WholeLetters]).await;
        assert_eq!(whole.does::<GetSummary>(letter, ()).await.content, home.letter.content);
    }

    /// Ended is gone at once: the next request finds nothing, and the open stream is told and tells no more.
    async fn ended_is_gone_at_once(world) {
        let home = world.asta_comes_home().await;
        let (record, at) = (home.record, AtPatient { patient: home.record });
        let (berit, related) = world.berit_sees(&home.patient, "berit", &[Scope::Plan]).await;
        world.settles().await;
        let mut stream = berit.listens(None).await;
        home.patient.adds_task("Vanne blomstene", world.clock().today()).await;
        stream.is_told_of(record).await;
        home.patient.closes_for(record, related.id).await;
        stream.is_told_of(record).await;
        berit.is_refused::<GetPlan>(at, (), "not_found").await;
        let shared = berit.sees_shared(record).await;
        assert!(shared.steps.is_empty() && shared.acting_for.scopes.is_empty());
        home.patient.adds_task("Hente posten", world.clock().today()).await;
        world.settles().await;
        stream.hears_nothing().await;
        let told = home.patient.sees_related_person(record, related.id).await;
        assert!(!told.consents[0].active);
        assert_eq!(told.consents[0].ended_by.as_ref().unwrap().name, "Asta Bakke");
    }

    /// Access with a last day ends at midnight in Norway, by itself, and screens are told.
    async fn the_last_day(world) {
        let home = world.asta_comes_home().await;
        let at = AtPatient { patient: home.record };
        let (berit, related) = world.berit(&home.patient, "berit").await;
        home.patient.opens_for(home.record, related.id, &[Scope::Plan], Some(world.clock().today() + Days::new(1))).await;
        berit.does::<GetPlan>(at, ()).await;
        world.settles().await;
        let mut stream = berit.listens(None).await;
        world.after_days(2);
        berit.is_refused::<GetPlan>(at, (), "not_found").await;
        stream.is_told_of(home.record).await;
        let ended = home.patient.sees_related_person(home.record, related.id).await;
        assert!(!ended.consents[0].active && ended.consents[0].ended_by.is_none(), "nobody ended it");
    }

    /// Each reading and each act by a relative is in the patient's log before the answer leaves, with on what
    /// basis and as what.
    async fn relatives_are_in_the_log(world) {
        let home = world.asta_comes_home().await;
        let (berit, related) = world.berit_sees(&home.patient, "berit", &[Scope::Plan]).await;
        let record = home.record;
        let before = world.storage.count("audit_event");
        berit.does::<GetPlan>(AtPatient { patient: record }, ()).await;
        assert_eq!(world.storage.count("audit_event"), before + 1);
        berit.sees_shared(record).await;
        berit.says(record, ContributionKind::Observation, "Hun spiser lite").await;
        assert_eq!(world.storage.count("audit_event"), before + 3);
        let log = home.patient.sees_who_looked().await;
        let lines: Vec<_> = log.iter().take(3).map(|line| (line.what, line.basis)).collect();
        assert_eq!(lines, [(Right::Contribute, Basis::Consent), (Right::ReadShared, Basis::Consent), (Right::ReadPlan, Basis::Consent)]);
        let who = &log[0].who;
        assert_eq!((who.name.as_str(), who.capacity), ("Berit Bakke", Capacity::Relative));
        assert_eq!(who.relative.unwrap().id, related.id);
        assert!(log[0].open_now, "it can be ended from here");
        home.patient.closes_for(record, related.id).await;
        berit.says(record, ContributionKind::Question, "Når kommer dere?").await;
        let log = home.patient.sees_who_looked().await;
        assert_eq!(log[0].basis, Basis::RelatedPerson, "saying something takes no access");
        assert!(log.iter().all(|line| !line.open_now), "there is nothing to end any more");
    }

    /// What she says is hers, never in the patient's list, until the patient takes it in: then with her name.
    async fn as_i_see_it(world) {
        let home = world.asta_comes_home().await;
        let Home { patient: asta, record, .. } = &home;
        let (berit, _) = world.berit_sees(asta, "berit", &[Scope::WhatMatters]).await;
        let said = berit.says(*record, ContributionKind::WhatMatters, "At mamma får sove i egen seng").await;
        assert_eq!(asta.sees_what_matters(*record).await.len(), 1, "not in her own list");
        assert_eq!(asta.sees_contributions(*record).await[0].text, said.text);
        let at = AtContribution { patient: *record, contribution: said.id };
        let entry = AdoptRequest { entry: new_id() };
        berit.is_refused::<AdoptContribution>(at, entry.clone(), "not_found").await;
        home.home_care.is_refused::<AdoptContribution>(at, entry.clone(), "not_found").await;
        let adopted = asta.does::<AdoptContribution>(at, entry.clone()).await;
        assert_eq!((adopted.said_by, adopted.author.name.as_str(), adopted.text.as_str()), (SaidBy::Relative, "Berit Bakke", said.text.as_str()));
        assert_eq!(asta.does::<AdoptContribution>(at, entry).await, adopted, "sent twice, taken in once");
        asta.is_refused::<AdoptContribution>(at, AdoptRequest { entry: new_id() }, "already_handled").await;
        assert_eq!(asta.sees_what_matters(*record).await.len(), 2);
        assert_eq!(berit.sees_shared(*record).await.contributions[0].adopted_as, Some(adopted.id));
        world.settles().await;
        let inbox = home.home_care.sees_inbox().await;
        let hers: Vec<_> = inbox.iter().filter(|update| update.text.as_ref() == Some(&said.text)).collect();
        assert_eq!(hers.iter().map(|update| update.kind).collect::<Vec<_>>(), [UpdateKind::WhatMattersWritten, UpdateKind::RelativeWroteWhatMatters]);
        assert!(hers.iter().all(|update| update.said_by.as_ref().is_some_and(|who| who.name == "Berit Bakke")), "with her name");
    }

    /// Observations and questions reach home care without any access; she learns that they were received and
    /// nothing more.
    async fn staff_may_listen(world) {
        let home = world.asta_comes_home().await;
        let (berit, _) = world.berit(&home.patient, "berit").await;
        let record = home.record;
        let said = berit.says(record, ContributionKind::Observation, "Hun er ustø om morgenen").await;
        assert_eq!(said.received_at, None);
        world.settles().await;
        let inbox = home.home_care.sees_inbox().await;
        let update = inbox.iter().find(|update| update.kind == UpdateKind::RelativeObserved).unwrap();
        assert_eq!(update.text.as_deref(), Some("Hun er ustø om morgenen"));
        let who = update.said_by.as_ref().expect("her words stand with her name");
        assert_eq!((&who.name, who.relative), (&said.author.name, said.author.relative));
        let mut stream = berit.listens(None).await;
        home.home_care.reads(update).await;
        stream.is_told_of(record).await;
        let seen = berit.sees_shared(record).await;
        assert!(seen.contributions[0].received_at.is_some());
        assert!(seen.contacts.is_empty() && seen.steps.is_empty(), "listening opens nothing");
        let observed = AtContribution { patient: record, contribution: said.id };
        home.patient.is_refused::<AdoptContribution>(observed, AdoptRequest { entry: new_id() }, "state_cannot_follow").await;
        let again = NewContribution { id: said.id, kind: said.kind, text: prose("Noe annet"), lang: hjemover_tests::deeds::nb() };
        berit.is_refused::<Contribute>(AtPatient { patient: record }, again, "id_taken").await;
        berit.is_refused::<ListContributions>(AtPatient { patient: record }, (), "not_found").await;
    }

    /// She sees her own contributions and not another relative's.
    async fn relatives_do_not_read_each_other(world) {
        let home = world.asta_comes_home().await;
        let (berit, _) = world.berit_sees(&home.patient, "berit", &Scope::ALL).await;
        let (nils, _) = world.berit_sees(&home.patient, "nils", &Scope::ALL).await;
        berit.says(home.record, ContributionKind::Observation, "Mellom oss").await;
        assert!(nils.sees_shared(home.record).await.contributions.is_empty());
    }

    /// Staff witness a consent, on a basis that demands what it demands; a preview shows staff no more than
    /// they may read.
    async fn on_what_basis(world) {
        let home = world.asta_comes_home().await;
        let related = home.ward_nurse.registers(home.record, berit()).await;
        let at = AtRelatedPerson { patient: home.record, related_person: related.id };
        let today = world.clock().today();
        let plan = |basis| consent(&[Scope::Plan], basis, None);
        let (nurse, doctor) = (&home.ward_nurse, &home.ward_doctor);
        nurse.is_refused::<GiveConsent>(at, plan(ConsentBasis::PatientInApp), "basis:basis_not_yours").await;
        nurse.is_refused::<GiveConsent>(at, plan(ConsentBasis::LacksCompetence), "basis:basis_not_yours").await;
        nurse.is_refused::<GiveConsent>(at, plan(ConsentBasis::Guardian), "document:document_missing").await;
        nurse.is_refused::<GiveConsent>(at, consent(&[], ConsentBasis::WitnessedByWord, None), "scopes:missing").await;
        let past = Some(today - Days::new(1));
        nurse.is_refused::<GiveConsent>(at, consent(&[Scope::Plan], ConsentBasis::WitnessedOnPaper, past), "until:in_the_past").await;
        doctor.is_refused::<GiveConsent>(at, plan(ConsentBasis::LacksCompetence), "reason:reason_missing").await;
        let decided = NewConsent {
            reason: Some(prose("Forvirret; forstår ikke hva det gjelder")),
            until: Some(today + Days::new(14)),
            ..plan(ConsentBasis::LacksCompetence)
        };
        let given = doctor.does::<GiveConsent>(at, decided).await;
        assert_eq!((given.consents[0].basis, given.consents[0].given_by.name.as_str()), (ConsentBasis::LacksCompetence, "Jonas Berg"));
        let witnessed = nurse.does::<GiveConsent>(at, plan(ConsentBasis::WitnessedOnPaper)).await;
        let active: Vec<_> = witnessed.consents.iter().map(|each| each.active).collect();
        assert_eq!(active, [true, false], "the new one takes the place of the old");
        home.coordinator.is_refused::<GiveConsent>(at, plan(ConsentBasis::WitnessedByWord), "not_found").await;
        let preview = PreviewRequest { scopes: Scope::ALL.to_vec() };
        let seen = home.gp.does::<PreviewConsent>(AtPatient { patient: home.record }, preview).await;
        assert!(!seen.steps.is_empty());
    }

    /// A relative of two patients who is a patient too: one account, three records, each in its own right.
    async fn relative_of_two_and_a_patient(world) {
        let home = world.asta_comes_home().await;
        let (kare, birger) = (world.person("kare").await, world.person("birger").await);
        for patient in [&home.patient, &kare] {
            let related = patient.registers(patient.record(), berit()).await;
            let code = patient.makes_a_code(patient.record(), related.id).await;
            let mut with_own = answer(&code, Some(berit()));
            with_own.account = WithAccount::SignedIn;
            world.nobody().is_refused::<AnswerInvitation>(Nothing {}, with_own.clone(), "unauthenticated").await;
            assert!(birger.answers(with_own).await.has_account);
            patient.opens_for(patient.record(), related.id, &[Scope::Plan], None).await;
        }
        let start = birger.does::<GetStart>(Nothing {}, ()).await;
        assert_eq!(start.acting_for.len(), 2);
        assert!(start.home.is_some(), "and he is a patient himself");
        assert_eq!(birger.sees_shared(home.record).await.steps.len(), home.steps.len());
        birger.does::<GetPlan>(AtPatient { patient: birger.record() }, ()).await;
        birger.does::<LeaveShared>(AtPatient { patient: home.record }, ()).await;
        birger.is_refused::<GetPlan>(AtPatient { patient: home.record }, (), "not_found").await;
        birger.does::<GetPlan>(AtPatient { patient: kare.record() }, ()).await;
    }

    /// Ending or declining the registration ends the access with it.
    async fn no_registration_no_access(world) {
        let home = world.asta_comes_home().await;
        let record = home.record;
        let (berit, related) = world.berit_sees(&home.patient, "berit", &[Scope::Plan]).await;
        let at = AtRelatedPerson { patient: record, related_person: related.id };
        let seen = home.patient.sees_related_person(record, related.id).await;
        home.patient.does::<EndRelatedPerson>(at, SeenRelatedPerson { version: seen.version }).await;
        berit.is_refused::<GetShared>(AtPatient { patient: record }, (), "not_found").await;
        assert!(berit.opens_the_app().await.acting_for.is_empty());

        let again = home.patient.registers(record, hjemover_tests::relatives::berit()).await;
        let code = home.patient.makes_a_code(record, again.id).await;
        world.nobody().answers(answer_with_account(&code, hjemover_tests::relatives::berit(), "nils")).await;
        let nils = world.person("nils").await;
        home.patient.opens_for(record, again.id, &[Scope::Plan], None).await;
        nils.does::<GetPlan>(AtPatient { patient: record }, ()).await;
        let code = home.patient.makes_a_code(record, again.id).await;
        world.nobody().answers(answer(&code, None)).await;
        nils.is_refused::<GetPlan>(AtPatient { patient: record }, (), "not_found").await;
    }
}
