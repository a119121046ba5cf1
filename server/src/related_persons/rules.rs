//! Rules of registrations. Pure.
//!
//! Source: pasient- og brukerrettighetsloven § 1-3 b: the patient chooses, several may be chosen, next of kin
//! are of age, and nobody has a duty to be it.

use std::collections::HashSet;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use shared::{
    Id,
    author::Capacity,
    date::oslo_day,
    id::RelatedPerson,
    problem::code,
    related_persons::{
        MOST_RELATED_PERSONS, NEXT_OF_KIN_AGE, RegistrationBasis, RegistrationState,
        RelatedPersonFields,
    },
};

use crate::error::Fault;

/// After how many days somebody who said yes is asked again.
const ASK_AGAIN_DAYS: i64 = 365;

/// What is registered makes sense: `today` is Norway's.
pub(crate) fn check_fields(fields: &RelatedPersonFields, today: NaiveDate) -> Result<(), Fault> {
    if let Some(born) = fields.birth_date {
        if born > today {
            return Err(Fault::field(
                "birth_date",
                "in_the_future",
                "nobody is born in the future",
            ));
        }
        if born.year() < 1900 {
            return Err(Fault::field("birth_date", "out_of_range", "before 1900"));
        }
        if fields.next_of_kin && !is_of_age(born, today) {
            return Err(Fault::field(
                "next_of_kin",
                "under_age",
                "next of kin are at least 18 years old",
            ));
        }
    }
    if let Some(email) = &fields.email
        && !is_address(email)
    {
        return Err(Fault::field("email", "invalid", "an e-mail address"));
    }
    if fields.birth_date.is_none() && last_four(fields.phone.as_deref()).is_none() {
        return Err(Fault::field(
            "phone",
            "phone_or_birth_date_missing",
            "a telephone number or the birth date: one of them is needed to prove who one is",
        ));
    }
    Ok(())
}

/// Whether somebody born on this day can be next of kin.
pub(crate) fn is_of_age(born: NaiveDate, today: NaiveDate) -> bool {
    today
        .years_since(born)
        .is_some_and(|years| years >= NEXT_OF_KIN_AGE)
}

/// Whether it can be an address: something, an @, and a name with a dot; no white space.
fn is_address(text: &str) -> bool {
    let well_formed = |(local, host): (&str, &str)| {
        !local.is_empty()
            && host.split('.').count() > 1
            && host.split('.').all(|part| !part.is_empty())
    };
    !text.contains(char::is_whitespace)
        && !text.contains(['<', '>', ',', ';', '"'])
        && text.split_once('@').is_some_and(well_formed)
        && text.matches('@').count() == 1
}

/// The last four digits of a telephone number, when it has as many.
pub(crate) fn last_four(phone: Option<&str>) -> Option<String> {
    let digits: Vec<char> = phone?.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().checked_sub(4)?;
    Some(digits.into_iter().skip(from).collect())
}

/// On whose word, by who registers: the patient's own is the app's, staff's never.
pub(super) fn basis(
    capacity: Capacity,
    said: RegistrationBasis,
) -> Result<RegistrationBasis, Fault> {
    match (capacity, said) {
        (Capacity::Patient, _) => Ok(RegistrationBasis::PatientInApp),
        (_, RegistrationBasis::PatientInApp) => Err(Fault::field(
            "basis",
            "basis_not_yours",
            "only the patient registers in their own name",
        )),
        (_, said) => Ok(said),
    }
}

/// A record holds so many related persons and no more.
pub(super) const fn has_room(related_persons: i64) -> Result<(), Fault> {
    if related_persons < MOST_RELATED_PERSONS as i64 {
        Ok(())
    } else {
        Err(Fault::conflict(code::TOO_MANY))
    }
}

/// An order names each next of kin once and nobody else.
pub(super) fn check_order(
    now: &[Id<RelatedPerson>],
    wanted: &[Id<RelatedPerson>],
) -> Result<(), Fault> {
    let (now, distinct): (HashSet<_>, HashSet<_>) = (now.iter().collect(), wanted.iter().collect());
    if distinct.len() == wanted.len() && now == distinct {
        Ok(())
    } else {
        Err(Fault::field(
            "related_persons",
            "not_all_entries",
            "name each next of kin once and nobody else",
        ))
    }
}

/// Whether a registration may still be changed, asked about or given access.
pub(crate) const fn is_standing(state: RegistrationState) -> Result<(), Fault> {
    if matches!(state, RegistrationState::Ended) {
        Err(Fault::conflict(code::NO_LONGER_VALID))
    } else {
        Ok(())
    }
}

/// Where a registration stands again when an invitation is called back: nobody was asked, or the yes from
/// before stands.
pub(super) const fn before_asking(confirmed_before: bool) -> RegistrationState {
    if confirmed_before {
        RegistrationState::Confirmed
    } else {
        RegistrationState::Registered
    }
}

/// Whether somebody said yes during the stay that lasts, or the last one.
pub(super) fn confirmed_this_stay<T: PartialEq>(
    state: RegistrationState,
    confirmed_stay: Option<T>,
    newest_stay: Option<T>,
) -> bool {
    state.is_confirmed() && newest_stay.is_some() && confirmed_stay == newest_stay
}

/// When somebody who says yes now is asked again.
pub(super) fn ask_again_at(now: DateTime<Utc>) -> DateTime<Utc> {
    now + TimeDelta::days(ASK_AGAIN_DAYS)
}

/// The moment a last day is over in Norway.
pub(crate) fn end_of(day: NaiveDate) -> DateTime<Utc> {
    let next = day.succ_opt().unwrap_or(day);
    shared::date::from_oslo(next.and_time(chrono::NaiveTime::MIN))
}

/// The last day is today or later, and not beyond what a calendar holds.
pub(crate) fn check_until(until: NaiveDate, now: DateTime<Utc>) -> Result<(), Fault> {
    let today = oslo_day(now);
    if until < today {
        return Err(Fault::field("until", "in_the_past", "the day has passed"));
    }
    if until - today > TimeDelta::days(3660) {
        return Err(Fault::field(
            "until",
            "out_of_range",
            "at most ten years from now",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{related_persons::Relationship, text::Line};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn berit() -> RelatedPersonFields {
        RelatedPersonFields {
            given_name: Line::new("Berit").unwrap(),
            family_name: Line::new("Solli").unwrap(),
            relation: Relationship::Daughter,
            care_function: None,
            phone: Some(Line::new("900 00 201").unwrap()),
            email: None,
            reachable: None,
            birth_date: None,
            next_of_kin: true,
        }
    }

    fn refused(fields: &RelatedPersonFields) -> Option<String> {
        match check_fields(fields, day("2026-11-22")) {
            Ok(()) => None,
            Err(Fault::Invalid(fields)) => Some(format!("{}:{}", fields[0].field, fields[0].code)),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn next_of_kin_are_of_age() {
        let born = |date| RelatedPersonFields {
            birth_date: Some(day(date)),
            ..berit()
        };
        assert_eq!(refused(&born("2008-11-22")), None);
        assert_eq!(
            refused(&born("2008-11-23")).as_deref(),
            Some("next_of_kin:under_age")
        );
        let contact = RelatedPersonFields {
            next_of_kin: false,
            ..born("2012-01-01")
        };
        assert_eq!(refused(&contact), None, "a child may be a contact");
        assert_eq!(
            refused(&born("2026-11-23")).as_deref(),
            Some("birth_date:in_the_future")
        );
    }

    #[test]
    fn something_is_known_to_prove_it_by() {
        let without = RelatedPersonFields {
            phone: Some(Line::new("112").unwrap()),
            ..berit()
        };
        assert_eq!(
            refused(&without).as_deref(),
            Some("phone:phone_or_birth_date_missing")
        );
        assert_eq!(last_four(Some("+47 900 00 201")).as_deref(), Some("0201"));
    }

    #[test]
    fn addresses() {
        for right in ["berit@example.org", "b.s+1@post.example.org"] {
            assert!(is_address(right), "{right}");
        }
        for wrong in [
            "berit",
            "@example.org",
            "b@x",
            "b@x..no",
            "a@b@c.no",
            "b s@x.no",
            "b@x.no,c@x.no",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }

    #[test]
    fn only_the_patient_acts_in_their_own_name() {
        use RegistrationBasis::{PatientInApp, PatientsWord};
        assert_eq!(
            basis(Capacity::Patient, PatientsWord).unwrap(),
            PatientInApp
        );
        assert_eq!(basis(Capacity::Staff, PatientsWord).unwrap(), PatientsWord);
        assert!(basis(Capacity::Staff, PatientInApp).is_err());
    }

    #[test]
    fn the_last_day_ends_at_midnight_in_norway() {
        assert_eq!(
            end_of(day("2027-02-22")).to_rfc3339(),
            "2027-02-22T23:00:00+00:00"
        );
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        assert!(check_until(day("2026-11-22"), now).is_ok());
        assert!(check_until(day("2026-11-21"), now).is_err());
        assert!(check_until(day("9999-01-01"), now).is_err());
    }

    #[test]
    fn a_yes_counts_for_the_stay_it_was_said_in() {
        use RegistrationState::{Confirmed, Invited};
        assert!(confirmed_this_stay(Confirmed, Some(1), Some(1)));
        assert!(!confirmed_this_stay(Confirmed, Some(1), Some(2)));
        assert!(!confirmed_this_stay(Invited, Some(1), Some(1)));
        assert!(!confirmed_this_stay::<i32>(Confirmed, None, None));
    }
}
