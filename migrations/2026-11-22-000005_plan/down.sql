drop table step_serves;
drop table step_move;
drop table step;
drop table care_plan;
