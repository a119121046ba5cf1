//! Which tables stand beside each other in queries, and by which column.

use diesel::{allow_tables_to_appear_in_same_query, joinable};

use super::*;

joinable!(session -> person (person_id));
joinable!(staff_role -> unit (unit_id));
joinable!(integration -> unit (unit_id));
joinable!(message_original -> message (message_id));
joinable!(proposal -> message (message_id));
joinable!(staff_role -> person (person_id));
joinable!(care_relation -> unit (unit_id));
joinable!(care_relation -> patient (patient_id));
joinable!(hospital_stay -> unit (unit_id));
joinable!(discharge_summary -> hospital_stay (stay_id));
joinable!(step -> unit (owner_unit_id));
joinable!(step_serves -> what_matters (entry_id));
joinable!(what_matters_version -> what_matters (entry_id));
joinable!(step_serves -> step (step_id));
joinable!(inbox_update -> patient (patient_id));
joinable!(patient -> person (person_id));
joinable!(related_person -> patient (patient_id));
joinable!(invitation -> related_person (related_person_id));
joinable!(inbox_read -> inbox_update (update_id));
joinable!(notice_choice -> person (person_id));
joinable!(checklist -> checklist_template (template_id));
joinable!(checklist_answer -> checklist (checklist_id));
joinable!(handover -> patient (patient_id));
joinable!(letter_response -> unit (unit_id));
joinable!(letter_readability -> discharge_summary (summary_id));
joinable!(visit_link -> patient (patient_id));
allow_tables_to_appear_in_same_query!(
    person,
    session,
    unit,
    staff_role,
    patient,
    care_relation,
    what_matters,
    what_matters_response,
    hospital_stay,
    discharge_summary,
    letter_response,
    letter_readability,
    summary_read,
    planned_discharge,
    care_plan,
    step,
    step_serves,
    inbox_update,
    event,
    audit_event,
    related_person,
    registration_event,
    correction,
    invitation,
    consent,
    contribution,
    inbox_read,
    mail,
    notice_choice,
    integration,
    message,
    message_original,
    proposal,
    checklist_template,
    checklist,
    checklist_answer,
    escalation_rule,
    escalation,
    staff_absence,
    handover,
    visit_link,
    clinical_frailty,
    frailty_opening,
    medication_reconciliation,
    planned_discharge_note,
    discharge_conversation,
    discharge_note_told,
    missed_checklist,
    what_matters_version,
    risk_flag,
    risk_flag_version,
    board_meeting,
    meeting_patient,
    meeting_decision,
);
