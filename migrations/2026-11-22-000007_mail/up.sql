-- Mail that waits, was sent or was given up, and what people want to be told by mail.

create table mail (
    id            text primary key not null check (length(id) = 36),
    -- What the mail is for: the same thing is queued once, however often it is asked for.
    once_key      text not null unique,
    -- Lower-cased by the service.
    recipient     text not null,
    -- The account it goes to, if it goes to one.
    person_id     text references person (id),
    -- The patient it is about, if one: death stops it.
    patient_id    text references patient (id),
    kind          text not null,
    language      text not null,
    -- What the template needs, as JSON, encrypted: it may hold a one-time link. Blank when sent or cancelled.
    content       text,
    created_at    timestamp not null,
    -- Its place among the recipient's mails: when it was first to be sent.
    place_at      timestamp not null,
    -- Not tried before this moment.
    not_before    timestamp not null,
    state         text not null,
    tries         integer not null,
    -- Somebody is sending it; when this moment has passed they are taken to be gone.
    claimed_until timestamp,
    -- A short code with the SMTP status, never the server's words: they may repeat an address.
    last_failure  text,
    -- When it was sent, given up or cancelled; empty as long as it waits.
    ended_at      timestamp
);
create index mail_due on mail (not_before) where ended_at is null;
create index mail_recipient on mail (recipient, place_at, id) where ended_at is null;
create index mail_state on mail (state, created_at);
create index mail_person on mail (person_id, kind, ended_at);
create index mail_patient on mail (patient_id) where ended_at is null;

create table notice_choice (
    person_id text not null references person (id) on delete cascade,
    kind      text not null,
    choice    text not null,
    primary key (person_id, kind)
);
-- Who wants to be told of a kind at all.
create index notice_choice_kind on notice_choice (kind, person_id);

create table notice_hours (
    person_id   text primary key not null references person (id) on delete cascade,
    -- Hours on Norway's clocks.
    quiet_from  integer not null check (quiet_from between 0 and 23),
    quiet_until integer not null check (quiet_until between 0 and 23),
    digest_hour integer not null check (digest_hour between 0 and 23)
);

-- What waits for a person's daily mail.
create table notice_waiting (
    person_id  text not null references person (id) on delete cascade,
    event_seq  bigint not null references event (seq),
    kind       text not null,
    patient_id text references patient (id),
    due_at     timestamp not null,
    primary key (person_id, event_seq)
);
create index notice_waiting_due on notice_waiting (due_at);
create index notice_waiting_patient on notice_waiting (patient_id);
