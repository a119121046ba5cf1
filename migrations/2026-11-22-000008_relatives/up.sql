-- Related persons, how they were asked and what they answered, what was opened for them, what they say.

-- Whether an account belongs to a related person of anybody: others are asked nothing more when they sign in.
alter table person add column acts_for boolean not null default false;

create table related_person (
    id                text primary key not null check (length(id) = 36),
    patient_id        text not null references patient (id),
    -- Their account, when they have one.
    person_id         text references person (id),
    given_name        text not null,
    family_name       text not null,
    -- Kodeverk 9033 and 9050.
    relation          text not null,
    care_function     text,
    phone             text,
    email             text,
    reachable         text,
    birth_date        date,
    -- Place among the next of kin, from 1.
    next_of_kin       integer,
    state             text not null,
    basis             text not null,
    author            text not null,
    registered_at     timestamp not null,
    confirmed_at      timestamp,
    confirmed_stay_id text references hospital_stay (id),
    -- A year after they said yes; none while they are asked, and when it is over.
    ask_again_at      timestamp,
    -- Whether they asked not to be written to.
    no_mail           boolean not null default false,
    version           integer not null
);
create index related_person_patient on related_person (patient_id);
-- An account stands near a patient in one way at a time.
create unique index related_person_person on related_person (person_id, patient_id)
    where person_id is not null and state <> 'declined' and state <> 'ended';
create index related_person_account on related_person (person_id) where person_id is not null;
create index related_person_ask_again on related_person (ask_again_at) where ask_again_at is not null;

create table registration_event (
    id                text primary key not null check (length(id) = 36),
    related_person_id text not null references related_person (id),
    patient_id        text not null references patient (id),
    event             text not null,
    author            text not null,
    at                timestamp not null
);
create index registration_event_patient on registration_event (patient_id, id);

create table correction (
    id                text primary key not null check (length(id) = 36),
    related_person_id text not null references related_person (id),
    patient_id        text not null references patient (id),
    field             text not null,
    old_value         text,
    new_value         text,
    state             text not null,
    at                timestamp not null,
    decided_by        text,
    decided_at        timestamp
);
create index correction_patient on correction (patient_id, id);

create table invitation (
    id                text primary key not null check (length(id) = 36),
    related_person_id text not null references related_person (id),
    patient_id        text not null references patient (id),
    -- SHA-256 of the token or code, hexadecimal.
    token_hash        text not null unique,
    by_mail           boolean not null,
    fact              text not null,
    language          text not null,
    created_at        timestamp not null,
    expires_at        timestamp not null,
    wrong_facts       integer not null,
    state             text not null,
    -- Null while it can be answered.
    ended_at          timestamp
);
-- One that can be answered at a time.
create unique index invitation_open on invitation (related_person_id) where ended_at is null;
create index invitation_due on invitation (expires_at) where ended_at is null;
create index invitation_patient on invitation (patient_id) where ended_at is null;

create table consent (
    id                text primary key not null check (length(id) = 36),
    related_person_id text not null references related_person (id),
    patient_id        text not null references patient (id),
    -- A JSON list of scopes.
    scopes            text not null,
    basis             text not null,
    reason            text,
    document          text,
    given_by          text not null,
    valid_from        timestamp not null,
    -- The last day; the moment it ends in Norway.
    until             date,
    valid_until       timestamp,
    ended_at          timestamp,
    ended_by          text
);
create index consent_patient on consent (patient_id, id);
-- One that holds at a time.
create unique index consent_open on consent (related_person_id) where ended_at is null;
create index consent_due on consent (valid_until) where ended_at is null and valid_until is not null;

create table contribution (
    id                text primary key not null check (length(id) = 36),
    related_person_id text not null references related_person (id),
    patient_id        text not null references patient (id),
    kind              text not null,
    text              text not null,
    lang              text not null,
    author            text not null,
    at                timestamp not null,
    -- The event that told the units; by it one finds who has read the update.
    event_seq         bigint references event (seq),
    adopted_as        text references what_matters (id),
    adopted_at        timestamp
);
create index contribution_patient on contribution (patient_id, at);
create index contribution_related_person on contribution (related_person_id, at);
