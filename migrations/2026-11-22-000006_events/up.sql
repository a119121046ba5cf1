-- What happened (events), whom it concerns (updates), who looked (audit), and replies to repeat.

-- Gives events their place: the row lock makes numbers follow the order of commits, without gaps, so that
-- a reader who asks for «after 41» never misses 42.
create table event_sequence (
    name  text primary key not null,
    value bigint not null
);
insert into event_sequence (name, value) values ('event', 0);

create table event (
    seq        bigint primary key not null,
    kind       text not null,
    patient_id text references patient (id),
    -- What it is about, as JSON of the service's own Event.
    payload    text not null,
    actor      text not null,
    at         timestamp not null,
    -- When the worker made updates of it.
    handled_at timestamp
);
create index event_unhandled on event (seq) where handled_at is null;

create table inbox_update (
    id         text primary key not null check (length(id) = 36),
    unit_id    text not null references unit (id),
    patient_id text not null references patient (id),
    event_seq  bigint not null references event (seq),
    kind       text not null,
    text       text,
    lang       text,
    at         timestamp not null,
    owner      text,
    owned_at   timestamp,
    handled_by text,
    handled_at timestamp,
    version    integer not null
);
create index inbox_update_waiting on inbox_update (unit_id, id) where handled_at is null;
create index inbox_update_handled on inbox_update (unit_id, id) where handled_at is not null;
-- The worker may meet an event twice; the unit is told once.
create unique index inbox_update_once on inbox_update (event_seq, unit_id);

create table inbox_read (
    update_id text not null references inbox_update (id),
    person_id text not null references person (id),
    author    text not null,
    at        timestamp not null,
    primary key (update_id, person_id)
);

create table audit_event (
    id         text primary key not null check (length(id) = 36),
    patient_id text not null references patient (id),
    person_id  text not null references person (id),
    who        text not null,
    what       text not null,
    basis      text not null,
    endpoint   text not null,
    request_id text not null,
    at         timestamp not null
);
create index audit_event_patient on audit_event (patient_id, id);

create table idempotency (
    person_id   text not null references person (id) on delete cascade,
    key         text not null,
    fingerprint text not null,
    response    text not null,
    at          timestamp not null,
    primary key (person_id, key)
);
create index idempotency_at on idempotency (at);
