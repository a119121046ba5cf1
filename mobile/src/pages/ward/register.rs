//! Registering a patient and admitting them, in one go. A page of its own, among those of the workbench: few are
//! registered, and everybody on the ward opens the list.
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
    components::{
        Field, FieldError, Input, Status, back_link, choices, clock, date_field, moment_fields,
        page_title, sets, text_field_of, today,
    },
    i18n,
    pages::{
        patients::{
            optional,
            work::{Check, Form, use_form, work_form},
        },
        state::use_text,
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
        given: use_text(&String::new),
        family: use_text(&String::new),
        born: use_text(&String::new),
        number: use_text(&String::new),
        phone: use_text(&String::new),
        email: use_text(&String::new),
        place: use_text(&String::new),
        language: use_signal(Language::default),
        day: use_text(&|| today().to_string()),
        time: use_text(&|| clock(platform::now())),
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

/// The page.
pub fn register_page(unit: ReadSignal<Id<Unit>>) -> Element {
    rsx! {
        {back_link(Route::Ward { unit: unit() }, t!("ward-title"))}
        {page_title(
            t!("ward-register-title"),
            Some(rsx! { p { class: "meta", {t!("ward-register-explained")} } }),
        )}
        RegisterForm { unit: unit() }
    }
}

/// The form. The patient's page opens when both have gone well; and when only the first has, so that the
/// second can be tried there.
#[component]
fn RegisterForm(unit: Id<Unit>) -> Element {
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
        {work_form(
            form,
            &errors,
            t!("ward-register-save"),
            save,
            move |()| {
                navigator.push(Route::Ward { unit });
            },
            rsx! {
                {who(fields, &errors)}
                {reached(fields, &errors)}
                {moment_fields(
                    (None, Some(today())),
                    (DAY, t!("ward-admitted-when"), fields.day),
                    (TIME, t!("time-label"), fields.time),
                    &errors,
                )}
            },
        )}
    }
}

/// One plain field of the form.
fn text(
    kind: &'static str,
    (id, label): (&str, String),
    hint: Option<String>,
    written: Signal<String>,
    errors: &[FieldError],
) -> Element {
    let input = Input {
        kind,
        autocomplete: Some("off"),
        ..Input::default()
    };
    let field = Field {
        id,
        label,
        hint,
        value: written(),
        problem: FieldError::of(errors, id),
        oninput: sets(written),
    };
    text_field_of(input, field)
}

fn who(fields: Fields, errors: &[FieldError]) -> Element {
    let born = fields.born;
    rsx! {
        {text("text", (GIVEN, t!("ward-given-name")), None, fields.given, errors)}
        {text("text", (FAMILY, t!("ward-family-name")), None, fields.family, errors)}
        {text("text", (NUMBER, t!("ward-number")), Some(t!("ward-number-hint")), fields.number, errors)}
        {date_field((NaiveDate::from_ymd_opt(1900, 1, 1), Some(today())), Field {
            id: BORN,
            label: t!("ward-birth-date"),
            hint: None,
            value: born(),
            problem: FieldError::of(errors, BORN),
            oninput: sets(born),
        })}
    }
}

fn reached(fields: Fields, errors: &[FieldError]) -> Element {
    let mut language = fields.language;
    let languages =
        Language::ALL.map(|known| (known.tag().to_owned(), i18n::named("language", &known)));
    rsx! {
        {text("text", (PLACE, t!("ward-municipality")), None, fields.place, errors)}
        {text("tel", (PHONE, optional(&t!("ward-phone"))), None, fields.phone, errors)}
        {text("email", (EMAIL, optional(&t!("ward-email"))), None, fields.email, errors)}
        {choices(&languages, Field {
            id: LANGUAGE,
            label: t!("ward-prefers"),
            hint: None,
            value: language().tag().to_owned(),
            problem: None,
            oninput: Box::new(move |tag: String| language.set(Language::from_tag(&tag).unwrap_or_default())),
        })}
    }
}
