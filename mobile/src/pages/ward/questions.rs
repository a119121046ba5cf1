//! What readers said of the section to the patient: which parts are understood, what is asked, and answering.

use dioxus::prelude::*;
use shared::{
    patients::PatientPage as Record,
    right::Right,
    summaries::{AnswerQuestion, AtResponse, DischargeSummary, NewAnswer, ParagraphResponse},
    text::LanguageTag,
};

use super::letter::{Letter, Which};
use crate::{
    components::{ButtonKind, Field, FieldError, Status, button, text_area},
    draft::use_draft,
    i18n::I18n,
    pages::{
        Given,
        letters::questions,
        patients::work::{Check, OpenForm, use_form_at, work_form},
    },
    t,
};

const TEXT: &str = "question-answer";
/// How long an answer may be.
const MOST: usize = 2000;

/// The section to the patient, a paragraph at a time, with what was said of each.
pub(super) fn section_with_questions(
    record: &Given<Record>,
    now: &Given<DischargeSummary>,
    letter: Letter,
) -> Element {
    let Some(content) = &now.content else {
        return rsx! {};
    };
    let lang = content.lang.as_str();
    let which = Which {
        patient: record.patient.id,
        summary: now.id,
    };
    let may = record.may.contains(&Right::AnswerAboutSummaries);
    rsx! {
        for (index , text) in content.paragraphs().into_iter().enumerate() {
            div { key: "{index}", class: "paragraph",
                p { class: "letter-text", lang, {text} }
                {said(now, index, which, may, letter)}
            }
        }
    }
}

fn said(now: &DischargeSummary, index: usize, which: Which, may: bool, letter: Letter) -> Element {
    let of_paragraph = |said: &&ParagraphResponse| usize::from(said.paragraph) == index;
    let said: Vec<&ParagraphResponse> = now.responses.iter().filter(of_paragraph).collect();
    let understood: Vec<&str> = said
        .iter()
        .filter(|said| said.question.is_none())
        .map(|said| said.author.name.as_str())
        .collect();
    let waiting = said.iter().filter(|said| {
        said.question
            .as_ref()
            .is_some_and(|question| question.answer.is_none())
    });
    rsx! {
        if !understood.is_empty() {
            p { class: "meta", {t!("question-understood", names: understood.join(", "))} }
        }
        {questions(&said)}
        if may {
            for one in waiting {
                Answer { key: "{one.id}", at: Given::new(AtResponse {
                    patient: which.patient,
                    summary: which.summary,
                    response: one.id,
                }), letter }
            }
        }
    }
}

/// Answering one question.
#[component]
fn Answer(at: Given<AtResponse>, letter: Letter) -> Element {
    let open = use_context::<OpenForm>();
    let name = format!("answer-{}", at.response);
    if !open.is(&name) {
        return rsx! {
            div { class: "actions",
                {button(ButtonKind::Primary, t!("question-answer"), move |()| open.open(&name))}
            }
        };
    }
    rsx! {
        AnswerForm { at, letter }
    }
}

#[component]
fn AnswerForm(at: Given<AtResponse>, letter: Letter) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form_at(TEXT);
    letter.use_newest(form.submit);
    let text = use_draft(|| format!("answer-{}", at.response), String::new);
    let lang = use_context::<I18n>().language().unwrap_or_default();
    let errors = form.errors(&[("text", TEXT, t!("question-answer"))]);
    let save = move |()| {
        let mut check = Check::default();
        let words = check.prose(TEXT, t!("question-answer"), &text.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(words), Ok(lang)) = (fine, words, LanguageTag::new(lang.tag())) else {
            return;
        };
        let body = NewAnswer { text: words, lang };
        form.submit.send::<AnswerQuestion>(*at, body, move |now| {
            text.settle(String::new());
            status.say(t!("question-answered"));
            open.close("page-title");
            letter.put(now);
        });
    };
    rsx! {
        div { class: "card",
            {work_form(
                form,
                &errors,
                t!("question-answer-save"),
                save,
                move |()| open.close("page-title"),
                rsx! {
                    {text_area(MOST, 3, None, Field {
                        id: TEXT,
                        label: t!("question-answer"),
                        hint: None,
                        value: text.text(),
                        problem: FieldError::of(&errors, TEXT),
                        oninput: text.writer(),
                    })}
                },
            )}
        }
    }
}
