//! Listening to a letter: read aloud a sentence at a time, from where one wants, paused, slower.

use std::ops::Range;

use dioxus::prelude::*;
use shared::{
    identity::Language,
    plain_language::{sentences, words},
};

use crate::{
    components::{ButtonKind, Look, button, button_with, notice},
    platform, t,
};

/// A sentence of the letter: which paragraph, and from where to where in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sentence {
    pub(super) paragraph: usize,
    pub(super) range: Range<usize>,
}

/// The sentences of the paragraphs, with what ends them.
pub(super) fn sentences_of(paragraphs: &[String]) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (paragraph, text) in paragraphs.iter().enumerate() {
        let words = words(text);
        let all = sentences(text, &words);
        for (at, sentence) in all.iter().enumerate() {
            let start = if at == 0 { 0 } else { sentence.range(&words).0 };
            let next = all.get(at + 1).map(|next| next.range(&words).0);
            let range = start..next.unwrap_or(text.len());
            found.push(Sentence { paragraph, range });
        }
    }
    found
}

/// How far the reading has come.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Voice {
    /// Which sentence is read, or was when it was paused.
    at: Signal<Option<usize>>,
    paused: Signal<bool>,
    slow: Signal<bool>,
    /// The device has no voice for the language.
    missing: Signal<bool>,
}

/// A little slower than people talk; then clearly slower.
const RATES: (f64, f64) = (0.9, 0.65);

impl Voice {
    /// The sentence that is read or was paused at.
    pub(super) fn at(self) -> Option<usize> {
        *self.at.read()
    }

    /// Reads from this sentence on.
    pub(super) fn read(mut self, texts: &[String], lang: Language, from: usize) {
        self.paused.set(false);
        let texts = texts.to_vec();
        let rate = if *self.slow.peek() { RATES.1 } else { RATES.0 };
        spawn(async move {
            let mut at = self.at;
            let told = move |now: Option<usize>| at.set(now);
            let spoken = platform::speak(&texts, (lang.tag(), rate, from), told).await;
            self.missing.set(!spoken);
        });
    }

    fn pause(mut self) {
        platform::hush();
        self.paused.set(true);
    }

    fn stop(mut self) {
        platform::hush();
        self.paused.set(false);
        self.at.set(None);
    }
}

/// Reading aloud, which ends when the letter is left.
pub(super) fn use_voice() -> Voice {
    use_drop(platform::hush);
    Voice {
        at: use_signal(|| None),
        paused: use_signal(|| false),
        slow: use_signal(|| false),
        missing: use_signal(|| false),
    }
}

/// The buttons.
pub(super) fn voice_bar(voice: Voice, texts: &[String], lang: Language) -> Element {
    let texts = texts.to_vec();
    let (at, paused, slow) = (voice.at(), *voice.paused.read(), *voice.slow.read());
    let from = at.unwrap_or_default();
    let read = {
        let texts = texts.clone();
        move |()| voice.read(&texts, lang, from)
    };
    let slower = move |()| {
        let mut slow = voice.slow;
        slow.toggle();
        if !paused {
            voice.read(&texts, lang, from);
        }
    };
    rsx! {
        div { class: "voice-bar no-print", role: "group", aria_label: t!("voice-group"),
            if at.is_none() {
                {button(ButtonKind::Ordinary, t!("voice-read"), read)}
            } else {
                if paused {
                    {button(ButtonKind::Primary, t!("voice-go-on"), read)}
                } else {
                    {button(ButtonKind::Primary, t!("voice-pause"), move |()| voice.pause())}
                }
                {button_with(
                    Look { pressed: Some(slow), ..Look::default() },
                    t!("voice-slower"),
                    slower,
                )}
                {button(ButtonKind::Ordinary, t!("voice-stop"), move |()| voice.stop())}
            }
        }
        if *voice.missing.read() {
            {notice(rsx! { p { role: "status", {t!("voice-missing")} } })}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_cover_their_paragraphs() {
        let paragraphs = [
            "Hei Kåre!".to_owned(),
            "Du falt. Du brakk ve. Hofte.".to_owned(),
        ];
        let found: Vec<_> = sentences_of(&paragraphs)
            .iter()
            .map(|one| (one.paragraph, &paragraphs[one.paragraph][one.range.clone()]))
            .collect();
        assert_eq!(
            found,
            [
                (0, "Hei Kåre!"),
                (1, "Du falt. "),
                (1, "Du brakk ve. Hofte.")
            ]
        );
    }
}
