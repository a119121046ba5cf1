-- Hospital stays and every revision of the planned discharge date.

create table hospital_stay (
    id                text primary key not null check (length(id) = 36),
    patient_id        text not null references patient (id),
    unit_id           text not null references unit (id),
    admitted_at       timestamp not null,
    -- The newest revision, for lists.
    planned_on        date,
    planned_certainty text,
    ready_at          timestamp,
    discharged_at     timestamp,
    destination       text,
    version           integer not null
);
create index hospital_stay_patient on hospital_stay (patient_id, admitted_at);
-- A patient is in one ward at a time.
create unique index hospital_stay_open on hospital_stay (patient_id) where discharged_at is null;

create table planned_discharge (
    id         text primary key not null check (length(id) = 36),
    stay_id    text not null references hospital_stay (id),
    patient_id text not null references patient (id),
    date       date not null,
    certainty  text not null,
    reason     text,
    author     text not null,
    at         timestamp not null
);
create index planned_discharge_stay on planned_discharge (stay_id, at);
