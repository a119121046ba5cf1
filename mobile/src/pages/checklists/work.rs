//! Filling a checklist: what stands in its fields, and sending it, one thing after the other, as soon as there is a
//! network.

use dioxus::prelude::*;
use shared::{
    checklists::{
        AnswerItem, AtChecklist, AtItem, Checklist, DecideProposedStep, DecideProposedStepRequest,
        SignChecklist, SignChecklistRequest, template::Key,
    },
    problem::code,
    text::LanguageTag,
};
use uuid::Uuid;

use super::unsent::{Decision, Signature, Unsent, Written};
use crate::{
    api::{Answer, Api},
    failure::Failure,
    i18n,
    pages::patients::work::current,
};

/// A checklist being filled.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Work {
    pub(super) answer: Answer<Checklist>,
    pub(super) unsent: Signal<Unsent>,
    /// The service said no to what is first.
    pub(super) refused: Signal<Option<Failure>>,
    /// What was answered cannot be sent as it stands: the item and the code.
    pub(super) wrong: Signal<Vec<(Key, String)>>,
    sending: CopyValue<bool>,
    kept_as: CopyValue<String>,
    at: CopyValue<AtChecklist>,
}

/// What is sent next.
enum Next {
    Answer(Written),
    Decision(Decision),
    Sign(Signature),
}

impl Work {
    /// One that is being filled; what waits from an earlier time is found on the device.
    pub(super) fn new(answer: Answer<Checklist>, at: AtChecklist, kept_as: String) -> Self {
        Self {
            answer,
            unsent: Signal::new(Unsent::kept(&kept_as)),
            refused: Signal::new(None),
            wrong: Signal::new(Vec::new()),
            sending: CopyValue::new(false),
            kept_as: CopyValue::new(kept_as),
            at: CopyValue::new(at),
        }
    }

    fn change(mut self, change: impl FnOnce(&mut Unsent)) {
        let mut unsent = self.unsent.peek().clone();
        change(&mut unsent);
        unsent.keep(&self.kept_as.peek());
        self.unsent.set(unsent);
    }

    /// What stands in an item's fields.
    pub(super) fn written(self, item: &Key) -> Written {
        let waiting = self.unsent.read().answer(item).cloned();
        waiting.unwrap_or_else(|| {
            let checklist = self.answer.value.read();
            let stored = checklist.as_ref().and_then(|checklist| {
                let mut answers = checklist.answers.iter();
                answers.find(|answer| answer.item == *item)
            });
            Written::of(item, stored)
        })
    }

    /// Something in an item's fields was changed. Sent when it is `ready`: words are, when one leaves them.
    pub(super) fn write(mut self, item: &Key, ready: bool, change: impl FnOnce(&mut Written)) {
        let mut written = self.written(item);
        let before = written.clone();
        change(&mut written);
        written.ready = ready;
        if (&written.value, &written.note) == (&before.value, &before.note)
            && (before.ready || !ready)
        {
            return;
        }
        written.key = Uuid::now_v7();
        self.wrong.write().retain(|(wrong, _)| wrong != item);
        self.change(|unsent| unsent.put(written));
    }

    /// Decides about a proposed step.
    pub(super) fn decide(self, item: Key, request: DecideProposedStepRequest) {
        let key = Uuid::now_v7();
        self.change(|unsent| unsent.decisions.push(Decision { item, request, key }));
    }

    /// Signs what one sees now.
    pub(super) fn sign(self) {
        let checklist = self.answer.value.peek();
        let Some(checklist) = checklist.as_ref() else {
            return;
        };
        self.change(|unsent| {
            let request = SignChecklistRequest {
                seen: unsent.seen(checklist),
            };
            let key = Uuid::now_v7();
            unsent.signature = Some(Signature { request, key });
        });
    }

    /// Somebody else was faster: sends one's own all the same, or gives it up.
    pub(super) fn settle(mut self, item: &Key, keep_mine: bool) {
        let version = self.answer.value.peek().as_ref().map_or(0, |checklist| {
            let mut answers = checklist.answers.iter();
            answers
                .find(|answer| answer.item == *item)
                .map_or(0, |answer| answer.version)
        });
        self.refused.set(None);
        self.change(|unsent| {
            // What was signed has changed: one looks again.
            unsent.signature = None;
            unsent
                .answers
                .retain(|written| keep_mine || written.item != *item);
            for written in &mut unsent.answers {
                if written.item == *item {
                    written.seen = version;
                    written.key = Uuid::now_v7();
                }
            }
        });
    }

    /// Gives up everything that waits.
    pub(super) fn give_up(mut self) {
        self.refused.set(None);
        self.change(|unsent| *unsent = Unsent::default());
    }

    /// The item that somebody else answered meanwhile.
    pub(super) fn collided(self) -> Option<Key> {
        let refused = self.refused.read();
        let changed = refused.as_ref()?.code() == Some(code::CHANGED_MEANWHILE);
        let unsent = self.unsent.read();
        let first = unsent.answers.iter().find(|written| written.ready)?;
        changed.then(|| first.item.clone())
    }

    fn next(self) -> Option<Next> {
        let unsent = self.unsent.peek();
        let wrong = self.wrong.peek();
        let fine = |written: &&Written| {
            written.ready && wrong.iter().all(|(item, _)| *item != written.item)
        };
        if let Some(written) = unsent.answers.iter().find(fine) {
            return Some(Next::Answer(written.clone()));
        }
        // The rest follows from the answers.
        if !unsent.answers.is_empty() {
            return None;
        }
        if let Some(decision) = unsent.decisions.first() {
            return Some(Next::Decision(decision.clone()));
        }
        unsent.signature.clone().map(Next::Sign)
    }

    /// Sends what waits, unless that is under way or the person must decide something first.
    pub(super) fn send(mut self, api: Api) {
        if *self.sending.peek() || self.refused.peek().is_some() {
            return;
        }
        self.sending.set(true);
        spawn(async move {
            while let Some(next) = self.next() {
                if !self.send_one(api, next).await {
                    break;
                }
            }
            self.sending.set(false);
        });
    }

    /// Sends one thing; `false` when the rest must wait.
    async fn send_one(mut self, api: Api, next: Next) -> bool {
        let at = *self.at.peek();
        let of = |item: &Key| AtItem {
            patient: at.patient,
            checklist: at.checklist,
            item: item.clone(),
        };
        let answer = match &next {
            Next::Answer(written) => match self.request(written) {
                Ok(request) => {
                    let at = of(&written.item);
                    api.send::<AnswerItem>(&at, &request, written.key).await
                }
                Err(code) => {
                    self.wrong.write().push((written.item.clone(), code));
                    return true;
                }
            },
            Next::Decision(decision) => {
                let at = of(&decision.item);
                api.send::<DecideProposedStep>(&at, &decision.request, decision.key)
                    .await
            }
            Next::Sign(signature) => {
                api.send::<SignChecklist>(&at, &signature.request, signature.key)
                    .await
            }
        };
        match answer {
            Ok(checklist) => {
                self.change(|unsent| match &next {
                    Next::Answer(written) => unsent.stored(written),
                    Next::Decision(decision) => {
                        unsent.decisions.retain(|each| each.key != decision.key);
                    }
                    Next::Sign(_) => unsent.signature = None,
                });
                self.answer.set(checklist);
                true
            }
            // As it was, later.
            Err(Failure::Offline) => false,
            Err(failure) => {
                self.say_no(&next, failure);
                false
            }
        }
    }

    fn request(self, written: &Written) -> Result<shared::checklists::AnswerItemRequest, String> {
        let lang = LanguageTag::new(i18n::texts().language.tag())
            .map_err(|_| "invalid_language".to_owned())?;
        let checklist = self.answer.value.peek();
        let item = checklist
            .as_ref()
            .and_then(|checklist| checklist.content.item(&written.item));
        written.request(item.ok_or("not_found")?, &lang)
    }

    /// The service said no: shows what it is now.
    fn say_no(mut self, next: &Next, failure: Failure) {
        if let Some(checklist) = current::<Checklist>(&failure) {
            self.answer.set(checklist);
        }
        // What is missing or has changed is told above the button; one signs again.
        if matches!(next, Next::Sign(_)) {
            self.change(|unsent| unsent.signature = None);
        }
        if let (Next::Answer(written), Some(code)) = (next, failure.field("value")) {
            self.wrong.write().push((written.item.clone(), code));
            return;
        }
        self.refused.set(Some(failure));
    }
}
