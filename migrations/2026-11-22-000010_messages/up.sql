-- Messages from and to other systems, and what they change.

-- Units by the id they have in Norway's address register.
alter table unit add column her_id text;
create unique index unit_her_id on unit (her_id) where her_id is not null;
-- When a letter of theirs that came as a message is shown to the patient.
alter table unit add column shows_letters text not null default 'with_section';
alter table unit add column shows_letters_after_hours integer;

-- Accounts of other systems. They send for these units and have no other rights: a role would give them some over
-- patients.
create table integration (
    person_id text not null references person (id) on delete cascade,
    unit_id   text not null references unit (id),
    primary key (person_id, unit_id)
);

-- Nothing is sent about somebody who died.
alter table patient add column died_on date;
update patient
    set died_on = (
        select date(max(s.discharged_at)) from hospital_stay s
        where s.patient_id = patient.id and s.destination = 'died');

alter table hospital_stay add column ready_estimated boolean not null default false;
-- What messages said of the stay when they were last acted on, as JSON: only what they say anew is written.
alter table hospital_stay add column reported text;
-- The admission was taken back: there was no such stay.
alter table hospital_stay add column cancelled_at timestamp;
drop index hospital_stay_open;
create unique index hospital_stay_open on hospital_stay (patient_id)
    where discharged_at is null and cancelled_at is null;

create table message (
    id               text primary key not null check (length(id) = 36),
    -- The sender's HER-id and its id of the message; blank and the hash for what could not be read.
    sender_her_id    text not null,
    msg_id           text not null,
    -- SHA-256 of the bytes, hexadecimal.
    sha256           text not null,
    kind             text not null,
    kind_code        text not null,
    act              text not null,
    state            text not null,
    made_at          timestamp,
    received_at      timestamp not null,
    from_name        text not null,
    to_name          text not null,
    sender_unit_id   text references unit (id),
    receiver_unit_id text references unit (id),
    patient_id       text references patient (id),
    -- By which number the patient is sought: those who wait for a coordinator.
    nin_hash         text,
    -- The day it is about, for the line that the patient reads.
    about_on         date,
    estimate         boolean not null,
    -- What was understood, as JSON of the contract's Message.
    understood       text,
    -- What its sender was told, as XML.
    receipt          text,
    -- Who brought it, or made it.
    author           text not null,
    -- What a coordinator decided about one that was held, and why not.
    decided_by       text,
    decided_at       timestamp,
    reason           text
);
-- Exactly once. What was refused may come again, mended.
create unique index message_once on message (sender_her_id, msg_id) where state <> 'rejected';
create index message_sender on message (sender_her_id, msg_id);
create index message_patient on message (patient_id, received_at);
-- Those who wait for a coordinator.
create index message_held on message (receiver_unit_id, received_at) where nin_hash is not null;

-- The bytes as they came, encrypted: they hold the national identity number.
create table message_original (
    message_id text primary key not null references message (id),
    sealed     bytea not null
);

-- Letters that came as messages. All versions of a document are numbered together; letters written here are of none.
alter table discharge_summary add column document text not null default '';
alter table discharge_summary add column message_id text references message (id);
alter table discharge_summary add column received_section text;
-- Shown to the patient by itself at this moment.
alter table discharge_summary add column show_at timestamp;
alter table discharge_summary add column explanation_asked_at timestamp;
drop index discharge_summary_number;
create unique index discharge_summary_number on discharge_summary (stay_id, document, number);
create index discharge_summary_due on discharge_summary (show_at) where show_at is not null;

-- What messages propose: nothing comes of it unless somebody takes it up.
create table proposal (
    id         text primary key not null check (length(id) = 36),
    patient_id text not null references patient (id),
    message_id text not null references message (id),
    -- SHA-256 of the content: the same thing is proposed once.
    hash       text not null,
    content    text not null,
    state      text not null,
    decided_by text,
    decided_at timestamp,
    at         timestamp not null
);
create unique index proposal_once on proposal (patient_id, hash);
