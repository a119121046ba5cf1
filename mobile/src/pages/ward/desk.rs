//! The desk where a letter is written. Every keystroke is kept on the device; saving stores it for the ward.
//!
//! Invariant: what somebody writes here is never replaced by what somebody else stored, unless they choose so.

use dioxus::prelude::*;
use shared::{
    id::{DischargeSummary as SummaryId, HospitalStay, Id},
    patients::{AtPatient, PatientPage as Record},
    summaries::{
        AtSummary, ChangeDraft, ChangeDraftRequest, DischargeSummary, DraftSummary, NewSummary,
        SectionKind, SummaryStatus,
    },
    text::LanguageTag,
    what_matters::EntryStatus,
};

use super::{
    conflict::Conflict,
    content::{Content, section_id},
    letter::Letter,
    medicines::Medicines,
    preview::Preview,
};
use crate::{
    api::new_id,
    components::{
        Button, ButtonKind, ErrorSummary, FieldError, Notice, TextArea, Words, moment_words,
    },
    draft::{Draft, use_draft},
    i18n,
    pages::{
        FailureView,
        patients::work::{Form, current, use_form},
    },
    t,
};

/// What lies on the desk.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Paper {
    draft: Draft,
    /// What is stored, as the text here began from it.
    base: Signal<Content>,
    form: Form,
    letter: Letter,
    id: Id<SummaryId>,
    stay: Id<HospitalStay>,
}

impl Paper {
    /// The text as it stands here.
    pub(super) fn content(self) -> Content {
        serde_json::from_str(&self.draft.text()).unwrap_or_else(|_| self.base.read().clone())
    }

    /// Whether it is on its way.
    pub(super) fn busy(self) -> Signal<bool> {
        self.form.submit.busy
    }

    fn write(self, change: impl FnOnce(&mut Content)) {
        let mut content = self.content();
        change(&mut content);
        self.draft.write(as_json(&content));
    }

    /// Takes what is stored instead of what stands here.
    pub(super) fn take(mut self, stored: DischargeSummary) {
        let now = Content::of(&stored);
        self.draft.settle(as_json(&now));
        self.base.set(now);
        self.form.submit.forget_failure();
        self.letter.put(stored);
    }

    /// Stores what stands here over `version`, and goes on when it is stored.
    pub(super) fn store(
        self,
        record: &Record,
        version: Option<i32>,
        then: impl FnOnce() + 'static,
    ) {
        let stored = self.letter.value.peek().clone();
        let lang = stored.as_ref().and_then(|letter| letter.content.as_ref());
        let lang = lang.map(|content| content.lang.clone());
        let lang = lang.or_else(|| LanguageTag::new(record.patient.language.tag()).ok());
        let here = self.content();
        let checked = lang.map(|lang| here.check(lang));
        let content = match checked {
            Some(Ok(content)) if self.form.may_send(Vec::new()) => content,
            Some(Err(wrong)) => {
                self.form.may_send(wrong);
                return;
            }
            _ => return,
        };
        let patient = record.patient.patient.id;
        let stay = self.stay;
        let done = move |stored| {
            self.stored(&here, stored);
            then();
        };
        match stored {
            Some(stored) => {
                let at = AtSummary {
                    patient,
                    summary: stored.id,
                };
                let version = version.or(self.content().version).unwrap_or(stored.version);
                let body = ChangeDraftRequest { version, content };
                self.form.submit.send::<ChangeDraft>(at, body, done);
            }
            None => {
                let body = NewSummary {
                    id: self.id,
                    stay,
                    content,
                };
                self.form
                    .submit
                    .send::<DraftSummary>(AtPatient { patient }, body, done);
            }
        }
    }

    /// It is stored; what was written meanwhile stays on top of it.
    fn stored(mut self, sent: &Content, stored: DischargeSummary) {
        let now = Content::of(&stored);
        let here = self.content();
        if here == *sent {
            self.draft.settle(as_json(&now));
        } else {
            let version = now.version;
            self.write(|content| content.version = version);
        }
        self.base.set(now);
        self.letter.put(stored);
    }
}

fn as_json(content: &Content) -> String {
    serde_json::to_string(content).unwrap_or_default()
}

fn use_paper(letter: Letter, stay: Id<HospitalStay>) -> Paper {
    let stored = letter.value.peek().clone();
    let number = stored.as_ref().map_or(1, |letter| letter.number);
    let initial = stored.as_ref().map(Content::of).unwrap_or_default();
    let draft = use_draft(|| format!("letter-{stay}-{number}"), || as_json(&initial));
    let paper = Paper {
        draft,
        base: use_signal(|| initial),
        form: use_form(),
        letter,
        id: use_hook(new_id::<SummaryId>),
        stay,
    };
    // Somebody else stored something: it comes here by itself when nothing was written here.
    use_effect(move || {
        let mut paper = paper;
        let Some(stored) = paper.letter.value.read().clone() else {
            return;
        };
        let now = Content::of(&stored);
        let here = paper.content();
        if now.version > paper.base.peek().version && here.says_the_same(&paper.base.peek()) {
            paper.draft.settle(as_json(&now));
            paper.base.set(now);
        }
    });
    paper
}

/// The desk.
#[component]
pub(super) fn Desk(record: Record, stay: Id<HospitalStay>, letter: Letter) -> Element {
    let paper = use_paper(letter, stay);
    let mut preview = use_signal(|| false);
    let failure = paper.form.submit.failure.read().clone();
    if let Some(theirs) = failure.as_ref().and_then(current::<DischargeSummary>)
        && theirs.status == SummaryStatus::Draft
    {
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
        move || paper.store(&record, None, || {})
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
            paper.store(&record, None, move || onpreview.call(()));
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
