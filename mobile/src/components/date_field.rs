//! Dates and times to choose; what was chosen is said back in words.

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use dioxus::prelude::*;
use shared::date::{from_oslo, oslo_time};

use super::{Field, FieldError, Input, sets, text_field_of, today};
use crate::{date, i18n, t};

/// A date as `2026-12-03`, said back as «torsdag 3. desember»; `between` are the first and the last to choose.
pub fn date_field(between: (Option<NaiveDate>, Option<NaiveDate>), field: Field) -> Element {
    let echo = field.value.parse().ok().map(|chosen| {
        let words = date::day_and_near(&i18n::texts(), today(), chosen);
        t!("date-echo", date: words)
    });
    let (min, max) = between;
    let input = Input {
        kind: "date",
        min: min.map(|day| day.to_string()),
        max: max.map(|day| day.to_string()),
        ..Input::default()
    };
    rsx! {
        div { class: "field-date",
            {text_field_of(input, field)}
            p { class: "echo", aria_live: "polite", {echo} }
        }
    }
}

/// A field's id, its label and what stands in it.
pub type Part = (&'static str, String, Signal<String>);

/// A day and a time of day: [`moment`] says which moment they name.
pub fn moment_fields(
    between: (Option<NaiveDate>, Option<NaiveDate>),
    day: Part,
    time: Part,
    errors: &[FieldError],
) -> Element {
    let field = |(id, label, text): Part| Field {
        id,
        label,
        hint: None,
        value: text(),
        problem: FieldError::of(errors, id),
        oninput: sets(text),
    };
    let clock = Input {
        kind: "time",
        ..Input::default()
    };
    rsx! {
        {date_field(between, field(day))}
        {text_field_of(clock, field(time))}
    }
}

/// The moment that a date (`2026-12-03`) and a time of day (`14:30`) in Norway name.
#[must_use]
pub fn moment(date: &str, time: &str) -> Option<DateTime<Utc>> {
    let date: NaiveDate = date.parse().ok()?;
    let mut parts = time.split(':').map(str::parse);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    Some(from_oslo(date.and_hms_opt(hour, minute, 0)?))
}

/// «14:30»: what the clocks in Norway show, as a time field holds it.
#[must_use]
pub fn clock(at: DateTime<Utc>) -> String {
    let at = oslo_time(at);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_and_a_time_in_norway_name_a_moment() {
        let utc = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(
            moment("2026-12-03", "14:30"),
            Some(utc("2026-12-03T13:30:00Z"))
        );
        assert_eq!(
            moment("2026-06-03", "09:00:00"),
            Some(utc("2026-06-03T07:00:00Z"))
        );
        assert_eq!(moment("", "09:00"), None);
        assert_eq!(moment("2026-06-03", ""), None);
    }
}
