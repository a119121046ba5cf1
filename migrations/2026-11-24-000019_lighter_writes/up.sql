-- What each write need not write.

-- The worker handles events in the order of their numbers, which is the order of commits: one number says how far it
-- has come. A mark on each event wrote every event twice.
insert into event_sequence (name, value)
select 'handled', coalesce(
    (select min(seq) - 1 from event where handled_at is null),
    (select value from event_sequence where name = 'event')
);
drop index event_unhandled;
alter table event drop column handled_at;

-- An event's updates to several units are about one patient: beside each other, they change one page.
drop index inbox_update_about;
create index inbox_update_about on inbox_update (patient_id, unit_id) where handled_at is null;

-- Found by their entries.
drop index what_matters_version_patient;
