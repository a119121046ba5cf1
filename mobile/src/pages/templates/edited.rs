//! A template while it is edited: what would be sent, kept on the device.

use dioxus::prelude::*;
use shared::{
    checklist_templates::SaveTemplateRequest,
    checklists::template::{TemplateContent, Translated},
    id::{Id, Unit},
};

use crate::{
    api::decode,
    draft::{Draft, use_draft},
    i18n,
};

/// The version of what is new to the device: based on whatever is in use.
pub(super) const ON_THE_NEWEST: i32 = -1;

/// What is edited.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Edited {
    now: Signal<SaveTemplateRequest>,
    draft: Draft,
}

/// The name of the draft.
pub(super) fn draft_name(unit: Id<Unit>, name: &str) -> String {
    format!("template-{unit}-{name}")
}

/// As it is kept.
pub(super) fn written(request: &SaveTemplateRequest) -> String {
    serde_json::to_string(request).unwrap_or_default()
}

/// What was changed on this device, or else what is in use.
pub(super) fn use_edited(unit: Id<Unit>, name: &str, stands: &SaveTemplateRequest) -> Edited {
    let draft = use_draft(|| draft_name(unit, name), || written(stands));
    let now = use_signal(|| {
        let mut kept: SaveTemplateRequest =
            decode(draft.text().as_bytes()).unwrap_or_else(|| stands.clone());
        if kept.version == ON_THE_NEWEST {
            kept.version = stands.version;
        }
        kept
    });
    Edited { now, draft }
}

impl Edited {
    /// What would be sent.
    pub(super) fn request(self) -> SaveTemplateRequest {
        self.now.read().clone()
    }

    /// What it holds.
    pub(super) fn content(self) -> TemplateContent {
        self.now.read().content.clone()
    }

    /// Changes what it holds.
    pub(super) fn change(mut self, change: impl FnOnce(&mut TemplateContent)) {
        change(&mut self.now.write().content);
        self.keep();
    }

    /// From now on this version counts as seen.
    pub(super) fn saw(mut self, version: i32) {
        if self.now.peek().version != version {
            self.now.write().version = version;
            self.keep();
        }
    }

    fn keep(self) {
        self.draft.write(written(&self.now.peek()));
    }

    /// Saved, or given up: this stands.
    pub(super) fn settle(mut self, stands: SaveTemplateRequest) {
        self.draft.settle(written(&stands));
        self.now.set(stands);
    }
}

/// A text in the language chosen.
pub(super) fn said(text: &Translated) -> String {
    text.to(i18n::texts().language).to_owned()
}
