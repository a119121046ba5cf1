//! Reading JSON: parsed once to a [`Value`], the contract's types then read from that.
//!
//! Why not `serde_json::from_slice::<T>`: it compiles for each type the parser around its fields, the type
//! as a JSON array and the words of every error. Together that was a tenth of the app. Here the parser is
//! compiled once, structs are read from objects only, and all errors are one without words: the app says
//! «unexpected answer» whatever it was.
//!
//! Invariant: what the service answers reads the same here as with `serde_json::from_value`. Only arrays for
//! structs are refused here, which the service never sends.

mod json;

use std::fmt;

use serde::de::{self, DeserializeOwned, Expected, Unexpected};
use serde_json::Value;

use json::Json;

/// Reads JSON; nothing when it is not of this type's shape.
#[must_use]
pub fn decode<T: DeserializeOwned>(json: &[u8]) -> Option<T> {
    decode_value(&parsed(json)?)
}

/// The same for JSON that came inside of something else.
#[must_use]
pub fn decode_value<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(Json(value)).ok()
}

#[inline(never)]
fn parsed(json: &[u8]) -> Option<Value> {
    serde_json::from_slice(json).ok()
}

/// Not of the shape. Holds no words, so that none are compiled in.
#[derive(Debug)]
struct Misshapen;

impl fmt::Display for Misshapen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("misshapen")
    }
}

impl std::error::Error for Misshapen {}

// All of them: those not given here would put a sentence together for `custom`.
impl de::Error for Misshapen {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

#[cfg(test)]
mod message_tests;
#[cfg(test)]
mod tests;
