drop table contribution;
drop table consent;
drop table invitation;
drop table correction;
drop table registration_event;
drop table related_person;
alter table person drop column acts_for;
