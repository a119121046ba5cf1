-- Lines by somebody without an account have no place in the table as it was.
create table audit_event_before (
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
insert into audit_event_before (id, patient_id, person_id, who, what, basis, endpoint, request_id, at)
    select id, patient_id, person_id, who, what, basis, endpoint, request_id, at
    from audit_event where person_id is not null;
drop table audit_event;
alter table audit_event_before rename to audit_event;
create index audit_event_patient on audit_event (patient_id, id);

alter table inbox_update drop column said_by;
alter table related_person drop column registered_stay_id;
