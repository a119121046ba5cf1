//! Links that open the page for the GP without signing in: made here, ended here, with how often they were opened.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    gp_visits::{
        AtVisitLink, EndVisitLink, ListVisitLinks, MadeVisitLink, MakeVisitLink, NewVisitLink,
        VisitLink, VisitLinks,
    },
    id::{Id, Patient},
    patients::AtPatient,
};

use crate::{
    api::{Answer, new_id, use_answer, use_submit},
    components::{ButtonKind, Look, Status, button, button_with, card, moment_words, notice},
    pages::{Given, failure_of, shown},
    platform,
    route::Route,
    t,
};

/// The part of the page about links.
#[component]
pub(super) fn Links(patient: Id<Patient>) -> Element {
    let answer = use_answer::<ListVisitLinks>(move || (AtPatient { patient }, Nothing {}));
    let making = use_submit();
    let mut id = use_signal(new_id);
    let mut made = use_signal(|| None::<Given<MadeVisitLink>>);
    let make = move |()| {
        let body = NewVisitLink { id: *id.peek() };
        making.send::<MakeVisitLink>(AtPatient { patient }, body, move |link| {
            id.set(new_id());
            answer.change(|list| list.links.insert(0, link.link.clone()));
            made.set(Some(Given::new(link)));
            platform::focus("visit-link");
        });
    };
    let content = rsx! {
        p { {t!("link-lead")} }
        if let Some(made) = made() {
            Made { made }
        } else {
            div { class: "actions",
                {button_with(
                    Look { busy: *making.busy.read(), ..Look::default() },
                    t!("link-make"),
                    make,
                )}
            }
        }
        {failure_of(making.failure)}
        {shown(answer, |list| rsx! {
            if !list.links.is_empty() {
                h3 { {t!("link-open-ones")} }
            }
            ul { class: "plain-list stack",
                for link in &list.links {
                    LinkLine { key: "{link.id}", patient, link: Given::new(link.clone()), answer }
                }
            }
        })}
    };
    card("no-print", t!("link-title"), content)
}

/// The link itself, shown while the page stands: it cannot be read anywhere later.
#[component]
fn Made(made: Given<MadeVisitLink>) -> Element {
    let status = use_context::<Status>();
    let address = format!("{}{}#{}", platform::service(), Route::ForGp {}, made.token);
    let copied = address.clone();
    let copy = move |()| {
        if platform::copy(&copied) {
            status.say(t!("link-copied"));
        } else {
            status.say(t!("link-not-copied"));
        }
    };
    notice(rsx! {
        p { {t!("link-made", when: moment_words(made.link.until))} }
        p { id: "visit-link", class: "visit-link", tabindex: "-1", {address} }
        p { class: "meta", {t!("link-caution")} }
        div { class: "actions",
            {button(ButtonKind::Primary, t!("link-copy"), copy)}
        }
    })
}

#[component]
fn LinkLine(patient: Id<Patient>, link: Given<VisitLink>, answer: Answer<VisitLinks>) -> Element {
    let ending = use_submit();
    let status = use_context::<Status>();
    let at = AtVisitLink {
        patient,
        link: link.id,
    };
    let end = move |()| {
        ending.send::<EndVisitLink>(at, (), move |()| {
            answer.change(|list| list.links.retain(|one| one.id != at.link));
            status.say(t!("link-ended"));
            platform::focus("page-title");
        });
    };
    let opened = match link.opened_at {
        Some(at) => t!("link-opened", count: link.opened, when: moment_words(at)),
        None => t!("link-not-opened"),
    };
    let made = moment_words(link.made_at);
    rsx! {
        li { class: "stack stack-tight",
            p { {t!("link-made-by", name: &*link.made_by.name, when: &*made)} }
            p { class: "meta",
                {t!("link-until", when: moment_words(link.until))}
                " "
                {opened}
            }
            div { class: "actions",
                {button_with(
                    Look {
                        busy: *ending.busy.read(),
                        label: Some(format!("{}: {made}", t!("link-end"))),
                        ..Look::default()
                    },
                    t!("link-end"),
                    end,
                )}
            }
            {failure_of(ending.failure)}
        }
    }
}
