//! Which checklists wait, and which were signed.

use dioxus::prelude::*;
use shared::{
    checklists::{
        BeginChecklist, BeginChecklistRequest, Checklist, ChecklistLine, Checklists, DueChecklist,
        ListChecklists,
    },
    contract::Nothing,
    id::{self, Id, Patient},
    patients::AtPatient,
};

use super::{Acting, use_back, use_titled, words};
use crate::{
    api::{new_id, use_answer, use_submit},
    components::{
        ButtonKind, Look, button_with, card, empty_view, link, long_words, moment_words, page_title,
    },
    i18n,
    pages::{failure_of, patients::work::current, shown},
    route::{AtChecklists, AtClinical, AtFollowUp, Route},
    session::use_me,
    t,
};

/// All of them.
#[component]
pub(super) fn List(patient: ReadSignal<Id<Patient>>) -> Element {
    let answer =
        use_answer::<ListChecklists>(move || (AtPatient { patient: patient() }, Nothing {}));
    let back = use_back(patient());
    let title = match &*answer.value.read() {
        Some(list) => use_titled(&list.patient, t!("checklists-title")),
        None => t!("checklists-title"),
    };
    rsx! {
        Acting { patient: patient() }
        {back}
        {page_title(title, None)}
        {shown(answer, content)}
        {beside(patient())}
    }
}

/// What else is written down about the patient, for staff.
fn beside(patient: Id<Patient>) -> Element {
    let staff = use_me().is_some_and(|me| !me.memberships.is_empty());
    if !staff {
        return rsx! {};
    }
    let (records, visit) = (AtClinical::All, AtFollowUp::Before);
    rsx! {
        section { class: "stack stack-tight",
            h2 { {t!("checklists-beside")} }
            p { {link("link", Route::Clinical { patient, at: records }, rsx! { {t!("clinical-title")} })} }
            p { {link("link", Route::Clinical { patient, at: AtClinical::Risks }, rsx! { {t!("risks-title")} })} }
            p { {link("link", Route::FollowUp { patient, at: visit }, rsx! { {t!("before-title")} })} }
        }
    }
}

fn content(list: &Checklists) -> Element {
    let (mine, others): (Vec<_>, Vec<_>) = list.due.iter().partition(|due| due.may_fill);
    let (dated, called_for): (Vec<_>, Vec<_>) = mine
        .into_iter()
        .partition(|due| due.due.is_some() || due.open.is_some());
    let patient = list.patient.id;
    rsx! {
        if dated.is_empty() && called_for.is_empty() {
            {empty_view(t!("checklists-none"), None)}
        }
        for due in dated {
            Waiting { key: "{due.template}", patient, due: due.clone() }
        }
        if !called_for.is_empty() {
            section { class: "stack",
                h2 { {t!("checklists-called-for")} }
                for due in called_for {
                    Waiting { key: "{due.template}", patient, due: due.clone() }
                }
            }
        }
        if !others.is_empty() {
            details { class: "card",
                summary { {t!("checklists-of-others")} }
                ul { class: "plain-list stack stack-tight",
                    for due in others {
                        li { key: "{due.template}", {of_others(due, patient)} }
                    }
                }
            }
        }
        if !list.signed.is_empty() {
            section { class: "stack",
                h2 { {t!("checklists-signed")} }
                ul { class: "plain-list stack stack-tight",
                    for line in &list.signed {
                        li { key: "{line.id}", {signed(line, patient)} }
                    }
                }
            }
        }
    }
}

fn route(patient: Id<Patient>, checklist: Id<id::Checklist>) -> Route {
    Route::Checklists {
        patient,
        at: AtChecklists::One(checklist),
    }
}

/// «Innen torsdag 3. desember», «Skulle vært gjort innen …».
fn due_words(due: &DueChecklist) -> Option<String> {
    let day = long_words(due.due?);
    Some(if due.overdue {
        t!("checklists-overdue", day: day)
    } else {
        t!("checklists-due", day: day)
    })
}

/// One that the reader fills: begin, or go on.
#[component]
fn Waiting(patient: Id<Patient>, due: DueChecklist) -> Element {
    let submit = use_submit();
    let id = use_hook(|| CopyValue::new(new_id()));
    let template = due.template.clone();
    let begin = move |()| {
        let new = BeginChecklistRequest {
            id: *id.peek(),
            template: template.clone(),
        };
        submit.send::<BeginChecklist>(AtPatient { patient }, new, move |checklist| {
            navigator().push(route(patient, checklist.id));
        });
    };
    // A colleague was faster: theirs is the one to go on with.
    let theirs = submit
        .failure
        .read()
        .as_ref()
        .and_then(current::<Checklist>);
    let open = theirs.map(|checklist| checklist.id);
    let open = open.or(due.open.as_ref().map(|line| line.id));
    let class = if due.overdue { "card-needs-you" } else { "" };
    card(
        class,
        words(&due.title),
        rsx! {
            if let Some(when) = due_words(&due) {
                p { class: if due.overdue { "overdue" }, {when} }
            }
            if let Some(line) = &due.open {
                p { class: "meta",
                    {t!("checklists-begun", name: &*line.begun.author.name, answered: line.answered, items: line.items)}
                }
            }
            {failure_of(submit.failure)}
            p {
                match open {
                    Some(checklist) => link("button button-primary", route(patient, checklist), rsx! { {t!("checklists-go-on")} }),
                    None => button_with(
                        Look {
                            kind: ButtonKind::Primary,
                            busy: *submit.busy.read(),
                            label: Some(t!("checklists-begin-named", title: words(&due.title))),
                            ..Look::default()
                        },
                        t!("checklists-begin"),
                        begin,
                    ),
                }
            }
        },
    )
}

fn of_others(due: &DueChecklist, patient: Id<Patient>) -> Element {
    let by: Vec<_> = due
        .done_by
        .iter()
        .map(|by| i18n::named("done-by", by))
        .collect();
    let by = by.join(", ");
    rsx! {
        p { strong { {words(&due.title)} } }
        p { class: "meta",
            {by}
            if let Some(when) = due_words(due) {
                " · "
                {when}
            }
        }
        if let Some(line) = &due.open {
            p { {link("link", route(patient, line.id), rsx! { {t!("checklists-look")} })} }
        }
    }
}

fn signed(line: &ChecklistLine, patient: Id<Patient>) -> Element {
    rsx! {
        if let Some(act) = &line.signed {
            p { {link("link", route(patient, line.id), rsx! { {words(&line.title)} })} }
            p { class: "meta",
                {t!("checklists-signed-by", name: &*act.author.name, at: moment_words(act.at))}
            }
        }
    }
}
