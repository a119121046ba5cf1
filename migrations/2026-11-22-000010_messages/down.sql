drop table proposal;
-- Letters that came as messages stay, as letters of their stay, numbered after those written here.
drop index discharge_summary_due;
drop index discharge_summary_number;
update discharge_summary
    set number = number + (select coalesce(max(o.number), 0) from discharge_summary o
        where o.stay_id = discharge_summary.stay_id and o.document < discharge_summary.document)
    where document <> '';
create index discharge_summary_number on discharge_summary (stay_id, number);
alter table discharge_summary drop column explanation_asked_at;
alter table discharge_summary drop column show_at;
alter table discharge_summary drop column received_section;
alter table discharge_summary drop column message_id;
alter table discharge_summary drop column document;
drop table message_original;
drop table message;
drop index hospital_stay_open;
-- A stay that was taken back has ended.
update hospital_stay set discharged_at = cancelled_at, destination = 'elsewhere'
    where cancelled_at is not null and discharged_at is null;
create unique index hospital_stay_open on hospital_stay (patient_id) where discharged_at is null;
alter table hospital_stay drop column cancelled_at;
alter table hospital_stay drop column reported;
alter table hospital_stay drop column ready_estimated;
alter table patient drop column died_on;
drop table integration;
drop index unit_her_id;
alter table unit drop column shows_letters_after_hours;
alter table unit drop column shows_letters;
alter table unit drop column her_id;
