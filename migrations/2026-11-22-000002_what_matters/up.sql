-- «Hva er viktig for deg?»: entries, every version of the words, and what came of them.

create table what_matters (
    id         text primary key not null check (length(id) = 36),
    patient_id text not null references patient (id),
    position   integer not null,
    status     text not null,
    version    integer not null,
    -- The words as they stand now; every version is in what_matters_version.
    text       text not null,
    lang       text not null,
    said_by    text not null,
    author     text not null,
    written_at timestamp not null,
    changed_at timestamp not null
);
create index what_matters_patient on what_matters (patient_id, status, position);

create table what_matters_version (
    entry_id   text not null references what_matters (id),
    version    integer not null,
    patient_id text not null references patient (id),
    text       text not null,
    lang       text not null,
    author     text not null,
    at         timestamp not null,
    primary key (entry_id, version)
);

create table what_matters_acknowledgement (
    entry_id   text not null references what_matters (id),
    version    integer not null,
    unit_id    text not null references unit (id),
    patient_id text not null references patient (id),
    author     text not null,
    at         timestamp not null,
    primary key (entry_id, version, unit_id)
);
create index what_matters_acknowledgement_patient on what_matters_acknowledgement (patient_id);

create table what_matters_follow_up (
    id         text primary key not null check (length(id) = 36),
    entry_id   text not null references what_matters (id),
    patient_id text not null references patient (id),
    text       text not null,
    done_on    date not null,
    author     text not null,
    at         timestamp not null
);
create index what_matters_follow_up_patient on what_matters_follow_up (patient_id);

create table what_matters_rating (
    id         text primary key not null check (length(id) = 36),
    entry_id   text not null references what_matters (id),
    patient_id text not null references patient (id),
    level      integer not null check (level between -2 and 2),
    note       text,
    author     text not null,
    at         timestamp not null
);
create index what_matters_rating_patient on what_matters_rating (patient_id);
