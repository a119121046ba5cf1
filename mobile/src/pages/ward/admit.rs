//! Admitting a patient who is registered.

use dioxus::prelude::*;
use shared::{
    id::HospitalStay,
    patients::{AtPatient, PatientPage as Record},
    stays::{AdmitPatient, AdmitRequest},
};

use crate::{
    api::{Answer, new_id},
    components::{Status, clock, moment_fields, today},
    pages::{
        patients::{
            About, STAY, put_stay,
            work::{Check, OpenForm, use_form_at, work_form},
        },
        state::use_text,
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
    let form = use_form_at(DAY);
    let id = use_hook(new_id::<HospitalStay>);
    let day = use_text(&|| today().to_string());
    let time = use_text(&|| clock(platform::now()));
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
        {work_form(
            form,
            &errors,
            t!("ward-admit-save"),
            save,
            move |()| open.close(STAY),
            rsx! {
                {moment_fields((None, Some(today())), (DAY, t!("ward-admitted-when"), day), (TIME, t!("time-label"), time), &errors)}
            },
        )}
    }
}
