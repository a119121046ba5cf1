//! The parts that messages have in common, each under its heading; those that are empty are left out.

use dioxus::prelude::*;
use shared::messages::{
    Contact, Diagnosis, FunctionScore, InformationGiven, MessageAppointment, MessageRelative,
    Section, TimedEvent, When,
};

use super::LANG;
use crate::{
    components::{call_link, long_words, moment_words, rich_text},
    i18n, t,
};

/// A part with its heading.
pub(super) fn part(title: String, content: Element) -> Element {
    rsx! {
        section { class: "stack",
            h2 { {title} }
            {content}
        }
    }
}

/// A part that is a list; nothing when nothing is in it.
fn listed(title: String, lines: Vec<Element>) -> Element {
    if lines.is_empty() {
        return rsx! {};
    }
    let lines = lines.into_iter().map(|line| rsx! { li { {line} } });
    part(
        title,
        rsx! {
            ul { class: "plain-list stack", {lines} }
        },
    )
}

/// The moment, or the day where no moment was said.
pub(super) fn when_words(when: When) -> String {
    match when.at {
        Some(at) => moment_words(at),
        None => long_words(when.on),
    }
}

/// The sender's words, and what is said beside them.
fn line(words: &str, beside: Vec<String>) -> Element {
    rsx! {
        p { lang: LANG, {words} }
        if !beside.is_empty() {
            p { class: "meta", {beside.join(" · ")} }
        }
    }
}

/// What one must be careful with: stands out.
pub(super) fn cautions(cautions: Vec<Element>) -> Element {
    if cautions.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "notice notice-warn stack",
            h2 { {t!("message-cautions")} }
            {cautions.into_iter()}
        }
    }
}

pub(super) fn sections(sections: &[Section]) -> Element {
    rsx! {
        {sections.iter().map(|section| {
            let heading = section.heading.as_ref();
            let title = heading.map_or_else(|| t!("section-other"), |heading| heading.words().to_owned());
            part(title, rich_text(&section.text, 3, LANG))
        })}
    }
}

pub(super) fn diagnoses(diagnoses: &[Diagnosis]) -> Element {
    let one = |diagnosis: &Diagnosis| {
        let code = diagnosis.code.as_ref();
        let main = diagnosis.main.then(|| t!("message-main-diagnosis"));
        let coded = code.map(|code| code.code.clone());
        let words = code.map(|code| code.words()).or(diagnosis.note.as_deref());
        let note = diagnosis.note.clone().filter(|_| code.is_some());
        line(
            words.unwrap_or_default(),
            main.into_iter().chain(note).chain(coded).collect(),
        )
    };
    listed(t!("section-diagnoses"), diagnoses.iter().map(one).collect())
}

/// What happened or is expected to: an estimate says so.
pub(super) fn events(events: &[TimedEvent]) -> Element {
    let one = |event: &TimedEvent| {
        let code = event.code.as_ref().map(|code| code.words());
        let words = code.or(event.description.as_deref()).unwrap_or_default();
        let more = event.description.clone().filter(|_| code.is_some());
        rsx! {
            p { class: "row",
                strong { lang: LANG, {words} }
                span { {when_words(event.when)} }
                if event.estimate {
                    span { class: "chip", {t!("message-estimate")} }
                }
            }
            if let Some(more) = more {
                p { class: "meta", lang: LANG, {more} }
            }
        }
    };
    listed(t!("message-events"), events.iter().map(one).collect())
}

/// Names with telephones to press.
fn reached(name: String, beside: Vec<String>, phones: &[String]) -> Element {
    rsx! {
        {line(&name, beside)}
        if !phones.is_empty() {
            p { class: "row", {phones.iter().map(|phone| call_link(&name, phone))} }
        }
    }
}

pub(super) fn contacts(contacts: &[Contact]) -> Element {
    let one = |contact: &Contact| {
        let role = contact.role.clone();
        reached(
            contact.name.clone(),
            role.into_iter().collect(),
            &contact.phones,
        )
    };
    listed(t!("message-contacts"), contacts.iter().map(one).collect())
}

pub(super) fn relatives(relatives: &[MessageRelative]) -> Element {
    listed(
        t!("relatives-title"),
        relatives.iter().map(relative).collect(),
    )
}

/// «Grete Lund Aas»: as far as a name was sent.
pub(super) fn relative_name(relative: &MessageRelative) -> String {
    let names = [&relative.given_name, &relative.family_name];
    let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    if names.is_empty() {
        t!("message-no-name")
    } else {
        names.join(" ")
    }
}

/// A relative as the message names one: our word for the relation where the code is one we know.
pub(super) fn relative(relative: &MessageRelative) -> Element {
    let sent = |code: &shared::messages::Coded| code.words().to_owned();
    let relation = match &relative.relation {
        Some(relation) => Some(i18n::named("relation", relation)),
        None => relative.relation_code.as_ref().map(sent),
    };
    let care = relative.care_function.as_ref().map(sent);
    let note = relative.note.clone();
    reached(
        relative_name(relative),
        relation.into_iter().chain(care).chain(note).collect(),
        &relative.phones,
    )
}

/// From 1, no difficulty, to 5, help with all of it; 9 is not relevant.
pub(super) fn functions(functions: &[FunctionScore]) -> Element {
    if functions.is_empty() {
        return rsx! {};
    }
    let one = |function: &FunctionScore| {
        let score = match function.score.as_deref() {
            Some("9") => t!("function-not-relevant"),
            Some(score) => t!("function-score", score: score),
            None => String::new(),
        };
        rsx! {
            tr { role: "row",
                th { scope: "row", role: "rowheader", lang: LANG, {function.function.words()} }
                td { role: "cell", {score} }
                td { role: "cell", lang: LANG, {function.note.as_deref()} }
            }
        }
    };
    part(
        t!("message-functions"),
        rsx! {
            p { class: "meta", {t!("function-explained")} }
            table { class: "medicines", role: "table",
                thead { role: "rowgroup",
                    tr { role: "row",
                        th { scope: "col", role: "columnheader", {t!("function-name")} }
                        th { scope: "col", role: "columnheader", {t!("function-level")} }
                        th { scope: "col", role: "columnheader", {t!("message-note")} }
                    }
                }
                tbody { role: "rowgroup", {functions.iter().map(one)} }
            }
        },
    )
}

/// Check-ups.
pub(super) fn appointments(appointments: &[MessageAppointment]) -> Element {
    let one = |appointment: &MessageAppointment| {
        let when = appointment.when.map(when_words);
        let when = when.or_else(|| appointment.about.clone());
        let place = appointment.place.clone();
        let note = appointment.note.clone();
        let words: Vec<String> = when.into_iter().chain(place).collect();
        let booking = i18n::named("message-booking", &appointment.booking);
        line(
            &words.join(", "),
            std::iter::once(booking).chain(note).collect(),
        )
    };
    listed(
        t!("message-appointments"),
        appointments.iter().map(one).collect(),
    )
}

/// What the patient and others were told.
pub(super) fn information(given: &[InformationGiven]) -> Element {
    let one = |given: &InformationGiven| {
        let about = given.about.as_ref().map(|about| about.words());
        let words = given.text.as_deref().or(about).unwrap_or_default();
        let to = given
            .to
            .as_ref()
            .map(|name| t!("message-told-to", name: &**name));
        let by = given
            .by
            .as_ref()
            .map(|name| t!("message-told-by", name: &**name));
        let on = given.on.map(long_words);
        line(words, to.into_iter().chain(by).chain(on).collect())
    };
    listed(t!("message-information"), given.iter().map(one).collect())
}
