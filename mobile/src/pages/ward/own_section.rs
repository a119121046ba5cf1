//! The section to the patient while it is written: live advice on how it reads, a template, facts of the stay, and what
//! stands at the top.
//!
//! Invariant: advice never changes the text and never stops anybody from signing it.

use std::rc::Rc;

use dioxus::prelude::*;
use shared::{
    id::{HospitalStay, Id},
    identity::Language,
    patients::PatientPage as Record,
    plain_language::{self, Check, Lexicon, Part},
    summaries::SectionKind,
    text::LanguageTag,
};

use super::{
    advice::{Marked, advice, marked_words},
    content::section_id,
    facts::{Fact, facts},
    paper::Paper,
    top::top,
};
use crate::{
    api::{lexicon, words},
    components::{ButtonKind, Field, FieldError, IconName, button, icon_button, marked_area},
    i18n::{self, Texts},
    pages::Given,
    t,
};

const KIND: SectionKind = SectionKind::PatientInformation;

/// The section's field with everything round it.
#[component]
pub(super) fn OwnSection(
    record: Given<Record>,
    stay: Id<HospitalStay>,
    paper: Paper,
    errors: Vec<FieldError>,
) -> Element {
    let tag = paper.lang(&record);
    let lang = tag
        .as_ref()
        .map(plain_language::rules_of)
        .unwrap_or_default();
    let lexicon = use_lexicon(lang);
    let texts = use_texts(lang);
    let content = paper.content();
    let text = content.section(KIND).to_owned();
    let medicines = content.checked_medicines(&mut Vec::new());
    let check = match &*lexicon.read() {
        Some(lexicon) => plain_language::check(&text, lang, lexicon, &medicines),
        None => {
            let none = Lexicon::new(lang, Vec::new());
            plain_language::check(&text, lang, &none, &medicines)
        }
    };
    let marked = Marked::of(&text, &check, &content);
    let id = section_id(KIND);
    let known = match &*texts.read() {
        Some(texts) => facts(&record, stay, &content.medicines, texts),
        None => Vec::new(),
    };
    rsx! {
        if text.trim().is_empty() {
            div { class: "actions",
                {button(ButtonKind::Ordinary, t!("advice-template"), move |()| {
                    write(paper, plain_language::template(lang));
                })}
            }
        }
        {marked_area(20_000, tag.as_ref().map(LanguageTag::as_str), marked_words(&text, &marked), Field {
            id: &id,
            label: t!("ward-letter-patient-first"),
            hint: Some(t!("ward-letter-patient-hint")),
            value: text.clone(),
            problem: FieldError::of(&errors, &id),
            oninput: Box::new(move |text| write(paper, text)),
        })}
        {put_in(known, paper, lang)}
        if !text.trim().is_empty() {
            {figures(&check)}
            {advice(paper, &text, &marked)}
            {lacking(&check)}
            {top(paper, &text)}
        }
    }
}

/// Another text.
pub(super) fn write(paper: Paper, text: String) {
    paper.write(|content| {
        // What was changed is read over.
        content.put_in.retain(|put| text.contains(put.as_str()));
        content.sections.insert(KIND, text);
    });
}

/// The explained words of the letter's language; nothing until they are here.
fn use_lexicon(lang: Language) -> Signal<Option<Rc<Lexicon>>> {
    let mut found = use_signal(|| None);
    use_resource(move || async move {
        found.set(lexicon(lang).await.map(Rc::new));
    });
    found
}

/// The app's words in the letter's language.
fn use_texts(lang: Language) -> Signal<Option<Rc<Texts>>> {
    let mut found = use_signal(|| None);
    use_resource(move || {
        let now = i18n::texts();
        async move {
            let texts = if now.language == lang {
                Some(now)
            } else {
                words(lang)
                    .await
                    .map(|source| Rc::new(Texts::new(lang, &source)))
            };
            found.set(texts);
        }
    });
    found
}

/// Buttons that put facts in.
fn put_in(known: Vec<Fact>, paper: Paper, lang: Language) -> Element {
    let content = paper.content();
    let text = content.section(KIND).to_owned();
    let new = known.into_iter().filter(|fact| !text.contains(&fact.text));
    let buttons = new.map(|fact| {
        let text = text.clone();
        icon_button(
            ButtonKind::Quiet,
            IconName::Plus,
            t!(fact.called),
            move |()| {
                let fact_text = fact.text.clone();
                let whole = plain_language::put_into(&text, fact.part, lang, &fact_text);
                paper.write(|content| {
                    content.sections.insert(KIND, whole);
                    content.put_in.push(fact_text);
                });
            },
        )
    });
    rsx! {
        div { class: "stack stack-tight", role: "group", aria_labelledby: "facts-title",
            p { id: "facts-title", class: "eyebrow", {t!("facts-title")} }
            div { class: "row facts", {buttons} }
        }
    }
}

/// LIX and what it means.
fn figures(check: &Check) -> Element {
    let found = check.readability;
    // Tenths as whole numbers: writing fractions would cost the app several kilobytes.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no letter has LIX 10^8"
    )]
    let number = |number: f64| {
        let tenths = (number * 10.0).round() as u32;
        format!("{},{}", tenths / 10, tenths % 10)
    };
    rsx! {
        p { class: "meta advice-figures", role: "status",
            strong { {t!("advice-lix", lix: number(found.lix()), band: i18n::named("lix-band", &found.band()))} }
            " · "
            {t!(
                "advice-figures",
                words: found.words,
                per: number(found.words_per_sentence()),
            )}
        }
    }
}

/// The parts that are not there.
fn lacking(check: &Check) -> Element {
    if check.missing.is_empty() {
        return rsx! {};
    }
    let part = |part: &Part| i18n::named("letter-part", part);
    rsx! {
        div { class: "stack stack-tight",
            p { {t!("advice-lacking")} }
            ul {
                for one in &check.missing {
                    li { {part(one)} }
                }
            }
        }
    }
}
