//! KITH's XML messages between hospital, municipality and GP: what is understood of one, whether it is accepted, the
//! receipt that its sender gets, and the messages that home care sends itself.
//!
//! Invariant: pure. Bytes in, values out, or the other way; no database, no network, no file, no clock. A crate of its
//! own so that it can be tested and fuzzed without the service around it.

mod check;
mod course;
pub mod reader;
pub mod receipt;
mod rules;
pub mod writer;

pub use check::{Checked, check, refused};
pub use course::{Course, Discharged, LetterLine, Ready, Stay, course, standing_reports};
pub use reader::{MOST_BYTES, NotRead, Reading, read};
pub use rules::judge;
