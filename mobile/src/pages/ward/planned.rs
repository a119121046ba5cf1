//! Setting or moving the planned discharge date.

use dioxus::prelude::*;
use shared::{
    patients::PatientPage as Record,
    stays::{AtStay, Certainty, HospitalStay, PlanDischarge, PlanDischargeRequest},
};

use crate::{
    api::Answer,
    components::{Choices, DateField, FieldError, Notice, Status, TextArea, day_words, today},
    draft::use_draft,
    i18n,
    pages::patients::{
        About, STAY, optional, put_stay,
        work::{Check, OpenForm, WorkForm, current, use_form},
    },
    t,
};

const DAY: &str = "planned-day";
const CERTAINTY: &str = "planned-certainty";
const REASON: &str = "planned-reason";

/// The form: a day, how certain it is, and why when an earlier one is moved.
#[component]
pub(in crate::pages) fn PlannedForm(
    about: About,
    stay: HospitalStay,
    page: Answer<Record>,
) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form();
    let before = stay.planned.first().cloned();
    let certainty_before = before
        .as_ref()
        .map_or(Certainty::Estimated, |planned| planned.certainty);
    let mut day = use_signal(String::new);
    let mut certainty = use_signal(|| certainty_before);
    let reason = use_draft(|| format!("planned-{}", stay.id), String::new);
    use_effect(move || {
        let failure = form.submit.failure.read().clone();
        if let Some(now) = failure.as_ref().and_then(current::<HospitalStay>) {
            put_stay(page, now);
        }
    });
    let changed = form
        .submit
        .failure
        .read()
        .as_ref()
        .and_then(current::<HospitalStay>);
    let moves = before.is_some();
    let reason_label = if moves {
        t!("ward-plan-reason")
    } else {
        optional(&t!("ward-plan-reason-first"))
    };
    let errors = form.errors(&[
        ("date", DAY, t!("ward-plan-date")),
        ("certainty", CERTAINTY, t!("ward-plan-certainty")),
        ("reason", REASON, reason_label.clone()),
    ]);
    let at = AtStay {
        patient: about.patient,
        stay: stay.id,
    };
    let version = stay.version;
    let label = reason_label.clone();
    let save = move |()| {
        let mut check = Check::default();
        let date = check.day(DAY, t!("ward-plan-date"), &day.peek());
        let why = check.optional_prose(REASON, label.clone(), &reason.text());
        if moves && why == Some(None) {
            check.refuse(REASON, label.clone(), "reason_missing");
        }
        let fine = form.may_send(check.wrong());
        let (true, Some(date), Some(why)) = (fine, date, why) else {
            return;
        };
        let body = PlanDischargeRequest {
            version,
            date,
            certainty: *certainty.peek(),
            reason: why,
        };
        form.submit.send::<PlanDischarge>(at, body, move |stay| {
            reason.settle(String::new());
            put_stay(page, stay);
            status.say(t!("state-saved"));
            open.close(STAY);
        });
    };
    let levels = [Certainty::Estimated, Certainty::Decided]
        .map(|level| (i18n::api_name(&level), i18n::named("certainty", &level)));
    rsx! {
        h3 { {t!("ward-plan-title")} }
        WorkForm {
            form,
            errors: errors.clone(),
            save: t!("ward-plan-save"),
            onsave: save,
            oncancel: move |()| open.close(STAY),
            first: DAY.to_owned(),
            DateField {
                id: DAY,
                label: t!("ward-plan-date"),
                value: day(),
                min: today(),
                problem: FieldError::of(&errors, DAY),
                oninput: move |text| day.set(text),
            }
            Choices {
                id: CERTAINTY,
                legend: t!("ward-plan-certainty"),
                options: levels.to_vec(),
                chosen: i18n::api_name(&certainty()),
                problem: FieldError::of(&errors, CERTAINTY),
                onchoose: move |level| {
                    let decided = level == i18n::api_name(&Certainty::Decided);
                    certainty.set(if decided { Certainty::Decided } else { Certainty::Estimated });
                },
            }
            TextArea {
                id: REASON,
                label: reason_label,
                hint: t!("ward-plan-reason-hint"),
                value: reason.text(),
                most: 500,
                rows: 3,
                problem: FieldError::of(&errors, REASON),
                oninput: move |text| reason.write(text),
            }
            if let Some(planned) = changed.as_ref().and_then(|stay| stay.planned.first()) {
                Notice { warn: true,
                    p { {t!("conflict-theirs")} ": " {day_words(planned.date)} }
                }
            }
        }
    }
}
