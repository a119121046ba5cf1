drop table summary_read;
drop table discharge_summary;
