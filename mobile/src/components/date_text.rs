//! Dates in words, by the device's clock and in the language chosen.

use chrono::{DateTime, NaiveDate, Utc};
use shared::date::oslo_day;

use crate::{date, i18n, platform};

/// Today in Norway, by the device's clock.
#[must_use]
pub fn today() -> NaiveDate {
    oslo_day(platform::now())
}

/// «torsdag 3. desember», «i morgen».
#[must_use]
pub fn day_words(day: NaiveDate) -> String {
    date::day(&i18n::texts(), today(), day)
}

/// «torsdag 3. desember», near or not: after «innen», where «i går» does not read well.
#[must_use]
pub fn long_words(day: NaiveDate) -> String {
    date::long(&i18n::texts(), today(), day)
}

/// «I dag», «Torsdag 3. desember»: as a heading.
#[must_use]
pub fn day_title(day: NaiveDate) -> String {
    let words = day_words(day);
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => words,
    }
}

/// «14. mars», by the day in Norway.
#[must_use]
pub fn short_words(at: DateTime<Utc>) -> String {
    date::short(&i18n::texts(), today(), oslo_day(at))
}

/// «i dag klokka 14.30».
#[must_use]
pub fn moment_words(at: DateTime<Utc>) -> String {
    date::moment(&i18n::texts(), today(), at)
}
