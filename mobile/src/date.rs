//! Dates and times in words: «torsdag 3. desember», near ones also «i morgen»; the clock is Norway's.
//!
//! Pure: `today` is passed in. [`crate::components::day_words`] and its like use the device's clock.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use shared::date::{oslo_day, oslo_time};

use crate::i18n::Texts;

/// «torsdag 3. desember», with the year when it is another than today's.
#[must_use]
pub fn long(texts: &Texts, today: NaiveDate, date: NaiveDate) -> String {
    let weekday = texts.text(
        &format!("weekday-{}", date.weekday().number_from_monday()),
        &[],
    );
    let month = month(texts, date);
    let key = if date.year() == today.year() {
        "date-long"
    } else {
        "date-long-year"
    };
    texts.text(
        key,
        &[
            ("weekday", &weekday),
            ("day", &date.day()),
            ("month", &month),
            ("year", &date.year()),
        ],
    )
}

/// «14. mars», with the year when it is another than today's.
#[must_use]
pub fn short(texts: &Texts, today: NaiveDate, date: NaiveDate) -> String {
    let key = if date.year() == today.year() {
        "date-short"
    } else {
        "date-short-year"
    };
    texts.text(
        key,
        &[
            ("day", &date.day()),
            ("month", &month(texts, date)),
            ("year", &date.year()),
        ],
    )
}

/// «i dag», «i morgen», «i går»; nothing for other days.
#[must_use]
pub fn near(texts: &Texts, today: NaiveDate, date: NaiveDate) -> Option<String> {
    let key = match (date - today).num_days() {
        0 => "date-today",
        1 => "date-tomorrow",
        -1 => "date-yesterday",
        _ => return None,
    };
    Some(texts.text(key, &[]))
}

/// «torsdag 3. desember», or «i morgen» for a near day.
#[must_use]
pub fn day(texts: &Texts, today: NaiveDate, date: NaiveDate) -> String {
    near(texts, today, date).unwrap_or_else(|| long(texts, today, date))
}

/// «torsdag 3. desember (i morgen)»: where the date itself matters too.
#[must_use]
pub fn day_and_near(texts: &Texts, today: NaiveDate, date: NaiveDate) -> String {
    let long = long(texts, today, date);
    match near(texts, today, date) {
        Some(near) => texts.text("date-with-near", &[("date", &long), ("near", &near)]),
        None => long,
    }
}

/// «14.30», as Norway's clocks show it; English writes it with a colon.
#[must_use]
pub fn time(texts: &Texts, at: DateTime<Utc>) -> String {
    let at = oslo_time(at);
    texts.text(
        "time-of-day",
        &[
            ("hour", &format_args!("{:02}", at.hour())),
            ("minute", &format_args!("{:02}", at.minute())),
        ],
    )
}

/// «torsdag 3. desember klokka 14.30», «i dag klokka 14.30».
#[must_use]
pub fn moment(texts: &Texts, today: NaiveDate, at: DateTime<Utc>) -> String {
    texts.text(
        "date-at-time",
        &[
            ("date", &day(texts, today, oslo_day(at))),
            ("time", &time(texts, at)),
        ],
    )
}

fn month(texts: &Texts, date: NaiveDate) -> String {
    texts.text(&format!("month-{}", date.month()), &[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::identity::Language::{En, Nb, Nn};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_in_words_in_three_languages() {
        let today = date("2026-11-30");
        let said = |language, text: &str| long(&Texts::of(language), today, date(text));
        assert_eq!(said(Nb, "2026-12-03"), "torsdag 3. desember");
        assert_eq!(said(Nn, "2026-12-05"), "laurdag 5. desember");
        assert_eq!(said(En, "2026-12-03"), "Thursday 3 December");
        assert_eq!(said(Nb, "2027-01-01"), "fredag 1. januar 2027");
    }

    #[test]
    fn near_days_have_their_own_words() {
        let today = date("2026-12-02");
        let said = |language, text: &str| day(&Texts::of(language), today, date(text));
        assert_eq!(said(Nb, "2026-12-02"), "i dag");
        assert_eq!(said(Nb, "2026-12-03"), "i morgen");
        assert_eq!(said(Nn, "2026-12-01"), "i går");
        assert_eq!(said(En, "2026-12-03"), "tomorrow");
        assert_eq!(said(Nb, "2026-12-04"), "fredag 4. desember");
        assert_eq!(
            day_and_near(&Texts::of(Nb), today, date("2026-12-03")),
            "torsdag 3. desember (i morgen)"
        );
    }

    #[test]
    fn time_is_norways() {
        let at = "2026-12-02T22:30:00Z".parse().unwrap();
        let today = date("2026-12-02");
        assert_eq!(
            moment(&Texts::of(Nb), today, at),
            "i dag klokka 23.30".to_owned()
        );
        let summer = "2026-06-22T22:05:00Z".parse().unwrap();
        assert_eq!(
            moment(&Texts::of(Nn), today, summer),
            "tysdag 23. juni klokka 00.05"
        );
        assert_eq!(time(&Texts::of(En), at), "23:30");
    }
}
