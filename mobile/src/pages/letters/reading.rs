//! The section to the patient, with help beside it: words explained in place, read aloud, understood or asked about.
//!
//! Invariant: the signed text is shown as it was signed; help stands beside it and never changes it.

use std::ops::Range;

use dioxus::prelude::*;
use shared::{
    id::{Id, Patient, Person},
    identity::Language,
    plain_language,
    rich_text::{Block, RichText, Span},
    summaries::{
        AtSummary, DischargeSummary, NewResponse, ParagraphResponse, RespondToParagraph,
        SectionKind, SummaryStatus,
    },
};

use super::{
    changes::{Before, New},
    explained::explained,
    lexicon::{Explained, use_explained},
    pieces::{Piece, pieces, unexplained},
    questions::{Ask, questions},
    voice::{Sentence, Voice, sentences_of, use_voice, voice_bar},
};
use crate::{
    api::{Answer, Submit, new_id, use_submit},
    components::{ButtonKind, Look, button_with, rich_text},
    pages::{Given, failure_of, save::Asked},
    session::use_me,
    t,
};

/// Paragraphs of fewer words are headings, greetings and names: nobody asks about them.
const ASKED_ABOUT: usize = 5;

/// What is open on the screen, and what helps.
#[derive(Clone, Copy)]
struct Help {
    explained: Signal<Option<Explained>>,
    voice: Voice,
    /// The word that is explained: in which paragraph, and its key.
    word: Signal<Option<(usize, String)>>,
    /// The paragraph that is asked about.
    asking: Signal<Option<usize>>,
    submit: Submit,
    answer: Answer<DischargeSummary>,
    at: AtSummary,
    me: Option<Id<Person>>,
    lang: Language,
}

/// The section. `before`: what the version before said, to show what is new.
#[component]
pub(super) fn Reading(
    patient: Id<Patient>,
    letter: Given<DischargeSummary>,
    before: Option<Given<Before>>,
    answer: Answer<DischargeSummary>,
) -> Element {
    let content = letter.content.as_ref();
    let lang = content.map(|content| plain_language::rules_of(&content.lang));
    let lang = lang.unwrap_or_default();
    let help = Help {
        explained: use_explained(lang),
        voice: use_voice(),
        word: use_signal(|| None),
        asking: use_signal(|| None),
        submit: use_submit(),
        answer,
        at: AtSummary {
            patient,
            summary: letter.id,
        },
        me: use_me().map(|me| me.person),
        lang,
    };
    let Some(content) = content else {
        return rsx! {};
    };
    let paragraphs = content.paragraphs();
    let sentences = sentences_of(&paragraphs);
    let texts: Vec<String> = sentences
        .iter()
        .map(|one| text_of(&paragraphs, one))
        .collect();
    let new = before.as_ref().map(|before| before.new_of(&paragraphs));
    let shown = paragraphs.iter().enumerate().map(|(index, text)| {
        let own: Vec<_> = (0..)
            .zip(&sentences)
            .filter(|(_, one)| one.paragraph == index)
            .map(|(number, one)| (number, one.range.clone()))
            .collect();
        let tag = content.lang.as_str();
        rsx! {
            div { key: "{index}", class: "paragraph",
                if new.as_ref().is_some_and(|new| new.marks(index)) {
                    span { class: "chip", {t!("reading-new")} }
                }
                {body(&letter, help, (index, text, &own), &texts)}
                {explained(help.explained, help.word, index, tag)}
                {beside(&letter, help, (index, text, own.first().map(|one| one.0)), &texts)}
            }
        }
    });
    rsx! {
        {voice_bar(help.voice, &texts, lang)}
        if new == Some(New::Most) {
            p { class: "meta", {t!("reading-mostly-new")} }
        }
        div { class: "stack reading", {shown} }
        {failure_of(help.submit.failure)}
    }
}

fn text_of(paragraphs: &[String], sentence: &Sentence) -> String {
    let text = paragraphs.get(sentence.paragraph);
    let text = text.and_then(|text| text.get(sentence.range.clone()));
    text.unwrap_or_default().to_owned()
}

/// The words of a paragraph; a block of a message with a form of its own in that form.
fn body(
    letter: &DischargeSummary,
    help: Help,
    (index, text, sentences): (usize, &str, &[(usize, Range<usize>)]),
    texts: &[String],
) -> Element {
    let lang = letter.content.as_ref().map(|content| content.lang.clone());
    let lang = lang.as_ref().map_or("", |lang| lang.as_str());
    if let Some(block) = formatted(letter, index) {
        return rich_text(&block, 3, lang);
    }
    let lexicon = help.explained.read();
    let (heading, rest) = plain_language::headed(text, help.lang);
    let before = text.len() - rest.len();
    let read_now = |(number, range): &(usize, Range<usize>)| {
        range.start < before && help.voice.at() == Some(*number)
    };
    let heading_class = if sentences.iter().any(read_now) {
        "read-now"
    } else {
        ""
    };
    let sentences: Vec<_> = sentences
        .iter()
        .filter(|(_, range)| range.end > before)
        .map(|(number, range)| {
            let from = range.start.saturating_sub(before);
            (*number, from..range.end - before)
        })
        .collect();
    let all = pieces(rest, lexicon.as_ref().map(Explained::words), &sentences);
    rsx! {
        if let Some(heading) = heading {
            h3 { class: heading_class, lang, {heading} }
        }
        if !rest.is_empty() {
            p { class: "letter-text", lang, {all.iter().map(|piece| shown_piece(help, index, piece, texts))} }
        }
    }
}

/// A block that is more than a paragraph of words.
fn formatted(letter: &DischargeSummary, index: usize) -> Option<RichText> {
    let own = Some(SectionKind::PatientInformation);
    let received = &letter.content.as_ref()?.received;
    let mut blocks = received
        .iter()
        .filter(|section| section.kind == own)
        .flat_map(|section| &section.text.blocks);
    let block = blocks.nth(index)?;
    let plain = |text: &[Span]| text.iter().all(|span| !span.strong && !span.emphasis);
    match block {
        Block::Paragraph { text } if plain(text) => None,
        _ => Some(RichText {
            blocks: vec![block.clone()],
        }),
    }
}

/// Words as they stand; those that are explained to press.
fn shown_piece(help: Help, index: usize, piece: &Piece, texts: &[String]) -> Element {
    let reading = help.voice.at();
    let is_read = reading.is_some() && piece.sentence == reading;
    let class = if is_read { "read-now" } else { "" };
    let text = &*piece.text;
    if let Some(key) = &piece.word {
        let here = (index, key.clone());
        let open = *help.word.read() == Some(here.clone());
        let mut word = help.word;
        return rsx! {
            button {
                r#type: "button",
                class: "term {class}",
                id: "term-{index}-{key}",
                aria_expanded: open,
                onclick: move |_| word.set((!open).then(|| here.clone())),
                {text}
            }
        };
    }
    let (Some(_), Some(from)) = (reading, piece.sentence) else {
        return rsx! { {text} };
    };
    // While it is read, it goes on from where one taps; the keyboard has a button for it.
    let texts = texts.to_vec();
    rsx! {
        span { class, onclick: move |_| help.voice.read(&texts, help.lang, from), {text} }
    }
}

/// What was said of a paragraph, and the buttons to say something.
fn beside(
    letter: &DischargeSummary,
    help: Help,
    (index, text, first): (usize, &str, Option<usize>),
    texts: &[String],
) -> Element {
    let Ok(paragraph) = u16::try_from(index) else {
        return rsx! {};
    };
    let said: Vec<&ParagraphResponse> = letter
        .responses
        .iter()
        .filter(|response| response.paragraph == paragraph)
        .collect();
    let long = plain_language::words(text).len() >= ASKED_ABOUT;
    if letter.status != SummaryStatus::Released || !long || plain_language::is_closing(text) {
        return questions(&said);
    }
    let mut asking = help.asking;
    if *asking.read() == Some(index) {
        let lexicon = help.explained.read();
        let offered = unexplained(text, lexicon.as_ref().map(Explained::words));
        return rsx! {
            {questions(&said)}
            Ask {
                at: Asked(help.at),
                paragraph,
                offered,
                answer: help.answer,
                onclose: move |()| asking.set(None),
            }
        };
    }
    let mine = said.iter().rev().find(|said| said.author.person == help.me);
    let understood = mine.is_some_and(|said| said.question.is_none());
    let lang = letter.content.as_ref().map(|content| content.lang.clone());
    let say = move |()| {
        if let Some(lang) = lang.clone().filter(|_| !understood) {
            let body = NewResponse {
                id: new_id(),
                paragraph,
                question: None,
                lang,
            };
            let answer = help.answer;
            let then = move |letter| answer.set(letter);
            help.submit.send::<RespondToParagraph>(help.at, body, then);
        }
    };
    let quiet = || Look {
        kind: ButtonKind::Quiet,
        ..Look::default()
    };
    let about: Vec<&str> = text.split_whitespace().take(5).collect();
    let from = first.filter(|_| help.voice.at().is_some());
    let texts = texts.to_vec();
    rsx! {
        {questions(&said)}
        div {
            class: "row paragraph-help no-print",
            role: "group",
            aria_label: t!("reading-about", text: about.join(" ")),
            {button_with(Look { pressed: Some(understood), ..quiet() }, t!("reading-understood"), say)}
            {button_with(
                Look { id: Some(format!("ask-{index}")), ..quiet() },
                t!("reading-ask"),
                move |()| asking.set(Some(index)),
            )}
            if let Some(from) = from {
                {button_with(quiet(), t!("voice-from-here"), move |()| help.voice.read(&texts, help.lang, from))}
            }
        }
    }
}
