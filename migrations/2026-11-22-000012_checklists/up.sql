-- Checklists, the templates they are made from, and what their answers led to.

create table checklist_template (
    id           text primary key not null check (length(id) = 36),
    -- Blank for those that come with Hjemover.
    municipality text not null,
    key          text not null,
    version      integer not null,
    title        text not null,
    items        integer not null,
    -- JSON of the contract's TemplateContent. Never changed: an edited template is a new row.
    content      text not null,
    author       text not null,
    at           timestamp not null,
    -- Since when a newer version is in use.
    replaced_at  timestamp,
    unique (municipality, key, version)
);

create table checklist (
    id                text primary key not null check (length(id) = 36),
    patient_id        text not null references patient (id),
    template_id       text not null references checklist_template (id),
    key               text not null,
    -- The stay that lasted or was the last when it was begun.
    stay_id           text references hospital_stay (id),
    -- The person's own: filled by the patient, or by this related person.
    own               boolean not null,
    related_person_id text references related_person (id),
    begun_by          text not null,
    begun_at          timestamp not null,
    signed_by         text,
    signed_at         timestamp,
    -- The last one of its kind that was signed.
    latest            boolean not null,
    answered          integer not null,
    -- The sum of its answers' versions.
    version           integer not null
);
create index checklist_patient on checklist (patient_id, signed_at);
create index checklist_latest on checklist (patient_id) where latest;
-- One of a kind waits at a time: one for the units, one for the patient, one for each related person.
create unique index checklist_open on checklist (patient_id, key, coalesce(related_person_id, ''))
    where signed_at is null;

create table checklist_answer (
    checklist_id text not null references checklist (id),
    item         text not null,
    version      integer not null,
    patient_id   text not null references patient (id),
    value        text,
    note         text,
    author       text not null,
    at           timestamp not null,
    -- The last one to this item.
    standing     boolean not null,
    primary key (checklist_id, item, version)
);
create index checklist_answer_standing on checklist_answer (checklist_id) where standing;

-- What became of the steps that answers propose.
create table checklist_step (
    checklist_id text not null references checklist (id),
    item         text not null,
    patient_id   text not null references patient (id),
    -- Null: somebody decided against it.
    step_id      text references step (id),
    author       text not null,
    at           timestamp not null,
    primary key (checklist_id, item)
);

-- Medicines that were changed after the letter.
create table medicine_change (
    id           text primary key not null check (length(id) = 36),
    patient_id   text not null references patient (id),
    checklist_id text not null references checklist (id),
    position     integer not null,
    medicine     text not null,
    author       text not null,
    at           timestamp not null
);
create index medicine_change_patient on medicine_change (patient_id, at);
