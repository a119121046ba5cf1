//! What a message says, as far as it was understood: what one must be careful with first.

use dioxus::prelude::*;
use shared::messages::{Letter, Logistics, MessageContent, Report, When};

use super::{
    LANG,
    everything::everything,
    medicines::medicines,
    parts::{
        appointments, cautions, contacts, diagnoses, events, functions, information, relatives,
        sections, when_words,
    },
};
use crate::{
    components::{notice, rich_text},
    t,
};

/// All of it.
pub(super) fn content(content: &MessageContent) -> Element {
    match content {
        MessageContent::Letter(letter) => of_letter(letter),
        MessageContent::Logistics(logistics) => of_logistics(logistics),
        MessageContent::Report(report) => of_report(report),
        MessageContent::Unknown => notice(rsx! { p { {t!("message-unread")} } }),
    }
}

fn of_letter(letter: &Letter) -> Element {
    let signed = letter.author.as_ref().zip(letter.approved);
    let from = letter
        .admitted
        .map(|when| day_line("message-admitted", when));
    let to = letter
        .discharged
        .map(|when| day_line("message-discharged", when));
    let cautious = letter
        .cautions
        .iter()
        .map(|caution| rich_text(caution, 3, LANG));
    rsx! {
        div { class: "stack stack-tight",
            if let Some(title) = &letter.title {
                p { strong { lang: LANG, {&**title} } }
            }
            if !letter.is_final {
                p { span { class: "chip", {t!("message-not-final")} } }
            }
            {from}
            {to}
            if let Some(outcome) = &letter.outcome {
                p { lang: LANG, {outcome.words()} }
            }
            if let Some((who, when)) = signed {
                p { class: "meta", {t!("letter-signed", who: &**who, when: when_words(when))} }
            }
        }
        {cautions(cautious.collect())}
        {sections(&letter.sections)}
        {diagnoses(&letter.diagnoses)}
        {medicines(&letter.medicines)}
        {relatives(&letter.relatives)}
    }
}

fn day_line(key: &str, when: When) -> Element {
    rsx! {
        p { {t!(key, when: when_words(when))} }
    }
}

fn of_logistics(logistics: &Logistics) -> Element {
    let about = [&logistics.discharged_to, &logistics.state];
    rsx! {
        {events(&logistics.events)}
        if about.iter().any(|coded| coded.is_some()) {
            div { class: "stack stack-tight",
                {about.into_iter().flatten().map(|coded| rsx! { p { lang: LANG, {coded.words()} } })}
            }
        }
        if let Some(name) = &logistics.responsible {
            p { class: "meta", {t!("message-responsible", name: &**name)} }
        }
        {contacts(&logistics.contacts)}
    }
}

fn of_report(report: &Report) -> Element {
    let cautious = report
        .cautions
        .iter()
        .map(|caution| rsx! { p { lang: LANG, {&**caution} } });
    rsx! {
        if let Some(kind) = &report.content_type {
            p { strong { lang: LANG, {kind.words()} } }
        }
        {cautions(cautious.collect())}
        {events(&report.events)}
        {sections(&report.sections)}
        {diagnoses(&report.diagnoses)}
        {medicines(&report.medicines)}
        {relatives(&report.relatives)}
        {functions(&report.functions)}
        {contacts(&report.contacts)}
        {appointments(&report.appointments)}
        {information(&report.information_given)}
        {everything(&report.everything)}
    }
}
