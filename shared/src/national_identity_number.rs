//! National identity numbers (fødselsnummer and D-nummer), checked by both check-digit rules.
//!
//! Source: Skatteetaten, «Nytt fødselsnummer fra 2032»; HIS 1001:2010. From 2032 the first check digit
//! accepts four remainders, and neither sex nor century can be derived: we derive nothing.

use std::{borrow::Cow, fmt};

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// A checked national identity number: eleven digits. `Debug` and `Display` hide it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct NationalIdentityNumber(String);

/// Which rule a number breaks. Never repeats the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not eleven digits.
    #[error("number_length: a national identity number has eleven digits")]
    Length,
    /// The first six digits are no date.
    #[error("number_date: the first six digits are not a date")]
    Date,
    /// The tenth digit does not fit, neither by the old rule nor by the one from 2032.
    #[error("number_first_check_digit: the tenth digit does not fit the ones before it")]
    FirstCheckDigit,
    /// The eleventh digit does not fit.
    #[error("number_second_check_digit: the eleventh digit does not fit the ones before it")]
    SecondCheckDigit,
}

/// Weights over the first ten digits, the first check digit included.
const FIRST_WEIGHTS: [u32; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
/// Weights over all eleven digits.
const SECOND_WEIGHTS: [u32; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/// What is added to the month of synthetic numbers: Skatteetaten's Tenor 80, NHN 65, NAV 40.
const SYNTHETIC_MONTHS: [u32; 3] = [80, 65, 40];

impl NationalIdentityNumber {
    /// Checks eleven digits; spaces between them are allowed.
    ///
    /// # Errors
    /// The first rule the number breaks.
    pub fn new(text: &str) -> Result<Self, NumberError> {
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let digits: Vec<u32> = compact.chars().filter_map(|c| c.to_digit(10)).collect();
        if compact.chars().count() != 11 || digits.len() != 11 {
            return Err(NumberError::Length);
        }
        if !starts_with_date(&digits) {
            return Err(NumberError::Date);
        }
        if weighted(&digits, &FIRST_WEIGHTS) % 11 > 3 {
            return Err(NumberError::FirstCheckDigit);
        }
        if !weighted(&digits, &SECOND_WEIGHTS).is_multiple_of(11) {
            return Err(NumberError::SecondCheckDigit);
        }
        Ok(Self(compact))
    }

    /// The eleven digits. For encryption and comparison only: never log, never put in a URL.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The birth date that the number means: day and month as they stand, without what is added for D-numbers and
    /// synthetic ones, the century by the individual number. Only for numbers given before 2032; afterwards the digits
    /// tell no century (Skatteetaten, «Fødselsnummer»).
    #[must_use]
    pub fn birth_date(&self) -> Option<NaiveDate> {
        let part = |range: std::ops::Range<usize>| self.0.get(range)?.parse::<u32>().ok();
        let (day, month, year, individual) = (part(0..2)?, part(2..4)?, part(4..6)?, part(6..9)?);
        let day = if day > 40 { day - 40 } else { day };
        let added = SYNTHETIC_MONTHS.into_iter().find(|added| month > *added);
        let century = match (individual, year) {
            (0..500, _) | (900.., 40..) => 1900,
            (500..750, 54..) => 1800,
            (500.., 0..40) => 2000,
            _ => return None,
        };
        let year = i32::try_from(century + year).ok()?;
        NaiveDate::from_ymd_opt(year, month - added.unwrap_or(0), day)
    }

    /// Whether the number was made for testing (month + 80, + 65 or + 40). Production can refuse these.
    #[must_use]
    pub fn is_synthetic(&self) -> bool {
        self.0
            .get(2..4)
            .and_then(|month| month.parse::<u32>().ok())
            .is_some_and(|month| month > 40)
    }
}

fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum()
}

fn starts_with_date(digits: &[u32]) -> bool {
    let pair = |at: usize| match (digits.get(at), digits.get(at + 1)) {
        (Some(tens), Some(ones)) => tens * 10 + ones,
        _ => 0,
    };
    // D-numbers add 40 to the day.
    let day = if pair(0) > 40 { pair(0) - 40 } else { pair(0) };
    let month = SYNTHETIC_MONTHS
        .iter()
        .find_map(|added| pair(2).checked_sub(*added))
        .unwrap_or(pair(2));
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

impl fmt::Debug for NationalIdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NationalIdentityNumber(…)")
    }
}
impl<'de> Deserialize<'de> for NationalIdentityNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}
impl JsonSchema for NationalIdentityNumber {
    fn schema_name() -> Cow<'static, str> {
        "NationalIdentityNumber".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9 ]{11,}$", "description": "Eleven digits; write-only." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_examples() {
        for valid in [
            "01015000232",
            "13116900216",
            "15076500565", // documentation numbers
            "41814061033",
            "41810021827", // D-numbers, synthetic
            "02013299997",
            "30108299920", // both rules
            "02013299903",
            "30108299939", // only the rule of 2032
            "01854130087",
            "12843930016",
            "06894730038",
            "24875230065", // synthetic, + 80
        ] {
            assert!(NationalIdentityNumber::new(valid).is_ok(), "{valid}");
        }
    }

    #[test]
    fn says_which_rule_failed_and_nothing_else() {
        let why = |text| NationalIdentityNumber::new(text).unwrap_err();
        assert_eq!(why("0185413008"), NumberError::Length);
        assert_eq!(why("0185413008x"), NumberError::Length);
        assert_eq!(why("31024130087"), NumberError::Date);
        assert_eq!(why("01854130017"), NumberError::FirstCheckDigit);
        assert_eq!(why("01854130088"), NumberError::SecondCheckDigit);
        assert!(!why("01854130088").to_string().contains("0185"));
    }

    #[test]
    fn synthetic_numbers_are_known() {
        assert!(
            NationalIdentityNumber::new("01854130087")
                .unwrap()
                .is_synthetic()
        );
        assert!(
            !NationalIdentityNumber::new("01015000232")
                .unwrap()
                .is_synthetic()
        );
    }

    #[test]
    fn is_never_printed() {
        let number = NationalIdentityNumber::new("018541 30087").unwrap();
        assert_eq!(format!("{number:?}"), "NationalIdentityNumber(…)");
        assert_eq!(number.reveal(), "01854130087");
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_found_in_the_last_check(position in 0usize..11, shift in 1u32..10) {
            let mut digits: Vec<u32> = "01854130087".chars().map(|c| c.to_digit(10).unwrap()).collect();
            digits[position] = (digits[position] + shift) % 10;
            let changed: String = digits.iter().map(u32::to_string).collect();
            prop_assert!(NationalIdentityNumber::new(&changed).is_err());
        }

        #[test]
        fn never_panics(text in "\\PC{0,16}") {
            let _ = NationalIdentityNumber::new(&text);
        }
    }
}
