//! Rules of consents. Pure.
//!
//! Source: pasient- og brukerrettighetsloven §§ 3-1, 3-3 and 4-3: the patient decides; only for one who
//! clearly cannot understand what it is about does a professional, for the next of kin, with a reason and a
//! day to decide anew.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use shared::{
    author::Capacity,
    consents::{ConsentBasis, NewConsent, Scope},
};

use crate::{error::Fault, related_persons::check_until};

/// Who gives it, to whom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Giving {
    /// In what capacity somebody gives it.
    pub(super) capacity: Capacity,
    /// Whether they may decide for a patient who lacks competence.
    pub(super) may_decide: bool,
    /// Whether it is for a next of kin.
    pub(super) to_next_of_kin: bool,
}

/// On what basis it is given, when everything that basis demands is there.
pub(super) fn check(
    new: &NewConsent,
    giving: Giving,
    now: DateTime<Utc>,
) -> Result<ConsentBasis, Fault> {
    check_scopes(&new.scopes)?;
    if let Some(until) = new.until {
        check_until(until, now)?;
    }
    if giving.capacity == Capacity::Patient {
        return Ok(ConsentBasis::PatientInApp);
    }
    let refused = |field, code, message| Err(Fault::field(field, code, message));
    match new.basis {
        ConsentBasis::PatientInApp => refused(
            "basis",
            "basis_not_yours",
            "only the patient consents in their own name",
        ),
        basis if basis.needs_review() && !giving.may_decide => refused(
            "basis",
            "basis_not_yours",
            "only the doctor responsible decides that a patient lacks competence",
        ),
        basis if basis.needs_review() && !giving.to_next_of_kin => refused(
            "basis",
            "not_next_of_kin",
            "on this basis only next of kin are informed",
        ),
        basis if basis.needs_review() && new.reason.is_none() => {
            refused("reason", "reason_missing", "say why")
        }
        basis if basis.needs_review() && new.until.is_none() => refused(
            "until",
            "until_missing",
            "say on which day it is decided anew",
        ),
        basis if basis.needs_document() && new.document.is_none() => refused(
            "document",
            "document_missing",
            "say which document it rests on",
        ),
        basis => Ok(basis),
    }
}

/// At least one, and none twice.
pub(super) fn check_scopes(scopes: &[Scope]) -> Result<(), Fault> {
    let distinct: HashSet<_> = scopes.iter().collect();
    if scopes.is_empty() {
        return Err(Fault::field("scopes", "missing", "say what is opened"));
    }
    if distinct.len() != scopes.len() {
        return Err(Fault::field("scopes", "twice", "name each once"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{Id, text::Prose};
    use uuid::Uuid;

    const BY_DOCTOR: Giving = Giving {
        capacity: Capacity::Staff,
        may_decide: true,
        to_next_of_kin: true,
    };
    const BY_NURSE: Giving = Giving {
        may_decide: false,
        ..BY_DOCTOR
    };
    const BY_PATIENT: Giving = Giving {
        capacity: Capacity::Patient,
        ..BY_NURSE
    };

    fn consent(basis: ConsentBasis) -> NewConsent {
        NewConsent {
            id: Id::new(Uuid::from_u128(1)),
            scopes: vec![Scope::Plan],
            basis,
            reason: None,
            document: None,
            until: None,
        }
    }

    fn told(new: &NewConsent, giving: Giving) -> Result<ConsentBasis, String> {
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        check(new, giving, now).map_err(|why| match why {
            Fault::Invalid(fields) => format!("{}:{}", fields[0].field, fields[0].code),
            other => panic!("{other}"),
        })
    }

    #[test]
    fn the_patients_own_word_is_the_patients() {
        use ConsentBasis::{LacksCompetence, PatientInApp, WitnessedByWord};
        for said in [PatientInApp, WitnessedByWord, LacksCompetence] {
            assert_eq!(told(&consent(said), BY_PATIENT), Ok(PatientInApp));
        }
        assert_eq!(
            told(&consent(PatientInApp), BY_DOCTOR),
            Err("basis:basis_not_yours".to_owned())
        );
        assert_eq!(
            told(&consent(WitnessedByWord), BY_NURSE),
            Ok(WitnessedByWord)
        );
    }

    #[test]
    fn deciding_for_somebody_takes_a_doctor_a_reason_and_a_day() {
        let mut new = consent(ConsentBasis::LacksCompetence);
        let not_kin = Giving {
            to_next_of_kin: false,
            ..BY_DOCTOR
        };
        assert_eq!(told(&new, BY_NURSE).unwrap_err(), "basis:basis_not_yours");
        assert_eq!(told(&new, not_kin).unwrap_err(), "basis:not_next_of_kin");
        assert_eq!(told(&new, BY_DOCTOR).unwrap_err(), "reason:reason_missing");
        new.reason = Prose::new("Forvirret etter infeksjonen").ok();
        assert_eq!(told(&new, BY_DOCTOR).unwrap_err(), "until:until_missing");
        new.until = "2026-12-22".parse().ok();
        assert_eq!(told(&new, BY_DOCTOR), Ok(ConsentBasis::LacksCompetence));
    }

    #[test]
    fn guardians_show_their_document() {
        let mut new = consent(ConsentBasis::Guardian);
        assert_eq!(
            told(&new, BY_NURSE).unwrap_err(),
            "document:document_missing"
        );
        new.document = Prose::new("Vergeattest fra Statsforvalteren").ok();
        assert_eq!(told(&new, BY_NURSE), Ok(ConsentBasis::Guardian));
    }

    #[test]
    fn something_is_opened_once() {
        let mut new = consent(ConsentBasis::WitnessedByWord);
        new.scopes = vec![];
        assert_eq!(told(&new, BY_NURSE).unwrap_err(), "scopes:missing");
        new.scopes = vec![Scope::Plan, Scope::Plan];
        assert_eq!(told(&new, BY_NURSE).unwrap_err(), "scopes:twice");
    }
}
