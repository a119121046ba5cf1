drop index hospital_stay_admitted;
drop index care_plan_started;
drop table missed_checklist;
drop index what_matters_version_patient;
alter table checklist drop column held;
drop index care_plan_unit;
alter table care_plan drop column unit_id;
