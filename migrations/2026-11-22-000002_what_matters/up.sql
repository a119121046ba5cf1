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

-- What came of an entry: seen by a unit, something done, the person's own rating. One table, so that a
-- page reads it all at once.
create table what_matters_response (
    id         text primary key not null check (length(id) = 36),
    entry_id   text not null references what_matters (id),
    patient_id text not null references patient (id),
    -- acknowledgement, follow_up or rating
    kind       text not null,
    -- The version of the words it answers.
    version    integer not null,
    unit_id    text references unit (id),
    -- follow_up: what was done; rating: the person's own note.
    text       text,
    done_on    date,
    level      integer check (level between -2 and 2),
    author     text not null,
    at         timestamp not null
);
create index what_matters_response_patient on what_matters_response (patient_id, at);
create index what_matters_response_entry on what_matters_response (entry_id, at);
-- A unit says once that it has seen a version.
create unique index what_matters_response_seen on what_matters_response (entry_id, version, unit_id)
    where kind = 'acknowledgement';
