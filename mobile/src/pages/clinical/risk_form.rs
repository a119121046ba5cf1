//! Raising a risk flag, and changing who sees to it and by when.

use dioxus::prelude::*;
use shared::{
    patients::AtPatient,
    risk_flags::{
        AtRiskFlag, ChangeRiskFlag, ChangeRiskFlagRequest, NewRiskFlag, RaiseRiskFlag, RiskFlag,
        RiskFlags, RiskKind,
    },
};

use super::{risks::anchor, words_field};
use crate::{
    api::{Answer, new_id},
    components::{Field, FieldError, Status, choices, date_field, select, sets, today},
    draft::use_draft,
    i18n,
    pages::{
        Given,
        patients::{
            optional,
            work::{Check, Form, OpenForm, current, my_units, use_form, work_form},
        },
        state::use_text,
    },
    t,
};

const KIND: &str = "risk-kind";
const NOTE: &str = "risk-note";
const OWNER: &str = "risk-owner";
const PERSON: &str = "risk-person";
const DUE: &str = "risk-due";

/// The form; it changes `changes`, or raises one.
#[component]
pub(super) fn RiskForm(
    flags: Given<RiskFlags>,
    changes: Option<Given<RiskFlag>>,
    answer: Answer<RiskFlags>,
) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let patient = flags.patient.id;
    let mine = my_units();
    let known = changes.clone();
    let about = known
        .as_ref()
        .map_or(patient.to_string(), |flag| flag.id.to_string());
    let note = use_draft(
        || format!("{NOTE}-{about}"),
        || {
            known
                .as_ref()
                .and_then(|flag| flag.note.clone())
                .unwrap_or_default()
        },
    );
    let kind = use_text(&String::new);
    let owner = use_text(&|| match &known {
        Some(flag) => flag.owner.id.to_string(),
        None => own_unit(&flags, &mine),
    });
    let person = use_text(&|| {
        let named = known.as_ref().and_then(|flag| flag.owner_person);
        named.map(|id| id.to_string()).unwrap_or_default()
    });
    let due = use_text(&|| {
        known
            .as_ref()
            .map(|flag| flag.due.to_string())
            .unwrap_or_default()
    });
    let id = use_signal(new_id);
    let form = use_form();
    let seen = use_seen(form, known.as_ref().map_or(0, |flag| flag.version), answer);
    let errors = form.errors(&[
        ("kind", KIND, t!("risks-kind")),
        ("note", NOTE, t!("risks-note")),
        ("owner", OWNER, t!("risks-owner-label")),
        ("owner_person", PERSON, t!("risks-person")),
        ("due", DUE, t!("risks-due")),
    ]);
    let here = mine.iter().any(|unit| unit.id.to_string() == owner());
    let back = known
        .as_deref()
        .map_or_else(|| "page-title".to_owned(), anchor);
    let close_at = back.clone();
    let changed = known.as_ref().map(|flag| flag.id);
    let save = move |()| {
        let mut check = Check::default();
        let chosen = RiskKind::ALL
            .into_iter()
            .find(|each| i18n::api_name(each) == *kind.peek());
        if chosen.is_none() && changed.is_none() {
            check.refuse(KIND, t!("risks-kind"), "missing");
        }
        let words = check.optional_prose(NOTE, t!("risks-note"), &note.text());
        let day = check.day(DUE, t!("risks-due"), &due.peek());
        let unit = owner.peek().parse().ok();
        if unit.is_none() {
            check.refuse(OWNER, t!("risks-owner-label"), "missing");
        }
        let fine = form.may_send(check.wrong());
        let (true, Some(words), Some(day), Some(unit)) = (fine, words, day, unit) else {
            return;
        };
        let owner_person = person.peek().parse().ok().filter(|_| here);
        let back = back.clone();
        let saved = move |_| {
            note.settle(String::new());
            status.say(t!("state-saved"));
            open.close(&back);
            answer.ask_again();
        };
        match (changed, chosen) {
            (Some(flag), _) => {
                let body = ChangeRiskFlagRequest {
                    version: *seen.peek(),
                    note: words,
                    owner: unit,
                    owner_person,
                    due: day,
                };
                form.submit
                    .send::<ChangeRiskFlag>(AtRiskFlag { patient, flag }, body, saved);
            }
            (None, Some(kind)) => {
                let body = NewRiskFlag {
                    id: *id.peek(),
                    kind,
                    note: words,
                    owner: unit,
                    owner_person,
                    due: day,
                };
                form.submit
                    .send::<RaiseRiskFlag>(AtPatient { patient }, body, saved);
            }
            (None, None) => {}
        }
    };
    let field = |id, label, text: Signal<String>| Field {
        id,
        label,
        hint: None,
        value: text(),
        problem: FieldError::of(&errors, id),
        oninput: sets(text),
    };
    let fields = rsx! {
        if changed.is_none() {
            {choices(&free(&flags), field(KIND, t!("risks-kind"), kind))}
        }
        {words_field(NOTE, 4000, (optional(&t!("risks-note")), Some(t!("risks-note-hint"))), note, &errors)}
        {select(&units(&flags), field(OWNER, t!("risks-owner-label"), owner))}
        if here {
            {select(&people(&flags), field(PERSON, optional(&t!("risks-person")), person))}
        }
        {date_field((Some(today()), None), field(DUE, t!("risks-due"), due))}
    };
    work_form(
        form,
        &errors,
        t!("risks-save"),
        save,
        move |()| open.close(&close_at),
        fields,
    )
}

/// The version that was seen. When somebody changed it meanwhile, theirs is shown and from then on counts as seen.
pub(super) fn use_seen(form: Form, version: i32, answer: Answer<RiskFlags>) -> Signal<i32> {
    let mut seen = use_signal(|| version);
    use_effect(move || {
        let now = {
            let failure = form.submit.failure.read();
            failure.as_ref().and_then(current::<RiskFlag>)
        };
        if let Some(now) = now {
            seen.set(now.version);
            answer.ask_again();
        }
    });
    seen
}

/// The reader's own unit, where it serves the patient.
fn own_unit(flags: &RiskFlags, mine: &[shared::units::UnitRef]) -> String {
    let mut serving = flags.units.iter();
    let own = serving.find(|unit| mine.iter().any(|one| one.id == unit.id));
    own.map(|unit| unit.id.to_string()).unwrap_or_default()
}

/// The kinds that do not stand already.
fn free(flags: &RiskFlags) -> Vec<(String, String)> {
    let stands = |kind| {
        let mut all = flags.flags.iter();
        all.any(|flag| flag.resolved.is_none() && flag.kind == kind)
    };
    RiskKind::ALL
        .into_iter()
        .filter(|kind| !stands(*kind))
        .map(|kind| (i18n::api_name(&kind), i18n::named("risk", &kind)))
        .collect()
}

fn units(flags: &RiskFlags) -> Vec<(String, String)> {
    let all = flags.units.iter();
    all.map(|unit| (unit.id.to_string(), unit.name.clone()))
        .collect()
}

fn people(flags: &RiskFlags) -> Vec<(String, String)> {
    let all = flags.colleagues.iter();
    std::iter::once((String::new(), t!("absences-nobody")))
        .chain(all.map(|one| (one.person.to_string(), one.name.clone())))
        .collect()
}
