//! Any bytes, read as a message: understood or refused, receipted, and never a panic.
#![no_main]

use chrono::{DateTime, Utc};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let now = DateTime::<Utc>::UNIX_EPOCH;
    let checked = kith::check(bytes, true, now).expect("a receipt can always be written");
    // The receipt is a message itself: it can be read, as far as being XML goes.
    let receipt = kith::read(checked.app_rec.as_bytes());
    assert!(matches!(receipt, Err(kith::NotRead::NotAMessage(_))), "{}", checked.app_rec);
});
