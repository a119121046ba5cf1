//! The clock. Rules get `now` passed in; tests move it.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use shared::date::{micros, oslo_day};

/// Where «now» comes from: the system's clock, moved by an offset that only tests set.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset_micros: Arc<AtomicI64>,
}

impl Clock {
    /// Now, in whole microseconds.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        micros(Utc::now() + TimeDelta::microseconds(self.offset_micros.load(Ordering::Relaxed)))
    }

    /// Today in Norway.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        oslo_day(self.now())
    }

    /// Moves the clock, for tests and for filling the demo with a past.
    pub fn advance(&self, by: TimeDelta) {
        self.offset_micros
            .fetch_add(by.num_microseconds().unwrap_or(0), Ordering::Relaxed);
    }
}
