drop table notice_waiting;
drop table notice_hours;
drop table notice_choice;
drop table mail;
