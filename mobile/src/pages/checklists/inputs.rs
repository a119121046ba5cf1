//! What one presses or writes in: yes or no, one of few, a number, words.

use dioxus::prelude::*;
use shared::{
    checklists::{
        YesNo,
        template::{ChoiceOption, TemplateItem},
    },
    text::Line,
};

use super::{item::hint, unsent::Raw, words, work::Work};
use crate::{
    components::{Field, Sets, choices, text_area, text_field},
    i18n,
    pages::Given,
    t,
};

/// What an input is about.
#[derive(Clone)]
pub(super) struct About {
    pub(super) work: Work,
    pub(super) item: Given<TemplateItem>,
    pub(super) id: String,
    /// The code of what is wrong.
    pub(super) problem: Option<String>,
}

impl About {
    /// What is asked, with what helps.
    pub(super) fn field(&self, value: String, oninput: Sets) -> Field<'_> {
        let asked = words(&self.item.text);
        Field {
            id: &self.id,
            label: if self.item.required {
                t!("checklists-required", item: asked)
            } else {
                asked
            },
            hint: hint(self),
            value,
            problem: self.problem.clone(),
            oninput,
        }
    }

    /// Keeps what was pressed, and sends it.
    pub(super) fn pressed(&self, read: impl Fn(&str) -> Option<Raw> + 'static) -> Sets {
        let (work, item) = (self.work, self.item.key.clone());
        Box::new(move |text| {
            if let Some(value) = read(&text) {
                work.write(&item, true, |written| written.value = value);
            }
        })
    }

    /// Keeps what is being written; sent when one leaves it.
    fn typed(&self) -> Sets {
        let (work, item) = (self.work, self.item.key.clone());
        Box::new(move |text| work.write(&item, false, |written| written.value = Raw::Text(text)))
    }

    /// Round an input that is written in: leaving it sends.
    fn left(&self, input: Element) -> Element {
        let (work, item) = (self.work, self.item.key.clone());
        rsx! {
            div { onfocusout: move |_| work.write(&item, true, |_| {}), {input} }
        }
    }
}

/// Big yes and no, side by side.
pub(super) fn yes_no(about: &About, value: &Raw) -> Element {
    const ALL: [YesNo; 3] = [YesNo::Yes, YesNo::No, YesNo::NotRelevant];
    let options: Vec<_> = ALL
        .iter()
        .map(|answer| (i18n::api_name(answer), i18n::named("yes-no", answer)))
        .collect();
    let chosen = match value {
        Raw::YesNo(answer) => i18n::api_name(answer),
        _ => String::new(),
    };
    let read = |text: &str| {
        let answer = ALL
            .into_iter()
            .find(|answer| i18n::api_name(answer) == *text);
        answer.map(Raw::YesNo)
    };
    rsx! {
        div { class: "yes-no", {choices(&options, about.field(chosen, about.pressed(read)))} }
    }
}

/// One of the options.
pub(super) fn choice(about: &About, options: &[ChoiceOption], value: &Raw) -> Element {
    let keys: Vec<_> = options.iter().map(|option| option.key.clone()).collect();
    let options: Vec<_> = options
        .iter()
        .map(|option| (option.key.to_string(), words(&option.text)))
        .collect();
    let chosen = match value {
        Raw::Choice(option) => option.to_string(),
        _ => String::new(),
    };
    let read = move |text: &str| {
        let key = keys.iter().find(|key| ***key == *text);
        key.cloned().map(Raw::Choice)
    };
    choices(&options, about.field(chosen, about.pressed(read)))
}

fn text_of(value: &Raw) -> String {
    match value {
        Raw::Text(text) => text.clone(),
        _ => String::new(),
    }
}

/// A number, with its unit in the label.
pub(super) fn number(about: &About, unit: &Line<20>, value: &Raw) -> Element {
    let mut field = about.field(text_of(value), about.typed());
    field.label = format!("{} ({})", field.label, &**unit);
    about.left(rsx! {
        div { class: "field-short", {text_field(field)} }
    })
}

/// Words.
pub(super) fn text(about: &About, most: usize, value: &Raw) -> Element {
    about.left(text_area(
        most,
        3,
        None,
        about.field(text_of(value), about.typed()),
    ))
}
