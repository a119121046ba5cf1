//! Setting or moving the planned discharge date.

use dioxus::prelude::*;
use shared::{
    patients::PatientPage as Record,
    stays::{AtStay, Certainty, HospitalStay, PlanDischarge, PlanDischargeRequest},
};

use crate::{
    api::Answer,
    components::{
        Field, FieldError, Status, choices, date_field, day_words, sets, text_area, today, warning,
    },
    draft::use_draft,
    i18n,
    pages::{
        Given,
        patients::{
            About, STAY, optional, put_stay, use_newest_stay,
            work::{Check, OpenForm, current, use_form_at, work_form},
        },
        state::use_text,
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
    stay: Given<HospitalStay>,
    page: Answer<Record>,
) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form_at(DAY);
    let before = stay.planned.first().cloned();
    let certainty_before = before
        .as_ref()
        .map_or(Certainty::Estimated, |planned| planned.certainty);
    let day = use_text(&String::new);
    let mut certainty = use_signal(|| certainty_before);
    let reason = use_draft(|| format!("planned-{}", stay.id), String::new);
    use_newest_stay(form.submit, page);
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
        {work_form(
            form,
            &errors,
            t!("ward-plan-save"),
            save,
            move |()| open.close(STAY),
            rsx! {
                {date_field((Some(today()), None), Field {
                    id: DAY,
                    label: t!("ward-plan-date"),
                    hint: None,
                    value: day(),
                    problem: FieldError::of(&errors, DAY),
                    oninput: sets(day),
                })}
                {choices(&levels, Field {
                    id: CERTAINTY,
                    label: t!("ward-plan-certainty"),
                    hint: None,
                    value: i18n::api_name(&certainty()),
                    problem: FieldError::of(&errors, CERTAINTY),
                    oninput: Box::new(move |level| {
                        let decided = level == i18n::api_name(&Certainty::Decided);
                        certainty.set(if decided { Certainty::Decided } else { Certainty::Estimated });
                    }),
                })}
                {text_area(500, 3, None, Field {
                    id: REASON,
                    label: reason_label,
                    hint: Some(t!("ward-plan-reason-hint")),
                    value: reason.text(),
                    problem: FieldError::of(&errors, REASON),
                    oninput: reason.writer(),
                })}
                if let Some(planned) = changed.as_ref().and_then(|stay| stay.planned.first()) {
                    {warning(rsx! { p { {t!("conflict-theirs")} ": " {day_words(planned.date)} } })}
                }
            },
        )}
    }
}
