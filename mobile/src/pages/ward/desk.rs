//! The desk where a letter is written. Every keystroke is kept on the device; saving stores it for the ward.

use dioxus::prelude::*;
use shared::{
    id::{HospitalStay, Id},
    patients::PatientPage as Record,
    summaries::{DischargeSummary, SectionKind, SummaryStatus},
    what_matters::EntryStatus,
};

use super::{
    conflict::Conflict,
    content::{Content, section_id},
    letter::Letter,
    medicines::Medicines,
    paper::{Paper, use_paper},
    preview::Preview,
};
use crate::{
    components::{
        Button, ButtonKind, ErrorSummary, FieldError, Notice, Status, TextArea, Words, moment_words,
    },
    i18n,
    pages::{FailureView, patients::work::current},
    t,
};

/// The desk.
#[component]
pub(super) fn Desk(record: Record, stay: Id<HospitalStay>, letter: Letter) -> Element {
    let paper = use_paper(letter, stay);
    let mut preview = use_signal(|| false);
    let status = use_context::<Status>();
    let whose = record.clone();
    use_effect(move || {
        let Some(theirs) = collided(paper) else {
            return;
        };
        let (merged, both) = paper.merged(&Content::of(&theirs));
        if both.is_empty() {
            let name = theirs.written.author.name.clone();
            paper.go_on(&merged, theirs);
            paper.store(&whose, move || {
                status.say(t!("ward-letter-merged", name: name));
            });
        }
    });
    if let Some(theirs) = collided(paper) {
        return rsx! {
            Conflict { record, paper, theirs }
        };
    }
    if preview() {
        return rsx! {
            Preview { record, letter, onback: move |()| preview.set(false) }
        };
    }
    rsx! {
        Writing { record, paper, onpreview: move |()| preview.set(true) }
    }
}

/// What somebody else stored meanwhile, if that is why saving failed.
fn collided(paper: Paper) -> Option<DischargeSummary> {
    let failure = paper.form.submit.failure.read().clone();
    let theirs = current::<DischargeSummary>(failure.as_ref()?)?;
    (theirs.status == SummaryStatus::Draft).then_some(theirs)
}

#[component]
fn Writing(record: Record, paper: Paper, onpreview: EventHandler<()>) -> Element {
    let content = paper.content();
    let note = paper
        .letter
        .value
        .read()
        .as_ref()
        .and_then(|letter| letter.change_note.clone());
    let errors = paper.form.errors(&[]);
    let clinical = SectionKind::ALL
        .into_iter()
        .filter(|kind| *kind != SectionKind::PatientInformation);
    let save = {
        let record = record.clone();
        move || paper.store(&record, || {})
    };
    rsx! {
        MattersToThem { record: record.clone() }
        if paper.draft.was_restored() {
            Notice { p { {t!("state-draft-restored")} } }
        }
        if let Some(note) = note {
            Notice {
                p { strong { {t!("ward-letter-changed")} } }
                p { class: "note", {note} }
            }
        }
        form {
            class: "stack",
            novalidate: true,
            onsubmit: move |event: FormEvent| {
                event.prevent_default();
                save();
            },
            div { class: "two-pane",
                div { class: "stack stack-wide",
                    Section { paper, kind: SectionKind::PatientInformation, errors: errors.clone() }
                    Medicines {
                        rows: content.medicines.clone(),
                        errors: errors.clone(),
                        onchanged: move |rows| paper.write(|content| content.medicines = rows),
                    }
                }
                div { class: "stack",
                    h2 { {t!("ward-letter-clinical")} }
                    for kind in clinical {
                        Section { key: "{i18n::api_name(&kind)}", paper, kind, errors: errors.clone() }
                    }
                }
            }
            ErrorSummary { errors, attempt: paper.form.attempts() }
            Bar { record, paper, onpreview }
        }
    }
}

/// What matters to the patient, for those who write to them.
#[component]
fn MattersToThem(record: Record) -> Element {
    let active: Vec<_> = record
        .what_matters
        .into_iter()
        .filter(|entry| entry.status == EntryStatus::Active)
        .collect();
    let name = record.patient.patient.given_name;
    if active.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack stack-tight", aria_labelledby: "letter-matters",
            h2 { id: "letter-matters", class: "eyebrow", {t!("ward-letter-matters", name: name)} }
            for entry in active {
                Words { key: "{entry.id}", text: entry.text, lang: entry.lang }
            }
        }
    }
}

#[component]
fn Section(paper: Paper, kind: SectionKind, errors: Vec<FieldError>) -> Element {
    let id = section_id(kind);
    let own = kind == SectionKind::PatientInformation;
    rsx! {
        TextArea {
            id: id.clone(),
            label: if own { t!("ward-letter-patient-first") } else { i18n::named("section", &kind) },
            hint: own.then(|| t!("ward-letter-patient-hint")),
            value: paper.content().section(kind).to_owned(),
            most: 20_000,
            rows: if own { 10 } else { 3 },
            problem: FieldError::of(&errors, &id),
            oninput: move |text| paper.write(|content| {
                content.sections.insert(kind, text);
            }),
        }
    }
}

/// Saving and going on, and what has been saved.
#[component]
fn Bar(record: Record, paper: Paper, onpreview: EventHandler<()>) -> Element {
    let failure = paper.form.submit.failure.read().clone();
    let stored = paper.letter.value.read().clone();
    let changed = !paper.content().says_the_same(&paper.base.read());
    let state = match stored {
        Some(stored) if !changed => {
            t!("ward-letter-saved-at", when: moment_words(stored.written.at))
        }
        _ => t!("ward-letter-not-saved"),
    };
    let look = move |()| {
        if changed {
            paper.store(&record, move || onpreview.call(()));
        } else {
            onpreview.call(());
        }
    };
    rsx! {
        if let Some(failure) = failure {
            FailureView { failure }
        }
        div { class: "desk-bar",
            p { class: "meta", role: "status", {state} }
            div { class: "actions",
                Button {
                    kind: ButtonKind::Primary,
                    submit: true,
                    busy: *paper.form.submit.busy.read(),
                    {t!("ward-letter-save")}
                }
                Button { kind: ButtonKind::Ordinary, onclick: look, {t!("ward-letter-preview")} }
            }
        }
    }
}
