//! Registering somebody, and changing what is registered.

use dioxus::prelude::*;
use shared::{
    id::{self, Id, Patient},
    patients::AtPatient,
    related_persons::{
        AtRelatedPerson, ChangeRelatedPerson, ChangeRelatedPersonRequest, NewRelatedPerson,
        RegisterRelatedPerson, RegistrationBasis, RelatedPerson, RelatedPersons,
    },
};

use super::{
    Whose, Written, check,
    fields::{About, fields},
    one_of, put, use_related,
    words::to_reader,
};
use crate::{
    api::{Answer, new_id},
    components::{Field, FieldError, Status, choices, page_title, sets},
    draft::use_draft,
    i18n,
    pages::{
        Given,
        patients::work::{Check, use_form, work_form},
        state::use_text,
    },
    route::AtRelatives,
    t,
};

const BASIS: &str = "registration-basis";

fn about(whose: &Whose, before: Option<Written>) -> About {
    About {
        before,
        relation: to_reader(whose, "relative-relation", ""),
        reachable: t!("relative-reachable"),
        kin: to_reader(whose, "relative-kin-question", ""),
        kin_answers: [t!("action-yes"), t!("action-no")],
        own: false,
    }
}

/// The draft of somebody new near a patient. What a message says of them is put there too.
pub(in crate::pages) fn relative_draft(patient: Id<Patient>) -> String {
    format!("relative-new-{patient}")
}

/// Somebody new.
#[component]
pub(super) fn NewForm(whose: Whose) -> Element {
    let patient = whose.patient;
    let answer = use_related(patient);
    let draft = use_draft(|| relative_draft(patient), || Written::default().kept());
    let id = use_hook(new_id::<id::RelatedPerson>);
    let form = use_form();
    let status = use_context::<Status>();
    let navigator = use_navigator();
    let basis = use_text(&String::new);
    let staff = whose.staff.is_some();
    let about = about(&whose, None);
    let errors = form.errors(&about.labels());
    let asked = about.clone();
    let (list, one) = (
        whose.route(AtRelatives::List),
        whose.route(AtRelatives::One(id)),
    );
    let save = move |()| {
        let mut wrong = Check::default();
        let written = Written::in_draft(draft);
        let fields = check(&written, &asked, &mut wrong);
        let said = match &**basis.peek() {
            _ if !staff => Some(RegistrationBasis::PatientInApp),
            "patients_word" => Some(RegistrationBasis::PatientsWord),
            "patient_unable" => Some(RegistrationBasis::PatientUnable),
            _ => {
                wrong.refuse(BASIS, t!("relative-basis"), "missing");
                None
            }
        };
        let fine = form.may_send(wrong.wrong());
        let (true, Some(fields), Some(basis)) = (fine, fields, said) else {
            return;
        };
        let one = one.clone();
        let body = NewRelatedPerson { id, fields, basis };
        form.submit
            .send::<RegisterRelatedPerson>(AtPatient { patient }, body, move |person| {
                draft.settle(Written::default().kept());
                let name = person.given_name.clone();
                let asked = person.invitation.is_some();
                put(answer, person);
                status.say_on_next_page(if asked {
                    t!("relative-registered-asked", name: name)
                } else {
                    t!("relative-registered", name: name)
                });
                navigator.replace(one);
            });
    };
    rsx! {
        {whose.back_to_list()}
        {page_title(
            whose.titled(t!("relatives-register")),
            Some(rsx! { p { {to_reader(&whose, "relatives-register-lead", "")} } }),
        )}
        {work_form(
            form,
            &errors,
            t!("relatives-register-save"),
            save,
            move |()| {
                navigator.push(list.clone());
            },
            rsx! {
                {fields(draft, &about, &errors)}
                if staff {
                    {basis_choice(basis, &errors)}
                }
            },
        )}
    }
}

fn basis_choice(basis: Signal<String>, errors: &[FieldError]) -> Element {
    let options = [
        RegistrationBasis::PatientsWord,
        RegistrationBasis::PatientUnable,
    ]
    .map(|one| {
        (
            i18n::api_name(&one),
            i18n::named("registration-basis", &one),
        )
    });
    choices(
        &options,
        Field {
            id: BASIS,
            label: t!("relative-basis"),
            hint: None,
            value: basis(),
            problem: FieldError::of(errors, BASIS),
            oninput: sets(basis),
        },
    )
}

/// What is registered, to be changed.
#[component]
pub(super) fn ChangePage(whose: Whose, id: Id<id::RelatedPerson>) -> Element {
    let answer = use_related(whose.patient);
    rsx! {
        {whose.back_to_list()}
        {one_of(answer, id, |person| rsx! {
            {page_title(whose.titled(t!("relative-change-title", name: person.full_name())), None)}
            ChangeForm { whose: whose.clone(), person: Given::new(person.clone()), answer }
        })}
    }
}

#[component]
fn ChangeForm(
    whose: Whose,
    person: Given<RelatedPerson>,
    answer: Answer<RelatedPersons>,
) -> Element {
    let registered = Written::of(&person);
    let draft = use_draft(|| format!("relative-{}", person.id), || registered.kept());
    let form = use_form();
    let status = use_context::<Status>();
    let navigator = use_navigator();
    let kept = registered.kept();
    let about = about(&whose, Some(registered));
    let errors = form.errors(&about.labels());
    let asked = about.clone();
    let one = whose.route(AtRelatives::One(person.id));
    let at = AtRelatedPerson {
        patient: whose.patient,
        related_person: person.id,
    };
    // As it was when the form was opened: what somebody else changes meanwhile is not overwritten unseen.
    let version = use_hook(|| person.version);
    let back = one.clone();
    let save = move |()| {
        let mut wrong = Check::default();
        let fields = check(&Written::in_draft(draft), &asked, &mut wrong);
        let fine = form.may_send(wrong.wrong());
        let (true, Some(fields)) = (fine, fields) else {
            return;
        };
        let (one, kept) = (one.clone(), kept.clone());
        let body = ChangeRelatedPersonRequest { version, fields };
        form.submit
            .send::<ChangeRelatedPerson>(at, body, move |changed| {
                draft.settle(kept);
                put(answer, changed);
                status.say_on_next_page(t!("state-saved"));
                navigator.push(one);
            });
    };
    rsx! {
        {work_form(
            form,
            &errors,
            t!("action-save"),
            save,
            move |()| {
                navigator.push(back.clone());
            },
            fields(draft, &about, &errors),
        )}
    }
}
