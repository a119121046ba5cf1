//! «Etter legetimen»: what was decided, and the steps that come of it.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    gp_visits::{ListVisitOutcomes, NewVisitOutcome, RecordVisit, VisitOutcomes},
    id::{self, Id},
    patients::AtPatient,
    plan::Step,
    text::LanguageTag,
    units::UnitRef,
};

use super::{
    Reader, Whose,
    decisions::{Decisions, Line, checked, field_id},
    outcomes::outcomes,
};
use crate::{
    api::{Answer, new_id, use_answer},
    components::{
        ErrorSummary, Field, FieldError, Status, date_field, page_title, submit_button, text_area,
        today,
    },
    draft::use_draft,
    pages::{
        Given, failure_view,
        patients::work::{Check, use_form},
        shown,
        what_matters::{MOST, app_language},
    },
    platform, t,
};

const DAY: &str = "visit-day";
const WORDS: &str = "visit-words";

/// The page.
#[component]
pub(super) fn After(whose: Whose) -> Element {
    let patient = whose.patient;
    let answer = use_answer::<ListVisitOutcomes>(move || (AtPatient { patient }, Nothing {}));
    let writes = !whose.is(Reader::Related);
    let lead = match whose.reader {
        Reader::Own => Some(t!("after-lead")),
        Reader::HomeCare | Reader::Gp => Some(t!("after-lead-staff")),
        Reader::Related => None,
    };
    let lead = lead.map(|lead| rsx! { p { {lead} } });
    rsx! {
        {whose.back()}
        {page_title(whose.titled(t!("after-title")), lead)}
        {shown(answer, |found| rsx! {
            if writes {
                OutcomeForm {
                    whose: whose.clone(),
                    visit: next_visit(&found.visits),
                    owners: Given::new(found.owners.clone()),
                    answer,
                }
            }
            {outcomes(found)}
        })}
    }
}

/// The visit that is written down: the one in the plan that is open, else the last one.
fn next_visit(visits: &[Step]) -> Option<Id<id::Step>> {
    let open = visits.iter().find(|step| step.state.is_open());
    open.or(visits.last()).map(|step| step.id)
}

#[component]
fn OutcomeForm(
    whose: Whose,
    visit: Option<Id<id::Step>>,
    owners: Given<Vec<UnitRef>>,
    answer: Answer<VisitOutcomes>,
) -> Element {
    let patient = whose.patient;
    let day = use_draft(|| format!("{DAY}-{patient}"), || today().to_string());
    let words = use_draft(|| format!("{WORDS}-{patient}"), String::new);
    let mut lines = use_signal(|| vec![Line::default()]);
    let mut id = use_signal(new_id::<id::VisitOutcome>);
    let form = use_form();
    let status = use_context::<Status>();
    let mut errors = form.errors(&labels());
    errors.extend(decision_errors(form.submit.failure.read().as_ref()));
    let press = move |event: FormEvent| {
        event.prevent_default();
        let mut check = Check::default();
        let held_on = check.day(DAY, t!("after-day"), &day.text());
        let text = check.optional_prose::<4000>(WORDS, t!("after-words"), &words.text());
        let decisions = checked(&mut check, &lines.peek());
        let nothing = matches!(&text, Some(None)) && decisions.as_ref().is_some_and(Vec::is_empty);
        if nothing {
            check.refuse(WORDS, t!("after-words"), "empty");
        }
        let fine = form.may_send(check.wrong());
        let (true, Some(held_on), Some(text), Some(decisions), Ok(lang)) = (
            fine,
            held_on,
            text,
            decisions,
            LanguageTag::new(&app_language()),
        ) else {
            return;
        };
        let body = NewVisitOutcome {
            id: *id.peek(),
            step: visit,
            held_on,
            text,
            lang,
            decisions,
        };
        form.submit
            .send::<RecordVisit>(AtPatient { patient }, body, move |written| {
                day.settle(today().to_string());
                words.settle(String::new());
                lines.set(vec![Line::default()]);
                id.set(new_id());
                answer.change(|found| found.outcomes.insert(0, written));
                status.say(t!("state-saved"));
                platform::focus("visit-outcomes");
            });
    };
    let failure = form.submit.failure.read().clone();
    let failure = failure.filter(|failure| errors.is_empty() || failure.fields().is_empty());
    rsx! {
        form { class: "form", novalidate: true, onsubmit: press,
            {date_field((None::<NaiveDate>, Some(today())), field(DAY, t!("after-day"), None, day, &errors))}
            {text_area(MOST, 5, None, field(WORDS, t!("after-words"), Some(t!("after-words-hint")), words, &errors))}
            if words.was_restored() {
                p { class: "meta", {t!("state-draft-restored")} }
            }
            Decisions { lines, owners, staff: whose.is_staff(), errors: errors.clone() }
            ErrorSummary { errors, attempt: form.attempts() }
            if let Some(failure) = failure {
                {failure_view(&failure)}
            }
            div { class: "actions", {submit_button(*form.submit.busy.read(), t!("action-save"))} }
        }
    }
}

fn labels() -> [(&'static str, &'static str, String); 2] {
    [
        ("held_on", DAY, t!("after-day")),
        ("text", WORDS, t!("after-words")),
    ]
}

/// What the service found wrong with a decision, at its fields.
fn decision_errors(failure: Option<&crate::failure::Failure>) -> Vec<FieldError> {
    let fields = failure
        .map(crate::failure::Failure::fields)
        .unwrap_or_default();
    let found = fields.iter().filter_map(|problem| {
        let rest = problem.field.strip_prefix("decisions[")?;
        let (number, field) = rest.split_once(']')?;
        let number: usize = number.parse().ok()?;
        let name = field.rsplit('.').next().unwrap_or_default();
        Some(FieldError::new(
            &field_id(name, number),
            &problem.code,
            Some(t!("decision-label", number: number + 1)),
        ))
    });
    found.collect()
}

fn field<'a>(
    id: &'a str,
    label: String,
    hint: Option<String>,
    draft: crate::draft::Draft,
    errors: &[FieldError],
) -> Field<'a> {
    Field {
        id,
        label,
        hint,
        value: draft.text(),
        problem: FieldError::of(errors, id),
        oninput: draft.writer(),
    }
}
