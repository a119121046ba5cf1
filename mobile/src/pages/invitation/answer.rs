//! What is registered about oneself: right, corrected, or no.

use dioxus::{core::spawn_forever, prelude::*};
use shared::{
    contract::Nothing,
    identity::SignInRequest,
    invitations::{
        AnswerInvitation, InvitationAnswer, InvitationAnswered, InvitationContent, WithAccount,
    },
    related_persons::RelatedPersonFields,
    text::Line,
};

use super::{
    Secret,
    account::{AccountStep, CHOICE, PASSWORD, USERNAME},
};
use crate::{
    api::{use_api, use_submit},
    components::{ButtonKind, button, page_title},
    draft::{Draft, use_draft},
    i18n,
    pages::{
        Given,
        ask::AskedTwice,
        failure_of,
        patients::work::{Check, Form, plain_form, use_form},
        relatives::{About, BORN, Written, check, fields},
        state::use_flag,
    },
    platform,
    session::use_me,
    t,
};

/// What is registered, to be looked through; then with or without an account.
#[component]
pub(super) fn AnswerForm(
    token: Secret,
    fact: String,
    content: Given<InvitationContent>,
    /// Tells this invitation from others without its secret.
    draft_key: i64,
    onstale: EventHandler<()>,
    onanswered: EventHandler<Option<InvitationAnswered>>,
) -> Element {
    let registered = registered(&content);
    let kept = registered.kept();
    let draft = use_draft(|| format!("invitation-{draft_key}"), || kept.clone());
    let form = use_form();
    let api = use_api();
    let signed_in = use_me().is_some();
    let mut accounting = use_flag(false);
    use_effect(move || {
        let failure = form.submit.failure.read().clone();
        let Some(failure) = failure else { return };
        if failure.code() == Some(shared::problem::code::NO_LONGER_VALID) {
            onstale.call(());
        }
        // What is wrong with what is registered is corrected where it stands.
        let fields = failure.fields();
        if !fields.is_empty() && fields.iter().all(|one| !one.field.starts_with("account")) {
            accounting.set(false);
        }
    });
    use_effect(move || {
        let _ = accounting();
        platform::focus("page-title");
    });
    let send = {
        let (token, fact, kept) = (token.clone(), fact.clone(), kept.clone());
        let asked = content.clone();
        use_callback(move |account: WithAccount| {
            let mut wrong = Check::default();
            let Some(said) = checked(draft, &asked, &mut wrong) else {
                form.may_send(wrong.wrong());
                accounting.set(false);
                return;
            };
            let entering = sign_in(&account);
            let Some(body) = answer(&token, &fact, Some(said), account) else {
                return;
            };
            let kept = kept.clone();
            form.submit
                .send::<AnswerInvitation>(Nothing {}, body, move |answered| {
                    draft.settle(kept);
                    onanswered.call(Some(answered));
                    // This form is gone before the answer is here.
                    match entering {
                        Some(request) => {
                            let language = Some(i18n::texts().language);
                            spawn_forever(async move {
                                // When it fails the receipt shows the way to sign in.
                                let _ = api.sign_in(&request, language).await;
                            });
                        }
                        None if signed_in => {
                            spawn_forever(api.begin());
                        }
                        None => {}
                    }
                });
        })
    };
    if accounting() {
        return rsx! {
            AccountStep {
                name: content.given_name.clone(),
                has_account: content.has_account,
                form,
                onsend: move |account| send.call(account),
                onback: move |()| accounting.set(false),
            }
        };
    }
    let changed = Written::in_draft(draft) != registered;
    rsx! {
        {page_title(t!("answer-title", name: &*content.own_given_name), None)}
        p { {t!("answer-lead", name: &*content.given_name)} }
        if draft.was_restored() {
            p { class: "meta", {t!("state-draft-restored")} }
        }
        Looked { form, draft, content: content.clone(), changed, onnext: move |()| accounting.set(true) }
        Declining {
            token,
            fact,
            name: content.given_name.clone(),
            ondeclined: move |()| {
                draft.settle(kept.clone());
                onanswered.call(None);
            },
        }
    }
}

/// Signing in with the account that is made.
fn sign_in(account: &WithAccount) -> Option<SignInRequest> {
    let WithAccount::New(new) = account else {
        return None;
    };
    Some(SignInRequest {
        username: Line::new(&new.username).ok()?,
        password: new.password.clone(),
        kind: platform::SESSION_KIND,
        device: platform::device_name().and_then(|device| Line::new(&device).ok()),
    })
}

#[component]
fn Looked(
    form: Form,
    draft: Draft,
    content: Given<InvitationContent>,
    changed: bool,
    onnext: EventHandler<()>,
) -> Element {
    let registered = registered(&content);
    let about = about(&content);
    let errors = form.errors(&about.labels());
    let next = move |()| {
        let mut wrong = Check::default();
        let fine = checked(draft, &content, &mut wrong).is_some();
        if form.may_send(wrong.wrong()) && fine {
            onnext.call(());
        }
    };
    rsx! {
        {plain_form(
            form,
            &errors,
            if changed { t!("answer-corrected") } else { t!("answer-right") },
            next,
            rsx! {
                if changed {
                    {button(ButtonKind::Quiet, t!("answer-undo"), move |()| draft.settle(registered.kept()))}
                }
            },
            fields(draft, &about, &errors),
        )}
    }
}

/// The questions, as one answers them about oneself.
fn about(content: &InvitationContent) -> About {
    let name = &*content.given_name;
    About {
        before: Some(registered(content)),
        relation: t!("answer-relation", name: name),
        reachable: t!("answer-reachable"),
        kin: if content.next_of_kin {
            t!("answer-kin", name: name)
        } else {
            t!("answer-kin-not-asked", name: name)
        },
        kin_answers: [t!("answer-kin-yes"), t!("answer-kin-no")],
        own: true,
    }
}

/// What stands in the fields; next of kin must say when they were born.
fn checked(
    draft: Draft,
    content: &InvitationContent,
    wrong: &mut Check,
) -> Option<RelatedPersonFields> {
    let fields = check(&Written::in_draft(draft), &about(content), wrong)?;
    if fields.next_of_kin && fields.birth_date.is_none() {
        wrong.refuse(BORN, t!("ward-birth-date"), "birth_date_missing");
        return None;
    }
    Some(fields)
}

/// No: asked once more.
#[component]
fn Declining(token: Secret, fact: String, name: String, ondeclined: EventHandler<()>) -> Element {
    let submit = use_submit();
    rsx! {
        section { class: "stack stack-tight",
            {failure_of(submit.failure)}
            AskedTwice {
                id: "decline",
                words: t!("answer-no"),
                question: t!("answer-no-question", name: name),
                yes: t!("answer-no-yes"),
                busy: *submit.busy.read(),
                onyes: move |()| {
                    if let Some(body) = answer(&token, &fact, None, WithAccount::None) {
                        submit.send::<AnswerInvitation>(Nothing {}, body, move |_| ondeclined.call(()));
                    }
                },
            }
        }
    }
}

fn answer(
    token: &Secret,
    fact: &str,
    fields: Option<RelatedPersonFields>,
    account: WithAccount,
) -> Option<InvitationAnswer> {
    Some(InvitationAnswer {
        token: token.0.clone(),
        fact: Line::new(fact).ok()?,
        fields,
        language: i18n::texts().language,
        account,
    })
}

fn registered(content: &InvitationContent) -> Written {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Written {
        given: content.own_given_name.clone(),
        family: content.own_family_name.clone(),
        relation: content.relation.code().to_owned(),
        phone: text(&content.phone),
        email: text(&content.email),
        reachable: text(&content.reachable),
        born: content
            .birth_date
            .map(|day| day.to_string())
            .unwrap_or_default(),
        kin: content.next_of_kin.to_string(),
        care: String::new(),
    }
}

/// What is wrong with the account's fields, for the step that has them.
pub(super) fn account_errors(form: Form) -> Vec<crate::components::FieldError> {
    form.errors(&[
        ("account", CHOICE, t!("account-question")),
        ("account.username", USERNAME, t!("account-username")),
        ("account.password", PASSWORD, t!("account-password")),
        ("account.new.username", USERNAME, t!("account-username")),
        ("account.new.password", PASSWORD, t!("account-password")),
    ])
}
