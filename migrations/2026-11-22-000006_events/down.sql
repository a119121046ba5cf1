drop table idempotency;
drop table audit_event;
drop table inbox_read;
drop table inbox_update;
drop table event;
drop table event_sequence;
