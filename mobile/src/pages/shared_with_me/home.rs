//! Where a related person begins: who comes and whom to call, and what they have said themselves.

use dioxus::prelude::*;
use shared::{consents::Scope, sharing::Shared};

use super::{sees, visit_words};
use crate::{
    components::{
        IconName, emergency_links, empty_view, icon, link, moment_words, notice, own_words,
        page_title,
    },
    i18n,
    pages::home::contacts,
    route::{AtFollowUp, AtShared, Route},
    t,
};

/// The page.
pub(super) fn home(shared: &Shared) -> Element {
    let acting = &shared.acting_for;
    let name = &*acting.given_name;
    let practical = sees(shared, Scope::Practical);
    rsx! {
        {page_title(t!("shared-title", name: name), None)}
        if acting.scopes.is_empty() {
            {notice(rsx! {
                p { {t!("shared-nothing", name: name)} }
                p { {t!("shared-closed-still", name: name)} }
            })}
        }
        if practical {
            {visits(shared)}
            {contacts(&shared.contacts)}
        }
        {after(shared)}
        {say(shared)}
        {said(shared)}
        if !practical {
            {emergency_links()}
        }
    }
}

fn visits(shared: &Shared) -> Element {
    rsx! {
        section { class: "card",
            h2 { {t!("shared-visits")} }
            if shared.visits.is_empty() {
                p { {t!("shared-visits-none")} }
            }
            ul { class: "plain-list stack stack-tight",
                for (index , visit) in shared.visits.iter().enumerate() {
                    li { key: "{index}", {visit_words(visit)} }
                }
            }
        }
    }
}

/// The two things one can always do.
fn say(shared: &Shared) -> Element {
    let acting = &shared.acting_for;
    let patient = acting.patient;
    let name = &*acting.given_name;
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("shared-say")} }
            p { class: "actions",
                {link("button button-primary", Route::Shared { patient, at: AtShared::Tell }, rsx! {
                    {t!("shared-tell")}
                })}
                {link("button", Route::Shared { patient, at: AtShared::Write }, rsx! {
                    {icon(IconName::Pencil)}
                    span { {t!("shared-write", name: name)} }
                })}
            }
        }
    }
}

/// The ways to what comes after.
fn after(shared: &Shared) -> Element {
    let acting = &shared.acting_for;
    let way = |at| Route::FollowUp {
        patient: acting.patient,
        at,
    };
    let worse = t!("worse-title-of", name: &*acting.given_name);
    rsx! {
        section { class: "card card-quiet",
            p { {link("link", way(AtFollowUp::Worse), rsx! { {worse} })} }
            if sees(shared, Scope::Plan) {
                p { {link("link", way(AtFollowUp::Before), rsx! { {t!("before-title")} })} }
                p { {link("link", way(AtFollowUp::After), rsx! { {t!("after-title")} })} }
            }
        }
    }
}

/// What one has said; whether it was received, and nothing more.
fn said(shared: &Shared) -> Element {
    rsx! {
        section { class: "stack",
            h2 { {t!("shared-said")} }
            if shared.contributions.is_empty() {
                {empty_view(t!("shared-said-none"), None)}
            }
            ul { class: "plain-list stack",
                for one in &shared.contributions {
                    li { key: "{one.id}", class: "card card-quiet",
                        p { class: "row",
                            span { class: "eyebrow", {i18n::named("contribution", &one.kind)} }
                            if one.received_at.is_some() {
                                span { class: "chip chip-done", {t!("shared-received")} }
                            } else {
                                span { class: "chip", {t!("shared-sent")} }
                            }
                        }
                        {own_words(&one.text, &one.lang)}
                        p { class: "meta",
                            {moment_words(one.at)}
                            if one.adopted_as.is_some() {
                                " · "
                                {t!("shared-adopted", name: &*shared.acting_for.given_name)}
                            }
                        }
                    }
                }
            }
        }
    }
}
