//! What an answer leads to, in words. It follows the item; what no longer fits its answers is left out.

use dioxus::prelude::*;
use shared::checklists::template::{AnswerFormat, Effect, TemplateItem};

use super::edited::said;
use crate::{i18n, t};

/// How an item is answered, in words.
pub(super) fn format_words(format: &AnswerFormat) -> String {
    let kind = t!(&format!("answer-format-{}", kind(format)));
    match format {
        AnswerFormat::Number {
            unit, least, most, ..
        } => {
            let bounds = format!("{least}–{most} {unit}").replace('.', ",");
            format!("{kind}: {bounds}")
        }
        AnswerFormat::Choice { options } => {
            let words: Vec<_> = options.iter().map(|option| said(&option.text)).collect();
            format!("{kind}: {}", words.join(", "))
        }
        _ => kind,
    }
}

/// The format's name in the contract.
pub(super) const fn kind(format: &AnswerFormat) -> &'static str {
    match format {
        AnswerFormat::YesNo {} => "yes_no",
        AnswerFormat::Number { .. } => "number",
        AnswerFormat::Choice { .. } => "choice",
        AnswerFormat::Text {} => "text",
        AnswerFormat::Attainment {} => "attainment",
        AnswerFormat::Medicines {} => "medicines",
    }
}

/// What the answers lead to.
pub(super) fn effects(item: &TemplateItem) -> Element {
    rsx! {
        for effect in &item.effects {
            p { class: "meta", {words(effect)} }
        }
    }
}

fn words(effect: &Effect) -> String {
    let when = |answer| i18n::named("yes-no", answer).to_lowercase();
    match effect {
        Effect::ProposeStep {
            when: answer,
            title,
            within_days,
            ..
        } => t!(
            "effect-step",
            answer: when(answer),
            title: said(title),
            days: *within_days
        ),
        Effect::WhatMatters {} => t!("effect-what-matters"),
        Effect::DailyLine { text, .. } => t!("effect-daily-line", text: said(text)),
        Effect::News2 { .. } => t!("effect-news2"),
    }
}
