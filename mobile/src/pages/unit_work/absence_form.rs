//! Registering that one is away; the unit's leader, that somebody is.

use dioxus::prelude::*;
use shared::{
    absences::{Absences, NewAbsence, RegisterAbsence},
    id::{Id, Unit},
    patients::AtUnit,
};

use crate::{
    api::{Answer, new_id},
    components::{Field, FieldError, Status, date_field, select, sets, today},
    pages::{
        Given,
        patients::{
            optional,
            work::{Check, plain_form, use_form},
        },
        state::use_text,
    },
    platform,
    session::use_me,
    t,
};

const WHO: &str = "absence-who";
const FIRST: &str = "absence-first";
const LAST: &str = "absence-last";
const TAKES_OVER: &str = "absence-takes-over";

/// The form.
#[component]
pub(super) fn AbsenceForm(
    unit: Id<Unit>,
    leads: bool,
    known: Given<Absences>,
    answer: Answer<Absences>,
) -> Element {
    let me = use_me().map(|me| me.person.to_string()).unwrap_or_default();
    let who = use_text(&|| me.clone());
    let first = use_text(&|| today().to_string());
    let last = use_text(&String::new);
    let takes_over = use_text(&String::new);
    let mut id = use_signal(new_id);
    let form = use_form();
    let status = use_context::<Status>();
    let errors = form.errors(&[
        ("person", WHO, t!("absences-who")),
        ("first_day", FIRST, t!("absences-first")),
        ("last_day", LAST, t!("absences-last")),
        ("handed_to", TAKES_OVER, t!("absences-takes-over")),
    ]);
    let save = move |()| {
        let mut check = Check::default();
        let from = check.day(FIRST, t!("absences-first"), &first.peek());
        let to = check.day(LAST, t!("absences-last"), &last.peek());
        let person = who.peek().parse().ok();
        let fine = form.may_send(check.wrong());
        let (true, Some(person), Some(first_day), Some(last_day)) = (fine, person, from, to) else {
            return;
        };
        let body = NewAbsence {
            id: *id.peek(),
            person,
            first_day,
            last_day,
            handed_to: takes_over.peek().parse().ok(),
        };
        form.submit
            .send::<RegisterAbsence>(AtUnit { unit }, body, move |_| {
                id.set(new_id());
                status.say(t!("state-saved"));
                answer.ask_again();
                platform::focus("page-title");
            });
    };
    let colleague = |person: &Id<_>, name: &str| (person.to_string(), name.to_owned());
    let people: Vec<_> = known
        .colleagues
        .iter()
        .map(|one| colleague(&one.person, &one.name))
        .collect();
    let others = people.iter().filter(|(person, _)| *person != who());
    let nobody = (String::new(), t!("absences-nobody"));
    let others: Vec<_> = std::iter::once(nobody).chain(others.cloned()).collect();
    let field = |id, label, text: Signal<String>| Field {
        id,
        label,
        hint: None,
        value: text(),
        problem: FieldError::of(&errors, id),
        oninput: sets(text),
    };
    let fields = rsx! {
        if leads {
            {select(&people, field(WHO, t!("absences-who"), who))}
        }
        {date_field((Some(today()), None), field(FIRST, t!("absences-first"), first))}
        {date_field((Some(today()), None), field(LAST, t!("absences-last"), last))}
        {select(&others, field(TAKES_OVER, optional(&t!("absences-takes-over")), takes_over))}
    };
    rsx! {
        section { class: "stack",
            h2 { {if leads { t!("absences-new") } else { t!("absences-new-own") }} }
            {plain_form(form, &errors, t!("absences-save"), save, rsx! {}, fields)}
        }
    }
}
