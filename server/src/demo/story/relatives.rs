//! What happens around the story's relatives: one who confirmed and sees what was opened for her, one who has been
//! asked by mail and has not answered.

use anyhow::Context as _;
use chrono::NaiveDate;
use shared::{
    Id,
    consents::{ConsentBasis, GiveConsent, NewConsent, Scope},
    contract::Nothing,
    id::Patient,
    identity::Language,
    invitations::{AnswerInvitation, InvitationAnswer, NewRelativeAccount, WithAccount},
    patients::AtPatient,
    related_persons::{
        AtRelatedPerson, InviteRelatedPerson, InviteRequest, NewRelatedPerson,
        RegisterRelatedPerson, RegistrationBasis, RelatedPersonFields, Relationship,
    },
    sharing::{Contribute, ContributionKind, NewContribution},
    text::{LanguageTag, Line, Prose},
};

use super::{AS_I_SEE_IT, Actor, OBSERVATION, Story, new_id};
use crate::{client::Client, demo::people};

/// Kåre's daughter, who has an account.
pub(in crate::demo) const BERIT: &str = "berit";

fn daughter(given: &str, family: &str, phone: &str) -> anyhow::Result<RelatedPersonFields> {
    Ok(RelatedPersonFields {
        given_name: Line::new(given)?,
        family_name: Line::new(family)?,
        relation: Relationship::Daughter,
        care_function: None,
        phone: Some(Line::new(phone)?),
        email: Some(Line::new(&format!("{}@example.net", given.to_lowercase()))?),
        reachable: Some(Line::new("Hverdager etter klokka 16")?),
        birth_date: NaiveDate::from_ymd_opt(1968, 3, 14),
        next_of_kin: true,
    })
}

fn new(fields: RelatedPersonFields) -> NewRelatedPerson {
    NewRelatedPerson {
        id: new_id(),
        fields,
        basis: RegistrationBasis::PatientsWord,
    }
}

/// Kåre registers Berit and hands her a code; she confirms, and he opens the practical things, what matters and
/// the plan for her. She says how she sees it.
pub(super) async fn kares_daughter(
    story: &Story<'_>,
    nobody: &Client,
    kare: &Actor,
    patient: Id<Patient>,
) -> anyhow::Result<()> {
    let fields = RelatedPersonFields {
        email: None,
        ..daughter("Berit", "Solli", "900 00 201")?
    };
    let registered = kare
        .send::<RegisterRelatedPerson>(AtPatient { patient }, new(fields.clone()))
        .await?;
    let at = AtRelatedPerson {
        patient,
        related_person: registered.id,
    };
    let invited = kare
        .send::<InviteRelatedPerson>(at, InviteRequest { by_mail: false })
        .await?;
    let answer = InvitationAnswer {
        token: Line::new(&invited.code.context("a code")?)?,
        fact: Line::new("1968")?,
        fields: Some(RelatedPersonFields {
            email: daughter("Berit", "Solli", "900 00 201")?.email,
            ..fields
        }),
        language: Language::Nb,
        account: WithAccount::New(NewRelativeAccount {
            username: Line::new(BERIT)?,
            password: people::PASSWORD.to_owned(),
        }),
    };
    nobody
        .send::<AnswerInvitation>(&Nothing {}, &answer)
        .await
        .context("Berit confirms")?;
    let consent = NewConsent {
        id: new_id(),
        scopes: vec![Scope::Practical, Scope::WhatMatters, Scope::Plan],
        basis: ConsentBasis::PatientInApp,
        reason: None,
        document: None,
        until: Some(story.day(-90)),
    };
    kare.send::<GiveConsent>(at, consent).await?;
    let (client, _) = nobody.sign_in(BERIT, people::PASSWORD).await?;
    let berit = Actor { client };
    for (kind, text) in [
        (ContributionKind::WhatMatters, AS_I_SEE_IT),
        (ContributionKind::Observation, OBSERVATION),
    ] {
        let said = NewContribution {
            id: new_id(),
            kind,
            text: Prose::new(text)?,
            lang: LanguageTag::new("nb")?,
        };
        berit
            .send::<Contribute>(AtPatient { patient }, said)
            .await?;
    }
    Ok(())
}

/// The ward registers Asta's daughter on Asta's word. The invitation waits to be sent: where mail goes into a
/// folder, it can be read there.
pub(super) async fn astas_daughter_is_asked(
    story: &Story<'_>,
    patient: Id<Patient>,
) -> anyhow::Result<()> {
    let fields = daughter("Nina", "Bakke", "900 00 202")?;
    story
        .mona
        .send::<RegisterRelatedPerson>(AtPatient { patient }, new(fields))
        .await?;
    Ok(())
}
