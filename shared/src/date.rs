//! Time: stored in UTC, shown and counted in Europe/Oslo.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Oslo;

/// The calendar day in Norway at a moment. Deadlines are counted in these days.
#[must_use]
pub fn oslo_day(at: DateTime<Utc>) -> NaiveDate {
    // The first and the last day that exist have no time in another zone; a client can send them.
    let day = chrono::TimeDelta::days(1);
    let at = at.clamp(
        DateTime::<Utc>::MIN_UTC + day,
        DateTime::<Utc>::MAX_UTC - day,
    );
    at.with_timezone(&Oslo).date_naive()
}

/// The moment as Norway's clocks show it.
#[must_use]
pub fn oslo_time(at: DateTime<Utc>) -> DateTime<chrono_tz::Tz> {
    at.with_timezone(&Oslo)
}

/// The moment a clock in Norway shows `time`; the earlier one when the hour occurs twice in autumn, and
/// an hour later when spring skips it.
#[must_use]
pub fn from_oslo(time: chrono::NaiveDateTime) -> DateTime<Utc> {
    let exact = time.and_local_timezone(Oslo).earliest();
    let shifted = || {
        (time + chrono::TimeDelta::hours(1))
            .and_local_timezone(Oslo)
            .earliest()
    };
    exact
        .or_else(shifted)
        .map_or_else(|| time.and_utc(), |at| at.with_timezone(&Utc))
}

/// Cuts a moment to microseconds: what both databases store.
#[must_use]
pub fn micros(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(at.timestamp_micros()).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_changes_at_midnight_in_norway() {
        assert_eq!(
            oslo_day(utc("2026-11-22T22:59:59Z")).to_string(),
            "2026-11-22"
        );
        assert_eq!(
            oslo_day(utc("2026-11-22T23:00:00Z")).to_string(),
            "2026-11-23"
        );
        assert_eq!(
            oslo_day(utc("2026-06-22T22:00:00Z")).to_string(),
            "2026-06-23"
        );
    }

    #[test]
    fn the_ends_of_time_have_a_day_too() {
        assert!(oslo_day(DateTime::<Utc>::MAX_UTC) > oslo_day(DateTime::<Utc>::MIN_UTC));
    }

    #[test]
    fn clocks_that_jump() {
        let at = |text: &str| from_oslo(text.parse().unwrap());
        assert_eq!(at("2026-03-29T02:30:00"), utc("2026-03-29T01:30:00Z"));
        assert_eq!(at("2026-10-25T02:30:00"), utc("2026-10-25T00:30:00Z"));
        assert_eq!(at("2026-07-01T12:00:00"), utc("2026-07-01T10:00:00Z"));
    }
}
