//! Risks that somebody sees to by a day, those that are over, and what meetings at the board decided.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{Id, Patient},
    meetings::{ListDecisions, MeetingDecision},
    patients::AtPatient,
    right::Right,
    risk_flags::{GetRiskFlags, RiskFlag, RiskFlags, RiskKind},
};

use super::{
    fact,
    risk_form::RiskForm,
    risk_over::{Over, past},
};
use crate::{
    api::{Answer, use_answer},
    components::{ButtonKind, back_link, button, day_words, empty_view, moment_words, page_title},
    i18n,
    pages::{Given, kin::author_words, patients::work::OpenForm, shown},
    route::{AtClinical, Route},
    session::use_own_record,
    t,
};

/// The form for a new one.
pub(super) const NEW: &str = "risk-new";

/// The page.
#[component]
pub(super) fn Risks(patient: Id<Patient>) -> Element {
    let answer = use_answer::<GetRiskFlags>(move || (AtPatient { patient }, Nothing {}));
    let own = use_own_record() == Some(patient);
    shown(answer, |flags| {
        let flags = Given::new(flags.clone());
        rsx! {
            if own {
                {back_link(Route::Clinical { patient, at: AtClinical::All }, t!("clinical-title"))}
                {page_title(t!("risks-title"), Some(rsx! { p { {t!("risks-own-lead")} } }))}
            } else {
                {back_link(Route::Patient { patient }, flags.patient.full_name())}
                {page_title(t!("relatives-title-of", title: t!("risks-title"), name: flags.patient.full_name()), None)}
            }
            All { flags: flags.clone(), answer }
            if !own {
                Decided { patient }
            }
        }
    })
}

#[component]
fn All(flags: Given<RiskFlags>, answer: Answer<RiskFlags>) -> Element {
    let open = use_context::<OpenForm>();
    let may = flags.may.contains(&Right::ManageRiskFlags);
    let standing = || flags.flags.iter().filter(|flag| flag.resolved.is_none());
    let may_raise = may && standing().count() < RiskKind::ALL.len();
    rsx! {
        if standing().next().is_none() {
            {empty_view(t!("risks-none"), None)}
        }
        ul { class: "plain-list stack",
            for flag in standing() {
                li { key: "{flag.id}",
                    Standing { flag: Given::new(flag.clone()), flags: flags.clone(), answer }
                }
            }
        }
        if may_raise && open.is(NEW) {
            section { class: "card stack", aria_labelledby: NEW,
                h2 { id: NEW, {t!("risks-new")} }
                RiskForm { flags: flags.clone(), changes: None, answer }
            }
        } else if may_raise {
            div { class: "actions",
                {button(ButtonKind::Primary, t!("risks-new"), move |()| open.open(NEW))}
            }
        }
        {past(&flags)}
    }
}

/// Where the focus goes back to.
pub(super) fn anchor(flag: &RiskFlag) -> String {
    format!("risk-{}", flag.id)
}

/// One that stands.
#[component]
fn Standing(flag: Given<RiskFlag>, flags: Given<RiskFlags>, answer: Answer<RiskFlags>) -> Element {
    let open = use_context::<OpenForm>();
    let (change, over) = (format!("change-{}", flag.id), format!("over-{}", flag.id));
    let overdue = flag.due < flags.today;
    let may = flags.may.contains(&Right::ManageRiskFlags);
    let id = anchor(&flag);
    rsx! {
        article { class: if overdue { "card card-needs-you stack" } else { "card stack" }, aria_labelledby: "{id}",
            h2 { id: "{id}", tabindex: "-1", {i18n::named("risk", &flag.kind)} }
            {seen_to(&flag, overdue)}
            {fact(t!("risks-note"), flag.note.as_deref())}
            {said(&flag)}
            if may && open.is(&change) {
                RiskForm { flags, changes: Some(flag), answer }
            } else if may && open.is(&over) {
                Over { flags, flag, answer }
            } else if may {
                div { class: "actions",
                    {button(ButtonKind::Ordinary, t!("risks-change"), move |()| open.open(&change))}
                    {button(ButtonKind::Quiet, t!("risks-over"), move |()| open.open(&over))}
                }
            }
        }
    }
}

/// «Ingrid Dahl, Hjemmesykepleien nord, innen 26.11.»
fn seen_to(flag: &RiskFlag, overdue: bool) -> Element {
    let who = match &flag.owner_name {
        Some(name) => format!("{name}, {}", flag.owner.name),
        None => flag.owner.name.clone(),
    };
    let date = day_words(flag.due);
    rsx! {
        p { {t!("risks-owner", who: who)} }
        p { class: if overdue { "overdue" } else { "" },
            if overdue {
                {t!("staff-step-was-due", date: date)}
            } else {
                {t!("staff-step-due", date: date)}
            }
        }
    }
}

/// Who raised it, and what was said before.
pub(super) fn said(flag: &RiskFlag) -> Element {
    rsx! {
        p { class: "meta",
            {t!("risks-raised", who: author_words(&flag.raised.author), when: moment_words(flag.raised.at))}
        }
        if !flag.history.is_empty() {
            details {
                summary { {t!("clinical-earlier")} }
                ol { class: "timeline",
                    for each in &flag.history {
                        li { key: "{each.version}",
                            p { {t!("board-flag", who: each.owner_person.as_deref().unwrap_or(&each.owner), date: day_words(each.due))} }
                            if let Some(note) = &each.note {
                                p { class: "note", {&**note} }
                            }
                            {super::by(&each.changed.author, each.changed.at)}
                        }
                    }
                }
            }
        }
    }
}

/// What meetings at the board decided.
#[component]
fn Decided(patient: Id<Patient>) -> Element {
    let answer = use_answer::<ListDecisions>(move || (AtPatient { patient }, Nothing {}));
    shown(answer, |all| {
        rsx! {
            if !all.decisions.is_empty() {
                section { class: "stack",
                    h2 { {t!("meeting-decisions-title")} }
                    ol { class: "timeline",
                        for each in &all.decisions {
                            li { key: "{each.id}", {decision(each)} }
                        }
                    }
                }
            }
        }
    })
}

fn decision(decision: &MeetingDecision) -> Element {
    let who = decision.owner_person.as_ref().unwrap_or(&decision.owner);
    rsx! {
        p { class: "note", {&*decision.text} }
        p {
            match decision.due {
                Some(due) => t!("meeting-decided-by-day", who: &**who, date: day_words(due)),
                None => who.clone(),
            }
        }
        {super::by(&decision.recorded.author, decision.recorded.at)}
    }
}
