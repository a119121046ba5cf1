//! Invitations over HTTP, for somebody who need not be signed in. Nothing here tells that a patient is ill.

use actix_web::HttpRequest;
use shared::{
    Endpoint,
    author::{Author, Capacity, Relative},
    contract::SignedIn,
    invitations::{
        AnswerInvitation, InvitationAnswer, InvitationAnswered, InvitationContent, InvitationCover,
        OpenInvitation, ProveInvitation, WRONG_FACTS, WithAccount,
    },
    problem::code,
};

use super::{
    answer::{self, Account, Outcome},
    store::{self, Found},
    token::Secret,
};
use crate::{
    access::{Actor, Door},
    app::App,
    error::Fault,
    http::{Call, request_id},
    identity::{accounts::NewAccount, client_address, passwords},
};

/// Looks at an invitation.
pub(crate) async fn open(call: Call<OpenInvitation>, app: App) -> Result<InvitationCover, Fault> {
    let found = find(&app, &call.request, &call.body.token).await?;
    Ok(InvitationCover {
        state: found.state(app.clock.now()),
        language: found.language(),
        fact: found.invitation.fact.0,
        tries_left: (WRONG_FACTS - found.invitation.wrong_facts).max(0),
        until: found.invitation.expires_at.utc(),
        given_name: found.given_name,
    })
}

/// Opens an invitation.
pub(crate) async fn prove(
    call: Call<ProveInvitation>,
    app: App,
) -> Result<InvitationContent, Fault> {
    let found = find(&app, &call.request, &call.body.token).await?;
    check_fact::<ProveInvitation>(
        &app,
        &call.request,
        &found,
        &call.body.token,
        &call.body.fact,
    )
    .await?;
    let row = found.related_person;
    Ok(InvitationContent {
        given_name: found.given_name,
        own_given_name: row.given_name,
        own_family_name: row.family_name,
        relation: row.relation.0,
        phone: row.phone,
        email: row.email,
        reachable: row.reachable,
        birth_date: row.birth_date,
        next_of_kin: row.next_of_kin.is_some(),
        has_account: row.person_id.is_some(),
    })
}

/// Confirms, corrects or declines.
pub(crate) async fn answer(
    call: Call<AnswerInvitation>,
    app: App,
) -> Result<InvitationAnswered, Fault> {
    let found = find(&app, &call.request, &call.body.token).await?;
    // Before any work is done for whoever holds the link only.
    check_fact::<AnswerInvitation>(
        &app,
        &call.request,
        &found,
        &call.body.token,
        &call.body.fact,
    )
    .await?;
    let account = account(&app, &call.request, &call.body).await?;
    let actor = actor::<AnswerInvitation>(&call.request, &found, &account);
    let (hash, body) = (Secret::read(&call.body.token).hash(), call.body);
    let outcome = app
        .db
        .write(&actor, move |tx| {
            match answer::proven(tx, &hash, &body.fact)? {
                Ok(found) => answer::give(tx, &found, body.fields.as_ref(), account),
                Err(outcome) => Ok(outcome),
            }
        })
        .await?;
    told(outcome)
}

async fn find(app: &App, request: &HttpRequest, token: &str) -> Result<Found, Fault> {
    app.attempts
        .count_address(client_address(request, app.trust_forwarded))?;
    let hash = Secret::read(token).hash();
    app.db.read(move |conn| store::by_secret(conn, &hash)).await
}

/// Refuses whoever does not know the fact, and counts it.
async fn check_fact<E: Endpoint>(
    app: &App,
    request: &HttpRequest,
    found: &Found,
    token: &str,
    fact: &str,
) -> Result<(), Fault> {
    let actor = actor::<E>(request, found, &Account::None);
    let (hash, fact) = (Secret::read(token).hash(), fact.to_owned());
    let outcome = app
        .db
        .write(
            &actor,
            move |tx| Ok(answer::proven(tx, &hash, &fact)?.err()),
        )
        .await?;
    match outcome {
        None => Ok(()),
        Some(outcome) => told(outcome).map(drop),
    }
}

fn told(outcome: Outcome) -> Result<InvitationAnswered, Fault> {
    match outcome {
        Outcome::Done(answered) => Ok(answered),
        Outcome::Wrong => Err(Fault::field(
            "fact",
            "wrong_fact",
            "this is not what is registered",
        )),
        Outcome::Locked => Err(Fault::conflict(code::NO_LONGER_VALID)),
    }
}

/// Under whom the answer is recorded: the related person, with the account that is signed in or none.
fn actor<E: Endpoint>(request: &HttpRequest, found: &Found, account: &Account) -> Actor {
    let row = &found.related_person;
    let author = Author {
        person: match account {
            Account::Known(person) => Some(*person),
            Account::None | Account::New(..) => None,
        },
        name: row.full_name(),
        capacity: Capacity::Relative,
        unit: None,
        unit_name: None,
        relative: Some(Relative {
            id: row.id.0,
            relation: row.relation.0,
        }),
    };
    Actor::related_person(author, row.patient_id.0, E::NAME, request_id(request))
}

async fn account(
    app: &App,
    request: &HttpRequest,
    answer: &InvitationAnswer,
) -> Result<Account, Fault> {
    let Some(fields) = &answer.fields else {
        return Ok(Account::None);
    };
    match &answer.account {
        WithAccount::None => Ok(Account::None),
        WithAccount::SignedIn => {
            let somebody = SignedIn::enter(app, request, AnswerInvitation::NAME).await?;
            Ok(Account::Known(somebody.viewer.person))
        }
        WithAccount::New(new) => {
            let name = format!("{} {}", fields.given_name, fields.family_name);
            let about = [&*new.username, &name, "hjemover"];
            if !passwords::is_strong(&new.password, &about) {
                return Err(Fault::field(
                    "account.password",
                    "weak_password",
                    "use at least 10 characters that are not easy to guess",
                ));
            }
            let (username, email) = (new.username.to_lowercase(), fields.email.clone());
            let asked = (username.clone(), email.clone());
            let (taken, email_taken) = app
                .db
                .read(move |conn| crate::identity::is_taken(conn, &asked.0, asked.1.as_deref()))
                .await?;
            if taken {
                return Err(Fault::field(
                    "account.username",
                    "username_taken",
                    "somebody has this user name already",
                ));
            }
            let hash = app.passwords.hash(new.password.clone()).await?;
            let account = NewAccount {
                username,
                // One address is one account's; two relatives may share it all the same.
                email: email.filter(|_| !email_taken).map(|line| line.to_string()),
                name,
                password: String::new(),
                language: answer.language,
                works_in: None,
            };
            Ok(Account::New(Box::new(account), hash))
        }
    }
}
