//! Who is away from the unit's work, and who takes over meanwhile.

use dioxus::prelude::*;
use shared::{
    absences::{Absence, Absences, AtAbsence, EndAbsence, ListAbsences},
    contract::Nothing,
    id::{Id, Unit},
    identity::Me,
    patients::AtUnit,
    units::StaffRole,
};

use super::absence_form::AbsenceForm;
use crate::{
    api::{Answer, use_answer, use_submit},
    components::{Look, Status, button_with, empty_view, long_words},
    pages::{Given, failure_of, shown},
    platform,
    session::use_me,
    t,
};

/// Those that last or lie ahead, and the form.
#[component]
pub(super) fn Absent(unit: Id<Unit>) -> Element {
    let answer = use_answer::<ListAbsences>(move || (AtUnit { unit }, Nothing {}));
    let me = use_me();
    let leads = me.as_deref().is_some_and(|me| leads(me, unit));
    let person = me.map(|me| me.person);
    shown(answer, |all| {
        rsx! {
            {list(all, unit, answer, |one| leads || person == Some(one.person))}
            AbsenceForm { unit, leads, known: Given::new(all.clone()), answer }
        }
    })
}

/// The absences; `may_end` says which the reader may end.
fn list(
    all: &Absences,
    unit: Id<Unit>,
    answer: Answer<Absences>,
    may_end: impl Fn(&Absence) -> bool,
) -> Element {
    if all.absences.is_empty() {
        return empty_view(t!("absences-none"), None);
    }
    rsx! {
        ul { class: "plain-list stack",
            for one in &all.absences {
                li { key: "{one.id}", class: "card stack stack-tight",
                    p { strong { {&*one.name} } }
                    p { {days(one)} }
                    if let Some(name) = &one.handed_to_name {
                        p { {t!("absences-taken-over", name: &**name)} }
                    }
                    if may_end(one) {
                        End { unit, one: Given::new(one.clone()), answer }
                    }
                }
            }
        }
    }
}

/// «torsdag 3. desember – fredag 4. desember», or one day.
fn days(absence: &Absence) -> String {
    let first = long_words(absence.first_day);
    if absence.first_day == absence.last_day {
        return first;
    }
    t!("absences-days", first: first, last: long_words(absence.last_day))
}

/// Whether the reader leads the unit.
pub(in crate::pages) fn leads(me: &Me, unit: Id<Unit>) -> bool {
    let mut here = me.memberships.iter();
    here.any(|one| one.unit.id == unit && one.role == StaffRole::Leader)
}

#[component]
fn End(unit: Id<Unit>, one: Given<Absence>, answer: Answer<Absences>) -> Element {
    let submit = use_submit();
    let status = use_context::<Status>();
    let absence = one.id;
    let end = move |()| {
        submit.send::<EndAbsence>(AtAbsence { unit, absence }, (), move |()| {
            status.say(t!("absences-ended"));
            answer.change(|all| all.absences.retain(|one| one.id != absence));
            platform::focus("page-title");
        });
    };
    rsx! {
        {failure_of(submit.failure)}
        div { class: "actions",
            {button_with(
                Look {
                    busy: *submit.busy.read(),
                    label: Some(t!("absences-end-named", name: &*one.name)),
                    ..Look::default()
                },
                t!("absences-end"),
                end,
            )}
        }
    }
}
