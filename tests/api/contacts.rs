//! Contact registration: who stands near the patient, asked, and what they answer.

use chrono::NaiveDate;
use hjemover_tests::{
    Person, both,
    deeds::line,
    new_id,
    relatives::{BORN, answer, answer_with_account, berit, proof},
};
use shared::{
    Id, Method,
    audit::Basis,
    contract::Nothing,
    id::{Patient, RelatedPerson as RelatedPersonId},
    inbox::UpdateKind,
    invitations::{
        AnswerInvitation, InvitationAnswer, InvitationState, InvitationToken, KnownFact,
        OpenInvitation, ProveInvitation, WithAccount,
    },
    patients::{AtPatient, AtUnit, ListPatients},
    related_persons::{
        AtCorrection, AtRelatedPerson, ChangeRelatedPerson, ChangeRelatedPersonRequest,
        CorrectedField, CorrectionState, DecideCorrection, DecideCorrectionRequest,
        EndRelatedPerson, InviteRelatedPerson, InviteRequest, NewRelatedPerson, NextOfKinOrder,
        OrderNextOfKin, RegisterRelatedPerson, RegistrationBasis, RegistrationEvent,
        RegistrationState, RelatedPerson, RelatedPersonFields, Relationship, RevokeInvitation,
        SeenRelatedPerson,
    },
    right::Right,
};

fn at(patient: Id<Patient>, related_person: Id<RelatedPersonId>) -> AtRelatedPerson {
    AtRelatedPerson {
        patient,
        related_person,
    }
}

fn new(fields: RelatedPersonFields) -> NewRelatedPerson {
    NewRelatedPerson {
        id: new_id(),
        fields,
        basis: RegistrationBasis::PatientsWord,
    }
}

fn events(related: &RelatedPerson) -> Vec<RegistrationEvent> {
    related
        .history
        .iter()
        .rev()
        .map(|line| line.event)
        .collect()
}

/// Decides on the corrections that wait.
async fn decides(
    who: &Person,
    patient: Id<Patient>,
    related: &RelatedPerson,
    field: CorrectedField,
    accept: bool,
) {
    let waiting = related
        .corrections
        .iter()
        .find(|each| each.field == field && each.state == CorrectionState::Waiting);
    let at = AtCorrection {
        patient,
        related_person: related.id,
        correction: waiting.unwrap().id,
    };
    who.does::<DecideCorrection>(at, DecideCorrectionRequest { accept })
        .await;
}

both! {
    /// The ward registers a daughter on the patient's word; she confirms with a code, and ward, home care and
    /// patient are told.
    async fn registered_asked_and_confirmed(world) {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        let record = asta.record();
        let registered = mona.registers(record, berit()).await;
        let during = registered.registered_during.as_ref().expect("at which stay");
        assert_eq!((during.id, during.ward.as_str(), during.admitted_at), (stay.id, stay.ward.name.as_str(), stay.admitted_at));
        assert_eq!((registered.state, registered.next_of_kin), (RegistrationState::Registered, Some(1)));
        assert_eq!(registered.basis, RegistrationBasis::PatientsWord);
        assert_eq!(registered.registered_by.name, "Mona Lie");
        assert!(!registered.confirmed_this_stay && !registered.has_account);
        let code = mona.makes_a_code(record, registered.id).await;
        assert_eq!(asta.sees_related_person(record, registered.id).await.state, RegistrationState::Invited);

        let cover = world.nobody().looks_at(&code).await;
        assert_eq!((cover.given_name.as_str(), cover.state, cover.fact), ("Asta", InvitationState::Open, KnownFact::BirthYear));
        let content = world.nobody().proves(&code.to_lowercase().replace('-', " "), BORN).await;
        assert_eq!((content.own_given_name.as_str(), content.relation, content.next_of_kin), ("Berit", Relationship::Daughter, true));
        let answered = world.nobody().answers(answer(&code, Some(berit()))).await;
        assert!(!answered.waits && !answered.has_account);

        let confirmed = asta.sees_related_person(record, registered.id).await;
        assert_eq!(confirmed.state, RegistrationState::Confirmed);
        assert!(confirmed.confirmed_this_stay && confirmed.corrections.is_empty() && confirmed.invitation.is_none());
        assert_eq!(events(&confirmed), [RegistrationEvent::Registered, RegistrationEvent::InvitedOnPaper, RegistrationEvent::Confirmed]);
        world.settles().await;
        let told = mona.sees_inbox().await;
        assert!(told.iter().any(|update| update.kind == UpdateKind::RelatedPersonConfirmed && update.text.as_deref() == Some("Berit Bakke")));
        let page = mona.opens_patient(record).await;
        assert!(page.related_persons[0].confirmed_this_stay);
        let list = mona.does::<ListPatients>(AtUnit { unit: mona.unit() }, ()).await;
        let line = list.items.iter().find(|line| line.id == record).unwrap();
        assert_eq!(line.relatives.clone().unwrap_or_default().confirmed, 1);
        assert!(line.relatives.clone().unwrap_or_default().missing.is_empty());
    }

    /// Who answers is in the patient's log, also without an account; a wrong guess is no access. At home nobody is
    /// registered at a stay.
    async fn the_answer_is_in_the_log(world) {
        let home = world.asta_comes_home().await;
        let registered = home.patient.registers(home.record, berit()).await;
        assert_eq!(registered.registered_during, None);
        let code = home.patient.makes_a_code(home.record, registered.id).await;
        let before = world.storage.count("audit_event");
        world.nobody().is_refused::<ProveInvitation>(Nothing {}, proof(&code, "1900"), "fact:wrong_fact").await;
        assert_eq!(world.storage.count("audit_event"), before);
        world.nobody().answers(answer(&code, Some(berit()))).await;
        let log = home.patient.sees_who_looked().await;
        let line = &log[0];
        assert_eq!((line.what, line.basis, line.open_now), (Right::AnswerInvitation, Basis::RelatedPerson, false));
        assert_eq!((line.who.name.as_str(), line.who.person, line.who.relative.unwrap().id), ("Berit Bakke", None, registered.id));
    }

    /// Whoever holds a link and knows the fact takes nobody's access over: another account than the one that goes
    /// with the registration is refused, as are the patient's own and one that stands there already.
    async fn no_account_is_taken_over(world) {
        let home = world.asta_comes_home().await;
        let (patient, record) = (&home.patient, home.record);
        let (berits, related) = world.berit(patient, "berit").await;
        let birger = world.person("birger").await;
        let code = patient.makes_a_code(record, related.id).await;
        let signed_in = |code: &str| InvitationAnswer { account: WithAccount::SignedIn, ..answer(code, Some(berit())) };
        let new = answer_with_account(&code, berit(), "someone");
        world.nobody().is_refused::<AnswerInvitation>(Nothing {}, new, "account:other_account").await;
        birger.is_refused::<AnswerInvitation>(Nothing {}, signed_in(&code), "account:other_account").await;
        assert!(berits.answers(signed_in(&code)).await.has_account);

        let nils = patient.registers(record, RelatedPersonFields { given_name: line("Nils"), ..berit() }).await;
        let code = patient.makes_a_code(record, nils.id).await;
        patient.is_refused::<AnswerInvitation>(Nothing {}, signed_in(&code), "account:own_record").await;
        berits.is_refused::<AnswerInvitation>(Nothing {}, signed_in(&code), "account:account_taken").await;
        assert!(birger.answers(signed_in(&code)).await.has_account, "nothing was lost by the refusals");
    }

    /// The page behind the link names no unit, no letter, no illness: only given names and what was registered.
    async fn an_invitation_tells_nothing_about_health(world) {
        let home = world.asta_comes_home().await;
        let registered = home.patient.registers(home.record, berit()).await;
        let code = home.patient.makes_a_code(home.record, registered.id).await;
        let nobody = world.nobody();
        let mut said = serde_json::to_string(&nobody.looks_at(&code).await).unwrap();
        said += &serde_json::to_string(&nobody.proves(&code, BORN).await).unwrap();
        said += &serde_json::to_string(&nobody.answers(answer(&code, Some(berit()))).await).unwrap();
        for secret in [hjemover_tests::WARD, hjemover_tests::HOME_CARE, "lungebetennelse", "hjemme til jul", "1939", &home.record.to_string()] {
            assert!(!said.contains(secret), "{secret} is in {said}");
        }
    }

    /// Contact data holds at once; how one is related waits for somebody's yes; each with old and new.
    async fn corrections(world) {
        let (asta, mona, _stay) = world.asta_is_admitted().await;
        let record = asta.record();
        let registered = mona.registers(record, berit()).await;
        let code = mona.makes_a_code(record, registered.id).await;
        let said = RelatedPersonFields {
            phone: Some(line("911 11 222")),
            relation: Relationship::Stepdaughter,
            ..berit()
        };
        assert!(world.nobody().answers(answer(&code, Some(said))).await.waits);
        let corrected = asta.sees_related_person(record, registered.id).await;
        assert_eq!(corrected.state, RegistrationState::Corrected);
        assert_eq!((corrected.phone.as_deref(), corrected.relation), (Some("911 11 222"), Relationship::Daughter));
        let of = |field| corrected.corrections.iter().find(|each| each.field == field).unwrap();
        let phone = of(CorrectedField::Phone);
        assert_eq!((phone.old.as_deref(), phone.new.as_deref(), phone.state), (Some("900 00 201"), Some("911 11 222"), CorrectionState::Applied));
        let relation = of(CorrectedField::Relation);
        assert_eq!((relation.old.as_deref(), relation.new.as_deref(), relation.state), (Some("DA"), Some("SD"), CorrectionState::Waiting));
        decides(&asta, record, &corrected, CorrectedField::Relation, true).await;
        let decided = mona.sees_related_person(record, registered.id).await;
        assert_eq!(decided.relation, Relationship::Stepdaughter);
        assert_eq!(decided.corrections.iter().find(|each| each.field == CorrectedField::Relation).unwrap().decided_by.as_ref().unwrap().name, "Asta Bakke");
        let at = AtCorrection { patient: record, related_person: registered.id, correction: relation.id };
        mona.is_refused::<DecideCorrection>(at, DecideCorrectionRequest { accept: false }, "already_handled").await;
        world.settles().await;
        assert!(mona.sees_inbox().await.iter().any(|update| update.kind == UpdateKind::RelatedPersonCorrected));
    }

    /// Next of kin may step down and stay a contact; wanting to be it waits, and a no leaves things as they are.
    async fn next_of_kin_is_no_duty(world) {
        let asta = world.person("asta").await;
        let record = asta.record();
        let first = asta.registers(record, berit()).await;
        let second = asta.registers(record, RelatedPersonFields { given_name: line("Nils"), relation: Relationship::Son, ..berit() }).await;
        assert_eq!((first.next_of_kin, second.next_of_kin), (Some(1), Some(2)));
        let code = asta.makes_a_code(record, first.id).await;
        let contact_only = RelatedPersonFields { next_of_kin: false, ..berit() };
        assert!(!world.nobody().answers(answer(&code, Some(contact_only))).await.waits);
        let related = asta.sees_related_persons(record).await;
        let ranks: Vec<_> = related.iter().map(|each| (each.given_name.as_str(), each.next_of_kin)).collect();
        assert_eq!(ranks, [("Nils", Some(1)), ("Berit", None)], "the one behind moves up");
        assert!(events(&related[1]).contains(&RegistrationEvent::SteppedDown));

        let code = asta.makes_a_code(record, first.id).await;
        assert!(world.nobody().answers(answer(&code, Some(berit()))).await.waits);
        let wants = asta.sees_related_person(record, first.id).await;
        assert_eq!(wants.next_of_kin, None);
        decides(&asta, record, &wants, CorrectedField::NextOfKin, false).await;
        assert_eq!(asta.sees_related_person(record, first.id).await.next_of_kin, None);
    }

    /// The patient orders the next of kin; an order that forgets one or names a stranger is refused.
    async fn the_order_of_next_of_kin(world) {
        let asta = world.person("asta").await;
        let record = asta.record();
        let first = asta.registers(record, berit()).await.id;
        let second = asta.registers(record, RelatedPersonFields { given_name: line("Nils"), ..berit() }).await.id;
        let order = |ids: &[Id<RelatedPersonId>]| NextOfKinOrder { related_persons: ids.to_vec() };
        let ordered = asta.does::<OrderNextOfKin>(AtPatient { patient: record }, order(&[second, first])).await;
        assert_eq!(ordered.related_persons[0].id, second);
        for wrong in [&[first][..], &[first, first], &[first, new_id()], &[first, second, second]] {
            asta.is_refused::<OrderNextOfKin>(AtPatient { patient: record }, order(wrong), "related_persons:not_all_entries").await;
        }
    }

    /// Declining ends it, and the unit is told; nothing is asked again until somebody asks.
    async fn declined(world) {
        let (asta, mona, _stay) = world.asta_is_admitted().await;
        let record = asta.record();
        let registered = mona.registers(record, berit()).await;
        let code = mona.makes_a_code(record, registered.id).await;
        world.nobody().answers(answer(&code, None)).await;
        let declined = asta.sees_related_person(record, registered.id).await;
        assert_eq!((declined.state, declined.next_of_kin), (RegistrationState::Declined, None));
        world.settles().await;
        assert!(mona.sees_inbox().await.iter().any(|update| update.kind == UpdateKind::RelatedPersonDeclined));
        let glance = mona.does::<ListPatients>(AtUnit { unit: mona.unit() }, ()).await;
        let line = glance.items.into_iter().find(|line| line.id == record).unwrap();
        assert_eq!(line.relatives.unwrap_or_default().missing, Vec::<String>::new(), "she is not missing: she said no");
    }

    /// A link is used once, ends after fourteen days, can be called back, and gives way to a newer one.
    async fn invitations_end(world) {
        let (asta, mona, _stay) = world.asta_is_admitted().await;
        let record = asta.record();
        let registered = mona.registers(record, berit()).await;
        let nobody = world.nobody();
        let used = mona.makes_a_code(record, registered.id).await;
        nobody.answers(answer(&used, Some(berit()))).await;
        assert_eq!(nobody.looks_at(&used).await.state, InvitationState::Answered);
        nobody.is_refused::<AnswerInvitation>(Nothing {}, answer(&used, None), "no_longer_valid").await;
        nobody.is_refused::<ProveInvitation>(Nothing {}, proof(&used, BORN), "no_longer_valid").await;

        let older = mona.makes_a_code(record, registered.id).await;
        let called_back = mona.makes_a_code(record, registered.id).await;
        assert_eq!(nobody.looks_at(&older).await.state, InvitationState::Revoked);
        let back = mona.does::<RevokeInvitation>(at(record, registered.id), ()).await;
        assert_eq!((back.state, back.invitation), (RegistrationState::Confirmed, None), "the yes from before stands");
        assert_eq!(nobody.looks_at(&called_back).await.state, InvitationState::Revoked);

        let expired = mona.makes_a_code(record, registered.id).await;
        world.after_days(15);
        assert_eq!(nobody.looks_at(&expired).await.state, InvitationState::Expired);
        nobody.is_refused::<AnswerInvitation>(Nothing {}, answer(&expired, None), "no_longer_valid").await;
        world.until("the registration expires", async || {
            let now = asta.sees_related_person(record, registered.id).await;
            (now.state == RegistrationState::Expired).then_some(())
        }).await;
        world.settles().await;
        assert!(mona.sees_inbox().await.iter().any(|update| update.kind == UpdateKind::RelatedPersonExpired));
        let unknown = InvitationToken { token: line("K7QF-3MXP-9TRD") };
        nobody.is_refused::<OpenInvitation>(Nothing {}, unknown, "not_found").await;
    }

    /// Whoever got the link forwarded and does not know the fact is stopped after five tries, for good.
    async fn a_forwarded_link(world) {
        let asta = world.person("asta").await;
        let record = asta.record();
        let registered = asta.registers(record, berit()).await;
        let code = asta.makes_a_code(record, registered.id).await;
        let nobody = world.nobody();
        for left in [4, 3, 2, 1] {
            nobody.is_refused::<ProveInvitation>(Nothing {}, proof(&code, "1971"), "fact:wrong_fact").await;
            assert_eq!(nobody.looks_at(&code).await.tries_left, left);
        }
        nobody.is_refused::<AnswerInvitation>(Nothing {}, { let mut wrong = answer(&code, None); wrong.fact = line("1900"); wrong }, "no_longer_valid").await;
        assert_eq!(nobody.looks_at(&code).await.state, InvitationState::Locked);
        nobody.is_refused::<ProveInvitation>(Nothing {}, proof(&code, BORN), "no_longer_valid").await;
        let locked = asta.sees_related_person(record, registered.id).await;
        assert!(events(&locked).contains(&RegistrationEvent::InvitationLocked));
        assert_eq!(world.storage.count("invitation where state = 'open'"), 0);
    }

    /// Without a birth date the last four digits of the telephone number are asked for; who accepts to be next
    /// of kin then says when they were born, and must be of age.
    async fn proof_by_telephone(world) {
        let asta = world.person("asta").await;
        let record = asta.record();
        let fields = RelatedPersonFields { birth_date: None, ..berit() };
        let registered = asta.registers(record, fields.clone()).await;
        let code = asta.makes_a_code(record, registered.id).await;
        let nobody = world.nobody();
        assert_eq!(nobody.looks_at(&code).await.fact, KnownFact::PhoneLastFour);
        nobody.proves(&code, "0201").await;
        let say = |fields: RelatedPersonFields| { let mut answer = answer(&code, Some(fields)); answer.fact = line("0201"); answer };
        nobody.is_refused::<AnswerInvitation>(Nothing {}, say(fields.clone()), "birth_date:birth_date_missing").await;
        let young = NaiveDate::from_ymd_opt(2015, 1, 1);
        nobody.is_refused::<AnswerInvitation>(Nothing {}, say(RelatedPersonFields { birth_date: young, ..fields }), "next_of_kin:under_age").await;
        nobody.answers(say(berit())).await;
        assert_eq!(asta.sees_related_person(record, registered.id).await.state, RegistrationState::Corrected);
    }

    /// What makes no sense is refused in the field that is wrong.
    async fn registrations_that_make_no_sense(world) {
        let (asta, mona, _stay) = world.asta_is_admitted().await;
        let at = AtPatient { patient: asta.record() };
        let child = NaiveDate::from_ymd_opt(2015, 1, 1);
        let cases = [
            (RelatedPersonFields { birth_date: child, ..berit() }, "next_of_kin:under_age"),
            (RelatedPersonFields { birth_date: NaiveDate::from_ymd_opt(2999, 1, 1), ..berit() }, "birth_date:in_the_future"),
            (RelatedPersonFields { birth_date: None, phone: None, ..berit() }, "phone:phone_or_birth_date_missing"),
            (RelatedPersonFields { email: Some(line("berit")), ..berit() }, "email:invalid"),
        ];
        for (fields, code) in cases {
            mona.is_refused::<RegisterRelatedPerson>(at, new(fields), code).await;
        }
        let own = NewRelatedPerson { basis: RegistrationBasis::PatientInApp, ..new(berit()) };
        mona.is_refused::<RegisterRelatedPerson>(at, own.clone(), "basis:basis_not_yours").await;
        assert_eq!(asta.does::<RegisterRelatedPerson>(at, new(berit())).await.basis, RegistrationBasis::PatientInApp);
        let kid = RelatedPersonFields { birth_date: child, next_of_kin: false, relation: Relationship::Grandchild, ..berit() };
        mona.does::<RegisterRelatedPerson>(at, new(kid)).await;
        let missing = mona.registers(asta.record(), berit()).await;
        mona.is_refused::<InviteRelatedPerson>(self::at(asta.record(), missing.id), InviteRequest { by_mail: true }, "by_mail:email_missing").await;
    }

    /// The same sent twice registers once; another under the same id is refused; an old version shows the new one.
    async fn sent_twice_and_changed_meanwhile(world) {
        let (asta, mona, _stay) = world.asta_is_admitted().await;
        let (record, request) = (asta.record(), new(berit()));
        let first = mona.does::<RegisterRelatedPerson>(AtPatient { patient: record }, request.clone()).await;
        let again = mona.does::<RegisterRelatedPerson>(AtPatient { patient: record }, request.clone()).await;
        assert_eq!(first, again);
        let other = NewRelatedPerson { fields: RelatedPersonFields { family_name: line("Annen"), ..berit() }, ..request };
        mona.is_refused::<RegisterRelatedPerson>(AtPatient { patient: record }, other, "id_taken").await;
        let change = |phone: &str, version| ChangeRelatedPersonRequest { version, fields: RelatedPersonFields { phone: Some(line(phone)), ..berit() } };
        let changed = asta.does::<ChangeRelatedPerson>(at(record, first.id), change("911 11 333", first.version)).await;
        assert!(changed.version > first.version);
        let problem = mona.is_refused::<ChangeRelatedPerson>(at(record, first.id), change("911 11 444", first.version), "changed_meanwhile").await;
        let current: RelatedPerson = serde_json::from_value(problem.current.unwrap()).unwrap();
        assert_eq!(current.phone.as_deref(), Some("911 11 333"));
        let ended = asta.does::<EndRelatedPerson>(at(record, first.id), SeenRelatedPerson { version: changed.version }).await;
        assert_eq!(ended.state, RegistrationState::Ended);
        mona.is_refused::<ChangeRelatedPerson>(at(record, first.id), change("911 11 555", ended.version), "no_longer_valid").await;
        mona.is_refused::<InviteRelatedPerson>(at(record, first.id), InviteRequest { by_mail: false }, "no_longer_valid").await;
    }

    /// Two who answer the same invitation at once: one of them does.
    async fn answered_at_once(world) {
        let asta = world.person("asta").await;
        let record = asta.record();
        let registered = asta.registers(record, berit()).await;
        let code = asta.makes_a_code(record, registered.id).await;
        let nobody = world.nobody();
        let answers = (0..6).map(|_| nobody.tries_to_answer(answer(&code, Some(berit()))));
        let done = futures_util::future::join_all(answers).await;
        assert_eq!(done.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let related = asta.sees_related_person(record, registered.id).await;
        assert_eq!(events(&related).iter().filter(|event| **event == RegistrationEvent::Confirmed).count(), 1);
    }

    /// Two relatives may share an e-mail address; each has an account of their own, and a taken user name or a
    /// weak password loses nothing.
    async fn two_relatives_with_one_address(world) {
        let asta = world.person("asta").await;
        let record = asta.record();
        let shared = |given: &str| RelatedPersonFields { given_name: line(given), email: Some(line("Familien@example.org")), ..berit() };
        let nobody = world.nobody();
        for (given, username) in [("Berit", "berit"), ("Nils", "nils")] {
            let registered = asta.registers(record, shared(given)).await;
            let code = asta.makes_a_code(record, registered.id).await;
            let mut weak = answer_with_account(&code, shared(given), username);
            if let shared::invitations::WithAccount::New(account) = &mut weak.account {
                "kort".clone_into(&mut account.password);
            }
            nobody.is_refused::<AnswerInvitation>(Nothing {}, weak, "account.password:weak_password").await;
            nobody.is_refused::<AnswerInvitation>(Nothing {}, answer_with_account(&code, shared(given), "asta"), "account.username:username_taken").await;
            assert!(nobody.answers(answer_with_account(&code, shared(given), username)).await.has_account);
            let person = world.person(username).await;
            let start = person.opens_the_app().await;
            assert_eq!((start.me.name.as_str(), start.acting_for.len()), (format!("{given} Bakke").as_str(), 1));
            assert_eq!((start.acting_for[0].given_name.as_str(), start.acting_for[0].family_name.as_deref()), ("Asta", None));
            assert!(start.home.is_none() && start.work.is_none() && start.me.patient.is_none());
        }
    }

    /// At a new stay everybody is asked again: the yes counts for the stay it was said in.
    async fn asked_again_at_a_new_stay_and_after_a_year(world) {
        let home = world.asta_comes_home().await;
        let registered = home.patient.registers(home.record, berit()).await;
        let code = home.patient.makes_a_code(home.record, registered.id).await;
        world.nobody().answers(answer(&code, Some(berit()))).await;
        world.after_days(30);
        home.ward_nurse.admits(home.record, world.clock().now()).await;
        let again = home.patient.sees_related_person(home.record, registered.id).await;
        assert_eq!((again.state, again.confirmed_this_stay), (RegistrationState::Registered, false));
        assert_eq!(again.history[0].event, RegistrationEvent::AskAgain, "without an address somebody must ask");
        let line = home.ward_nurse.does::<ListPatients>(AtUnit { unit: home.ward_nurse.unit() }, ()).await;
        let line = line.items.into_iter().find(|line| line.id == home.record).unwrap();
        assert_eq!(line.relatives.unwrap_or_default().missing, ["Berit Bakke"]);
        let code = home.ward_nurse.makes_a_code(home.record, registered.id).await;
        world.nobody().answers(answer(&code, Some(berit()))).await;
        assert!(home.patient.sees_related_person(home.record, registered.id).await.confirmed_this_stay);
        world.after_days(366);
        let asta = world.person("asta").await;
        world.until("asked again after a year", async || {
            let now = asta.sees_related_person(home.record, registered.id).await;
            (now.state == RegistrationState::Registered).then_some(())
        }).await;
    }

    /// The code and the link's token are in no table.
    async fn secrets_are_hashed(world) {
        let asta = world.person("asta").await;
        let registered = asta.registers(asta.record(), berit()).await;
        let code = asta.makes_a_code(asta.record(), registered.id).await.replace('-', "");
        let stored = world.storage.texts("select token_hash as value from invitation");
        assert_eq!(stored[0].len(), 64);
        assert!(!stored[0].contains(&code));
        let answer = asta.request(Method::Get, &format!("/api/v1/patients/{}/related-persons", asta.record())).send().await.unwrap().text().await.unwrap();
        assert!(!answer.contains(&code));
    }
}
