//! A text in three languages: bokmål first, the others folded.

use dioxus::prelude::*;
use shared::{checklists::template::Translated, text::Line};

use crate::{
    components::{Field, FieldError, sets, text_field},
    pages::{
        patients::{optional, work::Check},
        state::use_text,
    },
    t,
};

/// What is being written.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Texts {
    nb: Signal<String>,
    nn: Signal<String>,
    en: Signal<String>,
}

/// Begins with what stands.
pub(super) fn use_texts(stands: Option<&Translated>) -> Texts {
    let other = |text: Option<&Line<500>>| text.map(ToString::to_string).unwrap_or_default();
    Texts {
        nb: use_text(&|| stands.map(|text| text.nb.to_string()).unwrap_or_default()),
        nn: use_text(&|| other(stands.and_then(|text| text.nn.as_ref()))),
        en: use_text(&|| other(stands.and_then(|text| text.en.as_ref()))),
    }
}

impl Texts {
    /// The fields; `id` is the first one's.
    pub(super) fn fields(
        self,
        id: &str,
        label: String,
        hint: Option<String>,
        errors: &[FieldError],
    ) -> Element {
        let (in_nn, in_en) = (format!("{id}-nn"), format!("{id}-en"));
        let wrong = [&in_nn, &in_en]
            .into_iter()
            .any(|id| FieldError::of(errors, id).is_some());
        let field = |id: &str, label, hint, text: Signal<String>| {
            text_field(Field {
                id,
                label,
                hint,
                value: text(),
                problem: FieldError::of(errors, id),
                oninput: sets(text),
            })
        };
        rsx! {
            {field(id, label, hint, self.nb)}
            details { open: wrong,
                summary { {t!("templates-translate")} }
                {field(&in_nn, optional(&t!("templates-nn")), None, self.nn)}
                {field(&in_en, optional(&t!("templates-en")), None, self.en)}
            }
        }
    }

    /// What was written, which may be nothing; what is wrong is gathered.
    pub(super) fn read(self, check: &mut Check, id: &str, label: &str) -> Option<Translated> {
        let mut line = |id: &str, text: Signal<String>| {
            check
                .optional_line::<500>(id, label.to_owned(), &text.peek())
                .flatten()
        };
        let nb = line(id, self.nb);
        let nn = line(&format!("{id}-nn"), self.nn);
        let en = line(&format!("{id}-en"), self.en);
        if nb.is_none() && (nn.is_some() || en.is_some()) {
            check.refuse(id, label.to_owned(), "missing");
        }
        Some(Translated { nb: nb?, nn, en })
    }

    /// The same of what must be there.
    pub(super) fn need(self, check: &mut Check, id: &str, label: &str) -> Option<Translated> {
        let empty = [self.nb, self.nn, self.en]
            .iter()
            .all(|text| text.peek().trim().is_empty());
        if empty {
            check.refuse(id, label.to_owned(), "missing");
        }
        self.read(check, id, label)
    }
}
