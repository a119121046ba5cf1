//! «Hva får Berit se?»: a ready-made choice or each part, until when, then exactly what that is, and only then
//! it can be opened.

use chrono::{Months, NaiveDate};
use dioxus::prelude::*;
use shared::{
    consents::{
        Consent, ConsentBasis, GiveConsent, NewConsent, PreviewConsent, PreviewRequest, Scope,
    },
    id::{self, Id},
    patients::AtPatient,
    related_persons::{AtRelatedPerson, RelatedPerson, RelatedPersons},
    sharing::Shared,
};

use super::{
    Whose,
    basis::{ground_fields, use_ground},
    one_of,
    preview::preview,
    put, use_related,
    words::{open_now, to_reader},
};
use crate::{
    api::{Answer, new_id, use_submit},
    components::{
        ButtonKind, Field, FieldError, Look, Status, Tick, back_link, button, button_with, choices,
        date_field, page_title, sets, tick_boxes, today,
    },
    i18n,
    pages::{
        Given, failure_of,
        patients::work::{Check, use_form, work_form},
        state::use_text,
    },
    platform,
    route::AtRelatives,
    t,
};

const WHAT: &str = "access-what";
const EACH: &str = "access-each";
const UNTIL: &str = "access-until";
const DAY: &str = "access-day";

/// The page.
#[component]
pub(super) fn OpenPage(whose: Whose, id: Id<id::RelatedPerson>) -> Element {
    let answer = use_related(whose.patient);
    one_of(answer, id, |person| {
        let name = person.given_name.clone();
        rsx! {
            {back_link(whose.route(AtRelatives::One(id)), person.full_name())}
            {page_title(whose.titled(t!("access-question", name: name)), None)}
            Opening { whose: whose.clone(), person: Given::new(person.clone()), answer }
        }
    })
}

/// What is chosen.
#[derive(Clone, Copy, PartialEq)]
struct Choice {
    what: Signal<String>,
    each: Signal<Vec<Scope>>,
    until: Signal<String>,
    day: Signal<String>,
}

/// What was chosen, checked, and what it opens.
#[derive(Clone, PartialEq)]
struct Chosen {
    consent: NewConsent,
    seen: Given<Shared>,
}

#[component]
fn Opening(whose: Whose, person: Given<RelatedPerson>, answer: Answer<RelatedPersons>) -> Element {
    let now = open_now(&person);
    let choice = Choice {
        what: use_text(&|| {
            now.map(|consent| preset_of(&consent.scopes))
                .unwrap_or_default()
        }),
        each: use_signal(|| {
            now.map(|consent| consent.scopes.clone())
                .unwrap_or_default()
        }),
        until: use_text(&|| now.map(until_of).unwrap_or_default()),
        day: use_text(&|| day_of(now)),
    };
    let ground = use_ground(person.id);
    let form = use_form();
    let id = use_hook(|| CopyValue::new(new_id::<id::Consent>()));
    let mut chosen = use_signal(|| None::<Chosen>);
    use_effect(move || {
        if chosen.read().is_some() {
            platform::focus("preview");
        }
    });
    let navigator = use_navigator();
    let patient = whose.patient;
    let back = whose.route(AtRelatives::One(person.id));
    let errors = form.errors(&[
        ("scopes", WHAT, t!("access-what")),
        ("until", UNTIL, t!("access-until")),
    ]);
    if let Some(picked) = chosen() {
        return rsx! {
            Confirm { whose, person, answer, chosen: picked, onback: move |()| {
                chosen.set(None);
                platform::focus("page-title");
            } }
        };
    }
    let look = {
        let whose = whose.clone();
        move |()| {
            let mut wrong = Check::default();
            let scopes = scopes(choice, &mut wrong);
            let until = until(choice, &mut wrong);
            let said = ground.check(&whose, until.flatten(), &mut wrong);
            let fine = form.may_send(wrong.wrong());
            let (true, Some(scopes), Some(until), Some((basis, reason, document))) =
                (fine, scopes, until, said)
            else {
                return;
            };
            let consent = NewConsent {
                id: *id.peek(),
                scopes: scopes.clone(),
                basis,
                reason,
                document,
                until,
            };
            let body = PreviewRequest { scopes };
            form.submit
                .send::<PreviewConsent>(AtPatient { patient }, body, move |seen| {
                    let seen = Given::new(seen);
                    chosen.set(Some(Chosen { consent, seen }));
                });
        }
    };
    rsx! {
        {work_form(
            form,
            &errors,
            t!("access-look", name: &*person.given_name),
            look,
            move |()| {
                navigator.push(back.clone());
            },
            rsx! {
                {what_fields(&whose, choice, &errors)}
                {until_fields(&whose, choice, &errors)}
                if let Some(staff) = &whose.staff {
                    {ground_fields(staff, &person, ground, &errors)}
                }
            },
        )}
    }
}

fn what_fields(whose: &Whose, choice: Choice, errors: &[FieldError]) -> Element {
    let options = ["practical", "plan", "all", "each"].map(|one| {
        let words = match one {
            "plan" => to_reader(whose, "access-what-plan", ""),
            _ => t!(&format!("access-what-{one}")),
        };
        (one.to_owned(), words)
    });
    let mut each = choice.each;
    let ticks = Scope::ALL
        .iter()
        .map(|scope| Tick {
            value: i18n::api_name(scope),
            words: i18n::named("scope-long", scope),
            lang: None,
            ticked: each.read().contains(scope),
        })
        .collect();
    rsx! {
        {choices(&options, Field {
            id: WHAT,
            label: t!("access-what"),
            hint: Some(to_reader(whose, "access-what-hint", "")),
            value: (choice.what)(),
            problem: FieldError::of(errors, WHAT),
            oninput: sets(choice.what),
        })}
        if *choice.what.read() == "each" {
            {tick_boxes(EACH, t!("access-each"), ticks, Box::new(move |(value, on): (String, bool)| {
                let scope = Scope::ALL.into_iter().find(|scope| i18n::api_name(scope) == value);
                let Some(scope) = scope else { return };
                let mut each = each.write();
                each.retain(|other| *other != scope);
                if on {
                    each.push(scope);
                }
            }))}
        }
    }
}

fn until_fields(whose: &Whose, choice: Choice, errors: &[FieldError]) -> Element {
    let options = ["month", "three", "ended", "day"].map(|one| {
        let words = match one {
            "ended" => to_reader(whose, "access-until-ended", ""),
            _ => t!(&format!("access-until-{one}")),
        };
        (one.to_owned(), words)
    });
    rsx! {
        {choices(&options, Field {
            id: UNTIL,
            label: t!("access-until"),
            hint: None,
            value: (choice.until)(),
            problem: FieldError::of(errors, UNTIL),
            oninput: sets(choice.until),
        })}
        if *choice.until.read() == "day" {
            {date_field((Some(today()), None), Field {
                id: DAY,
                label: t!("access-day"),
                hint: None,
                value: (choice.day)(),
                problem: FieldError::of(errors, DAY),
                oninput: sets(choice.day),
            })}
        }
    }
}

/// The ready-made choices.
fn preset(name: &str) -> Option<&'static [Scope]> {
    use Scope::{Plan, Practical, WhatMatters, WholeLetters};
    Some(match name {
        "practical" => &[Practical],
        "plan" => &[Practical, WhatMatters, Plan],
        "all" => &[Practical, WhatMatters, Plan, WholeLetters],
        _ => return None,
    })
}

fn preset_of(scopes: &[Scope]) -> String {
    let same = |name: &&str| preset(name).is_some_and(|known| known == scopes);
    let found = ["practical", "plan", "all"].into_iter().find(same);
    found.unwrap_or("each").to_owned()
}

fn until_of(consent: &Consent) -> String {
    let name = if consent.until.is_some() {
        "day"
    } else {
        "ended"
    };
    name.to_owned()
}

fn day_of(consent: Option<&Consent>) -> String {
    let day = consent.and_then(|consent| consent.until);
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn scopes(choice: Choice, wrong: &mut Check) -> Option<Vec<Scope>> {
    let what = choice.what.peek();
    if what.is_empty() {
        wrong.refuse(WHAT, t!("access-what"), "missing");
        return None;
    }
    if let Some(scopes) = preset(&what) {
        return Some(scopes.to_vec());
    }
    let mut scopes = choice.each.peek().clone();
    if scopes.is_empty() {
        wrong.refuse(EACH, t!("access-each"), "missing");
        return None;
    }
    scopes.sort_unstable();
    Some(scopes)
}

#[expect(clippy::option_option, reason = "wrong, without end, a day")]
fn until(choice: Choice, wrong: &mut Check) -> Option<Option<NaiveDate>> {
    let months = |count| today().checked_add_months(Months::new(count));
    match &**choice.until.peek() {
        "month" => Some(months(1)),
        "three" => Some(months(3)),
        "ended" => Some(None),
        "day" => wrong
            .day(DAY, t!("access-day"), &choice.day.peek())
            .map(Some),
        _ => {
            wrong.refuse(UNTIL, t!("access-until"), "missing");
            None
        }
    }
}

/// Exactly what is opened, and the button that opens it.
#[component]
fn Confirm(
    whose: Whose,
    person: Given<RelatedPerson>,
    answer: Answer<RelatedPersons>,
    chosen: Chosen,
    onback: EventHandler<()>,
) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let navigator = use_navigator();
    let name = person.given_name.clone();
    let at = AtRelatedPerson {
        patient: whose.patient,
        related_person: person.id,
    };
    let to = whose.route(AtRelatives::One(person.id));
    let consent = chosen.consent.clone();
    let on_paper = consent.basis != ConsentBasis::PatientInApp;
    let shown = preview(&whose, &person, &consent, &chosen.seen);
    rsx! {
        {shown}
        {failure_of(submit.failure)}
        div { class: "actions",
            {button_with(
                Look { kind: ButtonKind::Primary, busy: *submit.busy.read(), ..Look::default() },
                t!("access-open", name: &*name),
                move |()| {
                    let (to, name) = (to.clone(), name.clone());
                    submit.send::<GiveConsent>(at, consent.clone(), move |changed| {
                        put(answer, changed);
                        status.say_on_next_page(t!("access-opened", name: name));
                        navigator.push(to);
                    });
                },
            )}
            if on_paper {
                {button(ButtonKind::Ordinary, t!("access-print"), move |()| platform::print())}
            }
            {button(ButtonKind::Quiet, t!("action-change"), move |()| onback.call(()))}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_found_again_among_the_choices() {
        for name in ["practical", "plan", "all"] {
            assert_eq!(preset_of(preset(name).unwrap()), name);
        }
        assert_eq!(preset_of(&[Scope::Plan]), "each");
    }
}
