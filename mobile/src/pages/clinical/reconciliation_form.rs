//! Saying how the reconciliation of medicines stands.

use dioxus::prelude::*;
use shared::{
    clinical_records::{
        ClinicalRecords, MedicineSource, NewReconciliation, ReconcileMedication,
        ReconciliationStatus,
    },
    id::MedicationReconciliation,
    patients::AtPatient,
};

use super::{Records, cancel, form_head, saved, use_newest, words_field};
use crate::{
    api::{Answer, new_id},
    components::{
        Field, FieldError, Status, Tick, choices, date_field, sets, text_field, tick_boxes, today,
    },
    draft::{Draft, use_draft},
    i18n,
    pages::{
        patients::{
            optional,
            work::{Check, plain_form, use_form},
        },
        state::use_text,
    },
    t,
};

const STATUS: &str = "reconciliation-status";
const SOURCES: &str = "reconciliation-sources";
const SPOKEN: &str = "reconciliation-spoken";
const OPEN: &str = "reconciliation-open";
const DAY: &str = "reconciliation-day";

const STATUSES: [ReconciliationStatus; 4] = [
    ReconciliationStatus::NotBegun,
    ReconciliationStatus::Begun,
    ReconciliationStatus::Reconciled,
    ReconciliationStatus::ReconciledWithOpenQuestions,
];
const ALL_SOURCES: [MedicineSource; 6] = [
    MedicineSource::Letter,
    MedicineSource::GpList,
    MedicineSource::PatientOrRelative,
    MedicineSource::Pharmacy,
    MedicineSource::Prescriptions,
    MedicineSource::AtHome,
];

fn newest(records: &ClinicalRecords) -> i32 {
    records
        .reconciliations
        .first()
        .map_or(0, |first| first.number)
}

/// The sources in a draft: their names with spaces between.
fn ticked(text: &str) -> Vec<MedicineSource> {
    let named = |source: &MedicineSource| {
        let name = i18n::api_name(source);
        text.split(' ').any(|each| each == name)
    };
    ALL_SOURCES.into_iter().filter(named).collect()
}

fn tick(draft: Draft, name: &str, on: bool) {
    let text = draft.text();
    let others = text
        .split(' ')
        .filter(|each| !each.is_empty() && *each != name);
    let mut names: Vec<&str> = others.collect();
    if on {
        names.push(name);
    }
    draft.write(names.join(" "));
}

/// The form.
#[component]
pub(super) fn ReconciliationForm(records: Records, page: Answer<ClinicalRecords>) -> Element {
    let patient = records.patient.id;
    let status = use_context::<Status>();
    let id = use_hook(new_id::<MedicationReconciliation>);
    let form = use_form();
    let seen = use_signal(|| newest(&records));
    use_newest(form.submit, page, seen, Box::new(newest));
    let how = use_draft(|| format!("{STATUS}-{patient}"), String::new);
    let sources = use_draft(|| format!("{SOURCES}-{patient}"), String::new);
    let spoken = use_draft(|| format!("{SPOKEN}-{patient}"), String::new);
    let open = use_draft(|| format!("{OPEN}-{patient}"), String::new);
    let day = use_text(&|| today().to_string());
    let errors = form.errors(&[
        ("status", STATUS, t!("reconciliation-how")),
        ("sources", SOURCES, t!("reconciliation-sources")),
        ("spoken_with", SPOKEN, t!("reconciliation-spoken")),
        ("open_questions", OPEN, t!("reconciliation-open")),
        ("day", DAY, t!("reconciliation-day")),
    ]);
    let save = move |()| {
        let mut check = Check::default();
        let chosen = STATUSES
            .into_iter()
            .find(|each| i18n::api_name(each) == how.text());
        if chosen.is_none() {
            check.refuse(STATUS, t!("reconciliation-how"), "missing");
        }
        let used = ticked(&sources.text());
        let (done, open_end) = match chosen {
            Some(ReconciliationStatus::Reconciled) => (true, false),
            Some(ReconciliationStatus::ReconciledWithOpenQuestions) => (true, true),
            _ => (false, false),
        };
        if done && used.is_empty() {
            check.refuse(SOURCES, t!("reconciliation-sources"), "missing");
        }
        let with = check.optional_line(SPOKEN, t!("reconciliation-spoken"), &spoken.text());
        let asks = check.optional_prose(OPEN, t!("reconciliation-open"), &open.text());
        if open_end && asks == Some(None) {
            check.refuse(OPEN, t!("reconciliation-open"), "missing");
        }
        let on = check.day(DAY, t!("reconciliation-day"), &day.peek());
        let fine = form.may_send(check.wrong());
        let (true, Some(chosen), Some(spoken_with), Some(open_questions), Some(on)) =
            (fine, chosen, with, asks, on)
        else {
            return;
        };
        let body = NewReconciliation {
            id,
            version: *seen.peek(),
            status: chosen,
            sources: used,
            spoken_with,
            open_questions,
            day: on,
        };
        form.submit
            .send::<ReconcileMedication>(AtPatient { patient }, body, move |now| {
                for draft in [how, sources, spoken, open] {
                    draft.settle(String::new());
                }
                saved(page, status, now);
            });
    };
    let statuses = STATUSES.map(|each| {
        (
            i18n::api_name(&each),
            i18n::named("reconciliation-status", &each),
        )
    });
    let demanded = how.text() == i18n::api_name(&ReconciliationStatus::ReconciledWithOpenQuestions);
    let open_label = if demanded {
        t!("reconciliation-open")
    } else {
        optional(&t!("reconciliation-open"))
    };
    let used = ticked(&sources.text());
    let ticks = ALL_SOURCES.map(|source| Tick {
        value: i18n::api_name(&source),
        words: i18n::named("medicine-source", &source),
        lang: None,
        ticked: used.contains(&source),
    });
    let fields = rsx! {
        {choices(&statuses, Field {
            id: STATUS,
            label: t!("reconciliation-how"),
            hint: None,
            value: how.text(),
            problem: FieldError::of(&errors, STATUS),
            oninput: how.writer(),
        })}
        {tick_boxes(
            SOURCES,
            t!("reconciliation-sources"),
            ticks.into(),
            Box::new(move |(name, on)| tick(sources, &name, on)),
        )}
        {text_field(Field {
            id: SPOKEN,
            label: optional(&t!("reconciliation-spoken")),
            hint: None,
            value: spoken.text(),
            problem: FieldError::of(&errors, SPOKEN),
            oninput: spoken.writer(),
        })}
        {words_field(OPEN, 2000, (open_label, None), open, &errors)}
        {date_field((None, Some(today())), Field {
            id: DAY,
            label: t!("reconciliation-day"),
            hint: None,
            value: day(),
            problem: FieldError::of(&errors, DAY),
            oninput: sets(day),
        })}
    };
    rsx! {
        {form_head(&records, t!("reconciliation-form-title"))}
        {plain_form(form, &errors, t!("action-save"), save, cancel(&records), fields)}
    }
}
