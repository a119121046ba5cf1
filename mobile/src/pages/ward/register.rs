//! Registering a patient and admitting them, in one go.
//!
//! The national identity number is never kept as a draft on the device.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{
    id::{self, Id, Unit},
    identity::Language,
    national_identity_number::NationalIdentityNumber,
    patients::{AtPatient, AtUnit, PatientRef, RegisterPatient, RegisterPatientRequest},
    stays::{AdmitPatient, AdmitRequest},
};

use crate::{
    api::{new_id, use_submit},
    components::{Choices, DateField, FieldError, Status, TextField, clock, today},
    i18n,
    pages::patients::{
        optional,
        work::{Check, Form, OpenForm, WorkForm, use_form},
    },
    platform,
    route::Route,
    t,
};

const GIVEN: &str = "given-name";
const FAMILY: &str = "family-name";
const BORN: &str = "birth-date";
const NUMBER: &str = "national-identity-number";
const PHONE: &str = "phone";
const EMAIL: &str = "email";
const PLACE: &str = "municipality";
const LANGUAGE: &str = "language";
const DAY: &str = "admitted-day";
const TIME: &str = "admitted-time";

/// What stands in the fields.
#[derive(Clone, Copy, PartialEq)]
struct Fields {
    given: Signal<String>,
    family: Signal<String>,
    born: Signal<String>,
    number: Signal<String>,
    phone: Signal<String>,
    email: Signal<String>,
    place: Signal<String>,
    language: Signal<Language>,
    day: Signal<String>,
    time: Signal<String>,
}

fn use_fields() -> Fields {
    Fields {
        given: use_signal(String::new),
        family: use_signal(String::new),
        born: use_signal(String::new),
        number: use_signal(String::new),
        phone: use_signal(String::new),
        email: use_signal(String::new),
        place: use_signal(String::new),
        language: use_signal(Language::default),
        day: use_signal(|| today().to_string()),
        time: use_signal(|| clock(platform::now())),
    }
}

impl Fields {
    /// What was written, if all of it can be sent.
    fn read(
        self,
        form: Form,
        patient: Id<id::Patient>,
        stay: Id<id::HospitalStay>,
    ) -> Option<(RegisterPatientRequest, AdmitRequest)> {
        let mut check = Check::default();
        let given_name = check.line(GIVEN, t!("ward-given-name"), &self.given.peek());
        let family_name = check.line(FAMILY, t!("ward-family-name"), &self.family.peek());
        let number = NationalIdentityNumber::new(&self.number.peek());
        if let Err(wrong) = &number {
            let empty = self.number.peek().trim().is_empty();
            let code = if empty {
                "missing".to_owned()
            } else {
                FieldError::code_in(wrong)
            };
            check.refuse(NUMBER, t!("ward-number"), &code);
        }
        let birth_date = check.day(BORN, t!("ward-birth-date"), &self.born.peek());
        let municipality = check.line(PLACE, t!("ward-municipality"), &self.place.peek());
        let phone = check.optional_line(PHONE, t!("ward-phone"), &self.phone.peek());
        let email = check.optional_line(EMAIL, t!("ward-email"), &self.email.peek());
        let labels = (t!("ward-admitted-when"), t!("time-label"));
        let admitted_at = check.moment((DAY, TIME), labels, &self.day.peek(), &self.time.peek());
        if !form.may_send(check.wrong()) {
            return None;
        }
        let register = RegisterPatientRequest {
            id: patient,
            given_name: given_name?,
            family_name: family_name?,
            birth_date: birth_date?,
            national_identity_number: number.ok()?,
            language: *self.language.peek(),
            phone: phone?,
            email: email?,
            municipality: municipality?,
        };
        let admit = AdmitRequest {
            id: stay,
            admitted_at: admitted_at?,
        };
        Some((register, admit))
    }
}

/// The form. The patient's page opens when both have gone well; and when only the first has, so that the
/// second can be tried there.
#[component]
pub(super) fn RegisterForm(unit: Id<Unit>) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form();
    let admitting = use_submit();
    let fields = use_fields();
    let patient = use_hook(new_id::<id::Patient>);
    let stay = use_hook(new_id::<id::HospitalStay>);
    let navigator = use_navigator();
    let mut registered = use_signal(|| None::<PatientRef>);
    use_effect(move || {
        let failed = admitting.failure.read().is_some();
        if let (true, Some(known)) = (failed, registered.peek().clone()) {
            status.say_on_next_page(t!("ward-registered-not-admitted"));
            navigator.push(Route::Patient { patient: known.id });
        }
    });
    let errors = form.errors(&[
        ("given_name", GIVEN, t!("ward-given-name")),
        ("family_name", FAMILY, t!("ward-family-name")),
        ("national_identity_number", NUMBER, t!("ward-number")),
        ("birth_date", BORN, t!("ward-birth-date")),
        ("municipality", PLACE, t!("ward-municipality")),
        ("phone", PHONE, t!("ward-phone")),
        ("email", EMAIL, t!("ward-email")),
    ]);
    let save = move |()| {
        let Some((register, admit)) = fields.read(form, patient, stay) else {
            return;
        };
        form.submit
            .send::<RegisterPatient>(AtUnit { unit }, register, move |known| {
                let at = AtPatient { patient: known.id };
                let name = known.full_name();
                registered.set(Some(known));
                admitting.send::<AdmitPatient>(at, admit, move |_| {
                    status.say_on_next_page(t!("ward-registered", name: name));
                    navigator.push(Route::Patient {
                        patient: at.patient,
                    });
                });
            });
    };
    rsx! {
        WorkForm {
            form,
            errors: errors.clone(),
            save: t!("ward-register-save"),
            onsave: save,
            oncancel: move |()| open.close("page-title"),
            first: GIVEN.to_owned(),
            Who { fields, errors: errors.clone() }
            Reached { fields, errors: errors.clone() }
            DateField {
                id: DAY,
                label: t!("ward-admitted-when"),
                value: fields.day.read().clone(),
                max: today(),
                problem: FieldError::of(&errors, DAY),
                oninput: { let mut day = fields.day; move |text| day.set(text) },
            }
            Text { id: TIME, label: t!("time-label"), kind: "time", field: fields.time, errors }
        }
    }
}

/// One plain field of the form.
#[component]
fn Text(
    id: String,
    label: String,
    hint: Option<String>,
    #[props(default = "text".to_owned())] kind: String,
    field: Signal<String>,
    errors: Vec<FieldError>,
) -> Element {
    let mut field = field;
    rsx! {
        TextField {
            id: id.clone(),
            label,
            hint,
            kind,
            value: field(),
            autocomplete: "off",
            problem: FieldError::of(&errors, &id),
            oninput: move |text| field.set(text),
        }
    }
}

#[component]
fn Who(fields: Fields, errors: Vec<FieldError>) -> Element {
    let mut born = fields.born;
    rsx! {
        Text { id: GIVEN, label: t!("ward-given-name"), field: fields.given, errors: errors.clone() }
        Text { id: FAMILY, label: t!("ward-family-name"), field: fields.family, errors: errors.clone() }
        Text {
            id: NUMBER,
            label: t!("ward-number"),
            hint: t!("ward-number-hint"),
            field: fields.number,
            errors: errors.clone(),
        }
        DateField {
            id: BORN,
            label: t!("ward-birth-date"),
            value: born(),
            min: NaiveDate::from_ymd_opt(1900, 1, 1),
            max: today(),
            problem: FieldError::of(&errors, BORN),
            oninput: move |text| born.set(text),
        }
    }
}

#[component]
fn Reached(fields: Fields, errors: Vec<FieldError>) -> Element {
    let mut language = fields.language;
    let languages =
        Language::ALL.map(|known| (known.tag().to_owned(), i18n::named("language", &known)));
    rsx! {
        Text { id: PLACE, label: t!("ward-municipality"), field: fields.place, errors: errors.clone() }
        Text {
            id: PHONE,
            label: optional(&t!("ward-phone")),
            kind: "tel",
            field: fields.phone,
            errors: errors.clone(),
        }
        Text {
            id: EMAIL,
            label: optional(&t!("ward-email")),
            kind: "email",
            field: fields.email,
            errors: errors.clone(),
        }
        Choices {
            id: LANGUAGE,
            legend: t!("ward-prefers"),
            options: languages.to_vec(),
            chosen: language().tag().to_owned(),
            onchoose: move |tag: String| language.set(Language::from_tag(&tag).unwrap_or_default()),
        }
    }
}
