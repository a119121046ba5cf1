-- At which stay somebody was registered; whose words an update repeats; lines in the access log by somebody
-- without an account.

alter table related_person add column registered_stay_id text references hospital_stay (id);

-- Who said it, when a related person did.
alter table inbox_update add column said_by text;
update inbox_update
    set said_by = (select c.author from contribution c where c.event_seq = inbox_update.event_seq);

-- The same table with `person_id` that may be empty.
create table audit_event_next (
    id         text primary key not null check (length(id) = 36),
    patient_id text not null references patient (id),
    -- Their account; none for who answered an invitation without one.
    person_id  text references person (id),
    who        text not null,
    what       text not null,
    basis      text not null,
    endpoint   text not null,
    request_id text not null,
    at         timestamp not null
);
insert into audit_event_next (id, patient_id, person_id, who, what, basis, endpoint, request_id, at)
    select id, patient_id, person_id, who, what, basis, endpoint, request_id, at from audit_event;
drop table audit_event;
alter table audit_event_next rename to audit_event;
create index audit_event_patient on audit_event (patient_id, id);
