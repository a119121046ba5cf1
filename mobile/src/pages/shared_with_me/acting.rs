//! «Berit Solli · for Kåre Solli, som datter»: who one is, for whom one acts, why and until when, on every
//! screen; with the way to switch and to stop.

use dioxus::prelude::*;
use shared::{
    patients::AtPatient,
    sharing::{ActingFor, LeaveShared},
};

use crate::{
    api::{use_api, use_submit},
    components::{IconName, Status, icon, link},
    i18n,
    live::Live,
    pages::{
        ask::AskedTwice,
        failure_of,
        kin::{acting_links, acting_name, until_words},
    },
    route::Route,
    session::{Session, use_me},
    t,
};

/// The header.
#[component]
pub(in crate::pages) fn ActingBar(acting: ActingFor) -> Element {
    let session = use_context::<Session>();
    let me = use_me();
    let own_name = me.as_ref().map(|me| me.name.clone()).unwrap_or_default();
    let others: Vec<_> = session
        .acting()
        .iter()
        .filter(|other| other.patient != acting.patient)
        .cloned()
        .collect();
    let has_own = me
        .as_ref()
        .is_some_and(|me| me.patient.is_some() || !me.memberships.is_empty());
    let may_switch = has_own || !others.is_empty();
    let open = !acting.scopes.is_empty();
    rsx! {
        section { class: "acting", aria_label: t!("acting-label"),
            p {
                strong { {own_name} }
                " · "
                {t!(
                    "acting-for",
                    name: acting_name(&acting),
                    relation: i18n::named("relation", &acting.relation)
                )}
            }
            p { class: "meta", {why(&acting)} }
            if may_switch {
                details {
                    summary { {t!("acting-switch")} }
                    ul { class: "plain-list stack stack-tight menu",
                        {acting_links(&others)}
                        if has_own {
                            li {
                                {link("choice", Route::Home {}, rsx! {
                                    {icon(IconName::Person)}
                                    span { {t!("acting-own")} }
                                })}
                            }
                        }
                    }
                    if open {
                        Leaving { acting: acting.clone() }
                    }
                }
            } else if open {
                Leaving { acting: acting.clone() }
            }
        }
    }
}

/// Why one may see it, and until when.
fn why(acting: &ActingFor) -> String {
    let name = &*acting.given_name;
    match acting.basis {
        Some(basis) => {
            let key = format!("acting-why-{}", i18n::api_name(&basis));
            let until = until_words(acting.until);
            t!(&key, name: name, until: until)
        }
        None => t!("acting-why-nothing", name: name),
    }
}

/// Giving up one's own access.
#[component]
fn Leaving(acting: ActingFor) -> Element {
    let submit = use_submit();
    let (api, live) = (use_api(), use_context::<Live>());
    let status = use_context::<Status>();
    let at = AtPatient {
        patient: acting.patient,
    };
    rsx! {
        {failure_of(submit.failure)}
        AskedTwice {
            id: "leave",
            words: t!("acting-leave"),
            question: t!("acting-leave-question", name: &*acting.given_name),
            yes: t!("acting-leave-yes"),
            busy: *submit.busy.read(),
            onyes: move |()| {
                submit.send::<LeaveShared>(at, (), move |()| {
                    api.forget_answers();
                    status.say(t!("acting-left"));
                    live.bump();
                });
            },
        }
    }
}
