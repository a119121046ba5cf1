drop index hospital_stay_planned;
drop table discharge_note_told;
drop table discharge_conversation;
drop table planned_discharge_note;
drop table medication_reconciliation;
drop table frailty_opening;
drop table clinical_frailty;
