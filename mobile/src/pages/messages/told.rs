//! What hospital, municipality and GP have told each other about a patient, in order: that something was said, never
//! what a message says. The patient's own page, and staff's.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    date::oslo_day,
    id::{Id, Patient},
    messages::{Act, GetTimeline, MessageKind, TimelineEntry},
    patients::{AtPatient, PatientPage as Record},
};

use super::{back_to_list, titled};
use crate::{
    api::use_answer,
    components::{back_link, empty_view, link, long_words, moment_words, page_title},
    i18n,
    pages::{Given, for_patient, shown},
    route::{AtClinical, AtFollowUp, Route},
    t,
};

/// The patient's page.
pub fn told_page() -> Element {
    for_patient(|patient| {
        rsx! {
            {back_link(Route::Home {}, t!("nav-home"))}
            {page_title(t!("told-title"), Some(rsx! { p { {t!("told-lead")} } }))}
            Told { patient, own: true }
            p { {link("link", Route::FollowUp { patient, at: AtFollowUp::Responsible }, rsx! { {t!("responsible-title")} })} }
            p { {link("link", Route::Clinical { patient, at: AtClinical::All }, rsx! { {t!("clinical-title")} })} }
        }
    })
}

/// Staff's page.
#[component]
pub(super) fn ToldOf(record: Given<Record>) -> Element {
    rsx! {
        {back_to_list(&record)}
        {page_title(titled(&record, t!("told-title")), None)}
        Told { patient: record.patient.id, own: false }
    }
}

#[component]
fn Told(patient: Id<Patient>, own: bool) -> Element {
    let answer = use_answer::<GetTimeline>(move || (AtPatient { patient }, Nothing {}));
    shown(answer, |told| {
        rsx! {
            if told.entries.is_empty() {
                {empty_view(t!("told-none"), None)}
            }
            ol { class: "timeline",
                for (index , entry) in told.entries.iter().enumerate() {
                    li { key: "{index}",
                        p { class: "meta",
                            time { datetime: "{oslo_day(entry.at)}", {moment_words(entry.at)} }
                        }
                        p { {sentence(entry, own)} }
                    }
                }
            }
        }
    })
}

/// One thing that was told, in a sentence: to the patient, or of them.
fn sentence(entry: &TimelineEntry, own: bool) -> String {
    let to_reader = |key: String| if own { key } else { format!("{key}-staff") };
    let what = to_reader(format!("told-what-{}", i18n::api_name(&entry.kind)));
    let key = match entry.act {
        Act::New => to_reader(key_of_new(entry)),
        Act::Changed => "told-changed".to_owned(),
        Act::Cancelled => "told-cancelled".to_owned(),
    };
    t!(
        &key,
        from: &*entry.from,
        to: &*entry.to,
        on: entry.on.map(long_words).unwrap_or_default(),
        what: t!(&what)
    )
}

/// The key of what was told for the first time. Only being ready to leave is about a day to come, which may be an
/// estimate.
fn key_of_new(entry: &TimelineEntry) -> String {
    let kind = i18n::api_name(&entry.kind);
    if entry.kind != MessageKind::ReadyForDischarge {
        return format!("told-{kind}");
    }
    let expected = if entry.estimate { "-expected" } else { "" };
    let on = if entry.on.is_some() { "-on" } else { "" };
    format!("told-{kind}{expected}{on}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: MessageKind, on: Option<&str>, estimate: bool) -> TimelineEntry {
        TimelineEntry {
            kind,
            act: Act::New,
            from: "Medisinsk sengepost".to_owned(),
            to: "Tjenestekontoret".to_owned(),
            at: "2026-11-20T11:45:00Z".parse().unwrap(),
            on: on.map(|day| day.parse().unwrap()),
            estimate,
        }
    }

    #[test]
    fn ready_to_leave_says_whether_the_day_is_an_estimate() {
        let key = |on, estimate| key_of_new(&entry(MessageKind::ReadyForDischarge, on, estimate));
        let day = Some("2026-11-23");
        assert_eq!(key(day, false), "told-ready_for_discharge-on");
        assert_eq!(key(day, true), "told-ready_for_discharge-expected-on");
        assert_eq!(key(None, true), "told-ready_for_discharge-expected");
        assert_eq!(key(None, false), "told-ready_for_discharge");
    }

    #[test]
    fn others_are_told_by_their_kind() {
        let admitted = entry(MessageKind::Admitted, Some("2026-11-09"), false);
        assert_eq!(key_of_new(&admitted), "told-admitted");
    }
}
