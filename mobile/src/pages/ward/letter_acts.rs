//! What may be done with a signed letter: send it, say that one has read it, correct it, withdraw it.

use dioxus::prelude::*;
use shared::{
    id::DischargeSummary as SummaryId,
    patients::PatientPage as Record,
    right::Right,
    summaries::{
        ConfirmReading, DischargeSummary, NewVersion, ReleaseSummary, ReviseSummary, SeenVersion,
        SummaryStatus, WithdrawRequest, WithdrawSummary,
    },
};

use super::{
    letter::{Letter, Which},
    received::received,
};
use crate::{
    api::{new_id, use_submit},
    components::{ButtonKind, Field, FieldError, Look, Status, button, button_with, text_area},
    draft::use_draft,
    pages::{
        Given, failure_of,
        patients::work::{Check, OpenForm, use_form_at, work_form},
    },
    platform,
    route::Route,
    session::use_me,
    t,
};

const TEXT: &str = "letter-reason";
const REVISE: &str = "revise";
const WITHDRAW: &str = "withdraw";

/// The buttons.
#[component]
pub(super) fn LetterActs(
    record: Given<Record>,
    now: Given<DischargeSummary>,
    letter: Letter,
) -> Element {
    let open = use_context::<OpenForm>();
    let me = use_me().map(|me| me.person);
    let may = |right| record.may.contains(&right);
    let which = Which {
        patient: record.patient.id,
        summary: now.id,
    };
    if open.is(REVISE) {
        return rsx! {
            ReviseForm { which, now, letter }
        };
    }
    if open.is(WITHDRAW) {
        return rsx! {
            WithdrawForm { which, letter }
        };
    }
    let signed = now.status == SummaryStatus::Signed;
    let released = now.status == SummaryStatus::Released;
    let unread = !now.reads.iter().any(|act| act.author.person == me);
    let name = record.patient.given_name.clone();
    let newest = now.newer.is_none();
    // A letter that came as a message is corrected and cancelled where it was written.
    let ours = now.received_section.is_none();
    rsx! {
        if !ours {
            {received(which, &now, may(Right::LookThroughSummaries), letter)}
        } else if signed && may(Right::ReleaseSummaries) {
            Release { which, version: now.version, name, letter }
        }
        div { class: "actions",
            if released && unread && may(Right::ConfirmReading) {
                Confirm { which, letter }
            }
            if ours && newest && (signed || released) && may(Right::WriteSummaries) {
                {button(ButtonKind::Ordinary, t!("ward-letter-new-version"), move |()| open.open(REVISE))}
            }
            if ours && (signed || released) && may(Right::ReleaseSummaries) {
                {button(ButtonKind::Quiet, t!("ward-letter-withdraw"), move |()| open.open(WITHDRAW))}
            }
            if released {
                {button(ButtonKind::Quiet, t!("action-print"), move |()| platform::print())}
            }
        }
    }
}

/// Sends the letter to the patient.
#[component]
fn Release(which: Which, version: i32, name: String, letter: Letter) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    letter.use_newest(submit);
    let release = move |()| {
        submit.send::<ReleaseSummary>(which.at(), SeenVersion { version }, move |now| {
            status.say(t!("ward-letter-sent"));
            letter.put(now);
            platform::focus("page-title");
        });
    };
    rsx! {
        div { class: "card",
            p { {t!("ward-letter-release-explained", name: name)} }
            div { class: "actions",
                {button_with(
                    Look { kind: ButtonKind::Primary, busy: *submit.busy.read(), ..Look::default() },
                    t!("ward-letter-release"),
                    release,
                )}
            }
            {failure_of(submit.failure)}
        }
    }
}

/// «Jeg har lest brevet».
#[component]
fn Confirm(which: Which, letter: Letter) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let confirm = move |()| {
        submit.send::<ConfirmReading>(which.at(), (), move |()| {
            status.say(t!("state-saved"));
            letter.page.ask_again();
        });
    };
    rsx! {
        {button_with(
            Look { busy: *submit.busy.read(), ..Look::default() },
            t!("ward-letter-confirm"),
            confirm,
        )}
        {failure_of(submit.failure)}
    }
}

/// Begins a new version: what changes and why.
#[component]
fn ReviseForm(which: Which, now: Given<DischargeSummary>, letter: Letter) -> Element {
    let open = use_context::<OpenForm>();
    let form = use_form_at(TEXT);
    let id = use_hook(new_id::<SummaryId>);
    let note = use_draft(|| format!("letter-note-{}", which.summary), String::new);
    let errors = form.errors(&[("change_note", TEXT, t!("ward-letter-change-note"))]);
    let save = move |()| {
        let mut check = Check::default();
        let change_note = check.prose(TEXT, t!("ward-letter-change-note"), &note.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(change_note), Some(content)) = (fine, change_note, now.content.clone())
        else {
            return;
        };
        let body = NewVersion {
            id,
            change_note,
            content,
        };
        form.submit
            .send::<ReviseSummary>(which.at(), body, move |draft| {
                note.settle(String::new());
                let (patient, stay) = (which.patient, draft.stay);
                letter.put(draft);
                navigator().push(Route::WriteLetter { patient, stay });
            });
    };
    rsx! {
        div { class: "card",
            h2 { {t!("ward-letter-new-version")} }
            {work_form(
                form,
                &errors,
                t!("ward-letter-new-version-save"),
                save,
                move |()| open.close("page-title"),
                rsx! {
                    {text_area(1000, 3, None, Field {
                        id: TEXT,
                        label: t!("ward-letter-change-note"),
                        hint: Some(t!("ward-letter-change-note-hint")),
                        value: note.text(),
                        problem: FieldError::of(&errors, TEXT),
                        oninput: note.writer(),
                    })}
                },
            )}
        }
    }
}

/// Withdraws the letter.
#[component]
fn WithdrawForm(which: Which, letter: Letter) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form_at(TEXT);
    let why = use_draft(|| format!("letter-withdraw-{}", which.summary), String::new);
    let errors = form.errors(&[("reason", TEXT, t!("ward-letter-withdraw-reason"))]);
    let save = move |()| {
        let mut check = Check::default();
        let reason = check.prose(TEXT, t!("ward-letter-withdraw-reason"), &why.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(reason)) = (fine, reason) else {
            return;
        };
        let body = WithdrawRequest { reason };
        form.submit
            .send::<WithdrawSummary>(which.at(), body, move |now| {
                why.settle(String::new());
                status.say(t!("state-saved"));
                open.close("page-title");
                letter.put(now);
            });
    };
    rsx! {
        div { class: "card",
            h2 { {t!("ward-letter-withdraw")} }
            {work_form(
                form,
                &errors,
                t!("ward-letter-withdraw-save"),
                save,
                move |()| open.close("page-title"),
                rsx! {
                    {text_area(500, 3, None, Field {
                        id: TEXT,
                        label: t!("ward-letter-withdraw-reason"),
                        hint: Some(t!("ward-letter-withdraw-hint")),
                        value: why.text(),
                        problem: FieldError::of(&errors, TEXT),
                        oninput: why.writer(),
                    })}
                },
            )}
        }
    }
}
