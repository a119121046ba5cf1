-- Letters that are understood: what readers say of their paragraphs, and how readable they are.

create table letter_response (
    id          text primary key not null check (length(id) = 36),
    patient_id  text not null references patient (id),
    summary_id  text not null references discharge_summary (id),
    -- From 0, of the section to the patient.
    paragraph   integer not null,
    person_id   text not null references person (id),
    author      text not null,
    at          timestamp not null,
    -- What they wonder about; null when they understand.
    question    text,
    lang        text not null,
    -- Who answers, and by when.
    unit_id     text references unit (id),
    due         date,
    -- The event that told the unit: by it one finds what stands in its inbox.
    event_seq   bigint references event (seq),
    answer      text,
    answer_lang text,
    answered_by text,
    answered_at timestamp
);
create index letter_response_summary on letter_response (summary_id, at);

-- Measured when a letter was signed or came, so that a year of letters need not be read again.
create table letter_readability (
    summary_id text primary key not null references discharge_summary (id),
    unit_id    text not null references unit (id),
    signed_on  date not null,
    -- Of the section to the patient; all 0 when there is none.
    words      integer not null,
    sentences  integer not null,
    long_words integer not null,
    -- How many of the five parts it has.
    parts      integer not null
);
create index letter_readability_unit on letter_readability (unit_id, signed_on);
