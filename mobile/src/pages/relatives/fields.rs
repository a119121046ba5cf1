//! The fields of a registration: for the patient, for staff, and for the person themselves.

use chrono::NaiveDate;
use dioxus::prelude::*;
use serde::{Deserialize, Serialize};
use shared::related_persons::{
    CareFunction, CorrectedField, RelatedPerson, RelatedPersonFields, Relationship,
};

use super::corrections::value_words;
use crate::{
    api::decode,
    components::{
        Field, FieldError, Input, Sets, choices, date_field, select, text_field_of, today,
    },
    draft::Draft,
    i18n,
    pages::patients::{optional, work::Check},
    t,
};

const GIVEN: &str = "given-name";
const FAMILY: &str = "family-name";
const RELATION: &str = "relation";
const PHONE: &str = "phone";
const EMAIL: &str = "email";
const REACHABLE: &str = "reachable";
/// The birth date's input.
pub(in crate::pages) const BORN: &str = "birth-date";
const KIN: &str = "next-of-kin";
const CARE: &str = "care-function";

/// What stands in the fields; kept as one draft.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::pages) struct Written {
    pub(in crate::pages) given: String,
    pub(in crate::pages) family: String,
    /// A code of [`Relationship`]; empty when nothing is chosen.
    pub(in crate::pages) relation: String,
    pub(in crate::pages) phone: String,
    pub(in crate::pages) email: String,
    pub(in crate::pages) reachable: String,
    pub(in crate::pages) born: String,
    /// `true` or `false`; empty when nothing is chosen.
    pub(in crate::pages) kin: String,
    /// A code of [`CareFunction`]; empty for none.
    pub(in crate::pages) care: String,
}

impl Written {
    /// What is registered.
    pub(super) fn of(person: &RelatedPerson) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            given: person.given_name.clone(),
            family: person.family_name.clone(),
            relation: person.relation.code().to_owned(),
            phone: text(&person.phone),
            email: text(&person.email),
            reachable: text(&person.reachable),
            born: person
                .birth_date
                .map(|day| day.to_string())
                .unwrap_or_default(),
            kin: person.next_of_kin.is_some().to_string(),
            care: person
                .care_function
                .map(|function| function.code().to_owned())
                .unwrap_or_default(),
        }
    }

    /// As a draft keeps it.
    pub(in crate::pages) fn kept(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What a draft holds.
    pub(in crate::pages) fn in_draft(draft: Draft) -> Self {
        decode(draft.text().as_bytes()).unwrap_or_default()
    }
}

/// What stands in the fields, checked.
pub(in crate::pages) fn check(
    written: &Written,
    about: &About,
    check: &mut Check,
) -> Option<RelatedPersonFields> {
    let given_name = check.line(GIVEN, t!("ward-given-name"), &written.given);
    let family_name = check.line(FAMILY, t!("ward-family-name"), &written.family);
    let relation = Relationship::from_code(&written.relation);
    if relation.is_none() {
        check.refuse(RELATION, about.relation.clone(), "missing");
    }
    let birth_date = match &*written.born {
        "" => Some(None),
        born => check.day(BORN, t!("ward-birth-date"), born).map(Some),
    };
    let phone = check.optional_line(PHONE, t!("ward-phone"), &written.phone);
    let email = check.optional_line(EMAIL, t!("ward-email"), &written.email);
    let reachable = check.optional_line(REACHABLE, about.reachable.clone(), &written.reachable);
    if written.kin.is_empty() {
        check.refuse(KIN, about.kin.clone(), "missing");
    }
    Some(RelatedPersonFields {
        given_name: given_name?,
        family_name: family_name?,
        relation: relation?,
        care_function: CareFunction::from_code(&written.care),
        phone: phone?,
        email: email?,
        reachable: reachable?,
        birth_date: birth_date?,
        next_of_kin: written.kin == "true",
    })
}

/// Who reads the form.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pages) struct About {
    /// What stood there before: what is changed says so.
    pub(in crate::pages) before: Option<Written>,
    /// The question about the relation.
    pub(in crate::pages) relation: String,
    /// The question about when one can be reached.
    pub(in crate::pages) reachable: String,
    /// The question about next of kin.
    pub(in crate::pages) kin: String,
    /// Its answers.
    pub(in crate::pages) kin_answers: [String; 2],
    /// Whether one writes about oneself: then the browser may fill in, and nobody asks for functions of care.
    pub(in crate::pages) own: bool,
}

impl About {
    /// Names in the body, ids and labels, for what the service finds.
    pub(in crate::pages) fn labels(&self) -> [(&'static str, &'static str, String); 9] {
        [
            ("given_name", GIVEN, t!("ward-given-name")),
            ("family_name", FAMILY, t!("ward-family-name")),
            ("relation", RELATION, self.relation.clone()),
            ("birth_date", BORN, t!("ward-birth-date")),
            ("phone", PHONE, t!("ward-phone")),
            ("email", EMAIL, t!("ward-email")),
            ("reachable", REACHABLE, self.reachable.clone()),
            ("next_of_kin", KIN, self.kin.clone()),
            ("care_function", CARE, t!("relative-care-label")),
        ]
    }
}

/// All of them.
pub(in crate::pages) fn fields(draft: Draft, about: &About, errors: &[FieldError]) -> Element {
    let now = Written::in_draft(draft);
    let before = about.before.as_ref();
    let was = |field, now: &str, pick: fn(&Written) -> &String| {
        let old = pick(before?);
        (old != now).then(|| before_words(field, old))
    };
    let field = |id, label, hint, value: &String, set: fn(&mut Written, String)| Field {
        id,
        label,
        hint,
        value: value.clone(),
        problem: FieldError::of(errors, id),
        oninput: writes(draft, set),
    };
    let line = |kind, purpose, field| {
        let input = Input {
            kind,
            autocomplete: Some(if about.own { purpose } else { "off" }),
            ..Input::default()
        };
        text_field_of(input, field)
    };
    let or = |was: Option<String>, hint: String| was.or(Some(hint));
    let answers = [("true", 0), ("false", 1)].map(|(value, at)| {
        let words = about.kin_answers.get::<usize>(at).cloned();
        (value.to_owned(), words.unwrap_or_default())
    });
    rsx! {
        {line("text", "given-name", field(GIVEN, t!("ward-given-name"), was(CorrectedField::GivenName, &now.given, |w| &w.given), &now.given, |w, text| w.given = text))}
        {line("text", "family-name", field(FAMILY, t!("ward-family-name"), was(CorrectedField::FamilyName, &now.family, |w| &w.family), &now.family, |w, text| w.family = text))}
        {select(&relations(), field(RELATION, about.relation.clone(), was(CorrectedField::Relation, &now.relation, |w| &w.relation), &now.relation, |w, text| w.relation = text))}
        {date_field((NaiveDate::from_ymd_opt(1900, 1, 1), Some(today())), field(BORN, optional(&t!("ward-birth-date")), or(was(CorrectedField::BirthDate, &now.born, |w| &w.born), t!("relative-born-hint")), &now.born, |w, text| w.born = text))}
        {line("tel", "tel", field(PHONE, optional(&t!("ward-phone")), was(CorrectedField::Phone, &now.phone, |w| &w.phone), &now.phone, |w, text| w.phone = text))}
        {line("email", "email", field(EMAIL, optional(&t!("ward-email")), was(CorrectedField::Email, &now.email, |w| &w.email), &now.email, |w, text| w.email = text))}
        {line("text", "off", field(REACHABLE, optional(&about.reachable), or(was(CorrectedField::Reachable, &now.reachable, |w| &w.reachable), t!("relative-reachable-hint")), &now.reachable, |w, text| w.reachable = text))}
        {choices(&answers, field(KIN, about.kin.clone(), was(CorrectedField::NextOfKin, &now.kin, |w| &w.kin), &now.kin, |w, text| w.kin = text))}
        if !about.own {
            details { open: !now.care.is_empty(),
                summary { {t!("relative-care")} }
                {select(&functions(), field(CARE, t!("relative-care-label"), None, &now.care, |w, text| w.care = text))}
            }
        }
    }
}

fn before_words(field: CorrectedField, old: &str) -> String {
    let words = if old.is_empty() {
        t!("value-none")
    } else {
        value_words(field, old)
    };
    t!("value-before", value: words)
}

fn writes(draft: Draft, set: fn(&mut Written, String)) -> Sets {
    Box::new(move |text| {
        let mut written = Written::in_draft(draft);
        set(&mut written, text);
        draft.write(written.kept());
    })
}

/// The common ones first, as in the code list's use.
fn relations() -> Vec<(String, String)> {
    let choose = (String::new(), t!("relative-choose"));
    let all = Relationship::ALL.iter();
    let named = all.map(|one| (one.code().to_owned(), i18n::named("relation", one)));
    std::iter::once(choose).chain(named).collect()
}

fn functions() -> Vec<(String, String)> {
    let none = (String::new(), t!("relative-care-none"));
    let all = CareFunction::ALL.iter();
    let named = all.map(|one| (one.code().to_owned(), i18n::named("care-function", one)));
    std::iter::once(none).chain(named).collect()
}
