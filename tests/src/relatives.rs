//! What happens around related persons, in the words of those who do it.

use chrono::NaiveDate;
use server::{client::Refused, demo};
use shared::{
    Id,
    consents::{ConsentBasis, EndConsent, GiveConsent, NewConsent, Scope},
    contract::Nothing,
    id::{self, Patient},
    identity::Language,
    invitations::{
        AnswerInvitation, InvitationAnswer, InvitationAnswered, InvitationContent, InvitationCover,
        InvitationProof, InvitationToken, NewRelativeAccount, OpenInvitation, ProveInvitation,
        WithAccount,
    },
    patients::AtPatient,
    related_persons::{
        AtRelatedPerson, InviteRelatedPerson, InviteRequest, ListRelatedPersons, NewRelatedPerson,
        RegisterRelatedPerson, RegistrationBasis, RelatedPerson, RelatedPersonFields, Relationship,
    },
    sharing::{
        Contribute, Contribution, ContributionKind, GetShared, ListContributions, NewContribution,
        Shared,
    },
};

use crate::{
    Person, World,
    deeds::{line, nb, prose},
    new_id,
};

/// Berit, a daughter born in 1968, without an e-mail address.
#[must_use]
pub fn berit() -> RelatedPersonFields {
    RelatedPersonFields {
        given_name: line("Berit"),
        family_name: line("Bakke"),
        relation: Relationship::Daughter,
        care_function: None,
        phone: Some(line("900 00 201")),
        email: None,
        reachable: Some(line("Etter klokka 16")),
        birth_date: NaiveDate::from_ymd_opt(1968, 3, 14),
        next_of_kin: true,
    }
}

/// The fact that proves that one is Berit.
pub const BORN: &str = "1968";

impl Person {
    /// Registers somebody, on the patient's word when staff do.
    pub async fn registers(
        &self,
        patient: Id<Patient>,
        fields: RelatedPersonFields,
    ) -> RelatedPerson {
        let new = NewRelatedPerson {
            id: new_id(),
            fields,
            basis: RegistrationBasis::PatientsWord,
        };
        self.does::<RegisterRelatedPerson>(AtPatient { patient }, new)
            .await
    }

    /// Makes a code to hand over.
    pub async fn makes_a_code(
        &self,
        patient: Id<Patient>,
        related_person: Id<id::RelatedPerson>,
    ) -> String {
        let at = AtRelatedPerson {
            patient,
            related_person,
        };
        let invited = self
            .does::<InviteRelatedPerson>(at, InviteRequest { by_mail: false })
            .await;
        invited.code.unwrap()
    }

    /// The patient's related persons.
    pub async fn sees_related_persons(&self, patient: Id<Patient>) -> Vec<RelatedPerson> {
        self.does::<ListRelatedPersons>(AtPatient { patient }, ())
            .await
            .related_persons
    }

    /// One of them.
    pub async fn sees_related_person(
        &self,
        patient: Id<Patient>,
        related_person: Id<id::RelatedPerson>,
    ) -> RelatedPerson {
        let all = self.sees_related_persons(patient).await;
        all.into_iter()
            .find(|each| each.id == related_person)
            .unwrap()
    }

    /// Opens parts of the record.
    pub async fn opens_for(
        &self,
        patient: Id<Patient>,
        related_person: Id<id::RelatedPerson>,
        scopes: &[Scope],
        until: Option<NaiveDate>,
    ) -> RelatedPerson {
        let at = AtRelatedPerson {
            patient,
            related_person,
        };
        self.does::<GiveConsent>(at, consent(scopes, ConsentBasis::WitnessedByWord, until))
            .await
    }

    /// Ends what is open.
    pub async fn closes_for(
        &self,
        patient: Id<Patient>,
        related_person: Id<id::RelatedPerson>,
    ) -> RelatedPerson {
        let at = AtRelatedPerson {
            patient,
            related_person,
        };
        self.does::<EndConsent>(at, ()).await
    }

    /// What was opened for them.
    pub async fn sees_shared(&self, patient: Id<Patient>) -> Shared {
        self.does::<GetShared>(AtPatient { patient }, ()).await
    }

    /// Says something as a related person.
    pub async fn says(
        &self,
        patient: Id<Patient>,
        kind: ContributionKind,
        text: &str,
    ) -> Contribution {
        let new = NewContribution {
            id: new_id(),
            kind,
            text: prose(text),
            lang: nb(),
        };
        self.does::<Contribute>(AtPatient { patient }, new).await
    }

    /// What related persons have said.
    pub async fn sees_contributions(&self, patient: Id<Patient>) -> Vec<Contribution> {
        self.does::<ListContributions>(AtPatient { patient }, ())
            .await
            .contributions
    }

    /// Looks at an invitation.
    pub async fn looks_at(&self, token: &str) -> InvitationCover {
        let token = InvitationToken { token: line(token) };
        self.does::<OpenInvitation>(Nothing {}, token).await
    }

    /// Opens an invitation with a fact.
    pub async fn proves(&self, token: &str, fact: &str) -> InvitationContent {
        self.does::<ProveInvitation>(Nothing {}, proof(token, fact))
            .await
    }

    /// Answers an invitation.
    pub async fn answers(&self, answer: InvitationAnswer) -> InvitationAnswered {
        self.does::<AnswerInvitation>(Nothing {}, answer).await
    }

    /// Answers, whatever comes of it.
    ///
    /// # Errors
    /// What the service refuses with.
    pub async fn tries_to_answer(
        &self,
        answer: InvitationAnswer,
    ) -> Result<InvitationAnswered, Refused> {
        self.send::<AnswerInvitation>(Nothing {}, answer).await
    }
}

/// A link or code with a fact.
#[must_use]
pub fn proof(token: &str, fact: &str) -> InvitationProof {
    InvitationProof {
        token: line(token),
        fact: line(fact),
    }
}

/// Access to give.
#[must_use]
pub fn consent(scopes: &[Scope], basis: ConsentBasis, until: Option<NaiveDate>) -> NewConsent {
    NewConsent {
        id: new_id(),
        scopes: scopes.to_vec(),
        basis,
        reason: None,
        document: None,
        until,
    }
}

/// Berit's answer, as she should stand; none declines.
#[must_use]
pub fn answer(token: &str, fields: Option<RelatedPersonFields>) -> InvitationAnswer {
    InvitationAnswer {
        token: line(token),
        fact: line(BORN),
        fields,
        language: Language::Nb,
        account: WithAccount::None,
    }
}

/// The same, with a new account.
#[must_use]
pub fn answer_with_account(
    token: &str,
    fields: RelatedPersonFields,
    username: &str,
) -> InvitationAnswer {
    InvitationAnswer {
        account: WithAccount::New(NewRelativeAccount {
            username: line(username),
            password: demo::PASSWORD.to_owned(),
        }),
        ..answer(token, Some(fields))
    }
}

impl World {
    /// Berit, registered by the patient and confirmed with an account of her own, with nothing opened.
    pub async fn berit(&self, patient: &Person, username: &str) -> (Person, RelatedPerson) {
        let record = patient.record();
        let registered = patient.registers(record, berit()).await;
        let code = patient.makes_a_code(record, registered.id).await;
        let answer = answer_with_account(&code, berit(), username);
        self.nobody().answers(answer).await;
        let person = self.person(username).await;
        let confirmed = patient.sees_related_person(record, registered.id).await;
        (person, confirmed)
    }

    /// The same, with these scopes opened by the patient.
    pub async fn berit_sees(
        &self,
        patient: &Person,
        username: &str,
        scopes: &[Scope],
    ) -> (Person, RelatedPerson) {
        let (person, berit) = self.berit(patient, username).await;
        let record = patient.record();
        let opened = if scopes.is_empty() {
            berit
        } else {
            patient.opens_for(record, berit.id, scopes, None).await
        };
        (person, opened)
    }
}
