//! Rules of registration. Pure.

use chrono::NaiveDate;
use shared::{national_identity_number::NationalIdentityNumber, patients::RegisterPatientRequest};

use crate::error::Fault;

/// The oldest birth date taken.
const EARLIEST: Option<NaiveDate> = NaiveDate::from_ymd_opt(1900, 1, 1);

/// Checks what the types cannot.
pub(super) fn check(
    new: &RegisterPatientRequest,
    today: NaiveDate,
    refuse_synthetic: bool,
) -> Result<(), Fault> {
    check_birth_date(new.birth_date, today)?;
    check_number(&new.national_identity_number, refuse_synthetic)
}

fn check_birth_date(born: NaiveDate, today: NaiveDate) -> Result<(), Fault> {
    if born > today {
        return Err(Fault::field(
            "birth_date",
            "in_the_future",
            "nobody is born in the future",
        ));
    }
    if EARLIEST.is_some_and(|earliest| born < earliest) {
        return Err(Fault::field("birth_date", "out_of_range", "before 1900"));
    }
    Ok(())
}

/// Production refuses numbers made for testing.
pub(super) fn check_number(
    number: &NationalIdentityNumber,
    refuse_synthetic: bool,
) -> Result<(), Fault> {
    if refuse_synthetic && number.is_synthetic() {
        return Err(Fault::field(
            "national_identity_number",
            "number_synthetic",
            "this number was made for testing and is not accepted here",
        ));
    }
    Ok(())
}

/// What lists are sorted by: family name first, lower-cased.
pub(crate) fn sort_name(given: &str, family: &str) -> String {
    format!("{family} {given}").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn born_before_today_and_after_1900() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-22");
        assert!(check_birth_date(today, today).is_ok());
        assert!(check_birth_date(day("2026-11-23"), today).is_err());
        assert!(check_birth_date(day("1899-12-31"), today).is_err());
    }

    #[test]
    fn production_refuses_numbers_made_for_testing() {
        let number = NationalIdentityNumber::new("01854130087").unwrap();
        assert!(check_number(&number, false).is_ok());
        assert!(check_number(&number, true).is_err());
    }
}
