//! One update: what happened to whom, in whose words; opened, it says who has read it and lets one act.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{
    inbox::{AtUpdate, HandleUpdate, ReadUpdate, SeenUpdate, TakeUpdate, Update, UpdateKind},
    what_matters::Attainment,
};

use crate::{
    api::use_submit,
    components::{Look, Status, button_with, day_words, link, moment_words, own_words},
    failure::Failure,
    i18n,
    pages::{Given, failure_view, kin::author_words, patients::work::current, state::use_flag},
    platform,
    route::{AtFollowUp, AtMessages, AtRelatives, Route},
    session::use_me,
    t,
};

/// One update.
#[component]
pub(super) fn UpdateCard(update: Given<Update>, onchanged: EventHandler<Update>) -> Element {
    let mut open = use_flag(false);
    let reading = use_submit();
    let at = AtUpdate {
        unit: update.unit,
        update: update.id,
    };
    let unread = !update.read_by_me;
    let toggle = move |_| {
        open.toggle();
        if unread && *open.peek() {
            reading.send::<ReadUpdate>(at, (), move |read| onchanged.call(read));
        }
    };
    let panel = format!("update-{}", update.id);
    let waits_long = matches!(
        update.kind,
        UpdateKind::StepOverdue | UpdateKind::StepEscalated | UpdateKind::UpdateEscalated
    );
    let needs_you = waits_long && update.handled.is_none();
    let needs_you = if needs_you { "card-needs-you" } else { "" };
    let state = if open() { "open" } else { "" };
    rsx! {
        article { class: "card update {needs_you} {state}",
            h2 { class: "update-title",
                button {
                    class: "update-toggle",
                    r#type: "button",
                    aria_expanded: open().to_string(),
                    aria_controls: "{panel}",
                    onclick: toggle,
                    span { class: "update-what", {i18n::named("update", &update.kind)} }
                    if unread {
                        span { class: "chip chip-new", {t!("inbox-new")} }
                    }
                    span { class: "update-whose", {update.patient.full_name()} }
                }
            }
            {subject(&update)}
            p { class: "meta", {owner_line(&update)} " · " {moment_words(update.at)} }
            div { id: "{panel}", hidden: !open(),
                if open() {
                    Opened { update, onchanged }
                }
            }
        }
    }
}

/// Where more about it stands: on the page about related persons, or among the messages.
fn more(update: &Update) -> Option<(Route, String)> {
    let patient = update.patient.id;
    // From an admission one writes to the ward what one knows: that begins among the messages too.
    if matches!(
        update.kind,
        UpdateKind::ReportReceived | UpdateKind::Admitted
    ) {
        let at = AtMessages::List;
        return Some((Route::Messages { patient, at }, t!("messages-title")));
    }
    if update.kind == UpdateKind::Worsened {
        let at = AtFollowUp::Worse;
        return Some((Route::FollowUp { patient, at }, t!("worse-told")));
    }
    let at = AtRelatives::List;
    about_relatives(update.kind).then(|| (Route::Relatives { patient, at }, t!("relatives-title")))
}

fn about_relatives(kind: UpdateKind) -> bool {
    use UpdateKind::{
        RelatedPersonConfirmed, RelatedPersonCorrected, RelatedPersonDeclined,
        RelatedPersonExpired, RelativeAsked, RelativeObserved, RelativeWroteWhatMatters,
    };
    matches!(
        kind,
        RelatedPersonConfirmed
            | RelatedPersonCorrected
            | RelatedPersonDeclined
            | RelatedPersonExpired
            | RelativeAsked
            | RelativeObserved
            | RelativeWroteWhatMatters
    )
}

/// The words, title or date it is about.
fn subject(update: &Update) -> Element {
    let Some(text) = &update.text else {
        return rsx! {};
    };
    // A patient's own words, in a language that nobody has named.
    let unnamed = (update.kind == UpdateKind::ExplanationAsked).then_some("");
    if let Some(lang) = update.lang.as_deref().or(unnamed) {
        return rsx! {
            {own_words(text, lang)}
            if let Some(author) = &update.said_by {
                p { class: "meta", strong { {author_words(author)} } }
            }
        };
    }
    let attainment = Attainment::ALL
        .into_iter()
        .find(|level| i18n::api_name(level) == *text);
    let words = match (text.parse::<NaiveDate>(), attainment) {
        (Ok(day), _) => day_words(day),
        (_, Some(level)) => i18n::named("attainment", &level),
        _ if update.kind == UpdateKind::ReportReceived => t!(&format!("message-kind-{text}")),
        _ if update.kind == UpdateKind::UpdateEscalated => t!(&format!("update-{text}")),
        _ => text.clone(),
    };
    rsx! {
        p { {words} }
    }
}

fn owner_line(update: &Update) -> String {
    let me = use_me().map(|me| me.person);
    if let Some(act) = &update.handled {
        return t!(
            "inbox-handled-by",
            name: act.author.name.clone(),
            when: moment_words(act.at)
        );
    }
    match &update.owner {
        Some(act) if act.author.person == me => t!("inbox-owner-me"),
        Some(act) => t!("inbox-owner", name: act.author.name.clone()),
        None => t!("inbox-nobody"),
    }
}

#[component]
fn Opened(update: Given<Update>, onchanged: EventHandler<Update>) -> Element {
    let acting = use_submit();
    let status = use_context::<Status>();
    let me = use_me().map(|me| me.person);
    let at = AtUpdate {
        unit: update.unit,
        update: update.id,
    };
    let seen = SeenUpdate {
        version: update.version,
    };
    // Somebody was faster: say who, and show how it stands.
    use_effect(move || {
        let failure = acting.failure.read().clone();
        if let Some(now) = failure.as_ref().and_then(current::<Update>) {
            status.say(meanwhile(&now));
            onchanged.call(now);
        }
    });
    let readers: Vec<_> = update
        .reads
        .iter()
        .map(|act| act.author.name.clone())
        .collect();
    let mine = update
        .owner
        .as_ref()
        .is_some_and(|act| act.author.person == me);
    let take_words = match &update.owner {
        Some(act) => t!("inbox-take-over", name: &*act.author.name),
        None => t!("inbox-take"),
    };
    let busy = *acting.busy.read();
    let take = {
        let seen = seen.clone();
        move |()| acting.send::<TakeUpdate>(at, seen.clone(), move |taken| onchanged.call(taken))
    };
    let handle = move |()| {
        acting.send::<HandleUpdate>(at, seen.clone(), move |handled| {
            status.say(t!("inbox-marked"));
            onchanged.call(handled);
            platform::focus("page-title");
        });
    };
    rsx! {
        div { class: "stack",
            if !readers.is_empty() {
                p { class: "meta", {t!("inbox-read-by", names: readers.join(", "))} }
            }
            div { class: "actions",
                {link(
                    "button button-primary",
                    Route::Patient { patient: update.patient.id },
                    rsx! { {t!("inbox-open-patient", name: update.patient.given_name.clone())} },
                )}
                if let Some((to, words)) = more(&update) {
                    {link("button", to, rsx! { {words} })}
                }
                if update.handled.is_none() {
                    if !mine {
                        {button_with(Look { busy, ..Look::default() }, take_words, take)}
                    }
                    {button_with(Look { busy, ..Look::default() }, t!("inbox-handle"), handle)}
                }
            }
            {refused(acting.failure.read().as_ref())}
        }
    }
}

/// Why it did not work, unless it is told in words of its own.
fn refused(failure: Option<&Failure>) -> Element {
    let failure = failure.filter(|failure| current::<Update>(failure).is_none());
    rsx! {
        if let Some(failure) = failure {
            {failure_view(failure)}
        }
    }
}

/// «Siri tok denne før deg», in a task or effect.
fn meanwhile(now: &Update) -> String {
    if let Some(act) = &now.handled {
        let (name, when) = (act.author.name.clone(), moment_words(act.at));
        return t!("inbox-handled-meanwhile", name: name, when: when);
    }
    match &now.owner {
        Some(act) => {
            let (name, when) = (act.author.name.clone(), moment_words(act.at));
            t!("inbox-taken-meanwhile", name: name, when: when)
        }
        None => t!("problem-changed_meanwhile"),
    }
}
