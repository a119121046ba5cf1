//! One line for each thing that is done, with the seconds since the start.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

static HUSHED: AtomicBool = AtomicBool::new(false);

/// From now on only [`insist`] is heard: for work that is done again and again.
pub(crate) fn hush() {
    HUSHED.store(true, Ordering::Relaxed);
}

pub(crate) fn is_hushed() -> bool {
    HUSHED.load(Ordering::Relaxed)
}

/// Says what is being done now.
pub(crate) fn say(what: impl AsRef<str>) {
    if !is_hushed() {
        insist(what);
    }
}

/// Says it in any case.
pub(crate) fn insist(what: impl AsRef<str>) {
    eprintln!("[{:>6}] {}", seconds(START.elapsed()), what.as_ref());
}

/// A duration for people: `0.4 s`, `83 s`.
pub(crate) fn seconds(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 10.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{seconds:.0} s")
    }
}
