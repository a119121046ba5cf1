//! One checklist: filled item by item, or read when it was signed.

use dioxus::prelude::*;
use shared::{
    checklists::{AtChecklist, Checklist, DailyPart, GetChecklist},
    contract::Nothing,
    id::{self, Id, Patient},
};

use super::{Acting, beside, item::Item, news2, read, sign::Sign, use_titled, words, work::Work};
use crate::{
    api::{Answer, use_answer, use_api},
    components::{
        ButtonKind, back_link, button, card, long_words, moment_words, notice, own_words,
        page_title, warning,
    },
    live::Live,
    pages::{Given, failure_of, shown},
    route::{AtChecklists, Route},
    session::use_me,
    t,
};

/// The page.
#[component]
pub(super) fn Page(patient: ReadSignal<Id<Patient>>, checklist: Id<id::Checklist>) -> Element {
    let at = AtChecklist {
        patient: patient(),
        checklist,
    };
    let answer = use_answer::<GetChecklist>(move || (at, Nothing {}));
    let title = match &*answer.value.read() {
        Some(checklist) => use_titled(&checklist.patient, words(&checklist.content.title)),
        None => t!("checklists-title"),
    };
    let list = Route::Checklists {
        patient: patient(),
        at: AtChecklists::List,
    };
    rsx! {
        Acting { patient: patient() }
        {back_link(list, t!("checklists-title"))}
        {page_title(title, None)}
        {shown(answer, |checklist| content(checklist, answer, at))}
    }
}

fn content(checklist: &Checklist, answer: Answer<Checklist>, at: AtChecklist) -> Element {
    rsx! {
        if let Some(about) = &checklist.content.about {
            p { class: "lead", {words(about)} }
        }
        if checklist.signed.is_some() || !checklist.may_fill {
            {standing(checklist)}
            {daily_line(&checklist.daily_line)}
            {read::answers(checklist)}
        } else {
            {daily_line(&checklist.daily_line)}
            Filling { answer, at: Given::new(at) }
        }
    }
}

/// Who signed it and when; or that it waits for others.
fn standing(checklist: &Checklist) -> Element {
    notice(match &checklist.signed {
        Some(act) => rsx! {
            p { {t!("checklists-signed-by", name: &*act.author.name, at: moment_words(act.at))} }
        },
        None => rsx! {
            p { {t!("checklists-not-signed", name: &*checklist.begun.author.name)} }
        },
    })
}

/// What matters most, and what to mind, in one line each.
fn daily_line(parts: &[DailyPart]) -> Element {
    if parts.is_empty() {
        return rsx! {};
    }
    card(
        "card-quiet",
        t!("checklists-daily-line"),
        rsx! {
            for part in parts {
                match part {
                    DailyPart::WhatMatters { words, lang } => own_words(words, lang),
                    DailyPart::Answer { text, note, .. } => rsx! {
                        p {
                            strong { {words(text)} }
                            if let Some(note) = note {
                                ": "
                                {&**note}
                            }
                        }
                    },
                }
            }
        },
    )
}

/// The items, and what is on its way.
#[component]
fn Filling(answer: Answer<Checklist>, at: Given<AtChecklist>) -> Element {
    let me = use_me();
    let (api, live) = (use_api(), use_context::<Live>());
    let work = use_hook(|| {
        let person = me.as_ref().map(|me| me.person.to_string());
        let kept_as = format!(
            "draft:{}:checklist-{}",
            person.unwrap_or_default(),
            at.checklist
        );
        Work::new(answer, *at, kept_as)
    });
    // Whenever something waits, and whenever there may be a network again.
    use_effect(move || {
        let _ = (live.changes(), live.online.read(), work.unsent.read());
        let _ = (work.refused.read(), work.wrong.read());
        work.send(api);
    });
    let checklist = answer.value.read();
    let Some(checklist) = checklist.as_ref() else {
        return rsx! {};
    };
    let last_observed = news2::last_item(&checklist.content);
    rsx! {
        {beside::due(checklist.due.map(long_words))}
        if checklist.newer_template {
            p { class: "meta", {t!("checklists-newer")} }
        }
        {saved(checklist, work)}
        for each in &checklist.content.items {
            div { key: "{each.key}", class: "stack",
                if let Some(section) = &each.section {
                    h2 { {words(section)} }
                }
                Item { work, item: Given::new(each.clone()) }
                if last_observed == Some(&each.key) {
                    {news2::sums(checklist)}
                }
            }
        }
        {refused(work)}
        Sign { work }
    }
}

/// «4 av 27 besvart. Alt er lagret.», always in sight.
fn saved(checklist: &Checklist, work: Work) -> Element {
    let answered = checklist
        .answers
        .iter()
        .filter(|answer| answer.value.is_some())
        .count();
    let waiting = work.unsent.read().count();
    rsx! {
        p { class: "saved", role: "status",
            {t!("checklists-answered", answered: answered, items: checklist.content.items.len())}
            " "
            if waiting == 0 {
                {t!("checklists-all-saved")}
            } else {
                {t!("checklists-waiting", count: waiting)}
            }
        }
    }
}

/// The service said no to something that is not about one item.
fn refused(work: Work) -> Element {
    if work.refused.read().is_none() || work.collided().is_some() {
        return rsx! {};
    }
    let waiting = work.unsent.read().count();
    warning(rsx! {
        {failure_of(work.refused)}
        if waiting > 0 {
            p { {t!("checklists-not-stored", count: waiting)} }
            {button(ButtonKind::Ordinary, t!("checklists-give-up"), move |()| work.give_up())}
        }
    })
}
