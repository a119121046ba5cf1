//! Answers as they are read: when a checklist is signed, and beside an item.

use dioxus::prelude::*;
use shared::{
    checklists::{
        Answer, AnswerValue, Checklist,
        template::{AnswerFormat, TemplateItem},
    },
    plan::ServedEntry,
    summaries::Medicine,
};

use super::{news2, unsent::number_text, words};
use crate::{
    components::{own_words, short_words},
    i18n, t,
};

/// Every answer, with who gave it; what was not answered folded at the end.
pub(super) fn answers(checklist: &Checklist) -> Element {
    let answer = |item: &TemplateItem| {
        let mut answers = checklist.answers.iter();
        answers.find(|answer| {
            answer.item == item.key && (answer.value.is_some() || answer.note.is_some())
        })
    };
    let (given, left): (Vec<_>, Vec<_>) = checklist
        .content
        .items
        .iter()
        .map(|item| (item, answer(item)))
        .partition(|(_, answer)| answer.is_some());
    let summed = checklist
        .news2
        .as_ref()
        .is_some_and(|news2| news2.total.is_some());
    rsx! {
        dl { class: "answers",
            for (item , answer) in given {
                div { key: "{item.key}", class: "stack stack-tight",
                    dt { {words(&item.text)} }
                    if let Some(answer) = answer {
                        dd { {said(item, answer, checklist)} }
                    }
                }
            }
        }
        if summed {
            {news2::sums(checklist)}
        }
        if !left.is_empty() {
            details {
                summary { {t!("checklists-left", count: left.len())} }
                ul { class: "plain-list stack stack-tight",
                    for (item , _) in left {
                        li { key: "{item.key}", {words(&item.text)} }
                    }
                }
            }
        }
    }
}

fn said(item: &TemplateItem, answer: &Answer, checklist: &Checklist) -> Element {
    rsx! {
        {value(item, answer.value.as_ref(), &checklist.what_matters)}
        if let Some(note) = &answer.note {
            p { class: "note", {&**note} }
        }
        p { class: "meta",
            {t!("checklists-answered-by", name: &*answer.author.name, day: short_words(answer.at))}
        }
    }
}

/// What was answered.
pub(super) fn value(
    item: &TemplateItem,
    value: Option<&AnswerValue>,
    entries: &[ServedEntry],
) -> Element {
    match value {
        None => rsx! {
            p { class: "meta", {t!("checklists-unanswered")} }
        },
        Some(AnswerValue::Text { text, lang }) => own_words(text, lang.as_str()),
        Some(AnswerValue::Medicines { changes }) if !changes.is_empty() => rsx! {
            ul { class: "plain-list stack stack-tight",
                for (place , each) in changes.iter().enumerate() {
                    li { key: "{place}", {medicine(each)} }
                }
            }
        },
        Some(value) => rsx! {
            p { {in_words(item, value, entries)} }
        },
    }
}

/// One changed medicine.
pub(super) fn medicine(medicine: &Medicine) -> Element {
    rsx! {
        div {
            p {
                strong { {&*medicine.name} }
                " · "
                {i18n::named("medicine-change", &medicine.change)}
            }
            if let Some(how) = &medicine.dosage {
                p { {&**how} }
            }
            if let Some(why) = &medicine.reason {
                p { class: "meta", {&**why} }
            }
        }
    }
}

/// An answer in a few words.
pub(super) fn in_words(
    item: &TemplateItem,
    value: &AnswerValue,
    entries: &[ServedEntry],
) -> String {
    match (value, &item.format) {
        (AnswerValue::YesNo { answer }, _) => i18n::named("yes-no", answer),
        (AnswerValue::Number { number }, AnswerFormat::Number { unit, .. }) => {
            format!("{} {}", number_text(*number), &**unit)
        }
        (AnswerValue::Number { number }, _) => number_text(*number),
        (AnswerValue::Choice { option }, AnswerFormat::Choice { options }) => {
            let chosen = options.iter().find(|each| each.key == *option);
            chosen.map(|each| words(&each.text)).unwrap_or_default()
        }
        (AnswerValue::Choice { option }, _) => option.to_string(),
        (AnswerValue::Text { text, .. }, _) => text.to_string(),
        (AnswerValue::Medicines { changes }, _) => match &**changes {
            [] => t!("checklists-no-medicines"),
            some => {
                let names: Vec<_> = some.iter().map(|each| &*each.name).collect();
                names.join(", ")
            }
        },
        (AnswerValue::Attainment { levels }, _) => {
            let said = levels.iter().filter_map(|each| {
                let entry = entries.iter().find(|entry| entry.id == each.entry)?;
                let level = i18n::named("attainment", &each.level);
                Some(format!("«{}»: {level}", entry.text))
            });
            said.collect::<Vec<_>>().join(" · ")
        }
    }
}
