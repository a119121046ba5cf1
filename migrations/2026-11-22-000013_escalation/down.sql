alter table care_relation drop column responsible_since;
drop table handover;
drop table staff_absence;
drop table escalation;
drop index inbox_update_climb;
-- What tells of a climb has no meaning without it.
delete from inbox_read where update_id in (select id from inbox_update where level is not null);
update inbox_update set about_update_id = null;
delete from inbox_update where level is not null;
alter table inbox_update drop column about_update_id;
alter table inbox_update drop column level;
alter table inbox_update drop column climbed;
alter table inbox_update drop column climb_at;
drop index step_climb;
alter table step drop column told;
alter table step drop column climbed;
alter table step drop column climb_at;
drop table escalation_rule;
