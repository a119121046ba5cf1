//! A proposed step, taken into the plan: the usual form, filled in as far as the message says.

use chrono::NaiveDate;
use dioxus::prelude::*;
use shared::{
    id,
    messages::{AtProposal, Proposal, Proposals, Proposed, TakeUpStep},
    patients::PatientPage as Record,
    plan::{NewStep, StepKind},
    units::UnitRef,
};

use crate::{
    api::{Answer, new_id},
    components::Status,
    i18n,
    pages::{
        Given,
        patients::{
            Fields, TITLE, chosen_kind, kind_choice, step_errors, step_fields,
            work::{OpenForm, my_units, use_form_at, work_form},
        },
        state::use_text,
    },
    t,
};

/// How long a step's title may be.
const MOST: usize = 200;

/// The form.
#[component]
pub(super) fn TakeUp(
    record: Given<Record>,
    proposal: Given<Proposal>,
    answer: Answer<Proposals>,
) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form_at(TITLE);
    let step = use_hook(new_id::<id::Step>);
    let (text, due) = said(&proposal.what);
    // Asked here: no hook inside another one's beginning.
    let mine = my_units();
    let kind = use_text(&|| i18n::api_name(&StepKind::Appointment));
    let fields = Fields {
        title: use_text(&|| as_title(text)),
        owner: use_text(&|| owner(&record, &mine)),
        person: use_text(&String::new),
        due: use_text(&|| due.map(|due| due.to_string()).unwrap_or_default()),
        serves: use_signal(Vec::new),
    };
    let errors = step_errors(form);
    let at = AtProposal {
        patient: record.patient.id,
        proposal: proposal.id,
    };
    let save = move |()| {
        let Some(written) = fields.read(form) else {
            return;
        };
        let body = NewStep {
            id: step,
            kind: chosen_kind(kind),
            title: written.title,
            owner: written.owner,
            owner_person: written.owner_person,
            due: written.due,
            serves: written.serves,
        };
        form.submit.send::<TakeUpStep>(at, body, move |_| {
            status.say(t!("proposal-step-taken"));
            open.close("page-title");
            answer.change(|all| all.proposals.retain(|other| other.id != at.proposal));
        });
    };
    let back = format!("proposal-{}", proposal.id);
    work_form(
        form,
        &errors,
        t!("staff-step-add-save"),
        save,
        move |()| open.close(&back),
        rsx! {
            {step_fields(&record, fields, &errors)}
            {kind_choice(kind)}
        },
    )
}

fn said(what: &Proposed) -> (&str, Option<NaiveDate>) {
    match what {
        Proposed::Step { text, due } => (text, *due),
        Proposed::RelatedPerson(_) => ("", None),
    }
}

/// The reader's own unit where it follows the patient up, else the first that does.
fn owner(record: &Record, mine: &[UnitRef]) -> String {
    let own = record
        .units
        .iter()
        .find(|unit| mine.iter().any(|mine| mine.id == unit.id));
    let unit = own.or(record.units.first());
    unit.map(|unit| unit.id.to_string()).unwrap_or_default()
}

/// The words on one line, cut between two of them when there are too many: the whole text stands above the form.
fn as_title(text: &str) -> String {
    let whole: Vec<&str> = text.split_whitespace().collect();
    let whole = whole.join(" ");
    if whole.chars().count() <= MOST {
        return whole;
    }
    let room: String = whole.chars().take(MOST - 1).collect();
    let kept = room.rsplit_once(' ').map_or(&*room, |(kept, _)| kept);
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::{MOST, as_title};

    #[test]
    fn a_title_is_one_line_of_whole_words() {
        assert_eq!(as_title("Kontroll hos\n fastlege"), "Kontroll hos fastlege");
        let long = "blodprøve ".repeat(30);
        let title = as_title(&long);
        assert!(title.chars().count() <= MOST);
        assert!(title.ends_with("blodprøve…"), "{title}");
        assert!(as_title(&"a".repeat(300)).ends_with("a…"));
    }
}
