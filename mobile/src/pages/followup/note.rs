//! One question or observation: the words, whose they are, and for who wrote it the way to change it.

use dioxus::prelude::*;
use shared::{
    gp_visits::{
        AtVisitNote, ChangeVisitNote, ChangeVisitNoteRequest, RemoveVisitNote, SeenVisitNote,
        VisitNote, VisitNotes,
    },
    id::{Id, Patient},
    text::LanguageTag,
};

use super::before::put;
use crate::{
    api::{Answer, use_submit},
    components::{
        ButtonKind, Field, FieldError, Look, Status, button_with, own_words, short_words, text_area,
    },
    draft::use_draft,
    pages::{
        Given, failure_of,
        kin::author_words,
        patients::work::{Check, current, use_form_at, work_form},
        state::use_flag,
        what_matters::MOST,
    },
    platform, t,
};

const WORDS: &str = "note-change";

/// One of them.
#[component]
pub(super) fn NoteCard(
    patient: Id<Patient>,
    note: Given<VisitNote>,
    answer: Answer<VisitNotes>,
) -> Element {
    let mut changing = use_flag(false);
    let removing = use_submit();
    let status = use_context::<Status>();
    let at = AtVisitNote {
        patient,
        note: note.id,
    };
    let version = note.version;
    let remove = move |()| {
        removing.send::<RemoveVisitNote>(at, SeenVisitNote { version }, move |()| {
            answer.change(|list| list.notes.retain(|one| one.id != at.note));
            status.say(t!("note-removed"));
            platform::focus("page-title");
        });
    };
    let label = |words: String| Some(format!("{words}: {}", note.text));
    rsx! {
        li { class: "card card-quiet", id: "note-{note.id}", tabindex: "-1",
            if changing() {
                ChangeForm { patient, note: note.clone(), answer, onclose: move |()| changing.set(false) }
            } else {
                {own_words(&note.text, &note.lang)}
                p { class: "meta",
                    if note.mine {
                        {t!("note-mine", date: short_words(note.at))}
                    } else {
                        {t!("note-by", who: author_words(&note.author), date: short_words(note.at))}
                    }
                }
                if note.mine {
                    div { class: "actions",
                        {button_with(
                            Look { kind: ButtonKind::Quiet, label: label(t!("action-change")), ..Look::default() },
                            t!("action-change"),
                            move |()| changing.set(true),
                        )}
                        {button_with(
                            Look {
                                kind: ButtonKind::Quiet,
                                busy: *removing.busy.read(),
                                label: label(t!("note-remove")),
                                ..Look::default()
                            },
                            t!("note-remove"),
                            remove,
                        )}
                    }
                    {failure_of(removing.failure)}
                }
            }
        }
    }
}

#[component]
fn ChangeForm(
    patient: Id<Patient>,
    note: Given<VisitNote>,
    answer: Answer<VisitNotes>,
    onclose: EventHandler<()>,
) -> Element {
    let at = AtVisitNote {
        patient,
        note: note.id,
    };
    let text = note.text.clone();
    let draft = use_draft(|| format!("{WORDS}-{}", note.id), || text);
    let form = use_form_at(WORDS);
    let errors = form.errors(&[("text", WORDS, t!("note-label"))]);
    let (version, lang) = (note.version, note.lang.clone());
    // Somebody else with the same account was faster: their words stand in the list from now on.
    use_effect(move || {
        let failure = form.submit.failure.read();
        if let Some(now) = failure.as_ref().and_then(current::<VisitNote>) {
            put(answer, now);
        }
    });
    let save = move |()| {
        let mut check = Check::default();
        let words = check.prose::<4000>(WORDS, t!("note-label"), &draft.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(text), Ok(lang)) = (fine, words, LanguageTag::new(&lang)) else {
            return;
        };
        let body = ChangeVisitNoteRequest {
            version,
            text,
            lang,
        };
        form.submit
            .send::<ChangeVisitNote>(at, body, move |changed| {
                draft.settle(changed.text.clone());
                put(answer, changed);
                onclose.call(());
            });
    };
    let given_up = note.text.clone();
    let fields = text_area(
        MOST,
        4,
        Some(&note.lang),
        Field {
            id: WORDS,
            label: t!("note-label"),
            hint: None,
            value: draft.text(),
            problem: FieldError::of(&errors, WORDS),
            oninput: draft.writer(),
        },
    );
    let cancel = move |()| {
        draft.settle(given_up.clone());
        onclose.call(());
    };
    work_form(form, &errors, t!("action-save"), save, cancel, fields)
}
