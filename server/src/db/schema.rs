//! The tables, as diesel sees them. Kept by hand beside `migrations/`; a test compares the two.

mod joins;

use diesel::table;

table! { person (id) {
    id -> Text, username -> Text, email -> Nullable<Text>, name -> Text, password_hash -> Text,
    language -> Text, text_size -> Integer, created_at -> Timestamp, disabled_at -> Nullable<Timestamp>,
    acts_for -> Bool,
} }
table! { session (id) {
    id -> Text, token_hash -> Text, person_id -> Text, kind -> Text, device -> Nullable<Text>,
    started_at -> Timestamp, last_used_at -> Timestamp, expires_at -> Timestamp, ended_at -> Nullable<Timestamp>,
} }
table! { unit (id) {
    id -> Text, kind -> Text, name -> Text, phone -> Nullable<Text>, municipality -> Nullable<Text>,
    created_at -> Timestamp, her_id -> Nullable<Text>, shows_letters -> Text,
    shows_letters_after_hours -> Nullable<Integer>,
} }
table! { integration (person_id, unit_id) {
    person_id -> Text, unit_id -> Text,
} }
table! { staff_role (id) {
    id -> Text, person_id -> Text, unit_id -> Text, role -> Text, valid_from -> Timestamp,
    valid_until -> Nullable<Timestamp>,
} }
table! { patient (id) {
    id -> Text, person_id -> Nullable<Text>, given_name -> Text, family_name -> Text, sort_name -> Text,
    birth_date -> Date, nin_cipher -> Text, nin_hash -> Text, language -> Text, phone -> Nullable<Text>,
    email -> Nullable<Text>, municipality -> Text, created_at -> Timestamp, died_on -> Nullable<Date>,
} }
table! { care_relation (id) {
    id -> Text, patient_id -> Text, unit_id -> Text, valid_from -> Timestamp, valid_until -> Nullable<Timestamp>,
    responsible_since -> Nullable<Timestamp>, next_due -> Date, on_board -> Bool,
} }
table! { what_matters (id) {
    id -> Text, patient_id -> Text, position -> Integer, status -> Text, version -> Integer, text -> Text,
    lang -> Text, said_by -> Text, author -> Text, written_at -> Timestamp, changed_at -> Timestamp,
} }
table! { what_matters_version (entry_id, version) {
    entry_id -> Text, version -> Integer, patient_id -> Text, text -> Text, lang -> Text, author -> Text,
    at -> Timestamp,
} }
table! { what_matters_response (id) {
    id -> Text, entry_id -> Text, patient_id -> Text, kind -> Text, version -> Integer, unit_id -> Nullable<Text>,
    text -> Nullable<Text>, done_on -> Nullable<Date>, level -> Nullable<Integer>, author -> Text, at -> Timestamp,
} }
table! { hospital_stay (id) {
    id -> Text, patient_id -> Text, unit_id -> Text, admitted_at -> Timestamp, planned_on -> Nullable<Date>,
    planned_certainty -> Nullable<Text>, ready_at -> Nullable<Timestamp>, discharged_at -> Nullable<Timestamp>,
    destination -> Nullable<Text>, version -> Integer, ready_estimated -> Bool, reported -> Nullable<Text>,
    cancelled_at -> Nullable<Timestamp>,
} }
table! { planned_discharge (id) {
    id -> Text, stay_id -> Text, patient_id -> Text, date -> Date, certainty -> Text, reason -> Nullable<Text>,
    author -> Text, at -> Timestamp,
} }
table! { letter_response (id) {
    id -> Text, patient_id -> Text, summary_id -> Text, paragraph -> Integer, person_id -> Text, author -> Text,
    at -> Timestamp, question -> Nullable<Text>, lang -> Text, unit_id -> Nullable<Text>, due -> Nullable<Date>,
    event_seq -> Nullable<BigInt>, answer -> Nullable<Text>, answer_lang -> Nullable<Text>,
    answered_by -> Nullable<Text>, answered_at -> Nullable<Timestamp>,
} }
table! { letter_readability (summary_id) {
    summary_id -> Text, unit_id -> Text, signed_on -> Date, words -> Integer, sentences -> Integer,
    long_words -> Integer, parts -> Integer,
} }
table! { discharge_summary (id) {
    id -> Text, patient_id -> Text, stay_id -> Text, number -> Integer, previous_id -> Nullable<Text>,
    newer_id -> Nullable<Text>, change_note -> Nullable<Text>, status -> Text, content -> Text,
    content_hash -> Nullable<Text>, has_patient_information -> Bool, author -> Text, changed_at -> Timestamp,
    signed_by -> Nullable<Text>, signed_at -> Nullable<Timestamp>, released_by -> Nullable<Text>,
    released_at -> Nullable<Timestamp>, withdrawn_by -> Nullable<Text>, withdrawn_at -> Nullable<Timestamp>,
    withdrawn_reason -> Nullable<Text>, version -> Integer, document -> Text, message_id -> Nullable<Text>,
    received_section -> Nullable<Text>, show_at -> Nullable<Timestamp>,
    explanation_asked_at -> Nullable<Timestamp>,
} }
table! { message (id) {
    id -> Text, sender_her_id -> Text, msg_id -> Text, sha256 -> Text, kind -> Text, kind_code -> Text, act -> Text,
    state -> Text, made_at -> Nullable<Timestamp>, received_at -> Timestamp, from_name -> Text, to_name -> Text,
    sender_unit_id -> Nullable<Text>, receiver_unit_id -> Nullable<Text>, patient_id -> Nullable<Text>,
    nin_hash -> Nullable<Text>, about_on -> Nullable<Date>, estimate -> Bool, understood -> Nullable<Text>,
    receipt -> Nullable<Text>, author -> Text, decided_by -> Nullable<Text>, decided_at -> Nullable<Timestamp>,
    reason -> Nullable<Text>,
} }
table! { message_original (message_id) {
    message_id -> Text, sealed -> Binary,
} }
table! { proposal (id) {
    id -> Text, patient_id -> Text, message_id -> Text, hash -> Text, content -> Text, state -> Text,
    decided_by -> Nullable<Text>, decided_at -> Nullable<Timestamp>, at -> Timestamp,
} }
table! { summary_read (summary_id, person_id) {
    summary_id -> Text, person_id -> Text, patient_id -> Text, author -> Text, at -> Timestamp,
} }
table! { care_plan (id) {
    id -> Text, patient_id -> Text, stay_id -> Text, template -> Text, template_version -> Integer,
    started_on -> Date, created_at -> Timestamp, stopped_at -> Nullable<Timestamp>,
    stopped_reason -> Nullable<Text>, unit_id -> Nullable<Text>,
} }
table! { step (id) {
    id -> Text, patient_id -> Text, care_plan_id -> Nullable<Text>, kind -> Text, title -> Text,
    owner_unit_id -> Nullable<Text>, owner_person -> Nullable<Text>, due -> Date, state -> Text, open -> Bool,
    booked_at -> Nullable<Timestamp>, booked_with -> Nullable<Text>, note -> Nullable<Text>,
    moved_by -> Nullable<Text>, moved_at -> Nullable<Timestamp>, overdue_told_at -> Nullable<Timestamp>,
    author -> Text, created_at -> Timestamp, version -> Integer, climb_at -> Nullable<Timestamp>,
    climbed -> Integer, told -> Nullable<Text>,
} }
table! { step_move (id) {
    id -> Text, step_id -> Text, patient_id -> Text, state -> Text, booked_at -> Nullable<Timestamp>,
    booked_with -> Nullable<Text>, note -> Nullable<Text>, author -> Text, at -> Timestamp,
} }
table! { step_serves (step_id, entry_id) {
    step_id -> Text, entry_id -> Text, patient_id -> Text,
} }
table! { event_sequence (name) {
    name -> Text, value -> BigInt,
} }
table! { event (seq) {
    seq -> BigInt, kind -> Text, patient_id -> Nullable<Text>, payload -> Text, actor -> Text, at -> Timestamp,
} }
table! { inbox_update (id) {
    id -> Text, unit_id -> Text, patient_id -> Text, event_seq -> BigInt, kind -> Text, text -> Nullable<Text>,
    lang -> Nullable<Text>, at -> Timestamp, owner -> Nullable<Text>, owned_at -> Nullable<Timestamp>,
    handled_by -> Nullable<Text>, handled_at -> Nullable<Timestamp>, version -> Integer, said_by -> Nullable<Text>,
    climb_at -> Nullable<Timestamp>, climbed -> Integer, level -> Nullable<Text>,
    about_update_id -> Nullable<Text>,
} }
table! { inbox_read (update_id, person_id) {
    update_id -> Text, person_id -> Text, author -> Text, at -> Timestamp,
} }
table! { audit_event (id) {
    id -> Text, patient_id -> Text, person_id -> Nullable<Text>, who -> Text, what -> Text, basis -> Text,
    endpoint -> Text, request_id -> Text, at -> Timestamp,
} }
table! { idempotency (person_id, key) {
    person_id -> Text, key -> Text, fingerprint -> Text, response -> Text, at -> Timestamp,
} }
table! { mail (id) {
    id -> Text, once_key -> Text, recipient -> Text, person_id -> Nullable<Text>, patient_id -> Nullable<Text>,
    kind -> Text, language -> Text, content -> Nullable<Text>, created_at -> Timestamp, place_at -> Timestamp,
    not_before -> Timestamp, state -> Text, tries -> Integer, claimed_until -> Nullable<Timestamp>,
    last_failure -> Nullable<Text>, ended_at -> Nullable<Timestamp>,
} }
table! { notice_choice (person_id, kind) {
    person_id -> Text, kind -> Text, choice -> Text,
} }
table! { notice_hours (person_id) {
    person_id -> Text, quiet_from -> Integer, quiet_until -> Integer, digest_hour -> Integer,
} }
table! { notice_waiting (person_id, event_seq) {
    person_id -> Text, event_seq -> BigInt, kind -> Text, patient_id -> Nullable<Text>, due_at -> Timestamp,
} }

table! { related_person (id) {
    id -> Text, patient_id -> Text, person_id -> Nullable<Text>, given_name -> Text, family_name -> Text,
    relation -> Text, care_function -> Nullable<Text>, phone -> Nullable<Text>, email -> Nullable<Text>,
    reachable -> Nullable<Text>, birth_date -> Nullable<Date>, next_of_kin -> Nullable<Integer>, state -> Text,
    basis -> Text, author -> Text, registered_at -> Timestamp, confirmed_at -> Nullable<Timestamp>,
    confirmed_stay_id -> Nullable<Text>, ask_again_at -> Nullable<Timestamp>, no_mail -> Bool, version -> Integer,
    registered_stay_id -> Nullable<Text>,
} }
table! { registration_event (id) {
    id -> Text, related_person_id -> Text, patient_id -> Text, event -> Text, author -> Text, at -> Timestamp,
} }
table! { correction (id) {
    id -> Text, related_person_id -> Text, patient_id -> Text, field -> Text, old_value -> Nullable<Text>,
    new_value -> Nullable<Text>, state -> Text, at -> Timestamp, decided_by -> Nullable<Text>,
    decided_at -> Nullable<Timestamp>,
} }
table! { invitation (id) {
    id -> Text, related_person_id -> Text, patient_id -> Text, token_hash -> Text, by_mail -> Bool, fact -> Text,
    language -> Text, created_at -> Timestamp, expires_at -> Timestamp, wrong_facts -> Integer, state -> Text,
    ended_at -> Nullable<Timestamp>,
} }
table! { consent (id) {
    id -> Text, related_person_id -> Text, patient_id -> Text, scopes -> Text, basis -> Text,
    reason -> Nullable<Text>, document -> Nullable<Text>, given_by -> Text, valid_from -> Timestamp,
    until -> Nullable<Date>, valid_until -> Nullable<Timestamp>, ended_at -> Nullable<Timestamp>,
    ended_by -> Nullable<Text>,
} }
table! { contribution (id) {
    id -> Text, related_person_id -> Text, patient_id -> Text, kind -> Text, text -> Text, lang -> Text,
    author -> Text, at -> Timestamp, event_seq -> Nullable<BigInt>, adopted_as -> Nullable<Text>,
    adopted_at -> Nullable<Timestamp>,
} }
table! { checklist_template (id) {
    id -> Text, municipality -> Text, key -> Text, version -> Integer, title -> Text, items -> Integer,
    content -> Text, author -> Text, at -> Timestamp, replaced_at -> Nullable<Timestamp>,
} }
table! { checklist (id) {
    id -> Text, patient_id -> Text, template_id -> Text, key -> Text, stay_id -> Nullable<Text>, own -> Bool,
    related_person_id -> Nullable<Text>, begun_by -> Text, begun_at -> Timestamp, signed_by -> Nullable<Text>,
    signed_at -> Nullable<Timestamp>, latest -> Bool, answered -> Integer, version -> Integer, held -> Bool,
} }
table! { checklist_answer (checklist_id, item, version) {
    checklist_id -> Text, item -> Text, version -> Integer, patient_id -> Text, value -> Nullable<Text>,
    note -> Nullable<Text>, author -> Text, at -> Timestamp, standing -> Bool,
} }
table! { checklist_step (checklist_id, item) {
    checklist_id -> Text, item -> Text, patient_id -> Text, step_id -> Nullable<Text>, author -> Text,
    at -> Timestamp,
} }
table! { missed_checklist (id) {
    id -> Text, patient_id -> Text, stay_id -> Text, key -> Text, title -> Text, unit_id -> Text, due -> Date,
    told_at -> Timestamp, update_id -> Nullable<Text>, signed_at -> Nullable<Timestamp>,
} }
table! { medicine_change (id) {
    id -> Text, patient_id -> Text, checklist_id -> Text, position -> Integer, medicine -> Text, author -> Text,
    at -> Timestamp,
} }
table! { escalation_rule (unit_id) {
    unit_id -> Text, hours_to_leader -> Integer, hours_to_coordinator -> Integer, version -> Integer,
    changed_by -> Text, changed_at -> Timestamp,
} }
table! { escalation (id) {
    id -> Text, patient_id -> Text, step_id -> Nullable<Text>, update_id -> Nullable<Text>, began_at -> Timestamp,
    climbed -> Integer, level -> Text, unit_id -> Text, at -> Timestamp,
} }
table! { staff_absence (id) {
    id -> Text, unit_id -> Text, person_id -> Text, first_day -> Date, last_day -> Date, valid_from -> Timestamp,
    valid_until -> Timestamp, handed_to -> Nullable<Text>, author -> Text, at -> Timestamp,
    ended_at -> Nullable<Timestamp>,
} }
table! { handover (id) {
    id -> Text, patient_id -> Text, from_unit_id -> Text, to_unit_id -> Text, from_name -> Text, to_name -> Text,
    message -> Text, state -> Text, proposed_by -> Text, proposed_at -> Timestamp, answered_by -> Nullable<Text>,
    answered_at -> Nullable<Timestamp>, reason -> Nullable<Text>, version -> Integer,
} }
table! { visit_outcome (id) {
    id -> Text, patient_id -> Text, step_id -> Nullable<Text>, held_on -> Date, text -> Nullable<Text>,
    lang -> Text, decisions -> Text, author -> Text, at -> Timestamp,
} }
table! { visit_note (id) {
    id -> Text, patient_id -> Text, person_id -> Text, kind -> Text, text -> Text, lang -> Text, author -> Text,
    at -> Timestamp, version -> Integer, removed_at -> Nullable<Timestamp>, outcome_id -> Nullable<Text>,
} }
table! { visit_note_version (note_id, version) {
    note_id -> Text, version -> Integer, patient_id -> Text, text -> Text, lang -> Text, at -> Timestamp,
} }
table! { visit_link (id) {
    id -> Text, patient_id -> Text, token_hash -> Text, made_by -> Text, made_at -> Timestamp, until -> Timestamp,
    opened -> Integer, opened_at -> Nullable<Timestamp>, ended_at -> Nullable<Timestamp>,
} }
table! { worsening (id) {
    id -> Text, patient_id -> Text, person_id -> Text, text -> Text, since -> Nullable<Text>, lang -> Text,
    author -> Text, at -> Timestamp, event_seq -> Nullable<BigInt>,
} }

table! { clinical_frailty (id) {
    id -> Text, patient_id -> Text, unit_id -> Text, state -> Text, value -> Integer, assessed_on -> Date,
    note -> Nullable<Text>, author -> Text, at -> Timestamp, error_by -> Nullable<Text>,
    error_at -> Nullable<Timestamp>, error_reason -> Nullable<Text>,
} }
table! { frailty_opening (id) {
    id -> Text, frailty_id -> Text, patient_id -> Text, number -> Integer, open -> Bool, author -> Text,
    at -> Timestamp,
} }
table! { medication_reconciliation (id) {
    id -> Text, patient_id -> Text, number -> Integer, status -> Text, sources -> Text,
    spoken_with -> Nullable<Text>, open_questions -> Nullable<Text>, day -> Date, author -> Text, at -> Timestamp,
} }
table! { planned_discharge_note (id) {
    id -> Text, patient_id -> Text, stay_id -> Text, number -> Integer, planned_on -> Date, status_now -> Text,
    plan -> Text, treatment_clarification -> Nullable<Text>, open_items -> Nullable<Text>, author -> Text,
    at -> Timestamp,
} }
table! { discharge_conversation (id) {
    id -> Text, conversation_id -> Text, patient_id -> Text, stay_id -> Text, number -> Integer, held_on -> Date,
    attendees -> Text, topics -> Text, teach_back -> Text, written_information -> Nullable<Text>,
    questions_left -> Nullable<Text>, author -> Text, at -> Timestamp,
} }
table! { discharge_note_told (stay_id, planned_on) {
    stay_id -> Text, planned_on -> Date, at -> Timestamp,
} }
table! { risk_flag (id) {
    id -> Text, patient_id -> Text, kind -> Text, note -> Nullable<Text>, owner_unit_id -> Text,
    owner_unit_name -> Text, owner_person_id -> Nullable<Text>, owner_name -> Nullable<Text>, due -> Date,
    raised_by -> Text, raised_at -> Timestamp, resolved_by -> Nullable<Text>, resolved_at -> Nullable<Timestamp>,
    resolution -> Nullable<Text>, version -> Integer,
} }
table! { risk_flag_version (flag_id, version) {
    flag_id -> Text, version -> Integer, patient_id -> Text, note -> Nullable<Text>, owner_unit_name -> Text,
    owner_name -> Nullable<Text>, due -> Date, author -> Text, at -> Timestamp,
} }
table! { board_meeting (id) {
    id -> Text, unit_id -> Text, participants -> Text, started_by -> Text, started_at -> Timestamp,
    ended_by -> Nullable<Text>, ended_at -> Nullable<Timestamp>,
} }
table! { meeting_patient (meeting_id, patient_id) {
    meeting_id -> Text, patient_id -> Text, next_due -> Date, discussed_by -> Nullable<Text>,
    discussed_at -> Nullable<Timestamp>,
} }
table! { meeting_decision (id) {
    id -> Text, meeting_id -> Text, patient_id -> Text, unit_name -> Text, text -> Text, owner_unit_id -> Text,
    owner_name -> Text, owner_person -> Nullable<Text>, due -> Nullable<Date>, step_id -> Nullable<Text>,
    author -> Text, at -> Timestamp,
} }
