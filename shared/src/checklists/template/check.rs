//! What the types of a template do not say.

use std::collections::BTreeSet;

use super::{AnswerFormat, Effect, Key, MOST_ITEMS, MOST_OPTIONS, TemplateContent, TemplateItem};
use crate::{checklists::news2::Parameter, text::Line};

/// What is wrong with a template: where, as a path in its JSON, and a field code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFault {
    /// `items[3].format`.
    pub at: String,
    /// `twice`, `out_of_range`, `invalid`, `not_found` or `missing`.
    pub code: &'static str,
}

impl TemplateContent {
    /// Checks what the types do not say.
    ///
    /// # Errors
    /// The first fault that is found.
    pub fn check(&self) -> Result<(), TemplateFault> {
        let fault = |at: &str, code| {
            Err(TemplateFault {
                at: at.to_owned(),
                code,
            })
        };
        if self.done_by.is_empty() {
            return fault("done_by", "missing");
        }
        if self
            .deadline
            .is_some_and(|rule| !(-30..=400).contains(&rule.days))
        {
            return fault("deadline.days", "out_of_range");
        }
        let asked = |key: &Key| {
            let item = self.item(key);
            item.is_some_and(|item| matches!(item.format, AnswerFormat::YesNo {}))
        };
        let condition = self
            .completes
            .as_ref()
            .and_then(|done| done.when_yes.as_ref());
        if condition.is_some_and(|key| !asked(key)) {
            return fault("completes.when_yes", "not_found");
        }
        if !(1..=MOST_ITEMS).contains(&self.items.len()) {
            return fault("items", "out_of_range");
        }
        let mut keys = BTreeSet::new();
        for (index, item) in self.items.iter().enumerate() {
            if !keys.insert(&item.key) {
                return fault(&format!("items[{index}].key"), "twice");
            }
            item.check().map_err(|fault| TemplateFault {
                at: format!("items[{index}].{}", fault.at),
                code: fault.code,
            })?;
        }
        Ok(())
    }
}

impl TemplateItem {
    fn check(&self) -> Result<(), TemplateFault> {
        let fault = |at: &str, code| {
            Err(TemplateFault {
                at: at.to_owned(),
                code,
            })
        };
        match &self.format {
            AnswerFormat::Number {
                least,
                most,
                decimals,
                ..
            } => {
                let bounded = |number: &f64| number.is_finite() && number.abs() <= 1e6;
                if !(bounded(least) && bounded(most) && least < most && *decimals <= 2) {
                    return fault("format", "out_of_range");
                }
            }
            AnswerFormat::Choice { options } => {
                let keys: BTreeSet<_> = options.iter().map(|option| &option.key).collect();
                if keys.len() != options.len() {
                    return fault("format.options", "twice");
                }
                if !(2..=MOST_OPTIONS).contains(&options.len()) {
                    return fault("format.options", "out_of_range");
                }
            }
            _ => {}
        }
        if self.effects.iter().all(|effect| effect.fits(&self.format)) {
            Ok(())
        } else {
            fault("effects", "invalid")
        }
    }
}

impl Effect {
    /// Whether an answer of this format can lead to it.
    #[must_use]
    pub fn fits(&self, format: &AnswerFormat) -> bool {
        match self {
            Self::ProposeStep {
                within_days, title, ..
            } => {
                let short = |text: &Line<500>| text.chars().count() <= 200;
                let titles = [Some(&title.nb), title.nn.as_ref(), title.en.as_ref()];
                matches!(format, AnswerFormat::YesNo {})
                    && *within_days <= 365
                    && titles.into_iter().flatten().all(short)
            }
            Self::WhatMatters {} => matches!(format, AnswerFormat::Text {}),
            Self::DailyLine { when, .. } => {
                when.is_none() || matches!(format, AnswerFormat::YesNo {})
            }
            Self::News2 { parameter } => match parameter {
                Parameter::Oxygen => matches!(format, AnswerFormat::YesNo {}),
                Parameter::Consciousness => {
                    // The letters of ACVPU, as options.
                    matches!(format, AnswerFormat::Choice { options }
                        if options.iter().all(|option| matches!(&*option.key, "a" | "c" | "v" | "p" | "u")))
                }
                _ => matches!(format, AnswerFormat::Number { .. }),
            },
        }
    }
}
