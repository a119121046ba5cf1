drop table medicine_change;
drop table checklist_step;
drop table checklist_answer;
drop table checklist;
drop table checklist_template;
