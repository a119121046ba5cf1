drop table meeting_decision;
drop table meeting_patient;
drop table board_meeting;
drop index inbox_update_about;
drop index care_relation_board;
alter table care_relation drop column on_board;
alter table care_relation drop column next_due;
drop table risk_flag_version;
drop table risk_flag;
-- What the version before could not read.
delete from audit_event where what in (
    'read_risk_flags', 'manage_risk_flags', 'hold_meetings', 'record_decisions', 'read_decisions');
delete from notice_waiting where event_seq in (select seq from event where kind in ('board_changed', 'meeting_changed'));
delete from event where kind in ('board_changed', 'meeting_changed');
