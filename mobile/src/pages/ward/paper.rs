//! What lies on the desk where a letter is written, and how it is stored.
//!
//! Invariant: what somebody writes here is never replaced by what somebody else stored, unless they choose so.

use dioxus::prelude::*;
use shared::{
    id::{DischargeSummary as SummaryId, HospitalStay, Id},
    patients::{AtPatient, PatientPage as Record},
    summaries::{
        AtSummary, ChangeDraft, ChangeDraftRequest, DischargeSummary, DraftSummary, NewSummary,
    },
    text::LanguageTag,
};

use super::{
    content::Content,
    letter::Letter,
    merge::{Part, merge},
};
use crate::{
    api::{decode, new_id},
    draft::{Draft, use_draft},
    pages::patients::work::{Form, use_form},
};

/// What lies on the desk.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Paper {
    pub(super) draft: Draft,
    /// What is stored, as the text here began from it.
    pub(super) base: Signal<Content>,
    /// The same, when it is known what a text found on the device began from.
    begun: Signal<Option<Content>>,
    pub(super) form: Form,
    pub(super) letter: Letter,
    id: Id<SummaryId>,
    stay: Id<HospitalStay>,
}

impl Paper {
    /// The text as it stands here.
    pub(super) fn content(self) -> Content {
        decode(self.draft.text().as_bytes()).unwrap_or_else(|| self.base.read().clone())
    }

    /// The letter's language: the patient's, until it is first stored.
    pub(super) fn lang(self, record: &Record) -> Option<LanguageTag> {
        let stored = self.letter.value.read();
        let stored = stored.as_ref().and_then(|letter| letter.content.as_ref());
        let stored = stored.map(|content| content.lang.clone());
        stored.or_else(|| LanguageTag::new(record.patient.language.tag()).ok())
    }

    /// Whether it is on its way.
    pub(super) fn busy(self) -> Signal<bool> {
        self.form.submit.busy
    }

    pub(super) fn write(self, change: impl FnOnce(&mut Content)) {
        let mut content = self.content();
        change(&mut content);
        self.draft.write(as_json(&content));
    }

    /// What stands here and what is stored in one, and the parts that both changed.
    pub(super) fn merged(self, theirs: &Content) -> (Content, Vec<Part>) {
        merge(self.begun.read().as_ref(), &self.content(), theirs)
    }

    /// Goes on from what is stored, with `text` on the desk.
    pub(super) fn go_on(mut self, text: &Content, stored: DischargeSummary) {
        let now = Content::of(&stored);
        if text.says_the_same(&now) {
            self.draft.settle(as_json(&now));
        } else {
            self.draft.write(as_json(text));
        }
        self.base.set(now.clone());
        self.begun.set(Some(now));
        self.form.submit.forget_failure();
        self.letter.put(stored);
    }

    /// Stores what stands here, and goes on when it is stored.
    pub(super) fn store(self, record: &Record, then: impl FnOnce() + 'static) {
        let stored = self.letter.value.peek().clone();
        let lang = self.lang(record);
        let here = self.content();
        let checked = lang.map(|lang| here.check(lang));
        let content = match checked {
            Some(Ok(content)) if self.form.may_send(Vec::new()) => content,
            Some(Err(wrong)) => {
                self.form.may_send(wrong);
                return;
            }
            _ => return,
        };
        let patient = record.patient.id;
        let stay = self.stay;
        let done = move |stored| {
            self.stored(&here, stored);
            then();
        };
        match stored {
            Some(stored) => {
                let at = AtSummary {
                    patient,
                    summary: stored.id,
                };
                let version = self.content().version.unwrap_or(stored.version);
                let body = ChangeDraftRequest { version, content };
                self.form.submit.send::<ChangeDraft>(at, body, done);
            }
            None => {
                let body = NewSummary {
                    id: self.id,
                    stay,
                    content,
                };
                self.form
                    .submit
                    .send::<DraftSummary>(AtPatient { patient }, body, done);
            }
        }
    }

    /// It is stored; what was written meanwhile stays on top of it.
    fn stored(self, sent: &Content, stored: DischargeSummary) {
        let now = Content::of(&stored);
        let here = self.content();
        let text = if here == *sent {
            now
        } else {
            Content {
                version: now.version,
                ..here
            }
        };
        self.go_on(&text, stored);
    }
}

fn as_json(content: &Content) -> String {
    serde_json::to_string(content).unwrap_or_default()
}

/// The paper for a stay's letter: what is kept on the device, over what is stored.
pub(super) fn use_paper(letter: Letter, stay: Id<HospitalStay>) -> Paper {
    let stored = letter.value.peek().clone();
    let number = stored.as_ref().map_or(1, |letter| letter.number);
    let initial = stored.as_ref().map(Content::of).unwrap_or_default();
    let draft = use_draft(|| format!("letter-{stay}-{number}"), || as_json(&initial));
    let kept: Option<Content> = decode(draft.text().as_bytes());
    let known = kept.is_some_and(|kept| kept.version == initial.version);
    let paper = Paper {
        draft,
        begun: use_signal(|| known.then(|| initial.clone())),
        base: use_signal(|| initial),
        form: use_form(),
        letter,
        id: use_hook(new_id::<SummaryId>),
        stay,
    };
    // Somebody else stored something: it comes here by itself when nothing was written here.
    use_effect(move || {
        let mut paper = paper;
        let Some(stored) = paper.letter.value.read().clone() else {
            return;
        };
        let now = Content::of(&stored);
        let here = paper.content();
        if now.version > paper.base.peek().version && here.says_the_same(&paper.base.peek()) {
            paper.draft.settle(as_json(&now));
            paper.base.set(now.clone());
            paper.begun.set(Some(now));
        }
    });
    paper
}
