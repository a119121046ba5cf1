//! The hospital stay: since when, the planned date and why it moved, ready, how it ended. The ward acts here.

use dioxus::prelude::*;
use shared::{
    date::oslo_day,
    patients::PatientPage as Record,
    right::Right,
    stays::{AtStay, DeclareReady, DeclareReadyRequest, HospitalStay, PlannedDischarge},
};

use super::{
    patient::{About, own_ward},
    work::{OpenForm, current},
};
use crate::{
    api::{Answer, use_submit},
    components::{Button, Status, day_words, moment_words, short_words},
    date, i18n,
    pages::{
        FailureView,
        ward::{AdmitForm, DischargeForm, PlannedForm},
    },
    platform, t,
};

/// Where the focus goes when a form about the stay closes.
pub(in crate::pages) const HEADING: &str = "stay";

/// Shows a stay as it is now.
pub(in crate::pages) fn put(page: Answer<Record>, stay: HospitalStay) {
    page.change(|record| record.stay = Some(stay));
}

/// The stay that lasts, or the last one.
#[component]
pub(super) fn Stay(record: Record, page: Answer<Record>) -> Element {
    let about = About::of(&record);
    let may = record.may.contains(&Right::ManageStays);
    let Some(stay) = record.stay.clone() else {
        return rsx! {
            if may {
                Admission { about, record, page }
            }
        };
    };
    let over = stay.discharge.is_some();
    rsx! {
        section { class: "card", aria_labelledby: HEADING,
            h2 { id: HEADING, tabindex: "-1", {t!("patient-stay")} }
            p {
                strong { {stay.ward.name.clone()} }
                " · "
                {t!("ward-admitted", date: short_words(stay.admitted_at))}
            }
            if let Some(discharge) = &stay.discharge {
                p {
                    {t!(
                        "ward-discharged",
                        date: day_words(oslo_day(discharge.at)),
                        destination: i18n::named("destination", &discharge.destination)
                    )}
                }
            } else {
                Planned { stay: stay.clone() }
                if let Some(ready) = stay.ready_at {
                    p { {t!("ward-ready-since", when: moment_words(ready))} }
                }
            }
            History { planned: stay.planned.clone() }
            if may && !over {
                WardActions { record: record.clone(), stay, page }
            }
        }
        if may && over {
            Admission { about, record, page }
        }
    }
}

/// The planned date as it stands.
#[component]
fn Planned(stay: HospitalStay) -> Element {
    let Some(planned) = stay.planned.first() else {
        return rsx! {
            p { {t!("ward-planned-none")} }
        };
    };
    rsx! {
        p { class: "lead",
            {t!(
                "ward-planned",
                date: date::day_and_near(&i18n::texts(), crate::components::today(), planned.date),
                certainty: i18n::named("certainty", &planned.certainty).to_lowercase()
            )}
        }
        if let Some(reason) = &planned.reason {
            p { class: "note", {reason.clone()} }
        }
    }
}

/// Every date that was set before, the newest first.
#[component]
fn History(planned: Vec<PlannedDischarge>) -> Element {
    if planned.len() < 2 {
        return rsx! {};
    }
    rsx! {
        details {
            summary { {t!("ward-plan-history")} }
            ol { class: "timeline",
                for (index , earlier) in planned.into_iter().enumerate().skip(1) {
                    li { key: "{index}",
                        p {
                            {t!(
                                "ward-plan-line",
                                date: day_words(earlier.date),
                                certainty: i18n::named("certainty", &earlier.certainty).to_lowercase()
                            )}
                        }
                        if let Some(reason) = earlier.reason {
                            p { class: "note", {reason} }
                        }
                        p { class: "meta",
                            {t!(
                                "ward-plan-by",
                                name: earlier.author.name,
                                when: moment_words(earlier.at)
                            )}
                        }
                    }
                }
            }
        }
    }
}

/// What the ward does: the date, ready, home.
#[component]
fn WardActions(record: Record, stay: HospitalStay, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let about = About::of(&record);
    if open.is("planned") {
        return rsx! {
            PlannedForm { about, stay, page }
        };
    }
    if open.is("discharge") {
        return rsx! {
            DischargeForm { about, stay, page }
        };
    }
    let set = if stay.planned.is_empty() {
        t!("ward-plan-set")
    } else {
        t!("ward-plan-move")
    };
    rsx! {
        div { class: "actions",
            Button { onclick: move |()| open.open("planned"), {set} }
            Ready { about, stay: stay.clone(), page }
            Button { onclick: move |()| open.open("discharge"), {t!("ward-discharge")} }
        }
    }
}

/// Ready to leave, or no longer.
#[component]
fn Ready(about: About, stay: HospitalStay, page: Answer<Record>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    use_effect(move || {
        let failure = submit.failure.read().clone();
        if let Some(now) = failure.as_ref().and_then(current::<HospitalStay>) {
            put(page, now);
        }
    });
    let at = AtStay {
        patient: about.patient,
        stay: stay.id,
    };
    let ready = stay.ready_at.is_some();
    let version = stay.version;
    let declare = move |()| {
        let ready_at = (!ready).then(platform::now);
        let body = DeclareReadyRequest { version, ready_at };
        submit.send::<DeclareReady>(at, body, move |stay| {
            put(page, stay);
            status.say(t!("state-saved"));
        });
    };
    rsx! {
        Button { busy: *submit.busy.read(), onclick: declare,
            if ready {
                {t!("ward-not-ready")}
            } else {
                {t!("ward-ready")}
            }
        }
        if let Some(failure) = submit.failure.read().clone() {
            FailureView { failure }
        }
    }
}

/// Admits a patient who is not in hospital now.
#[component]
fn Admission(about: About, record: Record, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let ward = own_ward(record.stay.as_ref());
    let name = super::work::my_units()
        .into_iter()
        .find(|unit| Some(unit.id) == ward)
        .map(|unit| unit.name);
    let Some(name) = name else {
        return rsx! {};
    };
    rsx! {
        div { class: "card card-quiet",
            if record.stay.is_none() {
                p { {t!("ward-registered-not-admitted")} }
            }
            if open.is("admit") {
                AdmitForm { about, page }
            } else {
                div { class: "actions",
                    Button { onclick: move |()| open.open("admit"), {t!("ward-admit", unit: name)} }
                }
            }
        }
    }
}
