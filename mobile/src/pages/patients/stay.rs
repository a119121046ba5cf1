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
    api::{Answer, Submit, use_submit},
    components::{
        ButtonKind, Look, Status, button, button_with, day_words, link, moment_words, short_words,
    },
    date, i18n,
    pages::{
        Given, failure_of,
        ward::{AdmitForm, PlannedForm},
    },
    platform,
    route::Route,
    t,
};

/// Where the focus goes when a form about the stay closes.
pub(in crate::pages) const HEADING: &str = "stay";

/// Shows a stay as it is now.
pub(in crate::pages) fn put(page: Answer<Record>, stay: HospitalStay) {
    page.change(|record| record.stay = Some(stay));
}

/// A stay that somebody changed meanwhile is shown as it is now.
#[inline(never)]
pub(in crate::pages) fn use_newest(submit: Submit, page: Answer<Record>) {
    use_effect(move || {
        let now = submit
            .failure
            .read()
            .as_ref()
            .and_then(current::<HospitalStay>);
        if let Some(now) = now {
            put(page, now);
        }
    });
}

/// The stay that lasts, or the last one.
pub(super) fn stay(record: &Given<Record>, page: Answer<Record>) -> Element {
    let about = About::of(record);
    let may = record.may.contains(&Right::ManageStays);
    let Some(stay) = &record.stay else {
        return rsx! {
            if may {
                Admission { about, record: record.clone(), page }
            }
        };
    };
    let over = stay.discharge.is_some();
    rsx! {
        section { class: "card", aria_labelledby: HEADING,
            h2 { id: HEADING, tabindex: "-1", {t!("patient-stay")} }
            p {
                strong { {&*stay.ward.name} }
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
                {planned(stay)}
                if let Some(ready) = stay.ready_at {
                    p {
                        if stay.ready_estimated {
                            {t!("ward-ready-expected", when: day_words(oslo_day(ready)))}
                        } else {
                            {t!("ward-ready-since", when: moment_words(ready))}
                        }
                    }
                }
            }
            {history(&stay.planned)}
            if may && !over {
                WardActions { record: record.clone(), stay: Given::new(stay.clone()), page }
            }
        }
        if may && over {
            Admission { about, record: record.clone(), page }
        }
    }
}

/// The planned date as it stands.
fn planned(stay: &HospitalStay) -> Element {
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
            p { class: "note", {&**reason} }
        }
    }
}

/// Every date that was set before, the newest first.
fn history(planned: &[PlannedDischarge]) -> Element {
    if planned.len() < 2 {
        return rsx! {};
    }
    rsx! {
        details {
            summary { {t!("ward-plan-history")} }
            ol { class: "timeline",
                for (index , earlier) in planned.iter().enumerate().skip(1) {
                    li { key: "{index}",
                        p {
                            {t!(
                                "ward-plan-line",
                                date: day_words(earlier.date),
                                certainty: i18n::named("certainty", &earlier.certainty).to_lowercase()
                            )}
                        }
                        if let Some(reason) = &earlier.reason {
                            p { class: "note", {&**reason} }
                        }
                        p { class: "meta",
                            {t!(
                                "ward-plan-by",
                                name: &*earlier.author.name,
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
fn WardActions(record: Given<Record>, stay: Given<HospitalStay>, page: Answer<Record>) -> Element {
    let open = use_context::<OpenForm>();
    let about = About::of(&record);
    if open.is("planned") {
        return rsx! {
            PlannedForm { about, stay, page }
        };
    }
    let home = Route::Discharge {
        patient: about.patient,
        stay: stay.id,
    };
    let set = if stay.planned.is_empty() {
        t!("ward-plan-set")
    } else {
        t!("ward-plan-move")
    };
    rsx! {
        div { class: "actions",
            {button(ButtonKind::Ordinary, set, move |()| open.open("planned"))}
            Ready { about, stay: stay.clone(), page }
            {link("button", home, rsx! { {t!("ward-discharge")} })}
        }
    }
}

/// Ready to leave, or no longer.
#[component]
fn Ready(about: About, stay: Given<HospitalStay>, page: Answer<Record>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    use_newest(submit, page);
    let at = AtStay {
        patient: about.patient,
        stay: stay.id,
    };
    let ready = stay.ready_at.is_some();
    let words = if ready {
        t!("ward-not-ready")
    } else {
        t!("ward-ready")
    };
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
        {button_with(Look { busy: *submit.busy.read(), ..Look::default() }, words, declare)}
        {failure_of(submit.failure)}
    }
}

/// Admits a patient who is not in hospital now.
#[component]
fn Admission(about: About, record: Given<Record>, page: Answer<Record>) -> Element {
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
                    {button(
                        ButtonKind::Ordinary,
                        t!("ward-admit", unit: name),
                        move |()| open.open("admit"),
                    )}
                }
            }
        }
    }
}
