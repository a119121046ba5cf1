//! Saying that an assessment was entered in error: it stays, marked, with the reason.

use dioxus::prelude::*;
use shared::clinical_records::{
    AtFrailty, ClinicalFrailty, ClinicalRecords, FrailtyErrorRequest, MarkFrailtyError,
};

use super::{Records, words_field};
use crate::{
    api::Answer,
    components::Status,
    draft::use_draft,
    pages::{
        Given,
        patients::work::{Check, OpenForm, use_form_at, work_form},
    },
    t,
};

const REASON: &str = "cfs-error-reason";

/// The form.
#[component]
pub(super) fn ErrorForm(
    records: Records,
    assessment: Given<ClinicalFrailty>,
    page: Answer<ClinicalRecords>,
) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form_at(REASON);
    let draft = use_draft(|| format!("{REASON}-{}", assessment.id), String::new);
    let errors = form.errors(&[("reason", REASON, t!("cfs-error-reason"))]);
    let at = AtFrailty {
        patient: records.patient.id,
        frailty: assessment.id,
    };
    let back = format!("assessment-{}", assessment.id);
    let save = {
        let back = back.clone();
        move |()| {
            let mut check = Check::default();
            let reason = check.prose(REASON, t!("cfs-error-reason"), &draft.text());
            let fine = form.may_send(check.wrong());
            let (true, Some(reason)) = (fine, reason) else {
                return;
            };
            let back = back.clone();
            let body = FrailtyErrorRequest { reason };
            form.submit.send::<MarkFrailtyError>(at, body, move |now| {
                draft.settle(String::new());
                page.set(now);
                status.say(t!("state-saved"));
                open.close(&back);
            });
        }
    };
    let fields = words_field(REASON, 500, (t!("cfs-error-reason"), None), draft, &errors);
    work_form(
        form,
        &errors,
        t!("cfs-error-save"),
        save,
        move |()| open.close(&back),
        fields,
    )
}
