//! «Hva får Berit se?»: a ready-made choice or each part, until when, then exactly what that is, and only then
//! it can be opened.

use dioxus::prelude::*;
use shared::{
    consents::{ConsentBasis, GiveConsent, NewConsent, PreviewConsent, PreviewRequest},
    id::{self, Id},
    patients::AtPatient,
    related_persons::{AtRelatedPerson, RelatedPerson, RelatedPersons},
    sharing::Shared,
};

use super::{
    Whose,
    basis::{ground_fields, use_ground},
    choice::{UNTIL, WHAT, scopes, until, until_fields, use_choice, what_fields},
    one_of,
    preview::preview,
    put, use_related,
    words::open_now,
};
use crate::{
    api::{Answer, new_id, use_submit},
    components::{ButtonKind, Look, Status, back_link, button, button_with, page_title},
    pages::{
        Given, failure_of,
        patients::work::{Check, use_form, work_form},
    },
    platform,
    route::AtRelatives,
    t,
};

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

/// What was chosen, checked, and what it opens.
#[derive(Clone, PartialEq)]
struct Chosen {
    consent: NewConsent,
    seen: Given<Shared>,
}

#[component]
fn Opening(whose: Whose, person: Given<RelatedPerson>, answer: Answer<RelatedPersons>) -> Element {
    let choice = use_choice(open_now(&person));
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
