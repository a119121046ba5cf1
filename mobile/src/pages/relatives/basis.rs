//! On what basis staff open something: the patient's word or paper, which they witness; a decision for one who
//! lacks competence; a guardian's or attorney's document.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{
    consents::ConsentBasis,
    id::{self, Id},
    related_persons::RelatedPerson,
    text::Prose,
};

use super::{Staff, Whose};
use crate::{
    components::{Field, FieldError, choices, notice, sets, text_area},
    draft::{Draft, use_draft},
    i18n,
    pages::{patients::work::Check, state::use_text},
    t,
};

const BASIS: &str = "consent-basis";
const REASON: &str = "consent-reason";
const DOCUMENT: &str = "consent-document";

/// What staff may say it rests on.
const OFFERED: [ConsentBasis; 5] = [
    ConsentBasis::WitnessedByWord,
    ConsentBasis::WitnessedOnPaper,
    ConsentBasis::LacksCompetence,
    ConsentBasis::Guardian,
    ConsentBasis::PowerOfAttorney,
];

/// What stands in the fields.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Ground {
    basis: Signal<String>,
    reason: Draft,
    document: Draft,
}

/// Basis, reason and document as they are sent.
pub(super) type Said = (ConsentBasis, Option<Prose<500>>, Option<Prose<200>>);

/// The fields' state; what is written is kept until it is sent.
pub(super) fn use_ground(person: Id<id::RelatedPerson>) -> Ground {
    Ground {
        basis: use_text(&String::new),
        reason: use_draft(|| format!("{REASON}-{person}"), String::new),
        document: use_draft(|| format!("{DOCUMENT}-{person}"), String::new),
    }
}

impl Ground {
    fn chosen(self) -> Option<ConsentBasis> {
        let basis = self.basis.read();
        OFFERED
            .into_iter()
            .find(|one| i18n::api_name(one) == *basis)
    }

    /// What stands there, checked; the patient's own needs nothing.
    pub(super) fn check(
        self,
        whose: &Whose,
        until: Option<NaiveDate>,
        wrong: &mut Check,
    ) -> Option<Said> {
        if whose.staff.is_none() {
            return Some((ConsentBasis::PatientInApp, None, None));
        }
        let Some(basis) = self.chosen() else {
            wrong.refuse(BASIS, t!("basis-question"), "missing");
            return None;
        };
        let mut said = (basis, None, None);
        if basis.needs_review() {
            said.1 = Some(wrong.prose(REASON, t!("basis-reason"), &self.reason.text())?);
            if until.is_none() {
                wrong.refuse("access-until", t!("access-until"), "until_missing");
                return None;
            }
        }
        if basis.needs_document() {
            said.2 = Some(wrong.prose(DOCUMENT, t!("basis-document"), &self.document.text())?);
        }
        Some(said)
    }
}

/// The fields; only what may be said of this person by this reader.
pub(super) fn ground_fields(
    staff: &Staff,
    person: &RelatedPerson,
    ground: Ground,
    errors: &[FieldError],
) -> Element {
    let may = |basis: &ConsentBasis| {
        !basis.needs_review() || (staff.may_decide && person.next_of_kin.is_some())
    };
    let options: Vec<_> = OFFERED
        .iter()
        .filter(|basis| may(basis))
        .map(|basis| (i18n::api_name(basis), i18n::named("basis-choice", basis)))
        .collect();
    let chosen = ground.chosen();
    rsx! {
        {choices(&options, Field {
            id: BASIS,
            label: t!("basis-question"),
            hint: Some(t!("basis-hint", name: &*staff.given_name)),
            value: (ground.basis)(),
            problem: FieldError::of(errors, BASIS),
            oninput: sets(ground.basis),
        })}
        if chosen.is_some_and(ConsentBasis::needs_review) {
            {notice(rsx! { p { {t!("basis-competence", name: &*staff.given_name)} } })}
            {text_area(500, 4, None, Field {
                id: REASON,
                label: t!("basis-reason"),
                hint: Some(t!("basis-reason-hint")),
                value: ground.reason.text(),
                problem: FieldError::of(errors, REASON),
                oninput: ground.reason.writer(),
            })}
        }
        if chosen.is_some_and(ConsentBasis::needs_document) {
            {text_area(200, 2, None, Field {
                id: DOCUMENT,
                label: t!("basis-document"),
                hint: Some(t!("basis-document-hint")),
                value: ground.document.text(),
                problem: FieldError::of(errors, DOCUMENT),
                oninput: ground.document.writer(),
            })}
        }
    }
}
