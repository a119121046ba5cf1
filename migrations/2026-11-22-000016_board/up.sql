-- The board of a unit: risk flags, when each patient's next step is due, and the meetings at the board.

create table risk_flag (
    id              text primary key not null check (length(id) = 36),
    patient_id      text not null references patient (id),
    kind            text not null,
    note            text,
    -- Who sees to it: a unit, and perhaps somebody who works there. Their names are as they were then.
    owner_unit_id   text not null references unit (id),
    owner_unit_name text not null,
    owner_person_id text references person (id),
    owner_name      text,
    due             date not null,
    raised_by       text not null,
    raised_at       timestamp not null,
    resolved_by     text,
    resolved_at     timestamp,
    resolution      text,
    version         integer not null
);
create index risk_flag_patient on risk_flag (patient_id, raised_at);
-- One of a kind at a time.
create unique index risk_flag_open on risk_flag (patient_id, kind) where resolved_at is null;

-- Every version of what was said about it.
create table risk_flag_version (
    flag_id         text not null references risk_flag (id),
    version         integer not null,
    patient_id      text not null references patient (id),
    note            text,
    owner_unit_name text not null,
    owner_name      text,
    due             date not null,
    author          text not null,
    at              timestamp not null,
    primary key (flag_id, version)
);
create index risk_flag_version_patient on risk_flag_version (patient_id);

-- What a board is ordered by, beside which unit serves whom: the day of the patient's next open step, in no plan that has
-- been stopped; 9999-12-31 when there is none. Set in the transaction that changes a step.
alter table care_relation add column next_due date not null default '9999-12-31';
-- Nobody who died stands on a board.
alter table care_relation add column on_board boolean not null default true;
update care_relation set
    next_due = coalesce(
        (select min(step.due) from step left join care_plan on care_plan.id = step.care_plan_id
            where step.patient_id = care_relation.patient_id and step.open and care_plan.stopped_at is null),
        '9999-12-31'),
    on_board = not exists (
        select 1 from patient where patient.id = care_relation.patient_id and patient.died_on is not null);
create index care_relation_board on care_relation (unit_id, next_due, patient_id, valid_from, valid_until) where on_board;
-- How many updates about a patient wait in a unit.
create index inbox_update_about on inbox_update (unit_id, patient_id) where handled_at is null;

create table board_meeting (
    id           text primary key not null check (length(id) = 36),
    unit_id      text not null references unit (id),
    -- Names, as JSON.
    participants text not null,
    started_by   text not null,
    started_at   timestamp not null,
    ended_by     text,
    ended_at     timestamp
);
create index board_meeting_unit on board_meeting (unit_id, started_at);
-- One at a time.
create unique index board_meeting_open on board_meeting (unit_id) where ended_at is null;

-- Whom the meeting goes through, in the board's order when it began.
create table meeting_patient (
    meeting_id   text not null references board_meeting (id),
    patient_id   text not null references patient (id),
    next_due     date not null,
    discussed_by text,
    discussed_at timestamp,
    primary key (meeting_id, patient_id)
);
create index meeting_patient_order on meeting_patient (meeting_id, next_due, patient_id);

create table meeting_decision (
    id           text primary key not null check (length(id) = 36),
    meeting_id   text not null references board_meeting (id),
    patient_id   text not null references patient (id),
    unit_name    text not null,
    text         text not null,
    owner_unit_id text not null references unit (id),
    owner_name   text not null,
    owner_person text,
    due          date,
    -- The step of the plan that was made of it.
    step_id      text references step (id),
    author       text not null,
    at           timestamp not null
);
create index meeting_decision_patient on meeting_decision (patient_id, at);
create index meeting_decision_meeting on meeting_decision (meeting_id, patient_id);
