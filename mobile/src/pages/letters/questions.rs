//! What somebody asked about a paragraph, the answers, and asking.

use dioxus::prelude::*;
use shared::{
    summaries::{
        AtSummary, DischargeSummary, NewResponse, ParagraphResponse, Question, RespondToParagraph,
    },
    text::{LanguageTag, Prose},
};

use crate::{
    api::{Answer, new_id, use_submit},
    components::{
        ButtonKind, ErrorSummary, Field, FieldError, Status, button, day_words, moment_words,
        own_words, submit_button, text_area,
    },
    draft::use_draft,
    i18n::I18n,
    pages::{
        failure_of,
        save::Asked,
        state::{use_errors, use_focus},
    },
    platform, t,
};

const TEXT: &str = "paragraph-question";
/// How much one may write.
const MOST: usize = 1000;

/// The questions about a paragraph, with their answers.
pub(in crate::pages) fn questions(said: &[&ParagraphResponse]) -> Element {
    let asked = said
        .iter()
        .filter_map(|said| said.question.as_ref().map(|question| (*said, question)));
    rsx! {
        for (said , question) in asked {
            div { key: "{said.id}", class: "asked stack stack-tight",
                p { class: "meta", {t!("question-by", name: &*said.author.name, when: moment_words(said.at))} }
                {own_words(&question.text, question.lang.as_str())}
                {answered(question)}
            }
        }
    }
}

fn answered(question: &Question) -> Element {
    match &question.answer {
        Some(answer) => {
            let unit = answer.act.author.unit_name.clone().unwrap_or_default();
            let (name, when) = (&*answer.act.author.name, moment_words(answer.act.at));
            rsx! {
                p { class: "meta", {t!("question-answer-by", name: name, unit: unit, when: when)} }
                p { class: "answer note", lang: answer.lang.as_str(), {&*answer.text} }
            }
        }
        None => rsx! {
            p { class: "meta", {t!("question-waits", unit: &*question.unit, day: day_words(question.due))} }
        },
    }
}

/// Asking about a paragraph. Long words that nothing explains can be put into the question.
#[component]
pub(super) fn Ask(
    at: Asked<AtSummary>,
    paragraph: u16,
    offered: Vec<String>,
    answer: Answer<DischargeSummary>,
    onclose: EventHandler<()>,
) -> Element {
    let at = at.0;
    let draft = use_draft(
        || format!("question-{}-{paragraph}", at.summary),
        String::new,
    );
    let id = use_hook(new_id);
    let (mut errors, mut attempt) = use_errors();
    let submit = use_submit();
    let status = use_context::<Status>();
    let lang = use_context::<I18n>().language().unwrap_or_default();
    use_focus(TEXT);
    let close = move || {
        onclose.call(());
        platform::focus(&format!("ask-{paragraph}"));
    };
    let ask = move |event: FormEvent| {
        event.prevent_default();
        let question = match Prose::<MOST>::new(&draft.text()) {
            Ok(text) => text,
            Err(error) => {
                let code = FieldError::code_in(&error);
                errors.set(vec![FieldError::new(TEXT, &code, None)]);
                attempt += 1;
                return;
            }
        };
        errors.set(Vec::new());
        let Ok(lang) = LanguageTag::new(lang.tag()) else {
            return;
        };
        let body = NewResponse {
            id,
            paragraph,
            question: Some(question),
            lang,
        };
        submit.send::<RespondToParagraph>(at, body, move |letter| {
            draft.settle(String::new());
            status.say(t!("question-sent"));
            answer.set(letter);
            close();
        });
    };
    let words = offered.into_iter().map(|word| {
        let text = t!("question-what-is", word: word);
        let put = text.clone();
        button(ButtonKind::Quiet, text, move |()| {
            let now = draft.text();
            let before = now.trim_end();
            let joint = if before.is_empty() { "" } else { " " };
            draft.write(format!("{before}{joint}{put}"));
            platform::focus(TEXT);
        })
    });
    rsx! {
        form { class: "form asking", novalidate: true, onsubmit: ask,
            {text_area(MOST, 3, None, Field {
                id: TEXT,
                label: t!("question-text"),
                hint: Some(t!("question-hint")),
                value: draft.text(),
                problem: FieldError::of(&errors.read(), TEXT),
                oninput: draft.writer(),
            })}
            div { class: "row", {words} }
            if draft.was_restored() {
                p { class: "meta", {t!("state-draft-restored")} }
            }
            ErrorSummary { errors: errors(), attempt: attempt() }
            {failure_of(submit.failure)}
            div { class: "form-actions",
                {submit_button(*submit.busy.read(), t!("question-send"))}
                {button(ButtonKind::Ordinary, t!("action-cancel"), move |()| close())}
            }
            p { class: "meta", {t!("emergency-line")} }
        }
    }
}
