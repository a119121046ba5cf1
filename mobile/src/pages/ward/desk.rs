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
    medicines::medicines_written,
    own_section::OwnSection,
    paper::{Paper, use_paper},
};
use crate::{
    components::{
        ButtonKind, ErrorSummary, Field, FieldError, Status, button, moment_words, notice,
        own_words, submit_button, text_area,
    },
    i18n,
    pages::{Given, failure_view, patients::work::current},
    route::Route,
    t,
};

/// The desk.
#[component]
pub(super) fn Desk(record: Given<Record>, stay: Id<HospitalStay>, letter: Letter) -> Element {
    let paper = use_paper(letter, stay);
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
            Conflict { record, paper, theirs: Given::new(theirs) }
        };
    }
    writing(&record, stay, paper)
}

/// What somebody else stored meanwhile, if that is why saving failed.
fn collided(paper: Paper) -> Option<DischargeSummary> {
    let failure = paper.form.submit.failure.read().clone();
    let theirs = current::<DischargeSummary>(failure.as_ref()?)?;
    (theirs.status == SummaryStatus::Draft).then_some(theirs)
}

fn writing(record: &Given<Record>, stay: Id<HospitalStay>, paper: Paper) -> Element {
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
        {matters_to_them(record)}
        if paper.draft.was_restored() {
            {notice(rsx! { p { {t!("state-draft-restored")} } })}
        }
        if let Some(note) = note {
            {notice(rsx! {
                p { strong { {t!("ward-letter-changed")} } }
                p { class: "note", {note} }
            })}
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
                    OwnSection { record: record.clone(), stay, paper, errors: errors.clone() }
                    {medicines_written(&content.medicines, &errors, paper)}
                }
                div { class: "stack",
                    h2 { {t!("ward-letter-clinical")} }
                    for kind in clinical {
                        {section(paper, kind, &errors)}
                    }
                }
            }
            ErrorSummary { errors, attempt: paper.form.attempts() }
            {bar(record, paper)}
        }
    }
}

/// What matters to the patient, for those who write to them.
fn matters_to_them(record: &Record) -> Element {
    let active: Vec<_> = record
        .what_matters
        .iter()
        .filter(|entry| entry.status == EntryStatus::Active)
        .collect();
    let name = &*record.patient.given_name;
    if active.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack stack-tight", aria_labelledby: "letter-matters",
            h2 { id: "letter-matters", class: "eyebrow", {t!("ward-letter-matters", name: name)} }
            for entry in active {
                {own_words(&entry.text, &entry.lang)}
            }
        }
    }
}

fn section(paper: Paper, kind: SectionKind, errors: &[FieldError]) -> Element {
    let id = section_id(kind);
    rsx! {
        {text_area(20_000, 3, None, Field {
            id: &id,
            label: i18n::named("section", &kind),
            hint: None,
            value: paper.content().section(kind).to_owned(),
            problem: FieldError::of(errors, &id),
            oninput: Box::new(move |text| paper.write(|content| {
                content.sections.insert(kind, text);
            })),
        })}
    }
}

/// Saving and going on, and what has been saved.
fn bar(record: &Given<Record>, paper: Paper) -> Element {
    let failure = paper.form.submit.failure.read().clone();
    let stored = paper.letter.value.read().clone();
    let changed = !paper.content().says_the_same(&paper.base.read());
    let state = match stored {
        Some(stored) if !changed => {
            t!("ward-letter-saved-at", when: moment_words(stored.written.at))
        }
        _ => t!("ward-letter-not-saved"),
    };
    let record = record.clone();
    let patient = record.patient.id;
    let go = move || {
        let letter = paper.letter.value.peek();
        if let Some(summary) = letter.as_ref().map(|letter| letter.id) {
            navigator().push(Route::LetterPreview { patient, summary });
        }
    };
    let look = move |()| {
        if changed {
            paper.store(&record, go);
        } else {
            go();
        }
    };
    rsx! {
        if let Some(failure) = failure {
            {failure_view(&failure)}
        }
        div { class: "desk-bar",
            p { class: "meta", role: "status", {state} }
            div { class: "actions",
                {submit_button(*paper.form.submit.busy.read(), t!("ward-letter-save"))}
                {button(ButtonKind::Ordinary, t!("ward-letter-preview"), look)}
            }
        }
    }
}
