//! «Før legetimen»: what one wants to ask and tell the GP, gathered as one thinks of it.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    gp_visits::{
        ListVisitNotes, NewVisitNote, PlannedVisit, VisitNote, VisitNoteKind, VisitNotes,
        WriteVisitNote,
    },
    patients::AtPatient,
    text::LanguageTag,
};

use super::{Reader, Whose, note::NoteCard};
use crate::{
    api::{Answer, new_id, use_answer},
    components::{
        Field, FieldError, choices, empty_view, long_words, moment_words, page_title, sets,
        text_area,
    },
    draft::use_draft,
    i18n,
    pages::{
        Given,
        patients::work::{Check, plain_form, use_form},
        shown,
        state::use_text,
        what_matters::{MOST, app_language, language_of_words},
    },
    route::AtFollowUp,
    t,
};

const WORDS: &str = "note-words";
const KIND: &str = "note-kind";

const KINDS: [VisitNoteKind; 2] = [VisitNoteKind::Question, VisitNoteKind::Observation];

/// The page.
#[component]
pub(super) fn Before(whose: Whose) -> Element {
    let patient = whose.patient;
    let answer = use_answer::<ListVisitNotes>(move || (AtPatient { patient }, Nothing {}));
    let lead = match whose.reader {
        Reader::Own => t!("before-lead"),
        Reader::Related => t!("before-lead-related", name: &*whose.name),
        Reader::HomeCare => t!("before-lead-staff"),
        Reader::Gp => t!("before-lead-gp"),
    };
    let writes = !whose.is(Reader::Gp);
    let page = !whose.is(Reader::Related);
    rsx! {
        {whose.back()}
        {page_title(whose.titled(t!("before-title")), Some(rsx! { p { {lead} } }))}
        {shown(answer, |notes| rsx! {
            if let Some(visit) = &notes.visit {
                p { class: "lead", {visit_words(visit)} }
            }
        })}
        if writes {
            NoteForm { whose: whose.clone(), answer }
        }
        {shown(answer, |notes| all(&whose, notes, answer))}
        if page {
            div { class: "actions",
                {whose.way("button button-primary", AtFollowUp::Page, t!("before-page"))}
                {whose.way("button", AtFollowUp::After, t!("after-title"))}
            }
        }
    }
}

/// «Timen er torsdag 3. desember klokka 10.30, med Silje Haugen.»
pub(super) fn visit_words(visit: &PlannedVisit) -> String {
    match (visit.at, &visit.with) {
        (Some(at), Some(with)) => t!("visit-booked", when: moment_words(at), with: &**with),
        _ => t!("visit-due", date: long_words(visit.due)),
    }
}

fn all(whose: &Whose, notes: &VisitNotes, answer: Answer<VisitNotes>) -> Element {
    if notes.notes.is_empty() {
        return empty_view(t!("before-empty"), None);
    }
    rsx! {
        for kind in KINDS {
            {part(whose, kind, notes, answer)}
        }
    }
}

fn part(
    whose: &Whose,
    kind: VisitNoteKind,
    notes: &VisitNotes,
    answer: Answer<VisitNotes>,
) -> Element {
    let of: Vec<_> = notes
        .notes
        .iter()
        .filter(|note| note.kind == kind)
        .collect();
    if of.is_empty() {
        return rsx! {};
    }
    let patient = whose.patient;
    rsx! {
        section { class: "stack",
            h2 { {i18n::named("notes", &kind)} }
            ul { class: "plain-list stack",
                for note in of {
                    NoteCard { key: "{note.id}", patient, note: Given::new(note.clone()), answer }
                }
            }
        }
    }
}

/// Shows a note as a write answered it.
pub(super) fn put(answer: Answer<VisitNotes>, changed: VisitNote) {
    answer.change(
        |list| match list.notes.iter_mut().find(|one| one.id == changed.id) {
            Some(one) => *one = changed,
            None => list.notes.push(changed),
        },
    );
}

#[component]
fn NoteForm(whose: Whose, answer: Answer<VisitNotes>) -> Element {
    let patient = whose.patient;
    let staff = whose.is_staff();
    let draft = use_draft(|| format!("visit-note-{patient}"), String::new);
    let kind = use_text(&|| i18n::api_name(&VisitNoteKind::Question));
    let lang = use_text(&app_language);
    let mut id = use_signal(new_id);
    let form = use_form();
    let label = if staff {
        t!("note-label-staff")
    } else {
        t!("note-label")
    };
    let errors = form.errors(&[("text", WORDS, label.clone())]);
    let asked = label.clone();
    let send = move |()| {
        let mut check = Check::default();
        let words = check.prose::<4000>(WORDS, asked.clone(), &draft.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(text), Ok(lang)) = (fine, words, LanguageTag::new(&lang.peek())) else {
            return;
        };
        let chosen = KINDS
            .into_iter()
            .find(|one| i18n::api_name(one) == *kind.peek());
        let kind = if staff {
            VisitNoteKind::Observation
        } else {
            chosen.unwrap_or(VisitNoteKind::Question)
        };
        let body = NewVisitNote {
            id: *id.peek(),
            kind,
            text,
            lang,
        };
        form.submit
            .send::<WriteVisitNote>(AtPatient { patient }, body, move |written| {
                draft.settle(String::new());
                id.set(new_id());
                put(answer, written);
            });
    };
    let fields = rsx! {
        if !staff {
            {kind_choice(kind)}
        }
        {text_area(MOST, 4, Some(&lang()), Field {
            id: WORDS,
            label,
            hint: Some(if staff { t!("note-hint-staff") } else { t!("note-hint") }),
            value: draft.text(),
            problem: FieldError::of(&errors, WORDS),
            oninput: draft.writer(),
        })}
        if draft.was_restored() {
            p { class: "meta", {t!("state-draft-restored")} }
        }
        {language_of_words(lang(), sets(lang))}
    };
    plain_form(form, &errors, t!("note-add"), send, rsx! {}, fields)
}

fn kind_choice(kind: Signal<String>) -> Element {
    let options = KINDS.map(|one| (i18n::api_name(&one), i18n::named("note-kind", &one)));
    choices(
        &options,
        Field {
            id: KIND,
            label: t!("note-kind"),
            hint: None,
            value: kind(),
            problem: None,
            oninput: sets(kind),
        },
    )
}
