//! The newest frailty and reconciliation on one line, for the page staff work from. Columns of the query that finds
//! the patient, so that the page needs no query more.

use chrono::NaiveDate;
use shared::clinical_records::{ClinicalGlance, ReconciliationStatus};

use crate::db::types::Code;

/// What [`columns`] select.
pub(crate) type Columns = (
    Option<i32>,
    Option<i32>,
    Option<NaiveDate>,
    Option<Code<ReconciliationStatus>>,
);

/// Columns of a query over `patient`: the newest assessments that were not wrong, and the newest reconciliation.
/// A macro, since their type has no name one could write.
macro_rules! columns {
    () => {{
        use shared::clinical_records::FrailtyState;
        use $crate::db::schema::{
            clinical_frailty as f, medication_reconciliation as m, patient as p,
        };
        macro_rules! newest {
            ($state:ident, $column:ident) => {
                f::table
                    .filter(f::patient_id.eq(p::id))
                    .filter(f::state.eq(Code(FrailtyState::$state)))
                    .filter(f::error_at.is_null())
                    .order((f::assessed_on.desc(), f::at.desc(), f::id.desc()))
                    .select(f::$column)
                    .single_value()
            };
        }
        (
            newest!(Habitual, value),
            newest!(Now, value),
            newest!(Now, assessed_on),
            m::table
                .filter(m::patient_id.eq(p::id))
                .order(m::number.desc())
                .select(m::status)
                .single_value(),
        )
    }};
}
pub(crate) use columns;

/// What was selected, on one line. Staff whose own record it is read it as its patient, elsewhere.
pub(crate) fn of((habitual, now, now_on, reconciliation): Columns, own: bool) -> ClinicalGlance {
    if own {
        return ClinicalGlance::default();
    }
    ClinicalGlance {
        frailty_habitual: habitual,
        frailty_now: now,
        frailty_now_on: now_on,
        reconciliation: reconciliation.map(|status| status.0),
    }
}
