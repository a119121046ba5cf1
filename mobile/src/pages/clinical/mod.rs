//! Small clinical records about a patient: risks, frailty, medication reconciliation, the note before the discharge, the
//! conversation at discharge; each with its history and, for those who may, a form at an address of its own.

mod conversation;
mod conversation_form;
mod error_form;
mod frailty;
mod frailty_form;
mod level_nine;
mod note;
mod note_form;
mod reconciliation;
mod reconciliation_form;
mod risk_form;
mod risk_over;
mod risks;
mod written;

use dioxus::prelude::*;
use shared::{
    clinical_records::{ClinicalRecords, GetClinicalRecords, RecordedStay},
    contract::Nothing,
    id::{Id, Patient},
    patients::AtPatient,
    right::Right,
};

use crate::{
    api::{Answer, Submit, use_answer},
    components::{Field, FieldError, Status, back_link, link, page_title, text_area},
    draft::Draft,
    pages::{
        Given, anew,
        kin::author_words,
        patients::work::{OpenForm, current},
        shown,
    },
    route::{AtClinical, Route},
    session::use_own_record,
    t,
};

/// All of a patient's records, as the screens are given them.
type Records = Given<ClinicalRecords>;

/// The screens.
pub fn clinical_page(patient: ReadSignal<Id<Patient>>) -> Element {
    OpenForm::provide();
    let at = match use_route::<Route>() {
        Route::Clinical { at, .. } => at,
        _ => AtClinical::All,
    };
    if at == AtClinical::Risks {
        return rsx! { risks::Risks { patient: patient() } };
    }
    rsx! { RecordsPage { patient, at } }
}

#[component]
fn RecordsPage(patient: ReadSignal<Id<Patient>>, at: AtClinical) -> Element {
    let page = use_answer::<GetClinicalRecords>(move || {
        let patient = patient();
        (AtPatient { patient }, Nothing {})
    });
    shown(page, |records| {
        screen(Given::new(records.clone()), page, at)
    })
}

fn screen(records: Records, page: Answer<ClinicalRecords>, at: AtClinical) -> Element {
    match at {
        AtClinical::All | AtClinical::Risks => rsx! { All { records, page } },
        AtClinical::Frailty => rsx! { frailty_form::FrailtyForm { records, page } },
        AtClinical::Reconciliation => {
            rsx! { reconciliation_form::ReconciliationForm { records, page } }
        }
        AtClinical::Note => rsx! { note_form::NoteForm { records, page } },
        AtClinical::Conversation => {
            let whose = records.patient.id;
            let form =
                rsx! { conversation_form::ConversationForm { records, page, corrects: None } };
            anew(whose.to_string(), form)
        }
        AtClinical::Correct(id) => {
            let known = records.conversations.iter().find(|each| each.id == id);
            let corrects = known.cloned().map(Given::new);
            let form = rsx! { conversation_form::ConversationForm { records, page, corrects } };
            anew(id.to_string(), form)
        }
    }
}

/// All of them, the newest of each kind first.
#[component]
fn All(records: Records, page: Answer<ClinicalRecords>) -> Element {
    let patient = records.patient.id;
    let own = use_own_record() == Some(patient);
    rsx! {
        if own {
            {back_link(Route::Told {}, t!("told-title"))}
            {page_title(t!("clinical-title"), Some(rsx! { p { {t!("clinical-own-lead")} } }))}
        } else {
            {back_link(Route::Patient { patient }, records.patient.full_name())}
            {page_title(titled(&records, t!("clinical-title")), None)}
        }
        p { {link("button", to(&records, AtClinical::Risks), rsx! { {t!("risks-title")} })} }
        {frailty::frailty(&records, page)}
        {reconciliation::reconciliation(&records)}
        if records.may.contains(&Right::ReadDischargeRecords) {
            if !own {
                {note::notes(&records)}
            }
            {conversation::conversations(&records)}
        }
    }
}

fn to(records: &ClinicalRecords, at: AtClinical) -> Route {
    let patient = records.patient.id;
    Route::Clinical { patient, at }
}

/// The way back to all of them, and the title of a form.
fn form_head(records: &ClinicalRecords, title: String) -> Element {
    rsx! {
        {back_link(to(records, AtClinical::All), t!("clinical-title"))}
        {page_title(titled(records, title), None)}
    }
}

/// The patient's name stands in every title.
fn titled(records: &ClinicalRecords, title: String) -> String {
    t!("relatives-title-of", title: title, name: records.patient.full_name())
}

/// The way back: what was written is kept.
fn cancel(records: &ClinicalRecords) -> Element {
    link(
        "button button-quiet",
        to(records, AtClinical::All),
        rsx! { {t!("action-cancel")} },
    )
}

/// Shows what a write answered, back where all of them are.
fn saved(page: Answer<ClinicalRecords>, status: Status, now: ClinicalRecords) {
    let all = to(&now, AtClinical::All);
    page.set(now);
    status.say_on_next_page(t!("state-saved"));
    navigator().replace(all);
}

/// Somebody wrote meanwhile: shows how it stands, and from then on counts it as seen.
#[inline(never)]
fn use_newest(
    submit: Submit,
    page: Answer<ClinicalRecords>,
    mut seen: Signal<i32>,
    newest: Box<dyn Fn(&ClinicalRecords) -> i32>,
) {
    use_effect(move || {
        let now = {
            let failure = submit.failure.read();
            failure.as_ref().and_then(current::<ClinicalRecords>)
        };
        if let Some(now) = now {
            seen.set(newest(&now));
            page.set(now);
        }
    });
}

/// The stay that the reader's ward has now.
fn own_stay(records: &ClinicalRecords) -> Option<&RecordedStay> {
    records.stays.iter().find(|stay| stay.mine && !stay.ended)
}

/// Who wrote it down and when.
fn by(author: &shared::author::Author, at: chrono::DateTime<chrono::Utc>) -> Element {
    let when = crate::components::moment_words(at);
    rsx! {
        p { class: "meta", {t!("clinical-by", who: author_words(author), when: when)} }
    }
}

/// A label with what was written under it; nothing where nothing was.
fn fact(label: String, text: Option<&str>) -> Element {
    let Some(text) = text else {
        return rsx! {};
    };
    rsx! {
        div { class: "fact",
            p { class: "eyebrow", {label} }
            p { {text} }
        }
    }
}

/// A field of several lines whose text is kept on the device.
fn words_field(
    id: &str,
    most: usize,
    (label, hint): (String, Option<String>),
    draft: Draft,
    errors: &[FieldError],
) -> Element {
    rsx! {
        {text_area(most, 3, None, Field {
            id,
            label,
            hint,
            value: draft.text(),
            problem: FieldError::of(errors, id),
            oninput: draft.writer(),
        })}
        if draft.was_restored() {
            p { class: "meta", {t!("state-draft-restored")} }
        }
    }
}
