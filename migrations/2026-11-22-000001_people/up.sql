-- Accounts, sessions, units, staff, patients and which unit serves whom.
-- Portable between SQLite and PostgreSQL: ids and JSON as text, times as UTC `timestamp`, no enum types.

create table person (
    id            text primary key not null check (length(id) = 36),
    -- Lower-cased by the service.
    username      text not null unique,
    email         text unique,
    name          text not null,
    password_hash text not null,
    language      text not null default 'nb',
    text_size     integer not null default 100,
    created_at    timestamp not null,
    disabled_at   timestamp
);

create table session (
    id           text primary key not null check (length(id) = 36),
    -- SHA-256 of the token, hexadecimal: a stolen database opens no session.
    token_hash   text not null unique,
    person_id    text not null references person (id) on delete cascade,
    kind         text not null,
    device       text,
    started_at   timestamp not null,
    last_used_at timestamp not null,
    expires_at   timestamp not null,
    ended_at     timestamp
);
create index session_person on session (person_id, started_at);

create table unit (
    id           text primary key not null check (length(id) = 36),
    kind         text not null,
    name         text not null unique,
    phone        text,
    municipality text,
    created_at   timestamp not null
);

create table staff_role (
    id          text primary key not null check (length(id) = 36),
    person_id   text not null references person (id) on delete cascade,
    unit_id     text not null references unit (id),
    role        text not null,
    valid_from  timestamp not null,
    valid_until timestamp
);
create index staff_role_person on staff_role (person_id);
create index staff_role_unit on staff_role (unit_id);

create table patient (
    id           text primary key not null check (length(id) = 36),
    -- The patient's own account, if there is one.
    person_id    text unique references person (id),
    given_name   text not null,
    family_name  text not null,
    -- «family given», lower-cased: what lists are sorted by.
    sort_name    text not null,
    birth_date   date not null,
    -- National identity number: encrypted (XChaCha20-Poly1305), and as a keyed hash to look it up by.
    nin_cipher   text not null,
    nin_hash     text not null unique,
    language     text not null,
    phone        text,
    email        text,
    municipality text not null,
    created_at   timestamp not null
);

create table care_relation (
    id          text primary key not null check (length(id) = 36),
    patient_id  text not null references patient (id),
    unit_id     text not null references unit (id),
    valid_from  timestamp not null,
    valid_until timestamp
);
create index care_relation_patient on care_relation (patient_id, unit_id);
create index care_relation_unit on care_relation (unit_id, patient_id);
