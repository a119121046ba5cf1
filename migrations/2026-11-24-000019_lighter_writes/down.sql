create index what_matters_version_patient on what_matters_version (patient_id, at);
drop index inbox_update_about;
create index inbox_update_about on inbox_update (unit_id, patient_id) where handled_at is null;
alter table event add column handled_at timestamp;
-- When is not known any more.
update event set handled_at = at where seq <= (select value from event_sequence where name = 'handled');
create index event_unhandled on event (seq) where handled_at is null;
delete from event_sequence where name = 'handled';
