//! One thing that matters, and what staff do about it: say that it was seen, write down what was done.

use dioxus::prelude::*;
use shared::{
    patients::PatientPage as Record,
    what_matters::{
        Acknowledge, AcknowledgeWhatMatters, Acknowledgement, AtEntry, EntryStatus, SaidBy,
        WhatMattersEntry,
    },
};

use super::{
    follow_up::FollowUpForm,
    patient::About,
    work::{OpenForm, current, my_units},
};
use crate::{
    api::{Answer, use_submit},
    components::{
        ButtonKind, IconName, Look, Status, button_with, day_words, icon_button, moment_words,
        own_words,
    },
    i18n,
    pages::{Given, failure_of},
    t,
};

/// Puts an entry into the record shown.
pub(super) fn put(page: Answer<Record>, changed: WhatMattersEntry) {
    page.change(|record| {
        for entry in &mut record.what_matters {
            if entry.id == changed.id {
                *entry = changed.clone();
            }
        }
    });
}

/// One entry.
#[component]
pub(super) fn EntryWork(
    about: About,
    entry: Given<WhatMattersEntry>,
    may_follow_up: bool,
    page: Answer<Record>,
) -> Element {
    let open = use_context::<OpenForm>();
    let form = format!("follow-up-{}", entry.id);
    let heading = format!("entry-{}", entry.id);
    rsx! {
        article { class: "card entry", id: "{heading}", tabindex: "-1",
            {own_words(&entry.text, &entry.lang)}
            {origin(&entry)}
            Seen { about: about.clone(), entry: entry.clone(), may_follow_up, page }
            {came_of_it(&entry)}
            if may_follow_up {
                if open.is(&form) {
                    FollowUpForm { about, entry, page }
                } else {
                    div { class: "actions",
                        {icon_button(
                            ButtonKind::Quiet,
                            IconName::Pencil,
                            t!("patient-follow-up-add"),
                            move |()| open.open(&form),
                        )}
                    }
                }
            }
        }
    }
}

/// Whose words, from when.
fn origin(entry: &WhatMattersEntry) -> Element {
    let by = t!(
        "patient-written-by",
        name: &*entry.author.name,
        when: moment_words(entry.written_at)
    );
    rsx! {
        p { class: "meta",
            if entry.said_by != SaidBy::Patient {
                strong { {i18n::named("said-by", &entry.said_by)} }
                " · "
            }
            {by}
            if entry.version > 1 {
                ", "
                {t!("patient-changed", when: moment_words(entry.changed_at))}
            }
            if entry.status != EntryStatus::Active {
                " · "
                {i18n::named("entry-status", &entry.status)}
            }
        }
    }
}

/// Who has seen it, and the button that says that we have.
#[component]
fn Seen(
    about: About,
    entry: Given<WhatMattersEntry>,
    may_follow_up: bool,
    page: Answer<Record>,
) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let mine = my_units();
    let seen_by_us = entry
        .acknowledgements
        .iter()
        .any(|seen| seen.version == entry.version && mine.iter().any(|unit| unit.id == seen.unit));
    use_effect(move || {
        let failure = submit.failure.read().clone();
        if let Some(now) = failure.as_ref().and_then(current::<WhatMattersEntry>) {
            put(page, now);
        }
    });
    let at = AtEntry {
        patient: about.patient,
        entry: entry.id,
    };
    let version = entry.version;
    let name = about.name;
    let back = format!("entry-{}", entry.id);
    let acknowledge = move |()| {
        let (name, back) = (name.clone(), back.clone());
        submit.send::<AcknowledgeWhatMatters>(at, Acknowledge { version }, move |seen| {
            put(page, seen);
            status.say(t!("patient-seen-thanks", name: name));
            crate::platform::focus(&back);
        });
    };
    rsx! {
        ul { class: "stack stack-tight",
            for (index , seen) in entry.acknowledgements.iter().enumerate() {
                li { key: "{index}", class: "meta", {seen_words(seen, entry.version)} }
            }
        }
        if may_follow_up && !seen_by_us {
            if entry.acknowledgements.is_empty() {
                p { class: "meta", {t!("patient-seen-nobody")} }
            }
            div { class: "actions",
                {button_with(
                    Look { busy: *submit.busy.read(), icon: Some(IconName::Check), ..Look::default() },
                    t!("patient-seen"),
                    acknowledge,
                )}
            }
        }
        {failure_of(submit.failure)}
    }
}

fn seen_words(seen: &Acknowledgement, version: i32) -> String {
    let unit = seen.author.unit_name.clone();
    let unit = unit.unwrap_or_else(|| seen.author.name.clone());
    let when = moment_words(seen.at);
    if seen.version == version {
        t!("patient-seen-by", unit: unit, when: when)
    } else {
        t!("patient-seen-older", unit: unit, when: when)
    }
}

/// How it goes, what was done, which steps serve it.
fn came_of_it(entry: &WhatMattersEntry) -> Element {
    rsx! {
        if let Some(rating) = entry.ratings.last() {
            div { class: "stack stack-tight",
                p {
                    strong {
                        {t!("patient-rating", level: i18n::named("attainment", &rating.attainment))}
                    }
                    span { class: "meta", " · " {moment_words(rating.at)} }
                }
                if let Some(note) = &rating.note {
                    p { class: "note", {&**note} }
                }
            }
        }
        if !entry.follow_ups.is_empty() {
            div { class: "stack stack-tight",
                h3 { {t!("patient-follow-ups")} }
                ul { class: "stack stack-tight",
                    for done in &entry.follow_ups {
                        li { key: "{done.id}",
                            p { class: "note", {&*done.text} }
                            p { class: "meta", {day_words(done.done_on)} " · " {&*done.author.name} }
                        }
                    }
                }
            }
        }
        if !entry.steps.is_empty() {
            div { class: "stack stack-tight",
                h3 { {t!("patient-serving")} }
                ul { class: "stack stack-tight",
                    for step in &entry.steps {
                        li { key: "{step.id}", class: "row",
                            span { {&*step.title} }
                            span { class: "chip step-state-{i18n::api_name(&step.state)}",
                                {i18n::named("step-state", &step.state)}
                            }
                        }
                    }
                }
            }
        }
    }
}
