-- The plan after a stay, and its steps with their whole history.

create table care_plan (
    id               text primary key not null check (length(id) = 36),
    patient_id       text not null references patient (id),
    stay_id          text not null unique references hospital_stay (id),
    template         text not null,
    template_version integer not null,
    started_on       date not null,
    created_at       timestamp not null,
    -- Death, moved: every automatic contact stops at once.
    stopped_at       timestamp,
    stopped_reason   text
);
create index care_plan_patient on care_plan (patient_id, started_on);

create table step (
    id                text primary key not null check (length(id) = 36),
    patient_id        text not null references patient (id),
    care_plan_id      text references care_plan (id),
    kind              text not null,
    title             text not null,
    -- The unit that sees to it; null is the patient.
    owner_unit_id     text references unit (id),
    owner_person      text,
    due               date not null,
    state             text not null,
    -- Planned or booked: what the overdue watch and lists look for.
    open              boolean not null,
    booked_at         timestamp,
    booked_with       text,
    note              text,
    moved_by          text,
    moved_at          timestamp,
    overdue_told_at   timestamp,
    author            text not null,
    created_at        timestamp not null,
    version           integer not null
);
create index step_patient on step (patient_id, open, due);
create index step_overdue on step (due) where open and overdue_told_at is null;

create table step_move (
    id         text primary key not null check (length(id) = 36),
    step_id    text not null references step (id),
    patient_id text not null references patient (id),
    state      text not null,
    booked_at  timestamp,
    booked_with text,
    note       text,
    author     text not null,
    at         timestamp not null
);
create index step_move_step on step_move (step_id, at);

create table step_serves (
    step_id    text not null references step (id) on delete cascade,
    entry_id   text not null references what_matters (id),
    patient_id text not null references patient (id),
    primary key (step_id, entry_id)
);
create index step_serves_patient on step_serves (patient_id);
