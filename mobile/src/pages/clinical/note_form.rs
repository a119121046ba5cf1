//! Writing the note before the planned discharge. A new version begins with the words of the one before.

use dioxus::prelude::*;
use shared::{
    clinical_records::{
        ClinicalRecords, NewDischargeNote, PlannedDischargeNote, WriteDischargeNote,
    },
    id,
    stays::AtStay,
};

use super::{Records, cancel, form_head, own_stay, saved, use_newest, words_field};
use crate::{
    api::{Answer, new_id},
    components::{Status, empty_view, long_words},
    draft::{Draft, use_draft},
    pages::patients::{
        optional,
        work::{Check, plain_form, use_form},
    },
    t,
};

const STATUS: &str = "note-status";
const PLAN: &str = "note-plan";
const TREATMENT: &str = "note-treatment";
const OPEN: &str = "note-open";

/// The newest note of the stay that the reader's ward has.
fn newest(records: &ClinicalRecords) -> Option<&PlannedDischargeNote> {
    let stay = own_stay(records)?.id;
    records.notes.iter().find(|note| note.stay == stay)
}

fn number(records: &ClinicalRecords) -> i32 {
    newest(records).map_or(0, |note| note.number)
}

/// The form.
#[component]
pub(super) fn NoteForm(records: Records, page: Answer<ClinicalRecords>) -> Element {
    let status = use_context::<Status>();
    let id = use_hook(new_id::<id::PlannedDischargeNote>);
    let form = use_form();
    let seen = use_signal(|| number(&records));
    use_newest(form.submit, page, seen, Box::new(number));
    let stay = own_stay(&records).map(|stay| stay.id);
    let draft = |field: &str, of: fn(&PlannedDischargeNote) -> Option<&str>| {
        let key = format!(
            "{field}-{}",
            stay.map_or_else(String::new, |id| id.to_string())
        );
        let before = newest(&records).and_then(of).unwrap_or_default();
        use_draft(|| key, || before.to_owned())
    };
    let now = draft(STATUS, |note| Some(&note.status_now));
    let plan = draft(PLAN, |note| Some(&note.plan));
    let treatment = draft(TREATMENT, |note| note.treatment_clarification.as_deref());
    let open = draft(OPEN, |note| note.open_items.as_deref());
    let planned_on = own_stay(&records).and_then(|stay| stay.planned_on);
    let (Some(stay), Some(planned_on)) = (stay, planned_on) else {
        return rsx! {
            {form_head(&records, t!("discharge-note-title"))}
            {empty_view(t!("discharge-note-no-date"), None)}
        };
    };
    let at = AtStay {
        patient: records.patient.id,
        stay,
    };
    let errors = form.errors(&[
        ("status_now", STATUS, t!("discharge-note-status")),
        ("plan", PLAN, t!("discharge-note-plan")),
        (
            "treatment_clarification",
            TREATMENT,
            t!("discharge-note-treatment"),
        ),
        ("open_items", OPEN, t!("discharge-note-open")),
    ]);
    let save = move |()| {
        let mut check = Check::default();
        let is = check.prose(STATUS, t!("discharge-note-status"), &now.text());
        let planned = check.prose(PLAN, t!("discharge-note-plan"), &plan.text());
        let treated =
            check.optional_prose(TREATMENT, t!("discharge-note-treatment"), &treatment.text());
        let left = check.optional_prose(OPEN, t!("discharge-note-open"), &open.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(status_now), Some(planned), Some(treated), Some(open_items)) =
            (fine, is, planned, treated, left)
        else {
            return;
        };
        let body = NewDischargeNote {
            id,
            version: *seen.peek(),
            planned_on,
            status_now,
            plan: planned,
            treatment_clarification: treated,
            open_items,
        };
        form.submit
            .send::<WriteDischargeNote>(at, body, move |records| {
                for draft in [now, plan, treatment, open] {
                    draft.settle(String::new());
                }
                saved(page, status, records);
            });
    };
    let field = |id: &'static str, most: usize, label: String, draft: Draft| {
        words_field(id, most, (label, None), draft, &errors)
    };
    let fields = rsx! {
        {field(STATUS, 4000, t!("discharge-note-status"), now)}
        {field(PLAN, 4000, t!("discharge-note-plan"), plan)}
        {field(TREATMENT, 2000, optional(&t!("discharge-note-treatment")), treatment)}
        {field(OPEN, 2000, optional(&t!("discharge-note-open")), open)}
    };
    rsx! {
        {form_head(&records, t!("discharge-note-title"))}
        p { class: "lead", {t!("discharge-note-for", date: long_words(planned_on))} }
        {plain_form(form, &errors, t!("discharge-note-save"), save, cancel(&records), fields)}
    }
}
