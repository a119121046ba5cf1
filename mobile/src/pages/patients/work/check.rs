//! Reading what stands in a form's fields; what is wrong is gathered with the fields it is about.

use chrono::{DateTime, NaiveDate, Utc};
use shared::text::{Line, Prose, TextError};

use crate::components::{FieldError, moment};

/// What was found wrong so far. Each reading gives `None` when the field is wrong.
#[derive(Default)]
pub(in crate::pages) struct Check {
    wrong: Vec<FieldError>,
}

impl Check {
    /// What was found wrong.
    pub(in crate::pages) fn wrong(self) -> Vec<FieldError> {
        self.wrong
    }

    /// Something is wrong with a field.
    pub(in crate::pages) fn refuse(&mut self, id: &str, label: String, code: &str) {
        self.wrong.push(FieldError::new(id, code, Some(label)));
    }

    fn text<T>(&mut self, id: &str, label: String, text: Result<T, TextError>) -> Option<T> {
        text.map_err(|error| self.refuse(id, label, &FieldError::code_in(&error)))
            .ok()
    }

    /// A line.
    pub(in crate::pages) fn line<const MAX: usize>(
        &mut self,
        id: &str,
        label: String,
        text: &str,
    ) -> Option<Line<MAX>> {
        self.text(id, label, Line::new(text))
    }

    /// A line that may be left empty.
    #[expect(clippy::option_option, reason = "wrong, left empty, written")]
    pub(in crate::pages) fn optional_line<const MAX: usize>(
        &mut self,
        id: &str,
        label: String,
        text: &str,
    ) -> Option<Option<Line<MAX>>> {
        if text.trim().is_empty() {
            return Some(None);
        }
        self.line(id, label, text).map(Some)
    }

    /// Text of several lines.
    pub(in crate::pages) fn prose<const MAX: usize>(
        &mut self,
        id: &str,
        label: String,
        text: &str,
    ) -> Option<Prose<MAX>> {
        self.text(id, label, Prose::new(text))
    }

    /// Text of several lines that may be left empty.
    #[expect(clippy::option_option, reason = "wrong, left empty, written")]
    pub(in crate::pages) fn optional_prose<const MAX: usize>(
        &mut self,
        id: &str,
        label: String,
        text: &str,
    ) -> Option<Option<Prose<MAX>>> {
        if text.trim().is_empty() {
            return Some(None);
        }
        self.prose(id, label, text).map(Some)
    }

    /// A day.
    pub(in crate::pages) fn day(
        &mut self,
        id: &str,
        label: String,
        text: &str,
    ) -> Option<NaiveDate> {
        let day = text.parse().ok();
        if day.is_none() {
            self.refuse(id, label, "missing");
        }
        day
    }

    /// A day and a time of it, in Norway; `ids` and `labels` are the date's and the time's.
    pub(in crate::pages) fn moment(
        &mut self,
        ids: (&str, &str),
        labels: (String, String),
        date: &str,
        time: &str,
    ) -> Option<DateTime<Utc>> {
        let day = self.day(ids.0, labels.0, date)?;
        let at = moment(&day.to_string(), time);
        if at.is_none() {
            self.refuse(ids.1, labels.1, "missing");
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gathers_what_is_wrong_with_its_field() {
        let mut check = Check::default();
        assert_eq!(check.prose::<5>("a", "A".into(), "for langt"), None);
        assert_eq!(check.optional_prose::<5>("b", "B".into(), "  "), Some(None));
        assert_eq!(
            check.moment(("c", "d"), ("C".into(), "D".into()), "2026-12-03", ""),
            None
        );
        let codes: Vec<_> = check
            .wrong()
            .into_iter()
            .map(|error| (error.id, error.code))
            .collect();
        assert_eq!(
            codes,
            [
                ("a".to_owned(), "too_long".to_owned()),
                ("d".to_owned(), "missing".to_owned())
            ]
        );
    }
}
