drop table care_relation;
drop table patient;
drop table staff_role;
drop table unit;
drop table session;
drop table person;
