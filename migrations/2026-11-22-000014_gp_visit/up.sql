-- Around a visit to the GP, and what is told of being worse.

create table visit_outcome (
    id         text primary key not null check (length(id) = 36),
    patient_id text not null references patient (id),
    -- The step of the plan that the visit was.
    step_id    text references step (id),
    held_on    date not null,
    text       text,
    lang       text not null,
    -- Lines, each with the step that was made of it, as JSON.
    decisions  text not null,
    author     text not null,
    at         timestamp not null
);
create index visit_outcome_patient on visit_outcome (patient_id, held_on);

-- Questions and observations for the next visit.
create table visit_note (
    id         text primary key not null check (length(id) = 36),
    patient_id text not null references patient (id),
    -- Who wrote it, and may change it.
    person_id  text not null references person (id),
    kind       text not null,
    text       text not null,
    lang       text not null,
    author     text not null,
    at         timestamp not null,
    version    integer not null,
    -- Taken away by who wrote it.
    removed_at timestamp,
    -- The visit it was for, once that has been.
    outcome_id text references visit_outcome (id)
);
-- Those that wait for the next visit.
create index visit_note_waiting on visit_note (patient_id, at) where removed_at is null and outcome_id is null;

-- Every wording.
create table visit_note_version (
    note_id    text not null references visit_note (id),
    version    integer not null,
    patient_id text not null references patient (id),
    text       text not null,
    lang       text not null,
    at         timestamp not null,
    primary key (note_id, version)
);

-- Links that open the page for the GP without signing in.
create table visit_link (
    id         text primary key not null check (length(id) = 36),
    patient_id text not null references patient (id),
    -- SHA-256 of the secret, hexadecimal.
    token_hash text not null,
    made_by    text not null,
    made_at    timestamp not null,
    until      timestamp not null,
    opened     integer not null,
    opened_at  timestamp,
    ended_at   timestamp
);
create unique index visit_link_token on visit_link (token_hash);
create index visit_link_patient on visit_link (patient_id, made_at);

create table worsening (
    id         text primary key not null check (length(id) = 36),
    patient_id text not null references patient (id),
    person_id  text not null references person (id),
    text       text not null,
    since      text,
    lang       text not null,
    author     text not null,
    at         timestamp not null,
    -- The event that told the units: by it one finds who opened it.
    event_seq  bigint references event (seq)
);
create index worsening_patient on worsening (patient_id, at);
