//! «Hvem har sett»: who has read or changed the record, a day at a time, a person at a time.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{
    audit::{AccessEvent, Basis, GetAccessLog},
    author::Author,
    contract::PageQuery,
    date::oslo_day,
    id::{Id, Patient},
    patients::AtPatient,
    right::Right,
};

use super::end_access::EndAccess;
use crate::{
    api::{use_answer, use_api},
    components::{ButtonKind, back_link, button, day_title, empty_view, page_title},
    date,
    failure::Failure,
    i18n,
    pages::{failure_view, for_patient, kin::author_words, shown, state::use_flag},
    route::Route,
    t,
};

/// The page.
pub fn access_log_page() -> Element {
    for_patient(|patient| {
        rsx! {
            {back_link(Route::More {}, t!("nav-more"))}
            {page_title(t!("access-log-title"), Some(rsx! { p { {t!("access-log-lead")} } }))}
            Log { patient }
        }
    })
}

#[component]
fn Log(patient: Id<Patient>) -> Element {
    let first = use_answer::<GetAccessLog>(move || (AtPatient { patient }, PageQuery::default()));
    let api = use_api();
    let mut older = use_signal(Vec::<AccessEvent>::new);
    // Where the newest page asked for ended; absent while only the first has been.
    let mut ended = use_signal(|| None::<Option<String>>);
    let mut failure = use_signal(|| None::<Failure>);
    let mut busy = use_flag(false);
    shown(first, |page| {
        let mut events = page.items.clone();
        let seen: Vec<_> = events.iter().map(|event| event.id).collect();
        events.extend(
            older
                .read()
                .iter()
                .filter(|event| !seen.contains(&event.id))
                .cloned(),
        );
        let next = ended().unwrap_or_else(|| page.next.clone());
        let more = move |cursor: String| {
            if *busy.peek() {
                return;
            }
            busy.set(true);
            spawn(async move {
                let query = PageQuery {
                    cursor: Some(cursor),
                };
                match api
                    .get::<GetAccessLog>(&AtPatient { patient }, &query)
                    .await
                {
                    Ok(page) => {
                        older.write().extend(page.items);
                        ended.set(Some(page.next));
                        failure.set(None);
                    }
                    Err(why) => failure.set(Some(why)),
                }
                busy.set(false);
            });
        };
        rsx! {
            if events.is_empty() {
                {empty_view(t!("access-log-empty"), None)}
            }
            {by_day(&events).into_iter().map(|day| day_view(&day, patient))}
            if let Some(failure) = failure() {
                {failure_view(&failure)}
            }
            if let Some(cursor) = next {
                div { class: "row",
                    {button(ButtonKind::Ordinary, t!("action-show-more"), {
                            let mut more = more;
                            move |()| more(cursor.clone())
                        })}
                }
            }
        }
    })
}

/// One day of the log.
#[derive(Debug, Clone, PartialEq)]
struct Day {
    day: NaiveDate,
    visits: Vec<Visit>,
}

/// What one person did that day.
#[derive(Debug, Clone, PartialEq)]
struct Visit {
    who: Author,
    basis: Basis,
    events: Vec<AccessEvent>,
}

/// Groups what comes newest first by day in Norway, then by person and unit.
fn by_day(events: &[AccessEvent]) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for event in events {
        let day = oslo_day(event.at);
        if days.last().is_none_or(|last| last.day != day) {
            days.push(Day {
                day,
                visits: Vec::new(),
            });
        }
        let Some(last) = days.last_mut() else {
            continue;
        };
        let same = last
            .visits
            .iter_mut()
            .find(|visit| visit.who == event.who && visit.basis == event.basis);
        match same {
            Some(visit) => visit.events.push(event.clone()),
            None => last.visits.push(Visit {
                who: event.who.clone(),
                basis: event.basis,
                events: vec![event.clone()],
            }),
        }
    }
    days
}

/// What was done, each thing once, in the order it was first done.
fn deeds(events: &[AccessEvent]) -> Vec<Right> {
    let mut deeds: Vec<Right> = Vec::new();
    for event in events.iter().rev() {
        if !deeds.contains(&event.what) {
            deeds.push(event.what);
        }
    }
    deeds
}

fn day_view(day: &Day, patient: Id<Patient>) -> Element {
    rsx! {
        section { key: "{day.day}", class: "stack",
            h2 { {day_title(day.day)} }
            ul { class: "plain-list stack",
                {day.visits.iter().map(|visit| visit_view(visit, patient))}
            }
        }
    }
}

fn visit_view(visit: &Visit, patient: Id<Patient>) -> Element {
    let texts = i18n::texts();
    let first = visit
        .events
        .last()
        .map(|event| date::time(&texts, event.at));
    let last = visit
        .events
        .first()
        .map(|event| date::time(&texts, event.at));
    let when = match (first, last) {
        (Some(first), Some(last)) if first != last => {
            t!("access-log-between", from: first, to: last)
        }
        (Some(at), _) => t!("access-log-at", time: at),
        _ => String::new(),
    };
    let who = author_words(&visit.who);
    let open_now = visit.events.iter().any(|event| event.open_now);
    let opened = visit.who.relative.filter(|_| open_now);
    rsx! {
        li { class: "card card-quiet",
            p {
                strong { {who} }
                span { class: "meta", " · {when}" }
            }
            ul {
                for right in deeds(&visit.events) {
                    li { key: "{right.name()}", {deed_words(right, visit.basis)} }
                }
            }
            p { class: "meta", {i18n::named("basis", &visit.basis)} }
            if let Some(relative) = opened {
                EndAccess { patient, related_person: relative.id, name: visit.who.name.clone() }
            }
        }
    }
}

/// What was done, in words.
fn deed_words(right: Right, basis: Basis) -> String {
    match (right, basis) {
        // A related person looked, and nothing was open.
        (Right::ReadShared, Basis::RelatedPerson) => t!("right-read_shared-nothing"),
        _ => i18n::named("right", &right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::author::Capacity;

    fn event(at: &str, name: &str, what: Right) -> AccessEvent {
        AccessEvent {
            id: crate::api::new_id(),
            at: at.parse().unwrap(),
            who: Author {
                person: None,
                name: name.to_owned(),
                capacity: Capacity::Staff,
                unit: None,
                unit_name: None,
                relative: None,
            },
            what,
            basis: Basis::CareRelation,
            open_now: false,
        }
    }

    #[test]
    fn a_person_is_told_once_a_day_with_each_thing_once() {
        let events = [
            event("2026-12-02T10:30:00Z", "Anne", Right::ReadPlan),
            event("2026-12-02T10:20:00Z", "Bo", Right::ReadPlan),
            event("2026-12-02T10:00:00Z", "Anne", Right::ReadPatient),
            event("2026-12-02T09:59:00Z", "Anne", Right::ReadPlan),
            event("2026-12-01T22:59:00Z", "Anne", Right::ReadPlan),
        ];
        let days = by_day(&events);
        assert_eq!(days.len(), 2, "the last is before midnight in Norway");
        let visits = &days[0].visits;
        assert_eq!(visits.len(), 2);
        assert_eq!(
            deeds(&visits[0].events),
            [Right::ReadPlan, Right::ReadPatient]
        );
    }
}
