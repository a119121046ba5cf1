//! Admitting a patient who is registered.

use dioxus::prelude::*;
use shared::{
    id::HospitalStay,
    patients::{AtPatient, PatientPage as Record},
    stays::{AdmitPatient, AdmitRequest},
};

use crate::{
    api::{Answer, new_id},
    components::{DateField, FieldError, Status, TextField, clock, today},
    pages::patients::{
        About, STAY, put_stay,
        work::{Check, OpenForm, WorkForm, use_form},
    },
    platform, t,
};

const DAY: &str = "admit-day";
const TIME: &str = "admit-time";

/// The form: since when.
#[component]
pub(in crate::pages) fn AdmitForm(about: About, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form();
    let id = use_hook(new_id::<HospitalStay>);
    let mut day = use_signal(|| today().to_string());
    let mut time = use_signal(|| clock(platform::now()));
    let errors = form.errors(&[("admitted_at", DAY, t!("ward-admitted-when"))]);
    let at = AtPatient {
        patient: about.patient,
    };
    let save = move |()| {
        let mut check = Check::default();
        let labels = (t!("ward-admitted-when"), t!("time-label"));
        let admitted_at = check.moment((DAY, TIME), labels, &day.peek(), &time.peek());
        let fine = form.may_send(check.wrong());
        let (true, Some(admitted_at)) = (fine, admitted_at) else {
            return;
        };
        let body = AdmitRequest { id, admitted_at };
        form.submit.send::<AdmitPatient>(at, body, move |stay| {
            put_stay(page, stay);
            page.ask_again();
            status.say(t!("state-saved"));
            open.close(STAY);
        });
    };
    rsx! {
        WorkForm {
            form,
            errors: errors.clone(),
            save: t!("ward-admit-save"),
            onsave: save,
            oncancel: move |()| open.close(STAY),
            first: DAY.to_owned(),
            DateField {
                id: DAY,
                label: t!("ward-admitted-when"),
                value: day(),
                max: today(),
                problem: FieldError::of(&errors, DAY),
                oninput: move |text| day.set(text),
            }
            TextField {
                id: TIME,
                label: t!("time-label"),
                kind: "time",
                value: time(),
                problem: FieldError::of(&errors, TIME),
                oninput: move |text| time.set(text),
            }
        }
    }
}
