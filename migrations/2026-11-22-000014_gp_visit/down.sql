drop table worsening;
drop table visit_link;
drop table visit_note_version;
drop table visit_note;
drop table visit_outcome;
-- What the version before could not read.
delete from inbox_read where update_id in (select id from inbox_update where kind in ('worsened', 'visit_recorded'));
delete from inbox_update where kind in ('worsened', 'visit_recorded');
delete from audit_event where basis = 'visit_link' or what in (
    'read_visit_notes', 'write_visit_notes', 'read_visit_page', 'share_visit_page', 'open_visit_page', 'record_visit',
    'tell_worsening', 'read_worsening');
delete from notice_waiting where event_seq in (select seq from event where kind in (
    'gp_visit_changed', 'visit_recorded', 'worsened', 'worsening_seen'));
delete from event where kind in (
    'gp_visit_changed', 'visit_recorded', 'worsened', 'worsening_seen');
