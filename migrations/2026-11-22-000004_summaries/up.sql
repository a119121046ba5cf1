-- Discharge summaries: one row a version of the letter. A signed text never changes.

create table discharge_summary (
    id                      text primary key not null check (length(id) = 36),
    patient_id              text not null references patient (id),
    stay_id                 text not null references hospital_stay (id),
    number                  integer not null,
    previous_id             text references discharge_summary (id),
    newer_id                text references discharge_summary (id),
    change_note             text,
    status                  text not null,
    -- What it says, as JSON of the contract's SummaryContent; hashed (SHA-256) when it is signed.
    content                 text not null,
    content_hash            text,
    has_patient_information boolean not null,
    author                  text not null,
    changed_at              timestamp not null,
    signed_by               text,
    signed_at               timestamp,
    released_by             text,
    released_at             timestamp,
    withdrawn_by            text,
    withdrawn_at            timestamp,
    withdrawn_reason        text,
    version                 integer not null
);
create index discharge_summary_patient on discharge_summary (patient_id, status, released_at);
create unique index discharge_summary_number on discharge_summary (stay_id, number);

create table summary_read (
    summary_id text not null references discharge_summary (id),
    person_id  text not null references person (id),
    patient_id text not null references patient (id),
    author     text not null,
    at         timestamp not null,
    primary key (summary_id, person_id)
);
