//! One related person: how to reach them, what waits, what they see, what has happened.

use dioxus::prelude::*;
use shared::{
    consents::EndConsent,
    id::{self, Id},
    related_persons::{
        AtRelatedPerson, EndRelatedPerson, RelatedPerson, RelatedPersons, SeenRelatedPerson,
    },
};

use super::{
    Whose,
    acts::Asking,
    contact::contact,
    corrections::{Corrections, told_corrections},
    one_of, put, use_related,
    words::{open_now, open_words, place_words, to_reader},
};
use crate::{
    api::{Answer, use_submit},
    components::{Status, link, page_title, short_words},
    i18n,
    pages::{
        Given,
        ask::AskedTwice,
        failure_of,
        kin::{author_words, scope_words, until_words},
    },
    route::AtRelatives,
    t,
};

/// The page.
#[component]
pub(super) fn Person(whose: Whose, id: Id<id::RelatedPerson>) -> Element {
    let answer = use_related(whose.patient);
    rsx! {
        {whose.back_to_list()}
        {one_of(answer, id, |person| all_of(&whose, person, answer))}
    }
}

fn all_of(whose: &Whose, person: &RelatedPerson, answer: Answer<RelatedPersons>) -> Element {
    let given = Given::new(person.clone());
    let standing = !person.state.is_over();
    let manages = standing && whose.may(|staff| staff.may_manage);
    rsx! {
        {page_title(
            whose.titled(person.full_name()),
            Some(rsx! { p { {place_words(person)} } }),
        )}
        if manages {
            Corrections { whose: whose.clone(), person: given.clone(), answer }
        }
        Asking { whose: whose.clone(), person: given.clone(), answer }
        if standing {
            Access { whose: whose.clone(), person: given.clone(), answer }
        }
        {contact(whose, person)}
        {told_corrections(person)}
        {history(person)}
        if manages {
            Ending { whose: whose.clone(), person: given, answer }
        }
    }
}

/// What is open for them, and the ways to change that.
#[component]
fn Access(whose: Whose, person: Given<RelatedPerson>, answer: Answer<RelatedPersons>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let name = person.given_name.clone();
    let at = AtRelatedPerson {
        patient: whose.patient,
        related_person: person.id,
    };
    let opens = whose.may(|staff| staff.may_open);
    let open = open_now(&person);
    let end = {
        let name = name.clone();
        move |()| {
            let name = name.clone();
            submit.send::<EndConsent>(at, (), move |changed| {
                status.say(t!("access-ended", name: name));
                put(answer, changed);
            });
        }
    };
    rsx! {
        section { class: "card",
            h2 { {t!("access-title", name: &*name)} }
            p { {open_words(&person)} }
            if let Some(consent) = open {
                p { class: "meta",
                    {i18n::named("consent-basis", &consent.basis)}
                    " · "
                    {author_words(&consent.given_by)}
                    " · "
                    {short_words(consent.from)}
                }
                if let Some(reason) = &consent.reason {
                    p { class: "note", {&**reason} }
                }
                if let Some(document) = &consent.document {
                    p { class: "note", {&**document} }
                }
            }
            if opens {
                p {
                    {link("button", whose.route(AtRelatives::Open(person.id)), rsx! {
                        if open.is_some() {
                            {t!("access-change")}
                        } else {
                            {t!("access-choose", name: &*name)}
                        }
                    })}
                }
            }
            {failure_of(submit.failure)}
            if opens && open.is_some() {
                AskedTwice {
                    id: "end-access",
                    words: t!("access-end"),
                    question: t!("access-end-question", name: &*name),
                    yes: t!("access-end-yes"),
                    busy: *submit.busy.read(),
                    onyes: end,
                }
            }
        }
    }
}

/// No longer a related person.
#[component]
fn Ending(whose: Whose, person: Given<RelatedPerson>, answer: Answer<RelatedPersons>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let navigator = use_navigator();
    let name = person.full_name();
    let question = to_reader(&whose, "relative-end-question", &person.given_name);
    let at = AtRelatedPerson {
        patient: whose.patient,
        related_person: person.id,
    };
    let body = SeenRelatedPerson {
        version: person.version,
    };
    let to = whose.route(AtRelatives::List);
    rsx! {
        section { class: "stack stack-tight",
            {failure_of(submit.failure)}
            AskedTwice {
                id: "end-relative",
                words: t!("relative-end", name: &*person.given_name),
                question,
                yes: t!("relative-end-yes"),
                busy: *submit.busy.read(),
                onyes: move |()| {
                    let (name, to) = (name.clone(), to.clone());
                    submit.send::<EndRelatedPerson>(at, body.clone(), move |changed| {
                        put(answer, changed);
                        status.say_on_next_page(t!("relative-end-done", name: name));
                        navigator.push(to);
                    });
                },
            }
        }
    }
}

/// What has happened, and what was open before: folded.
fn history(person: &RelatedPerson) -> Element {
    rsx! {
        details {
            summary { {t!("relative-history")} }
            ul { class: "stack stack-tight",
                for (index , line) in person.history.iter().enumerate() {
                    li { key: "{index}",
                        span { {i18n::named("registration", &line.event)} }
                        span { class: "meta",
                            " · "
                            {author_words(&line.author)}
                            " · "
                            {short_words(line.at)}
                        }
                    }
                }
                for consent in &person.consents {
                    li { key: "{consent.id}",
                        span {
                            {t!(
                                "relative-was-open",
                                what: scope_words(&consent.scopes),
                                until: until_words(consent.until)
                            )}
                        }
                        span { class: "meta",
                            " · "
                            {author_words(&consent.given_by)}
                            " · "
                            {short_words(consent.from)}
                            if let (Some(at), Some(by)) = (consent.ended_at, &consent.ended_by) {
                                " · "
                                {t!("relative-was-ended", who: author_words(by), date: short_words(at))}
                            }
                        }
                    }
                }
            }
        }
    }
}
