-- Small clinical records. Rows are added and never rewritten, but for the mark that one was wrong.

create table clinical_frailty (
    id           text primary key not null check (length(id) = 36),
    patient_id   text not null references patient (id),
    -- The unit that wrote it: it may say that it was wrong.
    unit_id      text not null references unit (id),
    state        text not null,
    value        integer not null check (value between 1 and 9),
    assessed_on  date not null,
    note         text,
    author       text not null,
    at           timestamp not null,
    error_by     text,
    error_at     timestamp,
    error_reason text
);
create index clinical_frailty_patient on clinical_frailty (patient_id, state, assessed_on, at);

-- Level 9: opened for the patient, and closed again.
create table frailty_opening (
    id         text primary key not null check (length(id) = 36),
    frailty_id text not null references clinical_frailty (id),
    patient_id text not null references patient (id),
    number     integer not null,
    open       boolean not null,
    author     text not null,
    at         timestamp not null
);
create unique index frailty_opening_number on frailty_opening (frailty_id, number);
create index frailty_opening_patient on frailty_opening (patient_id);

create table medication_reconciliation (
    id             text primary key not null check (length(id) = 36),
    patient_id     text not null references patient (id),
    number         integer not null,
    status         text not null,
    -- JSON of the sources used.
    sources        text not null,
    spoken_with    text,
    open_questions text,
    day            date not null,
    author         text not null,
    at             timestamp not null
);
create unique index medication_reconciliation_number on medication_reconciliation (patient_id, number);

create table planned_discharge_note (
    id                      text primary key not null check (length(id) = 36),
    patient_id              text not null references patient (id),
    stay_id                 text not null references hospital_stay (id),
    number                  integer not null,
    -- The planned discharge date it is about.
    planned_on              date not null,
    status_now              text not null,
    plan                    text not null,
    treatment_clarification text,
    open_items              text,
    author                  text not null,
    at                      timestamp not null
);
create unique index planned_discharge_note_number on planned_discharge_note (stay_id, number);
create index planned_discharge_note_patient on planned_discharge_note (patient_id, at);

create table discharge_conversation (
    id                  text primary key not null check (length(id) = 36),
    -- The id of its first version.
    conversation_id     text not null,
    patient_id          text not null references patient (id),
    stay_id             text not null references hospital_stay (id),
    number              integer not null,
    held_on             date not null,
    -- JSON of those who took part.
    attendees           text not null,
    topics              text not null,
    -- JSON of whether the person said back what they had understood.
    teach_back          text not null,
    written_information text,
    questions_left      text,
    author              text not null,
    at                  timestamp not null
);
create unique index discharge_conversation_number on discharge_conversation (conversation_id, number);
create index discharge_conversation_patient on discharge_conversation (patient_id, held_on);

-- That the note before a planned discharge is missing was told: once for a stay and date.
create table discharge_note_told (
    stay_id    text not null references hospital_stay (id),
    planned_on date not null,
    at         timestamp not null,
    primary key (stay_id, planned_on)
);
create index hospital_stay_planned on hospital_stay (planned_on)
    where discharged_at is null and cancelled_at is null;
