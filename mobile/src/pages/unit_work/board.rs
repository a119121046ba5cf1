//! The board of a unit («Tavle»): its patients by when something is to be done, overdue first, each in a card; live.

use dioxus::prelude::*;
use shared::{
    board::{
        Board, BoardCounts, BoardFlag, BoardGroup, BoardPatient, BoardQuery, BoardStep, GetBoard,
        KinStatus,
    },
    id::{Id, Patient, Unit},
    patients::AtUnit,
    risk_flags::RiskKind,
};

use crate::{
    api::{Answer, use_answer},
    components::{
        Field, Look, button_with, day_words, empty_view, link, moment_words, own_words, select,
    },
    i18n,
    pages::{
        shown,
        state::{use_flag, use_text},
    },
    route::{AtClinical, AtUnitWork, Route},
    t,
};

const GROUPS: [BoardGroup; 4] = [
    BoardGroup::Overdue,
    BoardGroup::Today,
    BoardGroup::Coming,
    BoardGroup::Nothing,
];

/// The board with what narrows it.
#[component]
pub(super) fn OnBoard(unit: Id<Unit>) -> Element {
    let mut group = use_signal(|| None::<BoardGroup>);
    let risk = use_text(&String::new);
    let mut mine = use_flag(false);
    // Where each page before this one ended: the way back.
    let mut ends = use_signal(Vec::<String>::new);
    let answer = use_answer::<GetBoard>(move || {
        let query = BoardQuery {
            group: group(),
            risk: chosen_risk(&risk()),
            mine: mine(),
            cursor: ends.read().last().cloned(),
        };
        (AtUnit { unit }, query)
    });
    // The counts stay while another part of the board is asked for.
    let mut counts = use_signal(BoardCounts::default);
    use_effect(move || {
        let now = answer.value.read().as_ref().map(|board| board.counts);
        if let Some(now) = now.filter(|now| *now != *counts.peek()) {
            counts.set(now);
        }
    });
    let mut choose_risk = risk;
    let mut show = move |chosen: Option<BoardGroup>| {
        ends.set(Vec::new());
        group.set(chosen);
    };
    rsx! {
        p { class: "row",
            {link("button", Route::UnitWork { unit, at: AtUnitWork::Meeting }, rsx! { {t!("meeting-title")} })}
            {link("link", Route::UnitWork { unit, at: AtUnitWork::Screen }, rsx! { {t!("board-screen-open")} })}
        }
        div { class: "row", role: "group", aria_label: t!("board-show"),
            {button_with(
                Look { pressed: Some(group().is_none()), ..Look::default() },
                t!("board-all", count: all(&counts.read())),
                move |()| show(None),
            )}
            for each in GROUPS {
                {button_with(
                    Look { pressed: Some(group() == Some(each)), ..Look::default() },
                    t!(&format!("board-group-{}", i18n::api_name(&each)), count: of(&counts.read(), each)),
                    move |()| show(Some(each)),
                )}
            }
            {button_with(
                Look { pressed: Some(mine()), ..Look::default() },
                t!("board-mine"),
                move |()| {
                    ends.set(Vec::new());
                    mine.toggle();
                },
            )}
        }
        {select(&risks(), Field {
            id: "board-risk",
            label: t!("board-risk"),
            hint: None,
            value: risk(),
            problem: None,
            oninput: Box::new(move |chosen| {
                ends.set(Vec::new());
                choose_risk.set(chosen);
            }),
        })}
        {shown(answer, patients)}
        {pages(answer, ends)}
    }
}

/// To the page before and after.
fn pages(answer: Answer<Board>, mut ends: Signal<Vec<String>>) -> Element {
    let next = answer
        .value
        .read()
        .as_ref()
        .and_then(|board| board.next.clone());
    rsx! {
        div { class: "actions",
            if !ends.read().is_empty() {
                {button_with(Look::default(), t!("board-before"), move |()| {
                    ends.write().pop();
                })}
            }
            if let Some(next) = next {
                {button_with(Look::default(), t!("board-after"), move |()| ends.write().push(next.clone()))}
            }
        }
    }
}

fn all(counts: &BoardCounts) -> i64 {
    GROUPS.into_iter().map(|group| of(counts, group)).sum()
}

const fn of(counts: &BoardCounts, group: BoardGroup) -> i64 {
    match group {
        BoardGroup::Overdue => counts.overdue,
        BoardGroup::Today => counts.today,
        BoardGroup::Coming => counts.coming,
        BoardGroup::Nothing => counts.nothing,
    }
}

fn chosen_risk(name: &str) -> Option<RiskKind> {
    RiskKind::ALL
        .into_iter()
        .find(|kind| i18n::api_name(kind) == name)
}

fn risks() -> Vec<(String, String)> {
    let kinds = RiskKind::ALL.iter();
    std::iter::once((String::new(), t!("board-any-risk")))
        .chain(kinds.map(|kind| (i18n::api_name(kind), i18n::named("risk", kind))))
        .collect()
}

fn patients(board: &Board) -> Element {
    if board.patients.is_empty() {
        return empty_view(t!("board-none"), None);
    }
    rsx! {
        ul { class: "plain-list board",
            for line in &board.patients {
                li { key: "{line.patient.id}", {patient(line)} }
            }
        }
    }
}

fn patient(line: &BoardPatient) -> Element {
    let needs = if line.group == BoardGroup::Overdue {
        "card-needs-you"
    } else {
        ""
    };
    rsx! {
        article { class: "card board-patient {needs}",
            h2 { class: "row",
                span { class: "board-initials", aria_hidden: "true", {&*line.initials} }
                {link("patient-name", Route::Patient { patient: line.patient.id }, rsx! { {line.patient.full_name()} })}
            }
            {about(line)}
        }
    }
}

/// What is said of a patient under the name.
pub(super) fn about(line: &BoardPatient) -> Element {
    rsx! {
        match &line.matters {
            Some(words) => own_words(words, line.matters_lang.as_deref().unwrap_or("nb")),
            None => rsx! { p { class: "meta", {t!("patients-no-words")} } },
        }
        match &line.next_step {
            Some(step) => next(step),
            None => rsx! { p { class: "meta", {t!("patients-no-step")} } },
        }
        if !line.flags.is_empty() {
            ul { class: "plain-list stack stack-tight",
                for each in &line.flags {
                    li { key: "{each.id}", {flag(line.patient.id, each)} }
                }
            }
        }
        p { class: "row meta",
            if line.waiting > 0 {
                span { class: "chip chip-new", {t!("board-waiting", count: line.waiting)} }
            }
            span { class: if line.kin == KinStatus::Confirmed { "" } else { "overdue" }, {i18n::named("board-kin", &line.kin)} }
        }
    }
}

fn next(step: &BoardStep) -> Element {
    let due = day_words(step.due);
    let when = match (step.overdue, step.booked_at) {
        (true, _) => t!("staff-step-was-due", date: due),
        (false, Some(at)) => moment_words(at),
        (false, None) => t!("staff-step-due", date: due),
    };
    let owner = step.owner_person.as_ref().or(step.owner.as_ref());
    rsx! {
        p { class: "next-step",
            span { {t!("patients-next", title: &*step.title)} }
            span { class: if step.overdue { "overdue" } else { "meta" }, {when} }
            if let Some(owner) = owner {
                span { class: "meta", {&**owner} }
            }
        }
    }
}

/// «Fall · Ingrid Dahl, innen 26.11.»
fn flag(patient: Id<Patient>, flag: &BoardFlag) -> Element {
    let chip = if flag.done {
        "chip chip-done"
    } else {
        "chip chip-needs"
    };
    let risks = Route::Clinical {
        patient,
        at: AtClinical::Risks,
    };
    rsx! {
        {link(chip, risks, rsx! { {i18n::named("risk", &flag.kind)} })}
        " "
        span { class: "meta",
            if flag.done {
                {t!("board-flag-done", who: &*flag.owner)}
            } else {
                {t!("board-flag", who: &*flag.owner, date: day_words(flag.due))}
            }
        }
    }
}
